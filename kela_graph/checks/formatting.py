"""Trailing blanks, tabs and unused prefixes in Turtle: where they are, and what to put there."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kela_graph.rdf.locations import Located

#: How many blanks a tab in the indentation stands for.
_TAB_WIDTH: Final = 4

_TRAILING: Final = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)")
_TABS: Final = re.compile(r"(?<![ \t])(?P<before> *+)\t[ \t]*+(?![\r\n]|\Z)")
_KEYWORD: Final = re.compile(r"[ \t]*(?:@prefix|(?i:prefix))[ \t]+")
_NAME: Final = re.compile(r"[^\s:]*:[ \t]*")
_REST: Final = re.compile(r"<[^>\s]*>[ \t]*\.?[ \t]*(?:\r\n?|\n)")


class Flaw(NamedTuple):
    """Something to fix: the offset to point at, and what to put where.

    The end is the start if only a person can decide; the name is that of an unused prefix.
    """

    at: int
    start: int
    end: int
    instead: str = ""
    name: str = ""


def trailing_space(located: Located) -> Iterator[Flaw]:
    """Give the blanks at the ends of lines, of comments too, but not inside literals."""
    for match in _TRAILING.finditer(located.text):
        if _gap_at(located, match.start()) is not None:
            yield Flaw(match.start(), *match.span())


def tabs(located: Located) -> Iterator[Flaw]:
    """Give the tabs between tokens and in the indentation, with the blanks around them.

    Literals and comments keep theirs, and what ends a line is `trailing_space`.
    """
    text = located.text
    for match in _TABS.finditer(text):
        at = match.end("before")
        gap, line_start = _gap_at(located, at), _line_start(text, at)
        if gap is not None and "#" not in text[max(gap, line_start) : at]:
            indents = match.start() == line_start
            spaces = match[0].expandtabs(_TAB_WIDTH) if indents else match[0].replace("\t", " ")
            yield Flaw(at, *match.span(), spaces)


def unused_prefixes(located: Located) -> Iterator[Flaw]:
    """Give the declarations of unused prefixes, each to be deleted with its line.

    A declaration that is not alone on its line, or that takes several, is left to people.
    """
    text = located.text
    for prefix in located.prefixes:
        if not prefix.used:
            at, start = prefix.name_at, _line_start(text, prefix.name_at)
            rest = _REST.match(text, prefix.namespace_at)
            alone = _KEYWORD.fullmatch(text, start, at) and _NAME.fullmatch(text, at, prefix.namespace_at)
            yield Flaw(at, start, rest.end() if rest and alone else start, name=prefix.name)


#: What gives the flaws of each rule.
FLAWS: Final[Mapping[str, Callable[[Located], Iterator[Flaw]]]] = {
    "unused-prefix": unused_prefixes,
    "trailing-space": trailing_space,
    "tab": tabs,
}


def _gap_at(located: Located, offset: int) -> int | None:
    """Return where the gap begins that an offset lies in, or None if it lies in a token."""
    index = bisect_right(located.gaps, (offset, len(located.text))) - 1
    if index < 0:
        return None
    start, end = located.gaps[index]
    return start if offset < end else None


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
