"""What is compared: a dataset folder, RDF files, or a git revision, each read into a dataset."""

from __future__ import annotations

import io
import os
import subprocess
import tempfile
import weakref
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import Dataset

from kela_graph import formats, queries
from kela_graph.errors import InputError, ParseError
from kela_graph.files import find_rdf
from kela_graph.folder import PARTS, SourceFile, open_folder
from kela_graph.graph import describe, read
from kela_graph.namespaces import PREFIXES, PROJECT
from kela_graph.rdf.store import Store
from kela_graph.rdf.syntax import problem_in

if TYPE_CHECKING:
    from collections.abc import Sequence

#: What a dataset folder has, and is taken of a revision.
_FOLDERS: Final = (*PARTS, "queries")

#: What relative IRIs of files are resolved by: the same on both sides.
_BASE: Final = f"{PROJECT}graph/file"

#: The modes of git's that are plain files; links and submodules are passed over.
_PLAIN: Final = (b"100644", b"100755")


def open_side(text: str, root: str | Path | None = None, *, asked: bool = False) -> Dataset:
    """Read one side of a comparison.

    That is a dataset folder, another folder with RDF files, one such file, several with commas between them,
    or else a revision of git's, of the dataset folder at the root. What is there as a path is no revision.
    The questions of a revision must be readable if they will be asked.
    """
    if is_folder(text):
        return read(open_folder(text))
    if paths := _paths(text):
        return _read_files([file for path in paths for file in _files_of(Path(path))])
    return _read_revision(text, open_folder(root).root, asked=asked)


def is_folder(text: str) -> bool:
    """Whether one side is a dataset folder, which can be checked."""
    return bool(text) and (Path(text) / "data").is_dir()


def compare_like(old: str, new: str) -> None:
    """Refuse to compare a revision, of which a dataset folder is read, with a folder that is none."""
    for one, other in ((old, new), (new, old)):
        if not _paths(one) and Path(other or "?").is_dir() and not is_folder(other):
            raise InputError(
                f"{other}: has no data/, while {one} is a revision, of which {', '.join(_FOLDERS)} are read: "
                "name a dataset folder, or files on both sides"
            )


def _paths(text: str) -> list[str]:
    """Return the files, or the folder, that text names; none where it is a revision."""
    named = [text] if os.path.exists(text) else text.split(",")  # noqa: PTH110 - Path("") would be a folder
    return named if all(map(os.path.exists, named)) else []


def _read_revision(text: str, root: Path, *, asked: bool) -> Dataset:
    """Read what a dataset folder holds in a revision; errors name the revision in place of a path.

    What it is written out into stays as long as the dataset, whose questions are read when they are asked.
    """
    commit = _commit(text, root)
    with ExitStack() as stack:
        temporary = stack.enter_context(tempfile.TemporaryDirectory(prefix="kela-graph-"))
        path = Path(temporary).resolve()
        _write_out(commit, root, path)
        if not (path / "data").is_dir():
            raise InputError(f"{text}: has no dataset folder at {root}: name one after --root")
        places = f"{path}{os.sep}", f"{text}:"
        try:
            dataset = read(folder := open_folder(path))
            if asked:
                queries.library(folder)
        except ParseError as error:
            raise ParseError([replace(p, path=p.path.replace(*places)) for p in error.problems]) from None
        except InputError as error:
            raise InputError(str(error).replace(*places)) from None
        weakref.finalize(dataset.store, stack.pop_all().close)
    return dataset


def _files_of(path: Path) -> list[SourceFile]:
    """Return an RDF file, or those of a folder and below."""
    form = formats.of_file(path, "graph")
    if found := find_rdf(path) if path.is_dir() else [(path, form)] if form else []:
        return [SourceFile(each, each.name, form) for each, form in found]
    known = ", ".join(suffix for form in formats.FORMATS if form.rdf for suffix in form.suffixes)
    raise InputError(f"{path}: holds no RDF file: their names end in {known}")


def _read_files(files: Sequence[SourceFile]) -> Dataset:
    """Read files into one dataset; their named graphs are united."""
    store = Store()
    prefixes = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}

    def load(text: bytes, file: SourceFile) -> None:
        quads = ox.parse(text, format=file.format.rdf, base_iri=_BASE, rename_blank_nodes=True)
        store.oxigraph.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        prefixes.update({prefix: iri for prefix, iri in quads.prefixes.items() if prefix})

    found = (problem_in(file.path, file.format.rdf, partial(load, file=file), file.home) for file in files)
    if problems := list(filter(None, found)):
        raise ParseError(problems)
    dataset = Dataset(store=store, default_union=True)
    with suppress(InputError):
        prefixes.update(describe(dataset).prefixes)
    for prefix, namespace in prefixes.items():
        dataset.bind(prefix, namespace)
    return dataset


def _commit(text: str, root: Path) -> str:
    """Return the commit that a revision names."""
    if not text or text.startswith("-") or "\0" in text:
        raise InputError(f"{text!r} is no revision and no path: name a folder, a file or a revision of git's")
    no_path = f"{text}: there is no such path"
    _git(root, "rev-parse", "--git-dir", fault=f"{no_path}, and {root} is in no git repository")
    fault = f"{no_path}, and no such revision in the repository of {root}"
    if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
        fault += ", a shallow clone: `git fetch --unshallow` gets all of it, "
        fault += f"`git fetch --depth 1 origin {text}` a branch, tag or commit, which FETCH_HEAD names then"
    return _git(root, "rev-parse", "--verify", "--quiet", f"{text}^{{commit}}", fault=fault).decode().strip()


def _write_out(commit: str, root: Path, folder: Path) -> None:
    """Write the files of a commit's dataset folder out, each as it is stored."""
    entries = []
    for entry in _git(root, "ls-tree", "-r", "-z", commit, "--", *_FOLDERS).split(b"\0")[:-1]:
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.split(b" ")
        inside = PurePosixPath(os.fsdecode(name))
        if mode in _PLAIN and ".." not in inside.parts and not inside.is_absolute():
            entries.append((blob, folder / inside))
    wanted = b"".join(b"%b\n" % blob for blob, _ in entries)
    blobs = io.BytesIO(_git(root, "cat-file", "--batch", given=wanted))
    for _, path in entries:
        # A line ``blob type length`` stands before each file, and an empty one after it.
        length = int(blobs.readline().rsplit(b" ", 1)[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(blobs.read(length + 1)[:-1])


def _git(root: Path, *arguments: str, given: bytes | None = None, fault: str = "") -> bytes:
    """Run git in a folder and return what it writes."""
    command: Sequence[str] = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        raise InputError(f"{fault} (git is not installed)") from None
    if done.returncode == 0:
        return done.stdout
    reason = done.stderr.decode("utf-8", "replace").strip()
    raise InputError(": ".join(filter(None, (fault, reason))) or "git refuses")
