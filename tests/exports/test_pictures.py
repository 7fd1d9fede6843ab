"""Pictures: no two boxes touch, nothing is cut, every unit is named, and no name does harm."""

from __future__ import annotations

import re
from dataclasses import replace
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
from kela_graph.show import Post, TreeUnit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Dataset

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script> \"a\" & 'b' ]]> | `c` \u202ed \x1b[31m =cmd() #quot; -->"


LEGEND = ("Legend", "", "", "")


def unit(label: str, *children: TreeUnit, type_: str = "type", posts: tuple[Post, ...] = ()) -> TreeUnit:
    iri, of_type = URIRef(f"https://example.org/{len(label)}"), URIRef(f"https://example.org/type/{type_}")
    return TreeUnit(iri, label, type_, of_type, False, False, (), children, posts)


def post(label: str, *, reading: bool = False) -> Post:
    return Post(URIRef(f"https://example.org/post/{label}"), label, reading)


def many(depth: int, number: int) -> TreeUnit:
    """A tree in which each unit has some below it, with names of many lengths."""
    below = [many(depth - 1, number) for _ in range(number)] if depth else []
    return unit("Name " * (1 + (depth * 7 + number) % 9) + "x" * (depth * 11), *below)


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - made here


def drawn(data: bytes, name: str) -> list[ET.Element]:
    """Everything in a picture of a class."""
    return [each for each in parsed(data).iter() if name in str(each.get("class")).split()]


def texts(data: bytes) -> str:
    return " ".join(" ".join(parsed(data).itertext()).split())


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_no_two_boxes_touch_and_every_name_fits(depth: int) -> None:
    placed = boxes(many(depth, 3))
    for a, b in combinations(placed, 2):
        apart_across = a.x + a.width <= b.x or b.x + b.width <= a.x
        apart_down = a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart_across or apart_down
    for box in placed:
        assert " ".join(box.lines).split() == box.thing.label.split()
        assert max(TEXT_AT + width(line, NAME) for line in box.lines) < box.width
        if box.parent is not None:
            assert box.parent.x + box.parent.width < box.x
    order = [box.y for box in placed if not box.thing.children]
    assert all(upper < lower for upper, lower in pairwise(order))


def test_a_unit_is_in_sight_of_the_first_below_it() -> None:
    root, first, *_ = boxes(unit("root", *(unit("x" * number) for number in range(300))))
    assert first.y < root.y < first.y + 1000


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
    for each in root:
        assert each.label in told
        assert each.type in told
    picture = parsed(data)
    assert picture.get("lang") == lang
    assert picture.find(f"{SVG}title") is not None
    assert "21" in str(picture.findtext(f"{SVG}title"))
    assert picture.get("aria-labelledby") == "title description"
    links = [link.get("href") for link in picture.iter(f"{SVG}a")]
    assert links == [str(iri) for each in root for iri in (each.iri, *(post.iri for post in each.posts))]


#: The units of Kela whose place is read, by the ends of their IRIs, and who reads otherwise.
PLACE_READ = {"sisainen-tarkastus", "yhteyskeskus"}


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_a_border_tells_a_read_type_and_a_line_a_read_place(lang: str, kela: Dataset) -> None:
    data = pictures.draw(kela, "svg", lang)
    borders = {
        str(link.get("href")): "reading" in str(link[0].get("class")) for link in parsed(data).iter(f"{SVG}a")
    }
    root = show.tree(kela)
    assert borders == {
        **{str(each.iri): each.type_reading for each in root},
        **{str(each.iri): each.reading for each in root.posts},
    }
    # The legend has one dashed line too.
    assert sum("reading" in str(line.get("class")) for line in drawn(data, "edge")) == len(PLACE_READ) + 1
    assert len(drawn(data, "edge")) == 21 + 1
    (line,) = (note for note in WORDS[lang] if "stre" in note or "katko" in note or "dashed" in note)
    assert line in texts(data)


#: A word of each legend: the dashed line, the border, the bold line.
WORDS = {
    "fi": ("katkoviiva:", "lihavoitu nuoli:"),
    "sv": ("streckad linje:", "fet pil:"),
    "en": ("dashed line:", "bold arrow:"),
}
BORDER = {"fi": "katkoviivareunus:", "sv": "streckad kant:", "en": "dashed border:"}


@pytest.mark.parametrize("form", ["svg", "mermaid", "dot"])
@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_every_form_has_a_legend_in_the_language(lang: str, form: str, kela: Dataset) -> None:
    told = pictures.draw(kela, form, lang).decode().replace("#58;", ":").replace("\\n", " ")
    for words in (*WORDS[lang], BORDER[lang]):
        assert words in told


@pytest.mark.parametrize("form", ["svg", "mermaid", "dot"])
def test_what_a_picture_has_not_is_not_in_its_legend(form: str) -> None:
    legend = ("Legend", "", "", "")
    tree = unit("a", unit("bb"))
    write = {
        "svg": lambda: svg.draw(tree, ("en",), "", "organisation"),
        "mermaid": lambda: diagrams.mermaid(tree, legend),
        "dot": lambda: diagrams.dot(tree, legend),
    }
    told = write[form]().decode()
    assert not re.search("dashed (border|line):|bold arrow|Legend|legend", told)


def test_a_diagram_dashes_the_lines_of_read_places_only(kela: Dataset) -> None:
    mermaid = pictures.draw(kela, "mermaid", "fi").decode()
    nodes = dict(re.findall(r'^  (n\d+)\["([^<]*)', mermaid, re.MULTILINE))
    dashed = {nodes[name] for name in re.findall(r"^  n\d+ -\.-> (n\d+)$", mermaid, re.MULTILINE)}
    assert dashed == {"Sisäinen tarkastus", "Yhteyskeskus"}
    read = {nodes[name] for name in re.findall(r"^  (n\d+)\[.*:::read$", mermaid, re.MULTILINE)}
    assert read == {each.label for each in show.tree(kela, "fi") if each.type_reading}
    dot = pictures.draw(kela, "dot", "fi").decode()
    nodes = dict(re.findall(r'^  (n\d+) \[label="([^\\]*)', dot, re.MULTILINE))
    dashed = {nodes[name] for name in re.findall(r"^  n\d+ -> (n\d+) \[style=dashed\]$", dot, re.MULTILINE)}
    assert dashed == {"Sisäinen tarkastus", "Yhteyskeskus"}
    read = {nodes[name] for name in re.findall(r'^  (n\d+) \[label.*style="dashed"\]$', dot, re.MULTILINE)}
    assert read == {each.label for each in show.tree(kela, "fi") if each.type_reading}


def test_the_post_is_in_its_organisation_and_the_line_to_it_is_bold(kela: Dataset) -> None:
    data = pictures.draw(kela, "svg", "en")
    (outer,) = (link[0] for link in parsed(data).iter(f"{SVG}a") if str(link.get("href")).endswith("/kela"))
    (inner,) = (each for each in drawn(data, "post") if each.get("rx") == "12")
    for start, size in (("x", "width"), ("y", "height")):
        begin, end = (float(str(outer.get(start))), float(str(outer.get(size))))
        assert begin < float(str(inner.get(start)))
        assert float(str(inner.get(start))) + float(str(inner.get(size))) < begin + end
    # In two parts, below the boxes and above them, and in the legend.
    assert len(drawn(data, "report")) == 3
    mermaid = pictures.draw(kela, "mermaid", "en").decode()
    names = {text: name for name, text in re.findall(r'^  (\w+)\(?\["([^<"]*)', mermaid, re.MULTILINE)}
    assert f'  {names["Internal Audit"]} == "reports to" ==> {names["Director General"]}\n' in mermaid
    group = re.search(r'^  subgraph on0\[" "\]\n(.*?)^  end$', mermaid, re.MULTILINE | re.DOTALL)
    assert group is not None
    assert re.findall(r"^  (\w+)", group[1], re.MULTILINE) == [names["Director General"], "n0"]
    assert f"  {names['Director General']} ~~~ {names['Internal Audit']}\n" in mermaid
    dot = pictures.draw(kela, "dot", "en").decode()
    assert 'subgraph "cluster_n0" { style="rounded"; n0; p0_0 }' in dot
    assert re.search(r'-> p0_0 \[label="reports to", style="bold"', dot)


@pytest.mark.parametrize("number", [1, 3])
def test_posts_fit_in_the_box_and_apart(number: int) -> None:
    posts = tuple(post("Name " * (4 * index + 1)) for index in range(number))
    (box, below) = boxes(unit("a", unit("bb"), posts=posts))
    assert [inner.thing for inner in box.posts] == [*posts]
    assert below.posts == ()
    for inner in box.posts:
        assert box.x < inner.x < inner.x + inner.width < box.x + box.width
        assert max(width(line, NAME) for line in inner.lines) < inner.width
    edges = [
        box.y,
        *(y for inner in box.posts for y in (inner.y, inner.y + inner.height)),
        box.y + box.height,
    ]
    assert edges == sorted(edges)


def test_a_line_to_a_post_that_is_not_drawn_is_left_out() -> None:
    tree = unit("a", replace(unit("bb"), superiors=(post("chief"),)))
    assert not drawn(svg.draw(tree, ("en",), "", "organisation"), "head")


def test_a_type_keeps_its_sign_in_every_language_and_order(kela: Dataset) -> None:
    signs = []
    for lang, order in (("fi", "source"), ("sv", "name"), ("en", "type")):
        links = parsed(pictures.draw(kela, "svg", lang, order=order)).iter(f"{SVG}a")
        signs.append({link.get("href"): each for link in links for each in _signs(link)})
    assert signs[0] == signs[1] == signs[2]
    assert len(signs[0]) == 22


def _signs(link: ET.Element) -> list[str]:
    return [str(each.get("class")) for each in link if "sign" in str(each.get("class"))]


@pytest.mark.parametrize("form", ["svg", "mermaid", "dot"])
def test_units_are_in_an_order(form: str, kela: Dataset) -> None:
    for order in show.ORDERS:
        told = pictures.draw(kela, form, "en", order=order).decode()
        shown = [each.label if form == "mermaid" else f'{each.iri}"' for each in show.tree(kela, "en", order)]
        places = [told.index(each) for each in shown]
        assert places[1:] == sorted(places[1:])


def test_types_are_told_by_colour_and_by_sign(kela: Dataset) -> None:
    data = pictures.draw(kela, "svg", "fi")
    picture = parsed(data)
    signs = {
        (path.get("class"), path.get("d"))
        for path in picture.iter(f"{SVG}path")
        if "sign" in str(path.get("class"))
    }
    types = {each.type for each in show.tree(kela, "fi")}
    assert len(signs) == len(types) == len({shape for _, shape in signs})
    assert b"prefers-color-scheme: dark" in data


def test_more_types_than_signs_are_told_apart() -> None:
    children = [unit(f"u{number}", type_=f"t{number}") for number in range(30)]
    data = svg.draw(unit("root", *children), ("en",), "", "organisation")
    picture = parsed(data)
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
    units = list(show.tree(kela))
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
    (label,) = re.findall(r'^  n0\["(.*)"\]$', diagrams.mermaid(tree, LEGEND).decode(), re.MULTILINE)
    assert not re.search(r"[<>\"|`]", label.replace("<br/>", ""))
    (label,) = re.findall(
        r'^  n0 \[label="((?:[^"\\]|\\.)*)", URL', diagrams.dot(tree, LEGEND).decode(), re.MULTILINE
    )
    assert 'script> \\"a\\"' in label


def test_an_iri_that_is_no_address_is_no_link() -> None:
    tree = replace(unit("a"), iri=URIRef("javascript:alert(1)"))
    assert b"javascript" not in svg.draw(tree, ("en",), "", "organisation")


def test_what_cannot_be_drawn_is_told(kela: Dataset) -> None:
    with pytest.raises(InputError, match="no format 'png' for picture: choose one of svg, mermaid, dot"):
        pictures.draw(kela, "png")
    with pytest.raises(InputError, match="no picture of 'x': choose one of organisation, ontology"):
        pictures.draw(kela, "svg", subject="x")


def test_an_order_is_for_pictures_of_units(
    run_cli: Callable[..., tuple[int, str, str]], kela: Dataset
) -> None:
    code, out, _ = run_cli("export", "--format", "dot", "--lang", "en", "--order", "name")
    assert (code, out) == (0, pictures.draw(kela, "dot", "en", order="name").decode())
    for given in (["--format", "turtle"], ["--format", "dot", "--picture", "ontology"]):
        code, out, told = run_cli("export", *given, "--order", "name")
        assert (code, out) == (2, "")
        assert "--order is for the units of a picture" in told


def test_the_command_draws(
    run_cli: Callable[..., tuple[int, str, str]], tmp_path: Path, kela: Dataset
) -> None:
    target = tmp_path / "a.svg"
    assert run_cli("export", "--lang", "sv", "-o", str(target)) == (0, "", "")
    assert target.read_bytes() == pictures.draw(kela, "svg", "sv")
    code, out, _ = run_cli("export", "--format", "dot", "--picture", "ontology")
    assert (code, out) == (0, pictures.draw(kela, "dot", subject="ontology").decode())
