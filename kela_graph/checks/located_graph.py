"""A graph, and where its statements stand in the files that it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, BNode, Graph, URIRef
from rdflib.paths import Path

from kela_graph.checks.finding import Place
from kela_graph.checks.located_file import OBJECT, PREDICATE, SUBJECT, read_located
from kela_graph.checks.paths import first_predicate, last_steps
from kela_graph.errors import ParseError
from kela_graph.files import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox
    from rdflib.term import Node

    from kela_graph.checks.located_file import LocatedFile, Pattern
    from kela_graph.folder import SourceFile
    from kela_graph.graph import Loader


class LocatedGraph:
    """A graph with the places of its statements.

    Attributes:
        graph: the graph, in which blank nodes are the same as in the files.
        files: what it was read from.
    """

    def __init__(self, graph: Graph | None = None, files: Iterable[LocatedFile] = ()) -> None:
        self.graph = Graph() if graph is None else graph
        self.files = tuple(files)

    @property
    def exact(self) -> Iterator[LocatedFile]:
        """The files in which the place of each term is known."""
        return (file for file in self.files if file.is_exact)

    def find(
        self, focus: Node | None, predicate: Node | Path | None = None, value: Node | None = None
    ) -> Place:
        """Return the place of a statement, or the closest one that has to do with its focus node.

        Where the predicate is a path, the statement is the one that the path ends with.
        """
        if focus is None:
            return Place()
        patterns = self._patterns(focus, predicate, value)
        places = (place for pattern, part in patterns if (place := self._find(pattern, part)))
        return next(places, Place())

    def statement(self, subject: URIRef, value: URIRef) -> Place | None:
        """Return the place of a statement with that subject and that value, or None if there is none."""
        return self._find((subject, None, value), OBJECT)

    def part(self, statement: tuple[Node, Node, Node], part: int, offset: int = 0) -> Place:
        """Return the place of one part of a statement: its `SUBJECT`, `PREDICATE` or `OBJECT`.

        Args:
            statement: looked for without its blank nodes where these have other labels in the files.
            part: which part.
            offset: of a character of the part, where that is a literal, counted in its value.
        """
        subject, predicate, value = (None if isinstance(term, BNode) else term for term in statement)
        exact = self._find(statement, part, offset)
        return exact or self._find((subject, predicate, value), part, offset) or Place()

    def _find(self, pattern: Pattern, part: int, offset: int = 0) -> Place | None:
        return next((at for file in self.files if (at := file.find(pattern, part, offset))), None)

    def _patterns(
        self, focus: Node, predicate: Node | Path | None, value: Node | None
    ) -> Iterator[tuple[Pattern, int]]:
        """Give the patterns to look for, the closest first, each with the part to point at."""
        by = first_predicate(predicate)
        if value is not None:
            if isinstance(predicate, URIRef | Path):
                yield from ((step, OBJECT) for step in last_steps(self.graph, focus, predicate, value))
            for note in self.graph.subjects(OWL.annotatedSource, focus):
                if self.graph.value(note, OWL.annotatedProperty) == predicate:
                    yield (note, OWL.annotatedTarget, value), OBJECT
            yield (focus, None, value), OBJECT
            yield (value, None, focus), OBJECT
        if by is not None:
            yield (focus, by, None), PREDICATE
        yield (focus, None, None), SUBJECT
        yield (None, OWL.annotatedSource, focus), OBJECT
        yield (None, None, focus), OBJECT


def loader(files: list[LocatedFile]) -> Loader:
    """Return what loads a file into a graph for `kela_graph.graph.read`, and adds it to the list."""

    def load(text: bytes, file: SourceFile, store: ox.Store, name: ox.NamedNode) -> None:
        found = read_located(text, file, name.value)
        store.extend(found.located.quads(name))
        files.append(found)

    return load


def files_now(files: Iterable[tuple[SourceFile, str]]) -> Iterator[LocatedFile]:
    """Read the files of a graph that was loaded before, those left out that can't be read any more.

    Args:
        files: each with the IRI of its graph.
    """
    for file, name in files:
        try:
            yield read_located(read(file.path), file, name)
        except (ParseError, SyntaxError):
            continue
