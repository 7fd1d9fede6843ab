"""The words of all names of one language, and which of them are like a word that a person typed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate, chain, count
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, Prefix

from kela_graph.search.endings import is_ending, stem, stems

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: How like two words are (0 to 1) that are the same, forms of one word, or have a part in common.
SAME: Final = 1.0
FORM: Final = 0.96
FIRST_PART: Final = 0.86
LATER_PART: Final = 0.78
LONGER: Final = 0.62
KIN: Final = 0.6
FIRST_SHARED: Final = 0.48
SHARED: Final = 6
#: How much each letter that a common stem has too few takes from two forms of one word.
SHORT_STEM: Final = 0.04
#: How like two words are that may differ by slips of typing, at most and at least.
SLIP: Final = (0.88, 0.55)
#: How like the spelling of two words must be (1 less the share of letters changed) to be slips.
SPELLING: Final = 0.74
WORD_SPELLING: Final = 0.79
SHORT_SPELLING: Final = 0.83
SHORT: Final = 6
PART_SPELLING: Final = 0.83
#: The language whose compounds are mostly written as two words: few words have a part in their middle.
WRITTEN_APART: Final = "en"
#: How many letters a part of a compound, and a word with slips, must have.
PART: Final = 4
MISSPELT: Final = 4


class Likeness(NamedTuple):
    """How like a word of the vocabulary a typed word is.

    Attributes:
        score: 0 to 1.
        share: how much of the vocabulary's word it covers, 0 to 1.
    """

    score: float
    share: float


class Vocabulary:
    """The words of the names of one language."""

    def __init__(self, words: Iterable[str], language: str) -> None:
        self.words = sorted(set(words))
        self.language = language
        self._forms = {word: range(number, number + 1) for number, word in enumerate(self.words)}
        for number, word in enumerate(self.words):
            self._forms.setdefault(stem(word, language), range(number, number + 1))
        self._kept: dict[int, Mapping[str, range]] = {}
        self._text = "\n".join(self.words)
        self._starts = list(accumulate((len(word) + 1 for word in self.words), initial=0))

    def like(self, typed: str) -> dict[int, Likeness]:
        """Return the words (by number) that are like a typed word, each with how like it is."""
        return best_of(self._with_beginning(typed), self._with_part(typed), self._as_part(typed))

    def divisions(self, typed: str) -> set[int]:
        """Return after how many letters a typed compound may have its second part."""
        common = {Prefix.similarity(typed, word) for word in self._beginning_with(typed[:PART])}
        ends = range(PART, len(typed) - PART)
        return {end for end in ends if end in common or self._beginning_with(typed[end : end + PART])}

    def _beginning_with(self, letters: str) -> list[str]:
        low, high = bisect_left(self.words, letters), bisect_right(self.words, letters + "\U0010ffff")
        return self.words[low:high]

    def like_part(self, typed: str) -> dict[int, Likeness]:
        """Return the words that begin with a typed part of a compound or have it later on, rightly spelt."""
        return best_of(self._with_beginning(typed), self._with_part(typed))

    def _with_beginning(self, typed: str) -> Iterator[tuple[int, Likeness]]:
        """Give the words that begin as the typed word does: its forms, compounds of it, and its kin."""
        key = typed[:3]
        low = bisect_left(self.words, key)
        high = bisect_right(self.words, key + "\U0010ffff")
        for number in range(low, high):
            likeness = self._compared(typed, self.words[number])
            if likeness is not None:
                yield number, likeness

    def _compared(self, typed: str, word: str) -> Likeness | None:
        """Compare two words with the same beginning."""
        if typed == word:
            return Likeness(SAME, 1)
        if typed.isdecimal() or word.isdecimal():
            return None
        common = Prefix.similarity(typed, word)
        mine, rest = typed[common:], word[common:]
        ends, inflected = is_ending(mine, self.language), is_ending(rest, self.language)
        share = common / len(word)
        if common >= 3 and ends and inflected:
            doubt = SHORT_STEM * max(0, 5 - common) if mine and rest else 0
            return Likeness(FORM - 0.005 * (len(mine) + len(rest)) - doubt, 1)
        if ends and (common >= PART or not mine):
            return Likeness(FIRST_PART - 0.01 * len(mine) + 0.05 * share, share)
        found = []
        if inflected and common >= PART and len(rest) <= 3:
            found.append(Likeness(LONGER - 0.04 + 0.2 * common / len(typed), 1))
        if common >= 5 and common >= 0.65 * min(len(typed), len(word)):
            found.append(Likeness(KIN + 0.25 * common / max(len(typed), len(word)), share))
        if common >= SHARED:
            found.append(Likeness(FIRST_SHARED + 0.2 * share, share))
        return max(found, default=None)

    def _with_part(self, typed: str) -> Iterator[tuple[int, Likeness]]:
        """Give the words that have the typed word as a later part, whatever its form."""
        if len(typed) < PART or typed.isdecimal():
            return
        sought = stem(typed, self.language)
        at = self._text.find(sought)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            begin = at - self._starts[number]
            if begin >= 3:
                word = self.words[number]
                common = Prefix.similarity(typed, word[begin:])
                last = is_ending(word[begin + common :], self.language)
                if is_ending(typed[common:], self.language) and (last or self.language != WRITTEN_APART):
                    share = (len(word) - begin if last else common) / len(word)
                    yield number, Likeness(LATER_PART - (0 if last else 0.05) + 0.05 * share, share)
            at = self._text.find(sought, at + 1)

    def _as_part(self, typed: str) -> Iterator[tuple[int, Likeness]]:
        """Give the words that are the later part of the typed word, such as a compound's head."""
        for begin in range(3, len(typed) - PART + 1):
            key = typed[begin : begin + PART]
            low = bisect_left(self.words, key)
            high = bisect_right(self.words, key + "\U0010ffff")
            for number in range(low, high):
                word, tail = self.words[number], typed[begin:]
                common = Prefix.similarity(tail, word)
                if is_ending(tail[common:], self.language) and is_ending(word[common:], self.language):
                    yield number, Likeness(LONGER * (0.7 + 0.3 * len(tail) / len(typed)), 1)

    def misspelt(self, typed: str) -> dict[int, Likeness]:
        """Return the words that differ, or whose stem or part differs, from a typed word by a few letters."""
        if len(typed) < MISSPELT or any(map(str.isdecimal, typed)):
            return {}
        closest = SPELLING if len(typed) > MISSPELT else WORD_SPELLING
        cuts = stems(typed, self.language)
        found = [self._close(typed, self._forms, closest, SLIP[0])]
        for cut in {cuts[0], cuts[-1]}:
            forms = (self._forms, self._beginnings(len(cut)), self._beginnings(len(cut) + 1))
            closest = SPELLING if len(cut) > SHORT else SHORT_SPELLING
            found += [self._close(cut, choices, closest, SLIP[0] - 0.04) for choices in forms]
        if len(cuts[0]) > MISSPELT + 1:
            found.append(self._close_part(cuts[0]))
        return best_of(*found)

    def _close(
        self, typed: str, forms: Mapping[str, range], closest: float, most: float
    ) -> Iterator[tuple[int, Likeness]]:
        """Give the words one of whose forms differs from what was typed by a few letters."""
        found = process.extract(
            typed, forms.keys(), scorer=OSA.normalized_similarity, limit=None, score_cutoff=closest
        )
        for form, alike, _ in found:
            slip = SLIP[1] + (most - SLIP[1]) * ((alike - SPELLING) / (1 - SPELLING)) ** 0.5
            for number in forms[form] if len(form) >= PART else ():
                yield number, Likeness(slip, min(1, len(form) / len(self.words[number]) + 0.1))

    def _close_part(self, typed: str) -> Iterator[tuple[int, Likeness]]:
        """Give the words a part of which differs from what was typed by a few letters."""
        found = process.extract(
            typed, self.words, scorer=fuzz.partial_ratio, limit=None, score_cutoff=100 * PART_SPELLING
        )
        for word, alike, number in found:
            if len(word) >= len(typed):
                share = len(typed) / len(word)
                yield number, Likeness(SLIP[1] * alike / 100 + 0.05 * share, share)

    def _beginnings(self, length: int) -> Mapping[str, range]:
        """Return the first letters of the words, and which words have them; kept for the next time."""
        if length not in self._kept:
            cut = [word[:length] for word in self.words]
            starts = {form: number for number, form in reversed(list(enumerate(cut)))}
            ends = dict(zip(cut, count(1), strict=False))
            self._kept[length] = {form: range(start, ends[form]) for form, start in starts.items()}
        return self._kept[length]


def best_of(*found: Iterable[tuple[int, Likeness]]) -> dict[int, Likeness]:
    """Return the best likeness of each word."""
    best: dict[int, Likeness] = {}
    for number, likeness in chain(*found):
        if number not in best or likeness > best[number]:
            best[number] = likeness
    return best
