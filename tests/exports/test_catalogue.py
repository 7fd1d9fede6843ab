"""The description for data portals: valid by DCAT-AP's shapes, and its numbers are the graph's."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

import pyshacl
import pytest
from rdflib import DCAT, DCTERMS, FOAF, OWL, PROV, RDF, SH, SKOS, VOID, Dataset, Graph, Literal, URIRef

import kela_graph
from kela_graph.errors import InputError
from kela_graph.exports import catalogue, release
from kela_graph.formats import by_name
from kela_graph.graph import describe, inferred_graph
from kela_graph.namespaces import PROJECT, SCHEMA, SPDX
from tests.conftest import OTHER_BODY
from tests.published import published

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Cli = Callable[..., tuple[int, str, str]]

DATASET: Final = URIRef(f"{PROJECT}dataset")
CATALOGUE: Final = URIRef(f"{PROJECT}catalog")
DCAT_VERSION: Final = URIRef(f"{DCAT}version")
SCHEMA_ORG: Final = "schemaorg-30.0-current-https.ttl"
EU: Final = "http://publications.europa.eu/resource/authority/"


@pytest.fixture(scope="module")
def described(released: dict[str, bytes]) -> Graph:
    """Kela's description; read it only."""
    return Graph().parse(data=released["catalog.ttl"])


@pytest.mark.slow
@pytest.mark.parametrize("body", ["kela", pytest.param("sago", marks=pytest.mark.slow)])
def test_it_is_valid_by_the_shapes_of_dcat_ap(body: str, request: pytest.FixtureRequest) -> None:
    shapes = published("dcat-ap-3.0.1-shacl.ttl")
    if body == "kela":
        graph: Graph = request.getfixturevalue("described")
    else:
        graph = Graph().parse(data=release.description(request.getfixturevalue(body), "turtle"))
    conforms, _, text = pyshacl.validate(graph, shacl_graph=shapes, inference="none")
    assert conforms, text


#: The properties that DCAT-AP 3.0.1 makes mandatory, of the classes that the description has.
MANDATORY: Final = {
    DCAT.Catalog: {DCTERMS.title, DCTERMS.description, DCTERMS.publisher},
    DCAT.Dataset: {DCTERMS.title, DCTERMS.description},
    DCAT.Distribution: {DCAT.accessURL},
    FOAF.Agent: {FOAF.name},
    SPDX.Checksum: {SPDX.algorithm, SPDX.checksumValue},
    SKOS.Concept: {SKOS.prefLabel},
}


def test_every_mandatory_property_is_there(described: Graph) -> None:
    for kind, properties in MANDATORY.items():
        things = set(described.subjects(RDF.type, kind))
        assert things
        for thing in things:
            assert properties <= set(described.predicates(thing)), thing


def test_the_shapes_ask_for_no_other(described: Graph) -> None:
    shapes = published("dcat-ap-3.0.1-shacl.ttl")
    asked: dict[object, set[object]] = {}
    for shape, kind in shapes.subject_objects(SH.targetClass):
        paths = {
            shapes.value(p, SH.path)
            for p in shapes.objects(shape, SH.property)
            if shapes.value(p, SH.minCount) == Literal(1)
        }
        if paths and (None, RDF.type, kind) in described:
            asked[kind] = paths
    assert asked == MANDATORY


@pytest.mark.parametrize("name", ["rdflib", "published"])
def test_no_term_that_a_vocabulary_lacks(name: str, described: Graph) -> None:
    used = {*described.predicates(), *described.objects(None, RDF.type)} - {RDF.type}
    if name == "published":
        has: set[object] = {DCTERMS.MediaType}
        for file in (
            "dcat3.ttl",
            "dcterms.ttl",
            "foaf.ttl",
            "prov-o.ttl",
            "skos.ttl",
            "void.ttl",
            SCHEMA_ORG,
        ):
            has |= set(published(file).subjects())
        rest = {term for term in used if term not in has}
        assert {str(term).rpartition("#")[0] for term in rest} <= {str(OWL)[:-1], str(SPDX)[:-1]}
        return
    spaces = (DCAT, DCTERMS, FOAF, OWL, PROV, SKOS, VOID)
    unknown = {str(term) for term in used if not any(term in space for space in spaces)}
    assert unknown == {
        str(DCAT_VERSION),
        str(SCHEMA.url),
        *(
            str(SPDX[word])
            for word in ("Checksum", "ChecksumAlgorithm", "algorithm", "checksum", "checksumValue")
        ),
    }


def test_a_document_says_where_it_can_be_read(described: Graph, sago: Dataset) -> None:
    document = URIRef(f"{PROJECT}source/tulosyksikot")
    assert (DATASET, PROV.wasDerivedFrom, document) in described
    assert set(described.predicate_objects(document)) == {
        (DCTERMS.title, Literal("Tulosyksiköt", lang="fi")),
        (SCHEMA.url, URIRef("https://www.kela.fi/tulosyksikot")),
    }
    other = catalogue.catalogue(sago, [])
    for each in describe(sago).documents:
        assert not list(other.predicate_objects(each))


def test_what_the_dataset_says_of_itself(described: Graph) -> None:
    facts = {
        (CATALOGUE, DCAT.dataset, DATASET),
        (DATASET, DCTERMS.title, Literal("Kelan organisaatiograafi", lang="fi")),
        (CATALOGUE, DCTERMS.publisher, URIRef(PROJECT)),
        (DATASET, DCTERMS.creator, URIRef(PROJECT)),
        (DATASET, DCTERMS.license, URIRef("https://creativecommons.org/licenses/by/4.0/")),
        (DATASET, OWL.versionIRI, URIRef(f"{DATASET}/0.1.0")),
        (DATASET, DCAT_VERSION, Literal("0.1.0")),
        (DATASET, DCTERMS.conformsTo, URIRef(f"{PROJECT}responsibility")),
        (DATASET, VOID.vocabulary, URIRef("http://www.w3.org/ns/org#")),
        (DATASET, VOID.exampleResource, URIRef(f"{PROJECT}id/kela")),
    }
    assert {fact for fact in facts if fact not in described} == set()
    languages = {str(language) for language in described.objects(DATASET, DCTERMS.language)}
    assert languages == {f"{EU}language/{name}" for name in ("ENG", "FIN", "SWE")}


def test_languages_by_tag_where_the_dataset_names_none(sago: Dataset) -> None:
    graph = catalogue.catalogue(sago, [])
    languages = {str(language) for language in graph.objects(describe(sago).iri, DCTERMS.language)}
    assert languages == {f"{EU}language/{name}" for name in ("ENG", "SWE")}


def test_the_numbers_are_those_that_sparql_counts(described: Graph, kela: Dataset) -> None:
    asserted = Graph()
    for part in kela.graphs():
        if str(part.identifier) != inferred_graph(kela).value:
            asserted += part
    counted = {
        VOID.triples: "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }",
        VOID.properties: "SELECT (COUNT(DISTINCT ?p) AS ?n) WHERE { ?s ?p ?o }",
        VOID.distinctSubjects: "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }",
        VOID.distinctObjects: "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }",
        VOID.classes: "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s a ?o FILTER(isIRI(?o)) }",
        VOID.entities: "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o "
        f'FILTER(isIRI(?s) && STRSTARTS(STR(?s), "{PROJECT}")) }}',
    }
    for prop, sparql in counted.items():
        ((number,),) = asserted.query(sparql)  # type: ignore[misc]
        assert described.value(DATASET, prop) == number, prop
    assert described.value(DATASET, VOID.triples) == Literal(3723)
    parts = {
        described.value(part, VOID["class"]): described.value(part, VOID.entities)
        for part in described.objects(DATASET, VOID.classPartition)
    }
    assert parts[URIRef(f"{PROJECT}responsibility#Responsibility")] == Literal(23)
    assert parts[URIRef(f"{PROJECT}responsibility#Paragraph")] == Literal(17)


MEDIA: Final = {
    "rq": "application/sparql-query",
    "csv": "text/csv",
    "json": "application/csvm+json",
    "jsonld": "application/ld+json",
    "nq": "application/n-quads",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "svg": "image/svg+xml",
    "trig": "application/trig",
    "ttl": "text/turtle",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def test_every_file_is_told_with_its_size_and_digest(described: Graph, released: dict[str, bytes]) -> None:
    parts = {name: data for name, data in released.items() if not name.startswith("catalog.")}
    told = {str(described.value(d, DCTERMS.title)): d for d in described.objects(DATASET, DCAT.distribution)}
    assert told.keys() == parts.keys()
    for name, data in parts.items():
        node = told[name]
        checksum = described.value(node, SPDX.checksum)
        assert str(described.value(checksum, SPDX.checksumValue)) == hashlib.sha256(data).hexdigest()
        assert int(str(described.value(node, DCAT.byteSize))) == len(data)
        assert str(described.value(node, DCAT.downloadURL)) == f"{DATASET}/0.1.0/{name}"
        media = MEDIA[name.rpartition(".")[2]]
        assert str(described.value(node, DCAT.mediaType)).endswith(f"/media-types/{media}")
        assert {text.language for text in described.objects(node, DCTERMS.description)} == {"fi", "sv", "en"}  # type: ignore[attr-defined]
    dumps = {str(dump).rpartition("/")[2] for dump in described.objects(DATASET, VOID.dataDump)}
    assert dumps == {name for name in parts if name.startswith("graph.")}
    assert len(dumps) == 6
    cpov = told["profile-cpov.ttl"]
    assert described.value(cpov, DCTERMS.conformsTo) == URIRef(
        "https://semiceu.github.io/CPOV/releases/2.1.2"
    )


def test_a_publisher_that_has_a_name(body: Path) -> None:
    path = body / "data" / "dataset.ttl"
    text = path.read_text(encoding="utf-8").replace(
        "    dcterms:creator <https://example.org/sago/> ;",
        "    dcterms:creator <https://example.org/sago/> ; dcterms:publisher sago:hamnstyrelsen ;",
    )
    path.write_text(text, encoding="utf-8")
    graph = catalogue.catalogue(kela_graph.load(body), [])
    (catalog,) = graph.subjects(RDF.type, DCAT.Catalog)
    publisher = graph.value(catalog, DCTERMS.publisher)
    assert {str(name) for name in graph.objects(publisher, FOAF.name)} == {
        "Sagoöarnas hamnstyrelse",
        "Harbour Board of the Fable Isles",
    }
    creator = graph.value(catalog, DCTERMS.creator)
    assert graph.value(creator, FOAF.name) == Literal("https://example.org/sago/")


def test_a_dataset_without_a_version(body: Path) -> None:
    path = body / "data" / "dataset.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("    owl:versionIRI <https://example.org/sago/dataset/1.0.0> ;\n", ""), "utf-8"
    )
    sago = kela_graph.load(body)
    part = catalogue.Part("a.ttl", b"", by_name("turtle", "graph"), {})
    graph = catalogue.catalogue(sago, [part])
    assert (None, DCAT_VERSION, None) not in graph
    assert URIRef("https://example.org/sago/dataset/a.ttl") in set(graph.objects(None, DCAT.downloadURL))


@pytest.mark.slow
def test_on_the_command_line(run_cli: Cli, sago: Dataset, tmp_path: Path) -> None:
    export = ("--root", str(OTHER_BODY), "export", "--catalog")
    files = release.files(sago)
    code, out, err = run_cli(*export)
    assert (code, out.encode(), err) == (0, files["catalog.ttl"], "")
    target = tmp_path / "a.jsonld"
    assert run_cli(*export, "-o", str(target)) == (0, "", "")
    assert target.read_bytes() == files["catalog.jsonld"]
    code, _, err = run_cli(*export, "--format", "csv")
    assert (code, "no format 'csv' for graph" in err) == (2, True)
    code, _, err = run_cli(*export, "sago:hamnstyrelsen")
    assert (code, "a catalogue is of the whole graph" in err) == (2, True)


def test_no_other_format(sago: Dataset) -> None:
    with pytest.raises(InputError, match="no format 'pdf'"):
        release.description(sago, "pdf")
