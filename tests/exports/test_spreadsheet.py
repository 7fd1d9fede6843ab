"""The spreadsheet, read back cell by cell."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from kela_graph.errors import InputError
from kela_graph.exports import matrix, spreadsheet, tables

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rdflib import Dataset

    Cli = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]
ID = "https://w3id.org/kela-graph/id/"
PAGE = "https://www.kela.fi/tulosyksikot"


def opened(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data), rich_text=False)


def link_of(cell: Any) -> str | None:
    """Where a cell leads: an IRI, or a place in the file."""
    if cell.hyperlink is None:
        return None
    target, place = cell.hyperlink.target, cell.hyperlink.location
    return str(place) if target is None else f"{target}#{place}" if place else str(target)


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
@pytest.mark.parametrize("which", ["kela", "sago"])
def test_every_cell_reads_back(which: str, lang: str, request: pytest.FixtureRequest) -> None:
    dataset = request.getfixturevalue(which)
    found = tables.read(dataset, lang)
    book = opened(spreadsheet.write(found, dataset))
    sheets = [table for table in found if table.name != "org"]  # it has no heads
    assert book.sheetnames == [table.title for table in sheets]
    for table in sheets:
        sheet = book[table.title]
        assert (sheet.max_row, sheet.max_column) == (len(table.rows) + 1, len(table.columns))
        heads = {sheet.cell(1, number).value: number for number in range(1, len(table.columns) + 1)}
        for index, column in enumerate(table.columns):
            for number, row in enumerate(table.rows, start=2):
                cell = sheet.cell(number, heads[column.head])
                text = column.text(row[index])
                _compare(cell, text, column.datatype, _named(table, index, row))


def _named(table: tables.Table, index: int, row: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    name = table.columns[index].name
    names = [column.name for column in table.columns]
    if name == "label":
        return row[0]
    return row[names.index(name.removesuffix("Label"))] if name.endswith("Label") else ()


def _compare(cell: Any, text: str, datatype: str, named: tuple[str, ...]) -> None:
    if datatype == "integer":
        assert (cell.value, cell.data_type) == (int(text), "n")
    elif datatype == "boolean":
        assert (cell.value, cell.data_type) == (text == "true", "b")
    else:
        assert (cell.value or "") == (text or " ".join(named))
        assert cell.data_type in ("s", "n" if cell.value is None else "s")


def test_heads_are_frozen_and_columns_filtered(kela: Dataset) -> None:
    book = opened(spreadsheet.write(tables.read(kela, "en"), kela))
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.font.bold for cell in sheet[1])
    assert [cell.value for cell in book["Units"][1]][:4] == [
        "Name",
        "Type",
        "How the type is known",
        "Part of",
    ]
    assert book["Units"]["A1"].value == "Name"
    assert not any(str(cell.value).endswith("(IRI)") for cell in book["Units"][1][:9])


def test_links_lead_to_rows_and_to_iris(kela: Dataset) -> None:
    book = opened(spreadsheet.write(tables.read(kela, "en"), kela))
    units = {row[0].value: row for row in book["Units"].iter_rows(min_row=2)}
    recovery = units["Overpayment Recovery Centre"]
    heads = [cell.value for cell in book["Units"][1]]
    assert link_of(recovery[0]) == f"{ID}perintakeskus"
    parent = link_of(recovery[heads.index("Part of")])
    assert parent is not None
    sheet, _, place = parent.partition("!")
    assert book[sheet.strip("'")][place].value == "Shared Services business unit"
    assert link_of(recovery[heads.index("Type")]) == "https://w3id.org/kela-graph/kela#RecoveryCentre"
    assert link_of(recovery[heads.index("Source")]) == PAGE
    task = next(
        row for row in book["Responsibilities"].iter_rows(min_row=2) if row[2].value == "recovery matters"
    )
    assert (link_of(task[2]) or "").startswith("'Tasks'!A")


def test_sources_lead_to_their_document(kela: Dataset, sago: Dataset) -> None:
    found = tables.find(tables.read(kela, "en"), "responsibilities")
    at = [column.name for column in found.columns].index("source")
    sources = ("https://w3id.org/kela-graph/source/tulosyksikot#p8", found.rows[0][at][0])
    several = replace(found, rows=((*found.rows[0][:at], sources, *found.rows[0][at + 1 :]),))
    assert link_of(_cell_below(opened(spreadsheet.write([several], kela)).active, "Source")) == PAGE
    mixed = replace(found, rows=((*found.rows[0][:at], (*sources, ID), *found.rows[0][at + 1 :]),))
    assert link_of(_cell_below(opened(spreadsheet.write([mixed], kela)).active, "Source")) is None
    told = opened(spreadsheet.write(tables.read(kela, "en"), kela))["Sources"]
    assert link_of(_cell_below(told, "Document")) == PAGE
    # A document without an address: its paragraph is a row of the file.
    other = opened(spreadsheet.write(tables.read(sago, "en"), sago))
    assert (link_of(_cell_below(other["Responsibilities"], "Source")) or "").startswith("'Sources'!A")


def _cell_below(sheet: Any, head: str) -> Any:
    heads = [cell.value for cell in sheet[1]]
    return sheet.cell(2, heads.index(head) + 1)


def test_the_file_tells_its_version_and_terms(kela: Dataset) -> None:
    told = opened(spreadsheet.write(tables.read(kela, "fi"), kela)).properties
    assert (told.title, told.subject) == (
        "Kelan organisaatiograafi",
        "https://w3id.org/kela-graph/dataset/0.1.0",
    )
    assert told.description == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.slow
def test_the_same_tables_are_the_same_bytes_under_every_hash_seed(tmp_path: Path, kela: Dataset) -> None:
    code = (
        "import sys, kela_graph; from kela_graph.exports import spreadsheet, tables; d = kela_graph.load(); "
        "sys.stdout.buffer.write(spreadsheet.write(tables.read(d), d))"
    )
    expected = spreadsheet.write(tables.read(kela), kela)
    for seed in ("0", "42"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, env=environment)
        assert done.stdout == expected
    with zipfile.ZipFile(io.BytesIO(expected)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def made(*texts: str, title: str = "T", name: str = "t", key: str = "https://example.org/a") -> tables.Table:
    """A table of one column of text and its key."""
    columns = (
        tables.Column("thing", "Thing", {"en": "Thing"}, "anyURI", False),
        tables.Column("label", "Name", {"en": "Name"}, "string", False),
    )
    rows = tuple(((f"{key}{number}",), (text,)) for number, text in enumerate(texts))
    return tables.Table(name, title, {}, columns, rows)


HOSTILE = [
    "=cmd()",
    "=1+1",
    "+1",
    "@a",
    "{=1}",
    "http://a.example/",
    "1",
    "<b>&\"'",
    "\u202eabc",
    "a\x0bb",
    "a\nb",
]


def test_text_is_text(kela: Dataset) -> None:
    data = spreadsheet.write([made(*HOSTILE)], kela)
    sheet = opened(data)["T"]
    for number, text in enumerate(HOSTILE, start=2):
        cell = sheet.cell(number, 1)
        assert (openpyxl.utils.escape.unescape(cell.value), cell.data_type) == (text, "s")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")


def test_only_links_that_a_browser_opens(kela: Dataset) -> None:
    table = made("a", key="javascript:alert")
    other = made("b", key="internal:x", title="O", name="o")
    book = opened(
        spreadsheet.write([table, other, made("c", key="https://a/" + "x" * 2100, title="L", name="l")], kela)
    )
    assert [link_of(sheet["A2"]) for sheet in book] == [None, None, None]
    assert [link_of(sheet["B2"]) for sheet in book] == [None, None, None]


def test_names_of_sheets_that_excel_takes(kela: Dataset) -> None:
    titles = ["a/b:c*[d]?", "'", "A" * 40, "a" * 40, "It's", "\U0001f600" * 20]
    found = [
        made("x", title=title, name=f"t{number}", key=f"https://e.org/{number}/")
        for number, title in enumerate(titles)
    ]
    book = opened(spreadsheet.write(found, kela))
    assert book.sheetnames == ["a b c  d", "2", "A" * 31, "a" * 27 + " 4", "It's", "\U0001f600" * 15]


def test_a_text_that_no_cell_holds_is_told(kela: Dataset) -> None:
    spreadsheet.write([made("x" * 32767)], kela)
    for text in ("x" * 32768, "\U0001f600" * 16384):
        with pytest.raises(InputError, match=r"t, label: a text of \d+ characters is too long for a cell"):
            spreadsheet.write([made(text)], kela)


def test_a_table_that_no_sheet_holds_is_told(kela: Dataset) -> None:
    long = replace(made("x"), rows=made("x").rows * 1_048_576)
    wide = matrix.read(kela)
    wide = replace(wide, tasks=wide.tasks * 1000)
    for found, grid in (([long], None), ([], wide)):
        with pytest.raises(InputError, match=r"^(t|matrix): \d+ × \d+ cells are too many for a sheet"):
            spreadsheet.write(found, kela, grid)


def test_a_row_is_as_high_as_its_longest_text(kela: Dataset) -> None:
    sheet = opened(spreadsheet.write([made("short", "word " * 60, "x" * 32000)], kela))["T"]
    heights = [sheet.row_dimensions[number].height for number in (2, 3, 4)]
    assert (heights[0], heights[2]) == (None, 405)
    assert 90 <= heights[1] <= 135


def test_an_empty_table_has_its_heads(kela: Dataset) -> None:
    sheet = opened(spreadsheet.write([replace(made("x"), rows=())], kela))["T"]
    assert [cell.value for cell in sheet[1]] == ["Name", "Thing"]


def test_without_its_package_it_tells_how_to_get_it(
    run_cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code, out, err = run_cli("export", "-o", str(tmp_path / "a.xlsx"))
    assert (code, out) == (2, "")
    assert 'pip install -e ".[xlsx]"' in err
    assert list(tmp_path.iterdir()) == []


def test_on_the_command_line(run_cli: Cli, kela: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    assert run_cli("export", "-o", str(target), "--lang", "sv") == (0, "", "")
    assert target.read_bytes() == spreadsheet.write(tables.read(kela, "sv"), kela, matrix.read(kela, "sv"))
