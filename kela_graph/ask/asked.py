"""What is asked, with what looks for answers, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kela_graph.ask import lexicon
from kela_graph.ask.accounting import unanswered
from kela_graph.ask.grammar import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.ask.choice import Choice
    from kela_graph.ask.grammar import Question
    from kela_graph.ask.lookup import Lookup
    from kela_graph.ask.reply import AskAnswer
    from kela_graph.search import Match


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
            known |= lexicon.some("why", question.words)
        accounted = {token.typed for token in question.tokens if known & {*token.words}}
        return tuple(typed for typed in found if typed not in accounted)

    def names_root(self) -> bool:
        """Whether words name the organisation as a whole."""
        return any(map(self.choice.is_root, self.names.question.words))

    def asks_where(self) -> bool:
        """Whether words ask nothing but where something is."""
        question = self.names.question
        return question.intent in (Intent.ANY, Intent.WHERE) and lexicon.says_where(question.words)
