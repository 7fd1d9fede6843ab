"""How well names fit what was typed.

A typed word is like a word of a name, from 0 to 1, by the best of these:

- it is that word: 1; it is a form of that word: `FORM`;
- both begin alike: the share of the typed letters that they have in common, times `PART`; all of them count
  where the typed word is a form of a beginning; with a later part of a compound the same, times `LATER` too;
- the typed word ends with a form of that word: the share of the typed letters in that end, times `LATER`;
- where no name has a word like it, both begin with letters that are spelt alike: the similarity by optimal
  string alignment, times `PART`.

A name fits as well as the typed words are like its own, on average, where a rare word counts more;
what was not typed of the name takes up to `COVERAGE` from that.
"""

from __future__ import annotations

import heapq
import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix, Prefix

from kela_graph.matching.words import LETTERS, all_folded, is_form, split, telling, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from kela_graph.matching.words import Candidate

#: How like two words are that are forms of one, or have a part in common, and what a later part takes.
FORM: Final = 0.96
PART: Final = 0.9
LATER: Final = 0.85
#: How like a word of a name a typed word must be to be known, and misspelt letters to be looked at.
ALIKE: Final = 0.75
#: Which share of a misspelt word is compared with beginnings of words.
BEGINNING: Final = 0.6
#: How much a typed word counts that no name has, beside a rare one.
UNKNOWN: Final = 0.6
#: How much a word counts that says little beside others.
LITTLE: Final = 0.25
#: How much of a name's fit depends on how much of the name was typed.
COVERAGE: Final = 0.2
#: A name that fits less does not fit; the coverage of so many names is looked at, the most promising ones.
THRESHOLD: Final = 0.45
LOOKED_AT: Final = 200
#: The share of letters that a misspelt word has in their places.
_SPELT: Final = 0.85


class Likeness(NamedTuple):
    """How like a word of a name a typed word is, and how much of the name's word was typed, 0 to 1."""

    score: float
    share: float


_Likes: TypeAlias = "Mapping[str, Likeness]"


class Matcher:
    """Names, which are also kept ``folded``, ready to be compared with what is typed."""

    def __init__(self, names: Sequence[tuple[str, str]]) -> None:
        """Split names into words; with each stands the tag of its language, which may be empty."""
        self.folded = all_folded(name for name, _ in names)
        self._rows: list[tuple[int, tuple[str, ...]]] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        self._languages: dict[str, set[str]] = defaultdict(set)
        for number, plain in enumerate(self.folded):
            for spelling in {plain, plain.replace("-", "")}:
                words = telling(split(spelling))
                for word in words:
                    self._having[word].append(len(self._rows))
                    self._languages[word].add(names[number][1])
                self._rows.append((number, words))
        self._words = sorted(self._having)
        self._text = "\n".join(self._words)
        self._starts = list(accumulate((len(word) + 1 for word in self._words), initial=0))
        self._beginnings: dict[int, list[str]] = {}

    def fits(self, typed: Sequence[str], little: Collection[str] = ()) -> Iterator[tuple[float, int]]:
        """Give the best of the names that fit, in no order, each with how well it does (0 to 1).

        The typed words are folded, and no function words; some may say little beside others.
        """
        likes = [self.like(word) for word in typed]
        weights = [
            self._weight(like) * (LITTLE if word in little and len(typed) > 1 else 1)
            for word, like in zip(typed, likes, strict=True)
        ]
        sums: dict[int, float] = defaultdict(float)
        for like, weight in zip(likes, weights, strict=True):
            best: dict[int, float] = {}
            for word, (score, _) in sorted(like.items(), key=itemgetter(1)):
                best.update(dict.fromkeys(self._having[word], score))
            for row, score in best.items():
                sums[row] += score * weight
        least = THRESHOLD * sum(weights)
        promising = ((value, row) for row, value in sums.items() if value >= least)
        for value, row in heapq.nlargest(LOOKED_AT, promising):
            number, words = self._rows[row]
            yield value / sum(weights) * (1 - COVERAGE + COVERAGE * self._covered(words, likes)), number

    def like(self, typed: str) -> _Likes:
        """Return the words of names that are like a typed word."""
        if typed.isdecimal():
            return {typed: Likeness(1, 1)} if typed in self._having else {}
        found = sorted([*self._beginning_alike(typed), *self._ending_with(typed)], key=itemgetter(1))
        if not found or found[-1][1].score < ALIKE:
            found = sorted([*found, *self._misspelt(typed)], key=itemgetter(1))
        return dict(found)  # of the likenesses of a word, the last is the greatest

    def _beginning_alike(self, typed: str) -> Iterator[tuple[str, Likeness]]:
        """Give the words that begin as the typed word does, or a later part of which does."""
        half = typed[: max(3, math.ceil(len(typed) / 2))]
        for found in re.finditer(re.escape(half), self._text):
            number = bisect_right(self._starts, found.start()) - 1
            word, begin = self._words[number], found.start() - self._starts[number]
            if begin and len(typed) < LETTERS:
                continue
            score, letters = self._compared(typed, word[begin:], word)
            if letters:
                yield word, Likeness(score * (LATER if begin else 1), letters / len(word))

    def _compared(self, typed: str, part: str, word: str) -> tuple[float, int]:
        """Return how like a part of a word a typed word is, and how many letters of the part were typed."""
        if typed == part:
            return 1, len(part)
        if self._is_form(typed, part, word):
            return FORM, len(part)
        common = Prefix.similarity(typed, part)
        if common == len(typed) > 1 and (part == word or common >= LETTERS):
            return PART, common
        for end in range(max(common, LETTERS), min(common + 3, len(part))):
            if self._is_form(typed, part[:end], word):
                return PART, end
        last = Postfix.similarity(typed, part)
        if common >= LETTERS <= last:
            # A compound with a part left out: tulkkauskeskus of tulkkauspalvelukeskus.
            common = min(common + last, len(typed), len(part))
        return (PART * common / len(typed), common) if common >= LETTERS else (0, 0)

    def _ending_with(self, typed: str) -> Iterator[tuple[str, Likeness]]:
        """Give the words of which the end of the typed word is a form."""
        for begin in range(1, len(typed) - LETTERS + 1):
            tail = typed[begin:]
            for word in self._beginning_with(tail[:LETTERS]):
                if self._is_form(tail, word, word):
                    yield word, Likeness(LATER * len(tail) / len(typed), 1)

    def _misspelt(self, typed: str) -> Iterator[tuple[str, Likeness]]:
        """Give the words that begin with letters spelt like the typed word, or like its beginning."""
        for length in {max(LETTERS + 1, math.ceil(BEGINNING * len(typed))), len(typed)}:
            for other in (length - 1, length, length + 1):
                if other not in self._beginnings:
                    self._beginnings[other] = list(dict.fromkeys(word[:other] for word in self._words))
                found = process.extract(
                    typed[:length],
                    self._beginnings[other],
                    scorer=OSA.normalized_similarity,
                    limit=None,
                    score_cutoff=ALIKE,
                )
                for beginning, alike, _ in found:
                    for word in self._beginning_with(beginning) if len(beginning) > LETTERS else ():
                        yield word, Likeness(PART * alike, min(1, length / len(word)))

    def _beginning_with(self, letters: str) -> list[str]:
        low, high = bisect_left(self._words, letters), bisect_right(self._words, letters + "\U0010ffff")
        return self._words[low:high]

    def _is_form(self, typed: str, part: str, word: str) -> bool:
        return any(is_form(typed, part, language) for language in self._languages[word])

    def _weight(self, like: _Likes) -> float:
        """Return how much a typed word counts: the more, the fewer names have a word that is like it."""
        rows = sum(len(self._having[word]) for word, likeness in like.items() if likeness.score >= ALIKE)
        return max(UNKNOWN, self._rarity(rows)) if rows else UNKNOWN

    def _rarity(self, rows: int) -> float:
        return math.log(1 + len(self._rows) / rows) / math.log(1 + len(self._rows))

    def _covered(self, words: Sequence[str], likes: Sequence[_Likes]) -> float:
        """Return how much of a name was typed (0 to 1), its rare words counting most."""
        weights = [self._rarity(len(self._having[word])) for word in words]
        shares = (min(1.0, sum(like[word].share for like in likes if word in like)) for word in words)
        return sum(w * s for w, s in zip(weights, shares, strict=True)) / sum(weights)


def nearest(candidates: Sequence[Candidate], typed: str) -> list[Candidate]:
    """Return the candidates whose names fit best what was typed, one for each term."""
    words = words_of(typed)
    fits = Matcher([(name, tag) for _, name, tag in candidates]).fits(telling(words) or words)
    best: dict[str, Candidate] = {}
    for _, number in sorted((-score, number) for score, number in fits):
        best.setdefault(candidates[number].term, candidates[number])
    return list(best.values())


def is_misspelt(typed: str, word: str) -> bool:
    """Return whether a typed word is another but for a letter or two; both are folded."""
    ends = typed[-1:] == word[-1:] or (len(word) > 2 * LETTERS and typed.startswith(word))
    least = _SPELT if min(len(typed), len(word)) > LETTERS and typed[0] == word[0] and ends else 1
    return OSA.normalized_similarity(typed, word, score_cutoff=least) >= least
