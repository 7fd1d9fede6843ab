"""The check as a whole: what it counts, where it says that findings lie, and expected answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from rdflib import ORG, Dataset, Graph, Literal, URIRef

import kela_graph
from kela_graph import checks, reports
from kela_graph.checks import Finding, Report
from kela_graph.checks.defects import severity_of
from kela_graph.checks.finding import Place
from kela_graph.checks.judge import narrowed, rules_of_folder
from kela_graph.checks.located_graph import LocatedGraph
from kela_graph.checks.reading import case_of_dataset, case_of_folder
from kela_graph.checks.shape_rules import components_of
from kela_graph.errors import InputError
from kela_graph.folder import open_folder
from kela_graph.queries import read_query
from kela_graph.rdf.store import Store
from tests.quick import check

BASE = "https://w3id.org/kela-graph/"


def pointed_at(place: Place) -> str:
    """The rest of the line at a place."""
    assert place.path is not None
    assert place.line is not None
    assert place.column is not None
    return Path(place.path).read_text(encoding="utf-8").splitlines()[place.line - 1][place.column - 1 :]


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow
def test_kelas_data_has_no_finding() -> None:
    report = checks.check()
    assert report.findings == ()
    assert (report.conforms, report.parsed, report.languages) == (True, True, ("fi", "sv", "en"))
    assert all(number > 0 for number in report.checked.values())
    loaded = kela_graph.load()
    assert report.checked["triples"] + report.checked["inferred"] == len(loaded)


@pytest.mark.slow
def test_a_loaded_dataset_can_be_checked(body: Path) -> None:
    dataset = kela_graph.load(body, infer=False)
    assert check(dataset).findings == ()
    unit = URIRef("https://example.org/sago/id/granskningen")
    dataset.graph(URIRef("https://example.org/sago/graph/data/units.ttl")).remove(
        (unit, ORG.subOrganizationOf, None)
    )
    rules = {found.rule for found in check(dataset).findings}
    assert {"resp-shapes:UnitShape-parent", "dangling-annotation", "answer"} <= rules


def test_a_dataset_of_elsewhere_cannot_be_checked() -> None:
    with pytest.raises(InputError, match=r"only a dataset that kela_graph\.load gave"):
        check(Dataset())
    with pytest.raises(InputError, match="loaded from a folder"):
        check(Dataset(store=Store(), default_union=True))


def test_findings_name_their_file_focus_and_value(body: Path) -> None:
    edit(body / "data" / "units.ttl", "org:subOrganizationOf ", "org:reportsTo ")
    found = [f for f in check(body).findings if f.rule == "resp-shapes:UnitShape-parent"]
    assert found
    assert {Path(str(f.path)).name for f in found} == {"units.ttl"}
    assert all(f.severity == "error" and f.label and set(f.message) == {"fi", "sv", "en"} for f in found)
    assert pointed_at(found[0].at).startswith("sago:")
    assert found[0].say(("sv",)) == found[0].message["sv"]
    assert found[0].say(("de",)) == found[0].message["en"]


def test_a_question_that_fails_names_the_file_of_its_expected_rows(body: Path) -> None:
    path = body / "queries" / "tests" / "units.csv"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join([lines[0], *lines[2:], lines[1].replace(lines[1].split(",")[1], "Zzz")]), encoding="utf-8"
    )
    found = check(body).findings
    assert [f.rule for f in found] == ["answer", "answer"]
    messages = [f.say(("en",)) for f in found]
    assert sum("a row is missing" in message for message in messages) == 1
    assert sum("an unexpected row" in message for message in messages) == 1
    missing, unexpected = found if "missing" in messages[0] else reversed(found)
    assert (missing.path, missing.column) == (str(path), 1)
    assert "Zzz" in path.read_text(encoding="utf-8").splitlines()[int(str(missing.line)) - 1]
    # What came instead names statements of the data: it lies at one of them.
    assert Path(str(unexpected.path)).name == "units.ttl"


def test_an_expected_answer_that_cannot_be_asked_is_told(body: Path) -> None:
    tests = body / "queries" / "tests"
    (tests / "units.type=Unknown.csv").write_text(
        (tests / "units.csv").read_text(encoding="utf-8"), encoding="utf-8"
    )
    (found,) = check(body).findings
    assert "the question can't be answered: parameter type: there is no" in found.say(("en",))
    assert "query units -p type=Unknown" in found.say(("fi",))


def test_expected_answers_that_cannot_be_read_are_syntax_findings(body: Path) -> None:
    unreadable: dict[str, tuple[bytes, str]] = {
        "nothing.csv": (b"a\n", "names no question"),
        "units.txt": (b"a\n", "names no question"),
        "describe.resource=x.ttl": (b"<a> <b>", ":1:1: No scheme"),
        "tasks.xx.csv": (b"\xff", ":1:1: byte 0xff is not UTF-8"),
        "units.csv": (b"", "is empty"),
        "units.xx.csv": (b'"a\n', "unexpected end"),
    }
    for name, (text, _) in unreadable.items():
        (body / "queries" / "tests" / name).write_bytes(text)
    report = check(body)
    assert not report.parsed
    found = {Path(str(each.path)).name: each for each in report.findings}
    assert found.keys() == unreadable.keys()
    for name, (_, told) in unreadable.items():
        assert found[name].rule == "syntax"
        assert told in f"{found[name].place}: {found[name].say(('en',))}"


DEFECT = """\
#+ summary: x
#+ problem: p
#+ why: w
#+ solution: s
#+ severity: error
#+ reads: asserted
#+ columns: entity property value
"""
SELECT = "\nSELECT ?entity ?property ?value WHERE { ?entity ?property ?value } LIMIT 1\n"


def test_a_defect_query_with_a_wrong_header_is_told(body: Path) -> None:
    wrong = [
        ("#+ problem: p\n", "", "says its problem"),
        ("#+ why: w\n", "", "says its why"),
        ("#+ solution: s\n", "", "says its solution"),
        ("#+ reads: asserted\n", "#+ reads: all\n", "write #+ reads: asserted, or"),
        ("#+ severity: error\n", "#+ severity: bad\n", "write #+ severity: error or"),
        ("value", "object", "a check has the columns entity property value"),
    ]
    folder = body / "queries" / "checks"
    folder.mkdir(exist_ok=True)
    for number, (old, new, _) in enumerate(wrong):
        (folder / f"own{number}.rq").write_text((DEFECT + SELECT).replace(old, new), encoding="utf-8")
    report = check(body)
    assert not report.parsed
    messages = {Path(str(found.path)).stem: found.say(("en",)) for found in report.findings}
    assert len(messages) == len(report.findings) == len(wrong)
    for number, (_, _, told) in enumerate(wrong):
        assert told in messages[f"own{number}"]


def test_a_bodys_own_check_is_run(body: Path) -> None:
    path = body / "queries" / "checks" / "own.rq"
    path.write_text(DEFECT + SELECT, encoding="utf-8")
    (found,) = check(body).findings
    assert (found.rule, found.severity, found.say(("sv",))) == ("own", "error", "p s")
    assert severity_of(read_query(path)) == "error"


def test_shapes_that_are_no_shacl_are_told(body: Path) -> None:
    (body / "ontology" / "own-shapes.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
        "<https://example.org/S> a sh:NodeShape ; sh:targetClass <https://example.org/C> ; sh:and 1 .\n"
        "<https://example.org/i> a <https://example.org/C> .\n",
        encoding="utf-8",
    )
    (found,) = check(body).findings
    assert (found.rule, found.severity) == ("malformed-shape", "error")
    assert (found.line, found.column) == (2, 90)


def test_shapes_are_counted_that_report() -> None:
    graph = Graph().parse(
        data="""
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        <http://a/One> a sh:NodeShape ; sh:targetNode <http://a/x> ; sh:nodeKind sh:IRI , sh:Literal .
        <http://a/Two> a sh:NodeShape ; sh:targetNode <http://a/x> ;
            sh:property [ sh:path <http://a/p> ; sh:minCount 1 ] .
        <http://a/None> a sh:NodeShape ; sh:minLength 1 .
        """
    )
    assert len({shape for shape, _ in components_of(graph)}) == 2


def test_the_file_of_a_statement_is_the_closest_one(kela: Dataset) -> None:
    unit = URIRef(f"{BASE}id/yhteyskeskus")
    parent = URIRef(f"{BASE}id/asiakkuuspalvelujen-tulosyksikko")
    place = URIRef(f"{BASE}id/joensuu")
    places = case_of_dataset(kela).asserted
    found = [
        places.find(unit, ORG.subOrganizationOf, parent),
        places.find(unit, ORG.subOrganizationOf, unit),
        places.find(unit, ORG.postIn),
        places.find(place),
        places.find(URIRef("http://www.yso.fi/onto/yso/p36")),
    ]
    assert [(Path(str(p.path)).name, pointed_at(p)) for p in found] == [
        ("units.ttl", "id:asiakkuuspalvelujen-tulosyksikko ."),
        ("units.ttl", "org:subOrganizationOf id:asiakkuuspalvelujen-tulosyksikko ."),
        ("units.ttl", "id:yhteyskeskus"),
        ("places.ttl", "id:joensuu"),
        ("tasks.ttl", "yso:p36 ."),
    ]
    assert places.find(URIRef("http://nowhere/")) == places.find(None) == Place()
    assert LocatedGraph().find(unit) == Place()


def test_a_file_of_the_program_is_named_in_another_bodys_check(body: Path) -> None:
    found = case_of_dataset(kela_graph.load(body)).asserted.find(URIRef(f"{BASE}responsibility#Unit"))
    assert str(found.path).endswith("ontology/responsibility.ttl")
    assert pointed_at(found) == "resp:Unit"


def test_a_file_of_another_format_is_named_without_a_line(body: Path) -> None:
    triple = "<https://example.org/sago/x> <https://example.org/p> <https://example.org/y> .\n"
    (body / "data" / "more.trig").write_text(triple, encoding="utf-8")
    places = case_of_folder(open_folder(body)).asserted
    assert places.find(URIRef("https://example.org/sago/x")) == Place(str(body / "data" / "more.trig"))


def test_a_finding_on_a_blank_node_has_its_place(body: Path) -> None:
    path = body / "data" / "units.ttl"
    edit(path, "resp:basis resp:Stated ; ", "")
    (found,) = (f for f in check(body).findings if f.rule == "resp-shapes:AnnotationShape-basis")
    assert (found.path, pointed_at(found.at)) == (str(path), "[] a owl:Axiom ;")


# -- Reports --------------------------------------------------------------------------------------

CHECKED = dict.fromkeys(("files", "triples", "inferred", "shapes", "checks", "questions", "answers"), 7)
HOSTILE = Finding(
    "rule",
    "warning",
    {"en": "fix\x1b[31m it", "fi": "korjaa"},
    focus=URIRef("http://a/b"),
    label="Label\nwith a line",
    at=Place("data/a.ttl", 3, 4),
    predicate=ORG.postIn,
    value=Literal("v"),
)


def test_the_text_report_shows_a_line_for_each_finding() -> None:
    report = Report((HOSTILE, Finding("other", "error", {"en": "bad"})), CHECKED)
    assert reports.write(report, "text", ("en",)).splitlines() == [
        "data/a.ttl:3:4: warning [rule] Label\\nwith a line <http://a/b>; postIn v; fix\\x1b[31m it",
        "error [other] bad",
        "1 error, 1 warning",
        "checked: 7 triples in 7 files and 7 that follow, by 7 shapes, 7 checks and 7 expected answers to "
        "7 questions",
    ]
    nameless = Report(
        (
            Finding(
                "r", "info", {}, focus=URIRef("http://a/b"), predicate=URIRef("http://a/p"), value=Literal(1)
            ),
        ),
        CHECKED,
    )
    assert reports.write(nameless, "text", ("en",)).startswith("info [r] http://a/b; p 1; r\n")


def test_the_json_report_holds_all() -> None:
    data = json.loads(reports.write(Report((HOSTILE,), CHECKED), "json", ("fi",)))
    assert (data["conforms"], data["parsed"], data["checked"]["shapes"]) == (True, True, 7)
    (found,) = data["findings"]
    assert found["message"] == "korjaa"
    assert (found["path"], found["line"], found["column"]) == ("data/a.ttl", 3, 4)
    assert (found["focus"], found["value"]) == ("http://a/b", "v")


def test_an_unknown_report_is_told() -> None:
    with pytest.raises(InputError, match="no report 'pdf': choose one of text, json"):
        reports.write(Report(()), "pdf", ("en",))


def test_severities_are_ordered() -> None:
    report = Report(tuple(Finding("r", severity, {}) for severity in ("error", "warning", "info")))
    assert [len(report.at_least(severity)) for severity in ("error", "warning", "info")] == [1, 2, 3]


# -- Rules, and part of a report ------------------------------------------------------------------


def test_every_rule_says_what_why_and_what_to_do_in_three_languages() -> None:
    rules = rules_of_folder(open_folder())
    assert {"syntax", "answer", "resp-shapes:UnitShape-parent", "two-parents", "contradiction-cax-dw"} <= set(
        rules
    )
    assert list(rules) == sorted(rules)
    for rule in rules.values():
        for texts in (rule.summary, rule.why, rule.fix):
            assert set(texts) == {"fi", "sv", "en"}
            assert all(texts.values())
        assert rule.fix["en"][0].isupper()


def test_every_finding_has_a_rule(body: Path) -> None:
    edit(body / "data" / "units.ttl", "org:subOrganizationOf ", "org:reportsTo ")
    report = check(body)
    assert {found.rule for found in report.findings} <= set(report.rules)
    assert all(report.rules[found.rule].severity == found.severity for found in report.findings)


def test_a_part_of_a_report(body: Path) -> None:
    edit(body / "data" / "units.ttl", "org:subOrganizationOf ", "org:reportsTo ")
    report = check(body)
    rules = {found.rule for found in report.findings}
    assert len(rules) > 2
    only = narrowed(report, only=["UnitShape-parent"])
    assert {found.rule for found in only.findings} == {"resp-shapes:UnitShape-parent"}
    skipped = narrowed(report, skip=["UnitShape-parent"])
    assert {found.rule for found in skipped.findings} == rules - {"resp-shapes:UnitShape-parent"}
    assert narrowed(report, files=[body / "data" / "tasks.ttl"]).findings == ()
    here = narrowed(report, files=[body / "data" / "units.ttl"]).findings
    assert here
    assert {Path(str(found.path)).name for found in here} == {"units.ttl"}
    assert narrowed(report).findings == report.findings


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"only": ["UnitShape-parents"]}, "did you mean UnitShape-parent"),
        ({"skip": ["zzz"]}, "kela-graph check --list names all"),
        ({"files": [Path("/nowhere.ttl")]}, "/nowhere.ttl: there is no such file"),
    ],
)
def test_a_part_that_there_is_not_is_told(asked: dict[str, Any], told: str) -> None:
    report = Report((), rules=rules_of_folder(open_folder()))
    with pytest.raises(InputError, match=told):
        narrowed(report, **asked)


def test_what_does_not_parse_is_always_told(body: Path) -> None:
    (body / "data" / "one.ttl").write_text("<a> <b>", encoding="utf-8")
    report = check(body)
    assert narrowed(report, only=["anything"], files=[body / "data" / "tasks.ttl"]) == report


def test_a_contradiction_is_found_on_its_line(body: Path) -> None:
    path = body / "data" / "units.ttl"
    edit(path, "    a typ:Division ;", "    a typ:Division , org:FormalOrganization ;")
    found = [f for f in check(body).findings if f.rule == "contradiction-cax-dw"]
    assert [Path(str(f.path)).name for f in found] == ["units.ttl"]
    line = path.read_text(encoding="utf-8").splitlines()[int(str(found[0].line)) - 1]
    assert "org:FormalOrganization" in line or "typ:Division" in line
    assert found[0].related
