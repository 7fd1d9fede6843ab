"""The state of a folder with a kept graph: what was loaded, from which files, into which database."""

from __future__ import annotations

import json
import re
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph

from kela_graph import files

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kela_graph.rdf.inference import Reasoner

#: What the names of files in the folder begin with.
PREFIX: Final = "kela-graph-store."

#: The file that holds the state; it is replaced as a whole, and the database that it names is whole.
STATE: Final = f"{PREFIX}json"

#: What databases are called, the folders of Oxigraph's own files.
DATABASE: Final = re.compile(r"db-[0-9a-f]{16}")

#: The version of the state's form; incremented with each change of the form.
LATEST: Final = 3

#: A file that was modified so shortly before it was looked at may be modified again without a trace in its
#: time: nanoseconds, more than the coarsest file system's clock.
_RACY: Final = 2_000_000_000


class NotKeptError(Exception):
    """The folder does not hold the graph that is asked for, or what it holds is unusable; says why."""

    def __init__(self, why: str, *, unusable: bool = False) -> None:
        self.unusable = unusable
        super().__init__(why)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which graph is asked for: the dataset folder (its whole path), whether to infer, and by what."""

    root: str
    infer: bool
    reasoner: Reasoner


#: What a change of a file alters: size, time of modification (in nanoseconds), inode, and the time of the
#: last change of any kind, which nobody can set back.
Stamp: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stamps:
    """The stamps of files, by name, and when the first was taken, in nanoseconds of the system's clock."""

    taken_ns: int
    of: Mapping[str, Stamp]

    def trusts(self, name: str, now: Stamp) -> bool:
        """Whether a file is surely unchanged: its stamp is, and was taken well after its last change."""
        return self.of.get(name) == now and max(now[1], now[3]) < self.taken_ns - _RACY


@dataclass(frozen=True, slots=True)
class State:
    """A graph that is kept, and what `program` made it.

    Stamps and digests are of the files that it was read from; contents and ``written`` are the digests and
    stamps of those in its database, a folder below that of the state.
    """

    program: str
    wanted: Wanted
    stamps: Stamps
    digests: Mapping[str, str]
    database: str
    contents: Mapping[str, str]
    written: Stamps

    def write(self, folder: Path) -> None:
        """Put the state into the folder, in place of the one that is there, whole or not at all."""
        text = json.dumps({"format": LATEST, **asdict(self)}, indent=1)
        files.write(folder / STATE, [text.encode("utf-8")])
        files.sync(folder)


def read_state(folder: Path) -> State:
    """Return the state of a folder; NotKeptError if it has none, or what wrote it had another version."""
    try:
        written = json.loads((folder / STATE).read_bytes())
        if written.pop("format") != LATEST:
            raise NotKeptError("another version made it", unusable=True)
        for key in ("stamps", "written"):
            stamps = {name: tuple(each) for name, each in written[key]["of"].items()}
            written[key] = Stamps(int(written[key]["taken_ns"]), stamps)
        state = State(**{**written, "wanted": Wanted(**written["wanted"])})
        if state.program != program(state.wanted.reasoner):
            raise NotKeptError("another version made it", unusable=True)
        if not DATABASE.fullmatch(state.database):
            raise ValueError(f"{state.database!r} is no name of a database")
    except FileNotFoundError:
        raise NotKeptError("nothing was there") from None
    except (OSError, KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        why = f"it is damaged: {STATE}: {type(error).__name__}: {error}"
        raise NotKeptError(why, unusable=True) from None
    return state


@cache
def program(reasoner: Reasoner) -> str:
    """Return the digest of what makes a graph of files: the code, Oxigraph, and owlrl where that infers."""
    versions = [pyoxigraph.__version__]
    if reasoner == "owlrl":
        with suppress(metadata.PackageNotFoundError):
            versions += [metadata.version("owlrl"), metadata.version("rdflib")]
    return files.digest("".join([*versions, *_code()]).encode("utf-8"))


def _code() -> list[str]:
    """Return the text of the modules that read and infer, and of some that do not."""
    package = Path(__file__).parents[1]
    paths = [*package.glob("*.py"), *package.glob("rdf/**/*.py")]
    return [path.read_text(encoding="utf-8") for path in sorted(paths)]


def stamp(path: Path) -> Stamp:
    """Return the stamp of a file; OSError if there is none."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns


def check(state: State, wanted: Wanted, paths: Mapping[str, Path]) -> Stamps:
    """Return the stamps that a kept graph's files have now; NotKeptError if it is not the one wanted."""
    if state.wanted.root != wanted.root:
        raise NotKeptError("it holds the graph of another dataset folder")
    if state.wanted != wanted:
        raise NotKeptError("it holds the graph of other inference")
    return look(state.stamps, state.digests, paths, text_digest)


def text_digest(path: Path) -> str:
    """Return the SHA-256 of a file's text, without a byte order mark; OSError where it can't be read."""
    return files.digest(files.read_bytes(path).removeprefix(files.BOM))


def look(
    stamps: Stamps, digests: Mapping[str, str], paths: Mapping[str, Path], digest: Callable[[Path], str]
) -> Stamps:
    """Return the stamps that files have now, reading those that may have changed; NotKeptError if one has."""
    for names, word in ((paths.keys() - digests.keys(), "new"), (digests.keys() - paths.keys(), "gone")):
        if names:
            raise NotKeptError(f"{min(names)} is {word}")
    taken, now = time.time_ns(), {}
    for name, path in sorted(paths.items()):
        try:
            now[name] = stamp(path)
            same = stamps.trusts(name, now[name]) or digest(path) == digests[name]
        except OSError as error:
            raise NotKeptError(f"{name} can't be read: {error.strerror}") from None
        if not same:
            raise NotKeptError(f"{name} changed")
    return Stamps(taken, now)
