"""The addresses of one server for queries, for updates and for whole graphs, from any one of them.

The protocols of SPARQL 1.1 do not say how these addresses are related; each server has its way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit, urlunsplit

from kela_graph.remote.login import checked_url


@dataclass(frozen=True, slots=True)
class _Way:
    """How one kind of server names its addresses, each as the last parts of the path.

    Attributes:
        query: for queries.
        update: for updates.
        graph_store: for whole graphs (SPARQL 1.1 Graph Store HTTP Protocol).
    """

    query: str
    update: str
    graph_store: str


#: What is tried, in this order: Oxigraph, Virtuoso, Fuseki by two names, Oxigraph by another, RDF4J.
_WAYS: Final = (
    _Way("/query", "/update", "/store"),
    _Way("/sparql", "/sparql-auth", "/sparql-graph-crud-auth"),
    _Way("/query", "/update", "/data"),
    _Way("/sparql", "/update", "/data"),
    _Way("/sparql", "/update", "/store"),
    _Way("", "/statements", "/rdf-graphs/service"),
)


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Where a server may take requests: addresses to be tried in this order, at least one of each.

    Attributes:
        query: for queries.
        update: for updates.
        graph_store: for whole graphs.
    """

    query: tuple[str, ...]
    update: tuple[str, ...]
    graph_store: tuple[str, ...]


def siblings(url: str, update: str | None = None, graph_store: str | None = None) -> Endpoints:
    """Return the addresses that a server may have, by one of them or by what they all begin with.

    Args:
        url: any address of the server's.
        update: the address for updates, where it is known.
        graph_store: the address for whole graphs, where it is known.

    Raises:
        InputError: an address is invalid.
    """
    parts = urlsplit(checked_url(url))
    path = parts.path.rstrip("/")
    found: dict[str, list[str]] = {"query": [], "update": [], "graph_store": []}
    for way in _fitting(path):
        stem = path.removesuffix(_ending(path, way))
        for kind, urls in found.items():
            urls.append(urlunsplit((parts.scheme, parts.netloc, stem + getattr(way, kind) or "/", "", "")))
    ends = {ending for way in _WAYS for ending in (way.update, way.graph_store)}
    if not path.endswith(tuple(ends)):
        found["query"].insert(0, url)
    if update:
        found["update"] = [checked_url(update)]
    if graph_store:
        found["graph_store"] = [checked_url(graph_store)]
    query, updates, stores = (tuple(dict.fromkeys(urls)) for urls in found.values())
    return Endpoints(query, updates, stores)


def _fitting(path: str) -> list[_Way]:
    """Return the ways by which a path is an address; all of them where it is what they begin with."""
    return [way for way in _WAYS if _ending(path, way)] or list(_WAYS)


def _ending(path: str, way: _Way) -> str:
    endings = (way.query, way.update, way.graph_store)
    return next((ending for ending in endings if ending and path.endswith(ending)), "")
