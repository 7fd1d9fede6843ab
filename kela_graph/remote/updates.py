"""The texts that are sent: SPARQL 1.1 Update and Turtle, from the graphs of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kela_graph.namespaces import SD, SPDX
from kela_graph.remote.plan import manifest_triples

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from kela_graph.remote.plan import Plan


def replace(plan: Plan, gone: Iterable[str]) -> str:
    """Return one update that puts a whole publication in place of an older one.

    Args:
        plan: what is to be at the server.
        gone: the names of graphs that the older one had and this one has not.
    """
    parts = {name: lines(triples) for name, triples in plan.graphs.items()}
    parts[plan.manifest] = lines(manifest_triples(plan))
    # One operation: a blank node that two graphs share is one node in it (SPARQL 1.1 Update, section 3.1.1).
    data = "\n".join(f"GRAPH <{name}> {{\n{text}}}" for name, text in parts.items())
    return " ;\n".join([*drops([*gone, *parts]), f"INSERT DATA {{\n{data}\n}}"])


def switch(
    plan: Plan, staged: Mapping[str, str], gone: Iterable[str], log: str, *, step_by_step: bool
) -> str:
    """Return the update that moves staged graphs into their places, with the manifest.

    Args:
        plan: what is to be at the server.
        staged: the name of each graph's staging graph, by its own name.
        gone: the names of graphs that the older publication had and this one has not.
        log: the name of the graph that lists the staging graphs.
        step_by_step: whether MOVE is written out, since Virtuoso 7.2's own loses triples now and then;
            elsewhere MOVE fails, and changes nothing, where somebody else has dropped a staging graph.
    """
    moves = [
        f"DROP SILENT GRAPH <{name}> ;\n"
        f"INSERT {{ GRAPH <{name}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{source}> {{ ?s ?p ?o }} }} ;\n"
        f"DROP SILENT GRAPH <{source}>"
        if step_by_step
        else f"MOVE GRAPH <{source}> TO GRAPH <{name}>"
        for name, source in staged.items()
    ]
    data = f"INSERT DATA {{\nGRAPH <{plan.manifest}> {{\n{lines(manifest_triples(plan))}}}\n}}"
    # Where operations are run one by one and not all of them, no digest says that what is there is whole.
    begun = f"DELETE WHERE {{ GRAPH <{plan.manifest}> {{ ?checksum <{SPDX.checksumValue}> ?value }} }}"
    return " ;\n".join([begun, *moves, *drops([*gone, log, plan.manifest]), data])


def drops(graphs: Iterable[str]) -> list[str]:
    """Return the operations that drop graphs, whether there are such or not."""
    return [f"DROP SILENT GRAPH <{name}>" for name in graphs]


def listed(log: str, staged: Iterable[str]) -> str:
    """Return the update that notes staging graphs, so that the next run finds what a killed one left."""
    entry = f"a <{SD.NamedGraph}> ."
    return f"INSERT DATA {{ GRAPH <{log}> {{\n{''.join(f'<{name}> {entry}{chr(10)}' for name in staged)}}} }}"


def lines(triples: Iterable[ox.Triple]) -> str:
    """Return triples as N-Triples, which SPARQL and Turtle read too."""
    return "".join(f"{triple} .\n" for triple in triples)


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
        users: dict[ox.BlankNode, dict[str, bool]] = {}
        for graph, triples in graphs.items():
            for triple in triples:
                for term in (triple.subject, triple.object):
                    if isinstance(term, ox.BlankNode):
                        described = users.setdefault(term, {})
                        described[graph] = described.get(graph, False) or term == triple.subject
        for node, found in users.items():
            if len(found) > 1:
                # At home where something is said of it.
                home = self._homes[node] = max(found, key=found.__getitem__)
                self._pairs.setdefault(home, set()).update(set(found) - {home})
                self._names[node] = ox.NamedNode(f"{space}{len(self._names)}")

    def turtle(self, graph: str) -> str:
        """Return a graph as it is sent."""
        here = {node: name for node, name in self._names.items() if self._homes[node] != graph}
        text = (
            lines(_renamed(triple, here) for triple in self._graphs[graph])
            if here
            else lines(self._graphs[graph])
        )
        marks = (
            ox.Triple(name, self._marker, node)
            for node, name in self._names.items()
            if self._homes[node] == graph
        )
        return text + lines(marks)

    def updates(self) -> list[str]:
        """Return the operations that put the shared nodes in their places."""
        found: list[str] = []
        for home, others in sorted(self._pairs.items()):
            known = f"GRAPH <{self._staged[home]}> {{ ?name {self._marker} ?node }}"
            for other in sorted(others):
                for old, new in (("?s ?p ?name", "?s ?p ?node"), ("?name ?p ?o", "?node ?p ?o")):
                    at = f"GRAPH <{self._staged[other]}>"
                    found.append(
                        f"DELETE {{ {at} {{ {old} }} }} INSERT {{ {at} {{ {new} }} }} "
                        f"WHERE {{ {known} {at} {{ {old} }} }}"
                    )
            found.append(f"DELETE WHERE {{ {known} }}")
        return found


def _renamed(triple: ox.Triple, names: Mapping[ox.BlankNode, ox.NamedNode]) -> ox.Triple:
    subject, value = triple.subject, triple.object
    return ox.Triple(
        names.get(subject, subject) if isinstance(subject, ox.BlankNode) else subject,
        triple.predicate,
        names.get(value, value) if isinstance(value, ox.BlankNode) else value,
    )
