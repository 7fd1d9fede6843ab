"""From words to the question that fits them, and its answer in sentences: no language model."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import XSD

from kela_graph import terms, wording
from kela_graph.ask import grammar
from kela_graph.ask.choice import MOST, SURE, Choice
from kela_graph.ask.grammar import Intent
from kela_graph.ask.lookup import Lookup
from kela_graph.ask.reply import AskAnswer, AskReply
from kela_graph.ask.table import GENERAL, answer
from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.matching.words import words_of
from kela_graph.search import Index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset

    from kela_graph.search import Match

__all__ = ["AskAnswer", "AskReply", "ask"]

#: How many characters may be typed.
LONGEST: Final = 500

#: What is asked of the whole unless a thing is named surely.
_SELDOM_OF_ONE: Final = frozenset(
    {Intent.COUNT, Intent.DOUBTS, Intent.IDENTIFIERS, Intent.READINGS, Intent.TASKS, Intent.TYPES}
)


def ask(dataset: Dataset, words: str, *, lang: str | None = None, index: Index | None = None) -> AskReply:
    """Return what the source says of what words ask, in the language of the words.

    Args:
        dataset: what to ask, as `kela_graph.load` gives it.
        words: a question, or the name of a task, unit, place, …, as a person types it.
        lang: the language of the answer, a tag; that of the words where None.
        index: the dataset's names, where they were read before.

    Raises:
        InputError: the words are too many, or the language is no tag.
    """
    if len(words) > LONGEST:
        raise InputError(f"{len(words)} characters are too many for a question: type at most {LONGEST}")
    described = describe(dataset)
    index = index or Index(dataset)
    question = grammar.read(words, index.root_names)
    first = lang and str(terms.literal(lang, XSD.language))
    chosen = first or question.language or described.languages[0]
    choice = Choice(dataset, index, described.root, question, chosen)
    ranked = choice.matches()
    if first is None and question.language is None and ranked and not _named_so(ranked[0], words):
        chosen = ranked[0].language or chosen
        choice = Choice(dataset, index, described.root, question, chosen)
        ranked = choice.matches()
    tag = wording.spoken((chosen,))
    names = Lookup(dataset, question, first or tag, tag)
    answers, others, ambiguous = _answers(names, choice, ranked)
    return AskReply(
        words=words,
        language=tag,
        answers=tuple(answers),
        others=tuple(others),
        remark=_remark(names, answers, others, ambiguous=ambiguous),
        source=names.source_line(),
        ambiguous=ambiguous,
    )


def _answers(
    names: Lookup, choice: Choice, ranked: list[Match]
) -> tuple[list[AskAnswer], Sequence[Match], bool]:
    """Return the answers, what else fits or, without an answer, is nearest, and whether they fit equally."""
    question = names.question
    intent = question.intent
    if joined := choice.joined(ranked):
        return [answer(names, intent, match) for match in joined], (), False
    if intent == Intent.WHETHER:
        if one := choice.one_of_two():
            return [answer(names, *one)], (), False
        intent = Intent.ANY
    sure = [match for match in ranked if match.score >= SURE and match.term != names.root]
    named = not question.names_nothing and (sure if intent in _SELDOM_OF_ONE else ranked)
    numbered = intent == Intent.PARAGRAPH and question.number is not None
    # What is shared is asked of the whole, whatever else the words name.
    if numbered or (intent in GENERAL and not named) or intent == Intent.SHARED:
        return [answer(names, intent, None)], (), False
    equal = choice.equal(ranked)
    if not equal:
        return [], choice.nearest(), False
    answers = [answer(names, intent, match) for match in equal[:MOST]]
    return answers, equal[MOST:], len(answers) > 1


def _named_so(match: Match, words: str) -> bool:
    """Whether all words begin words of a thing's label, so that they need not be of another language."""
    label = words_of(match.label)
    return all(any(named.startswith(word) for named in label) for word in words_of(words))


def _remark(
    names: Lookup, answers: Sequence[AskAnswer], others: Sequence[Match], *, ambiguous: bool
) -> str | None:
    labels = ", ".join(dict.fromkeys(match.label for match in others))
    if not answers:
        return names.say("ask.remarks.nearest" if labels else "ask.remarks.nothing", names=labels)
    parts = [names.say("ask.remarks.several")] if ambiguous else []
    parts += [names.say("ask.remarks.others", names=labels)] if labels else []
    return " ".join(parts) or None
