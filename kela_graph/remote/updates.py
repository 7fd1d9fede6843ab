"""The texts that are sent: SPARQL 1.1 Update and Turtle, from the graphs of a plan."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
from rdflib import RDF, URIRef

from kela_graph.namespaces import SD, SPDX
from kela_graph.rdf.sparql import bind
from kela_graph.remote.plan import manifest_triples

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kela_graph.remote.plan import Plan

#: Instead of MOVE.
_MOVE_STEP_BY_STEP: Final = """DROP SILENT GRAPH ?_graph ;
INSERT { GRAPH ?_graph { ?s ?p ?o } } WHERE { GRAPH ?_source { ?s ?p ?o } } ;
DROP SILENT GRAPH ?_source"""

#: Put shared nodes in the places of their names: of objects, and of subjects.
_PUT_IN_PLACE: Final = (
    """DELETE { GRAPH ?_at { ?s ?p ?name } } INSERT { GRAPH ?_at { ?s ?p ?node } }
WHERE { GRAPH ?_home { ?name ?_marker ?node } GRAPH ?_at { ?s ?p ?name } }""",
    """DELETE { GRAPH ?_at { ?name ?p ?o } } INSERT { GRAPH ?_at { ?node ?p ?o } }
WHERE { GRAPH ?_home { ?name ?_marker ?node } GRAPH ?_at { ?name ?p ?o } }""",
)


def replace(plan: Plan, gone: Iterable[str]) -> str:
    """Return one update that puts a whole publication in place of an older one.

    Args:
        plan: what is to be at the server.
        gone: the names of graphs that only the older publication has.
    """
    # One operation: a blank node that two graphs share is one node in it (SPARQL 1.1 Update, section 3.1.1).
    parts = {**plan.graphs, plan.manifest: manifest_triples(plan)}
    return " ;\n".join([*drops([*gone, *parts]), _insert(parts)])


def switch(plan: Plan, staged: Mapping[str, str], gone: Iterable[str], *, step_by_step: bool) -> str:
    """Return the update that moves staged graphs into their places, with the manifest.

    Args:
        plan: what is to be at the server.
        staged: the name of each graph's staging graph, by its own name.
        gone: the names of graphs that only the older publication has.
        step_by_step: whether MOVE is written out, since Virtuoso 7.2's own loses triples now and then;
            elsewhere MOVE fails, and changes nothing, where somebody else has dropped a staging graph.
    """
    move = _MOVE_STEP_BY_STEP if step_by_step else "MOVE GRAPH ?_source TO GRAPH ?_graph"
    moves = [_bound(move, source=source, graph=name) for name, source in staged.items()]
    # Where operations are run one by one and not all of them, no digest says that what is there is whole.
    begun = _bound(
        "DELETE WHERE { GRAPH ?_manifest { ?checksum ?_digest ?value } }",
        manifest=plan.manifest,
        digest=SPDX.checksumValue,
    )
    data = _insert({plan.manifest: manifest_triples(plan)})
    return " ;\n".join([begun, *moves, *drops([*gone, plan.log, plan.manifest]), data])


def drops(graphs: Iterable[str]) -> list[str]:
    """Return the operations that drop graphs, also those that do not exist."""
    return [_bound("DROP SILENT GRAPH ?_graph", graph=name) for name in graphs]


def listed(plan: Plan, staged: Iterable[str]) -> str:
    """Return the update that lists staging graphs, so that the next run finds what a killed one left."""
    kind, graph = ox.NamedNode(str(RDF.type)), ox.NamedNode(str(SD.NamedGraph))
    return _insert({plan.log: [ox.Triple(ox.NamedNode(name), kind, graph) for name in staged]})


def lines(triples: Iterable[ox.Triple]) -> str:
    """Return triples as N-Triples, which SPARQL and Turtle read too."""
    return "".join(f"{triple} .\n" for triple in triples)


def _insert(graphs: Mapping[str, Iterable[ox.Triple]]) -> str:
    """Return the operation that puts triples into graphs."""
    parts = (f"{_bound('GRAPH ?_graph', graph=name)} {{\n{lines(graphs[name])}}}\n" for name in graphs)
    return f"INSERT DATA {{\n{''.join(parts)}}}"


def _bound(operation: str, **iris: str) -> str:
    return bind(operation, {name: URIRef(iri) for name, iri in iris.items()})


class Ties:
    """Blank nodes that several graphs share, kept one node each where the graphs travel apart.

    A document's blank nodes are its own (RDF 1.1 Concepts, section 3.4). So a shared node is a blank node in
    one staging graph only, with a statement that gives it a name; the others have that name, and updates at
    the server put the node in its place before anything is published.

    Args:
        graphs: the triples of each graph, by its name.
        staged: the name of each graph's staging graph, by its own name.
        space: what the names of shared nodes begin with.
    """

    def __init__(
        self, graphs: Mapping[str, Collection[ox.Triple]], staged: Mapping[str, str], space: str
    ) -> None:
        self._graphs = graphs
        self._staged = staged
        self._marker = ox.NamedNode(f"{space}node")
        self._homes: dict[ox.BlankNode, str] = {}
        self._names: dict[ox.BlankNode, ox.NamedNode] = {}
        self._pairs: dict[str, set[str]] = {}
        users: defaultdict[ox.BlankNode, dict[str, bool]] = defaultdict(dict)
        for graph, triples in graphs.items():
            for triple in triples:
                for term in (triple.subject, triple.object):
                    if isinstance(term, ox.BlankNode):
                        users[term][graph] = users[term].get(graph, False) or term == triple.subject
        for node, found in users.items():
            if len(found) > 1:
                # At home where something is said of it.
                home = self._homes[node] = max(found, key=found.__getitem__)
                self._pairs.setdefault(home, set()).update(set(found) - {home})
                self._names[node] = ox.NamedNode(f"{space}{len(self._names)}")

    def turtle(self, graph: str) -> str:
        """Return a graph as it is sent."""
        named = {node: name for node, name in self._names.items() if self._homes[node] != graph}
        marks = (
            ox.Triple(name, self._marker, node) for node, name in self._names.items() if node not in named
        )
        triples = self._graphs[graph]
        return lines([_renamed(triple, named) for triple in triples] if named else triples) + lines(marks)

    def updates(self) -> list[str]:
        """Return the operations that put the shared nodes in their places."""
        found: list[str] = []
        for home, others in sorted(self._pairs.items()):
            known = {"home": self._staged[home], "marker": self._marker.value}
            for other in sorted(others):
                found += [_bound(operation, at=self._staged[other], **known) for operation in _PUT_IN_PLACE]
            found.append(_bound("DELETE WHERE { GRAPH ?_home { ?name ?_marker ?node } }", **known))
        return found


def _renamed(triple: ox.Triple, names: Mapping[Any, ox.NamedNode]) -> ox.Triple:
    subject, predicate, value = triple
    return ox.Triple(names.get(subject, subject), predicate, names.get(value, value))
