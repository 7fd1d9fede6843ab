"""From words to the question that fits them, and its answer in sentences: no language model."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from rdflib import XSD

from kela_graph import terms, wording
from kela_graph.ask import counting, grammar, lexicon, pairs, several, table
from kela_graph.ask.choice import MOST, SURE, Choice
from kela_graph.ask.grammar import Intent
from kela_graph.ask.reply import AskAnswer, AskReply, Lookup
from kela_graph.ask.several import Asked, Outcome
from kela_graph.ask.table import GENERAL
from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.matching.words import telling, words_of
from kela_graph.search import Index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset

    from kela_graph.search import Match

__all__ = ["AskAnswer", "AskReply", "ask"]

#: How many characters of a question are read.
LONGEST: Final = 500
#: What is asked of the whole unless a thing is named surely.
_SELDOM_OF_ONE: Final = frozenset(
    {Intent.COUNT, Intent.DOUBTS, Intent.IDENTIFIERS, Intent.READINGS, Intent.TASKS, Intent.TYPES}
)


def ask(dataset: Dataset, words: str, *, lang: str | None = None, index: Index | None = None) -> AskReply:
    """Return what the source says of what words ask, in the language of the words.

    Every word is accounted for: those that neither say how something is asked nor fit what is answered are
    in `AskReply.unanswered`.

    Args:
        dataset: what to ask, as `kela_graph.load` gives it.
        words: a question, or the name of a task, unit, place, …, as a person types it.
        lang: the language of the answer, a tag; that of the words where None.
        index: the dataset's names, where they were read before.

    Raises:
        InputError: there is no word, or the language is no tag, or neither the dataset's nor the program's.
    """
    described = describe(dataset)
    first = None if lang is None else _spoken(lang, (*described.languages, *wording.LANGUAGES))
    if not isinstance(words, str):
        raise InputError(f"{words!r} is no text: ask a question in words")
    read = words[:LONGEST]
    if not words_of(read):
        raise InputError("there is no word to answer: ask a question, or type a name, such as that of a unit")
    asking = _asking(dataset, read, first, index or Index(dataset))
    names = asking.names
    too_long = Outcome(remark=names.say("ask.remarks.long", most=LONGEST))
    outcome = asking.outcome() if read == words else too_long
    unanswered = asking.unanswered(outcome)
    return AskReply(
        words=words,
        language=names.tag,
        answers=tuple(outcome.answers),
        others=tuple(outcome.others),
        remark=asking.remark(outcome, unanswered),
        source=names.source_line(),
        ambiguous=outcome.ambiguous,
        unanswered=unanswered,
    )


def _asking(dataset: Dataset, words: str, first: str | None, index: Index) -> Asking:
    """Read a question, and look for what it is about; in the first language, if one is given."""
    described = describe(dataset)
    of_root = index.of_root(words_of(words))
    question = grammar.read(words, of_root)
    # A name in a language of the dataset's may hold a word that another language asks with: French "de".
    asks = question.intent != Intent.ANY or question.language in wording.ranges(described.languages)
    told = question.language if asks else None
    chosen = first or told or described.languages[0]
    choice = Choice(dataset, index, described.root, question, chosen)
    ranked = choice.matches()
    if first is None and told is None and ranked:
        # Words that all begin words of a label need not be of another language.
        label = words_of(ranked[0].label)
        if not all(any(named.startswith(word) for named in label) for word in words_of(words)):
            chosen = ranked[0].language or chosen
            choice = replace(choice, lang=chosen)
            ranked = choice.matches()
    tag = wording.spoken((chosen,))
    names = Lookup(dataset, question, first or tag, tag)
    return Asking(names, choice, ranked, grammar.clauses(words, of_root))


def _spoken(lang: str, languages: Sequence[str]) -> str:
    """Return a language's tag, or raise InputError where it, or a shorter form of it, is none of some."""
    tag = str(terms.literal(lang, XSD.language))
    known = list(dict.fromkeys(languages))
    if not {each.lower() for each in wording.ranges([tag])} & {each.lower() for each in known}:
        raise InputError(f"there is no answer in the language {tag!r}: choose one of {', '.join(known)}")
    return tag


class Asking(Asked):
    """A question, ready to be answered."""

    def outcome(self) -> Outcome:
        """Return what comes of the first way that fits."""
        question = self.names.question
        if question.negating:
            return self._denied()
        if question.pointing and question.names_nothing and not question.of_root:
            return Outcome(remark=self.names.say("ask.remarks.pointing"), unsaid=question.pointing)
        found = next(filter(None, (way(self) for way in several.WAYS)), None)
        return found or self._counted() or self._told(question.intent)

    def remark(self, outcome: Outcome, words: Sequence[str]) -> str | None:
        """Return what is to be known of the answers as a whole: first of all what they say nothing about."""
        say, answers = self.names.say, outcome.answers
        labels = ", ".join(dict.fromkeys(match.label for match in outcome.others))
        if outcome.remark:
            return outcome.remark
        parts = []
        if words:
            # What followed each other is told together.
            runs = groupby(self.names.question.tokens, lambda token: token.typed in words)
            said = ", ".join(" ".join(token.typed for token in run) for left, run in runs if left)
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
        named = all(known and known.has(word) for word in content)
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
        """Return the words that ask what no question of ours tells of a thing: who leads, or where it is."""
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
