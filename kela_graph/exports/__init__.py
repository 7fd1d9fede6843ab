"""Exports: the graph in every form that a user, a portal or a search engine expects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kela_graph import formats, terms
from kela_graph.errors import InputError
from kela_graph.exports import profiles, rdf, scope
from kela_graph.folder import open_folder
from kela_graph.graph import describe, folder_of, store_of
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf import canonical

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph as ox
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
        lang: the language in which a message tells of the resource; the dataset's own order follows it.

    Raises:
        InputError: an unknown format, resource or profile, a base that is no IRI, a graph that the format
            can't hold, or blank nodes that can't be told apart in time.
    """
    form = formats.by_name(format, "graph")
    chosen = _choose(dataset, resource, profile, inferred, lang)
    if base_iri is not None:
        chosen = chosen.rebased(scope.base_of(dataset), scope.checked_base(base_iri))
    if canonical_form:
        return canonical.lines(chosen.quads)
    return rdf.serialise(chosen.quads, form, chosen.prefixes, chosen.about, frame=frame, vocab=chosen.vocab)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What is exported.

    Attributes:
        quads: to be read once.
        prefixes: what shortens its IRIs.
        about: the IRI of what it is about, where it is about one thing.
        vocab: the namespace whose terms are the keys of its JSON-LD, where it is made to be embedded.
    """

    quads: Iterable[ox.Quad]
    prefixes: dict[str, str]
    about: str | None = None
    vocab: str | None = None

    def rebased(self, old: str, new: str) -> _Choice:
        """Return the same with IRIs below another base."""

        def moved(iri: str) -> str:
            return new + iri.removeprefix(old) if iri.startswith(old) else iri

        return _Choice(
            scope.rebased(self.quads, old, new),
            {prefix: moved(namespace) for prefix, namespace in self.prefixes.items()},
            moved(self.about) if self.about else None,
            self.vocab,
        )


def _choose(
    dataset: Dataset, resource: str | None, profile: str | None, inferred: bool, lang: str | None
) -> _Choice:
    store_of(dataset)
    if resource is not None and profile is not None:
        raise InputError("a profile is of the whole graph: name a resource or a profile, not both")
    prefixes = prefixes_of(dataset)
    if profile is not None:
        found = profiles.find(profile, folder_of(dataset) or open_folder())
        vocab = found.header.get("vocab")
        about = str(describe(dataset).root) if vocab else None
        quads = profiles.construct(found, dataset)
        return _Choice(quads, {**prefixes, **profiles.prefixes_of(found)}, about, vocab)
    if resource is not None:
        thing = terms.resolve(dataset, resource, languages=describe(dataset).language_order(lang))
        return _Choice(scope.description(dataset, thing, inferred=inferred), prefixes, str(thing))
    return _Choice(scope.whole(dataset, inferred=inferred), prefixes)


def prefixes_of(dataset: Dataset) -> dict[str, str]:
    """Return the prefixes that an export of the dataset may use, the dataset's own included."""
    return {**{p: str(ns) for p, ns in PREFIXES.items()}, **describe(dataset).prefixes}
