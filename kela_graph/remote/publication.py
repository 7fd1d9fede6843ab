"""Publishes a dataset at a SPARQL 1.1 server; meanwhile, a query sees the old graph or the new one.

There are two methods. One **update** replaces all graphs, where it is not too large. By the **graph store**,
for large graphs, each graph is put beside the published ones, and one small update moves them all into place.
Both are atomic at a server that runs an update as one transaction, as Oxigraph does; Virtuoso runs its
operations one by one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from rdflib import URIRef

from kela_graph.errors import ToolError, one_of
from kela_graph.remote import plan as plans
from kela_graph.remote.faults import fault
from kela_graph.remote.server import Server, counted, published, siblings

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    from kela_graph.remote.plan import Plan

#: How graphs are sent to the server; ``auto`` is by one update where that is not too large.
Method: TypeAlias = Literal["auto", "update", "graph-store"]
METHODS: Final[tuple[Method, ...]] = get_args(Method)

#: The largest update that method ``auto`` sends, in characters: as much as servers take by default.
LARGEST: Final = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Publication:
    """What was done: how many triples each graph at the server has, and which of an earlier one were removed.

    There is no method where the same graphs were there already.
    """

    graphs: dict[str, int]
    removed: tuple[str, ...]
    method: Method | None

    @property
    def triples(self) -> int:
        """How many triples there are in all."""
        return sum(self.graphs.values())


def publish(
    dataset: Dataset,
    endpoint: str,
    *,
    update_endpoint: str | None = None,
    graph_store: str | None = None,
    method: Method = "auto",
    force: bool = False,
    timeout: float = 600.0,
    progress: Callable[[str], None] = lambda _: None,
) -> Publication:
    """Publish a dataset at a SPARQL 1.1 server, in place of what was published of it before.

    Args:
        dataset: what `kela_graph.load` gave.
        endpoint: an address for queries or updates, or what they begin with; a login as for `connect`.
        update_endpoint: the address for updates, where it can't be derived from the endpoint.
        graph_store: the address of the graph store, where it can't be derived from the endpoint.
        method: how the graphs are sent.
        force: whether to publish also where the same is there already.
        timeout: how long one request may take, in seconds.
        progress: called with the name of each step.

    Raises:
        InputError: the dataset can't be published, an address is invalid, or there is no such method.
        ToolError: the server can't be reached, refuses, or does not hold afterwards what was sent.
    """
    one_of("method", method, METHODS)
    server = Server(siblings(endpoint, update_endpoint, graph_store), timeout)
    plan = plans.make(dataset)
    old, digest = published(server, plan.manifest)
    if not force and digest == plan.digest and old == plan.counts == counted(server, plan.counts):
        return Publication(plan.counts, (), None)
    server.update("; ".join(plans.drops([f"{plan.staging}none"])))
    _clear(server, plan, progress)
    gone = tuple(sorted(name for name in old if name not in plan.graphs and name.startswith(plan.space)))
    chosen = _by_update(server, plan, gone, method, progress) or _by_graph_store(server, plan, gone, progress)
    progress("counting what is at the server")
    _verify(server, plan, endpoint)
    return Publication(plan.counts, gone, chosen)


def _clear(server: Server, plan: Plan, progress: Callable[[str], None]) -> None:
    """Drop the staging graphs of runs that did not end."""
    rows = server.rows("SELECT ?g WHERE { GRAPH ?_log { ?g a sd:NamedGraph } }", log=URIRef(plan.log))
    left = [name for (name,) in rows if name.startswith(plan.staging)]
    if left:
        progress(f"dropping {len(left)} graphs that an earlier run left half-way")
        server.update(" ;\n".join(plans.drops([*left, plan.log])))


def _by_update(
    server: Server, plan: Plan, gone: tuple[str, ...], method: Method, progress: Callable[[str], None]
) -> Method | None:
    """Publish by one update and return that method; None where it is not the one to use."""
    # Virtuoso takes no blank node in INSERT DATA, nor a long one.
    if method == "graph-store" or (method == "auto" and server.is_virtuoso):
        return None
    text = plans.replace(plan, gone)
    if method == "auto" and len(text) > LARGEST:
        return None
    progress(f"sending one update of {len(text)} characters")
    server.update(text)
    return "update"


def _by_graph_store(
    server: Server, plan: Plan, gone: tuple[str, ...], progress: Callable[[str], None]
) -> Method:
    """Publish by way of staging graphs."""
    space = f"{plan.staging}{secrets.token_hex(8)}/"
    staged = {name: f"{space}{number}" for number, name in enumerate(plan.graphs)}
    shared = plans.SharedNodes(plan.graphs, staged, f"{space}node-")
    server.update(plans.listed(plan, staged.values()))
    for name, place in staged.items():
        progress(f"sending {len(plan.graphs[name])} triples of {name}")
        server.put(place, shared.turtle(name))
    if operations := shared.updates():
        server.update(" ;\n".join(operations))
    _compare(server, {staged[name]: count for name, count in plan.counts.items()}, "sent")
    progress("moving the graphs into place")
    server.update(plans.switch(plan, staged, gone, step_by_step=server.is_virtuoso))
    return "graph-store"


def _verify(server: Server, plan: Plan, endpoint: str) -> None:
    """Check that the server has what was sent."""
    if published(server, plan.manifest)[1] != plan.digest:
        raise fault(
            endpoint,
            "the manifest there is not the one that was sent: does someone else "
            "publish at the same time, or does another address take the queries? Publish again",
        )
    _compare(server, plan.counts, "published")


def _compare(server: Server, wanted: dict[str, int], done: str) -> None:
    """Check that graphs at the server have as many triples as they should."""
    found = counted(server, wanted)
    wrong = [
        f"<{name}> has {found.get(name, 0)}, not {n}" for name, n in wanted.items() if found.get(name, 0) != n
    ]
    if wrong:
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        raise ToolError(
            f"the server does not have the triples that were {done}: {'; '.join(wrong[:3])}{more}: "
            "publish again with --force, while nobody else does"
        )
