"""Where a finding lies: file, line and column of the statement that caused it, else of its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, BNode, Dataset, Graph, URIRef
from rdflib.paths import Path

from kela_graph import files
from kela_graph.checks.finding import Place
from kela_graph.checks.paths import first_predicate, last_steps
from kela_graph.checks.sources import OBJECT, PREDICATE, SUBJECT, Source, read_source
from kela_graph.errors import ParseError
from kela_graph.graph import describe, folder_of, graph_name, read, read_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyoxigraph as ox
    from rdflib.term import Node

    from kela_graph.checks.sources import Pattern
    from kela_graph.folder import Folder, SourceFile
    from kela_graph.rdf.locations import Located

__all__ = ["OBJECT", "PREDICATE", "SUBJECT", "Places"]


class Places:
    """Where the statements of a dataset stand in its files.

    Files that people write are read through the locating parser, so that a blank node of the graph is
    the same one here.
    """

    def __init__(self) -> None:
        self._files: dict[str, SourceFile] = {}
        self._sources: dict[str, Source | None] = {}
        self._graph: Graph = Dataset()

    @classmethod
    def reading(cls, folder: Folder) -> tuple[Dataset, Places]:
        """Read a folder's asserted triples together with their places.

        Raises:
            ParseError: files that can't be read or do not parse; all of them are told.
            InputError: the folder has no data, or its description lacks what is needed.
        """
        places = cls()
        dataset = read(folder, places._load)
        places._graph = dataset
        return dataset, places

    @classmethod
    def reading_shapes(cls, folder: Folder) -> tuple[Dataset, Places]:
        """Read a folder's shapes together with their places.

        Raises:
            ParseError: files that can't be read or do not parse; all of them are told.
        """
        places = cls()
        dataset = read_shapes(folder, places._load)
        places._graph = dataset
        return dataset, places

    @classmethod
    def of(cls, dataset: Dataset) -> Places:
        """Return the places of a dataset that is loaded: as its files have them now, where they do."""
        places = cls()
        places._graph = dataset
        if folder := folder_of(dataset):
            base = describe(dataset).base
            places._files = {graph_name(file, base): file for file in folder.graph_files}
        return places

    @classmethod
    def of_graph(cls, graph: Graph) -> Places:
        """Return the places of a graph whose files are to be told by `add`."""
        places = cls()
        places._graph = graph
        return places

    def add(self, text: bytes, file: SourceFile, name: str) -> Source:
        """Read a file, so that its triples have places, and return it.

        Args:
            text: what the file holds, without a byte order mark.
            file: which it is.
            name: the IRI of its graph, against which relative ones are resolved.

        Raises:
            SyntaxError: it does not parse.
        """
        source = read_source(text, file, name)
        self._files[name] = file
        self._sources[name] = source
        return source

    def files(self) -> list[str]:
        """Return the files, as messages show them."""
        return [file.shown for file in self._files.values()]

    def located(self) -> Iterator[tuple[SourceFile, Located]]:
        """Give each file whose triples can be located, with them."""
        for name, file in self._files.items():
            source = self._source(name)
            if source is not None and source.located is not None:
                yield file, source.located

    def find(
        self, focus: Node | None, predicate: Node | Path | None = None, value: Node | None = None
    ) -> Place:
        """Return the place of the statement, or the closest one that has to do with its focus node.

        Where the predicate is a path, the statement is the one that the path ends with.
        """
        if focus is None:
            return Place()
        for pattern, part in self._patterns(focus, predicate, value):
            place = self._find(pattern, part)
            if place is not None:
                return place
        return Place()

    def statement(self, subject: URIRef, value: URIRef) -> Place | None:
        """Return the place where a statement has that subject and that value, or None where none has."""
        return self._find((subject, None, value), OBJECT)

    def part(self, statement: tuple[Node, Node, Node], part: int, offset: int = 0) -> Place:
        """Return the place of one part of a statement: its `SUBJECT`, `PREDICATE` or `OBJECT`.

        Args:
            statement: it is looked for by all that its files name: blank nodes may have other labels.
            part: which part.
            offset: of a character of the part, where that is a literal, counted in its value.
        """
        subject, predicate, value = (None if isinstance(term, BNode) else term for term in statement)
        exact = self._find(statement, part, offset)
        return exact or self._find((subject, predicate, value), part, offset) or Place()

    def _load(self, text: bytes, file: SourceFile, store: ox.Store, name: ox.NamedNode) -> None:
        """Load a file with its places, as `graph.read` wants it."""
        store.extend(self.add(text, file, name.value).quads(name))

    def _source(self, name: str) -> Source | None:
        """Return a file as it was read, or as it is now; None where it can no longer be read."""
        if name not in self._sources:
            file = self._files[name]
            try:
                self._sources[name] = read_source(files.read(file.path), file, name)
            except (ParseError, SyntaxError):
                self._sources[name] = None
        return self._sources[name]

    def _find(self, pattern: Pattern, part: int, offset: int = 0) -> Place | None:
        for name in self._files:
            source = self._source(name)
            place = None if source is None else source.find(pattern, part, offset)
            if place is not None:
                return place
        return None

    def _patterns(
        self, focus: Node, predicate: Node | Path | None, value: Node | None
    ) -> Iterator[tuple[Pattern, int]]:
        """Give the patterns to look for, the closest first, each with the part to point at."""
        by = first_predicate(predicate)
        if value is not None:
            if isinstance(predicate, URIRef | Path):
                yield from ((step, OBJECT) for step in last_steps(self._graph, focus, predicate, value))
            for note in self._graph.subjects(OWL.annotatedSource, focus):
                if self._graph.value(note, OWL.annotatedProperty) == predicate:
                    yield (note, OWL.annotatedTarget, value), OBJECT
            yield (focus, None, value), OBJECT
            yield (value, None, focus), OBJECT
        if by is not None:
            yield (focus, by, None), PREDICATE
        yield (focus, None, None), SUBJECT
        yield (None, OWL.annotatedSource, focus), OBJECT
        yield (None, None, focus), OBJECT
