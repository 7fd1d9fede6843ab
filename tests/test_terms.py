"""What a person types, to an RDF term."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from rdflib import ORG, OWL, RDF, RDFS, SKOS, XSD, BNode, Dataset, Graph, Literal, URIRef

from kela_graph import terms
from kela_graph.errors import InflectedNameWarning, InputError
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from rdflib.term import Node

BASE = "https://w3id.org/kela-graph/"
CONTACT_CENTRE = URIRef(f"{BASE}id/yhteyskeskus")
COMMUNICATIONS = URIRef(f"{BASE}task/viestinta")


@pytest.mark.parametrize(
    "typed",
    [
        f"{BASE}id/yhteyskeskus",
        f"<{BASE}id/yhteyskeskus>",
        "id:yhteyskeskus",
        "yhteyskeskus",
        "Yhteyskeskus",
        "YHTEYSKESKUS",
        "Kontaktcentret",
        "customer contact  centre",
        " Yhteyskeskus ",
    ],
)
def test_ways_to_name_a_unit(typed: str, kela: Dataset) -> None:
    assert terms.resolve(kela, typed, ORG.Organization) == CONTACT_CENTRE


@pytest.mark.parametrize("typed", ["viestintä", "viestinta", "VIESTINTA\u0308", "kommunikation"])
def test_ways_to_name_a_task(typed: str, kela: Dataset) -> None:
    assert terms.resolve(kela, typed, SKOS.Concept) == COMMUNICATIONS


def test_sub_classes_count(kela: Dataset) -> None:
    assert terms.resolve(kela, "kela", ORG.Organization) == URIRef(f"{BASE}id/kela")
    assert terms.resolve(kela, "tulosyksikkö", OWL.Class) == URIRef(f"{BASE}kela#ResultUnit")


def test_alternative_names_count(kela: Dataset) -> None:
    assert terms.resolve(kela, "FPA", ORG.Organization) == URIRef(f"{BASE}id/kela")


def test_any_resource(kela: Dataset) -> None:
    assert terms.resolve(kela, "r01") == URIRef(f"{BASE}id/r01")
    assert terms.resolve(kela, "http://www.yso.fi/onto/yso/p36") == URIRef("http://www.yso.fi/onto/yso/p36")


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("viestinä", "viestintä (task:viestinta)"),
        ("tulkkaus", "tulkkauspalvelut (topic:tulkkauspalvelut)"),
        ("id:yhteyskesku", None),
        ("nowhere:thing", None),
        (f"{BASE}task/unknown", None),
        ("zzzzzz", None),
        ("", None),
    ],
)
def test_what_is_unknown_is_told_with_the_nearest(typed: str, named: str | None, kela: Dataset) -> None:
    with pytest.raises(InputError) as caught:
        terms.resolve(kela, typed, SKOS.Concept)
    message = str(caught.value)
    assert message.startswith(f"there is no concept {typed.strip()!r}")
    assert named is None or f"did you mean {named}" in message


def test_a_class_without_a_label_is_named_shortly(kela: Dataset) -> None:
    with pytest.raises(InputError, match="there is no void:Linkset 'x'"):
        terms.resolve(kela, "x", URIRef("http://rdfs.org/ns/void#Linkset"))


def test_what_is_ambiguous_is_told_with_all(kela: Dataset) -> None:
    with pytest.raises(
        InputError, match="names more than one resource: write id:kanta-palvelut or topic:kanta-palvelut"
    ):
        terms.resolve(kela, "kanta-palvelut")
    unit = URIRef(f"{BASE}id/kanta-palvelut")
    assert terms.resolve(kela, "kanta-palvelut", ORG.Organization) == unit


def test_a_thing_of_another_class_is_unknown(kela: Dataset) -> None:
    with pytest.raises(InputError, match="there is no task"):
        terms.resolve(kela, "id:yhteyskeskus", RESP.Task)


FORMS = [
    ("perintäkeskuksen", ORG.Organization, "id/perintakeskus"),
    ("puhelinpalvelusta", RESP.Task, "task/puhelinpalvelu"),
    ("puhelinpalvelut", RESP.Task, "task/puhelinpalvelu"),
    ("pohjoisen asiakaspalveluyksikön", ORG.Organization, "id/pohjoinen-asiakaspalveluyksikko"),
    ("kommunikationen", RESP.Task, "task/viestinta"),
    ("Kontaktcentrets", ORG.Organization, "id/yhteyskeskus"),
    ("customer contact center", ORG.Organization, "id/yhteyskeskus"),
    ("asiakasviestinnän tehtävä", RESP.Task, "task/asiakasviestinta"),
]


@pytest.mark.parametrize(("typed", "kind", "meant"), FORMS)
def test_forms_of_a_name_are_taken_with_a_warning(
    typed: str, kind: URIRef, meant: str, kela: Dataset
) -> None:
    with pytest.warns(InflectedNameWarning, match="was taken to mean") as caught:
        assert terms.resolve(kela, typed, kind) == URIRef(BASE + meant)
    assert repr(typed) in str(caught[0].message)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("puhelinpalvelut x", RESP.Task),
        ("puhelin", RESP.Task),
        ("perintäkesuksen", ORG.Organization),
        ("asiakaspalveluyksikön", ORG.Organization),
        ("the", ORG.Organization),
        ("tehtävä", RESP.Task),
        ("12", RESP.Paragraph),
    ],
)
def test_what_is_no_form_of_one_name_is_refused(typed: str, kind: URIRef, kela: Dataset) -> None:
    with pytest.raises(InputError, match="there is no"):
        terms.resolve(kela, typed, kind)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("kela", RESP.Task), ("Kelan", RESP.Task), ("../units", RDFS.Resource), ("/unit", RESP.Unit)],
)
def test_another_things_name_and_a_path_are_no_part_of_a_name(
    typed: str, kind: URIRef, kela: Dataset
) -> None:
    with pytest.raises(InputError, match="there is no "):
        terms.resolve(kela, typed, kind, languages=("en",))


def test_the_most_likely_kind_is_taken(kela: Dataset) -> None:
    unit, topic = URIRef(f"{BASE}id/kanta-palvelut"), URIRef(f"{BASE}topic/kanta-palvelut")
    assert terms.resolve(kela, "kanta-palvelut", ORG.Organization, SKOS.Concept) == unit
    assert terms.resolve(kela, "kanta-palvelut", RESP.Task, SKOS.Concept, ORG.Organization) == topic
    with pytest.warns(InflectedNameWarning):
        assert terms.resolve(kela, "kanta-palveluista", SKOS.Concept, ORG.Organization) == topic
    assert terms.resolve(kela, "kappale 13", RESP.Task, RDFS.Resource) == URIRef(
        f"{BASE}source/tulosyksikot#p13"
    )


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("fi", "ei löydy: tehtävä 'vistintä'; tarkoititko viestintä (task:viestinta)"),
        ("sv-FI", "uppgift 'vistintä' finns inte; menade du viestintä (task:viestinta)"),
        ("en-GB", "there is no task 'vistintä'; did you mean viestintä (task:viestinta)"),
        ("de", "there is no task 'vistintä'; did you mean viestintä (task:viestinta)"),
    ],
)
def test_what_is_not_there_is_told_in_a_language(language: str, message: str, kela: Dataset) -> None:
    with pytest.raises(InputError) as caught:
        terms.resolve(kela, "vistintä", RESP.Task, languages=(language,))
    assert str(caught.value).startswith(message)


def test_at_most_five_candidates(kela: Dataset) -> None:
    with pytest.raises(InputError) as caught:
        terms.resolve(kela, "asiakaspalveluyksikkö", ORG.Organization)
    assert str(caught.value).count("(id:") == terms.CANDIDATES


@pytest.mark.parametrize(
    ("text", "datatype", "value"),
    [
        ("7", XSD.integer, 7),
        (" -12 ", XSD.integer, -12),
        ("2026-01-31", XSD.date, datetime.date(2026, 1, 31)),
        ("SV", XSD.language, "sv"),
    ],
)
def test_literals(text: str, datatype: URIRef, value: object) -> None:
    assert terms.literal(text, datatype).toPython() == value


@pytest.mark.parametrize(
    ("text", "datatype", "told"),
    [
        ("seven", XSD.integer, "no whole number"),
        ("٣", XSD.integer, "no whole number"),
        ("9" * 30, XSD.integer, "no whole number"),
        ("31.1.2026", XSD.date, "no date"),
        ("fi sv", XSD.language, "no language tag"),
        ('fi,"', XSD.language, "no language tag"),
    ],
)
def test_what_is_no_literal_is_told(text: str, datatype: URIRef, told: str) -> None:
    with pytest.raises(InputError, match=told):
        terms.literal(text, datatype)


def test_labels_by_order_of_languages(kela: Dataset) -> None:
    jakobstad = URIRef(f"{BASE}id/pietarsaari")
    assert terms.label(kela, jakobstad, ("sv", "fi")) == "Jakobstad"
    assert terms.label(kela, jakobstad, ("en", "fi")) == "Pietarsaari"
    assert terms.label(kela, jakobstad, ("en",)) == "Pietarsaari"
    assert terms.label(kela, URIRef(f"{BASE}id/r01"), ("fi",)) is None


@pytest.mark.parametrize(
    ("term", "short"),
    [
        (CONTACT_CENTRE, "id:yhteyskeskus"),
        (URIRef(f"{BASE}source/tulosyksikot#p6"), "tulosyksikot:p6"),
        (RDF.type, "rdf:type"),
        (URIRef("https://www.kela.fi"), "<https://www.kela.fi>"),
        (URIRef(f"{BASE}id/a/b"), f"<{BASE}id/a/b>"),
        (Literal("x", lang="fi"), "x"),
        (BNode("b"), "b"),
    ],
)
def test_short_forms(term: Node, short: str, kela: Dataset) -> None:
    assert terms.short(kela, term) == short


def test_prefixed_names_expand(kela: Dataset) -> None:
    assert terms.expand(kela, "id:yhteyskeskus") == CONTACT_CENTRE
    assert terms.expand(kela, "unknown:x") is None
    assert terms.expand(kela, "no name") is None


def test_slugs_are_offered(kela: Dataset) -> None:
    assert "yhteyskeskus" in terms.slugs(kela, ORG.Organization)


def test_a_thing_without_a_name_is_found_by_its_slug() -> None:
    graph = Graph()
    graph.add((URIRef("http://example.org/nameless"), RDF.type, RESP.Task))
    with pytest.raises(InputError, match="did you mean nameless"):
        terms.resolve(graph, "nameles", RESP.Task)
