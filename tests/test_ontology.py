"""The ontologies: every term is declared, explained and used, and says no more of others' than they do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, ORG, OWL, RDF, RDFS, SH, SKOS, Dataset, Graph, Literal, Namespace, URIRef

import kela_graph
from kela_graph.folder import open_folder
from kela_graph.graph import read_shapes
from kela_graph.namespaces import ADMS, KELA, PROJECT, RESP, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGIES = sorted((ROOT / "ontology").glob("*.ttl"))
VOCABULARIES = ROOT.parent / "shared" / "vocabularies"
VANN = Namespace("http://purl.org/vocab/vann/")

THREE_LANGUAGES = ["en", "fi", "sv"]

#: Files of the published vocabularies that ``alignment.ttl`` takes terms from.
PUBLISHED = (
    "adms-legacy-w3c.ttl",
    "cpov-2.1.2-voc.ttl",
    "dcterms.ttl",
    "foaf.ttl",
    "org.ttl",
    "prov-o.ttl",
    "schemaorg-30.0-current-https.ttl",
    "shacl.ttl",
    "skos.ttl",
    "void.ttl",
)

#: What makes a statement of ``alignment.ttl`` an axiom, not a label or an explanation.
AXIOMS = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.inverseOf,
    OWL.equivalentClass,
    OWL.equivalentProperty,
    OWL.disjointWith,
    OWL.propertyDisjointWith,
    OWL.propertyChainAxiom,
    OWL.hasKey,
    OWL.sameAs,
}

#: Types that the published vocabulary does not give, each group for one reason.
OUR_TYPES = {
    # RDF Schema's class and property: OWL asks of what sort they are, and this is their use here.
    (ADMS.Identifier, OWL.Class),
    (DCTERMS.Location, OWL.Class),
    (DCTERMS.creator, OWL.ObjectProperty),
    (DCTERMS.isPartOf, OWL.ObjectProperty),
    (DCTERMS.isReplacedBy, OWL.ObjectProperty),
    (DCTERMS.language, OWL.ObjectProperty),
    (DCTERMS.license, OWL.ObjectProperty),
    (DCTERMS.publisher, OWL.ObjectProperty),
    (DCTERMS.replaces, OWL.ObjectProperty),
    (ORG.purpose, OWL.ObjectProperty),
    (SCHEMA.sameAs, OWL.ObjectProperty),
    (SCHEMA.url, OWL.ObjectProperty),
    (SH.declare, OWL.ObjectProperty),
    (SH.namespace, OWL.DatatypeProperty),
    (SH.prefix, OWL.DatatypeProperty),
    # The same, but texts and dates about documents: nothing is to be inferred from them.
    (DCTERMS.description, OWL.AnnotationProperty),
    (DCTERMS.issued, OWL.AnnotationProperty),
    (DCTERMS.title, OWL.AnnotationProperty),
    # They stand on owl:Axiom nodes or on units: as object properties, OWL tools lose the annotations.
    (DCTERMS.source, OWL.AnnotationProperty),
    (DCTERMS.subject, OWL.AnnotationProperty),
    # VANN is only used to describe the ontologies, and no copy of it is at hand.
    (VANN.preferredNamespacePrefix, OWL.AnnotationProperty),
    (VANN.preferredNamespaceUri, OWL.AnnotationProperty),
}

_PREFIXED = re.compile(r"\b(resp|kela):([A-Za-z]\w*)")
_NAMESPACES = {"resp": RESP, "kela": KELA}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The ontologies without shapes, as they are written."""
    graph = Graph()
    for path in ONTOLOGIES:
        if not path.stem.endswith("shapes"):
            graph.parse(path)
    return graph


@pytest.fixture(scope="module")
def shapes() -> Dataset:
    """All shapes."""
    return read_shapes(open_folder())


def is_ours(term: Node) -> bool:
    return isinstance(term, URIRef) and str(term).startswith((str(RESP), str(KELA)))


def ours(nodes: Iterable[Node]) -> set[URIRef]:
    return {node for node in nodes if is_ours(node)}  # type: ignore[misc] - as tested


def declared(ontology: Graph) -> set[URIRef]:
    return ours(ontology.subjects(RDF.type))


def in_text(text: str) -> set[URIRef]:
    """The terms of ours that a query names."""
    return {_NAMESPACES[prefix][local] for prefix, local in _PREFIXED.findall(text)}


def in_queries() -> set[URIRef]:
    return {
        term
        for path in (ROOT / "queries").rglob("*.rq")
        for term in in_text(path.read_text(encoding="utf-8"))
    }


def in_graph(graph: Graph) -> set[URIRef]:
    """The terms of ours in a graph, those in its SPARQL texts included."""
    texts = (str(value) for p in (SH.select, SH.ask, SH.construct) for value in graph.objects(None, p))
    return {term for triple in graph for term in ours(triple[:3])} | {
        term for text in texts for term in in_text(text)
    }


def in_data(dataset: Dataset) -> set[URIRef]:
    return {
        term
        for graph in dataset.graphs()
        if "/graph/ontology/" not in str(graph.identifier)
        for term in in_graph(graph)
    }


def test_every_term_of_ours_is_used(kela: Dataset, ontology: Graph, shapes: Dataset) -> None:
    used = in_data(kela) | in_queries() | in_graph(shapes)
    classes_of_used = {kind for term in used for kind in ontology.objects(term, RDF.type)}
    assert declared(ontology) - used - classes_of_used == set()


def test_every_used_term_of_ours_is_declared(ontology: Graph, shapes: Dataset) -> None:
    asserted = kela_graph.load(infer=False)
    used = in_data(asserted) | in_queries() | in_graph(shapes) | in_graph(ontology)
    assert used - declared(ontology) == set()


def test_terms_are_found_in_each_place_that_is_looked_at(kela: Dataset, shapes: Dataset) -> None:
    assert {RESP.heldBy, KELA.ResultUnit} <= in_data(kela)
    assert RESP.statedNumber in in_queries()
    assert RESP.Municipality in in_graph(shapes)


@pytest.mark.parametrize("prop", [RDFS.label, SKOS.definition], ids=["label", "definition"])
def test_every_declared_term_is_named_and_defined_in_three_languages(ontology: Graph, prop: URIRef) -> None:
    terms = {s for s in ontology.subjects(RDF.type) if isinstance(s, URIRef)}
    terms -= set(ontology.subjects(RDF.type, OWL.Ontology))
    lacking = {
        str(term)
        for term in terms
        if sorted(str(value.language) for value in ontology.objects(term, prop)) != THREE_LANGUAGES
    }
    assert lacking == set()


@pytest.mark.parametrize("path", ONTOLOGIES, ids=lambda path: path.stem)
def test_header(path: Path) -> None:
    graph = Graph().parse(path)
    (iri,) = graph.subjects(RDF.type, OWL.Ontology)
    for prop in (DCTERMS.title, DCTERMS.description):
        assert sorted(value.language for value in graph.objects(iri, prop)) == THREE_LANGUAGES
    assert set(graph.objects(iri, DCTERMS.license)) == {
        URIRef("https://creativecommons.org/licenses/by/4.0/")
    }
    assert set(graph.objects(iri, DCTERMS.creator)) == {URIRef(PROJECT)}
    (version,) = graph.objects(iri, OWL.versionIRI)
    assert version == URIRef(f"{iri}/{kela_graph.__version__}")


@pytest.fixture(scope="module")
def published() -> Graph:
    """The published vocabularies."""
    if not VOCABULARIES.is_dir():
        pytest.skip("copies of the published vocabularies do not lie beside this checkout")
    graph = Graph()
    for name in PUBLISHED:
        graph.parse(VOCABULARIES / name)
    return graph


def test_alignment_says_no_more_than_the_vocabularies(published: Graph) -> None:
    alignment = Graph().parse(ROOT / "ontology" / "alignment.ttl")
    foreign = {
        (s, p, o)
        for s, p, o in alignment
        if p in AXIOMS and isinstance(s, URIRef) and not s.startswith(str(PROJECT))
    }
    beyond = {(s, p, o) for s, p, o in foreign if (s, p, o) not in published}
    assert beyond == {(term, RDF.type, kind) for term, kind in OUR_TYPES}


def test_types_of_our_own_are_the_narrower_of_a_published_one(published: Graph) -> None:
    wider = {OWL.Class: RDFS.Class}
    for term, kind in OUR_TYPES:
        if not term.startswith(str(VANN)):
            assert (term, RDF.type, wider.get(kind, RDF.Property)) in published, term


def test_alignment_says_nothing_but_axioms_and_texts() -> None:
    """A statement of another sort would escape the comparison with the vocabularies."""
    alignment = Graph().parse(ROOT / "ontology" / "alignment.ttl")
    (header,) = alignment.subjects(RDF.type, OWL.Ontology)
    texts = {RDFS.label, SKOS.definition}
    others = {(s, p, o) for s, p, o in alignment if s != header and p not in AXIOMS | texts}
    assert others == {(RESP.hasTask, SKOS.closeMatch, ORG.purpose)}
    assert all(isinstance(o, Literal) for _, p, o in alignment if p in texts)
