"""Which units there are, which go on under another IRI, and what ORG's change events say of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, OWL, SKOS

from kela_graph.diff.alignment import TYPE
from kela_graph.diff.facts import SUBCLASS, Facts, below
from kela_graph.namespaces import ADMS, RESP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from kela_graph.diff.alignment import Subject, Term

PARENT: Final = ox.NamedNode(str(ORG.subOrganizationOf))
ORIGINAL: Final = ox.NamedNode(str(ORG.originalOrganization))
RESULTING: Final = ox.NamedNode(str(ORG.resultingOrganization))
CHANGED_BY: Final = ox.NamedNode(str(ORG.changedBy))
RESULTED_FROM: Final = ox.NamedNode(str(ORG.resultedFrom))

#: What says that the subject is the object, or goes on as it, and the other way round.
_ON: Final = tuple(ox.NamedNode(str(iri)) for iri in (OWL.sameAs, DCTERMS.isReplacedBy))
_BACK: Final = tuple(ox.NamedNode(str(iri)) for iri in (OWL.sameAs, DCTERMS.replaces))

_IDENTIFIERS: Final = (ox.NamedNode(str(ADMS.identifier)), ox.NamedNode(str(ORG.identifier)))
_NOTATION: Final = ox.NamedNode(str(SKOS.notation))
_REGISTER: Final = ox.NamedNode(str(DCTERMS.source))

#: The predicates that tell whether a unit goes on under another IRI.
_TELLING: Final = frozenset(
    (
        *(TYPE, SUBCLASS, PARENT, ORIGINAL, RESULTING, CHANGED_BY, RESULTED_FROM),
        *(*_ON, *_BACK, *_IDENTIFIERS, _NOTATION, _REGISTER),
    )
)

_ORGANISATIONS: Final = (
    *(ox.NamedNode(str(i)) for i in (ORG.Organization, ORG.OrganizationalUnit, ORG.FormalOrganization)),
    ox.NamedNode(RESP + "Unit"),
)


@dataclass(frozen=True, slots=True)
class Event:
    """A change event: organisations that were, and those that came of them.

    Attributes:
        node: the event.
        originals: the organisations that it changed.
        results: the organisations that resulted from it.
    """

    node: Subject
    originals: frozenset[Term]
    results: frozenset[Term]


def units(old: Facts, new: Facts) -> tuple[set[Subject], set[Subject]]:
    """Return the organisations and units of both sides: by their classes, or since they have a parent."""
    classes = below((old, new), SUBCLASS, _ORGANISATIONS)
    first, second = (
        {*side.members(*classes), *(triple.subject for triple in side.by(PARENT))} for side in (old, new)
    )
    return first, second


def new_events(old: Facts, new: Facts) -> list[Event]:
    """Return the change events of which the new graph says more than the old one, in order."""
    before = {event.node: event for event in _events(old)}
    found = [event for event in _events(new) if before.get(event.node) != event]
    return sorted(found, key=lambda event: str(event.node))


def event_statements(event: Event, facts: Facts) -> Iterator[ox.Triple]:
    """Give all that a graph says of an event, by the units' own statements too."""
    yield from facts.of(event.node)
    for triple in facts.by(CHANGED_BY, RESULTED_FROM):
        if triple.object == event.node:
            yield triple


def continued(before: Sequence[ox.Quad], after: Sequence[ox.Quad]) -> dict[ox.NamedNode, ox.NamedNode]:
    """Return the new IRI of each unit of the old graph that goes on under another one.

    The new graph says so: by a change event of one unit into one, by ``owl:sameAs``, by
    ``dcterms:isReplacedBy`` or ``dcterms:replaces``, or since both have an identifier that no others have.
    The new IRI must be named nowhere in the old graph.
    """
    old, new = (Facts(q.triple for q in quads if q.predicate in _TELLING) for quads in (before, after))
    organisations = units(old, new)
    gone, come = organisations[0] - organisations[1], organisations[1] - organisations[0]
    if not gone or not come:
        return {}
    links = {*_said(new, gone, come), *_by_identifier(old, new, gone, come)}
    firsts: defaultdict[Term, set[Term]] = defaultdict(set)
    seconds: defaultdict[Term, set[Term]] = defaultdict(set)
    for first, second in links:
        firsts[first].add(second)
        seconds[second].add(first)
    known = {term for quad in before for term in (quad.subject, quad.object)} if links else set()
    return {
        first: second
        for first, second in sorted(links, key=str)
        if isinstance(first, ox.NamedNode)
        and isinstance(second, ox.NamedNode)
        and len(firsts[first]) == len(seconds[second]) == 1
        and second not in known
    }


def links(facts: Facts, first: ox.NamedNode, second: ox.NamedNode) -> Iterator[ox.Triple]:
    """Give the statements that say that a unit goes on as another."""
    for triple in (*facts.of(first), *facts.of(second)):
        ends = (triple.subject, triple.object)
        if (ends == (first, second) and triple.predicate in _ON) or (
            ends == (second, first) and triple.predicate in _BACK
        ):
            yield triple


def _events(facts: Facts) -> list[Event]:
    originals: defaultdict[Subject, set[Term]] = defaultdict(set)
    results: defaultdict[Subject, set[Term]] = defaultdict(set)
    for straight, inverse, found in (
        (ORIGINAL, CHANGED_BY, originals),
        (RESULTING, RESULTED_FROM, results),
    ):
        for triple in facts.by(straight):
            found[triple.subject].add(triple.object)
        for triple in facts.by(inverse):
            if not isinstance(triple.object, ox.Literal):
                found[triple.object].add(triple.subject)
    return [
        Event(node, frozenset(originals[node]), frozenset(results[node])) for node in {*originals, *results}
    ]


def _said(new: Facts, gone: Set[Subject], come: Set[Subject]) -> Iterator[tuple[Term, Term]]:
    for event in _events(new):
        if len(event.originals) == len(event.results) == 1:
            first, second = *event.originals, *event.results
            yield from _between(first, second, gone, come)
    for triple in new.by(*_ON):
        yield from _between(triple.subject, triple.object, gone, come)
    for triple in new.by(*_BACK):
        yield from _between(triple.object, triple.subject, gone, come)


def _between(
    first: Term, second: Term, gone: Set[Subject], come: Set[Subject]
) -> Iterator[tuple[Term, Term]]:
    if first in gone and second in come:
        yield first, second


def _by_identifier(
    old: Facts, new: Facts, gone: Iterable[Subject], come: Iterable[Subject]
) -> Iterator[tuple[Term, Term]]:
    after: defaultdict[object, set[Subject]] = defaultdict(set)
    for unit in come:
        for key in _identifiers(new, unit):
            after[key].add(unit)
    for unit in gone:
        for key in _identifiers(old, unit):
            for found in after.get(key, ()):
                yield unit, found


def _identifiers(facts: Facts, unit: Subject) -> Iterator[object]:
    """Give what identifies a unit: an identifier's node, its notation in its register, or the text."""
    for value in facts.values(unit, *_IDENTIFIERS):
        if not isinstance(value, ox.BlankNode):
            yield value
        if isinstance(value, ox.NamedNode | ox.BlankNode):
            registers = frozenset(facts.values(value, _REGISTER))
            for notation in facts.values(value, _NOTATION):
                yield notation, registers
