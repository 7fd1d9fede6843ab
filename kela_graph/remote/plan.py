"""What is published: the graphs by the names that they get at a server, and a manifest of them.

Every graph is named below the dataset's own IRI space, also one of the program's files: where two bodies
publish at one server, neither writes into what the other has.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import OWL, RDF, VOID, XSD

from kela_graph import files
from kela_graph.errors import InputError
from kela_graph.graph import describe, store_of
from kela_graph.namespaces import PROJECT, SD, SPDX
from kela_graph.rdf import canonical
from kela_graph.remote.connect import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Dataset, URIRef

_SHARED: Final = f"{PROJECT}graph/"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be at the server.

    Attributes:
        dataset: the dataset's IRI.
        base: what its IRIs begin with.
        graphs: the triples of each graph, by its name there; none is empty.
        digest: SHA-256 of the canonical N-Quads of all graphs, in hexadecimal.
        version: the dataset's version IRI, where it has one.
    """

    dataset: str
    base: str
    graphs: Mapping[str, tuple[ox.Triple, ...]]
    digest: str
    version: str | None

    @property
    def space(self) -> str:
        """What the names of its graphs begin with."""
        return f"{self.base}graph/"

    @property
    def staging(self) -> str:
        """What the names of staging graphs begin with."""
        return f"{self.space}staged/"

    @property
    def log(self) -> str:
        """The name of the graph that lists staging graphs."""
        return f"{self.space}staging"

    @property
    def manifest(self) -> str:
        """The name of the graph that says which graphs are published."""
        return self.base + MANIFEST

    @property
    def counts(self) -> dict[str, int]:
        """How many triples each graph has, by its name."""
        return {name: len(triples) for name, triples in self.graphs.items()}


def make(dataset: Dataset) -> Plan:
    """Return what is to be published of a dataset.

    Raises:
        InputError: the dataset is not in this package's store, does not describe itself, or has blank
            nodes that are too alike to get canonical labels in time.
    """
    store = store_of(dataset)
    described = describe(dataset)
    graphs: defaultdict[str, list[ox.Triple]] = defaultdict(list)
    for quad in store.oxigraph:
        graphs[_name(quad.graph_name, described.base)].append(quad.triple)
    quads = (
        ox.Quad(each.subject, each.predicate, each.object, ox.NamedNode(name))
        for name, triples in graphs.items()
        for each in triples
    )
    return Plan(
        dataset=str(described.iri),
        base=described.base,
        graphs={name: tuple(graphs[name]) for name in sorted(graphs)},
        digest=files.digest(canonical.lines(quads)),
        version=described.version,
    )


def _name(graph: object, base: str) -> str:
    """Return the name that a graph gets at the server.

    Raises:
        InputError: the graph has no name, or not one that `kela_graph.load` gives.
    """
    name = graph.value if isinstance(graph, ox.NamedNode) else ""
    if name.startswith(f"{base}graph/") and name != base + MANIFEST:
        return name
    if name.startswith(_SHARED):
        return f"{base}graph/shared/{name.removeprefix(_SHARED)}"
    raise InputError(f"the graph {graph} is not a file's graph: publish only what kela_graph.load gave")


def manifest_triples(plan: Plan) -> list[ox.Triple]:
    """Return the manifest: SPARQL 1.1 Service Description's terms, and no blank node."""
    dataset, checksum = ox.NamedNode(plan.dataset), ox.NamedNode(f"{plan.manifest}#checksum")
    said: list[tuple[ox.NamedNode, URIRef, ox.NamedNode | ox.Literal]] = [
        (dataset, RDF.type, _node(SD.Dataset)),
        (dataset, SPDX.checksum, checksum),
        (checksum, RDF.type, _node(SPDX.Checksum)),
        (checksum, SPDX.algorithm, _node(SPDX.checksumAlgorithm_sha256)),
        (checksum, SPDX.checksumValue, ox.Literal(plan.digest, datatype=_node(XSD.hexBinary))),
    ]
    if plan.version:
        said.append((dataset, OWL.versionIRI, ox.NamedNode(plan.version)))
    for name, triples in plan.graphs.items():
        entry = ox.NamedNode(f"{plan.manifest}#{name.removeprefix(plan.space)}")
        graph = ox.NamedNode(name)
        said += [
            (dataset, SD.namedGraph, entry),
            (entry, RDF.type, _node(SD.NamedGraph)),
            (entry, SD.name, graph),
            (entry, SD.graph, graph),
            (graph, RDF.type, _node(SD.Graph)),
            (graph, VOID.triples, ox.Literal(len(triples))),
        ]
    return [ox.Triple(subject, _node(predicate), value) for subject, predicate, value in said]


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(str(iri))
