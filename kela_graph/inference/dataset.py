"""What follows from a dataset, in a named graph of its own beside the asserted ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.inference import materialise
from kela_graph.store import Store

if TYPE_CHECKING:
    from rdflib import Dataset

    from kela_graph.inference import Reasoner


def inferred_graph(dataset: Dataset) -> ox.NamedNode:
    """Return the name of the graph that holds what follows from the dataset."""
    return ox.NamedNode(str(describe(dataset).graph_name("inferred")))


def infer(dataset: Dataset, reasoner: Reasoner = "rl") -> int:
    """Put what follows from a dataset into its graph of inferred triples, in place of what was there.

    Returns:
        How many triples follow.

    Raises:
        InputError: the dataset is not in this package's store, or does not describe itself.
    """
    store = dataset.store
    if not isinstance(store, Store):
        raise InputError("only a dataset that kela_graph.load gave can be inferred from")
    count = materialise(store.oxigraph, inferred_graph(dataset), reasoner)
    store.forget()
    return count
