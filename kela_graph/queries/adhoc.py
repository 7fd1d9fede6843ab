"""Queries of one's own: any SPARQL that asks, of any dataset, within a limit of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kela_graph.errors import InputError, ToolError, seconds
from kela_graph.queries import answer
from kela_graph.queries.answer import GRAPH, ROWS, Outcome
from kela_graph.queries.querytext import QueryText, prepare
from kela_graph.rdf import process

if TYPE_CHECKING:
    from rdflib import Dataset

    from kela_graph.formats import Format

__all__ = ["Result", "evaluate", "prepare", "sparql"]


@dataclass(frozen=True, repr=False)
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

    def __repr__(self) -> str:
        forms = {"SELECT": "rows", "ASK": "true or false"}
        return f"<Result of {self.query.form}: {forms.get(self.query.form, 'a graph')}>"

    def __bool__(self) -> bool:
        return not self.is_empty if self.truth is None else self.truth


def sparql(
    query: str, dataset: Dataset, *, timeout: float | None = None, allow_service: bool = False
) -> Result:
    """Ask a query of one's own.

    Args:
        query: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the dataset need no declaration.
        dataset: what to ask, as `kela_graph.load` gives it.
        timeout: how many seconds that may take; any number where None.
        allow_service: whether the query may call other servers with ``SERVICE``.

    Returns:
        The whole result: rows, a graph, or true or false.

    Raises:
        ParseError: invalid SPARQL, an update, an unknown prefix, or a call of another server that is not
            allowed; with line and column.
        InputError: the query can't be answered, or the limit of time is none.
        ToolError: it takes too long, or another server that the query calls failed.
    """
    if timeout is not None:
        seconds(timeout)
    prepared = prepare(query, dataset, allow_service=allow_service)
    form = GRAPH if prepared.builds_graph else ROWS
    if timeout is None:
        return Result(prepared, evaluate(prepared, dataset, form), dataset)
    try:
        data = process.run(lambda _: evaluate(prepared, dataset, form), timeout)
    except process.OutOfTime:
        raise ToolError(f"no answer within {timeout:g} seconds: ask for less, or allow more time") from None
    return Result(prepared, data, dataset)


def evaluate(query: QueryText, dataset: Dataset, form: Format) -> bytes:
    """Ask a query, and return what comes in a standard format.

    Raises:
        InputError: the query can't be answered.
        ToolError: another server that it calls failed.
    """
    try:
        return answer.evaluate(dataset, query.whole, form, union=not query.names_graphs)
    except RuntimeError as error:
        raise InputError(f"{query.name}: can't be answered: {error}") from None
    except OSError as error:
        if not query.calls_service:
            raise
        raise ToolError(f"{query.name}: the other server that it calls gave no answer: {error}") from None
