"""Where a graph leaves OWL 2 RL, or the restrictions of OWL 2 DL.

Written from three standards: "OWL 2 Mapping to RDF Graphs", section 3, for how triples are read as
axioms; "OWL 2 Profiles", section 4.2, for what OWL 2 RL allows; "OWL 2 Structural Specification",
sections 5.8.1 and 11, for what OWL 2 DL asks of the whole. `RULES` names every rule.

Deliberately not judged: whether a literal is in the lexical space of its datatype; which type of
integer a cardinality is; the facets of a datatype restriction, which RL has none of; the third
condition on anonymous individuals of section 11.2, which the section's own example breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, BNode

from kela_graph.checks.owl2.axioms import Axioms
from kela_graph.checks.owl2.grammar import (
    DATATYPE_MAP,
    DECLARATIONS,
    PROPERTIES,
    RULES,
    STRUCTURE,
    Kind,
)
from kela_graph.checks.owl2.hierarchy import components
from kela_graph.checks.owl2.statements import Findings, Statements, Use, Violation, name

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.checks.owl2.statements import Triple

__all__ = ["RULES", "Violation", "violations"]


def violations(graph: Graph) -> list[Violation]:
    """Where a graph leaves OWL 2 RL (Profiles 4.2) or OWL 2 DL (Structural Specification 5.8, 11).

    Args:
        graph: an ontology with all that it imports, and data: every term in it that an axiom uses
            must be declared in it.

    Returns:
        The violations, by focus, rule and triple; none where the graph is in both.
    """
    statements = Statements(graph)
    axioms = Axioms(statements, Findings(statements.origins))
    for triple in statements.triples:
        axioms.judge(triple)
    for judge in (_unused, _leftovers, _typing, _hierarchy, _anonymous, _datatypes):
        judge(axioms)
    return axioms.findings.sorted()


def _outermost_first(statements: Statements) -> list[Triple]:
    """All triples, those of an expression before those of its parts."""
    inner = {part for parts in statements.parts.values() for part in parts}
    return sorted(statements.triples, key=lambda triple: triple[0] in inner)


def _unused(axioms: Axioms) -> None:
    """Expressions that no axiom uses: they must be expressions still (Mapping 3.2.4)."""
    for triple in _outermost_first(axioms.statements):
        node, predicate, type_ = triple
        if predicate != RDF.type or not isinstance(node, BNode) or node in axioms.reader.consumed:
            continue
        if type_ in (OWL.Class, OWL.Restriction):
            axioms.reader.class_expression(Use(node, triple, node), None)
        elif DECLARATIONS.get(type_) is Kind.DATATYPE:
            axioms.reader.data_range(Use(node, triple, node))


def _leftovers(axioms: Axioms) -> None:
    """Triples that only make sense in an axiom and stand in none (Mapping 3.2)."""
    known = axioms.statements.within(axioms.reader.consumed)
    for triple in _outermost_first(axioms.statements):
        node, predicate, _ = triple
        if predicate in STRUCTURE and node not in known:
            known |= axioms.statements.within([node])
            axioms.findings.add(
                "dl-syntax", Use(node, triple, node), f"{name(predicate)} is part of no axiom"
            )


def _typing(axioms: Axioms) -> None:
    """One IRI, one kind of property; no IRI a class and a datatype (5.8.1)."""
    kinds = axioms.statements.kinds
    for triple in axioms.statements.triples:
        term, predicate, type_ = triple
        if predicate != RDF.type or type_ not in DECLARATIONS:
            continue
        for exclusive in (PROPERTIES, frozenset({Kind.CLASS, Kind.DATATYPE})):
            declared = [kind.value for kind in Kind if kind in kinds[term] & exclusive]
            if len(declared) > 1:
                axioms.findings.add_once(
                    "dl-typing", Use(term, triple, term), f"declared {' and '.join(declared)}"
                )


def _hierarchy(axioms: Axioms) -> None:
    """Simple properties, and the order of those that chains imply (11.2)."""
    composite = axioms.hierarchy.composite()
    for node, use, why in axioms.reader.simple:
        if node in composite:
            axioms.findings.add(
                "dl-simple",
                use,
                f"{name(node)} is not simple (a chain or transitive property implies it), and "
                f"{why} needs a simple property",
            )
    for use, implied in axioms.hierarchy.irregular():
        axioms.findings.add(
            "dl-regular", use, f"a part of the chain depends on {name(implied)}, which it implies"
        )


def _anonymous(axioms: Axioms) -> None:
    """Individuals without a name must be linked like trees, each pair once (11.2)."""
    parents: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while node in parents:
            parents[node] = parents.get(parents[node], parents[node])
            node = parents[node]
        return node

    for use in axioms.links:
        first, second = root(use.triple[0]), root(use.node)
        if first == second:
            axioms.findings.add("dl-anonymous", use, "individuals without a name are linked in a circle")
        else:
            parents[second] = first


def _datatypes(axioms: Axioms) -> None:
    """Each datatype is defined at most once, by others (11.2)."""
    for datatype, uses in axioms.definitions.items():
        if datatype in DATATYPE_MAP or len(uses) > 1:
            axioms.findings.add("dl-datatype", uses[-1], f"{name(datatype)} is defined more than once")
    component = components(axioms.defined_by)
    for datatype, parts in axioms.defined_by.items():
        if any(component[part] == component[datatype] for part in parts):
            use = axioms.definitions[datatype][0]
            axioms.findings.add("dl-datatype", use, f"{name(datatype)} is defined by way of itself")
