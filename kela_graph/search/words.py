"""The words of a name or of what a person types: folded, and which of them mean nothing by themselves."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_FUNCTION_WORDS: Final = (
    "ja tai seka eli myos on ovat oli onko mika mita miten missa mista mihin minne kuka ketka kenen kenelle",
    "kenella joka jotka jossa tama se ne han he etta jos kun vain noin siis kautta",
    "hoitaa hoitavat vastaa vastaavat vastuussa tekee tekevat tehdaan sijaitsee toimii kuuluu",
    "och eller samt som ar var vad vem vilka vilken vilket vilkas hur nar i pa av for fran till med om",
    "en ett den det de dem att inom vid hos kring sig han hon jag vi ni du har",
    "skoter ansvarar ansvarig ansvariga gor finns ligger hand",
    "the a an and or of for to in on at by with from about is are was were be who whom whose what which",
    "where how when does do did that this these those i we you they he she my our please",
    "handles handle responsible located charge",
)
#: Words that say how things hang together and not what they are, in Finnish, Swedish and English (folded).
FUNCTION_WORDS: Final = frozenset(word for line in _FUNCTION_WORDS for word in line.split())

# A genitive or a case after an apostrophe or a colon: Kela's, FPA:s, EU:n.
_ENDING: Final = re.compile(r"(?<=\w)['’:](?:\w{1,4})\b")
_WORD: Final = re.compile(r"[^\W_]+")
# Diacritics, and what has no width: joiners, marks of direction, the byte order mark.
_MARKS: Final = re.compile(
    "[\u0300-\u036f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_CONTROLS: Final = re.compile("[\x00-\x1f\x7f-\x9f]")
_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})


def folded(text: str) -> str:
    """Return text without case, diacritics, marks of direction and control characters."""
    if not text.isascii():
        lowered = unicodedata.normalize("NFKC", text).casefold().translate(_LETTERS)
        text = _MARKS.sub("", unicodedata.normalize("NFKD", lowered))
    return " ".join(_CONTROLS.sub(" ", text).casefold().split())


def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, without what follows an apostrophe or a colon inside a word."""
    return tuple(_WORD.findall(_ENDING.sub("", folded(text))))


def telling(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words that are no function words, each once, in their order."""
    return tuple(dict.fromkeys(word for word in words if word not in FUNCTION_WORDS))
