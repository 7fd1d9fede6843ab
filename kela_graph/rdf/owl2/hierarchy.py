"""The object property hierarchy, and what OWL 2 DL asks of it.

Written from "OWL 2 Structural Specification", sections 11.1 and 11.2. Except in the shape of a
chain, a property stands for its inverse too: what those sections ask holds of both or of neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rdflib import OWL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.rdf.owl2.statements import Use

    #: A property, and whether it is inverted.
    Expression: TypeAlias = tuple[Node, bool]


class Hierarchy:
    """What the axioms say about how object properties depend on one another."""

    def __init__(self) -> None:
        self._supers: dict[Node, list[Node]] = {}
        self._composite: list[Node] = [OWL.topObjectProperty, OWL.bottomObjectProperty]
        self._chains: list[tuple[tuple[Expression, ...], Expression, Use]] = []

    def add_super(self, sub: Node, sup: Node) -> None:
        """`sub` → `sup`, the relation of section 11.1."""
        self._supers.setdefault(sub, []).append(sup)

    def add_transitive(self, node: Node) -> None:
        """A transitive property is composite."""
        self._composite.append(node)

    def add_chain(self, chain: tuple[Expression, ...], sup: Expression, use: Use) -> None:
        """A property that a chain implies is composite; `use` is where the chain stands."""
        self._composite.append(sup[0])
        self._chains.append((chain, sup, use))

    def composite(self) -> set[Node]:
        """The properties that are not simple (11.1): composite, or above one that is."""
        found: set[Node] = set()
        waiting = list(self._composite)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting.extend(self._supers.get(node, ()))
        return found

    def irregular(self) -> Iterator[tuple[Use, Node]]:
        """The chains for which no strict partial order exists (11.2), each with what it implies.

        The least order that could do has `part < implied` for each part of a chain. It fails
        where a part also depends on what is implied, through chains or superproperties. Where
        several chains and superproperties take turns in a circle, the section's letter lets some
        pass that its purpose (decidability) doesn't; they count as irregular here.
        """
        smaller = [(_smaller(chain, sup), sup[0], use) for chain, sup, use in self._chains]
        edges = {node: list(supers) for node, supers in self._supers.items()}
        for parts, sup, _ in smaller:
            for part in parts:
                edges.setdefault(part, []).append(sup)
        component = components(edges)
        for parts, sup, use in smaller:
            if any(component[part] == component[sup] for part in parts):
                yield use, sup


def _smaller(chain: tuple[Expression, ...], sup: Expression) -> list[Node]:
    """Those parts of a chain that must be smaller than what it implies, by its shape (11.2)."""
    if sup[0] == OWL.topObjectProperty or chain == (sup, sup):
        return []
    if chain[0] == sup:
        chain = chain[1:]
    elif chain[-1] == sup:
        chain = chain[:-1]
    return [part for part, _ in chain]


def components(edges: Mapping[Node, Sequence[Node]]) -> dict[Node, int]:
    """Numbers the strongly connected components of a directed graph (Tarjan's algorithm)."""
    index: dict[Node, int] = {}
    low: dict[Node, int] = {}
    component: dict[Node, int] = {}
    path: list[Node] = []
    for root in edges:
        if root in index:
            continue
        work = [(root, iter(edges[root]))]
        index[root] = low[root] = len(index)
        path.append(root)
        while work:
            node, successors = work[-1]
            for successor in successors:
                if successor not in index:
                    index[successor] = low[successor] = len(index)
                    path.append(successor)
                    work.append((successor, iter(edges.get(successor, ()))))
                    break
                if successor not in component:
                    low[node] = min(low[node], index[successor])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    _close(node, path, component)
    return component


def _close(root: Node, path: list[Node], component: dict[Node, int]) -> None:
    """Takes a finished component off the path."""
    number = len(component)
    while root not in component:
        component[path.pop()] = number
