"""Terms, RDF lists and property expressions as axioms use them.

Written from "OWL 2 Structural Specification", sections 5 and 6.1, and "OWL 2 Mapping to RDF
Graphs", Tables 3 and 11.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef

from kela_graph.rdf.owl2 import messages
from kela_graph.rdf.owl2.grammar import BUILT_IN, PROPERTIES, Kind
from kela_graph.rdf.owl2.statements import Findings, Statements, Use, is_reserved

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rdflib.term import Node


class Terms:
    """Reads what axioms use, and reports what is wrong with it.

    Attributes:
        consumed: the blank nodes that were read as part of an axiom or expression.
        simple: object properties that must be simple, with where and why.
    """

    def __init__(self, statements: Statements, findings: Findings) -> None:
        self.statements = statements
        self.findings = findings
        self.consumed: set[Node] = set()
        self.simple: list[tuple[Node, Use, Node]] = []

    # -- Terms and lists

    def term(self, use: Use, kind: Kind) -> None:
        """Reports a class or datatype that is none (Structural Specification 5.8.1)."""
        kinds = self.statements.kinds.get(use.node, set())
        if kind in kinds:
            return
        if is_reserved(use.node) and use.node not in BUILT_IN:
            self.findings.add("dl-reserved", use, messages.RESERVED_AND_NOT, term=use.node, kind=kind)
        elif kinds & {Kind.CLASS, Kind.DATATYPE}:
            self.findings.add("dl-typing", use, messages.USED_AS, term=use.node, kind=kind)
        else:
            self.findings.add_once("dl-undeclared", use, messages.UNDECLARED, term=use.node, kind=kind)

    def individual(self, use: Use, *, named: bool = False) -> None:
        """Reports what can't be an individual, or has to have a name (5.6 and 11.2)."""
        if isinstance(use.node, Literal):
            self.findings.add("dl-typing", use, messages.IS_LITERAL, node=use.node, kind=messages.INDIVIDUAL)
        elif named and isinstance(use.node, BNode):
            self.findings.add("dl-anonymous", use, messages.NAMELESS)
        elif is_reserved(use.node):
            self.findings.add(
                "dl-reserved", use, messages.RESERVED_AND_NOT, term=use.node, kind=messages.INDIVIDUAL
            )

    def items(self, use: Use, least: int = 0) -> list[Use] | None:
        """The items of an RDF list, each with its `rdf:first` triple (Mapping, Table 3).

        Nothing, and a report, where it is no list or has fewer items than the least number.
        """
        items: list[Use] = []
        cell = use.node
        problem: Mapping[str, str] | None = None
        while cell != RDF.nil and not problem:
            firsts = self.statements.objects(cell, RDF.first)
            rests = self.statements.objects(cell, RDF.rest)
            if not isinstance(cell, BNode):
                problem = messages.LIST_NAMED
            elif cell in self.statements.endless:
                problem = messages.LIST_IN_ITSELF
            elif len(firsts) != 1 or len(rests) != 1:
                problem = messages.LIST_CELL
            else:
                self.consumed.add(cell)
                items.append(use.part(firsts[0], (cell, RDF.first, firsts[0])))
                cell = rests[0]
        if not problem and len(items) < least:
            problem = messages.LIST_SHORT
        if problem:
            self.consumed.add(use.node)
            self.findings.add("dl-syntax", use, problem, predicate=use.triple[1], least=least)
            return None
        return items

    # -- Properties

    def property(self, use: Use, allowed: Collection[Kind]) -> tuple[Kind, Node] | None:
        """The kind and name of a property expression, or nothing where it is none.

        An inverse has the name of its property: simplicity and regularity (Structural
        Specification 11) are the same for both.
        """
        node = self._inverse(use) if isinstance(use.node, BNode) else use.node
        if node is None:
            return None
        if not isinstance(node, URIRef):
            self.findings.add("dl-syntax", use, messages.NOT, node=node, kind=messages.PROPERTY)
            return None
        kinds = self.statements.kinds.get(node, set()) & PROPERTIES
        if not kinds:
            self._no_property(use.part(node))
            return None
        if isinstance(use.node, BNode):
            allowed = {Kind.OBJECT}
        kind = next((kind for kind in Kind if kind in kinds and kind in allowed), None)
        if kind is None:
            wanted = tuple(kind for kind in Kind if kind in allowed)
            self.findings.add("dl-typing", use, messages.USED_AS, term=node, kind=wanted)
            return None
        self._top_data(use)
        return kind, node

    def _no_property(self, use: Use) -> None:
        if is_reserved(use.node):
            self.findings.add(
                "dl-reserved", use, messages.RESERVED_AND_NOT, term=use.node, kind=messages.PROPERTY
            )
        else:
            self.findings.add_once(
                "dl-undeclared", use, messages.UNDECLARED, term=use.node, kind=messages.PROPERTY
            )

    def _inverse(self, use: Use) -> Node | None:
        inverted = self.statements.objects(use.node, OWL.inverseOf)
        self.consumed.add(use.node)
        if len(inverted) == 1 and isinstance(inverted[0], URIRef):
            return inverted[0]
        self.findings.add("dl-syntax", use, messages.INVERTS_NONE)
        return None

    def _top_data(self, use: Use) -> None:
        sub, predicate, _ = use.triple
        is_super = predicate == RDFS.subPropertyOf and sub != OWL.topDataProperty
        if use.node == OWL.topDataProperty and not is_super:
            self.findings.add("dl-top-data", use, messages.TOP_DATA)
