"""The library of questions: headers, parameters, answers."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rdflib import XSD, BNode, Dataset, Graph, Literal, URIRef
from rdflib.query import Result

import kela_graph
from kela_graph import queries
from kela_graph.errors import InputError, ParseError
from kela_graph.folder import open_folder, program_root
from kela_graph.namespaces import RESP
from kela_graph.queries.header import read_query, written_out
from kela_graph.rdf import sparql
from kela_graph.terms import LITERALS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


BASE = "https://w3id.org/kela-graph/"
QUERY_FILES = sorted((program_root() / "queries").rglob("*.rq"))
LANGUAGES = ("fi", "sv", "en")

#: Questions and columns, as the issue of the contract has them.
COLUMNS = {
    "accountable-for": "task taskLabel activity through throughLabel basis paragraph",
    "describe": "",
    "gaps": "subject subjectLabel gap gapLabel basis paragraph",
    "identifiers": "resource label scheme identifier link",
    "matrix": "unit unitLabel task taskLabel activity activityLabel basis shared",
    "matches": "concept label match matchLabel link",
    "names": "unit language name basis publishedAt",
    "paragraph": "subject subjectLabel property propertyLabel value valueLabel basis role",
    "places": "unit label place placeLabel code basis paragraph",
    "readings": "subject subjectLabel property value valueLabel basis paragraph why",
    "reports-to": "unit label post postLabel basis paragraph",
    "responsibilities": "responsibility activity activityLabel task taskLabel audience channel example basis "
    "paragraph",
    "search-words": "resource label language word",
    "shared-tasks": "task taskLabel unit unitLabel otherTask otherTaskLabel otherUnit otherUnitLabel "
    "sameLine basis",
    "source-discrepancies": "discrepancy label paragraph reading readingLabel chosen",
    "stated-counts": "count label statedIn stated listedIn listed inGraph agrees",
    "tasks": "task label broader units",
    "unit-tree": "unit label type parent basis depth",
    "unit-types": "type label units",
    "units": "unit label type typeLabel typeBasis parent parentLabel parentBasis paragraph",
    "who-is-responsible": "unit label activity activityLabel task taskLabel narrower example basis paragraph",
}

#: A value for each parameter that a question can't do without.
GIVEN: Mapping[str, str] = {
    "task": "viestintä",
    "unit": "viestintäyksikkö",
    "number": "6",
    "resource": "id:kela",
}


def given_for(query: queries.Query) -> dict[str, str]:
    return {p.name: GIVEN[p.name] for p in query.parameters if not p.optional}


# -- The files ------------------------------------------------------------------------------------


def test_the_questions_are_those_of_the_contract() -> None:
    assert {name: " ".join(query.columns) for name, query in queries.library().items()} == COLUMNS


@pytest.mark.parametrize("path", QUERY_FILES, ids=lambda path: path.stem)
def test_house_style_of_query_files(path: Path) -> None:
    query = read_query(path)
    body = query.text.partition("\n\n")[2]
    prefixes = re.findall(r"^PREFIX ([\w-]+):", body, re.MULTILINE)
    used = set(re.findall(r"(?<![\w?])([a-z]+):\w", re.sub(r'"[^"]*"|<[^<>\s]*>', "", body)))
    assert prefixes == sorted(used)
    assert "SELECT *" not in body
    assert query.builds_graph or "\nORDER BY" in body
    for tag in LANGUAGES:
        assert query.say("summary", (tag,))
    texts = ("summary", "none", "problem", "why", "solution")
    told = {query.say(word, (tag,)) for word in texts for tag in LANGUAGES}
    words = sum(word in query.header for word in texts)
    assert len(told - {None}) == words * len(LANGUAGES)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_the_order_of_rows_is_total(name: str, kela: Dataset) -> None:
    query = queries.find_query(name)
    if query.builds_graph:
        return
    asked = queries.run(query, kela, **given_for(query))
    assert [dict(r) for r in asked.rows] == [
        dict(r) for r in queries.run(query, kela, **given_for(query)).rows
    ]
    ordered = set(re.findall(r"\?(\w+)", query.text.rpartition("ORDER BY")[2]))
    unique = {tuple(v for k, v in row.items() if k in ordered) for row in asked}
    # What is not ordered by follows from what is, or is the same in rows that agree on it.
    whole = {tuple(row.values()) for row in asked}
    assert len(unique) == len(whole) or len(whole) == len(asked)


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_every_question_can_be_asked_in_every_language(name: str, kela: Dataset) -> None:
    query = queries.find_query(name)
    answers = [queries.run(query, kela, lang=tag, **given_for(query)) for tag in (*LANGUAGES, "de")]
    assert len({len(answer) for answer in answers}) == 1
    assert not answers[0].is_empty


LYING = {
    "undeclared": ("#+ summary: x\n#+ columns: a\n\nSELECT ?a WHERE { ?a ?b ?_c }", "?_c is not declared"),
    "unused": (
        "#+ summary: x\n#+ parameter c: resource\n#+ columns: a\n\nSELECT ?a WHERE { ?a ?b ?c }",
        "has no ?_c",
    ),
    "label-that-is-no-object": (
        "#+ summary: x\n#+ columns: a\n#+ labels: b d\n\nSELECT ?a WHERE { ?a ?c ?b . ?d ?c ?a }",
        "names the label d, which is the object of no triple",
    ),
    "label-that-shares-its-subject": (
        "#+ summary: x\n#+ columns: a\n#+ labels: b\n\nSELECT ?a WHERE { ?a ?c ?b ; ?d ?e }",
        "write each of its labels as the object of a triple of its own",
    ),
    "columns": (
        "#+ summary: x\n#+ columns: a b\n\nSELECT ?a WHERE { ?a ?b ?c }",
        "says the columns are a b, but they are a",
    ),
    "rows-as-graph": (
        "#+ summary: x\n\nSELECT ?a WHERE { ?a ?b ?c }",
        "says the columns are none, but they are a",
    ),
    "no-summary": ("SELECT ?a WHERE { ?a ?b ?c }", "no summary"),
    "ask": ("#+ summary: x\n\nASK { ?a ?b ?c }", "is an ASK query"),
    "kind": (
        "#+ summary: x\n#+ parameter c: Task\n#+ columns: a\n\nSELECT ?a WHERE { ?a ?b ?_c }",
        "'Task' is neither a class nor a datatype",
    ),
    "update": ("#+ summary: x\n\nDELETE WHERE { ?a ?b ?c }", ":3:"),
    "syntax": ("#+ summary: x\n#+ columns: a\n\nSELECT ?a WHERE {\n  ?a ?b }", ":5:10: "),
    "empty": ("", "no summary"),
}


@pytest.mark.parametrize("kind", LYING)
def test_a_header_that_lies_is_told(kind: str, tmp_path: Path) -> None:
    text, told = LYING[kind]
    path = tmp_path / "lying.rq"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        read_query(path)
    assert str(caught.value).startswith(str(path))
    assert told in str(caught.value)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    (tmp_path / "latin.rq").write_bytes(b"#+ summary: \xe4\n")
    with pytest.raises(ParseError, match="is not UTF-8"):
        read_query(tmp_path / "latin.rq")
    with pytest.raises(ParseError, match="can't be read"):
        read_query(tmp_path / "gone.rq")


def test_all_lying_files_of_a_folder_are_told_at_once(body: Path) -> None:
    for name in ("one", "two"):
        (body / "queries" / f"{name}.rq").write_text("SELECT", encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        queries.library(open_folder(body))
    assert len(caught.value.problems) == 2


def test_an_unknown_question_is_told_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r"'unitz': did you mean units"):
        queries.find_query("unitz")
    with pytest.raises(InputError, match=r"there is accountable-for, describe"):
        queries.find_query("../../etc/passwd")


def test_a_long_decorator_goes_on_in_the_next_line(tmp_path: Path) -> None:
    path = tmp_path / "long.rq"
    path.write_text(
        "#+ summary: one\n#+   two\n#+ columns: a\n# a remark\n\nSELECT ?a WHERE { ?a ?b ?c }",
        encoding="utf-8",
    )
    assert read_query(path).header["summary"] == "one two"


# -- Binding --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("?_x", "<http://a/b>"),
        ("$_x", "<http://a/b>"),
        ("?_xy ?_x", "?_xy <http://a/b>"),
        ("<http://a?_x>", "<http://a?_x>"),
        ("\"?_x\" '?_x'", "\"?_x\" '?_x'"),
        ('"a\\"?_x" ?_x', '"a\\"?_x" <http://a/b>'),
        ('"""?_x " ?_x""" ?_x', '"""?_x " ?_x""" <http://a/b>'),
        ("'''?_x ' ?_x''' ?_x", "'''?_x ' ?_x''' <http://a/b>"),
        ("# ?_x\n?_x", "# ?_x\n<http://a/b>"),
        ("?a < ?_x && ?_x > ?b", "?a < <http://a/b> && <http://a/b> > ?b"),
        ("?x ?_y", "?x ?_y"),
    ],
)
def test_only_variables_are_replaced(text: str, bound: str) -> None:
    assert queries.bind(text, {"x": URIRef("http://a/b")}) == bound


@settings(max_examples=300)
@given(st.text())
def test_a_literal_stays_one_literal(text: str) -> None:
    clean = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    sparql = queries.bind("SELECT (?_x AS ?y) WHERE { FILTER(?_x = ?_x) }", {"x": Literal(clean)})
    import pyoxigraph

    (row,) = pyoxigraph.Store().query(sparql)  # type: ignore[misc]
    assert row["y"].value == clean


def test_what_cannot_be_a_parameter_is_refused() -> None:
    with pytest.raises(InputError, match="only an IRI or a literal can"):
        sparql.serialised(BNode())
    with pytest.raises(InputError, match="is not a valid term"):
        sparql.serialised(URIRef("http://a/> } DELETE WHERE { ?s ?p ?o } #"))


# -- Parameters -----------------------------------------------------------------------------------


def test_parameters_that_are_missing_unknown_or_of_the_wrong_type(kela: Dataset) -> None:
    with pytest.raises(
        InputError, match=r"needs the parameter task: ask with query who-is-responsible -p task=…"
    ):
        queries.run("who-is-responsible", kela)
    with pytest.raises(InputError, match=r"has no parameter colour: ask with query units \[-p type=…\]"):
        queries.run("units", kela, colour="red")
    with pytest.raises(InputError, match="parameter number: 'six' is no whole number"):
        queries.run("paragraph", kela, number="six")
    with pytest.raises(InputError, match="parameter unit: there is no organisation 'viestintä'"):
        queries.run("responsibilities", kela, unit="viestintä", lang="en-GB")
    with pytest.raises(InputError, match="parametri unit: ei löydy: organisaatio 'viestintä'; tarkoititko"):
        queries.run("responsibilities", kela, unit="viestintä")


def test_terms_may_be_given_as_terms(kela: Dataset) -> None:
    unit = URIRef(f"{BASE}id/viestintayksikko")
    by_term = queries.run("responsibilities", kela, unit=unit)
    assert by_term.rows == queries.run("responsibilities", kela, unit="Viestintäyksikkö").rows
    assert by_term.parameters == {"unit": unit}
    number = queries.run("paragraph", kela, number=Literal(6))
    assert number.rows == queries.run("paragraph", kela, number=6).rows != ()


def test_an_optional_parameter_may_be_left_out_or_none(kela: Dataset) -> None:
    assert len(queries.run("units", kela)) == len(queries.run("units", kela, type=None)) == 22
    assert len(queries.run("units", kela, type="kela:ResultUnit")) == 4
    assert len(queries.run("units", kela, type="resp:Unit")) == 21
    assert len(queries.run("units", kela, type="org:FormalOrganization")) == 1


def test_a_default_is_the_root(kela: Dataset) -> None:
    whole = queries.run("unit-tree", kela)
    assert whole.rows == queries.run("unit-tree", kela, unit="kela").rows
    assert whole.rows[0]["depth"] == Literal(0)
    part = queries.run("unit-tree", kela, unit="etuuspalvelujen-tulosyksikko")
    assert [int(str(row["depth"])) for row in part] == [0, 1, 1, 1, 1, 1]


def test_a_language_that_is_none_is_told(kela: Dataset) -> None:
    with pytest.raises(InputError, match="no language tag"):
        queries.run("units", kela, lang='fi"')


def labels(kela: Dataset, lang: str | None) -> set[str]:
    return {str(row["placeLabel"]) for row in queries.run("places", kela, lang=lang)}


def test_labels_fall_back_in_the_datasets_order(kela: Dataset) -> None:
    assert "Jakobstad" in labels(kela, "sv")
    assert "Pietarsaari" in labels(kela, "en") & labels(kela, None) & labels(kela, "de")


HOSTILE = [
    'x") } DELETE WHERE { ?s ?p ?o } #',
    "<http://a/> } INSERT DATA { <a> <b> <c> } #",
    "viestintä\\",
    "\x00",
    "https://w3id.org/kela-graph/task/viestinta> . ?s ?p ?o",
    "id:kela%00",
    "\ud800",
]


@pytest.mark.sample(every=3)
@pytest.mark.filterwarnings("ignore::kela_graph.errors.InflectedNameWarning")
@pytest.mark.parametrize("name", sorted(COLUMNS))
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=60) | st.sampled_from(HOSTILE))
@example(text=HOSTILE[0])
@example(text=HOSTILE[4])
def test_any_text_gives_rows_of_that_term_or_a_clear_error(name: str, text: str, kela: Dataset) -> None:
    query = queries.find_query(name)
    for parameter in query.parameters:
        before = len(kela)
        try:
            answer = queries.run(query, kela, **{**given_for(query), parameter.name: text})
        except InputError as error:
            message = str(error)
        else:
            message = ""
            assert parameter.name in answer.parameters
            assert len(answer) >= 0
        word = "parameter" if parameter.kind in LITERALS else "parametri"
        assert not message or message.startswith(f"{word} {parameter.name}: ")
        assert len(kela) == before


# -- Answers --------------------------------------------------------------------------------------


def test_rows_are_mappings_of_terms(kela: Dataset) -> None:
    answer = queries.run("units", kela)
    row = next(row for row in answer if row["unit"] == URIRef(f"{BASE}id/kela"))
    assert tuple(row) == answer.columns
    assert row["label"] == Literal("Kela", lang="fi")
    assert row["parent"] is None


@pytest.mark.parametrize("name", ["csv", "tsv", "json", "xml"])
def test_standard_formats_are_read_back(name: str, kela: Dataset) -> None:
    answer = queries.run("units", kela)
    if name == "csv":
        lines = answer.serialize("csv").decode().splitlines()
        assert (lines[0], len(lines)) == (",".join(answer.columns), 23)
        return
    read = Result.parse(io.BytesIO(answer.serialize(name)), format=name)
    assert [{str(k): v for k, v in row.items()} for row in read.bindings] == [
        {k: v for k, v in row.items() if v is not None} for row in answer
    ]


# rdflib's own parsers of TriG and JSON-LD use a class that it deprecates.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", ["turtle", "trig", "n-triples", "n-quads", "rdf-xml", "json-ld"])
def test_graphs_are_read_back(name: str, kela: Dataset) -> None:
    answer = queries.run("describe", kela, resource="id:d1")
    rdflib_name = {"n-triples": "nt", "n-quads": "nquads", "rdf-xml": "xml"}.get(name, name)
    read = Graph() if name not in ("trig", "n-quads") else Dataset(default_union=True)
    read.parse(data=answer.serialize(name), format=rdflib_name)
    assert set(read.triples((None, None, None))) == set(answer.graph)


def test_a_graphs_prefixes_are_the_datasets(kela: Dataset) -> None:
    answer = queries.run("describe", kela, resource="id:d1")
    assert "@prefix id: <https://w3id.org/kela-graph/id/> ." in answer.graph.serialize()


def test_formats_for_people_are_not_serialised(kela: Dataset) -> None:
    with pytest.raises(InputError, match="is for people"):
        queries.run("units", kela).serialize("table")


def test_a_limit(kela: Dataset) -> None:
    answer = queries.limited(queries.run("units", kela), 3)
    assert answer.rows == queries.run("units", kela).rows[:3]


def plain_copy(kela: Dataset) -> Dataset:
    """The same quads in rdflib's own store."""
    copy = Dataset(default_union=True)
    for prefix, namespace in kela.namespaces():
        copy.bind(prefix, namespace)
    copy.addN((s, p, o, copy.graph(g)) for s, p, o, g in kela.quads())
    return copy


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("name", ["units", "who-is-responsible", "places"])
def test_a_dataset_in_rdflibs_own_store_gives_the_same(name: str, kela: Dataset) -> None:
    copy = plain_copy(kela)
    given_values = given_for(queries.find_query(name))
    ours, theirs = (kela_graph.run(name, dataset, **given_values) for dataset in (kela, copy))
    assert list(map(dict, theirs)) == list(map(dict, ours))
    assert theirs.serialize("csv").splitlines() == ours.serialize("csv").splitlines()
    with pytest.raises(InputError, match="is for people"):
        theirs.serialize("table")


def test_silence_says_what_was_looked_for_and_what_is_near(kela: Dataset) -> None:
    answer = queries.run("who-is-responsible", kela, task="työkyvyttömyyseläkkeet")
    assert answer.is_empty
    assert queries.silence(answer) == (
        "lähde ei sano, kuka vastaa tehtävästä työkyvyttömyyseläkkeet; "
        "tämän mukaan nimetty: Työkyvyttömyyseläkkeiden ratkaisukeskus"
    )
    paragraph = queries.run("paragraph", kela, number=17, lang="en")
    assert queries.silence(paragraph) == "the source has no paragraph 17, or that bears no fact"


def test_silence_names_broader_and_narrower_tasks(kela: Dataset) -> None:
    answer = queries.run("who-is-responsible", kela, task="viestintä", lang="en")
    near = queries.silence(answer).partition("; ")[2]
    assert near.startswith("narrower: customer communications, internal communications, media communications")


def test_parameters_of_every_kind_are_known() -> None:
    kinds = {p.kind for query in queries.library().values() for p in query.parameters}
    assert XSD.integer in kinds
    assert None in kinds
    assert RESP not in kinds


# -- Labels ---------------------------------------------------------------------------------------

BETTER = (
    "FILTER NOT EXISTS { ?a r:l ?labelOther . "
    'FILTER(STRLEN(STRAFTER(?_languages, CONCAT(",", LANG(?labelOther), ","))) '
    '> STRLEN(STRAFTER(?_languages, CONCAT(",", LANG(?label), ",")))) }'
)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("OPTIONAL { ?a r:l ?label }", f"OPTIONAL {{ ?a r:l ?label . {BETTER} }}"),
        ("?b ?c ?a . ?a r:l ?label .", f"?b ?c ?a . ?a r:l ?label . {BETTER} ."),
        ("SELECT ?x ?y ?label { FILTER(?a = ?label) } ORDER BY ?a ?b ?label", None),
        ("{ ?a r:l ?other } # ?a r:l ?label", None),
        (f"?a r:l ?label . {BETTER}", None),
    ],
)
def test_labels_are_written_out_where_they_stand(text: str, whole: str | None) -> None:
    written = written_out(text, ("label", "more"))
    assert [token[0] for token in sparql.tokens(written)] == [
        token[0] for token in sparql.tokens(text if whole is None else whole)
    ]
    assert written_out(written, ("label",)) == written
    assert written_out(text, ()) == text


def test_what_is_asked_stands_by_itself(kela: Dataset) -> None:
    """Another engine takes the text as it is, with its prefixes and the labels in one language."""
    answer = queries.run("places", kela, lang="sv")
    assert [dict(row.asdict()) for row in Graph().query(answer.sparql)] == []  # type: ignore[union-attr]
    plain = Graph()
    for triple in kela:
        plain.add(triple[:3])
    rows = plain.query(answer.sparql).bindings
    assert [str(row[key]) for row in rows for key in row if str(key) == "label"] == [
        str(row["label"]) for row in answer
    ]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("who-is-responsible", ["task=viestintä"]),
        ("paragraph", ["number=13"]),
        ("unit-tree", []),
        ("describe", ["resource=id:d1"]),
    ],
)
def test_what_is_printed_runs_as_it_stands(
    name: str, given: list[str], kela: Dataset, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    words = [word for each in given for word in ("-p", each)]
    code, text, err = run_cli("query", name, *words, "--lang", "en", "--print-sparql")
    assert (code, err, sparql.parameters(text) & {"languages", "task", "number", "unit", "resource"}) == (
        0,
        "",
        set(),
    )
    store = ox.Store()
    quads = kela.store.oxigraph  # type: ignore[attr-defined]
    store.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    wanted = kela_graph.run(name, kela, lang="en", **dict(each.split("=") for each in given))
    assert {*map(tuple, store.query(text))} == {*wanted.terms()}  # type: ignore[arg-type]


def test_what_is_printed_goes_into_a_file_and_has_the_limit(
    tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    target = tmp_path / "units.rq"
    assert run_cli("query", "units", "--limit", "2", "--print-sparql", "-o", str(target)) == (0, "", "")
    assert len(list(ox.Store().query(target.read_text(encoding="utf-8")))) == 0
    assert target.read_text(encoding="utf-8").rstrip().endswith("LIMIT 2")


@pytest.mark.parametrize(("lang", "like"), [("en-GB", "en"), ("fi-FI", "fi"), ("SV", "sv"), ("de-AT", "de")])
def test_a_language_falls_back_to_what_it_is_one_of(lang: str, like: str, kela: Dataset) -> None:
    for name in ("units", "who-is-responsible"):
        query = queries.find_query(name)
        found, wanted = (queries.run(query, kela, lang=tag, **given_for(query)) for tag in (lang, like))
        assert found.rows == wanted.rows
    silent = queries.run("who-is-responsible", kela, task="työkyvyttömyyseläkkeet", lang=lang)
    other = queries.run("who-is-responsible", kela, task="työkyvyttömyyseläkkeet", lang=like)
    assert queries.silence(silent) == queries.silence(other)


def test_a_question_is_asked_once_whatever_is_made_of_it(
    kela: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    serialize = type(kela.store).serialize
    monkeypatch.setattr(
        type(kela.store),
        "serialize",
        lambda self, text, *a, **k: asked.append(text) or serialize(self, text, *a, **k),
    )
    monkeypatch.setattr(type(kela), "query", lambda *_, **__: pytest.fail("asks by rdflib"))
    answer = queries.run("units", kela)
    assert not asked
    assert answer.serialize("csv")
    assert answer.serialize("xml")
    assert not answer.is_empty
    assert len(answer.rows) == len(list(answer.terms()))
    assert len(asked) == 1
