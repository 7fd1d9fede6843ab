"""The server that is published to: which of its addresses takes what, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import URIRef

from kela_graph.errors import ToolError
from kela_graph.namespaces import PREFIXES, SD, SPDX
from kela_graph.rdf.sparql import bind
from kela_graph.remote import answers
from kela_graph.remote.client import Client
from kela_graph.remote.faults import shown
from kela_graph.text import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rdflib.term import Node

    from kela_graph.remote.client import Reply
    from kela_graph.remote.endpoints import Endpoints

#: Codes that say that another address may take the request.
_ELSEWHERE: Final = frozenset({400, 404, 405, 406, 415, 501})

_PREFIXES: Final = {**PREFIXES, "sd": SD, "spdx": SPDX}
_ENTRIES: Final = """SELECT ?graph ?triples WHERE { GRAPH ?_manifest {
  ?entry sd:name ?graph . OPTIONAL { ?graph void:triples ?triples } } }"""
_DIGESTS: Final = "SELECT ?value WHERE { GRAPH ?_manifest { ?checksum spdx:checksumValue ?value } }"
_COUNTS: Final = """SELECT ?graph (COUNT(*) AS ?n) WHERE {
  VALUES ?graph { ?_graphs } GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"""


class Server:
    """A server by its addresses; each is found when it is needed first.

    Args:
        endpoints: the addresses that may take requests.
        timeout: how long one request may take, in seconds.
    """

    def __init__(self, endpoints: Endpoints, timeout: float) -> None:
        self._endpoints = endpoints
        self._timeout = timeout
        self._query: Client | None = None
        self._update: Client | None = None
        self._graph_store: Client | None = None
        self.is_virtuoso = False

    def rows(self, sparql: str, **values: Node | Iterable[Node]) -> list[tuple[str, ...]]:
        """Ask for rows, and give them as plain text; what a row lacks is empty.

        Args:
            sparql: the query.
            values: the terms of its parameters.

        Raises:
            ToolError: there is no whole answer.
        """
        if self._query is None:
            accept = "application/sparql-results+json"
            self._query, _ = self._first(
                "queries",
                self._endpoints.query,
                lambda client: client.query("ASK {}", accept, also=_ELSEWHERE),
            )
        found = answers.select(self._query, bind(sparql, values, _PREFIXES))
        return [tuple("" if term is None else _text(term) for term in row) for row in found]

    def update(self, sparql: str) -> None:
        """Run an update.

        Raises:
            ToolError: the server did not say that it is done.
        """
        assert self._update is not None  # noqa: S101 - `open_update` was called
        self._update.update(sparql)

    def open_update(self, harmless: str) -> None:
        """Find the address for updates, by an update that changes nothing.

        Raises:
            ToolError: no address takes updates, or the server refuses the login.
        """
        self._update, reply = self._first(
            "updates",
            self._endpoints.update,
            lambda client: client.update(harmless, also=_ELSEWHERE),
            "--update-endpoint",
        )
        self.is_virtuoso = "virtuoso" in reply.headers.get("server", "").lower()

    def put(self, graph: str, turtle: str) -> None:
        """Replace a graph (SPARQL 1.1 Graph Store HTTP Protocol, section 5.3).

        Raises:
            ToolError: the server did not say that it is done.
        """
        body = turtle.encode("utf-8")
        headers = {"Content-Type": "text/turtle; charset=utf-8", "Accept": "*/*"}

        def send(client: Client, also: Iterable[int] = ()) -> Reply:
            return client.request(
                "PUT", params={"graph": graph}, data=body, headers=headers, also=frozenset(also)
            )

        if self._graph_store is not None:
            send(self._graph_store)
            return
        self._graph_store, _ = self._first(
            "whole graphs",
            self._endpoints.graph_store,
            lambda client: send(client, _ELSEWHERE),
            "--graph-store",
        )

    def _first(
        self, what: str, urls: tuple[str, ...], send: Callable[[Client], Reply], option: str = "--endpoint"
    ) -> tuple[Client, Reply]:
        """Return the first address that takes a request, and what it answered."""
        refused = []
        for url in urls:
            client = Client(url, timeout=self._timeout)
            reply = send(client)
            is_page = what == "queries" and "html" in reply.media_type
            if reply.status < 300 and not is_page:
                return client, reply
            words = "" if "html" in reply.media_type else reply.body.decode("utf-8", errors="replace")
            said = brief(" ".join(words.split()), 200)
            refused.append(f"{shown(url)} (HTTP {reply.status}{': ' + said if said else ''})")
        raise ToolError(
            f"no address that takes {what} was found; tried: {', '.join(refused)}: name it after {option}"
        )


def published(server: Server, manifest: str) -> tuple[dict[str, int], str | None]:
    """Return what the server's manifest tells: how many triples each graph has, and the digest of all.

    Raises:
        ToolError: there is no whole answer.
    """
    entries = server.rows(_ENTRIES, manifest=URIRef(manifest))
    digests = server.rows(_DIGESTS, manifest=URIRef(manifest))
    counts = {name: int(triples) if triples.isdigit() else 0 for name, triples in entries}
    return counts, digests[0][0].lower() if len(digests) == 1 else None


def counted(server: Server, graphs: Mapping[str, int]) -> dict[str, int]:
    """Return how many triples the server has in each of some graphs.

    Raises:
        ToolError: there is no whole answer.
    """
    rows = server.rows(_COUNTS, graphs=map(URIRef, graphs))
    return {name: int(number) for name, number in rows}


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
