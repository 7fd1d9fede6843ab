"""Changes in sentences, in the language of those who read them."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph import wording
from kela_graph.diff.names import LENGTH, Names
from kela_graph.text import brief

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import AnswerChange, Change, Detail

#: The kinds whose sentence names everyone, and those that tell IRIs.
_TELLING_ALL: Final = ("units-merged", "unit-split", "units-reorganised")
_TELLING_IRIS: Final = ("unit-reidentified", "responsibility-reidentified")

#: What stands where there was or is nothing.
_NOTHING: Final = "–"


def sentence(change: Change, names: Names) -> str:
    """Return a change in one line: whom or what it happened to, with the IRI, and what happened."""
    told = "; ".join(_sentence(detail, names) for detail in change.details)
    if change.breaking:
        told = f"{told} – {wording.text('diff.breaking', names.languages)}"
    if change.kinds[0] in _TELLING_ALL:
        return told
    if change.statement is None:
        about = ", ".join(map(names.full, change.subjects))
    else:
        source, predicate, target = change.statement
        about = f"{names.full(source)}, {names.label(predicate)} {names.label(target)}"
    return ": ".join(filter(None, (about, told)))


def command(answer: AnswerChange, names: Names) -> str:
    """Return the command that asks a question."""
    given = (f"{name}={_cell(term, names)}" for name, term in answer.parameters.items())
    return " ".join(["query", answer.question, *(f"-p {shlex.quote(word)}" for word in given)])


def cells(row: Sequence[Term | None], names: Names) -> list[str]:
    """Return a row as people read it."""
    return ["" if term is None else _cell(term, names) for term in row]


def _sentence(detail: Detail, names: Names) -> str:
    say = names.label
    if detail.kind in _TELLING_ALL + _TELLING_IRIS:
        say = names.full if detail.kind in _TELLING_ALL else names.short
    old, new = (", ".join(map(say, side)) or _NOTHING for side in _in_language(detail, names.languages))
    return wording.text(f"diff.changes.{detail.kind}", names.languages, old=old, new=new)


def _in_language(detail: Detail, languages: Sequence[str]) -> tuple[Sequence[Term], Sequence[Term]]:
    """Return both sides of a detail, of texts only those in the best language in which any changed."""
    are_texts = all(map(_language, (*detail.old, *detail.new)))
    for tag in languages if are_texts else ():
        old, new = ([t for t in side if _language(t) == tag] for side in (detail.old, detail.new))
        if old or new:
            return old, new
    return detail.old, detail.new


def _language(term: Term) -> str | None:
    return term.language if isinstance(term, ox.Literal) else None


def _cell(term: Term, names: Names) -> str:
    return brief(term.value, LENGTH) if isinstance(term, ox.Literal) else names.short(term)
