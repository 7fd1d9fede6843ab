"""Turtle: what is written is read back as the same triples, laid out as rdflib lays it out."""

from __future__ import annotations

import io

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Graph
from rdflib.plugins.serializers.turtle import TurtleSerializer

from kela_graph.exports import serialisation, turtle_writer
from kela_graph.formats import by_name
from kela_graph.rdf.canonical import lines
from kela_graph.rdf.nodes import node_of

EX = "https://example.org/"
NODES = [ox.BlankNode(f"b{number}") for number in range(4)]
#: Awkward IRIs: a namespace itself, digits, what is written as %, parentheses, dots, and no namespace at all.
IRIS = [
    ox.NamedNode(iri)
    for iri in (
        *(EX, f"{EX}a", f"{EX}a/b", f"{EX}1", f"{EX}%25", f"{EX}%2Fa", f"{EX}a(b)", f"{EX}a.", f"{EX}a,b"),
        *("urn:x:y", "mailto:a@b.example", str(RDF.nil), str(RDF.type), str(RDFS.Class), str(RDFS.label)),
        *(str(RDF.first), str(RDF.rest)),
    )
]
LITERALS = st.one_of(
    st.builds(ox.Literal, st.text(st.sampled_from('a"\\\n\r\t\u2028\U0001f600'), max_size=6)),
    st.builds(lambda text: ox.Literal(text, language="sv"), st.text(max_size=3)),
    st.builds(
        lambda at: ox.Literal("01", datatype=at), st.sampled_from([*IRIS[1:3], ox.NamedNode(XSD.integer)])
    ),
)
TRIPLES = st.builds(
    ox.Triple,
    st.sampled_from([*NODES, *IRIS]),
    st.sampled_from(IRIS),
    st.one_of(st.sampled_from(NODES), st.sampled_from(IRIS), LITERALS),
)


def read(text: str) -> list[ox.Quad]:
    return list(ox.parse(text, format=ox.RdfFormat.TURTLE))


@given(st.lists(TRIPLES, max_size=14, unique=True), st.booleans())
def test_what_is_written_is_read_back(triples: list[ox.Triple], bound: bool) -> None:
    text = turtle_writer.write(triples, {"": EX, "_x": f"{EX}a/", "rdf": str(RDF)} if bound else {})
    assert lines(read(text)) == lines(ox.Quad(*triple) for triple in triples)


PLAIN = """
@prefix : <https://example.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
:z a :C ; rdfs:label "z" ; :p :a , "b" , [ :q ( "1" [ :r "x" ] () ) , "c" ] .
:a :p :z , :y . :K a rdfs:Class . :y <https://example.com/other#p> "two\\nlines" ; :q [ ] .
[] :p _:b . _:c :p _:b . _:d :p _:d .
"""


def test_it_is_laid_out_as_rdflib_does() -> None:
    """All but numbers, which rdflib writes without quotes, and plain texts, to which it gives their type."""
    quads = serialisation.labelled(read(PLAIN), named=False)
    graph = Graph(bind_namespaces="none")
    for quad in quads:
        graph.add((node_of(quad.subject), node_of(quad.predicate), node_of(quad.object)))
    prefixes = {"": EX, "o": "https://example.com/other#", "rdf": str(RDF), "rdfs": str(RDFS)}
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    buffer = io.BytesIO()
    TurtleSerializer(graph).serialize(buffer)
    theirs = buffer.getvalue().decode().replace(f"^^<{XSD.string}>", "").rstrip("\n") + "\n"
    assert serialisation.write(quads, by_name("turtle", "graph"), prefixes).decode() == theirs


SHARED = """
@prefix : <https://example.org/> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
:a :p _:l . _:l rdf:first 1 ; rdf:rest _:m . _:m rdf:first 2 ; rdf:rest () . :b :p _:m , ( 3 4 ) .
_:x rdf:first 5 ; rdf:rest _:y . _:y rdf:first 6 ; rdf:rest _:x . :c :p _:x .
"""


def test_only_cells_that_nothing_else_names_are_written_as_a_list() -> None:
    text = turtle_writer.write([quad.triple for quad in read(SHARED)], {"": EX, "rdf": str(RDF)})
    assert lines(read(text)) == lines(read(SHARED))
    assert text.count("(") == 2  # the list of 3 and 4, and the end of the other one


@pytest.mark.parametrize("deep", [90, 2000])
def test_blank_nodes_may_be_nested_however_deep(deep: int) -> None:
    link = ox.NamedNode(f"{EX}p")
    quads = [ox.Quad(ox.BlankNode(f"b{i}"), link, ox.BlankNode(f"b{i + 1}")) for i in range(deep)]
    text = turtle_writer.write([quad.triple for quad in quads], {"": EX})
    assert len(read(text)) == deep
    assert (text.count("_:") == 0) == (deep == 90)
