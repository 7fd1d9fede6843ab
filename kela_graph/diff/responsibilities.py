"""Responsibilities given, taken, moved from one unit to another, and worded otherwise."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCTERMS, RDFS

from kela_graph.diff.change import Detail
from kela_graph.diff.facts import SUBPROPERTY, TASK_PROPERTIES, Facts, below
from kela_graph.diff.ledger import differing, ordered, restated
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kela_graph.diff.alignment import Subject
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

HOLDER: Final = ox.NamedNode(RESP + "heldBy")
RESPONSIBILITY: Final = ox.NamedNode(RESP + "Responsibility")
TASK: Final = ox.NamedNode(RESP + "task")

#: What says where a responsibility comes from: no part of its wording.
EVIDENCE: Final = (
    ox.NamedNode(RESP + "basis"),
    *(ox.NamedNode(str(iri)) for iri in (DCTERMS.source, RDFS.comment, RDFS.seeAlso)),
)


def responsibilities(facts: Facts) -> set[Subject]:
    """Return the responsibilities of a side: by their class, or since somebody holds them."""
    return {*facts.members(RESPONSIBILITY), *(triple.subject for triple in facts.by(HOLDER))}


def changes(ledger: Ledger) -> Iterator[Change]:
    """Tell what happened to responsibilities, and take the statements that say so."""
    before, after = responsibilities(ledger.old), responsibilities(ledger.new)
    properties = tuple(below((ledger.old, ledger.new), SUBPROPERTY, (TASK, *TASK_PROPERTIES)))
    for node in ordered(before & after & ledger.subjects):
        yield from _changed(ledger, node)
    gone, come = before - after, after - before

    def duty(facts: Facts, node: Subject) -> frozenset[object]:
        return frozenset((t.predicate, t.object) for t in facts.of(node) if t.predicate in properties)

    def held(facts: Facts, node: Subject) -> object:
        return duty(facts, node) and (duty(facts, node), frozenset(facts.values(node, HOLDER)))

    for first, second in _alike(ledger, gone, come, held):
        yield _replaced(ledger, first, second, Detail("responsibility-reidentified", (first,), (second,)))
    for first, second in _alike(ledger, gone, come, duty):
        yield _replaced(ledger, first, second, _moved(ledger, first, second))
    for node in ordered(come):
        detail = Detail("responsibility-given", (), ordered(ledger.new.values(node, HOLDER)))
        yield ledger.change([node], [detail], ledger.old.of(node), ledger.new.of(node))
    for node in ordered(gone):
        detail = Detail("responsibility-taken", ordered(ledger.old.values(node, HOLDER)), ())
        yield ledger.change([node], [detail], ledger.old.of(node), ledger.new.of(node))


def _changed(ledger: Ledger, node: Subject) -> Iterator[Change]:
    """Tell what is other of a responsibility that there was and is; its evidence is told elsewhere."""
    held = ledger.of(node, HOLDER)
    worded = [{t for t in side if t.predicate not in (HOLDER, *EVIDENCE)} for side in ledger.of(node)]
    details = [differing("responsibility-moved", *held)] if any(held) else []
    if any(worded):
        details.append(restated("responsibility-reworded", *worded))
    if details:
        yield ledger.change([node], details, held[0] | worded[0], held[1] | worded[1])


def _alike(
    ledger: Ledger, gone: set[Subject], come: set[Subject], key: Callable[[Facts, Subject], object]
) -> Iterator[tuple[Subject, Subject]]:
    """Give the pairs of nodes that are alike and have no other that is, and take them out of the sets."""
    pairs: defaultdict[object, tuple[list[Subject], list[Subject]]] = defaultdict(lambda: ([], []))
    for number, (facts, nodes) in enumerate(((ledger.old, gone), (ledger.new, come))):
        for node in nodes:
            pairs[key(facts, node)][number].append(node)
    alike = [nodes for same, nodes in pairs.items() if same and len(nodes[0]) == len(nodes[1]) == 1]
    for first, second in sorted(alike, key=str):
        gone.remove(first[0])
        come.remove(second[0])
        yield first[0], second[0]


def _replaced(ledger: Ledger, first: Subject, second: Subject, detail: Detail) -> Change:
    """Tell that one node stands where another stood."""
    return ledger.change([second], [detail], ledger.old.of(first), ledger.new.of(second))


def _moved(ledger: Ledger, first: Subject, second: Subject) -> Detail:
    holders = ledger.old.values(first, HOLDER), ledger.new.values(second, HOLDER)
    return Detail("responsibility-moved", *(ordered(side) for side in holders))
