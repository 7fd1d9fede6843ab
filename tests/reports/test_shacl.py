"""The validation report as RDF, judged by what SHACL demands of one."""

from __future__ import annotations

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, Namespace, URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, SequencePath

from kela_graph import reports
from kela_graph.checks import Finding, Report
from kela_graph.checks.paths import path_of
from tests.reports.made import BARE_REPORT, DISORDER, HOSTILE, REPORT, UNIT, hostile_report, many

#: SHACL, sections 3.6.1 and 3.6.2, as shapes; its own shapes for shapes speak of the paths alone.
SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
[] a sh:NodeShape ; sh:targetClass sh:ValidationReport ;
  sh:property [ sh:path sh:conforms ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:boolean ] ,
    [ sh:path sh:result ; sh:class sh:ValidationResult ] .
[] a sh:NodeShape ; sh:targetClass sh:ValidationResult ;
  sh:property [ sh:path sh:focusNode ; sh:minCount 1 ; sh:maxCount 1 ] ,
    [ sh:path sh:resultSeverity ; sh:minCount 1 ; sh:maxCount 1 ;
      sh:in ( sh:Violation sh:Warning sh:Info ) ] ,
    [ sh:path sh:resultPath ; sh:maxCount 1 ; sh:nodeKind sh:BlankNodeOrIRI ] ,
    [ sh:path sh:value ; sh:maxCount 1 ] ,
    [ sh:path sh:sourceShape ; sh:maxCount 1 ; sh:nodeKind sh:BlankNodeOrIRI ] ,
    [ sh:path sh:sourceConstraintComponent ; sh:minCount 1 ; sh:maxCount 1 ; sh:nodeKind sh:IRI ] ,
    [ sh:path sh:resultMessage ; sh:nodeKind sh:Literal ; sh:uniqueLang true ] .
"""


def read(report: Report) -> Graph:
    return Graph().parse(data=reports.write(report, "shacl", ("en",)), format="turtle")


@pytest.mark.sample(every=11)
@pytest.mark.parametrize("report", [REPORT, BARE_REPORT, many(50), *map(hostile_report, HOSTILE.values())])
def test_the_report_is_what_shacl_calls_one(report: Report) -> None:
    shapes = Graph().parse(data=SHAPES)
    graph = read(report)
    conforms, _, told = pyshacl.validate(graph, shacl_graph=shapes, meta_shacl=True)
    assert conforms, told
    assert len(list(graph.subjects(RDF.type, SH.ValidationReport))) == 1
    with_focus = [found for found in report.findings if found.focus is not None]
    assert len(list(graph.objects(None, SH.result))) == len(with_focus)


def test_a_result_says_all() -> None:
    graph = read(REPORT)
    (result,) = graph.subjects(SH.focusNode, UNIT)
    assert set(graph.predicate_objects(result)) == {
        (RDF.type, SH.ValidationResult),
        (SH.focusNode, UNIT),
        (SH.resultSeverity, SH.Violation),
        (SH.resultPath, URIRef("http://www.w3.org/ns/org#subOrganizationOf")),
        (SH.value, URIRef("https://example.org/id/b")),
        (SH.sourceConstraintComponent, URIRef("https://w3id.org/kela-graph/check#UnitShape-parent")),
        (SH.resultMessage, Literal("Poista toinen.", lang="fi")),
        (SH.resultMessage, Literal("Ta bort den ena.", lang="sv")),
        (SH.resultMessage, Literal("Delete one.", lang="en")),
    }
    own = Namespace("https://w3id.org/kela-graph/check#").own
    (other,) = graph.subjects(SH.sourceConstraintComponent, own)
    assert isinstance(graph.value(other, SH.focusNode), BNode)
    assert (other, SH.resultSeverity, SH.Info) in graph


def test_only_a_dataset_without_findings_conforms() -> None:
    for report, conforms in ((BARE_REPORT, True), (REPORT, False), (Report((DISORDER,)), False)):
        assert (None, SH.conforms, Literal(conforms)) in read(report)
    assert "# 1 left out, which is about no resource\n" in reports.write(REPORT, "shacl", ("en",))


@pytest.mark.parametrize(
    "term",
    [
        Literal(1),
        Literal("ä", lang="sv"),
        Literal("x", datatype=URIRef("https://example.org/t")),
        Literal("plain"),
        URIRef("https://example.org/ä\u200f"),
    ],
)
def test_terms_come_back_as_they_were(term: URIRef | Literal) -> None:
    found = Finding("r", "error", {"no tag!": "m"}, term, value=term)
    graph = read(Report((found,)))
    assert list(graph.objects(None, SH.focusNode)) == [term]
    assert list(graph.objects(None, SH.value)) == [term]
    assert list(graph.objects(None, SH.resultMessage)) == [Literal("m")]


def test_a_blank_node_is_the_same_one_throughout() -> None:
    node = BNode("not turtle: a b")
    graph = read(Report((Finding("r", "error", {}, node, value=node), Finding("r", "error", {}, node))))
    assert len(set(graph.objects(None, SH.focusNode)) | set(graph.objects(None, SH.value))) == 1


def test_what_a_shape_found_is_told_as_shacl_tells_it() -> None:
    shape, grave = BNode("a shape"), URIRef("https://example.org/Grave")
    path = AlternativePath(SequencePath(RDFS.seeAlso, MulPath(RDF.rest, "*")), InvPath(RDFS.label))
    found = Finding(
        "S-MaxCount",
        "error",
        {},
        UNIT,
        predicate=path,
        shape=shape,
        component=SH.MaxCountConstraintComponent,
        shacl_severity=grave,
    )
    graph = read(Report((found, found)))
    for result in graph.subjects(SH.focusNode, UNIT):
        assert path_of(graph, graph.value(result, SH.resultPath)) == path
        assert graph.value(result, SH.sourceConstraintComponent) == SH.MaxCountConstraintComponent
        assert graph.value(result, SH.resultSeverity) == grave
    assert len(set(graph.objects(None, SH.sourceShape))) == 1
    assert "https://example.org/shape" in reports.write(
        Report((Finding("S", "error", {}, UNIT, shape=URIRef("https://example.org/shape")),)),
        "shacl",
        ("en",),
    )
