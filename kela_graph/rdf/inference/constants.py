"""Terms of RDF, RDFS and OWL, as Oxigraph's."""

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

CLASS: Final = NamedNode(OWL.Class)
EQUIVALENT_CLASS: Final = NamedNode(OWL.equivalentClass)
EQUIVALENT_PROPERTY: Final = NamedNode(OWL.equivalentProperty)
HAS_KEY: Final = NamedNode(OWL.hasKey)
INTERSECTION_OF: Final = NamedNode(OWL.intersectionOf)
MAX_CARDINALITY: Final = NamedNode(OWL.maxCardinality)
MAX_QUALIFIED_CARDINALITY: Final = NamedNode(OWL.maxQualifiedCardinality)
NOTHING: Final = NamedNode(OWL.Nothing)
ONE_OF: Final = NamedNode(OWL.oneOf)
PROPERTY_CHAIN_AXIOM: Final = NamedNode(OWL.propertyChainAxiom)
SAME_AS: Final = NamedNode(OWL.sameAs)
THING: Final = NamedNode(OWL.Thing)
UNION_OF: Final = NamedNode(OWL.unionOf)

ONE: Final = Literal("1", datatype=NamedNode(XSD.nonNegativeInteger))

#: The datatypes in which a cardinality of one may be written.
INTEGERS: Final = frozenset(
    NamedNode(str(XSD) + name)
    for name in (
        *("byte", "int", "integer", "long", "nonNegativeInteger", "positiveInteger", "short"),
        *("unsignedByte", "unsignedInt", "unsignedLong", "unsignedShort"),
    )
)
