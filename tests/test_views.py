"""The organisation and a unit, as people look at them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import URIRef

from kela_graph import views
from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset

BASE = "https://w3id.org/kela-graph/id/"


def units(tree: views.TreeUnit) -> Iterator[views.TreeUnit]:
    yield tree
    for child in tree.children:
        yield from units(child)


def test_the_tree_holds_every_unit_once_below_its_parent(kela: Dataset) -> None:
    tree = views.tree(kela)
    found = {unit.iri: unit for unit in units(tree)}
    assert (tree.label, tree.type, len(found)) == ("Kela", "virallinen organisaatio", 22)
    shared = found[URIRef(f"{BASE}yhteisten-palvelujen-tulosyksikko")]
    assert [child.label for child in shared.children] == ["Perintäkeskus"]


def test_the_tree_tells_readings_and_examples(kela: Dataset) -> None:
    found = {str(unit.iri).removeprefix(BASE): unit for unit in units(views.tree(kela, "en"))}
    assert found["yhteyskeskus"].reading
    assert not found["viestintayksikko"].reading
    (held,) = found["yhteisten-palvelujen-tulosyksikko"].held
    assert (held.activity, held.example, held.reading) == ("is responsible for", True, False)
    assert held.tasks[0] == "communications"
    assert [h.activity for h in found["etuuspalvelujen-tulosyksikko"].held] == [
        "is responsible for",
        "makes proposals on",
    ]


def test_a_unit_tells_each_fact_with_its_place(kela: Dataset) -> None:
    view = views.unit(kela, "sisäinen tarkastus", "en")
    facts = {(fact.topic, fact.text): fact for fact in view.facts}
    kind = facts["type", "operational unit"]
    assert (kind.basis, kind.source, kind.reading) == (
        "read from context",
        "Tulosyksiköt, paragraph 16",
        True,
    )
    assert kind.why is not None
    assert "paragraph 4" in kind.why
    assert facts["reports to", "Director General"].reading is False
    assert facts["name", "Internal Audit (en)"].source == "https://www.kela.fi/en_US/web/en/organization"
    assert facts["is about", "internal audit"].basis == "read from the name"


def test_a_unit_tells_audiences_channels_and_what_is_below(kela: Dataset) -> None:
    texts = {fact.text for fact in views.unit(kela, "asiakkuuspalvelujen tulosyksikkö", "en").facts}
    assert {"customer service (all service channels)", "advice (customers)"} <= texts
    assert len(views.unit(kela, "asiakkuuspalvelujen tulosyksikkö").below) == 7
    assert "communications (given as an example)" in {
        fact.text for fact in views.unit(kela, "yhteisten palvelujen tulosyksikkö", "en").facts
    }


def test_a_unit_tells_its_notes(kela: Dataset) -> None:
    (note,) = views.unit(kela, "etuuspalvelujen-tulosyksikko", "en").notes
    assert note.startswith("Paragraph 7")


def test_an_unknown_unit_is_told(kela: Dataset) -> None:
    with pytest.raises(InputError, match="there is no organisation 'perintä'"):
        views.unit(kela, "perintä")


@pytest.mark.parametrize(
    ("lang", "word"), [("fi", "päiväämätön"), ("sv", "odaterad"), ("en", "undated"), ("de", "undated")]
)
def test_the_source_is_told_with_its_date(lang: str, word: str, kela: Dataset) -> None:
    assert views.source_line(kela, (lang,)) == f"Tulosyksiköt, {word}"
