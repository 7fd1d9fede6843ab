"""The matrix of units and tasks, drawn: units as rows, tasks as columns, in parts that fit a page."""

from __future__ import annotations

from itertools import accumulate, product
from math import ceil, sqrt
from typing import TYPE_CHECKING, Final, TypeAlias, TypeVar
from xml.etree import ElementTree as ET

from kela_graph import wording
from kela_graph.exports.pictures import paper
from kela_graph.exports.pictures.geometry import NAME, TEXT_AT, width, wrapped
from kela_graph.exports.pictures.paper import LEGEND, Note, number, path, sides, write
from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rdflib import URIRef

    from kela_graph.exports.matrix import Entry, Matrix

_T = TypeVar("_T")

#: A unit or a task, with its name in lines.
_Named: TypeAlias = "tuple[URIRef, list[str]]"

#: Sizes, in pixels: of a cell, from one line of a name to the next, between parts.
_CELL: Final = 26.0
_LINE: Final = 16.0
_GAP: Final = 34.0

#: How wide the name of a unit, and how long that of a task may be before it is broken.
_UNIT: Final = 300.0
_TASK: Final = 330.0

#: How many columns and how many rows a part may have.
_COLUMNS: Final = 30
_ROWS: Final = 40

#: How far text that is turned by half a right angle reaches to each side, of its length.
_SLANT: Final = 1 / sqrt(2)


def draw(matrix: Matrix) -> bytes:
    """Return a matrix as SVG: the activity is a letter, its basis a shade, and what is shared has a ring.

    Where there are many, some tasks stand in each part, with some of the units that have any of them.
    """
    notes = [Note(text, _sample(entry)) for text, entry in matrix.samples]
    notes += map(Note, matrix.notes)
    names = [(unit, wrapped(name, NAME, _UNIT)) for unit, name in matrix.units]
    left = max((width(line, NAME) for _, lines in names for line in lines), default=0) + 10
    parts = [
        _Part(matrix, [(task, wrapped(name, NAME, _TASK)) for task, name in tasks], rows, left)
        for tasks in _shares(matrix.tasks, _COLUMNS)
        for rows in _shares([n for n in names if any((n[0], t) in matrix.entries for t, _ in tasks)], _ROWS)
    ]
    across = max([*(part.width for part in parts), paper.notes_width(notes)])
    down = sum(part.height + _GAP for part in parts)
    heading = wording.text(
        "exports.pictures.matrix", matrix.languages, units=len(matrix.units), tasks=len(matrix.tasks)
    )
    size = across, down + LEGEND * len(notes)
    svg, group = paper.page(size, matrix.languages[0], heading, notes, paper.style("matrix"))
    top = 0.0
    for part in parts:
        part.draw(group, top)
        top += part.height + _GAP
    paper.write_notes(group, notes, top)
    return paper.data(svg)


def _shares(things: Sequence[_T], most: int) -> Iterator[Sequence[_T]]:
    """Give things in parts of about as many."""
    each = ceil(len(things) / max(1, ceil(len(things) / most)))
    return (things[begin : begin + each] for begin in range(0, len(things), max(each, 1)))


class _Part:
    """Some tasks, with some units that have any of them: where they stand, and how they are drawn."""

    def __init__(self, matrix: Matrix, tasks: Sequence[_Named], names: Sequence[_Named], left: float) -> None:
        self.matrix, self.tasks, self.names, self.left = matrix, tasks, names, left
        lengths = [(max(width(line, NAME) for line in lines), len(lines)) for _, lines in self.tasks]
        # Lines of a turned name stand beside each other, so that its column is wider.
        self.columns = [_CELL + (lines - 1) * _LINE / _SLANT for _, lines in lengths]
        self.head = max(length for length, _ in lengths) * _SLANT + _LINE
        ends = [sum(self.columns[: index + 1]) + length * _SLANT for index, (length, _) in enumerate(lengths)]
        self.width = left + max(ends)
        self.heights = [max(_CELL, _LINE * len(lines) + 8) for _, lines in self.names]
        self.height = self.head + sum(self.heights)

    def draw(self, group: ET.Element, top: float) -> None:
        """Draw the part at a height: rows, columns with their heads, and entries above them."""
        begin, right = top + self.head, self.left + sum(self.columns)
        rows = list(zip(self.names, self.heights, accumulate(self.heights, initial=begin), strict=False))
        columns = list(
            zip(self.tasks, self.columns, accumulate(self.columns, initial=self.left), strict=False)
        )
        for index, ((unit, lines), height, y) in enumerate(rows):
            if index % 2 == 0:
                ET.SubElement(group, "rect", {"class": "row", **sides(0, y, right, height)})
            link = paper.linked(group, str(unit))
            middle = y + height / 2 - _LINE * (len(lines) - 1) / 2 + NAME / 3
            for line_number, line in enumerate(lines):
                write(link, line, (0, middle + _LINE * line_number), NAME)
        for (task, lines), _, x in columns:
            path(group, "line", "M", x, begin, "V", begin + sum(self.heights))
            link = paper.linked(group, str(task))
            for index, line in enumerate(lines):
                at = x + _CELL / 2 + 4 + index * _LINE / _SLANT
                write(link, line, (at, begin - 6), NAME, turn=-45)
        for ((unit, _), height, y), ((task, _), across, x) in product(rows, columns):
            if entry := self.matrix.entries.get((unit, task)):
                cell = ET.SubElement(group, "g")
                ET.SubElement(cell, "title").text = printable(entry.words)
                _cell(cell, entry, (x, y, across, height))


def _cell(group: ET.Element, entry: Entry, place: tuple[float, float, float, float]) -> None:
    """Draw an entry in its place, given as the left, the top, the width and the height."""
    x, y, across, down = place
    for name in (f"cell b{entry.basis}", *(["shared"] if entry.shared else [])):
        where = sides(x + 2, y + 2, across - 4, down - 4)
        ET.SubElement(group, "rect", {"class": name, "rx": "2", **where})
    if entry.shared:
        path(group, "corner", "M", x + across - 2, y + 2, "h", -8, "l", 8, 8, "Z")
    at = {"x": number(x + across / 2), "y": number(y + down / 2 + NAME / 3)}
    ET.SubElement(group, "text", {"class": f"l{entry.basis}", **at}).text = printable(entry.letters)


def _sample(entry: Entry) -> Callable[[ET.Element, float, float], object]:
    side = TEXT_AT - 4
    return lambda group, x, y: _cell(group, entry, (x, y - side / 2, side, side))
