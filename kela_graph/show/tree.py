"""The organisation as a tree of its units, with what each does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import URIRef

from kela_graph import queries
from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.show.fact import READINGS
from kela_graph.show.statements import responsibilities
from kela_graph.show.words import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.show.statements import Responsibility
    from kela_graph.show.words import Row, Words


@dataclass(frozen=True, slots=True)
class Held:
    """What a unit does for its tasks by one activity, in the order of activities.

    Attributes:
        activity: what it does, as people say it.
        tasks: the names of the tasks.
        example: whether the source names them only as examples.
        reading: whether any of them is read from the source, not stated.
    """

    activity: str
    tasks: tuple[str, ...]
    example: bool
    reading: bool


@dataclass(frozen=True, slots=True)
class TreeUnit:
    """A unit in the tree of its organisation.

    Attributes:
        iri: which unit.
        label: its name.
        type: the name of its type.
        reading: whether its type or its place is read from the source, not stated.
        held: what it does, by activity.
        children: the units directly below it.
    """

    iri: URIRef
    label: str
    type: str
    reading: bool
    held: tuple[Held, ...]
    children: tuple[TreeUnit, ...]

    @property
    def below(self) -> int:
        """How many units are below it, at any depth."""
        return sum(1 + child.below for child in self.children)


def tree(dataset: Dataset, lang: str | None = None) -> TreeUnit:
    """Return the dataset's organisation as a tree.

    Raises:
        InputError: the graph does not tell the type of its root organisation, so there is no top.
    """
    root = describe(dataset).root
    rows = queries.run("units", dataset, lang=lang).rows
    below: dict[Node | None, list[Row]] = defaultdict(list)
    for row in rows:
        below[row["parent"]].append(row)
    top = next((row for row in rows if row["unit"] == root), None)
    if top is None:
        raise InputError(
            f"nothing tells the type of the root organisation {root}: kela-graph check says more"
        )
    return _tree_unit(top, below, _held_by_unit(dataset, words_of(dataset, lang)), frozenset())


def _tree_unit(
    row: Row,
    below: Mapping[Node | None, list[Row]],
    held: Mapping[Node, tuple[Held, ...]],
    above: frozenset[Node],
) -> TreeUnit:
    """Return a unit with all below it; one that is below itself ends there."""
    iri = URIRef(str(row["unit"]))
    way = above | {iri}
    return TreeUnit(
        iri=iri,
        label=str(row["label"] or iri),
        type=str(row["typeLabel"] or row["type"]),
        reading=row["typeBasis"] in READINGS or row["parentBasis"] in READINGS,
        held=held.get(iri, ()),
        children=tuple(
            _tree_unit(child, below, held, way) for child in below.get(iri, ()) if child["unit"] not in way
        ),
    )


def _held_by_unit(dataset: Dataset, words: Words) -> dict[Node, tuple[Held, ...]]:
    """Return what each unit does, the activities in their order and the tasks by name."""
    groups: dict[tuple[Node, Node], list[Responsibility]] = defaultdict(list)
    for each in responsibilities(dataset, words):
        groups[each.unit, each.activity].append(each)
    held: dict[Node, tuple[Held, ...]] = defaultdict(tuple)
    for (unit, activity), found in groups.items():
        held[unit] += (
            Held(
                activity=words.label(activity),
                tasks=tuple(words.label(each.task) for each in found),
                example=any(each.example for each in found),
                reading=any(each.row["basis"] in READINGS for each in found),
            ),
        )
    return held
