"""Answers that change, put together by the changes that explain them, as far as their rows tell."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kela_graph import wording
from kela_graph.diff.ledger import OTHER_IRI
from kela_graph.diff.triples import grouped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import AnswerChange, Change, Diff


@dataclass(frozen=True, slots=True)
class Cause:
    """Changes, and the answers that they explain together.

    Attributes:
        changes: their places in the difference; none where the rows name nothing that changed.
        answers: the answers.
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
    about = [_about(change) for change in diff.changes]
    found = grouped((tuple(_explaining(answer, about)), answer) for answer in diff.answers.changes)
    return [Cause(key, tuple(found[key])) for key in sorted(found, key=lambda key: (not key, len(key), key))]


def _explaining(answer: AnswerChange, about: Sequence[set[Term]]) -> Iterator[int]:
    """Give the places of the changes of which the rows that come or go name the subject."""
    if len(about) == 1:
        yield 0
        return
    cells = {cell for rows in (answer.gone, answer.come) for row in rows for cell in row}
    yield from (place for place, terms in enumerate(about) if terms & cells)


def _about(change: Change) -> set[Term]:
    """Return what a change is about, by its IRIs of both sides."""
    former = (term for d in change.details if d.kind.endswith(OTHER_IRI) for term in d.old)
    terms = {*change.subjects, *(change.statement or ())[:1], *former}
    return {term for term in terms if isinstance(term, ox.NamedNode)}
