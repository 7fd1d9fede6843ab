"""Reads a server's answer to a query: the whole answer, or an error."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyoxigraph as ox

from kela_graph.namespaces import PREFIXES, SD, SPDX
from kela_graph.rdf.sparql import bind, keywords
from kela_graph.remote.faults import OTHER_PATH, TRUNCATED, fault, first_lines
from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

    from kela_graph.errors import ToolError
    from kela_graph.remote.client import Client, Response

#: The result of a query: rows, yes or no, or triples.
Found: TypeAlias = "ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]"

# A results document ends with a bracket, and so shows whether it is whole; CSV and TSV don't.
_ROWS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"

_RESULTS: Final = (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML)
_GRAPHS: Final = (ox.RdfFormat.N_TRIPLES, ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML)

_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_PREFIXES: Final = {**PREFIXES, "sd": SD, "spdx": SPDX}

#: Signs of what Virtuoso writes differently from the standard.
_TO_FIX: Final = (b"XMLSchema#boolean", b"nodeID://")


def ask(client: Client, sparql: str, graphs: tuple[str, ...]) -> Found:
    """Ask a server, and read its answer.

    Graphs make up the default graph, which is the server's own if there are none; a query with ``FROM``
    chooses its graphs itself, and one with ``GRAPH`` sees them.
    """
    words = keywords(sparql)
    form = next((word for word in words if word in _FORMS), "")
    is_graph = form in ("CONSTRUCT", "DESCRIBE")
    chosen = () if "FROM" in words else graphs
    named = chosen if "GRAPH" in words else ()
    response = client.query(sparql, _TRIPLES if is_graph else _ROWS, chosen, named)
    # Virtuoso reports its own limit of time only by this state.
    if response.status == 206 or response.headers.get("x-sql-state") == "S1TAT":
        raise fault(
            response.url,
            "the server's own limit of time truncated the answer; "
            "nothing of it is used: ask for less, or ask who runs it to allow more",
        )
    try:
        return _graph(response) if is_graph else _rows(response, form == "ASK")
    except (SyntaxError, ValueError, KeyError, TypeError, AttributeError) as error:
        if _is_truncated(response, error):
            raise fault(response.url, TRUNCATED) from None
        reason = first_lines(str(error))
        raise fault(response.url, f"the answer can't be read: {reason}: {OTHER_PATH}") from None


def select(client: Client, sparql: str, graphs: tuple[str, ...] = ()) -> ox.QuerySolutions:
    """Ask a server a SELECT query, as `ask` does."""
    found = ask(client, sparql, graphs)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - `ask` reads by the query's form
    return found


def texts(client: Client, sparql: str, **values: Node | Iterable[Node]) -> list[tuple[str, ...]]:
    """Ask a SELECT query of the program's own; what is no text in the rows, as a blank node, is empty."""
    return [
        tuple(term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for term in row)
        for row in select(client, bind(sparql, values, _PREFIXES))
    ]


def _rows(response: Response, is_ask: bool) -> ox.QuerySolutions | ox.QueryBoolean:
    """Read rows, or yes or no."""
    form = ox.QueryResultsFormat.from_media_type(response.media_type)
    if form is None or form not in _RESULTS:
        raise _unexpected(response)
    body = response.body
    if form == ox.QueryResultsFormat.JSON:
        document = json.loads(body)
        _refuse_limited(response, document)
        if is_ask or any(sign in body for sign in _TO_FIX):
            body = json.dumps(_fixed(document, is_ask)).encode()
    parsed = ox.parse_query_results(body, format=form)
    if isinstance(parsed, ox.QueryBoolean):
        return parsed
    # Rows are parsed as they are read: read them all once, so that no half of an answer is used.
    for _ in parsed:
        pass
    again = ox.parse_query_results(body, format=form)
    assert isinstance(again, ox.QuerySolutions)  # noqa: S101 - the same text
    return again


def _graph(response: Response) -> list[ox.Triple]:
    form = ox.RdfFormat.from_media_type(response.media_type)
    if form is None or form not in _GRAPHS:
        raise _unexpected(response)
    is_framed = "content-length" in response.headers or "transfer-encoding" in response.headers
    if not is_framed and form != ox.RdfFormat.RDF_XML:
        # These formats end after any triple: only a length shows that none is missing.
        raise fault(response.url, TRUNCATED)
    return [quad.triple for quad in ox.parse(response.body, format=form, base_iri=response.url)]


def _fixed(document: Any, is_ask: bool) -> Any:
    """Return Virtuoso's results as the standard has them.

    It writes a boolean as 1 or 0, the label of a blank node after the scheme of its own IRIs, and yes or no
    as a table with or without a row.
    """
    if is_ask and "boolean" not in document:
        return {"head": {}, "boolean": bool(document["results"]["bindings"])}
    words = {"1": "true", "0": "false"}
    for binding in () if is_ask else document["results"]["bindings"]:
        for term in binding.values():
            if term["type"] == "bnode":
                term["value"] = term["value"].removeprefix("nodeID://")
            elif str(term.get("datatype", "")).endswith("XMLSchema#boolean"):
                term["value"] = words.get(term["value"], term["value"])
    return document


def _refuse_limited(response: Response, document: object) -> None:
    """Refuse as many rows as the server's limit: there may be more."""
    most = response.headers.get("x-sparql-maxrows", "")
    rows = document.get("results", {}).get("bindings", ()) if isinstance(document, dict) else ()
    if most.isdigit() and len(rows) >= int(most):
        raise fault(
            response.url,
            f"the server gives {most} rows at most, and so perhaps not all: "
            "ask for less, or ask who runs it to allow more (ResultSetMaxRows)",
        )


def _unexpected(response: Response) -> ToolError:
    """Return the error of an answer of a type that was not asked for."""
    kind = response.media_type and f"with {printable(response.media_type)}"
    kind = "with a web page" if response.is_page else kind or "without saying of what type it is"
    return fault(response.url, f"answers {kind}, not with results: {OTHER_PATH}")


def _is_truncated(response: Response, error: Exception) -> bool:
    """Whether an answer that does not parse ends too early."""
    text = response.body.strip()
    last = {b"{": b"}", b"<": b">"}.get(text[:1], b"")
    is_cut = not text or not text.endswith(last)
    return is_cut or bool(re.search("end of (file|input)|unexpected end", str(error), re.I))
