"""What is exported: the whole graph or one resource, asserted or with what follows, and at which IRIs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import SH, VOID

from kela_graph import queries
from kela_graph.errors import InputError
from kela_graph.graph import describe, inferred_graph, store_of
from kela_graph.namespaces import VANN
from kela_graph.rdf.store import quads_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Dataset, URIRef

#: Properties whose values are IRI spaces, written as text.
_SPACES = frozenset(str(prop) for prop in (SH.namespace, VOID.uriSpace, VANN.preferredNamespaceUri))


def whole(dataset: Dataset, *, inferred: bool = False) -> Iterator[ox.Quad]:
    """Give a dataset's quads, each in the graph of its file; what follows too where that is asked for."""
    left_out = None if inferred else inferred_graph(dataset)
    return (quad for quad in store_of(dataset).oxigraph if quad.graph_name != left_out)


def description(dataset: Dataset, resource: URIRef, *, inferred: bool = False) -> Iterator[ox.Quad]:
    """Give all that is said of one resource, as the question ``describe`` answers it."""
    store = store_of(dataset)
    left_out = None if inferred else inferred_graph(dataset)
    for found in quads_of(queries.run("describe", dataset, resource=resource).graph):
        stated = store.oxigraph.quads_for_pattern(found.subject, found.predicate, found.object)
        if any(quad.graph_name != left_out for quad in stated):
            yield found


def rebased(quads: Iterable[ox.Quad], old: str, new: str) -> Iterator[ox.Quad]:
    """Give quads whose IRIs below one base stand below another.

    IRI spaces that are told as text go with them, so that what is exported can be read as a dataset again.
    """

    def moved(term: ox.NamedNode) -> ox.NamedNode:
        return ox.NamedNode(new + term.value.removeprefix(old)) if term.value.startswith(old) else term

    for quad in quads:
        subject, predicate, value, graph = quad
        if isinstance(value, ox.Literal) and predicate.value in _SPACES and value.value.startswith(old):
            value = ox.Literal(new + value.value.removeprefix(old), datatype=value.datatype)
        subject, value, graph = (
            moved(term) if isinstance(term, ox.NamedNode) else term for term in (subject, value, graph)
        )
        yield ox.Quad(subject, moved(predicate), value, graph)


def base_of(dataset: Dataset) -> str:
    """Return the IRI space of a dataset's own."""
    return describe(dataset).base


def checked_base(iri: str) -> str:
    """Return a base that may replace the dataset's own.

    Raises:
        InputError: it is no absolute IRI that ends in a slash.
    """
    try:
        ox.NamedNode(iri)
    except ValueError:
        raise InputError(f"{iri!r} is no IRI: write a whole one after --base-iri") from None
    if not iri.endswith("/") or "#" in iri or "?" in iri:
        raise InputError(f"{iri}: a base IRI ends in / and has no # or ?, since names that have # follow it")
    return iri
