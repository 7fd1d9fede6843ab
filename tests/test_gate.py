"""The gate that every query passes: nothing is sent, and nothing is planned that has no end."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

import kela_graph
from kela_graph.checks import engines, judge, shapes
from kela_graph.errors import InputError, KelaGraphError, ParseError
from kela_graph.rdf import gate
from kela_graph.rdf.dataset import Union
from kela_graph.rdf.store import Store
from tests.conftest import OTHER_BODY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rdflib import Dataset


SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix e: <http://e.example/> .
e:Judges a sh:NodeShape ; sh:targetClass org:FormalOrganization ; sh:message "judged: yes" ;
  sh:property [ sh:path e:none ; sh:minCount 1 ] .
e:Constraint a sh:NodeShape ; sh:targetClass org:FormalOrganization ; sh:sparql [
  sh:select '''SELECT $this WHERE {
    service # a comment
    silent<ADDR> { ?a ?b ?c } }''' ] .
e:Component a sh:ConstraintComponent ; sh:parameter [ sh:path e:flag ] ; sh:validator [
  a sh:SPARQLAskValidator ; sh:ask "ASK { SERVICE <ADDR> { ?a ?b ?c } }" ] .
e:Flagged a sh:NodeShape ; sh:targetClass org:FormalOrganization ; e:flag true .
e:Target a sh:NodeShape ; sh:nodeKind sh:IRI ; sh:target [
  a sh:SPARQLTarget ; sh:select "SELECT ?this { SERVICE <ADDR> { ?this ?b ?c } }" ] .
e:function a sh:SPARQLFunction ; sh:returnType xsd:boolean ; sh:ask "ASK { SERVICE <ADDR> {} }" .
e:Rule a sh:NodeShape ; sh:targetClass org:FormalOrganization ; sh:rule [
  a sh:SPARQLRule ; sh:construct "CONSTRUCT { $this a e:X } WHERE { SERVICE <ADDR> {} }" ] .
e:From a sh:NodeShape ; sh:targetClass org:FormalOrganization ; sh:sparql [
  sh:select "SELECT $this FROM <ADDR> WHERE { $this ?b ?c }" ] .
e:Escape a sh:NodeShape ; sh:targetClass org:FormalOrganization ; sh:sparql [
  sh:select '''SELECT $this { $this ?b "\\\\u0022 . SERVICE <ADDR> {} FILTER(?b != \\\\u0022" }''' ] .
e:Injected a sh:NodeShape ; sh:targetClass org:FormalOrganization ; sh:sparql [ sh:prefixes e: ;
  sh:select "SELECT $this { $this ?b ?c }" ] .
e: sh:declare [ sh:prefix "e" ; sh:namespace "x:> SELECT * { SERVICE <ADDR> {} } #"^^xsd:anyURI ] .
"""

#: What is refused in the shapes, in their order.
REFUSED = re.compile(r'service #|(?<!"x:> SELECT \* { )SERVICE <|(?<=FROM )<|\\\\u0022(?= \.)|"x:>')


def places() -> list[tuple[int, int]]:
    """The line and column of each first thing of a query that is refused."""
    found = {}
    for match in REFUSED.finditer(SHAPES):
        line = SHAPES.count("\n", 0, match.start()) + 1
        found.setdefault(line, match.start() - SHAPES.rfind("\n", 0, match.start()))
    return sorted(found.items())


QUERY = "SELECT ?entity ?property ?value WHERE {\n  {} SERVICE <ADDR> { ?entity ?property ?value } }"
HEADER = """#+ summary: x
#+ problem: x
#+ why: x
#+ solution: x
#+ severity: error
#+ reads: asserted
#+ columns: entity property value

"""


def commands(body: Path, target: Path) -> list[list[str]]:
    root = ["--root", str(body)]
    return [
        ["check", *root],
        *([["check", "--engine", "fast", *root]] if engines.is_installed("fast") else []),
        ["queries", *root],
        ["queries", "x", *root],
        ["query", "x", *root],
        ["query", "islands", *root],
        ["sparql", "ASK { service <ADDR> {} }", *root],
        ["export", "--release", str(target), *root],
        ["diff", str(body), str(OTHER_BODY)],
        ["show", *root],
    ]


def write(path: Path, text: str, address: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace("ADDR", address), encoding="utf-8")


def test_no_query_of_a_folder_sends_anything(
    body: Path,
    tmp_path: Path,
    listener: tuple[str, list[object]],
    run_cli: Callable[..., tuple[int, str, str]],
) -> None:
    address, seen = listener
    places = ("", "checks/", "profiles/", "tables/")
    for place in places:
        write(body / "queries" / f"{place}x.rq", HEADER + QUERY, address)
    write(body / "queries/tests/x.rq", QUERY, address)
    for command in commands(body, tmp_path / "released"):
        code, out, err = run_cli(*(each.replace("ADDR", address) for each in command))
        asks_none = command[0] in ("show", "diff") or "islands" in command
        assert code == (0 if asks_none else 2), (command, out, err)
        assert asks_none or "SERVICE asks another server" in out + err
        assert "Traceback" not in err
        if command[0] == "check":
            for place in places:
                assert f"{place}x.rq:10:6: error [syntax] SERVICE" in out
            assert "queries/tests/x.rq: error [syntax] names no question" in out
    assert not kela_graph.check(body).parsed
    with pytest.raises(ParseError, match=r"x\.rq:10:6: SERVICE"):
        kela_graph.library(body)
    assert seen == []


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_no_query_of_a_shape_sends_anything(
    engine: engines.ShaclEngine,
    body: Path,
    tmp_path: Path,
    listener: tuple[str, list[object]],
    run_cli: Callable[..., tuple[int, str, str]],
) -> None:
    if not engines.is_installed(engine):
        pytest.skip("the engine is not installed")
    address, seen = listener
    write(body / "ontology/own-shapes.ttl", SHAPES, address)
    for command in commands(body, tmp_path / "released") if engine == "pyshacl" else ():
        if command[0] != "check":
            _, _, err = run_cli(*(each.replace("ADDR", address) for each in command))
            assert "Traceback" not in err
    own = [body / "ontology/own-shapes.ttl"]
    files = [OTHER_BODY / "data/units.ttl", OTHER_BODY / "ontology"]
    for report in (
        kela_graph.check(body, engine=engine),
        judge.check_graphs(files, own, engine=engine),
    ):
        told = [each for each in report.findings if each.rule == "malformed-shape"]
        assert sorted((each.at.line, each.at.column) for each in told) == places()
        assert not any(map(shapes.is_malformed, report.findings))
        assert any(each.rule.endswith("Judges-MinCount") for each in report.findings), "the rest is judged"
    assert seen == []


def test_no_query_of_a_user_sends_anything(sago: Dataset, listener: tuple[str, list[object]]) -> None:
    address, seen = listener
    query = f"SELECT * {{ SERVICE SILENT <{address}> {{ ?a ?b ?c }} }}"
    far = "SELECT * FROM <ADDR> { ?a ?b ?c }".replace("ADDR", address)
    graph = next(iter(sago.graphs()))
    for ask in (
        lambda: kela_graph.sparql(query, sago),
        lambda: kela_graph.sparql(query, sago, timeout=5),
        lambda: sago.query(query),
        lambda: sago.query(query, use_store_provided=False),
        lambda: sago.query(prepareQuery(query)),
        lambda: graph.query(query),
        lambda: sago.query(far),
        lambda: sago.query(far.replace("FROM", "FROM NAMED"), use_store_provided=False),
        lambda: kela_graph.sparql(far, sago),
        lambda: kela_graph.sparql(f"LOAD <{address}>", sago),
    ):
        with pytest.raises(ParseError, match=r"query:1:\d+: "):
            ask()
    changed = Union(Store())
    for update in (f"LOAD SILENT <{address}>", query.replace("SELECT *", "INSERT { ?a ?b ?c } WHERE")):
        with pytest.raises(ParseError, match=r"update:1:\d+: (LOAD|SERVICE) asks another server"):
            changed.update(update)
    changed.update("PREFIX load: <x:> INSERT DATA { load:a load:service 'LOAD' }")
    assert len(changed) == 1
    assert seen == []
    with pytest.raises(KelaGraphError):
        kela_graph.sparql(query.replace("SILENT ", ""), sago, allow_service=True)
    assert seen, "the listener would have seen it"


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_a_deep_query_of_a_shape_is_judged(engine: engines.ShaclEngine, tmp_path: Path) -> None:
    if not engines.is_installed(engine):
        pytest.skip("the engine is not installed")
    deep = "(" * 120 + "?b = <x:b>" + ")" * 120
    (tmp_path / "data.ttl").write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . <x:S> a sh:NodeShape ; sh:targetNode <x:a> ; sh:sparql ["
        f' sh:message "found: no" ; sh:select "SELECT $this {{ $this ?b ?c FILTER({deep}) }}" ] .',
        encoding="utf-8",
    )
    (found,) = judge.check_graphs([tmp_path / "data.ttl"], [tmp_path / "shapes.ttl"], engine=engine).findings
    assert found.message["en"] == "found: no"


# -- Bounds -------------------------------------------------------------------------------------------------

FILTER = "ASK {{ ?a ?b ?c FILTER({}) }}"

#: What is beyond a bound, with the place at which it is told.
BEYOND = {
    "long": ("ASK {" + " " * gate.LENGTH + "}", 1, gate.LENGTH + 1),
    "wide": ("SELECT * {\n" + "?a ?b ?c .\n" * 1_000 + "}", 130, 10),
    "objects": ("SELECT * { ?a ?b " + "?c,\n" * 1_000 + "?c }", 129, 3),
    "predicates": ("SELECT * { ?a " + "?b ?c;\n" * 1_000 + "}", 129, 6),
    "list": ("SELECT * { ?a ?b (\n" + "1\n" * 1_000 + ") }", 66, 1),
    "path": ("SELECT * { ?a <x:>\n" + "/<x:>\n" * 1_000 + "?c }", 130, 1),
    "groups": ("SELECT * {\n" + "{?a ?b ?c}\n" * 1_000 + "}", 130, 10),
    "graphs": ("SELECT * {\n" + "GRAPH ?g {?a ?b ?c}\n" * 1_000 + "}", 66, 10),
    "sub-selects": ("SELECT * {\n" + "{SELECT * {\n" + "[] ?b [] .\n" * 1_000 + "}} }", 131, 10),
    "parentheses": (FILTER.format("(" * 5_000 + "?a" + ")" * 5_000), 1, 149),
    "braces": ("ASK " + "{" * 5_000 + "}" * 5_000, 1, 133),
    "brackets": ("ASK { ?a ?b " + "[ ?b " * 5_000 + "1" + "]" * 5_000 + "}", 1, 648),
    "lists": ("ASK { ?a ?b " + "(" * 5_000 + ")" * 5_000 + "}", 1, 78),
    "triple terms": ("ASK { " + "<<" * 5_000 + ">>" * 5_000 + "}", 1, 135),
    "behind an operator": (FILTER.format("?a<" + "(" * 5_000 + "?b>1"), 1, 25),
    "not": (FILTER.format("!" * 5_000 + "?a"), 1, 1022),
    "or": (FILTER.format("||\n".join(["?a"] * 5_000)), 1000, 3),
    "sums": (FILTER.format("+\n".join(["?a"] * 5_000)), 1000, 3),
    "alternatives": ("ASK { ?a " + "|\n".join(["<x:>"] * 5_000) + " ?c }", 1001, 5),
    "bindings": ("SELECT * { " + "BIND(1 AS ?a)\n" * 5_000 + "}", 130, 1),
    "unions": ("SELECT * { {}\n" + "UNION {?a ?b ?c}\n" * 5_000 + "}", 501, 1),
    "minus": ("SELECT * { ?a ?b ?c\n" + "MINUS {?a ?b ?c}\n" * 5_000 + "}", 501, 1),
    "expressions": ("SELECT " + "(1 AS ?a)\n" * 5_000 + "{}", 501, 1),
    "described": ("DESCRIBE\n" + "<x:>\n" * 5_000, 1003, 1),
}

#: What is near a bound, and may be asked.
WITHIN = {
    "wide": "SELECT * {\n" + "?a ?b ?c .\n" * 128 + "}",
    "many optional": "SELECT * {" + "OPTIONAL { ?a ?b ?c } " * 400 + "}",
    "many unions": "SELECT * {" + " UNION ".join(["{ ?a ?b ?c }"] * 400) + "}",
    "many values": "SELECT * { VALUES ?a { " + "<urn:a-b/c> " * 20_000 + "} ?a ?b ?c }",
    "many rows": "BASE <http://e.example/> SELECT * { VALUES (?a ?b) { "
    + "(<urn:a-b> <#c>) " * 10_000
    + "} ?a ?b ?c }",
    "many members": FILTER.format("?a IN (" + ",".join(["<urn:a-b>"] * 20_000) + ")"),
    "long template": "CONSTRUCT { " + "?a ?b ?c . " * 2_000 + "} WHERE { ?a ?b ?c }",
    "deep": FILTER.format("(" * 126 + "?a" + ")" * 126),
    "alternatives": FILTER.format("||".join(["?a = 1"] * 300)),
    "a long text": "ASK { ?a ?b '''" + "(" * 10_000 + "''' }",
    "a comment": "ASK { # " + "{" * 10_000 + " SERVICE\n}",
    "digits": "ASK { ?a ?b " + "1" * 100_000 + "}",
    "a variable": "SELECT ?service { ?service ?load ?from }",
    "a prefix": "PREFIX service: <x:SERVICE#> ASK { service:load a service:SERVICE }",
    "a string": 'ASK { ?a ?b \'SERVICE <x:> {}\', """FROM <x:> LOAD""" }',
    "an IRI": "ASK { <x:SERVICE> <x:FROM> <http://e.example/LOAD#service'> }",
    "operators": FILTER.format("?a<?b&&(?c>?a)"),
}


@pytest.mark.parametrize("kind", BEYOND)
def test_a_query_beyond_a_bound_is_refused_at_its_place(kind: str, sago: Dataset) -> None:
    query, line, column = BEYOND[kind]
    began = time.process_time()
    with pytest.raises(ParseError, match=f"^query:{line}:{column}: "):
        gate.admit(query)
    assert time.process_time() - began < 2
    with pytest.raises(InputError):
        kela_graph.sparql(query, sago, timeout=60)


@pytest.mark.parametrize("kind", WITHIN)
def test_a_query_near_a_bound_may_be_asked(kind: str) -> None:
    gate.admit(WITHIN[kind])
    gate.parse(WITHIN[kind])


@pytest.mark.slow
@pytest.mark.parametrize("kind", WITHIN)
def test_what_may_be_asked_is_planned_in_seconds(kind: str) -> None:
    began = time.process_time()
    ox.Store().query(WITHIN[kind])
    assert time.process_time() - began < 30


@pytest.mark.parametrize(
    "asked", ["SELECT * {\n ?a ?b ?c . } }", "ASK { ?a x:b ?c }", "SELECT ?a ?a { ?a ?b ?c }"]
)
def test_a_query_is_parsed_and_not_asked(asked: str) -> None:
    with pytest.raises(SyntaxError) as caught:
        gate.parse(asked)
    assert caught.value.lineno
    with pytest.raises(SyntaxError):
        gate.parse("ASK {}", {"x": "no IRI"})


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("PREFIX e: <x:> SELECT ?b (COUNT(?c) AS ?n) ?a { ?a ?b ?c } GROUP BY ?b ?a", ("b", "n", "a")),
        ("SELECT DISTINCT (STR(?x) AS ?y) WHERE { ?a ?b ?x }", ("y",)),
        ("SELECT * { ?b ?a 1 VALUES ?c { 1 } } # comment", ("a", "b", "c")),
        ("SELECT * { { SELECT (COUNT(*) AS ?n) { VALUES ?a { 1 2 } } } }", ("n",)),
    ],
)
def test_the_columns_are_found_without_asking(query: str, columns: tuple[str, ...]) -> None:
    assert gate.columns(query) == columns


def test_a_question_that_has_no_end_is_read(body: Path) -> None:
    many = " ".join(f"VALUES ?{name} {{ {'1 ' * 300} }}" for name in "abcdef")
    text = f"#+ summary: x\n#+ columns: n\n\nSELECT (COUNT(*) AS ?n) {{ {many} }}"
    (body / "queries/endless.rq").write_text(text, encoding="utf-8")
    assert kela_graph.library(body)["endless"].columns == ("n",)


def test_the_limit_of_time_holds_from_the_first_byte(sago: Dataset) -> None:
    query = "SELECT * { " + "[] ?b [] . " * 125 + "}"
    began = time.monotonic()
    with pytest.raises(KelaGraphError, match=r"no answer within 0\.2 seconds"):
        kela_graph.sparql(query, sago, timeout=0.2)
    assert time.monotonic() - began < 5
