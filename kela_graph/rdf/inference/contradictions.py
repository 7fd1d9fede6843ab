"""Contradictions: the rules of OWL 2 RL whose consequence is `false` (Profiles, section 4.3).

Judged on what is stated and what follows from it, taken together. `RULE_NAMES` has the rules; they
are not compiled, since an ontology has few of their axioms, and each is read once.

Departures from the tables: everything is the same as itself (eq-ref), so `eq-diff1` needs no triple
that says so; a list that names a term twice is read as if it named it once; no literal is known to
differ from another (dt-diff), since the triples that say so are no RDF; and `dt-not-type` is about
a literal's own datatype only, and not about one that a property's range asks of it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias, cast

from pyoxigraph import Literal, NamedNode
from rdflib import OWL

from kela_graph.rdf.inference.lexical import is_well_formed
from kela_graph.rdf.inference.rule_tables import TABLES, atoms
from kela_graph.rdf.inference.unification import TripleIndex, fill
from kela_graph.rdf.inference.vocabulary import FIRST, NOTHING, REST, SAME_AS, TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kela_graph.rdf.inference.unification import Binding
    from kela_graph.rdf.inference.vocabulary import Atom, GeneralizedTriple, RDFTriple, Term

ALL_DIFFERENT: Final = NamedNode(OWL.AllDifferent)
ALL_DISJOINT_CLASSES: Final = NamedNode(OWL.AllDisjointClasses)
DIFFERENT_FROM: Final = NamedNode(OWL.differentFrom)

_SYMMETRIC: Final = frozenset((DIFFERENT_FROM, SAME_AS))


class Contradiction(NamedTuple):
    """Triples that can't all be true, by a rule of the standard.

    First stand the statements about instances, then the axiom's triples; of an axiom that is a list those
    that lead to it, not its cells.
    """

    rule: str
    triples: tuple[RDFTriple, ...]


Facts: TypeAlias = "tuple[GeneralizedTriple, ...]"
#: The name of a rule, the facts that collide, and their axioms.
_Found: TypeAlias = tuple[str, Facts, Facts]

#: Every rule that is judged, in the order of the standard's tables.
RULE_NAMES: Final = tuple(TABLES["contradictions"])

_TABLES: Final[dict[str, Any]] = {
    name: [*map(atoms, rule)] for name, rule in TABLES["contradictions"].items()
}
#: The rules with axioms and facts.
_RULES: Final = tuple((name, *rule) for name, rule in _TABLES.items() if len(rule) == 2)
#: Those whose axiom is a list: the class of its node, and the property that leads to it.
_RULES_OF_LISTS: Final = {
    name: (rule[0][0][2], rule[0][1][1]) for name, rule in _TABLES.items() if len(rule) == 1
}

#: An axiom that a rule here reads is a triple of one of these predicates, or says that a thing is of one of
#: these classes.
_AXIOMS: Final = tuple(atom for rule in _TABLES.values() for atom in (*rule, ())[0])
_PREDICATES: Final = {p for _, p, _ in _AXIOMS if p != TYPE} | {DIFFERENT_FROM, FIRST, REST, SAME_AS}
_CLASSES: Final = {o for _, p, o in _AXIOMS if p == TYPE}


def contradictions(triples: Iterable[GeneralizedTriple]) -> list[Contradiction]:
    """Return what contradicts itself, by the rules of OWL 2 RL whose consequence is `false`.

    Given is what is stated and what follows from it. The same triples collide once by one rule, however
    many axioms say so and in whatever order. An ill-typed literal is one for each triple that has it.
    Sorted by rule, as `RULE_NAMES` are, then by the triples as N-Triples has them.
    """
    given = list(triples)
    index = TripleIndex(_relevant(given))
    found = [*_by_tables(index), *_by_equality(index), *_by_lists(index), *_literals(given)]
    ranks = {name: rank for rank, name in enumerate(RULE_NAMES)}
    found.sort(key=lambda each: (ranks[each[0]], [str(t) for triple in each[1] + each[2] for t in triple]))
    unique: dict[tuple[str, frozenset[object]], Contradiction] = {}
    for name, facts, axioms in found:
        # A class may be disjoint with itself: the same fact twice.
        collide = cast("tuple[RDFTriple, ...]", tuple(dict.fromkeys(facts + axioms)))
        key = name, frozenset(map(_unordered, facts or axioms))
        unique.setdefault(key, Contradiction(name, collide))
    return list(unique.values())


def _relevant(triples: list[GeneralizedTriple]) -> Iterator[GeneralizedTriple]:
    """Give the axioms, and the statements about the classes and properties that they name."""
    named: set[Term] = {NOTHING}
    for s, p, o in triples:
        if p in _PREDICATES or (p == TYPE and o in _CLASSES):
            named |= {s, o}
            yield s, p, o
    for s, p, o in triples:
        if (o if p == TYPE else p) in named:
            yield s, p, o


def _unordered(triple: GeneralizedTriple) -> object:
    """Return a triple such that it equals the one that says the same in the other direction."""
    s, p, o = triple
    return (frozenset((s, o)), p) if p in _SYMMETRIC else triple


def _by_tables(index: TripleIndex) -> Iterator[_Found]:
    for name, axioms, facts in _RULES:
        for start in index.axioms(axioms):
            for solution in index.solutions(facts, start):
                yield name, _ground(facts, solution), _ground(axioms, solution)


def _by_equality(index: TripleIndex) -> Iterator[_Found]:
    """Give what eq-diff1 finds."""
    for x, y in index.pairs(DIFFERENT_FROM):
        axioms = ((x, DIFFERENT_FROM, y),)
        if x == y:
            yield "eq-diff1", (), axioms
        for fact in ((x, SAME_AS, y), (y, SAME_AS, x)):
            if fact in index:
                yield "eq-diff1", (fact,), axioms


def _by_lists(index: TripleIndex) -> Iterator[_Found]:
    for name, (class_, predicate) in _RULES_OF_LISTS.items():
        for node in index.subjects(TYPE, class_):
            for head in index.objects(node, predicate):
                axioms = ((node, TYPE, class_), (node, predicate, head))
                items = dict.fromkeys(index.items(head))
                for facts in _collisions(index, class_, items):
                    yield name, facts, axioms


def _collisions(index: TripleIndex, class_: Term, items: dict[Term, None]) -> Iterator[Facts]:
    """Give the facts by which two items of a list collide; facts are looked at, not all pairs of items."""
    if class_ == ALL_DIFFERENT:
        for x in items:
            yield from (((x, SAME_AS, y),) for y in index.objects(x, SAME_AS) if y in items and x != y)
        return
    shared: defaultdict[object, list[GeneralizedTriple]] = defaultdict(list)
    for item in items:
        if class_ == ALL_DISJOINT_CLASSES:
            for x in index.subjects(TYPE, item):
                shared[x].append((x, TYPE, item))
        else:
            for x, y in index.pairs(item):
                shared[x, y].append((x, item, y))
    for facts in shared.values():
        yield from combinations(facts, 2)


def _literals(triples: Iterable[GeneralizedTriple]) -> Iterator[_Found]:
    """Give what dt-not-type finds."""
    judged: dict[Term, bool] = {}
    for triple in dict.fromkeys(triples):
        literal = triple[2]
        if isinstance(literal, Literal):
            if literal not in judged:
                judged[literal] = is_well_formed(literal)
            if not judged[literal]:
                yield "dt-not-type", (triple,), ()


def _ground(body: tuple[Atom, ...], solution: Binding) -> Facts:
    return tuple(cast("GeneralizedTriple", fill(atom, solution)) for atom in body)
