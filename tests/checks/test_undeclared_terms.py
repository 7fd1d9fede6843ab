"""Terms that there are not: each is found where it stands, and what only looks like one is not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import URIRef

from kela_graph.checks.reading import case_of_dataset, case_of_folder
from kela_graph.checks.undeclared_terms import IN_QUERY, IN_SHAPE, RULES, UNKNOWN, judge
from kela_graph.folder import open_folder
from kela_graph.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.checks.finding import Finding

ROOT = Path(__file__).resolve().parents[2]

PREFIXES = """
@prefix adms: <http://www.w3.org/ns/adms#> .
@prefix cv: <http://data.europa.eu/m8g/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sago: <https://example.org/sago/id/> .
@prefix schema: <https://schema.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix typ: <https://example.org/sago/typ#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

GHOST = "<https://example.org/sago/typ#Ghost>"

#: A shape with a SPARQL constraint.
SPARQL = """
<https://example.org/sago/shapes> sh:declare [
    sh:prefix "skos" ; sh:namespace "http://www.w3.org/2004/02/skos/core#"^^xsd:anyURI
  ] .
<https://example.org/sago/more-shapes> owl:imports <https://example.org/sago/shapes> ; sh:declare [
    sh:prefix "typ" ; sh:namespace "https://example.org/sago/typ#"^^xsd:anyURI
  ] .
sago:Shape a sh:NodeShape ; sh:targetClass typ:Division ; sh:sparql [
    sh:prefixes <https://example.org/sago/more-shapes> ;
    sh:message "x" ;
    sh:select %s
  ] .
"""


def findings(root: Path) -> list[Finding]:
    return list(judge(case_of_folder(open_folder(root))))


def found_in_each(
    body: Path, files: dict[str, str]
) -> dict[str, list[tuple[str, str, int | None, int | None]]]:
    """The places that are found in each of some files, of which nothing else is found."""
    for name, text in files.items():
        (body / name).parent.mkdir(exist_ok=True)
        (body / name).write_bytes(text.encode("utf-8"))
    found = places_of(findings(body))
    assert {place[1] for place in found} <= {Path(name).name for name in files}
    return {name: [place for place in found if place[1] == Path(name).name] for name in files}


def places_of(found: Sequence[Finding]) -> list[tuple[str, str, int | None, int | None]]:
    return sorted((each.rule, Path(each.path or "").name, each.line, each.column) for each in found)


def write(body: Path, file: str, text: str, newline: str = "\n") -> tuple[str, str]:
    """Append text to a file of the body, and return the file's name and its whole text."""
    path = body / file
    whole = (path.read_text(encoding="utf-8") if path.exists() else "") + text
    path.write_text(whole, encoding="utf-8", newline=newline)
    return path.name, whole


def at(name: str, text: str, token: str) -> tuple[str, int, int]:
    """Return where a token stands that a file's text has once."""
    assert text.count(token) == 1
    before = text[: text.index(token)]
    return name, before.count("\n") + 1, len(before) - before.rfind("\n")


@pytest.mark.parametrize("root", [ROOT, ROOT / "tests" / "other_body"], ids=["kela", "other body"])
def test_no_finding(root: Path) -> None:
    assert findings(root) == []


#: Statements, and the term in each that its vocabulary has not.
WRONG = [
    ('sago:x\n    skos:prefLable "x"@sv , "y"@fi .', "skos:prefLable"),
    ("sago:x a org:Organisation .", "org:Organisation"),
    ("sago:x org:subOrganizationOf sago:y ; org:subOrganisationOf sago:z .", "org:subOrganisationOf"),
    ("sago:x <http://www.w3.org/ns/org#subOrganisationOf> sago:w .", "<http://www.w3.org/ns/org#sub"),
    ("sago:x rdfs:seeAlso owl:Klass .", "owl:Klass"),
    ("skos:preferredLabel rdfs:label 'x'@sv ; rdfs:comment 'y'@sv .", "skos:preferredLabel"),
    ('sago:x dcterms:issued "2020"^^xsd:year .', '"2020"^^xsd:year'),
    ("sago:x dcterms:source [ rdfs:seeAlso ( sago:y dcterms:titel ) ] .", "dcterms:titel"),
    ("[] dcterms:titel 'x' .", "dcterms:titel"),
    ("sago:x a cv:PublicOrganization .", "cv:PublicOrganization"),
    ("sago:x adms:identifer sago:y .", "adms:identifer"),
    ("sago:x a schema:DeliveryTimeSettings .", "schema:DeliveryTimeSettings"),
    ("sago:x <http://schema.org/sameAz> sago:y .", "<http://schema.org/sameAz>"),
    ("sago:x rdf:_0x sago:y .", "rdf:_0x"),
]


@pytest.mark.sample(every=2)
@pytest.mark.parametrize(("folder", "newline"), [("data", "\n"), ("ontology", "\r\n")])
def test_a_term_that_its_vocabulary_has_not(body: Path, folder: str, newline: str) -> None:
    files, expected = {}, {}
    for number, (text, token) in enumerate(WRONG):
        name, whole = f"{folder}/wrong{number}.ttl", f"{PREFIXES}{text}\n"
        files[name] = whole.replace("\n", newline)
        expected[name] = [(UNKNOWN.id, *at(Path(name).name, whole, token))]
    assert found_in_each(body, files) == expected


def test_what_is_no_unknown_term(body: Path) -> None:
    texts = [
        "sago:x rdf:_12 sago:y ; rdfs:seeAlso rdf:JSON , rdf:langRange , sh:in , sh:SPARQLConstraint .",
        "sago:x a dcat:DatasetSeries , schema:3DModel , schema:VacationRental , skos:Concept .",
        'sago:x dcterms:issued "2020"^^xsd:gYear ; rdfs:seeAlso xsd:anyAtomicType .',
        "sago:x rdfs:seeAlso <http://www.w3.org/ns/org#> , <https://schema.org/docs/x> , cv:Criterion .",
        "sago:x rdfs:seeAlso <http://www.w3.org/ns/orgs#Unyt> , <http://www.w3.org/ns/> .",
        'sago:x rdfs:comment "skos:prefLable" . # skos:prefLable',
        "sago:x a typ:Ghost ; typ:haunts sago:y .",  # the defect query undeclared-term has these
    ]
    write(body, "data/units.ttl", PREFIXES + "\n".join(texts))
    assert findings(body) == []


def test_each_place_is_told_once(body: Path) -> None:
    text = 'sago:x skos:prefLable "x"@sv , "y"@fi .\nsago:y a skos:Concept ; skos:prefLable "z"@sv .\n'
    name, whole = write(body, "data/units.ttl", PREFIXES + text)
    line = whole.count("\n") - 1
    assert places_of(findings(body)) == [(UNKNOWN.id, name, line, 8), (UNKNOWN.id, name, line + 1, 25)]


def test_what_a_finding_says(body: Path) -> None:
    write(body, "data/units.ttl", f"{PREFIXES}sago:hamnavdelningen org:subOrganisationOf sago:y .")
    (found,) = findings(body)
    assert found.message["en"] == (
        "The vocabulary ORG has no term org:subOrganisationOf. The nearest is org:subOrganizationOf. "
        "Correct the spelling, or choose the right term from the vocabulary."
    )
    assert set(found.message) == set(LANGUAGES)
    assert all("org:subOrganizationOf" in text for text in found.message.values())
    assert found.focus == URIRef("https://example.org/sago/id/hamnavdelningen")
    assert found.label == "Harbours Division"
    assert found.predicate == URIRef("http://www.w3.org/ns/org#subOrganisationOf")
    assert found.value is None


def test_a_term_that_resembles_none(body: Path) -> None:
    write(body, "data/units.ttl", f"{PREFIXES}sago:x a skos:Xyzzy .")
    (found,) = findings(body)
    assert found.message["en"] == f"The vocabulary SKOS has no term skos:Xyzzy. {UNKNOWN.fix['en']}"


def test_a_term_in_a_file_that_is_no_turtle(body: Path) -> None:
    (body / "data" / "more.rdf").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:skos="http://www.w3.org/2004/02/skos/core#">'
        '<skos:Konzept rdf:about="https://example.org/sago/id/x"/></rdf:RDF>',
        encoding="utf-8",
    )
    (found,) = findings(body)
    assert (found.rule, Path(found.path or "").name) == (UNKNOWN.id, "more.rdf")


def test_a_dataset_whose_blank_nodes_have_other_labels(body: Path) -> None:
    from kela_graph import graph

    name, whole = write(body, "data/units.ttl", f"{PREFIXES}[] dcterms:titel 'x' .")
    dataset = graph.read(open_folder(body))
    found = list(judge(case_of_dataset(dataset)))
    assert places_of(found) == [(UNKNOWN.id, *at(name, whole, "dcterms:titel"))]


# -- Shapes


def test_a_term_in_a_shape(body: Path) -> None:
    wrong = [
        (UNKNOWN, "sago:S a sh:NodeShape ; sh:targetClass org:Organisation .", "org:Organisation"),
        (UNKNOWN, "sago:S a sh:NodeShape ; sh:property [ sh:path skos:label ] .", "skos:label"),
        (UNKNOWN, "sago:S a sh:NodeShape ; sh:minCont 1 .", "sh:minCont"),
        (UNKNOWN, "sago:S a sh:Nodeshape .", "sh:Nodeshape"),
        (IN_SHAPE, "sago:S a sh:NodeShape ; sh:targetClass typ:Ghost .", "typ:Ghost"),
        (IN_SHAPE, "sago:S sh:path ( rdfs:label [ sh:inversePath typ:haunts ] ) .", "typ:haunts"),
        (UNKNOWN, SPARQL % '"SELECT $this { $this skos:prefLable ?x }"', "skos:prefLable"),
        (UNKNOWN, SPARQL % '"""\n  SELECT $this\n  { $this skos:prefLable ?x }"""', "skos:prefLable"),
        (IN_SHAPE, SPARQL % "'''SELECT $this { $this a typ:Ghost }'''", "typ:Ghost"),
        (IN_SHAPE, SPARQL % r'"SELECT $this { $this a \"\u0041\\U00000042\", typ:Ghost }"', "typ:Ghost"),
        (IN_SHAPE, f"sago:S sh:sparql [ sh:ask '''ASK {{\n$this a {GHOST} }}''' ] .", GHOST),
    ]
    files, expected = {}, {}
    for number, (rule, text, token) in enumerate(wrong):
        name = f"ontology/own{number}-shapes.ttl"
        files[name] = f"{PREFIXES}{text}\n"
        expected[name] = [(rule.id, *at(Path(name).name, files[name], token))]
    assert found_in_each(body, files) == expected


def test_what_is_no_wrong_term_in_a_shape(body: Path) -> None:
    texts = [
        "sago:S a sh:NodeShape ; sh:targetClass typ:Division , org:Organization .",
        "typ:DivisionShape a sh:NodeShape ; sh:targetClass typ:Division .",
        SPARQL % '"""SELECT $this { $this skos:prefLabel "skos:prefLable", ?typ } # typ:Ghost"""',
        SPARQL % '"SELECT $this { ?x a other:Ghost }"',
        "sago:S a sh:NodeShape ; sh:message 'typ:Ghost skos:prefLable' .",
    ]
    files = {f"ontology/own{number}-shapes.ttl": PREFIXES + text for number, text in enumerate(texts)}
    assert found_in_each(body, files) == {name: [] for name in files}


def test_a_term_in_a_shape_names_the_nearest(body: Path) -> None:
    write(body, "ontology/own-shapes.ttl", f"{PREFIXES}sago:S a sh:NodeShape ; sh:targetClass typ:Divison .")
    (found,) = findings(body)
    assert found.message["en"] == (
        "No ontology declares the term typ:Divison. The nearest is typ:Division. "
        "Correct the spelling, or declare the term in the ontology."
    )


# -- Queries

QUERY = """#+ summary: A question
#+ columns: unit
{header}
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX typ: <https://example.org/sago/typ#>

SELECT ?unit
WHERE {{
  ?unit a org:Organization .
  {body}
}}
ORDER BY ?unit
"""

#: What the header of a defect query says besides.
DEFECT = """#+ problem: p
#+ why: w
#+ solution: s
#+ severity: error
#+ reads: asserted"""


WRONG_IN_QUERIES = [
    (UNKNOWN, "", "?unit skos:prefLable ?name", "skos:prefLable"),
    (UNKNOWN, "", "?unit ^org:unitsOf/skos:altLabel ?name", "org:unitsOf"),
    (UNKNOWN, "", "?unit a <http://www.w3.org/ns/org#Organisation>", "<http://www.w3.org/ns/org#Or"),
    (IN_QUERY, "", "?unit a typ:Ghost .", "typ:Ghost"),
    (IN_QUERY, "", 'FILTER(?unit != typ:Ghost && "a" = "a")', "typ:Ghost"),
    (UNKNOWN, "#+ parameter task: skos:Konzept", "?unit ?p ?_task", "skos:Konzept"),
    (IN_QUERY, "#+ parameter task: resp:Tusk", "?unit ?p ?_task", "resp:Tusk"),
]


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("part", ["", "checks/"])
def test_a_term_in_a_query(body: Path, part: str) -> None:
    files, expected = {}, {}
    for number, (rule, header, text, token) in enumerate(WRONG_IN_QUERIES):
        written = QUERY.format(header=header, body=text)
        if part:
            columns = ("columns: unit", f"columns: entity property value\n{DEFECT}")
            written = written.replace(*columns).replace(
                "SELECT ?unit", "SELECT (?unit AS ?entity) ?property ?value"
            )
        name = f"queries/{part}made{number}.rq"
        files[name] = written
        expected[name] = [(rule.id, *at(Path(name).name, written, token))]
    assert found_in_each(body, files) == expected
    assert all(found.focus is None and found.value is not None for found in findings(body))


def test_what_is_no_wrong_term_in_a_query(body: Path) -> None:
    texts = [
        "?unit skos:prefLabel ?name ; a typ:Division .",
        '?unit skos:prefLabel "skos:prefLable", """typ:Ghost""" .',
        "?unit skos:prefLabel ?name . # skos:prefLable typ:Ghost",
        "?unit skos:prefLabel _:prefLable .",
    ]
    made = [QUERY.format(header="#+ description: typ:Ghost", body=text) for text in texts]
    files = {f"queries/made{number}.rq": text for number, text in enumerate(made)}
    assert found_in_each(body, files) == {name: [] for name in files}


def test_an_undeclared_term_of_ours_names_the_nearest(body: Path) -> None:
    write(body, "queries/made.rq", QUERY.format(header="", body="?unit a typ:Divison"))
    (found,) = findings(body)
    assert "The nearest is typ:Division." in found.message["en"]


def test_rules_say_all_in_three_languages() -> None:
    assert [rule.id for rule in RULES] == [
        "unknown-term",
        "undeclared-term-in-query",
        "undeclared-term-in-shape",
    ]
    for rule in RULES:
        assert rule.source == "terms"
        for texts in (rule.summary, rule.why, rule.fix):
            assert list(texts) == list(LANGUAGES)
            assert len(set(texts.values())) == len(LANGUAGES)
