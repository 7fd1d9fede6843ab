"""A graph's triples as OWL 2 reads them: what each term is declared to be, and what has which parts.

Written from "OWL 2 Mapping to RDF Graphs", section 3.1, and "OWL 2 Structural Specification",
sections 2.4 and 5.8.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from rdflib import OWL, RDF, BNode, Literal, URIRef

from kela_graph.rdf.components import components, reachable
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.owl2.grammar import ANNOTATED, BUILT_IN, DECLARATIONS, PARTS, RESERVED
from kela_graph.rdf.store import oxigraph_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Set

    from rdflib import Graph
    from rdflib.term import Node

    Triple: TypeAlias = tuple[Node, Node, Node]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Use:
    """A node that a triple puts in a place of an axiom, and the term that the axiom is about."""

    node: Node
    triple: Triple
    focus: Node

    def part(self, node: Node) -> Use:
        """Return another node in the same triple of the same axiom."""
        return replace(self, node=node)

    def object_of(self, triple: Triple) -> Use:
        """Return the object of another triple of the same axiom."""
        return replace(self, node=triple[2], triple=triple)


class Statements:
    """The triples of a graph, in a fixed order and by subject.

    A triple that is only reified by an `owl:Axiom` counts as asserted (Mapping 3.2, Table 17); its origin is
    the triple of the reification that stands for it. `annotations` are the blank nodes that annotate an axiom
    or annotation, and what about. Blank nodes that are expressions or list cells have `parts`; `endless` are
    those of which an expression or list would never end.
    """

    def __init__(self, graph: Graph) -> None:
        asserted = _asserted(graph)
        self.origins = dict(_reified(asserted))
        terms = sorted({term for triple in asserted for term in triple}, key=sort_key)
        rank = {term: at for at, term in enumerate(terms)}
        self.triples: list[Triple] = sorted(
            {*asserted, *self.origins}, key=lambda triple: (rank[triple[0]], rank[triple[1]], rank[triple[2]])
        )
        self._objects: dict[Node, dict[Node, list[Node]]] = {}
        self._by_predicate: dict[Node, list[Triple]] = {}
        for triple in self.triples:
            subject, predicate, obj = triple
            self._objects.setdefault(subject, {}).setdefault(predicate, []).append(obj)
            self._by_predicate.setdefault(predicate, []).append(triple)
        self.annotations = {
            node: (self.objects(node, OWL.annotatedSource) or [node])[0]
            for node, _, type_ in self.of(RDF.type)
            if type_ in (OWL.Axiom, OWL.Annotation)
        }
        declared = _grouped(
            (node, DECLARATIONS[type_]) for node, _, type_ in self.of(RDF.type) if type_ in DECLARATIONS
        )
        self.kinds = {node: {*kinds} for node, kinds in declared.items()}
        self.kinds |= {term: {kind} for term, kind in BUILT_IN.items()}
        self.parts: Mapping[Node, list[Node]] = _grouped(
            (subject, obj)
            for subject, _, obj in self.of(*sorted(PARTS, key=str))
            if isinstance(subject, BNode) and isinstance(obj, BNode)
        )
        wholes = _grouped((part, whole) for whole, parts in self.parts.items() for part in parts)
        circles = (
            each for each in components(self.parts) if len(each) > 1 or each[0] in self.parts.get(each[0], ())
        )
        self.endless = reachable(chain.from_iterable(circles), wholes)

    def objects(self, subject: Node, predicate: Node) -> list[Node]:
        """Return the objects of a subject's triples with a predicate, ordered."""
        return self._objects.get(subject, {}).get(predicate, [])

    def about(self, subject: Node, predicates: Iterable[Node]) -> list[Triple]:
        """Return a subject's triples with some predicates, ordered for each."""
        return [(subject, each, obj) for each in predicates for obj in self.objects(subject, each)]

    def of(self, *predicates: Node) -> Iterator[Triple]:
        """Give the triples with one of some predicates, ordered for each."""
        return chain.from_iterable(self._by_predicate.get(predicate, ()) for predicate in predicates)


def is_reserved(node: Node) -> bool:
    """Whether an IRI is of the reserved vocabulary (Structural Specification 2.4)."""
    return isinstance(node, URIRef) and str(node).startswith(RESERVED)


def sort_key(term: Node) -> tuple[bool, str, str]:
    """Return a sort key under which blank nodes, whose labels change, come last."""
    kind = f"{term.datatype} {term.language}" if isinstance(term, Literal) else ""
    return isinstance(term, BNode), str(term), kind


def _asserted(graph: Graph) -> set[Triple]:
    """Return the triples of a graph; each term is made once where there are many."""
    store = oxigraph_of(graph)
    if store is None:
        return set(graph.triples((None, None, None)))
    node = cache(node_of)
    return {(node(quad.subject), node(quad.predicate), node(quad.object)) for quad in store}


def _reified(asserted: Set[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """Give the triples that are only reified, each with the annotation's triple to show."""
    annotations, axiom = [], OWL.Axiom
    parts: dict[Node, dict[Node, list[Node]]] = {}
    for node, predicate, value in asserted:
        if predicate in ANNOTATED:
            parts.setdefault(node, {}).setdefault(predicate, []).append(value)
        elif value == axiom and predicate == RDF.type:
            annotations.append(node)
    for node in annotations:
        values = [parts.get(node, {}).get(part, []) for part in ANNOTATED]
        if all(len(found) == 1 for found in values):
            triple = (values[0][0], values[1][0], values[2][0])
            if triple not in asserted:
                yield triple, (node, OWL.annotatedTarget, triple[2])


def _grouped(pairs: Iterable[tuple[Node, _T]]) -> dict[Node, list[_T]]:
    """Return the second of each pair by the first."""
    found: defaultdict[Node, list[_T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)
