"""A difference as JSON for programs; ``diff.schema.json`` beside it is its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.diff import sentences
from kela_graph.diff.names import Names
from kela_graph.reports.json import array, dump
from kela_graph.version import __version__
from kela_graph.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyoxigraph as ox

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import AnswerChange, Answers, Change, Detail, Diff, Version

#: Of the form; it grows when a key changes its meaning or goes.
VERSION: Final = 1


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as JSON, one change a line."""
    names = Names(diff, languages)
    by_language = {tag: Names(diff, (tag, *diff.languages)) for tag in LANGUAGES}
    head = {
        "version": VERSION,
        "tool": {"name": "kela-graph", "version": __version__},
        "old": sides[0],
        "new": sides[1],
        "empty": diff.is_empty,
        "versions": [_version(each) for each in diff.versions],
    }
    told = "".join(f'  "{key}": {dump(value)},\n' for key, value in head.items())
    changes = (_change(change, names, by_language) for change in diff.changes)
    yield from array(f'{{\n{told}  "changes": [', changes, "  ],\n")
    yield from array('  "removed": [', map(str, diff.removed), "  ],\n")
    yield from array('  "added": [', map(str, diff.added), "  ],\n")
    yield f'  "questions": {dump(_questions(diff.answers))},\n'
    yield from array('  "answers": [', (_answer(a, names) for a in diff.answers.changes), "  ]\n}\n")


def _version(version: Version) -> dict[str, object]:
    return {
        "ontology": version.ontology and version.ontology.value,
        "step": version.step,
        "old": version.old,
        "new": version.new,
        "asked": version.asked,
    }


def _change(change: Change, names: Names, by_language: Mapping[str, Names]) -> dict[str, object]:
    return {
        "kinds": list(change.kinds),
        "subjects": [{"term": str(term), "label": names.label(term)} for term in change.subjects],
        "statement": None if change.statement is None else list(map(str, change.statement)),
        "details": [_detail(detail) for detail in change.details],
        "breaking": change.breaking,
        "ontology": change.ontology and change.ontology.value,
        "messages": {tag: sentences.sentence(change, told) for tag, told in by_language.items()},
        "removed": _lines(change.removed),
        "added": _lines(change.added),
    }


def _detail(detail: Detail) -> dict[str, object]:
    return {
        "kind": detail.kind,
        "old": list(map(str, detail.old)),
        "new": list(map(str, detail.new)),
    }


def _questions(answers: Answers) -> dict[str, object]:
    silent = answers.silent and wording.text(f"diff.summary.{answers.silent}", ("en",))
    return {"asked": answers.asked, "leftOut": dict(answers.left_out), "silent": silent}


def _answer(change: AnswerChange, names: Names) -> dict[str, object]:
    return {
        "question": change.question,
        "command": sentences.command(change, names),
        "parameters": {name: str(term) for name, term in change.parameters.items()},
        "columns": list(change.columns),
        "gone": [_row(row) for row in change.gone],
        "come": [_row(row) for row in change.come],
    }


def _row(row: Sequence[Term | None]) -> list[str | None]:
    return [None if term is None else str(term) for term in row]


def _lines(triples: Iterable[ox.Triple]) -> list[str]:
    return sorted(map(str, triples))
