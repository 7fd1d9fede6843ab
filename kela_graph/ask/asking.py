"""The ways in which a question may be answered, in the order in which they are tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kela_graph.ask import counting, denials, lexicon, pairs, several, table
from kela_graph.ask.accounting import phrases
from kela_graph.ask.asked import Asked, Outcome
from kela_graph.ask.choice import MOST, SURE
from kela_graph.ask.grammar import Intent
from kela_graph.ask.table import GENERAL
from kela_graph.matching.words import telling

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.search import Match

#: What is asked of the whole unless a thing is named surely.
_SELDOM_OF_ONE: Final = frozenset(
    {Intent.COUNT, Intent.DOUBTS, Intent.IDENTIFIERS, Intent.READINGS, Intent.TASKS, Intent.TYPES}
)


class Asking(Asked):
    """A question, ready to be answered."""

    def outcome(self) -> Outcome:
        """Return what comes of the first way that fits."""
        question = self.names.question
        if question.negating:
            return self._denied()
        if question.pointing and question.names_nothing and not self.names_root():
            return Outcome(remark=self.names.say("ask.remarks.pointing"), unsaid=question.pointing)
        return (
            several.both(self)
            or several.of_a_number(self)
            or several.of_two(self)
            or several.of_several(self)
            or several.of_a_type(self)
            or several.of_a_type_in_a_place(self)
            or self._counted()
            or self._plain()
        )

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
            key = "whole" if words and self.names_root() else "meant" if words else "nearest"
            key = key if labels or key == "whole" else "" if words else "nothing"
            parts += [say(f"ask.remarks.{key}", names=labels)] if key else []
            return " ".join(parts)
        about = dict.fromkeys(answer.match.label for answer in answers if answer.match)
        if words and about and not any(answer.verdict for answer in answers):
            parts.append(say("ask.remarks.instead", names=self.names.enumerated(about)))
        parts += [say("ask.remarks.several")] if outcome.ambiguous else []
        parts += [say("ask.remarks.others", names=labels)] if labels else []
        return " ".join(parts) or None

    def _denied(self) -> Outcome:
        """Tell a gap where one is asked for, of one thing at most; else refuse."""
        match = next((m for m in self.ranked if m.score >= SURE), None) if self.choice.content else None
        known = self.choice.vocabulary(match.term) if match else None
        named = all(known and known.has(word, self.names.question.language) for word in self.choice.content)
        missing = set(self.names.question.missing)
        types = [each.term for each in self.choice.things() if each.role == "type"]
        if named and not missing and (answer := denials.answer(self.names, match, types)):
            return Outcome([answer], [self.names.question.intent])
        return Outcome(remark=self.names.say("ask.remarks.denied"), unsaid=self.names.question.negating)

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
        if not self.choice.content:
            return None
        found = (match for match in self.choice.not_weak(self.ranked) if match.role != "type")
        return next((match for match in found if match.score >= SURE and match.term != self.names.root), None)

    def _plain(self) -> Outcome:
        return self._told(self.names.question.intent, set())

    def _told(self, intent: Intent, unsaid: set[str]) -> Outcome:
        """Answer of what the words mean, or of the whole where they name nothing."""
        names, choice, question = self.names, self.choice, self.names.question
        if len(question.joined) > MOST and not choice.named():
            return Outcome(remark=names.say("ask.remarks.many", most=MOST))
        if joined := choice.joined(self.ranked):
            told = [table.told(intent, match) for match in joined]
            return Outcome([table.answer(names, intent, match) for match in joined], told)
        ranked = choice.not_weak(self.ranked)
        sure = [match for match in ranked if match.score >= SURE and match.term != names.root]
        named = not question.names_nothing and (sure if intent in _SELDOM_OF_ONE else ranked)
        numbered = intent == Intent.PARAGRAPH and question.number is not None
        # What is shared is asked of the whole, whatever else the words name.
        if numbered or (intent in GENERAL and not named) or intent == Intent.SHARED:
            whole = Outcome([table.answer(names, intent, None)], [intent], unsaid=frozenset(unsaid))
            return whole if not self.unanswered(whole) else self._refused(unsaid)
        equal = choice.equal(ranked)
        few = {0: 1, 1: MOST}.get(len(self.choice.content), len(equal))
        if not equal or len(equal) > few:
            # A word that many names have means none of them.
            return self._refused(unsaid, equal)
        answers = [table.answer(names, intent, match) for match in equal[:MOST]]
        found = Outcome(
            answers,
            [table.told(intent, match) for match in equal[:MOST]],
            equal[MOST:],
            len(answers) > 1,
            unsaid=frozenset(unsaid) | self._asks_more(equal[0]),
        )
        if equal[0].term == names.root and self.unanswered(found):
            return self._refused(unsaid)
        return self._judged(found) if question.whether else found

    def _refused(self, unsaid: set[str], others: Sequence[Match] = ()) -> Outcome:
        left = unsaid if not others else {*unsaid, *self.choice.content}
        return Outcome(others=others or self.choice.nearest(), unsaid=frozenset(left))

    def _asks_more(self, match: Match) -> frozenset[str]:
        """Return the words that ask of a thing what no question of ours tells.

        That is for the person in a post or at the head of a unit, for a place where there is none to tell, or
        where a place is.
        """
        question = self.names.question
        key = {"post": "person", "unit": "leading"}.get(match.role)
        words = lexicon.some(key, question.words) if key and question.intent == Intent.WHO else set[str]()
        if match.role == "post" and question.target is None:
            words |= lexicon.some("naming", question.words)
        units = any(lexicon.counts(word) == "units" for word in question.words)
        if question.intent == Intent.WHERE and not units and match.role in ("place", "task", "concept"):
            words |= lexicon.some("whereabouts", question.words)
        return frozenset(words)

    def _judged(self, found: Outcome) -> Outcome:
        """Return the answer with its verdict: yes where all words are accounted for, else unsaid."""
        unsaid = self.unanswered(found)
        if not unsaid:
            told = [a if a.silent else replace(a, verdict=pairs.YES) for a in found.answers]
            return found._replace(answers=told)
        match = found.answers[0].match
        if match is None or len(found.answers) > 1:
            return found
        intent = Intent.WHERE if match.role == "unit" and self.asks_where() else found.intents[0]
        return found._replace(answers=[pairs.unsaid(self.names, intent, match)], intents=[intent])
