"""The rows of questions for lists, numbers and names, told as sentences, as in `kela_graph.ask.sentences`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph.ask import phrases
from kela_graph.ask.sentences import grouped
from kela_graph.facts import sentence
from kela_graph.namespaces import RESP
from kela_graph.terms import NAMING, is_true

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import URIRef
    from rdflib.term import Node

    from kela_graph.ask.lookup import Lookup
    from kela_graph.ask.sentences import Row
    from kela_graph.facts import Fact


def counts(rows: Sequence[Row], names: Lookup, notes: Mapping[Node | None, str]) -> list[Fact]:
    """Tell the numbers that the source states, beside what it lists and what the graph holds.

    Args:
        rows: of the question ``stated-counts``.
        names: to tell them by.
        notes: what is to be known of a count, by its IRI.
    """
    names.learn([*(row[c] for row in rows for c in ("count", "statedIn")), RESP.Stated])
    told = []
    for row in rows:
        text = phrases.say(
            names.tag,
            "ask.sentences.same_count" if is_true(row["agrees"]) else "ask.sentences.count",
            count=names.label(row["count"]),
            stated=row["stated"],
            listed=row["listed"],
            held=row["inGraph"],
        )
        note = notes.get(row["count"])
        told.append(sentence(names, text, [row["count"]], RESP.Stated, row["statedIn"], note=note))
    return told


def unit_types(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell the types of units, and how many units each has."""
    return _with_units(rows, names, "type")


def tasks(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell the tasks, and how many units each has."""
    return _with_units(rows, names, "task")


def shared(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell which tasks two units share."""
    columns = ("task", "unit", "otherTask", "otherUnit")
    names.learn(row[c] for row in rows for c in (*columns, "basis"))
    return [
        _sentence(
            names,
            "shared",
            [row[c] for c in columns],
            row["basis"],
            number=1 if row["task"] == row["otherTask"] else 2,
            task=names.label(row["task"]),
            first=names.label(row["unit"]),
            narrow=names.label(row["otherTask"]),
            second=names.label(row["otherUnit"]),
        )
        for row in rows
    ]


def doubts(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell what the source leaves open, and which reading is chosen."""
    names.learn(row[c] for row in rows for c in ("discrepancy", "reading", "paragraph"))
    told = []
    for group in grouped(rows, "discrepancy"):
        chosen, others = (
            [names.label(row["reading"]) for row in group if is_true(row["chosen"]) == wanted]
            for wanted in (True, False)
        )
        text = phrases.say(
            names.tag,
            "ask.sentences.doubt" if chosen else "ask.sentences.open_doubt",
            number=1 + bool(others),
            label=names.label(group[0]["discrepancy"]),
            chosen=" / ".join(chosen),
            others=" / ".join(others),
        )
        told.append(sentence(names, text, [group[0]["discrepancy"]], None, group[0]["paragraph"]))
    return told


def said(rows: Sequence[Row], names: Lookup, source: Node | None = None) -> list[Fact]:
    """Tell facts of any kind but names, of subject, property and value.

    Args:
        rows: of statements.
        names: to tell them by.
        source: the paragraph of rows that name none.
    """
    columns = ("subject", "property", "value", "basis", "paragraph")
    names.learn(row.get(c) for row in rows for c in columns)
    return [
        sentence(
            names,
            f"{names.label(row['subject'])} – {names.label(row['property'])}: {names.label(row['value'])}",
            [row["subject"], row["value"]],
            row["basis"],
            row.get("paragraph", source),
            why=str(row["why"]) if row.get("why") is not None else None,
        )
        for row in rows
        if row["property"] not in NAMING
    ]


def identifiers(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell the identifiers of things, by register."""
    names.learn(row["resource"] for row in rows)
    return [
        sentence(
            names,
            f"{names.label(row['resource'])} – {row['scheme'] or ''}: {row['identifier'] or row['link']}",
            [row["resource"]],
        )
        for row in rows
    ]


def called(rows: Sequence[Row], names: Lookup, thing: URIRef) -> list[Fact]:
    """Tell what a thing is called, in the language that is wanted or in all."""
    names.learn([thing, *(row[c] for row in rows for c in ("basis", "publishedAt"))])
    told, seen = [], set[str]()
    for row in rows:
        language = str(row["language"])
        if names.target not in (None, language):
            continue
        text = phrases.say(
            names.tag,
            "ask.sentences.also_named" if language in seen else "ask.sentences.named",
            thing=names.label(thing),
            name=row["name"],
            language=phrases.in_language(names.tag, language),
        )
        seen.add(language)
        told.append(sentence(names, text, [thing], row["basis"], row["publishedAt"], also=[str(row["name"])]))
    return told


def whole(units: int, names: Lookup) -> Fact:
    """Tell how many units the organisation has in the graph."""
    names.learn([names.root])
    return _sentence(names, "all", [names.root], number=units, whole=names.label(names.root))


def _with_units(rows: Sequence[Row], names: Lookup, column: str) -> list[Fact]:
    once = {row[column]: row for row in rows if row[column] is not None}
    names.learn(once)
    return [
        _sentence(names, column, [term], None, _number(row["units"]), **{column: names.label(term)})
        for term, row in once.items()
    ]


def _sentence(
    names: Lookup,
    key: str,
    about: Iterable[Node | None],
    basis: Node | None = None,
    number: int = 1,
    **values: object,
) -> Fact:
    text = phrases.say(names.tag, f"ask.sentences.{key}", number=number, **values)
    return sentence(names, text, about, basis)


def _number(term: Node | None) -> int:
    return int(str(term)) if str(term).isdecimal() else 0
