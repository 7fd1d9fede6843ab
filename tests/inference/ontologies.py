"""Small ontologies with a few facts, made by whoever chooses: chance, or hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, XSD

from kela_graph.rdf.inference.vocabulary import NOTHING, THING, TYPE

from .made import ex

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.rdf.inference.vocabulary import GeneralizedTriple, Term

    T = TypeVar("T")

    class Choose(Protocol):
        def __call__(self, options: Sequence[T], /) -> T: ...


ONE = ox.Literal("1", datatype=ox.NamedNode(XSD.nonNegativeInteger))
RESTRICTIONS = [ex(name) for name in "RS"]
CLASSES = [*map(ex, "ABC"), *RESTRICTIONS]
ANY_CLASS = [*CLASSES, *CLASSES, THING, NOTHING]
PROPERTIES = [ex(name) for name in "pq"]
INDIVIDUALS = [ex(name) for name in "abc"]
VALUES = [*INDIVIDUALS, *INDIVIDUALS, ox.Literal("x"), ox.Literal("y")]
KINDS = ("someValuesFrom", "allValuesFrom", "hasValue", "maxCardinality", "onClass")
CHARACTERISTICS = [
    ox.NamedNode(OWL[name])
    for name in (
        *("FunctionalProperty", "InverseFunctionalProperty"),
        *("SymmetricProperty", "TransitiveProperty"),
    )
]
#: Subject, predicate, object: what an axiom of one triple may have there.
SIMPLE = [
    (ANY_CLASS, RDFS.subClassOf, ANY_CLASS),
    (ANY_CLASS, OWL.equivalentClass, ANY_CLASS),
    (PROPERTIES, RDFS.subPropertyOf, PROPERTIES),
    (PROPERTIES, OWL.equivalentProperty, PROPERTIES),
    (PROPERTIES, OWL.inverseOf, PROPERTIES),
    (PROPERTIES, RDFS.domain, ANY_CLASS),
    (PROPERTIES, RDFS.range, ANY_CLASS),
    (PROPERTIES, RDF.type, CHARACTERISTICS),
    (INDIVIDUALS, OWL.sameAs, INDIVIDUALS),
]
#: The same where the object is a list of such things.
LISTS = [
    (CLASSES, OWL.intersectionOf, ANY_CLASS),
    (CLASSES, OWL.unionOf, ANY_CLASS),
    (CLASSES, OWL.oneOf, INDIVIDUALS),
    (CLASSES, OWL.hasKey, PROPERTIES),
    (PROPERTIES, OWL.propertyChainAxiom, PROPERTIES),
]
DECLARATIONS = [
    *((node, TYPE, ox.NamedNode(OWL.Class)) for node in (*CLASSES, THING)),
    *((node, TYPE, ox.NamedNode(OWL.ObjectProperty)) for node in PROPERTIES),
    *((node, TYPE, ox.NamedNode(OWL.DatatypeProperty)) for node in PROPERTIES),
    *((node, TYPE, ox.NamedNode(RDF.Property)) for node in PROPERTIES),
]


def ontology(choose: Choose) -> list[GeneralizedTriple]:
    """One to five axioms, two restrictions, up to twelve facts, some declarations."""
    triples: list[GeneralizedTriple] = []
    for _ in range(choose((1, 2, 3, 4, 5))):
        triples += _axiom(choose)
    if choose((True, False)):
        triples += _two_restrictions(choose)
    for _ in range(choose(range(2, 13))):
        related = (choose(INDIVIDUALS), choose(PROPERTIES), choose(VALUES))
        triples.append(choose((related, (choose(INDIVIDUALS), TYPE, choose(CLASSES)))))
    for _ in range(choose(range(7))):
        triples.append(choose(DECLARATIONS))
    return triples


def _axiom(choose: Choose) -> list[GeneralizedTriple]:
    subjects, iri, objects = choose((*SIMPLE, *LISTS))
    subject, predicate = choose(subjects), ox.NamedNode(iri)
    if (subjects, iri, objects) in SIMPLE:
        return [(subject, predicate, choose(objects))]
    first, rest, nil = (ox.NamedNode(RDF[name]) for name in ("first", "rest", "nil"))
    cells: list[Term] = [ox.BlankNode() for _ in range(choose((1, 2, 2, 3)))]
    triples: list[GeneralizedTriple] = [(subject, predicate, cells[0])]
    for cell, following in zip(cells, [*cells[1:], nil], strict=True):
        triples += ((cell, first, choose(objects)), (cell, rest, following))
    return triples


def _two_restrictions(choose: Choose) -> list[GeneralizedTriple]:
    """Of one kind, as table 9 compares them, and a member of one."""
    kind = choose(KINDS)
    fillers = {"hasValue": VALUES, "maxCardinality": [ONE]}.get(kind, ANY_CLASS)
    filler = choose(fillers)
    triples: list[GeneralizedTriple] = [(choose(INDIVIDUALS), TYPE, choose(RESTRICTIONS))]
    for node in RESTRICTIONS:
        triples.append((node, ox.NamedNode(OWL.onProperty), choose(PROPERTIES)))
        triples.append((node, ox.NamedNode(OWL[kind]), choose((filler, choose(fillers)))))
        if kind == "onClass":
            triples.append((node, ox.NamedNode(OWL.maxQualifiedCardinality), ONE))
    return triples
