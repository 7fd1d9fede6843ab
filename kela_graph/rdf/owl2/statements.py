"""A graph's triples as OWL 2 reads them: what each term is declared to be, and RDF lists.

Written from "OWL 2 Mapping to RDF Graphs", section 3.1, and "OWL 2 Structural Specification",
sections 2.4 and 5.8.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import OWL, RDF, BNode, Literal, URIRef

from kela_graph.rdf.owl2.grammar import (
    BUILT_IN,
    DECLARATIONS,
    PARTS,
    RESERVED,
    Kind,
)
from kela_graph.rdf.owl2.messages import said
from kela_graph.rdf.owl2.sections import SECTIONS
from kela_graph.rdf.store import node_of, oxigraph_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Set

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.rdf.owl2.messages import Part

    Triple: TypeAlias = tuple[Node, Node, Node]


#: What an `owl:Axiom` is an annotation of: the three parts of a triple.
_ANNOTATED: Final = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)


@dataclass(frozen=True)
class Violation:
    """One place where a graph leaves OWL 2 RL or OWL 2 DL.

    Attributes:
        rule: a key of `RULES`.
        subject: the focus, named wherever the axiom names anything.
        triple: the triple that carries the fault.
        node: what is wrong there; a part of the triple, or of what it leads to.
        message: what is wrong, by language.
        terms: the terms that the message names.
        section: the section of the standard that says so.
    """

    rule: str
    subject: Node
    triple: Triple
    node: Node
    message: Mapping[str, str]
    terms: tuple[URIRef, ...]
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


def _key(term: Node) -> tuple[bool, str, str]:
    """A sort key under which blank nodes, whose labels change, come last."""
    kind = f"{term.datatype} {term.language}" if isinstance(term, Literal) else ""
    return isinstance(term, BNode), str(term), kind


@dataclass
class Findings:
    """Collects violations; the same fault of the same triple counts once."""

    origins: Mapping[Triple, Triple]
    name: Callable[[URIRef], str]
    _found: dict[tuple[str, Triple, str], Violation] = field(default_factory=dict)
    _entities: set[tuple[str, Node]] = field(default_factory=set)

    def add(self, rule: str, use: Use, text: Mapping[str, str], **parts: Part) -> None:
        """Adds what is wrong with a use; `parts` is what stands for the names in the text."""
        triple = self.origins.get(use.triple, use.triple)
        message = {
            tag: sentence.format_map({key: said(part, tag, self.name) for key, part in parts.items()})
            for tag, sentence in text.items()
        }
        terms = tuple(part for part in parts.values() if isinstance(part, URIRef))
        violation = Violation(rule, use.focus, triple, use.node, message, terms, SECTIONS[rule])
        self._found.setdefault((rule, triple, message["en"]), violation)

    def add_once(self, rule: str, use: Use, text: Mapping[str, str], **parts: Part) -> None:
        """Adds what is wrong with a term wherever it is used: once, with the term as focus."""
        if (rule, use.node) not in self._entities:
            self._entities.add((rule, use.node))
            self.add(rule, replace(use, focus=use.node), text, **parts)

    def sorted(self) -> list[Violation]:
        """All, by focus, rule, triple and message."""
        return sorted(
            self._found.values(),
            key=lambda found: (
                isinstance(found.subject, BNode), str(found.subject), found.rule,
                [_key(term) for term in found.triple], found.message["en"],
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
        asserted = _asserted(graph)
        self.origins = dict(_reified(asserted))
        terms = sorted({term for triple in asserted for term in triple}, key=_key)
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
        self.kinds = self._declared()
        self.parts = self._parts()
        self.endless = self._endless()

    def objects(self, subject: Node, predicate: Node) -> list[Node]:
        """The objects of a subject's triples with a predicate, ordered."""
        return self._objects.get(subject, {}).get(predicate, [])

    def of(self, *predicates: Node) -> Iterator[Triple]:
        """The triples with one of some predicates, ordered for each."""
        for predicate in predicates:
            yield from self._by_predicate.get(predicate, ())

    def types(self, subject: Node) -> list[Node]:
        """What a node is said to be by `rdf:type`."""
        return self.objects(subject, RDF.type)

    def _declared(self) -> dict[Node, set[Kind]]:
        kinds: dict[Node, set[Kind]] = {}
        for subject, _, type_ in self.of(RDF.type):
            if type_ in DECLARATIONS:
                kinds.setdefault(subject, set()).add(DECLARATIONS[type_])
        for term, kind in BUILT_IN.items():
            kinds[term] = {kind}
        return kinds

    def _parts(self) -> dict[Node, list[Node]]:
        parts: dict[Node, list[Node]] = {}
        for subject, _, obj in self.of(*sorted(PARTS, key=str)):
            if isinstance(subject, BNode) and isinstance(obj, BNode):
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


def _asserted(graph: Graph) -> set[Triple]:
    """The triples of a graph; each term is made once where there are many."""
    store = oxigraph_of(graph)
    if store is None:
        return set(graph.triples((None, None, None)))
    node = cache(node_of)
    return {(node(quad.subject), node(quad.predicate), node(quad.object)) for quad in store}


def _reified(asserted: Set[Triple]) -> Iterator[tuple[Triple, Triple]]:
    """The triples that are only reified, each with the annotation's triple to show."""
    parts: dict[Node, dict[Node, list[Node]]] = {}
    annotations, axiom = [], OWL.Axiom
    for node, predicate, value in asserted:
        if predicate in _ANNOTATED:
            parts.setdefault(node, {}).setdefault(predicate, []).append(value)
        elif value == axiom and predicate == RDF.type:
            annotations.append(node)
    for node in annotations:
        values = [parts.get(node, {}).get(part, []) for part in _ANNOTATED]
        if all(len(each) == 1 for each in values):
            triple = (values[0][0], values[1][0], values[2][0])
            if triple not in asserted:
                yield triple, (node, OWL.annotatedTarget, triple[2])
