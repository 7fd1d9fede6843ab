"""Others' graphs: the same findings as pySHACL, each with its place, in any format."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from rdflib import RDF, SH, Graph, URIRef
from shacl_suite import by_package, by_pyshacl, results_of

from kela_graph import reports
from kela_graph.checks import engines
from kela_graph.checks.judge import check_graphs, rules_from
from kela_graph.checks.reading import case_of_files, read_shapes
from kela_graph.errors import InputError, ParseError

ENGINES = [
    "pyshacl",
    pytest.param(
        "fast", marks=pytest.mark.skipif(not engines.is_installed("fast"), reason="fast is not installed")
    ),
]
PUBLISHED = Path(__file__).resolve().parents[3] / "shared" / "vocabularies"

PREFIXES = """\
@prefix ex: <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

SHAPES = (
    PREFIXES
    + """
ex:PersonShape
    a sh:NodeShape ;
    sh:targetClass ex:Person ;
    sh:property [ sh:path ex:name ; sh:minCount 1 ] ;
    sh:property ex:AgeShape .

ex:AgeShape
    sh:path ex:age ;
    sh:maxInclusive 150 ;
    sh:severity sh:Warning ;
    sh:message "Nobody is that old."@en , "Så gammal är ingen."@sv .
"""
)

DATA = (
    PREFIXES
    + """
ex:anna a ex:Person ; ex:name "Anna" ; ex:age 200 .

ex:bert a ex:Person .
"""
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")
    (tmp_path / "data.ttl").write_text(DATA, encoding="utf-8")
    return tmp_path


def told(*data: str, shapes: str = "shapes.ttl", **options: object) -> list[tuple[object, ...]]:
    """Rule, severity and place of each finding."""
    report = check_graphs(data, [shapes], **options)
    return [(found.rule, found.severity, found.place) for found in report.findings]


@pytest.mark.parametrize("engine", ENGINES)
def test_findings_have_rules_severities_and_places(folder: Path, engine: str) -> None:
    assert told("data.ttl", engine=engine) == [
        ("ex:PersonShape-MinCount", "error", "data.ttl:8:1"),
        ("ex:AgeShape", "warning", "data.ttl:6:47"),
    ]


def test_what_a_shape_does_not_say_is_said_in_three_languages(folder: Path) -> None:
    missing, old = check_graphs(["data.ttl"], ["shapes.ttl"]).findings
    assert dict(missing.message) == {
        "fi": "ex:name: Arvoja on vähemmän kuin 1: lisää se, mikä puuttuu.",
        "sv": "ex:name: Värdena är färre än 1: lägg till det som saknas.",
        "en": "ex:name: There are fewer values than 1: add what is missing.",
    }
    assert dict(old.message) == {"en": "Nobody is that old.", "sv": "Så gammal är ingen."}
    assert [related.line for related in old.related] == [12]


def test_what_was_checked_is_counted(folder: Path) -> None:
    (folder / "ontology.ttl").write_text(PREFIXES + "ex:Person a rdfs:Class .", encoding="utf-8")
    report = check_graphs(["data.ttl"], ["shapes.ttl"], ["ontology.ttl"])
    assert report.checked == {"triples": 5, "files": 3, "shapes": 2, "met": 2, "nodes": 2}
    assert "checked: 5 triples in 3 files, by 2 shapes" in reports.write(report, "text", ("en",))


def test_every_rule_is_known_with_and_without_findings(folder: Path) -> None:
    known = {"ex:AgeShape", "ex:PersonShape-MinCount", "bad-suppression", "malformed-shape", "syntax"}
    rules = rules_from(read_shapes(["shapes.ttl"]))
    assert known <= rules.keys()
    assert rules.keys() == check_graphs(["data.ttl"], ["shapes.ttl"]).rules.keys()
    assert (rules["ex:AgeShape"].severity, rules["ex:PersonShape-MinCount"].severity) == ("warning", "error")
    assert rules["ex:PersonShape-MinCount"].fix["en"] == "Add what is missing."


FORMATS = {
    "data.nt": ("nt", "data.nt:3:1"),
    "data.nq": ("nquads", "data.nq:3:1"),
    "data.nquads": ("nquads", "data.nquads:3:1"),
    "data.trig": ("trig", "data.trig"),
    "data.rdf": ("pretty-xml", "data.rdf:7:3"),
    "data.xml": ("pretty-xml", "data.xml:7:3"),
    "data.jsonld": ("json-ld", "data.jsonld:3:5"),
    "data.json": ("json-ld", "data.json:3:5"),
}


@pytest.mark.parametrize("name", FORMATS)
def test_a_subject_is_placed_in_other_formats_as_far_as_it_can_be(folder: Path, name: str) -> None:
    form, place = FORMATS[name]
    bert = f"<https://example.org/bert> <{RDF.type}> <https://example.org/Person>"
    texts = {
        "nt": f'<https://example.org/anna> <https://example.org/name> "Anna" .\n\n{bert} .\n',
        "nquads": '<https://example.org/anna> <https://example.org/name> "A . <x:y> ." <x:g> .\n# <x:a>\n'
        f"{bert} <x:g> .\n",
        "trig": PREFIXES + "ex:graph { ex:bert a ex:Person }",
        "pretty-xml": '<?xml version="1.0"?>\n<rdf:RDF\n  xmlns:ex="https://example.org/"\n'
        '  xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '  <rdf:Description rdf:about="https://example.org/anna" ex:name="Anna"/>\n\n'
        '  <ex:Person rdf:about="https://example.org/bert"/>\n</rdf:RDF>\n',
        "json-ld": '{\n\n    "@id": "https://example.org/bert", "@type": "https://example.org/Person"\n}\n',
    }
    (folder / name).write_text(texts[form], encoding="utf-8")
    assert told(name) == [("ex:PersonShape-MinCount", "error", place)]
    (found,) = check_graphs([name], ["shapes.ttl"]).findings
    notes = [related.say(("en",)) for related in found.related]
    assert ("somewhere in this file: the line can't be determined in its format" in notes) == (form == "trig")


def test_a_folder_is_all_its_rdf_files(folder: Path) -> None:
    (folder / "all" / "deep").mkdir(parents=True)
    (folder / "all" / ".hidden").mkdir()
    (folder / "all" / "notes.txt").write_text("none", encoding="utf-8")
    (folder / "all" / ".hidden" / "bad.ttl").write_text("bad", encoding="utf-8")
    (folder / "data.ttl").rename(folder / "all" / "deep" / "data.ttl")
    assert len(told("all")) == 2
    report = check_graphs(["all", "all/deep/data.ttl"], ["shapes.ttl"])
    assert report.checked["files"] == 2


@pytest.mark.parametrize(
    ("data", "shapes", "message"),
    [
        (["none.ttl"], ["shapes.ttl"], "none.ttl: there is no such file"),
        (["data.ttl"], ["none.ttl"], "none.ttl: there is no such file"),
        (["empty"], ["shapes.ttl"], "empty: no RDF file in this folder"),
        (["data.txt"], ["shapes.ttl"], "data.txt: unknown suffix of RDF: call it one of .ttl"),
        ([], ["shapes.ttl"], "name at least one file of data"),
        (["data.ttl"], [], "and one of shapes"),
    ],
)
def test_bad_input_is_told(folder: Path, data: list[str], shapes: list[str], message: str) -> None:
    (folder / "empty").mkdir()
    (folder / "data.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError, match=message):
        check_graphs(data, shapes)


def test_all_files_that_do_not_parse_are_findings(folder: Path) -> None:
    (folder / "data.ttl").write_text("<https://example.org/a>\n  a <https://example.org/b>", encoding="utf-8")
    (folder / "shapes.ttl").write_bytes(b"# \xe4\n")
    (folder / "o.jsonld").write_text('{"@id": ', encoding="utf-8")
    report = check_graphs(["data.ttl"], ["shapes.ttl"], ["o.jsonld"])
    assert (report.parsed, report.conforms) == (False, False)
    assert [found.place for found in report.findings] == ["data.ttl:2:28", "o.jsonld:1:9", "shapes.ttl:1:3"]
    with pytest.raises(ParseError, match=r"shapes\.ttl:1:3"):
        rules_from(read_shapes(["shapes.ttl"]))


def test_a_term_of_rdf_12_is_told(folder: Path) -> None:
    triple = "<https://example.org/x> <https://example.org/p> <<( <a:a> <a:b> <a:c> )>> .\n"
    (folder / "data.ttl").write_text(triple, encoding="utf-8")
    (found,) = check_graphs(["data.ttl"], ["shapes.ttl"]).findings
    assert (found.rule, found.path) == ("syntax", "data.ttl")
    assert "RDF 1.2" in found.say(("en",))


def test_a_graph_without_a_triple_is_told(folder: Path) -> None:
    (folder / "data.ttl").write_text("# nothing yet\n", encoding="utf-8")
    assert told("data.ttl") == [("nothing-judged", "error", "data.ttl")]


MALFORMED = {
    "sh:property [ sh:path ex:name ; sh:minCount 1 ]": [
        ('sh:property [ sh:path ex:name ; sh:minCount "1" ]', '"1"'),
        ("sh:property [ sh:minCount 1 ]", "[ sh:minCount 1 ]"),
        ("sh:property [ sh:path ex:name ; sh:minCount 1 , 2 ]", "sh:minCount 1 , 2"),
        ("sh:in 3", "3"),
        ('sh:pattern "("', '"("'),
        ('sh:sparql [ sh:select "SELECT $this WHERE { $this x:p 1 }" ]', '"SELECT'),
    ]
}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("bad", "text"), *MALFORMED.values())
def test_malformed_shapes_are_findings_and_judge_nothing(
    folder: Path, engine: str, bad: str, text: str
) -> None:
    (good,) = MALFORMED
    written = SHAPES.replace(good, bad)
    (folder / "shapes.ttl").write_text(written, encoding="utf-8")
    (found,) = check_graphs(["data.ttl"], ["shapes.ttl"], engine=engine).findings
    assert (found.rule, found.severity, found.path) == ("malformed-shape", "error", "shapes.ttl")
    assert sorted(found.message) == ["en", "fi", "sv"]
    line = written.splitlines()[(found.line or 0) - 1]
    assert line[(found.column or 0) - 1 :].startswith(text)


@pytest.mark.sample(every=3)
@pytest.mark.parametrize(("bad", "text"), *MALFORMED.values())
def test_malformed_shapes_are_found_alike_without_fast(
    folder: Path, monkeypatch: pytest.MonkeyPatch, bad: str, text: str
) -> None:
    (good,) = MALFORMED
    (folder / "shapes.ttl").write_text(SHAPES.replace(good, bad), encoding="utf-8")
    wanted = told("data.ttl")
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    assert told("data.ttl") == wanted != []


@pytest.mark.parametrize("engine", ENGINES)
def test_what_an_engine_refuses_is_told_with_its_reason(folder: Path, engine: str) -> None:
    text = SHAPES.replace("a sh:NodeShape ;", "a sh:NodeShape , sh:PropertyShape ; sh:path ex:p ;")
    (folder / "shapes.ttl").write_text(text, encoding="utf-8")
    (found,) = check_graphs(["data.ttl"], ["shapes.ttl"], engine=engine).findings
    assert (found.rule, found.place) == ("malformed-shape", "shapes.ttl")
    assert "NodeShape" in found.say(("en",))


def test_an_ontology_gives_the_data_what_pyshacl_takes_from_one(folder: Path) -> None:
    (folder / "data.ttl").write_text(PREFIXES + "ex:cia a ex:Spy .", encoding="utf-8")
    ontology = "ex:Spy rdfs:subClassOf ex:Person . ex:dan a ex:Person ."
    (folder / "ontology.ttl").write_text(PREFIXES + ontology, encoding="utf-8")
    assert told("data.ttl") == []
    assert told("data.ttl", ontologies=["ontology.ttl"]) == [
        ("ex:PersonShape-MinCount", "error", "data.ttl:5:1")
    ]
    paths = [folder / name for name in ("data.ttl", "shapes.ttl", "ontology.ttl")]
    assert by_package(*paths[:2], "pyshacl", paths[2:]) == by_pyshacl(*paths) != by_pyshacl(*paths[:2])


def test_a_comment_lets_a_finding_pass(folder: Path) -> None:
    text = DATA.replace("ex:bert", "# kela-graph: ignore PersonShape-MinCount because he has none\nex:bert")
    (folder / "data.ttl").write_text(text, encoding="utf-8")
    report = check_graphs(["data.ttl"], ["shapes.ttl"])
    assert [found.rule for found in report.findings] == ["ex:AgeShape"]
    assert [each.reason for each in report.suppressed] == ["he has none"]


PATHS = {
    "ex:a": '<https://example.org/i> ex:a "x" .',
    "( ex:a ex:b )": '<https://example.org/i> ex:a [ ex:b "x" ] .',
    "( ex:a [ sh:alternativePath ( ex:b ex:c ) ] )": '<https://example.org/i> ex:a [ ex:c "x" ] .',
    "( [ sh:inversePath ex:a ] ex:b )": 'ex:j ex:a <https://example.org/i> ; ex:b "x" .',
    "( [ sh:zeroOrMorePath ex:a ] ex:b )": '<https://example.org/i> ex:a [ ex:a [ ex:b "x" ] ] .',
    "( [ sh:oneOrMorePath ex:a ] [ sh:zeroOrOnePath ex:d ] ex:b )": """
<https://example.org/i> ex:a [ ex:b "x" ] .""".strip(),
}


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("path", PATHS)
def test_the_place_of_a_value_is_where_the_path_ends(folder: Path, path: str) -> None:
    shape = (
        f"ex:S a sh:NodeShape ; sh:targetNode ex:i ; sh:property [ sh:path {path} ; sh:nodeKind sh:IRI ] ."
    )
    data = PREFIXES + 'ex:other ex:b "x" ; ex:c "x" .\n' + PATHS[path]
    (folder / "shapes.ttl").write_text(PREFIXES + shape, encoding="utf-8")
    (folder / "data.ttl").write_text(data, encoding="utf-8")
    (found,) = check_graphs(["data.ttl"], ["shapes.ttl"]).findings
    assert (found.line, found.column) == (6, PATHS[path].index('"x"') + 1)
    assert by_package(folder / "data.ttl", folder / "shapes.ttl", "pyshacl") == by_pyshacl(
        folder / "data.ttl", folder / "shapes.ttl"
    )


def test_a_path_is_told_as_sparql_writes_it(folder: Path) -> None:
    shape = "ex:S sh:targetNode ex:i ; sh:path ( ex:a [ sh:inversePath ex:b ] ) ; sh:nodeKind sh:Literal ."
    (folder / "shapes.ttl").write_text(PREFIXES + shape, encoding="utf-8")
    (folder / "data.ttl").write_text(PREFIXES + "ex:i ex:a ex:j . ex:k ex:b ex:j .", encoding="utf-8")
    report = check_graphs(["data.ttl"], ["shapes.ttl"])
    assert "; a/^b https://example.org/k; ex:a/^ex:b: The value" in reports.write(report, "text", ("en",))
    assert '"predicate": "<https://example.org/a>/^<https://example.org/b>"' in reports.write(
        report, "json", ("en",)
    )


def test_a_severity_of_ones_own_is_an_error_and_stays_in_the_report(folder: Path) -> None:
    text = SHAPES.replace("sh:severity sh:Warning", "sh:severity ex:Grave")
    (folder / "shapes.ttl").write_text(text, encoding="utf-8")
    report = check_graphs(["data.ttl"], ["shapes.ttl"])
    assert {found.severity for found in report.findings} == {"error"}
    graph = Graph().parse(data=reports.write(report, "shacl", ("en",)))
    assert set(graph.objects(None, SH.resultSeverity)) == {SH.Violation, URIRef("https://example.org/Grave")}


@pytest.mark.parametrize("engine", ENGINES)
def test_every_literal_is_judged_as_it_is_written(folder: Path, engine: str) -> None:
    """Oxigraph's store would make an integer of it."""
    shape = "ex:S a sh:NodeShape ; sh:targetNode ex:i ; sh:property [ sh:path ex:p ; sh:datatype xsd:byte ] ."
    (folder / "shapes.ttl").write_text(PREFIXES + shape, encoding="utf-8")
    (folder / "data.ttl").write_text(
        PREFIXES + 'ex:i ex:p "5"^^xsd:byte , "300"^^xsd:byte , "x" .', encoding="utf-8"
    )
    found = check_graphs(["data.ttl"], ["shapes.ttl"], engine=engine).findings
    assert sorted(str(each.value) for each in found) == ["300", "x"]


@pytest.mark.slow
@pytest.mark.parametrize("engine", [ENGINES[-1], pytest.param("pyshacl", marks=pytest.mark.slow)])
@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published vocabularies are not here")
def test_cpovs_example_is_judged_as_by_pyshacl(engine: str) -> None:
    data, shapes = PUBLISHED / "cpov-2.1.2-example.ttl", PUBLISHED / "cpov-2.1.2-shacl.ttl"
    wanted = by_pyshacl(data, shapes)
    assert wanted is not None
    assert len(wanted) > 5
    assert by_package(data, shapes, engine) == wanted
    ontology = PUBLISHED / "cpov-2.1.2-voc.ttl"
    assert by_package(data, shapes, engine, [ontology]) == by_pyshacl(data, shapes, ontology)


def test_results_of_counts_blank_nodes() -> None:
    graph = Graph().parse(
        data=PREFIXES + "[] sh:result [ sh:focusNode [] ] , [ sh:focusNode [] ] , [ sh:focusNode ex:a ] ."
    )
    assert sorted(results_of(graph).values()) == [1, 2]


#: RDF/XML and JSON-LD that do not parse, each with the line and column of the fault.
FAULTS: Final = {
    "amp.rdf": ("<e:p>v</e:p>\n<e:p>a & b</e:p>", 5, 6),
    "id.rdf": ('<e:C\n rdf:ID="1x"/>', 4, 1),
    "iri.rdf": ('  <e:C rdf:about="http://e.example/A b"/>', 4, 3),
    "closed.rdf": ("<e:p>ä\n</e:q>", 5, 1),
    "prefix.rdf": ("<!-- < > --><f:C/>", 4, 13),
    "text.rdf": ("<e:p/>\n  stray", 5, 3),
    "long.rdf": (f"<e:p>{'x' * 100_000}</e:p>\n<e:p>&y;</e:p>", 5, 6),
    "entity.rdf": ("<e:p>&#xZ;</e:p>", 4, 6),
    "array.jsonld": ('{"@id": "http://e.example/x",\n "a": [1,\n}', 3, 1),
    "type.jsonld": ('{\n "@type": 5}', 2, 12),
    "value.jsonld": ('[{"http://e.example/p":\n {"@value": []}}]', 2, 16),
    "string.jsonld": ('{"@id": "http://e.example/x",\n "http://e.example/p": "é\n"}', 2, None),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faults_of_rdf_xml_and_json_ld_have_a_place(name: str, tmp_path: Path) -> None:
    text, line, column = FAULTS[name]
    if name.endswith(".rdf"):
        head = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\n xmlns:e="http://e.example/">\n'
        text = f'{head}<rdf:Description rdf:about="http://e.example/s">\n{text}\n</rdf:Description></rdf:RDF>'
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        case_of_files([path], [path])
    (problem,) = caught.value.problems
    assert (problem.line, problem.column if column else None) == (line, column), problem
    assert problem.message.isprintable()


def test_the_cases_of_rdf_xml_have_places() -> None:
    cases = PUBLISHED.parent / "cases" / "rdfxml-syntax"
    if not cases.is_dir():
        pytest.skip("the cases are not here")
    for path in [*cases.glob("*.rdf"), *cases.glob("*.jsonld"), *cases.glob("*.trig")]:
        with pytest.raises(ParseError) as caught:
            case_of_files([path], [path])
        assert all(problem.line and problem.column for problem in caught.value.problems), path
