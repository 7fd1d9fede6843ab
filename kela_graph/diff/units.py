"""Units founded, closed, merged and split; renamed, moved, of another type or IRI, at another place.

Which are merged or split, ORG's change events tell, and what replaces what.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.change import Detail
from kela_graph.diff.continuity import PARENT, Event, event_statements, events, links, units
from kela_graph.diff.ledger import differing, ordered
from kela_graph.diff.triples import LABELS
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

#: What may differ of a unit that both sides have, with the predicates that say it.
_ASPECTS: Final = (
    ("unit-renamed", LABELS),
    ("unit-moved", (PARENT,)),
    ("unit-retyped", (TYPE,)),
    ("unit-place", named(RESP.operatesIn)),
)

#: What an event is, by whether it has several units before and after; one of single units is about an IRI.
_EVENTS: Final = {(2, 2): "units-reorganised", (2, 1): "units-merged", (1, 2): "unit-split"}


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give the changes of units."""
    before, after = units(*ledger.sides)
    gone, come = before - after, after - before
    # Those of which the new graph says more than the old one.
    known = {*events(ledger.old)}
    said = [each for each in sorted(events(ledger.new), key=_key) if each not in known]
    kept = (before & after) - {*ledger.continued.values()}
    told: set[Subject] = set()
    for event in said:
        originals, results = _ends(event, kept)
        if kind := _EVENTS.get((min(len(originals), 2), min(len(results), 2))):
            mine = (gone & event.originals) | (come & event.results)
            told |= mine
            removed, added = (
                [*event_statements(event, side), *(t for unit in mine for t in side.of(unit))]
                for side in ledger.sides
            )
            subjects = dict.fromkeys((*originals, *results))
            yield ledger.change(subjects, [Detail(kind, originals, results)], removed, added)
    for unit in ordered(before & after & {*ledger.subjects, *ledger.continued.values()}):
        yield from _changed(ledger, unit, said)
    for kind, ends, nodes in (("founded", "results", come), ("closed", "originals", gone)):
        for unit in ordered(nodes - told):
            more = (t for e in said if unit in getattr(e, ends) for t in event_statements(e, ledger.new))
            yield ledger.whole(f"unit-{kind}", unit, PARENT, also=more)


def _key(event: Event) -> str:
    return f"{event.node or ''} {' '.join(map(str, ordered(event.originals)))}"


def _ends(event: Event, kept: set[Subject]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Return the units before and after; one that replaces others, and was there, is one of those before."""
    originals, results = event.originals, event.results
    if event.node is None:
        originals, results = originals | (results & kept), results | (originals & kept)
    return ordered(originals), ordered(results)


def _changed(ledger: Ledger, unit: Subject, said: list[Event]) -> Iterator[Change]:
    """Give the change of a unit that both sides have."""
    details = []
    removed: set[ox.Triple] = set()
    added: set[ox.Triple] = set()
    for before, after in ledger.continued.items():
        if after == unit:
            details.append(ledger.reidentified("unit", before, after))
            added |= {*links(ledger.new, before, after), *ledger.new.of(before)}
            for event in said:
                if event.originals == {before} and event.results == {after}:
                    added |= {*event_statements(event, ledger.new)}
    for kind, predicates in _ASPECTS:
        gone, come = ledger.of(unit, *predicates)
        if gone or come:
            stays = ledger.old.values(unit, PARENT) & ledger.new.values(unit, PARENT)
            if kind == "unit-moved" and not (gone and come) and stays:
                kind = "unit-parent-removed" if gone else "unit-parent-added"
            details.append(differing(kind, gone, come))
            removed |= gone
            added |= come
    if details:
        yield ledger.change([unit], details, removed, added)
