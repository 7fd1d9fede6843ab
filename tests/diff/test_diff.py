"""A difference: of a graph and itself, of the way back, of many changes at once, of what is no dataset."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kela_graph.diff import diff
from kela_graph.errors import InputError
from tests.diff.made import CASES, body, edited, made_of, triples_of, versions
from tests.diff.test_cases import told


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
