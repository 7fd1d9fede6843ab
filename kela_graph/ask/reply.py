"""What `kela_graph.ask.ask` answers with: statements, each with how it is known and where it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kela_graph.facts import Fact
    from kela_graph.search import Match


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
