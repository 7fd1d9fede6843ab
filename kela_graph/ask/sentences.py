"""The rows of questions about units and tasks, put into sentences by the wording of each language.

Each function takes the rows, the names to tell them by, and the thing that was asked about: the organisation
where the question was about no thing in particular.

A name stands in the form that the dataset has of it (``viestinnästä``), else in the nominative, behind a word
that bears the case (``tehtävästä ”viestintä”``).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from rdflib import DCTERMS, ORG, RDF, SKOS

from kela_graph import wording
from kela_graph.facts import sentence
from kela_graph.namespaces import RESP
from kela_graph.terms import is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rdflib import URIRef
    from rdflib.term import Node

    from kela_graph.ask.lookup import Lookup, Statement
    from kela_graph.facts import Fact

    Row = Mapping[str, Any]

#: Puts rows into sentences.
Tell: TypeAlias = "Callable[[Sequence[Row], Lookup, URIRef], list[Fact]]"

#: The predicate and the sentence of a relation of units, by the column of the value.
_RELATIONS: Final = {
    "parent": (ORG.subOrganizationOf, "part"),
    "post": (ORG.reportsTo, "under"),
    "type": (RDF.type, "of_type"),
    "topic": (DCTERMS.subject, "about"),
}


def who(rows: Sequence[Row], names: Lookup, task: URIRef) -> list[Fact]:
    """Tell who does something for a task, the narrower tasks of one unit in one sentence."""
    columns = ("unit", "activity", "narrower", "example", "basis", "paragraph")
    names.learn([task, *(row[c] for row in rows for c in ("task", *columns))])
    whys = names.whys(row["task"] for row in rows if is_true(row["narrower"]))
    told = []
    for group in grouped(rows, *columns):
        first, tasks = group[0], _values(group, "task")
        broad = task if is_true(first["narrower"]) else None
        text, forms = _responsibility(names, first, tasks, broad=broad)
        why = _why(names, whys, [(each, (each, SKOS.broader, None)) for each in tasks])
        about = [first["unit"], *tasks, broad]
        told.append(sentence(names, text, about, first["basis"], first["paragraph"], why=why, also=forms))
    return told


def does(rows: Sequence[Row], names: Lookup, unit: URIRef) -> list[Fact]:
    """Tell what a unit does, the tasks of one activity, paragraph and audience in one sentence."""
    columns = ("activity", "task", "audience", "channel", "basis", "paragraph")
    names.learn([unit, *(row[c] for row in rows for c in columns)])
    held = [
        {**of_one[0], "unit": unit, **{c: _values(of_one, c) for c in ("audience", "channel")}}
        for of_one in grouped(rows, "responsibility")
    ]
    told = []
    for group in grouped(held, "activity", "example", "basis", "paragraph", "audience", "channel"):
        first, tasks = group[0], _values(group, "task")
        text, forms = _responsibility(names, first, tasks, of_unit=True)
        told.append(sentence(names, text, [unit, *tasks], first["basis"], first["paragraph"], also=forms))
    return told


def _responsibility(
    names: Lookup, row: Row, tasks: Sequence[Node], *, of_unit: bool = False, broad: Node | None = None
) -> tuple[str, list[str]]:
    """Return the sentence that tells what a unit does for tasks by one activity, and the forms in it.

    Args:
        names: to tell it by.
        row: the unit, the activity, and whether the source names the tasks only as examples.
        tasks: the tasks.
        of_unit: whether the question was what the unit does; else it was who does it.
        broad: the task that was asked for, where these are narrower ones.
    """
    number, unit = len(tasks), row["unit"]
    activity = str(row["activity"]).removeprefix(RESP)
    of_ours = activity in wording.section("ask", names.tag)["does"]
    named, forms = names.in_case(activity, tasks) if of_ours else (names.enumerated(tasks), [])
    if broad is not None:
        whole, inflected = names.in_case("broader", [broad])
        named += names.say("ask.sentences.narrower", number=number, broad=whole)
        # What stands in the middle of a sentence ends with a comma too.
        named += names.say("ask.words.after_narrower")
        forms += inflected
    apart = names.say("ask.words.as_example") if is_true(row["example"]) and not of_unit else ""
    also = names.say("ask.words.example") if is_true(row["example"]) and not apart else ""
    form = "does" if of_unit else "done"
    if of_ours:
        told = names.say(f"ask.{form}.{activity}", unit=unit, task=named, example=also)
    else:  # an activity of a body's own
        told = f"{names.label(unit)} – {names.label(row['activity'])}: {named}{also}"
    details = [
        names.say(f"ask.words.{word}", names=names.enumerated(row[column]))
        for word, column in (("for", "audience"), ("in", "channel"))
        if of_unit and row[column]
    ]
    details += [apart] if apart else []
    return (f"{told} ({', '.join(details)})" if details else told), forms


def parts(rows: Sequence[Row], names: Lookup, whole: URIRef) -> list[Fact]:
    """Tell which units stand directly below one."""
    return _related([row for row in rows if row["parent"] == whole], names, "parent")


def part(rows: Sequence[Row], names: Lookup, unit: URIRef) -> list[Fact]:
    """Tell what a unit is part of."""
    own = [row for row in rows if row["unit"] == unit and row["parent"] is not None]
    if own or unit != names.root:
        return _related(own, names, "parent")
    return [sentence(names, names.say("ask.sentences.top", things=unit), [unit])]


def places(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell where units work, all the places of one unit in one sentence."""
    names.learn(row[c] for row in rows for c in ("unit", "place", "basis", "paragraph"))
    told = []
    for group in grouped(rows, "unit", "basis", "paragraph"):
        row, unit, found = group[0], group[0]["unit"], _values(group, "place")
        there, forms = names.in_case("place", found)
        text = names.say("ask.sentences.in", things=unit, places=there)
        whys = names.whys([unit]) if row["basis"] != RESP.Stated else {}
        why = _why(names, whys, [(place, (unit, RESP.operatesIn, place)) for place in found])
        told.append(
            sentence(names, text, [unit, *found], row["basis"], row["paragraph"], why=why, also=forms)
        )
    return told


def under(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell which units work under which post."""
    return _related(rows, names, "post")


def types(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell the units of each type."""
    return _related([{**row, "basis": row["typeBasis"]} for row in rows], names, "type")


def about(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell what units are about by their names; the rows are of unit, topic, basis and paragraph."""
    return _related(rows, names, "topic")


def _related(rows: Sequence[Row], names: Lookup, column: str) -> list[Fact]:
    """Tell statements of units by one predicate: those of one value, basis and paragraph in one sentence."""
    predicate, form = _RELATIONS[column]
    names.learn(row[c] for row in rows for c in ("unit", column, "basis"))
    whys = names.whys(row["unit"] for row in rows)
    placed: list[Row] = []
    for row in rows:
        fact = whys.get((row["unit"], predicate, row[column]))
        source = fact.source.iri if fact and fact.source else row.get("paragraph")
        placed.append({**row, "paragraph": source})
    names.learn(row["paragraph"] for row in placed)
    told = []
    for group in grouped(placed, column, "basis", "paragraph"):
        units, value = _values(group, "unit"), group[0][column]
        key = "part_of_root" if form == "part" and value == names.root else form
        named, forms = names.in_case("post", [value]) if column == "post" else (names.label(value), [])
        named = names.short_name(value) if key == "part_of_root" else named
        things = names.enumerated(units)
        text = names.say(f"ask.sentences.{key}", number=len(units), things=things, **{column: named})
        why = _why(names, whys, [(each, (each, predicate, value)) for each in units], named=True)
        basis, place = group[0]["basis"], group[0]["paragraph"]
        told.append(sentence(names, text, [*units, value], basis, place, why=why, also=[*forms, named]))
    return told


def _why(
    names: Lookup,
    whys: Mapping[Statement, Fact],
    told: Sequence[tuple[Node, Statement]],
    *,
    named: bool = False,
) -> str | None:
    """Return why statements are read so.

    Args:
        names: to tell them by.
        whys: the annotated statements.
        told: the statements, each with what it is about.
        named: whether each of several reasons begins with what it is about.
    """
    given = [
        (names.label(thing), f"{names.label(thing)}: {fact.why}" if named and len(told) > 1 else fact.why)
        for thing, (subject, predicate, value) in told
        for (s, p, o), fact in whys.items()
        if fact.why and (s, p) == (subject, predicate) and value in (None, o)
    ]
    return reasons(names, given)


def reasons(names: Lookup, given: Sequence[tuple[str, str]]) -> str | None:
    """Return reasons, each once; of those that are the same but for the name in them, the first.

    Args:
        names: to tell them by.
        given: what each reason is for, by name, and the reason.
    """
    alike: dict[str, dict[str, str]] = defaultdict(dict)
    for name, reason in given:
        alike[reason.replace(name, "\0")].setdefault(reason, name)
    told = []
    for same in alike.values():
        told.append(next(iter(same)))
        if others := list(same.values())[1:]:
            told.append(names.say("ask.words.likewise", names=names.enumerated(others)))
    return " ".join(told) or None


def grouped(rows: Iterable[Row], *columns: str) -> list[list[Row]]:
    """Return the rows that agree in the columns together, in the order of the first of each."""
    groups: defaultdict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[c] for c in columns)].append(row)
    return list(groups.values())


def _values(rows: Iterable[Row], column: str) -> tuple[Node, ...]:
    return tuple(dict.fromkeys(row[column] for row in rows if row[column] is not None))
