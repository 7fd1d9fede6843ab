"""A difference as JSON for programs; ``diff.schema.json`` beside it is its schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.diff.causes import causes
from kela_graph.diff.phrasing import Phrasing
from kela_graph.reports.json import array, dump
from kela_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.diff.change import AnswerChange, Change, Diff

#: Of the form; it grows when a key changes its meaning or goes.
VERSION: Final = 1


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as JSON, one change a line."""
    phrasing, by_language = Phrasing(diff, languages), Phrasing.by_language(diff)
    head = {
        "version": VERSION,
        "tool": {"name": "kela-graph", "version": __version__},
        "old": sides[0],
        "new": sides[1],
        "empty": diff.is_empty,
        "versions": [
            {
                "ontology": each.ontology and each.ontology.value,
                **{key: getattr(each, key) for key in ("step", "old", "new", "asked")},
            }
            for each in diff.versions
        ],
    }
    told = "".join(f'  "{key}": {dump(value)},\n' for key, value in head.items())
    changes = (_change(change, phrasing, by_language) for change in diff.changes)
    yield from array(f'{{\n{told}  "changes": [', changes, "  ],\n")
    yield from array('  "removed": [', map(str, diff.removed), "  ],\n")
    yield from array('  "added": [', map(str, diff.added), "  ],\n")
    asked = diff.answers
    silent = asked.silent and wording.text(f"diff.summary.{asked.silent}", ("en",))
    questions = {"asked": asked.asked, "leftOut": dict(asked.left_out), "silent": silent}
    yield f'  "questions": {dump(questions)},\n'
    found = [{"changes": [*each.changes], "questions": dict(each.questions)} for each in causes(diff)]
    yield f'  "causes": {dump(found)},\n'
    yield from array('  "answers": [', (_answer(answer, phrasing) for answer in asked.changes), "  ]\n}\n")


def _change(change: Change, phrasing: Phrasing, by_language: Mapping[str, Phrasing]) -> dict[str, object]:
    return {
        "kinds": change.kinds,
        "subjects": [{"term": str(term), "label": phrasing.label(term)} for term in change.subjects],
        "statement": change.statement and [*map(str, change.statement)],
        "details": [
            {
                "kind": detail.kind,
                "property": detail.property and detail.property.value,
                "old": [*map(str, detail.old)],
                "new": [*map(str, detail.new)],
            }
            for detail in change.details
        ],
        "breaking": change.breaking,
        "ontology": change.ontology and change.ontology.value,
        "messages": {tag: told.sentence(change) for tag, told in by_language.items()},
        "removed": sorted(map(str, change.removed)),
        "added": sorted(map(str, change.added)),
    }


def _answer(change: AnswerChange, phrasing: Phrasing) -> dict[str, object]:
    return {
        "question": change.question,
        "command": phrasing.command(change),
        "parameters": {name: str(term) for name, term in change.parameters.items()},
        "columns": change.columns,
        "gone": [[term and str(term) for term in row] for row in change.gone],
        "come": [[term and str(term) for term in row] for row in change.come],
    }
