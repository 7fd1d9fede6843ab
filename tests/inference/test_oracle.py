"""The engine gives what owlrl gives: on published vocabularies, our data and random ontologies."""

from __future__ import annotations

import builtins
import random
import sys

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from owlrl.OWLRL import OWLRL_Semantics
from rdflib import ORG, OWL, RDF, RDFS, XSD

from kela_graph.errors import InputError
from kela_graph.namespaces import RESP
from kela_graph.rdf.inference import RULE_NAMES, closure, is_trivial, materialise, oracle
from kela_graph.rdf.inference.vocabulary import TYPE

from .made import ROOT, VOCABULARIES, ex, individuals, parse, read
from .ontologies import ontology

#: The first is tried by default.
NAMES = ("org", "dcat3", "prov-o", "skos", "time")


def vocabulary(name):
    if not VOCABULARIES.is_dir():
        pytest.skip(f"the published vocabularies are not in {VOCABULARIES}")
    return read(VOCABULARIES / f"{name}.ttl")


def assert_same(triples):
    inferred = closure(triples)
    assert len(inferred) == len(set(inferred))
    assert set(inferred).isdisjoint(triples)
    assert set(inferred) == set(oracle.closure(triples))


@pytest.mark.sample(every=5)
@pytest.mark.parametrize("name", NAMES)
def test_vocabulary_with_individuals(name):
    triples = vocabulary(name)
    assert_same(triples + individuals(triples))


@pytest.mark.slow
def test_our_ontologies_with_our_data():
    assert_same(read(*sorted(ROOT.glob("ontology/*.ttl")), *sorted(ROOT.glob("data/*.ttl"))))


BUILT_IN = tuple(map(str, (OWL, RDF, RDFS, XSD)))


def is_axiomatic(triple):
    """What owlrl states of built-in terms: prp-ap, dt-type1, and which datatypes are disjoint."""
    subject, predicate, object_ = triple
    return subject.value.startswith(BUILT_IN) and (
        (predicate == TYPE and object_.value in (str(OWL.AnnotationProperty), str(RDFS.Datatype)))
        or (predicate.value == str(OWL.disjointWith) and object_.value.startswith(BUILT_IN))
    )


def plain_owlrl(triples):
    """What owlrl as it is adds, without the documented trivia."""
    found = oracle.closure(triples, OWLRL_Semantics)
    return {triple for triple in found if not is_axiomatic(triple)}


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_vocabulary_with_owlrl_as_it_is(name):
    triples = [triple for triple in vocabulary(name) if triple[1].value != str(OWL.hasKey)]
    assert set(closure(triples)) == plain_owlrl(triples)


@pytest.mark.slow
def test_our_ontologies_with_owlrl_as_it_is():
    triples = read(*sorted(ROOT.glob("ontology/*.ttl")), *sorted(ROOT.glob("data/*.ttl")))
    assert set(closure(triples)) == plain_owlrl(triples)


@pytest.mark.parametrize("namespace", [RESP, ORG])
def test_nothing_of_ours_is_trivial(namespace):
    ours = ox.NamedNode(f"{namespace}anything")
    assert not is_trivial(ex("a"), ours, ex("a"))
    assert not is_trivial(ex("a"), TYPE, ours)


# -- Random ontologies ----------------------------------------------------------------------------


@pytest.mark.sample(every=5)
@pytest.mark.parametrize("seed", range(0, 400, 20))
def test_random_ontologies(seed):
    for number in range(seed, seed + 20):
        assert_same(ontology(random.Random(number).choice))  # noqa: S311


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1_000, 11_000, 1_000))
def test_many_random_ontologies(seed):
    for number in range(seed, seed + 1_000):
        assert_same(ontology(random.Random(number).choice))  # noqa: S311


@pytest.mark.slow
def test_random_ontologies_need_every_rule():
    idle = set(RULE_NAMES)
    for number in range(4_000):
        triples = ontology(random.Random(number).choice)  # noqa: S311
        inferred = closure(triples)
        idle -= {rule for rule in idle if len(closure(triples, without={rule})) < len(inferred)}
        if not idle:
            break
    assert idle == set()


@settings(max_examples=15, deadline=None)
@given(st.data())
def test_ontology_that_hypothesis_chooses(data):
    assert_same(ontology(lambda options: data.draw(st.sampled_from(options))))


# -- The oracle itself ----------------------------------------------------------------------------


def test_owlrl_compares_all_properties_of_a_key():
    triples = parse(':C owl:hasKey (:p) . :a a :C ; :p "1" . :b a :C ; :p "2" .')
    assert oracle.closure(triples) == []
    # owlrl as it is has the fault; where it is gone, the oracle's remedy can go too
    faulty = oracle.closure(triples, OWLRL_Semantics)
    assert (ex("a"), ox.NamedNode(OWL.sameAs), ex("b")) in faulty


def test_terms_come_back_as_they_were_given():
    label = ox.Literal("01", datatype=ex("kind"))
    text = ox.Literal("Enhet", language="sv")
    triples = [
        *parse(":p rdfs:subPropertyOf :q ."),
        (ex("a"), ex("p"), label),
        (ex("a"), ex("p"), text),
        (ex("a"), ex("p"), ox.Triple(ex("s"), ex("p"), ex("o"))),
    ]
    assert_same(triples)
    assert {(ex("a"), ex("q"), o) for o in (label, text)} < set(oracle.closure(triples))


def test_what_owlrl_itself_fails_at():
    assert_same(parse(":l rdf:first :A ; rdf:rest :l . :C owl:unionOf :l . :a a :A ."))
    assert_same(parse(":R owl:maxCardinality :one ; owl:onProperty :p . :a a :R ; :p :b, :c ."))


def test_materialise_with_owlrl():
    store = ox.Store()
    triples = parse(":p rdfs:domain :C . :a :p :b .")
    store.extend(ox.Quad(*triple) for triple in triples)
    assert materialise(store, ex("inferred"), reasoner="owlrl") == 1
    assert ox.Quad(ex("a"), TYPE, ex("C"), ex("inferred")) in store


def test_owlrl_is_not_installed(monkeypatch):
    original = builtins.__import__

    def without_owlrl(name, *rest, **named):
        if name.startswith("owlrl"):
            raise ImportError(name)
        return original(name, *rest, **named)

    monkeypatch.delitem(sys.modules, "kela_graph.rdf.inference.oracle")
    monkeypatch.delattr("kela_graph.rdf.inference.oracle")
    monkeypatch.setattr(builtins, "__import__", without_owlrl)
    with pytest.raises(InputError, match=r"pip install .*\[owlrl\]"):
        materialise(ox.Store(), ex("inferred"), reasoner="owlrl")
