"""File, line and column of a triple: where its subject, predicate and object stand in Turtle.

Oxigraph reads files but tells no places, and two parsers can't be paired afterwards: they name blank
nodes differently and give triples in different orders. So `locate` reads a file's triples with their
places, and `Located.quads` gives them to Oxigraph: blank nodes are then the same in the store and here.

Places are offsets into the text, in characters (Unicode code points) from 0, without a byte order mark;
`Located.location` turns one into a line and a column. LF, CRLF and a lone CR each end a line, as in
Oxigraph's messages.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, TypeAlias
from xml.parsers import expat

import pyoxigraph as ox
from rdflib import RDF, XSD, Graph, URIRef
from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser

from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.store import term_of

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableSequence

    from rdflib.term import Node

Subject: TypeAlias = ox.NamedNode | ox.BlankNode
Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal

_BOM: Final = "\ufeff"

# The tokens of RDF 1.1 Turtle, section 6.5, by their names there.
_BASE = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_CHARS = _BASE + r"_\-0-9\u00B7\u0300-\u036F\u203F\u2040"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
_WS: Final = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
_IRIREF: Final = re.compile(r"<([^\x00-\x20<>\"{}|^`]*)>")
#: A prefixed name; SPARQL has the same.
PNAME: Final = re.compile(
    rf"((?:[{_BASE}](?:[{_CHARS}.]*[{_CHARS}])?)?):"
    rf"((?:(?:[{_BASE}_:0-9]|{_PLX})(?:(?:[{_CHARS}.:]|{_PLX})*(?:[{_CHARS}:]|{_PLX}))?)?)"
)
_BLANK_NODE_LABEL: Final = re.compile(rf"_:[{_BASE}_0-9](?:[{_CHARS}.]*[{_CHARS}])?")
_STRING: Final = re.compile(
    r'"""((?:[^"\\]++|\\.|"(?!""))*+)"""'
    r"|'''((?:[^'\\]++|\\.|'(?!''))*+)'''"
    r'|"((?:[^"\\\r\n]++|\\.)*+)"'
    r"|'((?:[^'\\\r\n]++|\\.)*+)'",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_LANGTAG: Final = re.compile(r"@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*)")
_SHORTHAND: Final = re.compile(
    r"(?P<double>[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+)|(?P<decimal>[+-]?[0-9]*\.[0-9]+)"
    rf"|(?P<integer>[+-]?[0-9]+)|(?P<boolean>true|false)(?!\.*[{_CHARS}:])"
)
_SHORTHAND_STARTS: Final = frozenset("+-.0123456789tf")
_A: Final = re.compile(rf"a(?![{_CHARS}.:])")
_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")
_LINE_END: Final = re.compile(r"\r\n?|\n")
_JSON_ID: Final = re.compile(r'"@context"\s*:\s*|(,\s*)?("@id")\s*:\s*("(?:[^"\\]|\\.)*")(\s*,)?')
_XML: Final = "http://www.w3.org/XML/1998/namespace"

_TYPE: Final = ox.NamedNode(RDF.type)
_FIRST: Final = ox.NamedNode(RDF.first)
_REST: Final = ox.NamedNode(RDF.rest)
_NIL: Final = ox.NamedNode(RDF.nil)
_XSD_STRING: Final = ox.NamedNode(XSD.string)
_ECHARS: Final = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file.

    Attributes:
        line: counted from 1.
        column: counted from 1, in characters.
    """

    line: int
    column: int


class Statement(NamedTuple):
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
    """A declaration of a prefix.

    Attributes:
        name: without its colon; empty for the prefix ``:``.
        namespace: its IRI, absolute.
        name_at: the offset of the name.
        namespace_at: the offset of the IRI, where its ``<`` stands.
        used: whether a name was written with it, before the same prefix was declared again.
    """

    name: str
    namespace: str
    name_at: int
    namespace_at: int
    used: bool = False


@dataclass(frozen=True)
class Located:
    """The triples of a Turtle text with their places.

    Attributes:
        text: what was read, without a byte order mark.
        statements: every triple that is written, in the order of the text; one that is written twice
            is there twice.
        prefixes: every declaration of a prefix, in the order of the text.
        gaps: where white space and comments stand between tokens: the offsets of each stretch, from its
            first character to the one after its last. What looks like them inside a literal is none.
        blocks: the offsets of each subject with all that is said of it there, its full stop included.
    """

    text: str
    statements: tuple[Statement, ...]
    prefixes: tuple[Prefix, ...]
    gaps: tuple[tuple[int, int], ...] = ()
    blocks: tuple[tuple[int, int], ...] = ()
    _indexes: dict[tuple[bool, ...], dict[tuple[Term, ...], Statement]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def quads(self, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> Iterator[ox.Quad]:
        """Return the triples in a graph, to be added to an Oxigraph store or dataset.

        They are those that ``pyoxigraph.parse`` reads from the text, literals letter by letter and
        language tags in lower case, blank nodes aside. A store rewrites some literals as it takes them
        in, however they come: see `stored`.
        """
        return (ox.Quad(*statement[:3], graph) for statement in self.statements)

    def find(
        self,
        subject: Node | None = None,
        predicate: Node | None = None,
        object: Node | None = None,  # noqa: A002
    ) -> Statement | None:
        """Return the first statement with these terms, None standing for any, or None if there is none.

        A literal is found as it is written and as a store gives it back.
        """
        pattern = (subject, predicate, object)
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
        return _location(self._lines, offset)

    def inside(self, statement: Statement, offset: int) -> Location:
        """Return the place of a character of a literal, its offset counted in the literal's value."""
        match = _STRING.match(self.text, statement.object_at)
        if match is None:  # a number or a boolean
            return self.location(statement.object_at + offset)
        start, end = match.span(match.lastindex or 0)
        for escape in _ESCAPE.finditer(self.text, start, end):
            if escape.start() >= start + offset:
                break
            offset += len(escape[0]) - 1
        return self.location(start + offset)

    def written(self, offset: int) -> str:
        """Return the IRI, name or literal that is written at an offset; nothing of a bracket."""
        text, string = self.text, _STRING.match(self.text, offset)
        if string is None:
            patterns = (_IRIREF, PNAME, _BLANK_NODE_LABEL, _SHORTHAND, _A)
            return next((match[0] for each in patterns if (match := each.match(text, offset))), "")
        after = _after_space(text, string.end())
        tag = _LANGTAG.match(text, after)
        if tag is not None:
            return text[offset : tag.end()]
        if not text.startswith("^^", after):
            return string[0]
        at = _after_space(text, after + 2)
        return text[offset : at + len(self.written(at))]

    @cached_property
    def _lines(self) -> list[int]:
        return _line_starts(self.text)

    def _index(self, shape: tuple[bool, ...]) -> dict[tuple[Term, ...], Statement]:
        """Return the first statements by those of their terms that the shape names."""
        found: dict[tuple[Term, ...], Statement] = {}
        known: dict[Term, Term] = {}
        for statement in self.statements:
            terms = [term for term, wanted in zip(statement[:3], shape, strict=True) if wanted]
            key = tuple(known.get(term) or known.setdefault(term, _comparable(term)) for term in terms)
            found.setdefault(key, statement)
        return found


def locate(text: str, base: str, path: str = "") -> Located:
    """Return the triples of a Turtle text with their places; N-Triples is Turtle too.

    The text is to be one that Oxigraph reads: what is no Turtle may be read or refused. Terms that rdflib
    has not, those of RDF 1.2, are refused.

    Args:
        text: what the file holds, with or without a byte order mark.
        base: the absolute IRI that relative ones are resolved against.
        path: the file as messages name it.

    Raises:
        ParseError: it can't be read.
    """
    text = text.removeprefix(_BOM)
    parser = _LocatingParser(base, path)
    try:
        parser.feed(text)
    except RecursionError:
        parser.BadSyntax(text, parser.at, "nested too deeply for its triples to be located")
    except (AssertionError, IndexError, TypeError, ValueError) as error:
        parser.BadSyntax(text, parser.at, f"its triples can't be located: {error}")
    ordered = sorted(parser.statements, key=lambda found: (found.object_at, found.subject_at))
    gaps = tuple(sorted(parser.gaps.items()))
    return Located(text, tuple(ordered), tuple(parser.prefixes), gaps, tuple(parser.blocks))


def stored(literal: ox.Literal) -> ox.Literal:
    """Return a literal as an Oxigraph store gives it back.

    A store keeps numbers, booleans, dates and durations as values: ``01`` becomes ``1``, ``1.50`` becomes
    ``1.5``, ``"1"^^xsd:boolean`` becomes ``true``, and the types derived from ``xsd:integer`` become it.
    """
    store = ox.Store()
    store.add(ox.Quad(_TYPE, _TYPE, literal))
    (found,) = (quad.object for quad in store)
    assert isinstance(found, ox.Literal)  # noqa: S101 - for mypy
    return found


def rdf_xml_subjects(data: bytes, base: str) -> dict[URIRef, Location]:
    """Return where the start tag stands that first names each subject in RDF/XML, blank nodes left out.

    Subjects are named by ``rdf:about`` and ``rdf:ID``. Nothing is told of what stands after a fault.

    Args:
        data: what the file holds.
        base: the absolute IRI that relative ones are resolved against, unless ``xml:base`` says another.
    """
    found: dict[URIRef, Location] = {}
    parser = expat.ParserCreate(namespace_separator="")
    bases = [base]
    literals = 0  # how many elements are open inside an XML literal

    def start(_: str, attributes: dict[str, str]) -> None:
        nonlocal literals
        own = attributes.get(f"{_XML}base")
        bases.append((own and _resolve(own, bases[-1])) or bases[-1])
        fragment = attributes.get(f"{RDF}ID")
        reference = attributes.get(f"{RDF}about") if fragment is None else f"#{fragment}"
        iri = None if reference is None or literals else _resolve(reference, bases[-1])
        if iri is not None:
            place = Location(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
            found.setdefault(URIRef(iri), place)
        literals += bool(literals or attributes.get(f"{RDF}parseType") == "Literal")

    def end(_: str) -> None:
        nonlocal literals
        bases.pop()
        literals -= bool(literals)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError):
        parser.Parse(data, True)
    return found


def json_ld_subjects(text: str) -> dict[URIRef, Location]:
    """Return where the ``"@id"`` stands that first names each subject in JSON-LD.

    Only absolute IRIs are told, as they are written: no relative or compact one, and nothing that a context
    calls otherwise than ``@id``. An object that has nothing but its ``@id`` is a reference, no subject.
    Nothing is told of what stands after a fault.
    """
    starts = _line_starts(text)
    found: dict[URIRef, Location] = {}
    context_end = 0
    with suppress(ValueError):
        for match in _JSON_ID.finditer(text):
            if match.start() < context_end:
                continue
            if match[2] is None:
                _, context_end = json.JSONDecoder().raw_decode(text, match.end())
            elif (match[1] or match[4]) and _ABSOLUTE.match(iri := json.loads(match[3])):
                found.setdefault(URIRef(iri), _location(starts, match.start(2)))
    return found


class _LocatingParser(SinkParser):
    """rdflib's parser of Turtle, which notes each triple and where its terms stand.

    rdflib reads the document and its directives. Statements and tokens are read here, since rdflib's own
    change the graph or fail: it reads ``1.50``, ``+1`` and ``.0000000001`` as values, trims ``xsd:token``,
    resolves ``<..>`` and ``<#x>`` in its own way, takes ``a`` in ``a.b:c`` for a keyword, and knows neither
    a lone CR, nor white space before ``@en`` and ``^^``, nor an escaped dot at the end of a name.

    Attributes:
        statements: what was found, inner triples before those that hold them.
        prefixes: the declarations so far.
        gaps: where white space and comments end, by where they begin.
        blocks: the subjects so far, from the first character to the one after the full stop.
        at: where the last token began.
    """

    def __init__(self, base: str, path: str) -> None:
        super().__init__(RDFSink(Graph()), baseURI=base, turtle=True)
        self.keywords = []  # of N3; those of Turtle are read here
        self.statements: list[Statement] = []
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
        place = _location(_line_starts(argstr), i)
        raise ParseError([SyntaxProblem(self._path, place.line, place.column, msg)])

    def skipSpace(self, argstr: str, i: int) -> int:  # noqa: N802 - rdflib's name
        match = _WS.match(argstr, i)
        self.at = match.end() if match else i
        if self.at > i and self.at not in self._gap_ends:
            self._gap_ends.add(self.at)
            self.gaps[i] = self.at
        return self.at if self.at < len(argstr) else -1

    def qname(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:
        self._prefix_at = self._next(argstr, i)
        match = PNAME.match(argstr, self._prefix_at)
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
            a = _A.match(text, i)
            predicate, end = (_TYPE, a.end()) if a else self._iri(text, i)
            at, i = i, end
            while True:
                value_at = self._next(text, i)
                value, end = self._term(text, value_at)
                self.statements.append(Statement(subject, predicate, value, subject_at, at, value_at))
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
            return self._blank_node_property_list(text, i)
        if first == "(":
            return self._collection(text, i)
        if first in "\"'":
            return self._literal(text, i)
        if first == "_" and (label := _BLANK_NODE_LABEL.match(text, i)):
            return self._labelled.setdefault(label[0], ox.BlankNode()), label.end()
        if first in _SHORTHAND_STARTS and (short := _SHORTHAND.match(text, i)):
            return ox.Literal(short[0], datatype=ox.NamedNode(XSD[short.lastgroup or ""])), short.end()
        return self._iri(text, i)

    def _blank_node_property_list(self, text: str, i: int) -> tuple[Subject, int]:
        node = ox.BlankNode()
        end = self._predicates(text, i + 1, node, i)
        if text[end] != "]":
            self.BadSyntax(text, end, "']' expected")
        return node, end + 1

    def _collection(self, text: str, i: int) -> tuple[Subject, int]:
        cells: list[tuple[Subject, int]] = []
        i += 1
        while text[i := self._next(text, i)] != ")":
            item, end = self._term(text, i)
            cell = ox.BlankNode()
            cells.append((cell, i))
            self.statements.append(Statement(cell, _FIRST, item, i, i, i))
            i = end
        cells.append((_NIL, i))
        for (node, at), (rest, rest_at) in pairwise(cells):
            self.statements.append(Statement(node, _REST, rest, at, at, rest_at))
        return cells[0][0], i + 1

    def _literal(self, text: str, i: int) -> tuple[ox.Literal, int]:
        match = _STRING.match(text, i)
        if match is None:
            self.BadSyntax(text, i, "string without an end")
        value = _ESCAPE.sub(_unescaped, match[match.lastindex or 0])
        after = self._next(text, match.end())
        if text[after] == "@" and (tag := _LANGTAG.match(text, after)):
            return ox.Literal(value, language=tag[1]), tag.end()
        if text.startswith("^^", after):
            datatype, end = self._iri(text, self._next(text, after + 2))
            return ox.Literal(value, datatype=datatype), end
        return ox.Literal(value), match.end()

    def _iri(self, text: str, i: int) -> tuple[ox.NamedNode, int]:
        match = _IRIREF.match(text, i) or PNAME.match(text, i)
        if match is None:
            self.BadSyntax(text, i, "no term of RDF 1.1 Turtle")
        known = self._named.get(match[0])
        if known is not None:
            return known, match.end()
        if match.re is PNAME:
            declared = self._declared.get(match[1])
            if declared is None:
                self.BadSyntax(text, i, f"prefix {match[1]}: is not declared")
            declared.used = True
            iri = declared.namespace + re.sub(r"\\(.)", r"\1", match[2])
        else:
            iri = _ESCAPE.sub(_unescaped, match[1])
            if not _ABSOLUTE.match(iri):
                return ox.NamedNode(_resolve(iri, self._baseURI or "") or iri), match.end()
        return self._named.setdefault(match[0], ox.NamedNode(iri)), match.end()


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ECHARS.get(match[3], match[3])


def _resolve(reference: str, base: str) -> str | None:
    """Return an IRI reference as Oxigraph resolves it (RFC 3986, section 5.2), or None if it is none."""
    line = f"<{reference}> a <x:> ."
    try:
        (quad,) = ox.parse(line, format=ox.RdfFormat.TURTLE, base_iri=base)
    except (SyntaxError, ValueError):
        return None
    return str(quad.subject.value)


def _after_space(text: str, offset: int) -> int:
    match = _WS.match(text, offset)
    return match.end() if match else offset


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


def _location(starts: list[int], offset: int) -> Location:
    line = bisect_right(starts, offset)
    return Location(line, offset - starts[line - 1] + 1)


def _comparable(term: Term) -> Term:
    """Return what a store holds for a term."""
    plain = not isinstance(term, ox.Literal) or term.language is not None or term.datatype == _XSD_STRING
    return term if plain else stored(term)  # type: ignore[arg-type]
