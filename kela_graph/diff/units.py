"""Units founded, closed, merged and split; renamed, moved, of another type or IRI, at another place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.change import Detail
from kela_graph.diff.identity import PARENT, event_statements, links, new_events, units
from kela_graph.diff.ledger import differing, ordered
from kela_graph.diff.triples import LABELS
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from kela_graph.diff.alignment import Subject
    from kela_graph.diff.change import Change
    from kela_graph.diff.identity import Event
    from kela_graph.diff.ledger import Ledger

#: What may be different of a unit that there was and is, with the predicates that say it.
_ASPECTS: Final = (
    ("unit-renamed", LABELS),
    ("unit-moved", (PARENT,)),
    ("unit-retyped", (TYPE,)),
    ("unit-place", named(RESP.operatesIn)),
)

#: What an event is, by whether it has several units before and after; one of single units tells of an IRI.
_EVENTS: Final = {(2, 2): "units-reorganised", (2, 1): "units-merged", (1, 2): "unit-split"}


def changes(ledger: Ledger) -> Iterator[Change]:
    """Tell what happened to units, and take the statements that say so."""
    before, after = units(*ledger.sides)
    gone, come = before - after, after - before
    events = new_events(*ledger.sides)
    told: set[Subject] = set()
    for event in events:
        originals, results = ordered(event.originals), ordered(event.results)
        if kind := _EVENTS.get((min(len(originals), 2), min(len(results), 2))):
            ends = (gone & event.originals) | (come & event.results)
            told |= ends
            removed, added = (
                [*event_statements(event, side), *(t for unit in ends for t in side.of(unit))]
                for side in ledger.sides
            )
            subjects = dict.fromkeys((*originals, *results))
            yield ledger.change(subjects, [Detail(kind, originals, results)], removed, added)
    for unit in ordered(before & after & {*ledger.subjects, *ledger.continued.values()}):
        yield from _changed(ledger, unit, events)
    for unit in ordered(come - told):
        said = (t for e in events if unit in e.results for t in event_statements(e, ledger.new))
        yield ledger.whole("unit-founded", unit, PARENT, also=said)
    for unit in ordered(gone - told):
        said = (t for e in events if unit in e.originals for t in event_statements(e, ledger.new))
        yield ledger.whole("unit-closed", unit, PARENT, also=said)


def _changed(ledger: Ledger, unit: Subject, events: list[Event]) -> Iterator[Change]:
    """Tell what is different of a unit that there was and is, as one change."""
    details = []
    removed: set[ox.Triple] = set()
    added: set[ox.Triple] = set()
    for before, after in ledger.continued.items():
        if after == unit:
            details.append(Detail("unit-reidentified", (before,), (after,)))
            added |= {*links(ledger.new, before, after), *ledger.new.of(before)}
            for event in events:
                if event.originals == {before} and event.results == {after}:
                    added |= {*event_statements(event, ledger.new)}
    for kind, predicates in _ASPECTS:
        gone, come = ledger.of(unit, *predicates)
        if gone or come:
            details.append(differing(kind, gone, come))
            removed |= gone
            added |= come
    if details:
        yield ledger.change([unit], details, removed, added)
