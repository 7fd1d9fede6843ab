"""What is published (graphs, and a manifest of them), and the texts that are sent: updates and Turtle.

Every graph is named below the dataset's own IRI space, also one of the program's files: where two bodies
publish at one server, neither writes into what the other has.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
from rdflib import OWL, RDF, VOID, XSD, Graph, Literal, URIRef

from kela_graph import files
from kela_graph.errors import InputError
from kela_graph.graph import Description, describe, store_of
from kela_graph.namespaces import PROJECT, SD, SPDX
from kela_graph.rdf import canonical
from kela_graph.rdf.nodes import quads_of
from kela_graph.rdf.sparql import bind
from kela_graph.remote.connect import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from rdflib import Dataset

_SHARED: Final = f"{PROJECT}graph/"

#: What stands for MOVE at Virtuoso.
_MOVE_STEP_BY_STEP: Final = """DROP SILENT GRAPH ?_graph ;
INSERT { GRAPH ?_graph { ?s ?p ?o } } WHERE { GRAPH ?_source { ?s ?p ?o } } ;
DROP SILENT GRAPH ?_source"""

#: Put shared nodes in the places of their names, as objects and as subjects.
_PUT_IN_PLACE: Final = (
    """DELETE { GRAPH ?_at { ?s ?p ?name } } INSERT { GRAPH ?_at { ?s ?p ?node } }
WHERE { GRAPH ?_home { ?name ?_marker ?node } GRAPH ?_at { ?s ?p ?name } }""",
    """DELETE { GRAPH ?_at { ?name ?p ?o } } INSERT { GRAPH ?_at { ?node ?p ?o } }
WHERE { GRAPH ?_home { ?name ?_marker ?node } GRAPH ?_at { ?name ?p ?o } }""",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be at the server: the triples of each graph, by its name there; none is empty.

    The digest is SHA-256 of the canonical N-Quads of all graphs. ``space`` and ``staging`` are what the names
    of its graphs and of staging graphs begin with; ``log`` names the graph that lists staging graphs, and
    ``manifest`` the one that says which graphs are published.
    """

    described: Description
    graphs: Mapping[str, tuple[ox.Triple, ...]]
    digest: str
    space: str
    staging: str
    log: str
    manifest: str

    @property
    def counts(self) -> dict[str, int]:
        """How many triples each graph has, by its name."""
        return {name: len(triples) for name, triples in self.graphs.items()}


def make(dataset: Dataset) -> Plan:
    """Return what is to be published of a dataset, which is in this package's store and describes itself."""
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
    digest = files.digest(canonical.lines(quads))
    space = f"{described.base}graph/"
    names = space, f"{space}staged/", f"{space}staging", described.base + MANIFEST
    return Plan(described, {name: tuple(graphs[name]) for name in sorted(graphs)}, digest, *names)


def _name(graph: object, base: str) -> str:
    """Return the name that a graph has at the server; it is one that `kela_graph.load` gives."""
    name = graph.value if isinstance(graph, ox.NamedNode) else ""
    if name.startswith(f"{base}graph/") and name != base + MANIFEST:
        return name
    if name.startswith(_SHARED):
        return f"{base}graph/shared/{name.removeprefix(_SHARED)}"
    raise InputError(f"the graph {graph} is not a file's graph: publish only what kela_graph.load gave")


def _manifest(plan: Plan) -> list[ox.Triple]:
    """Return the manifest: SPARQL 1.1 Service Description's terms, and no blank node."""
    dataset, checksum = plan.described.iri, URIRef(f"{plan.manifest}#checksum")
    digest = Literal(plan.digest, datatype=XSD.hexBinary, normalize=False)
    said = Graph()
    said += [
        (dataset, RDF.type, SD.Dataset),
        (dataset, SPDX.checksum, checksum),
        (checksum, RDF.type, SPDX.Checksum),
        (checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256),
        (checksum, SPDX.checksumValue, digest),
    ]
    if plan.described.version is not None:
        said.add((dataset, OWL.versionIRI, plan.described.version))
    for name, triples in plan.graphs.items():
        graph, entry = URIRef(name), URIRef(f"{plan.manifest}#{name.removeprefix(plan.space)}")
        said += [
            (dataset, SD.namedGraph, entry),
            (entry, RDF.type, SD.NamedGraph),
            (entry, SD.name, graph),
            (entry, SD.graph, graph),
            (graph, RDF.type, SD.Graph),
            (graph, VOID.triples, Literal(len(triples))),
        ]
    return [quad.triple for quad in quads_of(said)]


def replace(plan: Plan, gone: Iterable[str]) -> str:
    """Return one update that puts a whole publication in place of an older one and of what is gone."""
    # One operation: a blank node that two graphs share is one node in it (SPARQL 1.1 Update, section 3.1.1).
    parts = {**plan.graphs, plan.manifest: _manifest(plan)}
    return " ;\n".join([*drops([*gone, *parts]), _insert(parts)])


def switch(plan: Plan, staged: Mapping[str, str], gone: Iterable[str], *, step_by_step: bool) -> str:
    """Return the update that moves staged graphs, by their own names, into their places, with the manifest.

    Step by step, other operations stand for MOVE, since that of Virtuoso 7.2 sometimes loses triples;
    elsewhere MOVE fails, and changes nothing, if somebody else dropped a staging graph.
    """
    move = _MOVE_STEP_BY_STEP if step_by_step else "MOVE GRAPH ?_source TO GRAPH ?_graph"
    moves = [_bound(move, source=source, graph=name) for name, source in staged.items()]
    # If a server stops between two operations, no digest claims that what is there is whole.
    begun = _bound(
        "DELETE WHERE { GRAPH ?_manifest { ?checksum ?_digest ?value } }",
        manifest=plan.manifest,
        digest=SPDX.checksumValue,
    )
    data = _insert({plan.manifest: _manifest(plan)})
    return " ;\n".join([begun, *moves, *drops([*gone, plan.log, plan.manifest]), data])


def drops(graphs: Iterable[str]) -> list[str]:
    """Return the operations that drop graphs, also those that do not exist."""
    return [_bound("DROP SILENT GRAPH ?_graph", graph=name) for name in graphs]


def listed(plan: Plan, staged: Iterable[str]) -> str:
    """Return the update that lists staging graphs, so that the next run finds what an aborted one left."""
    kind, graph = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(SD.NamedGraph))
    return _insert({plan.log: [ox.Triple(ox.NamedNode(name), kind, graph) for name in staged]})


def _lines(triples: Iterable[ox.Triple]) -> str:
    """Return triples as N-Triples, which SPARQL and Turtle read too."""
    return "".join(f"{triple} .\n" for triple in triples)


def _insert(graphs: Mapping[str, Iterable[ox.Triple]]) -> str:
    """Return the operation that inserts triples into graphs."""
    parts = (f"{_bound('GRAPH ?_graph', graph=name)} {{\n{_lines(graphs[name])}}}\n" for name in graphs)
    return f"INSERT DATA {{\n{''.join(parts)}}}"


def _bound(operation: str, **iris: str) -> str:
    return bind(operation, {name: URIRef(iri) for name, iri in iris.items()})


class SharedNodes:
    """Blank nodes that several graphs share, which stay single nodes although the graphs are sent one by one.

    A document's blank nodes are its own (RDF 1.1 Concepts, section 3.4). So a shared node is a blank node in
    one staging graph only, with a statement that gives it a name, which begins with the space; the others
    have that name, and updates at the server put the node in its place before anything is published.
    """

    def __init__(
        self, graphs: Mapping[str, Collection[ox.Triple]], staged: Mapping[str, str], space: str
    ) -> None:
        self._graphs, self._staged = graphs, staged
        self._marker = ox.NamedNode(f"{space}node")
        self._homes: dict[ox.BlankNode, str] = {}
        self._names: dict[Any, ox.NamedNode] = {}
        self._pairs: dict[str, set[str]] = {}
        users: defaultdict[ox.BlankNode, dict[str, bool]] = defaultdict(dict)
        for graph, triple in ((graph, triple) for graph, triples in graphs.items() for triple in triples):
            for term in (triple.subject, triple.object):
                if isinstance(term, ox.BlankNode):
                    users[term][graph] = users[term].get(graph, False) or term == triple.subject
        for node, found in users.items():
            if len(found) > 1:
                # At home in a graph that has it as a subject.
                home = self._homes[node] = max(found, key=found.__getitem__)
                self._pairs.setdefault(home, set()).update(set(found) - {home})
                self._names[node] = ox.NamedNode(f"{space}{len(self._names)}")

    def turtle(self, graph: str) -> str:
        """Return a graph as it is sent."""
        here = [node for node in self._names if self._homes[node] == graph]
        away = {node: name for node, name in self._names.items() if self._homes[node] != graph}
        triples = self._graphs[graph]
        if away:
            triples = [ox.Triple(away.get(s, s), p, away.get(o, o)) for s, p, o in triples]
        return _lines(triples) + _lines(ox.Triple(self._names[node], self._marker, node) for node in here)

    def updates(self) -> list[str]:
        """Return the operations that put the shared nodes in their places."""
        found: list[str] = []
        for home, others in sorted(self._pairs.items()):
            known = {"home": self._staged[home], "marker": self._marker.value}
            for other in sorted(others):
                found += [_bound(operation, at=self._staged[other], **known) for operation in _PUT_IN_PLACE]
            found.append(_bound("DELETE WHERE { GRAPH ?_home { ?name ?_marker ?node } }", **known))
        return found
