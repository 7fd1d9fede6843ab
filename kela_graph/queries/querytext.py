"""The text of a query of one's own: what it asks for, and what is wrong with it, by line and column.

A lexer tells keywords from what stands in IRIs, strings, comments and names. It does not know the grammar, so
in ``?a<?b`` it can't tell the operator from an IRI's beginning; where that matters it tries both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.errors import InputError, ParseError, SyntaxProblem, hint
from kela_graph.graph import loaded
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.sparql import COMMENT, TOKEN, declared, keywords, missing_prefixes, tokens

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Dataset

_FORMS: Final = {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
_UPDATES: Final = {"INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD"}

_PLACE: Final = re.compile(r"error at (\d+):(\d+): ")

#: What Oxigraph says of a query that follows the grammar and breaks one of the rules beside it.
_REASON: Final = re.compile(r"(?:The SELECT|Duplicated|IRI parsing)[\w ]+")

#: An opening brace, behind white space and comments.
_OPENING: Final = re.compile(rf"(?:\s|{COMMENT})*+\{{")

#: More than the longest keyword has characters.
_SPACES: Final = 64

#: The beginning of an address with a host: no operator with its expression can look like that.
_ADDRESS: Final = re.compile(r"<[A-Za-z][\w+.-]*://")

#: A variable that no query can have, so that Oxigraph parses a query and evaluates nothing.
_NOWHERE: Final[dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]] = {
    ox.Variable("_kela_graph_parses_only"): ox.Literal("")
}


@dataclass(frozen=True, slots=True)
class QueryText:
    """A query that can be asked.

    Attributes:
        name: what messages call it: a file, or ``query``.
        form: SELECT, ASK, CONSTRUCT or DESCRIBE.
        whole: its text with all prefixes declared; each line is still where it was.
        names_graphs: whether it names the graphs that it reads, with ``FROM``.
        calls_service: whether it may call another server.
    """

    name: str
    form: str
    whole: str
    names_graphs: bool
    calls_service: bool

    @property
    def builds_graph(self) -> bool:
        """Whether it answers with a graph."""
        return self.form in ("CONSTRUCT", "DESCRIBE")


def prepare(text: str, dataset: Dataset, *, name: str = "query", allow_service: bool = False) -> QueryText:
    """Return a query that only asks; nothing is asked yet.

    Args:
        text: the query.
        dataset: whose prefixes need no declaration, nor the program's.
        name: what messages call it.
        allow_service: whether it may call other servers with ``SERVICE``.

    Raises:
        ParseError: invalid SPARQL, an update, an unknown prefix, or a call that is not allowed.
        InputError: the text is empty.
    """
    if not isinstance(text, str):
        raise InputError(
            f"{name}: {text!r} is no query: write one that begins with SELECT, ASK, … or DESCRIBE"
        )
    form = _form(text, name)
    service = _service(text)
    if service is not None and not allow_service:
        message = "SERVICE asks another server: allow that with --allow-service (allow_service in Python)"
        raise _fault(text, name, service, message)
    known = {**PREFIXES, **{prefix: str(namespace) for prefix, namespace in loaded(dataset).namespaces()}}
    missing = missing_prefixes(text)
    added = {prefix: known[prefix] for prefix in missing if prefix in known}
    try:
        check(text, added)
    except SyntaxError as error:
        unknown = next((prefix for prefix in missing if prefix not in added), None)
        if unknown is None:
            raise _syntax_fault(text, name, added, str(error)) from None
        advice = hint(unknown, known, f"write PREFIX {unknown}: <…> before it")
        message = f"unknown prefix {unknown}: ({advice})"
        raise _fault(text, name, missing[unknown], message) from None
    whole = declared(text, added)
    return QueryText(name, form, whole, "FROM" in keywords(text), service is not None)


def check(text: str, prefixes: Mapping[str, str]) -> None:
    """Raise SyntaxError where a text does not follow SPARQL's grammar; nothing is asked."""
    with suppress(RuntimeError):  # it parses, and lacks the variable
        ox.Store().query(text, prefixes=dict(prefixes), substitutions=_NOWHERE)


def _form(text: str, name: str) -> str:
    found = tokens(text)
    token = None
    for token in found:
        keyword = (token["word"] or "").upper()
        if keyword in _FORMS:
            return keyword
        if keyword in _UPDATES:
            message = f"{keyword} changes data: only queries are run, no updates"
            raise _fault(text, name, token.start(), message)
        if keyword not in ("BASE", "PREFIX"):
            begin = "SELECT, ASK, CONSTRUCT or DESCRIBE, after BASE and PREFIX where it has them"
            raise _fault(
                text, name, token.start(), f"{_shown(token[0])} can't begin a query: begin with {begin}"
            )
        next((other for other in found if other["iri"]), None)
    if token is None:
        raise InputError(f"{name}: there is no query: write one that begins with SELECT, ASK, … or DESCRIBE")
    return "SELECT"  # nothing but declarations, or a broken one: the parser finds where


def _service(text: str) -> int | None:
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


def _syntax_fault(text: str, name: str, prefixes: Mapping[str, str], said: str) -> ParseError:
    """Return the fault at the first token with which no query may go on, with the reason of Oxigraph."""
    written = list(tokens(text))
    number = bisect_left(written, True, key=lambda token: not _may_go_on(text[: token.end()], prefixes))
    if number < len(written):
        offset, found = written[number].start(), f"{_shown(written[number][0])} can't stand here"
    else:
        offset, found = len(text.rstrip()), "the query ends too early"
    reason = _REASON.search(said)
    return _fault(text, name, offset, reason[0] if reason else found)


def _may_go_on(begun: str, prefixes: Mapping[str, str]) -> bool:
    """Whether a query may begin with a text.

    Oxigraph reports the farthest place that its rules looked at, which lies behind the fault by up to a
    keyword's length; only where there is no fault does it read all of the spaces that follow.
    """
    begun += " " * _SPACES
    try:
        check(begun, prefixes)
    except SyntaxError as error:
        place = _PLACE.match(str(error))
        last = begun.rfind("\n") + 1
        at_end = (str(begun.count("\n") + 1), str(len(begun) - last + 1))
        return place is None or (place[1], place[2]) == at_end
    return True


def _shown(token: str) -> str:
    return repr(token if len(token) <= 40 else f"{token[:40]}…")


def _fault(text: str, name: str, offset: int, message: str) -> ParseError:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return ParseError([SyntaxProblem(name, line, column, message)])
