"""The parser of Turtle that gives places."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NoReturn

import pyoxigraph as ox
from rdflib import RDF, XSD, Graph
from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser

from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.rdf.locations import tokens
from kela_graph.rdf.locations.located import Located, LocatedTriple, Prefix, line_starts, location_of

if TYPE_CHECKING:
    from collections.abc import MutableSequence

    from kela_graph.rdf.locations.located import Subject, Term

_SHORTHAND_STARTS: Final = frozenset("+-.0123456789tf")
_TYPE: Final = ox.NamedNode(RDF.type)
_FIRST: Final = ox.NamedNode(RDF.first)
_REST: Final = ox.NamedNode(RDF.rest)
_NIL: Final = ox.NamedNode(RDF.nil)
_ECHARS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


def locate(text: str, base: str, path: str = "") -> Located:
    """Return the triples of a Turtle text with their places; N-Triples is Turtle too.

    The text must be one that Oxigraph reads: what is not Turtle may be read or refused. Terms that rdflib
    lacks, those of RDF 1.2, are refused, by a ParseError that names the path.
    """
    text = text.removeprefix("\ufeff")
    parser = _LocatingParser(base, path)
    try:
        parser.feed(text)
    except RecursionError:
        parser.BadSyntax(text, parser.at, "nested too deeply for its triples to be located")
    except (AssertionError, IndexError, OverflowError, TypeError, ValueError) as error:
        parser.BadSyntax(text, parser.at, f"its triples can't be located: {error}")
    ordered = sorted(parser.statements, key=lambda found: (found.object_at, found.subject_at))
    gaps = tuple(sorted(parser.gaps.items()))
    return Located(text, tuple(ordered), tuple(parser.prefixes), gaps, tuple(parser.blocks))


class _LocatingParser(SinkParser):
    """rdflib's parser of Turtle, which notes each triple and where its terms stand.

    rdflib reads the document and its directives. Statements and tokens are read here, since rdflib's own
    change the graph or fail: it reads ``1.50``, ``+1`` and ``.0000000001`` as values, trims ``xsd:token``,
    resolves ``<..>`` and ``<#x>`` in its own way, takes ``a`` in ``a.b:c`` for a keyword, and knows neither
    a lone CR, nor white space before ``@en`` and ``^^``, nor an escaped dot at the end of a name.

    Inner triples are found before those that hold them. `gaps` have their ends, by where they begin; blocks
    go up to the character after the full stop; `at` is where the last token began.
    """

    def __init__(self, base: str, path: str) -> None:
        super().__init__(RDFSink(Graph()), baseURI=base, turtle=True)
        self.keywords = []  # of N3; those of Turtle are read here
        self.statements: list[LocatedTriple] = []
        self.prefixes: list[Prefix] = []
        self.gaps: dict[int, int] = {}
        self._gap_ends: set[int] = set()
        self.blocks: list[tuple[int, int]] = []
        self.at = 0
        self._path = path
        self._labelled: dict[str, ox.BlankNode] = {}
        self._named: dict[str, ox.NamedNode] = {}  # by what is written, relative IRIs left out
        self._declared: dict[str, Prefix] = {}
        self._prefix_at = self._iri_at = 0

    # What rdflib calls.

    def BadSyntax(self, argstr: str, i: int, msg: str) -> NoReturn:  # noqa: N802 - rdflib's name
        place = location_of(line_starts(argstr), i)
        raise ParseError([SyntaxProblem(self._path, place.line, place.column, msg)])

    def skipSpace(self, argstr: str, i: int) -> int:  # noqa: N802 - rdflib's name
        match = tokens.WS.match(argstr, i)
        self.at = match.end() if match else i
        if self.at > i and self.at not in self._gap_ends:
            self._gap_ends.add(self.at)
            self.gaps[i] = self.at
        return self.at if self.at < len(argstr) else -1

    def tok(self, tok: str, argstr: str, i: int, colon: bool = False) -> int:
        # A directive's word ends where a language tag would: `@prefixé:` declares é.
        match = tokens.LANGTAG.match(argstr, i)
        return match.end() if match and match[0] == f"@{tok}" else -1

    def qname(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:
        self._prefix_at = self._next(argstr, i)
        match = tokens.PNAME.match(argstr, self._prefix_at)
        if match is None:
            return -1
        res.append((match[1], match[2]))
        return match.end()

    def uri_ref2(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:
        self._iri_at = self._next(argstr, i)
        iri, end = self._iri(argstr, self._iri_at)
        res.append(iri.value)
        return end

    def bind(self, qn: str, uri: bytes) -> None:
        declared = Prefix(qn, self._bindings[qn], self._prefix_at, self._iri_at)
        self.prefixes.append(declared)
        self._declared[qn] = declared
        self._named.clear()

    def statement(self, argstr: str, i: int) -> int:
        subject, end = self._term(argstr, i)
        if isinstance(subject, ox.Literal):
            self.BadSyntax(argstr, i, "a literal can't be a subject")
        end = self._predicates(argstr, end, subject, i)
        self.blocks.append((i, end + 1))
        return end

    # What is Turtle's grammar. Each gives what it read, if anything, and the offset after it.

    def _next(self, text: str, i: int) -> int:
        """Return the offset of the next token."""
        found = self.skipSpace(text, i)
        if found < 0:
            self.BadSyntax(text, len(text), "the file ends inside a statement")
        return found

    def _predicates(self, text: str, i: int, subject: Subject, subject_at: int) -> int:
        """Read predicates with their objects, up to what ends them."""
        while text[i := self._next(text, i)] not in "].":
            if text[i] == ";":
                i += 1
                continue
            a = tokens.A.match(text, i)
            predicate, end = (_TYPE, a.end()) if a else self._iri(text, i)
            at, i = i, end
            while True:
                value_at = self._next(text, i)
                value, end = self._term(text, value_at)
                self.statements.append(LocatedTriple(subject, predicate, value, subject_at, at, value_at))
                i = self._next(text, end)
                if text[i] != ",":
                    break
                i += 1
            if text[i] != ";":
                return i
        return i

    def _term(self, text: str, i: int) -> tuple[Term, int]:
        first = text[i]
        if first == "[":
            node = ox.BlankNode()
            end = self._predicates(text, i + 1, node, i)
            if text[end] != "]":
                self.BadSyntax(text, end, "']' expected")
            return node, end + 1
        if first == "(":
            return self._collection(text, i)
        if first in "\"'":
            return self._literal(text, i)
        if first == "_" and (label := tokens.BLANK_NODE_LABEL.match(text, i)):
            return self._labelled.setdefault(label[0], ox.BlankNode()), label.end()
        if first in _SHORTHAND_STARTS and (short := tokens.SHORTHAND.match(text, i)):
            return ox.Literal(short[0], datatype=ox.NamedNode(XSD[short.lastgroup or ""])), short.end()
        return self._iri(text, i)

    def _collection(self, text: str, i: int) -> tuple[Subject, int]:
        cells: list[tuple[Subject, int]] = []
        i += 1
        while text[i := self._next(text, i)] != ")":
            item, end = self._term(text, i)
            cell = ox.BlankNode()
            cells.append((cell, i))
            self.statements.append(LocatedTriple(cell, _FIRST, item, i, i, i))
            i = end
        cells.append((_NIL, i))
        for (node, at), (rest, rest_at) in pairwise(cells):
            self.statements.append(LocatedTriple(node, _REST, rest, at, at, rest_at))
        return cells[0][0], i + 1

    def _literal(self, text: str, i: int) -> tuple[ox.Literal, int]:
        match = tokens.STRING.match(text, i)
        if match is None:
            self.BadSyntax(text, i, "string without an end")
        value = tokens.ESCAPE.sub(_unescaped, text[slice(*tokens.within_quotes(match))])
        after = self._next(text, match.end())
        if text[after] == "@" and (tag := tokens.LANGTAG.match(text, after)):
            return ox.Literal(value, language=tag[0][1:]), tag.end()
        if text.startswith("^^", after):
            datatype, end = self._iri(text, self._next(text, after + 2))
            return ox.Literal(value, datatype=datatype), end
        return ox.Literal(value), match.end()

    def _iri(self, text: str, i: int) -> tuple[ox.NamedNode, int]:
        match = tokens.IRIREF.match(text, i) or tokens.PNAME.match(text, i)
        if match is None:
            self.BadSyntax(text, i, "no term of RDF 1.1 Turtle")
        known = self._named.get(match[0])
        if known is not None:
            return known, match.end()
        if match.re is tokens.PNAME:
            declared = self._declared.get(match[1])
            if declared is None:
                self.BadSyntax(text, i, f"prefix {match[1]}: is not declared")
            declared.used = True
            iri = declared.namespace + re.sub(r"\\(.)", r"\1", match[2])
        else:
            iri = tokens.ESCAPE.sub(_unescaped, match[0][1:-1])
            if not tokens.ABSOLUTE.match(iri):
                return ox.NamedNode(resolved(iri, self._baseURI or "") or iri), match.end()
        return self._named.setdefault(match[0], ox.NamedNode(iri)), match.end()


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ECHARS.get(match[3], match[3])


def resolved(reference: str, base: str) -> str | None:
    """Return an IRI reference as Oxigraph resolves it (RFC 3986, section 5.2); None if it is invalid."""
    line = f"<{reference}> a <x:> ."
    try:
        (quad,) = ox.parse(line, format=ox.RdfFormat.TURTLE, base_iri=base)
    except (SyntaxError, ValueError):
        return None
    return str(quad.subject.value)
