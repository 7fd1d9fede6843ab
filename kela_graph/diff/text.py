"""A difference as text for people: section by section, a line for each change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from kela_graph import wording
from kela_graph.diff.causes import causes
from kela_graph.diff.change import SECTIONS
from kela_graph.diff.phrasing import Phrasing
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.diff.change import AnswerChange, Diff, Version

#: How many rows of an answer, and of each side, are shown.
ROWS: Final = 5


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as text."""
    phrasing = Phrasing(diff, languages)
    for section, lines in (*parts(diff, phrasing), ("answers", [*_answers(diff, phrasing)])):
        if lines:
            yield f"{wording.text(f'diff.headings.{section}', languages)}\n"
            yield from (f"  {line}\n" for line in lines)
            yield "\n"
    yield f"{summary(diff, sides, languages)}\n"


def parts(diff: Diff, phrasing: Phrasing) -> Iterator[tuple[str, list[str]]]:
    """Give the sections of a difference, but for the answers, each with a line for each change."""
    for section in SECTIONS:
        yield section, [phrasing.sentence(each) for each in diff.changes if each.section == section]
    yield "versions", [version(each, phrasing) for each in diff.versions]


def summary(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> str:
    """Return how much differs, in one line."""
    say = partial(wording.text, old=visible(sides[0]), new=visible(sides[1]))
    if diff.is_empty:
        return say("diff.summary.nothing", languages)
    changes = wording.text("diff.summary.changes", languages, number=len(diff.changes))
    told = say("diff.summary.between", languages, changes=changes)
    answers = diff.answers
    if answers.silent:
        why = wording.text(f"diff.summary.{answers.silent}", languages)
        return f"{told}; {wording.text('diff.summary.unasked', languages, why=why)}"
    if not answers.asked:
        return told
    changed, left = len(answers.changes), sum(answers.left_out.values())
    asked = [wording.text("diff.summary.answers", languages, number=answers.asked, changed=changed)]
    asked += [wording.text("diff.summary.left", languages, number=left)] if left else []
    return f"{told}; {', '.join(asked)}"


def version(found: Version, phrasing: Phrasing) -> str:
    """Return the version that is asked of an ontology in one line."""

    def say(key: str, **values: Any) -> str:
        return wording.text(f"diff.version.{key}", phrasing.languages, **values)

    return say(
        "asked",
        which=phrasing.full(found.ontology) if found.ontology else say("unknown_ontology"),
        step=say(found.step),
        old=found.old or say("no_version"),
        asked=found.asked or say("later"),
        new=found.new or say("unstated"),
    )


def _answers(diff: Diff, phrasing: Phrasing) -> Iterator[str]:
    """Give what explains which answers, and of each question the first of them with its rows."""
    for cause in causes(diff):
        yield cause.told(phrasing.languages)
        yield from (f"  {phrasing.sentence(diff.changes[place])}" for place in cause.changes[:ROWS])
        told: set[str] = set()
        for change in cause.answers:
            if change.question not in told:
                told.add(change.question)
                number = cause.questions[change.question]
                yield from (f"  {line}" for line in _answer(change, number, phrasing))


def _answer(change: AnswerChange, number: int, phrasing: Phrasing) -> Iterator[str]:
    """Give a question, how many more of it there are, and its rows below their heads."""
    more = wording.text("diff.more", phrasing.languages, number=number - 1) if number > 1 else ""
    yield f"{phrasing.command(change)} {more}".rstrip()
    if change.columns:
        yield f"    {phrasing.heads(change)}"
    for mark, rows in (("-", change.gone), ("+", change.come)):
        for row in rows[:ROWS]:
            yield f"  {mark} {phrasing.row(change, row)}"
        if len(rows) > ROWS:
            yield f"  {mark} {wording.text('diff.more', phrasing.languages, number=len(rows) - ROWS)}"
