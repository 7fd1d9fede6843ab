"""What is compared: a dataset folder, RDF files, or a revision of git's, each read into a dataset."""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import Dataset

from kela_graph import formats
from kela_graph.errors import InputError, ParseError
from kela_graph.files import find_rdf
from kela_graph.folder import PARTS, SourceFile, open_folder
from kela_graph.graph import describe, read
from kela_graph.namespaces import PREFIXES, PROJECT
from kela_graph.rdf.store import Store
from kela_graph.rdf.syntax import problem_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

#: What a dataset folder has, and is taken of a revision.
_FOLDERS: Final = (*PARTS, "queries")

#: What relative IRIs of files are resolved by: the same on both sides.
_BASE: Final = f"{PROJECT}graph/file"

#: The modes of git's that are plain files; links and submodules are passed over.
_PLAIN: Final = ("100644", "100755")


def open_side(text: str, root: str | Path | None = None) -> Dataset:
    """Read one side of a comparison.

    Args:
        text: a dataset folder, another folder with RDF files, one such file, several with commas between
            them, or else a revision of git's. What is there as a path is no revision.
        root: the dataset folder of which a revision is read; the program's where None.

    Raises:
        ParseError: files that do not parse; all of them are told, with the revision.
        InputError: there is no such path or revision, or it holds no dataset.
    """
    if is_folder(text):
        return read(open_folder(text))
    named = [text] if os.path.exists(text) else text.split(",")  # noqa: PTH110 - Path("") would be a folder
    if all(os.path.exists(part) for part in named):  # noqa: PTH110
        return _read_files([file for part in named for file in _files_of(Path(part))])
    with revision(text, open_folder(root).root) as folder:
        return read(open_folder(folder))


def is_folder(text: str) -> bool:
    """Whether one side is a dataset folder, which can be checked."""
    return bool(text) and (Path(text) / "data").is_dir()


@contextmanager
def revision(text: str, root: Path) -> Iterator[Path]:
    """Give a folder with what a dataset folder holds in a revision; it is gone afterwards.

    Raises:
        ParseError: what is read there does not parse; told with the revision in place of the folder.
        InputError: git, the repository or the revision is not there, or has no dataset folder.
    """
    commit = _commit(text, root)
    with tempfile.TemporaryDirectory(prefix="kela-graph-") as temporary:
        folder = Path(temporary).resolve()
        _write_out(commit, root, folder)
        if not (folder / "data").is_dir():
            raise InputError(f"{text}: has no dataset folder at {root}: name one after --root")
        try:
            yield folder
        except ParseError as error:
            problems = [
                replace(problem, path=problem.path.replace(f"{folder}{os.sep}", f"{text}:"))
                for problem in error.problems
            ]
            raise ParseError(problems) from None
        except InputError as error:
            raise InputError(str(error).replace(f"{folder}{os.sep}", f"{text}:")) from None


def _files_of(path: Path) -> list[SourceFile]:
    """Return an RDF file, or those of a folder and below.

    Raises:
        InputError: its suffix tells no format, or the folder has no such file.
    """
    form = formats.of_file(path, "graph")
    named = find_rdf(path) if path.is_dir() else [(path, form)] if form else []
    found = [SourceFile(each, each.name, form) for each, form in named]
    if not found:
        known = ", ".join(suffix for form in formats.FORMATS if form.rdf for suffix in form.suffixes)
        raise InputError(f"{path}: holds no RDF file: their names end in {known}")
    return found


def _read_files(files: Sequence[SourceFile]) -> Dataset:
    """Read files into one dataset; their named graphs are united.

    Raises:
        ParseError: files that do not parse; all of them are told.
    """
    store = Store()
    prefixes = {prefix: str(namespace) for prefix, namespace in PREFIXES.items()}

    def load(text: bytes, file: SourceFile) -> None:
        quads = ox.parse(text, format=file.format.rdf, base_iri=_BASE, rename_blank_nodes=True)
        store.oxigraph.bulk_extend(ox.Quad(q.subject, q.predicate, q.object) for q in quads)
        prefixes.update({prefix: iri for prefix, iri in quads.prefixes.items() if prefix})

    problems = [problem_in(file.path, partial(load, file=file)) for file in files]
    if any(problems):
        raise ParseError([problem for problem in problems if problem is not None])
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
    _git(root, "rev-parse", "--git-dir", said=f"{no_path}, and {root} is in no git repository")
    told = f"{no_path}, and no such revision in the repository of {root}"
    return _git(root, "rev-parse", "--verify", "--quiet", f"{text}^{{commit}}", said=told).decode().strip()


def _write_out(commit: str, root: Path, folder: Path) -> None:
    """Write the files of a commit's dataset folder out, each as it is stored."""
    listed = _git(root, "ls-tree", "-r", "-z", commit, "--", *_FOLDERS)
    entries = []
    for entry in filter(None, listed.split(b"\0")):
        about, _, name = entry.partition(b"\t")
        mode, _, blob = about.decode("ascii").split(" ")
        inside = PurePosixPath(os.fsdecode(name))
        if mode in _PLAIN and ".." not in inside.parts and not inside.is_absolute():
            entries.append((blob, folder / inside))
    wanted = "".join(f"{blob}\n" for blob, _ in entries)
    data = _git(root, "cat-file", "--batch", given=wanted.encode("ascii"))
    start = 0
    for _, path in entries:
        end = data.index(b"\n", start)
        length = int(data[start:end].rsplit(b" ", 1)[1])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data[end + 1 : end + 1 + length])
        start = end + 1 + length + 1


def _git(root: Path, *arguments: str, given: bytes | None = None, said: str | None = None) -> bytes:
    """Run git in a folder and return what it writes.

    Raises:
        InputError: git is not installed, or refuses.
    """
    command: Sequence[str] = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError:
        what = said or "a revision can't be read"
        raise InputError(f"{what} (git is not installed)") from None
    if done.returncode == 0:
        return done.stdout
    reason = done.stderr.decode("utf-8", "replace").strip()
    raise InputError(": ".join(part for part in (said, reason) if part) or "git refuses")
