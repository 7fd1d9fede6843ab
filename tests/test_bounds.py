"""What a file may ask of those that parse it: near and past each bound, with the place, by every command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

import kela_graph
from kela_graph.errors import ParseError
from kela_graph.rdf.bounds import ENTITY, LEVELS, LITERAL, refuse
from tests.quick import check

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

TURTLE = "@prefix : <http://e.example/> .\n"
XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e.example/">\n'
#: Of each format and each of its brackets: what opens and closes a level, around what, and between what.
NESTED = {
    "blank node.ttl": ("[ :p ", "1", " ]", f"{TURTLE}:a :p ", " ."),
    "list.ttl": ("( ", "1", " )", f"{TURTLE}:a :p ", " ."),
    "strings.ttl": ("[ :p '[', \"\\\"[\", '''['[''' ; # [\n :q ", "1", " ]", f"{TURTLE}:a :p ", " ."),
    "triple term.ttl": ("<<( :a :p ", "1", " )>>", f"{TURTLE}:a :p ", " ."),
    "triple term.nt": ("<<( <http://a> <http://p> ", '"<<"', " )>>", "<http://a> <http://p> ", " ."),
    "blank node.trig": ("[ :p ", "1", " ]", f"{TURTLE}:a :p ", " ."),
    "object.jsonld": ('{"http://e.example/p": ', '"{[\\"{["', "}", "", ""),
    "list.jsonld": ('[{"@list": ', "1", "}]", '{"http://e.example/p": ', "}"),
    "element.rdf": ("<e:C e:a=\"/>\" e:b='<'>".replace("<'", "&lt;'"), "<e:p/>", "</e:C>", XML, "</rdf:RDF>"),
}
#: How many levels one pair of these is, and how many stand around them.
WEIGHT = {"list.jsonld": (2, 1), "element.rdf": (1, 1)}


def nested(name: str, levels: int) -> str:
    opening, inner, closing, before, after = NESTED[name]
    weight, around = WEIGHT.get(name, (1, 0))
    pairs, rest = divmod(levels - around, weight)
    return before + opening * pairs + "[" * rest + inner + "]" * rest + closing * pairs + after


def form_of(name: str) -> ox.RdfFormat:
    form = ox.RdfFormat.from_extension(name.rpartition(".")[2])
    assert form is not None
    return form


def fault(text: str, name: str) -> tuple[int, int, str]:
    with pytest.raises(SyntaxError) as caught:
        refuse(text.encode(), form_of(name))
    error = caught.value
    assert error.lineno is not None
    assert error.offset is not None
    return error.lineno, error.offset, error.msg


@pytest.mark.parametrize("name", NESTED)
def test_as_deep_as_may_be_and_a_level_deeper(name: str) -> None:
    text = nested(name, LEVELS)
    refuse(text.encode(), form_of(name))
    if name != "element.rdf":  # whose properties would have to be elements of another kind
        assert len(list(ox.parse(text, format=form_of(name)))) > 0
    deeper = nested(name, LEVELS + 1)
    line, column, message = fault(deeper, name)
    assert f"{LEVELS} levels" in message
    opening = NESTED[name][0]
    at = sum(map(len, deeper.splitlines(keepends=True)[: line - 1])) + column - 1
    assert deeper[at] in opening + "["
    assert nested(name, LEVELS).startswith(deeper[:at])


@pytest.mark.parametrize("name", NESTED)
def test_many_side_by_side_are_not_deep(name: str) -> None:
    opening, inner, closing, before, after = NESTED[name]
    separator = " " if name.endswith((".rdf", ".nt")) else ", "
    text = before + separator.join([opening + inner + closing] * (LEVELS + 10)) + after
    refuse(text.encode(), form_of(name))


def entities(depth: int, times: int, uses: int = 1) -> str:
    lines = [f'<!ENTITY a{n + 1} "{f"&a{n};" * times}">' for n in range(depth)]
    declared = "\n".join(['<!ENTITY a0 "0123456789">', *lines])
    return f"<!DOCTYPE rdf:RDF [\n{declared}\n]>\n{XML}<e:C><e:p>{f'&a{depth};' * uses}</e:p></e:C></rdf:RDF>"


def test_entities_that_make_too_much() -> None:
    assert fault(entities(10, 10), "a.rdf")[:2] == (6, 1)
    assert fault(entities(1, ENTITY // 10, 60_000), "a.rdf")[:2] == (3, 1)
    assert fault(entities(0, 1).replace("ENTITY a0", "ENTITY % a0"), "a.rdf")[:2] == (2, 1)


def test_entities_as_ontologies_have_them() -> None:
    namespace = '<!DOCTYPE rdf:RDF [\n  <!ENTITY owl "http://www.w3.org/2002/07/owl#" >\n]>\n'
    things = "".join(
        f'<e:C rdf:about="http://e.example/{n}"><e:p rdf:resource="&owl;Thing"/></e:C>' for n in range(9000)
    )
    text = f"{namespace}{XML}{things}</rdf:RDF>"
    refuse(text.encode(), ox.RdfFormat.RDF_XML)
    assert len(list(ox.parse(text, format=ox.RdfFormat.RDF_XML))) == 18_000
    refuse(entities(3, 10).encode(), ox.RdfFormat.RDF_XML)


LONG = {
    "a.ttl": (f"{TURTLE}:a :p 'b' ,\n  '", "' .", (3, 3)),
    "a.nt": ('<http://a> <http://p> "', '" .', (1, 23)),
    "a.jsonld": ('{"http://e.example/p": "', '"}', (1, 24)),
    "a.rdf": (f"{XML}<e:C><e:p>", "</e:p></e:C></rdf:RDF>", (2, 11)),
}


@pytest.mark.parametrize("name", LONG)
def test_a_literal_longer_than_the_store_reads(name: str) -> None:
    before, after, place = LONG[name]
    assert fault(before + "x" * LITERAL + after, name)[:2] == place
    refuse((before + "x" * (LITERAL - 100) + after).encode(), form_of(name))


COMMANDS = (
    ["check"],
    ["show"],
    ["query", "units"],
    ["find", "lots"],
    ["ask", "Vem ansvarar för lotsning?"],
    ["export", "--format", "turtle"],
    ["sparql", "ASK {}"],
)
HOSTILE = {
    "deep.jsonld": nested("object.jsonld", 4000),
    "deep.ttl": nested("triple term.ttl", 100_000),
    "deep.rdf": nested("element.rdf", 4000),
    "laughs.rdf": entities(10, 10),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_every_command_tells_the_place(name: str, body: Path, run_cli: Run, tmp_path: Path) -> None:
    path = body / "data" / name
    path.write_text(HOSTILE[name], encoding="utf-8")
    line, column, _ = fault(HOSTILE[name], name)
    place = f"{name}:{line}:{column}: "
    for command in COMMANDS:
        code, out, err = run_cli(*command, "--root", str(body))
        assert (code, place in out + err) == (2, True), (command, err)
    load = run_cli("load", "--root", str(body), "--store", str(tmp_path / "store"))
    for code, out, err in (load, run_cli("diff", str(path), str(path))):
        assert (code, place in out + err) == (2, True), err
    with pytest.raises(ParseError, match=place):
        kela_graph.load(body)
    assert [found.rule for found in check(body).findings] == ["syntax"]
