"""Names in a language in which nothing of a kind had one: told together, by how many things have them now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kela_graph.diff.change import Detail
from kela_graph.diff.ledger import ordered
from kela_graph.diff.triples import LABELS, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from kela_graph.diff.alignment import Subject
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger


def changes(ledger: Ledger, kinds: Mapping[Subject, str], terms: Set[Subject]) -> Iterator[Change]:
    """Give a change for each language that is new to the units, the tasks or the other things."""
    known = {(_what(kinds, t.subject), _tag(t)) for t in ledger.old.by(*LABELS)}
    come = grouped(
        ((_what(kinds, t.subject), _tag(t)), t)
        for t in ledger.new.by(*LABELS)
        if t.subject in ledger.old and t.subject not in terms and _tag(t)
    )
    for key in sorted(come.keys() - known):
        named = ordered({t.subject for t in come[key]})
        if len(named) > 1:
            detail = Detail(f"{key[0]}-names-added", (), tuple(t.object for t in sorted(come[key], key=str)))
            yield ledger.change(named, [detail], (), come[key])


def _what(kinds: Mapping[Subject, str], node: Subject) -> str:
    return what if (what := kinds.get(node, "").partition("-")[0]) in ("unit", "task") else "resource"


def _tag(triple: ox.Triple) -> str:
    return (triple.object.language or "") if isinstance(triple.object, ox.Literal) else ""
