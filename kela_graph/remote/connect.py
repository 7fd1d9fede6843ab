"""Finds the dataset at a server: which graphs are asked, and what it says of itself.

The first of these that exists decides:

1. a manifest, which `kela-graph load` writes last: the dataset with the graphs that are published;
2. the server's own default graph, where that holds the dataset, and no other;
3. the named graphs of the dataset's IRI space, and those of the program's general ontology.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Literal

from kela_graph.errors import InputError
from kela_graph.folder import SHARED, open_folder
from kela_graph.graph import bound, describe, describe_folder
from kela_graph.namespaces import PROJECT
from kela_graph.rdf.dataset import Union
from kela_graph.remote.client import Client
from kela_graph.remote.faults import shown
from kela_graph.remote.rdflib_store import RemoteStore
from kela_graph.remote.results import texts
from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rdflib import Dataset

#: How the name of a graph with a manifest ends, after the dataset's IRI space.
MANIFEST: Final = "graph/published"

_PUBLISHED: Final = """SELECT DISTINCT ?dataset ?graph WHERE {
  GRAPH ?manifest { ?dataset sd:namedGraph ?entry . ?entry sd:name ?graph }
  FILTER(isIRI(?dataset) && isIRI(?graph) && STRENDS(STR(?manifest), ?_manifest))
} ORDER BY ?dataset ?graph"""
_DIGESTS: Final = """SELECT DISTINCT ?digest WHERE {
  GRAPH ?manifest { ?checksum spdx:checksumValue ?digest }
  FILTER(STRENDS(STR(?manifest), ?_manifest))
}"""
_PLAIN: Final = (
    "SELECT DISTINCT ?dataset WHERE { ?dataset resp:rootOrganization ?root FILTER(isIRI(?dataset)) }"
)
_NAMED: Final = """SELECT DISTINCT ?dataset ?base WHERE {
  GRAPH ?graph { ?dataset resp:rootOrganization ?root ; void:uriSpace ?base FILTER(isIRI(?dataset)) }
}"""
_GRAPHS: Final = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"


def connect(url: str, *, root: str | Path | None = None, timeout: float = 30.0) -> Dataset:
    """Return the dataset at a SPARQL 1.1 server, as it was published there; it can only be read.

    A question sees what was published up to a second before it, where that has a manifest.

    A login is taken from KELA_GRAPH_USER and KELA_GRAPH_PASSWORD, else from ``.netrc``.

    Args:
        url: the address that takes queries.
        root: the dataset folder whose questions are asked, the program's where None; where the server
            holds several datasets, it also says which one is meant.
        timeout: how long one request may take, in seconds.

    Raises:
        InputError: the address is invalid, or there is no dataset.
        ToolError: the server can't be asked; the message says why, and what to do.
    """
    client = Client(url, timeout=timeout)
    folder = None if root is None else open_folder(root)
    described = None if folder is None else describe_folder(folder)
    wanted = None if described is None else str(described.iri)
    digests = _digests(client)
    store = RemoteStore(client, _graphs_at(client, wanted), folder)
    dataset = bound(Union(store))

    def watch() -> None:
        nonlocal digests
        now = _digests(client)
        if now - digests:  # while a publication goes on there may be none
            digests = now
            store.renew(_graphs_at(client, wanted or str(describe(dataset).iri)))
            bound(dataset)

    store.watch = watch
    return dataset


def _digests(client: Client) -> set[str]:
    """Return the digests of all that is published."""
    return {digest for (digest,) in texts(client, _DIGESTS, manifest=Literal(MANIFEST))}


def _graphs_at(client: Client, wanted: str | None) -> list[str]:
    """Return the IRIs of the graphs to ask; an empty list for the server's default graph."""
    published: dict[str, list[str]] = {}
    for dataset, graph in texts(client, _PUBLISHED, manifest=Literal(MANIFEST)):
        published.setdefault(dataset, []).append(graph)
    if published:
        return published[_chosen(client, published, wanted)]
    if len(texts(client, _PLAIN)) == 1:
        return []
    bases = {row[0]: row[1] for row in texts(client, _NAMED)}
    own = f"{bases[_chosen(client, bases, wanted)]}graph/"
    shared = {f"{PROJECT}graph/ontology/{name}" for name in SHARED}
    names = [name for (name,) in texts(client, _GRAPHS)]
    return sorted(name for name in names if name.startswith(own) or name in shared)


def _chosen(client: Client, found: Iterable[str], wanted: str | None) -> str:
    datasets = sorted(found)
    if wanted in datasets:
        return wanted
    if len(datasets) == 1:
        return datasets[0]
    told = "there is no dataset: publish one with `kela-graph load`, or name the address where it is"
    if datasets:
        names = ", ".join(map(printable, datasets))
        told = (
            f"there is more than one dataset ({names}): name the folder of the one that you mean after --root"
        )
    raise InputError(f"{shown(client.url)}: {told}")
