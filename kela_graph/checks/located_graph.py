"""A graph, and where its statements stand in its files, as exactly as their formats tell.

In Turtle, N-Triples and N-Quads that is where each term is written, in RDF/XML and JSON-LD where the
subject is first named, if it is, and in TriG it is only the file. Named graphs are united.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, replace
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
from rdflib import OWL, BNode, Graph, URIRef
from rdflib.paths import Path

from kela_graph.checks.finding import Place
from kela_graph.checks.paths import first_predicate, last_steps
from kela_graph.errors import ParseError
from kela_graph.rdf.locations import Located, LocatedTriple, json_ld_subjects, locate, rdf_xml_subjects
from kela_graph.rdf.locations.located import Prefix, line_starts, location_of
from kela_graph.rdf.syntax import problem_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib.term import Node

    from kela_graph.folder import SourceFile
    from kela_graph.graph import Loader
    from kela_graph.rdf.locations import Location
    from kela_graph.rdf.store import Store

    #: Subject, predicate and object; None stands for any.
    Pattern = tuple[Node | None, Node | None, Node | None]

# Which part of a statement a place is of.
SUBJECT: Final = 0
PREDICATE: Final = 1
OBJECT: Final = 2

#: The formats whose triples can be located one by one.
_EXACT: Final = ("turtle", "n-triples", "n-quads")

#: Counts the files that are read.
_READ: Final = count()

#: A blank node's label, as engines write it into messages.
LABEL: Final = r"(_:)?\bn\d{7,}b\d{7,}\b"

# A statement of N-Quads up to its graph, and the graph.
_QUAD: Final = re.compile(
    r"^([ \t]*(?:<[^>]*>|_:\S+)[ \t]*<[^>]*>[ \t]*"
    r'(?:<[^>]*>|_:[^\s<]+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)[ \t]*)'
    r"(<[^>]*>|_:\S+?)(?=[ \t]*\.[ \t\r]*(?:#.*)?$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, eq=False)
class LocatedFile:
    """A file that was read, and where each subject is first named, unless each term's offset is known."""

    source: SourceFile
    located: Located
    subjects: Mapping[URIRef, Location] | None = None

    @property
    def is_exact(self) -> bool:
        """Whether the place of each term is known."""
        return self.subjects is None

    def place(self, offset: int) -> Place:
        """Return the place of an offset in the text of an exact file."""
        at = self.located.location(offset)
        return Place(self.source.shown, at.line, at.column)

    def find(self, pattern: Pattern, part: int, offset: int = 0) -> Place | None:
        """Return the place of a part of the first statement that matches, or of a character in its value."""
        found = self.located.find(*pattern)
        if found is None:
            return None
        if self.subjects is not None:
            at = self.subjects.get(URIRef(found.subject.value))
        elif offset:
            at = self.located.inside(found, offset)
        else:
            at = self.located.location((found.subject_at, found.predicate_at, found.object_at)[part])
        return Place(self.source.shown, at.line, at.column) if at else Place(self.source.shown)


class LocatedGraph:
    """A graph with the places of its statements; its blank nodes are the same as in its files."""

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
        """Return the place of a statement, or of the closest statement about its focus node.

        A path as the predicate stands for the statement that the path ends with.
        """
        if focus is None:
            return Place()
        patterns = self._patterns(focus, predicate, value)
        return next((at for pattern, part in patterns if (at := self._find(pattern, part))), Place())

    def part(self, statement: Pattern, part: int, offset: int = 0) -> Place:
        """Return the place of one part of a statement: its `SUBJECT`, `PREDICATE` or `OBJECT`.

        It is looked for without its blank nodes if these have other labels in the files. The offset is of a
        character of the part, if that is a literal, counted in its value.
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
    """Return a loader for `kela_graph.graph.read` that also adds each file to the list."""

    def load(text: bytes, file: SourceFile, store: Store, name: ox.NamedNode) -> None:
        _add(files, file, name.value, text)
        store.take(files[-1].located.quads(name))

    return load


def files_now(files: Iterable[tuple[SourceFile, str]]) -> Iterator[LocatedFile]:
    """Read files of a graph again, each with the IRI of its graph; skip those that can't be read any more."""
    for file, name in files:
        found: list[LocatedFile] = []
        problem_in(file.path, file.format.rdf, partial(_add, found, file, name), file.home)
        yield from found


def _add(files: list[LocatedFile], file: SourceFile, base: str, text: bytes) -> None:
    files.append(read_located(text, file, base))


def read_located(text: bytes, file: SourceFile, base: str) -> LocatedFile:
    """Read the text of a file, without a byte order mark; Oxigraph's SyntaxError if it does not parse."""
    form = file.format.name

    def parsed() -> ox.QuadParser:
        return ox.parse(text, format=file.format.rdf, base_iri=base, rename_blank_nodes=True)

    if form in _EXACT:
        deque(parsed(), maxlen=0)
        if exact := _exact(text.decode("utf-8"), form, base, file):
            return LocatedFile(file, replace(exact, statements=_relabelled(exact.statements)))
    quads = parsed()
    triples = tuple(LocatedTriple(quad.subject, quad.predicate, quad.object, 0, 0, 0) for quad in quads)
    prefixes = tuple(Prefix(name, namespace, 0, 0, used=True) for name, namespace in quads.prefixes.items())
    subjects: Mapping[URIRef, Location] = {}
    if form == "rdf-xml":
        subjects = rdf_xml_subjects(text, base)
    elif form == "json-ld":
        subjects = json_ld_subjects(text.decode("utf-8"))
    return LocatedFile(file, Located("", _relabelled(triples), prefixes), subjects)


def _relabelled(triples: Iterable[LocatedTriple]) -> tuple[LocatedTriple, ...]:
    """Return triples whose blank nodes have labels in the order of the text, unlike those of other files.

    What goes through nodes by their labels then does so in the same order in every run.
    """
    start, labels = f"n{next(_READ):07}b", dict[ox.BlankNode, ox.BlankNode]()

    def named(term: Any) -> Any:
        if type(term) is not ox.BlankNode:
            return term
        return labels.get(term) or labels.setdefault(term, ox.BlankNode(f"{start}{len(labels):07}"))

    blank = ox.BlankNode
    return tuple(
        LocatedTriple(named(each[0]), each[1], named(each[2]), *each[3:])
        if type(each[0]) is blank or type(each[2]) is blank
        else each
        for each in triples
    )


def place_in(path: str, text: str, offset: int) -> Place:
    """Return the place of an offset in the text of a file, which messages show as the path."""
    at = location_of(line_starts(text), offset)
    return Place(path, at.line, at.column)


def _exact(text: str, form: str, base: str, file: SourceFile) -> Located | None:
    """Return the triples with their places, or None if the locating parser can't read them."""
    if form == "n-quads":
        # What is left is N-Triples, and everything stands where it stood.
        text = _QUAD.sub(lambda match: match[1] + " " * len(match[2]), text)
    try:
        return locate(text, base, file.shown)
    except ParseError:
        return None
