"""What can be reached in a directed graph, and its strongly connected components."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_Node = TypeVar("_Node")


def reachable(starts: Iterable[_Node], successors: Mapping[_Node, Iterable[_Node]]) -> set[_Node]:
    """Return some nodes, and all that can be reached from them."""
    found: set[_Node] = set()
    waiting = list(starts)
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting.extend(successors.get(node, ()))
    return found


def components(successors: Mapping[_Node, Iterable[_Node]]) -> Iterator[list[_Node]]:
    """Give the strongly connected components, each after all that can be reached from it.

    The path-based algorithm of Gabow, without recursion.
    """
    index: dict[_Node, int] = {}
    assigned: set[_Node] = set()
    path: list[_Node] = []
    boundaries: list[int] = []
    for root in successors:
        work: list[tuple[_Node, Iterable[_Node]]] = [] if root in index else [(root, ())]
        while work:
            node, targets = work[-1]
            if node not in index:
                index[node] = len(path)
                path.append(node)
                boundaries.append(index[node])
                targets = iter(successors.get(node, ()))
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
                    component = path[index[node] :]
                    del path[index[node] :]
                    assigned.update(component)
                    yield component


def numbered(successors: Mapping[_Node, Iterable[_Node]]) -> dict[_Node, int]:
    """Return a number for each node, the same for those of one component."""
    return {node: number for number, each in enumerate(components(successors)) for node in each}
