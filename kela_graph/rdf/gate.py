"""The gate that every query of a folder, of a shape and of a user passes before anything else sees it.

It only parses. A query that would call another server, change something or read a graph that is not there is
refused, and so is one beyond a bound, within which Oxigraph plans in seconds and no engine's stack ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn

import pyoxigraph as ox

from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.rdf.sparql import COMMENT, TOKEN, tokens, used_iris

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

#: How many characters a query may have.
LENGTH: Final = 1 << 20

#: How deep brackets may nest: a parser ends the process some thousands deep.
NESTING: Final = 128

#: How many triple patterns may be joined in one group, those of groups within it included. The time in which
#: Oxigraph orders them grows with the fourth power: 64 take 0.2 s, 128 some 3 s, 256 half a minute.
PATTERNS: Final = 128

#: How many patterns, clauses and operators a query may have: chains of 4,000 end the process.
PARTS: Final = 1_000

_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES: Final = ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
_CLAUSES: Final = frozenset(
    ("OPTIONAL", "MINUS", "UNION", "FILTER", "BIND", "VALUES", "GRAPH", "LATERAL", "EXISTS", "AS", "SELECT")
)
_OPERATORS: Final = frozenset("|&+-*/=<>!")
#: What goes on with a path.
_PATHS: Final = _OPERATORS | {"^", "?"}
#: What a group stands behind whose patterns are not joined with those around it.
_APART: Final = frozenset(("OPTIONAL", "MINUS", "UNION", "EXISTS"))
_TERMS: Final = frozenset(("variable", "iri", "name", "string", "number", "blank", "tag"))

#: What Oxigraph says of a text that does not parse.
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

#: An opening brace, behind white space and comments.
_OPENING: Final = re.compile(rf"(?:\s|{COMMENT})*+\{{")

#: The beginning of an address with a host: no operator with its expression can look like that.
_ADDRESS: Final = re.compile(r"<[A-Za-z][\w+.-]*://")

#: What rdflib reads as a character of ASCII wherever it stands, and so as a quotation mark in a string.
_ESCAPED: Final = re.compile(r"\\[uU](?:0000)?00[0-7]")


def admit(
    text: str,
    name: str = "query",
    *,
    calls: bool = False,
    graphs: Collection[str] | None = (),
    prefixes: Mapping[str, str] | None = None,
    advice: str = "leave it out",
) -> str:
    """Return the form of a query that may be parsed: SELECT, ASK, CONSTRUCT or DESCRIBE, or nothing of one.

    Args:
        text: the query.
        name: what messages call it.
        calls: whether it may call other servers with ``SERVICE``.
        graphs: the IRIs that ``FROM`` may name; any where None.
        prefixes: the namespaces of prefixes that need no declaration.
        advice: what to do about such a call.

    Raises:
        ParseError: it may not; with line and column.
    """
    if len(text) > LENGTH:
        fault(text, name, LENGTH, f"the query is longer than {LENGTH:,} characters: ask for less at once")
    if escaped := _ESCAPED.search(text):
        fault(text, name, escaped.start(), "an escape of a character of ASCII: write the character itself")
    form = _form(text, name)
    service = None if calls else service_in(text)
    if service is not None:
        fault(text, name, service, f"SERVICE asks another server: {advice}")
    _Measure(text, name).take()
    if graphs is not None and "from" in text.lower():
        for iri, offset in _named_graphs(text, prefixes or {}):
            if iri not in graphs:
                fault(text, name, offset, f"FROM <{iri}> is no graph of the dataset: leave it out")
    return form


def parse(text: str, prefixes: Mapping[str, str] | None = None) -> None:
    """Raise SyntaxError, with its place, where an admitted text does not follow SPARQL's grammar.

    Nothing is asked.
    """
    try:
        # Oxigraph parses before it sees that this is no graph.
        ox.Store().query(text, prefixes=dict(prefixes or {}), default_graph=[None])  # type: ignore[list-item]
    except TypeError:
        return
    except SyntaxError as error:
        place = _PLACE.fullmatch(str(error))
        raise SyntaxError(place[3], ("", int(place[1]), int(place[2]), "")) if place else error from None
    except ValueError as error:
        raise SyntaxError(str(error)) from None


def columns(text: str) -> tuple[str, ...]:
    """Return the variables that a SELECT query projects; the query was parsed, and is not asked."""
    found: list[str] = []
    before, depth, select = "", 0, -1
    for token in tokens(text):
        word = (token["word"] or "").upper()
        if select < 0:
            select = token.start() if word == "SELECT" else -1
        elif token[0] == "{" or word in ("WHERE", "FROM") or (token[0] == "*" and not depth):
            break
        depth += (token[0] == "(") - (token[0] == ")")
        if token["variable"] and (depth == 0 or (depth == 1 and before == "AS")):
            found.append(token[0][1:])
        before = word
    if found:
        return tuple(found)
    # With a star it projects what Oxigraph finds, here in a query that has no answer.
    nothing = text[:select] + "SELECT * { { " + text[select:] + "\n} FILTER(false) }"
    return tuple(each.value for each in ox.Store().query(nothing).variables)  # type: ignore[union-attr]


def fault(text: str, name: str, offset: int, message: str) -> NoReturn:
    """Raise the error of a query that is at fault at an offset."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    raise ParseError([SyntaxProblem(name, line, column, message)])


def offset_of(text: str, line: int, column: int) -> int:
    """Return the offset of a place in a text."""
    return sum(len(each) + 1 for each in text.split("\n")[: line - 1]) + column - 1


def service_in(text: str) -> int | None:
    """Return where a query calls another server, or may: None where it surely does not.

    Oxigraph's parser lets keywords touch what stands beside them, as in ``1SERVICE:name{``.
    """
    if "service" not in text.lower():
        return None
    seen: set[int] = set()
    found: list[int] = []
    todo = [0]
    while todo:
        offset = todo.pop()
        token = TOKEN.match(text, offset)
        if token is None or offset in seen:
            continue
        seen.add(offset)
        todo.append(token.end())
        if token["iri"] and re.search("[#']", token[0]) and not _ADDRESS.match(token[0]):
            todo.append(offset + 1)
        is_named = "service" in (token["prefix"] or "").lower()
        if "service" in (token["word"] or "").lower() or (is_named and _OPENING.match(text, token.end())):
            found.append(offset)
    return min(found, default=None)


def _form(text: str, name: str) -> str:
    found = tokens(text)
    for token in found:
        keyword = (token["word"] or "").upper()
        if keyword in _FORMS:
            return keyword
        if keyword in _UPDATES:
            fault(text, name, token.start(), f"{keyword} changes data: only queries are run, no updates")
        if keyword not in ("BASE", "PREFIX"):
            begin = "SELECT, ASK, CONSTRUCT or DESCRIBE, after BASE and PREFIX where it has them"
            shown = repr(token[0][:40])
            fault(text, name, token.start(), f"{shown} can't begin a query: begin with {begin}")
        next((other for other in found if other["iri"]), None)
    return ""  # nothing but declarations, or a broken one: the parser finds where


def _named_graphs(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Give the IRIs that ``FROM`` names, with their offsets."""
    iris = {offset: iri for iri, offset in used_iris(text, known)}
    before = ["", ""]
    for token in tokens(text):
        is_named = before[1] == "FROM" or before == ["FROM", "NAMED"]
        if is_named and token.lastgroup in ("iri", "name"):
            yield iris.get(token.start(), token[0]), token.start()
        before = [before[1], (token["word"] or "").upper()]


class _Measure:
    """Counts what of a query is bounded, without its grammar: never much less than there is."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name, self._at = text, name, 0
        #: The open brackets, and of each which join its patterns are part of; none where nothing joins them.
        self._open: list[tuple[str, int | None]] = [("", None)]
        self._joined: list[int] = []
        self._parts = self._hidden = 0
        self._keyword = ""  # the last one since the last brace

    def take(self) -> None:
        """Raise ParseError where the query is beyond a bound."""
        before: re.Match[str] | None = None
        for token in tokens(self._text):
            self._at = token.start()
            after_term = before is not None and _ends_term(before)
            self._count(token, before[0] if before else "", after_term=after_term)
            self._nest(token[0], before[0] if before else "", after_term=after_term)
            before = token

    def _count(self, token: re.Match[str], before: str, *, after_term: bool) -> None:
        kind, _ = self._open[-1]
        text, word = token[0], (token["word"] or "").upper()
        if kind == "data":
            return
        is_operator = text == "!" or (text in _OPERATORS and before not in _OPERATORS)
        if kind in ("{", "[") and after_term and not (_starts_term(token) or text in _PATHS):
            self._join(1)
        elif kind == "list" and _starts_term(token) and (after_term or before == "("):
            self._join(2)
        elif text == "/":
            self._join(1)
        elif word in _CLAUSES or is_operator or (kind == "" and after_term):
            self._part(1)
        if word:
            self._keyword = word
        if word == "SELECT" and before == "{":
            self._open[-1] = "{", self._new_join()
        if kind in ("(", "list") and token["iri"] and after_term and not _ADDRESS.match(text):
            self._operator(text)

    def _operator(self, text: str) -> None:
        """Count what an IRI holds that may be the operator ``<`` with an expression."""
        if "'" in text or "#" in text:
            self._fault("may be an IRI or an operator: write a space behind the operator, or the whole IRI")
        self._part(sum(map(text.count, _OPERATORS)))
        self._hidden += max(0, text.count("(") - text.count(")"))

    def _nest(self, text: str, before: str, *, after_term: bool) -> None:
        kind, join = self._open[-1]
        if text == "{":
            if self._keyword == "VALUES":
                kind = "data"
            elif self._keyword == "CONSTRUCT" or kind == "template":
                kind, join = "template", None
            else:
                kind, join = "{", self._new_join() if join is None or self._keyword in _APART else join
        elif text == "[":
            kind = text if kind != "template" else kind
        elif text == "(":
            is_list = kind in ("{", "[", "list") and (after_term or before in ("{", "[", "(", ".", ";", ","))
            kind = kind if kind in ("data", "template") else "list" if is_list else "("
        elif text == "<" == before:  # of a triple term or a reifier
            self._hidden += 1
        elif text in ("}", "]", ")") and len(self._open) > 1:
            self._open.pop()
        if text in ("{", "[", "("):
            self._open.append((kind, join))
        if text in ("{", "}"):
            self._keyword = ""
        if len(self._open) + self._hidden > NESTING + 1:
            self._fault(f"brackets nest deeper than {NESTING} levels: ask in a flatter way")

    def _new_join(self) -> int:
        self._joined.append(0)
        return len(self._joined) - 1

    def _join(self, patterns: int) -> None:
        self._part(patterns)
        _, join = self._open[-1]
        if join is not None:
            self._joined[join] += patterns
            if self._joined[join] > PATTERNS:
                self._fault(f"more than {PATTERNS} triple patterns in one group: ask in several queries")

    def _part(self, parts: int) -> None:
        self._parts += parts
        if self._parts > PARTS:
            self._fault(f"more than {PARTS:,} patterns, clauses and operators: ask in several queries")

    def _fault(self, message: str) -> NoReturn:
        fault(self._text, self._name, self._at, message)


def _starts_term(token: re.Match[str]) -> bool:
    return token.lastgroup in _TERMS or token[0] in ("(", "[", "a", "true", "false")


def _ends_term(token: re.Match[str]) -> bool:
    return token.lastgroup in _TERMS or token[0] in (")", "]", "a", "true", "false")
