"""The forms of a difference, each read back by another program; no text does harm in any of them."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from typing import TYPE_CHECKING

import jsonschema
import pyoxigraph as ox
import pytest
from markdown_it import MarkdownIt
from rdflib import DCTERMS, ORG, PROV, RDF, Graph, Literal, URIRef

from kela_graph.checks import Finding, Report
from kela_graph.checks.finding import Place, Rule
from kela_graph.diff import FORMS, diff, stream
from kela_graph.diff.change import KINDS
from kela_graph.errors import InputError
from kela_graph.text import visible
from tests.diff.made import answered, body, difference, edited, written
from tests.diff.test_cases import SCHEMA, as_graph, as_json
from tests.reports.made import HOSTILE, many

if TYPE_CHECKING:
    from kela_graph.diff import Diff

ID = "https://w3id.org/kela-graph/id/"
#: What Oxigraph can hold.
TEXTS = {kind: text for kind, text in HOSTILE.items() if not re.search("[\ud800-\udfff]", text)}


def rendered(markdown: str) -> list[str]:
    """The blocks of text that a reader sees of Markdown, with nothing else in them."""
    seen = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        if block.type == "inline":
            allowed = {"text", "text_special", "html_inline", "softbreak"}
            assert {token.type for token in block.children or []} <= allowed
            tags = {token.content for token in block.children or [] if token.type == "html_inline"}
            assert tags <= {"<!-- -->", "<br>", "<code>", "</code>"}
            texts = (t.content for t in block.children or [] if t.type in ("text", "text_special"))
            seen.append("".join(texts))
    return seen


def test_the_schema_knows_every_kind_and_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert set(SCHEMA["$defs"]["kind"]["enum"]) == set(KINDS)


@pytest.mark.slow
def test_json_tells_the_whole_change() -> None:
    data = as_json(answered("unit-renamed-and-moved"))
    (change,) = data["changes"]
    assert change["kinds"] == ["unit-renamed", "unit-moved"]
    assert change["subjects"] == [{"term": f"<{ID}yhteyskeskus>", "label": "Palvelukeskus"}]
    assert change["details"][0] == {
        "kind": "unit-renamed",
        "property": None,
        "old": ['"Yhteyskeskus"@fi'],
        "new": ['"Palvelukeskus"@fi'],
    }
    assert f"<{ID}yhteyskeskus> <{ORG.subOrganizationOf}> <{ID}viestintayksikko>" in change["added"]
    assert change["messages"]["fi"].startswith(
        "Palvelukeskus [id:yhteyskeskus]: uusi nimi: Yhteyskeskus (fi) →"
    )
    assert data["questions"]["asked"] > 400
    (tree,) = [a for a in data["answers"] if a["command"] == "query unit-tree"]
    assert (tree["columns"][:2], len(tree["gone"]), len(tree["come"])) == (["unit", "label"], 1, 1)


@pytest.mark.sample(every=4)
@pytest.mark.parametrize(
    ("case", "originals", "results", "invalidated"),
    [
        ("unit-founded", [], ["digikeskus"], []),
        ("unit-closed", ["kanta-palvelut"], [], ["kanta-palvelut"]),
        ("unit-moved", ["yhteyskeskus"], ["yhteyskeskus"], []),
        (
            "unit-reidentified-renamed-and-moved",
            ["yhteyskeskus"],
            ["palvelukeskus"],
            ["yhteyskeskus"],
        ),
        (
            "units-merged",
            ["kanta-palvelut", "kela-ahvenanmaa"],
            ["digikeskus"],
            ["kanta-palvelut", "kela-ahvenanmaa"],
        ),
        (
            "units-merged-into-one-of-them",
            ["kanta-palvelut", "perintakeskus"],
            ["perintakeskus"],
            ["kanta-palvelut"],
        ),
        ("unit-split", ["kanta-palvelut"], ["arkisto", "digikeskus"], ["kanta-palvelut"]),
    ],
)
def test_turtle_names_the_units(
    case: str, originals: list[str], results: list[str], invalidated: list[str]
) -> None:
    graph = as_graph(difference(case))
    (event,) = graph.subjects(RDF.type, ORG.ChangeEvent)
    for predicate, names in (
        (ORG.originalOrganization, originals),
        (ORG.resultingOrganization, results),
        (PROV.invalidated, invalidated),
    ):
        assert sorted(graph.objects(event, predicate)) == [URIRef(ID + name) for name in names]


def test_turtle_tells_which_version_came_of_which() -> None:
    base = "https://w3id.org/kela-graph/dataset/"
    found = as_graph(difference("version-only")).triples((None, PROV.wasRevisionOf, None))
    assert list(found) == [(URIRef(f"{base}0.2.0"), PROV.wasRevisionOf, URIRef(f"{base}0.1.0"))]


def test_text_is_told_in_the_language() -> None:
    found = difference("unit-moved")
    for languages, heading, line, last in (
        (
            ("fi",),
            "Yksiköt",
            "siirtyi: Asiakkuuspalvelujen tulosyksikkö → Viestintäyksikkö",
            "1 muutos: old → new",
        ),
        (
            ("sv-FI",),
            "Enheter",
            "flyttades: Resultatenheten för kundrelationstjänster → Kommunikationsenheten",
            "1 ändring mellan old och new",
        ),
        (
            ("en",),
            "Units",
            "moved: Customer Relations business unit → Communications Unit",
            "1 change between old and new",
        ),
    ):
        lines = written(found, "text", languages=languages).splitlines()
        assert lines[0] == heading
        assert lines[1].endswith(line)
        assert lines[-1] == last


def test_text_says_that_there_is_no_difference() -> None:
    same = difference("nothing")
    assert written(same, "text", ("a", "b"), ("en",)) == "no difference between a and b\n"
    assert written(same, "text", ("a", "b"), ("fi",)) == "ei eroja: a ja b\n"


def test_an_unknown_form_is_told() -> None:
    with pytest.raises(InputError, match="no form 'pdf' of a difference: choose one of text, markdown"):
        stream(difference("nothing"), "pdf")


# -- Markdown in bounds ---------------------------------------------------------------------------


@pytest.mark.slow
def test_markdown_fits_in_a_comment_however_much_changed() -> None:
    old = body()
    new = edited(
        old,
        "DELETE { ?s ?p ?o } INSERT { ?s ?p ?t } "
        'WHERE { ?s ?p ?o FILTER(LANG(?o) != "") BIND(STRLANG(CONCAT(STR(?o), " |||"), LANG(?o)) AS ?t) }',
    )
    out = written(diff(old, new), "markdown", languages=("en",), report=many(1000))
    assert 40_000 < len(out) <= 65_536
    assert re.search(r"^- and \d+ more$", out, re.MULTILINE)
    assert "### kela-graph check: " in out
    assert "only the first" in out


def test_markdown_tells_what_a_check_found() -> None:
    finding = Finding("rule", "error", {"en": "Fix it."}, at=Place("data/units.ttl", 3, 5))
    report = Report((finding,), rules={"rule": Rule("rule", "lint", "error", {}, {}, {})})
    out = written(difference("unit-moved"), "markdown", languages=("en",), report=report)
    assert "| error | <code>data/units.ttl:3:5</code> | <code>rule</code> | Fix it. |" in out


# -- Hostile text ---------------------------------------------------------------------------------


UNIT = "https://example.org/sago/id/granskningen"


@cache
def hostile(kind: str) -> Diff:
    """A unit renamed to a hostile text, which is a statement and an answer too, and a prefix's resource."""
    name = str(ox.Literal(TEXTS[kind], language="en"))
    new = edited(
        body("other"),
        f"""PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        DELETE {{ ?unit skos:prefLabel ?name }}
        INSERT {{ ?unit skos:prefLabel {name} ; skos:altLabel {name} ; skos:note [ skos:note {name} ] }}
        WHERE {{ BIND(<{UNIT}> AS ?unit)
          ?unit skos:prefLabel ?name FILTER(LANG(?name) = "en") }}""",
    )
    return diff(body("other"), new, lang="en", answers=kind in ("terminal", "pipe", "script", "markdown"))


def brief(text: str) -> str:
    return visible(text[:200]) + ("…" if len(text) > 200 else "")


def reads_text(out: str, text: str) -> None:
    line, *_ = [line for line in out.splitlines() if "]: renamed: " in line]
    assert line.startswith(f"  {brief(text)} [sago:granskningen]: renamed: Audit (en) → ")
    assert out.splitlines()[-1].startswith("1 change between ")


def reads_markdown(out: str, text: str) -> None:
    (told,) = [block for block in rendered(out) if "]: renamed: " in block]
    start = f"{brief(text)} [sago:granskningen]: renamed: Audit (en) → "
    assert told.startswith(start.strip())
    assert not re.search(r"(?<!\\)://|www\.|@\w", out.partition("\n")[2])


def reads_json(out: str, text: str) -> None:
    data = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    (new,) = data["changes"][0]["details"][0]["new"]
    assert Literal(text, lang="en") == next(
        iter(Graph().parse(data=f"<urn:a> <urn:b> {new} .", format="nt").objects())
    )


def reads_turtle(out: str, text: str) -> None:
    graph = Graph().parse(data=out, format="turtle")
    (told,) = [o for o in graph.objects(None, DCTERMS.description) if o.language == "en"]
    assert str(told).startswith(brief(text))
    assert len(list(ox.parse(io.BytesIO(out.encode("utf-8")), format=ox.RdfFormat.TURTLE))) == len(graph)


def reads_update(out: str, text: str) -> None:
    store = ox.Store()
    store.update(out)
    literal = ox.Literal(text, language="en")
    assert len(list(store.quads_for_pattern(None, None, literal))) == 3


READERS = {
    "text": reads_text,
    "markdown": reads_markdown,
    "json": reads_json,
    "turtle": reads_turtle,
    "update": reads_update,
}


def test_every_form_is_read_back() -> None:
    assert set(READERS) == set(FORMS)


@pytest.mark.sample(every=7)
@pytest.mark.parametrize("kind", TEXTS)
def test_hostile_text_is_harmless(kind: str) -> None:
    sides = (TEXTS[kind], f"{TEXTS[kind]}/new")
    for form, reads in READERS.items():
        out = written(hostile(kind), form, sides, ("en",))
        reads(out, TEXTS[kind])
        out.encode("utf-8")
        shown = {"\n", "\t"} if form == "turtle" else {"\n"}
        assert {c for c in out if not c.isprintable()} <= shown, form
        if form in ("text", "markdown", "json"):
            assert not re.search(r"##\w*\[", out), form
            assert not any(line.lstrip().startswith("::") for line in out.split("\n")), form
