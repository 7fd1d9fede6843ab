"""Writes files into a folder: all of them or, where that fails, none; with the digests of all.

The file of digests lists what the program wrote into a folder, if it also lists the file that every folder of
that kind has, its sign. Other files are never overwritten and never deleted.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kela_graph.errors import InputError
from kela_graph.files import TEMPORARY, digest, file_digest, umask

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: The file of digests, as ``sha256sum --check`` reads it.
DIGESTS: Final = "SHA256SUMS"

#: How many names a message lists.
_LISTED: Final = 3

_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")
_NAME: Final = re.compile(r"(?!\.)[\w.-]+")


def digests(files: Mapping[str, bytes]) -> bytes:
    """Return the digests of files, one a line, in order of names."""
    lines = (f"{digest(files[name])}  {name}\n" for name in sorted(files))
    return "".join(lines).encode("utf-8")


def check_names(names: Iterable[str]) -> None:
    """Check that names are valid on every system, and name files in the folder itself."""
    for name in names:
        if not _NAME.fullmatch(name) or name == DIGESTS:
            raise InputError(f"{name!r} can't be the name of a file: use letters, digits, _, . and -")


def write(files: Mapping[str, bytes], folder: str | Path, sign: str, *, force: bool = False) -> None:
    """Write files and their digests into a folder, which is made where there is none.

    Files of an earlier call are replaced; those that are no longer wanted are deleted unless someone has
    changed them. All files are written beside the folder first, and moved into it at the end; where that
    fails, what was there stays. A folder is of the kind that its sign, one of the files, marks; if forced, it
    may hold other files, which stay as they are.
    """
    check_names(files)
    target = Path(folder)
    whole = {**files, DIGESTS: digests(files)}
    try:
        target = target.resolve()
        earlier = _earlier(target, sign)
        _refuse(target, folder, whole, earlier, force)
        gone = [(target / name, digest) for name, digest in earlier.items() if name not in whole]
        _put(whole, target, [path for path, digest in gone if _digest(path) == digest])
    except OSError as error:
        raise InputError(f"{folder}: can't be written: {error.strerror or error}") from None


def _earlier(target: Path, sign: str) -> dict[str, str]:
    """Return the files that an earlier call wrote, by name, with their digests."""
    path = target / DIGESTS
    if not path.is_file():
        return {}
    found = (_LINE.fullmatch(line) for line in path.read_text("utf-8", errors="replace").splitlines())
    listed = {match[2]: match[1] for match in found if match and _NAME.fullmatch(match[2])}
    return listed if sign in listed and _digest(target / sign) == listed[sign] else {}


def _refuse(
    target: Path, shown: object, files: Mapping[str, bytes], earlier: Mapping[str, str], force: bool
) -> None:
    """Refuse to overwrite what the program did not write, or to write beside it without being forced."""
    if not target.exists():
        return
    if not target.is_dir():
        raise InputError(f"{shown}: is not a folder: name a folder that is empty or not there yet")
    own = {*earlier, DIGESTS} if earlier else set()
    others = sorted(path.name for path in target.iterdir() if path.name not in own)
    harmed = [name for name in others if name in files]
    harmed += [name for name in sorted(own & files.keys()) if (target / name).is_dir()]
    if harmed:
        raise InputError(
            f"{shown}: holds {_list(harmed)}, which the program did not write: "
            "move that away, or choose another folder"
        )
    if others and not force:
        raise InputError(
            f"{shown}: holds other files ({_list(others)}): "
            "choose an empty folder, or write beside them with --force"
        )


def _digest(path: Path) -> str | None:
    return file_digest(path) if path.is_file() else None


def _put(files: Mapping[str, bytes], target: Path, stale: list[Path]) -> None:
    """Write files beside the folder, then move them into it; the digests last, so that a failure shows."""
    beside = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=target.parent))
    try:
        for name, data in files.items():
            (beside / name).write_bytes(data)
        if not target.exists():
            beside.chmod(0o777 & ~umask())
            beside.rename(target)
            return
        for path in stale:
            path.unlink()
        for name in files:
            (beside / name).replace(target / name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _list(names: list[str]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more
