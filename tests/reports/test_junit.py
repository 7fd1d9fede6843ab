"""JUnit's XML as junitparser reads it."""

from __future__ import annotations

from junitparser import JUnitXml, Skipped

from kela_graph import reports
from kela_graph.checks import Finding, Report
from kela_graph.checks.finding import Place
from tests.reports.made import BARE_REPORT, CHECKED, CLEAN_REPORT, COUNTED, REPORT, UNPARSED, many


def read(report: Report) -> JUnitXml:
    return JUnitXml.fromstring(reports.write(report, "junit", ("en",)).encode("utf-8"))


def test_a_suite_is_a_kind_of_check_and_only_errors_fail() -> None:
    suites = {suite.name: suite for suite in read(REPORT)}
    assert list(suites) == ["shapes", "lint", "syntax", "check"]
    counts = [(suite.tests, suite.failures, suite.skipped) for suite in suites.values()]
    assert counts == [(2, 1, 0), (1, 0, 1), (1, 0, 0), (1, 0, 1)]
    clean, broken = suites["shapes"]
    assert (clean.name, clean.is_passed) == ("UnitShape-label: A unit has a name.", True)
    assert broken.name == (
        "UnitShape-parent: Yksikkö <https://example.org/id/a#unit>; subOrganizationOf https://example.org/id/b"
    )
    (failure,) = broken.result
    assert (failure.type, failure.message) == ("error", "Delete one.")
    assert failure.text.splitlines() == [
        "data/my units.ttl:3:5",
        "Delete one.",
        "Sums would count it twice.",
        "Delete the others.",
        "see ontology/shapes.ttl:7:1: the shape",
        "see the program's own",
    ]
    (skipped,) = suites["lint"]
    assert isinstance(skipped.result[0], Skipped)
    assert skipped.name == "order: data/my units.ttl"


def test_the_counts_of_a_suite_are_those_of_its_tests() -> None:
    for report in (REPORT, CLEAN_REPORT, UNPARSED, BARE_REPORT, many(300)):
        for suite in read(report):
            told = (suite.tests, suite.failures, suite.skipped, suite.errors)
            suite.update_statistics()
            assert told == (suite.tests, suite.failures, suite.skipped, suite.errors)


def test_a_run_without_findings_has_tests_that_pass() -> None:
    for report, number in ((CLEAN_REPORT, 4), (BARE_REPORT, 1), (Report((), CHECKED), 1)):
        cases = [case for suite in read(report) for case in suite]
        assert len(cases) == number
        assert all(case.is_passed for case in cases)
    assert cases[0].name == COUNTED


def test_what_was_not_judged_does_not_pass() -> None:
    suites = {suite.name: list(suite) for suite in read(UNPARSED)}
    assert [case.is_failure for case in suites.pop("syntax")] == [True]
    cases = [case for suite in suites.values() for case in suite]
    assert len(cases) == 3
    assert all(case.is_skipped for case in cases)


def test_no_two_tests_have_the_same_name() -> None:
    alike = tuple(Finding("r", "error", {"en": "m"}, at=Place("a", line)) for line in range(3))
    names = [case.name for suite in read(Report(alike)) for case in suite]
    assert names == ["r: a", "r: a (2)", "r: a (3)"]
