"""Pictures: the organisation, or the classes of the ontology, as a drawn tree and as diagrams."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, URIRef

from kela_graph import formats, show, terms
from kela_graph.errors import InputError
from kela_graph.exports.pictures import diagrams, svg
from kela_graph.exports.pictures.diagrams import Relation
from kela_graph.graph import describe, inferred_graph, store_of
from kela_graph.names import Names
from kela_graph.rdf.store import node_of
from kela_graph.show import TreeUnit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset
    from rdflib.term import Node

#: What a picture may be of.
SUBJECTS: Final = ("organisation", "ontology")


def draw(dataset: Dataset, form: str, lang: str | None = None, subject: str = "organisation") -> bytes:
    """Return a picture of a dataset's organisation, or of the classes of its ontologies.

    Args:
        dataset: what `kela_graph.load` gave.
        form: ``svg``, ``mermaid`` or ``dot``.
        lang: the language of names; the dataset's own order follows it.
        subject: ``organisation`` or ``ontology``.

    Raises:
        InputError: an unknown form or subject.
    """
    formats.by_name(form, "picture")
    if subject not in SUBJECTS:
        raise InputError(f"no picture of {subject!r}: choose one of {', '.join(SUBJECTS)}")
    languages = describe(dataset).language_order(lang)
    tree = class_tree(dataset, languages) if subject == "ontology" else show.tree(dataset, lang)
    if form == "svg":
        source = Names(dataset, languages).source_line() if subject == "organisation" else ""
        return svg.draw(tree, languages, source, subject)
    links = relations(dataset, languages) if subject == "ontology" else []
    return diagrams.mermaid(tree, links) if form == "mermaid" else diagrams.dot(tree, links)


def class_tree(dataset: Dataset, languages: tuple[str, ...]) -> TreeUnit:
    """Return the tree of the named classes that the ontologies declare.

    A class with several super-classes is below the first by IRI. Its type is the prefix of its vocabulary.
    """
    above: dict[URIRef, set[URIRef]] = {
        name: set() for name in dataset.subjects(RDF.type, OWL.Class) if isinstance(name, URIRef)
    }
    for child, parent in _stated(dataset, RDFS.subClassOf):
        above.setdefault(child, set()).add(parent)
    below: defaultdict[Node, list[URIRef]] = defaultdict(list)
    for name, parents in above.items():
        below[min((p for p in parents if p in above and p != name), default=OWL.Thing)].append(name)

    names = Names(dataset, languages)
    names.learn([OWL.Thing, *above])

    def node(term: URIRef, way: tuple[URIRef, ...]) -> TreeUnit:
        label = names.name(term) or terms.short(dataset, term)
        children = tuple(node(each, (*way, term)) for each in sorted(below[term]) if each not in way)
        prefix = terms.short(dataset, term).partition(":")[0]
        return TreeUnit(term, label, f"{prefix}:", False, (), children)

    return node(OWL.Thing, ())


def relations(dataset: Dataset, languages: tuple[str, ...]) -> list[Relation]:
    """Return the object properties with the domains and ranges that people wrote, in order of IRIs."""
    starts, ends = (sorted(_stated(dataset, prop)) for prop in (RDFS.domain, RDFS.range))
    names = Names(dataset, languages)
    names.learn(prop for prop, _ in starts)
    return [
        Relation(start, names.name(prop) or terms.short(dataset, prop), end)
        for prop, start in starts
        for other, end in ends
        if prop == other and (prop, RDF.type, OWL.ObjectProperty) in dataset
    ]


def _stated(dataset: Dataset, predicate: URIRef) -> Iterator[tuple[URIRef, URIRef]]:
    """Give the subjects and objects of the triples that people wrote with a predicate; IRIs only."""
    inferred = inferred_graph(dataset)
    for quad in store_of(dataset).oxigraph.quads_for_pattern(None, ox.NamedNode(predicate), None):
        subject, value = node_of(quad.subject), node_of(quad.object)
        if quad.graph_name != inferred and isinstance(subject, URIRef) and isinstance(value, URIRef):
            yield subject, value
