"""Where a graph leaves OWL 2 RL, or the restrictions of OWL 2 DL.

Written from three standards: "OWL 2 Mapping to RDF Graphs", section 3, for how triples are read as
axioms; "OWL 2 Profiles", section 4.2, for what OWL 2 RL allows; "OWL 2 Structural Specification",
sections 5.8.1 and 11, for what OWL 2 DL asks of the whole. `SECTIONS` names every rule.

Deliberately not judged: whether a literal is in the lexical space of its datatype; which type of
integer a cardinality is; the facets of a datatype restriction, which RL has none of; the third
condition on anonymous individuals of section 11.2, which the section's own example breaks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, RDF, BNode, Literal

from kela_graph import terms
from kela_graph.checks.finding import Finding
from kela_graph.checks.places import OBJECT
from kela_graph.checks.profile_rules import RULES, rule_id
from kela_graph.checks.vocabularies import Terms
from kela_graph.rdf.owl2 import messages
from kela_graph.rdf.owl2.axioms import Axioms
from kela_graph.rdf.owl2.grammar import (
    DATATYPE_MAP,
    DECLARATIONS,
    PROPERTIES,
    STRUCTURE,
    Kind,
)
from kela_graph.rdf.owl2.hierarchy import components
from kela_graph.rdf.owl2.statements import Findings, Statements, Use, Violation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Dataset, Graph, URIRef
    from rdflib.term import Node

    from kela_graph.checks.places import Places
    from kela_graph.rdf.owl2.statements import Triple

__all__ = ["RULES", "Violation", "judge", "violations"]


def violations(graph: Graph, name: Callable[[URIRef], str] = messages.short) -> list[Violation]:
    """Where a graph leaves OWL 2 RL (Profiles 4.2) or OWL 2 DL (Structural Specification 5.8, 11).

    Args:
        graph: an ontology with all that it imports, and data: every term in it that an axiom uses
            must be declared in it.
        name: what messages call a term.

    Returns:
        The violations, by focus, rule and triple; none where the graph is in both.
    """
    statements = Statements(graph)
    axioms = Axioms(statements, Findings(statements.origins, name))
    for triple in statements.triples:
        axioms.judge(triple)
    for judge in (_unused, _leftovers, _typing, _hierarchy, _anonymous, _datatypes):
        judge(axioms)
    return axioms.findings.sorted()


def judge(asserted: Dataset, places: Places, dataset: Dataset) -> Iterator[Finding]:
    """Find where the axioms and the data that people wrote leave OWL 2 RL or OWL 2 DL.

    Two kinds of violation are not told. What is wrong with a term that its vocabulary lacks, or that no
    ontology declares in its own namespace, is told of the term alone. A literal in an annotation may have
    any datatype: reasoners never look at it, and dates (xsd:date is none of OWL 2's) belong there.

    Args:
        asserted: the union of what people wrote, ontology and data.
        places: where its places in files are.
        dataset: where labels and prefixes are looked up.
    """
    judged = Terms(dataset, asserted)
    for violation in violations(asserted, lambda term: terms.short(dataset, term)):
        _, predicate, value = violation.triple
        annotates = isinstance(value, Literal) and (predicate, RDF.type, OWL.AnnotationProperty) in asserted
        told = any(judged.fault(str(term)) for term in violation.terms)
        if told or (annotates and violation.rule in ("dl-datatype", "rl-datatype")):
            continue
        rule = RULES[rule_id(violation.rule)]
        place = places.part(violation.triple, _part(violation))
        yield Finding(
            rule=rule.id,
            severity=rule.severity,
            message={tag: f"{text} {rule.fix[tag]}" for tag, text in violation.message.items()},
            focus=violation.subject,
            label=terms.label(dataset, violation.subject, ("en",)),
            at=place,
            predicate=predicate,
            value=value,
        )


def _part(violation: Violation) -> int:
    """The part of its triple where a violation is to be looked for."""
    return violation.triple.index(violation.node) if violation.node in violation.triple else OBJECT


def _outermost_first(statements: Statements, *predicates: Node) -> list[Triple]:
    """The triples with some predicates, those of an expression before those of its parts."""
    inner = {part for parts in statements.parts.values() for part in parts}
    return sorted(statements.of(*predicates), key=lambda triple: triple[0] in inner)


def _unused(axioms: Axioms) -> None:
    """Expressions that no axiom uses: they must be expressions still (Mapping 3.2.4)."""
    for triple in _outermost_first(axioms.statements, RDF.type):
        node, _, type_ = triple
        if not isinstance(node, BNode) or node in axioms.reader.consumed:
            continue
        if type_ in (OWL.Class, OWL.Restriction):
            axioms.reader.class_expression(Use(node, triple, node), None)
        elif DECLARATIONS.get(type_) is Kind.DATATYPE:
            axioms.reader.data_range(Use(node, triple, node))


def _leftovers(axioms: Axioms) -> None:
    """Triples that only make sense in an axiom and stand in none (Mapping 3.2)."""
    known = axioms.statements.within(axioms.reader.consumed)
    for triple in _outermost_first(axioms.statements, *sorted(STRUCTURE, key=str)):
        node, predicate, _ = triple
        if node not in known:
            known |= axioms.statements.within([node])
            axioms.findings.add(
                "dl-syntax", Use(node, triple, node), messages.IN_NO_AXIOM, predicate=predicate
            )


def _typing(axioms: Axioms) -> None:
    """One IRI, one kind of property; no IRI a class and a datatype (5.8.1)."""
    kinds = axioms.statements.kinds
    for triple in axioms.statements.of(RDF.type):
        term, _, type_ = triple
        if type_ not in DECLARATIONS:
            continue
        for exclusive in (PROPERTIES, frozenset({Kind.CLASS, Kind.DATATYPE})):
            declared = tuple(kind for kind in Kind if kind in kinds[term] & exclusive)
            if len(declared) > 1:
                axioms.findings.add_once(
                    "dl-typing", Use(term, triple, term), messages.DECLARED, term=term, kinds=declared
                )


def _hierarchy(axioms: Axioms) -> None:
    """Simple properties, and the order of those that chains imply (11.2)."""
    composite = axioms.hierarchy.composite()
    for node, use, needs in axioms.reader.simple:
        if node in composite:
            axioms.findings.add("dl-simple", use, messages.NOT_SIMPLE, property=node, needs=needs)
    for use, implied in axioms.hierarchy.irregular():
        axioms.findings.add("dl-regular", use, messages.CHAIN_DEPENDS, property=implied)


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
            axioms.findings.add("dl-anonymous", use, messages.NAMELESS_CIRCLE)
        else:
            parents[second] = first


def _datatypes(axioms: Axioms) -> None:
    """Each datatype is defined at most once, by others (11.2)."""
    for datatype, uses in axioms.definitions.items():
        if datatype in DATATYPE_MAP or len(uses) > 1:
            axioms.findings.add("dl-datatype", uses[-1], messages.DEFINED_TWICE, datatype=datatype)
    component = components(axioms.defined_by)
    for datatype, parts in axioms.defined_by.items():
        if any(component[part] == component[datatype] for part in parts):
            use = axioms.definitions[datatype][0]
            axioms.findings.add("dl-datatype", use, messages.DEFINED_BY_ITSELF, datatype=datatype)
