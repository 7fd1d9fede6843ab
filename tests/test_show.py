"""The organisation and a unit, as people look at them."""

from __future__ import annotations

from collections import defaultdict
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from rdflib import ORG, SKOS, Literal, URIRef

from kela_graph import graph, queries
from kela_graph import show as views
from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.names import Names
from kela_graph.show.tree import LEVELS, Bounds, TreeUnit, _tree_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Dataset

BASE = "https://w3id.org/kela-graph/id/"


def test_the_tree_holds_every_unit_once_below_its_parent(kela: Dataset) -> None:
    tree = views.tree(kela)
    found = {unit.iri: unit for unit in tree}
    assert (tree.label, tree.type, len(found)) == ("Kela", "virallinen organisaatio", 22)
    shared = found[URIRef(f"{BASE}yhteisten-palvelujen-tulosyksikko")]
    assert [child.label for child in shared.children] == ["Perintäkeskus"]


def test_the_tree_tells_readings_and_examples(kela: Dataset) -> None:
    found = {str(unit.iri).removeprefix(BASE): unit for unit in views.tree(kela, "en")}
    read = {name: (unit.type_reading, unit.parent_reading) for name, unit in found.items()}
    assert (read["yhteyskeskus"], read["perintakeskus"]) == ((True, True), (True, False))
    assert read["viestintayksikko"] == (False, False)
    assert {name for name, (_, parent) in read.items() if parent} == {"sisainen-tarkastus", "yhteyskeskus"}
    (held,) = found["yhteisten-palvelujen-tulosyksikko"].held
    assert (held.activity, held.example, held.reading) == ("is responsible for", True, False)
    assert (held.tasks[0], held.tasks[-1]) == ("personnel services", "communications")
    assert [h.activity for h in found["etuuspalvelujen-tulosyksikko"].held] == [
        "is responsible for",
        "makes proposals on",
    ]


def labels(tree: views.TreeUnit) -> list[str]:
    return [unit.label for unit in tree]


def test_the_tree_is_in_the_order_of_the_source_in_every_language(kela: Dataset) -> None:
    tree = views.tree(kela)
    assert [unit.label.split()[0] for unit in tree.children[0].children] == [
        "Eteläinen",
        "Pääkaupunkiseudun",
        "Itäinen",
        "Keskinen",
        "Läntinen",
        "Pohjoinen",
        "Yhteyskeskus",
    ]
    assert labels(tree)[-3:] == ["Johdon tukiyksikkö", "Viestintäyksikkö", "Sisäinen tarkastus"]
    for lang in ("sv", "en"):
        assert [unit.iri for unit in views.tree(kela, lang)] == [unit.iri for unit in tree]


def test_the_tree_is_in_other_orders(kela: Dataset) -> None:
    by_name = views.tree(kela, "sv", "name").children[-2]
    assert [label.split()[0] for label in labels(by_name)[1:]] == [
        "Huvudstadsregionens",
        "Kontaktcentret",
        "Mellersta",
        "Norra",
        "Södra",
        "Västra",
        "Östra",
    ]
    types = [unit.type for unit in views.tree(kela, "fi", "type").children]
    assert types == ["toiminnallinen yksikkö"] * 3 + ["tulosyksikkö"] * 4
    with pytest.raises(InputError, match="no order 'size': choose one of source, type, name"):
        views.tree(kela, "fi", "size")


def test_the_tree_has_posts_and_who_works_under_them(kela: Dataset) -> None:
    tree = views.tree(kela, "en")
    (post,) = tree.posts
    assert (post.label, post.reading) == ("Director General", True)
    under = {unit.label: unit.superiors for unit in tree if unit.superiors}
    assert under == {"Internal Audit": (views.Post(post.iri, "Director General", False),)}


@pytest.mark.parametrize(
    ("task", "lang", "topic"),
    [
        ("puhelinpalvelu", "en", "responsible"),
        ("puhelinpalvelu", "fi", "vastuussa"),
        ("puhelinpalvelu", "sv", "ansvarig"),
        ("etuuslainsaadannon-kehittaminen", "en", "proposals by"),
        ("ict-palvelut", "en", "produced by"),
        ("perintaasiat", "sv", "sköts av"),
        ("kelan-johto", "en", "supported by"),
    ],
)
def test_a_task_tells_who_has_it_from_its_own_side(task: str, lang: str, topic: str, kela: Dataset) -> None:
    topics = [fact.topic for fact in views.task(kela, task, lang).facts]
    assert topics.count(topic) == 1


def test_units_below_one_are_in_the_order_of_the_source(kela: Dataset) -> None:
    facts = views.unit(kela, "asiakkuuspalvelujen tulosyksikkö", "en").facts
    below = [fact.text.split()[0] for fact in facts if fact.topic == "below it"]
    assert below == ["Southern", "Customer", "Eastern", "Central", "Western", "Northern", "Customer"]


def test_a_unit_tells_each_fact_with_its_place(kela: Dataset) -> None:
    view = views.unit(kela, "sisäinen tarkastus", "en")
    facts = {(fact.topic, fact.text): fact for fact in view.facts}
    kind = facts["type", "operational unit"]
    assert (kind.basis_label, kind.source_label, kind.reading) == (
        "read from context",
        "Tulosyksiköt, paragraph 16",
        True,
    )
    assert kind.why is not None
    assert "paragraph 4" in kind.why
    assert facts["reports to", "Director General"].reading is False
    assert (
        facts["name", "Internal Audit (en)"].source_label == "https://www.kela.fi/en_US/web/en/organization"
    )
    assert facts["is about", "internal audit"].basis_label == "read from the name"


@pytest.mark.parametrize(
    ("lang", "unit", "whole"),
    [
        ("fi", "kuuluu yksikköön", "kuuluu organisaatioon"),
        ("sv", "ingår i", "ingår i"),
        ("en", "part of", "part of"),
    ],
)
def test_only_of_the_whole_a_part_is_of_an_organisation(
    lang: str, unit: str, whole: str, kela: Dataset
) -> None:
    for name, topic in (("perintäkeskus", unit), ("viestintäyksikkö", whole)):
        parents = [
            f.topic for f in views.unit(kela, name, lang).facts if f.predicate == ORG.subOrganizationOf
        ]
        assert parents[0] == topic


def test_a_unit_tells_audiences_channels_and_what_is_below(kela: Dataset) -> None:
    texts = {fact.text for fact in views.unit(kela, "asiakkuuspalvelujen tulosyksikkö", "en").facts}
    assert {"customer service (all service channels)", "advice (customers)"} <= texts
    below = [
        fact
        for fact in views.unit(kela, "asiakkuuspalvelujen tulosyksikkö").facts
        if fact.topic == "siihen kuuluu"
    ]
    assert (len(below), {fact.source_label for fact in below}) == (
        7,
        {"Tulosyksiköt, kappale 10", "Tulosyksiköt, kappale 11"},
    )
    assert "communications (given as an example)" in {
        fact.text for fact in views.unit(kela, "yhteisten palvelujen tulosyksikkö", "en").facts
    }


def test_a_unit_tells_its_notes(kela: Dataset) -> None:
    (note,) = views.unit(kela, "etuuspalvelujen-tulosyksikko", "en").notes
    assert note.startswith("Paragraph 7")


def test_an_unknown_unit_is_told(kela: Dataset) -> None:
    with pytest.raises(InputError, match="there is no organisation 'perintä'"):
        views.unit(kela, "perintä", "en")


@pytest.mark.parametrize(
    ("lang", "word"), [("fi", "päiväämätön"), ("sv", "odaterad"), ("en", "undated"), ("de", "undated")]
)
def test_the_source_is_told_with_its_date(lang: str, word: str, kela: Dataset) -> None:
    assert Names(kela, (lang,)).source_line() == f"Tulosyksiköt, {word}"


def test_the_units_below_are_told_with_their_sources(kela: Dataset) -> None:
    below = {fact.text: fact for fact in views.unit(kela, "yhteisten palvelujen tulosyksikkö", "en").facts}
    found = below["Overpayment Recovery Centre"]
    assert (found.topic, found.basis_label, found.source_label) == (
        "below it",
        "stated",
        "Tulosyksiköt, paragraph 13",
    )
    told = found.as_json()
    assert (told["iri"], told["source_iri"]) == (
        URIRef(f"{BASE}perintakeskus"),
        URIRef("https://w3id.org/kela-graph/source/tulosyksikot#p13"),
    )


def test_a_task_tells_who_has_it_what_it_is_part_of_and_matches(kela: Dataset) -> None:
    view = views.task(kela, "viestintä", "en")
    held = [fact for fact in view.facts if fact.topic == "responsible"]
    assert {(fact.text, fact.reading) for fact in held} == {
        ("Shared Services business unit", False),
        ("Communications Unit (customer communications)", True),
        ("Communications Unit (media communications)", True),
        ("Communications Unit (internal communications)", True),
    }
    facts = {(fact.topic, fact.text): fact for fact in view.facts}
    assert "Doubt: two units" in str(facts["narrower", "media communications"].why)
    assert facts["exact match", "http://www.yso.fi/onto/yso/p36"].terms
    assert facts["name", "viestintä (fi)"].basis_label == ""
    assert view.silence is None
    (broader,) = [f for f in views.task(kela, "mediaviestintä", "en").facts if f.topic == "broader"]
    assert (broader.text, broader.basis_label) == ("communications", "read from context")


def test_a_place_tells_its_code_and_who_works_there(kela: Dataset) -> None:
    facts = {(fact.topic, fact.text): fact for fact in views.place(kela, "jyväskylä", "sv").facts}
    assert facts["identifierare", "179"].source_label.startswith("Kommun")
    works = facts["är verksam här", "Kontaktcentret"]
    assert (works.basis_label, works.source_label) == ("anges i källan", "Tulosyksiköt, stycke 11")


def test_a_doubt_tells_its_readings_and_is_told_of_what_it_concerns(kela: Dataset) -> None:
    doubt = views.thing(kela, "id:d1", "en")
    assert isinstance(doubt, views.View)
    told = {(fact.topic, fact.text) for fact in doubt.facts}
    assert ("chosen reading", "Internal Audit is the third operational unit") in told
    assert ("possible reading", "The stated number is wrong") in told
    assert ("source", "Tulosyksiköt, paragraph 4") in told
    assert ("see also", "Tulosyksiköt, paragraph 16") in told
    assert ("concerns", "Internal Audit") in told
    audit = views.unit(kela, "sisäinen tarkastus", "en")
    (fact,) = [fact for fact in audit.facts if doubt.iri in fact.terms]
    assert (fact.text, fact.source_label) == (doubt.label, "Tulosyksiköt, paragraph 4")


def test_a_paragraph_tells_all_that_rests_on_it(kela: Dataset) -> None:
    (view,) = views.paragraphs(kela, "13", lang="en")
    rows = queries.run("paragraph", kela, number=13).rows
    assert len(view.bears) == sum(str(row["role"]) == "bears" for row in rows)
    assert len(view.completes) == sum(str(row["role"]) == "completes" for row in rows) == 3
    (kind,) = [fact for fact in view.bears if fact.topic == "type"]
    assert (kind.about, kind.reading) == ("Overpayment Recovery Centre", True)
    assert kind.why == "The name is the same as that of the type."
    assert str(view.paraphrase).startswith("The Shared Services business unit answers")


@pytest.mark.parametrize("lang", ["fi", "sv", "en"])
def test_every_paragraph_has_a_view(lang: str, kela: Dataset) -> None:
    for number in range(1, 18):
        (view,) = views.paragraphs(kela, str(number), lang=lang)
        rows = queries.run("paragraph", kela, number=number).rows
        assert len(view.bears) + len(view.completes) == len(rows)


def units(parents: Iterable[tuple[str, str]]) -> TreeUnit:
    """Return the tree of units that are part of others, from ``top`` on."""
    row = dict.fromkeys(("label", "type", "typeLabel", "typeBasis", "parentBasis"), Literal("x"))
    below, children = defaultdict(list), set()
    for child, parent in parents:
        below[URIRef(f"{BASE}{parent}")].append({**row, "unit": URIRef(f"{BASE}{child}")})
        children.add(child)
    top = {**row, "unit": URIRef(f"{BASE}top")}
    return _tree_unit(top, below, {"held": {}}, frozenset(), Bounds(len(children) + 1))


def test_a_unit_below_itself_ends_there() -> None:
    assert units([("unit", "top"), ("top", "unit")]).below == 1


def test_a_tree_is_as_deep_as_may_be_and_no_deeper() -> None:
    chain = [("1", "top"), *((str(at + 1), str(at)) for at in range(1, LEVELS))]
    assert units(chain[:-1]).below == LEVELS - 1
    with pytest.raises(InputError, match=f"more than {LEVELS} levels stand above .*/{LEVELS}: correct"):
        units(chain)


@pytest.mark.parametrize(
    "parents",
    [
        [(f"{at}{a}", f"{at - 1}{b}") for at in range(1, 30) for a in "xy" for b in "xy"],
        list(permutations(["0x", *map(str, range(12))], 2)),
    ],
    ids=["a ladder", "all below all"],
)
def test_units_of_too_many_parents_are_told(parents: list[tuple[str, str]]) -> None:
    with pytest.raises(InputError, match="are part of too many at once"):
        units([("0x", "top"), ("0y", "top"), *parents])


def test_views_ask_by_select_only_and_seldom(kela: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """A remote store knows no blank node of an annotation, and each query costs a round trip."""
    describe(kela)
    asked: list[str] = []
    query, rows = type(kela).query, graph.plain_rows
    monkeypatch.setattr(
        type(kela), "query", lambda self, text, *a, **k: asked.append(text) or query(self, text)
    )
    monkeypatch.setattr(graph, "plain_rows", lambda found, text: asked.append(text) or rows(found, text))
    monkeypatch.setattr(type(kela), "triples", lambda *_: pytest.fail("a view looks for triples one by one"))
    for view, most in (
        (lambda: views.tree(kela), 5),
        (lambda: views.unit(kela, "yhteyskeskus"), 9),
        (lambda: views.task(kela, "viestinta"), 9),
        (lambda: views.place(kela, "joensuu"), 9),
        (lambda: views.paragraphs(kela, "13"), 7),
    ):
        asked.clear()
        view()
        assert 0 < len(asked) <= most


def test_what_only_helps_to_find_is_no_name(kela: Dataset) -> None:
    names = {str(fact.text) for fact in views.unit(kela, "yhteyskeskus").facts if fact.topic == "nimi"}
    hidden = {str(v) for v in kela.objects(URIRef(f"{BASE}yhteyskeskus"), SKOS.hiddenLabel)}
    assert {name.rpartition(" (")[0] for name in names}.isdisjoint(hidden)
    assert names
