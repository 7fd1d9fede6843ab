"""The lexer of SPARQL: tokens, prefixes, the IRIs that a text uses, and terms in place of parameters."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Literal, URIRef

import kela_graph
from kela_graph.folder import program_root
from kela_graph.rdf.sparql import (
    TOKEN,
    bind,
    declared,
    declared_prefixes,
    keywords,
    missing_prefixes,
    tokens,
    used_iris,
)

EX = "http://example.org/"


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("ASK { ?s ex:p 1 }", [("p", 9)]),
        ("ASK{?s ex:a.b-c%20d|^ex:q+ ex:r.}", [("a.b-c%20d", 7), ("q", 21), ("r", 27)]),
        ("ASK { ?s <http://example.org/p> 1 }", [("p", 9)]),
        (r"ASK { ?s ex:a\,b ex:c\. }", [("a,b", 9), ("c.", 17)]),
        ("ASK { ?s ?p 'x'^^ex:type }", [("type", 17)]),
        ("ASK { ?ex:p }", []),
        ("ASK { _:ex _:p 1 }", []),
        ("ASK { other:p ?p 1 }", []),
        ('ASK { ?s ?p \'ex:p\', "ex:p", \'\'\'ex:p \' ex:p\'\'\', """ex:p\\"""ex:p""" }', []),
        ("# ex:p\nASK {} # <http://example.org/p>", []),
        ("PREFIX ex: <http://example.org/> BASE <http://example.org/p> ASK {}", []),
        ("PREFIX ex: <http://example.org/not/> ASK { ?s ex:p 1 }", [("not/p", 46)]),
        ("prefix #\n # ex:p\n : <http://example.org/> ASK { ?s :p 1 }", [("p", 51)]),
        ("PREFIX prefix: <http://example.org/> ASK { ?prefix prefix:p prefix:q }", [("p", 51), ("q", 60)]),
        ("#+ parameter task?: ex:Task\n#+ summary: ex:p\nASK {}", [("Task", 20)]),
        ("ASK { FILTER(?a <?b && ?c> ex:c) }", [("c", 27)]),
    ],
)
def test_used(text: str, used: list[tuple[str, int]]) -> None:
    assert list(used_iris(text, {"ex": EX})) == [(EX + local, offset) for local, offset in used]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("?a $b_1 ?ä", "variable variable variable"),
        ("<http://a/b#c?_d> <>", "iri iri"),
        (
            "'a' \"b\" '''c'\n''' \"\"\"d\"\" \"\"\" '\\''@fi-FI \"\"^^a:b",
            "string string string string string tag string other other name",
        ),
        ("a:b :c d: : a.b:c.d e:f\\#g h:%20 हि:न्दी", "name name name name name name name name"),
        ("?x a:b. a:c.", "variable name other name other"),
        (
            "1 2.5 .5 1e3 1.e-3 1. ?x-1",
            "number number number number number number other variable other number",
        ),
        ("_:a _:1.b _:c.", "blank blank blank other"),
        ("select DISTINCT ä 1SERVICE:x", "word word word number name"),
        ("a:-b c:1-d", "name other word name"),
    ],
)
def test_kinds(text: str, kinds: str) -> None:
    assert [token.lastgroup for token in tokens(text)] == kinds.split()


@given(st.text(alphabet=st.sampled_from("a:?_<>\"'\\#@^.-%2{}\n ä😀")))
def test_tokens_are_the_text(text: str) -> None:
    found = list(TOKEN.finditer(text))
    assert "".join(token[0] for token in found) == text
    assert [token.end() for token in found[:-1]] == [token.start() for token in found[1:]]


def test_every_query_is_read_whole() -> None:
    for path in sorted((program_root() / "queries").rglob("*.rq")):
        text = path.read_text(encoding="utf-8")
        assert {token[0] for token in tokens(text) if token["other"]} <= set("!&()*+,-./;<=>^{|}")
        assert not missing_prefixes(text)


def test_prefixes() -> None:
    text = "prefix a: <http://a/> @prefix : <http://b/> .\nBASE <x> PREFIX c: a:b :b d:e 'f:g' # h:i"
    assert declared_prefixes(text) == {"a": "http://a/", "": "http://b/", "c": ""}
    assert missing_prefixes(text) == {"d": text.index("d:e")}
    assert list(missing_prefixes("b:c a:d b:e")) == ["b", "a"]


def test_keywords_are_no_names() -> None:
    assert keywords("SELECT ?from <graph> 'ask' from:b :ask # ask\n_:ask FROM @graph graph") == [
        "SELECT",
        "FROM",
        "GRAPH",
    ]


def test_several_terms_are_bound_in_a_values_block() -> None:
    text = "SELECT * { VALUES ?x { ?_x } ?x a:b ?_y, ?_z, '?_y', ?_1 }"
    values = {"x": [URIRef("http://a/b"), Literal(1)], "y": Literal("c", "fi")}
    known = {"a": "http://a/", "b": "http://b/"}
    one = '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert bind(text, values, known) == (
        f"PREFIX a: <http://a/> SELECT * {{ VALUES ?x {{ <http://a/b> {one} }} "
        "?x a:b \"c\"@fi, ?_z, '?_y', ?_1 }"
    )
    assert declared(text, known) == f"PREFIX a: <http://a/> {text}"
    assert bind("PREFIX a: <x:> ASK { ?s a:b 1 }", {}, known) == "PREFIX a: <x:> ASK { ?s a:b 1 }"


#: Where texts are put together: patterns of parameters and variables, and updates of Oxigraph's triples.
PUT_TOGETHER = {"remote/rdflib_store.py", "diff/update.py"}


def test_no_term_is_pasted_into_a_query() -> None:
    package = Path(kela_graph.__file__).parent
    found = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
                if re.search(
                    r"\b(SELECT|CONSTRUCT|ASK|WHERE|GRAPH|FILTER|VALUES|DELETE)\b[^a-z]*[{?<(]", text
                ):
                    found.add(path.relative_to(package).as_posix())
    assert found == PUT_TOGETHER
