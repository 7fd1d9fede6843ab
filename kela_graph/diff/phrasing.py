"""What things and changes are called, in sentences for people or as they are typed."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph import wording
from kela_graph.diff.alignment import TYPE
from kela_graph.diff.triples import LABELS, TASK_PROPERTIES, IndexedGraph
from kela_graph.text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import AnswerChange, Change, Detail, Diff

#: The longest name or text that is shown, in characters.
_LENGTH: Final = 200

#: The kinds whose sentence names everyone, and those whose sentence has IRIs.
_NAMING_ALL: Final = ("units-merged", "unit-split", "units-reorganised")
_NAMING_IRIS: Final = ("unit-reidentified", "responsibility-reidentified")

#: What stands where there was or is nothing.
_NOTHING: Final = "–"


class Phrasing:
    """Words for a difference in one order of languages; the new graph's names come first.

    All text is harmless on a terminal: control characters are shown as escapes.

    Attributes:
        languages: best first.
    """

    def __init__(self, diff: Diff, languages: Sequence[str]) -> None:
        self.languages = languages
        self._sides = (diff.new, diff.old)
        self._prefixes = {namespace: prefix for prefix, namespace in diff.prefixes.items() if prefix}

    @classmethod
    def by_language(cls, diff: Diff) -> dict[str, Phrasing]:
        """Return the phrasing in each language that the program speaks, by its tag."""
        return {tag: cls(diff, (tag, *diff.languages)) for tag in wording.LANGUAGES}

    def label(self, term: Term) -> str:
        """Return a name for people: a label, the text of a literal, or else the IRI as it is typed."""
        if isinstance(term, ox.Triple):
            value = self.label(term.object)
            return value if term.predicate == TYPE else f"{self.label(term.predicate)} {value}"
        if isinstance(term, ox.Literal):
            return brief(f"{term.value} ({term.language})" if term.language else term.value, _LENGTH)
        if isinstance(term, ox.BlankNode):
            return brief(self._described(term, 2), _LENGTH)
        names = (self._named(side, term) for side in self._sides)
        return next((brief(name, _LENGTH) for name in names if name), self.short(term))

    def short(self, term: Term) -> str:
        """Return a term as a person would type it: a prefixed name where a prefix fits."""
        if isinstance(term, ox.BlankNode):
            return "[…]"
        if isinstance(term, ox.Triple):
            return " ".join(map(self.short, (term.subject, term.predicate, term.object)))
        if isinstance(term, ox.Literal):
            return visible(str(term))
        end = max(term.value.rfind("/"), term.value.rfind("#")) + 1
        prefix, local = self._prefixes.get(term.value[:end]), term.value[end:]
        return visible(f"{prefix}:{local}" if prefix and re.fullmatch(r"\w[\w.-]*", local) else str(term))

    def full(self, term: Term) -> str:
        """Return a name and the IRI behind it."""
        label, short = self.label(term), self.short(term)
        return label if label == short or not isinstance(term, ox.NamedNode) else f"{label} [{short}]"

    def sentence(self, change: Change) -> str:
        """Return a change in one line: whom or what it happened to, with the IRI, and what happened."""
        told = "; ".join(map(self._detail, change.details))
        if change.breaking:
            told = f"{told} – {wording.text('diff.breaking', self.languages)}"
        if change.kinds[0] in _NAMING_ALL:
            return told
        if change.statement is None:
            about = ", ".join(map(self.full, change.subjects))
        else:
            source, predicate, target = change.statement
            about = f"{self.full(source)}, {self.label(predicate)} {self.label(target)}"
        return ": ".join(filter(None, (about, told)))

    def command(self, answer: AnswerChange) -> str:
        """Return the command that asks a question."""
        given = (f"{name}={self._cell(term)}" for name, term in answer.parameters.items())
        return " ".join(["query", answer.question, *(f"-p {shlex.quote(word)}" for word in given)])

    def row(self, row: Sequence[Term | None]) -> str:
        """Return a row of an answer on one line, a bar between its cells."""
        return " | ".join("" if term is None else self._cell(term) for term in row)

    def _detail(self, detail: Detail) -> str:
        say = self.label
        if detail.kind in _NAMING_ALL + _NAMING_IRIS:
            say = self.full if detail.kind in _NAMING_ALL else self.short
        old, new = (", ".join(map(say, side)) or _NOTHING for side in _in_language(detail, self.languages))
        return wording.text(f"diff.changes.{detail.kind}", self.languages, old=old, new=new)

    def _cell(self, term: Term) -> str:
        return brief(term.value, _LENGTH) if isinstance(term, ox.Literal) else self.short(term)

    def _described(self, node: ox.BlankNode, depth: int) -> str:
        """Return what is stated of a blank node, and of those that it names in turn, so many deep."""
        if not depth:
            return "[…]"
        side = next((side for side in self._sides if node in side), self._sides[0])
        if members := side.listed(node)[:_LENGTH]:
            return f"({', '.join(map(self.label, members))})"
        stated = []
        for triple in sorted(side.of(node), key=str):
            value = triple.object
            text = self._described(value, depth - 1) if isinstance(value, ox.BlankNode) else self.label(value)
            stated.append(f"{self.short(triple.predicate)} {text}")
        return f"[{'; '.join(stated)}]"

    def _named(self, side: IndexedGraph, term: ox.NamedNode) -> str | None:
        """Return a label; a responsibility is called after its task."""
        for predicate in LABELS:
            literals = (v for v in side.values(term, predicate) if isinstance(v, ox.Literal))
            name = wording.choose({v.language or "": v.value for v in literals}, self.languages)
            if name is not None:
                return name
        tasks = (task for task in side.values(term, *TASK_PROPERTIES) if isinstance(task, ox.NamedNode))
        return next((self._named(side, task) for task in tasks), None)


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
