"""The tables and the matrix as one spreadsheet: a sheet each, with links between them and to IRIs."""

from __future__ import annotations

import io
import re
from datetime import datetime
from importlib.util import find_spec
from math import ceil
from typing import TYPE_CHECKING, Any, Final

from rdflib import DCTERMS, URIRef

from kela_graph import wording
from kela_graph.errors import InputError, install
from kela_graph.graph import describe
from kela_graph.names import Names
from kela_graph.text import for_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rdflib import Dataset

    from kela_graph.exports.matrix import Matrix
    from kela_graph.exports.tables import Column, Table

#: What Excel holds: rows and columns of a sheet, characters of a cell, a link and a sheet's name, and links.
_SHEET: Final = (1_048_576, 16_384)
_TEXT: Final = 32767
_LINK: Final = 2079
_NAME: Final = 31
_LINKS: Final = 65530

#: How wide a column may be, in characters, and one of IRIs, which nobody reads.
_WIDEST: Final = 48
_IRI: Final = 24

#: What no table is called, since that is no name of a file: the sheet of the matrix.
_MATRIX: Final = ""

#: The height of a line of text, in points, and how many of them Excel's highest row holds.
_LINE: Final = 15
_LINES: Final = 27

#: How an entry looks by its basis, the surest first; and what marks that another unit has the task too.
_SHADES: Final[tuple[dict[str, object], ...]] = (
    {"bg_color": "#0B3D6E", "font_color": "#FFFFFF"},
    {"bg_color": "#7FB0E0"},
    {"bg_color": "#E3EEFA", "italic": True},
)
_SHARED: Final[dict[str, object]] = {"border": 5, "border_color": "#C2410C"}

#: The widths of columns, in characters, and the height of the heads, in points: of a letter, and at most.
_NAMES: Final = 44
_CELL: Final = 4.5
_LETTER: Final = 6.6
_HEADS: Final = 400

#: The date of every spreadsheet, so that the same graph gives the same bytes.
_MADE: Final = datetime(2000, 1, 1)


def is_installed() -> bool:
    """Whether spreadsheets can be written here: the extra ``xlsx`` is installed."""
    return find_spec("xlsxwriter") is not None


def write(tables: Sequence[Table], dataset: Dataset, matrix: Matrix | None = None) -> bytes:
    """Return tables, and a matrix, as one file in Excel's format (ECMA-376); the same give the same bytes.

    A table without heads is for programs, and is left out. Every text is written as text, whatever it begins
    with; numbers and truth values are what they are.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise InputError(
            f"a spreadsheet needs the package xlsxwriter: install it with {install('xlsx')}"
        ) from None
    tables = [table for table in tables if table.columns[0].heads]
    sizes = {table.name: (len(table.rows) + 1, len(table.columns)) for table in tables}
    sizes |= {"matrix": (len(matrix.units) + 1, len(matrix.tasks) + 1)} if matrix else {}
    for name, size in sizes.items():
        if any(number > most for number, most in zip(size, _SHEET, strict=True)):
            raise InputError(f"{name}: {size[0]} × {size[1]} cells are too many for a sheet: choose csv")
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({**_properties(dataset), "created": _MADE})
    titles = [(table.name, table.title) for table in tables]
    if matrix is not None:
        titles.append((_MATRIX, wording.text("exports.matrix.title", matrix.languages)))
    names = _sheet_names(titles)
    targets: dict[str, str] = {}
    for table in tables:
        quoted = names[table.name].replace("'", "''")
        targets.update({key: f"internal:'{quoted}'!A{row}" for row, key in enumerate(table.keys, start=2)})
    targets |= _addresses(tables, dataset)
    for table in tables:
        _Sheet(book, book.add_worksheet(names[table.name]), table, targets).write()
    if matrix is not None:
        sheet = book.add_worksheet(names[_MATRIX])
        _write_matrix(book, sheet, matrix, lambda iri: targets.get(iri) or (iri if _is_link(iri) else None))
    book.close()
    return file.getvalue()


def _addresses(tables: Sequence[Table], dataset: Dataset) -> dict[str, str]:
    """Return where documents and the paragraphs in columns of sources can be read, by IRI."""
    names = Names(dataset, ())
    sources = {
        URIRef(iri)
        for table in tables
        for row in table.rows
        for column, cell in zip(table.columns, row, strict=True)
        if column.name == "source"
        for iri in cell
    }
    documents = {each.iri: each.address for each in names.documents() if each.address}
    found = documents | names.addresses(sources)
    return {str(iri): address for iri, address in found.items() if _is_link(address)}


def _is_link(text: str) -> bool:
    return text.startswith(("http://", "https://")) and len(text) <= _LINK


def _properties(dataset: Dataset) -> dict[str, str]:
    """Return the properties of the file, which include the licence."""
    described = describe(dataset)
    title = Names(dataset, described.languages).name(described.iri) or str(described.iri)
    version, licence = described.version or described.iri, dataset.value(described.iri, DCTERMS.license)
    texts = {"title": title, "subject": str(version), "comments": str(licence or "")}
    return {name: for_xml(text) for name, text in texts.items()}


def _sheet_names(titles: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return a name that Excel takes and that no other has, for each sheet with its title."""
    names: dict[str, str] = {}
    for number, (key, title) in enumerate(titles, start=1):
        name = _cut(re.sub(r"[\[\]:*?/\\]", " ", for_xml(title)), _NAME) or str(number)
        taken = {other.casefold() for other in names.values()}
        names[key] = f"{_cut(name, _NAME - 4)} {number}" if name.casefold() in taken else name
    return names


def _cut(text: str, size: int) -> str:
    """Return a text truncated to a size, which Excel counts in units of UTF-16."""
    return text.encode("utf-16-le")[: 2 * size].decode("utf-16-le", errors="ignore").strip("' ")


class _Sheet:
    """Writes one sheet: first what people read, then the IRIs.

    A name is linked to the row of the thing that it names, or else to its IRI; a source to the document.
    """

    def __init__(self, book: Any, sheet: Any, table: Table, targets: dict[str, str]) -> None:
        self.sheet, self.table, self.targets = sheet, table, targets
        self.text = book.add_format({"valign": "top", "text_wrap": True})
        self.head = book.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1})
        self.link = book.add_format(
            {"valign": "top", "text_wrap": True, "underline": 1, "font_color": "#0645AD"}
        )
        self.iri = book.add_format({"valign": "top", "font_color": "#595959"})
        self.links = 0
        #: How many lines the texts of each row take.
        self.lines = [1] * (len(table.rows) + 1)

    def write(self) -> None:
        """Write all cells, and set the sheet up for screen and paper."""
        columns = self.table.columns
        order = sorted(range(len(columns)), key=lambda index: columns[index].is_iri)
        for position, index in enumerate(order):
            self._column(position, index)
        # Not every program fits a row to its texts by itself.
        for number, lines in enumerate(self.lines):
            if lines > 1:
                self.sheet.set_row(number, _LINE * min(lines, _LINES))
        last = len(columns) - 1
        _set_up(self.sheet)
        self.sheet.autofilter(0, 0, len(self.table.rows), last)
        self.sheet.print_area(0, 0, len(self.table.rows), sum(not c.is_iri for c in columns) - 1)

    def _names(self, index: int) -> int | None:
        """Return the column whose things another names: ``unit`` for ``unitLabel``, the key for ``label``."""
        names = [column.name for column in self.table.columns]
        if names[index] == "label":
            return 0
        named = names[index].removesuffix("Label")
        return names.index(named) if named != names[index] and named in names else None

    def _column(self, position: int, index: int) -> None:
        column, names = self.table.columns[index], self._names(index)
        cells = [row[index] for row in self.table.rows]
        texts = [column.text(cell) for cell in cells]
        longest = max(map(len, [column.head, *texts]))
        widest = _IRI if column.is_iri else _WIDEST
        across = min(longest, widest) + 2
        self.sheet.set_column(position, position, across)
        if not column.is_iri:
            # Lines end between words, so that some are not full.
            told = [ceil(1.15 * len(text) / across) for text in [column.head, *texts]]
            self.lines = [*map(max, self.lines, told)]
        self.sheet.write_string(0, position, column.head, self.head)
        for number, (cell, row) in enumerate(zip(cells, self.table.rows, strict=True), start=1):
            named = cell if column.is_iri else () if names is None else row[names]
            inside = not column.is_iri and names != 0
            text = column.text(cell) or " ".join(named)
            if column.datatype == "integer" and re.fullmatch(r"\d{1,15}", text):
                self.sheet.write_number(number, position, int(text), self.text)
            elif column.datatype == "boolean" and text in ("true", "false"):
                self.sheet.write_boolean(number, position, text == "true", self.text)
            elif text:
                self._text(number, position, text, self._target(named, inside), column)

    def _target(self, named: Sequence[str], inside: bool) -> str | None:
        """Return the target of a cell that names one thing: its row, its document's address, or its IRI."""
        if self.links >= _LINKS:
            return None
        targets = {self.targets.get(each) for each in named} if inside else {None}
        if len(targets) == 1 and (target := targets.pop()):
            return target
        return named[0] if len(named) == 1 and _is_link(named[0]) else None

    def _text(self, row: int, position: int, text: str, target: str | None, column: Column) -> None:
        if len(text.encode("utf-16-le")) > 2 * _TEXT:
            raise InputError(
                f"{self.table.name}, {column.name}: a text of {len(text)} characters is too long for a cell "
                f"of a spreadsheet, which holds {_TEXT}: choose csv"
            )
        if target is None:
            self.sheet.write_string(row, position, text, self.iri if column.is_iri else self.text)
            return
        self.links += 1
        form = self.iri if column.is_iri else self.link
        # What a link shows stands in an attribute too, where xlsxwriter has no escape for what XML lacks.
        self.sheet.write_url(row, position, target, form, string=for_xml(text))
        if for_xml(text) != text:
            self.sheet.write_string(row, position, text, form)


def _write_matrix(book: Any, sheet: Any, matrix: Matrix, target: Callable[[str], str | None]) -> None:
    """Write the matrix into an empty sheet: units as rows, tasks as columns, the letters of activities."""
    name = book.add_format({"valign": "top", "text_wrap": True, "underline": 1, "font_color": "#0645AD"})
    head = book.add_format({"bold": True, "rotation": 90, "align": "center", "bottom": 1})
    corner = book.add_format({"bold": True, "valign": "bottom", "bottom": 1})
    looks = {
        (basis, shared): book.add_format(
            {"align": "center", "valign": "vcenter", "border": 1, **shade, **(_SHARED if shared else {})}
        )
        for basis, shade in enumerate(_SHADES)
        for shared in (False, True)
    }
    sheet.write_string(0, 0, wording.text("exports.matrix.unit", matrix.languages), corner)
    for column, (task, label) in enumerate(matrix.tasks, start=1):
        _name(sheet, (0, column), label, target(str(task)), head)
    for row, (unit, label) in enumerate(matrix.units, start=1):
        _name(sheet, (row, 0), label, target(str(unit)), name)
        for column, (task, _) in enumerate(matrix.tasks, start=1):
            if entry := matrix.entries.get((unit, task)):
                sheet.write_string(row, column, entry.letters, looks[entry.basis, entry.shared])
    # The legend: each word to the right of a sample; then the notes.
    top = len(matrix.units) + 2
    for row, (text, entry) in enumerate(matrix.samples, start=top):
        sheet.write_string(row, 2, text)
        sheet.write(row, 1, entry.letters or None, looks[entry.basis, entry.shared])
    for row, note in enumerate(matrix.notes, start=top + len(matrix.samples)):
        sheet.write_string(row, 0, note)
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(1, max(1, len(matrix.tasks)), _CELL)
    sheet.set_row(0, min(_HEADS, _LETTER * max((len(label) for _, label in matrix.tasks), default=4) + 12))
    _set_up(sheet)


def _set_up(sheet: Any) -> None:
    """Keep the heads in sight, and print a sheet on pages as wide as it is."""
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&R&P / &N")


def _name(sheet: Any, place: tuple[int, int], text: str, target: str | None, form: Any) -> None:
    """Write a name, linked where it leads somewhere."""
    if target is None:
        sheet.write_string(*place, text, form)
    else:
        sheet.write_url(*place, target, form, string=for_xml(text))
