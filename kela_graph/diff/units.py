"""Units founded, closed, merged and split; renamed, moved, of another type or IRI, at another place.

Which units there are, and which continue under another IRI, the graphs and ORG's change events tell.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, OWL, SKOS

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.change import Detail
from kela_graph.diff.ledger import differing, ordered
from kela_graph.diff.triples import LABELS, SUBCLASS, IndexedGraph, below, grouped
from kela_graph.namespaces import ADMS, RESP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

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

_ORGANISATIONS: Final = named(ORG.Organization, ORG.OrganizationalUnit, ORG.FormalOrganization, RESP.Unit)

#: What may differ of a unit that both sides have, with the predicates that say it.
_ASPECTS: Final = (
    ("unit-renamed", LABELS),
    ("unit-moved", (PARENT,)),
    ("unit-retyped", (TYPE,)),
    ("unit-place", named(RESP.operatesIn)),
)

#: What an event is, by whether it has several units before and after; one of single units is about an IRI.
_EVENTS: Final = {(2, 2): "units-reorganised", (2, 1): "units-merged", (1, 2): "unit-split"}


@dataclass(frozen=True, slots=True)
class _Event:
    """A change event: the organisations that it changed, and those that resulted from it."""

    node: Subject
    originals: frozenset[Term]
    results: frozenset[Term]


def units(old: IndexedGraph, new: IndexedGraph) -> list[set[Subject]]:
    """Return the organisations and units of both sides: by their classes, or since they have a parent."""
    classes = below((old, new), SUBCLASS, _ORGANISATIONS)
    return [{*side.members(*classes), *(triple.subject for triple in side.by(PARENT))} for side in (old, new)]


def continued(before: Collection[ox.Quad], after: Collection[ox.Quad]) -> dict[ox.NamedNode, ox.NamedNode]:
    """Return the new IRI of each unit of the old graph that continues under another one.

    The new graph says so: by a change event of one unit into one, by ``owl:sameAs``, by
    ``dcterms:isReplacedBy`` or ``dcterms:replaces``, or since both have an identifier that no others have.
    The new IRI must be named nowhere in the old graph.
    """
    old, new = (IndexedGraph(q.triple for q in quads if q.predicate in _TELLING) for quads in (before, after))
    first_units, second_units = units(old, new)
    gone, come = first_units - second_units, second_units - first_units
    if not gone or not come:
        return {}
    by_identifier = grouped((key, unit) for unit in come for key in _identifiers(new, unit))
    keyed = ((unit, key) for unit in gone for key in _identifiers(old, unit))
    found = {*_stated(new), *((unit, other) for unit, key in keyed for other in by_identifier.get(key, ()))}
    pairs = [(first, second) for first, second in sorted(found, key=str) if first in gone and second in come]
    number = Counter(term for pair in pairs for term in pair)
    known = {term for quad in before for term in (quad.subject, quad.object)} if pairs else set()
    return {
        first: second
        for first, second in pairs
        if isinstance(first, ox.NamedNode) and isinstance(second, ox.NamedNode) and second not in known
        if number[first] == number[second] == 1
    }


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give the changes of units."""
    before, after = units(*ledger.sides)
    gone, come = before - after, after - before
    # Those of which the new graph says more than the old one.
    events = sorted({*_events(ledger.new)} - {*_events(ledger.old)}, key=lambda event: str(event.node))
    told: set[Subject] = set()
    for event in events:
        originals, results = ordered(event.originals), ordered(event.results)
        if kind := _EVENTS.get((min(len(originals), 2), min(len(results), 2))):
            ends = (gone & event.originals) | (come & event.results)
            told |= ends
            removed, added = (
                [*_event_statements(event, side), *(t for unit in ends for t in side.of(unit))]
                for side in ledger.sides
            )
            subjects = dict.fromkeys((*originals, *results))
            yield ledger.change(subjects, [Detail(kind, originals, results)], removed, added)
    for unit in ordered(before & after & {*ledger.subjects, *ledger.continued.values()}):
        yield from _changed(ledger, unit, events)
    for unit in ordered(come - told):
        said = (t for e in events if unit in e.results for t in _event_statements(e, ledger.new))
        yield ledger.whole("unit-founded", unit, PARENT, also=said)
    for unit in ordered(gone - told):
        said = (t for e in events if unit in e.originals for t in _event_statements(e, ledger.new))
        yield ledger.whole("unit-closed", unit, PARENT, also=said)


def _changed(ledger: Ledger, unit: Subject, events: list[_Event]) -> Iterator[Change]:
    """Give the change of a unit that both sides have."""
    details = []
    removed: set[ox.Triple] = set()
    added: set[ox.Triple] = set()
    for before, after in ledger.continued.items():
        if after == unit:
            details.append(Detail("unit-reidentified", (before,), (after,)))
            added |= {*_links(ledger.new, before, after), *ledger.new.of(before)}
            for event in events:
                if event.originals == {before} and event.results == {after}:
                    added |= {*_event_statements(event, ledger.new)}
    for kind, predicates in _ASPECTS:
        gone, come = ledger.of(unit, *predicates)
        if gone or come:
            details.append(differing(kind, gone, come))
            removed |= gone
            added |= come
    if details:
        yield ledger.change([unit], details, removed, added)


def _event_statements(event: _Event, side: IndexedGraph) -> Iterator[ox.Triple]:
    """Give all that a graph says of an event, by the units' own statements too."""
    yield from side.of(event.node)
    yield from (triple for triple in side.by(CHANGED_BY, RESULTED_FROM) if triple.object == event.node)


def _links(side: IndexedGraph, first: ox.NamedNode, second: ox.NamedNode) -> Iterator[ox.Triple]:
    """Give the statements that say that a unit continues as another."""
    for start, end, predicates in ((first, second, _ON), (second, first, _BACK)):
        yield from (t for t in side.of(start) if t.object == end and t.predicate in predicates)


def _events(side: IndexedGraph) -> Iterator[_Event]:
    ends: defaultdict[Subject, tuple[set[Term], set[Term]]] = defaultdict(lambda: (set(), set()))
    for number, (straight, inverse) in enumerate(((ORIGINAL, CHANGED_BY), (RESULTING, RESULTED_FROM))):
        for triple in side.by(straight):
            ends[triple.subject][number].add(triple.object)
        for triple in side.by(inverse):
            if not isinstance(triple.object, ox.Literal):
                ends[triple.object][number].add(triple.subject)
    return (_Event(node, frozenset(old), frozenset(new)) for node, (old, new) in ends.items())


def _stated(new: IndexedGraph) -> Iterator[tuple[Term, Term]]:
    """Give the pairs of which the new graph says that the one continues as the other."""
    for event in _events(new):
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
