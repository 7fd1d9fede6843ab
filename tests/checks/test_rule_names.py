"""Names of rules: two shapes are two rules, and each is called as people write it."""

from __future__ import annotations

import json
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from rdflib import Graph, URIRef

from kela_graph import reports
from kela_graph.checks import baseline
from kela_graph.checks.judge import check_graphs, narrowed, rules_of_folder
from kela_graph.checks.rule_names import bind, find_rule, meant, names_of
from kela_graph.errors import InputError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from pathlib import Path

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix a: <https://port.example/a#> .
@prefix b: <https://port.example/b#> .
a:Name sh:targetSubjectsOf a:p ; sh:path a:p ; sh:maxInclusive 1 ; sh:message "Too big (a)" .
b:Name sh:targetSubjectsOf a:p ; sh:path a:p ; sh:maxInclusive 2 ; sh:severity sh:Warning ;
    sh:message "Too big (b)" .
b:Only sh:targetSubjectsOf a:p ; sh:path a:p ; sh:maxInclusive 2 ; sh:message "Too big" .
"""
DATA = "@prefix a: <https://port.example/a#> .\n# kela-graph: ignore {} because it is known.\na:x a:p 3 .\n"


@pytest.mark.parametrize(
    ("prefixes", "id_"),
    [
        ([], "http://e/s#Name"),
        ([("ex", "http://e/s#")], "ex:Name"),
        ([("ex", "http://e/s#"), ("short", "http://e/")], "ex:Name"),
        ([("", "http://e/s#"), ("ex", "http://e/s#")], "ex:Name"),
        ([("", "http://e/s#")], ":Name"),
        ([("ex", "http://e/s#"), ("ex", "http://e/other#")], "http://e/s#Name"),
        ([("e x", "http://e/s#")], "http://e/s#Name"),
    ],
)
def test_a_shape_is_called_by_its_prefix_or_its_iri(prefixes: list[tuple[str, str]], id_: str) -> None:
    for order in permutations(prefixes):
        graph = Graph()
        bind(graph, order)
        assert names_of(graph, URIRef("http://e/s#Name"), None) == (id_, "Name")


def test_ours_are_called_by_prefixes_that_they_declare() -> None:
    rules = rules_of_folder(open_folder())
    shapes = [rule.id for rule in rules.values() if rule.local]
    assert {name.partition(":")[0] for name in shapes} == {"resp-shapes", "kela-shapes"}
    assert "kela-shapes:SlugShape" in shapes
    assert meant(rules, "SlugShape") == ["kela-shapes:SlugShape"]


def written(folder: Path, rule: str) -> tuple[Path, Path]:
    data, shapes = folder / "data.ttl", folder / "shapes.ttl"
    data.write_text(DATA.format(rule), encoding="utf-8")
    shapes.write_text(SHAPES, encoding="utf-8")
    return data, shapes


@pytest.mark.parametrize(
    ("rule", "left"),
    [
        ("a:Name", {"b:Name", "b:Only"}),
        ("Only", {"a:Name", "b:Name"}),
        ("Name", {"a:Name", "b:Name", "b:Only", "bad-suppression"}),
    ],
)
def test_a_comment_suppresses_one_rule_only(rule: str, left: set[str], tmp_path: Path) -> None:
    data, shapes = written(tmp_path, rule)
    report = check_graphs([data], [shapes])
    assert {found.rule for found in report.findings} == left
    bad = [found.say(("en",)) for found in report.findings if found.rule == "bad-suppression"]
    assert not bad or "a:Name, b:Name" in bad[0]


def test_a_local_name_is_enough_where_it_is_one_rules(tmp_path: Path) -> None:
    data, shapes = written(tmp_path, "Only")
    report = check_graphs([data], [shapes])
    assert find_rule(report.rules, "Only").id == "b:Only"
    assert len(narrowed(report, only=["Only"]).suppressed) == 1
    assert {found.rule for found in narrowed(report, skip=["b:Name"]).findings} == {"a:Name"}
    with pytest.raises(InputError, match="write a:Name or b:Name"):
        narrowed(report, skip=["Name"])


def test_a_baseline_of_local_names_is_still_read(tmp_path: Path) -> None:
    data, shapes = written(tmp_path, "x")
    report = check_graphs([data], [shapes])
    marks = baseline.Fingerprints()
    old = {
        "version": 1,
        "findings": [
            {"fingerprint": marks.of_old(found, report.rules), "rule": found.rule, "message": "x"}
            for found in report.findings
        ],
    }
    path = tmp_path / "old.json"
    path.write_text(json.dumps(old), encoding="utf-8")
    compared = baseline.compare(report, baseline.read(path))
    assert (compared.findings, compared.fixed) == ((), ())
    path.write_text(reports.write(report, "json", ("en",)), encoding="utf-8")
    assert baseline.compare(report, baseline.read(path)).findings == ()
