"""Blank nodes of two graphs get the same labels where they are the same, and within a bound of time."""

from __future__ import annotations

from itertools import permutations

import pyoxigraph as ox
import pytest

from kela_graph.diff.alignment import align, is_annotation
from kela_graph.errors import InputError

AXIOM = """
@prefix : <http://a.example/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
_:{0} a owl:Axiom ; owl:annotatedSource :s ; owl:annotatedProperty :p ; owl:annotatedTarget :o ; :says {1} .
"""
LIST = "@prefix : <http://a.example/> . :s :p ( {} ) , [ :q 1 ] ."


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, format=ox.RdfFormat.TURTLE))


def compared(old: str, new: str) -> tuple[set[ox.Quad], set[ox.Quad]]:
    """What only the one and only the other has."""
    first, second = map(set, align(quads(old), quads(new)))
    return first - second, second - first


def test_labels_of_files_make_no_difference() -> None:
    assert compared(AXIOM.format("a", 1), AXIOM.format("b", 1)) == (set(), set())
    assert compared(LIST.format("1 2"), LIST.format("1 2")) == (set(), set())


def test_one_changed_annotation_is_one_changed_statement() -> None:
    gone, come = compared(AXIOM.format("a", 1), AXIOM.format("b", 2))
    assert (len(gone), len(come)) == (1, 1)
    assert {quad.subject for quad in gone} == {quad.subject for quad in come}
    assert all(is_annotation(quad.subject) for quad in gone | come)


def test_what_does_not_hang_together_with_a_change_stays_as_it_is() -> None:
    gone, come = compared(LIST.format("1 2"), LIST.format("1 3"))
    assert len(gone) == len(come) == 5
    assert not any("/q>" in str(quad) for quad in gone | come)


def test_the_same_annotation_twice_counts_twice() -> None:
    once, twice = AXIOM.format("a", 1), AXIOM.format("a", 1) + AXIOM.format("b", 1)
    gone, come = compared(once, twice)
    assert (len(gone), len(come)) == (0, 5)
    assert compared(twice, twice) == (set(), set())


def test_annotations_of_one_statement_correspond_by_what_they_say() -> None:
    old = AXIOM.format("a", 1) + AXIOM.format("b", 2)
    new = AXIOM.format("a", 3) + AXIOM.format("b", 1)
    gone, come = compared(old, new)
    assert [str(quad.object).partition("^")[0] for quad in (*gone, *come)] == ['"2"', '"3"']


@pytest.mark.parametrize(
    "more",
    ["_:a :more [] .", ":x :of _:a .", "_:a owl:annotatedTarget :other ."],
    ids=["names-another", "is-named", "of-two-statements"],
)
def test_an_annotation_of_another_form_is_compared_whole(more: str) -> None:
    gone, come = compared(AXIOM.format("a", 1) + more, AXIOM.format("a", 2) + more)
    assert len(gone) == len(come) > 1
    assert not any(is_annotation(quad.subject) for quad in gone | come)
    assert compared(AXIOM.format("a", 1) + more, AXIOM.format("a", 1) + more) == (set(), set())


def test_the_graph_that_a_statement_is_in_stays() -> None:
    graph = ox.NamedNode("http://a.example/g")
    named = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in quads(AXIOM.format("a", 1))]
    assert {quad.graph_name for side in align(named, named) for quad in side} == {graph}


def test_a_complete_graph_of_ten_blank_nodes_is_told_in_time() -> None:
    nodes = [ox.BlankNode(f"n{number}") for number in range(10)]
    knows = ox.NamedNode("http://a.example/knows")
    complete = [ox.Quad(a, knows, b) for a, b in permutations(nodes, 2)]
    with pytest.raises(InputError, match="too alike to be told apart within"):
        align(complete, [], timeout=0.5)
