"""Queries of one's own: any SPARQL that asks, of any dataset, within a limit of time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import formats
from kela_graph.errors import InputError, ToolError
from kela_graph.namespaces import PREFIXES
from kela_graph.queries import text
from kela_graph.queries.result import Result
from kela_graph.queries.text import QueryText
from kela_graph.rdf import process
from kela_graph.rdf.store import Writing

if TYPE_CHECKING:
    from rdflib import Dataset

    from kela_graph.formats import Format

__all__ = ["QueryText", "Result", "evaluate", "form_of", "prepare", "sparql"]

#: What an answer is kept in: JSON of the standard's for rows and truth values, N-Triples for a graph.
_ROWS: Final = formats.by_name("json", "rows")
_GRAPH: Final = formats.by_name("n-triples", "graph")


def sparql(
    query: str, dataset: Dataset, *, timeout: float | None = None, allow_service: bool = False
) -> Result:
    """Ask a query of one's own.

    Args:
        query: SELECT, ASK, CONSTRUCT or DESCRIBE; the prefixes of the dataset need no declaration.
        dataset: what to ask, as `kela_graph.load` gives it.
        timeout: how long that may take, in seconds; any time where None.
        allow_service: whether the query may call other servers with ``SERVICE``.

    Returns:
        The whole answer: rows, a graph, or true or false.

    Raises:
        ParseError: it is no query, with line and column; it is an update, or has an unknown prefix.
        InputError: it can't be answered, or calls other servers and may not.
        ToolError: it took longer, or another server that it calls failed.
    """
    prepared = prepare(query, dataset, allow_service=allow_service)
    form = _GRAPH if prepared.builds_graph else _ROWS
    if timeout is None:
        return Result(prepared, evaluate(prepared, dataset, form), dataset)
    try:
        data = process.run(lambda _: evaluate(prepared, dataset, form), timeout)
    except process.OutOfTime:
        raise ToolError(f"no answer within {timeout:g} seconds: ask for less, or allow more time") from None
    return Result(prepared, data, dataset)


def prepare(query: str, dataset: Dataset, *, name: str = "query", allow_service: bool = False) -> QueryText:
    """Hold a query against the grammar, and add the prefixes that it lacks.

    Raises:
        ParseError: it is no query, or an update, or has an unknown prefix.
        InputError: it calls other servers and may not.
    """
    known = {**PREFIXES, **{prefix: str(ns) for prefix, ns in dataset.namespaces()}}
    found = text.read(query, known, name=name, allow_service=allow_service)
    text.parse(found, known)
    return found


def form_of(query: QueryText, name: str) -> Format:
    """Return the standard format of that name for what a query gives.

    Raises:
        InputError: there is none.
    """
    return formats.by_name(name, "graph" if query.builds_graph else "rows")


def evaluate(query: QueryText, dataset: Dataset, form: Format) -> bytes:
    """Ask a query, and return what comes in a standard format.

    Raises:
        InputError: it can't be answered.
        ToolError: another server that it calls failed.
    """
    if not isinstance(dataset.store, Writing):
        result = dataset.query(query.whole)
        return result.serialize(format=form.media_type if query.builds_graph else form.name) or b""
    try:
        return dataset.store.serialize(query.whole, form, union=not query.names_graphs)
    except RuntimeError as error:
        raise InputError(f"{query.name}: can't be answered: {error}") from None
    except OSError as error:
        if not query.calls_service:
            raise
        raise ToolError(f"{query.name}: the other server that it calls gave no answer: {error}") from None
