"""From words to the question that fits them, and its answer in sentences: no language model."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rdflib import XSD

from kela_graph import terms, wording
from kela_graph.ask import grammar
from kela_graph.ask.asking import Asking
from kela_graph.ask.choice import Choice
from kela_graph.ask.grammar import Intent
from kela_graph.ask.reply import AskAnswer, AskReply, Lookup
from kela_graph.ask.several import Outcome
from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.matching.words import words_of
from kela_graph.search import Index

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset

    from kela_graph.search import Match

__all__ = ["AskAnswer", "AskReply", "ask"]

#: How many characters of a question are read.
LONGEST: Final = 500


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
    if first is None and told is None and ranked and not _named_so(ranked[0], words):
        chosen = ranked[0].language or chosen
        choice = replace(choice, lang=chosen)
        ranked = choice.matches()
    tag = wording.spoken((chosen,))
    names = Lookup(dataset, question, first or tag, tag)
    return Asking(names, choice, ranked, grammar.clauses(words, of_root))


def _spoken(lang: str, languages: Sequence[str]) -> str:
    """Return a language's tag.

    Raises:
        InputError: it is no tag, or neither it nor a shorter form of it is among the languages.
    """
    tag = str(terms.literal(lang, XSD.language))
    known = list(dict.fromkeys(languages))
    if not {each.lower() for each in wording.ranges([tag])} & {each.lower() for each in known}:
        raise InputError(f"there is no answer in the language {tag!r}: choose one of {', '.join(known)}")
    return tag


def _named_so(match: Match, words: str) -> bool:
    """Whether all words begin words of a thing's label, so that they need not be of another language."""
    label = words_of(match.label)
    return all(any(named.startswith(word) for named in label) for word in words_of(words))
