"""A loaded graph kept on disk, in Oxigraph's own store, and opened at once while its files are unchanged.

A folder holds one graph: ``kela-graph-store.json`` says from which files it was made and names its database,
``db-…``, which is never changed. A new one is written beside it, and then the file is replaced: whoever is
stopped at any moment leaves the old graph or the new one. Any number of processes read beside each other and
beside one that writes; a database is deleted by a later load, when no process reads it any more.

It is a cache: what is damaged, or was made by another version, is made anew.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
import weakref
from contextlib import ExitStack, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

from kela_graph import errors, files
from kela_graph.cache import locks
from kela_graph.cache import state as states
from kela_graph.cache.state import NotKeptError, Stamps, State, Wanted
from kela_graph.errors import InputError, KelaGraphError, ToolError
from kela_graph.graph import bound, load_text, read, store_of
from kela_graph.graph import infer as add_inferred
from kela_graph.rdf.dataset import ReadStore, Union

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Dataset

    from kela_graph.folder import Folder, SourceFile
    from kela_graph.rdf.inference import Reasoner
    from kela_graph.rdf.store import Store

#: How many seconds to wait for another process that writes into the folder.
WAIT: Final = 60.0

#: How often a reader tries again where a database is deleted between reading its name and opening it.
_TRIES: Final = 10


class Kept(NamedTuple):
    """A graph that is kept on disk and can only be read, and why it was loaded; None where it was there."""

    dataset: Dataset
    why: str | None


def keep(
    folder: Folder,
    directory: str | Path,
    *,
    infer: bool = True,
    reasoner: Reasoner = "rl",
    verify: bool = False,
    note: Callable[[str], None] = lambda _: None,
    progress: Callable[[str], None] = lambda _: None,
) -> Kept:
    """Open a dataset folder's graph that is kept on disk; load it first where it is missing or has changed.

    To verify is to read all of the database, even where nothing says that it changed. A note tells the user
    that the kept graph was unusable, and why; progress is told of each step of loading.

    Raises:
        ParseError: files that do not parse; what was kept before stays.
        InputError: the directory can't be used, or the dataset folder.
        ToolError: the directory is in use, the disk is full, or there are no file locks.
    """
    place = _place(errors.folder(directory))
    wanted = Wanted(str(folder.root.resolve()), infer, reasoner)
    with ExitStack() as locked:
        for alone in (False, True):
            try:
                return _kept(_open(place, folder, wanted, verify), folder)
            except NotKeptError as error:
                why, unusable = str(error), error.unusable
            if not alone:  # Look once more then: another process may have loaded it meanwhile.
                locked.enter_context(locks.writing(place, WAIT, why))
        if unusable:
            note(f"{place}: {why}: loading the graph again")
        state = _load(place, folder, wanted, progress)
        return _kept(_open_database(place, state, state.written)[0], folder, why)


def _kept(store: ReadStore, folder: Folder, why: str | None = None) -> Kept:
    store.origin = folder
    return Kept(bound(Union(store)), why)


def _place(directory: Path) -> Path:
    """Return the folder, made if necessary; InputError if it can't be used, or holds files of others."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        names = {path.name for path in directory.iterdir()}
    except OSError as error:
        raise InputError(f"{directory}: can't be used as a folder: {error.strerror}") from None
    own = (states.PREFIX, files.TEMPORARY)
    others = {name for name in names if not (name.startswith(own) or states.DATABASE.fullmatch(name))}
    if others and states.STATE not in names:
        raise InputError(
            f"{directory}: holds other files ({min(others)}) and no graph: name a new or an empty folder"
        )
    return directory


# -- Reading --------------------------------------------------------------------------------------


def _open(place: Path, folder: Folder, wanted: Wanted, verify: bool) -> ReadStore:
    """Open what is kept, if it is what is wanted; NotKeptError says why it is not."""
    paths = {file.name: file.path for file in folder.graph_files}
    for _ in range(_TRIES):
        state = states.read_state(place)
        stamps = states.check(state, wanted, paths)
        seen = states.Stamps(0, {}) if verify else state.written
        try:
            opened, written = _open_database(place, state, seen)
        except (OSError, RuntimeError) as error:
            # Oxigraph finds it damaged; or another process has replaced and deleted it.
            if states.read_state(place) == state:
                raise NotKeptError(f"it is damaged: {error}", unusable=True) from None
            continue
        known = [(state.stamps, stamps), (state.written, written)]
        if not all(before.trusts(*each) for before, now in known for each in now.of.items()):
            _refresh(place, state, stamps, written)
        return opened
    raise ToolError(f"{place}: is in use: the graph is replaced again and again: try again later")


def _open_database(place: Path, state: State, seen: Stamps) -> tuple[ReadStore, Stamps]:
    """Open a database for reading, and return it with its files' stamps; it is not deleted while it lives.

    Oxigraph may read a damaged one for ever, so a file is read before it whose stamp is not as it was seen.
    It raises RuntimeError if it is damaged, and OSError if it is gone.
    """
    path = place / state.database
    descriptor = locks.reading(path)
    try:
        written = states.look(seen, state.contents, _files(path), files.file_digest)
        store = ReadStore(ox.Store.read_only(str(path)))
    except BaseException as error:
        os.close(descriptor)
        if isinstance(error, NotKeptError):
            raise RuntimeError(f"{error} since it was written") from None
        raise
    weakref.finalize(store, os.close, descriptor)
    return store, written


def _refresh(place: Path, state: State, stamps: Stamps, written: Stamps) -> None:
    """Keep new stamps of unchanged files, if that can be done now: then these are not read next time."""
    with suppress(OSError, KelaGraphError, NotKeptError), locks.writing(place, 0, "stamps are new"):
        if states.read_state(place) == state:
            replace(state, stamps=stamps, written=written).write(place)


# -- Writing --------------------------------------------------------------------------------------


def _load(place: Path, folder: Folder, wanted: Wanted, progress: Callable[[str], None]) -> State:
    """Load a folder's graph and keep it in place of the one that was there, which stays if that fails."""
    taken, stamps, digests = time.time_ns(), dict[str, states.Stamp](), dict[str, str]()
    with suppress(OSError):  # `read` reports what can't be read
        stamps.update({source.name: states.stamp(source.path) for source in folder.graph_files})

    def load(text: bytes, file: SourceFile, store: Store, name: ox.NamedNode) -> None:
        digests[file.name] = files.digest(text)
        if file.format.name == "json-ld" and digests[file.name] != states.text_digest(file.path):
            stamps.pop(file.name, None)  # contexts stand in it, which change without it
        load_text(text, file, store, name)

    progress(f"reading {len(folder.graph_files)} files")
    store = store_of(dataset := read(folder, load))
    if wanted.infer:
        progress(f"inferring from {len(store.oxigraph)} triples")
        add_inferred(dataset, wanted.reasoner)
    progress(f"writing {len(store.oxigraph)} triples")
    database = place / f"db-{secrets.token_hex(8)}"
    try:
        contents = _write(store.oxigraph, database)
        maker = states.program(wanted.reasoner)
        now = {name: states.stamp(path) for name, path in _files(database).items()}
        written = Stamps(time.time_ns(), now)
        state = State(maker, wanted, Stamps(taken, stamps), digests, database.name, contents, written)
        state.write(place)
    except (OSError, RuntimeError) as error:
        raise ToolError(
            f"{place}: the graph can't be kept: {error}: what was there before stays; "
            "make room on the disk, or name another folder"
        ) from None
    finally:
        _tidy(place)
    return state


def _write(store: ox.Store, path: Path) -> dict[str, str]:
    """Write a store's quads into a new database, down to the disk; return the digests of its files."""
    database = ox.Store(str(path))
    database.bulk_extend(iter(store))
    database.flush()
    del database
    files.sync(*path.iterdir(), path)
    return {name: files.file_digest(file) for name, file in _files(path).items()}


def _files(database: Path) -> dict[str, Path]:
    return {path.name: path for path in sorted(database.iterdir())}


def _tidy(place: Path) -> None:
    """Delete what stopped loads left, and the databases that no state names and no process reads.

    A state counts whichever version wrote it.
    """
    current = None
    with suppress(OSError, ValueError, TypeError, KeyError):
        current = json.loads((place / states.STATE).read_bytes())["database"]
    for path in sorted(place.iterdir()):
        with suppress(OSError):
            if path.name.startswith(files.TEMPORARY):
                path.unlink()
            elif states.DATABASE.fullmatch(path.name) and path.name != current and not path.is_symlink():
                with locks.unread(path) as free:
                    if free:
                        shutil.rmtree(path)
