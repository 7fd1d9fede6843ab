"""Where a finding lies: file, line and column of the statement that caused it, else of its subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import OWL, Dataset, URIRef

from kela_graph.errors import ParseError
from kela_graph.graph import describe, graph_name, load_text, read, read_shapes
from kela_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from kela_graph.folder import Folder, SourceFile
    from kela_graph.locations import Located

    Pattern = tuple[Node | None, Node | None, Node | None]

# Which part of the statement that was found a finding points at.
_SUBJECT: Final = 0
_PREDICATE: Final = 1
_OBJECT: Final = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file.

    Attributes:
        path: the file as messages show it; None where no file is known.
        line: counted from 1; None where it is not known.
        column: counted from 1, in characters; None where it is not known.
    """

    path: str | None = None
    line: int | None = None
    column: int | None = None


class Places:
    """Where the statements of a dataset stand in its files.

    Files that people write are read through the locating parser, so that a blank node of the graph is
    the same one here.
    """

    def __init__(self) -> None:
        self._files: dict[str, SourceFile] = {}
        self._located: dict[str, Located | None] = {}
        self._dataset = Dataset()

    @classmethod
    def reading(cls, folder: Folder) -> tuple[Dataset, Places]:
        """Read a folder's asserted triples together with their places.

        Raises:
            ParseError: files that can't be read or do not parse; all of them are told.
            InputError: the folder has no data, or its description lacks what is needed.
        """
        places = cls()
        dataset = read(folder, places._load)
        places._dataset = dataset
        return dataset, places

    @classmethod
    def reading_shapes(cls, folder: Folder) -> tuple[Dataset, Places]:
        """Read a folder's shapes together with their places.

        Raises:
            ParseError: files that can't be read or do not parse; all of them are told.
        """
        places = cls()
        dataset = read_shapes(folder, places._load)
        places._dataset = dataset
        return dataset, places

    @classmethod
    def of(cls, dataset: Dataset) -> Places:
        """Return the places of a dataset that is loaded: as its files have them now, where they do."""
        places = cls()
        places._dataset = dataset
        store = dataset.store
        if isinstance(store, Store) and store.folder is not None:
            base = describe(dataset).base
            places._files = {graph_name(file, base): file for file in store.folder.graph_files}
        return places

    def located(self) -> Iterator[tuple[SourceFile, Located]]:
        """Give each file whose triples can be located, with them."""
        for name, file in self._files.items():
            found = self._located_in(name, file)
            if found is not None:
                yield file, found

    def find(self, focus: Node | None, predicate: Node | None = None, value: Node | None = None) -> Place:
        """Return the place of the statement, or the closest one that has to do with its focus node."""
        for pattern, part in _patterns(focus, predicate, value):
            for name, file in self._files.items():
                place = self._find_in(name, file, pattern, part)
                if place is not None:
                    return place
        return Place()

    def statement(self, subject: URIRef, value: URIRef) -> Place | None:
        """Return the place where a statement has that subject and that value, or None where none has."""
        for name, file in self._files.items():
            place = self._find_in(name, file, (subject, None, value), _OBJECT)
            if place is not None:
                return place
        return None

    def _load(self, text: bytes, file: SourceFile, store: ox.Store, name: ox.NamedNode) -> None:
        """Load a file with its places; one that the locating parser can't read, without."""
        self._files[name.value] = file
        if file.format.name != "turtle":
            load_text(text, file, store, name)
            return
        # Oxigraph reads it first: its messages are the ones that people know.
        for _ in ox.parse(text, format=file.format.rdf, base_iri=name.value):
            pass
        located = self._locate(name.value, file, text.decode("utf-8"))
        if located is None:
            load_text(text, file, store, name)
        else:
            store.extend(located.quads(name))

    def _locate(self, name: str, file: SourceFile, text: str) -> Located | None:
        from kela_graph.locations import locate

        try:
            self._located[name] = locate(text, name, file.shown)
        except ParseError:
            self._located[name] = None
        return self._located[name]

    def _located_in(self, name: str, file: SourceFile) -> Located | None:
        if name not in self._located and file.format.name == "turtle":
            self._locate(name, file, file.path.read_text(encoding="utf-8-sig"))
        return self._located.get(name)

    def _find_in(self, name: str, file: SourceFile, pattern: Pattern, part: int) -> Place | None:
        located = self._located_in(name, file)
        if located is not None:
            found = located.find(*pattern)
            if found is not None:
                at = located.location((found.subject_at, found.predicate_at, found.object_at)[part])
                return Place(file.shown, at.line, at.column)
            return None
        known = self._dataset.graph(URIRef(name)).triples(pattern)
        return Place(file.shown) if next(known, None) is not None else None


def _patterns(focus: Node | None, predicate: Node | None, value: Node | None) -> list[tuple[Pattern, int]]:
    """Return the patterns to look for, the closest first, each with the part to point at."""
    if focus is None:
        return []
    by = predicate if isinstance(predicate, URIRef) else None
    close: list[tuple[Pattern, int]] = []
    if value is not None:
        close += [
            ((focus, by, value), _OBJECT),
            ((focus, None, value), _OBJECT),
            ((value, None, focus), _OBJECT),
        ]
    if by is not None:
        close.append(((focus, by, None), _PREDICATE))
    return [
        *close,
        ((focus, None, None), _SUBJECT),
        ((None, OWL.annotatedSource, focus), _OBJECT),
        ((None, None, focus), _OBJECT),
    ]
