"""What all reports have in common: their names, their languages, and that many findings take no memory."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
import tracemalloc
from html import unescape

import pytest

from kela_graph import reports
from kela_graph.checks import Report
from kela_graph.checks.finding import Fixed
from kela_graph.errors import InputError
from tests.reports.made import BARE_REPORT, CLEAN_REPORT, COUNTED, PASSED_REPORT, REPORT, UNPARSED, many

#: Those for people, which show the worst findings and count the rest.
FOR_PEOPLE = {"text", "markdown", "html"}
FOR_MACHINES = set(reports.NAMES) - FOR_PEOPLE

NUMBER = 25_000


@pytest.fixture(scope="module")
def large() -> Report:
    return many(9_000)


@pytest.fixture(scope="module", params=[4_000, pytest.param(NUMBER, marks=pytest.mark.slow)])
def numerous(request: pytest.FixtureRequest) -> Report:
    return many(request.param)


def test_an_unknown_report_is_told_at_once() -> None:
    for write in (reports.write, reports.stream):
        with pytest.raises(InputError, match="no report 'pdf': choose one of text, json, junit, sarif"):
            write(REPORT, "pdf", ("en",))


@pytest.mark.parametrize("name", reports.NAMES)
def test_a_report_is_the_same_twice_and_ends_its_last_line(name: str) -> None:
    for report in (REPORT, CLEAN_REPORT, BARE_REPORT, UNPARSED):
        out = reports.write(report, name, ("en",))
        assert out == reports.write(report, name, ("en",))
        assert out.endswith("\n")


@pytest.mark.parametrize("name", sorted(set(reports.NAMES) - {"shacl"}))
def test_messages_are_in_the_first_language_that_they_have(name: str) -> None:
    for languages, told in ((("de", "fi"), "Poista toinen."), (("sv",), "Ta bort"), (("de",), "Delete one.")):
        assert told in reports.write(REPORT, name, languages)


@pytest.mark.parametrize("name", sorted(set(reports.NAMES) - {"gitlab", "json", "sarif"}))
def test_what_was_checked_is_told(name: str) -> None:
    report = CLEAN_REPORT if name != "junit" else type(BARE_REPORT)((), CLEAN_REPORT.checked)
    assert COUNTED in reports.write(report, name, ("en",))
    assert "correct the syntax first" in reports.write(UNPARSED, name, ("en",))


@pytest.mark.sample(every=6)
@pytest.mark.parametrize("name", sorted(FOR_MACHINES))
def test_many_findings_take_no_memory_for_their_text(name: str, numerous: Report) -> None:
    number = len(numerous.findings)
    written, longest = 0, 0
    reports.write(REPORT, name, ("en",))  # what is imported and cached at first is not counted
    gc.collect()
    tracemalloc.start()
    try:
        for chunk in reports.stream(numerous, name, ("en",)):
            written += len(chunk)
            longest = max(longest, len(chunk))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert written > number * 100
    assert longest < 20_000
    # What a report remembers is a fingerprint, a name or a label for each finding.
    assert peak < number * 200 + 100_000


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("name", sorted(FOR_PEOPLE))
def test_people_are_shown_the_first_hundred_and_a_count(name: str, large: Report) -> None:
    out = reports.write(large, name, ("en",))
    assert len(out) < 100_000
    assert "and 8900 more: only the first 100 are shown" in out
    assert "3000 errors, 3000 warnings, 3000 infos" in out
    assert "The value 99 is wrong." in out
    assert "The value 100 is wrong." not in out


def test_writing_no_report_imports_no_heavy_package() -> None:
    code = (
        "import sys, kela_graph.reports; "
        "heavy = {'pyshacl', 'owlrl', 'rich', 'jsonschema', 'junitparser'} & set(sys.modules); "
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["text", "markdown", "html", "github"])
def test_what_passes_and_what_is_fixed_is_told(name: str) -> None:
    out = unescape(reports.write(PASSED_REPORT, name, ("en",)).replace("\\", ""))
    assert "1 suppressed by comments, 1 known from the baseline, 2 fixed since the baseline" in out
    assert "fixed: data/gone.ttl: [order] c stands before b." in out
    assert "fixed: [own] It was wrong." in out
    assert "b stands before a" not in out


def test_programs_read_what_passes_and_what_is_fixed() -> None:
    data = json.loads(reports.write(PASSED_REPORT, "json", ("en",)))
    assert [found["rule"] for found in data["findings"]] == ["UnitShape-parent"]
    assert [(found["rule"], found["reason"]) for found in data["suppressed"]] == [
        ("order", "the order is the source's")
    ]
    assert [found["rule"] for found in data["known"]] == ["own"]
    assert data["fixed"] == [
        {"rule": "order", "message": "c stands before b.", "path": "data/gone.ttl"},
        {"rule": "own", "message": "It was wrong.", "path": None},
    ]
    (run,) = json.loads(reports.write(PASSED_REPORT, "sarif", ("en",)))["runs"]
    assert [(result["ruleId"], result["suppressions"]) for result in run["results"]] == [
        ("UnitShape-parent", []),
        ("order", [{"kind": "inSource", "justification": "the order is the source's"}]),
    ]


def test_many_fixed_findings_are_counted() -> None:
    fixed = tuple(Fixed("own", f"{number} was wrong.", None) for number in range(1_000))
    for name in FOR_PEOPLE:
        out = reports.write(Report((), fixed=fixed), name, ("en",))
        assert out.count("was wrong") == 100
        assert "900 more" in out
        assert len(out) < 65_536
