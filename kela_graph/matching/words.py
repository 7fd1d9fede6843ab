"""The words of a name or of what a person types: folded, and which of them mean nothing by themselves."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from kela_graph import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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
