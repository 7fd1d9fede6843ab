"""The rows of questions for lists, numbers and names, in sentences, as in `kela_graph.ask.sentences`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph import facts, wording
from kela_graph.ask.sentences import grouped
from kela_graph.facts import sentence, whole
from kela_graph.namespaces import RESP
from kela_graph.terms import NAMING, is_true

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        text = names.say(
            "ask.sentences.same_count" if is_true(row["agrees"]) else "ask.sentences.count",
            count=row["count"],
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


def _with_units(rows: Sequence[Row], names: Lookup, column: str) -> list[Fact]:
    once = {row[column]: row for row in rows if row[column] is not None}
    names.learn(once)
    return [
        sentence(
            names, names.say(f"ask.sentences.{column}", number=whole(row["units"]), **{column: term}), [term]
        )
        for term, row in once.items()
    ]


def shared(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell which tasks two units share."""
    columns = {"task": "task", "unit": "first", "otherTask": "narrow", "otherUnit": "second"}
    names.learn(row[c] for row in rows for c in (*columns, "basis"))
    told = []
    for row in rows:
        number = 1 if row["task"] == row["otherTask"] else 2
        values = {slot: row[column] for column, slot in columns.items()}
        text = names.say("ask.sentences.shared", number=number, **values)
        told.append(sentence(names, text, [row[c] for c in columns], row["basis"]))
    return told


def doubts(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell what the source leaves open, and which reading is chosen."""
    names.learn(row[c] for row in rows for c in ("discrepancy", "reading", "paragraph"))
    told = []
    for group in grouped(rows, "discrepancy"):
        doubt = group[0]["discrepancy"]
        chosen, others = (
            " / ".join(names.label(row["reading"]) for row in group if is_true(row["chosen"]) == wanted)
            for wanted in (True, False)
        )
        key = "ask.sentences.doubt" if chosen else "ask.sentences.open_doubt"
        text = names.say(key, number=2 if others else 1, label=doubt, chosen=chosen, others=others)
        told.append(sentence(names, text, [doubt], None, group[0]["paragraph"]))
    return told


def gaps(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell what is missing or unsure, the things of one gap in one sentence."""
    names.learn([row[column] for row in rows for column in ("subject", "gap")])
    told = []
    for group in grouped(rows, "gap"):
        subjects = list(dict.fromkeys(row["subject"] for row in group))
        text = names.say("ask.sentences.gap", gap=group[0]["gap"], things=names.enumerated(subjects))
        told.append(sentence(names, text, subjects))
    return told


def said(rows: Sequence[Row], names: Lookup, source: Node | None = None) -> list[Fact]:
    """Tell facts of any kind but names, of subject, property and value.

    Args:
        rows: of statements.
        names: to tell them by.
        source: the paragraph of rows without one.
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


def paraphrases(names: Lookup, number: Node, document: Node | None) -> list[Fact]:
    """Tell what the paragraphs of a number say, in the dataset's own words."""
    sparql = """SELECT ?paragraph ?document ?text WHERE {
        VALUES ?number { ?_terms }
        ?paragraph resp:number ?number ; dcterms:isPartOf ?document ; dcterms:description ?text
    } ORDER BY ?paragraph"""
    rows = facts.select(names.dataset, sparql, [number])
    found = grouped((row for row in rows if document in (None, row["document"])), "paragraph")
    names.learn(group[0]["paragraph"] for group in found)
    told = []
    for group in found:
        text = names.choose(row["text"] for row in group) or ""
        told.append(sentence(names, text.removesuffix("."), [], None, group[0]["paragraph"]))
    return told


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
        name, tag = str(row["name"]), str(row["language"])
        if names.question.target in (None, tag):
            spoken = names.say(f"ask.languages.{tag}") if tag in wording.LANGUAGES else f"({tag})"
            key = "ask.sentences.also_named" if tag in seen else "ask.sentences.named"
            text = names.say(key, thing=thing, name=name, language=spoken)
            told.append(sentence(names, text, [thing], row["basis"], row["publishedAt"], also=[name]))
            seen.add(tag)
    return told
