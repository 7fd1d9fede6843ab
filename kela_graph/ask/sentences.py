"""The rows of questions about units and tasks, told as sentences.

Each function takes the rows, the names to tell them by, and the thing that was asked about: the organisation
where the question was about no thing in particular.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from rdflib import DCTERMS, ORG, RDF, SKOS, URIRef

from kela_graph.ask import phrases
from kela_graph.facts import sentence
from kela_graph.namespaces import RESP
from kela_graph.terms import is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.ask.lookup import Lookup
    from kela_graph.facts import Fact

    Row = Mapping[str, Node | None]
    Key = tuple[Node | None, URIRef, Node | None]
    Whys = Mapping[tuple[str, str, str], tuple[str | None, str]]

#: Tells rows as sentences.
Tell: TypeAlias = "Callable[[Sequence[Row], Lookup, URIRef], list[Fact]]"


def who(rows: Sequence[Row], names: Lookup, task: URIRef) -> list[Fact]:
    """Tell who does something for a task, the narrower tasks of one unit in one sentence."""
    columns = ("unit", "activity", "narrower", "example", "basis", "paragraph")
    names.learn([task, *(row[c] for row in rows for c in ("task", *columns))])
    whys = names.whys(row["task"] for row in rows if is_true(row["narrower"]))
    told = []
    for group in grouped(rows, *columns):
        first, tasks = group[0], [row["task"] for row in group]
        narrower = is_true(first["narrower"])
        text = phrases.responsibility(
            names.tag,
            first["activity"],
            names.label(first["activity"]),
            names.label(first["unit"]),
            [names.label(each) for each in tasks],
            asked_of_task=True,
            example=is_true(first["example"]),
            broad=names.label(task) if narrower else None,
        )
        why = _why(names, whys, [(each, (each, SKOS.broader, None)) for each in tasks])
        about = [first["unit"], *tasks, *([task] if narrower else [])]
        told.append(sentence(names, text, about, first["basis"], first["paragraph"], why=why))
    return told


def does(rows: Sequence[Row], names: Lookup, unit: URIRef) -> list[Fact]:
    """Tell what a unit does, the tasks of one activity, paragraph and audience in one sentence."""
    columns = ("activity", "task", "audience", "channel", "basis", "paragraph")
    names.learn([unit, *(row[c] for row in rows for c in columns)])
    groups: dict[Hashable, list[tuple[Row, list[Node], list[Node]]]] = defaultdict(list)
    for of_one in grouped(rows, "responsibility"):
        row = of_one[0]
        audiences, channels = _values(of_one, "audience"), _values(of_one, "channel")
        key = (*(row[c] for c in ("activity", "example", "basis", "paragraph")), *audiences, *channels)
        groups[key].append((row, audiences, channels))
    told = []
    for found in groups.values():
        row, audiences, channels = found[0]
        tasks = [each["task"] for each, _, _ in found]
        text = phrases.responsibility(
            names.tag,
            row["activity"],
            names.label(row["activity"]),
            names.label(unit),
            [names.label(task) for task in tasks],
            asked_of_task=False,
            example=is_true(row["example"]),
            audiences=[names.label(term) for term in audiences],
            channels=[names.label(term) for term in channels],
        )
        told.append(sentence(names, text, [unit, *tasks], row["basis"], row["paragraph"]))
    return told


def parts(rows: Sequence[Row], names: Lookup, whole: URIRef) -> list[Fact]:
    """Tell which units stand directly below one."""
    below = [row for row in rows if row["parent"] == whole]
    return _related(below, names, "parent", ORG.subOrganizationOf, "part", "whole")


def part(rows: Sequence[Row], names: Lookup, unit: URIRef) -> list[Fact]:
    """Tell what a unit is part of."""
    own = [row for row in rows if row["unit"] == unit and row["parent"] is not None]
    if own or unit != names.root:
        return _related(own, names, "parent", ORG.subOrganizationOf, "part", "whole")
    names.learn([unit])
    text = phrases.say(names.tag, "ask.sentences.top", things=names.label(unit))
    return [sentence(names, text, [unit])]


def places(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell where units work, all the places of one unit in one sentence."""
    names.learn(row[c] for row in rows for c in ("unit", "place", "basis", "paragraph"))
    told = []
    for group in grouped(rows, "unit", "basis", "paragraph"):
        row, unit, found = group[0], group[0]["unit"], _values(group, "place")
        there = phrases.in_places(names.tag, [names.label(place) for place in found])
        text = phrases.say(names.tag, "ask.sentences.in", things=names.label(unit), places=there)
        whys = names.whys([unit]) if row["basis"] != RESP.Stated else {}
        why = _why(names, whys, [(place, (unit, RESP.operatesIn, place)) for place in found])
        told.append(sentence(names, text, [unit, *found], row["basis"], row["paragraph"], why=why))
    return told


def under(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell which units work under which post."""
    return _related(rows, names, "post", ORG.reportsTo, "under", "post")


def types(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell the units of each type."""
    renamed = [{**row, "basis": row["typeBasis"]} for row in rows]
    return _related(renamed, names, "type", RDF.type, "of_type", "type")


def about(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell what units are about by their names; the rows are of unit, topic, basis and paragraph."""
    return _related(rows, names, "topic", DCTERMS.subject, "about", "topic")


def _related(
    rows: Sequence[Row], names: Lookup, column: str, predicate: URIRef, form: str, slot: str
) -> list[Fact]:
    """Tell statements of units by one predicate: those of one value, basis and paragraph in one sentence."""
    names.learn(row[c] for row in rows for c in ("unit", column, "basis"))
    whys = names.whys(row["unit"] for row in rows)
    placed: list[Row] = []
    for row in rows:
        _, source = whys.get((str(row["unit"]), str(predicate), str(row[column])), (None, ""))
        placed.append({**row, "paragraph": URIRef(source) if source else row.get("paragraph")})
    names.learn(row["paragraph"] for row in placed)
    told = []
    for group in grouped(placed, column, "basis", "paragraph"):
        units, value = _values(group, "unit"), group[0][column]
        text = phrases.say(
            names.tag,
            f"ask.sentences.{'part_of_root' if form == 'part' and value == names.root else form}",
            number=len(units),
            things=phrases.enumerated([names.label(each) for each in units], names.tag),
            **{slot: names.label(value)},
        )
        why = _why(names, whys, [(each, (each, predicate, value)) for each in units], named=True)
        told.append(sentence(names, text, [*units, value], group[0]["basis"], group[0]["paragraph"], why=why))
    return told


def _why(
    names: Lookup, whys: Whys, told: Sequence[tuple[Node | None, Key]], *, named: bool = False
) -> str | None:
    """Return why statements are read so.

    Args:
        names: to tell them by.
        whys: the reasons, by statement.
        told: what each statement tells of, and its subject, property and value; any value where None.
        named: whether each of several reasons begins with what it is about.
    """
    given = []
    for thing, (subject, predicate, value) in told:
        label = names.label(thing)
        for (s, p, o), (why, _) in whys.items():
            if why and (s, p) == (str(subject), str(predicate)) and value in (None, URIRef(o)):
                given.append((label, f"{label}: {why}" if named and len(told) > 1 else why))
    return phrases.reasons(names.tag, given)


def grouped(rows: Iterable[Row], *columns: str) -> list[list[Row]]:
    """Return the rows that agree in the columns together, in the order of the first of each."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[c] for c in columns)].append(row)
    return list(groups.values())


def _values(rows: Iterable[Row], column: str) -> list[Node]:
    return list(dict.fromkeys(row[column] for row in rows if row[column] is not None))  # type: ignore[misc]
