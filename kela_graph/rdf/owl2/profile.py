"""Where a graph leaves OWL 2 RL, or the restrictions of OWL 2 DL.

Written from three standards: "OWL 2 Mapping to RDF Graphs", section 3, for how triples are read as
axioms; "OWL 2 Profiles", section 4.2, for what OWL 2 RL allows; "OWL 2 Structural Specification",
sections 5.8.1 and 11, for what OWL 2 DL asks of the whole. `SECTIONS` names every rule.

Deliberately not judged: whether a literal is in the lexical space of its datatype; which type of
integer a cardinality is; the facets of a datatype restriction, which RL does not have; the third
condition on anonymous individuals of section 11.2, which the section's own example breaks.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import OWL, RDF, BNode, URIRef

from kela_graph.rdf.components import numbered, reachable
from kela_graph.rdf.owl2.axioms import Axioms
from kela_graph.rdf.owl2.findings import Findings
from kela_graph.rdf.owl2.grammar import DATATYPE_MAP, DECLARATIONS, PROPERTIES, STRUCTURE, Kind
from kela_graph.rdf.owl2.statements import Statements, Use

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.rdf.owl2.axioms import Property
    from kela_graph.rdf.owl2.findings import Violation
    from kela_graph.rdf.owl2.statements import Triple


def violations(graph: Graph, name: Callable[[URIRef], str] = URIRef.n3) -> list[Violation]:
    """Return where a graph leaves OWL 2 RL (Profiles 4.2) or OWL 2 DL (Structural Specification 5.8, 11).

    It is an ontology with all that it imports, and data, and declares every term that an axiom uses. Sorted
    by focus, rule and triple.
    """
    statements = Statements(graph)
    axioms = Axioms(statements, Findings(statements.origins, name))
    for triple in statements.triples:
        axioms.judge(triple)
    for judge in (_unused, _leftovers, _typing, _simple, _regular, _anonymous, _datatypes):
        judge(axioms)
    return axioms.findings.sorted()


def _outermost_first(statements: Statements, *predicates: Node) -> list[Triple]:
    """Return the triples with some predicates, those of an expression before those of its parts."""
    inner = {part for parts in statements.parts.values() for part in parts}
    return sorted(statements.of(*predicates), key=lambda triple: triple[0] in inner)


def _unused(axioms: Axioms) -> None:
    """Judge expressions that no axiom uses: they must be expressions still (Mapping 3.2.4)."""
    for triple in _outermost_first(axioms.statements, RDF.type):
        node, _, type_ = triple
        if not isinstance(node, BNode) or node in axioms.consumed:
            continue
        if type_ in (OWL.Class, OWL.Restriction):
            axioms.class_expression(Use(node, triple, node), None)
        elif DECLARATIONS.get(type_) is Kind.DATATYPE:
            axioms.data_range(Use(node, triple, node))


def _leftovers(axioms: Axioms) -> None:
    """Report triples that only make sense in an axiom and are not part of one (Mapping 3.2)."""
    parts = axioms.statements.parts
    known = reachable(axioms.consumed, parts)
    for triple in _outermost_first(axioms.statements, *sorted(STRUCTURE, key=str)):
        node, predicate, _ = triple
        if node not in known:
            known |= reachable([node], parts)
            axioms.findings.add("dl-syntax", Use(node, triple, node), "in_no_axiom", predicate=predicate)


def _typing(axioms: Axioms) -> None:
    """Hold each IRI to one kind of property, and to a class or a datatype (5.8.1)."""
    kinds = axioms.statements.kinds
    for triple in axioms.statements.of(RDF.type):
        term, _, type_ = triple
        if type_ not in DECLARATIONS:
            continue
        for exclusive in (PROPERTIES, frozenset({Kind.CLASS, Kind.DATATYPE})):
            declared = tuple(kind for kind in Kind if kind in kinds[term] & exclusive)
            if len(declared) > 1:
                use = Use(term, triple, term)
                axioms.findings.add_once("dl-typing", use, "declared", term=term, kinds=declared)


def _simple(axioms: Axioms) -> None:
    """Judge properties that must be simple (11.1 and 11.2): neither composite nor above one that is."""
    implied = (sup for _, (sup, _), _ in axioms.chains)
    built_in = OWL.topObjectProperty, OWL.bottomObjectProperty
    composite = reachable((*built_in, *axioms.transitive, *implied), axioms.supers)
    for node, use, needs in axioms.simple:
        if node in composite:
            axioms.findings.add("dl-simple", use, "not_simple", property=node, needs=needs)


def _regular(axioms: Axioms) -> None:
    """Report the chains for which no strict partial order exists (11.2).

    The least order that could do has `part < implied` for each part of a chain. It fails where a part also
    depends on what is implied, through chains or superproperties. Where several chains and superproperties
    take turns in a circle, the section's letter lets some pass that its purpose (decidability) doesn't; they
    count as irregular here. Except in the shape of a chain, a property stands for its inverse too: what the
    section asks holds of both or of neither.
    """
    smaller = [(_smaller(chain, sup), sup[0], use) for chain, sup, use in axioms.chains]
    edges = defaultdict(list, {node: list(supers) for node, supers in axioms.supers.items()})
    for parts, sup, _ in smaller:
        for part in parts:
            edges[part].append(sup)
    component = numbered(edges)
    for parts, sup, use in smaller:
        if any(component[part] == component[sup] for part in parts):
            axioms.findings.add("dl-regular", use, "chain_depends", property=sup)


def _smaller(chain: tuple[Property, ...], sup: Property) -> list[Node]:
    """Return those parts of a chain that must be smaller than what it implies, by its shape (11.2)."""
    if sup[0] == OWL.topObjectProperty or chain == (sup, sup):
        return []
    if chain[0] == sup:
        chain = chain[1:]
    elif chain[-1] == sup:
        chain = chain[:-1]
    return [part for part, _ in chain]


def _anonymous(axioms: Axioms) -> None:
    """Hold individuals without a name to links like trees', each pair linked once (11.2)."""
    parents: dict[Node, Node] = {}

    def root(node: Node) -> Node:
        while node in parents:
            parents[node] = parents.get(parents[node], parents[node])
            node = parents[node]
        return node

    for use in axioms.links:
        first, second = root(use.triple[0]), root(use.node)
        if first == second:
            axioms.findings.add("dl-anonymous", use, "nameless_circle")
        else:
            parents[second] = first


def _datatypes(axioms: Axioms) -> None:
    """Hold each datatype to at most one definition, by others (11.2)."""
    for datatype, uses in axioms.definitions.items():
        if datatype in DATATYPE_MAP or len(uses) > 1:
            axioms.findings.add("dl-datatype", uses[-1], "defined_twice", datatype=datatype)
    component = numbered(axioms.defined_by)
    for datatype, parts in axioms.defined_by.items():
        if any(component[part] == component[datatype] for part in parts):
            use = axioms.definitions[datatype][0]
            axioms.findings.add("dl-datatype", use, "defined_by_itself", datatype=datatype)
