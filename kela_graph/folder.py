"""A dataset folder: which files it has, and what its ``dataset.ttl`` says.

A folder has ``ontology/``, ``data/`` and ``queries/``. The program's own folder holds Kela's dataset
and, beside it, what every dataset shares: the general ontology, its alignment, its shapes, its
questions and its checks. Another body's folder gets these from here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kela_graph import errors
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import find, find_rdf, shown

if TYPE_CHECKING:
    from kela_graph.formats import Format

#: The files of ``ontology/`` that every dataset shares.
SHARED: Final = ("alignment.ttl", "responsibility.ttl", "shapes.ttl")

#: The folders whose files are read into the graph, in this order.
PARTS: Final = ("ontology", "data")

#: The folders below ``queries/`` that hold no questions.
QUERY_PARTS: Final = ("checks", "profiles", "tables", "tests")

#: The file that describes the dataset.
DESCRIPTION: Final = Path("data", "dataset.ttl")


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that holds triples of the graph; its name is its path below the folder: ``data/units.ttl``.

    It is shared if it is one of the program's, read for a dataset that is another body's.
    """

    path: Path
    name: str
    format: Format
    shared: bool = False

    @property
    def shown(self) -> str:
        """Its path as messages show it: from the current folder where it is below that."""
        return shown(self.path)

    @property
    def home(self) -> Path:
        """The folder in which it stands by its name, whose contexts it may use."""
        return self.path.parents[self.name.count("/")]

    @property
    def is_shapes(self) -> bool:
        """Whether it holds shapes: it then judges the graph and is not part of it."""
        return self.path.stem.endswith("shapes")


@dataclass(frozen=True)
class Folder:
    """A dataset folder that exists, at its `root`."""

    root: Path

    @property
    def is_program(self) -> bool:
        """Whether this is the folder that the program itself brings."""
        return self.root.resolve() == program_root().resolve()

    @cached_property
    def files(self) -> tuple[SourceFile, ...]:
        """All files with triples, in folders below too; the shared ones first, then in order of paths.

        A file of the folder's own with the same name replaces a shared one, as in a copy of the program's.

        Raises:
            InputError: the folder has no file of data.
        """
        own = [found for part in PARTS for found in _files_of(self.root, part)]
        wanted = {f"ontology/{name}" for name in SHARED} - {found.name for found in own}
        given = () if self.is_program else _files_of(program_root(), "ontology")
        shared = [replace(found, shared=True) for found in given if found.name in wanted]
        if not any(found.name.startswith("data/") for found in own):
            raise InputError(
                f"{self.root}: no RDF file in its folder data/: "
                "name a dataset folder, one with ontology/, data/ and queries/"
            )
        return (*shared, *own)

    @property
    def graph_files(self) -> tuple[SourceFile, ...]:
        """The files of the graph: all but the shapes."""
        return tuple(found for found in self.files if not found.is_shapes)

    @property
    def shape_files(self) -> tuple[SourceFile, ...]:
        """The files of shapes."""
        return tuple(found for found in self.files if found.is_shapes)

    def query_files(self, part: str = "") -> dict[str, Path]:
        """Return the ``.rq`` files of one of `QUERY_PARTS`, or the questions, which stand elsewhere, by stem.

        The program's come first; a file of the dataset's own with the same stem replaces one.

        Raises:
            ParseError: two of the dataset's own have the same stem.
        """
        found: dict[str, Path] = {}
        for root in dict.fromkeys((program_root(), self.root)):
            own: dict[str, Path] = {}
            problems = []
            skip = () if part else QUERY_PARTS
            for path in find(root / "queries" / part, ".rq", skip, folders=False, within=_home(root)):
                if path.stem in own:
                    message = f"has the name of {shown(own[path.stem])}: call one of them otherwise"
                    problems.append(SyntaxProblem(shown(path), None, None, message))
                own[path.stem] = path
            if problems:
                raise ParseError(problems)
            found.update(own)
        return found

    @property
    def own_query_files(self) -> list[Path]:
        """The dataset's own ``.rq`` files, those of its checks too, in order of paths."""
        return find(self.root / "queries", ".rq", folders=False, within=_home(self.root))

    def answer_files(self) -> list[Path]:
        """Return the files of expected answers, in ``queries/tests/`` and below, in order of paths."""
        return find(self.root / "queries" / "tests", folders=False, within=_home(self.root))


def open_folder(root: str | Path | None = None) -> Folder:
    """Return the dataset folder, by default the program's own; InputError where there is none."""
    path = program_root() if root is None else errors.folder(root)
    if not path.is_dir():
        what = "is not a folder" if path.exists() else "there is no such folder"
        raise InputError(f"{path}: {what}: name a dataset folder after --root")
    return Folder(path)


def program_root() -> Path:
    """Return the folder of the program's own dataset: of the checkout, or inside the package."""
    package = Path(__file__).parent
    installed = package / "dataset"
    return installed if installed.is_dir() else package.parent


def _home(root: Path) -> Path:
    """Return the folder that no link may leave: of an installed program, which may be all links, any."""
    return Path(root.anchor) if root == Path(__file__).parent / "dataset" else root


def _files_of(root: Path, part: str) -> list[SourceFile]:
    found = find_rdf(root / part, _home(root))
    return [SourceFile(path, path.relative_to(root).as_posix(), form) for path, form in found]
