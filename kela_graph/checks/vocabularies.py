"""Findings about terms: those that a published vocabulary lacks, and those of ours that nothing declares.

An undeclared term in data or an ontology is found by the defect query ``undeclared-term``; here are those in
queries and shapes, which no query over the data sees.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox
from rdflib import OWL, RDF, SH, VANN, URIRef

from kela_graph import terms
from kela_graph.checks.finding import own_rule
from kela_graph.checks.known_terms import nearest, vocabulary_of
from kela_graph.checks.located_file import OBJECT, PREDICATE, SUBJECT, place_in
from kela_graph.files import shown
from kela_graph.graph import store_of
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.sparql import used_iris
from kela_graph.rdf.store import node_of
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

#: The properties whose values are SPARQL (SHACL, section 5; SHACL Advanced Features).
_SPARQL: Final = (SH.select, SH.ask, SH.construct, SH.update)


class Fault(NamedTuple):
    """What is wrong with a term.

    Attributes:
        message: what is wrong, by language.
        published: whether it is a published vocabulary that ought to have it, and not an ontology of ours.
    """

    message: Mapping[str, str]
    published: bool


class Terms:
    """Tells which terms there are not, in published vocabularies and in a dataset's own ontologies."""

    def __init__(self, dataset: Graph, *graphs: Graph) -> None:
        """Know the terms of the graphs, and call them by the prefixes of the dataset."""
        self._dataset = dataset
        self._graphs = graphs
        self._namespaces = sorted(
            {str(space) for graph in graphs for space in graph.objects(None, VANN.preferredNamespaceUri)}
        )
        self.fault = cache(self._fault)

    def _fault(self, iri: str) -> Fault | None:
        """Return what is wrong with an IRI as a term; None where nothing is, or where it is none."""
        vocabulary = vocabulary_of(iri)
        if vocabulary is not None:
            local = iri.removeprefix(vocabulary.namespace)
            if not vocabulary.lacks(local):
                return None
            message = texts("checks.unknown_term", term=self._short(iri), vocabulary=vocabulary.name)
            near = nearest(local, vocabulary.terms)
            return Fault(self._message(message, vocabulary.namespace, near), True)
        namespace = next((each for each in self._namespaces if iri.startswith(each) and iri != each), None)
        if namespace is None or self._is_declared(URIRef(iri)):
            return None
        near = nearest(iri.removeprefix(namespace), self._declared(namespace))
        return Fault(
            self._message(texts("checks.undeclared_term", term=self._short(iri)), namespace, near), False
        )

    def _message(self, problem: Mapping[str, str], namespace: str, near: str | None) -> Mapping[str, str]:
        if near is None:
            return problem
        return texts("checks.nearest", problem=problem, near=self._short(namespace + near))

    def _short(self, iri: str) -> str:
        return terms.short(self._dataset, URIRef(iri))

    def _is_declared(self, term: URIRef) -> bool:
        return any((term, RDF.type, None) in graph for graph in self._graphs)

    def _declared(self, namespace: str) -> frozenset[str]:
        """The local names of what is declared in a namespace."""
        return frozenset(
            subject.removeprefix(namespace)
            for graph in self._graphs
            for subject in graph.subjects(RDF.type)
            if isinstance(subject, URIRef) and subject.startswith(namespace)
        )


def judge(case: Case) -> Iterator[Finding]:
    """Find each place where a term is used that does not exist."""
    judged = Terms(case.named, case.asserted.graph, case.shapes.graph)
    asked = (*case.questions, *case.defects, *case.profiles)
    seen = set()
    for undeclared, use in (
        *((None, use) for use in _in_graph(case.asserted, judged)),
        *((IN_SHAPE, use) for use in _in_graph(case.shapes, judged)),
        *((IN_SHAPE, use) for use in _in_constraints(case.shapes, judged)),
        *((IN_QUERY, use) for use in _in_queries(asked, judged)),
    ):
        rule = UNKNOWN if use.fault.published else undeclared
        # A subject or predicate that is written once stands in several statements.
        once = (use.fault.message["en"], use.place)
        if rule is not None and once not in seen:
            seen.add(once)
            yield case.finding(rule, rule.message(use.fault.message), use.place, *use.statement)


class _Use(NamedTuple):
    """A place where a term is used that there is not.

    Attributes:
        fault: what is wrong with it.
        place: where it stands.
        statement: the part of a statement that is wrong: all up to the term, which is wrong whatever follows.
    """

    fault: Fault
    place: Place
    statement: tuple[Node | None, ...]


def _in_graph(located: LocatedGraph, judged: Terms) -> Iterator[_Use]:
    """Give the terms in a graph that there are not, datatypes of literals included."""
    for quad in store_of(located.graph).oxigraph.quads_for_pattern(None, None, None, None):
        for part, term in ((SUBJECT, quad.subject), (PREDICATE, quad.predicate), (OBJECT, quad.object)):
            named = term.datatype if isinstance(term, ox.Literal) else term
            fault = judged.fault(named.value) if isinstance(named, ox.NamedNode) else None
            if fault is not None:
                statement = (node_of(quad.subject), node_of(quad.predicate), node_of(quad.object))
                yield _Use(fault, located.part(statement, part), statement[: part + 1])


def _in_constraints(shapes: LocatedGraph, judged: Terms) -> Iterator[_Use]:
    """Give the terms in the SPARQL of shapes that there are not."""
    for predicate in _SPARQL:
        for subject, text in shapes.graph.subject_objects(predicate):
            for iri, offset in used_iris(str(text), _prefixes(shapes.graph, subject)):
                fault = judged.fault(iri)
                if fault is not None:
                    place = shapes.part((subject, predicate, text), OBJECT, offset)
                    yield _Use(fault, place, (subject, predicate, URIRef(iri)))


def _prefixes(shapes: Graph, subject: Node) -> dict[str, str]:
    """Return the prefixes of a SPARQL constraint (SHACL, section 5.2.1)."""
    return {
        str(shapes.value(declaration, SH.prefix)): str(shapes.value(declaration, SH.namespace))
        for named in shapes.objects(subject, SH.prefixes)
        for ontology in shapes.transitive_objects(named, OWL.imports)
        for declaration in shapes.objects(ontology, SH.declare)
    }


def _in_queries(queries: Iterable[Query], judged: Terms) -> Iterator[_Use]:
    """Give the terms in queries that there are not, the types of their parameters included."""
    for query in queries:
        for iri, offset in used_iris(query.text, PREFIXES):
            fault = judged.fault(iri)
            if fault is not None:
                place = place_in(shown(query.path), query.text, offset)
                yield _Use(fault, place, (None, None, URIRef(iri)))
