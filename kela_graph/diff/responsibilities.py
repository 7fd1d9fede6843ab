"""Responsibilities given, taken, moved and reworded; statements read from their source in another way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCTERMS, RDFS

from kela_graph.diff.alignment import STATEMENT, TYPE, is_annotation, named
from kela_graph.diff.change import Detail
from kela_graph.diff.ledger import by_property, differing, ordered
from kela_graph.diff.triples import SUBPROPERTY, TASK_PROPERTIES, IndexedGraph, below, grouped
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

HOLDER, _RESPONSIBILITY, _TASK = named(RESP.heldBy, RESP.Responsibility, RESP.task)
_BASIS, _STATED, _EXAMPLE = named(RESP.basis, RESP.Stated, RESP.givenAsExample)
_TRUE: Final = ox.Literal(True)
_READINGS: Final = frozenset(named(RESP.ReadFromName, RESP.ReadFromContext))

#: What says where a responsibility comes from: no part of its wording.
_EVIDENCE: Final = (_BASIS, *named(DCTERMS.source, RDFS.comment, RDFS.seeAlso))


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give the changes of responsibilities."""
    before, after = map(responsibilities, ledger.sides)
    properties = below(ledger.sides, SUBPROPERTY, (_TASK, *TASK_PROPERTIES))
    for node in ordered(before & after & ledger.subjects):
        yield from _changed(ledger, node)
    gone, come = before - after, after - before

    def duty(side: IndexedGraph, node: Subject) -> frozenset[object]:
        return frozenset((t.predicate, t.object) for t in side.of(node) if t.predicate in properties)

    def held(side: IndexedGraph, node: Subject) -> object:
        return duty(side, node) and (duty(side, node), frozenset(side.values(node, HOLDER)))

    for kind, key in (("reidentified", held), ("moved", duty)):
        for first, second in _alike(ledger, gone, come, key):
            ends = ledger.old.values(first, HOLDER), ledger.new.values(second, HOLDER)
            told = map(ordered, ends) if kind == "moved" else ((first,), (second,))
            details = [Detail(f"responsibility-{kind}", *told), *_rest(ledger, first, second)]
            yield ledger.change([second], details, ledger.old.of(first), ledger.new.of(second))
    for kind, nodes in (("responsibility-given", come), ("responsibility-taken", gone)):
        yield from (ledger.whole(kind, node, HOLDER) for node in ordered(nodes))


def readings(ledger: Ledger) -> Iterator[Change]:
    """Give the statements that are read in another way than before, or with other remarks."""
    shared = responsibilities(ledger.old) & responsibilities(ledger.new)
    for node in ledger.left():
        if is_annotation(node):
            statement = (ledger.new if node in ledger.new else ledger.old).statement(node)
            # That of a statement which comes or goes is told with it.
            if all(statement != (*t,) for side in ledger.of(statement[0]) for t in side):
                yield _reading(ledger, node, (), statement)
        elif node in shared and any(ledger.of(node, *_EVIDENCE)):
            yield _reading(ledger, node, _EVIDENCE, None)


def responsibilities(side: IndexedGraph) -> set[Subject]:
    """Return the responsibilities of a side: by their class, or since somebody holds them."""
    return {*side.members(_RESPONSIBILITY), *(triple.subject for triple in side.by(HOLDER))}


def _changed(ledger: Ledger, node: Subject) -> Iterator[Change]:
    """Give the change of a responsibility that both sides have; `readings` gives that of its evidence."""
    held = ledger.of(node, HOLDER)
    worded = [{t for t in side if t.predicate not in (HOLDER, *_EVIDENCE)} for side in ledger.of(node)]
    details = [differing("responsibility-moved", *held)] if any(held) else []
    if any(worded):
        details += _reworded(*worded)
    if details:
        yield ledger.change([node], details, held[0] | worded[0], held[1] | worded[1])


def _reworded(removed: set[ox.Triple], added: set[ox.Triple]) -> Iterator[Detail]:
    """Give what else than its holder differs of a responsibility: the activity, an example, properties."""
    tasks = [{t for t in side if t.predicate in TASK_PROPERTIES} for side in (removed, added)]
    before, after = (ordered({t.predicate for t in side}) for side in tasks)
    if len(before) == len(after) == 1 and before != after:
        yield Detail("responsibility-activity", before, after)
        told = [{t.object for t in side} for side in tasks]
        removed, added = removed - tasks[0], added - tasks[1]
        if told[0] != told[1]:
            yield Detail("responsibility-reworded", *map(ordered, told), property=_TASK)
    for kind, side in (("responsibility-example", added), ("responsibility-no-example", removed)):
        if examples := {t for t in side if t.predicate == _EXAMPLE and t.object == _TRUE}:
            yield Detail(kind)
            removed, added = removed - examples, added - examples
    yield from by_property("responsibility-reworded", removed, added)


def _rest(ledger: Ledger, first: Subject, second: Subject) -> Iterator[Detail]:
    """Give what else differs of a responsibility that has another node."""
    old, new = (
        {(t.predicate, t.object): t for t in side.of(node) if t.predicate != HOLDER}
        for side, node in zip(ledger.sides, (first, second), strict=True)
    )
    removed, added = ({t for key, t in a.items() if key not in b} for a, b in ((old, new), (new, old)))
    yield from _reworded(removed, added)


def _alike(
    ledger: Ledger, gone: set[Subject], come: set[Subject], key: Callable[[IndexedGraph, Subject], object]
) -> Iterator[tuple[Subject, Subject]]:
    """Give the pairs of nodes that are alike and like no other, and take them out of the sets."""
    before, after = (
        grouped((key(side, node), node) for node in nodes)
        for side, nodes in zip(ledger.sides, (gone, come), strict=True)
    )
    pairs = ((*before[same], *after[same]) for same in before.keys() & after.keys() if same)
    for first, second in sorted((pair for pair in pairs if len(pair) == 2), key=str):
        gone.remove(first)
        come.remove(second)
        yield first, second


def _reading(
    ledger: Ledger, node: Subject, predicates: tuple[ox.NamedNode, ...], statement: tuple[Term, ...] | None
) -> Change:
    """Return the change of an annotation, or of what a responsibility says of its own source."""
    old, new = (side.values(node, _BASIS) for side in ledger.sides)
    statements = ledger.of(node, *predicates)
    if node in ledger.old and node in ledger.new and old != new:
        confirmed = old and old <= _READINGS and new == {_STATED}
        kind = "reading-confirmed" if confirmed else "reading-changed"
        details = [Detail(kind, ordered(old), ordered(new))]
        silent = {*STATEMENT, TYPE, _BASIS}
    else:
        details, silent = [], {*STATEMENT, TYPE}
    # What says only that there is an annotation, and of what, is no remark.
    remarks = ({t for t in side if t.predicate not in silent} for side in statements)
    details += by_property("annotation-changed", *remarks)
    details = details or [Detail("annotation-changed")]
    subject = node if statement is None else statement[0]
    return ledger.change([subject], details, *statements, statement=statement)
