"""What is told of each kind of change: exactly that, and of every statement once."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kela_graph.diff import diff, sentences, text
from kela_graph.diff.change import KINDS
from kela_graph.diff.names import Names
from kela_graph.errors import InputError
from tests.diff.made import (
    CASES,
    NAMES,
    body,
    canonical,
    difference,
    edited,
    made_of,
    triples_of,
    versions,
)

if TYPE_CHECKING:
    from kela_graph.diff import Diff


def told(found: Diff) -> str:
    """All that a difference tells, with its kinds, in English."""
    names = Names(found, ("en", *found.languages))
    changes = [f"{' '.join(c.kinds)}: {sentences.sentence(c, names)}" for c in found.changes]
    asked = [text.version(version, names) for version in found.versions]
    return "".join(f"{line}\n" for line in (*changes, *text.statements(found, names), *asked))


@pytest.mark.parametrize("case", NAMES)
def test_exactly_what_changed_is_told(case: str) -> None:
    found = difference(case)
    assert told(found) == (CASES / f"{case}.expected").read_text(encoding="utf-8")


def test_every_kind_has_a_case_and_every_case_what_is_told() -> None:
    assert {path.stem for path in CASES.glob("*.expected")} == set(NAMES)
    lines = chain.from_iterable(
        path.read_text(encoding="utf-8").splitlines() for path in CASES.glob("*.expected")
    )
    kinds = {kind for line in lines for kind in line.partition(":")[0].split()}
    assert set(KINDS) <= kinds


@pytest.mark.parametrize("case", NAMES)
def test_every_statement_is_told_once(case: str) -> None:
    found = difference(case)
    for name, statements in (
        ("removed", found.old.triples - found.new.triples),
        ("added", found.new.triples - found.old.triples),
    ):
        parts = [getattr(found, name), *(getattr(change, name) for change in found.changes)]
        assert sum(map(len, parts)) == len(statements)
        assert set(chain.from_iterable(parts)) == statements


@pytest.mark.parametrize("case", NAMES)
def test_every_sentence_is_in_three_languages(case: str) -> None:
    found = difference(case)
    for change in found.changes:
        names = {tag: Names(found, (tag, *found.languages)) for tag in ("fi", "sv", "en")}
        told = {tag: sentences.happened(change, called) for tag, called in names.items()}
        assert len(set(told.values())) == 3
        assert not any("{" in sentence for sentence in told.values())


@pytest.mark.parametrize("name", ["kela", "other"])
def test_a_graph_does_not_differ_from_itself(name: str) -> None:
    dataset = body(name)
    again = made_of(relabelled(triples_of(dataset)), dataset)
    for other in (dataset, again):
        found = diff(dataset, other)
        assert found.is_empty
        assert (found.changes, found.removed, found.added, found.versions) == ((), (), (), ())
        assert found.answers.changes == ()


def relabelled(triples: set[ox.Triple]) -> set[ox.Triple]:
    """The same graph with other labels on its blank nodes."""
    text = ox.serialize(sorted(triples, key=str), format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    return {quad.triple for quad in ox.parse(text, format=ox.RdfFormat.N_TRIPLES, rename_blank_nodes=True)}


@pytest.mark.parametrize("case", [name for name in NAMES if name != "nothing"])
def test_it_is_empty_only_where_the_two_are_the_same(case: str) -> None:
    old, new = (canonical(triples_of(side)) for side in versions(case))
    assert old != new
    found = difference(case)
    assert not found.is_empty
    assert (canonical(found.old.triples), canonical(found.new.triples)) == (old, new)


def test_what_is_inferred_makes_no_difference(kela: Dataset) -> None:
    assert diff(kela, body(), answers=False).is_empty
    assert diff(body(), kela, answers=False).is_empty


def test_the_way_back_tells_the_contrary() -> None:
    old, new = versions("unit-moved")
    (there,), (back,) = (diff(*sides, answers=False).changes for sides in ((old, new), (new, old)))
    assert (there.removed, there.added) == (back.added, back.removed)
    assert (there.details[0].old, there.details[0].new) == (back.details[0].new, back.details[0].old)


def test_many_changes_at_once_are_told_apart() -> None:
    cases = ["unit-moved", "task-reworded", "doubt-reread", "paragraph-reworded", "unit-closed"]
    new = body()
    for case in cases:
        new = edited(new, (CASES / f"{case}.ru").read_text(encoding="utf-8"))
    expected = [(CASES / f"{case}.expected").read_text(encoding="utf-8") for case in cases]
    assert sorted(told(diff(body(), new, answers=False)).splitlines()) == sorted(map(str.rstrip, expected))


def test_only_datasets_of_this_package_can_be_compared() -> None:
    with pytest.raises(InputError, match=r"only a dataset that kela_graph\.load gave"):
        diff(Dataset(), body())


def test_files_without_a_description_are_compared_all_the_same() -> None:
    old = made_of([], body())
    new = edited_plain("INSERT DATA { <http://a.example/x> <http://a.example/p> 1 }")
    found = diff(old, new)
    assert found.languages == ("en",)
    assert found.answers.silent == "neither"
    assert len(found.changes) == 1
    assert diff(body(), new).answers.silent == "only_one"


def edited_plain(update: str) -> Dataset:
    dataset = made_of([], body())
    dataset.update(update)
    return dataset
