"""Graphs in RDF's formats: the same graph gives the same bytes, whatever its blank nodes are called.

Turtle and RDF/XML are written by ``diffable-rdf``, so that a change of one statement changes its lines only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from kela_graph.errors import InputError
from kela_graph.exports import embedded, jsonld
from kela_graph.rdf.canonical import canonical
from kela_graph.rdf.store import node_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kela_graph.formats import Format


def serialise(
    quads: Iterable[ox.Quad],
    form: Format,
    prefixes: Mapping[str, str],
    resource: str | None = None,
    *,
    frame: bool = False,
    vocab: str | None = None,
) -> bytes:
    """Return quads in a format of RDF; a format without named graphs gets the union.

    Args:
        quads: what is written.
        form: one of the formats for graphs.
        prefixes: what shortens IRIs, where the format has such.
        resource: the IRI of what JSON-LD is about, whose node is then the outermost.
        frame: whether JSON-LD nests what belongs together.
        vocab: the namespace whose terms are the keys of JSON-LD, which is then made to be embedded.

    Raises:
        InputError: the graph can't be written so, or its blank nodes are too alike to be told apart.
    """
    assert form.rdf is not None  # noqa: S101 - formats for graphs have it
    if not form.rdf.supports_datasets or form.name == "json-ld":
        quads = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}
    stable = _labelled(quads)
    if form.name == "json-ld" and vocab is not None:
        return embedded.serialise(stable, vocab, resource or "")
    if form.name == "json-ld":
        return jsonld.serialise(stable, prefixes, resource, frame=frame)
    if form.name in ("turtle", "rdf-xml"):
        return _pretty(stable, form, prefixes)
    if form.name == "trig":
        return ox.serialize(stable, format=form.rdf, prefixes=_used(stable, prefixes)) or b""
    data = ox.serialize(stable, format=form.rdf) or b""
    return b"".join(sorted(data.splitlines(keepends=True)))


def _labelled(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """Return quads in order, with labels of blank nodes that a change elsewhere leaves as they are."""
    from diffable_rdf import wl_relabel_quads

    return sorted(wl_relabel_quads(list(canonical(quads))), key=_sort_key)


def _sort_key(quad: ox.Quad) -> tuple[str, ...]:
    subject, predicate, value, graph = map(str, quad)
    return graph, subject, predicate, value


def _pretty(quads: Iterable[ox.Quad], form: Format, prefixes: Mapping[str, str]) -> bytes:
    """Write Turtle or RDF/XML, what belongs to a subject together."""
    from diffable_rdf import canonicalize_rdf_graph, deterministic_turtle

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    for quad in quads:
        graph.add((node_of(quad.subject), node_of(quad.predicate), node_of(quad.object)))
    try:
        if form.name == "turtle":
            return deterministic_turtle(graph).encode("utf-8")
        return canonicalize_rdf_graph(graph, "xml", diff_stable=True).encode("utf-8")
    except ValueError as error:
        raise InputError(f"the graph can't be written as {form.name}: {error}") from error


def _used(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that shorten some IRI."""
    iris = {term.value for quad in quads for term in quad if isinstance(term, ox.NamedNode)}
    return {p: n for p, n in sorted(prefixes.items()) if any(iri.startswith(n) for iri in iris)}
