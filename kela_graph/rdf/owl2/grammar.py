"""What the OWL 2 standards allow, as tables.

From "OWL 2 Profiles", section 4.2, "OWL 2 Mapping to RDF Graphs", section 3, and "OWL 2 Structural
Specification", sections 2.4, 5 and 11.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, RDFS, XSD, URIRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.namespace import DefinedNamespace
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


def _terms(vocabulary: type[DefinedNamespace], names: str) -> frozenset[Node]:
    """Return the terms of a vocabulary with some local names."""
    return frozenset(vocabulary[name] for name in names.split())


PROPERTIES: Final = frozenset({Kind.OBJECT, Kind.DATA, Kind.ANNOTATION})
LOGICAL: Final = frozenset({Kind.OBJECT, Kind.DATA})
OBJECT: Final = frozenset({Kind.OBJECT})

#: Types that declare a term; the last five for OWL 1's sake (Mapping, Table 6).
DECLARATIONS: Final[Mapping[Node, Kind]] = {
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

#: The datatypes of OWL 2 RL (Profiles 4.2.1); the OWL 2 datatype map has two more.
RL_DATATYPES: Final = (
    _terms(RDF, "PlainLiteral XMLLiteral")
    | _terms(RDFS, "Literal")
    | _terms(XSD, "anyURI base64Binary boolean byte dateTime dateTimeStamp decimal double float int")
    | _terms(XSD, "integer language long Name NCName negativeInteger NMTOKEN nonNegativeInteger short")
    | _terms(XSD, "nonPositiveInteger normalizedString positiveInteger token unsignedByte string")
    | _terms(XSD, "hexBinary unsignedInt unsignedLong unsignedShort")
)
DATATYPE_MAP: Final = RL_DATATYPES | {OWL.rational, OWL.real}

#: Terms of the reserved vocabulary that an ontology may use undeclared. The two header
#: properties are no annotation properties by the letter, but nothing judges them otherwise.
BUILT_IN: Final[Mapping[Node, Kind]] = {
    **dict.fromkeys(_terms(OWL, "Thing Nothing"), Kind.CLASS),
    **dict.fromkeys(_terms(OWL, "topObjectProperty bottomObjectProperty"), Kind.OBJECT),
    **dict.fromkeys(_terms(OWL, "topDataProperty bottomDataProperty"), Kind.DATA),
    **dict.fromkeys(_terms(RDFS, "comment isDefinedBy label seeAlso"), Kind.ANNOTATION),
    **dict.fromkeys(_terms(OWL, "deprecated imports priorVersion versionIRI versionInfo"), Kind.ANNOTATION),
    **dict.fromkeys(_terms(OWL, "backwardCompatibleWith incompatibleWith"), Kind.ANNOTATION),
    **dict.fromkeys(DATATYPE_MAP, Kind.DATATYPE),
}

#: The namespaces of the reserved vocabulary (Structural Specification 2.4).
RESERVED: Final = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, XSD))

#: Predicates that lead from an expression or list cell to a part of it.
PARTS: Final = (
    _terms(OWL, "allValuesFrom complementOf datatypeComplementOf intersectionOf onClass onDataRange")
    | _terms(OWL, "onDatatype oneOf someValuesFrom unionOf withRestrictions")
    | _terms(RDF, "first rest")
)


class Position(Enum):
    """Where a class expression stands (Profiles 4.2.3); a filler may also be `owl:Thing`."""

    SUBCLASS = auto()
    FILLER = auto()
    SUPERCLASS = auto()
    EQUIVALENT = auto()


RULE_OF: Final = {
    Position.SUBCLASS: "rl-subclass",
    Position.FILLER: "rl-subclass",
    Position.SUPERCLASS: "rl-superclass",
    Position.EQUIVALENT: "rl-equivalent",
}

_SUBCLASS: Final[Mapping[Node, Position | None]] = {
    OWL.intersectionOf: Position.SUBCLASS,
    OWL.unionOf: Position.SUBCLASS,
    OWL.oneOf: None,
    OWL.someValuesFrom: Position.FILLER,
    OWL.hasValue: None,
}

#: The grammar of OWL 2 RL: what may stand in a position, and the position of its own operands.
GRAMMAR: Final[Mapping[Position, Mapping[Node, Position | None]]] = {
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

CONNECTIVES: Final = _terms(OWL, "complementOf intersectionOf oneOf unionOf")
CARDINALITIES: Final = _terms(OWL, "cardinality maxCardinality minCardinality")
QUALIFIED: Final = _terms(OWL, "qualifiedCardinality maxQualifiedCardinality minQualifiedCardinality")
QUANTIFIERS: Final = _terms(OWL, "allValuesFrom someValuesFrom")
#: Restrictions whose property must be simple (Structural Specification 11.2).
SIMPLE: Final = CARDINALITIES | QUALIFIED | {OWL.hasSelf}

#: What makes a blank node a class expression, and the types one of which it then has
#: (Mapping, Tables 13 and 15).
CLASS_EXPRESSIONS: Final[Mapping[Node, frozenset[Node]]] = {
    **dict.fromkeys(CONNECTIVES, _terms(OWL, "Class")),
    **dict.fromkeys(QUANTIFIERS | SIMPLE | {OWL.hasValue}, _terms(OWL, "Restriction")),
}
#: The same of data ranges (Mapping, Table 12; `owl:DataRange` is OWL 1's word).
DATA_RANGES: Final[Mapping[Node, frozenset[Node]]] = dict.fromkeys(
    _terms(OWL, "datatypeComplementOf intersectionOf onDatatype oneOf unionOf"),
    frozenset({RDFS.Datatype, OWL.DataRange}),
)

#: The three parts of the triple that an `owl:Axiom` annotates.
ANNOTATED: Final = (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget)
#: Axioms and annotations that are blank nodes, by type: the parts of which each has one, or one of two.
NODE_PARTS: Final[Mapping[Node, tuple[tuple[Node, ...], ...]]] = {
    OWL.AllDifferent: ((OWL.members, OWL.distinctMembers),),
    OWL.AllDisjointClasses: ((OWL.members,),),
    OWL.AllDisjointProperties: ((OWL.members,),),
    OWL.NegativePropertyAssertion: (
        (OWL.sourceIndividual,), (OWL.assertionProperty,), (OWL.targetIndividual, OWL.targetValue),
    ),
    **dict.fromkeys((OWL.Annotation, OWL.Axiom), tuple((part,) for part in ANNOTATED)),
}  # fmt: skip

#: Axioms of two classes: where each stands (Profiles 4.2.5).
CLASS_AXIOMS: Final[Mapping[Node, tuple[Position, Position]]] = {
    RDFS.subClassOf: (Position.SUBCLASS, Position.SUPERCLASS),
    OWL.equivalentClass: (Position.EQUIVALENT, Position.EQUIVALENT),
    OWL.disjointWith: (Position.SUBCLASS, Position.SUBCLASS),
}
#: Axioms of two properties, which must be of one kind: the kinds they may be.
PROPERTY_AXIOMS: Final[Mapping[Node, frozenset[Kind]]] = {
    RDFS.subPropertyOf: PROPERTIES,
    OWL.equivalentProperty: LOGICAL,
    OWL.propertyDisjointWith: LOGICAL,
    OWL.inverseOf: OBJECT,
}
#: Types that are axioms about a property, which must be simple (Structural Specification 11.2).
SIMPLE_CHARACTERISTICS: Final = _terms(
    OWL, "FunctionalProperty InverseFunctionalProperty IrreflexiveProperty AsymmetricProperty"
)
#: All types that are axioms about a property: the kinds it may be.
CHARACTERISTICS: Final[Mapping[Node, frozenset[Kind]]] = {
    **dict.fromkeys(_terms(OWL, "ReflexiveProperty SymmetricProperty TransitiveProperty"), OBJECT),
    **dict.fromkeys(SIMPLE_CHARACTERISTICS, OBJECT),
    OWL.FunctionalProperty: LOGICAL,
}
#: Types that say how a node is written, and state nothing of it.
SYNTAX_TYPES: Final = _terms(OWL, "DeprecatedClass DeprecatedProperty NamedIndividual Ontology Restriction")
#: RDF's and RDFS's types, each beside those that make it redundant (Mapping, Table 5).
REDUNDANT: Final[Mapping[Node, frozenset[Node]]] = {
    RDFS.Class: _terms(OWL, "Class DataRange Restriction") | {RDFS.Datatype},
    RDF.Property: _terms(OWL, "AnnotationProperty DatatypeProperty FunctionalProperty ObjectProperty")
    | _terms(OWL, "InverseFunctionalProperty OntologyProperty TransitiveProperty"),
}
#: Predicates that only occur in what an axiom or expression is made of.
STRUCTURE: Final = (
    frozenset({*CLASS_EXPRESSIONS, *DATA_RANGES, *ANNOTATED, URIRef(f"{RDF}langRange")})
    | _terms(RDF, "first rest")
    | _terms(OWL, "assertionProperty distinctMembers members onClass onDataRange onProperties onProperty")
    | _terms(OWL, "sourceIndividual targetIndividual targetValue withRestrictions")
    | _terms(XSD, "length maxExclusive maxInclusive maxLength minExclusive minInclusive minLength pattern")
)
