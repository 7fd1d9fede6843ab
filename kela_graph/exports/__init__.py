"""Exports: the graph in every form that a user, a portal or a search engine expects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph import formats
from kela_graph.exports import scope, serialisation
from kela_graph.graph import describe
from kela_graph.rdf import canonical

if TYPE_CHECKING:
    from rdflib import Dataset

__all__ = ["export"]


def export(
    dataset: Dataset,
    format: str = "turtle",  # noqa: A002 - what everyone calls it
    *,
    resource: str | None = None,
    profile: str | None = None,
    inferred: bool = False,
    base_iri: str | None = None,
    canonical_form: bool = False,
    frame: bool = False,
    lang: str | None = None,
) -> bytes:
    """Return a dataset, or a part of it, in a format of RDF.

    The same graph gives the same bytes. Formats without named graphs give the union of the files' graphs.

    Args:
        dataset: what `kela_graph.load` gave.
        format: ``turtle``, ``trig``, ``n-triples``, ``n-quads``, ``rdf-xml`` or ``json-ld``.
        resource: only all that is said of one resource, named as a person types it.
        profile: the graph as a profile of ``queries/profiles/`` builds it.
        inferred: whether what follows by OWL 2 RL is exported too; a profile always reads it.
        base_iri: what IRIs of the dataset's own are to begin with instead.
        canonical_form: whether to give RDFC-1.0's canonical N-Quads instead of a format.
        frame: whether JSON-LD nests what belongs together.
        lang: the language of messages about the resource; the dataset's own order follows it.

    Raises:
        InputError: an unknown format, resource or profile, a base that is no IRI, a graph that the format
            can't hold, or blank nodes that are too alike to get different labels in time.
    """
    form = formats.by_name(format, "graph")
    chosen = scope.select(dataset, resource, profile, inferred, lang)
    if base_iri is not None:
        chosen = chosen.rebased(describe(dataset).base, scope.checked_base(base_iri))
    if canonical_form:
        return canonical.lines(chosen.quads)
    return serialisation.serialise(chosen, form, frame=frame)
