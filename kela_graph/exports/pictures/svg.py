"""The organisation as a drawn tree: one picture for screen and paper, light and dark, ear and eye."""

from __future__ import annotations

from itertools import cycle
from math import ceil
from typing import TYPE_CHECKING, Any, Final, TypeAlias
from xml.etree import ElementTree as ET

from kela_graph import wording
from kela_graph.exports.pictures import paper
from kela_graph.exports.pictures.geometry import LINE, NAME, PADDING, TEXT_AT, TYPE, boxes, width
from kela_graph.exports.pictures.paper import LEGEND, MARGIN, Note, number, path, sides, write
from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rdflib import URIRef

    from kela_graph.exports.pictures.geometry import Box
    from kela_graph.show import TreeUnit

    _Unit: TypeAlias = Box[TreeUnit]

#: The signs of types, with colours for light and dark; further types use them again, with a number.
_SIGNS: Final = (
    ("M-6-6H6V6H-6Z", "#0b5394", "#8ec5ff"),
    ("M0-7L7 0 0 7-7 0Z", "#9c4a00", "#ffb870"),
    ("M0-7L7 6H-7Z", "#146c2e", "#7fd88f"),
    ("M-6 0A6 6 0 1 0 6 0 6 6 0 1 0-6 0Z", "#8a1760", "#ff9bd2"),
    ("M-7-6H7L0 7Z", "#5b2ea6", "#c3a6ff"),
    ("M-2-7H2V-2H7V2H2V7H-2V2H-7V-2H-2Z", "#7a5b00", "#e8c95a"),
    ("M-3.5-6H3.5L7 0 3.5 6H-3.5L-7 0Z", "#00626b", "#6fd6e0"),
    ("M-6 5A6.5 6.5 0 0 1 6 5Z", "#a11212", "#ff9d94"),
    ("M-7-3H7V3H-7Z", "#3d5a00", "#b9d66a"),
    ("M-3-7H3V7H-3Z", "#46505c", "#c2cad4"),
    ("M0-7L2 -2 7-2 3 1.5 4.5 7 0 3.5-4.5 7-3 1.5-7-2-2-2Z", "#8c3b3b", "#f2b5b5"),
    ("M-6-6L6 6M-6 6L6-6", "#003f8c", "#9fc0ff"),
)

#: The length of an arrow's head.
_HEAD: Final = 9.0


def draw(root: TreeUnit, languages: Sequence[str], source: str, subject: str) -> bytes:
    """Return a tree as SVG, drawn from left to right, with a line on the source below it, if any.

    A colour and a sign, which a legend explains, stand for the type of a unit, and are the same in every
    language. The border of a unit is dashed where its type is read from the source, not stated, and the line
    to it where its place is.
    """
    placed = boxes(root)
    types = dict(sorted({(unit.type_iri, unit.type) for unit in root}))
    notes = [*_notes(root, languages), *([Note(source)] if source else [])]
    right = max(box.x + box.width for box in placed)
    tree_down = max(box.y + box.height for box in placed)
    column = max(TEXT_AT + width(printable(each), TYPE) + MARGIN for each in types.values())
    rows = ceil(len(types) / max(1, int(right // column)))
    size = max(right, paper.notes_width(notes)), tree_down + LEGEND * (rows + len(notes) + 1)

    heading = wording.text(
        f"exports.pictures.{subject}", languages, name=printable(root.label), number=len(placed) - 1
    )
    style = _style(len(types))
    svg, group = paper.page(size, next(iter(languages), "en"), heading, notes, style)
    _tree(group, placed, [*types])
    _legend(group, [*types.values()], column, rows, tree_down + LEGEND)
    paper.write_notes(group, notes, tree_down + LEGEND * (rows + 1))
    return paper.data(svg)


def _style(types: int) -> tuple[str, str]:
    """Return the style sheet for so many types; colours are used again where there are too few."""
    light, dark = (
        "\n".join(
            f".t{index} {{ fill: {colour}; stroke: {colour} }}"
            for index, colour in zip(range(types), cycle(colours), strict=False)
        )
        for colours in list(zip(*_SIGNS, strict=True))[1:]
    )
    rules = paper.style("tree")
    return f"{rules[0]}\n{light}", f"{rules[1]}\n{dark}"


def _notes(root: TreeUnit, languages: Sequence[str]) -> list[Note]:
    """Return the legend of lines and borders: of those that the picture has."""
    posts = [post for unit in root for post in unit.posts]
    drawn = {unit.iri for unit in root} | {post.iri for post in posts}
    superiors = [post for unit in root for post in unit.superiors if post.iri in drawn]
    read_border = any(unit.type_reading for unit in root) or any(post.reading for post in posts)
    read_line = root.has_parent_reading or any(post.reading for post in superiors)
    found: list[tuple[str, bool, Callable[[ET.Element, float, float], object]]] = [
        ("dashed_border", read_border, _sample_box("box reading", "4")),
        ("dashed_line", read_line, _sample_line),
        ("post", bool(posts), _sample_box("post", "9")),
        ("reports", bool(superiors), _sample_report),
    ]
    return [
        Note(wording.text(f"exports.pictures.{key}", languages), how) for key, is_in, how in found if is_in
    ]


def _sample_box(name: str, corner: str) -> Callable[[ET.Element, float, float], object]:
    rest = {"rx": corner, "class": name}
    return lambda group, x, y: ET.SubElement(group, "rect", {**sides(x, y - 7, TEXT_AT - 6, 14), **rest})


def _sample_line(group: ET.Element, x: float, y: float) -> None:
    path(group, "edge reading", "M", x, y, "H", x + TEXT_AT - 6)


def _sample_report(group: ET.Element, x: float, y: float) -> None:
    _head(group, x, y)
    path(group, "report", "M", x + _HEAD - 1, y, "H", x + TEXT_AT - 6)


def _tree(group: ET.Element, placed: Sequence[_Unit], types: Sequence[URIRef]) -> None:
    """Draw the units, above the lines between them, and the heads of arrows above all."""
    lines = ET.SubElement(group, "g", {"aria-hidden": "true"})
    places: dict[URIRef, tuple[_Unit, Box[Any]]] = {box.thing.iri: (box, box) for box in placed}
    places |= {inner.thing.iri: (box, inner) for box in placed for inner in box.posts}
    for box in placed:
        if box.parent is not None:
            _edge(lines, box.parent, box)
        _unit(group, box, types.index(box.thing.type_iri))
    heads = ET.SubElement(group, "g", {"aria-hidden": "true"})
    for box in placed:
        for superior in box.thing.superiors:
            if superior.iri in places:
                _report(lines, heads, box, places[superior.iri], superior.reading)


def _edge(group: ET.Element, parent: _Unit, box: _Unit) -> None:
    start, end = parent.x + parent.width, box.x
    x, upper, lower = (start + end) / 2, parent.middle, box.middle
    name = _classes("edge", box.thing.parent_reading)
    path(group, name, "M", start, upper, "C", x, upper, x, lower, end, lower)


def _report(
    lines: ET.Element, heads: ET.Element, box: _Unit, place: tuple[_Unit, Box[Any]], reading: bool
) -> None:
    """Draw the arrow from a unit to the post that it works under, apart from the lines of the tree.

    It goes to the left, up or down beside the post, and there above the box of its organisation.
    """
    outer, target = place
    tip, start = target.x + target.width, box.middle + box.height / 4
    turn = tip + _HEAD + 4
    edge = min(max(start, outer.y), outer.y + outer.height)
    inside = outer.x + outer.width if edge == start else turn
    name = _classes("report", reading)
    path(lines, name, "M", box.x, start, "H", turn, "V", edge)
    path(heads, name, "M", inside, edge, "H", turn, "V", target.middle, "H", tip + _HEAD - 1)
    _head(heads, tip, target.middle)


def _head(group: ET.Element, tip: float, y: float) -> None:
    """Draw the head of an arrow that points to the left."""
    path(group, "head", "M", tip, y, "L", tip + _HEAD, y - 6, "V", y + 6, "Z")


def _unit(group: ET.Element, box: _Unit, type_index: int) -> None:
    """Draw a unit with its posts, each linked to its IRI where that is an address."""
    unit = paper.linked(group, str(box.thing.iri))
    _rect(unit, box, _classes("box", box.thing.type_reading), "4")
    top = box.y + PADDING
    _sign(unit, type_index, box.x + TEXT_AT / 2, top + (LINE * len(box.lines) + (LINE - 3)) / 2)
    y = _lines(unit, box.lines, box.x + TEXT_AT, top + NAME)
    write(unit, box.thing.type, (box.x + TEXT_AT, y - 2), TYPE, "type")
    for inner in box.posts:
        post = paper.linked(group, str(inner.thing.iri))
        _rect(post, inner, _classes("post", inner.thing.reading), "12")
        text_height = LINE * len(inner.lines)
        _lines(post, inner.lines, inner.x + PADDING, inner.middle - text_height / 2 + NAME)


def _rect(group: ET.Element, box: Box[Any], name: str, corner: str) -> None:
    place = sides(box.x, box.y, box.width, box.height)
    ET.SubElement(group, "rect", {"class": name, **place, "rx": corner})


def _lines(group: ET.Element, lines: Sequence[str], x: float, y: float) -> float:
    """Write the lines of a name; return where the next would stand."""
    for line in lines:
        write(group, line, (x, y), NAME)
        y += LINE
    return y


def _legend(group: ET.Element, types: Sequence[str], column: float, rows: int, top: float) -> None:
    """Explain the signs, column by column."""
    for index, name in enumerate(types):
        x, y = column * (index // rows), top + LEGEND * (index % rows)
        _sign(group, index, x + TEXT_AT / 2, y)
        write(group, name, (x + TEXT_AT, y + 4), TYPE, "type")


def _sign(group: ET.Element, index: int, x: float, y: float) -> None:
    sign = {"class": f"sign t{index}", "d": _SIGNS[index % len(_SIGNS)][0]}
    at = f"translate({number(x)} {number(y)})"
    ET.SubElement(group, "path", {**sign, "transform": at, "aria-hidden": "true"})
    if index >= len(_SIGNS):
        write(group, str(index // len(_SIGNS) + 1), (x + 5, y + 10), 9, "type")


def _classes(name: str, reading: bool) -> str:
    return f"{name} reading" if reading else name
