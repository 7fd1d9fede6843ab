"""A difference as GitHub's Markdown, for one comment on a pull request: changes, answers, findings."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.diff import text
from kela_graph.diff.causes import causes
from kela_graph.diff.phrasing import Phrasing
from kela_graph.reports import markdown
from kela_graph.reports.markdown import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.checks import Report
    from kela_graph.diff.change import AnswerChange, Diff

#: GitHub takes comments of up to 65,536 characters; what each part may have of them, and all together.
_CHANGES: Final = 20_000
_ANSWERS: Final = 16_000
_WHOLE: Final = 64_000


def write(
    diff: Diff, sides: tuple[str, str], languages: Sequence[str], report: Report | None = None
) -> Iterator[str]:
    """Write a difference as Markdown, with what a check found, as much of it as fits in a comment."""
    used = 0
    for piece in _changes(diff, sides, languages):
        used += len(piece)
        yield piece
    if report is not None:
        yield "\n"
        yield from markdown.write(report, languages, _WHOLE - used)


def _changes(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    phrasing = Phrasing(diff, languages)
    yield f"### kela-graph diff: {escape(text.summary(diff, sides, languages))}\n"
    left = _CHANGES
    for section, told in text.parts(diff, phrasing):
        lines = [f"- {escape(line)}\n" for line in told]
        yield from _section(section, lines, left, languages)
        left -= sum(map(len, _fitting(lines, left)))
    lines = _answers(diff, phrasing, rows=True)
    if sum(map(len, lines)) > _ANSWERS:
        lines = _answers(diff, phrasing, rows=False)
    yield from _section("answers", lines, _ANSWERS, languages)


def _answers(diff: Diff, phrasing: Phrasing, *, rows: bool) -> list[str]:
    """Return what explains which answers, with the names of the questions, and a line for each answer."""
    lines = []
    for cause in causes(diff):
        lines.append(f"- {escape(cause.told(phrasing.languages))}: {escape(', '.join(cause.questions))}\n")
        lines += (f"  {_answer(change, phrasing, rows=rows)}" for change in cause.answers)
    return lines


def _section(section: str, lines: Sequence[str], limit: int, languages: Sequence[str]) -> Iterator[str]:
    """Give a section with the lines that fit, and how many do not."""
    told = _fitting(lines, limit)
    if lines:
        yield f"\n#### {wording.text(f'diff.headings.{section}', languages)}\n\n"
        yield from told
    if left := len(lines) - len(told):
        yield f"- {wording.text('diff.more', languages, number=left)}\n"


def _fitting(lines: Sequence[str], limit: int) -> list[str]:
    """Return the first lines, as many as fit."""
    return [line for line, length in zip(lines, accumulate(map(len, lines)), strict=True) if length <= limit]


def _answer(change: AnswerChange, phrasing: Phrasing, *, rows: bool) -> str:
    """Return a question whose answer changes: the command, how much changes, and a row each way."""
    counts = wording.text("diff.gone_come", phrasing.languages, gone=len(change.gone), come=len(change.come))
    line = f"- <code>{escape(phrasing.command(change))}</code>: {counts}"
    examples = [
        f"{mark} {escape(phrasing.row(change, row))}"
        for mark, side in (("\\-", change.gone), ("\\+", change.come))
        for row in side[:1]
        if rows and change.columns
    ]
    heads = [f"<br>{escape(phrasing.heads(change))}"] if examples else []
    return "".join([line, *heads, *(f"<br>{row}" for row in examples), "\n"])
