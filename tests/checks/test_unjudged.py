"""Green means judged: what was judged is counted, and what would be passed over in silence is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kela_graph import reports
from kela_graph.checks import engines, unjudged
from kela_graph.checks.judge import check_graphs, narrowed
from kela_graph.wording import LANGUAGES
from tests.quick import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks import Report
    from tests.conftest import Cli

PREFIXES = """@prefix ex: <https://port.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <http://schema.org/> .
"""
NAME = "sh:property [ sh:path ex:name ; sh:maxCount 9 ]"
DATA = """ex:a a ex:Berth ; ex:site ex:b . ex:b ex:street 'x' .
ex:Jetty rdfs:subClassOf ex:Berth . ex:c a ex:Jetty ."""


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def judged(shapes: str, data: str = DATA, engine: engines.ShaclEngine = "pyshacl") -> Report:
    for name, text in (("shapes.ttl", shapes), ("data.ttl", data)):
        Path(name).write_text(f"{PREFIXES}{text}\n", encoding="utf-8")
    return check_graphs(["data.ttl"], ["shapes.ttl"], engine=engine)


def told(report: Report) -> Iterator[tuple[str, str]]:
    return ((found.rule, found.place) for found in report.findings)


@pytest.mark.parametrize(
    ("shapes", "met", "nodes"),
    [
        (f"ex:S sh:targetClass ex:Berth ; {NAME} .", 1, 2),
        (f"ex:S sh:targetClass ex:Berth ; {NAME} ; sh:deactivated true .", 0, 0),
        (f"ex:S sh:targetNode ex:a , ex:nowhere ; {NAME} .", 1, 1),
        (f"ex:S sh:targetSubjectsOf ex:site , ex:street ; {NAME} .", 1, 2),
        (f"ex:S sh:targetObjectsOf ex:site ; {NAME} .", 1, 1),
        (f"ex:Berth a sh:NodeShape , rdfs:Class ; {NAME} .", 1, 2),
        (f"ex:S sh:targetClass ex:Berth ; sh:property [ sh:path ex:site ; {NAME} ] .", 1, 1),
        (
            f"ex:S sh:targetClass ex:Berth ; sh:nodeKind sh:IRI ; sh:property [ sh:path ex:no ; {NAME} ] .",
            1,
            2,
        ),
    ],
)
def test_focus_nodes_are_counted(shapes: str, met: int, nodes: int) -> None:
    counted = unjudged.counts(Graph().parse(data=PREFIXES + DATA), Graph().parse(data=PREFIXES + shapes))
    assert (counted["met"], counted["nodes"]) == (met, nodes)


def test_a_hierarchy_of_any_depth_is_followed() -> None:
    deep = " ".join(f"ex:c{number} rdfs:subClassOf ex:c{number + 1} ." for number in range(3000))
    data = Graph().parse(data=f"{PREFIXES}{deep} ex:c3000 rdfs:subClassOf ex:c0 . ex:a a ex:c0 .")
    shapes = Graph().parse(data=f"{PREFIXES}ex:S sh:targetClass ex:c3000 ; {NAME} .")
    assert unjudged.counts(data, shapes) == {"shapes": 1, "met": 1, "nodes": 1}


def test_each_report_for_people_says_how_many_nodes_met_how_many_shapes() -> None:
    report = judged(f"ex:S sh:targetClass ex:Berth ; {NAME} . ex:T sh:targetClass ex:Crane ; {NAME} .")
    said = {
        "en": "judged: 2 nodes by 1 of 2 shapes; 1 met none",
        "fi": "arvioitu: 2 solmua 1 muodolla 2 muodosta; 1 ei kohdannut yhtään",
        "sv": "bedömt: 2 noder med 1 av 2 former; 1 träffade ingen",
    }
    for language in LANGUAGES:
        for name in ("text", "html", "markdown", "github"):
            assert said[language] in reports.write(report, name, (language,))
    counted = {"shapes": 2, "met": 1, "nodes": 2}
    assert json.loads(reports.write(report, "json", ("en",)))["checked"].items() >= counted.items()
    (run,) = json.loads(reports.write(report, "sarif", ("en",)))["runs"]
    assert run["properties"]["checked"].items() >= counted.items()


@pytest.mark.parametrize(
    ("shapes", "data", "place"),
    [
        ("ex:S a sh:NodeShape .", DATA, "shapes.ttl"),
        (f"ex:S a sh:NodeShape ; {NAME} .", DATA, "shapes.ttl"),
        (f"ex:S sh:targetClass ex:Berth ; {NAME} .", "", "data.ttl"),
    ],
)
def test_no_shape_and_no_triple_are_errors(shapes: str, data: str, place: str) -> None:
    report = judged(shapes, data)
    assert list(told(report)) == [("nothing-judged", place)]
    assert not report.conforms
    assert not narrowed(report, only=["syntax"]).conforms


@pytest.mark.parametrize(
    ("shape", "feature", "column"),
    [
        ("sh:target [ a sh:SPARQLTarget ]", "sh:target", 53),
        ("sh:rule [ a sh:TripleRule ]", "sh:rule", 53),
        ("sh:expression [ sh:path ex:flag ]", "sh:expression", 53),
        ("sh:js [ a sh:JSConstraint ]", "sh:js", 53),
        ("sh:property [ sh:path ex:x ; sh:values [ sh:path ex:y ] ; sh:maxCount 9 ]", "sh:values", 82),
    ],
)
@pytest.mark.parametrize("engine", [each for each in engines.ENGINES if engines.is_installed(each)])
def test_a_feature_that_is_not_judged_is_told(
    shape: str, feature: str, column: int, engine: engines.ShaclEngine
) -> None:
    report = judged(f"ex:S sh:targetClass ex:Berth ; sh:nodeKind sh:IRI ; {shape} .", engine=engine)
    assert list(told(report)) == [("unjudged-feature", f"shapes.ttl:6:{column}")]
    assert f"{feature} is not judged." in report.findings[0].say(("en",))
    assert report.findings[0].severity == "warning"
    assert report.checked["nodes"] == 2


def test_a_function_that_is_not_judged_is_told() -> None:
    report = judged(f"ex:f a sh:SPARQLFunction . ex:S sh:targetClass ex:Berth ; {NAME} .")
    assert list(told(report)) == [("unjudged-feature", "shapes.ttl:6:1")]


@pytest.mark.parametrize(
    "back",
    [
        "sh:node ex:S",
        "sh:not ex:S",
        "sh:or ( ex:T ex:S )",
        "sh:property [ sh:path ex:site ; sh:node ex:S ]",
        "",
    ],
)
@pytest.mark.parametrize("engine", [each for each in engines.ENGINES if engines.is_installed(each)])
def test_a_shape_that_is_judged_by_itself_is_told(back: str, engine: engines.ShaclEngine) -> None:
    inner = f"ex:I sh:class ex:Berth ; {back or NAME} ."
    report = judged(
        f"ex:T a sh:NodeShape . ex:S sh:targetClass ex:Berth ; sh:node ex:I . {inner}", engine=engine
    )
    recursive = [found for found in report.findings if found.rule == "unjudged-feature"]
    assert len(recursive) == bool(back)
    assert all("is judged by itself" in found.say(("en",)) for found in recursive)


def test_a_component_of_a_far_subclass_is_one() -> None:
    chain = " ".join(f"ex:k{at + 1} rdfs:subClassOf ex:k{at} ." for at in range(1500))
    component = "ex:K a ex:k1500 ; sh:parameter [ sh:path ex:flag ] ; sh:validator [ sh:ask 'ASK {}' ] ."
    shape = "ex:S a sh:NodeShape ; sh:targetClass ex:Berth ; ex:flag true ."
    report = judged(f"ex:k0 rdfs:subClassOf sh:ConstraintComponent . {chain} {component} {shape}")
    assert list(told(report)) == []
    assert report.checked["met"] == 1


@pytest.mark.parametrize(
    ("used", "wanted", "is_near"),
    [
        ("https://schema.org/Person", "http://schema.org/Person", True),
        ("http://www.port.example/Person", "http://port.example/Person", True),
        ("http://port.example/ns#Person", "http://port.example/ns/Person", True),
        ("http://port.example/ns#Person", "https://port.example/ns/Staff", True),
        ("http://port.example/ns#Person", "http://prot.example/ns#Person", True),
        ("http://port.example/ns#Person", "http://port.exampl/ns#Person", True),
        ("http://port.example/a#Person", "http://port.example/b#Staff", False),
        ("http://port.example/v1#Person", "http://port.example/v2#Person", False),
        ("http://port.example/ns#Person", "http://harbour.example/ns#Person", False),
        ("http://port.example/ns#Person", "http://port.example/ns#Staff", False),
        ("http://port.example/ns#Person", "http://port.example/ns#Person", False),
    ],
)
def test_a_target_in_a_namespace_that_is_nearly_the_datas_is_told(
    used: str, wanted: str, is_near: bool
) -> None:
    report = judged(f"ex:S sh:targetClass <{wanted}> ; {NAME} .", f"ex:a a <{used}> .")
    assert [found.rule for found in report.findings] == ["mistyped-target"] * is_near


def test_a_target_of_properties_or_nodes_is_told_too() -> None:
    for target in ("sh:targetSubjectsOf", "sh:targetObjectsOf", "sh:targetNode"):
        report = judged(
            f"ex:S {target} <https://www.port.example/ns#site> ; {NAME} .", "ex:site ex:site ex:site ."
        )
        assert list(told(report)) == [("mistyped-target", f"shapes.ttl:6:{7 + len(target)}")]


def test_an_import_of_what_is_there_is_followed(tmp_path: Path) -> None:
    data = (
        f"<https://port.example/> a owl:Ontology ; owl:imports <shapes.ttl> , ex:version , ex:other . {DATA}"
    )
    shapes = f"ex:shapes a owl:Ontology ; owl:versionIRI ex:version . ex:S sh:targetClass ex:Berth ; {NAME} ."
    report = judged(shapes, data)
    assert [(found.rule, str(found.value)) for found in report.findings] == [
        ("unfollowed-import", "https://port.example/ns#other")
    ]
    assert report.findings[0].line == 6


@pytest.mark.parametrize("way", ["skip", "comment", "baseline"])
def test_malformed_shapes_never_judge_nothing_in_silence(way: str, run_cli: Cli) -> None:
    above = "# kela-graph: ignore malformed-shape because it is known\n" if way == "comment" else ""
    judged(f"{above}ex:S sh:targetClass ex:Berth ; sh:property [ sh:path ex:p ; sh:minCount 'x' ] .")
    asked = ("check", "--shapes", "shapes.ttl", "data.ttl")
    run_cli(*asked, "--report", "json=base.json")
    more = {"skip": ("--skip", "malformed-shape"), "comment": (), "baseline": ("--baseline", "base.json")}
    code, out, _ = run_cli(*asked, *more[way])
    assert (code, "error [nothing-judged] The shapes judged nothing" in out) == (1, True)
    assert "judged: 0 nodes by 0 of 1 shape; 1 met none" in out


def test_no_baseline_lets_pass_that_nothing_is_judged(run_cli: Cli) -> None:
    judged("ex:S a sh:NodeShape .")
    asked = ("check", "--shapes", "shapes.ttl", "data.ttl")
    assert run_cli(*asked, "--report", "json=base.json")[0] == 1
    assert run_cli(*asked, "--baseline", "base.json")[0] == 1


def test_files_that_are_none_of_the_dataset_are_an_error(body: Path) -> None:
    report = check(body)
    assert narrowed(report, files=[body / "data"]).findings == ()
    assert narrowed(report, files=[body / "queries", body / "data" / "units.ttl"]).findings == ()
    for other in (body.parent / "elsewhere", body / "data" / "empty"):
        other.mkdir()
        report = narrowed(report, files=[other, body / "data" / "units.ttl"])
        assert list(told(report)) == [("nothing-judged", str(other))]
        report = check(body)


@pytest.mark.parametrize("engine", [each for each in engines.ENGINES if engines.is_installed(each)])
def test_the_first_of_two_patterns_that_cannot_be_read_is_told(engine: engines.ShaclEngine) -> None:
    patterns = ("[ sh:path ex:name ; sh:pattern '^(a' ]", "[ sh:path ex:site ; sh:pattern '^(b' ]")
    report = judged(f"ex:S sh:targetClass ex:Berth ; sh:property {', '.join(patterns)} .", engine=engine)
    (found,) = [each for each in report.findings if each.rule == "malformed-shape"]
    assert found.say(("en",)).startswith("The shapes can't be used: ^(a: missing ), unterminated subpattern")
    assert found.at.column == 75
