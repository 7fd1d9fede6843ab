"""The words that are understood in each language, from the wording of that language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from kela_graph import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Language:
    """The words of one language, folded, that say what is asked.

    Attributes:
        tag: the language.
        fillers: words that say how things are asked, not what about.
        perhaps: words that may say what is asked or belong to a name.
        joining: words that stand between things that are asked for one by one.
        patterns: regular expressions by what they say: ``asked``, ``acting`` and ``wanted``.
    """

    tag: str
    fillers: frozenset[str]
    perhaps: frozenset[str]
    joining: frozenset[str]
    patterns: Mapping[str, Mapping[str, Any]]

    def asks(self, what: str, text: str) -> bool:
        """Whether folded text has what says that something is asked."""
        return bool(_pattern("|".join(self.patterns["asked"][what])).search(text))

    def acts(self, what: str, text: str) -> bool:
        """Whether the word for a unit, in folded text that asks something, asks for who does something."""
        acting = self.patterns["acting"].get(what)
        return bool(acting and _pattern("|".join(acting)).search(text))

    def wants(self, tag: str, text: str) -> bool:
        """Whether folded text has what says that a name in a language is wanted."""
        return bool(_pattern(self.patterns["wanted"][tag]).search(text))


def joins(words: Iterable[str]) -> bool:
    """Whether one of some folded words stands between things, in any language that is understood."""
    return any(word in of(tag).joining for word in words for tag in wording.LANGUAGES)


@cache
def of(tag: str) -> Language:
    """Return the words of a language of the program's."""
    table = dict(wording.section("understood", tag))
    fillers, perhaps, joining = (
        frozenset(table.pop(name).split()) for name in ("fillers", "perhaps", "joining")
    )
    return Language(tag, fillers, perhaps, joining, table)


@cache
def _pattern(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives})\b")
