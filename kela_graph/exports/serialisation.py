"""Graphs in RDF's formats: the same graph gives the same bytes, whatever the labels of its blank nodes.

``diffable-rdf`` labels blank nodes by what is said of them: a change of one statement changes its lines only.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kela_graph.exports import jsonld, rdf_xml, turtle_writer
from kela_graph.exports.tags import cased_in
from kela_graph.rdf.canonical import canonical
from kela_graph.rdf.components import reachable

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kela_graph.exports.scope import Selection
    from kela_graph.formats import Format


def serialise(chosen: Selection, form: Format, *, frame: bool = False) -> bytes:
    """Return what is exported in a format of RDF; a format without named graphs gets the union."""
    stable = labelled(chosen.quads, named=has_graphs(form))
    if form.name != "json-ld":
        return write(stable, form, chosen.prefixes)
    if chosen.vocab is not None:
        return jsonld.serialise_embedded(stable, chosen.vocab, chosen.about or "")
    return jsonld.serialise(stable, chosen.prefixes, chosen.about, frame=frame)


def labelled(quads: Iterable[ox.Quad], *, named: bool = False) -> list[ox.Quad]:
    """Return quads in order, with labels of blank nodes that a change elsewhere does not change.

    If not named, they are those of the union of their graphs.
    """
    chosen = (
        list(quads) if named else [*{ox.Quad(each.subject, each.predicate, each.object) for each in quads}]
    )
    if any(map(_blank_nodes, chosen)):
        chosen = _relabelled(chosen)
    return sorted(chosen, key=lambda quad: (str(quad.graph_name), *map(str, quad.triple)))


def _relabelled(quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return quads with labels by what is said of blank nodes; only those that get one label need more.

    These are numbered in RDFC-1.0's order, within a bound of time.
    """
    from diffable_rdf import wl_blank_node_labels, wl_relabel_quads

    labels = wl_blank_node_labels(quads)
    tied = {label.partition("_")[0] for label in labels.values() if "_" in label}
    if not tied:
        return [_renamed(quad, labels) for quad in quads]
    linked: defaultdict[str, set[str]] = defaultdict(set)
    for quad in quads:
        nodes = _blank_nodes(quad)
        for node in nodes:
            linked[node] |= nodes
    alike = reachable((node for node, label in labels.items() if label.partition("_")[0] in tied), linked)
    rest = [_renamed(quad, labels) for quad in quads if alike.isdisjoint(_blank_nodes(quad))]
    hard = (quad for quad in quads if not alike.isdisjoint(_blank_nodes(quad)))
    return rest + wl_relabel_quads(list(canonical(hard)))


def _blank_nodes(quad: ox.Quad) -> set[str]:
    return {term.value for term in quad if isinstance(term, ox.BlankNode)}


def _renamed(quad: ox.Quad, labels: Mapping[str, str]) -> ox.Quad:
    terms = (ox.BlankNode(labels[term.value]) if isinstance(term, ox.BlankNode) else term for term in quad)
    return ox.Quad(*terms)  # type: ignore[arg-type] # each in its place


def has_graphs(form: Format) -> bool:
    """Whether a format is written with named graphs: JSON-LD has them, but is written as one."""
    return form.rdf is not None and form.rdf.supports_datasets and form.name != "json-ld"


def write(stable: Sequence[ox.Quad], form: Format, prefixes: Mapping[str, str]) -> bytes:
    """Return in a format what `labelled` gave."""
    if form.name == "json-ld":
        return jsonld.serialise(stable, prefixes)
    if form.name == "turtle":
        return turtle_writer.write([quad.triple for quad in stable], prefixes).encode("utf-8")
    if form.name == "rdf-xml":
        return rdf_xml.write([quad.triple for quad in stable], prefixes)
    if form.name == "trig":
        return cased_in(ox.serialize(stable, format=form.rdf, prefixes=rdf_xml.used(stable, prefixes)) or b"")
    data = cased_in(ox.serialize(stable, format=form.rdf) or b"")
    return b"".join(sorted(data.splitlines(keepends=True)))
