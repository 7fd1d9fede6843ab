"""What is told where there are no rows is true: each silence against the graph, by other queries."""

from __future__ import annotations

import shutil
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

import pytest
from rdflib import XSD, Dataset, Literal, URIRef

import kela_graph
from kela_graph import queries
from kela_graph.errors import ParseError
from kela_graph.folder import open_folder
from kela_graph.graph import folder_of, rows
from kela_graph.names import Names
from kela_graph.queries import answer as answers
from kela_graph.queries import silence
from kela_graph.queries.answer import lacks
from kela_graph.terms import is_a
from tests.conftest import OTHER_BODY
from tests.quick import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from rdflib.term import Node

    from kela_graph.queries import Answer, Query
    from kela_graph.queries.header import Parameter

LANGUAGES: Final = ("fi", "sv", "en")

#: What the silences of each question deny: a thing that is given is named, and of others any is meant.
DENIED: Final = {
    "accountable-for": "?_unit resp:isAccountableFor ?task",
    "describe": "?_resource ?property ?value FILTER(?property != skos:hiddenLabel)",
    "gaps": "?told resp:basis resp:ReadFromContext",
    "identifiers": "?thing adms:identifier|schema:sameAs|foaf:homepage ?identifier",
    "islands": "?island a <https://example.org/sago/typ#Island>",
    "matches": "?concept a skos:Concept ; skos:exactMatch|skos:closeMatch ?link",
    "matrix": "?unit resp:hasTask ?task",
    "names": "?told owl:annotatedSource ?_unit ; owl:annotatedTarget ?name FILTER(isLITERAL(?name))",
    "paragraph": """?paragraph resp:number ?_number ; dcterms:isPartOf ?_document .
        ?fact dcterms:source|rdfs:seeAlso|resp:listedIn ?paragraph""",
    "places": "?_unit resp:operatesIn ?_place",
    "readings": """?told owl:annotatedSource|resp:heldBy ?_subject ; resp:basis ?basis
        FILTER(?basis IN (resp:ReadFromName, resp:ReadFromContext))""",
    "reports-to": "?_unit org:reportsTo ?_post",
    "responsibilities": "?_unit resp:hasTask ?task",
    "search-words": "?thing skos:hiddenLabel ?word",
    "shared-tasks": "?a resp:hasTask ?task . ?b resp:hasTask/skos:broader* ?task FILTER(?a != ?b)",
    "source-discrepancies": """?doubt resp:possibleReading ?reading ; ?concerns ?concerned
        FILTER(?concerns != rdf:type && COALESCE(?_about, ?doubt) IN (?doubt, ?concerned))""",
    "stated-counts": "?count resp:countedClass ?_type",
    "tasks": "?task a resp:Task",
    "unit-tree": "?told owl:annotatedProperty rdf:type ; owl:annotatedSource/org:subOrganizationOf* ?_unit",
    "unit-types": "?type rdfs:subClassOf resp:Unit FILTER(isIRI(?type) && ?type != resp:Unit)",
    "units": "?told owl:annotatedSource ?unit . ?unit a org:Organization , ?_type",
    "who-is-responsible": "?unit resp:hasTask/skos:broader* ?_task",
}


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """A body of which nothing is told but that it is there, with the questions of the other body."""
    root = tmp_path_factory.mktemp("bare")
    for part in ("ontology", "queries"):
        shutil.copytree(OTHER_BODY / part, root / part)
    (root / "data").mkdir()
    text = (OTHER_BODY / "data" / "dataset.ttl").read_text(encoding="utf-8")
    thing = "sago:hamnstyrelsen a org:FormalOrganization . sago:x a resp:Municipality . sago:y a org:Post .\n"
    prefix = "@prefix org: <http://www.w3.org/ns/org#> .\n"
    (root / "data" / "dataset.ttl").write_text(f"{prefix}{text}\n{thing}", encoding="utf-8")
    return kela_graph.load(root)


def choices(dataset: Dataset, parameter: Parameter) -> list[Node | None]:
    """Return all that a parameter may be, and nothing where it is optional."""
    if parameter.kind == XSD.integer:
        return [Literal(number) for number in range(20)]
    things = {term for triple in dataset for term in triple[::2] if isinstance(term, URIRef)}
    fitting = sorted(t for t in things if parameter.kind is None or is_a(dataset, t, parameter.kind))
    return [*([None] if parameter.optional else []), *fitting]


def askings(dataset: Dataset, query: Query) -> Iterator[Answer]:
    """Ask a question for all that it may be asked for."""
    for chosen in product(*(choices(dataset, parameter) for parameter in query.parameters)):
        given = zip((parameter.name for parameter in query.parameters), chosen, strict=True)
        yield queries.ask(query, dataset, dict(given))


def is_there(answer: Answer) -> bool:
    """Whether the graph has what the answer's silence would deny."""
    ask = f"SELECT ?there WHERE {{ BIND(true AS ?there) {{ {DENIED[answer.query.name]} }} }} LIMIT 1"
    return next(rows(answer.dataset, ask, **answer.parameters), None) is not None


def words(query: Query, given: Mapping[str, object], tag: str) -> str:
    """Return what a header says of an answer without rows, in one language and in no other."""
    narrowed = [p.name for p in query.parameters if p.optional and p.name in given]
    return query.by_language(" ".join(["none", *narrowed]))[tag]


@pytest.mark.parametrize("body", ["kela", "sago", "bare"])
@pytest.mark.parametrize("name", DENIED)
def test_no_silence_denies_what_is_there(name: str, body: str, request: pytest.FixtureRequest) -> None:
    dataset = request.getfixturevalue(body)
    library = queries.library(folder_of(dataset))
    for answer in askings(dataset, library[name]) if name in library else ():
        assert is_there(answer) != answer.is_empty, (answer, silence(answer))
        for tag in LANGUAGES if answer.is_empty and name != "islands" else ():
            names = Names(dataset, (tag,))
            told = words(answer.query, answer.parameters, tag)
            for key, term in answer.parameters.items():
                assert f"{{{key}}}" in told
                told = told.replace(f"{{{key}}}", names.label(term))
            assert silence(replace(answer, languages=(tag,))).partition("; ")[0] == told


def test_every_question_is_here_and_tells_every_silence() -> None:
    library = queries.library(open_folder(OTHER_BODY))
    assert DENIED.keys() == library.keys()
    for query in library.values():
        tags = set(query.by_language("summary"))
        decorators = {key.partition("@")[0] for key in query.header if key.startswith("none")}
        optional = [parameter.name for parameter in query.parameters if parameter.optional]
        assert decorators >= {f"none {name}" for name in optional}
        assert decorators
        assert all(set(query.by_language(decorator)) == tags for decorator in decorators)
        if len(optional) > 1:
            assert f"none {' '.join(optional)}" in decorators


@pytest.mark.parametrize(
    ("parameters", "told"),
    [
        (("unit=perintakeskus",), "the source names no place where Overpayment Recovery Centre itself works"),
        (
            ("place=joensuu", "unit=kela"),
            "the source does not say that Social Insurance Institution of Finland itself works in Joensuu",
        ),
    ],
)
def test_a_silence_names_what_was_given(
    parameters: tuple[str, ...], told: str, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    given = [word for parameter in parameters for word in ("-p", parameter)]
    code, _, err = run_cli("query", "places", *given, "--lang", "en", "--require-rows")
    assert (code, err) == (1, f"{told}\n")


def test_the_doubts_about_a_paragraph_and_the_types_of_the_whole(kela: Dataset) -> None:
    doubts = queries.run("source-discrepancies", kela, about="tulosyksikot:p4")
    assert {str(row["discrepancy"]).rpartition("/")[2] for row in doubts} == {"d1"}
    (row,) = queries.run("units", kela, type="cv:PublicOrganisation")
    assert str(row["unit"]).endswith("/kela")


# -- What a header lacks ----------------------------------------------------------------------------

OWN = """#+ summary: Which units are of a type
{lines}#+ parameter place?: dcterms:Location
#+ parameter unit?: org:Organization
#+ parameter type: owl:Class
#+ columns: unit

SELECT ?unit WHERE {{
  ?unit a ?_type ; <http://www.w3.org/ns/org#reportsTo> ?place
  FILTER(COALESCE(?_unit, ?unit) = ?unit && COALESCE(?_place, ?place) = ?place)
}}
"""
WHOLE = ("#+ none place: no {type} in {place}\n", "#+ none unit@sv: ingen {type}: {unit}\n")
LACKING: Final = {
    "one": (WHOLE[:1], 4, "does not say what is true where unit is given"),
    "empty": ((WHOLE[0], "#+ none unit:\n"), 5, "Write #+ none unit: … there."),
    "unknown": ((*WHOLE, "#+ none units: x\n"), 4, "none units: not the optional parameters in the order"),
    "required": ((*WHOLE, "#+ none type: x\n"), 4, "none type: not the optional parameters"),
    "order": ((*WHOLE, "#+ none unit place@sv: x\n"), 4, "Choose among them: place unit."),
    "name": ((*WHOLE, "#+ none: no {unit}\n"), 4, "none: {unit} stands for nothing, since it is not given"),
    "other": ((*WHOLE, "#+ none place@fi: {unti}\n"), 4, "none place@fi: {unti} stands for nothing"),
}


@pytest.mark.parametrize("kind", LACKING)
def test_a_header_without_true_silences_is_told_at_its_line(kind: str, body: Path) -> None:
    lines, line, message = LACKING[kind]
    path = body / "queries" / "own.rq"
    path.write_text(OWN.format(lines="".join(lines)), encoding="utf-8")
    (lack,) = lacks(queries.find_query("own", open_folder(body)))
    assert lack.line == line
    assert message in lack.message["en"]
    assert len(set(lack.message.values())) == len(LANGUAGES)


def test_a_question_of_another_bodys_is_a_finding(body: Path) -> None:
    path = body / "queries" / "own.rq"
    path.write_text(OWN.format(lines=""), encoding="utf-8")
    report = check(body)
    assert [(found.rule, found.path, found.line) for found in report.findings] == [
        ("silence", str(path), 2),
        ("silence", str(path), 3),
    ]
    assert not report.conforms


def test_a_question_of_ours_does_not_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "program_root", lambda: tmp_path)
    (tmp_path / "queries").mkdir()
    path = tmp_path / "queries" / "own.rq"
    path.write_text(OWN.format(lines=""), encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        answers.read_question(path)
    assert [(problem.path, problem.line) for problem in caught.value.problems] == [
        (str(path), 2),
        (str(path), 3),
    ]


@pytest.mark.parametrize("lines", [WHOLE, (*WHOLE, "#+ none place unit: {x}\n"), ()])
def test_where_there_are_no_words_a_general_truth_is_told(lines: tuple[str, ...], body: Path) -> None:
    path = body / "queries" / "own.rq"
    path.write_text(OWN.format(lines="".join(lines)), encoding="utf-8")
    dataset = kela_graph.load(body)
    given = {"type": "typ:Station", "unit": "sekretariatet", "place": "norron"}
    answer = queries.run("own", dataset, lang="en", **given)
    assert silence(answer) == "nothing fits all that was asked for: Norrön, Secretariat, station"
    del given["unit"]
    told = "no station in Norrön" if lines else "nothing fits all that was asked for: Norrön, station"
    assert silence(queries.run("own", dataset, lang="en", **given)) == told
    assert silence(queries.run("own", dataset, lang="en", type="typ:Station")) == "there is no answer"
