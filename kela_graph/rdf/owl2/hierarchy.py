"""The object property hierarchy, and what OWL 2 DL asks of it.

Written from "OWL 2 Structural Specification", sections 11.1 and 11.2. Except in the shape of a
chain, a property stands for its inverse too: what those sections ask holds of both or of neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rdflib import OWL

from kela_graph.rdf.components import numbered, reachable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from kela_graph.rdf.owl2.statements import Use

    #: A property, and whether it is inverted.
    Expression: TypeAlias = tuple[Node, bool]


class Hierarchy:
    """How object properties depend on one another, as the axioms say."""

    def __init__(self) -> None:
        self._supers: dict[Node, list[Node]] = {}
        self._composite: list[Node] = [OWL.topObjectProperty, OWL.bottomObjectProperty]
        self._chains: list[tuple[tuple[Expression, ...], Expression, Use]] = []

    def add_super(self, sub: Node, sup: Node) -> None:
        """Note `sub` → `sup`, the relation of section 11.1."""
        self._supers.setdefault(sub, []).append(sup)

    def add_transitive(self, node: Node) -> None:
        """Note a transitive property, which is composite."""
        self._composite.append(node)

    def add_chain(self, chain: tuple[Expression, ...], sup: Expression, use: Use) -> None:
        """Note a chain that stands at `use`; the property that it implies is composite."""
        self._composite.append(sup[0])
        self._chains.append((chain, sup, use))

    def composite(self) -> set[Node]:
        """Return the properties that are not simple (11.1): composite, or above one that is."""
        return reachable(self._composite, self._supers)

    def irregular(self) -> Iterator[tuple[Use, Node]]:
        """Give the chains for which no strict partial order exists (11.2), each with what it implies.

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
        component = numbered(edges)
        for parts, sup, use in smaller:
            if any(component[part] == component[sup] for part in parts):
                yield use, sup


def _smaller(chain: tuple[Expression, ...], sup: Expression) -> list[Node]:
    """Return those parts of a chain that must be smaller than what it implies, by its shape (11.2)."""
    if sup[0] == OWL.topObjectProperty or chain == (sup, sup):
        return []
    if chain[0] == sup:
        chain = chain[1:]
    elif chain[-1] == sup:
        chain = chain[:-1]
    return [part for part, _ in chain]
