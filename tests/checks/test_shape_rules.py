"""Constraints: each of SHACL Core is known, and says what is wrong in three languages."""

from __future__ import annotations

import pytest
from rdflib import RDF, SH, BNode, Graph, Namespace, URIRef

from kela_graph.checks import engines
from kela_graph.checks.rule_names import local_name, names_of
from kela_graph.checks.shape_rules import (
    PARAMETERS,
    components_of,
    message_of,
    messages,
)
from kela_graph.wording import LANGUAGES

EX = Namespace("https://example.org/")

PREFIXES = "@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"

#: SHACL Core, section 4, without what only helps another parameter (flags, ignoredProperties, …) and
#: `sh:property`, of which nothing is reported.
CORE = [
    "class",
    "datatype",
    "nodeKind",
    "minCount",
    "maxCount",
    "minExclusive",
    "minInclusive",
    "maxExclusive",
    "maxInclusive",
    "minLength",
    "maxLength",
    "pattern",
    "languageIn",
    "uniqueLang",
    "equals",
    "disjoint",
    "lessThan",
    "lessThanOrEquals",
    "not",
    "and",
    "or",
    "xone",
    "node",
    "qualifiedMinCount",
    "qualifiedMaxCount",
    "closed",
    "hasValue",
    "in",
]


def read(text: str) -> Graph:
    return Graph().parse(data=PREFIXES + text)


@pytest.mark.parametrize("name", CORE)
def test_every_core_constraint_has_a_message_in_three_languages(name: str) -> None:
    graph = read(f"ex:S a sh:NodeShape ; sh:targetNode ex:i ; sh:{name} true .")
    ((shape, component),) = components_of(graph)
    assert component in SH
    messages = message_of(graph, shape, component, EX.p)
    assert sorted(messages) == sorted(LANGUAGES)
    assert len(set(messages.values())) == 3
    for text in messages.values():
        assert text.startswith("ex:p: ")
        assert text.endswith(".")
        assert "{" not in text


def test_no_other_constraint_has_one() -> None:
    assert sorted(PARAMETERS) == sorted(CORE)
    assert message_of(Graph(), EX.S, SH.SPARQLConstraintComponent, None) == {}
    assert message_of(Graph(), None, SH.MinCountConstraintComponent, None) == {}


@pytest.mark.parametrize(
    ("said", "name", "shown"),
    [
        ("sh:class ex:C", "Class", "of the class ex:C: give"),
        ("sh:in ( 1 ex:b 'c' )", "In", "not one of 1, ex:b, c: change"),
        (f"sh:in ( {' '.join(map(str, range(12)))} )", "In", "7, 8, 9, …: change"),
        ("sh:node [ sh:closed true ]", "Node", "the shape []: correct"),
        ("sh:minCount 2", "MinCount", "than 2: add"),
    ],
)
def test_a_message_shows_the_parameter(said: str, name: str, shown: str) -> None:
    graph = read(f"ex:S {said} .")
    assert shown in message_of(graph, EX.S, SH[f"{name}ConstraintComponent"], None)["en"]


def test_only_shapes_that_report_are_told() -> None:
    graph = read(
        """
        ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:closed false ; sh:node ex:Helper ;
            sh:property [ sh:path ex:p ; sh:property [ sh:path ex:q ; sh:maxCount 1 ] ] .
        ex:Helper a sh:NodeShape ; sh:nodeKind sh:IRI .
        ex:Class a sh:NodeShape , <http://www.w3.org/2000/01/rdf-schema#Class> ; sh:sparql [] .
        """
    )
    found = {names_of(graph, shape, component) for shape, component in components_of(graph)}
    assert found == {("ex:S", "S"), ("ex:S-MaxCount", "S-MaxCount"), ("ex:Class", "Class")}


def test_a_component_of_ones_own_is_known_by_its_parameters() -> None:
    graph = read(
        """
        ex:OwnConstraintComponent a sh:ConstraintComponent ;
            sh:parameter [ sh:path ex:own ] , [ sh:path ex:more ; sh:optional true ] .
        ex:S a sh:NodeShape ; sh:targetNode ex:i ; ex:own 1 ; ex:more 2 .
        """
    )
    assert list(components_of(graph)) == [(EX.S, EX.OwnConstraintComponent)]
    assert names_of(graph, BNode(), EX.OwnConstraintComponent) == ("Own", "Own")
    assert names_of(graph, BNode(), None) == ("Constraint", "Constraint")


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("http://a/b#c", "c"),
        ("http://a/b/c", "c"),
        ("http://a#b/c", "b/c"),
        ("http://a/", "http://a/"),
        ("urn:a:b", "urn:a:b"),
    ],
)
def test_local_names(iri: str, name: str) -> None:
    assert local_name(URIRef(iri)) == name


def test_a_shape_without_a_name_is_called_after_the_nearest_that_has_one() -> None:
    graph = read(
        """
        ex:Outer sh:or ( ex:Inner [ sh:property [ sh:path ex:p ] ] ) .
        [] sh:property [ sh:path ex:q ] .
        """
    )
    names = {
        graph.value(shape, SH.path): names_of(graph, shape, SH.MinCountConstraintComponent)
        for shape in graph.objects(None, SH.property)
    }
    assert names == {EX.p: ("ex:Outer-MinCount", "Outer-MinCount"), EX.q: ("MinCount", "MinCount")}
    assert (None, RDF.first, None) in graph


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_a_message_with_values_keeps_its_language(engine: engines.ShaclEngine) -> None:
    shapes = read(
        "ex:S a sh:NodeShape ; sh:targetNode ex:i ; sh:sparql [\n"
        '  sh:message "Arvo {?value}: (korjaa) {$this}."@fi , "Värdet {?value} är fel."@sv ,\n'
        '    "{?value} is wrong."@en ;\n'
        '  sh:select "SELECT $this ?value WHERE { $this <https://example.org/p> ?value }" ] .'
    )
    report = engines.report_of(read('ex:i ex:p "yksi\\nkaksi"@fi .'), shapes, engine)
    (result,) = report.subjects(RDF.type, SH.ValidationResult)
    assert messages(report, result, shapes) == {
        "fi": f"Arvo yksi\nkaksi: (korjaa) {EX.i}.",
        "sv": "Värdet yksi\nkaksi är fel.",
        "en": "yksi\nkaksi is wrong.",
    }
