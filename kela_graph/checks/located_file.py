"""The triples of one file, and where they stand there, as exactly as its format tells.

In Turtle, N-Triples and N-Quads that is where each term is written, in RDF/XML and JSON-LD where the
subject is first named, if it is, and in TriG it is only the file. Named graphs are united.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import URIRef

from kela_graph.checks.finding import Place
from kela_graph.errors import ParseError
from kela_graph.rdf.locations import Located, LocatedTriple, json_ld_subjects, locate, rdf_xml_subjects
from kela_graph.rdf.locations.located import line_starts, location_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

    from kela_graph.folder import SourceFile
    from kela_graph.rdf.locations import Location

    #: Subject, predicate and object; None stands for any.
    Pattern = tuple[Node | None, Node | None, Node | None]

# Which part of a statement a place is of.
SUBJECT: Final = 0
PREDICATE: Final = 1
OBJECT: Final = 2

#: The formats whose triples can be located one by one.
_EXACT: Final = ("turtle", "n-triples", "n-quads")

# A statement of N-Quads up to its graph, and the graph.
_QUAD: Final = re.compile(
    r"^([ \t]*(?:<[^>]*>|_:\S+)[ \t]*<[^>]*>[ \t]*"
    r'(?:<[^>]*>|_:[^\s<]+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)[ \t]*)'
    r"(<[^>]*>|_:\S+?)(?=[ \t]*\.[ \t\r]*(?:#.*)?$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True, eq=False)
class LocatedFile:
    """A file that was read.

    Attributes:
        source: which it is.
        located: its triples; their offsets mean something only where they are exact.
        subjects: where each subject is first named, as far as it is known; None where the triples are exact.
    """

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
        """Return the place of a part of the first statement that has these terms, or None if there is none.

        Args:
            pattern: subject, predicate and object; None stands for any.
            part: `SUBJECT`, `PREDICATE` or `OBJECT`.
            offset: of a character of the part, where that is a literal, counted in its value.
        """
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


def read_located(text: bytes, file: SourceFile, base: str) -> LocatedFile:
    """Read the text of a file, without a byte order mark.

    Args:
        text: what the file holds.
        file: which file it is, and how it is written.
        base: the absolute IRI that relative ones are resolved against.

    Raises:
        SyntaxError: it does not parse; with Oxigraph's message, which people know.
    """
    form = file.format.name

    def parsed() -> ox.QuadParser:
        return ox.parse(text, format=file.format.rdf, base_iri=base, rename_blank_nodes=True)

    if form in _EXACT:
        deque(parsed(), maxlen=0)
        if exact := _exact(text.decode("utf-8"), form, base, file):
            return LocatedFile(file, exact)
    triples = tuple(LocatedTriple(quad.subject, quad.predicate, quad.object, 0, 0, 0) for quad in parsed())
    return LocatedFile(file, Located("", triples, ()), _subjects(text, form, base))


def place_in(path: str, text: str, offset: int) -> Place:
    """Return the place of an offset in the text of a file, which messages show as the path."""
    at = location_of(line_starts(text), offset)
    return Place(path, at.line, at.column)


def _exact(text: str, form: str, base: str, file: SourceFile) -> Located | None:
    """Return the triples with their places, or None where the locating parser can't read them."""
    if form == "n-quads":
        # What is left is N-Triples, and everything stands where it stood.
        text = _QUAD.sub(lambda match: match[1] + " " * len(match[2]), text)
    try:
        return locate(text, base, file.shown)
    except ParseError:
        return None


def _subjects(text: bytes, form: str, base: str) -> Mapping[URIRef, Location]:
    if form == "rdf-xml":
        return rdf_xml_subjects(text, base)
    return json_ld_subjects(text.decode("utf-8")) if form == "json-ld" else {}
