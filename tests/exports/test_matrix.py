"""The matrix of units and tasks, as a picture and as a sheet: it holds what the question answers."""

from __future__ import annotations

import io
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from rdflib import Literal, URIRef

import kela_graph
from kela_graph import queries, show
from kela_graph.errors import InputError
from kela_graph.exports import matrix, pictures, spreadsheet, tables
from kela_graph.exports.pictures import grid
from kela_graph.exports.pictures.geometry import NAME, width
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Dataset

    Cli = Callable[..., tuple[int, str, str]]

SVG = "{http://www.w3.org/2000/svg}"
ID = "https://w3id.org/kela-graph/id/"
TASK = "https://w3id.org/kela-graph/task/"


def parsed(data: bytes) -> ET.Element:
    return ET.fromstring(data)  # noqa: S314 - made here


def classed(picture: ET.Element, name: str) -> list[ET.Element]:
    return [each for each in picture.iter() if name in str(each.get("class")).split()]


def made(units: int, tasks: int) -> matrix.Matrix:
    """A matrix in which each unit has some tasks, with names of many lengths."""
    named = [
        tuple((URIRef(f"https://e.org/{kind}{n}"), f"{kind}{n} " + "name " * (n % 13)) for n in range(number))
        for kind, number in (("u", units), ("t", tasks))
    ]
    entries = {
        (unit, task): matrix.Entry("R" * (1 + at % 2), at % 3, at % 4 == 0, f"{unit} {task}")
        for at, (unit, _) in enumerate(named[0])
        for task, _ in named[1][at % tasks :: 7]
    }
    kinds = {"does": ("R", 0, False), "stated": ("", 0, False), "shared": ("", 2, True)}
    samples = tuple((text, matrix.Entry(*kind)) for text, kind in kinds.items())
    return matrix.Matrix(("en",), *named, entries, samples, ("source",))


# -- What it holds --------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_it_holds_what_the_question_answers(lang: str, kela: Dataset) -> None:
    found = matrix.read(kela, lang)
    rows = queries.run("matrix", kela, lang=lang).rows
    assert {(str(r["unit"]), str(r["task"])) for r in rows} == {(*map(str, pair),) for pair in found.entries}
    assert dict(found.units) == {r["unit"]: str(r["unitLabel"]) for r in rows}
    assert dict(found.tasks) == {r["task"]: str(r["taskLabel"]) for r in rows}
    shared = {str(task).rpartition("/")[2] for (_, task), entry in found.entries.items() if entry.shared}
    assert shared == {
        "asiakaspalvelu",
        "asiakasviestinta",
        "mediaviestinta",
        "puhelinpalvelu",
        "tyoyhteisoviestinta",
        "viestinta",
    }
    letters = [entry.letters for _, entry in found.samples if entry.letters]
    assert len({*letters}) == len(letters) == 5
    assert {entry.letters for entry in found.entries.values()} == {*letters}


def test_it_is_in_the_order_of_the_source_or_another(kela: Dataset) -> None:
    found = matrix.read(kela, "en")
    assert [name.split()[0] for _, name in found.units] == [
        *("Customer", "Customer", "Benefit", "ICT", "Shared", "Overpayment", "Management", "Communications")
    ]
    assert [name for _, name in found.tasks][:4] == [
        "customer service",
        "advice",
        "guidance",
        "telephone service",
    ]
    by_name = [unit.iri for unit in show.tree(kela, "en", "name")]
    assert [unit for unit, _ in matrix.read(kela, "en", "name").units] == [
        iri for iri in by_name if iri in dict(found.units)
    ]


def test_two_activities_are_two_letters_and_the_less_sure_shade(kela: Dataset) -> None:
    data = kela_graph.load()
    more = data.get_context(URIRef("https://e.org/more"))
    more.parse(
        format="turtle",
        data=f"""@prefix resp: <{RESP}> .
        <{ID}r99> a resp:Responsibility ;
          resp:heldBy <{ID}viestintayksikko> ; resp:taskSupported <{TASK}mediaviestinta> ;
          resp:task <{TASK}mediaviestinta> ; resp:activity resp:Supporting ;
          resp:basis resp:ReadFromContext .""",
    )
    entry = matrix.read(data, "en").entries[URIRef(f"{ID}viestintayksikko"), URIRef(f"{TASK}mediaviestinta")]
    assert (entry.letters, entry.basis) == ("RS", 2)
    assert "is responsible for, supports: media communications (read from context)" in entry.words


def test_units_of_one_name_are_told_apart(body: Path) -> None:
    path = body / "data" / "units.ttl"
    text = path.read_text(encoding="utf-8")
    names = dict(matrix.read(kela_graph.load(body)).units)
    one, other = sorted(names)[:2]
    path.write_text(text.replace(f'"{names[one]}"@sv', f'"{names[other]}"@sv'), encoding="utf-8")
    again = dict(matrix.read(kela_graph.load(body)).units)
    assert again[one] != again[other]
    assert again[one].startswith(f"{names[other]} (")


# -- The picture ----------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_the_picture_shows_it_in_the_language(lang: str, kela: Dataset) -> None:
    found = matrix.read(kela, lang)
    picture = parsed(pictures.draw(kela, "svg", lang, "matrix"))
    told = " ".join(" ".join(picture.itertext()).split())
    words = [name for _, name in (*found.units, *found.tasks)] + [text for text, _ in found.samples]
    assert [each for each in (*words, *found.notes) if each not in told] == []
    assert (picture.get("lang"), picture.get("aria-labelledby")) == (lang, "title description")
    assert re.search(r"\b8\b.*\b23\b", str(picture.findtext(f"{SVG}title")))
    assert str(picture.findtext(f"{SVG}desc"))
    # Each entry has its words; the legend has a cell for each letter and basis, and one ring.
    entries = [group for group in picture.iter(f"{SVG}g") if group.find(f"{SVG}title") is not None]
    assert {group.findtext(f"{SVG}title") for group in entries} == {e.words for e in found.entries.values()}
    assert len(classed(picture, "cell")) == len(found.entries) + len(found.samples)
    assert len(classed(picture, "shared")) == sum(e.shared for e in found.entries.values()) + 1


@pytest.mark.parametrize(("units", "tasks"), [(1, 1), (8, 23), (22, 31), (300, 120)])
def test_no_two_cells_touch_and_every_name_is_within(units: int, tasks: int) -> None:
    whole = made(units, tasks)
    picture = parsed(grid.draw(whole))
    assert len(classed(picture, "cell")) == len(whole.entries) + len(whole.samples)
    boxes = [
        tuple(float(str(c.get(k))) for k in ("x", "y", "width", "height")) for c in classed(picture, "cell")
    ]
    for a, b in combinations(sorted(boxes)[:200], 2):
        assert a[0] + a[2] <= b[0] or b[0] + b[2] <= a[0] or a[1] + a[3] <= b[1] or b[1] + b[3] <= a[1]
    right, bottom = (float(str(picture.get(side))) for side in ("width", "height"))
    for text in picture.iter(f"{SVG}text"):
        x, y = float(str(text.get("x"))), float(str(text.get("y")))
        length = width(str(text.text), NAME)
        turned = text.get("transform") is not None
        assert x + (length * 0.7072 if turned else 0) <= right - 20
        assert y <= bottom
        if turned:
            assert y - length * 0.7072 >= 0


def test_a_large_one_stands_in_parts_with_heads_of_their_own() -> None:
    whole = made(300, 120)
    picture = parsed(grid.draw(whole))
    heads = [text.text for text in picture.iter(f"{SVG}text") if text.get("transform")]
    assert heads.count("t0") > 1
    assert {str(text.text).split()[0] for text in picture.iter(f"{SVG}text") if text.get("transform")} >= {
        name.split()[0] for _, name in whole.tasks
    }
    assert float(str(picture.get("width"))) < 1700


def test_where_nobody_has_a_task_the_picture_says_so(kela: Dataset) -> None:
    data = kela_graph.load()
    data.update(
        "DELETE { GRAPH ?g { ?held resp:task ?task } } WHERE { GRAPH ?g { ?held resp:task ?task } }",
        initNs={"resp": RESP},
    )
    told = " ".join(parsed(pictures.draw(data, "svg", "en", "matrix")).itertext())
    assert "The source names no responsibility" in told
    assert "21 units are left out" in told


@pytest.mark.parametrize("form", ["mermaid", "dot"])
def test_it_is_drawn_as_svg_only(form: str, kela: Dataset, run_cli: Cli) -> None:
    with pytest.raises(InputError, match=f"not drawn as {form} but as svg; kela-graph query matrix"):
        pictures.draw(kela, form, subject="matrix")
    code, out, told = run_cli("export", "--picture", "matrix", "--format", form)
    assert (code, out) == (2, "")
    assert "export -o NAME.xlsx" in told


def test_a_picture_is_no_other_form(kela: Dataset, run_cli: Cli) -> None:
    for given in (["--format", "csv"], ["--format", "turtle"], ["--release", "out"]):
        for picture, words in (("matrix", "as svg"), ("ontology", "choose --format svg, mermaid, dot")):
            code, out, told = run_cli("export", "--picture", picture, *given)
            assert (code, out) == (2, "")
            assert words in told
    assert run_cli("export", "--picture", "matrix")[1].encode() == pictures.draw(kela, "svg", None, "matrix")


# -- The sheet ------------------------------------------------------------------------------------


def sheet_of(kela: Dataset, lang: str) -> tuple[Any, Any]:
    book = openpyxl.load_workbook(
        io.BytesIO(spreadsheet.write(tables.read(kela, lang), kela, matrix.read(kela, lang)))
    )
    return book, book[book.sheetnames[-1]]


@pytest.mark.parametrize(
    ("lang", "title", "head"),
    [("fi", "Matriisi", "Yksikkö"), ("sv", "Matris", "Enhet"), ("en", "Matrix", "Unit")],
)
def test_the_sheet_holds_it_in_the_language(lang: str, title: str, head: str, kela: Dataset) -> None:
    book, sheet = sheet_of(kela, lang)
    found = matrix.read(kela, lang)
    assert (book.sheetnames[-1], sheet["A1"].value) == (title, head)
    units, tasks = dict(found.units), dict(found.tasks)
    assert [sheet.cell(1, column).value for column in range(2, len(tasks) + 2)] == [*tasks.values()]
    assert [sheet.cell(row, 1).value for row in range(2, len(units) + 2)] == [*units.values()]
    for row, unit in enumerate(units, start=2):
        for column, task in enumerate(tasks, start=2):
            entry, cell = found.entries.get((unit, task)), sheet.cell(row, column)
            assert cell.value == (entry.letters if entry else None)
            if entry:
                assert (cell.border.left.style == "thick") == entry.shared
                assert cell.fill.fgColor.rgb == "FF0B3D6E"
    below = {cell.value for row in sheet.iter_rows(min_row=len(units) + 2) for cell in row}
    assert {*(text for text, _ in found.samples), *found.notes} <= below
    assert sheet["A2"].hyperlink.location.startswith("'")
    assert sheet["B1"].hyperlink.location.startswith("'")


def test_the_workbook_has_doubts_readings_and_counts(kela: Dataset) -> None:
    book, _ = sheet_of(kela, "en")
    rows = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}
    doubts = [dict(zip(rows["Doubts"][0], row, strict=True)) for row in rows["Doubts"][1:]]
    asked = queries.run("source-discrepancies", kela, lang="en").rows
    assert {(d["Doubt"], d["Possible reading"], d["Chosen"]) for d in doubts} == {
        (str(r["label"]), str(r["readingLabel"]), r["chosen"] == Literal(True)) for r in asked
    }
    readings = [dict(zip(rows["Readings"][0], row, strict=True)) for row in rows["Readings"][1:]]
    asked = queries.run("readings", kela, lang="en").rows
    assert {(r["What it is about"], r["What is read"], r["Why"]) for r in readings} == {
        (str(r["subjectLabel"]), str(r["valueLabel"]), str(r["why"])) for r in asked
    }
    assert len(readings) == len(asked) == 24
    counts = [dict(zip(rows["Counts"][0], row, strict=True)) for row in rows["Counts"][1:]]
    assert {
        (c["What is counted"], c["Stated"], c["Listed"], c["In this dataset"], c["They agree"])
        for c in counts
    } == {
        ("Number of Kela's business units", 4, 4, 4, True),
        ("Number of Kela's operational units", 3, 2, 3, False),
        ("Number of regional customer service units in Customer Relations", 6, 6, 6, True),
    }


@pytest.mark.parametrize(("lang", "word"), [("fi", "päiväämätön"), ("sv", "odaterad"), ("en", "undated")])
def test_the_workbook_says_that_a_document_has_no_date(lang: str, word: str, kela: Dataset) -> None:
    sources = tables.find(tables.read(kela, lang), "sources")
    assert {row[3] for row in sources.rows} == {(word,)}


def test_a_date_is_told_where_there_is_one(sago: Dataset) -> None:
    assert {row[3] for row in tables.find(tables.read(sago, "en"), "sources").rows} == {
        ("2021-03-04",),
        ("undated",),
    }


@pytest.mark.parametrize("lang", ["sv", "fi"])
def test_rows_are_in_the_order_of_the_alphabet(lang: str, kela: Dataset) -> None:
    names = [row[1][0] for row in tables.find(tables.read(kela, lang), "units").rows]
    letters = "abcdefghijklmnopqrstuvwxyzåäö"
    first = [letters.index(name[0].lower()) for name in names]
    assert first == sorted(first)
