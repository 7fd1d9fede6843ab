"""Writes results to a terminal, a pipe or a file: bytes, tables, and lines of text with styles and links.

Styles are few and legible on dark and light: names are bold, what stands beside them dim, the sign magenta.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias
from urllib.parse import quote

from kela_graph import files
from kela_graph import text as text_of
from kela_graph.errors import InputError
from kela_graph.text import aligned, display_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rich.text import Text

    _Rows: TypeAlias = Sequence[Sequence[str]]
    #: The addresses that cells of a table lead to, by their text.
    _Links: TypeAlias = Mapping[str, str]

#: The styles, in rich's words.
NAME: Final = "bold"
BESIDE: Final = "dim"
MARK: Final = "bold magenta"


class Span(NamedTuple):
    """Part of a line: its text, its style, and the address that it links to."""

    text: str
    style: str = ""
    iri: str | None = None


#: A line of text: its kind, then its spans.
Line: TypeAlias = "tuple[str, Sequence[Span]]"

#: The kinds of lines, each as a pipe gets it and as Markdown has it.
_KINDS: Final = {
    "text": ("{}\n", "{}\n\n"),
    "item": ("{}\n", "- {}\n"),
    "beside": ("  {}\n", "  {}\n"),
    "command": ("{}\n", "\n```console\n{}\n```\n\n"),
    "blank": ("\n", ""),
}
BLANK: Final[Line] = ("blank", ())

#: What a column of a table on a terminal takes beyond its text.
GAP: Final = 3

#: The characters, beyond letters and digits, that an address may have as they are (RFC 3986, section 2).
_ADDRESS: Final = ":/?#[]@!$&'()*+,;=-._~%"

_NO_LINKS: Final[_Links] = MappingProxyType({})


def write(data: bytes | str | Iterable[str], output: str | None = None, *, exact: bool = False) -> None:
    """Write a result, or its pieces one by one, to standard output, or to a file whole or not at all.

    Text is made harmless; bytes, and text that is exact since it is for programs, only on a terminal.
    """
    pieces = (data,) if isinstance(data, bytes | str) else data
    exact = (exact or isinstance(data, bytes)) and not is_terminal(output)
    raw = (_raw(piece, exact=exact) for piece in pieces)
    if output is None:
        _write_out(raw)
        return
    target = Path(output)
    try:
        if target.exists() and not target.is_file():
            raise InputError(f"{output}: is not a file: name a file after --output")
        files.write(target, raw)
    except OSError as error:
        raise InputError(f"{output}: can't be written: {error.strerror}") from None


def _raw(piece: bytes | str, *, exact: bool) -> bytes:
    if exact:
        return piece if isinstance(piece, bytes) else piece.encode("utf-8")
    text = piece if isinstance(piece, str) else piece.decode("utf-8", "backslashreplace")
    return text_of.harmless(text).encode("utf-8")


def _write_out(raw: Iterable[bytes]) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(raw)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        discard()
        raise InputError(f"standard output can't be written: {error.strerror}") from None


def discard() -> None:
    """Discard what is still to be written to standard output: nobody reads it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(target: str | None) -> bool:
    """Whether a result goes to a terminal, where colours, boxes and links may be used."""
    return target is None and sys.stdout.isatty()


def write_json(data: object, target: str | None) -> None:
    """Write data as JSON that people may read."""
    write(json.dumps(data, ensure_ascii=False, indent=2) + "\n", target, exact=True)


def write_lines(lines: Iterable[Line], form: str, target: str | None) -> None:
    """Write lines for people: as Markdown, with styles and links on a terminal, or plain.

    On a terminal, what belongs to the line above is indented, and no command is broken.
    """
    if form != "markdown" and is_terminal(target):
        from rich.console import Console
        from rich.padding import Padding

        console = Console(highlight=False)
        for kind, spans in lines:
            text = styled(*spans)
            shown = Padding(text, (0, 0, 0, 2)) if kind == "beside" else text
            console.print(shown, soft_wrap=kind == "command")
        return
    pieces = []
    for kind, spans in lines:
        content = "".join(span.text for span in spans)
        plain, marked = _KINDS[kind]
        if form != "markdown":
            pieces.append(plain.format(one_line(content)))
        else:
            pieces.append(marked.format(one_line(content) if kind == "command" else markdown(content)))
    write(pieces, target)


def styled(*spans: Span) -> Text:
    """Return a line as a terminal shows it, with links where it knows them (OSC 8)."""
    from rich.style import Style
    from rich.text import Text

    parts = []
    for text, style, iri in spans:
        # As a part, not as the whole, or what pads the text in a table would be linked too.
        parts.append((one_line(text), Style.parse(style) + Style(link=_web(iri))))
    return Text.assemble(*parts)


def _web(iri: str | None) -> str | None:
    """Return an address of the web, to be linked to; None of others, whose programs data must not start.

    Characters that an address can't have are percent-encoded, so that none ends the link.
    """
    opened = str(iri or "")  # rdflib's own startswith takes no tuple
    return quote(opened, safe=_ADDRESS) if opened.startswith(("https://", "http://")) else None


def plain_table(columns: Sequence[str], rows: _Rows) -> str:
    """Return rows as plain text, the columns lined up and two spaces apart."""
    lines = aligned([columns, *([one_line(cell) for cell in row] for row in rows)])
    return "".join(f"{line}\n" for line in lines)


def terminal_width() -> int:
    """Return how many characters a line of the terminal holds."""
    return shutil.get_terminal_size().columns


def rich_table(columns: Sequence[str], rows: _Rows, below: str = "", links: _Links = _NO_LINKS) -> None:
    """Print rows as a table with boxes and colours, as wide as the terminal; heads only if there are some."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=box.SIMPLE_HEAD,
        show_header=any(columns),
        caption=Text(below) if below else None,
        caption_justify="left",
        header_style="bold",
        pad_edge=False,
    )
    for column, width in zip(columns, _widths(columns, rows), strict=True):
        table.add_column(Text(column), overflow="fold", width=width)
    for row in rows:
        table.add_row(*(styled(Span(cell, iri=links.get(cell))) for cell in row))
    Console().print(table)


def _widths(columns: Sequence[str], rows: _Rows) -> list[int | None]:
    """Return how wide each column is to be, so that no word is broken where the terminal is wide enough.

    What is left over goes to the columns that still wrap, one character at a time. No width is set
    where all fits anyway, or where the terminal is too narrow for whole words.
    """
    table = [*zip(columns, *rows, strict=True)]
    wanted = [max(map(display_width, column)) for column in table]
    widths = [
        max(display_width(word) for cell in column for word in cell.split() or [""]) for column in table
    ]
    left = terminal_width() - GAP * len(columns) - sum(widths)
    if left < 0 or sum(wanted) <= sum(widths) + left:
        return [None] * len(columns)
    while left > 0:
        narrowest = min(
            (index for index in range(len(columns)) if widths[index] < wanted[index]),
            key=lambda index: widths[index] / wanted[index],
        )
        widths[narrowest] += 1
        left -= 1
    return [*widths]


def markdown_table(columns: Sequence[str], rows: _Rows, links: _Links = _NO_LINKS) -> str:
    """Return rows as a Markdown table, with what means something in Markdown escaped."""
    cells = ([markdown_link(cell, links.get(cell)) for cell in row] for row in rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in (columns, ["---"] * len(columns), *cells))


def write_table(
    columns: Sequence[str],
    rows: _Rows,
    form: str,
    target: str | None,
    below: str = "",
    links: _Links = _NO_LINKS,
) -> None:
    """Write rows for people: as Markdown, with boxes on a terminal, or lined up; with a line below them."""
    end = f"\n{below}\n" if below else ""
    if form == "markdown":
        write(markdown_table(columns, rows, links) + end, target)
    elif is_terminal(target):
        rich_table(columns, rows, below, links)
    else:
        write(plain_table(columns, rows) + end, target)


def one_line(cell: str) -> str:
    """Return a cell's text as one line, harmless to a terminal."""
    return text_of.printable(cell)


def markdown(cell: str) -> str:
    """Return text as one line in which nothing means anything in Markdown."""
    return re.sub(r"[\\`*_\[\]<>|&]", r"\\\g<0>", one_line(cell))


def markdown_link(text: str, address: str | None) -> str:
    """Return text as Markdown, linked to a web address where it has one."""
    link = _web(address)
    if link is None:
        return markdown(text)
    # A bracket in an address would end it, or leave it open.
    closed = link.replace("(", "%28").replace(")", "%29")
    return f"[{markdown(text)}]({closed})"
