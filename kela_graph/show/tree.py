"""The organisation as a tree of its units, with what each does."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from rdflib import ORG, URIRef

from kela_graph import facts, queries
from kela_graph.errors import InputError
from kela_graph.facts import READINGS
from kela_graph.graph import describe
from kela_graph.names import Names
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.facts import Fact, Row

    #: What units have by one of their attributes.
    _ByUnit: TypeAlias = Mapping[Node | None, list[Any]]

_HELD: Final = """SELECT ?responsibility ?subject ?property ?value ?detail ?basis ?source ?why WHERE {
  UNIT
  ?responsibility resp:heldBy ?subject ;
    resp:activity ?property ;
    resp:task ?value .
  OPTIONAL { ?property resp:order ?rank }
  OPTIONAL {
    { ?responsibility resp:audience|resp:channel ?detail }
    UNION
    { ?responsibility resp:givenAsExample true BIND(resp:givenAsExample AS ?detail) }
  }
  OPTIONAL { ?responsibility resp:basis ?basis }
  OPTIONAL { ?responsibility dcterms:source ?source }
  OPTIONAL { ?responsibility rdfs:comment ?why }
}
ORDER BY ?rank ?responsibility"""

#: The orders of units below one, the usual one first.
ORDERS: Final = ("source", "type", "name")

#: How deep a tree may be, and how many times a thing of several parents may stand in it, on average.
LEVELS: Final = 128
WAYS: Final = 10


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
class Post:
    """A post as the tree has it: within an organisation, or as what a unit works under.

    Attributes:
        iri: the post; a unit may work under another unit too.
        label: its name.
        reading: whether it is read from the source, not stated, that the post is there or the unit under it.
    """

    iri: URIRef
    label: str
    reading: bool


@dataclass(frozen=True, slots=True)
class TreeUnit:
    """A unit in the tree of its organisation.

    Attributes:
        iri: the unit.
        label: its name.
        type: the name of its type.
        type_iri: its type.
        type_reading: whether its type is read from the source, not stated.
        parent_reading: whether it is read from the source, not stated, what it is directly below.
        held: what it does, by activity.
        children: the units directly below it.
        posts: the posts in it.
        superiors: the posts that it works under.
    """

    iri: URIRef
    label: str
    type: str
    type_iri: URIRef
    type_reading: bool
    parent_reading: bool
    held: tuple[Held, ...]
    children: tuple[TreeUnit, ...]
    posts: tuple[Post, ...] = ()
    superiors: tuple[Post, ...] = ()

    def __iter__(self) -> Iterator[TreeUnit]:
        """Give the unit and all units below it, each before those below it."""
        yield self
        for child in self.children:
            yield from child

    @property
    def below(self) -> int:
        """How many units are below it, at any depth."""
        return sum(1 for _ in self) - 1

    @property
    def has_reading(self) -> bool:
        """Whether anything of it or below it is read from the source, not stated."""
        own = (unit.type_reading or any(held.reading for held in unit.held) for unit in self)
        return any(own) or self.has_parent_reading

    @property
    def has_parent_reading(self) -> bool:
        """Whether it is read from the source what it, or a unit below it, is directly below."""
        return any(unit.parent_reading for unit in self)

    def as_json(self) -> dict[str, Any]:
        """Return the tree as JSON has it; see docs/show.md."""
        return asdict(self)


def tree(dataset: Dataset, lang: str | None = None, order: str = ORDERS[0]) -> TreeUnit:
    """Return the dataset's organisation as a tree.

    Args:
        dataset: what `kela_graph.load` gave.
        lang: the language of names; the dataset's own order follows it.
        order: how the units below one are sorted: by ``source``, as the source lists them, by ``type`` or
            by ``name``.

    Raises:
        InputError: an unknown order, or the root organisation has no type in the graph, so there is no top.
    """
    if order not in ORDERS:
        raise InputError(f"no order {order!r}: choose one of {', '.join(ORDERS)}")
    root, names = describe(dataset).root, Names.of(dataset, lang)
    placed = facts.statements(names, [ORG.subOrganizationOf, ORG.postIn, ORG.reportsTo], "property")
    below: dict[Node | None, list[Row]] = defaultdict(list)
    rows = sorted(queries.run("units", dataset, lang=lang).rows, key=_sort_key(names, placed, order))
    for row in rows:
        below[row["parent"]].append(row)
    top = next((row for row in rows if row["unit"] == root), None)
    if top is None:
        raise InputError(f"the root organisation {root} has no type: run kela-graph check")
    beside: dict[str, _ByUnit] = {"held": _held_by_unit(names), **_posts(names, placed)}
    return _tree_unit(top, below, beside, frozenset(), Bounds(len(rows)))


def _sort_key(names: Names, placed: Iterable[Fact], order: str) -> Callable[[Row], tuple[object, ...]]:
    """Return the key of units in an order; those that are alike in it are as the source lists them."""
    places = {fact.subject: fact.place for fact in placed if fact.predicate == ORG.subOrganizationOf}

    def key(row: Row) -> tuple[object, ...]:
        name = names.sort_key(str(row["label"] or row["unit"]))
        listed = (places.get(row["unit"], ("", 0, 0)), name, str(row["unit"]))
        first = {"type": names.sort_key(str(row["typeLabel"] or row["type"])), "name": name}
        return first.get(order, ()), *listed

    return key


def _posts(names: Names, placed: Iterable[Fact]) -> dict[str, dict[Node | None, list[Post]]]:
    """Return the posts in each organisation, and the posts that each unit works under, by name."""
    within: dict[Node | None, list[Post]] = defaultdict(list)
    above: dict[Node | None, list[Post]] = defaultdict(list)
    for fact in sorted(placed, key=lambda fact: names.sort_key(fact.about + fact.text)):
        if fact.predicate == ORG.postIn and isinstance(fact.subject, URIRef):
            within[fact.value].append(Post(fact.subject, fact.about, fact.reading))
        elif fact.predicate == ORG.reportsTo and isinstance(fact.value, URIRef):
            above[fact.subject].append(Post(fact.value, fact.text, fact.reading))
    return {"posts": within, "superiors": above}


class Bounds:
    """Refuses a tree that is deeper, or stands on more ways, than any organisation's."""

    def __init__(self, things: int) -> None:
        """Allow a tree of so many things, of which some have several parents."""
        self._left = WAYS * things

    def enter(self, thing: URIRef, way: Collection[object]) -> None:
        """Take a thing into the tree below others, or raise InputError where that is too much."""
        self._left -= 1
        if len(way) >= LEVELS:
            raise InputError(f"more than {LEVELS} levels stand above {thing}: correct what each is part of")
        if self._left < 0:
            raise InputError(f"{thing} and others are part of too many at once: correct what each is part of")


def _tree_unit(
    row: Row,
    below: Mapping[Node | None, list[Row]],
    beside: Mapping[str, _ByUnit],
    above: frozenset[Node],
    bounds: Bounds,
) -> TreeUnit:
    """Return a unit with all below and beside it; one that is below itself ends there."""
    iri = URIRef(str(row["unit"]))
    bounds.enter(iri, above)
    way = above | {iri}
    return TreeUnit(
        iri=iri,
        label=str(row["label"] or iri),
        type=str(row["typeLabel"] or row["type"]),
        type_iri=URIRef(str(row["type"])),
        type_reading=row["typeBasis"] in READINGS,
        parent_reading=row["parentBasis"] in READINGS,
        children=tuple(
            _tree_unit(child, below, beside, way, bounds)
            for child in below.get(iri, ())
            if child["unit"] not in way
        ),
        **{attribute: tuple(found.get(iri, ())) for attribute, found in beside.items()},
    )


def _held_by_unit(names: Names) -> dict[Node | None, list[Held]]:
    """Return what each unit does, the activities in their order and the tasks in the source's."""
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
    """Return what a unit does, or every unit: in the order of activities, of paragraphs, of IRIs."""
    sparql = _HELD.replace("UNIT", "VALUES ?subject { ?_terms }" if unit is not None else "")
    found = facts.tell(names, facts.select(names.dataset, sparql, None if unit is None else [unit]))
    ranks = {activity: rank for rank, activity in enumerate(dict.fromkeys(fact.predicate for fact in found))}
    return sorted(found, key=lambda fact: (ranks[fact.predicate], fact.place))
