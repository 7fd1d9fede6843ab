"""Whether one word is an inflected form of another, in Finnish, Swedish or English.

The tables are written for folded words, in which ä is a. The end of a word changes, and an ending follows.
There is no dictionary, so a few forms that no word has count too.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from rapidfuzz.distance import OSA

if TYPE_CHECKING:
    from collections.abc import Sequence


class _Inflection(NamedTuple):
    """How the words of a language change.

    Attributes:
        changes: what the end of a word may become before an ending: pattern and replacement.
        endings: what may follow.
        whole: what the end of a word becomes in a form without an ending: the singular of a plural name.
    """

    changes: tuple[tuple[str, str], ...]
    endings: re.Pattern[str]
    whole: tuple[tuple[str, str], ...]


_FINNISH: Final = _Inflection(
    changes=(
        # Consonant gradation: viestinta, viestinnan; and the other way: hankinnat, hankintojen.
        (r"([kpt])\1([aeiouy]{1,2})$", r"\1\2"),
        (r"nt([aeiouy]{1,2})$", r"nn\1"),
        (r"nk([aeiouy]{1,2})$", r"ng\1"),
        (r"mp([aeiouy]{1,2})$", r"mm\1"),
        (r"([lr])t([aeiouy]{1,2})$", r"\1\1\2"),
        (r"([aeiouyh])t([aeiouy]{1,2})$", r"\1d\2"),
        (r"([aeiouyhlr])k([aeiouy]{1,2})$", r"\1\2"),
        (r"([aeiouylr])p([aeiouy]{1,2})$", r"\1v\2"),
        (r"nn([aeiouy])$", r"nt\1"),
        (r"([kpt]?)e$", r"\1\1ee"),
        (r"([kpt]?)as$", r"\1\1aa"),
        # The stems of toiminnallinen, keskus, oikeus and puhelin.
        (r"nen$", "se"),
        (r"nen$", "s"),
        (r"nen$", "si"),
        (r"s$", "kse"),
        (r"s$", "ksi"),
        (r"us$", "ude"),
        (r"us$", "ut"),
        (r"ys$", "yde"),
        (r"ys$", "yt"),
        (r"in$", "ime"),
        (r"in$", "imi"),
        # The last vowel: saari, saaren; asia, asioita; paiva, paivina.
        (r"i$", "e"),
        (r"a$", "o"),
        (r"[ae]$", "i"),
    ),
    endings=re.compile(
        r"(?:(?<=[aeiouy])(?:n|na|a|t|ssa|sta|lla|lta|lle|ksi|tta|seen|siin|h[aeiouy]n|[aeouy]n|in|jen|ja)|ta|ten"
        r"|i(?:ssa|sta|lla|lta|lle|ksi|na|tta|hin|in|siin|ta|den|tten|en|a|n))"
        r"(?:ni|si|nsa|mme|nne)?(?:kin|kaan|ko|han|pa)?"
    ),
    whole=(
        (r"e?t$", ""),
        (r"t$", ""),
        (r"([kpt])\1ee(?:t|iden)$", r"\1e"),
        (r"(?:jen|ten|i?den)$", ""),
        (r"oiden$", "a"),
        (r"sten$", "nen"),
        (r"(?<=[aeiouy])(?<!ne)n$", ""),
        (r"([aeiouyh])d([aeiouy])n$", r"\1t\2"),
        (r"nn([aeiouy])n$", r"nt\1"),
        (r"([lr])\1([aeiouy])n$", r"\1t\2"),
    ),
)
_SWEDISH: Final = _Inflection(
    changes=((r"[ae]$", ""), (r"er$", "r"), (r"el$", "l"), (r"um$", "")),
    endings=re.compile(r"(?=.)(?:e?n|e?t|[aeo]?r|(?:[aeo]?r)?na|(?<=[gkl])a)?s?"),
    whole=(
        (r"(?<=\w{5})(?:[aeo]r|(?:[aeo]r)?na|[ea]n|et|(?<=[gkl])a)s?$", ""),
        (r"(?:en|et|na)$", "e"),
        (r"rets?$", "er"),
    ),
)
_ENGLISH: Final = _Inflection(
    changes=((r"y$", "ie"), (r"re$", "er"), (r"er$", "re"), (r"e$", "")),
    endings=re.compile(r"e?s|ing"),
    whole=(
        (r"ing$", ""),
        (r"ing$", "e"),
        (r"ies$", "y"),
        (r"(?<=\w\w[^s])s$", ""),
        (r"re$", "er"),
        (r"er$", "re"),
    ),
)
#: How many letters a part of a word has at least, and its ending at most.
LETTERS: Final = 4
_ENDING: Final = 3
#: The share of letters that a misspelt word has in their places.
_SPELT: Final = 0.85

_LANGUAGES: Final = {"fi": _FINNISH, "sv": _SWEDISH, "en": _ENGLISH}


def is_form(typed: str, word: str, language: str) -> bool:
    """Return whether a typed word is a word of a name, or an inflected form of it; both are folded.

    In a name in another language than Finnish, Swedish and English, or in none, only the word itself counts.
    """
    if typed == word or typed[:1] != word[:1]:
        return typed == word
    inflection = _LANGUAGES.get(language.partition("-")[0])
    if inflection is None:
        return False
    stems, whole = _stems(word, inflection)
    endings = (inflection.endings.fullmatch(typed, len(stem)) for stem in stems if typed.startswith(stem))
    return typed in whole or any(endings)


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
def _stems(word: str, inflection: _Inflection) -> tuple[frozenset[str], frozenset[str]]:
    """Return what an ending may follow in the forms of a word, and the forms that need none."""
    whole = {word, *_changed({word}, inflection.whole)}
    once = whole | _changed(whole, inflection.changes)
    stems = once | _changed(once, inflection.changes)
    return frozenset(stem for stem in stems if 2 * len(stem) >= len(word)), frozenset(whole)


def _changed(words: set[str], changes: tuple[tuple[str, str], ...]) -> set[str]:
    return {re.sub(old, new, word) for word in words for old, new in changes}
