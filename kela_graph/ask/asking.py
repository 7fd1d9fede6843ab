"""The question of the library that fits what is asked of a thing, and its answer."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from rdflib import Literal, URIRef

from kela_graph import queries, terms
from kela_graph.ask import sentences, wording
from kela_graph.ask.facts import Facts
from kela_graph.ask.grammar import Intent
from kela_graph.ask.reply import Answer
from kela_graph.ask.roles import BY_ROLE, OF_ROLE
from kela_graph.facts import Fact, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.ask.sentences import Row
    from kela_graph.graph import Description
    from kela_graph.search import Match

#: Words that fit a unit so well are its name, not what it does.
_WHOLE_NAME: Final = 0.93
#: The questions that ask for no thing, and what tells their rows.
_GENERAL_QUESTIONS: Final[Mapping[Intent, tuple[str, Callable[[Sequence[Row], Facts], list[Fact]]]]] = {
    Intent.DOUBTS: ("source-discrepancies", sentences.doubts),
    Intent.READINGS: ("readings", sentences.said),
    Intent.SHARED: ("shared-tasks", sentences.shared),
    Intent.TYPES: ("unit-types", sentences.unit_types),
    Intent.WHERE: ("places", sentences.places),
    Intent.TASKS: ("tasks", sentences.tasks),
    Intent.IDENTIFIERS: ("identifiers", sentences.identifiers),
}


class Asker:
    """Asks the library's questions and tells what comes of them, in one language."""

    def __init__(self, dataset: Dataset, described: Description, tag: str, lang: str) -> None:
        self.dataset = dataset
        self.root = described.root
        self.tag = tag
        self.lang = lang
        self.facts = Facts(dataset, tuple(dict.fromkeys((lang, tag, *described.languages))), tag)

    def answer(
        self, intent: Intent, match: Match | None, number: int | None = None, target: str | None = None
    ) -> Answer:
        """Return what the question that fits says of a thing, or of no thing in particular."""
        if match is None:
            return self._general(intent, number)
        told = intent if intent in OF_ROLE[match.role] else BY_ROLE[match.role]
        if match.role == "unit" and intent == Intent.TASKS:
            told = Intent.DOES
        bare = intent == Intent.ANY
        ask: Mapping[Intent, Callable[[Match], Answer]] = {
            Intent.WHO: self._who if match.role != "unit" else self._who_unit,
            Intent.DOES: self._structure_if_idle if bare else self._does,
            Intent.WHERE: self._where,
            Intent.PART: self._part,
            Intent.TYPES: self._type,
            Intent.UNITS: self._units,
            Intent.UNDER: self._under,
            Intent.COUNT: self._count,
            Intent.NAMES: lambda found: self._names(found, target),
            Intent.DOUBTS: self._doubts,
            Intent.IDENTIFIERS: self._identifiers,
            Intent.READINGS: self._readings,
            Intent.PARAGRAPH: self._paragraph_found,
        }
        return ask[told](match)

    def _run(self, name: str, **given: Node) -> queries.Answer:
        return queries.run(name, self.dataset, lang=self.lang, **given)

    def _told(
        self,
        match: Match | None,
        name: str,
        given: Mapping[str, Node],
        statements: list[Fact],
        silence: str | None = None,
    ) -> Answer:
        """Return an answer; where there is a silence, the statements are what stands near."""
        shown = {key: terms.short(self.dataset, value) for key, value in given.items()}
        parameters = [word for key, value in shown.items() for word in ("-p", f"{key}={value}")]
        words = ["kela-graph", "query", name, *parameters, "--lang", self.lang]
        return Answer(
            match=match,
            query=name,
            parameters=shown,
            statements=tuple(statements),
            command=shlex.join(words),
            silent=silence is not None,
            silence=silence,
        )

    def _silence(self, answer: queries.Answer) -> str:
        """Return the library's own words for an answer without rows."""
        text = answer.query.say("none", [self.tag]) or "?"
        self.facts.learn(answer.parameters.values())
        for name, term in answer.parameters.items():
            text = text.replace(f"{{{name}}}", self.facts.label(term))
        return text[:1].upper() + text[1:]

    def _who(self, match: Match) -> Answer:
        given = {"task": match.term}
        answer = self._run("who-is-responsible", **given)
        told = sentences.who(answer.rows, self.facts, match.term)
        if told:
            return self._told(match, "who-is-responsible", given, told)
        near = [*self._named_after("topic", match.term), *self._of_broader(match.term)]
        return self._told(match, "who-is-responsible", given, near, self._silence(answer))

    def _who_unit(self, match: Match) -> Answer:
        """Tell of a unit that was found where a task was asked for: what it does, or is named after.

        Who answers for a unit itself no question tells; under which post it works comes nearest.
        """
        if match.score >= _WHOLE_NAME:
            return self._under(match)
        named_after = self._named_after("unit", match.term)
        topics = [term for statement in named_after for term in statement.terms if term != match.term]
        if not topics:
            return self._does(match)
        given = {"task": topics[0]}
        answer = self._run("who-is-responsible", **given)
        told = sentences.who(answer.rows, self.facts, topics[0])
        silence = None if told else self._silence(answer)
        return self._told(match, "who-is-responsible", given, told or named_after, silence)

    def _of_broader(self, task: URIRef) -> list[Fact]:
        """Tell who does what the task is part of."""
        return [
            statement
            for broad in self.facts.broader(task)
            for statement in sentences.who(
                [
                    row
                    for row in self._run("who-is-responsible", task=broad)
                    if str(row["narrower"]) == "false"
                ],
                self.facts,
                broad,
            )
        ]

    def _named_after(self, column: str, term: URIRef) -> list[Fact]:
        """Tell which units are about something by their names: of a topic, or of a unit."""
        return sentences.about(self.facts, self.facts.named_after(column, term))

    def _does(self, match: Match) -> Answer:
        given = {"unit": match.term}
        answer = self._run("responsibilities", **given)
        told = sentences.does(answer.rows, self.facts, match.term)
        if told:
            return self._told(match, "responsibilities", given, told)
        rows = self._run("unit-tree", **given).rows
        near = [*self._named_after("unit", match.term), *self._around(rows, match.term)]
        return self._told(match, "responsibilities", given, near, self._silence(answer))

    def _around(self, rows: Sequence[Row], unit: URIRef) -> list[Fact]:
        """Tell what a unit is part of, and what is part of it."""
        above = sentences.part(rows, self.facts, unit, self.root)
        return [*above, *sentences.parts(rows, self.facts, unit, self.root)]

    def _structure_if_idle(self, match: Match) -> Answer:
        """Tell what a unit does, and where it stands if the source names nothing that it does."""
        answer = self._does(match)
        if not answer.silent:
            return answer
        if match.score < _WHOLE_NAME and self._named_after("unit", match.term):
            return self._who_unit(match)
        rows = self._run("unit-tree", unit=match.term).rows
        near = [*self._around(rows, match.term), *self._typed(match.term)]
        return self._told(match, "unit-tree", {"unit": match.term}, near)

    def _part(self, match: Match) -> Answer:
        given = {"unit": match.term}
        told = sentences.part(self._run("unit-tree", **given).rows, self.facts, match.term, self.root)
        silence = None if told else wording.silence(self.tag, "part", match.label)
        return self._told(match, "unit-tree", given, told, silence)

    def _type(self, match: Match) -> Answer:
        told = self._typed(match.term)
        silence = None if told else wording.silence(self.tag, "type", match.label)
        return self._told(match, "units", {}, told, silence)

    def _typed(self, unit: URIRef) -> list[Fact]:
        """Tell of which type a unit is."""
        return sentences.types([row for row in self._run("units").rows if row["unit"] == unit], self.facts)

    def _units(self, match: Match) -> Answer:
        if match.role == "type":
            answer = self._run("units", type=match.term)
            told = sentences.types(answer.rows, self.facts)
            return self._told(
                match, "units", {"type": match.term}, told, None if told else self._silence(answer)
            )
        given = {"unit": match.term}
        rows = self._run("unit-tree", **given).rows
        told = sentences.parts(rows, self.facts, match.term, self.root)
        if told:
            return self._told(match, "unit-tree", given, told)
        near = sentences.part(rows, self.facts, match.term, self.root)
        return self._told(match, "unit-tree", given, near, wording.silence(self.tag, "parts", match.label))

    def _where(self, match: Match) -> Answer:
        given = {"place" if match.role == "place" else "unit": match.term}
        told = sentences.places(self._run("places", **given).rows, self.facts)
        if told:
            return self._told(match, "places", given, told)
        silence = wording.silence(self.tag, "in" if match.role == "place" else "where", match.label)
        near = []
        if match.role == "unit":
            rows = self._run("unit-tree", unit=match.term).rows
            near = sentences.part(rows, self.facts, match.term, self.root)
        return self._told(match, "places", given, near, silence)

    def _under(self, match: Match) -> Answer:
        given = {"post" if match.role == "post" else "unit": match.term}
        told = sentences.under(self._run("reports-to", **given).rows, self.facts)
        if told:
            return self._told(match, "reports-to", given, told)
        if match.role == "post":
            return self._told(match, "reports-to", given, [], wording.silence(self.tag, "post", match.label))
        rows = self._run("unit-tree", unit=match.term).rows
        near = sentences.part(rows, self.facts, match.term, self.root)
        return self._told(match, "reports-to", given, near, wording.silence(self.tag, "under", match.label))

    def _count(self, match: Match) -> Answer:
        if match.role == "unit":
            return self._units(match) if match.term != self.root else self._counted({}, None)
        return self._counted({"type": match.term}, match)

    def _counted(self, given: Mapping[str, Node], match: Match | None) -> Answer:
        """Tell the numbers that the source states; of a type without one, how many the graph holds."""
        rows = self._run("stated-counts", **given).rows
        if rows or match is None:
            doubts = {
                row["count"]: self._why_no_match(row["count"]) for row in rows if str(row["agrees"]) != "true"
            }
            told = sentences.counts(
                rows, self.facts, {k: v for k, v in doubts.items() if k is not None and v}
            )
            silence = None if told else self._silence(self._run("stated-counts"))
            if match is None:
                told = [*self._all(), *told]
            return self._told(match, "stated-counts", given, told, silence)
        types = [row for row in self._run("unit-types").rows if row["type"] == match.term]
        told = sentences.unit_types(types, self.facts)
        return self._told(
            match, "unit-types", {}, told, None if told else wording.silence(self.tag, "count", match.label)
        )

    def _all(self) -> list[Fact]:
        """Tell how many units the graph holds."""
        units = {row["unit"] for row in self._run("unit-tree").rows} - {self.root}
        self.facts.learn([self.root])
        text = wording.sentence(self.tag, "all", number=len(units), whole=self.facts.label(self.root))
        return [sentence(self.facts, text, [self.root])]

    def _why_no_match(self, count: Node | None) -> str | None:
        rows = self._run("source-discrepancies", about=count).rows if count is not None else ()
        return " ".join(statement.text + "." for statement in sentences.doubts(rows, self.facts)) or None

    def _doubts(self, match: Match) -> Answer:
        given = {"about": match.term}
        told = sentences.doubts(self._run("source-discrepancies", **given).rows, self.facts)
        silence = None if told else wording.silence(self.tag, "doubts", match.label)
        return self._told(match, "source-discrepancies", given, told, silence)

    def _readings(self, match: Match) -> Answer:
        given = {"subject": match.term}
        told = sentences.said(self._run("readings", **given).rows, self.facts)
        silence = None if told else wording.silence(self.tag, "readings", match.label)
        return self._told(match, "readings", given, told, silence)

    def _identifiers(self, match: Match) -> Answer:
        rows = [row for row in self._run("identifiers").rows if row["resource"] == match.term]
        told = sentences.identifiers(rows, self.facts)
        silence = None if told else wording.silence(self.tag, "identifiers", match.label)
        return self._told(match, "identifiers", {}, told, silence)

    def _names(self, match: Match, target: str | None) -> Answer:
        given = {"unit": match.term}
        told = sentences.names(self._run("names", **given).rows, self.facts, match.term, target)
        if told:
            return self._told(match, "names", given, told)
        self.facts.learn([match.term])
        named = [
            {"language": Literal(tag), "name": Literal(name), "basis": None, "publishedAt": None}
            for tag, name in sorted(self.facts.by_language(match.term).items())
        ]
        told = sentences.names(named, self.facts, match.term, target)
        silence = None if told else wording.silence(self.tag, "names", match.label)
        return self._told(match, "describe", {"resource": match.term}, told, silence)

    def _paragraph_found(self, match: Match) -> Answer:
        return self._paragraph(*self.facts.numbered(match.term), match)

    def _paragraph(self, number: int, document: URIRef | None = None, match: Match | None = None) -> Answer:
        given: dict[str, Node] = {"number": Literal(number)}
        if document is not None:
            given["document"] = document
        answer = self._run("paragraph", **given)
        paraphrases = self.facts.paraphrases(number, document)
        places = [statement.source.iri for statement in paraphrases if statement.source]
        source = places[0] if len(places) == 1 else None
        told = [*paraphrases, *sentences.said(answer.rows, self.facts, source)]
        return self._told(match, "paragraph", given, told, None if told else self._silence(answer))

    def _general(self, intent: Intent, number: int | None) -> Answer:
        """Return what is asked of no thing in particular."""
        if intent == Intent.PARAGRAPH:
            return self._paragraph(number or 0)
        if intent == Intent.COUNT:
            return self._counted({}, None)
        name, tell = _GENERAL_QUESTIONS.get(intent, ("units", sentences.types))
        answer = self._run(name)
        own = [row for row in answer.rows if row.get("resource") == self.root]
        told = tell(own or answer.rows, self.facts)
        return self._told(None, name, {}, told, None if told else self._silence(answer))
