"""Pictures: no two boxes touch, nothing is cut, every unit is named, and no name does harm."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from rdflib import URIRef

from kela_graph import show
from kela_graph.errors import InputError
from kela_graph.exports import pictures
from kela_graph.exports.pictures import diagrams, svg
from kela_graph.exports.pictures.geometry import NAME, TEXT_AT, boxes, width, wrapped
from kela_graph.show import TreeUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rdflib import Dataset

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \"a\" & 'b' ]]> | `c` \u202ed \x1b[31m =cmd() #quot; -->"


def unit(label: str, *children: TreeUnit, type_: str = "type", reading: bool = False) -> TreeUnit:
    return TreeUnit(URIRef(f"https://example.org/{len(label)}"), label, type_, reading, (), children)


def many(depth: int, number: int) -> TreeUnit:
    """A tree in which each unit has some below it, with names of many lengths."""
    below = [many(depth - 1, number) for _ in range(number)] if depth else []
    return unit("Name " * (1 + (depth * 7 + number) % 9) + "x" * (depth * 11), *below)


def all_units(root: TreeUnit) -> Iterator[TreeUnit]:
    yield root
    for child in root.children:
        yield from all_units(child)


def texts(data: bytes) -> str:
    return " ".join(" ".join(ET.fromstring(data).itertext()).split())  # noqa: S314 - made here


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_no_two_boxes_touch_and_every_name_fits(depth: int) -> None:
    placed = boxes(many(depth, 3))
    for a, b in combinations(placed, 2):
        apart_across = a.x + a.width <= b.x or b.x + b.width <= a.x
        apart_down = a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart_across or apart_down
    for box in placed:
        assert " ".join(box.lines).split() == box.unit.label.split()
        assert max(TEXT_AT + width(line, NAME) for line in box.lines) < box.width
        if box.parent is not None:
            assert box.parent.x + box.parent.width < box.x
    order = [box.y for box in placed if not box.unit.children]
    assert all(upper < lower for upper, lower in pairwise(order))


def test_a_long_name_is_broken_between_words_only() -> None:
    assert wrapped("one two three", 14, 60) == ["one two", "three"]
    assert wrapped("x" * 90 + " y", 14, 60) == ["x" * 90, "y"]
    assert wrapped("", 14, 60) == [""]


def test_widths_are_helveticas() -> None:
    assert width("Kela", 1000) == 667 + 556 + 222 + 556
    assert width("äöå", 10) == width("aoa", 10)
    assert width("漢", 10) == 10


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_drawn_tree_names_every_unit_in_the_language(lang: str, kela: Dataset) -> None:
    data = pictures.draw(kela, "svg", lang)
    told = texts(data)
    root = show.tree(kela, lang)
    for each in all_units(root):
        assert each.label in told
        assert each.type in told
    picture = ET.fromstring(data)  # noqa: S314 - made here
    assert picture.get("lang") == lang
    assert picture.find(f"{SVG}title") is not None
    assert "21" in str(picture.findtext(f"{SVG}title"))
    assert picture.get("aria-labelledby") == "title description"
    links = [link.get("href") for link in picture.iter(f"{SVG}a")]
    assert links == [str(each.iri) for each in all_units(root)]


def test_what_is_read_is_dashed_and_what_is_stated_is_not(kela: Dataset) -> None:
    picture = ET.fromstring(pictures.draw(kela, "svg", "fi"))  # noqa: S314 - made here
    drawn = {str(link.get("href")): str(link[0].get("class")) for link in picture.iter(f"{SVG}a")}
    expected = {str(each.iri): each.reading for each in all_units(show.tree(kela))}
    assert {iri: "reading" in classes for iri, classes in drawn.items()} == expected
    assert set(expected.values()) == {True, False}


def test_types_are_told_by_colour_and_by_sign(kela: Dataset) -> None:
    data = pictures.draw(kela, "svg", "fi")
    picture = ET.fromstring(data)  # noqa: S314 - made here
    signs = {
        (path.get("class"), path.get("d"))
        for path in picture.iter(f"{SVG}path")
        if "sign" in str(path.get("class"))
    }
    types = {each.type for each in all_units(show.tree(kela, "fi"))}
    assert len(signs) == len(types) == len({shape for _, shape in signs})
    assert b"prefers-color-scheme: dark" in data


def test_more_types_than_signs_are_told_apart() -> None:
    children = [unit(f"u{number}", type_=f"t{number}") for number in range(30)]
    data = svg.draw(unit("root", *children), ("en",), "", "organisation")
    picture = ET.fromstring(data)  # noqa: S314 - made here
    assert [text.text for text in picture.iter(f"{SVG}text")].count("3") == 2 * (31 - 24)


def test_the_classes_of_the_ontology(kela: Dataset) -> None:
    told = texts(pictures.draw(kela, "svg", "en", "ontology"))
    for name in ("business unit", "unit", "organisational unit", "task", "responsibility"):
        assert name in told
    mermaid = pictures.draw(kela, "mermaid", "en", "ontology").decode()
    nodes = dict(re.findall(r'^  (n\d+)\["([^<]*)', mermaid, re.MULTILINE))
    links = re.findall(r'^  (n\d+) == "(.*)" ==> (n\d+)$', mermaid, re.MULTILINE)
    assert ("organisation", "operates in", "place") in {(nodes[a], label, nodes[b]) for a, label, b in links}
    dot = pictures.draw(kela, "dot", "en", "ontology").decode()
    assert dot.count('style="bold"') == len(links) > 10


def test_diagrams_have_a_node_a_unit_and_an_edge_a_parent(kela: Dataset) -> None:
    units = list(all_units(show.tree(kela)))
    mermaid = pictures.draw(kela, "mermaid").decode()
    assert len(re.findall(r'^  n\d+\["', mermaid, re.MULTILINE)) == len(units)
    assert len(re.findall(r"^  n\d+ -\.?-> n\d+$|^  n\d+ --> n\d+$", mermaid, re.MULTILINE)) == len(units) - 1
    dot = pictures.draw(kela, "dot").decode()
    assert len(re.findall(r"^  n\d+ \[label=", dot, re.MULTILINE)) == len(units)
    assert len(re.findall(r"^  n\d+ -> n\d+", dot, re.MULTILINE)) == len(units) - 1


def test_no_name_does_harm() -> None:
    tree = unit(HOSTILE, unit(HOSTILE, type_=HOSTILE), type_=HOSTILE)
    data = svg.draw(tree, ("en",), HOSTILE, "organisation")
    assert b"<script" not in data
    assert "alert(1)" in texts(data)
    assert not any(control in data.decode() for control in "\x1b\u202e")
    (label,) = re.findall(r'^  n0\["(.*)"\]$', diagrams.mermaid(tree).decode(), re.MULTILINE)
    assert not re.search(r"[<>\"|`]", label.replace("<br/>", ""))
    (label,) = re.findall(
        r'^  n0 \[label="((?:[^"\\]|\\.)*)", URL', diagrams.dot(tree).decode(), re.MULTILINE
    )
    assert 'script> \\"a\\"' in label


def test_an_iri_that_is_no_address_is_no_link() -> None:
    tree = TreeUnit(URIRef("javascript:alert(1)"), "a", "t", False, (), ())
    assert b"javascript" not in svg.draw(tree, ("en",), "", "organisation")


def test_what_cannot_be_drawn_is_told(kela: Dataset) -> None:
    with pytest.raises(InputError, match="no format 'png' for picture: choose one of svg, mermaid, dot"):
        pictures.draw(kela, "png")
    with pytest.raises(InputError, match="no picture of 'x': choose one of organisation, ontology"):
        pictures.draw(kela, "svg", subject="x")


def test_the_command_draws(
    run_cli: Callable[..., tuple[int, str, str]], tmp_path: Path, kela: Dataset
) -> None:
    target = tmp_path / "a.svg"
    assert run_cli("export", "--lang", "sv", "-o", str(target)) == (0, "", "")
    assert target.read_bytes() == pictures.draw(kela, "svg", "sv")
    code, out, _ = run_cli("export", "--format", "dot", "--picture", "ontology")
    assert (code, out) == (0, pictures.draw(kela, "dot", subject="ontology").decode())
