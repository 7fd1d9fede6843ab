"""The organisation as a drawn tree: one picture for screen and paper, light and dark, ear and eye."""

from __future__ import annotations

import re
from itertools import cycle
from math import ceil
from typing import TYPE_CHECKING, Final
from xml.etree import ElementTree as ET

from kela_graph import wording
from kela_graph.exports.pictures.geometry import FONTS, LINE, NAME, PADDING, TEXT_AT, TYPE, boxes, width
from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.exports.pictures.geometry import Box
    from kela_graph.show import TreeUnit

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

_MARGIN: Final = 20.0
_LEGEND: Final = 22.0

_STYLE: Final = """
svg { background: #fff; color: #1b1f24; font-family: %s; height: auto; max-height: 100vh; max-width: 100%% }
text { fill: currentColor; font-size: 14px }
.type { fill: #50585f; font-size: 11.5px }
.box { fill: #f6f7f9; stroke: #8a929b }
.edge { fill: none; stroke: #8a929b; stroke-width: 1.5 }
.sign { stroke-width: 2 }
.reading { stroke-dasharray: 5 4 }
a:focus .box, a:hover .box { stroke: #0b57a4; stroke-width: 2.5 }
%s
@media (prefers-color-scheme: dark) {
  svg { background: #15181c; color: #eceff2 }
  .type { fill: #b4bcc5 }
  .box { fill: #22262c; stroke: #767f89 }
  .edge { stroke: #767f89 }
  a:focus .box, a:hover .box { stroke: #8ec5ff }
  %s
}
@page { margin: 1cm; size: A4 landscape }
@media print { svg { background: none; height: 100vh; width: 100vw } }
"""


def draw(root: TreeUnit, languages: Sequence[str], source: str, subject: str) -> bytes:
    """Return a tree as SVG, drawn from left to right.

    A colour and a sign, which a legend explains, stand for the type of a unit; what is read from the source
    and not stated is dashed.

    Args:
        root: the organisation.
        languages: of the picture's own words, best first.
        source: a line that says where all this is stated; empty for none.
        subject: what the picture is of.
    """
    placed = boxes(root)
    types = list(dict.fromkeys(box.unit.type for box in placed))
    dashed = wording.text("exports.pictures.dashed", languages)
    has_dashes = any(box.unit.reading for box in placed)
    notes = [note for note in (dashed if has_dashes else "", source) if note]
    right = max(box.x + box.width for box in placed)
    tree_down = max(box.y + box.height for box in placed)
    column, rows = _legend_size(types, right)
    widest = max((TEXT_AT + width(printable(line), TYPE) for line in notes), default=0)
    across = max(right, widest) + 2 * _MARGIN
    down = tree_down + _LEGEND * (rows + len(notes) + 1) + 2 * _MARGIN

    svg = _page(across, down, next(iter(languages), "en"))
    name, number = printable(root.label), len(placed) - 1
    heading = wording.text(f"exports.pictures.{subject}", languages, name=name, number=number)
    ET.SubElement(svg, "title", id="title").text = heading
    ET.SubElement(svg, "desc", id="description").text = printable(". ".join(notes))
    ET.SubElement(svg, "style").text = _style(len(types))
    group = ET.SubElement(svg, "g", transform=f"translate({_n(_MARGIN)} {_n(_MARGIN)})")
    _tree(group, placed, types)
    _legend(group, types, column, rows, tree_down + _LEGEND)
    _notes(group, notes, dashed, tree_down + _LEGEND * (rows + 1))
    ET.indent(svg)
    data: bytes = ET.tostring(svg, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _page(across: float, down: float, language: str) -> ET.Element:
    return ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_n(across)} {_n(down)}",
            "width": _n(across),
            "height": _n(down),
            "role": "graphics-document document",
            "aria-labelledby": "title description",
            "lang": language,
        },
    )


def _style(number: int) -> str:
    """Return the style sheet for so many types; colours are used again where there are too few."""
    light, dark = (
        "\n".join(
            f".t{index} {{ fill: {colour}; stroke: {colour} }}"
            for index, colour in zip(range(number), cycle(colours), strict=False)
        )
        for colours in list(zip(*_SIGNS, strict=True))[1:]
    )
    return _STYLE % (FONTS, light, dark.replace("\n", "\n  "))


def _tree(group: ET.Element, placed: Sequence[Box], types: Sequence[str]) -> None:
    """Draw the units, above the edges between them."""
    edges = ET.SubElement(group, "g", {"aria-hidden": "true"})
    for box in placed:
        if box.parent is not None:
            _edge(edges, box.parent, box)
        _unit(group, box, types.index(box.unit.type))


def _edge(group: ET.Element, parent: Box, box: Box) -> None:
    start, end = parent.x + parent.width, box.x
    x, upper, lower = _n((start + end) / 2), _n(parent.middle), _n(box.middle)
    path = f"M{_n(start)} {upper}C{x} {upper} {x} {lower} {_n(end)} {lower}"
    ET.SubElement(group, "path", {"class": _classes("edge", box.unit), "d": path})


def _unit(group: ET.Element, box: Box, type_index: int) -> None:
    """Draw a unit, and link it to its IRI where that is an address."""
    iri = str(box.unit.iri)
    link = {"href": iri} if re.match("https?://", iri) else {}
    unit = ET.SubElement(group, "a" if link else "g", link)
    sides = {"x": _n(box.x), "y": _n(box.y), "width": _n(box.width), "height": _n(box.height), "rx": "4"}
    ET.SubElement(unit, "rect", {"class": _classes("box", box.unit), **sides})
    _sign(unit, type_index, box.x + TEXT_AT / 2, box.middle)
    y = box.y + PADDING + NAME
    for line in box.lines:
        _text(unit, line, box.x + TEXT_AT, y, NAME)
        y += LINE
    _text(unit, box.unit.type, box.x + TEXT_AT, y - 2, TYPE, "type")


def _legend_size(types: Sequence[str], right: float) -> tuple[float, int]:
    """Return the width of the legend's columns, and how many rows it has, for the width of a picture."""
    column = max(TEXT_AT + width(printable(each), TYPE) + _MARGIN for each in types)
    return column, ceil(len(types) / max(1, int(right // column)))


def _legend(group: ET.Element, types: Sequence[str], column: float, rows: int, top: float) -> None:
    """Explain the signs, column by column."""
    for index, name in enumerate(types):
        x, y = column * (index // rows), top + _LEGEND * (index % rows)
        _sign(group, index, x + TEXT_AT / 2, y)
        _text(group, name, x + TEXT_AT, y + 4, TYPE, "type")


def _notes(group: ET.Element, notes: Sequence[str], dashed: str, top: float) -> None:
    """Write the notes, with a dashed line before the one about dashes."""
    for index, note in enumerate(notes):
        y = top + _LEGEND * index
        if note == dashed:
            ends = {"x1": "0", "x2": _n(TEXT_AT - 4), "y1": _n(y), "y2": _n(y)}
            ET.SubElement(group, "line", {"class": "edge reading", **ends})
        _text(group, note, TEXT_AT, y + 4, TYPE, "type")


def _sign(group: ET.Element, index: int, x: float, y: float) -> None:
    sign = {"class": f"sign t{index}", "d": _SIGNS[index % len(_SIGNS)][0]}
    at = f"translate({_n(x)} {_n(y)})"
    ET.SubElement(group, "path", {**sign, "transform": at, "aria-hidden": "true"})
    if index >= len(_SIGNS):
        _text(group, str(index // len(_SIGNS) + 1), x + 5, y + 10, 9, "type")


def _text(group: ET.Element, text: str, x: float, y: float, size: float, name: str = "") -> None:
    """Write a line of text with the width that was measured, whatever the font."""
    shown = printable(text)
    if not shown:
        return
    attributes = {"x": _n(x), "y": _n(y), "textLength": _n(width(shown, size))}
    if name:
        attributes["class"] = name
    ET.SubElement(group, "text", {**attributes, "lengthAdjust": "spacingAndGlyphs"}).text = shown


def _classes(name: str, unit: TreeUnit) -> str:
    return f"{name} reading" if unit.reading else name


def _n(number: float) -> str:
    return f"{round(number, 1):g}" if number < 1e5 else f"{number:.1f}"
