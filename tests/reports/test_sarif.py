"""SARIF 2.1.0: what code scanning wants of it, and its JSON schema where that is installed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import kela_graph
from kela_graph import reports
from kela_graph.checks import Finding, Report
from kela_graph.checks.finding import Place
from tests.reports.made import (
    BARE_REPORT,
    CLEAN_REPORT,
    HOSTILE,
    PASSED_REPORT,
    REPORT,
    UNPARSED,
    hostile_report,
    many,
)

#: Where the npm package with SARIF's schema may be: a folder ``node_modules`` that is named, or here.
MODULES = Path(os.environ.get("KELA_GRAPH_NODE_MODULES", Path(__file__).parents[2] / "node_modules"))
SCHEMA = MODULES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"


def run_of(report: Report, *languages: str) -> Any:
    log = json.loads(reports.write(report, "sarif", languages or ("en",)))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


@pytest.mark.sample(every=9)
@pytest.mark.skipif(
    not SCHEMA.is_file(),
    reason="SARIF's schema is not installed: npm install --no-save @microsoft/jest-sarif, "
    "or name its node_modules in KELA_GRAPH_NODE_MODULES",
)
@pytest.mark.parametrize(
    "report",
    [
        REPORT,
        PASSED_REPORT,
        CLEAN_REPORT,
        BARE_REPORT,
        UNPARSED,
        many(200),
        *map(hostile_report, HOSTILE.values()),
    ],
)
def test_the_log_is_valid_by_sarifs_schema(report: Report) -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    validator = jsonschema.validators.validator_for(schema)
    validator(schema, format_checker=validator.FORMAT_CHECKER).validate(
        json.loads(reports.write(report, "sarif", ("fi",)))
    )


def test_rules_bring_their_help() -> None:
    driver = run_of(REPORT, "fi")["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("kela-graph", kela_graph.__version__)
    assert driver["informationUri"] == "https://w3id.org/kela-graph/"
    parent, order, *_, own = driver["rules"]
    assert parent == {
        "id": "UnitShape-parent",
        "shortDescription": {"text": "Yksiköllä on yksi ylempi yksikkö."},
        "fullDescription": {"text": "Sums would count it twice."},
        "help": {
            "text": "Yksiköllä on yksi ylempi yksikkö.\n\nSums would count it twice.\n\nPoista muut.",
            "markdown": "Yksiköllä on yksi ylempi yksikkö.\n\nSums would count it twice.\n\nPoista muut.",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["shapes"]},
    }
    assert order["fullDescription"] == order["shortDescription"] == {"text": "Subjects stand in order."}
    assert (own["id"], own["help"]["text"], own["defaultConfiguration"]) == ("own", "own", {"level": "note"})


def test_results_say_where_and_what() -> None:
    run = run_of(REPORT)
    assert (run["columnKind"], run["language"]) == ("unicodeCodePoints", "en")
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    first, second, third = run["results"]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert first["message"]["text"].endswith("subOrganizationOf https://example.org/id/b: Delete one.")
    (location,) = first["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "data/my%20units.ttl", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 5},
    }
    assert location["logicalLocations"] == [
        {"fullyQualifiedName": "https://example.org/id/a#unit", "kind": "resource", "name": "Yksikkö"}
    ]
    shape, program = first["relatedLocations"]
    assert (shape["id"], shape["message"]) == (0, {"text": "the shape"})
    assert shape["physicalLocation"]["region"] == {"startLine": 7, "startColumn": 1}
    assert program == {"id": 1, "message": {"text": "the program's own"}}
    assert second["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert third["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "data/dataset.ttl"


def test_every_result_has_a_file_and_a_line_as_code_scanning_demands() -> None:
    for report in (REPORT, UNPARSED, many(50)):
        for result in run_of(report)["results"]:
            place = result["locations"][0]["physicalLocation"]
            assert place["artifactLocation"]["uri"]
            assert place["region"]["startLine"] >= 1


def test_a_file_elsewhere_has_a_uri_of_its_own() -> None:
    run = run_of(Report((Finding("r", "error", {"en": "m"}, at=Place("/srv/a b/ä#.ttl")),)), "smn")
    (location,) = run["results"][0]["locations"]
    assert location["physicalLocation"]["artifactLocation"] == {"uri": "file:///srv/a%20b/%C3%A4%23.ttl"}
    assert "language" not in run
    assert json.loads(reports.write(REPORT, "sarif", ()))["runs"][0]["results"]


def test_fingerprints_tell_results_apart() -> None:
    marks = [result["partialFingerprints"] for result in run_of(many(3000))["results"]]
    assert len({mark["primaryLocationLineHash"] for mark in marks}) == 3000
    assert all(mark["kelaGraph/v2"] == mark["primaryLocationLineHash"] for mark in marks)
