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
from kela_graph.terms import is_true

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.ask.reply import AskAnswer, Lookup
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

    It may be said of the first of itself, not only as the order of the words has it.
    """
    question = names.question
    # Words say that what they name first works under the other.
    subordinates = Intent.UNDER in question.intents and not lexicon.some("leading", question.words)
    for one, other in ((first, second), (second, first)):
        if find := RELATIONS.get((one.role, other.role)):
            found = find(names, one, other)
            turned = other is first and of_itself and other.role == "post" and subordinates
            result = NO if turned and found.verdict == YES else found.verdict
            told = list(found.told) or [facts.sentence(names, found.silence, [one.term])]
            return replace(names.answer(one, found.query, found.given, told), verdict=result)
    return None


def unsaid(names: Lookup, intent: Intent, match: Match) -> AskAnswer:
    """Return that the source does not say what is asked of a thing, with what it does say of that."""
    answer = table.answer(names, intent, match)
    silence = [facts.sentence(names, answer.silence, [match.term])] if answer.silence else []
    return replace(answer, statements=(*silence, *answer.statements), silence=None, verdict=UNSAID)


def _acts(names: Lookup, unit: Match, task: Match) -> Finding:
    """Find what a unit does for a task: with another activity than the one asked for, it does not do that."""
    rows = names.run("who-is-responsible", task=task.term)
    own = [row for row in rows if not is_true(row["narrower"]) and unit.term in (row["unit"], names.root)]
    asked = names.question.acting
    wanted = asked if asked and not asked & _GENERAL else _DOING
    fitting = [row for row in own if str(row["activity"]).removeprefix(RESP) in wanted]
    told = sentences.who(fitting or own or rows, names, task.term) or table.about(names, task.term)
    return _of_task(names, YES if fitting else NO if own else UNSAID, task, told)


def _of_task(names: Lookup, verdict: str, task: Match, told: Sequence[Fact]) -> Finding:
    query, given = "who-is-responsible", {"task": task.term}
    return Finding(verdict, query, given, told, names.silence(query, **given))


def _works_in(names: Lookup, unit: Match, place: Match) -> Finding:
    """Find whether a unit works in a place; that it works in others excludes nothing."""
    given: dict[str, Node] = {"place": place.term} if unit.term == names.root else {"unit": unit.term}
    rows = names.run("places", **given)
    there = [row for row in rows if row["place"] == place.term]
    told = sentences.places(there or rows, names, unit.term)
    return Finding(YES if there else UNSAID, "places", given, told, _silence(names, "where", unit))


def _silence(names: Lookup, key: str, unit: Match) -> str:
    return names.say(f"ask.silences.{key}", name=unit.label)


def _belongs(names: Lookup, unit: Match, other: Match) -> Finding:
    """Find whether a unit is part of another, or reports to it where that is asked."""
    given = {"unit": unit.term}
    if Intent.UNDER in names.question.intents:
        rows = names.run("reports-to", **given)
        if told := sentences.under(rows, names, unit.term):
            return Finding(_excluded(told), "reports-to", given, told)
    chain = _above(names, unit.term)
    if lexicon.some("directly", names.question.words):
        chain = chain[:1]
    if other.term not in chain and unit.term in _above(names, other.term):
        reverse = _belongs(names, other, unit)
        return reverse._replace(verdict=NO if reverse.verdict == YES else reverse.verdict)
    told = _steps(names, unit.term, chain, other.term)
    found = YES if other.term in chain else _excluded(told)
    return Finding(found, "unit-tree", given, told, _silence(names, "part", unit))


def _above(names: Lookup, unit: URIRef) -> list[URIRef]:
    """Return what a unit is part of, the nearest first."""
    chain: list[URIRef] = []
    above = names.dataset.value(unit, ORG.subOrganizationOf)
    while isinstance(above, URIRef) and above not in chain:
        chain.append(above)
        above = names.dataset.value(above, ORG.subOrganizationOf)
    return chain


def _steps(names: Lookup, unit: URIRef, chain: Sequence[URIRef], other: URIRef) -> list[Fact]:
    """Tell what a unit is part of, and what each unit between it and another of those above is part of."""
    between = chain[: chain.index(other)] if other in chain else ()
    return [fact for step in (unit, *between) for fact in table.PART.told(names, step)]


def _excluded(told: Sequence[Fact]) -> str:
    """Return no where the source itself states the only value, and unsaid where that is read or unknown."""
    return NO if told and not any(fact.reading for fact in told) else UNSAID


def _is_of_type(names: Lookup, unit: Match, kind: Match) -> Finding:
    """Find of which type a unit is; or, where that is asked, whether it is part of a unit of a type."""
    chain = _above(names, unit.term) if Intent.PART in names.question.intents else []
    if found := next((step for step in chain if (step, RDF.type, kind.term) in names.dataset), None):
        told = _steps(names, unit.term, chain, found)
        return Finding(YES, "unit-tree", {"unit": unit.term}, told)
    told = table.TYPE.told(names, unit.term)
    is_so = (unit.term, RDF.type, kind.term) in names.dataset
    return Finding(YES if is_so else _excluded(told), "units", {}, told, _silence(names, "type", unit))


def _works_under(names: Lookup, unit: Match, post: Match) -> Finding:
    given = {"unit": unit.term}
    rows = names.run("reports-to", **given)
    told = sentences.under(rows, names, unit.term)
    found = YES if any(row["post"] == post.term for row in rows) else _excluded(told)
    return Finding(found, "reports-to", given, told, _silence(names, "under", unit))


def _is_narrower(names: Lookup, task: Match, broad: Match) -> Finding:
    """Find whether one of two tasks is part of the other."""
    for one, other in ((task.term, broad.term), (broad.term, task.term)):
        if other in names.dataset.objects(one, SKOS.broader):
            own = [f for f in facts.statements(names, [one]) if (f.subject, f.value) == (one, other)]
            text = names.say("ask.sentences.task_part", task=one, broad=other)
            told = [
                facts.sentence(
                    names, text, [one, other], f.basis, f.source.iri if f.source else None, why=f.why
                )
                for f in own
            ]
            found = YES if one == task.term else _excluded(told)
            return Finding(found, "describe", {"resource": one}, told, text)
    silence = names.say("ask.silences.task_part", task=task.term, broad=broad.term)
    return Finding(UNSAID, "describe", {"resource": task.term}, (), silence)


def _is_about(names: Lookup, unit: Match, topic: Match) -> Finding:
    """Find what a unit's name suggests of a topic: no sentence says it."""
    near = table.about(names, topic.term)
    told = [fact for fact in near if unit.term in fact.terms] or near
    return _of_task(names, UNSAID, topic, told)


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
