"""Whether one word is an inflected form of another, in Finnish, Swedish or English.

The tables stand in the wording, for folded words, in which ä is a. The end of a word changes, and an ending
follows. There is no dictionary, so a few forms that no word has count too.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import OSA

from kela_graph import wording

if TYPE_CHECKING:
    from collections.abc import Sequence


#: How many letters a part of a word has at least, and its ending at most.
LETTERS: Final = 4
_ENDING: Final = 3
#: The share of letters that a misspelt word has in their places.
_SPELT: Final = 0.85


def is_form(typed: str, word: str, language: str) -> bool:
    """Return whether a typed word is a word of a name, or an inflected form of it; both are folded.

    In a name in another language than Finnish, Swedish and English, or in none, only the word itself counts.
    """
    if typed == word or typed[:1] != word[:1]:
        return typed == word
    tag = language.partition("-")[0]
    if tag not in wording.LANGUAGES:
        return False
    stems, whole = _stems(word, tag)
    found = (_endings(tag).fullmatch(typed, len(stem)) for stem in stems if typed.startswith(stem))
    return typed in whole or any(found)


def is_part(typed: str, word: str, language: str) -> bool:
    """Return whether a typed word, or one that it is a form of, begins or ends a word of a name; both folded.

    A shorter word must begin the other.
    """
    if len(typed) < LETTERS:
        return False
    ends = range(LETTERS, min(len(typed) + _ENDING, len(word)))
    if word.startswith(typed) or any(is_form(typed, word[:end], language) for end in ends):
        return True
    begins = range(LETTERS, len(word) - LETTERS)
    return len(typed) > LETTERS and any(is_form(typed, word[begin:], language) for begin in begins)


def is_misspelt(typed: str, word: str) -> bool:
    """Return whether a typed word is another but for a letter or two; both are folded."""
    ends = typed[-1:] == word[-1:] or (len(word) > 2 * LETTERS and typed.startswith(word))
    least = _SPELT if min(len(typed), len(word)) > LETTERS and typed[0] == word[0] and ends else 1
    return OSA.normalized_similarity(typed, word, score_cutoff=least) >= least


class Reading(NamedTuple):
    """How words read as the words of a name: a better reading is the lesser one.

    Attributes:
        partly: whether the name has words of which no word is a form.
        inflected: whether a word is another form of a word of the name.
        rest: the words that are no form of any.
    """

    partly: bool
    inflected: bool
    rest: tuple[str, ...]


def read(words: Sequence[str], name: Sequence[str], language: str) -> Reading:
    """Return how words read as the words of a name in a language, both folded."""
    rest = tuple(word for word in words if not any(is_form(word, own, language) for own in name))
    partly = not name or not all(any(is_form(word, own, language) for word in words) for own in name)
    return Reading(partly, not set(words) - set(rest) <= set(name), rest)


@lru_cache(maxsize=16_384)
def _stems(word: str, tag: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return what an ending may follow in the forms of a word, and the forms that need none."""
    whole = {word, *_changed({word}, "whole", tag)}
    once = whole | _changed(whole, "changes", tag)
    stems = once | _changed(once, "changes", tag)
    return frozenset(stem for stem in stems if 2 * len(stem) >= len(word)), frozenset(whole)


def _changed(words: set[str], key: str, tag: str) -> set[str]:
    changes = [each.partition(" ") for each in wording.section("inflection", tag)[key]]
    return {re.sub(old, new, word) for word in words for old, _, new in changes}


@cache
def _endings(tag: str) -> re.Pattern[str]:
    return re.compile(wording.section("inflection", tag)["endings"], re.VERBOSE)
