"""Which IRIs a SPARQL text uses, and where."""

from __future__ import annotations

import pytest

from kela_graph.checks.sparql_iris import used_iris

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
