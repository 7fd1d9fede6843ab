"""Names are looked up together and chosen by language, and statements told by them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, BNode, Dataset, Literal, URIRef

from kela_graph import facts, names, namespaces, terms
from kela_graph.names import Names
from kela_graph.namespaces import PREFIXES, RESP

if TYPE_CHECKING:
    from rdflib.term import Node

BASE = "https://w3id.org/kela-graph/"
MADE = "https://example.org/"
PARAGRAPH = URIRef(f"{BASE}source/tulosyksikot#p13")


def made(*triples: tuple[Node, Node, Node]) -> Dataset:
    dataset = Dataset(default_union=True)
    for triple in triples:
        dataset.add(triple)
    for prefix, namespace in PREFIXES.items():
        dataset.bind(prefix, namespace)
    return dataset


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[list[Node]]:
    """The terms of each query for names, in their order."""
    found: list[list[Node]] = []
    bind = namespaces.bind
    monkeypatch.setattr(
        namespaces,
        "bind",
        lambda text, values, known: found.append([*values["terms"]]) or bind(text, values, known),
    )
    return found


def test_names_are_those_that_are_found_one_by_one(kela: Dataset) -> None:
    found = {term for triple in kela.triples((None, None, None)) for term in triple}
    for languages in (("fi",), ("sv", "en"), ("en",)):
        together = Names(kela, languages)
        together.learn(found)
        for term in found:
            if isinstance(term, URIRef):
                assert together.name(term) == terms.label(kela, term, (*languages, "en"))


def test_a_paragraph_has_the_address_of_its_document(kela: Dataset, sago: Dataset) -> None:
    cited = Names(kela, ("en",)).source(PARAGRAPH)
    assert cited is not None
    assert cited.link == cited.address == "https://www.kela.fi/tulosyksikot"
    assert Names(kela, ()).addresses([PARAGRAPH, None, Literal(13), URIRef(f"{BASE}id/kela")]) == {
        PARAGRAPH: "https://www.kela.fi/tulosyksikot"
    }
    other = URIRef("https://example.org/sago/source/stadga#p4")
    cited = Names(sago, ("en",)).source(other)
    assert cited is not None
    assert (cited.address, cited.link) == (None, str(other))
    assert Names(sago, ()).addresses([other]) == {}


def test_each_term_is_looked_up_once_and_none_is_lost(asked: list[list[Node]]) -> None:
    many = [URIRef(f"{MADE}{number}") for number in range(1000)]
    found = Names(made(*((term, RDFS.label, Literal(f"name of {term}", "en")) for term in many)), ("en",))
    found.learn([*many, *many])
    assert [len(batch) for batch in asked] == [400, 400, 200]
    assert [found.label(term) for term in many] == [f"name of {term}" for term in many]
    found.learn([None, BNode(), Literal("x"), URIRef("no iri>"), *many])
    assert len(asked) == 3


def test_the_preferred_name_of_a_language_stands_before_the_others() -> None:
    thing = URIRef(f"{MADE}thing")
    ranked = (SKOS.prefLabel, RDFS.label, DCTERMS.title)
    dataset = made(
        *((thing, prop, Literal(f"{9 - rank} sv", "sv")) for rank, prop in enumerate(ranked)),
        (thing, DCTERMS.title, Literal("fi", "fi")),
        (thing, SKOS.altLabel, Literal("en", "en")),
        (thing, RDFS.label, URIRef(f"{MADE}label")),
    )
    assert Names(dataset, ("sv-FI", "fi")).label(thing) == "9 sv"
    assert Names(dataset, ("en", "fi")).label(thing) == "fi"
    assert Names(dataset, ("de",)).by_language(thing) == {"fi": "fi", "sv": "9 sv"}


def test_what_has_no_name_is_called_as_it_is_typed(kela: Dataset) -> None:
    found = Names(kela, ("en",))
    assert found.label(URIRef(f"{BASE}id/r01")) == "id:r01"
    assert found.label(URIRef("https://example.org/x")) == "https://example.org/x"
    assert (found.label(Literal("13")), found.label(None)) == ("13", "")
    assert found.name(URIRef(f"{BASE}id/r01")) is None


def test_a_paragraph_is_named_by_its_document_and_number(kela: Dataset, asked: list[list[Node]]) -> None:
    found = Names(kela, ("sv", "fi"))
    source = found.source(PARAGRAPH)
    assert source is not None
    assert (source.label, source.number) == ("Tulosyksiköt, stycke 13", 13)
    assert source.dated == "Tulosyksiköt (odaterad), stycke 13"
    assert found.label(PARAGRAPH) == source.label
    assert len(asked) == 2
    page = found.source(URIRef(f"{MADE}page"))
    assert page == names.Citation(URIRef(f"{MADE}page"), f"{MADE}page", f"{MADE}page")
    assert found.source(None) is None


def test_texts_are_chosen_by_language() -> None:
    found = Names(made(), ("sv", "fi"))
    texts = [Literal("b", "fi"), Literal("a", "fi"), Literal("c", "en"), None]
    assert found.choose_all(texts) == ["a", "b"]
    assert found.choose(texts[2:]) == "c"
    assert found.choose([]) is None


@pytest.mark.parametrize(
    ("basis", "why"),
    [(RESP.Stated, None), (RESP.ReadFromName, "because"), (RESP.ReadFromContext, "because"), (None, None)],
)
def test_a_reason_is_told_of_readings_only(basis: URIRef | None, why: str | None) -> None:
    unit, kind, note = URIRef(f"{MADE}unit"), URIRef(f"{MADE}Kind"), BNode()
    dataset = made(
        (note, OWL.annotatedSource, unit),
        (note, OWL.annotatedProperty, RDF.type),
        (note, OWL.annotatedTarget, kind),
        (note, RDFS.comment, Literal("siksi", "fi")),
        (note, RDFS.comment, Literal("because", "en")),
        *([(note, RESP.basis, basis)] if basis else []),
    )
    for resource, part, number in ((unit, "subject", 1), (kind, "subject", 0), (kind, "value", 1)):
        found = facts.statements(Names(dataset, ("en", "fi")), [resource], part)
        assert [(fact.value, fact.why, fact.reading) for fact in found] == [
            (kind, why, why is not None)
        ] * number
    told = facts.sentence(Names(dataset, ("en",)), "text", [unit], basis, why="because", note="and more")
    assert (told.text, told.why, told.note, told.terms) == ("Text", why, "and more", (unit,))


def test_rows_that_differ_in_a_detail_are_one_fact() -> None:
    row = {"subject": None, "property": SKOS.prefLabel, "value": Literal("ohjaus", "fi")}
    details = [RESP.givenAsExample, URIRef(f"{MADE}b"), URIRef(f"{MADE}a"), None]
    (fact,) = facts.tell(Names(made(), ("fi",)), [{**row, "detail": detail} for detail in details])
    assert fact.text == f"ohjaus ({MADE}a, {MADE}b, resp:givenAsExample, fi)"
    assert len(facts.tell(Names(made(), ("fi",)), [row, {**row, "source": PARAGRAPH}])) == 2
