"""What `kela_graph.ask.ask` answers with: statements, each with how it is known and where it is said.

`Lookup` finds what they need: names, reasons, and the rows of the library's questions.
"""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from rdflib import SKOS, Literal
from rdflib.term import Node

from kela_graph import facts, queries, terms, wording
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


@dataclass(frozen=True, slots=True)
class AskAnswer:
    """What one question says of one thing that the words may mean.

    Attributes:
        match: the thing; None where the question asks for none.
        query: the question's name.
        parameters: what it was asked with, as a person types it.
        statements: the answer, sentence by sentence; where the source is silent, what stands near.
        command: the command that gives the same as rows.
        silence: the sentence that says that the source is silent; None where it is not.
        verdict: ``yes``, ``no`` or ``unsaid`` where that is asked: no only where the source states what
            excludes it. None elsewhere.
    """

    match: Match | None
    query: str
    parameters: Mapping[str, str]
    statements: tuple[Fact, ...]
    command: str
    silence: str | None = None
    verdict: str | None = None

    @property
    def silent(self) -> bool:
        """Whether the source says nothing of what was asked."""
        return self.silence is not None

    def as_json(self) -> dict[str, Any]:
        """Return the answer as JSON has it."""
        return {
            "about": self.match and {"iri": str(self.match.term), "label": self.match.label},
            "query": self.query,
            "parameters": dict(self.parameters),
            "silent": self.silent,
            "silence": self.silence,
            "verdict": self.verdict,
            "statements": [_statement(each) for each in self.statements],
            "command": self.command,
        }


@dataclass(frozen=True, slots=True)
class AskReply:
    """What comes of words.

    Attributes:
        words: what was asked.
        language: the tag of the language that it is answered in.
        answers: one, or several where several are asked for, or fit equally; none where nothing fits.
        others: what fits as well, but is not answered, or is nearest where nothing fits.
        remark: what to know of the answers as a whole, where there is something.
        source: the documents, each with its date or that it has none.
        ambiguous: whether the words fit several things equally.
        unanswered: the words that no answer accounts for, as they were typed, in their order.
    """

    words: str
    language: str
    answers: tuple[AskAnswer, ...]
    others: tuple[Match, ...]
    remark: str | None
    source: str
    ambiguous: bool = False
    unanswered: tuple[str, ...] = ()

    @property
    def answered(self) -> bool:
        """Whether every word is accounted for, and something was found that was asked for."""
        told = (not answer.silent and answer.verdict != "unsaid" for answer in self.answers)
        return not self.unanswered and any(told)

    def as_json(self) -> dict[str, Any]:
        """Return the reply as JSON has it."""
        return {
            "words": self.words,
            "language": self.language,
            "ambiguous": self.ambiguous,
            "unanswered": list(self.unanswered),
            "remark": self.remark,
            "answers": [answer.as_json() for answer in self.answers],
            "others": [
                {"iri": str(m.term), "label": m.label, "kind": m.kind, "command": m.command}
                for m in self.others
            ],
            "source": self.source,
        }


def _statement(fact: Fact) -> dict[str, Any]:
    return {
        "text": fact.text,
        "names": list(fact.names),
        "terms": [str(term) for term in fact.terms],
        "basis": fact.basis and str(fact.basis),
        "basisLabel": fact.basis_label or None,
        "reading": fact.reading,
        "source": fact.source and str(fact.source.iri),
        "sourceLabel": fact.source and fact.source.dated,
        "sourceUrl": fact.source and fact.source.address,
        "paragraph": fact.source and fact.source.number,
        "why": fact.why or fact.note,
    }


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
        self._answers: dict[object, queries.Answer] = {}

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
        found = facts.statements(self, subjects, "subject")
        return {(each.subject, each.predicate, each.value): each for each in found if each.source}

    def run(self, name: str, **given: Node) -> Sequence[Mapping[str, Any]]:
        """Return the rows of a question of the library, and look up the names of all that is in them."""
        rows = self._asked(name, given).rows
        self.learn(term for row in rows for term in row.values())
        return rows

    def silence(self, name: str, **given: Node) -> str:
        """Return the library's own words for a question without rows."""
        text = queries.no_rows(self._asked(name, given), self, (self.tag,))
        return text[:1].upper() + text[1:]

    def _asked(self, name: str, given: Mapping[str, Node]) -> queries.Answer:
        """Ask a question; the same one is asked once."""
        key = (name, *given.items())
        if key not in self._answers:
            self._answers[key] = queries.run(name, self.dataset, lang=self.languages[0], **given)
        return self._answers[key]

    def answer(
        self,
        match: Match | None,
        query: str,
        given: Mapping[str, Node],
        told: Sequence[Fact],
        silence: str = "",
        near: Sequence[Fact] = (),
    ) -> AskAnswer:
        """Return an answer; where nothing is told, what is near, and the silence or the question's own."""
        shown = {key: terms.short(self.dataset, value) for key, value in given.items()}
        parameters = [word for key, value in shown.items() for word in ("-p", f"{key}={value}")]
        command = shlex.join(["kela-graph", "query", query, *parameters, "--lang", self.languages[0]])
        lack = None if told else silence or self.silence(query, **given)
        return AskAnswer(match, query, shown, tuple(told or near), command, lack)
