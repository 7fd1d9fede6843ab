"""The rules of OWL 2 RL as the standard's tables have them, and the form that a rule has here.

The tables are those of https://www.w3.org/TR/owl2-profiles/, section 4.3; variables have the
names that they have there. The rules about lists stand in `rules`, since their bodies grow with
the list, and table 8, about datatypes, is left out.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, Variable

from kela_graph.rdf.inference.vocabulary import (
    ALL_VALUES_FROM,
    CLASS,
    DATATYPE_PROPERTY,
    DOMAIN,
    EQUIVALENT_CLASS,
    EQUIVALENT_PROPERTY,
    FIRST,
    FUNCTIONAL_PROPERTY,
    HAS_KEY,
    HAS_VALUE,
    INTERSECTION_OF,
    INVERSE_FUNCTIONAL_PROPERTY,
    INVERSE_OF,
    MAX_CARDINALITY,
    MAX_QUALIFIED_CARDINALITY,
    NOTHING,
    OBJECT_PROPERTY,
    ON_CLASS,
    ON_PROPERTY,
    ONE,
    ONE_OF,
    PROPERTY_CHAIN_AXIOM,
    RANGE,
    REST,
    SAME_AS,
    SOME_VALUES_FROM,
    SUB_CLASS_OF,
    SUB_PROPERTY_OF,
    SYMMETRIC_PROPERTY,
    THING,
    TRANSITIVE_PROPERTY,
    TYPE,
    UNION_OF,
)

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
#: A triple in the sense of the rules, which may have a literal or a blank node anywhere
#: ("generalized RDF"); what leaves the engine is RDF.
Statement: TypeAlias = tuple[Term, Term, Term]
#: A triple that is RDF.
RDFTriple: TypeAlias = tuple[NamedNode | BlankNode, NamedNode, Term]
Atom: TypeAlias = tuple[Term | Variable, Term | Variable, Term | Variable]


class Rule(NamedTuple):
    """If every atom of the body holds, the head holds.

    Attributes:
        name: the standard's name, such as `prp-dom`; a rule of the standard with two conclusions
            is two rules of one name.
        body: atoms; in a compiled rule those without variables are the axioms it comes from.
        head: the conclusion.
    """

    name: str
    body: tuple[Atom, ...]
    head: Atom


C, C1, C2, C3, I = (Variable(name) for name in ("c", "c1", "c2", "c3", "i"))  # noqa: E741
P, P1, P2, P3 = (Variable(name) for name in ("p", "p1", "p2", "p3"))
U, V, X, X1, X2 = (Variable(name) for name in ("u", "v", "x", "x1", "x2"))
Y, Y1, Y2, Z = (Variable(name) for name in ("y", "y1", "y2", "z"))

#: Table 4, the semantics of equality.
EQUALITY: Final = (
    Rule("eq-sym", ((X, SAME_AS, Y),), (Y, SAME_AS, X)),
    Rule("eq-trans", ((X, SAME_AS, Y), (Y, SAME_AS, Z)), (X, SAME_AS, Z)),
)

#: Table 5, the semantics of axioms about properties.
PROPERTIES: Final = (
    Rule("prp-dom", ((P, DOMAIN, C), (X, P, Y)), (X, TYPE, C)),
    Rule("prp-rng", ((P, RANGE, C), (X, P, Y)), (Y, TYPE, C)),
    Rule("prp-fp", ((P, TYPE, FUNCTIONAL_PROPERTY), (X, P, Y1), (X, P, Y2)), (Y1, SAME_AS, Y2)),
    Rule(
        "prp-ifp",
        ((P, TYPE, INVERSE_FUNCTIONAL_PROPERTY), (X1, P, Y), (X2, P, Y)),
        (X1, SAME_AS, X2),
    ),
    Rule("prp-symp", ((P, TYPE, SYMMETRIC_PROPERTY), (X, P, Y)), (Y, P, X)),
    Rule("prp-trp", ((P, TYPE, TRANSITIVE_PROPERTY), (X, P, Y), (Y, P, Z)), (X, P, Z)),
    Rule("prp-spo1", ((P1, SUB_PROPERTY_OF, P2), (X, P1, Y)), (X, P2, Y)),
    Rule("prp-eqp1", ((P1, EQUIVALENT_PROPERTY, P2), (X, P1, Y)), (X, P2, Y)),
    Rule("prp-eqp2", ((P1, EQUIVALENT_PROPERTY, P2), (X, P2, Y)), (X, P1, Y)),
    Rule("prp-inv1", ((P1, INVERSE_OF, P2), (X, P1, Y)), (Y, P2, X)),
    Rule("prp-inv2", ((P1, INVERSE_OF, P2), (X, P2, Y)), (Y, P1, X)),
)

#: Table 6, the semantics of classes.
CLASSES: Final = (
    Rule(
        "cls-svf1",
        ((X, SOME_VALUES_FROM, Y), (X, ON_PROPERTY, P), (U, P, V), (V, TYPE, Y)),
        (U, TYPE, X),
    ),
    Rule("cls-svf2", ((X, SOME_VALUES_FROM, THING), (X, ON_PROPERTY, P), (U, P, V)), (U, TYPE, X)),
    Rule(
        "cls-avf",
        ((X, ALL_VALUES_FROM, Y), (X, ON_PROPERTY, P), (U, TYPE, X), (U, P, V)),
        (V, TYPE, Y),
    ),
    Rule("cls-hv1", ((X, HAS_VALUE, Y), (X, ON_PROPERTY, P), (U, TYPE, X)), (U, P, Y)),
    Rule("cls-hv2", ((X, HAS_VALUE, Y), (X, ON_PROPERTY, P), (U, P, Y)), (U, TYPE, X)),
    Rule(
        "cls-maxc2",
        ((X, MAX_CARDINALITY, ONE), (X, ON_PROPERTY, P), (U, TYPE, X), (U, P, Y1), (U, P, Y2)),
        (Y1, SAME_AS, Y2),
    ),
    Rule(
        "cls-maxqc3",
        (
            *((X, MAX_QUALIFIED_CARDINALITY, ONE), (X, ON_PROPERTY, P), (X, ON_CLASS, C)),
            *((U, TYPE, X), (U, P, Y1), (Y1, TYPE, C), (U, P, Y2), (Y2, TYPE, C)),
        ),
        (Y1, SAME_AS, Y2),
    ),
    Rule(
        "cls-maxqc4",
        (
            *((X, MAX_QUALIFIED_CARDINALITY, ONE), (X, ON_PROPERTY, P), (X, ON_CLASS, THING)),
            *((U, TYPE, X), (U, P, Y1), (U, P, Y2)),
        ),
        (Y1, SAME_AS, Y2),
    ),
)

#: Table 7, the semantics of class axioms.
CLASS_AXIOMS: Final = (
    Rule("cax-sco", ((C1, SUB_CLASS_OF, C2), (X, TYPE, C1)), (X, TYPE, C2)),
    Rule("cax-eqc1", ((C1, EQUIVALENT_CLASS, C2), (X, TYPE, C1)), (X, TYPE, C2)),
    Rule("cax-eqc2", ((C1, EQUIVALENT_CLASS, C2), (X, TYPE, C2)), (X, TYPE, C1)),
)

#: Table 9, the semantics of schema vocabulary, and the two classes that table 6 states to be some.
SCHEMA: Final = (
    Rule("cls-thing", (), (THING, TYPE, CLASS)),
    Rule("cls-nothing1", (), (NOTHING, TYPE, CLASS)),
    Rule("scm-cls", ((C, TYPE, CLASS),), (C, SUB_CLASS_OF, C)),
    Rule("scm-cls", ((C, TYPE, CLASS),), (C, EQUIVALENT_CLASS, C)),
    Rule("scm-cls", ((C, TYPE, CLASS),), (C, SUB_CLASS_OF, THING)),
    Rule("scm-cls", ((C, TYPE, CLASS),), (NOTHING, SUB_CLASS_OF, C)),
    Rule("scm-sco", ((C1, SUB_CLASS_OF, C2), (C2, SUB_CLASS_OF, C3)), (C1, SUB_CLASS_OF, C3)),
    Rule("scm-eqc1", ((C1, EQUIVALENT_CLASS, C2),), (C1, SUB_CLASS_OF, C2)),
    Rule("scm-eqc1", ((C1, EQUIVALENT_CLASS, C2),), (C2, SUB_CLASS_OF, C1)),
    Rule("scm-eqc2", ((C1, SUB_CLASS_OF, C2), (C2, SUB_CLASS_OF, C1)), (C1, EQUIVALENT_CLASS, C2)),
    Rule("scm-op", ((P, TYPE, OBJECT_PROPERTY),), (P, SUB_PROPERTY_OF, P)),
    Rule("scm-op", ((P, TYPE, OBJECT_PROPERTY),), (P, EQUIVALENT_PROPERTY, P)),
    Rule("scm-dp", ((P, TYPE, DATATYPE_PROPERTY),), (P, SUB_PROPERTY_OF, P)),
    Rule("scm-dp", ((P, TYPE, DATATYPE_PROPERTY),), (P, EQUIVALENT_PROPERTY, P)),
    Rule("scm-spo", ((P1, SUB_PROPERTY_OF, P2), (P2, SUB_PROPERTY_OF, P3)), (P1, SUB_PROPERTY_OF, P3)),
    Rule("scm-eqp1", ((P1, EQUIVALENT_PROPERTY, P2),), (P1, SUB_PROPERTY_OF, P2)),
    Rule("scm-eqp1", ((P1, EQUIVALENT_PROPERTY, P2),), (P2, SUB_PROPERTY_OF, P1)),
    Rule(
        "scm-eqp2",
        ((P1, SUB_PROPERTY_OF, P2), (P2, SUB_PROPERTY_OF, P1)),
        (P1, EQUIVALENT_PROPERTY, P2),
    ),
    Rule("scm-dom1", ((P, DOMAIN, C1), (C1, SUB_CLASS_OF, C2)), (P, DOMAIN, C2)),
    Rule("scm-dom2", ((P2, DOMAIN, C), (P1, SUB_PROPERTY_OF, P2)), (P1, DOMAIN, C)),
    Rule("scm-rng1", ((P, RANGE, C1), (C1, SUB_CLASS_OF, C2)), (P, RANGE, C2)),
    Rule("scm-rng2", ((P2, RANGE, C), (P1, SUB_PROPERTY_OF, P2)), (P1, RANGE, C)),
    Rule(
        "scm-hv",
        (
            *((C1, HAS_VALUE, I), (C1, ON_PROPERTY, P1), (C2, HAS_VALUE, I)),
            *((C2, ON_PROPERTY, P2), (P1, SUB_PROPERTY_OF, P2)),
        ),
        (C1, SUB_CLASS_OF, C2),
    ),
    Rule(
        "scm-svf1",
        (
            *((C1, SOME_VALUES_FROM, Y1), (C1, ON_PROPERTY, P), (C2, SOME_VALUES_FROM, Y2)),
            *((C2, ON_PROPERTY, P), (Y1, SUB_CLASS_OF, Y2)),
        ),
        (C1, SUB_CLASS_OF, C2),
    ),
    Rule(
        "scm-svf2",
        (
            *((C1, SOME_VALUES_FROM, Y), (C1, ON_PROPERTY, P1), (C2, SOME_VALUES_FROM, Y)),
            *((C2, ON_PROPERTY, P2), (P1, SUB_PROPERTY_OF, P2)),
        ),
        (C1, SUB_CLASS_OF, C2),
    ),
    Rule(
        "scm-avf1",
        (
            *((C1, ALL_VALUES_FROM, Y1), (C1, ON_PROPERTY, P), (C2, ALL_VALUES_FROM, Y2)),
            *((C2, ON_PROPERTY, P), (Y1, SUB_CLASS_OF, Y2)),
        ),
        (C1, SUB_CLASS_OF, C2),
    ),
    Rule(
        "scm-avf2",
        (
            *((C1, ALL_VALUES_FROM, Y), (C1, ON_PROPERTY, P1), (C2, ALL_VALUES_FROM, Y)),
            *((C2, ON_PROPERTY, P2), (P1, SUB_PROPERTY_OF, P2)),
        ),
        (C2, SUB_CLASS_OF, C1),
    ),
)

#: The rules whose bodies or number grow with a list; `rules` writes them out.
LIST_RULES: Final = frozenset(
    ("prp-spo2", "prp-key", "cls-int1", "cls-int2", "cls-uni", "cls-oo", "scm-int", "scm-uni")
)

#: Every rule that the engine has, by the standard's name.
RULE_NAMES: Final = LIST_RULES.union(
    rule.name for table in (EQUALITY, PROPERTIES, CLASSES, CLASS_AXIOMS, SCHEMA) for rule in table
)

#: Rules of the standard that produce triples and are left out, with the reason.
LEFT_OUT: Final = MappingProxyType(
    {
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
)

#: An axiom that a rule reads is one of these statements, or says that a thing is one of these.
SCHEMA_PREDICATES: Final = frozenset(
    (
        *(ALL_VALUES_FROM, DOMAIN, EQUIVALENT_CLASS, EQUIVALENT_PROPERTY, FIRST, HAS_KEY),
        *(HAS_VALUE, INTERSECTION_OF, INVERSE_OF, MAX_CARDINALITY, MAX_QUALIFIED_CARDINALITY),
        *(ONE_OF, ON_CLASS, ON_PROPERTY, PROPERTY_CHAIN_AXIOM, RANGE, REST, SOME_VALUES_FROM),
        *(SUB_CLASS_OF, SUB_PROPERTY_OF, UNION_OF),
    )
)
SCHEMA_CLASSES: Final = frozenset(
    (
        *(CLASS, DATATYPE_PROPERTY, FUNCTIONAL_PROPERTY, INVERSE_FUNCTIONAL_PROPERTY),
        *(OBJECT_PROPERTY, SYMMETRIC_PROPERTY, TRANSITIVE_PROPERTY),
    )
)

#: Rules of table 9 whose conclusions say of instances only what other rules give already: a
#: class's superclasses are reached one step at a time. They are no ground for further rules.
WITHOUT_EFFECT_ON_INSTANCES: Final = frozenset(
    (
        *("scm-sco", "scm-eqc1", "scm-eqc2", "scm-spo", "scm-eqp1", "scm-eqp2", "scm-dom1"),
        *("scm-dom2", "scm-rng1", "scm-rng2", "scm-int", "scm-uni"),
    )
)
