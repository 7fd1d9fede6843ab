"""What things and changes are called, in sentences for people or as they are typed."""

from __future__ import annotations

import re
import shlex
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import OWL, RDFS, SKOS

from kela_graph import wording
from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.ledger import OTHER_IRI, ordered
from kela_graph.diff.responsibilities import HOLDER
from kela_graph.diff.triples import LABELS, TASK_PROPERTIES, IndexedGraph
from kela_graph.namespaces import RESP
from kela_graph.text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import AnswerChange, Change, Detail, Diff

#: The longest name or text that is shown, in characters.
_LENGTH: Final = 200

#: The kinds whose sentence names everyone.
_NAMING_ALL: Final = ("units-merged", "unit-split", "units-reorganised")

#: The kinds whose sentence names who has a responsibility.
_MOVING: Final = {"responsibility-given", "responsibility-taken", "responsibility-moved"}

#: The kinds by which a thing has another name, or one more or less.
_RENAMING: Final = ("unit-renamed", "task-reworded", "resource-renamed")

#: What the statement is that a reading asserts, in the order in which it is told.
_STATING: Final = named(RESP.statementSubject, RESP.statementProperty, RESP.statementValue)

_DOMAIN, _VALUE = named(RDFS.domain, OWL.hasValue)

_NOTATION: Final = named(SKOS.notation)[0]

#: The properties that have no name in the graph, but words in the program by the ends of their IRIs.
UNNAMED: Final = named(RDFS.comment, RDFS.seeAlso, OWL.versionIRI, OWL.imports, OWL.deprecated)

#: What stands where there was or is nothing.
_NOTHING: Final = "–"


class Phrasing:
    """Words for a difference in an order of languages, best first; the new graph's names come first.

    All text is harmless on a terminal: control characters are shown as escapes.
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
            return value if term.predicate == TYPE else f"{self._property(term.predicate)} {value}"
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
        if change.kinds[0] in _NAMING_ALL or change.kinds[0].endswith("-names-added"):
            return told
        if change.statement is None:
            known = [] if _MOVING & {*change.kinds} else map(self._holders, change.subjects)
            about = ", ".join([*map(self.label, chain(*known)), *map(self.full, change.subjects)])
        else:
            source, predicate, target = change.statement
            about = f"{self.full(source)}, {self.label(predicate)} {self.label(target)}"
        return ": ".join(filter(None, (about, told)))

    def command(self, answer: AnswerChange) -> str:
        """Return the command that asks a question."""
        given = (f"{name}={self._cell(term)}" for name, term in answer.parameters.items())
        return " ".join(["query", answer.question, *(f"-p {shlex.quote(word)}" for word in given)])

    def heads(self, answer: AnswerChange) -> str:
        """Return the heads of an answer's columns on one line, a bar between them."""
        return " | ".join(answer.columns[place] for place, _ in _labelled(answer.columns))

    def row(self, answer: AnswerChange, row: Sequence[Term | None]) -> str:
        """Return a row of an answer on one line, a bar between its cells: its own labels, else names."""
        if not answer.columns:
            return " | ".join("" if term is None else self._cell(term) for term in row)
        cells = (
            row[named] if named and row[named] else row[place] for place, named in _labelled(answer.columns)
        )
        return " | ".join(
            self._cell(each) if isinstance(each, ox.Literal) else self.label(each) if each else ""
            for each in cells
        )

    def _detail(self, detail: Detail) -> str:
        say = partial(wording.text, f"diff.changes.{detail.kind}", self.languages)
        if detail.kind.endswith("-names-added"):
            return say(property=self._language(detail.new[0]), new=self._counted(detail))
        if detail.kind == "paragraphs-renumbered":
            old, new = map(self._range, (detail.old, detail.new))
            return say(number=len(detail.old), old=old, new=new)
        called = self.label
        if detail.kind in _NAMING_ALL or detail.kind.endswith(OTHER_IRI):
            called = self.full if detail.kind in _NAMING_ALL else self.short
        elif detail.kind == "responsibility-activity":
            called = self._activity
        nothing = (
            wording.text("diff.undated", self.languages) if detail.kind == "document-dated" else _NOTHING
        )
        if detail.kind in _RENAMING and not (detail.old and detail.new):
            say = partial(wording.text, "diff.named" if detail.new else "diff.unnamed", self.languages)
        told, others = _in_language(detail, self.languages)
        old, new = (", ".join(map(called, side)) or nothing for side in told)
        sentence = say(property=self._property(detail.property), old=old, new=new)
        if not (detail.old or detail.new):
            sentence = sentence.partition(";")[0].removesuffix(f" ({_NOTHING})")
        if not others or detail.kind.endswith(("-added", "-removed")):
            return sentence
        return wording.text("diff.also", self.languages, told=sentence, languages=", ".join(others))

    def _counted(self, detail: Detail) -> str:
        """Return how many things have new names, by what they are."""
        what, number = detail.kind.partition("-")[0], len(detail.new)
        return wording.text(f"diff.counted.{what}", self.languages, number=number)

    def _language(self, name: Term) -> str:
        """Return what names in a language are called."""
        tag = name.language if isinstance(name, ox.Literal) else ""
        key = tag if tag in wording.section("diff", "en")["languages"] else "other"
        return wording.text(f"diff.languages.{key}", self.languages, tag=tag)

    def _range(self, numbers: Sequence[Term]) -> str:
        """Return the first and the last of some numbers."""
        first, last = self.label(numbers[0]), self.label(numbers[-1])
        return first if first == last else wording.text("diff.range", self.languages, first=first, last=last)

    def _holders(self, term: Term) -> tuple[Term, ...]:
        """Return who has a responsibility, which is called after its task."""
        known = (
            () if isinstance(term, ox.Literal | ox.Triple) else (s.values(term, HOLDER) for s in self._sides)
        )
        return next((ordered(found) for found in known if found), ())

    def _activity(self, term: Term) -> str:
        """Return what one does with a task that a property gives: what the property's domain has."""
        values = (
            value
            for side in self._sides
            for node in (side.values(term, _DOMAIN) if isinstance(term, ox.NamedNode) else ())
            if isinstance(node, ox.BlankNode)
            for value in side.values(node, _VALUE)
        )
        return self.label(next(values, term))

    def _property(self, term: ox.NamedNode | None) -> str:
        """Return what a property is called; some published ones have no name in the graph."""
        if term is None:
            return ""
        key = term.value.rpartition("#")[2]
        return wording.text(f"diff.properties.{key}", self.languages) if term in UNNAMED else self.label(term)

    def _cell(self, term: Term) -> str:
        return brief(term.value, _LENGTH) if isinstance(term, ox.Literal) else self.short(term)

    def _described(self, node: ox.BlankNode, depth: int) -> str:
        """Return what is stated of a blank node, and of those that it names in turn, so many deep."""
        if not depth:
            return "[…]"
        side = next((side for side in self._sides if node in side), self._sides[0])
        if all(parts := [ordered(side.values(node, each)) for each in _STATING]):
            return f'"{": ".join(self.label(part[0]) for part in parts)}"'
        if members := side.listed(node)[:_LENGTH]:
            return f"({', '.join(map(self.label, members))})"
        stated = []
        for triple in sorted(side.of(node), key=str):
            value = triple.object
            text = self._described(value, depth - 1) if isinstance(value, ox.BlankNode) else self.label(value)
            stated.append(f"{self._property(triple.predicate)} {text}")
        return f"[{'; '.join(stated)}]"

    def _named(self, side: IndexedGraph, term: ox.NamedNode) -> str | None:
        """Return a label; a responsibility is called after its task."""
        for predicate in (*LABELS, _NOTATION):
            literals = (v for v in side.values(term, predicate) if isinstance(v, ox.Literal))
            name = wording.choose({v.language or "": v.value for v in literals}, self.languages)
            if name is not None:
                return name
        tasks = (task for task in side.values(term, *TASK_PROPERTIES) if isinstance(task, ox.NamedNode))
        return next((self._named(side, task) for task in tasks), None)


def _labelled(columns: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the places of columns that are no labels, each with that of its labels, else 0."""
    names = {f"{name}Label": place for place, name in enumerate(columns)}
    if "label" in columns[1:]:
        names["label"] = 0
    labels = {place: columns.index(name) for name, place in names.items() if name in columns}
    yield from (
        (place, labels.get(place, 0)) for place in range(len(columns)) if place not in labels.values()
    )


def _in_language(
    detail: Detail, languages: Sequence[str]
) -> tuple[tuple[Sequence[Term], Sequence[Term]], Sequence[str]]:
    """Return both sides of a detail, and the languages in which texts changed that are not told.

    Of texts that are worded differently in the same languages, only the best one is told.
    """
    old, new = ({_language(term) for term in side} for side in (detail.old, detail.new))
    whole = (detail.old, detail.new), ()
    if not all(old | new) or (old != new and old and new):
        return whole
    tags = sorted(filter(None, old | new))
    first = next((tag for tag in languages if tag in tags), None)
    if first is None or len(tags) == 1:
        return whole
    told = ([t for t in side if _language(t) == first] for side in (detail.old, detail.new))
    return (next(told), next(told)), [tag for tag in tags if tag != first]


def _language(term: Term) -> str | None:
    return term.language if isinstance(term, ox.Literal) else None
