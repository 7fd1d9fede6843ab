"""Compacted JSON-LD: what PyLD makes of the same triples."""

from __future__ import annotations

from typing import Any

import pyld
import pyoxigraph as ox
import pytest
from hypothesis import example, given, reject, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, SKOS, XSD

from kela_graph.errors import InputError
from kela_graph.exports import jsonld
from kela_graph.exports.compaction import Context, compact
from kela_graph.exports.jsonld import ordered
from kela_graph.namespaces import RESP, SCHEMA

#: The program's own context, and one that a page embeds.
CONTEXTS = [{**jsonld.read_context(), "ex": "https://example.org/"}, {"@vocab": str(SCHEMA)}]
#: Terms for names, for texts by language and for neither; a class and a property without one; and lists.
PREDICATES = [
    ox.NamedNode(iri)
    for iri in (
        *(RDF.type, RDF.first, RDF.rest, RDFS.range, RDFS.label, SKOS.prefLabel, SKOS.notation, RESP.basis),
        *(OWL.annotatedTarget, OWL.oneOf, SCHEMA.name, "https://example.org/p", "urn:x:p"),
    )
]
NODES = [ox.BlankNode("a"), ox.BlankNode("b"), ox.BlankNode("c")]
NAMES = [*PREDICATES, *(ox.NamedNode(iri) for iri in (OWL.Class, RDF.nil, RDF.List, "https://example.org/x"))]
LITERALS = [
    *(ox.Literal("x"), ox.Literal("x", language="fi"), ox.Literal("y", language="fi")),
    *(
        ox.Literal("1", datatype=ox.NamedNode(XSD.integer)),
        ox.Literal("1", datatype=ox.NamedNode(RDFS.range)),
    ),
]
TRIPLES = st.builds(
    ox.Quad,
    st.sampled_from([*NODES, NAMES[-1], NAMES[5]]),
    st.sampled_from(PREDICATES),
    st.sampled_from([*NODES, *NAMES, *LITERALS]),
)


def by_pyld(quads: list[ox.Quad], context: dict[str, Any]) -> list[dict[str, Any]]:
    lines = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert lines is not None
    expanded = pyld.jsonld.from_rdf(lines.decode())
    found: list[dict[str, Any]] = pyld.jsonld.compact(expanded, context, {"graph": True}).get("@graph", [])
    return found


def quads(turtle: str) -> list[ox.Quad]:
    prefixes = f"@prefix : <https://example.org/> . @prefix rdfs: <{RDFS}> . @prefix rdf: <{RDF}> ."
    return list(ox.parse(prefixes + turtle, format=ox.RdfFormat.TURTLE))


@settings(deadline=None)
@given(st.lists(TRIPLES, max_size=12, unique=True))
@example(quads(":a :p ( :b ( 1 ) () ) ; rdfs:range ( :b ) , ( :b 'x' ) , () ; rdfs:label 'x' , 'y' ."))
@example(quads(":a :p _:l . _:l rdf:first 1 ; rdf:rest _:m ; a rdf:List . _:m rdf:first 2 ; rdf:rest () ."))
@example(quads(":a :p _:l . :b :p _:l . _:l rdf:first 1 ; rdf:rest _:m . _:m rdf:first 2 ; rdf:rest () ."))
@example(quads(":a :p [ rdf:first 1 , 2 ; rdf:rest () ] , [ rdf:first 1 ; rdf:rest () ; :q 1 ] ."))
@example(quads("rdf:nil :p 1 . _:l rdf:first 1 ; rdf:rest () . _:k a _:l ."))
def test_it_is_what_pyld_gives(found: list[ox.Quad]) -> None:
    for context in CONTEXTS:
        ours = ordered(compact(found, Context(context)))
        try:
            theirs = by_pyld(found, context)
        except KeyError:  # PyLD fails at an rdf:rest without an rdf:first
            reject()
        assert ours == ordered(theirs)


def test_a_scheme_that_is_a_prefix_is_refused() -> None:
    found = quads("<ex:a> :p <urn:x> .")
    with pytest.raises(InputError, match="ex:a begins with the prefix ex"):
        compact(found, Context(CONTEXTS[0]))
