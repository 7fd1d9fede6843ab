"""Which question of the library answers what is asked, by intent and by the role of a thing.

A row of `TABLE` names the question, what puts its rows into sentences, what is said where there are none, and
what is near then; where more than one question is asked, a function stands there. `GENERAL` says the same
of what is asked of no thing in particular.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, FOAF, SKOS, Literal, URIRef

from kela_graph import facts
from kela_graph.ask import sentences
from kela_graph.ask.grammar import Intent
from kela_graph.terms import is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rdflib.term import Node

    from kela_graph.ask.reply import AskAnswer, Lookup
    from kela_graph.ask.sentences import Tell
    from kela_graph.facts import Fact
    from kela_graph.search import Match

#: Words that fit a unit so well are its name, not what it does.
_WHOLE_NAME: Final = 0.93


def answer(names: Lookup, intent: Intent, match: Match | None) -> AskAnswer:
    """Return what the question that fits says of a thing, or of no thing in particular."""
    if match is None:
        return GENERAL.get(intent, GENERAL[Intent.UNITS])(names, None)
    if match.term == names.root and intent == Intent.DOES:
        return GENERAL[Intent.TASKS](names, None)
    return TABLE[told(intent, match), match.role](names, match)


def told(intent: Intent, match: Match) -> Intent:
    """Return what is told of a thing where something is asked of it that its role has no answer for."""
    return intent if (intent, match.role) in TABLE else BY_ROLE[match.role]


@dataclass(frozen=True, slots=True)
class Route:
    """A question of the library that is asked of a thing, and how its answer is worded.

    Attributes:
        name: of the question.
        tell: what puts its rows into sentences.
        parameter: what takes the thing; None where the question takes nothing.
        column: only rows with the thing in this column count; all rows where None.
        silence: the key of what is said without rows; None where the question has words for that.
        near: functions that give facts about what is near, where there are no rows.
    """

    name: str
    tell: Tell
    parameter: str | None = None
    column: str | None = None
    silence: str | None = None
    near: tuple[Callable[[Lookup, URIRef], list[Fact]], ...] = ()

    def told(self, names: Lookup, thing: URIRef) -> list[Fact]:
        """Tell what the question says of a thing."""
        rows = names.run(self.name, **self._given(thing))
        own = [row for row in rows if self.column is None or row[self.column] == thing]
        return self.tell(own, names, thing)

    def __call__(self, names: Lookup, match: Match | None) -> AskAnswer:
        """Ask about a thing; about the organisation as a whole where that is None."""
        thing = names.root if match is None else match.term
        given, told = self._given(thing), self.told(names, thing)
        if match is None and not told:
            told = self.tell(names.run(self.name, **given), names, thing)
        key = f"ask.silences.{self.silence}"
        silence = names.say(key, name=match.label) if self.silence and match else ""
        near = [] if told else [fact for find in self.near for fact in find(names, thing)]
        return names.answer(match, self.name, given, told, silence, near)

    def _given(self, thing: URIRef) -> dict[str, Node]:
        return {self.parameter: thing} if self.parameter else {}


# -- What is near -----------------------------------------------------------------------------


def about(names: Lookup, thing: URIRef) -> list[Fact]:
    """Tell what a unit is about by its name, or which units are about a topic by theirs."""
    found = [fact for fact in facts.statements(names, [thing]) if fact.predicate == DCTERMS.subject]
    rows = [
        {"unit": each.subject, "topic": each.value, "basis": each.basis, "paragraph": each.source.iri}
        for each in sorted(found, key=lambda each: (str(each.subject), str(each.value)))
        if each.source
    ]
    return sentences.about(rows, names, thing)


def _of_broader(names: Lookup, task: URIRef) -> list[Fact]:
    """Tell who does what a task is part of."""
    told = []
    for broad in sorted({t for t in names.dataset.objects(task, SKOS.broader) if isinstance(t, URIRef)}):
        rows = names.run("who-is-responsible", task=broad)
        told += sentences.who([row for row in rows if not is_true(row["narrower"])], names, broad)
    return told


# -- What takes more than one question ------------------------------------------------------------


def _who_unit(names: Lookup, match: Match) -> AskAnswer:
    """Tell of a unit that was found where a task was asked for: what it does, or is named after.

    Who answers for a unit itself no question tells; under which post it works comes nearest.
    """
    if match.score >= _WHOLE_NAME:
        return _UNDER(names, match)
    named_after = about(names, match.term)
    topics = [term for fact in named_after for term in fact.terms if term != match.term]
    if not topics:
        return _DOES(names, match)
    told = sentences.who(names.run("who-is-responsible", task=topics[0]), names, topics[0])
    return names.answer(match, "who-is-responsible", {"task": topics[0]}, told, near=named_after)


def _unit(names: Lookup, match: Match) -> AskAnswer:
    """Tell what a unit does, and where it stands if the source names nothing that it does."""
    unit, answer = match.term, _DOES(names, match)
    if not answer.silent:
        return answer
    if match.score < _WHOLE_NAME and about(names, unit):
        return _who_unit(names, match)
    near = [fact for route in (PART, _PARTS, TYPE) for fact in route.told(names, unit)]
    return names.answer(match, "unit-tree", {"unit": unit}, near)


def _names(names: Lookup, match: Match) -> AskAnswer:
    """Tell the names of a unit with their sources, else those that anything has."""
    thing = match.term
    # The question is asked of an organisation, and tells of posts and types too.
    given: dict[str, Node] = {"unit": thing} if match.role == "unit" else {}
    rows = [row for row in names.run("names", **given) if row["unit"] == thing]
    if told := sentences.called(rows, names, thing):
        return names.answer(match, "names", given, told)
    named = [
        {"language": tag, "name": name, "basis": None, "publishedAt": None}
        for tag, name in sorted(names.by_language(thing).items())
    ]
    silence = names.say("ask.silences.names", name=match.label)
    told = sentences.called(named, names, thing)
    return names.answer(match, "describe", {"resource": thing}, told, silence)


def _homepage(names: Lookup, match: Match | None) -> AskAnswer:
    """Tell the home page of a unit."""
    unit = names.root if match is None else match.term
    pages = sorted(names.dataset.objects(unit, FOAF.homepage), key=str)
    label = f"{names.label(unit)} – {names.label(FOAF.homepage)}"
    told = [facts.sentence(names, f"{label}: {page}", [unit]) for page in pages]
    silence = names.say("ask.silences.homepage", name=names.label(unit))
    return names.answer(match, "describe", {"resource": unit}, told, silence)


def _paragraph(names: Lookup, match: Match | None) -> AskAnswer:
    """Tell what a paragraph says that was found by its words, or those say of the number that was typed."""
    given: dict[str, Node] = {"number": Literal(names.question.number or 0)}
    if match is not None:
        source, document = names.source(match.term), names.dataset.value(match.term, DCTERMS.isPartOf)
        given = {"number": Literal((source and source.number) or 0)}
        given |= {} if document is None else {"document": document}
    paraphrases = sentences.paraphrases(names, given["number"], given.get("document"))
    places = [fact.source.iri for fact in paraphrases if fact.source]
    only = places[0] if len(places) == 1 else None
    told = [*paraphrases, *sentences.said(names.run("paragraph", **given), names, only)]
    return names.answer(match, "paragraph", given, told)


# -- The tables -----------------------------------------------------------------------------------

_DOUBTS: Final = Route("source-discrepancies", sentences.doubts, "about", silence="doubts")
_IDENTIFIERS: Final = Route("identifiers", sentences.identifiers, column="resource", silence="identifiers")
TYPE: Final = Route("units", sentences.types, column="unit", silence="type")
_WHO: Final = Route("who-is-responsible", sentences.who, "task", near=(about, _of_broader))
PART: Final = Route("unit-tree", sentences.part, "unit", "unit", silence="part")
_PARTS: Final = Route("unit-tree", sentences.below, "unit", "parent", silence="parts", near=(PART.told,))
_DOES: Final = Route("responsibilities", sentences.does, "unit", near=(about, PART.told, _PARTS.told))
_UNDER: Final = Route("reports-to", sentences.under, "unit", silence="under", near=(PART.told,))

#: What is asked of a thing of a role where the words do not say, or can't mean it.
BY_ROLE: Final[Mapping[str, Intent]] = {
    "task": Intent.WHO,
    "concept": Intent.WHO,
    "unit": Intent.DOES,
    "place": Intent.WHERE,
    "post": Intent.UNDER,
    "type": Intent.UNITS,
    "paragraph": Intent.PARAGRAPH,
}

#: What is asked of a thing, by intent and role.
TABLE: Final[Mapping[tuple[Intent, str], Callable[[Lookup, Match], AskAnswer]]] = {
    (Intent.WHO, "task"): _WHO,
    (Intent.WHO, "concept"): _WHO,
    (Intent.WHO, "unit"): _who_unit,
    (Intent.ANY, "unit"): _unit,
    (Intent.DOES, "unit"): _DOES,
    (Intent.TASKS, "unit"): _DOES,
    (Intent.WHERE, "unit"): Route("places", sentences.places, "unit", silence="where", near=(PART.told,)),
    (Intent.WHERE, "place"): Route("places", sentences.places, "place", silence="in"),
    (Intent.PART, "unit"): PART,
    (Intent.TYPES, "unit"): TYPE,
    (Intent.UNITS, "unit"): _PARTS,
    (Intent.UNITS, "type"): Route("units", sentences.types, "type"),
    (Intent.UNDER, "unit"): _UNDER,
    (Intent.UNDER, "post"): Route("reports-to", sentences.under, "post", silence="post"),
    (Intent.HOMEPAGE, "unit"): _homepage,
    (Intent.DOUBTS, "unit"): _DOUBTS,
    (Intent.DOUBTS, "task"): _DOUBTS,
    (Intent.READINGS, "unit"): Route("readings", sentences.said, "subject", silence="readings"),
    (Intent.IDENTIFIERS, "unit"): _IDENTIFIERS,
    (Intent.IDENTIFIERS, "place"): _IDENTIFIERS,
    **{(Intent.NAMES, role): _names for role in ("unit", "task", "concept", "place", "post", "type")},
    (Intent.PARAGRAPH, "paragraph"): _paragraph,
}

#: What is asked of no thing in particular, by intent.
GENERAL: Final[Mapping[Intent, Callable[[Lookup, None], AskAnswer]]] = {
    Intent.PARAGRAPH: _paragraph,
    Intent.DOUBTS: Route("source-discrepancies", sentences.doubts),
    Intent.READINGS: Route("readings", sentences.said),
    Intent.SHARED: Route("shared-tasks", sentences.shared),
    Intent.TYPES: Route("unit-types", sentences.unit_types),
    Intent.WHERE: Route("places", sentences.places),
    Intent.TASKS: Route("tasks", sentences.tasks),
    Intent.IDENTIFIERS: _IDENTIFIERS,
    Intent.HOMEPAGE: _homepage,
    Intent.PART: PART,
    Intent.UNDER: Route("reports-to", sentences.under),
    Intent.UNITS: Route("units", sentences.types),
}
