"""Odd but legal data: every export writes it, or says in a sentence what it can't write and what to do."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.parsers import expat

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kela_graph
from kela_graph import formats, queries
from kela_graph.errors import InputError
from kela_graph.exports import csv_files, matrix, pictures, release, scope, spreadsheet, tables
from kela_graph.folder import open_folder
from kela_graph.rdf.canonical import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rdflib import Dataset

PREFIXES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix resp: <https://w3id.org/kela-graph/responsibility#> .
@prefix sago: <https://example.org/sago/id/> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix stadga: <https://example.org/sago/source/stadga#> .
@prefix typ: <https://example.org/sago/typ#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATASET = "<https://example.org/sago/dataset>"
UNIT = "sago:ny a typ:Division ; org:subOrganizationOf sago:hamnstyrelsen ; "
HELD = "resp:heldBy sago:granskningen ; resp:basis resp:Stated ; dcterms:source stadga:p1"
CONTROL = r"'N\u0000y\u0001x\u001F\uFFFE'@sv"

#: What every export writes, each with a unit or task of its own.
WRITTEN = {
    "a type without / or #": "sago:ny a <urn:typer:Sak> , <mailto:a@b> .",
    "a property without / or #": "sago:ny <urn:egenskap> 1 .",
    "types that are no names": "sago:ny a <http://e.org/1> . sago:n2 a <http://e.org/> , rdf:li .",
    "a class of units that is no name": "<http://e.org/1> rdfs:subClassOf resp:Unit . "
    "sago:ny a <http://e.org/1> ; org:subOrganizationOf sago:hamnstyrelsen ; skos:prefLabel 'Ny'@sv .",
    "a licence that is text": f"{DATASET} dcterms:license 'Fri'@sv , [ rdfs:label 'Fri'@sv ] .",
    "texts where things stand": f"{DATASET} dcterms:creator 'A' ; dcterms:language 'sv' . "
    "<https://example.org/sago/source/stadga> schema:url 'https://e.org/x' , [] ; dcterms:issued 'snart' .",
    "a unit that is a blank node": "[] a typ:Division ; org:subOrganizationOf sago:hamnstyrelsen .",
    "a task that is a blank node": f"[] a resp:Responsibility ; {HELD} ; resp:taskHandled [ a resp:Task ] .",
    "JSON that is none": r"sago:ny rdfs:comment '{'^^rdf:JSON , '{\"a\": 1}'^^rdf:JSON .",
    "numbers that are none": "sago:granskningen resp:order 'a' , 1.5 , 'x'^^xsd:integer .",
    "lists that are none": "sago:ny rdfs:seeAlso [ rdf:first 1 ] , ( () ) . _:a rdf:first 1 ; rdf:rest _:a .",
    "blank nodes that are alike": "[] a typ:Y . [] a typ:Y . _:a rdfs:seeAlso _:b . _:b rdfs:seeAlso _:a .",
    "names of no language": f"{UNIT} skos:prefLabel 'A'@x-foo , '' , '  '@sv , [] , <http://e.org> , 7 .",
    "circles": f"{UNIT} skos:prefLabel 'Ny'@sv . sago:hamnstyrelsen org:subOrganizationOf sago:ny .",
}
#: What XML can't hold: the workbook shows its characters as escapes, RDF/XML is told of.
UNWRITABLE = {
    "a property that is no name": ("sago:ny <http://e.org/1> 1 .", "<http://e.org/1> can't be the name"),
    "a property of RDF's syntax": ("sago:ny rdf:li 1 .", "ns#li> can't be the name"),
    "a property with a sign": ("sago:ny <http://e.org/\U0001f600> 1 .", "can't be the name"),
    "control characters": (f"{UNIT} skos:prefLabel {CONTROL} .", r"XML lacks a character of “N\x00y\x01x"),
    "control characters of a task": (
        f"sago:r a resp:Responsibility ; {HELD} ; resp:taskHandled sago:t . "
        f"sago:t a resp:Task ; skos:prefLabel {CONTROL} . {DATASET} dcterms:title {CONTROL} .",
        "XML lacks a character",
    ),
}


def made(body: Path, turtle: str) -> Dataset:
    (body / "data" / "odd.ttl").write_text(PREFIXES + turtle, encoding="utf-8")
    return kela_graph.load(body)


def graphs(dataset: Dataset) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Every export in a format of RDF but RDF/XML."""
    for name in formats.names("graph"):
        if name != "rdf-xml":
            yield name, lambda name=name: kela_graph.export(dataset, name)  # type: ignore[misc]
    yield "n-quads", lambda: kela_graph.export(dataset, canonical_form=True)


def is_xml(data: bytes) -> bool:
    expat.ParserCreate().Parse(data, True)
    return True


def check_the_rest(dataset: Dataset) -> None:
    """Write what is no format of RDF, and see that XML is XML."""
    found = tables.read(dataset)
    csv_files.files(found, dataset)
    book = zipfile.ZipFile(io.BytesIO(spreadsheet.write(found, dataset, matrix.read(dataset))))
    assert all(is_xml(book.read(name)) for name in book.namelist())
    for form in formats.names("picture"):
        for subject in pictures.SUBJECTS:
            if form == "svg" or subject != pictures.MATRIX:
                data = pictures.draw(dataset, form, None, subject)
                assert form != "svg" or is_xml(data)
    for name in queries.library(open_folder(), "profiles"):
        kela_graph.export(dataset, "json-ld", profile=name)


def read_again(dataset: Dataset) -> None:
    """See that each format holds what the graph holds, in named graphs or in their union."""
    named = list(scope.whole(dataset))
    union = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in named}
    for name, write in graphs(dataset):
        form = formats.by_name(name, "graph").rdf
        assert form is not None
        held = named if name in ("trig", "n-quads") else union
        assert lines(ox.parse(write(), format=form)) == lines(held), name


@pytest.mark.sample(every=5)
@pytest.mark.parametrize("turtle", WRITTEN.values(), ids=WRITTEN)
def test_it_is_written_whole(turtle: str, body: Path) -> None:
    dataset = made(body, turtle)
    read_again(dataset)
    data = kela_graph.export(dataset, "rdf-xml")
    union = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in scope.whole(dataset)}
    assert lines(ox.parse(data, format=ox.RdfFormat.RDF_XML)) == lines(union)
    check_the_rest(dataset)
    left_out: list[str] = []
    assert release.files(dataset, left_out.append)
    assert left_out == []


@pytest.mark.sample(every=3)
@pytest.mark.parametrize(("turtle", "told"), UNWRITABLE.values(), ids=UNWRITABLE)
def test_what_rdf_xml_cannot_write_is_told(turtle: str, told: str, body: Path) -> None:
    dataset = made(body, turtle)
    read_again(dataset)
    with pytest.raises(InputError) as caught:
        kela_graph.export(dataset, "rdf-xml")
    assert told in str(caught.value)
    assert str(caught.value).endswith("or choose another format")
    check_the_rest(dataset)
    left_out: list[str] = []
    files = release.files(dataset, left_out.append)
    assert [line.partition(" ")[0] for line in left_out] == ["graph.rdf"]
    assert "graph.rdf" not in files
    assert b"graph.rdf" not in files[release.DESCRIPTION]


def test_a_type_that_is_no_name_is_a_property_of_a_description(body: Path) -> None:
    data = kela_graph.export(made(body, "sago:ny a <http://e.org/1> ."), "rdf-xml").decode()
    assert 'about="https://example.org/sago/id/ny">\n\t\t<rdf:type rdf:resource="http://e.org/1"/>' in data
    assert "x-kela-graph" not in data


#: Of what random statements are made: what exports read, and what they do not expect.
SUBJECTS = [
    *("sago:ny", "sago:hamnstyrelsen", "sago:granskningen", "sago:lotsning", "sago:r1", "sago:norron"),
    *("typ:Division", "stadga:p1", "<https://example.org/sago/source/stadga>", DATASET, "[]", "_:a"),
]
PROPERTIES = [
    *("a", "org:subOrganizationOf", "org:reportsTo", "org:postIn", "rdfs:subClassOf", "rdfs:label"),
    *("resp:heldBy", "resp:taskHandled", "resp:hasTask", "resp:operatesIn", "resp:order", "resp:number"),
    *(
        "resp:givenAsExample",
        "resp:audience",
        "resp:undated",
        "skos:prefLabel",
        "skos:altLabel",
        "skos:broader",
    ),
    *(
        "dcterms:source",
        "dcterms:subject",
        "dcterms:license",
        "dcterms:title",
        "dcterms:isPartOf",
        "owl:sameAs",
    ),
    *("schema:url", "rdf:first", "rdf:rest", "<urn:egenskap>", "<http://e.org/x>", "<http://e.org/1>"),
]
VALUES = [
    *("sago:ny", "sago:hamnstyrelsen", "sago:lotsning", "typ:Division", "org:Post", "resp:Task", "resp:Unit"),
    *("org:FormalOrganization", "resp:Responsibility", "skos:Concept", "[]", "_:a", "()", "(1 _:a)"),
    *(
        "<urn:x>",
        "<mailto:a@b>",
        "<http://e.org/1>",
        "<http://e.org/>",
        "'A'@sv",
        "'A'@en",
        "''",
        "7",
        "1.50",
    ),
    *("true", "'x'^^xsd:integer", "'2020-13-99'^^xsd:date", "'{'^^rdf:JSON", "'=1+1'@sv", CONTROL),
    *("'<&>]]>'@sv", "'a\\u2028\\u202Eb'@sv", f"'{'å' * 300}'@sv", "-7", "99999999999999999999"),
]
STATEMENTS = st.lists(
    st.tuples(*map(st.sampled_from, (SUBJECTS, PROPERTIES, VALUES))), min_size=1, max_size=9
)


@pytest.mark.parametrize("number", [2, pytest.param(60, marks=pytest.mark.slow)])
def test_random_statements_are_written_whole(body: Path, number: int) -> None:
    quick = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    tried = settings(max_examples=number, deadline=None, suppress_health_check=quick)(
        given(STATEMENTS)(written)
    )
    tried(body)


def written(body: Path, found: list[tuple[str, str, str]]) -> None:
    """See that all exports of the body with some statements more are whole, or told of."""
    dataset = made(body, "".join(f"{' '.join(words)} .\n" for words in found))
    read_again(dataset)
    union = {ox.Quad(quad.subject, quad.predicate, quad.object) for quad in scope.whole(dataset)}
    with suppress(InputError):
        data = kela_graph.export(dataset, "rdf-xml")
        assert lines(ox.parse(data, format=ox.RdfFormat.RDF_XML)) == lines(union)
    check_the_rest(dataset)
