"""The names of things as words: where each word stands, and how rare it is."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kela_graph.search.entries import SAID, slug_of
from kela_graph.search.vocabulary import Vocabulary
from kela_graph.search.words import folded, telling, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.search.entries import Entry

#: A name's language, words, weight and whose role it is.
_Key: TypeAlias = "tuple[str, tuple[str, ...], float, str]"


@dataclass(frozen=True, slots=True)
class Named:
    """A name, as words, and the things that it names.

    Attributes:
        language: its tag, or nothing.
        words: its telling words, folded.
        weight: how much it counts.
        role: what its owners are.
        owners: the number of each thing that has it, and the name as that has it.
    """

    language: str
    words: tuple[str, ...]
    weight: float
    role: str
    owners: list[tuple[int, str]]


class Spoken:
    """The words of one language: the names that each stands in, and how many things have it in theirs."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.numbers = {word: number for number, word in enumerate(vocabulary.words)}
        self.names: list[list[int]] = [[] for _ in vocabulary.words]
        self.owners = [0] * len(vocabulary.words)

    def add(self, words: tuple[str, ...], name: int, owners: int) -> None:
        """Add a name, by its number, that so many things have."""
        for word in words:
            number = self.numbers[word]
            self.names[number].append(name)
            self.owners[number] += owners


class Names:
    """The names of all things that can be found.

    Attributes:
        exact: the things, by number, that a folded name or the end of an IRI names.
        all: the names, each but once for a role.
        languages: the words of each language.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._many = len(entries)
        self.exact: dict[str, set[int]] = defaultdict(set)
        self.all: list[Named] = []
        self.languages: dict[str, Spoken] = {}
        grouped = self._grouped(entries)
        spoken: dict[str, set[str]] = defaultdict(set)
        for language, words, _, _ in grouped:
            spoken[language].update(words)
        for language, found in spoken.items():
            self.languages[language] = Spoken(Vocabulary(found, language))
        for (language, words, weight, role), owners in grouped.items():
            # What is said of a thing makes none of its words a common one among names.
            self.languages[language].add(words, len(self.all), len(owners) if weight > SAID else 0)
            self.all.append(Named(language, words, weight, role, owners))

    def _grouped(self, entries: Sequence[Entry]) -> dict[_Key, list[tuple[int, str]]]:
        """Return the names as words, with hyphens as spaces and without them, and whose they are."""
        grouped: dict[_Key, list[tuple[int, str]]] = defaultdict(list)
        known: dict[str, tuple[str, set[tuple[str, ...]]]] = {}
        for number, entry in enumerate(entries):
            self.exact[folded(slug_of(entry.term))].add(number)
            for text, language, weight, shown in entry.names:
                if text not in known:
                    joined = (words_of(text.replace("-", "")),) if "-" in text else ()
                    known[text] = folded(text), {words_of(text), *joined}
                plain, variants = known[text]
                if weight > SAID:
                    self.exact[plain].add(number)
                for words in map(telling, variants):
                    if words:
                        grouped[language, words, weight, entry.role].append((number, shown or text))
        return grouped

    def rarity(self, owners: int) -> float:
        """Return how much a word counts that so many things have in their names: 1 for one thing."""
        return math.log(1 + self._many / max(1, min(owners, self._many))) / math.log(1 + self._many)
