"""Queries of one's own: any SPARQL that asks, of any dataset, within a limit of time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rdflib import Literal
from rdflib.term import Node

from kela_graph import wording
from kela_graph.errors import InputError, ToolError, seconds
from kela_graph.queries import outcome
from kela_graph.queries.outcome import GRAPH, ROWS, Outcome
from kela_graph.queries.querytext import QueryText, prepare
from kela_graph.rdf import gate, process
from kela_graph.rdf.sparql import bind
from kela_graph.rdf.sparql import parameters as bindable
from kela_graph.terms import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Dataset

    from kela_graph.formats import Format

__all__ = ["Result", "evaluate", "prepare", "sparql"]


@dataclass(frozen=True, repr=False, eq=False)
class Result(Outcome):
    """The outcome of a query of one's own.

    Attributes:
        query: what was asked.
        data: the result, as SPARQL's JSON or, a graph, as N-Triples.
        dataset: what was asked of, whose prefixes are used.
    """

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
        gate.parse(whole)
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
