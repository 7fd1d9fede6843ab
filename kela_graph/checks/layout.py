"""Blanks at the ends of lines, tabs and needless prefixes in Turtle: where, and what to put there."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kela_graph.rdf.locations import Located, Prefix

#: How wide a tab in the indentation is taken to be.
TAB_WIDTH: Final = 4

_TRAILING: Final = re.compile(r"(?<![ \t])[ \t]++(?=[\r\n]|\Z)")
_TABS: Final = re.compile(r"(?<![ \t])(?P<before> *+)\t[ \t]*+(?![\r\n]|\Z)")
_KEYWORD: Final = re.compile(r"[ \t]*(?:@prefix|(?i:prefix))[ \t]+")
_NAME: Final = re.compile(r"[^\s:]*:[ \t]*")
_REST: Final = re.compile(r"<[^>\s]*>[ \t]*\.?[ \t]*(?:\r\n?|\n)")


class Flaw(NamedTuple):
    """Something to mend.

    Attributes:
        at: the offset to point at.
        start: the offset of what is to be replaced.
        end: the offset after it; where it can't be replaced without judgment, the same as the start.
        instead: what to put there.
        name: the prefix that is not used; empty for white space.
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

    What stands inside literals and comments is their author's, and what ends a line is `trailing_space`.
    """
    text = located.text
    for match in _TABS.finditer(text):
        at = match.end("before")
        gap = _gap_at(located, at)
        line_start = _line_start(text, at)
        if gap is None or "#" in text[max(gap, line_start) : at]:
            continue
        indents = match.start() == line_start
        spaces = match[0].expandtabs(TAB_WIDTH) if indents else match[0].replace("\t", " ")
        yield Flaw(at, *match.span(), spaces)


def unused_prefixes(located: Located) -> Iterator[Flaw]:
    """Give the declarations of prefixes that nothing is written with, each to be taken out with its line.

    Where the line holds anything else, or the declaration takes several, that is left to people.
    """
    for prefix in located.prefixes:
        if not prefix.used:
            yield Flaw(prefix.name_at, *_line_of(located.text, prefix), name=prefix.name)


#: What gives the flaws of each rule.
FLAWS: Final[Mapping[str, Callable[[Located], Iterator[Flaw]]]] = {
    "unused-prefix": unused_prefixes,
    "trailing-space": trailing_space,
    "tab": tabs,
}


def _line_of(text: str, prefix: Prefix) -> tuple[int, int]:
    """Return the line of a declaration, its end included, or nothing of it where it is not alone there."""
    start = _line_start(text, prefix.name_at)
    rest = _REST.match(text, prefix.namespace_at)
    if (
        rest is None
        or not _KEYWORD.fullmatch(text, start, prefix.name_at)
        or not _NAME.fullmatch(text, prefix.name_at, prefix.namespace_at)
    ):
        return start, start
    return start, rest.end()


def _gap_at(located: Located, offset: int) -> int | None:
    """Return where the gap begins that an offset lies in, or None where it lies in none."""
    index = bisect_right(located.gaps, (offset, len(located.text))) - 1
    if index < 0:
        return None
    start, end = located.gaps[index]
    return start if offset < end else None


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
