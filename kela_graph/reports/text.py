"""A report as text for people: file by file, with the lines that the findings lie on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph import wording
from kela_graph.reports import words
from kela_graph.reports.excerpts import excerpts
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Related


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as text; of many findings the worst, and how many there are."""
    findings = report.findings[: words.SHOWN]
    shown = excerpts(findings)
    for group in words.by_file(findings):
        for found in group:
            content = words.joined("; ", words.about(found), words.message(found, languages))
            severity = words.severity(found, languages)
            yield f"{_place(found)}{severity} [{visible(found.rule)}] {content}\n{shown.get(found.at, '')}"
            for related in found.related:
                note = wording.text("reports.note", languages, note=visible(related.say(languages)))
                yield f"  {_place(related)}{note}\n{shown.get(related.at, '')}"
    rest, counts = words.rest(report, languages), words.counts(report, languages)
    last = (*words.fixed(report, languages), rest, counts, *words.closing(report, languages))
    yield "".join(f"{line}\n" for line in last if line)


def _place(place: Finding | Related) -> str:
    return f"{where}: " if (where := words.where(place)) else ""
