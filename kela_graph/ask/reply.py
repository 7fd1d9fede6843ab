"""What `kela_graph.ask.ask` answers with: statements, each with how it is known and where it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib import URIRef

    from kela_graph.search import Match


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said.

    Attributes:
        iri: the paragraph, or the page where a name was published.
        label: the document with its date or that it has none, and the paragraph's number; or the address.
        number: the paragraph's number, where it is one.
    """

    iri: URIRef
    label: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, as sure as the source.

    Attributes:
        text: the sentence, without its full stop.
        names: the names in it, as they stand there.
        terms: what it speaks of.
        basis: how it is known; None where that is not recorded.
        basis_label: the same for people.
        reading: whether it is read from the source, not stated.
        source: where it is said, where that is recorded.
        why: why it is read so, or what else is known of it.
    """

    text: str
    names: tuple[str, ...]
    terms: tuple[URIRef, ...]
    basis: URIRef | None = None
    basis_label: str | None = None
    reading: bool = False
    source: Place | None = None
    why: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what JSON tells of it."""
        return {
            "text": self.text,
            "names": list(self.names),
            "terms": [str(term) for term in self.terms],
            "basis": self.basis and str(self.basis),
            "basisLabel": self.basis_label,
            "reading": self.reading,
            "source": self.source and str(self.source.iri),
            "sourceLabel": self.source and self.source.label,
            "paragraph": self.source and self.source.number,
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question says of one thing that the words may mean.

    Attributes:
        match: the thing; None where the question asks for none.
        query: the question's name.
        parameters: what it was asked with, as a person types it.
        statements: the answer, sentence by sentence; where the source is silent, what stands near.
        command: the command that gives the same as rows.
        silent: whether the source says nothing of what was asked.
        silence: the sentence that says so, where it is.
    """

    match: Match | None
    query: str
    parameters: Mapping[str, str]
    statements: tuple[Statement, ...]
    command: str
    silent: bool = False
    silence: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return what JSON tells of it."""
        return {
            "about": self.match and {"iri": str(self.match.term), "label": self.match.label},
            "query": self.query,
            "parameters": dict(self.parameters),
            "silent": self.silent,
            "silence": self.silence,
            "statements": [statement.as_json() for statement in self.statements],
            "command": self.command,
        }


@dataclass(frozen=True, slots=True)
class Reply:
    """What comes of words.

    Attributes:
        words: what was asked.
        language: the tag of the language that it is answered in.
        answers: one, or several where several are asked for, or fit equally; none where nothing fits.
        others: what fits as well, but is not answered, or is nearest where nothing fits.
        remark: what to know of the answers as a whole, where there is something.
        source: the documents, each with its date or that it has none.
        ambiguous: whether the words fit several things equally.
    """

    words: str
    language: str
    answers: tuple[Answer, ...]
    others: tuple[Match, ...]
    remark: str | None
    source: str
    ambiguous: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return what JSON tells of it."""
        return {
            "words": self.words,
            "language": self.language,
            "ambiguous": self.ambiguous,
            "remark": self.remark,
            "answers": [answer.as_json() for answer in self.answers],
            "others": [
                {"iri": str(m.term), "label": m.label, "kind": m.kind, "command": m.command}
                for m in self.others
            ],
            "source": self.source,
        }
