"""The lines that findings lie on, read from the files when the report is written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kela_graph.text import display_width, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kela_graph.checks import Finding
    from kela_graph.checks.finding import Place

#: How many characters of a line are shown before the place, and after it.
_BEFORE, _AFTER = 80, 80

#: What a tab is shown as, wherever it stands.
_TAB: Final = " " * 4


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line by its number, cut around the character at the place, if that is known; harmless to show."""

    number: int
    before: str
    at: str
    after: str
    marked: bool

    def __str__(self) -> str:
        """Return the line, and on a second one a caret under the character at the place."""
        gutter = f"{self.number:5}"
        line = visible(f"{self.before}{self.at}{self.after}")
        caret = f"{' ' * len(gutter)} | {' ' * display_width(self.before)}^\n" if self.marked else ""
        return f"{f'{gutter} | {line}'.rstrip()}\n{caret}"


def excerpts(findings: Iterable[Finding]) -> Mapping[Place, Excerpt]:
    """Return the excerpts for the places of findings and of what they relate to.

    A file that is gone, or that lacks the line or column by now, gives no excerpt.
    """
    wanted: defaultdict[str, dict[Place, int]] = defaultdict(dict)
    for found in findings:
        for place in (found.at, *(related.at for related in found.related)):
            if place.path and place.line:
                wanted[place.path][place] = place.line
    made: dict[Place, Excerpt] = {}
    for path, places in wanted.items():
        lines = _lines(path, set(places.values()))
        for place, line in places.items():
            text = lines.get(line)
            if text is not None and (place.column or 1) <= len(text) + 1:
                made[place] = excerpt(text, line, place.column)
    return made


def _lines(path: str, numbers: set[int]) -> dict[int, str]:
    """Return some lines of a file, counted as Turtle's readers do: only a line feed ends one."""
    try:
        if not Path(path).is_file():
            return {}
        with Path(path).open(encoding="utf-8-sig", errors="replace", newline="\n") as file:
            lines = islice(enumerate(file, 1), max(numbers))
            return {number: line.rstrip("\r\n") for number, line in lines if number in numbers}
    except (OSError, ValueError):
        return {}


def excerpt(text: str, line: int, column: int | None) -> Excerpt:
    """Return a line as it is shown, cut at a place in it that is counted from 1."""
    at = (column or 1) - 1
    before, after = text[:at], text[at + 1 :]
    return Excerpt(
        line,
        _shown(before if len(before) <= _BEFORE else f"…{before[-_BEFORE:]}"),
        _shown(text[at : at + 1]),
        _shown(after if len(after) <= _AFTER else f"{after[:_AFTER]}…"),
        column is not None,
    )


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))
