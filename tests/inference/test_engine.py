"""The engine: how rules meet, what is left out of the result, and the graph for it in a store."""

from __future__ import annotations

import gc
import itertools
import random

import pyoxigraph as ox
import pytest
from rdflib import OWL

import kela_graph.rdf.inference
from kela_graph.errors import InputError
from kela_graph.rdf.inference import budget, closure, compile_rules, is_trivial, materialise
from kela_graph.rdf.inference.engine import Engine
from kela_graph.rdf.inference.reachability import newly_reached
from kela_graph.rdf.inference.rule_tables import EntailmentRule
from kela_graph.rdf.inference.vocabulary import SAME_AS, TYPE, is_rdf
from tests.growth import calls

from .made import ex, parse

INFERRED = ex("inferred")


def inferred(turtle):
    return set(closure(parse(turtle)))


# -- What comes out -------------------------------------------------------------------------------


def test_nothing_follows_from_nothing():
    assert closure([]) == []


def test_triples_may_come_twice_and_as_any_iterable():
    triples = parse(":p rdfs:domain :C . :a :p :b . :a a :C .")
    assert closure(itertools.chain(triples, triples)) == []
    assert closure(iter(triples[:2])) == [triples[2]]
    assert closure(ox.Triple(*triple) for triple in triples[:2]) == [triples[2]]


@pytest.mark.parametrize(
    "trivial",
    [
        ":a owl:sameAs :a .",
        ":A rdfs:subClassOf :A .",
        ":A rdfs:subClassOf owl:Thing .",
        ":A rdfs:subClassOf rdfs:Resource .",
        "owl:Nothing rdfs:subClassOf :A .",
        ":A owl:equivalentClass :A .",
        ":p rdfs:subPropertyOf :p .",
        ":p owl:equivalentProperty :p .",
        ":p rdfs:domain owl:Thing .",
        ":p rdfs:range rdfs:Resource .",
        ":a a owl:Thing .",
        ":a a rdfs:Resource .",
        "owl:Thing a owl:Class .",
        "owl:Nothing a owl:Class .",
    ],
)
def test_trivial(trivial):
    (triple,) = parse(trivial)
    assert is_trivial(*triple)


@pytest.mark.parametrize(
    "telling",
    [
        ":a owl:sameAs :b .",
        ":A rdfs:subClassOf :B .",
        ":A rdfs:subClassOf owl:Nothing .",
        "owl:Thing rdfs:subClassOf :A .",
        ":A owl:equivalentClass owl:Thing .",
        ":p rdfs:domain :A .",
        ":a a owl:Class .",
        ":a a owl:Nothing .",
        ":a :p :a .",
        ":a :p owl:Thing .",
        ":a owl:differentFrom :a .",
    ],
)
def test_not_trivial(telling):
    (triple,) = parse(telling)
    assert not is_trivial(*triple)


def test_trivia_do_not_come_out():
    everything = inferred(
        """
        :A a owl:Class ; rdfs:subClassOf :B . :B rdfs:subClassOf :A, rdfs:Resource .
        :p a owl:ObjectProperty ; rdfs:domain :A ; rdfs:range rdfs:Resource .
        :q a owl:DatatypeProperty ; rdfs:subPropertyOf :p . :a :p :b ; :q "c" .
        :a owl:sameAs :c .
        """
    )
    assert everything
    assert not [triple for triple in everything if is_trivial(*triple)]


def test_what_is_no_rdf_does_not_come_out_but_counts():
    restriction = ":R owl:onProperty [ owl:inverseOf :p ] ; owl:someValuesFrom :C ."
    assert inferred(f"{restriction} :a a :C ; :p :b .") == set(parse(":b a :R ."))
    literal = ':p rdfs:range :L . :R owl:onProperty :p ; owl:someValuesFrom :L . :a :p "x" .'
    assert inferred(literal) == set(parse(":a a :R ."))
    assert all(is_rdf(triple) for triple in closure(parse(':p owl:inverseOf :q . :a :p "x" .')))
    assert inferred(':p owl:inverseOf "q" . :a :p :b .') == set()


def test_nothing_is_the_same_as_itself_inside_either():
    assert inferred(
        "owl:sameAs rdfs:subPropertyOf :like . :p a owl:FunctionalProperty . :x :p :a, :b ."
    ) == set(parse(":a owl:sameAs :b . :b owl:sameAs :a . :a :like :b . :b :like :a ."))
    # unless that is stated
    assert inferred("owl:sameAs rdfs:subPropertyOf :like . :a owl:sameAs :a .") == set(parse(":a :like :a ."))


# -- How rules meet -------------------------------------------------------------------------------


def test_what_kela_uses():
    found = inferred(
        """
        :hasSub owl:inverseOf :subOf . :holds owl:inverseOf :heldBy .
        :subOf rdfs:subPropertyOf :within . :within a owl:TransitiveProperty .
        :answersFor owl:propertyChainAxiom ( :holds :task ) ; rdfs:subPropertyOf :accountableFor .
        :accountableFor owl:propertyChainAxiom ( :hasSub :accountableFor ) .
        :task rdfs:domain [ owl:onProperty :activity ; owl:hasValue :being ] .
        :c :subOf :b . :b :subOf :a . :r :heldBy :c ; :task :t .
        """
    )
    assert {triple for triple in found if isinstance(triple[2], ox.NamedNode)} >= set(
        parse(
            """
            :a :hasSub :b ; :accountableFor :t . :b :hasSub :c ; :within :a ; :accountableFor :t .
            :c :within :a, :b ; :holds :r ; :answersFor :t ; :accountableFor :t .
            :r :activity :being .
            """
        )
    )


def test_inferred_axioms_take_effect():
    found = inferred(
        """
        :sortOf rdfs:subPropertyOf rdfs:subClassOf . :A :sortOf :B . :B :sortOf :C . :a a :A .
        :Reversible rdfs:subClassOf owl:SymmetricProperty . :p a :Reversible . :a :p :b .
        """
    )
    assert found == set(
        parse(
            """
            :A rdfs:subClassOf :B, :C . :B rdfs:subClassOf :C . :a a :B, :C .
            :p a owl:SymmetricProperty . :b :p :a .
            """
        )
    )


def test_rules_that_make_rules_that_make_rules():
    found = inferred(
        """
        :p1 :makes :p2 . :p2 :makes2 :p3 . :makes rdfs:subPropertyOf rdfs:subPropertyOf .
        :p2 rdfs:subPropertyOf :q . :q rdfs:domain :C . :C rdfs:subClassOf owl:TransitiveProperty .
        :t :p1 :x . :a :t :b . :b :t :c .
        """
    )
    assert set(parse(":t a owl:TransitiveProperty . :a :t :c .")) < found


def test_rdf_type_as_any_property():
    found = inferred(
        """
        :kind rdfs:subPropertyOf rdf:type . rdf:type rdfs:subPropertyOf :is .
        :a :kind :A . :b a :B . :A rdfs:subClassOf :S .
        """
    )
    assert set(parse(":a a :A, :S ; :is :A, :S . :b :is :B .")) <= found
    chain = ":isIn owl:propertyChainAxiom ( rdf:type :in ) . :a a :A . :A :in :x ."
    assert inferred(chain) == set(parse(":a :isIn :x ."))


def test_rdf_type_as_a_transitive_property():
    found = inferred("rdf:type a owl:TransitiveProperty . :a a :A . :A a :Kind . :Kind a :K2 .")
    assert set(parse(":a a :Kind, :K2 . :A a :K2 .")) <= found


def test_an_individual_that_is_a_class_and_a_property():
    assert inferred(":A rdfs:subClassOf :B . :A :p :x . :p rdfs:domain :C . :p a :A .") == set(
        parse(":A a :C . :p a :B .")
    )


def test_a_chain_of_one():
    assert inferred(":q owl:propertyChainAxiom ( :p ) . :a :p :b .") == set(parse(":a :q :b ."))


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("chain", ["( :p :q )", "( :q :p )", "( :p :p )", "( :p :q :p )"])
def test_a_chain_in_either_order_of_arrival(chain):
    facts = [f":n{i} :{'pq'[i % 2]} :n{i + 1} ." for i in range(4)] + [":n1 :p :n2 . :n2 :q :n3 ."]
    ontology = f":q owl:propertyChainAxiom {chain} . :s rdfs:subPropertyOf :p . :n4 :s :n0 ."
    results = {frozenset(inferred(" ".join([ontology, *order]))) for order in itertools.permutations(facts)}
    assert len(results) == 1


def test_rules_may_be_recursive_through_each_other():
    found = inferred(
        """
        :p a owl:TransitiveProperty ; owl:inverseOf :q . :q a owl:TransitiveProperty .
        :r rdfs:subPropertyOf :q . :a :p :b . :c :r :b . :c :p :d .
        """
    )
    assert {t for t in found if t[1] in (ex("p"), ex("q"))} == set(
        parse(
            """
            :a :p :c, :d . :b :p :c, :d .
            :b :q :a . :c :q :a, :b . :d :q :a, :b, :c .
            """
        )
    )


def test_a_rule_with_a_variable_twice_and_constants():
    engine = Engine(parse(":a :p :a, :b . :c :p :c . :c :q :b ."))
    p, q, loop = ex("p"), ex("q"), ex("loop")
    x, y, z = map(ox.Variable, "xyz")
    engine.run([EntailmentRule("loop", ((x, p, x),), (x, TYPE, loop))])
    engine.run([EntailmentRule("constant", ((ex("c"), p, z), (z, q, y)), (ex("c"), ex("r"), y))])
    assert set(engine.inferred()) == set(parse(":a a :loop . :c a :loop ; :r :b ."))


def test_without_a_rule():
    triples = parse(":p rdfs:domain :C ; rdfs:range :D . :a :p :b .")
    assert closure(triples, without={"prp-rng"}) == parse(":a a :C .")


def test_the_collector_is_left_as_it_was():
    closure([])
    assert gc.isenabled()
    gc.disable()
    try:
        closure([])
        assert not gc.isenabled()
    finally:
        gc.enable()
    with pytest.raises(ValueError, match="unpack"):
        closure([(ex("a"),)])
    assert gc.isenabled()


def test_compiling_is_as_good_as_the_closure_it_is_given():
    triples = parse(":p rdfs:domain :A . :A rdfs:subClassOf :B . :B rdfs:subClassOf :C . :a :p :b .")
    engine = Engine(triples)
    engine.run(compile_rules(triples))
    assert set(engine.inferred()) == set(closure(triples))


# -- Transitive closure ---------------------------------------------------------------------------


def reachable(edges):
    """By the definition: from each node, step by step."""
    found = {}
    for start in edges:
        seen, frontier = set(), {start}
        while frontier:
            frontier = set().union(*(edges.get(node, ()) for node in frontier)) - seen
            seen |= frontier
        found[start] = seen
    return found


@pytest.mark.parametrize("seed", range(60))
def test_reachability_as_edges_arrive(seed):
    draw = random.Random(seed)  # noqa: S311
    size = draw.choice((4, 9, 25))
    edges, forward = {}, {}
    for _ in range(draw.randrange(1, 5)):
        added = {}
        for _ in range(draw.randrange(1, size)):
            s, o = draw.randrange(size), draw.randrange(size)
            edges.setdefault(s, set()).add(o)
            if o not in forward.setdefault(s, set()):
                added.setdefault(s, set()).add(o)
                forward[s].add(o)
        for s, objects in newly_reached(forward, added).items():
            assert objects.isdisjoint(forward[s])
            forward[s] |= objects
        assert forward == reachable(edges)


def test_a_long_chain_is_quick(monkeypatch):
    monkeypatch.setattr(budget, "MOST", 2_000_000)
    nodes = [ex(f"n{number}") for number in range(1001)]
    chain = [(a, ex("p"), b) for a, b in itertools.pairwise(nodes)]
    found = closure([*chain, *parse(":p a owl:TransitiveProperty ; owl:inverseOf :q .")])
    assert len(found) == 1000 * 1001 - 1000


#: What has a list of n members, with facts for which it takes effect; whether it does where one is left out.
LISTS = {
    "owl:hasKey": (":C", ":a a :C . :b a :C .", ":a :m{0} :v{0} . :b :m{0} :v{0} .", ":a owl:sameAs :b ."),
    "owl:intersectionOf": (":C", "", ":a a :m{0} .", ":a a :C ."),
    "owl:propertyChainAxiom": (":p", "", ":x{0} :m{0} :x{1} .", ":x0 :p :xEND ."),
}


def listed(axiom, number, but=None):
    """Triples with an axiom about so many members, and facts for all of them but one."""
    subject, given, each, conclusion = LISTS[axiom]
    members = " ".join(f":m{turn}" for turn in range(number))
    facts = " ".join(each.format(turn, turn + 1) for turn in range(number) if turn != but)
    wanted = parse(conclusion.replace("END", str(number)))
    return parse(f"{subject} {axiom} ({members}) . {given} {facts}"), wanted[0]


@pytest.mark.parametrize("number", [1, 2, 3, 5, 6, 7, 8, 30])
@pytest.mark.parametrize("axiom", LISTS)
def test_a_list_of_any_length_takes_effect(axiom, number):
    triples, wanted = listed(axiom, number)
    found = closure(triples)
    assert wanted in found
    assert len(found) == len(set(found))
    assert all(is_rdf(triple) for triple in found)
    for but in {0, number // 2, number - 1}:
        triples, wanted = listed(axiom, number, but)
        assert wanted not in closure(triples)


@pytest.mark.parametrize("axiom", LISTS)
def test_a_list_twice_as_long_takes_no_more_than_twice_the_work(axiom):
    def taken(number):
        triples, _ = listed(axiom, number)
        return calls(lambda: closure(triples))

    assert taken(200) < 3 * taken(100)


def along(number):
    """A way of so many steps."""
    return [(ex(f"n{turn}"), ex("p"), ex(f"n{turn + 1}")) for turn in range(number)]


def through_a_hub(number):
    """So many things before a hub, and so many after it."""
    before = [(ex(f"a{turn}"), ex("p"), ex("hub")) for turn in range(number)]
    return before + [(ex("hub"), ex("p"), ex(f"b{turn}")) for turn in range(number)]


@pytest.mark.parametrize(
    ("axiom", "made"),
    [
        (":p a owl:TransitiveProperty .", along),
        (":q owl:propertyChainAxiom (:p :p) .", through_a_hub),
        (":q owl:propertyChainAxiom (:p :p :r) . :b1 :r :c .", through_a_hub),
        (":p a owl:FunctionalProperty .", through_a_hub),
    ],
)
def test_what_gives_far_more_than_is_stated_is_refused(axiom, made, monkeypatch):
    monkeypatch.setattr(budget, "MOST", 5000)
    assert closure(parse(axiom) + made(40))
    with pytest.raises(InputError, match="far more follows than is stated, most by"):
        closure(parse(axiom) + made(1000))


def test_a_clique_of_the_same_things():
    nodes = [ex(f"n{number}") for number in range(50)]
    found = closure((a, SAME_AS, b) for a, b in itertools.pairwise(nodes))
    assert len(found) == 50 * 49 - 49


# -- In a store -----------------------------------------------------------------------------------


@pytest.fixture
def store():
    store = ox.Store()
    ontology, data, other = (
        parse(":p rdfs:domain :C . :q a owl:TransitiveProperty ."),
        parse(":a :p :b . :a :q :b . :b :q :c ."),
        parse(":a :p :b . :a :q :c ."),
    )
    store.extend(ox.Quad(*triple) for triple in ontology)
    store.extend(ox.Quad(*triple, ex("data")) for triple in data)
    store.extend(ox.Quad(*triple, ex("other")) for triple in other)
    return store


def graph(store, name):
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}


def triples_of(turtle):
    return {ox.Triple(*triple) for triple in parse(turtle)}


def test_materialise(store):
    before = set(store)
    assert materialise(store, INFERRED) == 1
    assert graph(store, INFERRED) == triples_of(":a a :C .")
    assert {quad for quad in store if quad.graph_name != INFERRED} == before


def test_materialise_again_replaces_what_was_inferred(store):
    store.extend(ox.Quad(*triple, INFERRED) for triple in parse(":z :p :y . :C a :Stale ."))
    assert materialise(store, INFERRED) == 1
    store.remove(ox.Quad(ex("a"), ex("q"), ex("c"), ex("other")))
    assert materialise(store, INFERRED) == 2
    assert graph(store, INFERRED) == triples_of(":a a :C ; :q :c .")
    store.clear()
    assert materialise(store, INFERRED) == 0


def test_blank_nodes_stay_the_same(store):
    node = ox.BlankNode()
    store.add(ox.Quad(node, ex("p"), ex("b"), ex("data")))
    materialise(store, INFERRED)
    assert ox.Quad(node, TYPE, ex("C"), INFERRED) in store


def test_all_is_what_it_says():
    names = kela_graph.rdf.inference.__all__
    assert sorted(names) == list(names)
    assert all(hasattr(kela_graph.rdf.inference, name) for name in names)


def test_owl_names_come_from_rdflib():
    assert SAME_AS.value == str(OWL.sameAs)
