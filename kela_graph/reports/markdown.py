"""A report as GitHub's Markdown, for a comment on a pull request or ``$GITHUB_STEP_SUMMARY``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kela_graph.reports import overview, wording
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.checks import Finding, Report

#: GitHub takes comments of up to 65,536 characters; this leaves room for the last lines.
_LIMIT: Final = 64_000

_HEAD: Final = "| severity | place | rule | finding |\n| --- | --- | --- | --- |\n"


def write(report: Report, languages: Sequence[str], limit: int = _LIMIT) -> Iterator[str]:
    """Write the report as a table of the worst findings, as many as fit in a comment.

    Args:
        report: what was found.
        languages: of the messages, best first.
        limit: how many characters the table may have.
    """
    yield f"### {overview.TITLE}: {overview.counts(report)}\n\n"
    if report.findings:
        yield _HEAD
    length = number = 0
    for found in report.findings[: overview.SHOWN]:
        row = _row(found, languages)
        length += len(row)
        if length > limit:
            break
        number += 1
        yield row
    if rest := overview.rest(report, number):
        yield f"\n{escape(rest)}\n"
    if fixed := overview.fixed(report):
        rows = "".join(f"- {escape(line)}\n" for line in fixed)
        yield f"\n{rows}" if length + len(rows) <= limit else f"\n{len(report.fixed)} fixed\n"
    last = (overview.passed(report), overview.checked(report))
    yield "".join(f"\n{escape(line)}\n" for line in last if line)


def escape(text: str) -> str:
    """Return text so that Markdown shows it as it is: no markup, link, formula or mention of a person."""
    escaped = re.sub(r"[\\`*_\[\]<>|&~$#]|:(?=//)|(?<=www)\.", r"\\\g<0>", visible(text).strip())
    escaped = re.sub(r"^(\d*)([-+=.)])", r"\1\\\2", escaped)
    return escaped.replace("@", "@<!-- -->")


def _row(found: Finding, languages: Sequence[str]) -> str:
    lines = [wording.message(found, languages), wording.about(found)]
    notes = [f"see {wording.note(related, languages)}" for related in found.related]
    told = "<br>".join(escape(line) for line in (*lines, *notes) if line)
    place = f"<code>{escape(where)}</code>" if (where := wording.where(found)) else ""
    return f"| {found.severity} | {place} | <code>{escape(found.rule)}</code> | {told} |\n"
