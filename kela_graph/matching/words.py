"""The words of a name or of what a person types: folded, which of them mean nothing by themselves, and forms.

How a word is inflected in Finnish, Swedish or English stands in the wording, for folded words: ä is a there.
The end of a word changes, and an ending follows. Without a dictionary, forms that no word has count too.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from kela_graph import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib import URIRef

# A genitive or a case after an apostrophe or a colon: Kela's, FPA:s, EU:n.
_ENDING: Final = re.compile(r"(?<=\w)['’:](?:\w{1,4})\b")
_WORD: Final = re.compile(r"[^\W_]+")
# Diacritics, and what has no width: joiners, marks of direction, the byte order mark.
_MARKS: Final = re.compile(
    "[\u0300-\u036f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_CONTROLS: Final = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f]")
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
#: How many letters a part of a word has at least, and its ending at most.
LETTERS: Final = 4
_LONGEST_ENDING: Final = 3


class Candidate(NamedTuple):
    """A term that may be meant.

    Attributes:
        term: its IRI.
        name: a name of it, for people; the end of its IRI where it has none.
        language: the tag of the name; nothing where it has none.
    """

    term: URIRef
    name: str
    language: str = ""


def folded(text: str) -> str:
    """Return text without case, diacritics, marks of direction and control characters."""
    return all_folded([text])[0]


def all_folded(texts: Iterable[str]) -> list[str]:
    """Return many texts, each as `folded` does: all at once, which is quicker."""
    # Between the texts stands a line break, which none of them keeps.
    lines = [" ".join(text.split()) for text in texts]
    joined = _CONTROLS.sub(" ", "\n".join(lines))
    if not joined.isascii():
        lowered = unicodedata.normalize("NFKC", joined).casefold().translate(_LETTERS)
        joined = _MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return [" ".join(text.split()) for text in joined.casefold().split("\n")] if lines else []


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, without what follows an apostrophe or a colon inside a word."""
    return split(folded(text))


def split(plain: str) -> tuple[str, ...]:
    """Return the words of a folded text, without what follows an apostrophe or a colon inside a word."""
    return tuple(_WORD.findall(_ENDING.sub("", plain)))


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that are no function words, such as "and" and "of", each once, in their order."""
    return tuple(dict.fromkeys(word for word in words if word not in _function_words()))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(" ".join(wording.texts("search.function_words").values()).split())


def with_words(candidates: Iterable[Candidate]) -> Iterator[tuple[Candidate, tuple[str, ...]]]:
    """Give candidates in their order, each with the words of its name that are no function words."""
    known = sorted(candidates)
    for candidate, plain in zip(known, all_folded(each.name for each in known), strict=True):
        yield candidate, telling(split(plain))


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
    ends = range(LETTERS, min(len(typed) + _LONGEST_ENDING, len(word)))
    if word.startswith(typed) or any(is_form(typed, word[:end], language) for end in ends):
        return True
    begins = range(LETTERS, len(word) - LETTERS)
    return len(typed) > LETTERS and any(is_form(typed, word[begin:], language) for begin in begins)


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
