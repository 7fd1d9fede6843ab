"""What goes on under another IRI: units, other things, and paragraphs that have another number.

Which units there are, and which continue under another IRI, the graphs and ORG's change events tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, OWL, RDF, RDFS, SKOS

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.triples import LABELS, SUBCLASS, IndexedGraph, below, grouped
from kela_graph.namespaces import ADMS, RESP
from kela_graph.rdf.components import components

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kela_graph.diff.alignment import Subject, Term

    _IRIs: TypeAlias = dict[ox.NamedNode, ox.NamedNode]

PARENT, ORIGINAL, RESULTING, CHANGED_BY, RESULTED_FROM = named(
    *(ORG.subOrganizationOf, ORG.originalOrganization, ORG.resultingOrganization),
    *(ORG.changedBy, ORG.resultedFrom),
)

#: What says that the subject is the object, or continues as it, and the other way round.
_ON: Final = named(OWL.sameAs, DCTERMS.isReplacedBy)
_BACK: Final = named(OWL.sameAs, DCTERMS.replaces)

_IDENTIFIERS: Final = named(ADMS.identifier, ORG.identifier)
_NOTATION, _REGISTER = named(SKOS.notation, DCTERMS.source)

#: The predicates that tell whether a unit continues under another IRI.
_TELLING: Final = frozenset(
    (
        *(TYPE, SUBCLASS, PARENT, ORIGINAL, RESULTING, CHANGED_BY, RESULTED_FROM),
        *(*_ON, *_BACK, *_IDENTIFIERS, _NOTATION, _REGISTER),
    )
)

#: Terms and responsibilities: whether they continue is told elsewhere.
_APART: Final = frozenset(
    named(
        *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual),
        *(RDFS.Class, RDFS.Datatype, RDF.Property, OWL.Axiom, OWL.Restriction, RESP.Responsibility),
    )
)
_PARAGRAPH, _TEXT = named(RESP.Paragraph, DCTERMS.description)

#: What follows the IRI that a paragraph had until another one took it over.
FORMER: Final = "-former"

_ORGANISATIONS: Final = named(ORG.Organization, ORG.OrganizationalUnit, ORG.FormalOrganization, RESP.Unit)


@dataclass(frozen=True, slots=True)
class Event:
    """A change event, or what replacements tell: the organisations before, and those that resulted."""

    node: Subject | None
    originals: frozenset[Term]
    results: frozenset[Term]


def units(old: IndexedGraph, new: IndexedGraph) -> list[set[Subject]]:
    """Return the organisations and units of both sides: by their classes, or since they have a parent."""
    classes = below((old, new), SUBCLASS, _ORGANISATIONS)
    return [{*side.members(*classes), *(triple.subject for triple in side.by(PARENT))} for side in (old, new)]


def continued(before: Collection[ox.Quad], after: Collection[ox.Quad]) -> tuple[_IRIs, _IRIs]:
    """Return the new IRI of each thing of the old graph that continues under another one.

    The first are those of which the new graph says so: by a change event of one unit into one, by
    ``owl:sameAs``, by ``dcterms:isReplacedBy`` or ``dcterms:replaces``, or since both have an identifier that
    no others have. The second are the others of which the same is said, name and all. The new IRI must be
    named nowhere in the old graph.
    """
    old, new = (IndexedGraph(q.triple for q in quads if q.predicate in _TELLING) for quads in (before, after))
    gone, come = _exchanged(old, new)
    if not gone or not come:
        return {}, {}
    by_identifier = grouped((key, unit) for unit in come for key in _identifiers(new, unit))
    keyed = ((unit, key) for unit in gone for key in _identifiers(old, unit))
    found = {*_stated(new), *((unit, other) for unit, key in keyed for other in by_identifier.get(key, ()))}
    pairs = [(first, second) for first, second in sorted(found, key=str) if first in gone and second in come]
    stated = _one_to_one(pairs, before)
    first, second = _by_what_is_said(before, gone), _by_what_is_said(after, come)
    alike = _one_to_one([(a, b) for said in first for a in first[said] for b in second.get(said, ())], before)
    return stated, {a: b for a, b in alike.items() if a not in stated}


def renumbered(before: Collection[ox.Quad], after: Collection[ox.Quad]) -> _IRIs:
    """Return the new IRI of each paragraph whose text stands under another paragraph's.

    An IRI that a paragraph took over from one that is gone stands for that one no longer, which gets another.
    """
    first, second = (_by_text(quads) for quads in (before, after))
    pairs = [(first[text], second[text]) for text in first.keys() & second.keys()]
    found = {old: new for old, new in pairs if old != new}
    known = {term for quad in before for term in (quad.subject, quad.object)} if found else set()
    taken = {new for new in found.values() if new in known and new not in found}
    return found | {iri: ox.NamedNode(f"{iri.value}{FORMER}") for iri in taken}


def _exchanged(old: IndexedGraph, new: IndexedGraph) -> tuple[set[Subject], set[Subject]]:
    """Return what only one of two graphs has: units and other things, but for terms and responsibilities."""
    things = []
    for side, known in zip((old, new), units(old, new), strict=True):
        typed = {t.subject for t in side.by(TYPE) if t.object not in _APART}
        things.append((typed | known) - side.members(*_APART))
    return things[0] - things[1], things[1] - things[0]


def _one_to_one(pairs: Collection[tuple[Term, Term]], before: Collection[ox.Quad]) -> _IRIs:
    """Return the pairs of IRIs that stand in no other pair, where the old graph does not name the second."""
    number = Counter(term for pair in pairs for term in pair)
    known = {term for quad in before for term in (quad.subject, quad.object)} if pairs else set()
    return {
        first: second
        for first, second in pairs
        if isinstance(first, ox.NamedNode) and isinstance(second, ox.NamedNode) and second not in known
        if number[first] == number[second] == 1
    }


def _by_what_is_said(
    quads: Collection[ox.Quad], nodes: set[Subject]
) -> dict[frozenset[object], list[Subject]]:
    """Return things by what is said of them, if they have a name."""
    said = grouped(
        (q.subject, (q.predicate, q.object))
        for q in quads
        if q.subject in nodes and not isinstance(q.object, ox.BlankNode)
    )
    return grouped(
        (frozenset(pairs), node) for node, pairs in said.items() if any(pair[0] in LABELS for pair in pairs)
    )


def _by_text(quads: Collection[ox.Quad]) -> dict[frozenset[Term], ox.NamedNode]:
    """Return the paragraphs by their texts, where no two have the same."""
    paragraphs = {q.subject for q in quads if q.predicate == TYPE and q.object == _PARAGRAPH}
    texts = grouped((q.subject, q.object) for q in quads if q.predicate == _TEXT and q.subject in paragraphs)
    found = grouped((frozenset(said), node) for node, said in texts.items())
    return {
        said: node for said, (node, *others) in found.items() if not others and isinstance(node, ox.NamedNode)
    }


def event_statements(event: Event, side: IndexedGraph) -> Iterator[ox.Triple]:
    """Give all that a graph says of an event, by the units' own statements too."""
    if event.node is None:
        for first, second in product(event.originals, event.results):
            yield from links(side, first, second)
        return
    yield from side.of(event.node)
    yield from (triple for triple in side.by(CHANGED_BY, RESULTED_FROM) if triple.object == event.node)


def links(side: IndexedGraph, first: Term, second: Term) -> Iterator[ox.Triple]:
    """Give the statements that say that a unit continues as another."""
    for start, end, predicates in ((first, second, _ON), (second, first, _BACK)):
        found = side.of(start) if isinstance(start, ox.NamedNode) else ()
        yield from (t for t in found if t.object == end and t.predicate in predicates)


def events(side: IndexedGraph) -> Iterator[Event]:
    """Give the change events of a graph, and those that its replacements tell."""
    ends: defaultdict[Subject, tuple[set[Term], set[Term]]] = defaultdict(lambda: (set(), set()))
    for number, (straight, inverse) in enumerate(((ORIGINAL, CHANGED_BY), (RESULTING, RESULTED_FROM))):
        for triple in side.by(straight):
            ends[triple.subject][number].add(triple.object)
        for triple in side.by(inverse):
            if not isinstance(triple.object, ox.Literal):
                ends[triple.object][number].add(triple.subject)
    yield from (Event(node, frozenset(old), frozenset(new)) for node, (old, new) in ends.items())
    yield from _replacements(side)


def _replacements(side: IndexedGraph) -> Iterator[Event]:
    """Give an event for the units that replace others, of all that are linked so together."""
    pairs = {
        *((t.subject, t.object) for t in side.by(_ON[1])),
        *((t.object, t.subject) for t in side.by(_BACK[1])),
    }
    linked: defaultdict[tuple[int, Term], set[tuple[int, Term]]] = defaultdict(set)
    for old, new in pairs:
        if isinstance(old, ox.NamedNode) and isinstance(new, ox.NamedNode):
            linked[0, old].add((1, new))
            linked[1, new].add((0, old))
    for together in components(linked):
        yield Event(None, *(frozenset(term for end, term in together if end == number) for number in (0, 1)))


def _stated(new: IndexedGraph) -> Iterator[tuple[Term, Term]]:
    """Give the pairs of which the new graph says that the one continues as the other."""
    for event in events(new):
        if len(event.originals) == len(event.results) == 1:
            yield next(iter(event.originals)), next(iter(event.results))
    yield from ((triple.subject, triple.object) for triple in new.by(*_ON))
    yield from ((triple.object, triple.subject) for triple in new.by(*_BACK))


def _identifiers(side: IndexedGraph, unit: Subject) -> Iterator[object]:
    """Give what identifies a unit: an identifier's node, its notation in its register, or the text."""
    for value in side.values(unit, *_IDENTIFIERS):
        if not isinstance(value, ox.BlankNode):
            yield value
        if isinstance(value, ox.NamedNode | ox.BlankNode):
            registers = frozenset(side.values(value, _REGISTER))
            yield from ((notation, registers) for notation in side.values(value, _NOTATION))
