"""Inference by the rules of OWL 2 RL: what follows from what is stated."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias, get_args
from typing import Literal as Choice

from pyoxigraph import DefaultGraph, Quad

from kela_graph.errors import one_of
from kela_graph.rdf.inference.compiler import compile_rules
from kela_graph.rdf.inference.engine import closure
from kela_graph.rdf.inference.rule_tables import LEFT_OUT, RULE_NAMES
from kela_graph.rdf.inference.vocabulary import is_trivial

if TYPE_CHECKING:
    from pyoxigraph import NamedNode, Store

__all__ = [
    "LEFT_OUT",
    "REASONERS",
    "RULE_NAMES",
    "Reasoner",
    "closure",
    "compile_rules",
    "is_trivial",
    "materialise",
]

#: `rl` is the engine of this package, `owlrl` the package of that name, slow and independent.
Reasoner: TypeAlias = Choice["rl", "owlrl"]
REASONERS: Final[tuple[Reasoner, ...]] = get_args(Reasoner)


def materialise(store: Store, graph_name: NamedNode, reasoner: Reasoner = "rl") -> int:
    """Replace a graph by what follows from all others of a store, taken as one; return how many triples.

    No triple that another graph has is put into it. If the reasoner fails, the graph stays.
    """
    one_of("reasoner", reasoner, REASONERS)
    stated = (name for name in (DefaultGraph(), *store.named_graphs()) if name != graph_name)
    quads = chain.from_iterable(store.quads_for_pattern(None, None, None, name) for name in stated)
    asserted = ((s, p, o) for s, p, o, _ in quads)
    if reasoner == "owlrl":
        from kela_graph.rdf.inference import oracle

        inferred = oracle.closure(asserted)
    else:
        inferred = closure(asserted)
    if store.contains_named_graph(graph_name):
        store.clear_graph(graph_name)
    store.bulk_extend(Quad(s, p, o, graph_name) for s, p, o in inferred)
    return len(inferred)
