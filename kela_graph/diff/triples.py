"""The triples of one graph with an index: what is stated of a subject, and by which predicate."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pyoxigraph as ox
from rdflib import RDF, RDFS

from kela_graph import terms
from kela_graph.diff.alignment import STATEMENT, TYPE, is_annotation, named
from kela_graph.namespaces import RESP
from kela_graph.rdf.components import reachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kela_graph.diff.alignment import Subject, Term

_K = TypeVar("_K")
_V = TypeVar("_V")

SUBCLASS, SUBPROPERTY = named(RDFS.subClassOf, RDFS.subPropertyOf)
LABELS: Final = named(*terms.PREFERRED)

#: The properties by which a responsibility names its task, as the general ontology has them.
TASK_PROPERTIES: Final = named(
    *(RESP.taskAnsweredFor, RESP.taskProduced, RESP.taskHandled, RESP.taskSupported, RESP.taskProposed)
)

_FIRST, _REST = named(RDF.first, RDF.rest)


class IndexedGraph:
    """One side of a comparison: the triples of a graph, blank nodes aligned with those of the other side."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = frozenset(triples)

    @cached_property
    def _by_subject(self) -> dict[Subject, list[ox.Triple]]:
        return grouped((triple.subject, triple) for triple in self.triples)

    @cached_property
    def _by_predicate(self) -> dict[ox.NamedNode, list[ox.Triple]]:
        return grouped((triple.predicate, triple) for triple in self.triples)

    @cached_property
    def _by_type(self) -> dict[Term, list[Subject]]:
        return grouped((triple.object, triple.subject) for triple in self.by(TYPE))

    @cached_property
    def _annotations(self) -> dict[tuple[Term, ...], list[ox.BlankNode]]:
        nodes = (triple.subject for triple in self.by(STATEMENT[0]))
        return grouped((self.statement(node), node) for node in nodes if is_annotation(node))

    def __contains__(self, subject: Subject) -> bool:
        return subject in self._by_subject

    @property
    def subjects(self) -> set[Subject]:
        """All subjects."""
        return set(self._by_subject)

    def of(self, subject: Subject) -> Sequence[ox.Triple]:
        """Return all triples of a subject."""
        return self._by_subject.get(subject, ())

    def by(self, *predicates: ox.NamedNode) -> Iterator[ox.Triple]:
        """Give all triples with one of the predicates."""
        return (triple for predicate in predicates for triple in self._by_predicate.get(predicate, ()))

    def values(self, subject: Subject, *predicates: ox.NamedNode) -> set[Term]:
        """Return the objects that a subject has by the predicates."""
        return {triple.object for triple in self.of(subject) if triple.predicate in predicates}

    def members(self, *classes: ox.NamedNode) -> set[Subject]:
        """Return the subjects whose type is one of the classes."""
        return {member for each in classes for member in self._by_type.get(each, ())}

    def listed(self, node: Term) -> list[Term]:
        """Return the members of the list that begins at a node; empty where there is no such list."""
        found: dict[Subject, Term] = {}
        while not isinstance(node, ox.Literal) and node not in found:
            if not (values := self.values(node, _FIRST)):
                break
            found[node] = min(values, key=str)
            node = min(self.values(node, _REST), key=str, default=node)
        return list(found.values())

    def statement(self, node: ox.BlankNode) -> tuple[Any, ...]:
        """Return the statement that an annotation is about."""
        values = {triple.predicate: triple.object for triple in self.of(node)}
        return tuple(values[predicate] for predicate in STATEMENT)

    def annotations(self, triple: ox.Triple) -> Sequence[ox.BlankNode]:
        """Return the annotations of a triple."""
        return self._annotations.get((triple.subject, triple.predicate, triple.object), ())


def grouped(pairs: Iterable[tuple[_K, _V]]) -> dict[_K, list[_V]]:
    """Return the values of each key."""
    found: defaultdict[_K, list[_V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def below(
    sides: Iterable[IndexedGraph], predicate: ox.NamedNode, roots: Iterable[ox.NamedNode]
) -> set[ox.NamedNode]:
    """Return the classes or properties that are below others on either side, those included."""
    pairs = ((triple.object, triple.subject) for side in sides for triple in side.by(predicate))
    narrower: dict[Any, list[Any]] = grouped(pair for pair in pairs if isinstance(pair[1], ox.NamedNode))
    return reachable(roots, narrower)
