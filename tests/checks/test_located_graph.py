"""What is read of one file: its triples in every format, and where they stand."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Literal, URIRef

from kela_graph import formats
from kela_graph.checks.finding import Place
from kela_graph.checks.located_graph import OBJECT, PREDICATE, SUBJECT, read_located
from kela_graph.folder import SourceFile

BASE = "https://example.org/file"

QUADS = (
    '<https://a/s> <https://a/p> "a \\" <https://a/not> ." <https://a/g> . # <https://a/not> .\n'
    "\n"
    '_:b <https://a/p> "x"@en _:graph .\r\n'
    "<https://a/s><https://a/q>_:b<https://a/g>.\n"
    '<https://a/s> <https://a/r> "1"^^<https://a/type> <https://a/g> .\n'
    "<https://a/s> <https://a/t> <https://a/o> .\n"
)


def file(name: str) -> SourceFile:
    form = formats.of_file(Path(name), "graph")
    assert form is not None
    return SourceFile(Path(name), name, form)


def test_every_quad_is_located_with_its_graph_left_out() -> None:
    source = read_located(QUADS.encode(), file("a.nq"), BASE)
    assert source.is_exact
    subject, lines = URIRef("https://a/s"), QUADS.split("\n")
    for predicate, number in (("p", 1), ("q", 4), ("r", 5), ("t", 6)):
        pattern = (subject, URIRef(f"https://a/{predicate}"), None)
        place = source.find(pattern, PREDICATE)
        assert place == Place("a.nq", number, lines[number - 1].index(f"<https://a/{predicate}>") + 1)
    assert source.find((None, None, Literal("x", "en")), SUBJECT) == Place("a.nq", 3, 1)
    assert source.find((None, None, URIRef("https://a/g")), OBJECT) is None
    triples = {quad.triple for quad in source.located.quads(ox.NamedNode("https://a/all"))}
    assert len(triples) == 5


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("a.ttl", "@prefix a: <https://a/> .\n a:s a:p a:o .", Place("a.ttl", 2, 10)),
        ("a.nt", "<https://a/s> <https://a/p> <https://a/o> .", Place("a.nt", 1, 29)),
        ("a.trig", "<https://a/g> { <https://a/s> <https://a/p> <https://a/o> }", Place("a.trig")),
        (
            "a.rdf",
            '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="https://a/">\n'
            '<r:Description r:about="https://a/s"><p r:resource="https://a/o"/></r:Description></r:RDF>',
            Place("a.rdf", 2, 1),
        ),
        (
            "a.jsonld",
            '{"@id": "https://a/s",\n"https://a/p": {"@id": "https://a/o"}}',
            Place("a.jsonld", 1, 2),
        ),
        (
            "a.jsonld",
            '{"@context": {"a": "https://a/"},\n"@id": "a:s", "a:p": {"@id": "a:o"}}',
            Place("a.jsonld"),
        ),
    ],
)
def test_a_triple_is_found_in_every_format(name: str, text: str, place: Place) -> None:
    source = read_located(text.encode(), file(name), BASE)
    pattern = tuple(URIRef(f"https://a/{part}") for part in "spo")
    assert source.find(pattern, OBJECT) == place
    assert source.find((*pattern[:2], pattern[0]), OBJECT) is None
    assert source.is_exact == (name in ("a.ttl", "a.nt"))


def test_blank_nodes_of_two_files_are_different_ones() -> None:
    text = b"<https://a/s> <https://a/p> _:b ."
    graph = ox.NamedNode("https://a/g")
    for name in ("a.nt", "a.nq", "a.trig"):
        first, second = (read_located(text, file(name), BASE) for _ in range(2))
        assert set(first.located.quads(graph)) == set(first.located.quads(graph))
        assert set(first.located.quads(graph)).isdisjoint(second.located.quads(graph))


def test_what_the_locating_parser_refuses_is_read_without_places() -> None:
    text = b"<https://a/s> <https://a/p> <<( <a:a> <a:b> <a:c> )>> , <https://a/o> ."
    source = read_located(text, file("a.ttl"), BASE)
    assert not source.is_exact
    assert source.find((URIRef("https://a/s"), None, URIRef("https://a/o")), OBJECT) == Place("a.ttl")


@pytest.mark.parametrize("name", ["a.ttl", "a.nt", "a.nq", "a.trig", "a.rdf", "a.jsonld"])
def test_a_fault_is_told_as_oxigraph_tells_it(name: str) -> None:
    with pytest.raises(SyntaxError):
        read_located(b"<https://a/s> <", file(name), BASE)
