"""The profile checker against case files: `NAME.ttl` begins with what must come out.

The first line is `# expect: RULE FOCUS, RULE FOCUS` or, where the file is in OWL 2 RL and DL,
`# expect:`. A focus that is a blank node is written `_:`.
"""

from __future__ import annotations

import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef

from kela_graph.checks.owl2.grammar import CHARACTERISTICS, DECLARATIONS, STRUCTURE
from kela_graph.checks.profile import RULES, Violation, violations
from kela_graph.namespaces import FOAF, ORG, PROV, SKOS

if TYPE_CHECKING:
    from rdflib.term import Node

CASES = sorted((Path(__file__).parent / "profile").glob("*.ttl"))
VOCABULARIES = Path(__file__).parents[3] / "shared" / "vocabularies"
EX = Namespace("http://example.org/")

#: What graphs are made of that nobody would write.
TERMS = [
    *DECLARATIONS,
    *STRUCTURE,
    *CHARACTERISTICS,
    *(OWL.Restriction, OWL.Axiom, OWL.AllDifferent, OWL.NegativePropertyAssertion),
    *(OWL.AllDisjointClasses, OWL.AllDisjointProperties, OWL.propertyChainAxiom, OWL.hasKey),
    *(OWL.inverseOf, OWL.equivalentClass, OWL.disjointUnionOf, OWL.sameAs, OWL.topDataProperty),
    *(RDF.type, RDF.nil, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range),
    *(EX.a, EX.b, EX.c),
]
NODES = [*(BNode(f"b{number}") for number in range(5)), EX.a, EX.b, EX.c]
ANY = [*NODES, *TERMS, Literal(1), Literal("x", lang="en")]


def expected(case: Path) -> list[list[str]]:
    first = case.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# expect:")
    pairs = first.removeprefix("# expect:").split(",")
    return sorted(pair.split() for pair in pairs if pair.strip())


def found(graph: Graph) -> list[list[str]]:
    return sorted(
        [
            violation.rule,
            "_:" if isinstance(violation.subject, BNode) else violation.subject.n3(graph.namespace_manager),
        ]
        for violation in violations(graph)
    )


def chain_of(graph: Graph, *names: str) -> Graph:
    """Declares object properties."""
    for name in names:
        graph.add((EX[name], RDF.type, OWL.ObjectProperty))
    return graph


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path) -> None:
    assert found(Graph().parse(case)) == expected(case)


def test_every_rule_has_a_case_and_a_near_miss() -> None:
    broken = {rule for case in CASES for rule, _ in expected(case)}
    legal = {
        rule for rule in RULES for case in CASES if case.stem.startswith(f"{rule}-") and not expected(case)
    }
    assert broken == legal == set(RULES)


def test_case_files_are_named_after_a_rule() -> None:
    assert [case.stem for case in CASES if not case.stem.startswith(tuple(RULES))] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_violation_shows_a_triple_of_the_graph_and_the_section(case: Path) -> None:
    graph = Graph().parse(case)
    for violation in violations(graph):
        assert violation.triple in graph
        assert violation.section == RULES[violation.rule]
        assert violation.message


def test_order_and_messages_do_not_depend_on_blank_node_labels() -> None:
    text = "\n".join(case.read_text(encoding="utf-8") for case in CASES)
    shown = [
        [(violation.rule, violation.message) for violation in violations(Graph().parse(data=text))]
        for _ in range(2)
    ]
    assert shown[0] == shown[1]


def test_no_rdf() -> None:
    graph = Graph()
    graph.add((Literal("x"), RDF.type, OWL.Thing))
    graph.add((EX.a, BNode(), EX.b))
    assert [violation.rule for violation in violations(graph)] == ["dl-syntax", "dl-syntax"]


def test_negative_cardinality_that_is_none() -> None:
    graph = chain_of(Graph(), "p")
    node = BNode()
    graph.add((EX.A, RDF.type, OWL.Class))
    graph.add((EX.A, RDFS.subClassOf, node))
    graph.add((node, RDF.type, OWL.Restriction))
    graph.add((node, OWL.onProperty, EX.p))
    graph.add((node, OWL.maxCardinality, Literal("many", datatype=OWL.real)))
    assert {violation.rule for violation in violations(graph)} == {"dl-syntax", "rl-datatype"}


def test_deep_and_shared_expressions_end() -> None:
    """Each level is an intersection of the next with itself: 2 to the 3,000th readings."""
    graph = Graph()
    graph.add((EX.A, RDF.type, OWL.Class))
    nodes = [EX.A, *(BNode() for _ in range(3_000))]
    graph.add((EX.A, RDFS.subClassOf, nodes[-1]))
    for lower, upper in pairwise(nodes):
        graph.add((upper, RDF.type, OWL.Class))
        cells = BNode(), BNode()
        graph.add((upper, OWL.intersectionOf, cells[0]))
        for cell, rest in zip(cells, (cells[1], RDF.nil), strict=True):
            graph.add((cell, RDF.first, lower))
            graph.add((cell, RDF.rest, rest))
    assert violations(graph) == []


@settings(deadline=None, max_examples=200)
@given(st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(TERMS), st.sampled_from(ANY))))
def test_any_graph_is_judged(triples: list[tuple[Node, Node, Node]]) -> None:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    found = violations(graph)
    assert found == violations(graph)
    assert all(violation.triple in graph for violation in found)


def test_grows_with_the_graph_and_no_faster() -> None:
    def graph(size: int) -> Graph:
        made = chain_of(Graph(), "p", *(f"p{i}" for i in range(size)))
        made.add((EX.A, RDF.type, OWL.Class))
        for i in range(size):
            made.add((EX[f"p{i}"], RDFS.subPropertyOf, EX[f"p{i + 1}"] if i + 1 < size else EX.p))
            made.add((EX[f"a{i}"], RDF.type, EX.A))
            made.add((EX[f"a{i}"], EX[f"p{i}"], EX.b))
        return made

    def seconds(size: int) -> float:
        judged = graph(size)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            assert violations(judged) == []
            best = min(best, time.perf_counter() - start)
        return best

    assert seconds(3_000) < 25 * seconds(300)


# -- Published vocabularies: facts read in the files themselves


def published(name: str) -> list[Violation]:
    path = VOCABULARIES / name
    if not path.exists():
        pytest.skip(f"the published vocabulary {name} is not here")
    return violations(Graph().parse(path))


def foci(found: list[Violation], rule: str) -> list[Node]:
    return [violation.subject for violation in found if violation.rule == rule]


def test_org() -> None:
    """ORG has union domains, one union range and an allValuesFrom in an equivalent class."""
    found = published("org.ttl")
    assert foci(found, "rl-superclass") == [ORG.reportsTo, ORG.reportsTo, ORG.role]
    assert foci(found, "rl-equivalent") == [ORG.OrganizationalCollaboration]
    assert foci(found, "rl-subclass") == foci(found, "dl-simple") == foci(found, "dl-regular") == []
    assert foci(found, "dl-datatype") == [URIRef(str(ORG))] * 11  # xsd:date
    assert {FOAF.Agent, SKOS.Concept} <= set(foci(found, "dl-undeclared"))


def test_prov() -> None:
    """PROV-O has seven domains and ranges outside RL, and two properties of two kinds."""
    found = published("prov-o.ttl")
    assert set(foci(found, "rl-superclass")) == {
        PROV.atLocation,
        PROV.hadActivity,
        PROV.hadRole,
        PROV.influencer,
        PROV.qualifiedInfluence,
        PROV.wasInfluencedBy,
    }
    assert foci(found, "dl-typing") == [PROV.specializationOf, PROV.wasRevisionOf]
    assert foci(found, "dl-simple") == foci(found, "dl-regular") == []


def test_skos() -> None:
    """The range of skos:memberList is rdf:List, and lists are no individuals of OWL 2 DL."""
    assert SKOS.memberList in foci(published("skos.ttl"), "dl-reserved")


def test_time() -> None:
    """OWL-Time gives time:Year seven exact cardinalities, and datatypes a facet of their own."""
    time_ = Namespace("http://www.w3.org/2006/time#")
    found = published("time.ttl")
    assert foci(found, "rl-superclass").count(time_.Year) == 7
    assert set(foci(found, "dl-syntax")) >= {time_.generalDay, time_.generalMonth}
