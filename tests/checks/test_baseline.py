"""Baselines: what a known finding lets pass, what is new, and what is fixed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kela_graph import reports
from kela_graph.checks import baseline
from kela_graph.checks.judge import narrowed
from kela_graph.errors import InputError
from tests.quick import FAST, check
from tests.reports.made import REPORT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kela_graph.checks import Report


def kept(report: Report, path: Path) -> Path:
    path.write_text(reports.write(report, "json", ("en",)), encoding="utf-8")
    return path


def broken(body: Path) -> Path:
    """Take a topic's use away, so that nothing is about it, and the expected answers."""
    for answer in (body / "queries" / "tests").iterdir():
        answer.unlink()
    units = body / "data" / "units.ttl"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace("    dcterms:subject sago:revision ;\n", "", 1), encoding="utf-8")
    return units


def test_what_is_known_passes(tmp_path: Path) -> None:
    known = baseline.read(kept(REPORT, tmp_path / "b.json"))
    report = baseline.compare(REPORT, known)
    assert report.findings == report.fixed == ()
    assert report.known == REPORT.findings
    assert "3 known from the baseline" in reports.write(report, "text", ("en",))


def test_what_is_new_fails_and_what_is_gone_is_told(body: Path, tmp_path: Path) -> None:
    units = broken(body)
    before = check(body)
    known = baseline.read(kept(before, tmp_path / "b.json"))
    rules = {found.rule for found in before.findings}
    assert rules

    # The same findings on other lines are the same findings.
    text = units.read_text(encoding="utf-8")
    moved = text.replace("\n# The Harbour", "\n\n\n\n# The Harbour", 1)
    units.write_text(moved.replace('"Audit"@en', '"Audit"@en , "Check"@en'), encoding="utf-8")
    report = baseline.compare(check(body), known)
    assert {found.rule for found in report.known} == rules
    assert report.fixed == ()
    assert report.findings
    assert not {found.rule for found in report.findings} & rules

    units.write_text(
        text.replace(
            'skos:prefLabel "Granskningen"@sv , "Audit"@en ;\n',
            'skos:prefLabel "Granskningen"@sv , "Audit"@en ;\n    dcterms:subject sago:revision ;\n',
        ),
        encoding="utf-8",
    )
    report = baseline.compare(check(body), known)
    assert report.findings == report.known == ()
    assert {fixed.rule for fixed in report.fixed} == rules
    for name in ("text", "markdown", "html", "github"):
        assert "fixed" in reports.write(report, name, ("en",))


def test_the_same_finding_twice_is_known_as_often_as_it_was() -> None:
    twice = type(REPORT)((REPORT.findings[0], REPORT.findings[0]), rules=REPORT.rules)
    once = type(REPORT)((REPORT.findings[0],), rules=REPORT.rules)
    entries = json.loads(reports.write(once, "json", ("en",)))["findings"]
    known = {entry["fingerprint"]: baseline.Fixed(entry["rule"], "", None) for entry in entries}
    report = baseline.compare(twice, known)
    assert (len(report.findings), len(report.known)) == (1, 1)


def test_a_report_of_what_is_new_is_a_baseline_with_what_was_known(tmp_path: Path) -> None:
    first = type(REPORT)(REPORT.findings[:1], rules=REPORT.rules)
    second = baseline.compare(REPORT, baseline.read(kept(first, tmp_path / "1.json")))
    assert len(second.findings) == 2
    third = baseline.compare(REPORT, baseline.read(kept(second, tmp_path / "2.json")))
    assert third.findings == third.fixed == ()


def test_a_part_of_a_report_tells_what_is_fixed_in_that_part(tmp_path: Path) -> None:
    known = baseline.read(kept(REPORT, tmp_path / "b.json"))
    clean = baseline.compare(type(REPORT)((), rules=REPORT.rules), known)
    assert [fixed.rule for fixed in narrowed(clean, only=["order"]).fixed] == ["order"]
    assert [fixed.rule for fixed in narrowed(clean, skip=["order"]).fixed] == ["UnitShape-parent", "own"]


def test_what_does_not_parse_fixes_nothing(body: Path, tmp_path: Path) -> None:
    known = baseline.read(kept(REPORT, tmp_path / "b.json"))
    (body / "data" / "zz.ttl").write_text("a b", encoding="utf-8")
    report = baseline.compare(check(body), known)
    assert (len(report.findings), report.fixed, report.known) == (1, (), ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", r"b\.json:1:1: invalid JSON"),
        (b"{", r"b\.json:1:2: invalid JSON"),
        (b"[" * 100_000, "nested too deeply|invalid JSON"),
        (b"\xff", "is not UTF-8"),
        (b"[]", "is not a report of kela-graph check"),
        (b"{}", "is not a report of kela-graph check"),
        (
            b'{"version": 0, "findings": []}',
            "has version 0 and this program reads version 1: write a new one",
        ),
        (b'{"version": 2, "findings": []}', "has version 2 and"),
        (b'{"version": "\\u001b[31m", "findings": []}', "has version"),
        (b'{"version": 1, "parsed": false, "findings": []}', "did not parse"),
        (b'{"version": 1, "findings": [{}]}', "holds an invalid finding"),
        (b'{"version": 1, "findings": 1}', "holds an invalid finding"),
        (b'{"version": 1, "findings": [1]}', "holds an invalid finding"),
        (
            b'{"version": 1, "findings": [{"fingerprint": [], "rule": 1, "message": 2}]}',
            "holds an invalid finding",
        ),
    ],
)
def test_what_is_no_baseline_is_told(text: bytes, told: str, tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(text)
    with pytest.raises(InputError, match=told):
        baseline.read(path)


def test_a_baseline_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read: No such file"):
        baseline.read(tmp_path / "none.json")
    with pytest.raises(InputError, match="can't be read: Is a directory"):
        baseline.read(tmp_path)


@pytest.mark.slow
def test_the_command_takes_a_baseline(
    body: Path, tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    broken(body)
    asked, path = ("check", f"--root={body}", f"--engine={FAST}"), str(tmp_path / "b.json")
    code, out, _ = run_cli(*asked, "--fail-on=info", f"--report=json={path}")
    assert (code, out) == (1, "")
    code, out, err = run_cli(*asked, "--fail-on=info", "--baseline", path)
    assert (code, err) == (0, "")
    assert "known from the baseline" in out
    code, out, err = run_cli(*asked, "--baseline", str(tmp_path / "none"))
    assert (code, out) == (2, "")
    assert "can't be read" in err
