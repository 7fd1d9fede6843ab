"""A difference as text for people: section by section, a line for each change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.diff import wording
from kela_graph.diff.change import SECTIONS
from kela_graph.diff.wording import Names
from kela_graph.reports.wording import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.diff.change import Answers, Diff, Version

#: How many rows of an answer, and of each side, are shown.
ROWS: Final = 5


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as text."""
    names = Names(diff, languages)
    for section in SECTIONS:
        lines = [wording.sentence(change, names) for change in diff.changes if change.section == section]
        yield from _section(section, lines, languages)
    yield from _section("statements", list(statements(diff, names)), languages)
    yield from _section("versions", [version(each, names) for each in diff.versions], languages)
    yield from _section("answers", list(_answers(diff.answers, names)), languages)
    yield f"{summary(diff, sides)}\n"


def summary(diff: Diff, sides: tuple[str, str]) -> str:
    """Return in one line how much is other."""
    between = " and ".join(visible(side) for side in sides)
    if diff.is_empty:
        return f"no difference between {between}"
    counts = (
        _counted(len(diff.changes), "change"),
        _counted(len(diff.removed) + len(diff.added), "other statement"),
    )
    told = f"{' and '.join(counts)} between {between}"
    answers = diff.answers
    if answers.silent:
        return f"{told}; no question was asked: {answers.silent}"
    if not answers.asked:
        return told
    left = sum(answers.left_out.values())
    others = f", {left} more could have been asked" if left else ""
    return f"{told}; {len(answers.changes)} of {_counted(answers.asked, 'answer')} changed{others}"


def statements(diff: Diff, names: Names) -> Iterator[str]:
    """Give the statements that no change explains, each marked as gone or come."""
    for mark, side in (("-", diff.removed), ("+", diff.added)):
        for triple in side:
            value = names.label(triple.object) if isinstance(triple.object, ox.BlankNode) else None
            told = (
                names.short(triple.subject),
                names.short(triple.predicate),
                value or names.short(triple.object),
            )
            yield f"{mark} {' '.join(told)}"


def version(found: Version, names: Names) -> str:
    """Return the version that is asked of an ontology in one line."""
    which = names.full(found.ontology) if found.ontology else "terms of no known ontology"
    then = f"{found.old or 'no version'} to {found.asked or 'a later one'}"
    return f"{which}: {found.step}, from {then} or later; it states {found.new or 'none'}"


def _section(section: str, lines: Sequence[str], languages: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"{wording.heading(section, languages)}\n"
        yield from (f"  {line}\n" for line in lines)
        yield "\n"


def _answers(answers: Answers, names: Names) -> Iterator[str]:
    for change in answers.changes:
        yield wording.command(change, names)
        for mark, rows in (("-", change.gone), ("+", change.come)):
            for row in rows[:ROWS]:
                yield f"  {mark} {' | '.join(wording.cells(row, names))}"
            if len(rows) > ROWS:
                yield f"  {mark} and {len(rows) - ROWS} more"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
