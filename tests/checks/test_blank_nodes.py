"""What names a blank node: the same in every run, and not that of another node."""

from __future__ import annotations

import pytest
from rdflib import BNode, Graph, Literal, Namespace

from kela_graph.checks.blank_nodes import BlankNodes
from kela_graph.checks.finding import Finding

EX = Namespace("https://example.org/")
PREFIXES = "@prefix ex: <https://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"


def names(text: str) -> dict[str, str]:
    """The names of the nodes that have an ``ex:key``, by that."""
    graph = Graph().parse(data=PREFIXES + text)
    blank = BlankNodes(graph)
    found = {}
    for node, key in graph.subject_objects(EX.key):
        found[str(key)] = blank.of(Finding("x", "error", {}, node))[node]
    return found


def test_the_path_from_the_nearest_named_node_names_it() -> None:
    told = names("ex:a ex:p [ ex:q [ ex:key 1 ] ] . ex:b ex:list ( ex:c [ ex:key 2 ] ) .")
    assert told["1"] == "<https://example.org/a> <https://example.org/p> <https://example.org/q>"
    assert told["2"].startswith("<https://example.org/b> <https://example.org/list> <http")
    assert told["2"].count("#rest>") == 1
    assert told["2"].endswith("#first>")


def test_the_annotated_statement_names_an_annotation() -> None:
    said = "a owl:Axiom ; owl:annotatedSource ex:a ; owl:annotatedProperty ex:p ; owl:annotatedTarget {}"
    told = names(f"[ {said.format('ex:b')} ; ex:key 1 ] . [ {said.format('4')} ; ex:key 2 ] .")
    assert told["1"] == "<https://example.org/a> <https://example.org/p> <https://example.org/b>"
    assert told["2"].startswith('<https://example.org/a> <https://example.org/p> "4"@None^^http')
    both = names(f"[ {said.format('ex:b')} ; ex:key 1 ] . [ {said.format('ex:b')} ; ex:key 2 ] .")
    assert both["1"] != both["2"]
    assert both["1"].startswith(f"{told['1']} ")


@pytest.mark.parametrize(
    "text",
    [
        "ex:a ex:p [ ex:key 1 ] , [ ex:key 2 ] .",
        "[ ex:key 1 ] . [ ex:key 2 ] .",
        "_:x ex:p _:y ; ex:key 1 . _:y ex:p _:x ; ex:key 2 .",
        "[ ex:p [ ex:q 3 ] ; ex:key 1 ] . [ ex:p [ ex:q 4 ] ; ex:key 2 ] .",
    ],
)
def test_what_is_said_of_it_tells_it_from_its_like(text: str) -> None:
    told = names(text)
    assert told["1"] != told["2"]
    assert told == names(text)  # blank nodes have other labels in each graph


def test_other_words_of_a_shape_without_a_name_make_no_other_shape() -> None:
    shape = "[ ex:key 1 ; <http://www.w3.org/ns/shacl#message> {} ; ex:p {} ] ."
    assert names(shape.format('"a"', 1)) == names(shape.format('"b"', 1)) != names(shape.format('"a"', 2))


def test_a_list_of_any_length_is_named_at_once() -> None:
    members = " ".join(f"[ ex:key {number} ]" for number in range(2000))
    told = names(f"ex:a ex:p ( {members} ) .")
    assert len(set(told.values())) == 2000


def test_only_blank_nodes_are_named() -> None:
    node = BNode()
    found = Finding("x", "error", {}, EX.a, value=Literal("1"), shape=node)
    assert list(BlankNodes(Graph()).of(found)) == [node]
