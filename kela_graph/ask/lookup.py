"""Looks up what sentences need: names, reasons, and the answers to the library's questions."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, TypeAlias

from rdflib import SKOS, Literal
from rdflib.term import Node

from kela_graph import facts, queries, terms, wording
from kela_graph.ask.reply import AskAnswer
from kela_graph.graph import describe
from kela_graph.names import Names
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Dataset

    from kela_graph.ask.grammar import Question
    from kela_graph.facts import Fact
    from kela_graph.search import Match

#: A statement: subject, property and value; any value where None.
Statement: TypeAlias = "tuple[Node | None, Node | None, Node | None]"


class Lookup(Names):
    """Names, facts and answers in one order of languages, for sentences in one language.

    Attributes:
        tag: the language of the sentences.
        root: the organisation as a whole.
        question: what words ask.
    """

    def __init__(self, dataset: Dataset, question: Question, lang: str, tag: str) -> None:
        described = describe(dataset)
        super().__init__(dataset, tuple(dict.fromkeys((lang, tag, *described.languages))))
        self.tag = tag
        self.root = described.root
        self.question = question
        self._answers: dict[str, queries.Answer] = {}

    def say(self, key: str, *, number: int = 1, **values: object) -> str:
        """Return a text in the language; an RDF term among the values stands for its name."""
        told = {k: self.label(v) if v is None or isinstance(v, Node) else v for k, v in values.items()}
        return wording.text(key, (self.tag,), number=number, **told)

    def in_case(self, slot: str, terms: Sequence[Node]) -> tuple[str, list[str]]:
        """Return what stands for terms in a place of a sentence, and the names as they stand there.

        That is each term's form in the case that is wanted, where the dataset has it; else its name, behind a
        word that bears the case: nobody can inflect the names of every body.
        """
        case = wording.section("ask", self.tag)["slots"][slot]["case"]
        forms = [self._form(term, case) for term in terms] if case else [""]
        if all(forms):
            return self.enumerated(forms), forms
        quoted = [
            self.label(term) if slot in ("place", "post") else self.say("ask.words.quoted_task", name=term)
            for term in terms
        ]
        text = self.say(f"ask.slots.{slot}.carrier", number=len(terms), names=self.enumerated(quoted))
        return text, []

    def _form(self, term: Node, case: str) -> str:
        """Return a term's form in a case, in the language of the sentences; nothing where there is none."""
        forms = self.dataset.objects(term, RESP[case])
        own = (str(form) for form in forms if isinstance(form, Literal) and form.language == self.tag)
        return min(own, default="")

    def short_name(self, term: Node) -> str:
        """Return the shortest name of a term in the language of the sentences.

        That may be one of another language by which the term is looked for in this.
        """
        names = {
            naming: [name for name in self.dataset.objects(term, naming) if isinstance(name, Literal)]
            for naming in (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
        }
        known = {str(name) for name in (*names[SKOS.prefLabel], *names[SKOS.altLabel])}
        own = [str(name) for found in names.values() for name in found if name.language == self.tag]
        return min([self.label(term), *(name for name in own if name in known)], key=lambda n: (len(n), n))

    def enumerated(self, things: Iterable[str | Node]) -> str:
        """Return names, or the names of terms, as a list in a sentence."""
        *first, last = [self.label(t) if isinstance(t, Node) else t for t in things] or [""]
        return f"{', '.join(first)} {self.say('ask.words.and')} {last}" if first else last

    def whys(self, subjects: Iterable[Node | None]) -> Mapping[Statement, Fact]:
        """Return the annotated statements of the subjects that name their source."""
        found = facts.statements(self, subjects, inward=False)
        return {(each.subject, each.predicate, each.value): each for each in found if each.source}

    def run(self, name: str, **given: Node) -> queries.Answer:
        """Ask a question of the library; the same one is asked once."""
        answer = queries.run(name, self.dataset, lang=self.languages[0], **given)
        return self._answers.setdefault(answer.sparql, answer)

    def silence(self, answer: queries.Answer) -> str:
        """Return the library's own words for an answer without rows."""
        text = queries.no_rows(answer, self, (self.tag,))
        return text[:1].upper() + text[1:]

    def answer(
        self,
        match: Match | None,
        query: str,
        given: Mapping[str, Node],
        statements: Sequence[Fact],
        silence: str | None = None,
        verdict: str | None = None,
    ) -> AskAnswer:
        """Return an answer; where the source is silent, the statements are about what is near."""
        shown = {key: terms.short(self.dataset, value) for key, value in given.items()}
        parameters = [word for key, value in shown.items() for word in ("-p", f"{key}={value}")]
        command = ["kela-graph", "query", query, *parameters, "--lang", self.languages[0]]
        return AskAnswer(match, query, shown, tuple(statements), shlex.join(command), silence, verdict)
