"""Reads a server's answer to a query: the whole answer, or an error."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyoxigraph as ox

from kela_graph.errors import ToolError
from kela_graph.rdf.sparql import keywords
from kela_graph.remote import faults

if TYPE_CHECKING:
    from kela_graph.remote.client import Client, Reply

#: What comes of a query: rows, yes or no, or triples.
Found: TypeAlias = "ox.QuerySolutions | ox.QueryBoolean | list[ox.Triple]"

# A results document ends with a bracket, and so shows whether it is whole; CSV and TSV don't.
_ROWS: Final = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
_TRIPLES: Final = "application/n-triples, text/turtle;q=0.9, application/rdf+xml;q=0.8"

_RESULTS: Final = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
}
_GRAPHS: Final = {
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "text/plain": ox.RdfFormat.N_TRIPLES,
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/x-turtle": ox.RdfFormat.TURTLE,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}

_FORMS: Final = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")

#: What an answer has in it that Virtuoso writes otherwise than the standard.
_TO_MEND: Final = (b"XMLSchema#boolean", b"nodeID://")

#: How Virtuoso tells that an answer is not whole: the time that it allows itself is over, or the rows.
_PARTIAL: Final = "S1TAT"
_MOST_ROWS: Final = "x-sparql-maxrows"


def ask(client: Client, sparql: str, graphs: tuple[str, ...]) -> Found:
    """Ask a server, and read its answer.

    Args:
        client: the server.
        sparql: the query; one with ``FROM`` chooses its graphs itself, one with ``GRAPH`` sees those below.
        graphs: the IRIs of the graphs that make up the default graph; the server's own if empty.

    Raises:
        ToolError: the server can't be asked, or gives no whole answer; the message says what to do.
    """
    words = keywords(sparql)
    form = next((word for word in words if word in _FORMS), "")
    is_graph = form in ("CONSTRUCT", "DESCRIBE")
    chosen = () if "FROM" in words else graphs
    named = chosen if "GRAPH" in words else ()
    reply = client.query(sparql, _TRIPLES if is_graph else _ROWS, chosen, named)
    _refuse_partial(reply)
    try:
        return _graph(reply) if is_graph else _rows(reply, form == "ASK")
    except (SyntaxError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise _unreadable(reply, error) from None


def select(client: Client, sparql: str, graphs: tuple[str, ...] = ()) -> ox.QuerySolutions:
    """Ask a server a SELECT query, as `ask` does.

    Raises:
        ToolError: the server can't be asked, or gives no whole answer.
    """
    found = ask(client, sparql, graphs)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - `ask` reads by the query's form
    return found


def _rows(reply: Reply, is_ask: bool) -> ox.QuerySolutions | ox.QueryBoolean:
    """Read rows, or yes or no."""
    form = _RESULTS.get(reply.media_type)
    if form is None:
        raise _strange(reply)
    body = reply.body
    if form == ox.QueryResultsFormat.JSON:
        document = json.loads(body)
        _refuse_limited(reply, document)
        if is_ask or any(sign in body for sign in _TO_MEND):
            body = json.dumps(_mended(document, is_ask)).encode()
    parsed = ox.parse_query_results(body, format=form)
    if isinstance(parsed, ox.QueryBoolean):
        return parsed
    # The rows are parsed one by one as they are taken: take them all once, so that none is half an answer.
    for _ in parsed:
        pass
    again = ox.parse_query_results(body, format=form)
    assert isinstance(again, ox.QuerySolutions)  # noqa: S101 - the same text
    return again


def _graph(reply: Reply) -> list[ox.Triple]:
    form = _GRAPHS.get(reply.media_type)
    if form is None:
        raise _strange(reply)
    if not reply.is_framed and form != ox.RdfFormat.RDF_XML:
        # Triples end anywhere: without a length nobody sees that some are missing.
        raise faults.cut(reply.url)
    return [quad.triple for quad in ox.parse(reply.body, format=form, base_iri=reply.url)]


def _mended(document: Any, is_ask: bool) -> Any:
    """Return results as the standard has them, where Virtuoso's are not.

    It writes a boolean as 1 or 0, before the label of a blank node the scheme of its own IRIs, and yes or no
    as a table with a row or none.
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


def _refuse_partial(reply: Reply) -> None:
    if reply.status == 206 or reply.headers.get("x-sql-state") == _PARTIAL:
        raise ToolError(
            f"{faults.shown(reply.url)}: the server's own limit of time truncated the answer; "
            "nothing of it is used: ask for less, or ask who runs it to allow more"
        )


def _refuse_limited(reply: Reply, document: object) -> None:
    """Refuse as many rows as the server gives at most: there may be more."""
    most = reply.headers.get(_MOST_ROWS, "")
    rows = document.get("results", {}).get("bindings", ()) if isinstance(document, dict) else ()
    if most.isdigit() and len(rows) >= int(most):
        raise ToolError(
            f"{faults.shown(reply.url)}: the server gives {most} rows at most, and so perhaps not all: "
            "ask for less, or ask who runs it to allow more (ResultSetMaxRows)"
        )


def _strange(reply: Reply) -> ToolError:
    is_page = "html" in reply.media_type or reply.body.lstrip()[:15].lower().startswith(
        (b"<!doctype", b"<html")
    )
    return faults.web_page(reply.url) if is_page else faults.strange(reply.url, reply.media_type)


def _unreadable(reply: Reply, error: Exception) -> ToolError:
    """Return the error of an answer that does not parse: it is truncated, or something else."""
    text = reply.body.strip()
    last = {b"{": b"}", b"<": b">"}.get(text[:1], b"")
    if (
        not text
        or not text.endswith(last)
        or re.search("end of (file|input)|unexpected end", str(error), re.I)
    ):
        return faults.cut(reply.url)
    return faults.unreadable(reply.url, str(error))
