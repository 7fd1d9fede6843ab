"""SHACL's property paths: what is read from triples, and written, is the same path."""

from __future__ import annotations

import pytest
from rdflib import SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.paths import InvPath, MulPath, NegatedPath, SequencePath

from kela_graph.checks.paths import first_predicate, last_steps, path_of, turtle

EX = Namespace("https://example.org/")

PREFIXES = "@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"

#: Paths as SPARQL writes them, by their triples.
PATHS = {
    "ex:a": "ex:a",
    "[ sh:inversePath ex:a ]": "^ex:a",
    "( ex:a ex:b [ sh:inversePath ex:c ] )": "ex:a/ex:b/^ex:c",
    "[ sh:alternativePath ( ex:a ( ex:b ex:c ) ) ]": "ex:a|(ex:b/ex:c)",
    "( ex:a [ sh:alternativePath ( ex:b ex:c ) ] )": "ex:a/(ex:b|ex:c)",
    "[ sh:zeroOrMorePath ( ex:a ex:b ) ]": "(ex:a/ex:b)*",
    "[ sh:oneOrMorePath [ sh:inversePath ex:a ] ]": "^ex:a+",
    "( [ sh:zeroOrOnePath ex:a ] ex:b )": "ex:a?/ex:b",
}


def read(text: str) -> URIRef | SequencePath | None:
    graph = Graph().parse(data=f"{PREFIXES} ex:S sh:path {text} .")
    return path_of(graph, graph.value(EX.S, SH.path))


@pytest.mark.parametrize("text", PATHS)
def test_a_path_is_read_and_written(text: str) -> None:
    path = read(text)
    assert path is not None
    assert path.n3(Graph().parse(data=PREFIXES).namespace_manager) == PATHS[text]
    assert read(turtle(path, URIRef.n3)) == path


@pytest.mark.parametrize("node", [None, Literal("x"), BNode("none")])
def test_what_is_no_path_is_none(node: BNode | Literal | None) -> None:
    assert path_of(Graph(), node) is None


def test_a_path_that_shacl_has_not_is_not_written() -> None:
    with pytest.raises(ValueError, match=r"is not a path of SHACL"):
        turtle(NegatedPath(EX.a), URIRef.n3)


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        (EX.a, {(EX.i, EX.a, EX.v)}),
        (InvPath(EX.a), {(EX.v, EX.a, EX.i)}),
        (EX.a / EX.b, {(EX.one, EX.b, EX.v), (EX.two, EX.b, EX.v)}),
        (EX.a | EX.b, {(EX.i, EX.a, EX.v), (EX.i, EX.b, EX.v)}),
        (EX.a / ~EX.c, {(EX.v, EX.c, EX.one), (EX.v, EX.c, EX.two)}),
        (MulPath(EX.a, "*"), set()),
    ],
)
def test_the_last_steps_of_a_path(path: URIRef, steps: set[tuple[URIRef, ...]]) -> None:
    graph = Graph().parse(data=PREFIXES + "ex:i ex:a ex:one , ex:two . ex:j ex:a ex:three .")
    assert set(last_steps(graph, EX.i, path, EX.v)) == steps


@pytest.mark.parametrize(
    ("path", "predicate"),
    [
        (EX.a, EX.a),
        (EX.a / EX.b, EX.a),
        (MulPath(EX.a, "+"), EX.a),
        (~EX.a, None),
        (EX.a | EX.b, None),
        (None, None),
    ],
)
def test_the_predicate_that_a_path_begins_with(path: URIRef | None, predicate: URIRef | None) -> None:
    assert first_predicate(path) == predicate
