"""What the OWL 2 standards allow, as tables.

From "OWL 2 Profiles", section 4.2, "OWL 2 Mapping to RDF Graphs", section 3, and "OWL 2 Structural
Specification", sections 2.4, 5 and 11.
"""

from __future__ import annotations

from enum import Enum, auto
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, RDFS, XSD, URIRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node


class Kind(Enum):
    """What a term may be declared to be, so far as declarations restrict one another."""

    CLASS = auto()
    DATATYPE = auto()
    OBJECT = auto()
    DATA = auto()
    ANNOTATION = auto()


class Sort(Enum):
    """What else an axiom asks a node to be."""

    BLANK_NODE = auto()
    DATA_RANGE = auto()
    INDIVIDUAL = auto()
    LITERAL = auto()
    PROPERTY = auto()


PROPERTIES: Final = frozenset({Kind.OBJECT, Kind.DATA, Kind.ANNOTATION})

#: Types that declare a term; the last five for OWL 1's sake (Mapping, Table 6).
DECLARATIONS: Final[Mapping[Node, Kind]] = MappingProxyType(
    {
        OWL.Class: Kind.CLASS,
        RDFS.Datatype: Kind.DATATYPE,
        OWL.ObjectProperty: Kind.OBJECT,
        OWL.DatatypeProperty: Kind.DATA,
        OWL.AnnotationProperty: Kind.ANNOTATION,
        OWL.DataRange: Kind.DATATYPE,
        OWL.OntologyProperty: Kind.ANNOTATION,
        OWL.InverseFunctionalProperty: Kind.OBJECT,
        OWL.SymmetricProperty: Kind.OBJECT,
        OWL.TransitiveProperty: Kind.OBJECT,
    }
)

#: The datatypes of OWL 2 RL (Profiles 4.2.1); the OWL 2 datatype map has two more.
RL_DATATYPES: Final = frozenset(
    {
        RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal,
        XSD.anyURI, XSD.base64Binary, XSD.boolean, XSD.byte, XSD.dateTime, XSD.dateTimeStamp,
        XSD.decimal, XSD.double, XSD.float, XSD.hexBinary, XSD.int, XSD.integer, XSD.language,
        XSD.long, XSD.Name, XSD.NCName, XSD.negativeInteger, XSD.NMTOKEN, XSD.nonNegativeInteger,
        XSD.nonPositiveInteger, XSD.normalizedString, XSD.positiveInteger, XSD.short, XSD.string,
        XSD.token, XSD.unsignedByte, XSD.unsignedInt, XSD.unsignedLong, XSD.unsignedShort,
    }
)  # fmt: skip
DATATYPE_MAP: Final = RL_DATATYPES | {OWL.rational, OWL.real}

#: Terms of the reserved vocabulary that an ontology may use undeclared. The two header
#: properties are no annotation properties by the letter, but nothing judges them otherwise.
BUILT_IN: Final[Mapping[Node, Kind]] = MappingProxyType(
    {
        OWL.Thing: Kind.CLASS,
        OWL.Nothing: Kind.CLASS,
        OWL.topObjectProperty: Kind.OBJECT,
        OWL.bottomObjectProperty: Kind.OBJECT,
        OWL.topDataProperty: Kind.DATA,
        OWL.bottomDataProperty: Kind.DATA,
        RDFS.comment: Kind.ANNOTATION,
        RDFS.isDefinedBy: Kind.ANNOTATION,
        RDFS.label: Kind.ANNOTATION,
        RDFS.seeAlso: Kind.ANNOTATION,
        OWL.backwardCompatibleWith: Kind.ANNOTATION,
        OWL.deprecated: Kind.ANNOTATION,
        OWL.imports: Kind.ANNOTATION,
        OWL.incompatibleWith: Kind.ANNOTATION,
        OWL.priorVersion: Kind.ANNOTATION,
        OWL.versionIRI: Kind.ANNOTATION,
        OWL.versionInfo: Kind.ANNOTATION,
        **dict.fromkeys(DATATYPE_MAP, Kind.DATATYPE),
    }
)

#: The namespaces of the reserved vocabulary (Structural Specification 2.4).
RESERVED: Final = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, XSD))

#: Predicates that lead from an expression or list cell to a part of it.
PARTS: Final = frozenset(
    {
        OWL.allValuesFrom, OWL.complementOf, OWL.datatypeComplementOf, OWL.intersectionOf,
        OWL.onClass, OWL.onDataRange, OWL.onDatatype, OWL.oneOf, OWL.someValuesFrom, OWL.unionOf,
        OWL.withRestrictions, RDF.first, RDF.rest,
    }
)  # fmt: skip


class Position(Enum):
    """Where a class expression stands (Profiles 4.2.3); a filler may also be `owl:Thing`."""

    SUBCLASS = auto()
    FILLER = auto()
    SUPERCLASS = auto()
    EQUIVALENT = auto()


RULE_OF: Final[Mapping[Position, str]] = MappingProxyType(
    {
        Position.SUBCLASS: "rl-subclass",
        Position.FILLER: "rl-subclass",
        Position.SUPERCLASS: "rl-superclass",
        Position.EQUIVALENT: "rl-equivalent",
    }
)

_SUBCLASS: Final[Mapping[Node, Position | None]] = MappingProxyType(
    {
        OWL.intersectionOf: Position.SUBCLASS,
        OWL.unionOf: Position.SUBCLASS,
        OWL.oneOf: None,
        OWL.someValuesFrom: Position.FILLER,
        OWL.hasValue: None,
    }
)

#: The grammar of OWL 2 RL: what may stand in a position, and the position of its own operands.
GRAMMAR: Final[Mapping[Position, Mapping[Node, Position | None]]] = MappingProxyType(
    {
        Position.SUBCLASS: _SUBCLASS,
        Position.FILLER: _SUBCLASS,
        Position.SUPERCLASS: {
            OWL.intersectionOf: Position.SUPERCLASS,
            OWL.complementOf: Position.SUBCLASS,
            OWL.allValuesFrom: Position.SUPERCLASS,
            OWL.hasValue: None,
            OWL.maxCardinality: None,
            OWL.maxQualifiedCardinality: Position.FILLER,
        },
        Position.EQUIVALENT: {OWL.intersectionOf: Position.EQUIVALENT, OWL.hasValue: None},
    }
)

CONNECTIVES: Final = (OWL.complementOf, OWL.intersectionOf, OWL.oneOf, OWL.unionOf)
CARDINALITIES: Final = frozenset({OWL.cardinality, OWL.maxCardinality, OWL.minCardinality})
QUALIFIED: Final = frozenset(
    {OWL.qualifiedCardinality, OWL.maxQualifiedCardinality, OWL.minQualifiedCardinality}
)
QUANTIFIERS: Final = frozenset({OWL.allValuesFrom, OWL.someValuesFrom})
RESTRICTIONS: Final = QUANTIFIERS | CARDINALITIES | QUALIFIED | {OWL.hasSelf, OWL.hasValue}
#: Restrictions whose property must be simple (Structural Specification 11.2).
SIMPLE: Final = CARDINALITIES | QUALIFIED | {OWL.hasSelf}

#: What makes a blank node a class expression, and the types one of which it then has
#: (Mapping, Tables 13 and 15).
CLASS_EXPRESSIONS: Final[Mapping[Node, frozenset[Node]]] = MappingProxyType(
    {
        **dict.fromkeys(CONNECTIVES, frozenset({OWL.Class})),
        **dict.fromkeys(RESTRICTIONS, frozenset({OWL.Restriction})),
    }
)
#: The same of data ranges (Mapping, Table 12; `owl:DataRange` is OWL 1's word).
DATA_RANGES: Final[Mapping[Node, frozenset[Node]]] = MappingProxyType(
    dict.fromkeys(
        (OWL.datatypeComplementOf, OWL.intersectionOf, OWL.onDatatype, OWL.oneOf, OWL.unionOf),
        frozenset({RDFS.Datatype, OWL.DataRange}),
    )
)

#: The three parts of the triple that an `owl:Axiom` annotates.
ANNOTATED: Final = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
#: Axioms and annotations that are blank nodes, by type: the parts of which each has one, or one of two.
NODE_PARTS: Final[Mapping[Node, tuple[tuple[Node, ...], ...]]] = MappingProxyType(
    {
        OWL.AllDifferent: ((OWL.members, OWL.distinctMembers),),
        OWL.AllDisjointClasses: ((OWL.members,),),
        OWL.AllDisjointProperties: ((OWL.members,),),
        OWL.NegativePropertyAssertion: (
            (OWL.sourceIndividual,), (OWL.assertionProperty,), (OWL.targetIndividual, OWL.targetValue),
        ),
        **dict.fromkeys((OWL.Annotation, OWL.Axiom), tuple((part,) for part in ANNOTATED)),
    }
)  # fmt: skip

OBJECT: Final = frozenset({Kind.OBJECT})
LOGICAL: Final = frozenset({Kind.OBJECT, Kind.DATA})

#: Axioms of two classes: where each stands (Profiles 4.2.5).
CLASS_AXIOMS: Final[Mapping[Node, tuple[Position, Position]]] = MappingProxyType(
    {
        RDFS.subClassOf: (Position.SUBCLASS, Position.SUPERCLASS),
        OWL.equivalentClass: (Position.EQUIVALENT, Position.EQUIVALENT),
        OWL.disjointWith: (Position.SUBCLASS, Position.SUBCLASS),
    }
)
#: Axioms of two properties, which must be of one kind: the kinds they may be.
PROPERTY_AXIOMS: Final[Mapping[Node, frozenset[Kind]]] = MappingProxyType(
    {
        RDFS.subPropertyOf: PROPERTIES,
        OWL.equivalentProperty: LOGICAL,
        OWL.propertyDisjointWith: LOGICAL,
        OWL.inverseOf: OBJECT,
    }
)
#: Types that are axioms about a property: the kinds it may be.
CHARACTERISTICS: Final[Mapping[Node, frozenset[Kind]]] = MappingProxyType(
    {
        OWL.FunctionalProperty: LOGICAL,
        OWL.InverseFunctionalProperty: OBJECT,
        OWL.ReflexiveProperty: OBJECT,
        OWL.IrreflexiveProperty: OBJECT,
        OWL.SymmetricProperty: OBJECT,
        OWL.AsymmetricProperty: OBJECT,
        OWL.TransitiveProperty: OBJECT,
    }
)
SIMPLE_CHARACTERISTICS: Final = frozenset(
    {
        OWL.FunctionalProperty,
        OWL.InverseFunctionalProperty,
        OWL.IrreflexiveProperty,
        OWL.AsymmetricProperty,
    }
)
#: Types that say how a node is written, and state nothing of it.
SYNTAX_TYPES: Final = frozenset(
    {
        OWL.DeprecatedClass, OWL.DeprecatedProperty, OWL.NamedIndividual, OWL.Ontology,
        OWL.Restriction,
    }
)  # fmt: skip
#: RDF's and RDFS's types, each beside those that make it redundant (Mapping, Table 5).
REDUNDANT: Final[Mapping[Node, frozenset[Node]]] = MappingProxyType(
    {
        RDFS.Class: frozenset({OWL.Class, OWL.DataRange, OWL.Restriction, RDFS.Datatype}),
        RDF.Property: frozenset(
            {
                OWL.AnnotationProperty, OWL.DatatypeProperty, OWL.FunctionalProperty,
                OWL.InverseFunctionalProperty, OWL.ObjectProperty, OWL.OntologyProperty,
                OWL.TransitiveProperty,
            }
        ),
    }
)  # fmt: skip
#: Predicates that only occur in what an axiom or expression is made of.
STRUCTURE: Final = frozenset(
    {
        *CLASS_EXPRESSIONS, *DATA_RANGES, *ANNOTATED, RDF.first, RDF.rest, OWL.assertionProperty,
        OWL.distinctMembers, OWL.members, OWL.onClass, OWL.onDataRange, OWL.onProperties, OWL.onProperty,
        OWL.sourceIndividual, OWL.targetIndividual, OWL.targetValue, OWL.withRestrictions,
        URIRef(f"{RDF}langRange"), XSD.length, XSD.maxExclusive, XSD.maxInclusive, XSD.maxLength,
        XSD.minExclusive, XSD.minInclusive, XSD.minLength, XSD.pattern,
    }
)  # fmt: skip
