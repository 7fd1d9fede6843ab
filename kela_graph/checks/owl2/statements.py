"""A graph's triples as OWL 2 reads them: what each term is declared to be, and RDF lists.

Written from "OWL 2 Mapping to RDF Graphs", section 3.1, and "OWL 2 Structural Specification",
sections 2.4 and 5.8.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from rdflib import OWL, RDF, BNode, Literal, URIRef

from kela_graph.checks.owl2.grammar import (
    BUILT_IN,
    DECLARATIONS,
    PARTS,
    RESERVED,
    RULES,
    Kind,
)
from kela_graph.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph
    from rdflib.term import Node

    Triple: TypeAlias = tuple[Node, Node, Node]


@dataclass(frozen=True)
class Violation:
    """One place where a graph leaves OWL 2 RL or OWL 2 DL.

    Attributes:
        rule: a key of `RULES`.
        subject: the focus, named wherever the axiom names anything.
        triple: the triple that carries the fault.
        message: what is wrong.
        section: the section of the standard that says so.
    """

    rule: str
    subject: Node
    triple: Triple
    message: str
    section: str


@dataclass(frozen=True, slots=True)
class Use:
    """A term or blank node in a place of an axiom.

    Attributes:
        node: what stands there.
        triple: the triple that puts it there.
        focus: the term that the axiom is about.
    """

    node: Node
    triple: Triple
    focus: Node

    def part(self, node: Node, triple: Triple | None = None) -> Use:
        """A part of this one: the same axiom, another node."""
        return replace(self, node=node, triple=triple or self.triple)


def is_reserved(node: Node) -> bool:
    """Whether an IRI is of the reserved vocabulary (Structural Specification 2.4)."""
    return isinstance(node, URIRef) and str(node).startswith(RESERVED)


def name(node: Node) -> str:
    """A node as a message shows it: never the label of a blank node, which nobody wrote."""
    if isinstance(node, URIRef):
        for prefix, namespace in PREFIXES.items():
            if node.startswith(namespace):
                return f"{prefix}:{node.removeprefix(namespace)}"
        return f"<{node}>"
    return node.n3() if isinstance(node, Literal) else "a blank node"


def _key(triple: Triple) -> tuple[tuple[bool, str, str], ...]:
    """A sort key under which blank nodes, whose labels change, come last."""
    return tuple(
        (
            isinstance(term, BNode),
            str(term),
            f"{term.datatype} {term.language}" if isinstance(term, Literal) else "",
        )
        for term in triple
    )


@dataclass
class Findings:
    """Collects violations; the same fault of the same triple counts once."""

    origins: Mapping[Triple, Triple]
    _found: dict[tuple[str, Triple, str], Violation] = field(default_factory=dict)
    _entities: set[tuple[str, Node]] = field(default_factory=set)

    def add(self, rule: str, use: Use, message: str) -> None:
        """Adds what is wrong with a use."""
        triple = self.origins.get(use.triple, use.triple)
        violation = Violation(rule, use.focus, triple, message, RULES[rule])
        self._found.setdefault((rule, triple, message), violation)

    def add_once(self, rule: str, use: Use, message: str) -> None:
        """Adds what is wrong with a term wherever it is used: once, with the term as focus."""
        if (rule, use.node) not in self._entities:
            self._entities.add((rule, use.node))
            self.add(rule, replace(use, focus=use.node), message)

    def sorted(self) -> list[Violation]:
        """All, by focus, rule, triple and message."""
        return sorted(
            self._found.values(),
            key=lambda found: (
                isinstance(found.subject, BNode), str(found.subject), found.rule,
                _key(found.triple), found.message,
            ),
        )  # fmt: skip


class Statements:
    """The triples of a graph, in a fixed order and by subject.

    A triple that is only reified by an `owl:Axiom` counts as asserted (Mapping 3.2, Table 17).

    Attributes:
        triples: all, ordered.
        origins: for a triple that is only reified, the triple of the reification that stands
            for it.
        annotations: the blank nodes that annotate an axiom or annotation, and what about.
        kinds: what each term is declared to be.
        parts: for a blank node that is an expression or list cell, those that are parts of it.
        endless: blank nodes of which an expression or list would never end.
    """

    def __init__(self, graph: Graph) -> None:
        asserted = set(graph.triples((None, None, None)))
        self.origins = dict(_reified(graph, asserted))
        self.triples: list[Triple] = sorted({*asserted, *self.origins}, key=_key)
        self._objects: dict[Node, dict[Node, list[Node]]] = {}
        for subject, predicate, obj in self.triples:
            self._objects.setdefault(subject, {}).setdefault(predicate, []).append(obj)
        self.annotations = {
            node: (self.objects(node, OWL.annotatedSource) or [node])[0]
            for node, _, type_ in self.triples
            if type_ in (OWL.Axiom, OWL.Annotation)
        }
        self.kinds = self._declared()
        self.parts = self._parts()
        self.endless = self._endless()

    def objects(self, subject: Node, predicate: Node) -> list[Node]:
        """The objects of a subject's triples with a predicate, ordered."""
        return self._objects.get(subject, {}).get(predicate, [])

    def types(self, subject: Node) -> list[Node]:
        """What a node is said to be by `rdf:type`."""
        return self.objects(subject, RDF.type)

    def _declared(self) -> dict[Node, set[Kind]]:
        kinds: dict[Node, set[Kind]] = {}
        for subject, predicate, type_ in self.triples:
            if predicate == RDF.type and type_ in DECLARATIONS:
                kinds.setdefault(subject, set()).add(DECLARATIONS[type_])
        for term, kind in BUILT_IN.items():
            kinds[term] = {kind}
        return kinds

    def _parts(self) -> dict[Node, list[Node]]:
        parts: dict[Node, list[Node]] = {}
        for subject, predicate, obj in self.triples:
            if predicate in PARTS and isinstance(subject, BNode) and isinstance(obj, BNode):
                parts.setdefault(subject, []).append(obj)
        return parts

    def _endless(self) -> set[Node]:
        """The blank nodes left when those all of whose parts end are taken away."""
        wholes: dict[Node, list[Node]] = {}
        for whole, parts in self.parts.items():
            for part in parts:
                wholes.setdefault(part, []).append(whole)
        left = {whole: len(parts) for whole, parts in self.parts.items()}
        ended = [node for node in wholes if node not in left]
        while ended:
            for whole in wholes.get(ended.pop(), ()):
                left[whole] -= 1
                if not left[whole]:
                    ended.append(whole)
        return {node for node, count in left.items() if count}

    def within(self, nodes: Iterable[Node]) -> set[Node]:
        """Some nodes with all their parts, and parts of parts."""
        found: set[Node] = set()
        waiting = list(nodes)
        while waiting:
            node = waiting.pop()
            if node not in found:
                found.add(node)
                waiting.extend(self.parts.get(node, ()))
        return found


def _reified(graph: Graph, asserted: Iterable[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """The triples that are only reified, each with the annotation's triple to show."""
    for node in graph.subjects(RDF.type, OWL.Axiom):
        parts = [
            list(graph.objects(node, part))
            for part in (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
        ]
        if all(len(part) == 1 for part in parts):
            source, predicate, target = (part[0] for part in parts)
            if (source, predicate, target) not in asserted:
                yield (source, predicate, target), (node, OWL.annotatedTarget, target)
