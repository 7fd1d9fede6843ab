"""Transitive closure of a relation that grows: what can newly be reached from where.

Every set that is computed is put together from whole sets, so that two million pairs take a
fraction of a second, where a join of the relation with itself would look at each pair from every
node between its ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Pairs: TypeAlias = dict[int, set[int]]


def newly_reached(forward: Pairs, added: Pairs) -> Pairs:
    """The pairs that a relation lacks to be transitive.

    Args:
        forward: the objects of each subject: a transitive relation with the pairs of `added`.
        added: the pairs that came since it was transitive.

    Returns:
        What is to be added to `forward`, which is left as it is.
    """
    sources = set(added)
    affected = {s for s, known in forward.items() if not known.isdisjoint(sources)} | sources
    inner = {s: forward[s] & affected for s in affected}
    reached: Pairs = {}
    finished: dict[int, int] = {}
    fresh: Pairs = {}
    for component in _components(inner):
        reach = _reach(component, inner, forward, added, reached, finished)
        for node in component:
            reached[node] = reach
            finished[node] = len(finished)
            if missing := reach - forward[node]:
                fresh[node] = missing
    return fresh


def _reach(
    component: list[int],
    inner: Pairs,
    forward: Pairs,
    added: Pairs,
    reached: Pairs,
    finished: dict[int, int],
) -> set[int]:
    """All that can be reached from the nodes of a component; those after it are finished."""
    reach = set(component) if len(component) > 1 else set()
    after: set[int] = set()
    for node in component:
        reach |= forward[node]
        after |= inner[node]
        for target in added.get(node, ()):
            if target not in inner:
                reach.update(forward.get(target, ()))
    after.difference_update(component)
    # The nearest first: what is reached through it need not be looked at.
    covered: set[int] = set()
    for target in sorted(after, key=finished.__getitem__, reverse=True):
        if target not in covered:
            covered |= reached[target]
    return reach | covered


def _components(successors: Pairs) -> Iterator[list[int]]:
    """The strongly connected components, each after all that can be reached from it.

    The path-based algorithm of Gabow, without recursion.
    """
    index: dict[int, int] = {}
    assigned: set[int] = set()
    path: list[int] = []
    boundaries: list[int] = []
    for root in successors:
        work: list[tuple[int, Iterable[int]]] = [] if root in index else [(root, ())]
        while work:
            node, targets = work[-1]
            if node not in index:
                index[node] = len(index)
                path.append(node)
                boundaries.append(index[node])
                targets = iter(successors[node])
                work[-1] = (node, targets)
            for target in targets:
                if target not in index:
                    work.append((target, ()))
                    break
                if target not in assigned:
                    while boundaries[-1] > index[target]:
                        boundaries.pop()
            else:
                work.pop()
                if boundaries[-1] == index[node]:
                    boundaries.pop()
                    start = path.index(node) if path[-1] != node else len(path) - 1
                    component = path[start:]
                    del path[start:]
                    assigned.update(component)
                    yield component
