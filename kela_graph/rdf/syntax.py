"""What keeps a file from being read, with its place, in Oxigraph's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph import files
from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.rdf import bounds, rdf12

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pyoxigraph import RdfFormat


def problem_in(path: Path, form: RdfFormat | None, use: Callable[[bytes], object]) -> SyntaxProblem | None:
    """Give a file's text, without a byte order mark, to what reads it or raises Oxigraph's SyntaxError.

    Return what kept the file from being read, or None. A text that passes a bound is not given.
    """
    try:
        text = files.read(path)
        if form is not None:
            bounds.refuse(text, form)
            rdf12.refuse(text, form)
        use(text)
    except ParseError as error:
        return error.problems[0]
    except SyntaxError as error:
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
    return SyntaxProblem(files.shown(path), error.lineno, error.offset, message)
