"""How well names fit the words that a person typed."""

from __future__ import annotations

import heapq
from collections import defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from kela_graph.search.entries import HIDDEN, WITH_TYPE
from kela_graph.search.vocabulary import Likeness, best_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kela_graph.search.names import Named, Names

#: What fits less than this does not fit.
THRESHOLD: Final = 0.45
#: A word is known where one of the names has a word that is so like it.
KNOWN: Final = 0.75
#: Slips of typing are looked for where no name has a word that is so like the typed one.
RIGHT: Final = 0.78
#: How much a word that no name has, and one that says little beside others, count beside a rare one.
UNKNOWN_WEIGHT: Final = 0.5
LITTLE_WEIGHT: Final = 0.25
#: How much the parts of a compound count beside the compound itself.
PARTS: Final = 0.95
#: How much the share of a name, or of words that a thing is looked for by, that was typed counts.
COVERAGE: Final = 0.2
HIDDEN_COVERAGE: Final = 0.5
#: Of how many names, the most promising ones, that share is looked at.
LOOKED_AT: Final = 200


class _Hit(NamedTuple):
    """The word of a name that fits a typed word best."""

    score: float
    share: float
    word: int


class _Word(NamedTuple):
    """A typed word: the names that it fits, how much it counts, and whether some name has it for sure."""

    hits: dict[int, _Hit]
    weight: float
    known: bool


class Fitting:
    """Weighs names against typed words.

    Args:
        names: the names.
        everywhere: words that say little beside others, such as the whole organisation's name.
    """

    def __init__(self, names: Names, everywhere: Collection[str]) -> None:
        self._names = names
        self._everywhere = everywhere

    def fits(self, meant: tuple[str, ...], roles: Collection[str]) -> Iterator[tuple[float, Named]]:
        """Give the names that fit, each with how well it does (0 to 1); the best ones only."""
        typed = self._words(meant)
        total = sum(word.weight for word in typed)
        best = [
            (value / total * self._names.all[name].weight, name)
            for name, value in self._sums(typed, total).items()
            if self._names.all[name].role in roles
        ]
        for fit, name in heapq.nlargest(LOOKED_AT, best):
            if fit < THRESHOLD:
                break
            named = self._names.all[name]
            rest = HIDDEN_COVERAGE if named.weight in (HIDDEN, WITH_TYPE) else COVERAGE
            covered = self._coverage(named, [word.hits[name] for word in typed if name in word.hits])
            yield fit * (1 - rest + rest * covered), named

    def _sums(self, typed: list[_Word], total: float) -> dict[int, float]:
        """Return how well each name fits all words, times their weight; those that can't fit are left out."""
        sums: dict[int, float] = {}
        left = total
        for word in sorted(typed, key=lambda word: -word.weight):
            if left >= THRESHOLD * total:
                for name, hit in word.hits.items():
                    sums[name] = sums.get(name, 0.0) + hit.score * word.weight
            else:
                for name in sums.keys() & word.hits.keys():
                    sums[name] += word.hits[name].score * word.weight
            left -= word.weight
        return sums

    def _words(self, meant: tuple[str, ...]) -> list[_Word]:
        """Return for each typed word the names that it fits, and how much the word counts."""
        found: list[_Word] = []
        for typed in meant:
            word = self._word(typed)
            if not word.known:
                word = self._with_parts(word, typed)
            little = any(typed.startswith(name) and len(typed) - len(name) <= 3 for name in self._everywhere)
            weight = 1.0 if typed.isdecimal() else word.weight
            found.append(word._replace(weight=weight * (LITTLE_WEIGHT if little and len(meant) > 1 else 1)))
        return found

    def _word(self, typed: str, *, whole: bool = True) -> _Word:
        """Return the names that one word, or one part of a compound, fits, and how much it counts."""
        alike = {
            language: spoken.vocabulary.like(typed) if whole else spoken.vocabulary.like_part(typed)
            for language, spoken in self._names.languages.items()
        }
        best = max((likeness.score for like in alike.values() for likeness in like.values()), default=0.0)
        if whole and best < RIGHT:
            for language, spoken in self._names.languages.items():
                alike[language] = best_of(alike[language].items(), spoken.vocabulary.misspelt(typed).items())
        return self._weighed(alike)

    def _weighed(self, alike: Mapping[str, Mapping[int, Likeness]]) -> _Word:
        """Return the names that have the words that are like a typed one, and how much that counts."""
        found: dict[int, _Hit] = {}
        weight, known = 0.0, False
        for language, like in alike.items():
            spoken = self._names.languages[language]
            best = max((likeness.score for likeness in like.values()), default=0.0)
            for word, (score, share) in sorted(like.items(), key=itemgetter(1)):
                found.update(dict.fromkeys(spoken.names[word], _Hit(score, share, word)))
            if owners := sum(spoken.owners[word] for word, (s, _) in like.items() if s >= min(best, KNOWN)):
                weight = max(weight, self._names.rarity(owners) * min(1.0, best / KNOWN))
                known = known or best >= KNOWN
        return _Word(found, max(weight, UNKNOWN_WEIGHT), known)

    def _with_parts(self, word: _Word, typed: str) -> _Word:
        """Return a compound that no name has, with the names that have both of its parts."""
        divisions = (spoken.vocabulary.divisions(typed) for spoken in self._names.languages.values())
        hits, weight = dict(word.hits), word.weight
        for end in sorted(set().union(*divisions)):
            first, last = self._word(typed[:end], whole=False), self._word(typed[end:], whole=False)
            if not (first.known and last.known):
                continue
            for name in first.hits.keys() & last.hits.keys():
                one, other = first.hits[name], last.hits[name]
                both = _Hit(PARTS * (one.score + other.score) / 2, one.share, one.word)
                if name not in hits or hits[name] < both:
                    hits[name] = both
                    weight = max(weight, (first.weight + last.weight) / 2)
        return _Word(hits, weight, word.known)

    def _coverage(self, named: Named, hits: list[_Hit]) -> float:
        """Return how much of a name was typed, its rare words counting most."""
        spoken = self._names.languages[named.language]
        shares: dict[int, float] = defaultdict(float)
        for hit in hits:
            shares[hit.word] += hit.share
        total = covered = 0.0
        for word in named.words:
            number = spoken.numbers[word]
            weight = self._names.rarity(spoken.owners[number])
            total += weight
            covered += weight * min(1.0, shares[number])
        return covered / total
