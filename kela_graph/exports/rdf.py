"""Graphs in RDF's formats: the same graph gives the same bytes, whatever its blank nodes are called.

``diffable-rdf`` labels blank nodes by what is said of them: a change of one statement changes its lines only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

import pyoxigraph as ox
from rdflib import Graph

from kela_graph.errors import InputError
from kela_graph.exports import embedded, jsonld, turtle
from kela_graph.rdf.canonical import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    stable = labelled(quads, named=has_graphs(form))
    return write(stable, form, prefixes, resource, frame=frame, vocab=vocab)


def labelled(quads: Iterable[ox.Quad], *, named: bool) -> list[ox.Quad]:
    """Return quads in order, with labels of blank nodes that a change elsewhere leaves as they are.

    Args:
        quads: any quads.
        named: whether their graphs are kept; else the union of the graphs is returned.

    Raises:
        InputError: the blank nodes are too alike to be told apart.
    """
    from diffable_rdf import wl_relabel_quads

    chosen = list(quads) if named else {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads}
    if any(isinstance(term, ox.BlankNode) for quad in chosen for term in quad):
        chosen = wl_relabel_quads(list(canonical(chosen)))
    return sorted(chosen, key=_sort_key)


def has_graphs(form: Format) -> bool:
    """Whether a format is written with named graphs: JSON-LD has them, but is written as one."""
    assert form.rdf is not None  # noqa: S101 - formats for graphs have it
    return form.rdf.supports_datasets and form.name != "json-ld"


def write(
    stable: Sequence[ox.Quad],
    form: Format,
    prefixes: Mapping[str, str],
    resource: str | None = None,
    *,
    frame: bool = False,
    vocab: str | None = None,
) -> bytes:
    """Return in a format what `labelled` gave; the other arguments are those of `serialise`.

    Raises:
        InputError: the graph can't be written so.
    """
    assert form.rdf is not None  # noqa: S101 - formats for graphs have it
    if form.name == "json-ld" and vocab is not None:
        return embedded.serialise(stable, vocab, resource or "")
    if form.name == "json-ld":
        return jsonld.serialise(stable, prefixes, resource, frame=frame)
    if form.name == "turtle":
        return turtle.write([quad.triple for quad in stable], _bound(prefixes)).encode("utf-8")
    if form.name == "rdf-xml":
        bound = {prefix: str(namespace) for prefix, namespace in _bound(prefixes).namespaces() if prefix}
        return _xml([quad.triple for quad in stable], bound)
    if form.name == "trig":
        return ox.serialize(stable, format=form.rdf, prefixes=_used(stable, prefixes)) or b""
    data = ox.serialize(stable, format=form.rdf) or b""
    return b"".join(sorted(data.splitlines(keepends=True)))


def _sort_key(quad: ox.Quad) -> tuple[str, ...]:
    subject, predicate, value, graph = map(str, quad)
    return graph, subject, predicate, value


def _bound(prefixes: Mapping[str, str]) -> Graph:
    """Return a graph to which prefixes are bound, one for each namespace."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in prefixes.items():
        graph.bind(prefix, namespace)
    return graph


def _xml(triples: list[ox.Triple], prefixes: dict[str, str]) -> bytes:
    """Write RDF/XML, what belongs to a subject together."""
    datatypes = {t.object.datatype for t in triples if isinstance(t.object, ox.Literal)}
    used = _used([*triples, datatypes], prefixes)
    problem: object = None
    for shortened in (used, {}):  # without prefixes where XML has another use for one
        data = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=shortened) or b""
        # What reads XML takes a carriage return for a line feed where it is not a reference (XML 1.0, 2.11).
        data = data.replace(b"\r", b"&#xD;")
        try:
            expat.ParserCreate(namespace_separator=" ").Parse(data, True)
        except expat.ExpatError as error:
            problem = error
        else:
            return data + b"\n"
    raise InputError(f"the graph can't be written as rdf-xml: XML has no such character or name ({problem})")


def _used(groups: Iterable[Iterable[object]], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that shorten some IRI among groups of terms."""
    iris = {term.value for group in groups for term in group if isinstance(term, ox.NamedNode)}
    return {p: n for p, n in sorted(prefixes.items()) if any(iri.startswith(n) for iri in iris)}
