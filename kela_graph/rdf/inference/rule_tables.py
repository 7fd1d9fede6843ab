"""The rules of OWL 2 RL as the standard's tables have them.

The tables are those of https://www.w3.org/TR/owl2-profiles/, section 4.3, in their own notation: a name,
atoms, an arrow and what follows; a word without a colon is a variable, and a number is one for any literal of
that value (table 8, dt-eq). The rules about lists stand in `compiler`, since their bodies grow with the list,
and table 8, about datatypes, is left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from pyoxigraph import NamedNode, Variable
from rdflib import OWL, RDF, RDFS

from kela_graph.rdf.inference import vocabulary
from kela_graph.rdf.inference.vocabulary import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.rdf.inference.vocabulary import Atom, Term


class EntailmentRule(NamedTuple):
    """If every atom of the body holds, the head holds.

    Attributes:
        name: the standard's name, for example `prp-dom`; a rule of the standard with two conclusions
            is two rules of one name.
        body: atoms; in a compiled rule those without variables are the axioms it comes from.
        head: the conclusion.
    """

    name: str
    body: tuple[Atom, ...]
    head: Atom

    @property
    def links(self) -> list[Atom]:
        """The atoms of the body that have variables: in a compiled rule all but its axioms."""
        return [atom for atom in self.body if is_open(atom)]

    @property
    def is_transitivity(self) -> bool:
        """Whether it says p ∘ p ⊑ p, be it by an axiom of transitivity or a chain."""
        links = self.links
        if len(links) != 2 or self.head[1] == TYPE:
            return False
        (a, p, b), (c, q, d) = links
        variables = {term for term in (a, b, d) if isinstance(term, Variable)}
        return (a, p, d) == self.head and (c, q) == (b, p) and len(variables) == 3


def is_open(atom: Atom) -> bool:
    """Whether an atom has a variable."""
    s, p, o = atom
    return isinstance(s, Variable) or isinstance(o, Variable) or isinstance(p, Variable)


_NAMESPACES: Final = {"rdf": str(RDF), "rdfs": str(RDFS), "owl": str(OWL)}


def atoms(text: str) -> tuple[Atom, ...]:
    """Return the atoms that a text has, with commas between."""
    return tuple(_atom(*atom.split()) for atom in text.split(",") if atom.strip())


def _atom(subject: str, predicate: str, object_: str) -> Atom:
    return _term(subject), _term(predicate), _term(object_)


def _term(word: str) -> Term | Variable:
    prefix, colon, local = word.partition(":")
    return NamedNode(_NAMESPACES[prefix] + local) if colon else Variable(word)


def _table(text: str) -> Iterator[EntailmentRule]:
    """Give the rules of a table, one for each conclusion."""
    for name, body, heads in re.findall(r"(\S+)(.*)→(.*)", text):
        yield from (EntailmentRule(name, atoms(body), head) for head in atoms(heads))


#: Table 4, the semantics of equality.
EQUALITY: Final = tuple(
    _table("""
eq-sym    x owl:sameAs y → y owl:sameAs x
eq-trans  x owl:sameAs y, y owl:sameAs z → x owl:sameAs z
""")
)

#: Tables 5 to 7, the semantics of axioms about properties, of classes, and of class axioms.
AXIOMS: Final = tuple(
    _table("""
prp-dom   p rdfs:domain c, x p y → x rdf:type c
prp-rng   p rdfs:range c, x p y → y rdf:type c
prp-fp    p rdf:type owl:FunctionalProperty, x p y1, x p y2 → y1 owl:sameAs y2
prp-ifp   p rdf:type owl:InverseFunctionalProperty, x1 p y, x2 p y → x1 owl:sameAs x2
prp-symp  p rdf:type owl:SymmetricProperty, x p y → y p x
prp-trp   p rdf:type owl:TransitiveProperty, x p y, y p z → x p z
prp-spo1  p1 rdfs:subPropertyOf p2, x p1 y → x p2 y
prp-eqp1  p1 owl:equivalentProperty p2, x p1 y → x p2 y
prp-eqp2  p1 owl:equivalentProperty p2, x p2 y → x p1 y
prp-inv1  p1 owl:inverseOf p2, x p1 y → y p2 x
prp-inv2  p1 owl:inverseOf p2, x p2 y → y p1 x
cls-svf1    x owl:someValuesFrom y, x owl:onProperty p, u p v, v rdf:type y → u rdf:type x
cls-svf2    x owl:someValuesFrom owl:Thing, x owl:onProperty p, u p v → u rdf:type x
cls-avf     x owl:allValuesFrom y, x owl:onProperty p, u rdf:type x, u p v → v rdf:type y
cls-hv1     x owl:hasValue y, x owl:onProperty p, u rdf:type x → u p y
cls-hv2     x owl:hasValue y, x owl:onProperty p, u p y → u rdf:type x
cls-maxc2   x owl:maxCardinality 1, x owl:onProperty p, u rdf:type x, u p y1, u p y2 → y1 owl:sameAs y2
cls-maxqc3  x owl:maxQualifiedCardinality 1, x owl:onProperty p, x owl:onClass c, \
            u rdf:type x, u p y1, y1 rdf:type c, u p y2, y2 rdf:type c → y1 owl:sameAs y2
cls-maxqc4  x owl:maxQualifiedCardinality 1, x owl:onProperty p, x owl:onClass owl:Thing, \
            u rdf:type x, u p y1, u p y2 → y1 owl:sameAs y2
cax-sco   c1 rdfs:subClassOf c2, x rdf:type c1 → x rdf:type c2
cax-eqc1  c1 owl:equivalentClass c2, x rdf:type c1 → x rdf:type c2
cax-eqc2  c1 owl:equivalentClass c2, x rdf:type c2 → x rdf:type c1
""")
)

#: Table 9, the semantics of schema vocabulary, and the two classes that table 6 states to be classes.
SCHEMA: Final = tuple(
    _table("""
cls-thing     → owl:Thing rdf:type owl:Class
cls-nothing1  → owl:Nothing rdf:type owl:Class
scm-cls   c rdf:type owl:Class → c rdfs:subClassOf c, c owl:equivalentClass c, \
          c rdfs:subClassOf owl:Thing, owl:Nothing rdfs:subClassOf c
scm-sco   c1 rdfs:subClassOf c2, c2 rdfs:subClassOf c3 → c1 rdfs:subClassOf c3
scm-eqc1  c1 owl:equivalentClass c2 → c1 rdfs:subClassOf c2, c2 rdfs:subClassOf c1
scm-eqc2  c1 rdfs:subClassOf c2, c2 rdfs:subClassOf c1 → c1 owl:equivalentClass c2
scm-op    p rdf:type owl:ObjectProperty → p rdfs:subPropertyOf p, p owl:equivalentProperty p
scm-dp    p rdf:type owl:DatatypeProperty → p rdfs:subPropertyOf p, p owl:equivalentProperty p
scm-spo   p1 rdfs:subPropertyOf p2, p2 rdfs:subPropertyOf p3 → p1 rdfs:subPropertyOf p3
scm-eqp1  p1 owl:equivalentProperty p2 → p1 rdfs:subPropertyOf p2, p2 rdfs:subPropertyOf p1
scm-eqp2  p1 rdfs:subPropertyOf p2, p2 rdfs:subPropertyOf p1 → p1 owl:equivalentProperty p2
scm-dom1  p rdfs:domain c1, c1 rdfs:subClassOf c2 → p rdfs:domain c2
scm-dom2  p2 rdfs:domain c, p1 rdfs:subPropertyOf p2 → p1 rdfs:domain c
scm-rng1  p rdfs:range c1, c1 rdfs:subClassOf c2 → p rdfs:range c2
scm-rng2  p2 rdfs:range c, p1 rdfs:subPropertyOf p2 → p1 rdfs:range c
scm-hv    c1 owl:hasValue i, c1 owl:onProperty p1, c2 owl:hasValue i, \
          c2 owl:onProperty p2, p1 rdfs:subPropertyOf p2 → c1 rdfs:subClassOf c2
scm-svf1  c1 owl:someValuesFrom y1, c1 owl:onProperty p, c2 owl:someValuesFrom y2, \
          c2 owl:onProperty p, y1 rdfs:subClassOf y2 → c1 rdfs:subClassOf c2
scm-svf2  c1 owl:someValuesFrom y, c1 owl:onProperty p1, c2 owl:someValuesFrom y, \
          c2 owl:onProperty p2, p1 rdfs:subPropertyOf p2 → c1 rdfs:subClassOf c2
scm-avf1  c1 owl:allValuesFrom y1, c1 owl:onProperty p, c2 owl:allValuesFrom y2, \
          c2 owl:onProperty p, y1 rdfs:subClassOf y2 → c1 rdfs:subClassOf c2
scm-avf2  c1 owl:allValuesFrom y, c1 owl:onProperty p1, c2 owl:allValuesFrom y, \
          c2 owl:onProperty p2, p1 rdfs:subPropertyOf p2 → c2 rdfs:subClassOf c1
""")
)

#: The rules whose bodies or number grow with a list; `compiler` writes them out.
LIST_RULES: Final = frozenset(
    ("prp-spo2", "prp-key", "cls-int1", "cls-int2", "cls-uni", "cls-oo", "scm-int", "scm-uni")
)

#: Every rule that the engine has, by the standard's name.
RULE_NAMES: Final = LIST_RULES.union(rule.name for rule in (*EQUALITY, *AXIOMS, *SCHEMA))

#: Rules of the standard that produce triples and are left out, with the reason.
LEFT_OUT: Final = {
    "eq-ref": "trivial: everything is the same as itself",
    "eq-rep-s": "not yet: the statements of a thing are not copied to what is the same",
    "eq-rep-p": "not yet, as eq-rep-s",
    "eq-rep-o": "not yet, as eq-rep-s",
    "prp-ap": "trivial: says of nine built-in properties that they are annotation properties",
    "dt-type1": "trivial: says of built-in datatypes that they are datatypes",
    "dt-type2": "has literals as subjects",
    "dt-eq": "has literals as subjects",
    "dt-diff": "has literals as subjects",
}

_PREMISES: Final = tuple(atom for rule in (*AXIOMS, *SCHEMA) for atom in rule.body)
#: An axiom that a rule reads is a triple of one of these predicates, or says that a thing is of one of
#: these classes.
SCHEMA_PREDICATES: Final = {p for _, p, _ in _PREMISES if not isinstance(p, Variable) and p != TYPE} | {
    *(vocabulary.FIRST, vocabulary.HAS_KEY, vocabulary.INTERSECTION_OF, vocabulary.ONE_OF),
    *(vocabulary.PROPERTY_CHAIN_AXIOM, vocabulary.REST, vocabulary.UNION_OF),
}
SCHEMA_CLASSES: Final = {o for _, p, o in _PREMISES if not isinstance(o, Variable) and p == TYPE}


def is_axiom(atom: Atom) -> bool:
    """Whether a triple, or an atom of the tables, is an axiom that a rule reads."""
    _, predicate, object_ = atom
    return predicate in SCHEMA_PREDICATES or (predicate == TYPE and object_ in SCHEMA_CLASSES)


#: Rules of table 9 whose conclusions say of instances only what other rules give already: a
#: class's superclasses are reached one step at a time. They are no ground for further rules.
WITHOUT_EFFECT_ON_INSTANCES: Final = frozenset(
    (
        *("scm-sco", "scm-eqc1", "scm-eqc2", "scm-spo", "scm-eqp1", "scm-eqp2", "scm-dom1"),
        *("scm-dom2", "scm-rng1", "scm-rng2", "scm-int", "scm-uni"),
    )
)
