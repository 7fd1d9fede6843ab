"""Which of the words that were typed an answer accounts for: none that it does not is passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.ask import lexicon
from kela_graph.graph import rows
from kela_graph.matching.matcher import is_misspelt
from kela_graph.matching.words import is_form, is_part, telling, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.ask.grammar import Intent, Question

#: The names of things, of what they are, and of those for whom and in what something is done.
_NAMES: Final = """SELECT DISTINCT ?name (LANG(?name) AS ?tag) ?own WHERE {
  VALUES ?thing { ?_terms }
  {
    ?thing rdfs:label|skos:prefLabel|skos:altLabel|skos:hiddenLabel|dcterms:title ?name .
    BIND(true AS ?own)
  }
  UNION { ?thing a/rdfs:label ?name }
  UNION { ?thing ^(resp:heldBy|resp:task)/(resp:audience|resp:channel)/(skos:prefLabel|skos:altLabel) ?name }
  UNION { ?thing adms:identifier/skos:notation ?name }
}"""
#: What fits less of the words that name something is offered, not asserted.
_SHARE: Final = 0.5


class Vocabulary:
    """The words of the names of some things, to compare with words of a language, if that is known."""

    def __init__(self, dataset: Dataset, things: Iterable[Node], language: str | None) -> None:
        self._language = language
        self._names: list[tuple[tuple[str, ...], str]] = []
        self._words: dict[tuple[str, str], None] = {}
        for name, tag, own in rows(dataset, _NAMES, terms=things):
            words = words_of(name or "")
            self._words |= dict.fromkeys((word, tag or "") for word in words)
            if own is not None:
                self._names.append((telling(words), tag or ""))
        self._has: dict[tuple[str, bool], bool] = {}

    def has(self, word: str, *, whole: bool = False) -> bool:
        """Whether a folded word stands for one of the things.

        A word of a name or a form of it does; so does a part or a misspelling, but of a name in the language
        of the words only, and not where whole words are wanted.
        """
        if (word, whole) not in self._has:
            self._has[word, whole] = any(
                is_form(word, own, tag)
                or (not whole and self._is_own(tag) and (is_part(word, own, tag) or is_misspelt(word, own)))
                for own, tag in self._words
            )
        return self._has[word, whole]

    def _is_own(self, tag: str) -> bool:
        return self._language is None or tag.partition("-")[0] in ("", self._language)

    def covered(self, words: Collection[str]) -> bool:
        """Whether folded words are, in any form, all that one of the names has to tell."""
        return any(
            own and all(any(is_form(word, each, tag) for word in words) for each in own)
            for own, tag in self._names
        )


def said_to_ask(word: str, question: Question, intents: Iterable[Intent]) -> bool:
    """Whether a folded word says how something is asked, or is what asks for what is answered."""
    rare, text = word in question.missing, " ".join(question.words)
    asked = intents if intents or rare else (question.intent,)
    return any(word in lexicon.asking(text, i) for i in asked) or (not rare and lexicon.says_how(word))


def is_weak(question: Question, words: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Whether a thing fits too few of the words that name something to be asserted."""
    if not words:
        rare = question.missing or question.rest
        whole = any(vocabulary.has(word, whole=True) for word in rare)
        return not whole and (bool(question.missing) or not vocabulary.covered(question.words))
    fitting = sum(map(vocabulary.has, words))
    return not fitting or (fitting <= _SHARE * len(words) and not vocabulary.covered(question.words))


def phrases(question: Question, words: Sequence[str]) -> Iterator[str]:
    """Give words as they were typed, those that followed each other together."""
    left, phrase = list(words), list[str]()
    for token in question.tokens:
        if left and token.typed == left[0]:
            phrase.append(left.pop(0))
        elif phrase:
            yield " ".join(phrase)
            phrase = []
    if phrase:
        yield " ".join(phrase)
