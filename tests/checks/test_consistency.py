"""Findings of contradictions: on Kela's data, on another body's, and what they say."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import ORG, RDF, Literal, URIRef

from kela_graph import graph
from kela_graph.checks.case import Case
from kela_graph.checks.consistency import KINDS, RULES, judge
from kela_graph.checks.located_graph import LocatedGraph
from kela_graph.checks.reading import asserted_union, case_of_folder
from kela_graph.folder import open_folder
from kela_graph.graph import infer
from kela_graph.namespaces import KELA, PROJECT, RESP
from kela_graph.rdf.inference.contradictions import RULE_NAMES

if TYPE_CHECKING:
    from kela_graph.checks.finding import Finding

ROOT = Path(__file__).resolve().parents[2]
OTHER = ROOT / "tests" / "other_body"
SAGO = "https://example.org/sago/"
PREFIXES = f"""
    PREFIX : <{SAGO}id/>
    PREFIX id: <{PROJECT}id/>
    PREFIX kela: <{KELA}>
    PREFIX org: <http://www.w3.org/ns/org#>
    PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX resp: <{RESP}>
    PREFIX task: <{PROJECT}task/>
    PREFIX typ: <{SAGO}typ#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""


def judged(case: Case) -> list[Finding]:
    infer(case.closure)
    return list(judge(case))


def found_after(root: Path, file: str, triples: str) -> list[Finding]:
    """What is found where triples are added to the graph of a file of a dataset."""
    case = case_of_folder(open_folder(root))
    dataset = case.closure
    (name,) = (each.value for each in dataset.store.oxigraph.named_graphs() if each.value.endswith(file))
    dataset.store.oxigraph.update(f"{PREFIXES} INSERT DATA {{ GRAPH <{name}> {{ {triples} }} }}")
    asserted = LocatedGraph(asserted_union(dataset), case.asserted.files)
    return judged(replace(case, asserted=asserted))


def related(finding: Finding) -> set[tuple[str, str | None]]:
    return {(each.say(("en",)), each.path and Path(each.path).name) for each in finding.related}


# -- Our data -------------------------------------------------------------------------------------


@pytest.mark.parametrize("root", [ROOT, OTHER], ids=["kela", "other"])
def test_no_contradiction(root: Path) -> None:
    assert judged(case_of_folder(open_folder(root))) == []


def test_a_unit_that_is_a_formal_organisation() -> None:
    (found,) = found_after(ROOT, "/data/units.ttl", "id:yhteyskeskus a org:FormalOrganization .")
    assert (found.rule, found.severity) == ("contradiction-cax-dw", "error")
    assert (found.focus, found.predicate) == (URIRef(f"{PROJECT}id/yhteyskeskus"), RDF.type)
    assert found.value == ORG.FormalOrganization
    assert found.label
    assert found.path
    assert found.path.endswith("data/units.ttl")
    assert related(found) == {
        ("id:yhteyskeskus a kela:ContactCentre", "units.ttl"),
        ("kela:ContactCentre rdfs:subClassOf resp:Unit", "kela.ttl"),
        ("resp:Unit owl:disjointWith org:FormalOrganization", "responsibility.ttl"),
    }
    assert found.message["fi"].startswith("”Yhteyskeskus” kuuluu sekä luokkaan ”yksikkö” että luokkaan ”")
    assert "hör både till klassen ”enhet” och till klassen ”formell organisation”" in found.message["sv"]
    assert "both to the class “unit” and to the class “formal organisation”" in found.message["en"]
    assert found.message["en"].endswith("Remove one of the types, or the statement that it follows from.")


def test_a_result_unit_that_is_a_functional_unit() -> None:
    unit = "etuuspalvelujen-tulosyksikko"
    (found,) = found_after(ROOT, "/data/units.ttl", f"id:{unit} a kela:FunctionalUnit .")
    assert found.rule == "contradiction-cax-dw"
    assert found.focus == URIRef(f"{PROJECT}id/{unit}")
    assert found.value in (KELA.FunctionalUnit, KELA.ResultUnit)
    types = {f"id:{unit} a kela:FunctionalUnit", f"id:{unit} a kela:ResultUnit"}
    messages = {message for message, _ in related(found)}
    assert len(messages & types) == 1
    assert messages - types == {"kela:FunctionalUnit owl:disjointWith kela:ResultUnit"}


def test_a_responsibility_with_two_activities() -> None:
    (found,) = found_after(OTHER, "/data/responsibilities.ttl", ":r1 resp:taskProposed :farleder .")
    assert found.rule == "contradiction-eq-diff3"
    assert found.focus == URIRef(f"{SAGO}id/r1")
    assert found.predicate in (RESP.taskAnsweredFor, RESP.taskProposed)
    assert found.path
    assert found.path.endswith("data/responsibilities.ttl")
    texts = {message for message, _ in related(found)}
    assert "resp:activity a owl:FunctionalProperty" in texts
    assert "[] a owl:AllDifferent" in texts
    assert len([text for text in texts if text.startswith("sago:r1 ")]) == 1
    assert found.message["en"].startswith("“is responsible for” and “makes proposals on” are different")
    assert "sago:r1" in found.message["fi"]


def test_the_line_is_that_of_the_statement(body: Path) -> None:
    units = body / "data" / "units.ttl"
    text = units.read_text(encoding="utf-8")
    changed = text.replace("    a typ:Division ;", "    a typ:Division , org:FormalOrganization ;", 1)
    units.write_text(changed, encoding="utf-8")
    (found,) = judged(case_of_folder(open_folder(body)))
    lines = changed.splitlines()
    assert found.line
    assert found.column
    assert lines[found.line - 1][found.column - 1 :].startswith("org:FormalOrganization")
    for each in found.related:
        assert each.path
        assert each.line
    (statement,) = (each for each in found.related if each.say(("en",)).endswith("a typ:Division"))
    assert statement.line == found.line


# -- One of each kind -----------------------------------------------------------------------------

#: Rule: what to add to the other body's data, the triple to blame, and words of the English message.
KINDS_OF_CASES = {
    "eq-diff1": (
        ":granskningen owl:differentFrom :sekretariatet ; owl:sameAs :sekretariatet .",
        (":granskningen", "owl:sameAs", ":sekretariatet"),
        "are different",
    ),
    "prp-irp": (
        "org:reportsTo a owl:IrreflexiveProperty . :granskningen org:reportsTo :granskningen .",
        (":granskningen", "org:reportsTo", ":granskningen"),
        "“Audit” has the relation “reports to” to itself",
    ),
    "prp-asyp": (
        "resp:above a owl:AsymmetricProperty . :x resp:above :y . :y resp:above :x .",
        (":x", "resp:above", ":y"),
        "in both directions between “sago:x” and “sago:y”",
    ),
    "prp-pdw": (
        "resp:p owl:propertyDisjointWith resp:q . :x resp:p :y ; resp:q :y .",
        (":x", "resp:p", ":y"),
        "both the relation “resp:p” and the relation “resp:q”",
    ),
    "prp-npa2": (
        ':x resp:p "y"@sv .'
        '[] owl:sourceIndividual :x ; owl:assertionProperty resp:p ; owl:targetValue "y"@sv .',
        (":x", "resp:p", '"y"@sv'),
        "has the relation “resp:p” to “y”",
    ),
    "cls-nothing2": (
        "resp:None rdfs:subClassOf owl:Nothing . :x a resp:None .",
        (":x", "rdf:type", "resp:None"),
        "belongs to the empty class",
    ),
    "cls-maxc1": (
        "resp:None owl:onProperty resp:p ; owl:maxCardinality 0 . :x a resp:None ; resp:p :y .",
        (":x", "resp:p", ":y"),
        "its class allows no such relation",
    ),
    "dt-not-type": (
        ':x resp:p "x"^^xsd:integer . resp:p rdfs:subPropertyOf resp:q .',
        (":x", "resp:p", '"x"^^xsd:integer'),
        "The value “x” of the property “resp:p” of “sago:x” is not a value of the datatype xsd:integer.",
    ),
}


def test_every_kind_of_rule_has_a_case() -> None:
    assert {KINDS[name] for name in (*KINDS_OF_CASES, "cax-dw")} == set(KINDS.values())


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("rule", KINDS_OF_CASES)
def test_kind(rule: str) -> None:
    triples, blamed, words = KINDS_OF_CASES[rule]
    (found,) = found_after(OTHER, "/data/units.ttl", triples)
    assert found.rule == f"contradiction-{rule}"
    parts = (found.focus, found.predicate, found.value)
    store = ox.Store()
    rdf = "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
    store.update(f"{PREFIXES} {rdf} INSERT DATA {{ {' '.join(blamed)} }}")
    ((s, p, o, _),) = store
    assert [str(part) for part in parts] == [s.value, p.value, o.value]
    assert words in found.message["en"]
    assert set(found.message) == {"fi", "sv", "en"}
    assert not any("{" in text or "None" in text.replace("resp:None", "") for text in found.message.values())


def test_a_datatype_is_written_as_a_person_would() -> None:
    triples = "[] owl:sourceIndividual :x ; owl:assertionProperty resp:p ; owl:targetValue 7 . :x resp:p 7 ."
    (found,) = found_after(OTHER, "/data/units.ttl", triples)
    assert '[] owl:targetValue "7"^^xsd:integer' in {message for message, _ in related(found)}
    assert found.value == Literal(7)


# -- How many, and in what order ------------------------------------------------------------------


def test_the_same_reasons_are_one_finding() -> None:
    triples = """
        resp:p a owl:AsymmetricProperty . resp:q a owl:AsymmetricProperty ; owl:equivalentProperty resp:p .
        :x resp:p :y . :y resp:p :x .
        """
    found = found_after(OTHER, "/data/units.ttl", triples)
    assert {each.rule for each in found} == {"contradiction-prp-asyp"}
    reasons = [frozenset(related(each)) for each in found]
    assert len(reasons) == len(set(reasons))


def test_reasons_that_are_part_of_others_tell_enough() -> None:
    """Who belongs to the empty class belongs to every class, disjoint ones included."""
    triples = "resp:None rdfs:subClassOf owl:Nothing . :x a resp:None . :y a typ:Division , typ:StaffUnit ."
    found = found_after(OTHER, "/data/units.ttl", triples)
    assert [(each.rule, str(each.focus)) for each in found] == [
        ("contradiction-cls-nothing2", f"{SAGO}id/x"),
        ("contradiction-cax-dw", f"{SAGO}id/y"),
    ]


def test_an_ontology_that_contradicts_itself() -> None:
    (found,) = found_after(OTHER, "/ontology/sago.ttl", "owl:Class rdfs:subClassOf owl:Nothing .")[:1]
    assert found.rule == "contradiction-cls-nothing2"
    assert found.predicate


def test_they_come_in_the_same_order_each_time() -> None:
    triples = " ".join(f":{name} a typ:Division , org:FormalOrganization ." for name in "zyx")
    orders = [[str(each.focus) for each in found_after(OTHER, "/data/units.ttl", triples)] for _ in range(2)]
    assert orders[0] == orders[1] == [f"{SAGO}id/{name}" for name in "xyz"]


def test_a_dataset_without_files(body: Path) -> None:
    dataset = graph.read(open_folder(body))
    dataset.store.oxigraph.update(f"{PREFIXES} INSERT DATA {{ :x a typ:Division , org:FormalOrganization }}")
    (found,) = judged(Case(LocatedGraph(asserted_union(dataset)), dataset=dataset))
    assert found.path is None
    assert all(each.path is None for each in found.related)


# -- What the rules say ---------------------------------------------------------------------------


def test_rules() -> None:
    assert set(RULES) == set(RULE_NAMES)
    for name, rule in RULES.items():
        assert rule.id == f"contradiction-{name}"
        assert (rule.source, rule.severity) == ("contradictions", "error")
        for texts in (rule.summary, rule.why, rule.fix):
            assert set(texts) == {"fi", "sv", "en"}
            assert len(set(texts.values())) == 3
        assert all(name.removeprefix("contradiction-") in text for text in rule.summary.values())
