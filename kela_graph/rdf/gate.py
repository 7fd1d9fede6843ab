"""The gate that every query of a folder, of a shape and of a user passes before anything else sees it.

It only parses. A query that would call another server, change something or read a graph that is not there is
refused, and so is one beyond a bound, within which Oxigraph plans in seconds and no engine's stack ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.rdf.measure import ADDRESS, Measure
from kela_graph.rdf.sparql import COMMENT, TOKEN, fault, tokens, used_iris

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

#: How many characters a query may have.
LENGTH: Final = 1 << 20

_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES: Final = ("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD")
#: What Oxigraph says of a text that does not parse.
_PLACE: Final = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)

#: An opening brace, behind white space and comments.
_OPENING: Final = re.compile(rf"(?:\s|{COMMENT})*+\{{")

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
    Measure(text, name).take()
    if graphs is not None and "from" in text.lower():
        for iri, offset in _named_graphs(text, prefixes or {}):
            if iri not in graphs:
                fault(text, name, offset, f"FROM <{iri}> is no graph of the dataset: leave it out")
    return form


def admit_update(text: str) -> None:
    """Raise ParseError where an update would ask another server."""
    load = next((token.start() for token in tokens(text) if (token["word"] or "").upper() == "LOAD"), None)
    for call, offset in (("SERVICE", service_in(text)), ("LOAD", load)):
        if offset is not None:
            fault(text, "update", offset, f"{call} asks another server: leave it out")


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
        if token["iri"] and re.search("[#']", token[0]) and not ADDRESS.match(token[0]):
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
    named: list[int] = []
    before = ["", ""]
    for token in tokens(text):
        if before[1] == "FROM" or before == ["FROM", "NAMED"]:
            named.append(token.start())
        before = [before[1], (token["word"] or "").upper()]
    for iri, offset in used_iris(text, known) if named else ():
        if offset in named:
            yield iri, offset
