"""Queries of one's own: what is asked, what is refused, and where a fault lies."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, Dataset, Graph, Literal, URIRef

import kela_graph
from kela_graph.errors import InputError, ParseError, ToolError
from kela_graph.namespaces import RESP
from kela_graph.queries.adhoc import prepare

if TYPE_CHECKING:
    from kela_graph.queries.adhoc import Result

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l FILTER(?c != ?f && ?i != ?l) }"
PLACES = "SELECT ?unit ?none { ?unit resp:operatesIn ?place } ORDER BY ?unit"


def test_rows_are_mappings_of_terms(kela: Dataset) -> None:
    result = kela_graph.sparql(
        "SELECT ?unit ?name ?none { ?unit skos:prefLabel ?name, 'Yhteyskeskus'@fi }", kela
    )
    assert result.columns == ("unit", "name", "none")
    assert len(result) == 3
    assert {row["unit"] for row in result} == {URIRef("https://w3id.org/kela-graph/id/yhteyskeskus")}
    assert Literal("Customer Contact Centre", lang="en") in {row["name"] for row in result}
    assert {row["none"] for row in result} == {None}
    assert result
    assert result.truth is None


def test_true_and_false(kela: Dataset) -> None:
    yes = kela_graph.sparql("ASK { id:yhteyskeskus a resp:Unit }", kela)
    no = kela_graph.sparql("ASK { id:kela a resp:Unit }", kela)
    assert (yes.truth, bool(yes), no.truth, bool(no)) == (True, True, False, False)
    assert (yes.columns, yes.rows, len(yes.graph)) == ((), (), 0)
    assert yes.serialize("csv") == b"true"


@pytest.mark.parametrize(
    "query", ["DESCRIBE id:perintakeskus", "CONSTRUCT WHERE { id:perintakeskus a ?type }"]
)
def test_graphs_have_the_datasets_prefixes(query: str, kela: Dataset) -> None:
    result = kela_graph.sparql(query, kela)
    unit = URIRef("https://w3id.org/kela-graph/id/perintakeskus")
    assert (unit, RDF.type, RESP.Unit) in result.graph
    assert len(result) == len(result.graph)
    read = Graph().parse(data=result.serialize("turtle"), format="turtle")
    assert (unit, RDF.type, RESP.Unit) in read
    assert b"@prefix id:" in result.serialize("turtle")


def test_every_standard_format_of_rows(kela: Dataset) -> None:
    result = kela_graph.sparql(PLACES, kela)
    for name in ("csv", "tsv", "json", "xml"):
        assert b"yhteyskeskus" in result.serialize(name)
    with pytest.raises(InputError, match="for people"):
        result.serialize("table")


def test_only_the_graphs_that_a_query_names_are_read(kela: Dataset) -> None:
    base = "https://w3id.org/kela-graph/"
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s org:subOrganizationOf ?o }}"

    def number(clause: str) -> int:
        (row,) = kela_graph.sparql(count.format(clause), kela)
        return int(str(row["n"]))

    assert number(f"FROM <{base}graph/data/units.ttl>") == number("") > 0
    assert number(f"FROM <{base}graph/data/tasks.ttl>") == 0


def test_another_store_gives_the_same(kela: Dataset) -> None:
    plain = Dataset(default_union=True)
    for prefix, namespace in kela.namespaces():
        plain.bind(prefix, namespace)
    plain.addN((s, p, o, plain.graph(g)) for s, p, o, g in kela.quads())
    assert kela_graph.sparql(PLACES, plain).rows == kela_graph.sparql(PLACES, kela).rows
    assert kela_graph.sparql("ASK { id:kela a resp:Unit }", plain).truth is False


def test_only_prefixes_that_lack_are_added_and_lines_stay(kela: Dataset) -> None:
    text = "PREFIX id: <http://x/>\nASK { id:a skos:b resp:c, 'foaf:d' } # org:e"
    skos = "http://www.w3.org/2004/02/skos/core#"
    assert prepare(text, kela).whole == f"PREFIX resp: <{RESP}> PREFIX skos: <{skos}> {text}"


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "query: there is no query"),
        ("# nothing\n", "query: there is no query"),
        ("SELEC * {}", "1:1: 'SELEC' can't begin a query"),
        ("PREFIX a: <b c>", "1:15: IRI parsing failed"),
        ("SELECT * { ?s fooo:bar ?o }", r"1:15: unknown prefix fooo: \(write PREFIX"),
        ("SELECT * {\n ?s skso:bar ?o }", r"2:5: unknown prefix skso: \(did you mean skos"),
        ("SELECT *\n WHERE { ?s ?p", "2:15: the query ends too early"),
        ("SELECT * { ?s ?p ?o }} ASK {}", "1:22: '}' can't stand here"),
        ("SELECT * { ?s ?p ?o . FILTER(?o = ) }\n# x", r"1:35: '\)' can't stand here"),
        ("SELECT * { ?s ?p ?o . FILTR(?o = 1) }", "1:23: 'FILTR' can't stand here"),
        ("SELECT ?x\r\nWHERE {\r\n ?x a skos:Concept;\r\n ]}", "4:2: ']' can't stand here"),
        ("SELECT * { ?s ?p 'ä', '😀' foo }", "1:27: 'foo' can't stand here"),
        ("SELECT ?s (COUNT(*) AS ?n) {?s ?p ?o}", "The SELECT contains a variable that is unbound"),
        ("SELECT ?x { ?x a <rel> }", "1:18: IRI parsing failed"),
    ],
)
def test_a_fault_is_told_with_its_place(query: str, told: str, kela: Dataset) -> None:
    with pytest.raises(InputError, match=told):
        kela_graph.sparql(query, kela)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { id:a id:b id:c }",
        "DELETE WHERE { ?s ?p ?o }",
        "WITH <http://x/g> DELETE { ?s ?p ?o } WHERE {}",
        "LOAD <http://x/>",
        "CLEAR ALL",
        "CREATE GRAPH <http://x/>",
        "DROP ALL",
        "COPY DEFAULT TO <http://x/>",
        "MOVE DEFAULT TO <http://x/>",
        "ADD DEFAULT TO <http://x/>",
        "PREFIX a: <http://x/> # ASK\ninsert data {}",
    ],
)
def test_updates_are_refused(update: str, kela: Dataset) -> None:
    before = len(kela)
    with pytest.raises(ParseError, match="changes data: only queries are run"):
        kela_graph.sparql(update, kela)
    assert len(kela) == before


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
        "ASK { service silent ?x { ?s ?p ?o } }",
        "ASK { FILTER EXISTS { SERVICE id:x { ?s ?p ?o } } }",
        "ASK { { SELECT * { ?a ?b 1SERVICE?x{ ?s ?p ?o } } } }",
        "PREFIX : <http://x/> ASK { SERVICE:x { ?s ?p ?o } }",
        # What looks like an IRI and is the operator: the parser knows, a lexer alone does not.
        "ASK { ?a ?b ?c FILTER(?a<?c)SERVICE#>\n<http://localhost:1/>{ ?x ?y ?z } }",
        "ASK { ?a ?b ?c FILTER(?a<?b#>'''\n)  #''' \n SERVICE <http://localhost:1/> { ?s ?p ?o } }",
    ],
)
def test_calls_of_other_servers_are_refused(query: str, kela: Dataset) -> None:
    with pytest.raises(ParseError, match="SERVICE asks another server"):
        kela_graph.sparql(query, kela)


@pytest.mark.parametrize(
    "query",
    [
        "ASK { ?s ?service 'SERVICE <x> {' } # SERVICE",
        'ASK { ?s <http://x/service#SERVICE> \'x\'@service, """\nSERVICE""" }',
        "PREFIX service: <http://x/> ASK { ?s service:y id:service }",
    ],
)
def test_the_word_elsewhere_is_no_call(query: str, kela: Dataset) -> None:
    assert kela_graph.sparql(query, kela).truth is False


def test_a_call_that_is_allowed_and_fails_is_a_fault_of_the_server(kela: Dataset) -> None:
    query = "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }"
    with pytest.raises(ToolError, match="other server that it calls gave no answer"):
        kela_graph.sparql(query, kela, allow_service=True)


def test_what_the_engine_cannot_do_is_told(kela: Dataset) -> None:
    with pytest.raises(InputError, match=r"can't be answered: .*not supported"):
        kela_graph.sparql("SELECT * { ?s ?p ?o FILTER(<http://x/f>(?o)) }", kela)


def test_a_query_that_never_ends_is_ended(kela: Dataset) -> None:
    begun = time.monotonic()
    with pytest.raises(ToolError, match=r"no answer within 0\.5 seconds"):
        kela_graph.sparql(ENDLESS, kela, timeout=0.5)
    assert time.monotonic() - begun < 30
    assert kela_graph.sparql(PLACES, kela, timeout=60).rows == kela_graph.sparql(PLACES, kela).rows


def test_rows_for_pandas(kela: Dataset) -> None:
    query = "SELECT ?n ?x ?bad ?none { VALUES (?n ?x ?bad) { (1 id:kela 'x'^^xsd:integer) } }"
    frame = kela_graph.sparql(query, kela).to_pandas()
    assert list(frame.columns) == ["n", "x", "bad", "none"]
    assert frame.iloc[0].tolist() == [1, "https://w3id.org/kela-graph/id/kela", "x", None]
    with pytest.raises(InputError, match="ASK: true or false> has no rows"):
        kela_graph.sparql("ASK {}", kela).to_pandas()


def shown(result: Result) -> str:
    return result._repr_html_()


def test_in_a_notebook_text_is_escaped_and_links_are_of_the_web(kela: Dataset) -> None:
    query = """SELECT ?a ?b ?c { VALUES (?a ?b ?c) {
      ("<script>alert('x')</script>" <javascript:alert(1)> <http://x/?a&b>) } }"""
    html = shown(kela_graph.sparql(query, kela))
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert '<a href="http://x/?a&amp;b" rel="noreferrer">&lt;http://x/?a&amp;b&gt;</a>' in html
    assert "1 row" in html
    assert shown(kela_graph.sparql("ASK {}", kela)) == "<p>true</p>"
    assert repr(kela_graph.sparql("ASK {}", kela)) == "<Result of ASK: true or false>"
    assert "5 triples" in shown(kela_graph.sparql("CONSTRUCT { ?u a ?n } { ?u resp:operatesIn ?n }", kela))


def test_a_long_answer_is_cut_and_counted(kela: Dataset) -> None:
    html = shown(kela_graph.sparql("SELECT * { ?s ?p ?o } LIMIT 1200", kela))
    assert "the first 100 of 1,200 rows" in html
    assert html.count("<tr>") == 101
