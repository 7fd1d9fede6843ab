"""The text of a query of one's own: what it asks for, and what is wrong with it, by line and column.

A lexer tells keywords from what stands in IRIs, strings, comments and names. It does not know the grammar, so
in ``?a<?b`` it can't tell the operator from an IRI's beginning; where that matters it tries both.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kela_graph.errors import InputError, hint
from kela_graph.graph import loaded
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.gate import admit, fault, parse, service_in
from kela_graph.rdf.sparql import declared, keywords, missing_prefixes, tokens
from kela_graph.rdf.store import graph_names

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from rdflib import Dataset

#: What Oxigraph says of a query that follows the grammar and breaks one of the rules beside it.
_REASON: Final = re.compile(r"(?:The SELECT|Duplicated|IRI parsing)[\w ]+")

_ALLOW: Final = "allow that with --allow-service (allow_service in Python)"

#: More than the longest keyword has characters.
_SPACES: Final = 64


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
    known = {**PREFIXES, **{prefix: str(namespace) for prefix, namespace in loaded(dataset).namespaces()}}
    form = admit(text, name, calls=allow_service, graphs=graph_names(dataset), prefixes=known, advice=_ALLOW)
    if not any(tokens(text)):
        raise InputError(f"{name}: there is no query: write one that begins with SELECT, ASK, … or DESCRIBE")
    missing = missing_prefixes(text)
    added = {prefix: known[prefix] for prefix in missing if prefix in known}
    try:
        parse(text, added)
    except SyntaxError as error:
        unknown = next((prefix for prefix in missing if prefix not in added), None)
        if unknown is None:
            _syntax_fault(text, name, added, str(error.msg))
        advice = hint(unknown, known, f"write PREFIX {unknown}: <…> before it")
        message = f"unknown prefix {unknown}: ({advice})"
        fault(text, name, missing[unknown], message)
    whole = declared(text, added)
    names_graphs, calls = "FROM" in keywords(text), service_in(text) is not None
    return QueryText(name, form or "SELECT", whole, names_graphs, calls)


def _syntax_fault(text: str, name: str, prefixes: Mapping[str, str], said: str) -> NoReturn:
    """Raise the fault at the first token with which no query may go on, with the reason of Oxigraph."""
    written = list(tokens(text))
    number = bisect_left(written, True, key=lambda token: not _may_go_on(text[: token.end()], prefixes))
    if number < len(written):
        offset, found = written[number].start(), f"{_shown(written[number][0])} can't stand here"
    else:
        offset, found = len(text.rstrip()), "the query ends too early"
    reason = _REASON.search(said)
    fault(text, name, offset, reason[0] if reason else found)


def _may_go_on(begun: str, prefixes: Mapping[str, str]) -> bool:
    """Whether a query may begin with a text.

    Oxigraph reports the farthest place that its rules looked at, which lies behind the fault by up to a
    keyword's length; only where there is no fault does it read all of the spaces that follow.
    """
    begun += " " * _SPACES
    try:
        parse(begun, prefixes)
    except SyntaxError as error:
        at_end = begun.count("\n") + 1, len(begun) - begun.rfind("\n")
        return error.lineno is None or (error.lineno, error.offset) == at_end
    return True


def _shown(token: str) -> str:
    return repr(token if len(token) <= 40 else f"{token[:40]}…")
