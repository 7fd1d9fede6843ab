"""The report for programs is what its schema says."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

import kela_graph
from kela_graph import reports
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

if TYPE_CHECKING:
    from kela_graph.checks import Report

SCHEMA = json.loads(files("kela_graph.reports").joinpath("report.schema.json").read_text(encoding="utf-8"))


@pytest.mark.sample(every=9)
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
def test_the_report_is_valid_by_its_schema(report: Report) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(reports.write(report, "json", ("en",))))


def test_the_schema_knows_every_property() -> None:
    data = json.loads(reports.write(REPORT, "json", ("fi",)))
    shapes = SCHEMA["$defs"]
    told = [
        (data, SCHEMA),
        (data["tool"], SCHEMA["properties"]["tool"]),
        (data["rules"]["order"], shapes["rule"]),
        (data["findings"][0], shapes["finding"]),
        (data["findings"][0]["related"][0], shapes["related"]),
    ]
    for entry, shape in told:
        assert set(entry) == set(shape["properties"]) == set(shape["required"])


def test_the_report_holds_all() -> None:
    data = json.loads(reports.write(REPORT, "json", ("fi",)))
    assert (data["version"], data["tool"]["version"]) == (1, kela_graph.__version__)
    assert data["rules"]["UnitShape-parent"]["fix"] == {"en": "Delete the others.", "fi": "Poista muut."}
    first, second, third = data["findings"]
    assert (first["message"], first["focus"]) == ("Poista toinen.", "https://example.org/id/a#unit")
    assert first["related"] == [
        {"message": "the shape", "path": "ontology/shapes.ttl", "line": 7, "column": 1},
        {"message": "the program's own", "path": None, "line": None, "column": None},
    ]
    assert (second["focus"], second["line"], second["column"]) == (None, 2, None)
    assert (third["message"], third["messages"]) == ("own", {})


def test_each_finding_is_one_line() -> None:
    lines = reports.write(many(20), "json", ("en",)).splitlines()
    assert sum(1 for line in lines if line.startswith('    {"rule": ')) == 20
