"""What was found, in the words of people: its name, what it is, where it stands and what tells more."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from kela_graph import terms
from kela_graph.graph import describe
from kela_graph.search.entries import TYPE, Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset

#: What a type of units is called, for no class is there to say it.
_TYPE_WORDS: Final = {"fi": "yksikkötyyppi", "sv": "enhetstyp", "en": "unit type"}


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that fits the words.

    Attributes:
        term: its IRI.
        label: its preferred name, in the language asked for where it has one.
        kind: what it is, for people: the name of its class.
        role: what it is, for programs: one of `ROLE_NAMES`.
        name: the name that fits.
        language: the tag of that name; nothing where it has none.
        score: how well it fits, 0 to 1, to be compared with others of the same search.
        where: what it stands in, for people; nothing where it stands in nothing.
        command: the command that tells more.
    """

    term: URIRef
    label: str
    kind: str
    role: str
    name: str
    language: str
    score: float
    where: str
    command: str


class Presenter:
    """Tells of what was found."""

    def __init__(
        self, dataset: Dataset, entries: Sequence[Entry], labels: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._dataset = dataset
        self._labels = labels
        self._described = describe(dataset)
        self._one_document = len({entry.above[0] for entry in entries if entry.number and entry.above}) < 2

    def match(self, entry: Entry, score: float, name: str, language: str, lang: str | None) -> Match:
        """Return an entry as it is told to people."""
        languages = self._described.language_order(lang)
        label = terms.best(entry.labels, languages) or terms.short(self._dataset, entry.term)
        kinds = [self._label(kind, languages) for kind in entry.kinds]
        return Match(
            term=entry.term,
            label=label,
            kind=(terms.best(_TYPE_WORDS, (*languages, "en")) or "")
            if entry.role == TYPE
            else next(iter(kinds), ""),
            role=entry.role,
            name=name or label,
            language=language,
            score=round(score, 4),
            where=self._label(entry.above[0], languages) if entry.above else "",
            command=self._command(entry),
        )

    def _label(self, term: str, languages: Sequence[str]) -> str:
        return terms.best(self._labels.get(term, {}), languages) or terms.short(self._dataset, URIRef(term))

    def _command(self, entry: Entry) -> str:
        name = terms.short(self._dataset, entry.term)
        words = [name]
        if entry.role in ("task", "place"):
            words = [entry.role, name]
        elif entry.role == "paragraph" and entry.number:
            words = ["paragraph", entry.number]
            if not self._one_document:
                words += ["--document", terms.short(self._dataset, URIRef(entry.above[0]))]
        return shlex.join(["kela-graph", "show", *words])
