"""Each case: exactly what changed is told, in every form, and its update turns the old graph into the new."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from rdflib import DCTERMS, ORG, PROV, RDF, Graph, Literal

import kela_graph
from kela_graph.diff import diff, text
from kela_graph.diff.change import KINDS
from kela_graph.diff.phrasing import Phrasing
from tests.diff.made import (
    CASES,
    NAMES,
    applied,
    base_of,
    canonical,
    canonical_body,
    difference,
    triples_of,
    versions,
    written,
)

if TYPE_CHECKING:
    from kela_graph.diff import Diff

SCHEMA = json.loads(
    (Path(kela_graph.__file__).parent / "diff" / "diff.schema.json").read_text(encoding="utf-8")
)

#: Cases whose graphs have the same blank node twice: their update can't be applied again in vain.
TWINS = ("annotation-twice", "other-annotations-of-one-statement")

#: Of how many cases one is also tried backwards by default.
SAMPLE = 32


def told(found: Diff, lang: str = "en") -> str:
    """All that a difference tells, with its kinds, in a language."""
    phrasing = Phrasing(found, (lang, *found.languages))
    changes = [f"{' '.join(c.kinds)}: {phrasing.sentence(c)}" for c in found.changes]
    asked = [text.version(version, phrasing) for version in found.versions]
    return "".join(f"{line}\n" for line in (*changes, *asked))


def as_json(found: Diff) -> Any:
    data = json.loads(written(found, "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    return data


def as_graph(found: Diff) -> Graph:
    return Graph().parse(data=written(found, "turtle"), format="turtle")


def test_every_kind_has_a_case_and_every_case_what_is_told() -> None:
    assert {path.stem for path in CASES.glob("*.expected")} == set(NAMES)
    lines = chain.from_iterable(
        path.read_text(encoding="utf-8").splitlines() for path in CASES.glob("*.expected")
    )
    kinds = {kind for line in lines for kind in line.partition(":")[0].split()}
    assert set(KINDS) <= kinds


@pytest.mark.sample(every=12)
@pytest.mark.parametrize("case", NAMES)
def test_what_changed_is_told(case: str) -> None:
    found = difference(case)
    assert told(found) == (CASES / f"{case}.expected").read_text(encoding="utf-8")
    assert told(found, "fi") == (CASES / f"{case}.fi").read_text(encoding="utf-8")
    assert found.is_empty == (case == "nothing")
    assert (found.removed, found.added) == ((), ())
    each_statement_is_told_once(found)
    each_sentence_is_in_three_languages(found)
    json_tells_it(found)
    turtle_has_an_event_for_each_change_of_units(found)


def each_statement_is_told_once(found: Diff) -> None:
    for name, statements in (
        ("removed", found.old.triples - found.new.triples),
        ("added", found.new.triples - found.old.triples),
    ):
        parts = [getattr(found, name), *(getattr(change, name) for change in found.changes)]
        assert sum(map(len, parts)) == len(statements)
        assert set(chain.from_iterable(parts)) == statements


def each_sentence_is_in_three_languages(found: Diff) -> None:
    for change in found.changes:
        happened = replace(change, subjects=(), statement=None)
        told = {
            tag: Phrasing(found, (tag, *found.languages)).sentence(happened) for tag in ("fi", "sv", "en")
        }
        # "version" and "definition" are Swedish too.
        assert len(set(told.values())) >= 2
        assert not any("{" in sentence for sentence in told.values())


def json_tells_it(found: Diff) -> None:
    data = as_json(found)
    assert data["empty"] == found.is_empty
    assert [change["kinds"] for change in data["changes"]] == [list(c.kinds) for c in found.changes]
    assert len(data["removed"]) + len(data["added"]) == len(found.removed) + len(found.added)


def turtle_has_an_event_for_each_change_of_units(found: Diff) -> None:
    graph = as_graph(found)
    events = set(graph.subjects(RDF.type, ORG.ChangeEvent))
    activities = set(graph.subjects(RDF.type, PROV.Activity))
    assert len(events) == sum(change.section == "units" for change in found.changes)
    assert len(activities) == len(found.changes)
    assert events <= activities
    for activity in activities:
        texts = graph.objects(activity, DCTERMS.description)
        languages = sorted(text.language or "" for text in texts if isinstance(text, Literal))
        assert languages == ["en", "fi", "sv"]
    assert written(found, "turtle", ("x", "y")) == written(found, "turtle")


@pytest.mark.sample(every=16)
@pytest.mark.parametrize("case", NAMES)
def test_its_update_turns_the_old_graph_into_the_new_and_does_so_once(case: str) -> None:
    found = difference(case)
    old, new = map(triples_of, versions(case))
    wanted = canonical(new)
    assert applied(old, written(found, "update"), 1 if case in TWINS else 2) == wanted
    is_of_body = not (CASES / f"{case}.old.ru").exists()
    before = canonical_body(base_of(case)) if is_of_body else canonical(old)
    assert (wanted == before) == (case == "nothing")


@pytest.mark.sample(every=SAMPLE)
@pytest.mark.parametrize("case", NAMES)
def test_the_sides_are_the_versions_and_the_way_leads_back(case: str) -> None:
    old, new = versions(case)
    found = difference(case)
    sides = canonical(triples_of(old)), canonical(triples_of(new))
    assert (canonical(found.old.triples), canonical(found.new.triples)) == sides
    assert applied(triples_of(new), written(diff(new, old, answers=False), "update")) == sides[0]
