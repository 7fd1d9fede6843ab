"""Things are found by words in every language and form, and what fits nothing finds nothing."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import find as benchmark
import pytest
from rdflib import Dataset, URIRef

import kela_graph
from kela_graph import search, terms
from kela_graph.cli import run
from kela_graph.errors import InputError
from tests.growth import calls

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def index(kela: Dataset) -> search.Index:
    return search.Index(kela)


@pytest.fixture(scope="module")
def other() -> Dataset:
    return kela_graph.load(ROOT / "tests" / "other_body")


def found(index: search.Index, kela: Dataset, words: str, limit: int = 1) -> list[str]:
    return [terms.short(kela, match.term) for match in index.find(words, limit=limit)]


# -- Shares of the cases -------------------------------------------------------------------------


@pytest.mark.parametrize("half", ["tuning", "held-out"])
def test_what_is_wanted_is_found(half: str, kela: Dataset) -> None:
    cases = benchmark.cases(benchmark.CASES / f"{half}.tsv")
    first, few = benchmark.shares(benchmark.outcomes(kela, cases))
    assert first >= 95
    assert few >= 99


def test_the_cases_are_many_in_each_language() -> None:
    halves = [benchmark.cases(path) for path in sorted(benchmark.CASES.glob("*.tsv"))]
    for language in ("fi", "sv", "en"):
        counts = [sum(case.language == language for case in half) for half in halves]
        assert len(counts) == 2
        assert sum(counts) >= 80
        assert abs(counts[0] - counts[1]) <= 1


# -- Words ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("puhelinpalvelusta", "task:puhelinpalvelu"),
        ("tulkkauksesta", "id:vammaisten-tulkkauspalvelukeskus"),
        ("jyvaskylassa", "id:jyvaskyla"),
        ("ÅLAND", "id:kela-ahvenanmaa"),
        ("folkpension", "id:kela"),
        ("neuvonnan", "task:neuvonta"),
        ("eläkkeistä", "id:tyokyvyttomyyselakkeiden-ratkaisukeskus"),
        ("kantapalvelut", "id:kanta-palvelut"),
        ("puhelin palvelu", "task:puhelinpalvelu"),
        ("tulkkauskeskus", "id:vammaisten-tulkkauspalvelukeskus"),
        ("tolkning", "id:vammaisten-tulkkauspalvelukeskus"),
        ("rådgivningen", "task:neuvonta"),
        ("the auditors", "id:sisainen-tarkastus"),
        ("translators", "task:kaannospalvelut"),
        ("perintakesus", "id:perintakeskus"),
        ("Kela's management", "task:kelan-johto"),
        ("FPA:s ledning", "task:kelan-johto"),
        ("kappaleessa 13", "tulosyksikot:p13"),
        ("stycke 13", "tulosyksikot:p13"),
        ("p7", "tulosyksikot:p7"),
        ("598", "id:pietarsaari"),
        ("id:yhteyskeskus", "id:yhteyskeskus"),
        ("<https://w3id.org/kela-graph/id/lieksa>", "id:lieksa"),
        ("ratkaisukeskukset", "kela:DecisionCentre"),
        ("pääjohtajalle", "id:paajohtaja"),
        ("kuka hoitaa perinnän", "task:perintaasiat"),
        ("vem sköter indrivningen", "id:perintakeskus"),
        ("where is the contact centre", "id:yhteyskeskus"),
        ("kaikki palvelukanavat", "channel:kaikki-palvelukanavat"),
    ],
)
def test_words_in_any_language_and_form(words: str, wanted: str, index: search.Index, kela: Dataset) -> None:
    assert wanted in found(
        index, kela, words, 2 if wanted.startswith(("id:vamm", "id:tyok", "task:per")) else 1
    )


@pytest.mark.parametrize(
    "words", ["pizza", "sauna", "hevonen", "polkupyörä", "jordgubbe", "xqzzw", "kissa 99"]
)
def test_what_fits_nothing_finds_nothing(words: str, index: search.Index) -> None:
    assert index.find(words) == ()


def test_a_name_in_full_fits_fully_and_best(index: search.Index) -> None:
    best, *others = index.find("Indrivningscentret", lang="en")
    assert best.label == "Overpayment Recovery Centre"
    assert (best.name, best.language, best.role, best.score) == ("Indrivningscentret", "sv", "unit", 1.0)
    assert best.kind == "recovery centre"
    assert best.where == "Shared Services business unit"
    assert best.command == "kela-graph show id:perintakeskus"
    assert all(match.score < 1 for match in others)


def test_each_language_has_its_own_labels(index: search.Index) -> None:
    labels = {lang: index.find("tulosyksikkö", lang=lang)[0].label for lang in ("fi", "sv", "en")}
    assert labels == {"fi": "tulosyksikkö", "sv": "resultatenhet", "en": "business unit"}
    kinds = {lang: index.find("tulosyksikkö", lang=lang)[0].kind for lang in ("fi", "sv", "en")}
    assert kinds == {"fi": "yksikkötyyppi", "sv": "enhetstyp", "en": "unit type"}


def test_what_a_paragraph_says_is_found_weakly(index: search.Index) -> None:
    found = index.find("luettelo joka jatkaa", roles=["paragraph"], lang="fi")
    assert found[0].label == "kappale 3"
    assert found[0].score < 0.7
    assert found[0].where == "Tulosyksiköt"


def test_a_hidden_label_finds_but_is_no_label(index: search.Index) -> None:
    match = index.find("kundtjänst", lang="sv")[0]
    assert (match.label, match.name) == ("kundservice", "kundtjänst")


def test_roles_and_limit(index: search.Index) -> None:
    assert {match.role for match in index.find("viestintä", roles=["unit"])} == {"unit"}
    assert len(index.find("asiakaspalveluyksikkö", limit=2)) == 2
    scores = [match.score for match in index.find("viestintä")]
    assert scores == sorted(scores, reverse=True)


def test_the_same_words_find_the_same(kela: Dataset, index: search.Index) -> None:
    assert search.Index(kela).find("palvelut") == index.find("palvelut")


def test_every_command_that_tells_more_runs(index: search.Index, capsys: pytest.CaptureFixture[str]) -> None:
    commands = {}
    for words in (
        "viestintä",
        "perintäkeskus",
        "Joensuu",
        "pääjohtaja",
        "kappale 6",
        "asiakkaat",
        "tulkkaus",
    ):
        commands |= {match.role: match.command for match in index.find(words)}
    assert set(commands) == set(search.ROLE_NAMES)
    for command in commands.values():
        assert run(command.split()[1:]) == 0
        assert capsys.readouterr().out


# -- Other datasets ------------------------------------------------------------------------------


def test_another_body(other: Dataset) -> None:
    index = search.Index(other)
    assert index.find("lotsstationer", lang="sv")[0].label == "lotsstation"
    assert index.find("hamnmastare")[0].role == "post"
    assert index.find("Norron")[0].role == "place"
    paragraphs = index.find("stycke 1", roles=["paragraph"])
    assert len({match.where for match in paragraphs if match.score > 0.9}) == 2
    for match in paragraphs[:2]:
        assert "--document" in match.command


@pytest.mark.slow
def test_a_graph_in_another_store_without_inference() -> None:
    plain = Dataset(default_union=True)
    for quad in kela_graph.load(infer=False).quads():
        plain.add(quad)
    index = search.Index(plain)
    assert index.find("puhelinpalvelusta")[0].role == "task"
    assert index.find("perintakeskukseen")[0].term == URIRef("https://w3id.org/kela-graph/id/perintakeskus")


# -- Bad input -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "no word"),
        ("  \n ", "no word"),
        ("?!…", "no word"),
        ("\u200f\u202e", "no word"),
        ("the of", "say nothing by themselves"),
        ("mikä on", "say nothing by themselves"),
        ("vad är det", "say nothing by themselves"),
        ("x" * 10_000, "10000 characters are too many"),
    ],
)
def test_what_can_not_be_looked_for_is_refused(words: str, said: str, index: search.Index) -> None:
    with pytest.raises(InputError, match=said):
        index.find(words)


def test_an_unknown_role_is_refused(index: search.Index) -> None:
    with pytest.raises(InputError, match="unknown role 'person': write one of"):
        index.find("viestintä", roles=["person"])


@pytest.mark.parametrize(
    "words",
    [
        "perintä\x00keskus",
        "\u202eperintäkeskus\u202c",
        "peri\u00adntäkeskus",
        "\x1b[31mperintäkeskus",
        "perinta\u0308keskus",
    ],
)
def test_marks_and_controls_are_harmless(words: str, index: search.Index, kela: Dataset) -> None:
    assert found(index, kela, words) == ["id:perintakeskus"]


def test_long_words_take_no_long_time(index: search.Index) -> None:
    usual = calls(partial(index.find, "mistä perintäkeskus vastaa"))
    for words in ("a" * 500, "perinta" * 70, " ".join(f"w{n}rd" for n in range(70)), "kk" * 250):
        assert calls(partial(index.find, words)) < 100 * usual
