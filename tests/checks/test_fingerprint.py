"""A fingerprint holds where lines move and words change, and tells findings apart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rdflib import XSD, BNode, Literal, URIRef

from kela_graph.checks.baseline import Fingerprints
from kela_graph.checks.finding import Place
from tests.reports.made import DISORDER, TWO_PARENTS

if TYPE_CHECKING:
    from kela_graph.checks import Finding


def of(*findings: Finding) -> list[str]:
    marks = Fingerprints()
    return [marks.of(found) for found in findings]


def test_moved_lines_and_other_words_change_nothing() -> None:
    moved = replace(
        TWO_PARENTS,
        at=Place("data/other.ttl", 99, 1),
        label="Enhet",
        message={"en": "Keep one."},
        severity="warning",
        related=(),
    )
    assert of(moved) == of(TWO_PARENTS)
    numbers = replace(DISORDER, message={"en": "line 12"}, at=Place(DISORDER.path, 99))
    assert of(numbers) == of(
        replace(numbers, message={"en": "line 7", "fi": "rivi 7"}, at=Place(DISORDER.path, 1))
    )


def test_what_is_wrong_tells_findings_apart() -> None:
    others = [
        TWO_PARENTS,
        replace(TWO_PARENTS, rule="other"),
        replace(TWO_PARENTS, focus=URIRef("https://example.org/x")),
        replace(TWO_PARENTS, predicate=None),
        replace(TWO_PARENTS, value=Literal("https://example.org/id/b")),
        replace(TWO_PARENTS, value=Literal("1")),
        replace(TWO_PARENTS, value=Literal("1", lang="fi")),
        replace(TWO_PARENTS, value=Literal("1", datatype=XSD.integer)),
        DISORDER,
        replace(DISORDER, at=Place("data/other.ttl")),
        replace(DISORDER, message={"en": "other"}),
    ]
    digests = [mark.partition(":")[0] for mark in of(*others)]
    assert len(set(digests)) == len(others)


def test_findings_that_are_alike_are_numbered() -> None:
    blank = [replace(TWO_PARENTS, focus=BNode(), at=Place("a", line)) for line in (1, 2, 3)]
    marks = of(*blank)
    assert [mark.partition(":")[2] for mark in marks] == ["1", "2", "3"]
    assert len({mark.partition(":")[0] for mark in marks}) == 1
