"""What words mean that say how things are asked, by language, and those of the names of things.

The first stand in the section ``understood`` of the wording. Words are folded. What is not of one language is
looked for in all of them, since people mix them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from rapidfuzz.distance import OSA

from kela_graph import wording
from kela_graph.graph import rows
from kela_graph.matching.matcher import is_misspelt
from kela_graph.matching.words import is_form, is_part, telling, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

#: Words that say how things are asked, by the key of the wording.
_SAYINGS: Final = ("fillers", "perhaps", "joining")
#: So many letters has a word in which one may be wrong.
_LONG: Final = 7
#: So many words at most ask something with nothing else between them.
_LONGEST_ASKING: Final = 2
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


@cache
def understood(tag: str) -> Mapping[str, Any]:
    """Return what is understood in a language: sets of words, and regular expressions, all of folded text."""
    section = wording.section("understood", tag).items()
    return {key: frozenset(found.split()) if isinstance(found, str) else found for key, found in section}


def said(patterns: Iterable[str], text: str) -> Iterator[str]:
    """Give the words of folded text that regular expressions match."""
    if joined := "|".join(patterns):
        for found in re.finditer(rf"\b(?:{joined})\b", text):
            yield from found[0].split()


def in_any(*keys: str) -> Iterator[Any]:
    """Give what is understood of something in each language."""
    for tag in wording.LANGUAGES:
        found: Any = understood(tag)
        for key in keys:
            found = found.get(key, {})
        yield found


@lru_cache(maxsize=4096)
def says_how(word: str) -> bool:
    """Whether a folded word says how things are asked, not what about, in any language.

    In Finnish, it may have the ending that asks yes or no; a long word may have a letter wrong.
    """
    for tag in wording.LANGUAGES:
        known = understood(tag)
        sayings = [known[key] for key in _SAYINGS]
        if any({word, bare(word, known)} & each for each in sayings):
            return True
        if len(word) >= _LONG and any(is_near(word, each) for own in sayings for each in own):
            return True
    return False


def bare(word: str, known: Mapping[str, Any]) -> str:
    """Return a folded word without the ending with which its language asks yes or no: hoitaako."""
    return next((word.removesuffix(end) for end in known["asking"] if word.endswith(end)), word)


def is_near(word: str, other: str) -> bool:
    """Whether two long words differ in a letter at most."""
    return len(other) >= _LONG and word[0] == other[0] and OSA.distance(word, other, score_cutoff=1) <= 1


@lru_cache(maxsize=4096)
def asking(text: str, intent: str) -> frozenset[str]:
    """Return the words of folded text that ask something, in any language, and name nothing."""
    patterns = [pattern for found in in_any("asked", intent) for pattern in found]
    own = {word for found in in_any("saying") for word in found.get(intent, "").split()}
    spans = (found[0].split() for each in patterns for found in re.finditer(rf"\b(?:{each})\b", text))
    return frozenset(word for span in spans if len(span) <= _LONGEST_ASKING for word in span) | own


def some(key: str, words: Iterable[str]) -> set[str]:
    """Return those of folded words that stand under a key, in any language."""
    return {word for word in words if any(word in found for found in in_any(key))}


def says_where(words: Sequence[str]) -> bool:
    """Whether folded words say that something is in a place, in any language."""
    return any(any(said(found, " ".join(words))) for found in in_any("somewhere"))


@lru_cache(maxsize=4096)
def number(word: str) -> int | None:
    """Return the number that a folded word or figure stands for, in any language."""
    if word.isdecimal():
        return int(word[:_LONG])
    own = (wording.section("understood", tag)["numbers"].split() for tag in wording.LANGUAGES)
    return next((words.index(word) + 1 for words in own if word in words), None)


def ends_as(word: str, role: str, language: str | None) -> bool:
    """Whether a folded word ends as what something belongs to (``whither``) or is of, whatever its place."""
    return language is not None and word.endswith(tuple(understood(language)["endings"][role]))


@lru_cache(maxsize=4096)
def counts(word: str) -> str | None:
    """Return what a folded word stands for that can be counted, such as ``units``; None if nothing."""
    kinds = (item for found in in_any("countable") for item in found.items())
    return next((kind for kind, patterns in kinds if re.fullmatch("|".join(patterns), word)), None)


def asks_with(first: Iterable[str], known: Mapping[str, Any]) -> bool:
    """Whether one of the first words has the ending that asks yes or no."""
    asked = ((short, word) for word in first if (short := bare(word, known)) != word)
    return any(says_how(short) and not asking(word, "count") for short, word in asked)


def missing(typed: Sequence[str], text: str) -> dict[str, bool]:
    """Return the words for what sources rarely say, each with whether it can be part of no name there."""
    patterns = [pattern for found in in_any("missing") for pattern in found]
    whole = set(said((pattern for pattern in patterns if " " in pattern), text))
    single = re.compile("|".join(pattern for pattern in patterns if " " not in pattern))
    return {word: word in whole for word in typed if word in whole or single.fullmatch(word)}


def denying(known: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that deny something; of other languages, those that say nothing else in one's own."""
    others = frozenset().union(*in_any("negating"))
    own: frozenset[str] = known["negating"]
    return own | others.difference(*(known[key] for key in _SAYINGS))


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
