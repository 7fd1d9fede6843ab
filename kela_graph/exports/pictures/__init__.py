"""Pictures: the organisation, or the classes of the ontology, as a drawn tree and as diagrams."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import ORG, OWL, RDF, RDFS, URIRef

from kela_graph import formats, show, terms, wording
from kela_graph.errors import InputError
from kela_graph.exports import matrix
from kela_graph.exports.pictures import diagrams, grid, svg
from kela_graph.exports.pictures.diagrams import Legend, Relation
from kela_graph.graph import describe, inferred_graph, store_of
from kela_graph.names import Names
from kela_graph.rdf.nodes import node_of
from kela_graph.show import TreeUnit
from kela_graph.show.tree import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset
    from rdflib.term import Node

#: What a picture may be of.
MATRIX: Final = "matrix"
SUBJECTS: Final = ("organisation", "ontology", MATRIX)


def draw(
    dataset: Dataset,
    form: str,
    lang: str | None = None,
    subject: str = SUBJECTS[0],
    order: str = show.ORDERS[0],
) -> bytes:
    """Return a picture of a dataset's organisation, or of the classes of its ontologies.

    Units are in an order of `kela_graph.show.tree`, classes in that of their IRIs.
    """
    formats.by_name(form, "picture")
    if subject not in SUBJECTS:
        raise InputError(f"no picture of {subject!r}: choose one of {', '.join(SUBJECTS)}")
    if subject == MATRIX:
        if form != "svg":
            raise other_matrix(form)
        return grid.draw(matrix.read(dataset, lang, order))
    languages = describe(dataset).language_order(lang)
    if subject == "ontology":
        tree, links, source = class_tree(dataset, languages), relations(dataset, languages), ""
    else:
        tree = show.tree(dataset, lang, order)
        names = Names(dataset, languages)
        label, source = names.label(ORG.reportsTo), names.source_line()
        links = [
            Relation(unit.iri, label, post.iri, post.reading) for unit in tree for post in unit.superiors
        ]
    if form == "svg":
        return svg.draw(tree, languages, source, subject)
    write = diagrams.mermaid if form == "mermaid" else diagrams.dot
    return write(tree, _legend(tree, links, languages, subject), links)


def other_matrix(form: str) -> InputError:
    """Return the error of a matrix in a form that it has not, which says those that it has."""
    return InputError(
        f"the matrix is not drawn as {form} but as svg; kela-graph query matrix has its rows, and "
        "kela-graph export -o NAME.xlsx a sheet of it"
    )


def _legend(tree: TreeUnit, links: list[Relation], languages: tuple[str, ...], subject: str) -> Legend:
    """Return the words of the legend of what a diagram has."""
    border = any(unit.type_reading or any(post.reading for post in unit.posts) for unit in tree)
    line = tree.has_parent_reading or any(link.reading for link in links)
    bold = "property" if subject == "ontology" else "reports"
    wanted = {"legend": True, "dashed_border": border, "dashed_line": line, bold: bool(links)}
    return [wording.text(f"exports.pictures.{key}", languages) * is_in for key, is_in in wanted.items()]


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
    bounds = Bounds(len(above) + 1)

    def node(term: URIRef, way: tuple[URIRef, ...]) -> TreeUnit:
        bounds.enter(term, way)
        label = names.name(term) or terms.short(dataset, term)
        children = tuple(node(each, (*way, term)) for each in sorted(below[term]) if each not in way)
        prefix = terms.short(dataset, term).partition(":")[0]
        return TreeUnit(term, label, f"{prefix}:", URIRef(f"{prefix}:"), False, False, (), children)

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
