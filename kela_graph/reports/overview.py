"""What the reports say of the whole: how much was found, what was checked, and by which rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.checks.finding import SEVERITIES, Rule
from kela_graph.reports.lines import joined
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.checks import Finding, Report

#: How many findings the reports for people show; the rest they count.
SHOWN: Final = 100

#: What the reports say first: the command.
TITLE: Final = "kela-graph check"

#: What may be counted of what was checked, and of what it was checked by.
_DATA: Final = ("triples", "files", "inferred")
_JUDGES: Final = ("shapes", "checks", "answers", "questions")


def by_file(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings of each file by line: the file of the worst first, no file last."""
    groups: dict[str | None, list[Finding]] = {}
    for found in findings:
        groups.setdefault(found.path, []).append(found)
    nowhere = groups.pop(None, [])
    ordered = (sorted(group, key=lambda f: (f.line or 0, f.column or 0)) for group in groups.values())
    return [group for group in (*ordered, nowhere) if group]


def severity(bad: Finding | Rule, languages: Sequence[str]) -> str:
    """Return how bad a finding or the findings of a rule are, in a word."""
    return wording.text(f"reports.severity.{bad.severity}", languages)


def head(name: str, languages: Sequence[str]) -> str:
    """Return the head of a column or a part of a report."""
    return wording.text(f"reports.heads.{name}", languages)


def counts(report: Report, languages: Sequence[str]) -> str:
    """Return how many findings there are of each severity, in words."""
    numbers = Counter(found.severity for found in report.findings)
    said = (
        wording.text(f"reports.counts.{each}", languages, number=numbers[each])
        for each in SEVERITIES
        if numbers[each]
    )
    return ", ".join(said) or wording.text("reports.no_findings", languages)


def closing(report: Report, languages: Sequence[str]) -> list[str]:
    """Return the last lines: how much passes, and what was checked; nothing where nothing was counted."""
    return [line for line in (_passed(report, languages), checked(report, languages)) if line]


def checked(report: Report, languages: Sequence[str]) -> str:
    """Return what was judged, and by how many of what; nothing where nothing was counted."""
    if not report.parsed:
        return unchecked(languages)
    counted = {
        key: wording.text(f"reports.checked.{key}", languages, number=report.checked[key])
        for key in (*_DATA, *_JUDGES)
        if key in report.checked
    }
    if "answers" in counted and "questions" in counted:
        del counted["questions"]
        counted["answers"] = wording.text(
            "reports.checked.answers_to",
            languages,
            number=report.checked["questions"],
            answers=counted["answers"],
        )
    said = " ".join(counted[key] for key in _DATA if key in counted)
    if judges := [counted[key] for key in _JUDGES if key in counted]:
        *most, by = judges
        if most:
            by = wording.text("reports.checked.and", languages, most=", ".join(most), last=by)
        said = wording.text("reports.checked.by", languages, data=said, judges=by) if said else by
    return wording.text("reports.checked.all", languages, what=said) if said else ""


def unchecked(languages: Sequence[str]) -> str:
    """Return what is said of the rules that were not judged since a file did not parse."""
    return wording.text("reports.unchecked", languages)


def _passed(report: Report, languages: Sequence[str]) -> str:
    """Return how much passes by a comment or a baseline, and how much is fixed; nothing where nothing is."""
    numbers = {"suppressed": len(report.suppressed), "known": len(report.known), "fixed": len(report.fixed)}
    return ", ".join(
        wording.text(f"reports.passed.{key}", languages, number=number)
        for key, number in numbers.items()
        if number
    )


def fixed(report: Report, languages: Sequence[str]) -> list[str]:
    """Return what is fixed since the baseline, a line for each, as many as are shown."""
    said = [
        joined(": ", visible(each.path or ""), f"[{visible(each.rule)}] {visible(each.message)}")
        for each in report.fixed[:SHOWN]
    ]
    if left := len(report.fixed) - len(said):
        said.append(wording.text("reports.more", languages, number=left))
    return [wording.text("reports.fixed", languages, what=each) for each in said]


def rest(report: Report, languages: Sequence[str], shown: int = SHOWN) -> str:
    """Return how many findings are not shown, in words; nothing where all are."""
    left = len(report.findings) - shown
    return wording.text("reports.rest", languages, number=left, shown=shown) if left > 0 else ""


def rules_of(report: Report) -> dict[str, Rule]:
    """Return all rules by id: the report's, then those that only findings name."""
    rules = dict(report.rules)
    for found in (*report.findings, *(each.finding for each in report.suppressed)):
        if found.rule not in rules:
            rules[found.rule] = Rule(found.rule, "check", found.severity, {}, {}, {})
    return rules
