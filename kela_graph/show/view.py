"""The views of one resource and of one paragraph: their facts, in the order in which people ask."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rdflib import URIRef

    from kela_graph.facts import Fact


@dataclass(frozen=True, slots=True)
class View:
    """All that is known of one unit, task, place, post or type.

    Attributes:
        kind: ``unit``, ``task``, ``place`` or ``thing``.
        iri: the resource.
        label: its name.
        definition: its definition, where it has one.
        facts: what is known, in the order in which people ask.
        notes: further remarks.
        silence: of a task that the source gives to nobody, the sentence that says so.
    """

    kind: str
    iri: URIRef
    label: str
    definition: str | None
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    silence: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the view as JSON has it; see docs/show.md."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return own | {"facts": [fact.as_json() for fact in self.facts]}


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph of a source document, in the dataset's own words, with the facts that rest on it.

    Attributes:
        iri: the paragraph.
        label: its document and number.
        number: its number.
        document: the IRI and the label of its document.
        date: the document's date; None where it has none.
        paraphrase: what the paragraph says, in the dataset's own words.
        bears: the facts that it is the source of.
        completes: the facts of other paragraphs that need it too, such as a list's heading.
        previous: the number of the paragraph before it, if there is one.
        next: the number of the paragraph after it, if there is one.
    """

    iri: URIRef
    label: str
    number: int
    document: tuple[URIRef, str]
    date: str | None
    paraphrase: str | None
    bears: tuple[Fact, ...]
    completes: tuple[Fact, ...]
    previous: int | None
    next: int | None

    def as_json(self) -> dict[str, Any]:
        """Return the view as JSON has it; see docs/show.md."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return own | {
            "document": dict(zip(("iri", "label"), self.document, strict=True)),
            **{role: [*map(_statement, own[role])] for role in ("bears", "completes")},
        }


def _statement(fact: Fact) -> dict[str, Any]:
    return {"subject": {"iri": fact.subject, "label": fact.about}, "fact": fact.as_json()}
