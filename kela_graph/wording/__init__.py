"""Text for people, by key and language, from ``fi.toml``, ``sv.toml`` and ``en.toml`` beside this file.

A key is a section and a name, with dots: ``show.undated``. In a text, ``{name}`` stands for a value. A
text may be a list of two: the first is said of one thing, the second of several.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_T = TypeVar("_T")

#: The languages of the program's own texts, and the one for every other language.
LANGUAGES: Final = ("fi", "sv", "en")
DEFAULT: Final = "en"

#: What a language tag looks like.
TAG: Final = r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*"


def tag(lang: object) -> str:
    """Return a language tag in lower case.

    Raises:
        InputError: it is none.
    """
    if isinstance(lang, str) and re.fullmatch(TAG, lang.strip(), re.ASCII):
        return lang.strip().lower()
    raise InputError(f"{lang!r} is no language tag: write one such as fi")


def ranges(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags to look for, best first: each tag and what is left as its last parts are dropped.

    This is the look-up of RFC 4647, section 3.4: ``en-GB`` gives ``en-GB`` and ``en``.
    """
    found: dict[str, None] = {}
    for tag in tags:
        parts = tag.split("-")
        while parts:
            found["-".join(parts)] = None
            parts.pop()
            if parts and len(parts[-1]) == 1:
                parts.pop()
    return tuple(found)


def order(first: object, tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags to look for, best first: a chosen language, where it is not None, then some others.

    Raises:
        InputError: the chosen one is no language tag.
    """
    return ranges(tags if first is None else (tag(first), *tags))


def choose(texts: Mapping[str, _T], languages: Sequence[str]) -> _T | None:
    """Return what stands for the first of some languages, else for English, else for any; None if empty.

    Texts are by language tag; the case of tags does not matter.
    """
    tags = {tag.lower(): tag for tag in texts}
    found = next((tag for tag in ranges((*languages, DEFAULT)) if tag.lower() in tags), None)
    return next(iter(texts.values()), None) if found is None else texts[tags[found.lower()]]


def own(texts: Mapping[str, _T], languages: Iterable[str]) -> dict[str, _T]:
    """Return the texts in a body's own languages; else that in English, or all where there is none."""
    found = ({tag: text for tag, text in texts.items() if tag in tags} for tags in (languages, (DEFAULT,)))
    return next(filter(None, found), dict(texts))


def spoken(languages: Sequence[str]) -> str:
    """Return the language of the program's own texts for people who read some languages, best first."""
    return choose({tag: tag for tag in LANGUAGES}, languages) or DEFAULT


def text(key: str, languages: Sequence[str], /, *, number: int = 1, **values: object) -> str:
    """Return a text in the first of some languages (best first) that the program speaks.

    Args:
        key: which text.
        languages: tags.
        number: how many things the text is about; ``{number}`` stands for it.
        values: what the other names in braces stand for.
    """
    return _filled(_found(key, spoken(languages)), number, values)


class Texts(Mapping[str, str]):
    """A text in every language of the program's, by tag; each is read when it is asked for."""

    __slots__ = ("_key", "_number", "_values")

    def __init__(self, key: str, values: Mapping[str, object], number: int = 1) -> None:
        self._key, self._values, self._number = key, values, number

    def __getitem__(self, tag: str) -> str:
        if tag not in LANGUAGES:
            raise KeyError(tag)
        values = {
            name: choose(value, (tag,)) if isinstance(value, Mapping) else value
            for name, value in self._values.items()
        }
        return _filled(_found(self._key, tag), self._number, values)

    def __contains__(self, tag: object) -> bool:
        return tag in LANGUAGES

    def __iter__(self) -> Iterator[str]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)

    def __repr__(self) -> str:
        return repr(dict(self))


def texts(key: str, /, *, number: int = 1, **values: object) -> Texts:
    """Return a text in every language of the program's, by tag; so a value may be a mapping by language."""
    return Texts(key, values, number)


@cache
def section(name: str, tag: str) -> Mapping[str, Any]:
    """Return the first part of a key with all below it, as TOML has it, in one language.

    Only that part of the file is parsed.
    """
    every = Path(__file__).with_name(f"{tag}.toml").read_text(encoding="utf-8")
    own = re.findall(rf"^\[{name}[.\]].*?(?=^\[(?!{name}[.\]])|\Z)", every, re.MULTILINE | re.DOTALL)
    found: Mapping[str, Any] = tomllib.loads("".join(own))[name]
    return found


def _found(key: str, tag: str) -> str | list[str]:
    first, *names = key.split(".")
    found: Any = section(first, tag)
    for name in names:
        found = found[name]
    assert isinstance(found, str | list), key  # noqa: S101 - a table is not a text
    return found


def _filled(found: str | list[str], number: int, values: Mapping[str, object]) -> str:
    chosen = found if isinstance(found, str) else found[0 if number == 1 else -1]
    return chosen.format(number=number, **values)
