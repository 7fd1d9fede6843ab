"""What a folder of a kept graph says of itself: what was loaded, from which files, into which database."""

from __future__ import annotations

import hashlib
import json
import re
import time
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph

from kela_graph import files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kela_graph.rdf.inference import Reasoner

#: What the names of files in the folder begin with.
PREFIX: Final = "kela-graph-store."

#: The file that says it; it is replaced as a whole, and what it names is whole.
STATE: Final = f"{PREFIX}json"

#: What databases are called, the folders of Oxigraph's own files.
DATABASE: Final = re.compile(r"db-[0-9a-f]{16}")

#: The form of the state; counted up whenever one is written otherwise than before.
LATEST: Final = 1

#: A file that was modified so shortly before it was looked at may be modified again without a trace in its
#: time: nanoseconds, more than the coarsest file system's clock.
_RACY: Final = 2_000_000_000


class NotKeptError(Exception):
    """The graph that is asked for is not kept in the folder; the message says why.

    Attributes:
        unusable: whether what is there can't be used for anything.
    """

    def __init__(self, why: str, *, unusable: bool = False) -> None:
        self.unusable = unusable
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which graph is asked for.

    Attributes:
        root: the dataset folder, as a whole path.
        infer: whether what follows is added.
        reasoner: what infers.
    """

    root: str
    infer: bool
    reasoner: Reasoner


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells, without reading a file, that it is hardly another than before."""

    size: int
    modified_ns: int
    inode: int


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamps of files.

    Attributes:
        taken_ns: since when, in nanoseconds of the clock of the day.
        of: the stamp of each file, by its name below the dataset folder.
    """

    taken_ns: int
    of: Mapping[str, Stamp]

    def spare(self, other: Stamps) -> bool:
        """Whether they spare a digest that the other ones do not."""
        return not all(other.trusts(name, stamp) for name, stamp in self.of.items())

    def trusts(self, name: str, now: Stamp) -> bool:
        """Whether a file is surely unchanged: its stamp is, and was taken well after its last change."""
        return self.of.get(name) == now and now.modified_ns < self.taken_ns - _RACY


@dataclass(frozen=True, slots=True)
class State:
    """A graph that is kept.

    Attributes:
        program: the digest of what made it: this program's reading and inference, and Oxigraph.
        wanted: which graph it is.
        stamps: of the files that it was read from.
        digests: the SHA-256 of each of these files' text, without a byte order mark.
        database: the folder of its database, below the folder of the state.
        contents: the SHA-256 of each file of the database.
    """

    program: str
    wanted: Wanted
    stamps: Stamps
    digests: Mapping[str, str]
    database: str
    contents: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """Put the state into the folder, in place of the one that is there, whole or not at all.

        Raises:
            OSError: it can't be written; the other one stays.
        """
        text = json.dumps({"format": LATEST, **asdict(self)}, indent=1)
        files.write(folder / STATE, [text.encode("utf-8")])
        files.sync(folder)


def read_state(folder: Path) -> State:
    """Return the state of a folder.

    Raises:
        NotKeptError: there is none, it can't be read, or another version of this program or of Oxigraph
            wrote it.
    """
    try:
        told = json.loads((folder / STATE).read_bytes())
    except FileNotFoundError:
        raise NotKeptError("nothing was there") from None
    except (OSError, ValueError) as error:
        raise NotKeptError(f"it is damaged: {STATE}: {error}", unusable=True) from None
    if not isinstance(told, dict) or told.get("format") != LATEST or told.get("program") != program():
        raise NotKeptError("another version made it", unusable=True)
    try:
        return _state_of(told)
    except (KeyError, TypeError, AttributeError) as error:
        raise NotKeptError(
            f"it is damaged: {STATE}: {type(error).__name__}: {error}", unusable=True
        ) from None


def _state_of(told: Mapping[str, Any]) -> State:
    stamps = {name: Stamp(**stamp) for name, stamp in told["stamps"]["of"].items()}
    database = told["database"]
    if not DATABASE.fullmatch(database):
        raise TypeError(f"{database!r} is no name of a database")
    return State(
        program=told["program"],
        wanted=Wanted(**told["wanted"]),
        stamps=Stamps(int(told["stamps"]["taken_ns"]), stamps),
        digests=dict(told["digests"]),
        database=database,
        contents=dict(told["contents"]),
    )


@cache
def program() -> str:
    """Return the digest of what makes a graph of files: the code that reads and infers, and Oxigraph."""
    package = Path(__file__).parent.parent
    digest = hashlib.sha256(pyoxigraph.__version__.encode())
    for part in ("folder.py", "formats.py", "graph.py", "namespaces.py", "database", "inference"):
        path = package / part
        for source in [path] if path.is_file() else sorted(path.glob("*.py")):
            digest.update(source.read_bytes())
    return digest.hexdigest()


def stamp(path: Path) -> Stamp:
    """Return the stamp of a file.

    Raises:
        OSError: there is no such file.
    """
    found = path.stat()
    return Stamp(found.st_size, found.st_mtime_ns, found.st_ino)


def check(state: State, wanted: Wanted, paths: Mapping[str, Path]) -> Stamps:
    """See if a kept graph is the one that is asked for, and return the stamps that its files have now.

    Args:
        state: what is kept.
        wanted: what is asked for.
        paths: the files of the dataset, by name.

    Raises:
        NotKeptError: it is another; the message says what has changed.
    """
    told = {"root": "another dataset folder", "infer": "other inference", "reasoner": "other inference"}
    kept, asked = asdict(state.wanted), asdict(wanted)
    for key, what in told.items():
        if kept[key] != asked[key]:
            raise NotKeptError(f"it holds the graph of {what}")
    for names, word in ((paths.keys() - state.digests, "new"), (state.digests.keys() - paths, "gone")):
        if names:
            raise NotKeptError(f"{min(names)} is {word}")
    taken, now = time.time_ns(), {}
    for name, path in sorted(paths.items()):
        try:
            now[name] = stamp(path)
            data = None if state.stamps.trusts(name, now[name]) else path.read_bytes().removeprefix(files.BOM)
        except OSError as error:
            raise NotKeptError(f"{name} can't be read: {error.strerror}") from None
        if data is not None and files.digest(data) != state.digests[name]:
            raise NotKeptError(f"{name} changed")
    return Stamps(taken, now)


def leftovers(folder: Path) -> list[Path]:
    """Return the databases of a folder that its state does not name, whichever version wrote that."""
    try:
        current = json.loads((folder / STATE).read_bytes())["database"]
    except (OSError, ValueError, TypeError, KeyError):
        current = None
    return [
        path
        for path in sorted(folder.iterdir())
        if DATABASE.fullmatch(path.name) and path.name != current and path.is_dir() and not path.is_symlink()
    ]
