"""Rules compiled from an ontology: the standard's rules with the ontology's axioms filled in.

`prp-dom` and the axiom `ex:holds rdfs:domain ex:Unit` make the rule "whoever holds something is a
unit". Rules about lists (property chains, keys, intersections...) are written out for the list
that the ontology has; of the list itself only its node is in the body.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, Variable

from kela_graph.rdf.inference.constants import (
    FIRST,
    HAS_KEY,
    INTEGERS,
    INTERSECTION_OF,
    NIL,
    ONE,
    ONE_OF,
    PROPERTY_CHAIN_AXIOM,
    REST,
    SAME_AS,
    SUB_CLASS_OF,
    THING,
    TYPE,
    UNION_OF,
)
from kela_graph.rdf.inference.rule_tables import (
    AXIOMS,
    EQUALITY,
    SCHEMA,
    SCHEMA_CLASSES,
    SCHEMA_PREDICATES,
    EntailmentRule,
)
from kela_graph.rdf.inference.trivia import UNIVERSAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kela_graph.rdf.inference.rule_tables import Atom, GeneralizedTriple, Term

    Binding = dict[Term | Variable, Term | Variable]

#: Rules that the standard repeats for `owl:Thing` without asking for the type; the other form
#: would only make the engine say of everything that it is a thing.
_REPEATED_FOR_THING: Final = frozenset(("cls-svf1", "cls-maxqc3"))
_ONE: Final = re.compile(r"\+?0*1")
_X, _Y = Variable("x"), Variable("y")


def compile_rules(triples: Iterable[GeneralizedTriple]) -> list[EntailmentRule]:
    """Return the rules of OWL 2 RL that an ontology gives rise to, but for those in `LEFT_OUT`.

    The rules of tables 4 and 9, which speak of no axiom in particular, are as the standard has
    them. Some axioms take effect only by what table 9 makes of them (two restrictions of which one
    is a subclass of the other): give what was inferred along with what was stated.

    Args:
        triples: the ontology; what is no axiom is overlooked.
    """
    schema = Schema(triples)
    return [*schema_rules(schema), *instance_rules(schema)]


def schema_rules(schema: Schema) -> list[EntailmentRule]:
    """Return table 9: what follows for classes and properties."""
    rules = list(SCHEMA)
    for c, axiom, classes in schema.lists(INTERSECTION_OF):
        rules += (EntailmentRule("scm-int", (axiom,), (c, SUB_CLASS_OF, ci)) for ci in classes)
    for c, axiom, classes in schema.lists(UNION_OF):
        rules += (EntailmentRule("scm-uni", (axiom,), (ci, SUB_CLASS_OF, c)) for ci in classes)
    return rules


def instance_rules(schema: Schema) -> list[EntailmentRule]:
    """Return tables 4 to 7, compiled: what follows for everything else."""
    rules = list(EQUALITY)
    for template in AXIOMS:
        rules += _instances(template, schema)
    rules += _list_rules(schema)
    premises = {atom[2] for rule in rules for atom in rule.body if atom[1] == TYPE}
    idle = UNIVERSAL - premises
    return [rule for rule in rules if not (rule.head[1] == TYPE and rule.head[2] in idle)]


class Schema:
    """The axioms among some triples, to look up by predicate and subject."""

    def __init__(self, triples: Iterable[GeneralizedTriple]) -> None:
        self._objects: defaultdict[Term | Variable, defaultdict[Term | Variable, list[Term]]]
        self._objects = defaultdict(lambda: defaultdict(list))
        self._members: defaultdict[Term | Variable, list[Term]] = defaultdict(list)
        for s, p, o in dict.fromkeys(triples):
            if p == TYPE:
                if o in SCHEMA_CLASSES:
                    self._members[o].append(s)
            elif p in SCHEMA_PREDICATES:
                self._objects[p][s].append(o)

    def match(self, atom: Atom, binding: Binding) -> Iterator[Binding]:
        """Give every way to bind the variables of an axiom's atom that `binding` leaves open."""
        s, p, o = atom
        if p == TYPE:
            for member in self._members[o]:
                yield {s: member}
            return
        objects = self._objects[p]
        bound = binding.get(s)
        for subject in objects if bound is None else (bound,):
            for value in objects.get(subject, ()):
                if isinstance(o, Variable) or value == o or (o == ONE and _is_one(value)):
                    yield {**binding, s: subject, o: value}

    def lists(self, predicate: Term) -> Iterator[tuple[Term | Variable, Atom, list[Term]]]:
        """Give subject, axiom and list of every triple of a predicate that has a list as its object."""
        for s, heads in self._objects[predicate].items():
            for head in heads:
                if items := self.items(head):
                    yield s, (s, predicate, head), items

    def items(self, cell: Term) -> list[Term]:
        """Return the items of a list; empty where the list is, or is not well formed."""
        items: list[Term] = []
        first, rest = self._objects[FIRST], self._objects[REST]
        seen = set()
        while cell != NIL:
            if cell in seen or len(first.get(cell, ())) != 1 or len(rest.get(cell, ())) != 1:
                return []
            seen.add(cell)
            items += first[cell]
            (cell,) = rest[cell]
        return items


def _is_one(term: Term) -> bool:
    """Whether a term is the number one in any datatype of integers (table 8, dt-eq)."""
    return isinstance(term, Literal) and term.datatype in INTEGERS and _ONE.fullmatch(term.value) is not None


def _is_axiom(atom: Atom) -> bool:
    return atom[1] in SCHEMA_PREDICATES or (atom[1] == TYPE and atom[2] in SCHEMA_CLASSES)


def _instances(template: EntailmentRule, schema: Schema) -> Iterator[EntailmentRule]:
    """Give a rule of the standard for every way to find its axioms in the schema."""
    axioms = [atom for atom in template.body if _is_axiom(atom)]
    bindings: list[Binding] = [{}]
    for axiom in axioms:
        bindings = [found for binding in bindings for found in schema.match(axiom, binding)]
    for binding in bindings:
        body = tuple(_fill(atom, binding) for atom in template.body)
        head = _fill(template.head, binding)
        for_thing = template.name in _REPEATED_FOR_THING and THING in binding.values()
        if head not in body and not for_thing:
            yield EntailmentRule(template.name, body, head)


def _fill(atom: Atom, binding: Binding) -> Atom:
    s, p, o = atom
    return (binding.get(s, s), binding.get(p, p), binding.get(o, o))


def _list_rules(schema: Schema) -> Iterator[EntailmentRule]:
    """Give the rules of tables 5 and 6 that speak of lists."""
    for p, axiom, chain in schema.lists(PROPERTY_CHAIN_AXIOM):
        nodes = [Variable(f"u{number}") for number in range(1, len(chain) + 2)]
        links = zip(nodes[:-1], chain, nodes[1:], strict=True)
        yield EntailmentRule("prp-spo2", (axiom, *links), (nodes[0], p, nodes[-1]))
    for c, axiom, keys in schema.lists(HAS_KEY):
        values = [Variable(f"z{number}") for number in range(1, len(keys) + 1)]
        shared = [
            atom
            for key, value in zip(keys, values, strict=True)
            for atom in ((_X, key, value), (_Y, key, value))
        ]
        yield EntailmentRule("prp-key", (axiom, (_X, TYPE, c), *shared, (_Y, TYPE, c)), (_X, SAME_AS, _Y))
    for c, axiom, classes in schema.lists(INTERSECTION_OF):
        yield EntailmentRule("cls-int1", (axiom, *((_Y, TYPE, ci) for ci in classes)), (_Y, TYPE, c))
        for ci in classes:
            yield EntailmentRule("cls-int2", (axiom, (_Y, TYPE, c)), (_Y, TYPE, ci))
    for c, axiom, classes in schema.lists(UNION_OF):
        for ci in classes:
            yield EntailmentRule("cls-uni", (axiom, (_Y, TYPE, ci)), (_Y, TYPE, c))
    for c, axiom, individuals in schema.lists(ONE_OF):
        for yi in individuals:
            yield EntailmentRule("cls-oo", (axiom,), (yi, TYPE, c))
