"""What is exported: the whole graph, one resource, or what a profile makes of the graph, and at which IRIs.

A profile is the graph in the terms of one vocabulary, a CONSTRUCT in ``queries/profiles/``. Beside what every
query's header has, a profile's may say ``standard``, the IRI of what its graph conforms to; ``format``, the
one that it is for; and ``vocab``, the namespace whose terms are the keys of its JSON-LD, which is then one
nested document that a web page can embed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
from rdflib import SH, VOID

from kela_graph import queries, terms
from kela_graph.errors import InputError, hint
from kela_graph.files import shown
from kela_graph.graph import describe, folder_of, inferred_graph, store_of
from kela_graph.namespaces import PREFIXES, VANN
from kela_graph.rdf.sparql import declared_prefixes
from kela_graph.rdf.store import is_iri
from kela_graph.rdf.written import as_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Dataset, URIRef

    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: Properties whose values are IRI spaces, written as text.
_SPACES: Final = frozenset(str(prop) for prop in (SH.namespace, VOID.uriSpace, VANN.preferredNamespaceUri))


@dataclass(frozen=True, slots=True)
class Selection:
    """What is exported: quads, to be read once, and what shortens their IRIs.

    It is about the thing of an IRI, where it is about one; it has a vocabulary, the namespace whose terms are
    the keys of its JSON-LD, where that is made to be embedded.
    """

    quads: Iterable[ox.Quad]
    prefixes: dict[str, str]
    about: str | None = None
    vocab: str | None = None

    def rebased(self, old: str, new: str) -> Selection:
        """Return the same with the IRIs below one base below another.

        IRI spaces that are written as text change too, so that what is exported can be read as a dataset.
        """

        def moved(iri: str) -> str:
            return new + iri.removeprefix(old) if iri.startswith(old) else iri

        def moved_quad(quad: ox.Quad) -> ox.Quad:
            subject, predicate, value, graph = (
                ox.NamedNode(moved(term.value)) if isinstance(term, ox.NamedNode) else term for term in quad
            )
            if (
                isinstance(value, ox.Literal)
                and quad.predicate.value in _SPACES
                and value.value.startswith(old)
            ):
                value = ox.Literal(moved(value.value), datatype=value.datatype)
            return ox.Quad(subject, predicate, value, graph)

        prefixes = {prefix: moved(namespace) for prefix, namespace in self.prefixes.items()}
        about = moved(self.about) if self.about else None
        return Selection(map(moved_quad, self.quads), prefixes, about, self.vocab)


def select(
    dataset: Dataset, resource: str | None, profile: str | None, inferred: bool, lang: str | None
) -> Selection:
    """Return what `kela_graph.export` is asked for."""
    store_of(dataset)
    if resource is not None and profile is not None:
        raise InputError("a profile is of the whole graph: name a resource or a profile, not both")
    described, prefixes = describe(dataset), prefixes_of(dataset)
    languages = described.language_order(lang)
    if profile is not None:
        query = find_profile(profile, folder_of(dataset))
        vocab = query.header.get("vocab")
        about = str(described.root) if vocab else None
        built = queries.ask(query, dataset, {}, described.languages[0]).terms()
        quads = (ox.Quad(*triple) for triple in built)  # type: ignore[arg-type]
        return Selection(quads, {**prefixes, **declared_prefixes(query.text)}, about, vocab)
    if resource is not None:
        thing = terms.resolve(dataset, resource, languages=languages)
        return Selection(_about(dataset, thing, inferred), prefixes, str(thing))
    return Selection(whole(dataset, inferred=inferred), prefixes)


def whole(dataset: Dataset, *, inferred: bool = False) -> Iterator[ox.Quad]:
    """Give a dataset's quads as they are written, each in the graph of its file.

    What follows is given too where that is asked for.
    """
    store, left_out = store_of(dataset), None if inferred else inferred_graph(dataset)
    return as_written((quad for quad in store.oxigraph if quad.graph_name != left_out), store.forms)


def _about(dataset: Dataset, thing: URIRef, inferred: bool) -> dict[ox.Quad, None]:
    """Return every statement of a resource that people wrote, and what `describe` tells with it.

    Nothing hangs in the air: of a blank node that is named, all is there. What follows is too where that is
    asked for.
    """
    store, follows = store_of(dataset), inferred_graph(dataset)
    left_out = None if inferred else follows

    def said(*terms: Any, without: ox.NamedNode | None = left_out) -> dict[ox.Quad, None]:
        found = (q for q in store.oxigraph.quads_for_pattern(*terms) if q.graph_name != without)
        return {ox.Quad(*quad.triple): None for quad in as_written(found, store.forms)}

    quads = said(ox.NamedNode(thing), None, None, without=follows)
    for triple in queries.run("describe", dataset, resource=thing).terms():
        quads |= said(*triple)
    waiting = [*quads]
    for quad in waiting:
        if isinstance(quad.object, ox.BlankNode):
            new = [each for each in said(quad.object, None, None) if each not in quads]
            quads.update(dict.fromkeys(new))
            waiting += new
    return quads


def prefixes_of(dataset: Dataset) -> dict[str, str]:
    """Return the prefixes that an export of the dataset may use, the dataset's own included."""
    return {
        **{prefix: str(namespace) for prefix, namespace in PREFIXES.items()},
        **describe(dataset).prefixes,
    }


def find_profile(name: str, folder: Folder | None) -> Query:
    """Return the profile of a name, of the program or of a dataset folder."""
    known = queries.library(folder, "profiles")
    if not isinstance(name, str) or name not in known:
        advice = hint(name, known, f"choose one of {', '.join(known)}")
        raise InputError(f"there is no profile {name!r}: {advice}")
    if not known[name].builds_graph:
        raise InputError(f"{shown(known[name].path)}: a profile builds a graph: write a CONSTRUCT")
    return known[name]


def checked_base(iri: str) -> str:
    """Return a base that may replace the dataset's own: an absolute IRI that ends in a slash."""
    if not isinstance(iri, str) or not is_iri(iri):
        raise InputError(f"{iri!r} is not an IRI: write a whole one after --base-iri")
    if not iri.endswith("/") or "#" in iri or "?" in iri:
        raise InputError(f"{iri}: a base IRI ends in / and has no # or ?, since names that have # follow it")
    return iri
