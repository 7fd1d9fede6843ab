"""Terms come out as they went in: of random data in every format, nothing is lost or written otherwise.

Exports have literals as the file writes them. Queries give what a store makes of them: it keeps numbers,
booleans, dates and durations as values (`kela_graph.rdf.written`). Oxigraph reads tags in lower case.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import RDF, XSD, Literal, URIRef

import kela_graph
from kela_graph import formats
from kela_graph.folder import SHARED
from kela_graph.rdf.canonical import lines
from kela_graph.rdf.nodes import node_of, term_of
from kela_graph.rdf.written import stored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rdflib import Dataset

EX = "https://example.org/body/"
DESCRIPTION = f"""
@prefix resp: <https://w3id.org/kela-graph/responsibility#> . @prefix void: <http://rdfs.org/ns/void#> .
<{EX}dataset> resp:rootOrganization <{EX}root> ; resp:languages "en" ; void:uriSpace "{EX}" .
"""
FORMS = {entry.name: entry for entry in formats.FORMATS if entry.kind == "graph"}

DATATYPES = [
    "string",
    "boolean",
    "decimal",
    "integer",
    "double",
    "float",
    "date",
    "time",
    "dateTime",
    "dateTimeStamp",
    "gYear",
    "gMonth",
    "gDay",
    "gYearMonth",
    "gMonthDay",
    "duration",
    "yearMonthDuration",
    "dayTimeDuration",
    "byte",
    "short",
    "int",
    "long",
    "unsignedByte",
    "unsignedShort",
    "unsignedInt",
    "unsignedLong",
    "positiveInteger",
    "nonNegativeInteger",
    "negativeInteger",
    "nonPositiveInteger",
    "hexBinary",
    "base64Binary",
    "anyURI",
    "language",
    "normalizedString",
    "token",
    "NMTOKEN",
    "Name",
    "NCName",
    "QName",
    "NOTATION",
    "anySimpleType",
]
#: Odd and ill-typed for most datatypes.
TEXTS = [
    "01",
    "+1",
    "-0",
    "1",
    "1.0",
    "1.50",
    ".5",
    "1.",
    "1e0",
    "1E+02",
    "NaN",
    "nan",
    "INF",
    "-INF",
    "+INF",
    "true",
    "TRUE",
    "1_0",
    "0x1f",
    "١",
    "af",
    "AF=",
    "/+8=",
    "a:b",
    "fi-FI",
    "2021-03-04",
    "2021-03-04Z",
    "2021-03-04+02:00",
    "2021-3-4",
    "0000-01-01",
    "12021-03-04",
    "-0044-03-15",
    "2021-02-30",
    "24:00:00",
    "2021-03-04T24:00:00",
    "2021-03-04T05:06:07.100+00:00",
    "2021-03-04T05:06:07.123456789",
    "05:06:07.10Z",
    "2021",
    "2021Z",
    "--12",
    "---31",
    "--02-29Z",
    "2021-12",
    "P0Y1M",
    "P1Y",
    "P12M",
    "PT60S",
    "P1DT24H",
    "-P0D",
    "PT0.10S",
    "P",
]
TEXTS += [
    "",
    " ",
    " 1 ",
    "\t1",
    "a  b",
    " a\tb\n",
    "1" * 40,
    "0." + "1" * 40,
    '"',
    "\\",
    "😀",
    "\u00e4 a\u0308",
]
TAGS = [
    "en",
    "EN",
    "en-GB",
    "en-gb",
    "zh-Hant-TW",
    "sl-rozaj-biske-1994",
    "de-CH-1996",
    "x-Foo",
    "i-klingon",
    "sr-Latn-RS-x-ABC",
]
IRIS = [ox.NamedNode(f"{EX}{name}") for name in ("a", "b", "c", "dataset")]
BLANK = [ox.BlankNode(f"b{number}") for number in range(3)]
PROPERTIES = [ox.NamedNode(f"{EX}{name}") for name in ("p", "q")]
TYPES = [ox.NamedNode(f"{XSD}{name}") for name in DATATYPES] + [
    ox.NamedNode(iri) for iri in (f"{RDF}HTML", f"{RDF}XMLLiteral", f"{RDF}JSON", f"{EX}type")
]
LITERALS = st.one_of(
    st.builds(lambda text, at: ox.Literal(text, datatype=at), st.sampled_from(TEXTS), st.sampled_from(TYPES)),
    st.builds(
        lambda text, tag: ox.Literal(text, language=tag), st.sampled_from(TEXTS), st.sampled_from(TAGS)
    ),
)
#: Of named things, which name blank nodes, which name those after them: so all hangs from what has a name.
STATEMENTS = st.one_of(
    st.builds(ox.Quad, st.sampled_from(IRIS[:3]), st.sampled_from(PROPERTIES), LITERALS),
    st.builds(
        ox.Quad, st.sampled_from(IRIS), st.sampled_from(PROPERTIES), st.sampled_from([*IRIS, BLANK[0]])
    ),
    *(st.builds(ox.Quad, st.just(node), st.sampled_from(PROPERTIES), LITERALS) for node in BLANK),
)
CHAIN = [ox.Quad(node, PROPERTIES[0], below) for node, below in zip((IRIS[0], *BLANK), BLANK, strict=False)]


@pytest.fixture(scope="module")
def body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset folder with nothing but a description; its own files replace the program's ontologies."""
    root = tmp_path_factory.mktemp("terms") / "body"
    for name in (f"ontology/{shared}" for shared in SHARED):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<{EX}{path.stem}> a <{EX}File> .\n", encoding="utf-8")
    (root / "data").mkdir()
    (root / "data" / "dataset.ttl").write_text(DESCRIPTION, encoding="utf-8")
    return root


def loaded(body: Path, quads: list[ox.Quad], form: formats.Format) -> Dataset:
    """The dataset with those quads in a file of that format."""
    assert form.rdf is not None
    path = body / "data" / f"odd{form.suffixes[0]}"
    path.write_bytes(ox.serialize(quads, format=form.rdf) or b"")
    try:
        return kela_graph.load(body)
    finally:
        path.unlink()


def kept(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads as a store keeps them."""
    given = list(quads)
    forms = stored(quad.object for quad in given)
    return [ox.Quad(s, p, forms.get(o, o)) for s, p, o, _ in given]


def read(data: bytes, form: formats.Format) -> bytes:
    """The canonical N-Quads of what was exported, without those of the files that are always there."""
    quads = (ox.Quad(*quad.triple) for quad in ox.parse(data, format=form.rdf))
    return lines(quad for quad in quads if quad.predicate in PROPERTIES)


def exported(dataset: Dataset, form: formats.Format, resource: str | None = None) -> bytes:
    """The canonical N-Quads of an export, whose tags are in the case of RFC 5646."""
    data = kela_graph.export(dataset, form.name, resource=resource)
    assert not re.search(rb'(?:"@|xml:lang=")(?:EN|en-gb|zh-h|sl-R|x-F|sr-l)', data)
    return read(data, form)


def all_of(thing: ox.NamedNode, quads: list[ox.Quad]) -> set[ox.Quad]:
    """What is said of a thing, and of the blank nodes below it."""
    found, wanted = set[ox.Quad](), {thing}
    while new := {quad for quad in quads if quad.subject in wanted} - found:
        found |= new
        wanted = {quad.object for quad in new if isinstance(quad.object, ox.BlankNode)}
    return found


def terms(nodes: Iterable[object]) -> set[str]:
    """The terms among rdflib's nodes that have no blank node's label, as SPARQL writes them."""
    return {str(term_of(node)) for node in nodes if isinstance(node, Literal | URIRef)}


def objects(quads: Iterable[ox.Quad]) -> set[str]:
    """The same of the objects of quads."""
    return {str(quad.object) for quad in quads if not isinstance(quad.object, ox.BlankNode)}


def keeps_terms(
    body: Path, written: list[ox.Quad], form: formats.Format, outs: Iterable[formats.Format]
) -> None:
    """Load quads, and compare all that comes out, in formats, with them."""
    dataset, quads = loaded(body, written, form), kept(written)
    things = {thing: all_of(thing, written) for thing in IRIS}
    assert set().union(*things.values()) == set(written)
    for out in outs:
        assert exported(dataset, out) == lines(set(written))
        for thing, said in things.items():
            if said:
                assert exported(dataset, out, thing.value) == lines(said)
    for each in PROPERTIES:
        expected = objects(quad for quad in quads if quad.predicate == each)
        rows = f"SELECT ?value WHERE {{ ?s <{each.value}> ?value }}"
        assert terms(row["value"] for row in kela_graph.sparql(rows, dataset)) == expected
        assert terms(row[0] for row in dataset.query(rows)) == expected
        found = list(dataset.triples((None, node_of(each), None)))
        assert terms(triple[2] for triple in found) == expected
        assert all(triple in dataset for triple in found)
    told = kela_graph.run("describe", dataset, resource=IRIS[0].value).graph
    assert terms(told.objects(node_of(IRIS[0]))) >= objects(q for q in quads if q.subject == IRIS[0])
    same = kela_graph.sparql(f"CONSTRUCT WHERE {{ <{IRIS[0].value}> ?p ?o }}", dataset).graph
    assert {*same} <= {*told}


DATA = st.lists(STATEMENTS, min_size=1, max_size=30, unique=True).map(lambda drawn: [*CHAIN, *drawn])


@pytest.mark.parametrize("name", FORMS)
@given(DATA)
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_terms_come_out_as_they_went_in(body: Path, name: str, quads: list[ox.Quad]) -> None:
    keeps_terms(body, quads, FORMS[name], [FORMS["n-triples"], FORMS[name]])


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMS)
@given(DATA)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_terms_come_out_as_they_went_in_always(body: Path, name: str, quads: list[ox.Quad]) -> None:
    keeps_terms(body, quads, FORMS[name], FORMS.values())


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_every_datatype_comes_out(body: Path, name: str) -> None:
    literals = [ox.Literal(text, datatype=at) for at in TYPES for text in TEXTS]
    literals += [ox.Literal(text, language=tag) for text in TEXTS[:2] for tag in TAGS]
    quads = [*CHAIN, *(ox.Quad(IRIS[1], PROPERTIES[1], each) for each in literals)]
    keeps_terms(body, quads, FORMS[name], [FORMS["turtle"]])


@pytest.mark.parametrize(
    ("text", "datatype"), [("2021-03-04Z", "date"), ("NaN", "double"), (" a  b", "token"), ("1.0", "integer")]
)
def test_a_literal_that_rdflib_would_change_is_itself(text: str, datatype: str) -> None:
    literal = ox.Literal(text, datatype=ox.NamedNode(f"{XSD}{datatype}"))
    node = node_of(literal)
    assert term_of(node) == literal
    assert isinstance(node, Literal)
    assert str(node) == text
