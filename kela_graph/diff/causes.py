"""Answers that change, put together by the changes that explain them, as far as their rows tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox
from rdflib import DCTERMS, RDFS

from kela_graph import wording
from kela_graph.diff.alignment import named
from kela_graph.diff.continuity import PARENT
from kela_graph.diff.ledger import OTHER_IRI
from kela_graph.diff.responsibilities import HOLDER
from kela_graph.diff.triples import TASK_PROPERTIES, below, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.diff.change import AnswerChange, Change, Diff


#: The column that says where a row comes from, and the properties that do: what they name, nothing is about.
_PROVENANCE: Final = "paragraph"
_SOURCES: Final = named(DCTERMS.source, RDFS.seeAlso)

#: The places of changes in a difference, by what rows name that they explain.
_Index: TypeAlias = "Mapping[object, Sequence[int]]"


@dataclass(frozen=True, slots=True)
class Cause:
    """Changes, by their places in the difference, and the answers that they explain together.

    There is no change where the rows name nothing that changed.
    """

    changes: tuple[int, ...]
    answers: tuple[AnswerChange, ...]

    @property
    def questions(self) -> Mapping[str, int]:
        """How many answers there are of each question, by its name."""
        return Counter(answer.question for answer in self.answers)

    def told(self, languages: Sequence[str]) -> str:
        """Return how many changes explain how many answers, in one line."""
        number = len(self.answers)
        if not self.changes:
            return wording.text("diff.causes.unknown", languages, number=number)
        answers = wording.text("diff.causes.answers", languages, number=number)
        return wording.text("diff.causes.explained", languages, number=len(self.changes), answers=answers)


def causes(diff: Diff) -> list[Cause]:
    """Return the answers that change by what explains them, those first that one change explains."""
    about, touched = (
        grouped((key, place) for place, change in enumerate(diff.changes) for key in keys(change, diff))
        for keys in (_about, _touched)
    )
    alone = (0,) if len(diff.changes) == 1 else ()
    found = grouped(
        (alone or _explaining(answer, about, touched, diff), answer) for answer in diff.answers.changes
    )
    return [Cause(key, tuple(found[key])) for key in sorted(found, key=lambda key: (not key, len(key), key))]


def _explaining(answer: AnswerChange, about: _Index, touched: _Index, diff: Diff) -> tuple[int, ...]:
    """Return the changes that rows which come or go are about, else those that touch what they name.

    Where none does, those are taken that touch what is said of that, as the class of which a count is.
    """
    rows = [*answer.gone, *answer.come]
    kept = [place for place, name in enumerate(answer.columns or "spo") if name != _PROVENANCE]
    named = [{row[place] for place in kept} for row in rows]
    things = {cell for row in rows for cell in row if isinstance(cell, ox.NamedNode)}
    for index, keys in (
        (about, (frozenset(key) for row in named for size in (1, 2) for key in combinations(row, size))),
        (touched, things),
        (touched, (t.object for side in (diff.old, diff.new) for thing in things for t in side.of(thing))),
    ):
        if places := {place for key in keys for place in index.get(key, ())}:
            return tuple(sorted(places))
    return ()


def _about(change: Change, diff: Diff) -> Iterator[object]:
    """Give what rows of a change name: its subject, by the IRI of either side, or who has which task."""
    former = (term for d in change.details if d.kind.endswith(OTHER_IRI) for term in d.old)
    for term in {*change.subjects, *(change.statement or ())[:1], *former}:
        if isinstance(term, ox.NamedNode):
            yield frozenset((term,))
            for side in (diff.old, diff.new):
                pairs = product(side.values(term, HOLDER), side.values(term, *TASK_PROPERTIES))
                yield from map(frozenset, pairs)


def _touched(change: Change, diff: Diff) -> Iterator[object]:
    """Give what a change's statements name, sources left out, and what is below a unit that it moves."""
    statements = change.removed | change.added
    moved = [t.subject for t in statements if t.predicate == PARENT and isinstance(t.subject, ox.NamedNode)]
    terms = {t.subject for t in statements} | {t.object for t in statements if t.predicate not in _SOURCES}
    yield from terms | below((diff.old, diff.new), PARENT, moved)
