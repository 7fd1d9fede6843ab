"""A report as text for people: file by file, with the lines that the findings lie on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph.reports import overview, source, wording
from kela_graph.text import display_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Related
    from kela_graph.reports.source import Excerpt, Place


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as text; of many findings the worst, and how many there are."""
    findings = report.findings[: overview.SHOWN]
    excerpts = source.excerpts(findings)
    for group in overview.by_file(findings):
        for found in group:
            yield f"{_line(found, languages)}\n{_excerpt(found, excerpts)}"
            for related in found.related:
                note = visible(related.say(languages))
                yield f"  {_place(related)}note: {note}\n{_excerpt(related, excerpts)}"
    last = (
        *overview.fixed(report),
        overview.rest(report),
        overview.counts(report),
        overview.passed(report),
        overview.checked(report),
    )
    yield "".join(f"{line}\n" for line in last if line)


def _line(found: Finding, languages: Sequence[str]) -> str:
    told = "; ".join(part for part in (wording.about(found), wording.message(found, languages)) if part)
    return f"{_place(found)}{found.severity} [{visible(found.rule)}] {told}"


def _place(place: Finding | Related) -> str:
    return f"{where}: " if (where := wording.where(place)) else ""


def _excerpt(place: Finding | Related, excerpts: Mapping[Place, Excerpt]) -> str:
    """Return the line of the place, and a caret under the character; nothing where it can't be had."""
    found = excerpts.get((place.path or "", place.line or 0, place.column))
    return "" if found is None else excerpt(found)


def excerpt(found: Excerpt) -> str:
    """Return a line, and a caret under the character that is meant."""
    gutter = f"{found.number:5}"
    line = visible(f"{found.before}{found.at}{found.after}")
    shown = f"{gutter} | {line}".rstrip() + "\n"
    if not found.marked:
        return shown
    return f"{shown}{' ' * len(gutter)} | {' ' * display_width(found.before)}^\n"
