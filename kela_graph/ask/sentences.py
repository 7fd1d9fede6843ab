"""The rows of each question, told as sentences."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import DCTERMS, ORG, RDF, SKOS, URIRef

from kela_graph.ask import wording
from kela_graph.facts import sentence
from kela_graph.namespaces import RESP
from kela_graph.terms import NAMING, is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.ask.facts import Facts
    from kela_graph.facts import Fact

    Row = Mapping[str, Node | None]
    Whys = Mapping[tuple[str, str, str], tuple[str | None, str]]


def who(rows: Sequence[Row], facts: Facts, task: URIRef) -> list[Fact]:
    """Tell who does something for a task, the narrower tasks of one unit in one sentence."""
    columns = ("unit", "activity", "narrower", "example", "basis", "paragraph")
    facts.learn(row[c] for row in rows for c in ("unit", "activity", "task", "basis", "paragraph"))
    facts.learn([task])
    whys = facts.whys(row["task"] for row in rows if is_true(row["narrower"]))
    told = []
    for group in _grouped(rows, *columns):
        first, tasks = group[0], [row["task"] for row in group]
        text = wording.responsibility(
            facts.tag,
            first["activity"],
            facts.label(first["activity"]),
            facts.label(first["unit"]),
            [facts.label(each) for each in tasks],
            asked_of_task=True,
            example=is_true(first["example"]),
            broad=facts.label(task) if is_true(first["narrower"]) else None,
        )
        why = wording.reasons(
            facts.tag,
            [(facts.label(each), reason) for each in tasks for reason in _reasons(whys, each, SKOS.broader)],
        )
        about = [first["unit"], *tasks, *([task] if is_true(first["narrower"]) else [])]
        told.append(sentence(facts, text, about, first["basis"], first["paragraph"], why=why))
    return told


def does(rows: Sequence[Row], facts: Facts, unit: URIRef) -> list[Fact]:
    """Tell what a unit does, the tasks of one activity, paragraph and audience in one sentence."""
    columns = ("activity", "task", "audience", "channel", "basis", "paragraph")
    facts.learn([unit, *(row[c] for row in rows for c in columns)])
    groups: dict[Hashable, list[tuple[Row, list[Node], list[Node]]]] = defaultdict(list)
    for of_one in _grouped(rows, "responsibility"):
        row = of_one[0]
        audiences, channels = _values(of_one, "audience"), _values(of_one, "channel")
        key = (*(row[c] for c in ("activity", "example", "basis", "paragraph")), *audiences, *channels)
        groups[key].append((row, audiences, channels))
    told = []
    for found in groups.values():
        row, audiences, channels = found[0]
        tasks = [each["task"] for each, _, _ in found]
        text = wording.responsibility(
            facts.tag,
            row["activity"],
            facts.label(row["activity"]),
            facts.label(unit),
            [facts.label(task) for task in tasks],
            asked_of_task=False,
            example=is_true(row["example"]),
            audiences=[facts.label(term) for term in audiences],
            channels=[facts.label(term) for term in channels],
        )
        told.append(sentence(facts, text, [unit, *tasks], row["basis"], row["paragraph"]))
    return told


def parts(rows: Sequence[Row], facts: Facts, whole: URIRef, root: URIRef) -> list[Fact]:
    """Tell which units stand directly below one."""
    below = [row for row in rows if row["parent"] == whole]
    return _related(below, facts, "unit", "parent", ORG.subOrganizationOf, _part_of(root))


def part(rows: Sequence[Row], facts: Facts, unit: URIRef, root: URIRef) -> list[Fact]:
    """Tell what a unit is part of."""
    own = [row for row in rows if row["unit"] == unit and row["parent"] is not None]
    if own or unit != root:
        return _related(own, facts, "unit", "parent", ORG.subOrganizationOf, _part_of(root))
    facts.learn([root])
    return [sentence(facts, wording.sentence(facts.tag, "top", things=facts.label(root)), [root])]


def _part_of(root: URIRef) -> Callable[[Node | None], tuple[str, str]]:
    return lambda whole: ("part_of_root" if whole == root else "part", "whole")


def places(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell where units work, all the places of one unit in one sentence."""
    facts.learn(row[c] for row in rows for c in ("unit", "place", "basis", "paragraph"))
    told = []
    for group in _grouped(rows, "unit", "basis", "paragraph"):
        row, found = group[0], _values(group, "place")
        names = [facts.label(place) for place in found]
        text = wording.sentence(
            facts.tag,
            "in",
            things=facts.label(row["unit"]),
            places=wording.in_places(facts.tag, names),
        )
        whys = _of_readings(group, facts)
        why = wording.reasons(
            facts.tag,
            [
                (facts.label(place), reason)
                for place in found
                for reason in _reasons(whys, row["unit"], RESP.operatesIn, place)
            ],
        )
        told.append(sentence(facts, text, [row["unit"], *found], row["basis"], row["paragraph"], why=why))
    return told


def under(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell which units work under which post."""
    return _related(rows, facts, "unit", "post", ORG.reportsTo, lambda _: ("under", "post"))


def types(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell the units of each type."""
    renamed = [{**row, "basis": row["typeBasis"]} for row in rows]
    return _related(renamed, facts, "unit", "type", RDF.type, lambda _: ("of_type", "type"))


def about(facts: Facts, named: Sequence[Row]) -> list[Fact]:
    """Tell what units are about by their names.

    Args:
        facts: what sentences need.
        named: rows of unit, topic, basis and paragraph.
    """
    return _related(named, facts, "unit", "topic", DCTERMS.subject, lambda _: ("about", "topic"))


def counts(rows: Sequence[Row], facts: Facts, doubts: Mapping[Node, str]) -> list[Fact]:
    """Tell the numbers that the source states, beside what it lists and what the graph holds."""
    facts.learn([*(row[c] for row in rows for c in ("count", "statedIn")), RESP.Stated])
    told = []
    for row in rows:
        count = row["count"]
        text = wording.sentence(
            facts.tag,
            "same_count" if is_true(row["agrees"]) else "count",
            count=facts.label(count),
            stated=row["stated"],
            listed=row["listed"],
            held=row["inGraph"],
        )
        why = doubts.get(count) if count is not None else None
        told.append(sentence(facts, text, [count], RESP.Stated, row["statedIn"], note=why))
    return told


def unit_types(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell the types of units, and how many units each has."""
    return _with_units(rows, facts, "type")


def tasks(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell the tasks, and how many units each has."""
    return _with_units(rows, facts, "task")


def _with_units(rows: Sequence[Row], facts: Facts, column: str) -> list[Fact]:
    once = {row[column]: row for row in rows if row[column] is not None}
    facts.learn(once)
    return [
        sentence(
            facts,
            wording.sentence(facts.tag, column, number=_number(row["units"]), **{column: facts.label(term)}),
            [term],
        )
        for term, row in once.items()
    ]


def shared(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell which tasks two units share."""
    columns = ("task", "unit", "otherTask", "otherUnit", "basis")
    facts.learn(row[c] for row in rows for c in columns)
    return [
        sentence(
            facts,
            wording.sentence(
                facts.tag,
                "shared",
                number=1 if row["task"] == row["otherTask"] else 2,
                task=facts.label(row["task"]),
                first=facts.label(row["unit"]),
                narrow=facts.label(row["otherTask"]),
                second=facts.label(row["otherUnit"]),
            ),
            [row[c] for c in columns[:4]],
            row["basis"],
        )
        for row in rows
    ]


def doubts(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell what the source leaves open, and which reading is chosen."""
    facts.learn(row[c] for row in rows for c in ("discrepancy", "reading", "paragraph"))
    told = []
    for group in _grouped(rows, "discrepancy"):
        chosen = [facts.label(row["reading"]) for row in group if is_true(row["chosen"])]
        others = [facts.label(row["reading"]) for row in group if not is_true(row["chosen"])]
        text = wording.sentence(
            facts.tag,
            "doubt" if chosen else "open_doubt",
            number=1 + bool(others),
            label=facts.label(group[0]["discrepancy"]),
            chosen=" / ".join(chosen),
            others=" / ".join(others),
        )
        told.append(sentence(facts, text, [group[0]["discrepancy"]], None, group[0]["paragraph"]))
    return told


def said(rows: Sequence[Row], facts: Facts, source: Node | None = None) -> list[Fact]:
    """Tell facts of any kind that are no names: subject, property and value."""
    columns = ("subject", "property", "value", "basis", "paragraph")
    facts.learn(row.get(c) for row in rows for c in columns)
    told = []
    for row in rows:
        subject, value = facts.label(row["subject"]), facts.label(row["value"])
        if row["property"] in NAMING:
            continue
        why = row.get("why")
        told.append(
            sentence(
                facts,
                f"{subject} – {facts.label(row['property'])}: {value}",
                [row["subject"], row["value"]],
                row["basis"],
                row.get("paragraph", source),
                why=str(why) if why is not None else None,
            )
        )
    return told


def identifiers(rows: Sequence[Row], facts: Facts) -> list[Fact]:
    """Tell the identifiers of things, by register."""
    facts.learn(row["resource"] for row in rows)
    return [
        sentence(
            facts,
            f"{facts.label(row['resource'])} – {row['scheme'] or ''}: {row['identifier'] or row['link']}",
            [row["resource"]],
        )
        for row in rows
    ]


def names(rows: Sequence[Row], facts: Facts, thing: URIRef, wanted: str | None) -> list[Fact]:
    """Tell what a thing is called, in the wanted language or in all."""
    facts.learn([thing, *(row[c] for row in rows for c in ("basis", "publishedAt"))])
    told, seen = [], set[str]()
    for row in rows:
        language = str(row["language"])
        if wanted is not None and language != wanted:
            continue
        text = wording.sentence(
            facts.tag,
            "also_named" if language in seen else "named",
            thing=facts.label(thing),
            name=row["name"],
            language=wording.in_language(facts.tag, language),
        )
        seen.add(language)
        told.append(sentence(facts, text, [thing], row["basis"], row["publishedAt"], also=[str(row["name"])]))
    return told


def _related(
    rows: Sequence[Row],
    facts: Facts,
    subject: str,
    value: str,
    predicate: URIRef,
    kind: Callable[[Node | None], tuple[str, str]],
) -> list[Fact]:
    """Tell statements of one kind: those of one value, basis and paragraph in one sentence."""
    facts.learn(row[c] for row in rows for c in (subject, value, "basis"))
    whys = facts.whys(row[subject] for row in rows)
    placed: list[Row] = []
    for row in rows:
        _, source = whys.get((str(row[subject]), str(predicate), str(row[value])), (None, ""))
        placed.append({**row, "paragraph": URIRef(source) if source else row.get("paragraph")})
    facts.learn(row["paragraph"] for row in placed)
    told = []
    for group in _grouped(placed, value, "basis", "paragraph"):
        found, whole = _values(group, subject), group[0][value]
        form, slot = kind(whole)
        text = wording.sentence(
            facts.tag,
            form,
            number=len(found),
            things=wording.enumerated([facts.label(each) for each in found], facts.tag),
            **{slot: facts.label(whole)},
        )
        why = wording.reasons(
            facts.tag,
            [
                (facts.label(each), reason if len(found) == 1 else f"{facts.label(each)}: {reason}")
                for each in found
                for reason in _reasons(whys, each, predicate, whole)
            ],
        )
        told.append(sentence(facts, text, [*found, whole], group[0]["basis"], group[0]["paragraph"], why=why))
    return told


def _of_readings(rows: Sequence[Row], facts: Facts) -> Whys:
    """Return the reasons where there is any reading; what is stated has none."""
    return facts.whys(row["unit"] for row in rows) if any(row["basis"] != RESP.Stated for row in rows) else {}


def _reasons(whys: Whys, subject: Node | None, predicate: URIRef, value: Node | None = None) -> list[str]:
    return [
        why
        for (s, p, o), (why, _) in whys.items()
        if why and s == str(subject) and p == str(predicate) and value in (None, URIRef(o))
    ]


def _grouped(rows: Iterable[Row], *columns: str) -> list[list[Row]]:
    """Return the rows that agree in the columns together, in the order of the first of each."""
    groups: dict[Hashable, list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[c] for c in columns)].append(row)
    return list(groups.values())


def _values(rows: Iterable[Row], column: str) -> list[Node]:
    return list(dict.fromkeys(row[column] for row in rows if row[column] is not None))  # type: ignore[misc]


def _number(term: Node | None) -> int:
    return int(str(term)) if str(term).isdecimal() else 0
