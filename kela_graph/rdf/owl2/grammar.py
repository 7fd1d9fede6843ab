"""What the OWL 2 standards allow, as tables; ``grammar.toml`` says from which of their sections."""

from __future__ import annotations

import tomllib
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rdflib import OWL, RDF, RDFS, XSD, URIRef

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

#: What a term may be declared to be, so far as declarations restrict one another.
Kind = Enum("Kind", "CLASS DATATYPE OBJECT DATA ANNOTATION")
#: What else an axiom asks a node to be.
Sort = Enum("Sort", "BLANK_NODE DATA_RANGE INDIVIDUAL LITERAL PROPERTY")
#: Where a class expression stands (Profiles 4.2.3); a filler may also be `owl:Thing`.
Position = Enum("Position", "SUBCLASS FILLER SUPERCLASS EQUIVALENT")

_NAMESPACES: Final = {"owl": str(OWL), "rdf": str(RDF), "rdfs": str(RDFS), "xsd": str(XSD)}
_TABLES: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def _term(name: str) -> Node:
    prefix, _, local = name.partition(":")
    return URIRef(_NAMESPACES[prefix] + local)


def _terms(names: str) -> tuple[Node, ...]:
    return tuple(map(_term, names.split()))


def _set(name: str) -> frozenset[Node]:
    return frozenset(_terms(_TABLES["terms"][name]))


def _kinds(name: str) -> dict[Node, Kind]:
    return {term: Kind[kind] for kind, names in _TABLES[name].items() for term in _terms(names)}


#: The section of the standard that each rule is taken from.
SECTIONS: Final[Mapping[str, str]] = _TABLES["sections"]

PROPERTIES: Final = frozenset({Kind.OBJECT, Kind.DATA, Kind.ANNOTATION})
LOGICAL: Final = frozenset({Kind.OBJECT, Kind.DATA})
OBJECT: Final = frozenset({Kind.OBJECT})

#: Types that declare a term.
DECLARATIONS: Final = _kinds("declarations")
#: The datatypes of OWL 2 RL; the OWL 2 datatype map has two more.
RL_DATATYPES: Final = _set("rl_datatypes")
DATATYPE_MAP: Final = RL_DATATYPES | {OWL.rational, OWL.real}
#: Terms of the reserved vocabulary that an ontology may use undeclared, and its namespaces.
BUILT_IN: Final = {**_kinds("built_in"), **dict.fromkeys(DATATYPE_MAP, Kind.DATATYPE)}
RESERVED: Final = tuple(_NAMESPACES.values())
#: Predicates that lead from an expression or list cell to a part of it.
PARTS: Final = _set("parts")

RULE_OF: Final = {
    Position.SUBCLASS: "rl-subclass",
    Position.FILLER: "rl-subclass",
    Position.SUPERCLASS: "rl-superclass",
    Position.EQUIVALENT: "rl-equivalent",
}
#: The grammar of OWL 2 RL: what may stand in a position, and the position of its own operands.
GRAMMAR: Final[Mapping[Position, Mapping[Node, Position | None]]] = {
    Position[at]: {
        term: Position.__members__.get(own) for own, names in table.items() for term in _terms(names)
    }
    for at, table in _TABLES["grammar"].items()
}

CONNECTIVES: Final = _set("connectives")
CARDINALITIES: Final = _set("cardinalities")
QUALIFIED: Final = _set("qualified")
QUANTIFIERS: Final = _set("quantifiers")
#: Restrictions whose property must be simple (Structural Specification 11.2).
SIMPLE: Final = CARDINALITIES | QUALIFIED | {OWL.hasSelf}

#: What makes a blank node a class expression, and the types one of which it then has
#: (Mapping, Tables 13 and 15).
CLASS_EXPRESSIONS: Final[Mapping[Node, frozenset[Node]]] = {
    **dict.fromkeys(CONNECTIVES, frozenset({OWL.Class})),
    **dict.fromkeys(QUANTIFIERS | SIMPLE | {OWL.hasValue}, frozenset({OWL.Restriction})),
}
#: The same of data ranges.
DATA_RANGES: Final = dict.fromkeys(_set("data_ranges"), _set("data_range_types"))

#: Axioms and annotations that are blank nodes, by type: the parts of which each has one, or one of two.
NODE_PARTS: Final = {
    _term(type_): tuple(map(_terms, parts)) for type_, parts in _TABLES["node_parts"].items()
}
#: The three parts of the triple that an `owl:Axiom` annotates.
ANNOTATED: Final = tuple(part for (part,) in NODE_PARTS[OWL.Axiom])

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
#: Types that are axioms about a property: the kinds it may be, and those for which it must be simple.
CHARACTERISTICS: Final[Mapping[Node, frozenset[Kind]]] = {
    **dict.fromkeys(_set("object_characteristics"), OBJECT),
    OWL.FunctionalProperty: LOGICAL,
}
SIMPLE_CHARACTERISTICS: Final = _set("simple_characteristics")
#: Types that say how a node is written, and state nothing of it.
SYNTAX_TYPES: Final = _set("syntax_types")
#: RDF's and RDFS's types, each beside those that make it redundant (Mapping, Table 5).
REDUNDANT: Final = {_term(type_): frozenset(_terms(names)) for type_, names in _TABLES["redundant"].items()}
#: Predicates that only occur in what an axiom or expression is made of.
STRUCTURE: Final = _set("structure").union(CLASS_EXPRESSIONS, DATA_RANGES)
