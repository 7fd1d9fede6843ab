"""RDFC-1.0, the canonical form of RDF, within a bound of time.

Blank nodes that their own statements distinguish are labelled at once, and so are those that are alike
where few of them refer to one another. Others may take any time at all (RDFC-1.0, section 7.1, "dataset
poisoning"), so these are labelled in a process that can be ended.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.errors import InputError, ToolError
from kela_graph.rdf import process
from kela_graph.rdf.components import components

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How long canonical labels may take, in seconds, and how much longer for each quad.
TIMEOUT: Final = 10.0
_EACH: Final = 1e-4

#: How many nodes that are alike and refer to one another are told apart at once: 5 may stand in 120 orders.
_FEW: Final = 5


def canonical(quads: Iterable[ox.Quad], timeout: float = TIMEOUT) -> ox.Dataset:
    """Return quads with the labels of RDFC-1.0 on their blank nodes.

    InputError where that takes more memory than there is, or longer than so many seconds, as it does where
    blank nodes are hard to distinguish; large graphs get more.
    """
    dataset = ox.Dataset(quads)
    if _are_easy(dataset):
        dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return dataset
    work = partial(_canonical, ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b"")
    limit = timeout + _EACH * len(dataset)
    try:
        labelled = process.run(work, limit)
    except (process.OutOfTime, ToolError):
        raise InputError(
            f"the blank nodes are too alike to be told apart within {limit:.1f} seconds: "
            "give those that refer to one another IRIs"
        ) from None
    return ox.Dataset(ox.parse(labelled, format=ox.RdfFormat.N_QUADS))


def _canonical(quads: bytes, _: process.Announce) -> bytes:
    """Return N-Quads with canonical labels; in the process that can be ended."""
    dataset = ox.Dataset(ox.parse(quads, format=ox.RdfFormat.N_QUADS))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b""


def lines(quads: Iterable[ox.Quad], timeout: float = TIMEOUT) -> bytes:
    """Return the canonical N-Quads of a dataset: its quads in code point order (RDFC-1.0, section 5)."""
    dataset = canonical(quads, timeout)
    data = ox.serialize(dataset, format=ox.RdfFormat.N_QUADS) or b""
    return b"".join(sorted(data.splitlines(keepends=True)))


def _are_easy(dataset: ox.Dataset) -> bool:
    """Whether few blank nodes that are alike refer to one another.

    RDFC-1.0 labels those that are unlike all others first, and its search does not go beyond them.
    """
    alike = _alike(dataset)
    linked: defaultdict[ox.BlankNode, set[ox.BlankNode]] = defaultdict(set)
    for quad in dataset if alike else ():
        nodes = alike.intersection(term for term in quad if isinstance(term, ox.BlankNode))
        for node in nodes if len(nodes) > 1 else ():
            linked[node] |= nodes
    return all(len(group) <= _FEW for group in components(linked))


def _alike(dataset: ox.Dataset) -> set[ox.BlankNode]:
    """Return the blank nodes whose first degree hash another one has too (RDFC-1.0, section 4.6)."""
    seen: defaultdict[ox.BlankNode, list[str]] = defaultdict(list)
    for quad in dataset:
        nodes = {term for term in quad if isinstance(term, ox.BlankNode)}
        for node in nodes:
            names = dict.fromkeys(nodes, "_:z") | {node: "_:a"}
            seen[node].append(" ".join(names.get(term, str(term)) for term in quad))
    by_hash: defaultdict[str, list[ox.BlankNode]] = defaultdict(list)
    for node, found in seen.items():
        by_hash["\n".join(sorted(found))].append(node)
    return {node for nodes in by_hash.values() if len(nodes) > 1 for node in nodes}
