"""Rules compiled from an ontology: the standard's rules with the ontology's axioms filled in.

`prp-dom` and the axiom `ex:holds rdfs:domain ex:Unit` make the rule "whoever holds something is a
unit". Rules about lists (property chains, keys, intersections...) are written out for the list
that the ontology has; of the list itself only its node is in the body.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from pyoxigraph import Variable

from kela_graph.rdf.inference import vocabulary
from kela_graph.rdf.inference.rule_tables import AXIOMS, EQUALITY, SCHEMA, EntailmentRule, is_axiom
from kela_graph.rdf.inference.unification import TripleIndex, fill
from kela_graph.rdf.inference.vocabulary import SAME_AS, SUB_CLASS_OF, TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kela_graph.rdf.inference.vocabulary import GeneralizedTriple

#: Rules that the standard repeats for `owl:Thing` without asking for the type; the other form
#: would only make the engine say of everything that it is a thing.
_REPEATED_FOR_THING: Final = frozenset(("cls-svf1", "cls-maxqc3"))
_X, _Y = Variable("x"), Variable("y")


def compile_rules(triples: Iterable[GeneralizedTriple]) -> list[EntailmentRule]:
    """Return the rules of OWL 2 RL that an ontology gives rise to, but for those in `LEFT_OUT`.

    The rules of tables 4 and 9, which speak of no axiom in particular, are as the standard has
    them. Some axioms take effect only by what table 9 makes of them (two restrictions of which one
    is a subclass of the other): give what was inferred along with what was stated. What is not an axiom
    is ignored.
    """
    schema = TripleIndex(filter(is_axiom, triples))
    return [*schema_rules(schema), *instance_rules(schema)]


def schema_rules(schema: TripleIndex) -> list[EntailmentRule]:
    """Return table 9: what follows for classes and properties, by some axioms."""
    rules = list(SCHEMA)
    for c, axiom, classes in schema.lists(vocabulary.INTERSECTION_OF):
        rules += (EntailmentRule("scm-int", (axiom,), (c, SUB_CLASS_OF, ci)) for ci in classes)
    for c, axiom, classes in schema.lists(vocabulary.UNION_OF):
        rules += (EntailmentRule("scm-uni", (axiom,), (ci, SUB_CLASS_OF, c)) for ci in classes)
    return rules


def instance_rules(schema: TripleIndex) -> list[EntailmentRule]:
    """Return tables 4 to 7, compiled: what follows for everything else, by some axioms."""
    instances = (_instances(template, schema) for template in AXIOMS)
    rules = [*EQUALITY, *chain.from_iterable(instances), *_list_rules(schema)]
    premises = {atom[2] for rule in rules for atom in rule.body if atom[1] == TYPE}
    idle = vocabulary.UNIVERSAL - premises
    return [rule for rule in rules if not (rule.head[1] == TYPE and rule.head[2] in idle)]


def _instances(template: EntailmentRule, schema: TripleIndex) -> Iterator[EntailmentRule]:
    """Give a rule of the standard for every way to find its axioms in the schema."""
    for binding in schema.axioms(tuple(filter(is_axiom, template.body))):
        body = tuple(fill(atom, binding) for atom in template.body)
        head = fill(template.head, binding)
        for_thing = template.name in _REPEATED_FOR_THING and vocabulary.THING in binding.values()
        if head not in body and not for_thing:
            yield EntailmentRule(template.name, body, head)


def _list_rules(schema: TripleIndex) -> Iterator[EntailmentRule]:
    """Give the rules of tables 5 and 6 that speak of lists."""
    for p, axiom, parts in schema.lists(vocabulary.PROPERTY_CHAIN_AXIOM):
        nodes = [Variable(f"u{number}") for number in range(1, len(parts) + 2)]
        links = zip(nodes[:-1], parts, nodes[1:], strict=True)
        yield EntailmentRule("prp-spo2", (axiom, *links), (nodes[0], p, nodes[-1]))
    for c, axiom, keys in schema.lists(vocabulary.HAS_KEY):
        values = [Variable(f"z{number}") for number in range(1, len(keys) + 1)]
        shared = [(end, key, value) for key, value in zip(keys, values, strict=True) for end in (_X, _Y)]
        yield EntailmentRule("prp-key", (axiom, (_X, TYPE, c), *shared, (_Y, TYPE, c)), (_X, SAME_AS, _Y))
    for c, axiom, classes in schema.lists(vocabulary.INTERSECTION_OF):
        yield EntailmentRule("cls-int1", (axiom, *((_Y, TYPE, ci) for ci in classes)), (_Y, TYPE, c))
        for ci in classes:
            yield EntailmentRule("cls-int2", (axiom, (_Y, TYPE, c)), (_Y, TYPE, ci))
    for c, axiom, classes in schema.lists(vocabulary.UNION_OF):
        for ci in classes:
            yield EntailmentRule("cls-uni", (axiom, (_Y, TYPE, ci)), (_Y, TYPE, c))
    for c, axiom, individuals in schema.lists(vocabulary.ONE_OF):
        for yi in individuals:
            yield EntailmentRule("cls-oo", (axiom,), (yi, TYPE, c))
