"""Triples in the sense of the rules, and the terms of RDF, RDFS and OWL, all as Oxigraph's.

A trivial triple follows from any graph whatever. The engine draws such conclusions where another rule may
need them (`scm-svf1` does with `C rdfs:subClassOf C`), and leaves them out of what it returns.
"""

from __future__ import annotations

from typing import Final, TypeAlias, TypeGuard

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, Variable
from rdflib import OWL, RDF, RDFS

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
#: A triple in the sense of the rules, which may have a literal or a blank node anywhere (RDF 1.1
#: Concepts, section 7); what leaves the engine is RDF.
GeneralizedTriple: TypeAlias = tuple[Term, Term, Term]
#: A triple that is RDF.
RDFTriple: TypeAlias = tuple[NamedNode | BlankNode, NamedNode, Term]
Atom: TypeAlias = tuple[Term | Variable, Term | Variable, Term | Variable]

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
NOTHING: Final = NamedNode(OWL.Nothing)
ONE_OF: Final = NamedNode(OWL.oneOf)
PROPERTY_CHAIN_AXIOM: Final = NamedNode(OWL.propertyChainAxiom)
SAME_AS: Final = NamedNode(OWL.sameAs)
THING: Final = NamedNode(OWL.Thing)
UNION_OF: Final = NamedNode(OWL.unionOf)

#: The classes of everything.
UNIVERSAL: Final = frozenset((THING, RESOURCE))
REFLEXIVE: Final = frozenset((EQUIVALENT_CLASS, EQUIVALENT_PROPERTY, SAME_AS, SUB_CLASS_OF, SUB_PROPERTY_OF))
#: The predicates that a trivial triple may have.
PREDICATES: Final = REFLEXIVE | {DOMAIN, RANGE, TYPE}


def is_trivial(subject: Term, predicate: Term, object_: Term) -> bool:
    """Whether a triple that was inferred is trivial.

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


def is_rdf(triple: GeneralizedTriple) -> TypeGuard[RDFTriple]:
    """Whether a triple is RDF: no literal as its subject, no blank node as its predicate."""
    subject, predicate, _ = triple
    return isinstance(subject, (NamedNode, BlankNode)) and isinstance(predicate, NamedNode)
