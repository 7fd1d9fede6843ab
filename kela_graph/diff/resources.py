"""Other things that are new, gone or different: doubts, paragraphs, tasks, topics, places and the like."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rdflib import DCTERMS, SKOS

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.change import Detail
from kela_graph.diff.continuity import links, units
from kela_graph.diff.ledger import by_property, differing, ordered
from kela_graph.diff.triples import LABELS, SUBCLASS, IndexedGraph, below
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.diff.alignment import Subject
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

DOUBT, POSSIBLE, _CHOSEN = named(RESP.SourceDiscrepancy, RESP.possibleReading, RESP.chosenReading)
PARAGRAPH, _TEXT, _TASK = named(RESP.Paragraph, DCTERMS.description, RESP.Task)
DOCUMENT, _ISSUED, _UNDATED = named(RESP.SourceDocument, DCTERMS.issued, RESP.undated)
_NUMBER, _PART_OF = named(RESP.number, DCTERMS.isPartOf)
_BROADER, _TOP, _SCHEME = named(SKOS.broader, SKOS.topConceptOf, SKOS.inScheme)


def doubts(ledger: Ledger) -> Iterator[Change]:
    """Give the doubts that are settled, reread or raised; their readings go and come with them."""
    before, after = (side.members(DOUBT) for side in ledger.sides)
    for node in ordered((before | after) & ledger.subjects):
        chosen = [ordered(side.values(node, _CHOSEN)) for side in ledger.sides]
        read = [_readings(*sides, node) for sides in (ledger.sides, ledger.sides[::-1])]
        if node not in before or node not in after:
            kind = "doubt-settled" if node in before else "doubt-raised"
            statements = ([*side.of(node), *each] for side, each in zip(ledger.sides, read, strict=True))
            yield ledger.change([node], [Detail(kind, *chosen)], *statements)
            continue
        if chosen[0] != chosen[1]:
            yield ledger.change([node], [Detail("doubt-reread", *chosen)], *ledger.of(node, _CHOSEN))
        if any(possible := ledger.of(node, POSSIBLE)):
            statements = ([*said, *each] for said, each in zip(possible, read, strict=True))
            yield ledger.change([node], by_property("doubt-changed", *possible), *statements)


def paragraphs(ledger: Ledger) -> Iterator[Change]:
    """Give the paragraphs that have other numbers, are worded differently, new or gone."""
    yield from _renumbered(ledger)
    before, after = (side.members(PARAGRAPH) for side in ledger.sides)
    for node in ordered((before | after) & ledger.subjects):
        if node not in before or node not in after:
            kind = "paragraph-removed" if node in before else "paragraph-added"
            yield ledger.whole(kind, node, _TEXT)
        elif any(statements := ledger.of(node, _TEXT)):
            yield ledger.change([node], [differing("paragraph-reworded", *statements)], *statements)


def _renumbered(ledger: Ledger) -> Iterator[Change]:
    """Give the paragraphs that follow each other and have numbers so many higher or lower, together."""
    found = []
    for node in ledger.new.members(PARAGRAPH):
        statements = ledger.of(node, _NUMBER)
        numbers = [_number(side) for side in statements]
        if None not in numbers:
            document = min(ledger.new.values(node, _PART_OF), key=str, default=node)
            found.append((str(document), numbers[1] - numbers[0], numbers[0], document, statements))
    runs: list[list[Any]] = []
    for each in sorted(found, key=itemgetter(0, 1, 2)):
        if not runs or (*each[:2], each[2] - 1) != runs[-1][-1][:3]:
            runs.append([])
        runs[-1].append(each)
    for run in runs:
        told = [[triple for each in run for triple in each[4][side]] for side in (0, 1)]
        detail = Detail("paragraphs-renumbered", *(tuple(t.object for t in side) for side in told))
        yield ledger.change([run[0][3]], [detail], *told)


def _number(statements: set[ox.Triple]) -> Any:
    """Return the number that the only one of some statements gives; None where there is none."""
    values = [t.object.value for t in statements if isinstance(t.object, ox.Literal)]
    return int(values[0]) if len(statements) == 1 and values and values[0].isdecimal() else None


def documents(ledger: Ledger) -> Iterator[Change]:
    """Give the documents that have another date, or one where they had none."""
    for node in ordered(ledger.new.members(DOCUMENT) & ledger.old.members(DOCUMENT) & ledger.subjects):
        if any(statements := ledger.of(node, _ISSUED, _UNDATED)):
            dates = (ordered(side.values(node, _ISSUED)) for side in ledger.sides)
            yield ledger.change([node], [Detail("document-dated", *dates)], *statements)


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give the things with an IRI that are new, gone or renamed, have another IRI or a broader task."""
    yield from _reidentified(ledger)
    known = tasks(ledger)
    for node in ledger.left():
        if not isinstance(node, ox.NamedNode):
            continue
        if node not in ledger.old or node not in ledger.new:
            kind = "resource-removed" if node in ledger.old else "resource-added"
            yield ledger.whole(kind, node, TYPE)
            continue
        if node in known and any(broader := ledger.of(node, _BROADER)):
            places = (a | b for a, b in zip(broader, ledger.of(node, _TOP, _SCHEME), strict=True))
            yield ledger.change([node], [differing("task-broader", *broader)], *places)
        if any(statements := ledger.of(node, *LABELS)):
            kind = "task-reworded" if node in known else "resource-renamed"
            yield ledger.change([node], [differing(kind, *statements)], *statements)


def _reidentified(ledger: Ledger) -> Iterator[Change]:
    """Give the things, but for units and renumbered paragraphs, that have another IRI."""
    apart = set().union(*units(*ledger.sides))
    for before, after in ledger.continued.items():
        numbers = [side.values(after, _NUMBER) for side in ledger.sides]
        if after in ledger.new and after not in apart and numbers[0] == numbers[1]:
            added = (*links(ledger.new, before, after), *ledger.new.of(before))
            yield ledger.change([after], [ledger.reidentified("resource", before, after)], (), added)


def tasks(ledger: Ledger) -> set[Subject]:
    """Return the tasks of both sides."""
    classes = below(ledger.sides, SUBCLASS, (_TASK,))
    return {task for side in ledger.sides for task in side.members(*classes)}


def _readings(side: IndexedGraph, other: IndexedGraph, doubt: Subject) -> list[ox.Triple]:
    """Return what is said of the readings of a doubt that the other side has not."""
    nodes = (node for node in side.values(doubt, POSSIBLE) if isinstance(node, ox.NamedNode | ox.BlankNode))
    return [triple for node in nodes if node not in other for triple in side.of(node)]
