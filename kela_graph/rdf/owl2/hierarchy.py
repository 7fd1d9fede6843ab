"""The object property hierarchy, and what OWL 2 DL asks of it.

Written from "OWL 2 Structural Specification", sections 11.1 and 11.2. Except in the shape of a
chain, a property stands for its inverse too: what those sections ask holds of both or of neither.
"""

from __future__ import annotations

from collections import defaultdict
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
    """How object properties depend on one another, as the axioms say.

    Attributes:
        supers: what each property is a subproperty of, the relation → of section 11.1.
        transitive: the transitive properties.
        chains: what implies a property, the property, and where the chain stands.
    """

    def __init__(self) -> None:
        self.supers: defaultdict[Node, list[Node]] = defaultdict(list)
        self.transitive: list[Node] = []
        self.chains: list[tuple[tuple[Expression, ...], Expression, Use]] = []

    def composite(self) -> set[Node]:
        """Return the properties that are not simple (11.1): composite, or above one that is."""
        implied = (sup for _, (sup, _), _ in self.chains)
        built_in = OWL.topObjectProperty, OWL.bottomObjectProperty
        return reachable((*built_in, *self.transitive, *implied), self.supers)

    def irregular(self) -> Iterator[tuple[Use, Node]]:
        """Give the chains for which no strict partial order exists (11.2), each with what it implies.

        The least order that could do has `part < implied` for each part of a chain. It fails
        where a part also depends on what is implied, through chains or superproperties. Where
        several chains and superproperties take turns in a circle, the section's letter lets some
        pass that its purpose (decidability) doesn't; they count as irregular here.
        """
        smaller = [(_smaller(chain, sup), sup[0], use) for chain, sup, use in self.chains]
        edges = defaultdict(list, {node: list(supers) for node, supers in self.supers.items()})
        for parts, sup, _ in smaller:
            for part in parts:
                edges[part].append(sup)
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
