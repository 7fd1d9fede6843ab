"""``kela-graph show``: which view a person's words ask for, as text, as JSON and on a terminal."""

from __future__ import annotations

import io
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import URIRef
from rich.cells import cell_len
from rich.console import Console

from kela_graph import show as views
from kela_graph.cli import output
from kela_graph.cli import views as writer
from kela_graph.facts import SIGN, Fact, legend, mark
from kela_graph.names import Citation
from kela_graph.namespaces import RESP
from kela_graph.text import display_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parent.parent
SPACE = "https://w3id.org/kela-graph"

#: Names that data may hold and that no terminal should be harmed by.
HOSTILE = (
    "\x1b[31mred\x07",
    "\u202edeb",
    "[bold]x[/bold] [/nope] :smile:",
    "x" * 500,
    "漢字" * 60,
    "\N{WOMAN}\u200d\N{GIRL} \N{PARTY POPPER} " * 20,
    "a\nb",
    "word " * 100,
)


def hostile_tree(depth: int) -> views.TreeUnit:
    held = (views.Held(HOSTILE[depth % 8], HOSTILE, example=True, reading=True),)
    below = (hostile_tree(depth - 1), hostile_tree(depth - 2)) if depth > 1 else ()
    label, kind = HOSTILE[depth % 8], HOSTILE[(depth + 1) % 8]
    iri = URIRef("https://example.org/unit")
    return views.TreeUnit(iri, label, kind, iri, True, True, held, below)


def hostile_view() -> views.View:
    iri = URIRef("https://example.org/thing")
    script = URIRef("javascript:alert(1)")
    facts = tuple(
        Fact(
            text=name,
            topic=name,
            about=name,
            terms=(script,),
            subject=iri,
            basis=RESP.ReadFromName,
            basis_label=name,
            source=Citation(iri, name, name),
            why=name,
        )
        for name in HOSTILE
    )
    return views.View("unit", iri, HOSTILE[2], HOSTILE[3], facts, HOSTILE, HOSTILE[4])


def hostile_paragraph() -> tuple[views.ParagraphView, ...]:
    view = hostile_view()
    document = (view.iri, HOSTILE[0])
    number = 3
    return (
        views.ParagraphView(
            view.iri,
            HOSTILE[2],
            number,
            document,
            "\x1b",
            "javascript:alert(1)",
            HOSTILE[5],
            view.facts,
            (),
            number - 1,
            None,
        ),
    )


HOSTILE_VIEWS = {"tree": hostile_tree(6), "view": hostile_view(), "paragraph": hostile_paragraph()}


def printed(view: views.Shown, columns: int, monkeypatch: pytest.MonkeyPatch, colours: bool = True) -> str:
    """What a terminal of so many columns is sent."""
    file = io.StringIO()

    def console(**options: bool) -> Console:
        system = "truecolor" if colours else None
        return Console(file=file, width=columns, force_terminal=True, color_system=system, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr("rich.console.Console", console)
        writer.show(view, "Source\x1b[2J", ("en",))
    return file.getvalue()


def seen(sent: str) -> str:
    """What is sent, without colours and links."""
    return re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[\d;]*m", "", sent)


@pytest.mark.parametrize("name", HOSTILE_VIEWS)
@pytest.mark.parametrize("columns", [1, 10, 20, 60, 80, 120])
def test_no_name_harms_a_terminal_or_outgrows_it(
    name: str, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = seen(printed(HOSTILE_VIEWS[name], columns, monkeypatch))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u200d]", text)
    assert max(map(cell_len, text.split("\n"))) <= columns
    if columns == 120:
        assert "[/nope] :smile:" in text


@pytest.mark.parametrize("name", HOSTILE_VIEWS)
def test_no_name_harms_a_pipe(name: str) -> None:
    text = writer.text(HOSTILE_VIEWS[name], "Source\x1b[2J", ("en",))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u200d]", text)
    before = f"{SIGN} before a unit: its place in the organisation is read, not stated\n"
    assert text.endswith(f"{legend(['en'])}\n{before if name == 'tree' else ''}Source\\x1b[2J\n")


def test_without_colours_there_are_no_links(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in printed(HOSTILE_VIEWS["view"], 80, monkeypatch, colours=False)


def test_only_web_addresses_are_linked_and_none_ends_the_sequence(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = printed(HOSTILE_VIEWS["view"], 80, monkeypatch)
    assert set(re.findall(r"\x1b\]8;id=[\d-]+;([^\x1b]*)\x1b", sent)) == {"https://example.org/thing"}
    assert "javascript:" not in sent
    link = output.styled(output.Span("a\x1bb", iri="https://x/ä\x1b\\\n")).spans
    assert output.styled(output.Span("a\x1bb")).plain == "a\\x1bb"
    assert "https://x/%C3%A4%1B%5C%0A" in str(link)


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_tree_keeps_its_guides_and_every_word(
    columns: int, kela: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    tree = views.tree(kela, "en")
    sent = printed(tree, columns, monkeypatch)
    lines = seen(sent).splitlines()
    assert max(map(len, lines)) <= columns
    below = lines[2 if columns == 60 else 1 : lines.index("")]
    assert all(line.startswith(("├── ", "│   ", "└── ", "    ")) for line in below)
    flat = " ".join(re.sub(r"[├│└─]", " ", " ".join(lines)).split())
    for unit in (tree, *tree.children, *tree.children[0].children):
        assert f"{unit.label} {unit.type}" in flat
        assert f";{unit.iri}\x1b" in sent
    assert "· 21 units" in flat
    assert "· 1 unit " in flat


def test_a_view_links_units_and_sources_and_says_each_topic_once(
    kela: Dataset, sago: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = views.unit(kela, "perintäkeskus", "en")
    sent = printed(view, 120, monkeypatch)
    for iri in ("/id/perintakeskus", "/id/yhteisten-palvelujen-tulosyksikko"):
        assert f";{SPACE}{iri}\x1b" in sent
    page = ";https://www.kela.fi/tulosyksikot\x1b"
    assert page in sent
    assert page in printed(views.paragraphs(kela, "13"), 120, monkeypatch)
    # A document without an address: the IRI of its paragraph.
    other = printed(views.unit(sago, "hamnavdelningen", "en"), 120, monkeypatch)
    assert ";https://example.org/sago/source/stadga#p" in other
    lines = seen(sent).splitlines()
    assert len([line for line in lines if line.startswith("name ")]) == 1
    assert not any(line.startswith("stated") for line in map(str.strip, lines))
    narrow = seen(printed(view, 60, monkeypatch)).splitlines()
    assert "stated · Tulosyksiköt, paragraph 13" in map(str.strip, narrow)


# -- which view -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "kind", "label"),
    [
        (("perintäkeskus",), "unit", "Overpayment Recovery Centre"),
        (("customer", "contact", "centre"), "unit", "Customer Contact Centre"),
        (("unit", "kela"), "unit", "Social Insurance Institution of Finland"),
        (("task", "viestintä"), "task", "communications"),
        (("viestintä",), "task", "communications"),
        (("task", "työkyvyttömyyseläkkeet"), "task", "disability pensions"),
        (("place", "jyväskylä"), "place", "Jyväskylä"),
        (("jyväskylä",), "place", "Jyväskylä"),
        (("pääjohtaja",), "thing", "Director General"),
        (("kela:FunctionalUnit",), "thing", "operational unit"),
    ],
)
def test_words_choose_the_view(words: tuple[str, ...], kind: str, label: str, run_cli: Run) -> None:
    code, out, err = run_cli("show", *words, "--lang", "en", "--format", "json")
    view = json.loads(out)
    assert (code, err) == (0, "")
    assert (view["kind"], view["label"]) == (kind, label)
    assert set(view) == {field.name for field in fields(views.View)} | {"source"}


@pytest.mark.parametrize("words", [("paragraph", "13"), ("tulosyksikot:p13",)])
def test_a_paragraph_by_number_and_by_iri(words: tuple[str, ...], run_cli: Run) -> None:
    (found,) = json.loads(run_cli("show", *words, "--format", "json")[1])["paragraphs"]
    assert set(found) == {field.name for field in fields(views.ParagraphView)}
    assert (found["number"], found["previous"], found["next"], found["date"]) == (13, 12, 14, None)


@pytest.mark.sample(every=6)
@pytest.mark.parametrize(
    ("words", "plain"),
    [
        (("D2",), ("id:d2",)),
        (("kappale", "13"), ("paragraph", "13")),
        (("stycket", "13"), ("paragraph", "13")),
        (("kappaleesta", "1", "--document", "tulosyksikot"), ("paragraph", "1")),
        (("post", "pääjohtaja"), ("id:paajohtaja",)),
        (("befattning", "generaldirektör"), ("id:paajohtaja",)),
        (("tehtävä", "viestintä"), ("task", "viestintä")),
        (("uppgift", "kommunikation"), ("task", "viestintä")),
        (("enhet", "kontaktcentret"), ("unit", "yhteyskeskus")),
        (("paikka", "Joensuu"), ("place", "joensuu")),
        (("epäselvyys", "D2"), ("id:d2",)),
    ],
)
def test_a_kind_may_be_named_in_any_language(
    words: tuple[str, ...], plain: tuple[str, ...], run_cli: Run
) -> None:
    assert run_cli("show", *words) == run_cli("show", *plain)
    assert run_cli("show", *words)[0] == 0


@pytest.mark.parametrize(
    ("lang", "typed", "plain", "note"),
    [
        ("fi", "perintäkeskuksen", "id:perintakeskus", "'perintäkeskuksen' tulkittiin nimeksi Perintäkeskus"),
        ("sv", "puhelinpalvelusta", "task:puhelinpalvelu", "'puhelinpalvelusta' förstods som puhelinpalvelu"),
        ("en", "kontaktcentrets", "id:yhteyskeskus", "'kontaktcentrets' was taken to mean Kontaktcentret"),
    ],
)
def test_a_form_of_a_name_is_taken_with_a_note(
    lang: str, typed: str, plain: str, note: str, run_cli: Run
) -> None:
    code, out, err = run_cli("show", typed, "--lang", lang)
    assert (code, out, err.count("\n")) == (0, run_cli("show", plain, "--lang", lang)[1], 1)
    assert err == f"kela-graph: {note} ({plain})\n"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("task",), "show task asks for more: write show task NAME"),
        (("paragraph", " "), "write show paragraph NUMBER"),
        (("unit", "viestintä", "--lang", "en"), "there is no organisation 'viestintä'"),
        (("task", "nothing at all", "--lang", "en"), "there is no task 'nothing at all'"),
        (("place", "nowhere", "--lang", "en"), "there is no place 'nowhere'"),
        (("paragraph", "six"), "is no whole number"),
        (("paragraph", "99"), "kappaletta 99 ei ole missään aineiston asiakirjassa"),
        (("paragraph", "99", "--lang", "en"), "there is no paragraph 99 in any document of the dataset"),
        (
            ("paragraph", "99", "--document", "tulosyksikot", "--lang", "en"),
            "in tulosyksikot: it has 1 to 17",
        ),
        (
            ("paragraph", "1", "--document", "nothing", "--lang", "en"),
            "there is no source document 'nothing'",
        ),
        (("kela", "--document", "tulosyksikot"), "--document is for a paragraph"),
        (("http://[x", "--lang", "en"), "there is no organisation 'http://[x'"),
        (("task", "viestintä", "--lang", "e n"), "is no language tag"),
        (("puhelinpalvelut", "x"), "tarkoititko puhelinpalvelu (task:puhelinpalvelu)"),
        (("perintäkesus",), "tarkoititko Perintäkeskus (id:perintakeskus)"),
        (
            ("johdon",),
            "tarkoititko Johdon tukiyksikkö (id:johdon-tukiyksikko), Kelan johto (task:kelan-johto)?",
        ),
        (("13",), "ei löydy: organisaatio '13'"),
    ],
)
def test_what_is_asked_wrongly_is_told(words: tuple[str, ...], told: str, run_cli: Run) -> None:
    code, out, err = run_cli("show", *words)
    assert (code, out) == (2, "")
    assert told in err


def test_a_silent_source_is_told_with_what_is_named_after_the_topic(run_cli: Run) -> None:
    out = run_cli("show", "task", "työkyvyttömyyseläkkeet", "--lang", "en")[1]
    assert "the source does not say who answers for disability pensions\n" in out
    assert re.search(r"^named after it +Centre for Disability Pensions\* +read from the name", out, re.M)


def test_the_legend_stands_where_its_sign_does(run_cli: Run) -> None:
    assert (mark(True), mark(False)) == (SIGN, "")
    for lang in ("fi", "sv", "en-GB"):
        assert f"\n{legend([lang])}\n" in run_cli("show", "paragraph", "13", "--lang", lang)[1]
    assert SIGN not in run_cli("show", "place", "jyväskylä")[1]
    assert "mikään tieto ei nojaa kappaleeseen" in run_cli("show", "paragraph", "1")[1]


def test_two_documents_with_that_paragraph_are_both_shown(run_cli: Run) -> None:
    other = ("--root", str(ROOT / "tests" / "other_body"), "show", "paragraph", "1")
    both = run_cli(*other)[1]
    assert ("(2021-03-04)" in both, "(odaterad)" in both) == (True, True)
    one = run_cli(*other, "--document", "webbplats")[1]
    assert ("(2021-03-04)" in one, "(odaterad)" in one) == (False, True)


def test_wide_characters_are_lined_up_in_a_pipe() -> None:
    table = output.plain_table(["a", "b"], [["漢字", "x"], ["e\u0301e", "y"]])
    assert [display_width(line[:-1]) for line in table.splitlines()] == [6, 6, 6]


def test_every_key_of_the_json_is_documented(kela: Dataset) -> None:
    text = (ROOT / "docs" / "show.md").read_text(encoding="utf-8")
    parts = {part.split("\n")[0].split(":")[0]: part for part in text.split("\n### ")[1:]}
    unit, (paragraph,) = views.unit(kela, "perintakeskus"), views.paragraphs(kela, "13")
    for heading, told in (
        ("The organisation", views.tree(kela).as_json()),
        ("One thing", unit.as_json()),
        ("A paragraph", paragraph.as_json()),
        ("A fact", unit.facts[0].as_json()),
    ):
        rows = re.findall(r"^\| (`[^|]*) \|", parts[heading], re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", " ".join(rows))) == set(told)
    held = {field.name for field in fields(views.Held)}
    for keys, heading in ((held, "The organisation"), ({"subject", "fact"}, "A paragraph")):
        assert keys <= set(re.findall(r"`(\w+)`", parts[heading]))


def test_the_tree_says_of_types_and_places_apart_that_they_are_read(run_cli: Run) -> None:
    lines = [line.strip() for line in run_cli("show", "--lang", "en")[1].splitlines()]
    assert {"*Internal Audit (operational unit)*", "*Customer Contact Centre (contact centre)*"} <= {*lines}
    assert "Kanta Services (service area)*" in lines
    assert "Communications Unit (operational unit)" in lines
    assert "* before a unit: its place in the organisation is read, not stated" in lines
    part = run_cli("show", "perintäkeskus", "--lang", "en")[1]
    assert "before a unit" not in part


def test_the_order_is_of_the_tree(run_cli: Run) -> None:
    code, out, _ = run_cli("show", "--lang", "sv", "--order", "name")
    assert (code, out.splitlines()[1]) == (0, "  *Intern revision (funktionell enhet)*")
    code, out, told = run_cli("show", "perintäkeskus", "--order", "name")
    assert (code, out) == (2, "")
    assert "--order is for the tree of the whole organisation" in told
