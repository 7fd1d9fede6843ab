"""Terms, RDF lists and property expressions as axioms use them.

Written from "OWL 2 Structural Specification", sections 5 and 6.1, and "OWL 2 Mapping to RDF
Graphs", Tables 3 and 11.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef

from kela_graph.rdf.owl2.grammar import BUILT_IN, PROPERTIES, Kind, Sort
from kela_graph.rdf.owl2.statements import Statements, Use, is_reserved

if TYPE_CHECKING:
    from collections.abc import Collection

    from rdflib.term import Node

    from kela_graph.rdf.owl2.findings import Findings, Part


@dataclass
class Terms:
    """Reads what axioms use, and reports what is wrong with it.

    `consumed` are the blank nodes that were read as part of an axiom or expression, `simple` the object
    properties that must be simple, with where and why.
    """

    statements: Statements
    findings: Findings
    consumed: set[Node] = field(default_factory=set)
    simple: list[tuple[Node, Use, Node]] = field(default_factory=list)

    def one(self, use: Use, node: Node, predicates: Collection[Node], text: str, **parts: Part) -> Use | None:
        """Return the value of the one triple of a node with some predicates; report any other number."""
        found = self.statements.about(node, predicates)
        if len(found) == 1:
            return use.object_of(found[0])
        self.findings.add("dl-syntax", use, text, **parts)
        return None

    # -- Terms and lists

    def term(self, use: Use, kind: Kind) -> None:
        """Report a class or datatype that is not declared as one (Structural Specification 5.8.1)."""
        kinds = self.statements.kinds.get(use.node, set())
        if kind in kinds:
            return
        reserved = is_reserved(use.node) and use.node not in BUILT_IN
        if kinds & {Kind.CLASS, Kind.DATATYPE} and not reserved:
            self.findings.add("dl-typing", use, "used_as", term=use.node, kind=kind)
        else:
            self._undeclared(use, kind, reserved=reserved)

    def _undeclared(self, use: Use, kind: Kind | Sort, *, reserved: bool) -> None:
        """Report a term that nothing declares to be what it is used as, of ours or of a standard."""
        if reserved:
            self.findings.add("dl-reserved", use, "reserved_and_not", term=use.node, kind=kind)
        else:
            self.findings.add_once("dl-undeclared", use, "undeclared", term=use.node, kind=kind)

    def individual(self, use: Use, *, named: bool = False) -> None:
        """Report what can't be an individual, or has to have a name (5.6 and 11.2)."""
        if isinstance(use.node, Literal):
            self.findings.add("dl-typing", use, "is_literal", node=use.node, kind=Sort.INDIVIDUAL)
        elif named and isinstance(use.node, BNode):
            self.findings.add("dl-anonymous", use, "nameless")
        elif is_reserved(use.node):
            self._undeclared(use, Sort.INDIVIDUAL, reserved=True)

    def items(self, use: Use, least: int = 0) -> list[Use] | None:
        """Return the items of an RDF list, each with its `rdf:first` triple (Mapping, Table 3).

        None, and a report, where it is not a list or has fewer items than the least number.
        """
        items: list[Use] = []
        cell, problem = use.node, ""
        while cell != RDF.nil and not problem:
            firsts = self.statements.about(cell, [RDF.first])
            rests = self.statements.objects(cell, RDF.rest)
            if not isinstance(cell, BNode):
                problem = "list_named"
            elif cell in self.statements.endless:
                problem = "list_in_itself"
            elif len(firsts) != 1 or len(rests) != 1:
                problem = "list_cell"
            else:
                self.consumed.add(cell)
                items.append(use.object_of(firsts[0]))
                cell = rests[0]
        if not problem and len(items) >= least:
            return items
        self.consumed.add(use.node)
        self.findings.add("dl-syntax", use, problem or "list_short", predicate=use.triple[1], least=least)
        return None

    # -- Properties

    def property(self, use: Use, allowed: Collection[Kind]) -> tuple[Kind, Node] | None:
        """Return the kind and name of a property expression; None, and a report, for anything else.

        An inverse has the name of its property: simplicity and regularity (11) are the same for both.
        """
        node = self._inverse(use) if isinstance(use.node, BNode) else use.node
        if node is None:
            return None
        if not isinstance(node, URIRef):
            self.findings.add("dl-syntax", use, "not", node=node, kind=Sort.PROPERTY)
            return None
        kinds = self.statements.kinds.get(node, set()) & PROPERTIES
        if not kinds:
            self._undeclared(use.part(node), Sort.PROPERTY, reserved=is_reserved(node))
            return None
        if isinstance(use.node, BNode):
            allowed = {Kind.OBJECT}
        kind = next((kind for kind in Kind if kind in kinds and kind in allowed), None)
        if kind is None:
            wanted = tuple(kind for kind in Kind if kind in allowed)
            self.findings.add("dl-typing", use, "used_as", term=node, kind=wanted)
            return None
        is_super = use.triple[1] == RDFS.subPropertyOf and use.triple[0] != OWL.topDataProperty
        if use.node == OWL.topDataProperty and not is_super:
            self.findings.add("dl-top-data", use, "top_data")
        return kind, node

    def _inverse(self, use: Use) -> Node | None:
        self.consumed.add(use.node)
        inverted = self.statements.objects(use.node, OWL.inverseOf)
        if len(inverted) == 1 and isinstance(inverted[0], URIRef):
            return inverted[0]
        self.findings.add("dl-syntax", use, "inverts_none")
        return None
