"""A report as GitHub's Markdown, for a comment on a pull request or ``$GITHUB_STEP_SUMMARY``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.reports import words
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.checks import Finding, Report

#: GitHub takes comments of up to 65,536 characters; this leaves room for the last lines.
_LIMIT: Final = 64_000

_COLUMNS: Final = ("severity", "place", "rule", "finding")


def write(report: Report, languages: Sequence[str], limit: int = _LIMIT) -> Iterator[str]:
    """Write the report as a table of the worst findings, as many as fit in a comment.

    Args:
        report: what was found.
        languages: of the messages, best first.
        limit: how many characters the table may have.
    """
    yield f"### {words.TITLE}: {words.counts(report, languages)}\n\n"
    if report.findings:
        heads = " | ".join(words.head(column, languages) for column in _COLUMNS)
        yield f"| {heads} |\n|{' --- |' * len(_COLUMNS)}\n"
    length = number = 0
    for found in report.findings[: words.SHOWN]:
        row = _row(found, languages)
        length += len(row)
        if length > limit:
            break
        number += 1
        yield row
    if rest := words.rest(report, languages, number):
        yield f"\n{escape(rest)}\n"
    if fixed := words.fixed(report, languages):
        rows = "".join(f"- {escape(line)}\n" for line in fixed)
        if length + len(rows) > limit:
            rows = f"{wording.text('reports.number_fixed', languages, number=len(report.fixed))}\n"
        yield f"\n{rows}"
    yield "".join(f"\n{escape(line)}\n" for line in words.closing(report, languages))


def escape(text: str) -> str:
    """Return text so that Markdown shows it as it is: no markup, link, formula or mention of a person."""
    escaped = re.sub(r"[\\`*_\[\]<>|&~$#]|:(?=//)|(?<=www)\.", r"\\\g<0>", visible(text).strip())
    escaped = re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", escaped)
    return escaped.replace("@", "@<!-- -->")


def _row(found: Finding, languages: Sequence[str]) -> str:
    cell = "<br>".join(map(escape, words.content(found, languages)))
    place = f"<code>{escape(where)}</code>" if (where := words.where(found)) else ""
    severity, rule = words.severity(found, languages), f"<code>{escape(found.rule)}</code>"
    return f"| {severity} | {place} | {rule} | {cell} |\n"
