"""A report as text for people: a line for each finding, and what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph.checks.finding import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.checks import Finding, Report


def write(report: Report, languages: Sequence[str]) -> str:
    """Return the report as text."""
    lines = [_line(found, languages) for found in report.findings]
    counts = [
        f"{number} {severity if number == 1 else severity + 's'}"
        for severity in SEVERITIES
        if (number := sum(1 for found in report.findings if found.severity == severity))
    ]
    lines.append(f"{', '.join(counts)}" if counts else "no findings")
    if report.parsed:
        checked = report.checked
        lines.append(
            f"checked: {checked['triples']} triples in {checked['files']} files and {checked['inferred']} "
            f"that follow, by {checked['shapes']} shapes, {checked['checks']} checks and "
            f"{checked['answers']} expected answers to {checked['questions']} questions"
        )
    else:
        lines.append("nothing further was checked: mend the syntax first")
    return "\n".join(lines) + "\n"


def _line(found: Finding, languages: Sequence[str]) -> str:
    about = [str(found.label or found.focus)] if found.focus is not None else []
    if found.label and found.focus is not None:
        about = [f"{found.label} <{found.focus}>"]
    if found.value is not None and found.predicate is not None:
        about.append(f"{_local(str(found.predicate))} {found.value}")
    where = f"{found.place}: " if found.place else ""
    text = f"{where}{found.severity} [{found.rule}] {'; '.join([*about, found.say(languages)])}"
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in text)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2] if "#" in iri else iri.rpartition("/")[2]
