"""What keeps a file from being read, with its place, in Oxigraph's words."""

from __future__ import annotations

import io
import re
from collections import deque
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph import files
from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.rdf import bounds, contexts, rdf12
from kela_graph.text import end_of, printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

#: The pieces of formats whose faults Oxigraph tells without a place: text, what a tag has, a part of JSON.
_PIECES: Final = {
    ox.RdfFormat.RDF_XML: re.compile(rb"[^<>]*[<>]|[^<>]+"),
    ox.RdfFormat.JSON_LD: re.compile(rb'\s*(?:"[^"\\]*(?:\\.[^"\\]*)*"|.)', re.DOTALL),
}


def problem_in(
    path: Path, form: ox.RdfFormat | None, use: Callable[[bytes], object], home: Path | None = None
) -> SyntaxProblem | None:
    """Give a file's text, without a byte order mark, to what reads it or raises Oxigraph's SyntaxError.

    Return what kept the file from being read, or None. A text that passes a bound is not given. The contexts
    that JSON-LD names are read in its home.
    """
    text = b""
    try:
        text = files.read(path)
        if form is not None:
            bounds.refuse(text, form)
            rdf12.refuse(text, form)
        use(contexts.written_in(text, path, home or path.parent) if form == ox.RdfFormat.JSON_LD else text)
    except ParseError as error:
        return error.problems[0]
    except SyntaxError as error:
        if error.lineno is None and form in _PIECES:
            error.lineno, error.offset = _place(text, form)
        return problem_of(path, error)
    except MemoryError:
        message = f"takes more memory than there is, or a literal has over {bounds.LITERAL:,} bytes: split it"
        return SyntaxProblem(files.shown(path), None, None, message)
    return None


def problem_of(path: Path, error: SyntaxError) -> SyntaxProblem:
    """Return what Oxigraph says is wrong with a file; its message repeats the place, which goes."""
    text = error.msg or str(error)
    place, _, reason = text.partition(": ")
    message = reason if reason and " at line " in place else text
    return SyntaxProblem(files.shown(path), error.lineno, error.offset, printable(message))


def _place(text: bytes, form: ox.RdfFormat) -> tuple[int | None, int | None]:
    """Return line and column of the piece at which the parser finds a fault, the pieces given one by one."""
    given = _Given(text, form)
    try:
        deque(ox.parse(given, format=form, base_iri="https://example.org/"), maxlen=0)
    except SyntaxError:
        return end_of(text[: given.start].decode())
    return None, None


class _Given(io.BytesIO):
    """A text that is read piece by piece; it starts where the last piece does, a tag at its bracket."""

    def __init__(self, text: bytes, form: ox.RdfFormat) -> None:
        super().__init__()
        self._text, self._pieces = text, _PIECES[form].finditer(text)
        self._read = self._end = self.start = 0

    def read(self, size: int | None = -1, /) -> bytes:
        most = len(self._text) if size is None or size < 0 else size
        if self._read == self._end and (piece := next(self._pieces, None)):
            self._end = piece.end()
            tag = self._text[piece.start() - 1 : piece.start()] == b"<"
            self.start = self._end - len(piece[0].lstrip()) - tag
        begin, self._read = self._read, min(self._end, self._read + most)
        return self._text[begin : self._read]
