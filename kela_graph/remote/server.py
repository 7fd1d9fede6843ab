"""The server that is published to: which of its addresses takes what, and what is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from rdflib import URIRef

from kela_graph.errors import ToolError
from kela_graph.remote.client import Client
from kela_graph.remote.faults import shown
from kela_graph.remote.login import checked_url
from kela_graph.remote.results import texts
from kela_graph.text import brief

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.remote.client import Response

#: The ends of the paths for queries, updates and whole graphs, as servers have them; tried in this order:
#: Oxigraph, Virtuoso, Fuseki by two names, Oxigraph by another, RDF4J. No protocol of SPARQL 1.1 says them.
_PATHS: Final = (
    ("/query", "/update", "/store"),
    ("/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
    ("/query", "/update", "/data"),
    ("/sparql", "/update", "/data"),
    ("/sparql", "/update", "/store"),
    ("", "/statements", "/rdf-graphs/service"),
)

#: What the addresses of each kind take, and the option that names one.
_KINDS: Final = {
    "query": ("queries", "--endpoint"),
    "update": ("updates", "--update-endpoint"),
    "graph_store": ("whole graphs", "--graph-store"),
}

#: Codes that say that another address may take the request.
_ELSEWHERE: Final = frozenset({400, 404, 405, 406, 415, 501})

_ENTRIES: Final = """SELECT ?graph ?triples WHERE { GRAPH ?_manifest {
  ?entry sd:name ?graph . OPTIONAL { ?graph void:triples ?triples } } }"""
_DIGESTS: Final = "SELECT ?value WHERE { GRAPH ?_manifest { ?checksum spdx:checksumValue ?value } }"
_COUNTS: Final = """SELECT ?graph (COUNT(*) AS ?n) WHERE {
  VALUES ?graph { ?_graphs } GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"""


def siblings(
    url: str, update: str | None = None, graph_store: str | None = None
) -> dict[str, tuple[str, ...]]:
    """Return the addresses that a server may have, by one of them or by what they all begin with.

    They are tried in this order, by the kinds ``query``, ``update`` and ``graph_store``; of the last two, one
    that is given is the only one.
    """
    scheme, netloc, path, *_ = urlsplit(checked_url(url))
    path = path.rstrip("/")
    ends = {paths: next((end for end in paths if end and path.endswith(end)), "") for paths in _PATHS}
    fitting = [paths for paths in _PATHS if ends[paths]] or _PATHS
    query, updates, stores = (
        [
            urlunsplit((scheme, netloc, path.removesuffix(ends[paths]) + paths[kind] or "/", "", ""))
            for paths in fitting
        ]
        for kind in range(3)
    )
    if not any(path.endswith(paths[1:]) for paths in _PATHS):
        query.insert(0, url)
    updates = [checked_url(update)] if update else updates
    stores = [checked_url(graph_store)] if graph_store else stores
    found = zip(_KINDS, (query, updates, stores), strict=True)
    return {kind: tuple(dict.fromkeys(urls)) for kind, urls in found}


class Server:
    """A server by what `siblings` gives; the first request of each kind finds the address that takes it.

    It is Virtuoso as far as its answer to an update says.
    """

    def __init__(self, endpoints: Mapping[str, Sequence[str]], timeout: float) -> None:
        self._endpoints = endpoints
        self._timeout = timeout
        self._found: dict[str, Client] = {}
        self.is_virtuoso = False

    def rows(self, sparql: str, **values: Node | Iterable[Node]) -> list[tuple[str, ...]]:
        """Ask for rows as plain text, as `texts` does."""
        if "query" not in self._found:
            accept = "application/sparql-results+json"
            self._send("query", lambda client, also: client.query("ASK {}", accept, also=also))
        return texts(self._found["query"], sparql, **values)

    def update(self, sparql: str) -> None:
        """Run an update; the first must change nothing, since it is sent to several addresses in turn."""
        response = self._send("update", lambda client, also: client.update(sparql, also))
        self.is_virtuoso |= "virtuoso" in response.headers.get("server", "").lower()

    def put(self, graph: str, turtle: str) -> None:
        """Replace a graph (SPARQL 1.1 Graph Store HTTP Protocol, section 5.3)."""
        body, params = turtle.encode("utf-8"), {"graph": graph}
        headers = {"Content-Type": "text/turtle; charset=utf-8", "Accept": "*/*"}
        self._send(
            "graph_store", lambda client, also: client.request("PUT", body, headers, params=params, also=also)
        )

    def _send(self, kind: str, send: Callable[[Client, Collection[int]], Response]) -> Response:
        """Send a request to the address of its kind; the first one to each address until one takes it."""
        if kind in self._found:
            return send(self._found[kind], ())
        refused = []
        for url in self._endpoints[kind]:
            client = Client(url, self._timeout)
            response = send(client, _ELSEWHERE)
            if response.status < 300 and not (kind == "query" and response.is_page):
                self._found[kind] = client
                return response
            said = brief(response.words, 200)
            refused.append(f"{shown(url)} (HTTP {response.status}{': ' + said if said else ''})")
        what, option = _KINDS[kind]
        raise ToolError(
            f"no address that takes {what} was found; tried: {', '.join(refused)}: name it after {option}"
        )


def published(server: Server, manifest: str) -> tuple[dict[str, int], str | None]:
    """Return what the server's manifest says: how many triples each graph has, and the digest of all."""
    entries = server.rows(_ENTRIES, manifest=URIRef(manifest))
    digests = server.rows(_DIGESTS, manifest=URIRef(manifest))
    counts = {name: int(triples) if triples.isdigit() else 0 for name, triples in entries}
    return counts, digests[0][0].lower() if len(digests) == 1 else None


def counted(server: Server, graphs: Iterable[str]) -> dict[str, int]:
    """Return how many triples the server has in each of some graphs."""
    rows = server.rows(_COUNTS, graphs=map(URIRef, graphs))
    return {name: int(number) for name, number in rows}
