"""The organisation as a tree of its units, with what each does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from rdflib import URIRef

from kela_graph import facts, queries
from kela_graph.errors import InputError
from kela_graph.facts import READINGS
from kela_graph.graph import describe
from kela_graph.names import Names
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.facts import Fact, Row

_HELD: Final = """SELECT ?responsibility ?subject ?property ?value ?detail ?basis ?source ?why WHERE {
  UNIT
  ?responsibility resp:heldBy ?subject ;
    resp:activity ?property ;
    resp:task ?value .
  OPTIONAL { ?property resp:order ?order }
  OPTIONAL {
    { ?responsibility resp:audience|resp:channel ?detail }
    UNION
    { ?responsibility resp:givenAsExample true BIND(resp:givenAsExample AS ?detail) }
  }
  OPTIONAL { ?responsibility resp:basis ?basis }
  OPTIONAL { ?responsibility dcterms:source ?source }
  OPTIONAL { ?responsibility rdfs:comment ?why }
}
ORDER BY ?order"""


@dataclass(frozen=True, slots=True)
class Held:
    """What a unit does for its tasks by one activity, in the order of activities.

    Attributes:
        activity: the name of the activity.
        tasks: the names of the tasks.
        example: whether the source names them only as examples.
        reading: whether any of them is read from the source, not stated.
    """

    activity: str
    tasks: tuple[str, ...]
    example: bool
    reading: bool

    def __str__(self) -> str:
        return ", ".join(self.tasks) + (", …" if self.example else "")


@dataclass(frozen=True, slots=True)
class TreeUnit:
    """A unit in the tree of its organisation.

    Attributes:
        iri: the unit.
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

    @property
    def has_reading(self) -> bool:
        """Whether anything of it or below it is read from the source, not stated."""
        below = any(child.has_reading for child in self.children)
        return below or self.reading or any(held.reading for held in self.held)

    def as_json(self) -> dict[str, Any]:
        """Return the tree as JSON has it; see docs/show.md."""
        return asdict(self)


def tree(dataset: Dataset, lang: str | None = None) -> TreeUnit:
    """Return the dataset's organisation as a tree.

    Raises:
        InputError: the root organisation has no type in the graph, so there is no top.
    """
    root = describe(dataset).root
    rows = queries.run("units", dataset, lang=lang).rows
    below: dict[Node | None, list[Row]] = defaultdict(list)
    for row in rows:
        below[row["parent"]].append(row)
    top = next((row for row in rows if row["unit"] == root), None)
    if top is None:
        raise InputError(f"the root organisation {root} has no type: run kela-graph check")
    return _tree_unit(top, below, _held_by_unit(Names.of(dataset, lang)), frozenset())


def _tree_unit(
    row: Row,
    below: Mapping[Node | None, list[Row]],
    held: Mapping[Node | None, list[Held]],
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
        held=tuple(held.get(iri, ())),
        children=tuple(
            _tree_unit(child, below, held, way) for child in below.get(iri, ()) if child["unit"] not in way
        ),
    )


def _held_by_unit(names: Names) -> dict[Node | None, list[Held]]:
    """Return what each unit does, the activities in their order and the tasks by name."""
    groups: dict[tuple[Node | None, str], list[Fact]] = defaultdict(list)
    for fact in responsibilities(names):
        groups[fact.subject, fact.topic].append(fact)
    held: dict[Node | None, list[Held]] = defaultdict(list)
    for (unit, activity), found in groups.items():
        tasks = tuple(names.label(fact.value) for fact in found)
        example = any(RESP.givenAsExample in fact.details for fact in found)
        held[unit].append(Held(activity, tasks, example, any(fact.reading for fact in found)))
    return held


def responsibilities(names: Names, unit: URIRef | None = None) -> list[Fact]:
    """Return what a unit does, or every unit: in the order of activities, by the name of the task."""
    sparql = _HELD.replace("UNIT", "VALUES ?subject { ?_terms }" if unit is not None else "")
    found = facts.tell(names, facts.select(names.dataset, sparql, [unit]))
    ranks = {activity: rank for rank, activity in enumerate(dict.fromkeys(fact.predicate for fact in found))}
    return sorted(found, key=lambda fact: (ranks[fact.predicate], names.label(fact.value), str(fact.value)))
