"""``kela-graph load``: put the graph, with what follows, where it will be asked."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from kela_graph.cli import options, output
from kela_graph.errors import InputError
from kela_graph.graph import store_of
from kela_graph.text import masked

if TYPE_CHECKING:
    from collections.abc import Callable

    from kela_graph.cli.options import Source
    from kela_graph.rdf.inference import Reasoner

#: After how many seconds a load reports its steps, where nobody sits at a terminal.
_LONG = 2.0


@options.command(
    "load --store graph",
    "load --store graph --no-infer",
    "load --endpoint https://sparql.example.org/query --dry-run",
)
@click.option("--endpoint", metavar="URL", help="Publish at a SPARQL 1.1 server: any of its addresses.")
@click.option(
    "--update-endpoint", metavar="URL", help="Its address for updates, where that is not found by itself."
)
@click.option(
    "--graph-store",
    metavar="URL",
    help="Its address for whole graphs (Graph Store Protocol), where that is not found by itself.",
)
@click.option(
    "--method",
    type=click.Choice(["auto", "update", "graph-store"]),
    default="auto",
    show_default=True,
    help="All in one update, or graph by graph beside the old ones and then into place.",
)
@click.option("--force", is_flag=True, help="Publish also where the same graph is there already.")
@click.option("--dry-run", is_flag=True, help="Print what would be published, and send nothing.")
@options.timeout_option("How long one request to the server may take.", 600)
@options.infer_option
@options.reasoner_option
@options.root_option
@options.store_option
@click.pass_context
def load(
    context: click.Context,
    /,
    *,
    endpoint: str | None,
    dry_run: bool,
    infer: bool,
    reasoner: Reasoner,
    root: str | None,
    store: str | None,
    **server: Any,
) -> None:
    """Load the graph ahead of time, so that those who ask find it loaded.

    With --endpoint, it is published at a SPARQL server in place of what was published of it before; who asks
    meanwhile sees the old graph or the new one (Virtuoso excepted). No other graph there is touched.
    A login is taken from KELA_GRAPH_USER and KELA_GRAPH_PASSWORD, or from .netrc.

    With --store, it is kept in a folder on disk, which the same option of the other commands opens. Without
    change of the files nothing is done but to see that the store is whole.
    """
    source = options.Source(root, infer, reasoner)
    if endpoint is not None:
        if context.get_parameter_source("store") == ParameterSource.COMMANDLINE:
            raise InputError("a graph goes to a server or into a folder: name one of --endpoint and --store")
        (_preview if dry_run else _publish)(source, endpoint, **server)
        return
    given = (server[name] for name in ("force", "update_endpoint", "graph_store"))
    if dry_run or any(given) or server["method"] != "auto":
        raise InputError("no server to publish at: name one after --endpoint")
    if store is None:
        raise InputError(
            "no place to load the graph into: name a folder after --store, or a server after --endpoint"
        )
    kept = source.kept(store, verify=True, progress=_progress())
    done = "unchanged" if kept.why is None else f"loaded, since {kept.why}"
    oxigraph = store_of(kept.dataset).oxigraph
    graphs = sum(1 for _ in oxigraph.named_graphs())
    output.write(f"{store}: {len(oxigraph)} triples in {graphs} graphs: {done}\n")


def _progress() -> Callable[[str], None]:
    """Return a function that reports the steps of long work."""
    started = time.monotonic()

    def report(text: str) -> None:
        if sys.stderr.isatty() or time.monotonic() - started > _LONG:
            options.note(text)

    return report


def _publish(source: Source, endpoint: str, **server: Any) -> None:
    """Publish the graph at a server, and print what was done."""
    from kela_graph.remote.publication import publish

    done = publish(source.dataset(), endpoint, **server, progress=_progress())
    how = {
        None: "unchanged",
        "update": "published by one update",
        "graph-store": "published by the Graph Store Protocol",
    }[done.method]
    text = f"{masked(endpoint)}: {done.triples} triples in {len(done.graphs)} graphs: {how}\n"
    output.write(text + "".join(f"removed: {name}\n" for name in done.removed))


def _preview(
    source: Source, endpoint: str, update_endpoint: str | None, graph_store: str | None, **_: object
) -> None:
    """Print what would be published, and at which addresses."""
    from kela_graph.remote import plan as plans
    from kela_graph.remote.server import siblings

    addresses = siblings(endpoint, update_endpoint, graph_store)
    plan = plans.make(source.dataset())
    rows = [[name, str(count)] for name, count in plan.counts.items()]
    lines = [
        f"{sum(plan.counts.values())} triples in {len(rows)} graphs of <{plan.described.iri}>, "
        f"and the manifest <{plan.manifest}>",
        f"queries:      {', '.join(addresses['query'])}",
        f"updates:      {', '.join(addresses['update'])}",
        f"whole graphs: {', '.join(addresses['graph_store'])}",
        "",
        output.plain_table(["graph", "triples"], rows),
    ]
    output.write(masked("\n".join(lines)))
