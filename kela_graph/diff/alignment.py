"""Blank nodes of two graphs, labelled so that what is the same has the same label on both sides.

Then two graphs are compared as sets of triples. Three kinds of blank node are distinguished:

- an annotation (``owl:Axiom``) is known by the statement that it is about, so that one changed annotation
  is one change;
- other blank nodes by the canonical form (RDFC-1.0) of all that is connected with them, within a bound of
  time: by RDFC-1.0 of the whole, one changed annotation would relabel every blank node;
- a node that is there twice is numbered.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias, TypeGuard, TypeVar

import pyoxigraph as ox
from rdflib import OWL, RDF

from kela_graph.files import digest
from kela_graph.rdf.canonical import TIMEOUT, canonical
from kela_graph.rdf.components import components

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rdflib import URIRef

# A triple is a term of Oxigraph's: RDF 1.2 has triple terms.
Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Term: TypeAlias = Subject | ox.Literal

_T = TypeVar("_T")
_Parts: TypeAlias = (
    "tuple[list[ox.Quad], defaultdict[str, list[list[ox.Quad]]], dict[ox.BlankNode, list[ox.Quad]]]"
)


def named(*iris: URIRef) -> tuple[ox.NamedNode, ...]:
    """Return IRIs of rdflib's as terms of Oxigraph's."""
    return tuple(ox.NamedNode(str(iri)) for iri in iris)


TYPE, AXIOM = named(RDF.type, OWL.Axiom)

#: The properties that say what statement an annotation is about: its subject, predicate and object.
STATEMENT: Final = named(OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)

#: What the labels of annotations, and of all other blank nodes, begin with.
ANNOTATION: Final = "a"
OTHER: Final = "c"


def align(
    old: Iterable[ox.Quad], new: Iterable[ox.Quad], timeout: float = TIMEOUT
) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """Return two graphs, with the same label on each blank node that is the same, within a limit of time."""
    before, after = _taken_apart(old), _taken_apart(new)
    deadline = time.monotonic() + timeout
    return list(_labelled(before, after, deadline)), list(_labelled(after, before, deadline))


def is_annotation(node: object) -> TypeGuard[ox.BlankNode]:
    """Whether a node of an aligned graph is an annotation that its statement identifies."""
    return isinstance(node, ox.BlankNode) and node.value.startswith(ANNOTATION)


def blank_nodes(triple: ox.Triple | ox.Quad) -> list[ox.BlankNode]:
    """Return the blank nodes that are the subject or the object."""
    return [term for term in (triple.subject, triple.object) if isinstance(term, ox.BlankNode)]


def _taken_apart(quads: Iterable[ox.Quad]) -> _Parts:
    """Return the quads without blank nodes, those of annotations by statement, and those of other nodes."""
    ground = []
    others: defaultdict[ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        nodes = {*blank_nodes(quad)}
        if not nodes:
            ground.append(quad)
        for node in nodes:
            others[node].append(quad)
    annotations: defaultdict[str, list[list[ox.Quad]]] = defaultdict(list)
    for node in list(others):
        if (statement := _statement(node, others[node])) is not None:
            annotations[statement].append(others.pop(node))
    return ground, annotations, others


def _statement(node: ox.BlankNode, quads: Sequence[ox.Quad]) -> str | None:
    """Return the statement that a node is an annotation of; None where the node is anything else."""
    if any(quad.subject != node or isinstance(quad.object, ox.BlankNode) for quad in quads):
        return None
    values = [{quad.object for quad in quads if quad.predicate == predicate} for predicate in STATEMENT]
    is_axiom = any(quad.predicate == TYPE and quad.object == AXIOM for quad in quads)
    return " ".join(str(*v) for v in values) if is_axiom and all(len(v) == 1 for v in values) else None


def _labelled(own: _Parts, opposite: _Parts, deadline: float) -> Iterator[ox.Quad]:
    """Give the quads of one side with the labels that they share with the opposite side."""
    ground, annotations, others = own
    yield from ground
    for statement, found in annotations.items():
        label = f"{ANNOTATION}{_digest(statement)}"
        for number, annotation in enumerate(_ordered(found, opposite[1][statement])):
            node = ox.BlankNode(f"{label}n{number}" if number else label)
            yield from (ox.Quad(node, q.predicate, q.object, q.graph_name) for q in annotation)
    numbers: Counter[str] = Counter()
    for quads in _components(others):
        # Each component stays in the graph that it was in.
        triples = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
        same = canonical(triples, max(deadline - time.monotonic(), 0.1))
        content = _digest("\n".join(sorted(map(str, same))))
        label = f"{OTHER}{content}n{numbers[content]}"
        numbers[content] += 1
        for quad in same:
            ends = _prefixed(quad.subject, label), _prefixed(quad.object, label)
            yield ox.Quad(ends[0], quad.predicate, ends[1], quads[0].graph_name)


def _ordered(own: list[list[ox.Quad]], opposite: list[list[ox.Quad]]) -> list[list[ox.Quad]]:
    """Order the annotations of one statement so that those that correspond on both sides have one place.

    Equal ones correspond; of the others, the first of each side in the order of what they say.
    """
    if len(own) < 2:
        return own
    common = Counter(map(_content, own)) & Counter(map(_content, opposite))
    same: list[list[ox.Quad]] = []
    other: list[list[ox.Quad]] = []
    for key, quads in sorted(((_content(quads), quads) for quads in own), key=itemgetter(0)):
        (same if common[key] > 0 else other).append(quads)
        common[key] -= 1
    return [*same, *other]


def _content(quads: Sequence[ox.Quad]) -> tuple[str, ...]:
    return tuple(sorted(f"{quad.predicate} {quad.object}" for quad in quads))


def _components(by_node: Mapping[ox.BlankNode, Sequence[ox.Quad]]) -> Iterator[list[ox.Quad]]:
    """Give the quads of blank nodes that are connected, together."""
    linked = {node: [each for quad in by_node[node] for each in blank_nodes(quad)] for node in by_node}
    for nodes in components(linked):
        yield list(dict.fromkeys(quad for node in nodes for quad in by_node[node]))


def _prefixed(term: _T, label: str) -> _T | ox.BlankNode:
    return ox.BlankNode(f"{label}{term.value}") if isinstance(term, ox.BlankNode) else term


def _digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))[:32]
