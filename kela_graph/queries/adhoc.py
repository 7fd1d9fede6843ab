"""Queries of one's own: any SPARQL that asks, of any dataset, within a limit of time.

What is wrong with a text is told by line and column.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from rdflib import Literal
from rdflib.term import Node

from kela_graph import wording
from kela_graph.errors import InputError, ToolError, hint, seconds
from kela_graph.graph import loaded
from kela_graph.namespaces import PREFIXES
from kela_graph.queries import outcome
from kela_graph.queries.outcome import GRAPH, ROWS, Outcome
from kela_graph.rdf import process
from kela_graph.rdf.gate import admit, parse, service_in
from kela_graph.rdf.sparql import bind, declared, fault, keywords, missing_prefixes, tokens
from kela_graph.rdf.sparql import parameters as bindable
from kela_graph.rdf.store import graph_names
from kela_graph.terms import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from rdflib import Dataset

    from kela_graph.formats import Format

__all__ = ["Result", "evaluate", "prepare", "sparql"]

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


@dataclass(frozen=True, repr=False, eq=False)
class Result(Outcome):
    """The outcome of a query of one's own, with the attributes of any outcome."""

    query: QueryText
    data: bytes
    dataset: Dataset

    @property
    def _asked(self) -> str:
        return self.query.whole

    def __repr__(self) -> str:
        forms = {"SELECT": "rows", "ASK": "true or false"}
        return f"<Result of {self.query.form}: {forms.get(self.query.form, 'a graph')}>"

    def __bool__(self) -> bool:
        return not self.is_empty if self.truth is None else self.truth


def sparql(
    query: str,
    dataset: Dataset,
    *,
    timeout: float | None = None,
    allow_service: bool = False,
    **parameters: object,
) -> Result:
    """Ask a query of one's own.

    Args:
        query: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the dataset need no declaration.
        dataset: what to ask, as `kela_graph.load` gives it.
        timeout: how many seconds that may take; any number where None.
        allow_service: whether the query may call other servers with ``SERVICE``.
        parameters: what stands for the variable ``?_name`` of the query: RDF terms and numbers as they are,
            or text, which is the one thing of any kind that a person means by it.

    Returns:
        The whole result: rows, a graph, or true or false.

    Raises:
        ParseError: invalid SPARQL, an update, an unknown prefix, or a call of another server that is not
            allowed; with line and column.
        InputError: the query can't be answered, or a parameter or the limit of time is none.
        ToolError: it takes too long, or another server that the query calls failed.
    """
    if timeout is not None:
        seconds(timeout)

    def answer(_: object = None) -> tuple[QueryText, bytes]:
        prepared = _bound(prepare(query, dataset, allow_service=allow_service), dataset, parameters)
        return prepared, evaluate(prepared, dataset, GRAPH if prepared.builds_graph else ROWS)

    if timeout is None:
        return Result(*answer(), dataset)
    try:
        return Result(*process.run(answer, timeout), dataset)
    except process.OutOfTime:
        raise ToolError(f"no answer within {timeout:g} seconds: ask for less, or allow more time") from None


def _bound(query: QueryText, dataset: Dataset, parameters: Mapping[str, object]) -> QueryText:
    """Return a query with terms in place of its parameters."""
    if not parameters:
        return query
    known = bindable(query.whole)
    if unknown := sorted(parameters.keys() - known):
        has = ", ".join(f"?_{name}" for name in sorted(known)) or "no parameter"
        raise InputError(f"{query.name}: there is no ?_{unknown[0]}: the query has {has}")
    whole = bind(query.whole, {name: _term(dataset, name, value) for name, value in parameters.items()})
    try:
        parse(whole)
    except SyntaxError:
        raise InputError(f"{query.name}: a parameter stands where no term can") from None
    return replace(query, whole=whole)


def _term(dataset: Dataset, name: str, value: object) -> Node:
    """Return the term that is meant; text is a name of the one thing that has it."""
    if isinstance(value, Node):
        return value
    if not isinstance(value, str):
        return Literal(value)
    try:
        return resolve(dataset, value)
    except InputError as error:
        raise InputError(wording.text("queries.parameter", (), name=name, fault=error)) from None


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
        offset, token = written[number].start(), written[number][0]
        found = f"{token if len(token) <= 40 else f'{token[:40]}…'!r} can't stand here"
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


def evaluate(query: QueryText, dataset: Dataset, form: Format) -> bytes:
    """Ask a query, and return what comes in a standard format.

    Raises:
        InputError: the query can't be answered.
        ToolError: another server that it calls failed.
    """
    try:
        return outcome.evaluate(dataset, query.whole, form, union=not query.names_graphs)
    except RuntimeError as error:
        raise InputError(f"{query.name}: can't be answered: {error}") from None
    except OSError as error:
        if not query.calls_service:
            raise
        raise ToolError(f"{query.name}: the other server that it calls gave no answer: {error}") from None
