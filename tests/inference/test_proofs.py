"""Proofs: each step is an instance of a rule, the leaves are stated, and no lower proof exists."""

from __future__ import annotations

import itertools
import random

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF

from kela_graph.rdf.inference import RULE_NAMES, budget, closure
from kela_graph.rdf.inference.compiler import instance_rules, schema_rules
from kela_graph.rdf.inference.engine import Engine
from kela_graph.rdf.inference.proofs import Proof, Prover
from kela_graph.rdf.inference.unification import TripleIndex
from kela_graph.rdf.inference.vocabulary import SAME_AS, TYPE
from tests.growth import calls

from .made import CASES, ROOT, ex, parse, read
from .ontologies import ontology

#: Where no rule asks whether something is a thing, none says so.
ASKS = parse(":Asking owl:intersectionOf ( owl:Thing rdfs:Resource ) .")
CELLS = (ox.NamedNode(RDF.first), ox.NamedNode(RDF.rest))


def prover(triples):
    return Prover(triples, closure(triples))


def prove(turtle, goal):
    (triple,) = parse(goal)
    return prover(parse(turtle)).prove(triple)


def written(proof):
    """A proof as nested lists: the rule, then its premises; a stated triple by its last names."""
    if proof.rule is None:
        return " ".join(
            str(term).strip("<>").replace("#", "/").rpartition("/")[2] for term in proof.conclusion
        )
    return [proof.rule, *map(written, proof.premises)]


def height(proof):
    return 0 if proof.rule is None else 1 + max(map(height, proof.premises), default=0)


def steps(proof):
    if proof.rule is not None:
        yield proof
        for premise in proof.premises:
            yield from steps(premise)


def one_rule(triples, name):
    """All that one rule concludes from some triples, no RDF included, by the engine."""
    engine = Engine(triples)
    schema = TripleIndex([*triples, *ASKS])
    engine.run(rule for rule in (*schema_rules(schema), *instance_rules(schema)) if rule.name == name)
    return set(engine.conclusions())


def assert_proved(triples):
    """Every inferred triple has a proof that holds when looked at by the engine alone."""
    inferred = closure(triples)
    given_prover = Prover(triples, inferred)
    cells = [triple for triple in triples if triple[1] in CELLS]
    for triple in inferred:
        proof = given_prover.prove(triple)
        assert proof is not None, triple
        assert proof.conclusion == triple
        leaves = proof.leaves()
        assert set(leaves) <= set(triples)
        assert len(leaves) == len(set(leaves))
        assert triple in closure([*leaves, *cells])
        assert given_prover.reasons(triple) == leaves
        for step in steps(proof):
            premises = [premise.conclusion for premise in step.premises]
            assert step.conclusion not in premises
            assert step.conclusion in one_rule([*premises, *cells], step.rule), step


# -- What a proof looks like ----------------------------------------------------------------------


def test_what_is_stated_is_its_own_proof():
    (triple,) = parse(":a a :C .")
    proof = prover([triple]).prove(triple)
    assert proof == Proof(None, triple)
    assert proof.leaves() == (triple,)


def test_what_does_not_follow_has_none():
    assert prove(":p rdfs:domain :C . :a :p :b .", ":b a :C .") is None
    assert prover(parse(":a :p :b .")).reasons(parse(":b :p :a .")[0]) == ()


def test_a_step_names_rule_axiom_and_facts():
    proof = prove(":p rdfs:domain :C . :C rdfs:subClassOf :D . :a :p :b .", ":a a :D .")
    assert written(proof) == ["prp-dom", ["scm-dom1", "p domain C", "C subClassOf D"], "a p b"]


def test_the_lowest_of_two():
    turtle = ":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :p rdfs:domain :C . :a a :A ; :p :b ."
    assert written(prove(turtle, ":a a :C .")) == ["prp-dom", "p domain C", "a p b"]


def test_a_path_is_one_step():
    turtle = ":p a owl:TransitiveProperty . :a :p :b . :b :p :c . :c :p :d . :b :p :x . :x :p :c . :d :p :a ."
    assert written(prove(turtle, ":a :p :d .")) == [
        *("prp-trp", "p type TransitiveProperty", "a p b", "b p c", "c p d"),
    ]
    assert height(prove(turtle, ":a :p :a .")) == 1


def test_a_path_along_a_sub_property():
    turtle = ":q rdfs:subPropertyOf :p . :p a owl:TransitiveProperty . :a :q :b . :b :p :c . :c :q :d ."
    assert written(prove(turtle, ":a :p :d .")) == [
        "prp-trp",
        "p type TransitiveProperty",
        ["prp-spo1", "q subPropertyOf p", "a q b"],
        "b p c",
        ["prp-spo1", "q subPropertyOf p", "c q d"],
    ]


def test_a_chain_of_a_property_with_itself():
    proof = prove(":p owl:propertyChainAxiom ( :p :p ) . :a :p :b . :b :p :c . :c :p :d .", ":a :p :d .")
    assert proof.rule == "prp-spo2"
    assert [written(premise) for premise in proof.premises[1:]] == ["a p b", "b p c", "c p d"]


def test_what_is_the_same_by_whoever_says_so():
    turtle = ":b owl:sameAs :a . :b owl:sameAs :c . :d owl:sameAs :c ."
    proof = prove(turtle, ":a owl:sameAs :d .")
    assert proof.rule == "eq-trans"
    assert [written(premise) for premise in proof.premises] == [
        ["eq-sym", "b sameAs a"],
        "b sameAs c",
        ["eq-sym", "d sameAs c"],
    ]


def test_rdf_type_as_a_transitive_property():
    turtle = "rdf:type a owl:TransitiveProperty . :a a :A . :A a :Kind . :Kind a :K2 ."
    assert height(prove(turtle, ":a a :K2 .")) == 2
    assert_proved(parse(turtle))


def test_a_shared_premise_is_one_leaf():
    turtle = ":C owl:intersectionOf ( :A :B ) . :p rdfs:domain :A ; rdfs:range :B . :a :p :a ."
    (triple,) = parse(":a a :C .")
    leaves = prover(parse(turtle)).reasons(triple)
    assert [str(leaf[1]).rpartition("#")[2].rpartition("/")[2].strip(">") for leaf in leaves] == [
        *("intersectionOf", "domain", "p", "range"),
    ]


def test_an_axiom_that_is_inferred_is_proved_too():
    turtle = ":sortOf rdfs:subPropertyOf rdfs:subClassOf . :A :sortOf :B . :a a :A ."
    assert written(prove(turtle, ":a a :B .")) == [
        "cax-sco",
        ["prp-spo1", "sortOf subPropertyOf subClassOf", "A sortOf B"],
        "a type A",
    ]


def test_by_way_of_what_is_no_rdf():
    inverse = ":R owl:onProperty [ owl:inverseOf :p ] ; owl:someValuesFrom :C . :a a :C ; :p :b ."
    assert prove(inverse, ":b a :R .").rule == "cls-svf1"
    literal = ':p rdfs:range :L . :R owl:onProperty :p ; owl:someValuesFrom :L . :a :p "x" .'
    proof = prove(literal, ":a a :R .")
    assert any(isinstance(step.conclusion[0], ox.Literal) for step in steps(proof))
    assert set(proof.leaves()) == set(parse(literal))


def test_by_way_of_what_is_trivial():
    turtle = """
        :C a owl:Class . :R owl:onProperty :p ; owl:someValuesFrom :C .
        :S owl:onProperty :p ; owl:someValuesFrom :C .
        """
    proof = prove(turtle, ":R rdfs:subClassOf :S .")
    assert {step.rule for step in steps(proof)} >= {"scm-cls"}
    assert_proved(parse(turtle))


def test_a_rule_without_premises():
    turtle = "owl:Class rdfs:subClassOf :Kind ."
    proof = prove(turtle, "owl:Thing a :Kind .")
    assert written(proof) == ["cax-sco", "Class subClassOf Kind", ["cls-thing"]]


# -- Circles, and how long it takes ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("turtle", "goal"),
    [
        (":p owl:inverseOf :q . :q owl:inverseOf :p . :a :p :b .", ":b :q :a ."),
        (":A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :C rdfs:subClassOf :A . :a a :C .", ":a a :B ."),
        (":p rdfs:subPropertyOf :q . :q rdfs:subPropertyOf :p . :a :q :b .", ":a :p :b ."),
        (":p a owl:SymmetricProperty, owl:TransitiveProperty . :a :p :b . :c :p :b .", ":a :p :c ."),
        (":p a owl:TransitiveProperty ; owl:inverseOf :q . :a :q :b . :c :q :a .", ":b :p :c ."),
        (":a owl:sameAs :b . :b owl:sameAs :c . :c owl:sameAs :a .", ":c owl:sameAs :b ."),
        (":p a owl:SymmetricProperty ; owl:inverseOf :p . :a :p :b .", ":b :p :a ."),
    ],
)
def test_circles(turtle, goal):
    assert prove(turtle, goal) is not None
    assert_proved(parse(turtle))


NODES = [ex(f"n{number:04}") for number in range(1001)]


@pytest.mark.parametrize(
    ("axioms", "linked", "length", "sought"),
    [
        (":p a owl:TransitiveProperty .", ex("p"), 200, (ex("p"), None)),
        (":q rdfs:subPropertyOf :p . :p a owl:TransitiveProperty .", ex("q"), 100, (ex("p"), None)),
        (":r owl:propertyChainAxiom ( :p :r ) . :n{:04} :r :t .", ex("p"), 200, (ex("r"), ex("t"))),
        ("", SAME_AS, 30, (SAME_AS, None)),
    ],
)
def test_long_ways_take_no_more_than_their_length(axioms, linked, length, sought, monkeypatch):
    monkeypatch.setattr(budget, "MOST", 2_000_000)

    def taken(length):
        links = [(a, linked, b) for a, b in itertools.pairwise(NODES[: length + 1])]
        stated = [*parse(axioms.format(length)), *links]
        known = prover(stated)
        predicate, value = sought
        goal = (NODES[0], predicate, value or NODES[length])
        found = []
        number = calls(lambda: found.extend(known.reasons(goal)))
        assert set(found) == {triple for triple in stated if triple[1] not in CELLS}
        return number

    assert taken(2 * length) < 3 * taken(length)


def test_many_reasons_take_no_more_than_their_number():
    def taken(number):
        triples = parse(":q rdfs:subPropertyOf :p . :p rdfs:domain :C .")
        triples += ((ex("a"), ex("q"), node) for node in NODES[:number])
        known = prover(triples)
        found = []
        made = calls(lambda: found.extend(known.reasons((ex("a"), TYPE, ex("C")))))
        assert len(found) == 3
        return made

    assert taken(1000) < 3 * taken(500)


# -- Everything that follows has a proof ----------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.ttl") if "." not in path.stem))
def test_cases_of_rules(name):
    assert_proved(read(CASES / f"{name}.ttl"))


def test_our_data():
    triples = read(*sorted(ROOT.glob("ontology/*.ttl")), *sorted(ROOT.glob("data/*.ttl")))
    inferred = closure(triples)
    known = Prover(triples, inferred)
    stated = set(triples)
    for triple in inferred:
        leaves = known.reasons(triple)
        assert leaves
        assert stated.issuperset(leaves)


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("seed", range(0, 60, 20))
def test_random_ontologies(seed):
    for number in range(seed, seed + 20):
        assert_proved(ontology(random.Random(number).choice))  # noqa: S311


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1_000, 3_000, 200))
def test_many_random_ontologies(seed):
    for number in range(seed, seed + 200):
        assert_proved(ontology(random.Random(number).choice))  # noqa: S311


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_ontology_that_hypothesis_chooses(data):
    assert_proved(ontology(lambda options: data.draw(st.sampled_from(options))))


def least_heights(triples):
    """How low each conclusion can be proved: the round in which all rules together first give it."""
    everything = set(_closed(triples))
    schema = TripleIndex([*triples, *everything])
    rules = [*schema_rules(schema), *instance_rules(schema)]
    heights = dict.fromkeys(triples, 0)
    fresh = set(triples)
    while fresh:
        fresh = {triple for rule in rules for triple in _once(rule, heights)} - heights.keys()
        heights |= dict.fromkeys(fresh, max(heights.values()) + 1)
    return heights


def _closed(triples):
    engine = Engine(triples)
    schema = TripleIndex(triples)
    engine.run((*schema_rules(schema), *instance_rules(schema)))
    return engine.conclusions()


def _once(rule, known):
    """What a rule gives in one step, by trying every triple for every atom."""
    bindings = [{}]
    for atom in rule.body:
        bindings = [
            {**binding, **more}
            for binding in bindings
            for triple in known
            if (more := _fits(atom, triple, binding)) is not None
        ]
    return (tuple(binding.get(term, term) for term in rule.head) for binding in bindings)


def _fits(atom, triple, binding):
    more = {}
    for pattern, term in zip(atom, triple, strict=True):
        value = binding.get(pattern, more.get(pattern, pattern))
        if isinstance(value, ox.Variable):
            more[value] = term
        elif value != term:
            return None
    return more


@pytest.mark.parametrize("seed", range(12))
def test_no_proof_is_lower(seed):
    """A path counts as one step, so a proof may be lower than by the rounds in which rules give it."""
    draw = random.Random(seed)  # noqa: S311
    axioms = [
        *(":A rdfs:subClassOf :B .", ":B rdfs:subClassOf :C .", ":p rdfs:domain :A .", ":q rdfs:range :B ."),
        *(":p rdfs:subPropertyOf :q .", ":p owl:inverseOf :q .", ":r owl:propertyChainAxiom ( :p :q ) ."),
        *(":p a owl:SymmetricProperty .", ":R owl:onProperty :p ; owl:hasValue :a . :C rdfs:subClassOf :R ."),
    ]
    facts = [f":{s} {rest} ." for s in "abc" for rest in ("a :A", ":p :a", ":p :b", ":q :c", ":r :a")]
    triples = parse("\n".join([*draw.sample(axioms, 4), *draw.sample(facts, 3)]))
    inferred = closure(triples)
    heights = least_heights(triples)
    known = Prover(triples, inferred)
    for triple in inferred:
        proof = known.prove(triple)
        assert height(proof) <= heights[triple], written(proof)


def test_every_rule_is_used_in_some_proof():
    used = set()
    for path in CASES.glob("*.ttl"):
        if "." not in path.stem:
            triples = read(path)
            inferred = closure(triples)
            known = Prover(triples, inferred)
            used |= {step.rule for triple in inferred for step in steps(known.prove(triple))}
    assert used >= RULE_NAMES - {"cls-nothing1"}
