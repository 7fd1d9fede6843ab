"""The matrix of units and tasks as a sheet of the spreadsheet, with its legend below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from kela_graph import wording
from kela_graph.text import for_xml

if TYPE_CHECKING:
    from collections.abc import Callable

    from kela_graph.exports.matrix import Matrix

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


def write(book: Any, sheet: Any, matrix: Matrix, target: Callable[[str], str | None]) -> None:
    """Write the matrix: units as rows, tasks as columns, and the letters of activities.

    Args:
        book: the spreadsheet.
        sheet: an empty sheet of it.
        matrix: what is written.
        target: where the name of an IRI leads; None for nowhere.
    """
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
    _legend(sheet, matrix, looks, len(matrix.units) + 2)
    sheet.set_column(0, 0, _NAMES)
    sheet.set_column(1, max(1, len(matrix.tasks)), _CELL)
    sheet.set_row(0, min(_HEADS, _LETTER * max((len(label) for _, label in matrix.tasks), default=4) + 12))
    set_up(sheet)


def set_up(sheet: Any) -> None:
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


def _legend(sheet: Any, matrix: Matrix, looks: dict[tuple[int, bool], Any], top: int) -> None:
    """Write what letters, shades and the ring mean, each to the right of a sample; then the notes."""
    for row, (text, entry) in enumerate(matrix.samples, start=top):
        look = looks[entry.basis, entry.shared]
        sheet.write_string(row, 2, text)
        sheet.write_string(row, 1, entry.letters, look) if entry.letters else sheet.write_blank(
            row, 1, None, look
        )
    for row, note in enumerate(matrix.notes, start=top + len(matrix.samples)):
        sheet.write_string(row, 0, note)
