"""RDFC-1.0, the canonical form of RDF, within a bound of time.

Blank nodes that their own statements distinguish are labelled at once. Others may take any time at all
(RDFC-1.0, section 7.1, "dataset poisoning"), so these are labelled in a process that can be ended.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.errors import InputError
from kela_graph.rdf import process

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How long canonical labels may take, in seconds.
TIMEOUT: Final = 10.0


def canonical(quads: Iterable[ox.Quad], timeout: float = TIMEOUT) -> ox.Dataset:
    """Return quads with the labels of RDFC-1.0 on their blank nodes.

    Args:
        quads: a dataset.
        timeout: how long that may take, in seconds, where blank nodes are hard to distinguish.

    Raises:
        InputError: it takes longer.
    """
    dataset = ox.Dataset(quads)
    if _are_distinct(dataset):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return dataset
    work = partial(_canonical, ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b"")
    try:
        labelled = process.run(work, timeout)
    except process.OutOfTime:
        raise InputError(
            f"the blank nodes are too alike to be told apart within {timeout:g} seconds: "
            "give those that refer to one another IRIs"
        ) from None
    return ox.Dataset(ox.parse(labelled, format=ox.RdfFormat.N_QUADS))


def _canonical(quads: bytes, _: process.Announce) -> bytes:
    """Return N-Quads with canonical labels; in the process that can be ended."""
    dataset = ox.Dataset(ox.parse(quads, format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b""


def lines(quads: Iterable[ox.Quad], timeout: float = TIMEOUT) -> bytes:
    """Return the canonical N-Quads of a dataset: its quads in code point order (RDFC-1.0, section 5).

    Raises:
        InputError: the blank nodes are too alike for the time.
    """
    dataset = canonical(quads, timeout)
    data = ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(data.splitlines(keepends=True)))


def _are_distinct(dataset: ox.Dataset) -> bool:
    """Whether no two blank nodes have the same first degree hash (RDFC-1.0, section 4.6)."""
    seen: defaultdict[ox.BlankNode, list[str]] = defaultdict(list)
    for quad in dataset:
        nodes = {term for term in quad if isinstance(term, ox.BlankNode)}
        for node in nodes:
            names = dict.fromkeys(nodes, "_:z") | {node: "_:a"}
            seen[node].append(" ".join(names.get(term, str(term)) for term in quad))
    hashes = Counter("\n".join(sorted(found)) for found in seen.values())
    return all(number == 1 for number in hashes.values())
