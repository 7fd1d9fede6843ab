"""The rows of questions, put into sentences by the wording of each language.

Each function takes the rows, the names to tell them by, and the thing that was asked about: the organisation
where the question was about no thing in particular.

A name stands in the form that the dataset has of it (``viestinnästä``), else in the nominative, behind a word
that bears the case (``tehtävästä ”viestintä”``).
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from rdflib import DCTERMS, ORG, RDF, SKOS

from kela_graph import facts, wording
from kela_graph.facts import sentence
from kela_graph.namespaces import RESP
from kela_graph.terms import NAMING, is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from rdflib import URIRef
    from rdflib.term import Node

    from kela_graph.ask.reply import Lookup, Statement
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
    whys = names.whys(row["task"] for row in rows if is_true(row["narrower"]))
    told = []
    for group in grouped(rows, "unit", "activity", "narrower", "example", "basis", "paragraph"):
        first, tasks = group[0], _values(group, "task")
        broad = task if is_true(first["narrower"]) else None
        text, forms = _responsibility(names, first, tasks, broad=broad)
        why = _why(names, whys, [(each, SKOS.broader, None) for each in tasks])
        told.append(_fact(names, first, text, [first["unit"], *tasks, broad], also=forms, why=why))
    return told


def does(rows: Sequence[Row], names: Lookup, unit: URIRef) -> list[Fact]:
    """Tell what a unit does, the tasks of one activity, paragraph and audience in one sentence."""
    held = [
        {**of_one[0], "unit": unit, **{c: _values(of_one, c) for c in ("audience", "channel")}}
        for of_one in grouped(rows, "responsibility")
    ]
    told = []
    for group in grouped(held, "activity", "example", "basis", "paragraph", "audience", "channel"):
        first, tasks = group[0], _values(group, "task")
        text, forms = _responsibility(names, first, tasks, of_unit=True)
        told.append(_fact(names, first, text, [unit, *tasks], also=forms))
    return told


def _responsibility(
    names: Lookup, row: Row, tasks: Sequence[Node], *, of_unit: bool = False, broad: Node | None = None
) -> tuple[str, list[str]]:
    """Return the sentence that tells what a unit does for tasks by one activity, and the forms in it.

    The question was what the unit does, or else who does it, maybe for a broader task than these.
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


def part(rows: Sequence[Row], names: Lookup, unit: URIRef) -> list[Fact]:
    """Tell what a unit is part of."""
    own = [row for row in rows if row["parent"] is not None]
    if own or unit != names.root:
        return _related(own, names, unit, column="parent")
    return [sentence(names, names.say("ask.sentences.top", things=unit), [unit])]


def places(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell where units work, all the places of one unit in one sentence."""
    told = []
    for group in grouped(rows, "unit", "basis", "paragraph"):
        row, unit, found = group[0], group[0]["unit"], _values(group, "place")
        there, forms = names.in_case("place", found)
        text = names.say("ask.sentences.in", things=unit, places=there)
        whys = names.whys([unit]) if row["basis"] != RESP.Stated else {}
        why = _why(names, whys, [(unit, RESP.operatesIn, place) for place in found], about=2)
        told.append(_fact(names, row, text, [unit, *found], also=forms, why=why))
    return told


def _related(rows: Sequence[Row], names: Lookup, _: URIRef, *, column: str) -> list[Fact]:
    """Tell statements of units by one predicate: those of one value, basis and paragraph in one sentence."""
    predicate, form = _RELATIONS[column]
    whys = names.whys(row["unit"] for row in rows)
    placed: list[Row] = []
    for row in rows:
        fact = whys.get((row["unit"], predicate, row[column]))
        source = fact.source.iri if fact and fact.source else row.get("paragraph")
        placed.append(
            {**row, "paragraph": source, "basis": row["typeBasis" if column == "type" else "basis"]}
        )
    told = []
    for group in grouped(placed, column, "basis", "paragraph"):
        units, value = _values(group, "unit"), group[0][column]
        key = "part_of_root" if form == "part" and value == names.root else form
        named, forms = names.in_case("post", [value]) if column == "post" else (names.label(value), [])
        named = names.short_name(value) if key == "part_of_root" else named
        things = names.enumerated(units)
        text = names.say(f"ask.sentences.{key}", number=len(units), things=things, **{column: named})
        why = _why(names, whys, [(each, predicate, value) for each in units], named=True)
        told.append(_fact(names, group[0], text, [*units, value], also=[*forms, named], why=why))
    return told


def _fact(names: Lookup, row: Row, text: str, terms: Sequence[Node | None], **more: Any) -> Fact:
    """Return a sentence with the basis and the paragraph of a row."""
    return sentence(names, text, terms, row["basis"], row["paragraph"], **more)


#: Which units stand below which, and which work under which post; units by type; what they are about by name.
below: Final[Tell] = partial(_related, column="parent")
under: Final[Tell] = partial(_related, column="post")
types: Final[Tell] = partial(_related, column="type")
about: Final[Tell] = partial(_related, column="topic")


def _listed(rows: Sequence[Row], names: Lookup, _: URIRef, *, key: str, columns: Sequence[str]) -> list[Fact]:
    """Tell rows one by one, each once, with the things in some columns; how many units have it, or tasks."""
    told = []
    for row, *_same in grouped((row for row in rows if row[columns[0]] is not None), *columns):
        number = facts.whole(row["units"]) if "units" in row else len({row["task"], row["otherTask"]})
        text = names.say(f"ask.sentences.{key}", number=number, **row)
        told.append(sentence(names, text, [row[c] for c in columns], row.get("basis")))
    return told


#: The types of units and the tasks, each with how many units it has; which tasks two units share.
unit_types: Final[Tell] = partial(_listed, key="type", columns=["type"])
tasks: Final[Tell] = partial(_listed, key="task", columns=["task"])
shared: Final[Tell] = partial(_listed, key="shared", columns=["task", "unit", "otherTask", "otherUnit"])


def doubts(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell what the source leaves open, and which reading is chosen."""
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


def said(rows: Sequence[Row], names: Lookup, source: Node | None) -> list[Fact]:
    """Tell facts of any kind but names, of subject, property and value; the source is of rows without one."""
    return [
        sentence(
            names,
            f"{names.label(row['subject'])} – {names.label(row['property'])}: {names.label(row['value'])}",
            [row["subject"], row["value"]],
            row["basis"],
            row.get("paragraph", source),
            why=None if row.get("why") is None else str(row["why"]),
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
    told = []
    for group in grouped((row for row in rows if document in (None, row["document"])), "paragraph"):
        text = names.choose(row["text"] for row in group) or ""
        told.append(sentence(names, text.removesuffix("."), [], None, group[0]["paragraph"]))
    return told


def identifiers(rows: Sequence[Row], names: Lookup, _: URIRef) -> list[Fact]:
    """Tell the identifiers of things, by register."""
    told = []
    for row in rows:
        text = f"{names.label(row['resource'])} – {row['scheme'] or ''}: {row['identifier'] or row['link']}"
        told.append(sentence(names, text, [row["resource"]]))
    return told


def called(rows: Sequence[Row], names: Lookup, thing: URIRef) -> list[Fact]:
    """Tell what a thing is called, in the language that is wanted or in all."""
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


def _why(
    names: Lookup,
    whys: Mapping[Statement, Fact],
    told: Sequence[Statement],
    *,
    about: int = 0,
    named: bool = False,
) -> str | None:
    """Return why statements are read so, each of several about its subject (0) or its value (2)."""
    given = []
    for statement in told:
        name = names.label(statement[about])
        given += [
            (name, f"{name}: {fact.why}" if named and len(told) > 1 else fact.why)
            for known, fact in whys.items()
            if fact.why and known[:2] == statement[:2] and statement[2] in (None, known[2])
        ]
    return reasons(names, given)


def reasons(names: Lookup, given: Sequence[tuple[str, str]]) -> str | None:
    """Return reasons, each with the name of what it is for; of those alike but for the name, the first."""
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
