"""Every rule: a case that only it answers, and a near miss, one line away, that it does not."""

from __future__ import annotations

import difflib

import pytest

from kela_graph.rdf.inference import LEFT_OUT, RULE_NAMES, closure, compile_rules
from kela_graph.rdf.inference.rule_tables import WITHOUT_EFFECT_ON_INSTANCES

from .made import CASES, ex, parse, read

#: Cases beside those that are named after their rule.
EXTRA = {"prp-key-one": "prp-key"}
NAMES = sorted(path.stem for path in CASES.glob("*.ttl") if "." not in path.stem)


def test_every_rule_has_a_case():
    assert {EXTRA.get(name, name) for name in NAMES} == RULE_NAMES
    assert {path.name for path in CASES.iterdir()} == {
        f"{name}{suffix}.ttl" for name in NAMES for suffix in ("", ".miss", ".expected")
    }


def test_rules_left_out_are_none_of_the_engine():
    assert RULE_NAMES.isdisjoint(LEFT_OUT)
    assert WITHOUT_EFFECT_ON_INSTANCES < RULE_NAMES


@pytest.mark.parametrize("name", NAMES)
def test_rule(name):
    rule = EXTRA.get(name, name)
    given = read(CASES / f"{name}.ttl")
    expected = set(read(CASES / f"{name}.expected.ttl"))
    assert set(closure(given)) - set(closure(given, without={rule})) == expected


@pytest.mark.parametrize("name", NAMES)
def test_near_miss(name):
    rule = EXTRA.get(name, name)
    expected = set(read(CASES / f"{name}.expected.ttl"))
    given = read(CASES / f"{name}.miss.ttl")
    inferred = set(closure(given))
    assert inferred.isdisjoint(expected)
    assert inferred == set(closure(given, without={rule}))


@pytest.mark.parametrize("name", NAMES)
def test_a_near_miss_differs_in_one_line(name):
    texts = [(CASES / f"{name}{suffix}.ttl").read_text().splitlines() for suffix in ("", ".miss")]
    changes = [line for line in difflib.ndiff(*texts) if line[0] in "+-"]
    assert [line[0] for line in sorted(changes)] == ["+", "-"]


def test_a_compiled_rule_has_its_axiom_in_the_body():
    rules = compile_rules(parse(":holds rdfs:domain :Unit ."))
    (rule,) = (rule for rule in rules if rule.name == "prp-dom")
    axiom, atom = rule.body
    assert axiom == parse(":holds rdfs:domain :Unit .")[0]
    assert atom[1] == ex("holds")
    assert rule.head[0] == atom[0]
    assert rule.head[2] == ex("Unit")


def test_compiled_rules_have_the_names_of_the_standard():
    rules = compile_rules(triple for name in NAMES for triple in read(CASES / f"{name}.ttl"))
    assert {rule.name for rule in rules} == RULE_NAMES


def test_a_rule_that_concludes_its_own_premise_is_not_compiled():
    rules = compile_rules(parse(":p rdfs:subPropertyOf :p ."))
    assert not [rule for rule in rules if rule.name == "prp-spo1"]


def test_everything_is_a_thing_only_where_a_rule_asks():
    ontology = ":A a owl:Class ; rdfs:subClassOf owl:Thing ."
    assert not [rule for rule in compile_rules(parse(ontology)) if rule.name == "cax-sco"]
    asked = ontology + " :B owl:intersectionOf ( owl:Thing :A ) ."
    assert [rule for rule in compile_rules(parse(asked)) if rule.name == "cax-sco"]


@pytest.mark.parametrize(
    "malformed",
    [
        ":c owl:unionOf :l . :l rdf:first :a ; rdf:rest :l .",
        ":c owl:unionOf :l . :l rdf:first :a .",
        ":c owl:unionOf :l . :l rdf:rest rdf:nil .",
        ":c owl:unionOf :l . :l rdf:first :a, :b ; rdf:rest rdf:nil .",
        ":c owl:unionOf () .",
        ":c owl:unionOf 1 .",
    ],
)
def test_a_malformed_or_empty_list_gives_no_rule(malformed):
    assert closure(parse(f"{malformed} :x a :a .")) == []


@pytest.mark.parametrize(
    ("cardinality", "applies"),
    [
        ('"1"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>', True),
        ('"01"^^<http://www.w3.org/2001/XMLSchema#int>', True),
        ("1", True),
        ("10", False),
        ("0", False),
        ('"1"', False),
        ('"one"^^<http://www.w3.org/2001/XMLSchema#integer>', False),
        (":one", False),
    ],
)
def test_a_cardinality_of_one_in_any_datatype_of_integers(cardinality, applies):
    restriction = f":R owl:maxCardinality {cardinality} ; owl:onProperty :p ."
    assert bool(closure(parse(f"{restriction} :x a :R ; :p :a, :b ."))) is applies
