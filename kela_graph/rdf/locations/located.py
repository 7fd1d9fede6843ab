"""The triples of a text with their places, and what an offset in the text is to people."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyoxigraph as ox

from kela_graph.rdf.locations import tokens
from kela_graph.rdf.nodes import term_of
from kela_graph.rdf.written import stored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

Subject: TypeAlias = ox.NamedNode | ox.BlankNode
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal

_LINE_END: Final = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file: its line and its column, both counted from 1, the column in characters."""

    line: int
    column: int


class LocatedTriple(NamedTuple):
    """A triple where it is written: its terms as Oxigraph reads them, and their offsets in the text.

    What a collection abbreviates lies at its items: a cell, its ``rdf:first`` and its ``rdf:rest`` stand
    where the cell's item stands, the ``rdf:nil`` at its end where its closing bracket stands. The
    collection itself, as a subject or an object, lies at its opening bracket.
    """

    subject: Subject
    predicate: ox.NamedNode
    object: Term
    subject_at: int
    predicate_at: int
    object_at: int


@dataclass(slots=True)
class Prefix:
    """A declaration of a prefix: its name without the colon, its absolute IRI, and where both stand.

    It is used if a name was written with it, before the same prefix was declared again.
    """

    name: str
    namespace: str
    name_at: int
    namespace_at: int
    used: bool = False


@dataclass(frozen=True)
class Located:
    """The triples of a Turtle text with their places, each as often as it is written, in its order.

    The text is without a byte order mark. `gaps` are the white space and comments between tokens, each from
    its first character to the one after its last; what looks like them inside a literal does not count.
    `blocks` are the subjects, each with all that is said of it there, its full stop included.
    """

    text: str
    statements: tuple[LocatedTriple, ...]
    prefixes: tuple[Prefix, ...]
    gaps: tuple[tuple[int, int], ...] = ()
    blocks: tuple[tuple[int, int], ...] = ()
    _indexes: dict[tuple[bool, ...], dict[tuple[Term, ...], LocatedTriple]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def quads(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
        """Return the triples in a graph: those that Oxigraph reads from the text, blank nodes aside.

        A store rewrites some literals as it takes them in, however they come: see `kela_graph.rdf.written`.
        """
        return (ox.Quad(*statement[:3], graph) for statement in self.statements)

    def find(
        self, subject: Node | None = None, predicate: Node | None = None, value: Node | None = None
    ) -> LocatedTriple | None:
        """Return the first statement with these terms, None standing for any; None if there is no statement.

        A literal is found as it is written and as a store gives it back.
        """
        pattern = (subject, predicate, value)
        shape = tuple(term is not None for term in pattern)
        try:
            key = tuple(_comparable(term_of(term)) for term in pattern if term is not None)
        except ValueError:  # rdflib allows IRIs and literals that no file can hold
            return None
        if shape not in self._indexes:
            self._indexes[shape] = self._index(shape)
        return self._indexes[shape].get(key)

    def location(self, offset: int) -> Location:
        """Return the line and the column of an offset in the text."""
        return location_of(self._lines, offset)

    def inside(self, statement: LocatedTriple, offset: int) -> Location:
        """Return the place of a character of a literal, its offset counted in the literal's value."""
        match = tokens.STRING.match(self.text, statement.object_at)
        if match is None:  # a number or a boolean
            return self.location(statement.object_at + offset)
        start, end = tokens.within_quotes(match)
        for escape in tokens.ESCAPE.finditer(self.text, start, end):
            if escape.start() >= start + offset:
                break
            offset += len(escape[0]) - 1
        return self.location(start + offset)

    def written(self, offset: int) -> str:
        """Return the IRI, name or literal that is written at an offset; nothing of a bracket."""
        text, string = self.text, tokens.STRING.match(self.text, offset)
        if string is None:
            patterns = (tokens.IRIREF, tokens.PNAME, tokens.BLANK_NODE_LABEL, tokens.SHORTHAND, tokens.A)
            return next((match[0] for each in patterns if (match := each.match(text, offset))), "")
        after = tokens.after_space(text, string.end())
        tag = tokens.LANGTAG.match(text, after)
        if tag is not None:
            return text[offset : tag.end()]
        if not text.startswith("^^", after):
            return string[0]
        at = tokens.after_space(text, after + 2)
        return text[offset : at + len(self.written(at))]

    @cached_property
    def _lines(self) -> list[int]:
        return line_starts(self.text)

    def _index(self, shape: tuple[bool, ...]) -> dict[tuple[Term, ...], LocatedTriple]:
        """Return the first statements by those of their terms that the shape names."""
        found: dict[tuple[Term, ...], LocatedTriple] = {}
        known: dict[Term, Term] = {}
        for statement in self.statements:
            terms = [term for term, wanted in zip(statement[:3], shape, strict=True) if wanted]
            key = tuple(known.get(term) or known.setdefault(term, _comparable(term)) for term in terms)
            found.setdefault(key, statement)
        return found


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text begin."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def location_of(starts: list[int], offset: int) -> Location:
    """Return the line and the column of an offset, by where the lines begin."""
    line = bisect_right(starts, offset)
    return Location(line, offset - starts[line - 1] + 1)


def _comparable(term: Term) -> Term:
    """Return what a store holds for a term."""
    return stored((term,)).get(term, term)  # type: ignore[arg-type]
