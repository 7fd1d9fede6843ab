"""Where a command that asks reads the graph: options that all of them share, and what they open."""

from __future__ import annotations

import shlex
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import wraps
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

import kela_graph
from kela_graph.cli import options
from kela_graph.errors import ToolError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Dataset

    from kela_graph.folder import Folder
    from kela_graph.rdf.inference import Reasoner


@dataclass(frozen=True, slots=True)
class Source:
    """The graph that a command asks.

    Attributes:
        root: the dataset folder as it was named; Kela's where None.
        infer: whether to add what follows.
        reasoner: what infers, ``rl`` or ``owlrl``.
        store: the folder where the graph is kept on disk; None where it is not.
        endpoint: the address of the server that has the graph; None where the folder has it.
        timeout: how long one request to a server may take, in seconds.
    """

    root: str | None
    infer: bool
    reasoner: Reasoner
    store: str | None = None
    endpoint: str | None = None
    timeout: float = 30.0

    @property
    def options(self) -> str:
        """The options that name the graph, each after a space, as another command that asks it needs them."""
        named = {"--root": self.root, "--store": self.store, "--endpoint": self.endpoint}
        words = [word for name, value in named.items() if value for word in (name, value)]
        return "".join(f" {shlex.quote(word)}" for word in (*words, *([] if self.infer else ["--no-infer"])))

    def folder(self) -> Folder:
        """Return the dataset folder, whose questions the library holds."""
        return open_folder(self.root)

    def dataset(self) -> Dataset:
        """Return the graph."""
        if self.endpoint is not None:
            return kela_graph.connect(self.endpoint, root=self.root, timeout=self.timeout)
        if self.store is not None:
            from kela_graph.cache import keep

            kept = keep(
                self.folder(), self.store, infer=self.infer, reasoner=self.reasoner, note=options.note
            )
            return kept.dataset
        return kela_graph.load(self.root, infer=self.infer, reasoner=self.reasoner)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say where the graph is, and it one parameter ``source`` of them."""

    @options.timeout_option("How long one request to a server may take.", 30)
    @place_options
    @wraps(command)
    def with_timeout(*, source: Source, timeout: float, **others: Any) -> Any:
        return command(source=replace(source, timeout=timeout), **others)

    return with_timeout


def place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Do the same for a command with a time limit of its own."""

    @options.infer_option
    @options.reasoner_option
    @options.root_option
    @options.store_option
    @options.endpoint_option
    @wraps(command)
    def with_source(
        *,
        infer: bool,
        reasoner: Reasoner,
        root: str | None,
        store: str | None,
        endpoint: str | None,
        **others: Any,
    ) -> Any:
        context = click.get_current_context()
        place = _one_place(context, store, endpoint)
        source = Source(options.root_of(context, root), infer, reasoner, *place)
        with _damage_told(source):
            return command(source=source, **others)

    return with_source


def _one_place(
    context: click.Context, store: str | None, endpoint: str | None
) -> tuple[str | None, str | None]:
    """Return the store or the endpoint, not both: an option beats the environment.

    Raises:
        click.UsageError: both are named with equal right, or an endpoint with what only files can do.
    """
    told = {
        name
        for name in ("store", "endpoint", "infer", "reasoner")
        if context.get_parameter_source(name) == ParameterSource.COMMANDLINE
    }
    if store is not None and endpoint is not None and ("store" in told) == ("endpoint" in told):
        raise click.UsageError("the graph is in a folder or at a server: name one of --store and --endpoint")
    if endpoint is None or (store is not None and "store" in told):
        return store, None
    if given := told & {"infer", "reasoner"}:
        option = "--infer and --no-infer" if "infer" in given else "--reasoner"
        raise click.UsageError(f"{option}: what was published at the server decides: leave it out")
    return None, endpoint


@contextmanager
def _damage_told(source: Source) -> Iterator[None]:
    """Tell what to do where a store turns out to be damaged while it is read.

    Raises:
        ToolError: it is.
    """
    try:
        yield
    except RuntimeError as error:
        # Oxigraph's word for a block of the database whose checksum is wrong.
        if source.store is None or not str(error).startswith("Corruption"):
            raise
        raise ToolError(
            f"{source.store}: is damaged: {error}: `kela-graph load --store {source.store}` finds that and "
            "loads the graph again"
        ) from None
