"""Units that go on under another IRI: one as one, and never two as one or one as two."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kela_graph.diff.continuity import continued

PREFIXES = """
@prefix : <http://a.example/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""

#: What the new graph may say of two units that go on as one, and of one that goes on as two.
WAYS = {
    "replaced": (
        ":a dcterms:isReplacedBy :c .",
        ":b dcterms:isReplacedBy :c .",
        ":a dcterms:isReplacedBy :d .",
    ),
    "replaces": (":c dcterms:replaces :a .", ":c dcterms:replaces :b .", ":d dcterms:replaces :a ."),
    "same": (":c owl:sameAs :a .", ":c owl:sameAs :b .", ":a owl:sameAs :d ."),
    "event": (
        ":e org:originalOrganization :a ; org:resultingOrganization :c .",
        ":f org:originalOrganization :b ; org:resultingOrganization :c .",
        ":g org:originalOrganization :a ; org:resultingOrganization :d .",
    ),
    "identifier": (':c org:identifier "1" .', ':c org:identifier "2" .', ':d org:identifier "1" .'),
}


def found(said: str) -> dict[str, str]:
    """Which units go on as which, by their last names, where `a` and `b` become `c` and `d`."""
    old = "".join(
        f':{name} a org:OrganizationalUnit ; org:identifier "{number}" . '
        for number, name in enumerate("ab", 1)
    )
    new = f":c a org:OrganizationalUnit . :d a org:OrganizationalUnit . {said}"
    sides = (list(ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE)) for text in (old, new))
    return {first.value[-1]: second.value[-1] for first, second in continued(*sides)[0].items()}


@pytest.mark.parametrize("way", WAYS)
def test_no_two_units_go_on_as_one_and_none_as_two(way: str) -> None:
    one, to_the_same, as_another = WAYS[way]
    assert found(one) == {"a": "c"}
    assert found(f"{one} {to_the_same}") == {}
    assert found(f"{one} {as_another}") == {}
    assert found(f"{one} {to_the_same} {as_another}") == {}


def test_several_units_go_on_each_as_one() -> None:
    assert found(":a dcterms:isReplacedBy :c . :d dcterms:replaces :b .") == {"a": "c", "b": "d"}
