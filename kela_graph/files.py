"""Files: found in folders, read as text, written whole or not at all, and their digests."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kela_graph import formats
from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.text import end_of, printable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from io import BufferedReader

#: What some editors write before UTF-8.
BOM: Final = b"\xef\xbb\xbf"

#: What is no plain file, and may have no end.
_ODD: Final = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket", stat.S_IFCHR: "device", stat.S_IFBLK: "device"}

#: Where a shell puts the pipes that it connects, as in ``--file <(…)``; the process has these open already.
_CONNECTED: Final = (Path("/dev/stdin"), Path("/dev/fd"), Path("/proc/self/fd"))

#: Lets a file be opened that is a pipe, without waiting for someone to write; 0 where the system can't.
_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)

#: What no name of a file may have: control characters, line ends, and bytes that are not UTF-8.
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")

#: How the names of files and folders begin that are not whole yet.
TEMPORARY: Final = ".kela-graph-"


def find(
    folder: Path,
    suffix: str | tuple[str, ...] = "",
    skip: Collection[str] = (),
    *,
    folders: bool = True,
    within: Path | None = None,
) -> list[Path]:
    """Return what is in a folder and below and has a suffix, in order of paths, except what is hidden.

    A folder that does not exist is empty.

    Args:
        folder: where to look; links to folders below it are not followed.
        suffix: how names end, in lower case, or several such ends.
        skip: the names of folders not to look into.
        folders: whether folders are found too, unless they are skipped.
        within: the folder that no link may leave, by default this one.

    Raises:
        ParseError: a folder can't be read, a link leaves, or a name can't be written; it lists all of a kind.
    """
    found: list[Path] = []
    entered = {folder}
    for place, below, names in os.walk(folder, onerror=_refuse):
        below[:] = [name for name in below if not name.startswith(".") and name not in skip]
        entered.update(Path(place, name) for name in below)
        wanted = [*below, *names] if folders else names
        found += [Path(place, name) for name in wanted if name.lower().endswith(suffix) and name[0] != "."]
    home = Path(os.path.realpath(within or folder))
    if faults := [fault for path in sorted(entered.union(found)) if (fault := _fault(path, home))]:
        raise ParseError(faults)
    return sorted(found)


def _fault(path: Path, home: Path) -> SyntaxProblem | None:
    """Return what is wrong with where a path leads, which may be hidden as ``.git`` is, or with its name."""
    if os.path.islink(path):  # noqa: PTH114 - never raises
        target = Path(os.path.realpath(path))
        if not target.is_relative_to(home) or any(p[0] == "." for p in target.relative_to(home).parts):
            fault = f"is a link that leaves the folder {shown(home)}, or to what is hidden: put a copy here"
            return SyntaxProblem(printable(f"{shown(path.parent)}/{path.name}"), None, None, fault)
    return _misnamed(path)


def _misnamed(path: Path) -> SyntaxProblem | None:
    """Return what is wrong with a name that no message, report or IRI can hold as it is."""
    if not _UNWRITABLE.search(path.name):
        return None
    fault = "its name holds a control character, or is not UTF-8: rename it"
    return SyntaxProblem(printable(shown(path)), None, None, fault)


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise _unreadable(Path(error.filename), error) from None


def _unreadable(path: Path, error: OSError) -> ParseError:
    return ParseError([SyntaxProblem(shown(path), None, None, f"can't be read: {error.strerror}")])


def find_rdf(folder: Path, within: Path | None = None) -> list[tuple[Path, formats.Format]]:
    """Return what is in a folder and below and has a suffix of RDF, each with its format, as `find` does."""
    suffixes = tuple(end for form in formats.FORMATS if form.kind == "graph" for end in form.suffixes)
    found = find(folder, suffixes, within=within)
    return [(path, form) for path in found if (form := formats.of_file(path, "graph"))]


def shown(path: Path) -> str:
    """Return a path as messages show it: from the current folder where it is below that, and as UTF-8."""
    try:
        text = path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        text = str(path)
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def read(path: Path) -> bytes:
    """Return what a plain file holds, UTF-8 without a byte order mark; ParseError where it can't be read."""
    if problem := _misnamed(path):
        raise ParseError([problem])
    try:
        data = read_bytes(path).removeprefix(BOM)
    except OSError as error:
        raise _unreadable(path, error) from None
    decoded(data, path)
    return data


def read_bytes(path: Path) -> bytes:
    """Return what a plain file holds, or a pipe of the shell's; OSError of others, which may never end."""
    with _opened(path) as file:
        return file.read()


def _opened(path: Path) -> BufferedReader:
    """Open a plain file, or a pipe of the shell's, to be read; OSError of others."""
    _require_plain(path, path.stat())
    # A pipe that has taken the file's place meanwhile is opened at once, and refused too.
    file = open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AT_ONCE))  # noqa: SIM115
    try:
        _require_plain(path, os.fstat(file.fileno()))
        if _AT_ONCE:
            os.set_blocking(file.fileno(), True)
    except BaseException:
        file.close()
        raise
    return file


def _require_plain(path: Path, status: os.stat_result) -> None:
    kind = _ODD.get(stat.S_IFMT(status.st_mode))
    if kind and not {path, path.parent}.intersection(_CONNECTED):
        raise OSError(errno.EINVAL, f"it is a {kind}: put a plain file in its place")


def read_text(path: Path) -> str:
    """Return the text of a file, as `read` does."""
    return read(path).decode("utf-8")


def decoded(data: bytes, source: Path | str) -> str:
    """Return UTF-8 as text, without a byte order mark, or raise ParseError at the first byte that is none."""
    try:
        return data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8: save the text as UTF-8"
        name = source if isinstance(source, str) else shown(source)
        raise ParseError(
            [SyntaxProblem(name, *end_of(error.object[: error.start].decode()), message)]
        ) from None


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
    with _opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def within(path: Path, wanted: Collection[Path]) -> bool:
    """Whether a path is one of some paths, or below one."""
    return path in wanted or any(each in wanted for each in path.parents)
