"""The ways in which a question may be answered, in the order in which they are tried."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from kela_graph.ask import counting, denials, grammar, lexicon, pairs, table
from kela_graph.ask.accounting import content, phrases, unanswered
from kela_graph.ask.choice import MOST, SURE
from kela_graph.ask.grammar import Intent
from kela_graph.ask.table import GENERAL
from kela_graph.matching.words import telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.ask.choice import Choice
    from kela_graph.ask.lookup import Lookup
    from kela_graph.ask.reply import AskAnswer
    from kela_graph.search import Match

#: What is asked of the whole unless a thing is named surely.
_SELDOM_OF_ONE: Final = frozenset(
    {Intent.COUNT, Intent.DOUBTS, Intent.IDENTIFIERS, Intent.READINGS, Intent.TASKS, Intent.TYPES}
)
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
class Asking:
    """A question, ready to be answered.

    Attributes:
        names: looks up what sentences need.
        choice: looks for what words mean.
        ranked: what the words may mean, best first.
        clauses: the parts of the question between joining words, read by themselves.
    """

    names: Lookup
    choice: Choice
    ranked: list[Match]
    clauses: Sequence[grammar.Question]

    def outcome(self) -> Outcome:
        """Return what comes of the first way that fits."""
        question = self.names.question
        if question.negating:
            return self._denied()
        if question.pointing and question.names_nothing and not self._names_root():
            return Outcome(remark=self.names.say("ask.remarks.pointing"), unsaid=question.pointing)
        return (
            self._both()
            or self._of_two()
            or self._of_several()
            or self._of_a_type()
            or self._counted()
            or self._plain()
        )

    def unanswered(self, outcome: Outcome) -> tuple[str, ...]:
        """Return the words that the answers do not account for, as they were typed."""
        answers, question = outcome.answers, self.names.question
        if outcome.remark:
            return tuple(token.typed for token in question.tokens if outcome.unsaid & {*token.words})
        things = [match.term for match in outcome.things]
        things += [answer.match.term for answer in answers if answer.match]
        things += [term for answer in answers for fact in answer.statements for term in fact.terms]
        told = outcome.intents if any(not answer.silent for answer in answers) else ()
        vocabulary = self.choice.vocabulary(*dict.fromkeys(things))
        found = unanswered(question, vocabulary, told, self.choice.is_root, outcome.unsaid)
        # What is denied is answered by a gap, for nothing else takes a denial; a reading has its reason.
        known = set(question.negating)
        if answers and all(fact.why for answer in answers for fact in answer.statements):
            known |= {word for word in question.words if lexicon.asks_why(word)}
        accounted = {token.typed for token in question.tokens if known & {*token.words}}
        return tuple(typed for typed in found if typed not in accounted)

    def remark(self, outcome: Outcome, words: Sequence[str]) -> str | None:
        """Return what is to be known of the answers as a whole: first of all what they say nothing about."""
        say, answers = self.names.say, outcome.answers
        labels = ", ".join(dict.fromkeys(match.label for match in outcome.others))
        if outcome.remark:
            return outcome.remark
        parts = []
        if words:
            said = ", ".join(phrases(self.names.question, words))
            parts.append(say("ask.remarks.unanswered", words=said))
        if not answers:
            key = "whole" if words and self._names_root() else "meant" if words else "nearest"
            key = key if labels or key == "whole" else "" if words else "nothing"
            parts += [say(f"ask.remarks.{key}", names=labels)] if key else []
            return " ".join(parts)
        about = dict.fromkeys(answer.match.label for answer in answers if answer.match)
        if words and about and not any(answer.verdict for answer in answers):
            parts.append(say("ask.remarks.instead", names=self.names.enumerated(about)))
        parts += [say("ask.remarks.several")] if outcome.ambiguous else []
        parts += [say("ask.remarks.others", names=labels)] if labels else []
        return " ".join(parts) or None

    def _names_root(self) -> bool:
        return any(map(self.choice.is_root, self.names.question.words))

    def _content(self) -> tuple[str, ...]:
        return content(self.names.question, self.choice.is_root)

    def _denied(self) -> Outcome:
        """Tell a gap where one is asked for, of one thing at most; else refuse."""
        match = next((m for m in self.ranked if m.score >= SURE), None) if self._content() else None
        known = self.choice.vocabulary(match.term) if match else None
        named = all(known and known.has(word, self.names.question.language) for word in self._content())
        missing = set(self.names.question.missing)
        types = [each.term for each in self.choice.things() if each.role == "type"]
        if named and not missing and (answer := denials.answer(self.names, match, types)):
            return Outcome([answer], [self.names.question.intent])
        return Outcome(remark=self.names.say("ask.remarks.denied"), unsaid=self.names.question.negating)

    def _both(self) -> Outcome | None:
        """Answer several things that are asked of one thing."""
        asked = [clause for clause in self.clauses if clause.intent != Intent.ANY]
        told = [clause for clause in asked if not clause.names_nothing]
        if len(asked) < 2 or len(asked) < len(self.clauses) or len(told) != 1:
            return None
        found = self.choice.not_weak(replace(self.choice, question=told[0]).matches())
        if not found:
            return None
        intents = [clause.intent for clause in asked]
        answers = [table.answer(self.names, intent, found[0]) for intent in intents]
        return Outcome(list({answer.command: answer for answer in answers}.values()), intents)

    def _of_two(self) -> Outcome | None:
        """Answer yes, no, or that the source does not say, where that or a reason is asked of two things."""
        question = self.names.question
        why = {word for word in question.missing if lexicon.asks_why(word)}
        if not (question.whether or why) or question.choosing:
            return None
        things = self.choice.things()
        others = [match for match in things if match.term != self.names.root]
        # That there is a unit is asked of the organisation as a whole, too.
        is_there = [match.role for match in others] in (
            ["unit"],
            ["type"],
        ) and Intent.PART not in question.intents
        if len(things) > 2 or is_there:
            things = others
        for first, second in itertools.pairwise(things):
            if answer := pairs.verdict(self.names, first, second):
                if answer.query == "unit-tree" and answer.verdict != pairs.YES and self._asks_where():
                    # A unit in a place that another unit is named after is no part of that.
                    return Outcome([pairs.unsaid(self.names, Intent.WHERE, first)], [Intent.WHERE])
                intents = [intent for intent in question.intents if intent != Intent.HOMEPAGE]
                return self._checked(Outcome([answer], intents, things=things))
        return None

    def _checked(self, found: Outcome) -> Outcome:
        """Return an answer of two things without a verdict that would pass over words, or tell no reason."""
        left = self.unanswered(found)
        why = {token.typed for token in self.names.question.tokens if lexicon.asks_why(token.words[0])}
        (answer,) = found.answers
        if set(left) - why:
            return found._replace(answers=[replace(answer, verdict=pairs.UNSAID)])
        if left and answer.verdict == pairs.YES:
            return found._replace(answers=[replace(answer, verdict=None)])
        return found

    def _of_several(self) -> Outcome | None:
        """Answer what relation several things have to another, where one of them is to be chosen."""
        if not self.names.question.choosing:
            return None
        things = self.choice.things()
        roles = [match.role for match in things]
        single = [match for match in things if roles.count(match.role) == 1]
        several = {role for role in roles if roles.count(role) > 1}
        if len(single) != 1 or len(several) != 1:
            return None
        intent = Intent.WHO if single[0].role in ("task", "concept") else _CHOSEN[several.pop()]
        return Outcome([table.answer(self.names, intent, single[0])], [intent], things=things)

    def _of_a_type(self) -> Outcome | None:
        """Answer what a unit is part of where words also say of what type that is."""
        if self.names.question.intent != Intent.PART or self.names.question.whether:
            return None
        things = self.choice.things()
        units = [match for match in things if match.role == "unit" and match.term != self.names.root]
        if len(units) != 1 or "type" not in {match.role for match in things}:
            return None
        return Outcome([table.answer(self.names, Intent.PART, units[0])], [Intent.PART], things=things)

    def _counted(self) -> Outcome | None:
        """Tell a number first, where what is counted can be; what can't be is not accounted for."""
        question = self.names.question
        if Intent.COUNT not in question.intents:
            return None
        kind = counting.kind_counted(question, [m for m in self._types() if m.role == "type"])
        if kind is None:
            return self._told(Intent.ANY, set(telling(question.counted)[:1]))
        if not isinstance(kind, str):
            return Outcome([counting.count_type(self.names, kind)], [Intent.COUNT], things=[kind])
        found = self._sure()
        if kind == "units" and (found is None or found.term == self.names.root):
            return Outcome([counting.count_all(self.names, None)], [Intent.COUNT])
        told = table.answer(self.names, counting.ASKED[kind], found)
        return Outcome([counting.led(self.names, kind, told)], [Intent.COUNT, counting.ASKED[kind]])

    def _types(self) -> Iterator[Match]:
        words = self.names.question.counted
        for end in range(len(words), 0, -1):
            yield from self.choice.find(words[:end])

    def _sure(self) -> Match | None:
        """Return what is named for sure, and is not only what is counted."""
        if not self._content():
            return None
        found = (match for match in self.choice.not_weak(self.ranked) if match.role != "type")
        return next((match for match in found if match.score >= SURE and match.term != self.names.root), None)

    def _plain(self) -> Outcome:
        return self._told(self.names.question.intent, set())

    def _told(self, intent: Intent, unsaid: set[str]) -> Outcome:
        """Answer of what the words mean, or of the whole where they name nothing."""
        names, choice, question = self.names, self.choice, self.names.question
        if joined := choice.joined(self.ranked):
            return Outcome([table.answer(names, intent, match) for match in joined], [intent])
        ranked = choice.not_weak(self.ranked)
        sure = [match for match in ranked if match.score >= SURE and match.term != names.root]
        named = not question.names_nothing and (sure if intent in _SELDOM_OF_ONE else ranked)
        numbered = intent == Intent.PARAGRAPH and question.number is not None
        # What is shared is asked of the whole, whatever else the words name.
        if numbered or (intent in GENERAL and not named) or intent == Intent.SHARED:
            whole = Outcome([table.answer(names, intent, None)], [intent], unsaid=frozenset(unsaid))
            return whole if not self.unanswered(whole) else self._refused(unsaid)
        equal = choice.equal(ranked)
        if not equal:
            return self._refused(unsaid)
        answers = [table.answer(names, intent, match) for match in equal[:MOST]]
        found = Outcome(
            answers,
            [intent],
            equal[MOST:],
            len(answers) > 1,
            unsaid=frozenset(unsaid) | self._asks_person(equal[0]),
        )
        if equal[0].term == names.root and self.unanswered(found):
            return self._refused(unsaid)
        return self._judged(found) if question.whether else found

    def _refused(self, unsaid: set[str]) -> Outcome:
        return Outcome(others=self.choice.nearest(), unsaid=frozenset(unsaid))

    def _asks_person(self, match: Match) -> frozenset[str]:
        """Return the words that ask for the person in a post, or at the head of a unit."""
        question = self.names.question
        if question.intent != Intent.WHO and (question.intent != Intent.NAMES or question.target):
            return frozenset()
        return frozenset(word for word in question.words if lexicon.asks_person(word, match.role))

    def _judged(self, found: Outcome) -> Outcome:
        """Return the answer with its verdict: yes where all words are accounted for, else unsaid."""
        unsaid = self.unanswered(found)
        if not unsaid:
            told = [a if a.silent else replace(a, verdict=pairs.YES) for a in found.answers]
            return found._replace(answers=told)
        match = found.answers[0].match
        if match is None or len(found.answers) > 1:
            return found
        intent = Intent.WHERE if match.role == "unit" and self._asks_where() else found.intents[0]
        return found._replace(answers=[pairs.unsaid(self.names, intent, match)], intents=[intent])

    def _asks_where(self) -> bool:
        question = self.names.question
        return question.intent in (Intent.ANY, Intent.WHERE) and lexicon.says_where(question.words)
