"""Units founded, closed, merged and split; renamed, moved, of another type or IRI, at another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.diff import identity
from kela_graph.diff.alignment import TYPE
from kela_graph.diff.change import Detail
from kela_graph.diff.facts import LABELS
from kela_graph.diff.identity import PARENT
from kela_graph.diff.ledger import differing, ordered
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change
    from kela_graph.diff.identity import Event
    from kela_graph.diff.ledger import Ledger

PLACE: Final = ox.NamedNode(RESP + "operatesIn")

#: What may be other of a unit that there was and is, with the predicates that say it.
_ASPECTS: Final = (
    ("unit-renamed", LABELS),
    ("unit-moved", (PARENT,)),
    ("unit-retyped", (TYPE,)),
    ("unit-place", (PLACE,)),
)


def changes(ledger: Ledger, continued: Mapping[ox.NamedNode, ox.NamedNode]) -> Iterator[Change]:
    """Tell what happened to units, and take the statements that say so."""
    before, after = identity.units(ledger.old, ledger.new)
    gone, come = before - after, after - before
    told: set[Term] = set()
    events = identity.new_events(ledger.old, ledger.new)
    for event in events:
        if (kind := _kind(event)) is not None:
            ends = {*(gone & event.originals), *(come & event.results)}
            told |= ends
            yield _reorganised(ledger, event, kind, ends)
    for unit in ordered(before & after & {*ledger.subjects, *continued.values()}):
        yield from _changed(ledger, unit, continued, events)
    for unit in ordered(come - told):
        yield _founded(ledger, unit, events)
    for unit in ordered(gone - told):
        yield _closed(ledger, unit, events)


def _kind(event: Event) -> str | None:
    """Return what an event of more than one unit on a side is; one of single units tells of an IRI."""
    originals, results = len(event.originals), len(event.results)
    if originals > 1 and results > 1:
        return "units-reorganised"
    if originals > 1 and results == 1:
        return "units-merged"
    return "unit-split" if originals == 1 and results > 1 else None


def _reorganised(ledger: Ledger, event: Event, kind: str, ends: set[Subject]) -> Change:
    originals, results = ordered(event.originals), ordered(event.results)
    said = list(identity.event_statements(event, ledger.new))
    return ledger.change(
        dict.fromkeys((*originals, *results)),
        [Detail(kind, originals, results)],
        [*identity.event_statements(event, ledger.old), *(t for unit in ends for t in ledger.old.of(unit))],
        [*said, *(t for unit in ends for t in ledger.new.of(unit))],
    )


def _changed(
    ledger: Ledger, unit: Subject, continued: Mapping[ox.NamedNode, ox.NamedNode], events: list[Event]
) -> Iterator[Change]:
    """Tell what is other of a unit that there was and is, as one change."""
    details = []
    removed: set[ox.Triple] = set()
    added: set[ox.Triple] = set()
    for before, after in continued.items():
        if after == unit:
            details.append(Detail("unit-reidentified", (before,), (after,)))
            added |= {*identity.links(ledger.new, before, after), *ledger.new.of(before)}
            for event in events:
                if event.originals == frozenset((before,)) and event.results == frozenset((after,)):
                    added |= set(identity.event_statements(event, ledger.new))
    for kind, predicates in _ASPECTS:
        gone, come = ledger.of(unit, *predicates)
        if gone or come:
            details.append(differing(kind, gone, come))
            removed |= gone
            added |= come
    if details:
        yield ledger.change([unit], details, removed, added)


def _founded(ledger: Ledger, unit: Subject, events: list[Event]) -> Change:
    said = [t for e in events if unit in e.results for t in identity.event_statements(e, ledger.new)]
    parents = ordered(ledger.new.values(unit, PARENT))
    return ledger.change(
        [unit], [Detail("unit-founded", (), parents)], ledger.old.of(unit), [*ledger.new.of(unit), *said]
    )


def _closed(ledger: Ledger, unit: Subject, events: list[Event]) -> Change:
    said = [t for e in events if unit in e.originals for t in identity.event_statements(e, ledger.new)]
    parents = ordered(ledger.old.values(unit, PARENT))
    return ledger.change(
        [unit], [Detail("unit-closed", parents, ())], ledger.old.of(unit), [*ledger.new.of(unit), *said]
    )
