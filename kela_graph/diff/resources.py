"""Other things that are new, gone or different: doubts, paragraphs, tasks, topics, places and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import DCTERMS

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.change import Detail
from kela_graph.diff.ledger import differing, ordered
from kela_graph.diff.triples import LABELS, SUBCLASS, IndexedGraph, below
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.diff.alignment import Subject
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

_DOUBT, _POSSIBLE, _CHOSEN = named(RESP.SourceDiscrepancy, RESP.possibleReading, RESP.chosenReading)
_PARAGRAPH, _TEXT, _TASK = named(RESP.Paragraph, DCTERMS.description, RESP.Task)


def doubts(ledger: Ledger) -> Iterator[Change]:
    """Give the doubts that are settled, reread or raised; their readings go and come with them."""
    before, after = (side.members(_DOUBT) for side in ledger.sides)
    for node in ordered((before | after) & ledger.subjects):
        chosen = [ordered(side.values(node, _CHOSEN)) for side in ledger.sides]
        if node not in before or node not in after:
            kind = "doubt-settled" if node in before else "doubt-raised"
            statements = (_with_readings(*sides, node) for sides in (ledger.sides, ledger.sides[::-1]))
            yield ledger.change([node], [Detail(kind, *chosen)], *statements)
        elif chosen[0] != chosen[1]:
            yield ledger.change([node], [Detail("doubt-reread", *chosen)], *ledger.of(node, _CHOSEN))


def paragraphs(ledger: Ledger) -> Iterator[Change]:
    """Give the paragraphs that are worded differently, new or gone."""
    before, after = (side.members(_PARAGRAPH) for side in ledger.sides)
    for node in ordered((before | after) & ledger.subjects):
        if node not in before or node not in after:
            kind = "paragraph-removed" if node in before else "paragraph-added"
            yield ledger.whole(kind, node, _TEXT)
        elif any(statements := ledger.of(node, _TEXT)):
            yield ledger.change([node], [differing("paragraph-reworded", *statements)], *statements)


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give the things with an IRI that are new, gone or renamed."""
    tasks = below(ledger.sides, SUBCLASS, (_TASK,))
    for node in ledger.left():
        if not isinstance(node, ox.NamedNode):
            continue
        if node not in ledger.old or node not in ledger.new:
            kind = "resource-removed" if node in ledger.old else "resource-added"
            yield ledger.whole(kind, node, TYPE)
        elif any(statements := ledger.of(node, *LABELS)):
            is_task = any(side.values(node, TYPE) & tasks for side in ledger.sides)
            kind = "task-reworded" if is_task else "resource-renamed"
            yield ledger.change([node], [differing(kind, *statements)], *statements)


def _with_readings(side: IndexedGraph, other: IndexedGraph, doubt: Subject) -> Iterator[ox.Triple]:
    """Give what is said of a doubt, and of its readings where the other side has none of them."""
    yield from side.of(doubt)
    for reading in side.values(doubt, _POSSIBLE):
        if isinstance(reading, ox.NamedNode | ox.BlankNode) and reading not in other:
            yield from side.of(reading)
