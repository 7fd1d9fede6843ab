"""Which things the words may mean, compared with what is asked of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS

from kela_graph.ask import lexicon
from kela_graph.ask.grammar import Intent
from kela_graph.errors import InputError
from kela_graph.matching.words import words_of
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from rdflib import Dataset, URIRef
    from rdflib.term import Node

    from kela_graph.ask.grammar import Question
    from kela_graph.search import Index, Match

#: What is most likely meant where something is asked: the roles of things, by intent.
_FITTING: Final[Mapping[Intent, Collection[str]]] = {
    Intent.WHO: {"task", "concept"},
    Intent.DOES: {"unit"},
    Intent.WHERE: {"unit", "place"},
    Intent.PART: {"unit"},
    Intent.UNITS: {"unit", "type", "place"},
    Intent.UNDER: {"unit", "post"},
    Intent.COUNT: {"type"},
    Intent.TASKS: {"unit"},
    Intent.TYPES: {"unit"},
    Intent.IDENTIFIERS: {"unit", "place"},
    Intent.NAMES: {"unit", "task", "place", "post"},
}
#: The factor of a thing whose role fits what is asked.
_BONUS: Final = 1.25
#: The factor of a topic: its own name means the topic, unless a unit has just that name.
_TOPIC: Final = 1.05
#: The factor of the organisation as a whole, which many questions name and few are about.
_ROOT: Final = 0.7
#: The share of the best score with which things fit equally; it is higher where the best fits well.
_ALIKE: Final = 0.925
_ALIKE_IF_GOOD: Final = 0.996
_GOOD: Final = 0.93
#: What more of the words fit is preferred with at least this share of the best score.
_WITH_MORE: Final = 0.8
#: Where the whole has less than this score, parts are looked for, of so many words.
_POOR: Final = 0.6
_LONGEST_PART: Final = 3
_MOST_WORDS: Final = 12
#: Where several things are named, each by so many words at most, and what each takes from the fit.
_LONGEST_NAME: Final = 7
_APART: Final = 0.15
#: How much a word counts there that may only say how things are asked.
_LITTLE: Final = 0.2
_LIMIT: Final = 12
#: The least score of an answer; what has less is only near.
_LEAST: Final = 0.55
#: With this score a thing is surely meant.
SURE: Final = 0.7
#: What fits less of the words that name something is offered, not asserted.
_SHARE: Final = 0.5
#: How many things that fit equally are answered at most; the rest are named.
MOST: Final = 3


@dataclass(frozen=True)
class Choice:
    """Looks for what the words of a question mean.

    Attributes:
        dataset: what is asked.
        index: its names.
        root: the organisation as a whole.
        question: what words ask.
        lang: the language of labels.
    """

    dataset: Dataset
    index: Index
    root: URIRef
    question: Question
    lang: str
    _vocabularies: dict[tuple[Node, ...], lexicon.Vocabulary] = field(default_factory=dict)

    def matches(self) -> list[Match]:
        """Return what the words may mean, best first: what fits the question before what does not."""
        if named := self.named():
            return named
        found: list[Match] = []
        for words in self.question.about:
            more = self.find(words)
            if _top(found) < _GOOD and _top(more) >= _top(found) * _WITH_MORE:
                found = more
        longest = max(self.question.about, key=len, default=())
        many = min(len(longest), _MOST_WORDS)
        if self.question.intent == Intent.PART:
            # What is named first, where two units are, is asked about.
            found = max(found, self._best((longest[:end] for end in range(many, 0, -1)), "unit"), key=_top)
        if _top(found) < _POOR:
            lengths = range(min(_LONGEST_PART, many), 0, -1)
            parts = (longest[at : at + length] for length in lengths for at in range(many - length + 1))
            found = max(found, self.things() or self._best(parts), key=_top)
        return self._ranked(found)

    def _best(self, parts: Iterable[Sequence[str]], role: str | None = None) -> list[Match]:
        """Return what the best of some parts of the words fits, where that is not poor."""
        found = ([match for match in self.find(words) if role in (None, match.role)] for words in parts)
        best = max(found, key=_top, default=[])
        return best if _top(best) > _POOR else []

    def nearest(self) -> list[Match]:
        """Return what is nearest where nothing fits: what any one of the words fits that name something."""
        words = self.content[:_MOST_WORDS]
        found = [m for word in words for m in self.find((word,))[:2] if m.term != RESP.Unit]
        return sorted(found, key=attrgetter("score"), reverse=True)[:3]

    def equal(self, ranked: Sequence[Match]) -> list[Match]:
        """Return those of what was found that fit equally well."""
        if not ranked:
            return []
        first = ranked[0]
        if self.question.names_nothing and first.term == self.root:
            return [first]
        alike = _ALIKE_IF_GOOD if first.score >= _GOOD else _ALIKE
        equal = [match for match in ranked if self._score(match) >= self._score(first) * alike]
        if len(equal) > 1:
            # A topic only points to the unit that is named after it, and a type to its units.
            firm = [match for match in equal if match.role not in ("concept", "type", "paragraph")]
            of_types = self.question.intent in (Intent.COUNT, Intent.UNITS)
            equal = firm if firm and not of_types else equal[:1]
            # What is named by all of its name stands before what has a word more.
            whole = [match for match in equal if self.vocabulary(match.term).covered(self.question.words)]
            equal = whole or equal
        if len(equal) > MOST:
            least = equal[0].score * _WITH_MORE
            equal = [match for match in ranked if match.role == "type" and match.score >= least][:1] or equal
        return equal

    def joined(self, ranked: Sequence[Match]) -> list[Match]:
        """Return what stands on either side of "and", where each side names another thing.

        Nothing where the best of the whole has such a word in its own name.
        """
        sides = () if self.question.intent == Intent.SHARED else self.question.joined
        if not 1 < len(sides) <= MOST or (ranked and lexicon.some("joining", words_of(ranked[0].name))):
            return []
        best = [match for side in sides for match in self._ranked(self.find(side))[:1]]
        clear = {match.term for match in best if match.score >= _POOR}
        return best if len(clear) == len(sides) else []

    def things(self) -> list[Match]:
        """Return the things that the words name one after the other, each for sure."""
        return [match for _, match in self.segments]

    @cached_property
    def segments(self) -> list[tuple[tuple[str, ...], Match]]:
        """The things that the words name one after the other, each for sure, with the words that do."""
        barriers = self.question.choosing
        words = self.question.rest[:_MOST_WORDS]
        best: list[tuple[float, list[tuple[tuple[str, ...], Match]]]] = [(0.0, [])]
        for end in range(1, len(words) + 1):
            options = [best[end - 1]]
            for start in range(max(0, end - _LONGEST_NAME), end):
                if not barriers & {*words[start:end]} and (found := self._sure(words[start:end])):
                    weight, before = best[start]
                    told = sum(_LITTLE if lexicon.says_how(word) else 1.0 for word in words[start:end])
                    options.append(
                        (weight + found.score * told - _APART, [*before, (words[start:end], found)])
                    )
            best.append(max(options, key=itemgetter(0)))
        return best[-1][1]

    def named(self) -> list[Match]:
        """Return what the words name by all of a name of several words, whatever stands beside."""
        found = []
        for words, match in self.segments:
            if len(words) > 1 and self.vocabulary(match.term).covered(words):
                found += [match, *(m for m in self.find(words) if m.score == match.score and m != match)]
        return self._ranked(list({match.term: match for match in found}.values()))

    def _sure(self, words: Sequence[str]) -> Match | None:
        """Return the thing that some words name for sure: all of them stand for it."""
        little = len(words) == 1 and (lexicon.says_how(words[0]) or words[0] in self.question.missing)
        # A unit is part of a unit and works under one or a post, whatever a task is called.
        later: tuple[str, ...] = ()
        if {Intent.PART, Intent.UNDER} & {*self.question.intents}:
            later = ("task", "concept")
        elif self.question.intent == Intent.WHO and not self.question.whether:
            later = ("unit", "type")
        for match in sorted(self.find(words), key=lambda match: match.role in later):
            if self.question.of_root.issuperset(words) and match.term != self.root:
                continue
            own = self.vocabulary(match.term)
            is_thing = match.role != "paragraph" and match.term != RESP.Unit and match.score >= SURE
            # A word that may only ask names a type at most, by all of its name.
            is_thing = is_thing and (not little or (match.role == "type" and own.covered(words)))
            if is_thing and all(map(own.has, words)):
                return match
        return None

    def vocabulary(self, *things: Node) -> lexicon.Vocabulary:
        """Return the words of the names of some things."""
        if things not in self._vocabularies:
            self._vocabularies[things] = lexicon.Vocabulary(self.dataset, things, self.question.language)
        return self._vocabularies[things]

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The folded words that name something: not how it is asked, not the organisation as a whole."""
        question = self.question
        known = {*question.missing, *question.negating, *question.of_root}
        named = (word for word in question.words if word not in known and not word.isdecimal())
        return tuple(w for w in named if not question.asks(w, ()) and not lexicon.counts(w))

    def not_weak(self, ranked: Sequence[Match]) -> list[Match]:
        """Return those that fit enough of the words that name something."""
        words = self.content
        # What stands on either side of "and" is named by itself.
        sides = [words, *self.question.joined]
        strong = [match for match in ranked if not all(self._is_weak(side, match) for side in sides)]
        fitting = [sum(map(self.vocabulary(match.term).has, words)) for match in strong]
        if max(fitting, default=0) == len(words):
            strong = [match for match, fit in zip(strong, fitting, strict=True) if fit == len(words)]
        if len(words) < 2 or len(strong) == len(ranked):
            return strong
        things = self.things()
        known = self.vocabulary(*(match.term for match in things))
        # Where each word names one thing or another, none of them is weak.
        if all(map(known.has, words)):
            return self._ranked(list({match.term: match for match in (*things, *strong)}.values()))
        return strong

    def _is_weak(self, words: Sequence[str], match: Match) -> bool:
        """Whether a thing fits too few of the words that name something to be asserted."""
        question, own = self.question, self.vocabulary(match.term)
        if not words:
            whole = any(own.has(word, whole=True) for word in question.missing or question.rest)
            return not whole and (bool(question.missing) or not own.covered(question.words))
        fitting = sum(map(own.has, words))
        return not fitting or (fitting <= _SHARE * len(words) and not own.covered(question.words))

    def find(self, words: Sequence[str]) -> list[Match]:
        """Return what some words fit, best first; of concepts, only those that units are named after."""
        try:
            found = self.index.find(" ".join(words), lang=self.lang, limit=_LIMIT)
        except InputError:
            # Words that mean nothing by themselves: there is nothing to look for.
            return []
        return [match for match in found if match.role != "concept" or match.term in self._topics]

    def _ranked(self, found: Sequence[Match]) -> list[Match]:
        of_paragraph = self.question.intent == Intent.PARAGRAPH
        kept = [
            match
            for match in found
            if match.score >= _LEAST
            and match.term != RESP.Unit
            and (match.role != "paragraph" or of_paragraph or match.score > _POOR)
        ]
        return sorted(kept, key=self._score, reverse=True)

    def _score(self, match: Match) -> float:
        """Return how well a thing fits words and question together, to be compared with others."""
        intent = self.question.intent
        fitting = _BONUS if match.role in _FITTING.get(intent, ()) else 1.0
        if intent == Intent.WHO and match.term in self._acted_on:
            fitting *= _BONUS
        if intent == Intent.ANY and match.role == "concept":
            fitting = _TOPIC
        if match.term == self.root:
            fitting *= _BONUS if self.question.names_nothing else _ROOT
        return match.score * fitting

    @cached_property
    def _acted_on(self) -> set[Node]:
        """The tasks for which something is done as the words say, where they say more than who does it."""
        acts = [RESP[name] for name in self.question.acting - {"BeingResponsible", "Handling"}]
        held = (each for act in acts for each in self.dataset.subjects(RESP.activity, act))
        return {task for each in held for task in self.dataset.objects(each, RESP.task)}

    @cached_property
    def _topics(self) -> set[Node]:
        """The concepts that units are named after; other concepts are only for whom and in what."""
        return set(self.dataset.objects(None, DCTERMS.subject))


def _top(found: Sequence[Match]) -> float:
    return max((match.score for match in found), default=0.0)
