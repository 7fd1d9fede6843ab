"""What is asked of the library, by intent and by the role of a thing, and how it is told.

A row of `TABLE` names the question, what tells its rows as sentences, what is said where there are none, and
what stands near then; where more than one question is asked, a function stands there. `GENERAL` says the same
of what is asked of no thing in particular.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Literal, URIRef

from kela_graph.ask import listings, phrases, sentences
from kela_graph.ask.asking import Entry
from kela_graph.ask.grammar import Intent
from kela_graph.ask.roles import BY_ROLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

    from kela_graph.ask.asking import Ask, Asker
    from kela_graph.ask.reply import Answer
    from kela_graph.ask.sentences import Row
    from kela_graph.facts import Fact
    from kela_graph.search import Match

#: Words that fit a unit so well are its name, not what it does.
_WHOLE_NAME: Final = 0.93


def answer(asker: Asker, intent: Intent, match: Match | None) -> Answer:
    """Return what the question that fits says of a thing, or of no thing in particular."""
    if match is None:
        return GENERAL.get(intent, GENERAL[Intent.UNITS])(asker, None)
    ask = TABLE.get((intent, match.role)) or TABLE[BY_ROLE[match.role], match.role]
    return ask(asker, match)


# -- What stands near -----------------------------------------------------------------------------


def _above(asker: Asker, unit: URIRef) -> list[Fact]:
    """Tell what a unit is part of."""
    return sentences.part(asker.run("unit-tree", unit=unit).rows, asker.names, unit)


def _below(asker: Asker, unit: URIRef) -> list[Fact]:
    """Tell which units are part of one."""
    return sentences.parts(asker.run("unit-tree", unit=unit).rows, asker.names, unit)


def _topics(asker: Asker, unit: URIRef) -> list[Fact]:
    """Tell what a unit is about by its name."""
    return sentences.about(asker.names.named_after("unit", unit), asker.names, unit)


def _named_after(asker: Asker, topic: URIRef) -> list[Fact]:
    """Tell which units are about a topic by their names."""
    return sentences.about(asker.names.named_after("topic", topic), asker.names, topic)


def _of_broader(asker: Asker, task: URIRef) -> list[Fact]:
    """Tell who does what a task is part of."""
    return [
        fact
        for broad in asker.names.broader(task)
        for fact in sentences.who(_of_itself(asker, broad), asker.names, broad)
    ]


def _of_itself(asker: Asker, task: URIRef) -> list[Row]:
    rows = asker.run("who-is-responsible", task=task).rows
    return [row for row in rows if str(row["narrower"]) == "false"]


# -- What takes more than one question ------------------------------------------------------------


def _who_unit(asker: Asker, match: Match | None) -> Answer:
    """Tell of a unit that was found where a task was asked for: what it does, or is named after.

    Who answers for a unit itself no question tells; under which post it works comes nearest.
    """
    assert match is not None  # noqa: S101 - it is asked of units
    if match.score >= _WHOLE_NAME:
        return TABLE[Intent.UNDER, "unit"](asker, match)
    named_after = _topics(asker, match.term)
    topics = [term for fact in named_after for term in fact.terms if term != match.term]
    if not topics:
        return TABLE[Intent.DOES, "unit"](asker, match)
    answer = asker.run("who-is-responsible", task=topics[0])
    told = sentences.who(answer.rows, asker.names, topics[0])
    silence = None if told else asker.silence(answer)
    return asker.told(match, "who-is-responsible", {"task": topics[0]}, told or named_after, silence)


def _unit(asker: Asker, match: Match | None) -> Answer:
    """Tell what a unit does, and where it stands if the source names nothing that it does."""
    assert match is not None  # noqa: S101 - it is asked of units
    answer = TABLE[Intent.DOES, "unit"](asker, match)
    if not answer.silent:
        return answer
    if match.score < _WHOLE_NAME and _topics(asker, match.term):
        return _who_unit(asker, match)
    unit = match.term
    near = [*_above(asker, unit), *_below(asker, unit), *_TYPE(asker, match).statements]
    return asker.told(match, "unit-tree", {"unit": unit}, near)


def _count_units(asker: Asker, match: Match | None) -> Answer:
    """Tell the units of a unit; of the whole organisation all numbers."""
    whole = match is None or match.term == asker.names.root
    return _count_all(asker, None) if whole else TABLE[Intent.UNITS, "unit"](asker, match)


def _count_type(asker: Asker, match: Match | None) -> Answer:
    """Tell the number of a type that the source states, else how many units of the type the graph holds."""
    assert match is not None  # noqa: S101 - it is asked of types
    given: dict[str, Node] = {"type": match.term}
    if told := _counts(asker, given):
        return asker.told(match, "stated-counts", given, told)
    return Entry("unit-types", listings.unit_types, column="type", silence="count")(asker, match)


def _count_all(asker: Asker, _: Match | None) -> Answer:
    """Tell how many units the graph holds, and the numbers that the source states."""
    units = {row["unit"] for row in asker.run("unit-tree").rows} - {asker.names.root}
    told = [listings.whole(len(units), asker.names), *_counts(asker, {})]
    silence = None if len(told) > 1 else asker.silence(asker.run("stated-counts"))
    return asker.told(None, "stated-counts", {}, told, silence)


def _counts(asker: Asker, given: Mapping[str, Node]) -> list[Fact]:
    """Tell the numbers that the source states, with the doubts about those that do not agree."""
    rows = asker.run("stated-counts", **given).rows
    notes = {}
    for count in [row["count"] for row in rows if str(row["agrees"]) != "true"]:
        about = asker.run("source-discrepancies", about=count).rows if count is not None else ()
        notes[count] = " ".join(
            f"{fact.text}." for fact in listings.doubts(about, asker.names, asker.names.root)
        )
    return listings.counts(rows, asker.names, {count: note for count, note in notes.items() if note})


def _names(asker: Asker, match: Match | None) -> Answer:
    """Tell the names of a unit with their sources, else those that anything has."""
    assert match is not None  # noqa: S101 - it is asked of things
    thing, given = match.term, {"unit": match.term}
    told = listings.called(asker.run("names", unit=thing).rows, asker.names, thing)
    if told:
        return asker.told(match, "names", given, told)
    asker.names.learn([thing])
    named = [
        {"language": Literal(tag), "name": Literal(name), "basis": None, "publishedAt": None}
        for tag, name in sorted(asker.names.by_language(thing).items())
    ]
    told = listings.called(named, asker.names, thing)
    silence = None if told else phrases.say(asker.names.tag, "ask.silences.names", name=match.label)
    return asker.told(match, "describe", {"resource": thing}, told, silence)


def _paragraph_found(asker: Asker, match: Match | None) -> Answer:
    """Tell what a paragraph says that was found by its words."""
    assert match is not None  # noqa: S101 - it is asked of paragraphs
    return _paragraph(asker, *asker.names.numbered(match.term), match)


def _paragraph_numbered(asker: Asker, match: Match | None) -> Answer:
    """Tell what the paragraphs of the number say that was typed."""
    return _paragraph(asker, asker.number or 0, None, match)


def _paragraph(
    asker: Asker, number: int, document: URIRef | None = None, match: Match | None = None
) -> Answer:
    given: dict[str, Node] = {"number": Literal(number)}
    if document is not None:
        given["document"] = document
    answer = asker.run("paragraph", **given)
    paraphrases = asker.names.paraphrases(number, document)
    places = [fact.source.iri for fact in paraphrases if fact.source]
    source = places[0] if len(places) == 1 else None
    told = [*paraphrases, *listings.said(answer.rows, asker.names, source)]
    return asker.told(match, "paragraph", given, told, None if told else asker.silence(answer))


# -- The tables -----------------------------------------------------------------------------------

_DOUBTS: Final = Entry("source-discrepancies", listings.doubts, "about", silence="doubts")
_IDENTIFIERS: Final = Entry("identifiers", listings.identifiers, column="resource", silence="identifiers")
_TYPE: Final = Entry("units", sentences.types, column="unit", silence="type")
_WHO: Final = Entry("who-is-responsible", sentences.who, "task", near=(_named_after, _of_broader))
_DOES: Final = Entry("responsibilities", sentences.does, "unit", near=(_topics, _above, _below))

#: What is asked of a thing, by intent and role.
TABLE: Final[Mapping[tuple[Intent, str], Ask]] = {
    (Intent.WHO, "task"): _WHO,
    (Intent.WHO, "concept"): _WHO,
    (Intent.WHO, "unit"): _who_unit,
    (Intent.ANY, "unit"): _unit,
    (Intent.DOES, "unit"): _DOES,
    (Intent.TASKS, "unit"): _DOES,
    (Intent.WHERE, "unit"): Entry("places", sentences.places, "unit", silence="where", near=(_above,)),
    (Intent.WHERE, "place"): Entry("places", sentences.places, "place", silence="in"),
    (Intent.PART, "unit"): Entry("unit-tree", sentences.part, "unit", silence="part"),
    (Intent.TYPES, "unit"): _TYPE,
    (Intent.UNITS, "unit"): Entry("unit-tree", sentences.parts, "unit", silence="parts", near=(_above,)),
    (Intent.UNITS, "type"): Entry("units", sentences.types, "type"),
    (Intent.UNDER, "unit"): Entry("reports-to", sentences.under, "unit", silence="under", near=(_above,)),
    (Intent.UNDER, "post"): Entry("reports-to", sentences.under, "post", silence="post"),
    (Intent.COUNT, "unit"): _count_units,
    (Intent.COUNT, "type"): _count_type,
    (Intent.DOUBTS, "unit"): _DOUBTS,
    (Intent.DOUBTS, "task"): _DOUBTS,
    (Intent.READINGS, "unit"): Entry("readings", listings.said, "subject", silence="readings"),
    (Intent.IDENTIFIERS, "unit"): _IDENTIFIERS,
    (Intent.IDENTIFIERS, "place"): _IDENTIFIERS,
    **{(Intent.NAMES, role): _names for role in ("unit", "task", "concept", "place", "post", "type")},
    (Intent.PARAGRAPH, "paragraph"): _paragraph_found,
}

#: What is asked of no thing in particular, by intent.
GENERAL: Final[Mapping[Intent, Ask]] = {
    Intent.COUNT: _count_all,
    Intent.PARAGRAPH: _paragraph_numbered,
    Intent.DOUBTS: Entry("source-discrepancies", listings.doubts),
    Intent.READINGS: Entry("readings", listings.said),
    Intent.SHARED: Entry("shared-tasks", listings.shared),
    Intent.TYPES: Entry("unit-types", listings.unit_types),
    Intent.WHERE: Entry("places", sentences.places),
    Intent.TASKS: Entry("tasks", listings.tasks),
    Intent.IDENTIFIERS: _IDENTIFIERS,
    Intent.UNITS: Entry("units", sentences.types),
}
