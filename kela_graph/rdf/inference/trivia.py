"""Trivial triples: they follow from any graph whatever, and are never in a result.

The engine draws these conclusions where another rule may need them (`scm-svf1` does with
`C rdfs:subClassOf C`), and leaves them out of what it returns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeGuard

from pyoxigraph import BlankNode, NamedNode

from kela_graph.rdf.inference.constants import (
    CLASS,
    DOMAIN,
    EQUIVALENT_CLASS,
    EQUIVALENT_PROPERTY,
    NOTHING,
    RANGE,
    RESOURCE,
    SAME_AS,
    SUB_CLASS_OF,
    SUB_PROPERTY_OF,
    THING,
    TYPE,
)

if TYPE_CHECKING:
    from kela_graph.rdf.inference.rule_tables import GeneralizedTriple, RDFTriple, Term

#: The classes of everything.
UNIVERSAL: Final = frozenset((THING, RESOURCE))
REFLEXIVE: Final = frozenset((EQUIVALENT_CLASS, EQUIVALENT_PROPERTY, SAME_AS, SUB_CLASS_OF, SUB_PROPERTY_OF))
#: The predicates that a trivial triple may have.
PREDICATES: Final = REFLEXIVE | {DOMAIN, RANGE, TYPE}


def is_trivial(subject: Term, predicate: Term, object_: Term) -> bool:
    """Whether a triple that was inferred is one of these.

    - `x owl:sameAs x`, and the same of `rdfs:subClassOf`, `rdfs:subPropertyOf`,
      `owl:equivalentClass` and `owl:equivalentProperty` (eq-ref, scm-cls, scm-op, scm-dp);
    - `x rdf:type owl:Thing`, `rdfs:subClassOf owl:Thing`, `rdfs:domain owl:Thing`,
      `rdfs:range owl:Thing`, and the same of `rdfs:Resource` (scm-cls and what follows from it);
    - `owl:Nothing rdfs:subClassOf x` (scm-cls);
    - that `owl:Thing` and `owl:Nothing` are classes (cls-thing, cls-nothing1).
    """
    if predicate == TYPE:
        return object_ in UNIVERSAL or (object_ == CLASS and subject in (THING, NOTHING))
    if predicate in REFLEXIVE and subject == object_:
        return True
    if predicate == SUB_CLASS_OF and subject == NOTHING:
        return True
    return predicate in (SUB_CLASS_OF, DOMAIN, RANGE) and object_ in UNIVERSAL


def is_subject(term: Term) -> TypeGuard[NamedNode | BlankNode]:
    """Whether a term may be the subject of a triple in RDF."""
    return isinstance(term, (NamedNode, BlankNode))


def is_rdf(triple: GeneralizedTriple) -> TypeGuard[RDFTriple]:
    """Whether a triple is RDF: no literal as its subject, no blank node as its predicate."""
    subject, predicate, _ = triple
    return is_subject(subject) and isinstance(predicate, NamedNode)
