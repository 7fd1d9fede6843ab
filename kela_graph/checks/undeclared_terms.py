"""Findings about terms: those that a published vocabulary lacks, and those of ours that nothing declares.

The defect query ``undeclared-term`` finds undeclared terms in data and ontologies; here are those in
queries and shapes, which no query over the data sees.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyoxigraph as ox
from rdflib import RDF, VANN, URIRef

from kela_graph import terms
from kela_graph.checks.finding import own_rule
from kela_graph.checks.known_terms import nearest, vocabulary_of
from kela_graph.checks.located_graph import OBJECT, PREDICATE, SUBJECT, place_in
from kela_graph.checks.shape_rules import QUERIES, prefixes_of
from kela_graph.files import shown
from kela_graph.graph import store_of
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.sparql import used_iris
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Finding, Place
    from kela_graph.checks.located_graph import LocatedGraph
    from kela_graph.queries import Query

#: Terms that a published vocabulary lacks, and those in queries and shapes that no ontology declares.
UNKNOWN: Final = own_rule("unknown-term", "terms")
IN_QUERY: Final = own_rule("undeclared-term-in-query", "terms")
IN_SHAPE: Final = own_rule("undeclared-term-in-shape", "terms")
RULES: Final = (UNKNOWN, IN_QUERY, IN_SHAPE)


class Fault(NamedTuple):
    """What is wrong with a term, by language, and whether its vocabulary is a published one or ours."""

    message: Mapping[str, str]
    published: bool


class TermChecker:
    """Finds unknown terms of published vocabularies, and of a dataset's own that graphs declare."""

    def __init__(self, dataset: Graph, *graphs: Graph) -> None:
        self._dataset = dataset
        self._graphs = graphs
        self._namespaces = sorted(
            {str(space) for graph in graphs for space in graph.objects(None, VANN.preferredNamespaceUri)}
        )
        self.fault = cache(self._fault)

    def _fault(self, iri: str) -> Fault | None:
        """Return what is wrong with an IRI as a term, or None."""
        vocabulary = vocabulary_of(iri)
        if vocabulary is not None:
            namespace, names = vocabulary.namespace, vocabulary.terms
            if not vocabulary.lacks(iri.removeprefix(namespace)):
                return None
            problem = texts("checks.unknown_term", term=self._short(iri), vocabulary=vocabulary.name)
        else:
            namespace = next((each for each in self._namespaces if iri.startswith(each) and iri != each), "")
            if not namespace or any((URIRef(iri), RDF.type, None) in graph for graph in self._graphs):
                return None
            names = self._declared(namespace)
            problem = texts("checks.undeclared_term", term=self._short(iri))
        near = nearest(iri.removeprefix(namespace), names)
        if near is not None:
            problem = texts("checks.nearest", problem=problem, near=self._short(namespace + near))
        return Fault(problem, vocabulary is not None)

    def _short(self, iri: str) -> str:
        return terms.short(self._dataset, URIRef(iri))

    def _declared(self, namespace: str) -> frozenset[str]:
        """Return the local names of what is declared in a namespace."""
        return frozenset(
            subject.removeprefix(namespace)
            for graph in self._graphs
            for subject in graph.subjects(RDF.type)
            if isinstance(subject, URIRef) and subject.startswith(namespace)
        )


#: A use of an unknown term: what is wrong with it, where, and its statement up to the term.
_Use: TypeAlias = "tuple[Fault, Place, tuple[Node | None, ...]]"


def judge(case: Case) -> Iterator[Finding]:
    """Find each place where an unknown term is used."""
    checker = TermChecker(case.named, case.asserted.graph, case.shapes.graph)
    asked = (*case.questions, *case.defects, *case.profiles)
    seen = set()
    for undeclared, uses in (
        (None, _in_graph(case.asserted, checker)),
        (IN_SHAPE, _in_graph(case.shapes, checker)),
        (IN_SHAPE, _in_constraints(case.shapes, checker)),
        (IN_QUERY, _in_queries(asked, checker)),
    ):
        for fault, place, statement in uses:
            rule = UNKNOWN if fault.published else undeclared
            # A subject or predicate that is written once stands in several statements.
            once = (fault.message["en"], place)
            if rule is not None and once not in seen:
                seen.add(once)
                message, label = rule.message(fault.message), case.label(statement[0])
                yield rule.finding(message, place, *statement, label=label)


def _in_graph(located: LocatedGraph, checker: TermChecker) -> Iterator[_Use]:
    """Give the unknown terms in a graph, datatypes of literals included."""
    for quad in store_of(located.graph).oxigraph.quads_for_pattern(None, None, None, None):
        for part, term in ((SUBJECT, quad.subject), (PREDICATE, quad.predicate), (OBJECT, quad.object)):
            named = term.datatype if isinstance(term, ox.Literal) else term
            fault = checker.fault(named.value) if isinstance(named, ox.NamedNode) else None
            if fault is not None:
                statement = (node_of(quad.subject), node_of(quad.predicate), node_of(quad.object))
                yield fault, located.part(statement, part), statement[: part + 1]


def _in_constraints(shapes: LocatedGraph, checker: TermChecker) -> Iterator[_Use]:
    """Give the unknown terms in the SPARQL of shapes."""
    for predicate in QUERIES:
        for subject, text in shapes.graph.subject_objects(predicate):
            for iri, offset in used_iris(str(text), prefixes_of(shapes.graph, subject)):
                if (fault := checker.fault(iri)) is not None:
                    place = shapes.part((subject, predicate, text), OBJECT, offset)
                    yield fault, place, (subject, predicate, URIRef(iri))


def _in_queries(queries: Iterable[Query], checker: TermChecker) -> Iterator[_Use]:
    """Give the unknown terms in queries, the types of their parameters included."""
    for query in queries:
        for iri, offset in used_iris(query.text, PREFIXES):
            if (fault := checker.fault(iri)) is not None:
                place = place_in(shown(query.path), query.text, offset)
                yield fault, place, (None, None, URIRef(iri))
