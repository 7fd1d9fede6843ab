"""What the reports say of the whole: how much was found, what was checked, and by which rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.checks.finding import SEVERITIES, Rule
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Fixed

#: How many findings the reports for people show; the rest they count.
SHOWN: Final = 100

#: What the reports say first.
TITLE: Final = "kela-graph check"

#: Said of the rules that were not judged since a file did not parse.
UNCHECKED: Final = "nothing further was checked: mend the syntax first"

_DATA: Final = (("triples", "{} triples"), ("files", " in {} files"), ("inferred", " and {} that follow"))
_JUDGES: Final = (
    ("shapes", "{} shapes"),
    ("checks", "{} checks"),
    ("answers", "{} expected answers"),
    ("questions", "{} questions"),
)


def by_file(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings of each file by line: the file of the worst first, no file last."""
    groups: dict[str | None, list[Finding]] = {}
    for found in findings:
        groups.setdefault(found.path, []).append(found)
    nowhere = groups.pop(None, [])
    ordered = (sorted(group, key=lambda f: (f.line or 0, f.column or 0)) for group in groups.values())
    return [group for group in (*ordered, nowhere) if group]


def counts(report: Report) -> str:
    """Return how many findings there are of each severity, in words."""
    numbers = dict.fromkeys(SEVERITIES, 0)
    for found in report.findings:
        numbers[found.severity] += 1
    told = [f"{n} {severity}{'' if n == 1 else 's'}" for severity, n in numbers.items() if n]
    return ", ".join(told) or "no findings"


def checked(report: Report) -> str:
    """Return what was judged, and by how many of what; nothing where nothing was counted."""
    if not report.parsed:
        return UNCHECKED
    data = "".join(text.format(report.checked[key]) for key, text in _DATA if key in report.checked)
    judges = {key: text.format(report.checked[key]) for key, text in _JUDGES if key in report.checked}
    if "answers" in judges and "questions" in judges:
        judges["answers"] += f" to {judges.pop('questions')}"
    *most, last = [*judges.values(), ""][: max(len(judges), 1)]
    by = " and ".join(part for part in (", ".join(most), last) if part)
    told = ", by ".join(part for part in (data, by) if part)
    return f"checked: {told}" if told else ""


def passed(report: Report) -> str:
    """Return how much passes by a comment or a baseline, and how much is fixed; nothing where nothing is."""
    parts = (
        (len(report.suppressed), "suppressed by comments"),
        (len(report.known), "known from the baseline"),
        (len(report.fixed), "fixed since the baseline"),
    )
    return ", ".join(f"{number} {text}" for number, text in parts if number)


def fixed(report: Report) -> list[str]:
    """Return what is fixed since the baseline, a line for each, as many as are shown."""
    told = [
        ": ".join(part for part in ("fixed", visible(each.path or ""), _named(each)) if part)
        for each in report.fixed[:SHOWN]
    ]
    left = len(report.fixed) - len(told)
    return [*told, f"fixed: {left} more"] if left else told


def rest(report: Report, number: int = SHOWN) -> str:
    """Return how many findings are not shown, in words; nothing where all are."""
    left = len(report.findings) - number
    return f"and {left} more: only the first {number} are shown" if left > 0 else ""


def _named(fixed: Fixed) -> str:
    return f"[{visible(fixed.rule)}] {visible(fixed.message)}"


def rules_of(report: Report) -> dict[str, Rule]:
    """Return all rules by id: the report's, then those that only findings name."""
    rules = dict(report.rules)
    for found in (*report.findings, *(each.finding for each in report.suppressed)):
        if found.rule not in rules:
            rules[found.rule] = Rule(found.rule, "check", found.severity, {}, {}, {})
    return rules
