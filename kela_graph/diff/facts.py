"""A set of triples that can be looked into: what is said of a subject, and by which predicate."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import RDFS

from kela_graph import terms
from kela_graph.diff.alignment import STATEMENT, TYPE, is_annotation
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kela_graph.diff.alignment import Subject, Term

SUBCLASS: Final = ox.NamedNode(str(RDFS.subClassOf))
SUBPROPERTY: Final = ox.NamedNode(str(RDFS.subPropertyOf))
LABELS: Final = tuple(ox.NamedNode(str(p)) for p in terms.PREFERRED)

#: The properties by which a responsibility names its task, as the general ontology has them.
TASK_PROPERTIES: Final = tuple(
    ox.NamedNode(RESP + name)
    for name in ("taskAnsweredFor", "taskProduced", "taskHandled", "taskSupported", "taskProposed")
)


class Facts:
    """One side of a comparison: the triples of a graph, blank nodes aligned with those of the other side.

    Attributes:
        triples: all of them.
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self.triples = frozenset(triples)

    @cached_property
    def _by_subject(self) -> dict[Subject, list[ox.Triple]]:
        found: defaultdict[Subject, list[ox.Triple]] = defaultdict(list)
        for triple in self.triples:
            found[triple.subject].append(triple)
        return dict(found)

    @cached_property
    def _by_predicate(self) -> dict[ox.NamedNode, list[ox.Triple]]:
        found: defaultdict[ox.NamedNode, list[ox.Triple]] = defaultdict(list)
        for triple in self.triples:
            found[triple.predicate].append(triple)
        return dict(found)

    @cached_property
    def _by_type(self) -> dict[Term, list[Subject]]:
        found: defaultdict[Term, list[Subject]] = defaultdict(list)
        for triple in self.by(TYPE):
            found[triple.object].append(triple.subject)
        return dict(found)

    @cached_property
    def _annotations(self) -> dict[tuple[Term, ...], list[ox.BlankNode]]:
        found: defaultdict[tuple[Term, ...], list[ox.BlankNode]] = defaultdict(list)
        for triple in self.by(STATEMENT[0]):
            node = triple.subject
            if isinstance(node, ox.BlankNode) and is_annotation(node):
                found[self.statement(node)].append(node)
        return dict(found)

    def __contains__(self, subject: Subject) -> bool:
        return subject in self._by_subject

    def of(self, subject: Subject) -> Sequence[ox.Triple]:
        """Return all that is said of a subject."""
        return self._by_subject.get(subject, ())

    def by(self, *predicates: ox.NamedNode) -> Iterator[ox.Triple]:
        """Give all triples with one of the predicates."""
        for predicate in predicates:
            yield from self._by_predicate.get(predicate, ())

    def values(self, subject: Subject, *predicates: ox.NamedNode) -> set[Term]:
        """Return the objects that a subject has by the predicates."""
        return {triple.object for triple in self.of(subject) if triple.predicate in predicates}

    def members(self, *classes: ox.NamedNode) -> set[Subject]:
        """Return the subjects whose type is one of the classes."""
        return {member for each in classes for member in self._by_type.get(each, ())}

    def statement(self, node: ox.BlankNode) -> tuple[Term, ...]:
        """Return the statement that an annotation is about."""
        values = {triple.predicate: triple.object for triple in self.of(node)}
        return tuple(values[predicate] for predicate in STATEMENT)

    def annotations(self, triple: ox.Triple) -> Sequence[ox.BlankNode]:
        """Return the annotations of a triple."""
        return self._annotations.get((triple.subject, triple.predicate, triple.object), ())


def below(
    sides: Iterable[Facts], predicate: ox.NamedNode, roots: Iterable[ox.NamedNode]
) -> set[ox.NamedNode]:
    """Return the classes or properties that are below others on either side, those included."""
    narrower: defaultdict[Term, set[Subject]] = defaultdict(set)
    for side in sides:
        for triple in side.by(predicate):
            narrower[triple.object].add(triple.subject)
    found = set(roots)
    waiting = list(found)
    while waiting:
        for term in narrower[waiting.pop()]:
            if isinstance(term, ox.NamedNode) and term not in found:
                found.add(term)
                waiting.append(term)
    return found
