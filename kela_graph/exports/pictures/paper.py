"""What pictures in SVG share: the page with its words, lines of text, and notes below the drawing."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Template
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.etree import ElementTree as ET

from kela_graph.exports.pictures.geometry import FONTS, TEXT_AT, TYPE, width
from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

#: Around the drawing, and from one line of a legend to the next.
MARGIN: Final = 20.0
LEGEND: Final = 22.0


class Note(NamedTuple):
    """A line of the legend: what it says, and what draws the sample before it, at a place."""

    text: str
    sample: Callable[[ET.Element, float, float], object] | None = None


def page(
    size: tuple[float, float], language: str, heading: str, notes: Sequence[Note], style: tuple[str, str]
) -> tuple[ET.Element, ET.Element]:
    """Return a picture with its title, description and style, and the group in it that is drawn into.

    The size is that of the drawing with its legend, without margins.
    """
    across, down = (number(each + 2 * MARGIN) for each in size)
    svg = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {across} {down}",
            "width": across,
            "height": down,
            "role": "graphics-document document",
            "aria-labelledby": "title description",
            "lang": language,
        },
    )
    light, dark = style
    ET.SubElement(svg, "title", id="title").text = printable(heading)
    ET.SubElement(svg, "desc", id="description").text = printable(". ".join(note.text for note in notes))
    rules = Template(_read("page")).substitute(fonts=FONTS, light=light, dark=dark.replace("\n", "\n  "))
    ET.SubElement(svg, "style").text = rules
    return svg, ET.SubElement(svg, "g", transform=f"translate({number(MARGIN)} {number(MARGIN)})")


def style(name: str) -> tuple[str, str]:
    """Return the rules of a style sheet beside this file: those for light, and those that differ for dark."""
    light, _, dark = _read(name).partition("*/\n")[2].removesuffix("\n").partition("\n/* ---- */\n")
    return light, dark


def _read(name: str) -> str:
    return files(__package__).joinpath(f"{name}.css").read_text(encoding="utf-8")


def data(svg: ET.Element) -> bytes:
    """Return a picture as a file has it."""
    ET.indent(svg)
    written: bytes = ET.tostring(svg, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def notes_width(notes: Sequence[Note]) -> float:
    """Return how wide the lines of a legend are."""
    return max((TEXT_AT + width(printable(note.text), TYPE) for note in notes), default=0)


def write_notes(group: ET.Element, notes: Sequence[Note], top: float) -> None:
    """Write the lines of a legend below each other, each with its sample before it."""
    for index, note in enumerate(notes):
        y = top + LEGEND * index
        if note.sample:
            note.sample(group, 0, y)
        write(group, note.text, (TEXT_AT, y + 4), TYPE, "type")


def write(
    group: ET.Element, text: str, at: tuple[float, float], size: float, name: str = "", turn: float = 0
) -> None:
    """Write a line of text with the width that was measured, whatever the font; turned by some degrees."""
    shown = printable(text)
    if not shown:
        return
    x, y = map(number, at)
    attributes = {"x": x, "y": y, "textLength": number(width(shown, size))}
    if name:
        attributes["class"] = name
    if turn:
        attributes["transform"] = f"rotate({number(turn)} {x} {y})"
    ET.SubElement(group, "text", {**attributes, "lengthAdjust": "spacingAndGlyphs"}).text = shown


def linked(group: ET.Element, iri: str) -> ET.Element:
    """Return a group that is a link to an IRI, where that is an address."""
    link = {"href": iri} if re.match("https?://", iri) else {}
    return ET.SubElement(group, "a" if link else "g", link)


def sides(x: float, y: float, across: float, down: float) -> dict[str, str]:
    """Return the attributes of a rectangle: its left and upper side, its width and its height."""
    return {"x": number(x), "y": number(y), "width": number(across), "height": number(down)}


def path(group: ET.Element, name: str, *steps: str | float) -> None:
    """Draw a path of a class: letters of commands, and the numbers of each."""
    written = " ".join(each if isinstance(each, str) else number(each) for each in steps)
    ET.SubElement(group, "path", {"class": name, "d": re.sub(" ?([A-Za-z]) ?", r"\1", written)})


def number(value: float) -> str:
    """Return a number as SVG has it, with one decimal at most."""
    return f"{round(value, 1):g}" if value < 1e5 else f"{value:.1f}"
