"""What a view is made of: things, and the facts that are known of them, each with its place in the source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from rdflib import URIRef

#: The bases of what the source does not state itself.
READINGS: Final = (RESP.ReadFromName, RESP.ReadFromContext)


@dataclass(frozen=True, slots=True)
class Thing:
    """A resource, as people see it.

    Attributes:
        iri: which.
        label: its name.
    """

    iri: URIRef
    label: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a resource, and where it is said.

    Attributes:
        topic: what kind of fact: ``name``, ``type``, ``part of``, ``handles``, …
        text: the fact, as people say it.
        basis: how it was had, as people say it; empty where that is not recorded.
        source: where it is said: a paragraph of a document, or the address of a page; empty likewise.
        reading: whether it is read from the source, not stated.
        why: why it is read so, where it is.
        iri: the resource that the text names, where it names one.
        source_iri: the paragraph or page.
    """

    topic: str
    text: str
    basis: str = ""
    source: str = ""
    reading: bool = False
    why: str | None = None
    iri: URIRef | None = None
    source_iri: URIRef | None = None


@dataclass(frozen=True, slots=True)
class View:
    """All that is known of one unit, task, place, post or type.

    Attributes:
        kind: what sort of view: ``unit``, ``task``, ``place`` or ``thing``.
        iri: which resource.
        label: its name.
        definition: what it is, where that is told.
        facts: what is known, in the order in which people ask.
        notes: further remarks.
        silence: of a task, what to say where the source names nobody who has it.
    """

    kind: str
    iri: URIRef
    label: str
    definition: str | None
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    silence: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact that a paragraph bears or completes, and what it is about.

    Attributes:
        subject: what the fact is about.
        fact: the fact.
    """

    subject: Thing
    fact: Fact


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph of a source document, told in the dataset's own words.

    Attributes:
        iri: which paragraph.
        label: its document and number.
        number: its number.
        document: where it stands.
        date: the document's date; None where it has none.
        paraphrase: what it says, in the dataset's own words.
        bears: the facts that it is the source of.
        completes: the facts of other paragraphs that need it too, such as a list's heading.
        previous: the number of the paragraph before it, if there is one.
        next: the number of the paragraph after it, if there is one.
    """

    iri: URIRef
    label: str
    number: int
    document: Thing
    date: str | None
    paraphrase: str | None
    bears: tuple[Statement, ...]
    completes: tuple[Statement, ...]
    previous: int | None
    next: int | None
