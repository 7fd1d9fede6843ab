"""Files: found in folders, read as text, written whole or not at all, and their digests."""

from __future__ import annotations

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kela_graph import formats
from kela_graph.errors import ParseError, SyntaxProblem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

#: What some editors write before UTF-8.
BOM: Final = b"\xef\xbb\xbf"

#: How the names of files and folders begin that are not whole yet.
TEMPORARY: Final = ".kela-graph-"


def find(folder: Path, suffix: str = "", skip: Collection[str] = ()) -> list[Path]:
    """Return what is in a folder and below and has a suffix, in order of paths, except what is hidden.

    Folders are found too, unless they are skipped by name; links to folders are not followed. A folder that
    does not exist is empty.

    Raises:
        ParseError: a folder can't be read.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=_refuse):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in skip]
        names = [name for name in (*folders, *names) if not name.startswith(".")]
        found += [Path(place, name) for name in names if name.endswith(suffix)]
    return sorted(found)


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise _unreadable(Path(error.filename), error) from None


def _unreadable(path: Path, error: OSError) -> ParseError:
    return ParseError([SyntaxProblem(shown(path), None, None, f"can't be read: {error.strerror}")])


def find_rdf(folder: Path) -> list[tuple[Path, formats.Format]]:
    """Return what is in a folder and below and has a suffix of RDF, each with its format, as `find` does."""
    found = ((path, formats.of_file(path, "graph")) for path in find(folder))
    return [(path, form) for path, form in found if form is not None]


def shown(path: Path) -> str:
    """Return a path as messages show it: from the current folder where it is below that."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def read(path: Path) -> bytes:
    """Return what a file holds, which is UTF-8, without a byte order mark.

    Raises:
        ParseError: the file can't be read, or is not UTF-8.
    """
    try:
        data = path.read_bytes().removeprefix(BOM)
    except OSError as error:
        raise _unreadable(path, error) from None
    decoded(data, path)
    return data


def read_text(path: Path) -> str:
    """Return the text of a file, as `read` does."""
    return read(path).decode("utf-8")


def decoded(data: bytes, source: Path | str) -> str:
    """Return UTF-8 as text, without a byte order mark; messages name the source.

    Raises:
        ParseError: it is not UTF-8; the place is the first byte that is not.
    """
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        column = error.start - (error.object.rfind(b"\n", 0, error.start) + 1) + 1
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8: save the text as UTF-8"
        name = source if isinstance(source, str) else shown(source)
        raise ParseError([SyntaxProblem(name, line, column, message)]) from None


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all, down to the disk: beside it first, then in its place.

    Its permissions stay; a new file has those that the process gives.

    Raises:
        OSError: it can't be written; what was there before stays.
    """
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=TEMPORARY, delete=False) as file:
            temporary = Path(file.name)
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~umask())
        temporary.replace(path)
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def sync(*paths: Path) -> None:
    """Make sure that files and folders survive a loss of power; OSError where the disk fails."""
    for path in paths:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def umask() -> int:
    """Return the permissions that the process withholds from the files that it makes."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def digest(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def file_digest(path: Path) -> str:
    """Return the SHA-256 of a file of any size, in hexadecimal digits; OSError where it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
