"""A question with what looks for answers, and the ways of one that names several things, or asks more.

Each way gives None where it does not fit.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import RDF

from kela_graph import facts
from kela_graph.ask import counting, lexicon, pairs, table
from kela_graph.ask.grammar import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.ask.choice import Choice
    from kela_graph.ask.grammar import Question
    from kela_graph.ask.reply import AskAnswer, Lookup
    from kela_graph.search import Match

#: What is asked where one of several things is to be chosen, by their role.
_CHOSEN: Final = {
    "type": Intent.TYPES,
    "place": Intent.WHERE,
    "post": Intent.UNDER,
    "task": Intent.DOES,
    "unit": Intent.PART,
}


class Outcome(NamedTuple):
    """What comes of a way.

    Attributes:
        answers: the answers; none where the words are refused or fit nothing.
        intents: what the answers tell.
        others: what fits as well, or is nearest.
        ambiguous: whether the words fit several things equally.
        remark: why there is no answer.
        things: what else the words name.
        unsaid: folded words that are not accounted for, whatever they fit.
    """

    answers: Sequence[AskAnswer] = ()
    intents: Sequence[Intent] = ()
    others: Sequence[Match] = ()
    ambiguous: bool = False
    remark: str = ""
    things: Sequence[Match] = ()
    unsaid: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Asked:
    """A question, with what looks for answers.

    Attributes:
        names: looks up what sentences need.
        choice: looks for what words mean.
        ranked: what the words may mean, best first.
        clauses: the parts of the question between joining words, read by themselves.
    """

    names: Lookup
    choice: Choice
    ranked: list[Match]
    clauses: Sequence[Question]

    def unanswered(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the words that the answers do not account for, as they were typed, in their order."""
        answers, question = outcome.answers, self.names.question
        if outcome.remark:
            return tuple(token.typed for token in question.tokens if outcome.unsaid & {*token.words})
        things = [match.term for match in outcome.things]
        things += [answer.match.term for answer in answers if answer.match]
        things += [term for answer in answers for fact in answer.statements for term in fact.terms]
        told = outcome.intents if any(not answer.silent for answer in answers) else ()
        own = self.choice.vocabulary(*dict.fromkeys(things))
        # What is denied is answered by a gap, for nothing else takes a denial; a reading has its reason.
        known = set(question.negating)
        if answers and all(fact.why for answer in answers for fact in answer.statements):
            known |= lexicon.some("why", question.words)

        def counts(word: str) -> bool:
            if word in outcome.unsaid or question.asks(word, told):
                return word not in outcome.unsaid
            if word in question.missing:
                return not question.missing[word] and own.has(word, whole=True)
            number = word.isdecimal() and question.number is not None
            return number or word in question.of_root or own.has(word)

        left = (token for token in question.tokens if not known & {*token.words})
        return tuple(token.typed for token in left if not all(map(counts, token.words)))

    def asks_where(self) -> bool:
        """Whether words ask nothing but where something is."""
        question = self.names.question
        return question.intent in (Intent.ANY, Intent.WHERE) and lexicon.says_where(question.words)


def both(asked: Asked) -> Outcome | None:
    """Answer several things that are asked of one thing."""
    asking = [clause for clause in asked.clauses if clause.intent != Intent.ANY]
    told = [clause for clause in asking if not clause.names_nothing]
    if len(asking) < 2 or len(asking) < len(asked.clauses) or len(told) != 1:
        return None
    found = asked.choice.not_weak(replace(asked.choice, question=told[0]).matches())
    if not found:
        return None
    intents = [clause.intent for clause in asking]
    answers = [table.answer(asked.names, intent, found[0]) for intent in intents]
    return Outcome(list({answer.command: answer for answer in answers}.values()), intents)


def of_two(asked: Asked) -> Outcome | None:
    """Answer yes, no, or that the source does not say, where that or a reason is asked of two things."""
    question, root = asked.names.question, asked.names.root
    why = lexicon.some("why", question.missing)
    if not (question.whether or why) or question.choosing:
        return None
    segments = asked.choice.segments
    others = [segment for segment in segments if segment[1].term != root]
    roles = [match.role for _, match in others]
    # That there is a unit is asked of the organisation as a whole, too.
    is_there = bool(segments) and segments[0][1].term == root and roles in (["unit"], ["type"])
    is_there = is_there and not {Intent.PART, Intent.UNDER} & {*question.intents}
    if len(segments) > 2 or is_there:
        segments = others
    for (_, first), (words, second) in itertools.pairwise(segments):
        turned = lexicon.ends_as(segments[0][0][-1], "whither", question.language)
        of_itself = not lexicon.ends_as(words[-1], "of", question.language)
        pair = (second, first) if turned else (first, second)
        if not (answer := pairs.verdict(asked.names, *pair, of_itself=of_itself)):
            continue
        if answer.query == "unit-tree" and answer.verdict != pairs.YES and asked.asks_where():
            # A unit in a place that another unit is named after is no part of that.
            return Outcome([pairs.unsaid(asked.names, Intent.WHERE, first)], [Intent.WHERE])
        intents = [intent for intent in question.intents if intent != Intent.HOMEPAGE]
        return _checked(asked, Outcome([answer], intents, things=[match for _, match in segments]))
    return None


def of_a_number(asked: Asked) -> Outcome | None:
    """Answer whether there are so many, where a number is asked for with yes or no."""
    question = asked.names.question
    numbers = [number for word in question.words if (number := lexicon.number(word)) is not None]
    things = [match for match in asked.choice.things() if match.term != asked.names.root]
    if not question.whether or len(numbers) != 1 or [match.role for match in things] != ["type"]:
        return None
    (kind,) = things
    answer = counting.count_type(asked.names, kind)
    told = {facts.whole(row["stated"]) for row in asked.names.run("stated-counts", type=kind.term)}
    verdict = pairs.YES if numbers[0] in told else pairs.NO if told else pairs.UNSAID
    return Outcome([replace(answer, verdict=verdict)], [Intent.COUNT], things=[kind])


def of_a_type_in_a_place(asked: Asked) -> Outcome | None:
    """Answer which units of a type are in a place."""
    question = asked.names.question
    segments = {m.role: (m, words) for words, m in asked.choice.segments if m.term != asked.names.root}
    things = {role: match for role, (match, _) in segments.items()}
    asks_where = question.intent == Intent.UNITS and lexicon.says_where(question.words)
    if things.keys() == {"type", "unit"} and asks_where:
        # A place that a unit is named after is none where the source says that units are.
        listed, unsaid = (
            table.answer(asked.names, Intent.UNITS, things["type"]),
            frozenset(segments["unit"][1]),
        )
        return Outcome([listed], [Intent.UNITS], unsaid=unsaid, things=[things["type"]])
    if things.keys() != {"type", "place"} or question.whether:
        return None
    answer = table.answer(asked.names, Intent.WHERE, things["place"])
    told = tuple(
        fact
        for fact in answer.statements
        if any((term, RDF.type, things["type"].term) in asked.names.dataset for term in fact.terms)
    )
    kind, name = things["type"].label, things["place"].label
    silence = None if told else asked.names.say("ask.silences.type_in", type=kind, name=name)
    answer = replace(answer, statements=told, silence=silence)
    return Outcome([answer], [Intent.WHERE], things=list(things.values()))


def _checked(asked: Asked, found: Outcome) -> Outcome:
    """Return an answer of two things without a verdict that would pass over words, or tell no reason."""
    left = asked.unanswered(found)
    why = {token.typed for token in asked.names.question.tokens if lexicon.some("why", token.words[:1])}
    (answer,) = found.answers
    if set(left) - why:
        return found._replace(answers=[replace(answer, verdict=pairs.UNSAID)])
    if left and answer.verdict == pairs.YES:
        return found._replace(answers=[replace(answer, verdict=None)])
    return found


def of_several(asked: Asked) -> Outcome | None:
    """Answer what relation several things have to another, where one of them is to be chosen."""
    if not asked.names.question.choosing:
        return None
    things = asked.choice.things()
    roles = [match.role for match in things]
    single = [match for match in things if roles.count(match.role) == 1]
    several = {role for role in roles if roles.count(role) > 1}
    if things and len(things) > 2 and set(roles) == {"unit"}:
        single = things[:1]
    if len(single) != 1 or len(several) != 1:
        return None
    intent = Intent.WHO if single[0].role in ("task", "concept") else _CHOSEN[several.pop()]
    return Outcome([table.answer(asked.names, intent, single[0])], [intent], things=things)


def of_a_type(asked: Asked) -> Outcome | None:
    """Answer what a unit is part of where words also say of what type that is."""
    if asked.names.question.intent != Intent.PART or asked.names.question.whether:
        return None
    things = asked.choice.things()
    units = [match for match in things if match.role == "unit" and match.term != asked.names.root]
    if len(units) != 1 or "type" not in {match.role for match in things}:
        return None
    return Outcome([table.answer(asked.names, Intent.PART, units[0])], [Intent.PART], things=things)


#: The ways, in the order in which they are tried.
WAYS: Final = (both, of_a_number, of_two, of_several, of_a_type, of_a_type_in_a_place)
