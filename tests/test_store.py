"""The store: its kept length and the short way for results."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, Literal, URIRef

from kela_graph import formats
from kela_graph.errors import InputError
from kela_graph.rdf.store import Store

A, B, C = (URIRef(f"http://example.org/{letter}") for letter in "abc")


@pytest.fixture
def dataset() -> Dataset:
    return Dataset(store=Store(), default_union=True)


def test_length_follows_every_way_of_writing(dataset: Dataset) -> None:
    graph = dataset.graph(C)
    assert len(dataset) == 0
    graph.add((A, B, C))
    assert (len(dataset), len(graph)) == (1, 1)
    dataset.addN(iter([(A, B, A, graph), (A, B, B, graph)]))
    assert (len(dataset), len(graph)) == (3, 3)
    graph.remove((A, B, A))
    assert len(dataset) == 2
    dataset.update(f"INSERT DATA {{ <{A}> <{B}> 1 }}")
    assert len(dataset) == 3
    dataset.remove_graph(graph)
    assert len(dataset) == 1


def test_length_is_kept(dataset: Dataset) -> None:
    store = dataset.store
    assert isinstance(store, Store)
    assert len(dataset) == 0
    store.oxigraph.add(ox.Quad(ox.NamedNode(A), ox.NamedNode(B), ox.Literal("x")))
    assert len(dataset) == 0
    store.forget()
    assert len(dataset) == 1


def test_length_of_one_graph_is_that_graphs() -> None:
    store = Store()
    one, two = Graph(store=store, identifier=A), Graph(store=store, identifier=B)
    one.add((A, A, Literal("x")))
    assert (len(one), len(two)) == (1, 0)


def test_the_short_way_gives_what_rdflib_gives(kela: Dataset) -> None:
    store = kela.store
    assert isinstance(store, Store)
    sparql = "SELECT ?s ?o WHERE { ?s skos:broader ?o } ORDER BY ?s"
    prefixed = "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>\n" + sparql
    short = store.serialize(prefixed, formats.by_name("csv", "rows")).decode().splitlines()
    assert short == ["s,o", *(f"{row[0]},{row[1]}" for row in kela.query(sparql))]


def test_turtle_declares_the_prefixes_that_it_uses(kela: Dataset) -> None:
    store = kela.store
    assert isinstance(store, Store)
    sparql = "CONSTRUCT WHERE { ?s <http://www.w3.org/2004/02/skos/core#broader> ?o }"
    text = store.serialize(sparql, formats.by_name("turtle", "graph")).decode()
    assert sorted(line.split()[1] for line in text.splitlines() if line.startswith("@prefix")) == [
        "skos:",
        "task:",
    ]


@pytest.mark.parametrize(
    ("sparql", "name", "kind"),
    [("SELECT ?s WHERE { ?s ?p ?o }", "turtle", "graph"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "rows")],
)
def test_a_format_of_the_other_kind_is_refused(sparql: str, name: str, kind: formats.ContentKind) -> None:
    with pytest.raises(InputError, match="is not for what the query gives"):
        Store().serialize(sparql, formats.by_name(name, kind))
