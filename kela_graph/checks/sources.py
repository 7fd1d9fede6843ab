"""The triples of one file, and where they stand there, as exactly as its format tells.

In Turtle, N-Triples and N-Quads that is where each term is written, in RDF/XML and JSON-LD where the
subject is first named, if it is, and in TriG it is only the file. Named graphs are united.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import URIRef

from kela_graph.checks.finding import Place
from kela_graph.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.term import Node

    from kela_graph.folder import SourceFile
    from kela_graph.rdf.locations import Located, Location

    Pattern = tuple[Node | None, Node | None, Node | None]

# Which part of the statement that was found a finding points at.
SUBJECT: Final = 0
PREDICATE: Final = 1
OBJECT: Final = 2

# A statement of N-Quads up to its graph, and the graph.
_QUAD: Final = re.compile(
    r"^([ \t]*(?:<[^>]*>|_:\S+)[ \t]*<[^>]*>[ \t]*"
    r'(?:<[^>]*>|_:[^\s<]+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)[ \t]*)'
    r"(<[^>]*>|_:\S+?)(?=[ \t]*\.[ \t\r]*(?:#.*)?$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was read.

    Attributes:
        file: which it is.
        triples: its triples; their offsets mean something only where they are exact.
        subjects: where each subject is first named, as far as it is known; None where each term's own
            place is known.
    """

    file: SourceFile
    triples: Located
    subjects: Mapping[URIRef, Location] | None = None

    @property
    def located(self) -> Located | None:
        """The triples where the place of each term is known."""
        return self.triples if self.subjects is None else None

    def quads(self, graph: ox.NamedNode) -> Iterator[ox.Quad]:
        """Give the triples in a graph; blank nodes have the same labels each time."""
        return self.triples.quads(graph)

    def find(self, pattern: Pattern, part: int, offset: int = 0) -> Place | None:
        """Return the place of a part of the first statement that has these terms, or None for none.

        Args:
            pattern: subject, predicate and object; None stands for any.
            part: `SUBJECT`, `PREDICATE` or `OBJECT`.
            offset: of a character of the part, where that is a literal, counted in its value.
        """
        found = self.triples.find(*pattern)
        if found is None:
            return None
        if self.subjects is not None:
            at = self.subjects.get(URIRef(found.subject.value))
        elif offset:
            at = self.triples.inside(found, offset)
        else:
            at = self.triples.location((found.subject_at, found.predicate_at, found.object_at)[part])
        return Place(self.file.shown, at.line, at.column) if at else Place(self.file.shown)


def read_source(text: bytes, file: SourceFile, base: str) -> Source:
    """Read the text of a file, without a byte order mark.

    Args:
        text: what the file holds.
        file: which file it is, and how it is written.
        base: the absolute IRI that relative ones are resolved against.

    Raises:
        SyntaxError: it does not parse; what Oxigraph says of it, which people know.
    """
    from kela_graph.rdf.locations import Located, LocatedTriple

    form = file.format.name
    parsed = ox.parse(text, format=file.format.rdf, base_iri=base, rename_blank_nodes=True)
    if form in _LOCATED:
        for _ in parsed:
            pass
        exact = _locate(text.decode("utf-8"), form, base, file)
        if exact is not None:
            return Source(file, exact)
        parsed = ox.parse(text, format=file.format.rdf, base_iri=base, rename_blank_nodes=True)
    triples = tuple(LocatedTriple(quad.subject, quad.predicate, quad.object, 0, 0, 0) for quad in parsed)
    return Source(file, Located("", triples, ()), _subjects(text, form, base))


#: The formats whose triples can be located one by one.
_LOCATED: Final = ("turtle", "n-triples", "n-quads")


def _locate(text: str, form: str, base: str, file: SourceFile) -> Located | None:
    """Return the triples with their places, or None where they can't be told."""
    from kela_graph.rdf.locations import locate

    if form == "n-quads":
        # What is left is N-Triples, and everything stands where it stood.
        text = _QUAD.sub(lambda match: match[1] + " " * len(match[2]), text)
    try:
        return locate(text, base, file.shown)
    except ParseError:
        return None


def _subjects(text: bytes, form: str, base: str) -> Mapping[URIRef, Location]:
    from kela_graph.rdf.locations import json_ld_subjects, rdf_xml_subjects

    if form == "rdf-xml":
        return rdf_xml_subjects(text, base)
    return json_ld_subjects(text.decode("utf-8")) if form == "json-ld" else {}
