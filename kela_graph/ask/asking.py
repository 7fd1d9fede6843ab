"""Asks a question of the library of a thing, and tells what comes as sentences."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from kela_graph import queries, terms
from kela_graph.ask import phrases
from kela_graph.ask.lookup import Lookup
from kela_graph.ask.reply import Answer
from kela_graph.graph import describe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rdflib import Dataset, URIRef
    from rdflib.term import Node

    from kela_graph.ask.grammar import Question
    from kela_graph.ask.sentences import Tell
    from kela_graph.facts import Fact
    from kela_graph.search import Match


class Asker:
    """Asks the library's questions and tells what comes of them, in one language.

    Attributes:
        names: what sentences are told by.
        number: of the paragraph that is asked for; None where no number is.
    """

    def __init__(self, dataset: Dataset, question: Question, tag: str, lang: str) -> None:
        described = describe(dataset)
        order = tuple(dict.fromkeys((lang, tag, *described.languages)))
        self.names = Lookup(dataset, order, tag, described.root, question.target)
        self.number = question.number
        self._dataset = dataset
        self._lang = lang
        self._answers: dict[tuple[str, tuple[tuple[str, Node], ...]], queries.Answer] = {}

    def run(self, name: str, **given: Node) -> queries.Answer:
        """Ask a question of the library; the same one is asked once."""
        key = name, tuple(given.items())
        if key not in self._answers:
            self._answers[key] = queries.run(name, self._dataset, lang=self._lang, **given)
        return self._answers[key]

    def told(
        self,
        match: Match | None,
        query: str,
        given: Mapping[str, Node],
        statements: Sequence[Fact],
        silence: str | None = None,
    ) -> Answer:
        """Return an answer; where there is a silence, the statements are what stands near."""
        shown = {key: terms.short(self._dataset, value) for key, value in given.items()}
        parameters = [word for key, value in shown.items() for word in ("-p", f"{key}={value}")]
        words = ["kela-graph", "query", query, *parameters, "--lang", self._lang]
        return Answer(
            match=match,
            query=query,
            parameters=shown,
            statements=tuple(statements),
            command=shlex.join(words),
            silent=silence is not None,
            silence=silence,
        )

    def silence(self, answer: queries.Answer) -> str:
        """Return the library's own words for an answer without rows."""
        text = answer.query.say("none", [self.names.tag]) or "?"
        self.names.learn(answer.parameters.values())
        for name, term in answer.parameters.items():
            text = text.replace(f"{{{name}}}", self.names.label(term))
        return text[:1].upper() + text[1:]


#: Gives the answer about a thing, or about no thing in particular.
Ask: TypeAlias = "Callable[[Asker, Match | None], Answer]"

#: Gives what stands near where the source is silent about a thing.
Near: TypeAlias = "Callable[[Asker, URIRef], list[Fact]]"


@dataclass(frozen=True, slots=True)
class Entry:
    """A question of the library that is asked of a thing, and how its answer is told.

    Attributes:
        name: of the question.
        tell: what tells its rows.
        parameter: what takes the thing; None where the question takes nothing.
        column: of the rows, those are told that have the thing here; None where all are.
        silence: the key of what is said without rows; None where the question says it itself.
        near: what gives what stands near, where there are no rows.
    """

    name: str
    tell: Tell
    parameter: str | None = None
    column: str | None = None
    silence: str | None = None
    near: tuple[Near, ...] = ()

    def __call__(self, asker: Asker, match: Match | None) -> Answer:
        """Ask about a thing; about the organisation as a whole where that is None."""
        term = asker.names.root if match is None else match.term
        given: dict[str, Node] = {self.parameter: term} if self.parameter else {}
        answer = asker.run(self.name, **given)
        rows = [row for row in answer.rows if self.column is None or row[self.column] == term]
        told = self.tell(rows or (answer.rows if match is None else ()), asker.names, term)
        if told:
            return asker.told(match, self.name, given, told)
        near = [fact for find in self.near for fact in find(asker, term)]
        if self.silence is None or match is None:
            silence = asker.silence(answer)
        else:
            silence = phrases.say(asker.names.tag, f"ask.silences.{self.silence}", name=match.label)
        return asker.told(match, self.name, given, near, silence)
