"""How Turtle is written: each rule's hits, to the column, and its near misses."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, XSD, Literal, URIRef

from kela_graph import formats
from kela_graph.checks import check, parsing
from kela_graph.checks.case import Case
from kela_graph.checks.lint import RULES, judge
from kela_graph.checks.located_graph import LocatedFile, LocatedGraph
from kela_graph.checks.parsing import undeclared
from kela_graph.checks.reading import case_of_folder
from kela_graph.folder import SourceFile, open_folder
from kela_graph.rdf.locations import locate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks.finding import Finding

ROOT = Path(__file__).resolve().parents[2]
OTHER = ROOT / "tests" / "other_body"
TURTLE, N_TRIPLES = (formats.by_name(name, "graph") for name in ("turtle", "n-triples"))
EX = "http://example.org/"
P = f"@prefix : <{EX}> .\n"

#: The same text, written with other line ends, or with a byte order mark.
VARIANTS = {"lf": ("\n", ""), "crlf": ("\r\n", ""), "cr": ("\r", ""), "bom": ("\n", "\ufeff")}


def written(**files: str) -> LocatedGraph:
    """Files as they are written, by name: ``data_a`` is ``data/a.ttl``, ``shared_a`` one of the program's."""

    def read() -> Iterator[LocatedFile]:
        for name, text in files.items():
            form = N_TRIPLES if "triples" in name else TURTLE
            path = Path("/made", *name.split("_")).with_suffix(form.suffixes[0])
            below = path.relative_to("/made").as_posix()
            file = SourceFile(path, below, form, shared="shared" in name)
            yield LocatedFile(file, locate(text, f"{EX}graph/", file.shown))

    return LocatedGraph(files=read())


def found_in(*, shapes: dict[str, str] | None = None, **files: str) -> list[Finding]:
    return list(judge(Case(written(**files), written(**shapes or {}))))


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(each.rule, each.place.removeprefix("/made/")) for each in findings]


def places_in(text: str, name: str = "data_a") -> list[str]:
    """Each finding in one file, as ``RULE LINE:COLUMN``."""
    return [f"{each.rule} {each.line}:{each.column}" for each in found_in(**{name: text})]


# -- The rules ---------------------------------------------------------------------------------------------


def test_every_rule_says_what_why_and_what_to_do_in_three_languages() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES) == 7
    for rule in RULES:
        assert rule.source == "lint"
        assert rule.severity == ("error" if rule.id == "statement-in-two-files" else "warning")
        for texts in (rule.summary, rule.why, rule.fix):
            assert set(texts) == {"fi", "sv", "en"}
            assert len(set(texts.values())) == 3


@pytest.mark.parametrize("root", [ROOT, OTHER], ids=["kela", "other"])
def test_our_files_have_no_finding(root: Path) -> None:
    assert list(judge(case_of_folder(open_folder(root)))) == []


HITS = {
    "a prefix that nothing uses": (
        P + f"@prefix x: <{EX}x> .\n:a :b :c .\n",
        ["unused-prefix 2:9"],
    ),
    "a prefix of SPARQL's form, after other text on its line": (
        f"PREFIX : <{EX}> PREFIX x:<{EX}x>\n:a :b 'x:y' . # x:y\n",
        ["unused-prefix 1:39"],
    ),
    "a prefix that is declared again before it is used": (
        P + f"{P}:a :b :c .\n",
        ["unused-prefix 1:9"],
    ),
    "blanks at the ends of lines": (
        P + ":a :b 'ä😀' ; \n  \n    :c :d . \t\n# comment \n",
        ["trailing-space 2:13", "trailing-space 3:1", "trailing-space 4:12", "trailing-space 5:10"],
    ),
    "blanks at the end of the file": (P + ":a :b :c .  ", ["trailing-space 2:11"]),
    "tabs, once a line": (
        P + ":a\n\t:b\t:c ;\n  \t:d '😀'\t.\n",
        ["tab 3:1", "tab 4:3"],
    ),
    "a tab behind the end of a literal that holds a tab and a hash": (
        P + ":a :b '''#\t\n#\t'''\t.\n",
        ["tab 3:6"],
    ),
    "a subject out of order": (
        P + ":b a :B .\n:d a :B .\n:c a :B .\n:e a :B .\n",
        ["subject-order 4:1"],
    ),
    "one misplaced subject is one finding": (
        P + ":z a :B .\n:a a :B .\n:b a :B .\n:c a :B .\n",
        ["subject-order 2:1"],
    ),
    "numbers are numbers": (P + ":p10 a :B .\n:p2 a :B .\n", ["subject-order 3:1"]),
    "annotations belong to the subject before them": (
        P + ":b a :B .\n[] a :X .\n:a a :B .\n_:x a :X .\n[ a :X ] .\n",
        ["subject-order 4:1"],
    ),
    "IRIs are compared, not names": (
        f"@prefix a: <{EX}2#> .\n@prefix b: <{EX}1#> .\na:a a b:b .\nb:a a b:b .\n<{EX}0> a b:b .\n",
        ["subject-order 4:1", "subject-order 5:1"],
    ),
    "a literal that the store keeps in another form": (P + ":a :b 1 , 01 , 1.50 , 'x'@en-GB .\n", []),
    "a well known prefix that means something else": (
        f"@prefix org: <{EX}> .\norg:a org:b org:c .\n",
        ["prefix-conflict 1:9"],
    ),
    "a prefix that means two things in one file": (
        f"@prefix x: <{EX}1> .\nx:a x:b x:c .\n@prefix x: <{EX}2> .\nx:a x:b x:c .\n",
        ["prefix-conflict 3:9"],
    ),
}  # fmt: skip

MISSES = {
    "a prefix used for a datatype, in a collection, in a blank node and escaped": (
        f"@prefix xsd: <{XSD}> .\n@prefix c: <{EX}c> .\n@prefix n: <{EX}n> .\n@prefix : <{EX}> .\n"
        ":a :b '2020-01-01'^^xsd:date , ( c:d ) , [ n:\\~x :z ] .\n"
    ),
    "white space in literals and tabs in comments": (
        P + ":a :b '''x \n \t\n\ty\t''' , 'x\ty ' , \"\"\"\n \n\"\"\" . # a\ttable\n#\tof two\tcolumns\n"
    ),
    "no end to the last line": P + ":a :b :c .",
    "subjects in order": P
    + ":A a :B .\n:a1 a :B .\n:a01 a :B .\n:a2 a :B .\n:a10 a :B .\n:a10-1 a :B .\n:b a :B .\n",
    "numbers longer than a machine's": P + f":a{'1' * 5000} a :B .\n:a{'2' * 5000} a :B .\n",
    "a section begins anew": P + ":b a :B .\n\n# -- Second ----\n\n:a a :B .\n",
    "a section right above and below": P + ":b a :B .\n# -- Second ----\n:a a :B .\n",
    "a comment that stands alone begins anew": P + ":b a :B .\n\n# Of the north.\n\n:a a :B .\n",
    "a directive begins anew": P + f":b a :B .\n@base <{EX}> .\n:a a :B .\n",
    "one subject twice": P + ":a a :B .\n:a a :C .\n",
    "blank nodes alone": P + "[] a :B .\n_:x a :B .\n",
    "literals as the store keeps them": P
    + ":a :b 1 , -1 , 1.5 , '1'^^<x> , true , 'x'@fi-fi , 'a@FI' , '01' .\n",
    "a well known prefix of another name": "@prefix o: <http://www.w3.org/ns/org#> .\no:a o:b o:c .\n",
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("case", HITS)
def test_what_is_found(case: str, variant: str) -> None:
    text, expected = HITS[case]
    end, mark = VARIANTS[variant]
    assert sorted(places_in(mark + text.replace("\n", end))) == sorted(expected)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("case", MISSES)
def test_what_is_not_found(case: str, variant: str) -> None:
    end, mark = VARIANTS[variant]
    assert places_in(mark + MISSES[case].replace("\n", end)) == []


def test_each_rule_of_one_file_has_a_hit() -> None:
    across = {"subject-in-two-files", "statement-in-two-files"}
    assert {place.split()[0] for _, places in HITS.values() for place in places} | across == {
        rule.id for rule in RULES
    }


def test_order_is_a_matter_of_data() -> None:
    text = P + ":b a :B .\n:a a :B .\n"
    assert places_in(text, "ontology_a") == []
    assert places_in(text) == ["subject-order 3:1"]
    assert found_in(shapes={"ontology_shapes": text}) == []


def test_messages_name_what_is_wrong() -> None:
    findings = found_in(data_a=f"@prefix x: <{EX}> .\n{P}:c a :B .\n:b a :B .\n:a a :B .\n")
    messages = [each.message["en"] for each in findings]
    assert messages == [
        "The prefix “x:” is not used. Delete its declaration.",
        "“:b” is out of alphabetical order. Move it before “:c”.",
        "“:a” is out of alphabetical order. Move it before “:c”.",
    ]
    assert all(set(each.message) == {"fi", "sv", "en"} for each in findings)
    assert findings[1].focus == URIRef(f"{EX}b")


def test_a_subject_that_belongs_last_is_sent_there() -> None:
    (found,) = found_in(data_a=P + ":z a :B .\n:a a :B .\n:b a :B .\n")
    assert found.message["sv"] == "”:z” står inte i bokstavsordning. Flytta det till stället efter ”:b”."


# -- Two files ---------------------------------------------------------------------------------------------


def test_a_subject_in_two_files() -> None:
    findings = found_in(data_a=P + ":s a :A .", data_b=P + "\n:r a :B .\n:s :p :o ; a :B .\n:s :q :o .")
    assert told(findings) == [("subject-in-two-files", "data/b.ttl:4:1")]
    (found,) = findings
    assert found.focus == URIRef(f"{EX}s")
    assert "also described in /made/data/a.ttl" in found.message["en"]
    assert [(each.path, each.line, each.column) for each in found.related] == [("/made/data/a.ttl", 2, 1)]


def test_a_term_may_be_described_in_two_files_of_the_ontology() -> None:
    text = P + ":s a :A ."
    assert found_in(ontology_a=text, ontology_b=P + ":s a :B .", data_a=P + ":s a :C .") == []
    assert found_in(data_a=P + "[] a :A .", data_b=P + "[] a :A .") == []
    assert found_in(data_a=P + ":s a :A .", data_b=P + ":t a :s .") == []


def test_a_statement_in_two_files() -> None:
    findings = found_in(
        ontology_a=P + ":s :p 'x'@en ; :q 1 .",
        data_b=P + ":s :o :o ; :p 'y'@en , 'x'@en ; :q 2 .\n:s :p 'x'@en .",
    )
    assert told(findings) == [("statement-in-two-files", "data/b.ttl:2:24")]
    (found,) = findings
    assert (found.severity, found.focus, found.predicate) == ("error", URIRef(f"{EX}s"), URIRef(f"{EX}p"))
    assert found.value == Literal("x", lang="en")
    assert "(“:s”, “:p”) is also in /made/ontology/a.ttl" in found.message["en"]
    assert [(each.path, each.line, each.column) for each in found.related] == [("/made/ontology/a.ttl", 2, 7)]


def test_a_statement_that_a_store_makes_the_same() -> None:
    findings = found_in(data_a=P + ":s :p 1 .", data_b=P + ":s :p 01 .")
    assert told(findings) == [("statement-in-two-files", "data/b.ttl:2:7")]


def test_a_repeated_statement_tells_of_its_subject_too() -> None:
    findings = found_in(data_a=P + ":s a :A ; :p 1 .", data_b=P + ":s a :A ; :p 2 .", data_c=P + ":s :p 3 .")
    assert told(findings) == [
        ("statement-in-two-files", "data/b.ttl:2:6"),
        ("subject-in-two-files", "data/c.ttl:2:1"),
    ]


def test_statements_of_shapes_are_apart_from_those_of_data() -> None:
    text = P + ":s a :A ."
    assert found_in(data_a=text, shapes={"ontology_shapes": text}) == []
    shapes = {"ontology_a-shapes": text, "ontology_b-shapes": text}
    assert told(found_in(shapes=shapes)) == [("statement-in-two-files", "ontology/b-shapes.ttl:2:6")]


def test_of_n_triples_only_what_is_in_two_files_is_told() -> None:
    findings = found_in(
        data_a=P + ":s a :A .", data_triples=f"<{EX}s> <{RDF.type}> <{EX}A> .\t\n<{EX}a> <x:y> 01 .\n"
    )
    assert told(findings) == [("statement-in-two-files", "data/triples.nt:1:74")]


def test_a_prefix_of_two_files() -> None:
    first, second = f"@prefix x: <{EX}1#> .\n", f"@prefix x: <{EX}2#> .\nx:a x:b x:c .\n"
    data = {"data_a": first + "x:a x:b x:c .\n", "data_b": first + "x:d x:b x:c .\n"}
    (found,) = found_in(**data, shapes={"ontology_shapes": second})
    assert told([found]) == [("prefix-conflict", "ontology/shapes.ttl:1:9")]
    assert (
        f"“x:” stands for <{EX}2#> here, but elsewhere (/made/data/a.ttl) for <{EX}1#>" in found.message["en"]
    )
    assert [(each.path, each.line, each.column) for each in found.related] == [("/made/data/a.ttl", 1, 9)]


def test_the_prefix_without_a_name_is_each_files_own() -> None:
    assert found_in(data_a=P + ":a :b :c .", data_b="@prefix : <http://b/> .\n:a :b :c .") == []


def test_nothing_is_said_about_the_programs_files_in_another_bodys_dataset() -> None:
    untidy = f"{P}@prefix y: <{EX}> .\n@prefix org: <{EX}> .\n:a\t:b 'x'@FI . \n:a :b org:c .\n"
    assert found_in(shared_a=untidy, shared_b=untidy) == []
    findings = found_in(shared_a=untidy, data_a=f"{P}@prefix y: <{EX}y> .\n:a :b y:b , :c .\n")
    assert told(findings) == [
        ("statement-in-two-files", "data/a.ttl:3:13"),
        ("prefix-conflict", "data/a.ttl:2:9"),
    ]


# -- Prefixes that are not declared ------------------------------------------------------------------------


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("org", "@prefix org: <http://www.w3.org/ns/org#> ."),
        ("typ", "@prefix typ: <https://example.org/sago/typ#> ."),
        ("nowhere", "Declare the prefix at the top of the file, or correct the name."),
    ],
)
def test_a_prefix_that_is_not_declared_in_turtle(name: str, line: str, body: Path) -> None:
    write(body / "data" / "more.ttl", f"<a:a> <a:b> '😀' ,\n    'é' , {name}:x .\n")
    report = check(body)
    (found,) = report.findings
    assert not report.parsed
    assert (found.rule, found.severity, found.line, found.column) == ("undeclared-prefix", "error", 2, 11)
    assert found.message["en"].startswith(f"The prefix “{name}:” is not declared. ")
    assert found.message["en"].endswith(line)
    assert found.message["fi"].endswith(line) or name == "nowhere"
    assert report.rules[found.rule].source == "syntax"


def test_a_prefix_that_is_not_declared_in_a_query(body: Path) -> None:
    header = "#+ summary: x\n#+ columns: a\n\nPREFIX org: <http://www.w3.org/ns/org#>\n"
    write(
        body / "queries" / "x.rq",
        header + "SELECT ?a WHERE { ?a org:b 'é' , typ:c ;\n rdf:x typ:d } ORDER BY ?a\n",
    )
    found = list(parsing.judge(open_folder(body)))
    assert [(each.rule, each.line, each.column) for each in found] == [
        ("undeclared-prefix", 5, 34),
        ("undeclared-prefix", 6, 2),
    ]
    assert found[0].message["sv"].endswith("filen: PREFIX typ: <https://example.org/sago/typ#>")
    assert found[1].message["en"].endswith(f"file: PREFIX rdf: <{RDF}>")


def test_a_query_with_another_fault_is_a_matter_of_syntax(body: Path) -> None:
    write(
        body / "queries" / "x.rq", "#+ summary: x\n#+ columns: a\n\nSELECT ?a WHERE { ?a rdf:type 1 ORDER }\n"
    )
    (found,) = parsing.judge(open_folder(body))
    assert (found.rule, found.line) == ("syntax", 4)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT * { ?s :p _:b0 }", {"": 14}),
        ("SELECT * { ?s a:p/^b:q|!c:r* <x:y> }", {"a": 14, "b": 19, "c": 24}),
        ("PREFIX a: <x:>\nSELECT * { ?s a:b:c.d:e%20:f\\:g 'n:o', \"p:q\" . # r:s\n}", {}),
        ("prefix a:<x:> SELECT * { ?s a:p 'x'^^b.c:d }", {"b.c": 37}),
        ("SELECT (xsd:integer(?x) AS ?y) { ?x <x:y> ?z FILTER(?x < a-1:b) }", {"xsd": 8, "a-1": 57}),
    ],
)
def test_the_prefixes_that_a_query_lacks(query: str, expected: dict[str, int]) -> None:
    assert undeclared(query) == expected
