"""A difference as text for people: section by section, a line for each change."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph import wording
from kela_graph.diff import sentences
from kela_graph.diff.change import SECTIONS
from kela_graph.diff.names import Names
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.diff.change import Answers, Diff, Version

#: How many rows of an answer, and of each side, are shown.
ROWS: Final = 5


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as text."""
    names = Names(diff, languages)
    for section, lines in (*parts(diff, names), ("answers", [*_answers(diff.answers, names)])):
        if lines:
            yield f"{wording.text(f'diff.headings.{section}', languages)}\n"
            yield from (f"  {line}\n" for line in lines)
            yield "\n"
    yield f"{summary(diff, sides, languages)}\n"


def parts(diff: Diff, names: Names) -> Iterator[tuple[str, list[str]]]:
    """Give the sections of a difference, but for the answers, each with a line for each change."""
    for section in SECTIONS:
        yield section, [sentences.sentence(each, names) for each in diff.changes if each.section == section]
    yield "statements", [*statements(diff, names)]
    yield "versions", [version(each, names) for each in diff.versions]


def summary(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> str:
    """Return in one line how much is other."""
    say = partial(wording.text, old=visible(sides[0]), new=visible(sides[1]))
    if diff.is_empty:
        return say("diff.summary.nothing", languages)
    number = len(diff.removed) + len(diff.added)
    changes = wording.text("diff.summary.changes", languages, number=len(diff.changes))
    statements = wording.text("diff.summary.statements", languages, number=number)
    told = say("diff.summary.between", languages, changes=changes, statements=statements)
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


def statements(diff: Diff, names: Names) -> Iterator[str]:
    """Give the statements that no change explains, each marked as gone or come."""
    for mark, side in (("-", diff.removed), ("+", diff.added)):
        for triple in side:
            value = names.label(triple.object) if isinstance(triple.object, ox.BlankNode) else None
            value = value or names.short(triple.object)
            yield f"{mark} {names.short(triple.subject)} {names.short(triple.predicate)} {value}"


def version(found: Version, names: Names) -> str:
    """Return the version that is asked of an ontology in one line."""

    def or_say(value: str | None, key: str) -> str:
        return value or wording.text(f"diff.version.{key}", names.languages)

    return wording.text(
        "diff.version.asked",
        names.languages,
        which=or_say(found.ontology and names.full(found.ontology), "unknown_ontology"),
        step=or_say(None, found.step),
        old=or_say(found.old, "no_version"),
        asked=or_say(found.asked, "later"),
        new=or_say(found.new, "unstated"),
    )


def _answers(answers: Answers, names: Names) -> Iterator[str]:
    for change in answers.changes:
        yield sentences.command(change, names)
        for mark, rows in (("-", change.gone), ("+", change.come)):
            for row in rows[:ROWS]:
                yield f"  {mark} {' | '.join(sentences.cells(row, names))}"
            if len(rows) > ROWS:
                yield f"  {mark} {wording.text('diff.more', names.languages, number=len(rows) - ROWS)}"
