"""The syntax of RDF 1.2, which rdflib can't hold: told at its place, at every door."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

import kela_graph
from kela_graph.checks.judge import check_graphs
from kela_graph.errors import ParseError
from kela_graph.rdf import rdf12
from tests.conftest import OTHER_BODY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TURTLE = "@prefix e: <http://e.example/> .\n"
XML = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/"
  xmlns:its="http://www.w3.org/2005/11/its"{}>
<rdf:Description rdf:about="http://e.example/a">
  {}
</rdf:Description>
</rdf:RDF>"""

#: Texts with RDF 1.2, by the end of a file's name, each with what is told and where.
NEW = {
    "annotation.ttl": (TURTLE + "e:a e:b e:c {| e:d 1 |} .", "{|", 2, 13),
    "triple-term.ttl": (TURTLE + "# <<\ne:a e:b <<( e:a e:b 'ä' )>> .", "<<(", 3, 9),
    "reified.ttl": (TURTLE + "<<e:a e:b e:c>> e:d 1 .", "<<", 2, 1),
    "reifier.ttl": (TURTLE + "e:a e:b 'ä~' ~ e:r .", "~", 2, 14),
    "version.ttl": ('version "1.2"\n' + TURTLE + "e:a e:b 1 .", "version", 1, 1),
    "at-version.ttl": (TURTLE + "@version '1.1' .\ne:a e:b 1 .", "@version", 2, 1),
    "direction.ttl": (TURTLE + 'e:a e:b "x"@ar--rtl .', "@ar--rtl", 2, 12),
    "triple-term.trig": (TURTLE + "GRAPH e:g { e:a e:b <<(e:a e:b 1)>> }", "<<(", 2, 21),
    "triple-term.nt": ("<x:a> <x:b> <<( <x:a> <x:b> <x:c> )>> .\n", "<<(", 1, 13),
    "version.nt": ('VERSION "1.2"\n<x:a> <x:b> <x:c> .\n', "VERSION", 1, 1),
    "direction.nq": ('<x:a> <x:b> "\\"a"@en-GB--ltr <x:g> .\n', "@en-GB--ltr", 1, 18),
    "triple.rdf": (
        XML.format("", '<e:p  rdf:parseType="Triple"><rdf:Description><e:q>1</e:q></rdf:Description></e:p>'),
        "parseType", 4, 9,
    ),
    "escaped.rdf": (
        XML.format("", '<e:p rdf:parseType="&#84;riple"><rdf:Description e:q="1"/></e:p>'),
        "parseType", 4, 8,
    ),
    "direction.rdf": (XML.format("", '<e:p xml:lang="ar" its:dir="rtl">x</e:p>'), "dir", 4, 22),
    "version.rdf": (XML.format(' rdf:version="1.2"', "<e:p>x</e:p>"), "version", 2, 45),
    "annotation.rdf": (XML.format("", '<e:p rdf:annotation="x:r">x</e:p>'), "annotation", 4, 8),
    "direction.jsonld": (
        '{"@id": "x:a",\n "x:b": {"@value": "a", "@language": "ar", "@direction": "rtl"}}',
        "@direction", 2, 44,
    ),
    "escaped.jsonld": (
        '{"@id": "x:a",\n "x:b": {"@value": "a", "@language": "ar", "\\u0040direction": "rtl"}}',
        "@direction", 2, 44,
    ),
    "context.jsonld": ('{"@context": {"d": "@direction"}, "@id": "x:a", "x:b": 1}', "@direction", 1, 20),
    "annotation.jsonld": (
        '{"@id": "x:a", "x:b": {"@value": 1, "@annotation": {"x:c": 2}}}', "@annotation", 1, 37,
    ),
}  # fmt: skip

#: What looks like it and is none.
OLD = {
    "x.ttl": TURTLE + "# <<( {| ~ VERSION \"1.2\" 'x'@ar--rtl\n<http://e.example/~a--b> e:version '1.2' ; "
    "e:at e:\\~b, 'a'@version, \"<<( )>> {| |} ~ @en--ltr\", '''VERSION \"1.2\" ''', e:äversion, 'a'@en-GB .",
    "x.trig": TURTLE + "GRAPH e:g { e:a e:b 1 }",
    "x.nt": '<x:a~> <x:b> "<<( )>>" .\n<x:a--b> <x:version> "1.2" .\n',
    "x.rdf": XML.format("", '<e:version>&#60;</e:version><e:p rdf:parseType="Literal"><b its:dir="rtl" '
    'rdf:parseType="Triple"/></e:p><e:dir its:version="2.0">x</e:dir>'),
    "x.jsonld": '{"@context": {"@direction": null}, "@id": "x:a", "x:b": "@direction \\u0040"}',
}  # fmt: skip

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "trig": ox.RdfFormat.TRIG,
    "nt": ox.RdfFormat.N_TRIPLES,
    "nq": ox.RdfFormat.N_QUADS,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
SHAPES = """@prefix sh: <http://www.w3.org/ns/shacl#> .
<x:S> a sh:NodeShape ; sh:targetNode <x:a> ; sh:nodeKind sh:IRI ."""


@pytest.mark.parametrize("name", NEW)
def test_what_is_new_is_told_at_its_place(name: str, tmp_path: Path) -> None:
    text, what, line, column = NEW[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "shapes.ttl").write_text(SHAPES, encoding="utf-8")
    report = check_graphs([tmp_path / name], [tmp_path / "shapes.ttl"])
    assert not report.parsed
    assert [
        (str(each.at).removeprefix(f"{tmp_path}/"), each.rule, each.message["en"]) for each in report.findings
    ] == [
        (
            f"{name}:{line}:{column}",
            "syntax",
            f"{what} is of RDF 1.2, which can't be read yet: say it in RDF 1.1",
        )
    ]


@pytest.mark.parametrize("name", OLD)
def test_what_looks_like_it_is_read(name: str) -> None:
    data, form = OLD[name].encode(), FORMATS[name.partition(".")[2]]
    assert list(ox.parse(data, format=form, base_iri="http://e.example/"))
    rdf12.refuse(data, form)


def test_it_is_told_at_every_door(
    body: Path, tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    (body / "data/x.ttl").write_text(NEW["annotation.ttl"][0], encoding="utf-8")
    root = ["--root", str(body)]
    for command in (
        ["check", *root],
        ["queries", *root],
        ["show", *root],
        ["query", "units", *root],
        ["sparql", "ASK {}", *root],
        ["ask", "vem", *root],
        ["find", "x", *root],
        ["export", *root],
        ["export", "--release", str(tmp_path / "released"), *root],
        ["diff", str(body), str(OTHER_BODY)],
        ["diff", str(body / "data/x.ttl"), str(OTHER_BODY / "data/units.ttl")],
        ["query", "units", "--store", str(tmp_path / "store"), *root],
    ):
        code, out, err = run_cli(*command)
        if command[0] == "queries":  # which reads no data
            assert code == 0
            continue
        assert code == 2, (command, out, err)
        assert "data/x.ttl:2:13: " in out + err
        assert "{| is of RDF 1.2" in out + err
    with pytest.raises(ParseError, match=r"x\.ttl:2:13: \{\| is of RDF 1\.2"):
        kela_graph.load(body)
    (body / "data/x.ttl").unlink()
    (body / "queries/tests/describe.ttl").write_text(NEW["annotation.ttl"][0], encoding="utf-8")
    code, out, _ = run_cli("check", *root)
    assert code == 2
    assert "queries/tests/describe.ttl:2:13: error [syntax] {| is of RDF 1.2" in out
