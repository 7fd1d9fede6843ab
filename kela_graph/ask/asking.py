"""The ways in which a question may be answered, in the order in which they are tried."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kela_graph.ask import counting, lexicon, pairs, several, table
from kela_graph.ask.accounting import phrases
from kela_graph.ask.choice import MOST, SURE
from kela_graph.ask.grammar import Intent
from kela_graph.ask.several import Asked, Outcome
from kela_graph.ask.table import GENERAL
from kela_graph.matching.words import telling

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        if question.pointing and question.names_nothing and not question.of_root:
            return Outcome(remark=self.names.say("ask.remarks.pointing"), unsaid=question.pointing)
        return (
            several.both(self)
            or several.of_a_number(self)
            or several.of_two(self)
            or several.of_several(self)
            or several.of_a_type(self)
            or several.of_a_type_in_a_place(self)
            or self._counted()
            or self._told(question.intent)
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
            key = "meant" if words else "nearest"
            key = "whole" if words and self.names.question.of_root else key
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
        question, content = self.names.question, self.choice.content
        match = next((m for m in self.ranked if m.score >= SURE), None) if content else None
        known = self.choice.vocabulary(match.term) if match else None
        named = all(known and known.has(word, question.language) for word in content)
        types = [each.term for each in self.choice.things() if each.role == "type"]
        if named and not question.missing and (answer := counting.lacking(self.names, match, types)):
            return Outcome([answer], [question.intent])
        return Outcome(remark=self.names.say("ask.remarks.denied"), unsaid=question.negating)

    def _counted(self) -> Outcome | None:
        """Tell a number first, where what is counted can be; what can't be is not accounted for."""
        question = self.names.question
        if Intent.COUNT not in question.intents:
            return None
        begun = (question.counted[:end] for end in range(len(question.counted), 0, -1))
        types = [match for words in begun for match in self.choice.find(words) if match.role == "type"]
        kind = counting.kind_counted(question, types)
        if kind is None:
            return self._told(Intent.ANY, frozenset(telling(question.counted)[:1]))
        if not isinstance(kind, str):
            return Outcome([counting.count_type(self.names, kind)], [Intent.COUNT], things=[kind])
        named = self.choice.not_weak(self.ranked) if self.choice.content else []
        sure = (m for m in named if m.role != "type" and m.score >= SURE and m.term != self.names.root)
        found = next(sure, None)
        if kind == "units" and found is None:
            return Outcome([counting.count_all(self.names)], [Intent.COUNT])
        asked = counting.KINDS[kind][1]
        told = table.answer(self.names, asked, found)
        return Outcome([counting.led(self.names, kind, told)], [Intent.COUNT, asked])

    def _told(self, intent: Intent, unsaid: frozenset[str] = frozenset()) -> Outcome:
        """Answer of what the words mean, or of the whole where they name nothing."""
        names, choice, question = self.names, self.choice, self.names.question
        if len(question.joined) > MOST and not choice.named():
            return Outcome(remark=names.say("ask.remarks.many", most=MOST))
        if joined := choice.joined(self.ranked):
            return self._answered(intent, joined)
        ranked = choice.not_weak(self.ranked)
        sure = [match for match in ranked if match.score >= SURE and match.term != names.root]
        named = not question.names_nothing and (sure if intent in _SELDOM_OF_ONE else ranked)
        numbered = intent == Intent.PARAGRAPH and question.number is not None
        # What is shared is asked of the whole, whatever else the words name.
        if numbered or (intent in GENERAL and not named) or intent == Intent.SHARED:
            whole = Outcome([table.answer(names, intent, None)], [intent], unsaid=unsaid)
            return whole if not self.unanswered(whole) else self._refused(unsaid)
        equal = choice.equal(ranked)
        few = {0: 1, 1: MOST}.get(len(self.choice.content), len(equal))
        if not equal or len(equal) > few:
            # A word that many names have means none of them.
            return self._refused(unsaid, equal)
        unsaid_too = unsaid | self._asks_more(equal[0])
        found = self._answered(intent, equal[:MOST])._replace(
            others=equal[MOST:], ambiguous=len(equal) > 1, unsaid=unsaid_too
        )
        if equal[0].term == names.root and self.unanswered(found):
            return self._refused(unsaid)
        return self._judged(found) if question.whether else found

    def _answered(self, intent: Intent, things: Sequence[Match]) -> Outcome:
        answers = [table.answer(self.names, intent, match) for match in things]
        return Outcome(answers, [table.told(intent, match) for match in things])

    def _refused(self, unsaid: frozenset[str], others: Sequence[Match] = ()) -> Outcome:
        left = unsaid.union(self.choice.content if others else ())
        return Outcome(others=others or self.choice.nearest(), unsaid=left)

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
