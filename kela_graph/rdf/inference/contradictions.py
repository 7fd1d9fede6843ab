"""Contradictions: the rules of OWL 2 RL whose consequence is `false` (Profiles, section 4.3).

Judged on what is stated and what follows from it, taken together. `RULE_NAMES` has the rules; they
are not compiled, since an ontology has few such axioms and each is asked for once.

Departures from the tables: everything is the same as itself (eq-ref), so `eq-diff1` needs no triple
that says so; a list that names a term twice is read as if it named it once; no literal is known to
differ from another (dt-diff), since the triples that say so are no RDF; and `dt-not-type` is about
a literal's own datatype only, and not about one that a property's range asks of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias, cast

from pyoxigraph import Literal, NamedNode, Variable
from rdflib import OWL

from kela_graph.rdf.inference.lexical import is_well_formed
from kela_graph.rdf.inference.matching import Index, fill
from kela_graph.rdf.inference.rules import Schema
from kela_graph.rdf.inference.tables import C1, C2, P1, P2, C, P, U, X, Y
from kela_graph.rdf.inference.vocabulary import (
    FIRST,
    INTEGERS,
    MAX_CARDINALITY,
    MAX_QUALIFIED_CARDINALITY,
    NOTHING,
    ON_CLASS,
    ON_PROPERTY,
    REST,
    SAME_AS,
    THING,
    TYPE,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kela_graph.rdf.inference.matching import Binding
    from kela_graph.rdf.inference.tables import Atom, RDFTriple, Statement, Term

ALL_DIFFERENT: Final = NamedNode(OWL.AllDifferent)
ALL_DISJOINT_CLASSES: Final = NamedNode(OWL.AllDisjointClasses)
ALL_DISJOINT_PROPERTIES: Final = NamedNode(OWL.AllDisjointProperties)
ASSERTION_PROPERTY: Final = NamedNode(OWL.assertionProperty)
ASYMMETRIC_PROPERTY: Final = NamedNode(OWL.AsymmetricProperty)
COMPLEMENT_OF: Final = NamedNode(OWL.complementOf)
DIFFERENT_FROM: Final = NamedNode(OWL.differentFrom)
DISJOINT_WITH: Final = NamedNode(OWL.disjointWith)
DISTINCT_MEMBERS: Final = NamedNode(OWL.distinctMembers)
IRREFLEXIVE_PROPERTY: Final = NamedNode(OWL.IrreflexiveProperty)
MEMBERS: Final = NamedNode(OWL.members)
PROPERTY_DISJOINT_WITH: Final = NamedNode(OWL.propertyDisjointWith)
SOURCE_INDIVIDUAL: Final = NamedNode(OWL.sourceIndividual)
TARGET_INDIVIDUAL: Final = NamedNode(OWL.targetIndividual)
TARGET_VALUE: Final = NamedNode(OWL.targetValue)

#: An axiom that a rule here reads is one of these statements, or says that a thing is one of these.
_PREDICATES: Final = frozenset(
    (
        *(ASSERTION_PROPERTY, COMPLEMENT_OF, DIFFERENT_FROM, DISJOINT_WITH, DISTINCT_MEMBERS, FIRST),
        *(MAX_CARDINALITY, MAX_QUALIFIED_CARDINALITY, MEMBERS, ON_CLASS, ON_PROPERTY),
        *(PROPERTY_DISJOINT_WITH, REST, SAME_AS, SOURCE_INDIVIDUAL, TARGET_INDIVIDUAL, TARGET_VALUE),
    )
)
_CLASSES: Final = frozenset(
    (
        *(ALL_DIFFERENT, ALL_DISJOINT_CLASSES, ALL_DISJOINT_PROPERTIES, ASYMMETRIC_PROPERTY),
        *(IRREFLEXIVE_PROPERTY, NOTHING),
    )
)
_SYMMETRIC: Final = frozenset((DIFFERENT_FROM, SAME_AS))


class Contradiction(NamedTuple):
    """Triples that can't all be true.

    Attributes:
        rule: the standard's name of the rule, such as `cax-dw`.
        triples: what collides: first the statements about instances, then the axiom's triples; of
            an axiom that is a list those that lead to it, not its cells.
    """

    rule: str
    triples: tuple[RDFTriple, ...]


class _Rule(NamedTuple):
    """A rule of the tables; its body is in two parts."""

    name: str
    axioms: tuple[Atom, ...]
    facts: tuple[Atom, ...]


Facts: TypeAlias = "tuple[Statement, ...]"
#: The name of a rule, the facts that collide, and their axioms.
_Found: TypeAlias = tuple[str, Facts, Facts]

_N, _Z = Variable("n"), Variable("z")

_RULES: Final = (
    _Rule("prp-irp", ((P, TYPE, IRREFLEXIVE_PROPERTY),), ((X, P, X),)),
    _Rule("prp-asyp", ((P, TYPE, ASYMMETRIC_PROPERTY),), ((X, P, Y), (Y, P, X))),
    _Rule("prp-pdw", ((P1, PROPERTY_DISJOINT_WITH, P2),), ((X, P1, Y), (X, P2, Y))),
    _Rule(
        "prp-npa1",
        ((_Z, SOURCE_INDIVIDUAL, X), (_Z, ASSERTION_PROPERTY, P), (_Z, TARGET_INDIVIDUAL, Y)),
        ((X, P, Y),),
    ),
    _Rule(
        "prp-npa2",
        ((_Z, SOURCE_INDIVIDUAL, X), (_Z, ASSERTION_PROPERTY, P), (_Z, TARGET_VALUE, Y)),
        ((X, P, Y),),
    ),
    _Rule("cls-nothing2", (), ((X, TYPE, NOTHING),)),
    _Rule("cls-com", ((C1, COMPLEMENT_OF, C2),), ((X, TYPE, C1), (X, TYPE, C2))),
    _Rule("cax-dw", ((C1, DISJOINT_WITH, C2),), ((X, TYPE, C1), (X, TYPE, C2))),
)
#: Those where `n` is the number zero, in whatever datatype of integers.
_RULES_OF_ZERO: Final = (
    _Rule("cls-maxc1", ((X, MAX_CARDINALITY, _N), (X, ON_PROPERTY, P)), ((U, P, Y), (U, TYPE, X))),
    _Rule(
        "cls-maxqc1",
        ((X, MAX_QUALIFIED_CARDINALITY, _N), (X, ON_PROPERTY, P), (X, ON_CLASS, C)),
        ((U, P, Y), (U, TYPE, X), (Y, TYPE, C)),
    ),
    _Rule(
        "cls-maxqc2",
        ((X, MAX_QUALIFIED_CARDINALITY, _N), (X, ON_PROPERTY, P), (X, ON_CLASS, THING)),
        ((U, P, Y), (U, TYPE, X)),
    ),
)
#: Those whose axiom is a list: the class of its node, and the property that leads to it.
_RULES_OF_LISTS: Final = {
    "eq-diff2": (ALL_DIFFERENT, MEMBERS),
    "eq-diff3": (ALL_DIFFERENT, DISTINCT_MEMBERS),
    "prp-adp": (ALL_DISJOINT_PROPERTIES, MEMBERS),
    "cax-adc": (ALL_DISJOINT_CLASSES, MEMBERS),
}
_ZERO: Final = re.compile("[+-]?0+")

#: Every rule that is judged, in the order of the standard's tables.
RULE_NAMES: Final = (
    *("eq-diff1", "eq-diff2", "eq-diff3", "prp-irp", "prp-asyp", "prp-pdw", "prp-adp"),
    *("prp-npa1", "prp-npa2", "cls-nothing2", "cls-com", "cls-maxc1", "cls-maxqc1", "cls-maxqc2"),
    *("cax-dw", "cax-adc", "dt-not-type"),
)


def contradictions(triples: Iterable[Statement]) -> list[Contradiction]:
    """What contradicts itself, by the rules of OWL 2 RL whose consequence is `false`.

    The same triples collide once by one rule, however many axioms say so and in whatever order. An
    ill-typed literal is one contradiction for each triple that has it.

    Args:
        triples: what is stated and what follows from it; subject, predicate and object.

    Returns:
        By rule, in the order of `RULE_NAMES`, then by the triples as N-Triples has them.
    """
    given = list(triples)
    index = Index(_relevant(given))
    found = [*_by_tables(index), *_by_equality(index), *_by_lists(index, Schema(given)), *_literals(given)]
    ranks = {name: rank for rank, name in enumerate(RULE_NAMES)}
    found.sort(key=lambda each: (ranks[each[0]], [str(t) for triple in each[1] + each[2] for t in triple]))
    unique: dict[tuple[str, frozenset[object]], Contradiction] = {}
    for name, facts, axioms in found:
        # A class may be disjoint with itself: the same fact twice.
        collide = cast("tuple[RDFTriple, ...]", tuple(dict.fromkeys(facts + axioms)))
        key = name, frozenset(map(_unordered, facts or axioms))
        unique.setdefault(key, Contradiction(name, collide))
    return list(unique.values())


def _relevant(triples: list[Statement]) -> Iterator[Statement]:
    """The axioms, and the statements about the classes and properties that they name."""
    named: set[Term] = {NOTHING}
    for s, p, o in triples:
        if p in _PREDICATES or (p == TYPE and o in _CLASSES):
            named |= {s, o}
            yield s, p, o
    for s, p, o in triples:
        if (o if p == TYPE else p) in named:
            yield s, p, o


def _unordered(triple: Statement) -> object:
    """A triple, such that it equals the one that says the same in the other direction."""
    s, p, o = triple
    return (frozenset((s, o)), p) if p in _SYMMETRIC else triple


def _by_tables(index: Index) -> Iterator[_Found]:
    zeros: dict[Term, None] = dict.fromkeys(
        number
        for predicate in (MAX_CARDINALITY, MAX_QUALIFIED_CARDINALITY)
        for _, number in index.pairs(predicate)
        if isinstance(number, Literal) and number.datatype in INTEGERS and _ZERO.fullmatch(number.value)
    )
    nothing: Binding = {}
    starts = [(rule, nothing) for rule in _RULES]
    starts += [(rule, {_N: zero}) for rule in _RULES_OF_ZERO for zero in zeros]
    for (name, axioms, facts), start in starts:
        for solution in index.solutions(axioms + facts, start):
            yield (
                name,
                tuple(_ground(atom, solution) for atom in facts),
                tuple(_ground(atom, solution) for atom in axioms),
            )


def _by_equality(index: Index) -> Iterator[_Found]:
    """eq-diff1."""
    for x, y in index.pairs(DIFFERENT_FROM):
        axioms = ((x, DIFFERENT_FROM, y),)
        if x == y:
            yield "eq-diff1", (), axioms
        for fact in ((x, SAME_AS, y), (y, SAME_AS, x)):
            if fact in index:
                yield "eq-diff1", (fact,), axioms


def _by_lists(index: Index, schema: Schema) -> Iterator[_Found]:
    for name, (class_, predicate) in _RULES_OF_LISTS.items():
        for node in index.subjects(TYPE, class_):
            for head in index.objects(node, predicate):
                axioms = ((node, TYPE, class_), (node, predicate, head))
                items = dict.fromkeys(schema.items(head))
                for facts in _collisions(index, class_, items):
                    yield name, facts, axioms


def _collisions(index: Index, class_: Term, items: dict[Term, None]) -> Iterator[Facts]:
    """The facts by which two items of a list collide; looks at facts, not at all pairs of items."""
    if class_ == ALL_DIFFERENT:
        for x in items:
            yield from (((x, SAME_AS, y),) for y in index.objects(x, SAME_AS) if y in items and x != y)
        return
    shared: defaultdict[object, list[Statement]] = defaultdict(list)
    for item in items:
        if class_ == ALL_DISJOINT_CLASSES:
            for x in index.subjects(TYPE, item):
                shared[x].append((x, TYPE, item))
        else:
            for x, y in index.pairs(item):
                shared[x, y].append((x, item, y))
    for facts in shared.values():
        yield from combinations(facts, 2)


def _literals(triples: Iterable[Statement]) -> Iterator[_Found]:
    """dt-not-type."""
    judged: dict[Term, bool] = {}
    for triple in dict.fromkeys(triples):
        literal = triple[2]
        if isinstance(literal, Literal):
            if literal not in judged:
                judged[literal] = is_well_formed(literal)
            if not judged[literal]:
                yield "dt-not-type", (triple,), ()


def _ground(atom: Atom, solution: Binding) -> Statement:
    return cast("Statement", fill(atom, solution))
