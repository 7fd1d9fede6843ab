"""Blank nodes of two graphs, labelled so that what is the same has the same label on both sides.

Then two graphs are compared as sets of triples. Three kinds of blank node are told apart:

- an annotation (``owl:Axiom``) is known by the statement that it is about, so that one changed annotation
  is one change;
- other blank nodes by the canonical form (RDFC-1.0) of all that hangs together with them, within a bound of
  time: by RDFC-1.0 of the whole, one changed annotation would relabel every blank node;
- a node that is there twice is numbered.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox
from rdflib import OWL, RDF

from kela_graph.files import digest
from kela_graph.rdf.canonical import TIMEOUT, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# A triple is a term of Oxigraph's: RDF 1.2 has triple terms.
Subject: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Triple
Term: TypeAlias = Subject | ox.Literal

TYPE: Final = ox.NamedNode(str(RDF.type))
AXIOM: Final = ox.NamedNode(str(OWL.Axiom))

#: The properties that say what statement an annotation is about: its subject, predicate and object.
STATEMENT: Final = tuple(
    ox.NamedNode(str(iri)) for iri in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
)

#: What the labels of annotations, and of all other blank nodes, begin with.
ANNOTATION: Final = "a"
OTHER: Final = "c"


@dataclass(slots=True)
class _Parts:
    """A graph, taken apart.

    Attributes:
        ground: quads without a blank node.
        annotations: the quads of each annotation, by the statement that it is about.
        others: the quads of blank nodes that hang together.
    """

    ground: list[ox.Quad] = field(default_factory=list)
    annotations: defaultdict[str, list[list[ox.Quad]]] = field(default_factory=lambda: defaultdict(list))
    others: list[list[ox.Quad]] = field(default_factory=list)


def align(
    old: Iterable[ox.Quad], new: Iterable[ox.Quad], timeout: float = TIMEOUT
) -> tuple[list[ox.Quad], list[ox.Quad]]:
    """Return two graphs with the same label on each blank node that is the same.

    Args:
        old: one side; which graph a quad is in makes no difference.
        new: the other.
        timeout: how long alike blank nodes may take in all, in seconds.

    Raises:
        InputError: the blank nodes are too alike for the time.
    """
    sides = _taken_apart(old), _taken_apart(new)
    labelled = [list(side.ground) for side in sides]
    for statement in dict.fromkeys((*sides[0].annotations, *sides[1].annotations)):
        label = f"{ANNOTATION}{_digest(statement)}"
        for quads, found in zip(labelled, _paired(*(s.annotations[statement] for s in sides)), strict=True):
            for number, annotation in found:
                node = ox.BlankNode(f"{label}n{number}" if number else label)
                quads += (ox.Quad(node, quad.predicate, quad.object, quad.graph_name) for quad in annotation)
    deadline = time.monotonic() + timeout
    for quads, side in zip(labelled, sides, strict=True):
        quads += _labelled(side.others, deadline)
    return labelled[0], labelled[1]


def is_annotation(node: object) -> bool:
    """Whether a node of an aligned graph is an annotation that its statement identifies."""
    return isinstance(node, ox.BlankNode) and node.value.startswith(ANNOTATION)


def _taken_apart(quads: Iterable[ox.Quad]) -> _Parts:
    parts = _Parts()
    by_node: defaultdict[ox.BlankNode, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        nodes = {term for term in (quad.subject, quad.object) if isinstance(term, ox.BlankNode)}
        if not nodes:
            parts.ground.append(quad)
        for node in nodes:
            by_node[node].append(quad)
    left = {}
    for node, found in by_node.items():
        statement = _statement(node, found)
        if statement is None:
            left[node] = found
        else:
            parts.annotations[statement].append(found)
    parts.others = _components(left)
    return parts


def _statement(node: ox.BlankNode, quads: Sequence[ox.Quad]) -> str | None:
    """Return the statement that a node is an annotation of; None where the node is anything else."""
    values: dict[ox.NamedNode, Term] = {}
    is_axiom = False
    for quad in quads:
        if quad.subject != node or isinstance(quad.object, ox.BlankNode):
            return None
        if quad.predicate in STATEMENT and values.setdefault(quad.predicate, quad.object) != quad.object:
            return None
        is_axiom |= quad.predicate == TYPE and quad.object == AXIOM
    if not is_axiom or len(values) < len(STATEMENT):
        return None
    return " ".join(str(values[predicate]) for predicate in STATEMENT)


def _components(by_node: Mapping[ox.BlankNode, Sequence[ox.Quad]]) -> list[list[ox.Quad]]:
    """Return the quads of blank nodes that name one another, together."""
    found = []
    seen: set[ox.BlankNode] = set()
    for start in by_node:
        if start in seen:
            continue
        seen.add(start)
        waiting = [start]
        quads: dict[ox.Quad, None] = {}
        while waiting:
            for quad in by_node[waiting.pop()]:
                quads[quad] = None
                for term in (quad.subject, quad.object):
                    if isinstance(term, ox.BlankNode) and term not in seen:
                        seen.add(term)
                        waiting.append(term)
        found.append(list(quads))
    return found


Numbered: TypeAlias = "list[tuple[int, list[ox.Quad]]]"


def _paired(old: list[list[ox.Quad]], new: list[list[ox.Quad]]) -> tuple[Numbered, Numbered]:
    """Number the annotations of one statement on both sides, the same number to those that correspond.

    Equal ones correspond; of the others, the first of each side in the order of what they say.
    """
    if len(old) == len(new) == 1:
        return [(0, old[0])], [(0, new[0])]
    keyed = [
        sorted(((_content(quads), quads) for quads in side), key=lambda pair: pair[0]) for side in (old, new)
    ]
    counts = [Counter(key for key, _ in side) for side in keyed]
    common = counts[0] & counts[1]
    ordered = []
    for side in keyed:
        left = common.copy()
        same: list[list[ox.Quad]] = []
        other: list[list[ox.Quad]] = []
        for key, quads in side:
            (same if left[key] > 0 else other).append(quads)
            left[key] -= 1
        ordered.append(list(enumerate((*same, *other))))
    return ordered[0], ordered[1]


def _content(quads: Sequence[ox.Quad]) -> tuple[str, ...]:
    return tuple(sorted(f"{quad.predicate} {quad.object}" for quad in quads))


def _labelled(components: Iterable[list[ox.Quad]], deadline: float) -> list[ox.Quad]:
    """Return components with canonical labels, each in the graph that it was in."""
    found = []
    numbers: Counter[str] = Counter()
    for quads in components:
        triples = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
        same = canonical(triples, max(deadline - time.monotonic(), 0.1))
        digest = _digest("\n".join(sorted(str(quad) for quad in same)))
        label = f"{OTHER}{digest}n{numbers[digest]}"
        numbers[digest] += 1
        found += [_relabelled(quad, label, quads[0].graph_name) for quad in same]
    return found


def _relabelled(quad: ox.Quad, label: str, graph: ox.NamedNode | ox.BlankNode | ox.DefaultGraph) -> ox.Quad:
    subject, value = quad.subject, quad.object
    if isinstance(subject, ox.BlankNode):
        subject = ox.BlankNode(f"{label}{subject.value}")
    if isinstance(value, ox.BlankNode):
        value = ox.BlankNode(f"{label}{value.value}")
    return ox.Quad(subject, quad.predicate, value, graph)


def _digest(text: str) -> str:
    return digest(text.encode("utf-8", "surrogatepass"))[:32]
