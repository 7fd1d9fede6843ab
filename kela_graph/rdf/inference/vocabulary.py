"""The terms of RDF, RDFS and OWL that the rules speak of, as Oxigraph's."""

from __future__ import annotations

from typing import Final

from pyoxigraph import Literal, NamedNode
from rdflib import OWL, RDF, RDFS, XSD

TYPE: Final = NamedNode(RDF.type)
FIRST: Final = NamedNode(RDF.first)
REST: Final = NamedNode(RDF.rest)
NIL: Final = NamedNode(RDF.nil)

DOMAIN: Final = NamedNode(RDFS.domain)
RANGE: Final = NamedNode(RDFS.range)
RESOURCE: Final = NamedNode(RDFS.Resource)
SUB_CLASS_OF: Final = NamedNode(RDFS.subClassOf)
SUB_PROPERTY_OF: Final = NamedNode(RDFS.subPropertyOf)

ALL_VALUES_FROM: Final = NamedNode(OWL.allValuesFrom)
CLASS: Final = NamedNode(OWL.Class)
DATATYPE_PROPERTY: Final = NamedNode(OWL.DatatypeProperty)
EQUIVALENT_CLASS: Final = NamedNode(OWL.equivalentClass)
EQUIVALENT_PROPERTY: Final = NamedNode(OWL.equivalentProperty)
FUNCTIONAL_PROPERTY: Final = NamedNode(OWL.FunctionalProperty)
HAS_KEY: Final = NamedNode(OWL.hasKey)
HAS_VALUE: Final = NamedNode(OWL.hasValue)
INTERSECTION_OF: Final = NamedNode(OWL.intersectionOf)
INVERSE_FUNCTIONAL_PROPERTY: Final = NamedNode(OWL.InverseFunctionalProperty)
INVERSE_OF: Final = NamedNode(OWL.inverseOf)
MAX_CARDINALITY: Final = NamedNode(OWL.maxCardinality)
MAX_QUALIFIED_CARDINALITY: Final = NamedNode(OWL.maxQualifiedCardinality)
NOTHING: Final = NamedNode(OWL.Nothing)
OBJECT_PROPERTY: Final = NamedNode(OWL.ObjectProperty)
ONE_OF: Final = NamedNode(OWL.oneOf)
ON_CLASS: Final = NamedNode(OWL.onClass)
ON_PROPERTY: Final = NamedNode(OWL.onProperty)
PROPERTY_CHAIN_AXIOM: Final = NamedNode(OWL.propertyChainAxiom)
SAME_AS: Final = NamedNode(OWL.sameAs)
SOME_VALUES_FROM: Final = NamedNode(OWL.someValuesFrom)
SYMMETRIC_PROPERTY: Final = NamedNode(OWL.SymmetricProperty)
THING: Final = NamedNode(OWL.Thing)
TRANSITIVE_PROPERTY: Final = NamedNode(OWL.TransitiveProperty)
UNION_OF: Final = NamedNode(OWL.unionOf)

ONE: Final = Literal("1", datatype=NamedNode(XSD.nonNegativeInteger))

#: The datatypes in which a cardinality of one may be written.
INTEGERS: Final = frozenset(
    map(
        NamedNode,
        (
            XSD.byte,
            XSD.int,
            XSD.integer,
            XSD.long,
            XSD.nonNegativeInteger,
            XSD.positiveInteger,
            XSD.short,
            XSD.unsignedByte,
            XSD.unsignedInt,
            XSD.unsignedLong,
            XSD.unsignedShort,
        ),
    )
)
