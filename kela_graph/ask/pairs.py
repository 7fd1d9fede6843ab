"""Answers to what is asked of two things: yes, no, or that the source does not say.

Yes is what the source says or what is read from it; no only where the source states what excludes it.
What it does name follows in either case.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import ORG, RDF, SKOS, URIRef

from kela_graph import facts
from kela_graph.ask import lexicon, sentences, table
from kela_graph.ask.grammar import Intent
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.ask.lookup import Lookup
    from kela_graph.ask.reply import AskAnswer
    from kela_graph.facts import Fact
    from kela_graph.search import Match

#: What a verdict is.
YES: Final = "yes"
NO: Final = "no"
UNSAID: Final = "unsaid"
#: Activities by which a unit does something itself; the others only propose or support what others do.
_DOING: Final = frozenset({"BeingResponsible", "Handling", "Producing"})
#: What words for these ask for any of them.
_GENERAL: Final = frozenset({"BeingResponsible", "Handling"})


class Finding(NamedTuple):
    """What is found of two things: the verdict, the question and its parameters, and what is told."""

    verdict: str
    query: str
    given: Mapping[str, Node]
    told: Sequence[Fact]
    silence: str = ""


def verdict(names: Lookup, first: Match, second: Match, *, of_itself: bool = True) -> AskAnswer | None:
    """Return whether two things stand in the relation that is asked for; None where none may be.

    Args:
        names: to tell them by.
        first: what is named first.
        second: what is named then.
        of_itself: whether it is said of the first, which is not only so in the order of the words.
    """
    for one, other in ((first, second), (second, first)):
        if find := RELATIONS.get((one.role, other.role)):
            found = find(names, one, other)
            turned = other is first and of_itself and other.role == "post" and _subordinates(names)
            result = NO if turned and found.verdict == YES else found.verdict
            told = list(found.told) or [facts.sentence(names, found.silence, [one.term])]
            return names.answer(one, found.query, found.given, told, verdict=result)
    return None


def _subordinates(names: Lookup) -> bool:
    """Whether words say that what they name first works under the other."""
    question = names.question
    return Intent.UNDER in question.intents and not lexicon.some("leading", question.words)


def unsaid(names: Lookup, intent: Intent, match: Match) -> AskAnswer:
    """Return that the source does not say what is asked of a thing, with what it does say of that."""
    answer = table.answer(names, intent, match)
    silence = [facts.sentence(names, answer.silence, [match.term])] if answer.silence else []
    return replace(answer, statements=(*silence, *answer.statements), silence=None, verdict=UNSAID)


def _acts(names: Lookup, unit: Match, task: Match) -> Finding:
    """Find what a unit does for a task: with another activity than the one asked for, it does not do that."""
    answer = names.run("who-is-responsible", task=task.term)
    rows = [row for row in answer.rows if str(row["narrower"]) == "false"]
    own = [row for row in rows if row["unit"] == unit.term or unit.term == names.root]
    asked = names.question.acting
    fitting = [row for row in own if _is_asked(str(row["activity"]).removeprefix(RESP), asked)]
    shown = fitting or own or answer.rows
    told = sentences.who(shown, names, task.term) or table.about(names, task.term)
    found = YES if fitting else NO if own else UNSAID
    return Finding(found, "who-is-responsible", {"task": task.term}, told, names.silence(answer))


def _is_asked(activity: str, asked: frozenset[str]) -> bool:
    return activity in (asked if asked and not asked & _GENERAL else _DOING)


def _works_in(names: Lookup, unit: Match, place: Match) -> Finding:
    """Find whether a unit works in a place; that it works in others excludes nothing."""
    given: dict[str, Node] = {"place": place.term} if unit.term == names.root else {"unit": unit.term}
    rows = names.run("places", **given).rows
    there = [row for row in rows if row["place"] == place.term]
    told = sentences.places(there or rows, names, unit.term)
    silence = names.say("ask.silences.where", name=unit.label)
    return Finding(YES if there else UNSAID, "places", given, told, silence)


def _belongs(names: Lookup, unit: Match, other: Match) -> Finding:
    """Find whether a unit is part of another, or reports to it where that is asked."""
    if Intent.UNDER in names.question.intents:
        rows = names.run("reports-to", unit=unit.term).rows
        if told := sentences.under(rows, names, unit.term):
            return Finding(_excluded(told), "reports-to", {"unit": unit.term}, told)
    chain = _above(names, unit.term)
    if lexicon.some("directly", names.question.words):
        chain = chain[:1]
    if other.term not in chain and unit.term in _above(names, other.term):
        reverse = _belongs(names, other, unit)
        return reverse._replace(verdict=NO if reverse.verdict == YES else reverse.verdict)
    told = _steps(names, unit.term, chain[: chain.index(other.term)] if other.term in chain else ())
    found = YES if other.term in chain else _excluded(told)
    silence = names.say("ask.silences.part", name=unit.label)
    return Finding(found, "unit-tree", {"unit": unit.term}, told, silence)


def _above(names: Lookup, unit: URIRef) -> list[URIRef]:
    """Return what a unit is part of, the nearest first."""
    chain: list[URIRef] = []
    above = names.dataset.value(unit, ORG.subOrganizationOf)
    while isinstance(above, URIRef) and above not in chain:
        chain.append(above)
        above = names.dataset.value(above, ORG.subOrganizationOf)
    return chain


def _steps(names: Lookup, unit: URIRef, between: Sequence[URIRef]) -> list[Fact]:
    """Tell what a unit is part of, and what each unit between it and another is part of."""
    return [fact for step in (unit, *between) for fact in table.part_of(names, step)]


def _excluded(told: Sequence[Fact]) -> str:
    """Return no where the source itself states the only value, and unsaid where that is read or unknown."""
    return NO if told and not any(fact.reading for fact in told) else UNSAID


def _is_of_type(names: Lookup, unit: Match, kind: Match) -> Finding:
    """Find of which type a unit is; or, where that is asked, whether it is part of a unit of a type."""
    chain = _above(names, unit.term) if Intent.PART in names.question.intents else []
    if found := next((step for step in chain if (step, RDF.type, kind.term) in names.dataset), None):
        told = _steps(names, unit.term, chain[: chain.index(found)])
        return Finding(YES, "unit-tree", {"unit": unit.term}, told)
    told = table.type_of(names, unit.term)
    is_so = (unit.term, RDF.type, kind.term) in names.dataset
    silence = names.say("ask.silences.type", name=unit.label)
    return Finding(YES if is_so else _excluded(told), "units", {}, told, silence)


def _works_under(names: Lookup, unit: Match, post: Match) -> Finding:
    rows = names.run("reports-to", unit=unit.term).rows
    told = sentences.under(rows, names, unit.term)
    is_so = any(row["post"] == post.term for row in rows)
    silence = names.say("ask.silences.under", name=unit.label)
    return Finding(YES if is_so else _excluded(told), "reports-to", {"unit": unit.term}, told, silence)


def _is_narrower(names: Lookup, task: Match, broad: Match) -> Finding:
    """Find whether one of two tasks is part of the other."""
    for one, other in ((task.term, broad.term), (broad.term, task.term)):
        if other in names.dataset.objects(one, SKOS.broader):
            own = [f for f in facts.statements(names, [one]) if (f.subject, f.value) == (one, other)]
            text = names.say("ask.sentences.task_part", task=one, broad=other)
            told = [_again(names, text, [one, other], fact) for fact in own]
            found = YES if one == task.term else _excluded(told)
            return Finding(found, "describe", {"resource": one}, told, text)
    silence = names.say("ask.silences.task_part", task=task.term, broad=broad.term)
    return Finding(UNSAID, "describe", {"resource": task.term}, (), silence)


def _again(names: Lookup, text: str, terms: Sequence[Node], fact: Fact) -> Fact:
    """Tell a fact in other words."""
    source = fact.source.iri if fact.source else None
    return facts.sentence(names, text, terms, fact.basis, source, why=fact.why)


def _is_about(names: Lookup, unit: Match, topic: Match) -> Finding:
    """Find what a unit's name suggests of a topic: no sentence says it."""
    answer = names.run("who-is-responsible", task=topic.term)
    near = table.about(names, topic.term)
    told = [fact for fact in near if unit.term in fact.terms] or near
    return Finding(UNSAID, "who-is-responsible", {"task": topic.term}, told, names.silence(answer))


#: What finds the relation of two things, by their roles.
RELATIONS: Final[Mapping[tuple[str, str], Callable[[Lookup, Match, Match], Finding]]] = {
    ("unit", "task"): _acts,
    ("unit", "place"): _works_in,
    ("unit", "unit"): _belongs,
    ("unit", "type"): _is_of_type,
    ("unit", "post"): _works_under,
    ("unit", "concept"): _is_about,
    ("task", "task"): _is_narrower,
}
