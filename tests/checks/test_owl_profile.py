"""The profile checker against case files: `NAME.ttl` begins with what must come out.

The first line is `# expect: RULE FOCUS, RULE FOCUS` or, where the file is in OWL 2 RL and DL,
`# expect:`. A focus that is a blank node is written `_:`.
"""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, BNode, Graph, Literal, Namespace, URIRef

from kela_graph.checks.owl_profile import RULES, judge
from kela_graph.checks.reading import case_of_folder
from kela_graph.folder import open_folder
from kela_graph.namespaces import FOAF, ORG, PROV, SKOS
from kela_graph.rdf.owl2.grammar import CHARACTERISTICS, DECLARATIONS, SECTIONS, STRUCTURE
from kela_graph.rdf.owl2.profile import violations
from kela_graph.wording import LANGUAGES
from tests.growth import calls
from tests.published import published

if TYPE_CHECKING:
    from rdflib.term import Node

    from kela_graph.checks.finding import Finding
    from kela_graph.rdf.owl2.findings import Violation

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((Path(__file__).parent / "profile").glob("*.ttl"))
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


def found(graph: Graph, shown: list[Violation]) -> list[list[str]]:
    return sorted(
        [
            violation.rule,
            "_:" if isinstance(violation.subject, BNode) else violation.subject.n3(graph.namespace_manager),
        ]
        for violation in shown
    )


def chain_of(graph: Graph, *names: str) -> Graph:
    """Declares object properties."""
    for name in names:
        graph.add((EX[name], RDF.type, OWL.ObjectProperty))
    return graph


def test_every_rule_has_a_case_and_a_near_miss() -> None:
    broken = {rule for case in CASES for rule, _ in expected(case)}
    legal = {
        rule for rule in SECTIONS for case in CASES if case.stem.startswith(f"{rule}-") and not expected(case)
    }
    assert broken == legal == set(SECTIONS)


def test_case_files_are_named_after_a_rule() -> None:
    assert [case.stem for case in CASES if not case.stem.startswith(tuple(SECTIONS))] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_violation_shows_a_triple_of_the_graph_and_the_section(case: Path) -> None:
    graph = Graph().parse(case)
    shown = violations(graph)
    assert found(graph, shown) == expected(case)
    for violation in shown:
        assert violation.triple in graph
        assert violation.section == SECTIONS[violation.rule]
        assert list(violation.message) == list(LANGUAGES)
        assert all(text.endswith(".") for text in violation.message.values())


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


@settings(deadline=None, max_examples=60)
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

    def taken(size: int) -> int:
        judged = graph(size)
        found: list[Violation] = []
        number = calls(lambda: found.extend(violations(judged)))
        assert found == []
        return number

    assert taken(400) < 3 * taken(200)


# -- Findings

#: For each rule, one case that breaks it.
ONE_OF_EACH = list({rule: case for case in CASES for rule, _ in expected(case)}.values())
PREFIXES = """
@prefix ex: <http://example.org/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sago: <https://example.org/sago/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix typ: <https://example.org/sago/typ#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def judged(root: Path) -> list[Finding]:
    return list(judge(case_of_folder(open_folder(root))))


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "other_body"], ids=["kela", "other body"])
def test_no_finding(root: Path) -> None:
    assert judged(root) == []


@pytest.mark.sample(every=8)
@pytest.mark.parametrize("case", ONE_OF_EACH, ids=lambda case: case.stem)
def test_findings_of_a_case(case: Path, body: Path) -> None:
    """In a whole dataset, each violation of the case is a finding that lies in its file."""
    shutil.copy(case, body / "ontology" / "case.ttl")
    found = judged(body)
    assert sorted(each.rule for each in found) == sorted(f"owl2-{rule}" for rule, _ in expected(case))
    assert all(Path(each.path or "").name == "case.ttl" and each.line and each.column for each in found)
    assert all(set(each.message) == set(LANGUAGES) for each in found)


@pytest.mark.sample(every=3)
@pytest.mark.parametrize(
    ("rule", "text", "token", "focus"),
    [
        (
            "rl-superclass",
            "typ:Division rdfs:subClassOf [ a owl:Class ; owl:unionOf ( typ:Station typ:StaffUnit ) ] .",
            "( typ:Station",
            "typ:Division",
        ),
        ("rl-subclass", "owl:Thing\n  rdfs:subClassOf typ:Station .", "owl:Thing\n", "owl:Thing"),
        ("dl-undeclared", "sago:x ex:size 3 ;\n  ex:size 4 .", "ex:size 3", "ex:size"),
        ("dl-undeclared", "sago:x a skos:Concept , ex:Ship .", "ex:Ship", "ex:Ship"),
        ("dl-datatype", "ex:p a owl:DatatypeProperty ; rdfs:range xsd:date .", "xsd:date", "ex:p"),
        ("dl-typing", "sago:x org:subOrganizationOf 'y' .", "'y'", "sago:x"),
        (
            "dl-simple",
            "org:transitiveSubOrganizationOf a owl:FunctionalProperty .",
            "owl:Functional",
            "org:tr",
        ),
        (
            "rl-axiom",
            "org:siteOf a owl:ObjectProperty , owl:ReflexiveProperty .",
            "owl:Reflexive",
            "org:siteOf",
        ),
    ],
)
def test_a_finding(body: Path, rule: str, text: str, token: str, focus: str) -> None:
    path = body / "ontology" / "sago.ttl"
    whole = path.read_text(encoding="utf-8") + PREFIXES + text
    path.write_text(whole, encoding="utf-8")
    (found,) = judged(body)
    assert (found.rule, found.severity) == (f"owl2-{rule}", RULES[rule].severity)
    assert whole.count(token) == 1
    before = whole[: whole.index(token)]
    assert (found.path, found.line) == (str(path), before.count("\n") + 1)
    assert found.column == len(before) - before.rfind("\n")
    assert Graph().parse(data=PREFIXES).namespace_manager.curie(str(found.focus)).startswith(focus)
    assert found.message["en"].endswith(RULES[rule].fix["en"])


def test_a_message_names_terms_by_the_prefixes_of_the_dataset(body: Path) -> None:
    (body / "data" / "more.ttl").write_text(f"{PREFIXES}sago:x typ:Division 'y' .", encoding="utf-8")
    (found,) = judged(body)
    assert found.message["en"].startswith("typ:Division is used as a property, but is not declared as one. ")
    assert found.message["sv"].startswith("typ:Division används som en egenskap, men är inte deklarerad")


@pytest.mark.sample(every=3)
@pytest.mark.parametrize(
    "text",
    [
        "sago:x skos:prefLable 'x' .",  # unknown-term
        "sago:x a owl:Klass .",
        "ex:p a owl:DatatypeProperty ; rdfs:range xsd:intger .",
        "sago:x a typ:Ghost ; typ:haunts sago:y .",  # undeclared-term
        "sago:x skos:note '2021-01-01'^^xsd:date . skos:note a owl:AnnotationProperty .",
    ],
)
def test_what_is_told_elsewhere_or_never(body: Path, text: str) -> None:
    (body / "data" / "more.ttl").write_text(PREFIXES + text, encoding="utf-8")
    assert judged(body) == []


def test_the_rules_are_those_of_the_sections() -> None:
    assert list(RULES) == list(SECTIONS)
    for name, rule in RULES.items():
        assert (rule.id, rule.source) == (f"owl2-{name}", "profile")
        assert all(SECTIONS[name] in text for text in rule.why.values())
    for part in ("summary", "why", "fix"):
        texts = [getattr(rule, part) for rule in RULES.values()]
        assert all(list(each) == list(LANGUAGES) for each in texts)
        assert len({text for each in texts for text in each.values()}) == len(texts) * len(LANGUAGES)


# -- Published vocabularies: facts read in the files themselves


def foci(found: list[Violation], rule: str) -> list[Node]:
    return [violation.subject for violation in found if violation.rule == rule]


def test_org() -> None:
    """ORG has union domains, one union range and an allValuesFrom in an equivalent class."""
    found = violations(published("org.ttl"))
    assert foci(found, "rl-superclass") == [ORG.reportsTo, ORG.reportsTo, ORG.role]
    assert foci(found, "rl-equivalent") == [ORG.OrganizationalCollaboration]
    assert foci(found, "rl-subclass") == foci(found, "dl-simple") == foci(found, "dl-regular") == []
    assert foci(found, "dl-datatype") == [URIRef(str(ORG))] * 11  # xsd:date
    assert {FOAF.Agent, SKOS.Concept} <= set(foci(found, "dl-undeclared"))


def test_prov() -> None:
    """PROV-O has seven domains and ranges outside RL, and two properties of two kinds."""
    found = violations(published("prov-o.ttl"))
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
    assert SKOS.memberList in foci(violations(published("skos.ttl")), "dl-reserved")


def test_time() -> None:
    """OWL-Time gives time:Year seven exact cardinalities, and datatypes a facet of their own."""
    time_ = Namespace("http://www.w3.org/2006/time#")
    found = violations(published("time.ttl"))
    assert foci(found, "rl-superclass").count(time_.Year) == 7
    assert set(foci(found, "dl-syntax")) >= {time_.generalDay, time_.generalMonth}
