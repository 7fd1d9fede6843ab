"""Where a command that asks reads the graph: options that all of them share, and what they open."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

import kela_graph
from kela_graph.cli import options
from kela_graph.errors import ToolError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Dataset

    from kela_graph.folder import Folder
    from kela_graph.inference import Reasoner


@dataclass(frozen=True, slots=True)
class Source:
    """The graph that a command asks.

    Attributes:
        root: the dataset folder as it was named; Kela's where None.
        infer: whether to add what follows.
        reasoner: what infers, ``rl`` or ``owlrl``.
        store: the folder where the graph is kept on disk; None where it is not.
    """

    root: str | None
    infer: bool
    reasoner: Reasoner
    store: str | None = None

    def folder(self) -> Folder:
        """Return the dataset folder, whose questions the library holds."""
        return open_folder(self.root)

    def dataset(self) -> Dataset:
        """Return the graph."""
        if self.store is not None:
            from kela_graph.database import keep

            kept = keep(
                self.folder(), self.store, infer=self.infer, reasoner=self.reasoner, note=options.note
            )
            return kept.dataset
        return kela_graph.load(self.root, infer=self.infer, reasoner=self.reasoner)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say where the graph is, and it one parameter ``source`` of them."""

    @options.infer_option
    @options.reasoner_option
    @options.root_option
    @options.store_option
    @wraps(command)
    def with_source(
        *, infer: bool, reasoner: Reasoner, root: str | None, store: str | None, **others: Any
    ) -> Any:
        source = Source(options.root_of(click.get_current_context(), root), infer, reasoner, store)
        with _damage_told(source):
            return command(source=source, **others)

    return with_source


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
