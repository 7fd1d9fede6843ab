"""What a file writes is what is judged and exported, where a store keeps another form of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import XSD, BNode, Literal, URIRef

import kela_graph
from kela_graph.checks import engines
from kela_graph.checks.judge import check, check_graphs
from kela_graph.exports.tags import cased, cased_in
from kela_graph.folder import SHARED, open_folder
from kela_graph.graph import read
from kela_graph.rdf.written import may_change, stored

if TYPE_CHECKING:
    from pathlib import Path

EX = "https://example.org/body/"
PREFIXES = f"""@prefix : <{EX}> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix resp: <https://w3id.org/kela-graph/responsibility#> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix void: <http://rdfs.org/ns/void#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATASET = f':dataset resp:rootOrganization :root ; resp:languages "en" ; void:uriSpace "{EX}" .\n'
ENGINES = [
    "pyshacl",
    pytest.param(
        "fast", marks=pytest.mark.skipif(not engines.is_installed("fast"), reason="fast is not installed")
    ),
]
TYPED = """:Shape a sh:NodeShape ; sh:targetClass :Thing ;
    sh:property [ sh:path :count ; sh:datatype xsd:nonNegativeInteger ] ,
        [ sh:path :open ; sh:datatype xsd:boolean ] ,
        [ sh:path :price ; sh:in ( 1.50 ) ] ,
        [ sh:path :label ; sh:hasValue "colour"@en-GB ] .
"""
RIGHT = """:a a :Thing ;
    :count "1"^^xsd:nonNegativeInteger ; :open true ; :price 1.50 ; :label "colour"@en-gb .
"""
WRONG = """:b a :Thing ; :count 1 ; :open "none"^^xsd:boolean ; :price 1.5 ; :label "colour"@en .
"""


def body(tmp_path: Path, data: str, shapes: str = ":S a sh:NodeShape .\n") -> Path:
    """A dataset folder with some data; its own files replace the program's ontologies and shapes."""
    texts = {f"ontology/{name}": ":o a owl:Ontology .\n" for name in SHARED}
    texts |= {"ontology/shapes.ttl": shapes, "data/dataset.ttl": DATASET, "data/odd.ttl": data}
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PREFIXES + text, encoding="utf-8")
    return tmp_path


def values(data: bytes, name: str) -> list[str]:
    """The values of a property in exported N-Triples, as they are written."""
    quads = ox.parse(data, format=ox.RdfFormat.N_TRIPLES)
    return sorted(
        str(quad.object).replace(str(XSD), "") for quad in quads if quad.predicate.value == EX + name
    )


# -- What is judged -------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_shapes_judge_what_is_written(tmp_path: Path, engine: engines.ShaclEngine) -> None:
    root = body(tmp_path, RIGHT + WRONG, TYPED)
    told = [
        ("Shape-Datatype", '"1"'), ("Shape-Datatype", '"none"'), ("Shape-HasValue", ""), ("Shape-In", '"1.5"')
    ]  # fmt: skip
    for report in (
        check(root, engine),
        check(kela_graph.load(root), engine),
        check_graphs([root / "data" / "odd.ttl"], [root / "ontology" / "shapes.ttl"], engine=engine),
    ):
        found = [
            each
            for each in report.findings
            if each.focus in (URIRef(f"{EX}a"), URIRef(f"{EX}b")) and each.component
        ]
        assert {each.focus for each in found} == {URIRef(f"{EX}b")}
        assert (
            sorted(
                (each.rule.rpartition("/")[2].rpartition(":")[2], f'"{each.value}"' if each.value else "")
                for each in found
            )
            == told
        )
        assert all(each.path and each.path.endswith("odd.ttl") for each in found)


def test_a_number_that_is_no_value_of_its_datatype_is_a_contradiction(tmp_path: Path) -> None:
    text = ':a :count "-1"^^xsd:nonNegativeInteger , "300"^^xsd:byte , "1"^^xsd:byte , 1 , -1 .\n'
    findings = kela_graph.check(body(tmp_path, text)).findings
    found = [each.value for each in findings if each.rule == "contradiction-dt-not-type"]
    assert sorted(map(str, found)) == ["-1", "300"]


# -- What is exported -----------------------------------------------------------------------------


def test_forms_of_one_value_are_all_exported(tmp_path: Path) -> None:
    dataset = kela_graph.load(body(tmp_path, ':a :p 01 , 1 , "1"^^xsd:byte , 2 .\n'))
    assert len(list(dataset.objects(URIRef(EX + "a"), URIRef(EX + "p")))) == 2
    for resource in (None, EX + "a"):
        told = values(kela_graph.export(dataset, "n-triples", resource=resource), "p")
        assert told == ['"01"^^<integer>', '"1"^^<byte>', '"1"^^<integer>', '"2"^^<integer>']


def test_a_file_that_writes_it_as_the_store_does_has_its_own_form(tmp_path: Path) -> None:
    root = body(tmp_path, ":a :p 01 .\n")
    (root / "data" / "same.ttl").write_text(f"{PREFIXES}:a :p 1 .\n", encoding="utf-8")
    dataset = kela_graph.load(root)
    assert values(kela_graph.export(dataset, "n-triples"), "p") == ['"01"^^<integer>', '"1"^^<integer>']
    graphs = {str(q.graph_name): q.object.value for q in ox.parse(
        kela_graph.export(dataset, "n-quads"), format=ox.RdfFormat.N_QUADS
    ) if q.predicate.value == EX + "p"}  # fmt: skip
    assert graphs == {f"<{EX}graph/data/odd.ttl>": "01", f"<{EX}graph/data/same.ttl>": "1"}


def test_what_python_writes_is_exported_as_it_is_written(tmp_path: Path) -> None:
    dataset = read(open_folder(body(tmp_path, ":a :p 01 .\n")))
    thing, prop, graph = URIRef(EX + "a"), URIRef(EX + "p"), dataset.graph(URIRef(EX + "graph/data/odd.ttl"))
    one, odd = Literal(1), Literal("001", datatype=XSD.integer, normalize=False)

    def told() -> list[str]:
        return values(kela_graph.export(dataset, "n-triples"), "p")

    graph.add((thing, prop, one))
    assert told() == ['"01"^^<integer>', '"1"^^<integer>']
    graph.remove((thing, prop, None))
    assert told() == []
    graph.add((thing, prop, one))
    assert told() == ['"1"^^<integer>']
    graph.addN([(thing, prop, odd, graph), (BNode("x"), prop, odd, graph)])
    assert told() == ['"001"^^<integer>', '"001"^^<integer>', '"1"^^<integer>']


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh-Hant-TW", "sr-Latn-RS-x-ab-abcd", "sl-rozaj-1994", "x-ab",
    "i-klingon", "de-CH-1996", "es-419", "sgn-BE-FR", "en-a-bbb-x-ca", "az-Latn-x-latn", "zh-cmn-Hans-CN",
])  # fmt: skip
def test_tags_are_in_the_case_of_rfc_5646(tag: str) -> None:
    assert cased(tag.lower()) == cased(tag.upper()) == tag


def test_only_tags_are_written_in_another_case() -> None:
    text = '"@en-gb', "\\", '<a xml:lang="en-gb">@en-gb', "x\n'@en-gb"
    literals = [ox.Literal(each, language=tag) for each in text for tag in ("en", "en-GB")]
    literals += [ox.Literal(each, datatype=ox.NamedNode(f"{EX}type@en-gb")) for each in text]
    quads = [ox.Quad(ox.NamedNode(f"{EX}a@en-gb"), ox.NamedNode(f"{EX}p"), each) for each in literals]
    for form in (ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML):
        data = ox.serialize(quads, format=form) or b""
        found = cased_in(data, xml=form == ox.RdfFormat.RDF_XML)
        assert list(ox.parse(found, format=form)) == list(ox.parse(data, format=form))
        assert found.count(b"en-GB") == len(text)
        assert found.lower() == data.lower()


# -- Which files are read to keep forms -------------------------------------------------------------

TOKENS = ["1", "01", "+1", "-0", "-01", ".5", "1.50", "0.5", "1e0", "1E5", "1.e0", "00", "-5", "10", "true",
    '"a"', "<x:y>", "[]", "()", "_:b ", "'x'@en", "'1'^^<x:y>", "'''01'''", ":a", ":a0", "a:1", '"01"^^:byte',
    '"1"^^xsd:integer', "'1'^^xsd:byte", '"""01"""^^xsd:integer', '""^^xsd:integer', '"2"^^a:byte',
    '"1" ^^ xsd:byte', '"\\u0031"^^xsd:byte', f'"true"^^<{XSD}boolean>', f'"0"^^<{XSD}boolean>']  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(["", " ", "\n", "#\n", "#0\r"]))))
def test_no_literal_that_a_store_changes_is_passed(tokens: list[tuple[str, str]]) -> None:
    # A list has a space after its numbers and texts, which is all that is asked of how a file is written.
    items = "".join(
        f"{item} {space}" if item[-1] in "0123456789'\"" else item + space for item, space in tokens
    )
    text = f"@prefix : <x:> . @prefix a: <{XSD}> .\n@prefix xsd: <{XSD}> . :s :p ({items}) , 1 ."
    try:
        quads = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    except SyntaxError:
        return
    assert may_change(text.encode(), ox.RdfFormat.TURTLE) or not stored(quad.object for quad in quads)


def test_the_programs_own_data_is_loaded_the_quick_way() -> None:
    odd = [
        file.name for file in open_folder().graph_files if may_change(file.path.read_bytes(), file.format.rdf)
    ]
    assert len(odd) < 4
