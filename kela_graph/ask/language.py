"""The languages that are understood and spoken: a table each, ``fi.toml``, ``sv.toml`` and ``en.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The languages that there is a table of, and the one for every other.
SPOKEN: Final = ("fi", "sv", "en")
DEFAULT: Final = "en"


@dataclass(frozen=True)
class Language:
    """One language's table.

    Attributes:
        tag: its tag.
        fillers: folded words that say how things are asked, not what about.
        perhaps: folded words that may say what is asked or belong to a name.
        joining: folded words that stand between things that are asked for each by itself.
        table: the rest of the table, as TOML has it.
    """

    tag: str
    fillers: frozenset[str]
    perhaps: frozenset[str]
    joining: frozenset[str]
    table: Mapping[str, Mapping[str, Any]]

    def asks(self, what: str, text: str) -> bool:
        """Whether folded text has what says that something is asked."""
        return bool(_pattern("|".join(self.table["asked"][what])).search(text))

    def acts(self, what: str, text: str) -> bool:
        """Whether the word for a unit, in folded text that asks something, asks for who does something."""
        return what in self.table["acting"] and bool(
            _pattern("|".join(self.table["acting"][what])).search(text)
        )

    def wants(self, tag: str, text: str) -> bool:
        """Whether folded text has what says that a name in a language is wanted."""
        return bool(_pattern(self.table["wanted"][tag]).search(text))

    def said(self, part: str, key: str, number: int = 1) -> str:
        """Return a sentence of a part of the table: of one thing, or of several."""
        text = self.table[part][key]
        return str(text if isinstance(text, str) else text[0 if number == 1 else -1])


def joins(words: Iterable[str]) -> bool:
    """Whether one of some folded words stands between things, in any language that is spoken."""
    return any(word in of(tag).joining for word in words for tag in SPOKEN)


@cache
def of(tag: str) -> Language:
    """Return the language of a tag that is spoken."""
    table = tomllib.loads(files(__package__).joinpath(f"{tag}.toml").read_text(encoding="utf-8"))
    return Language(
        tag=tag,
        fillers=frozenset(table.pop("fillers").split()),
        perhaps=frozenset(table.pop("perhaps").split()),
        joining=frozenset(table.pop("joining").split()),
        table=table,
    )


@cache
def _pattern(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives})\b")
