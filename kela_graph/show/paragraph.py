"""One paragraph of a source document: what it says in our words, and the facts that rest on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from rdflib import XSD, URIRef

from kela_graph import facts, terms, wording
from kela_graph.errors import InputError
from kela_graph.names import Names
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Collection

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.facts import Fact

_NUMBERS: Final = """SELECT DISTINCT ?paragraph ?number ?document WHERE {
  ?paragraph dcterms:isPartOf ?document ; resp:number ?number .
}"""

_TEXTS: Final = """SELECT ?paragraph ?text WHERE {
  VALUES ?paragraph { ?_terms }
  ?paragraph dcterms:description ?text
}"""

_STATEMENTS: Final = """SELECT ?role ?subject ?property ?value ?basis ?source ?why WHERE {
  { VALUES ?source { ?_terms } ?statement dcterms:source ?source BIND("bears" AS ?role) }
  UNION
  { VALUES ?source { ?_terms } ?statement rdfs:seeAlso|resp:listedIn ?source BIND("completes" AS ?role) }
  {
    ?statement owl:annotatedSource ?subject ;
      owl:annotatedProperty ?property ;
      owl:annotatedTarget ?value .
  }
  UNION
  {
    ?statement resp:heldBy ?subject ;
      ?taskProperty ?value .
    ?property owl:propertyChainAxiom/rdf:rest/rdf:first ?taskProperty ;
      rdfs:subPropertyOf resp:hasTask .
  }
  UNION
  {
    ?statement ?property ?value .
    FILTER(?property IN (resp:chosenReading, resp:statedNumber))
    BIND(?statement AS ?subject)
  }
  OPTIONAL { ?statement resp:basis ?basis }
  OPTIONAL { ?statement rdfs:comment ?why }
}"""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph of a source document, in the dataset's own words, with the facts that rest on it.

    Attributes:
        iri: the paragraph.
        label: its document and number.
        number: its number.
        document: the IRI and the label of its document.
        date: the document's date; None where it has none.
        address: where the document can be read; None where the dataset has no address of it.
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
    address: str | None
    paraphrase: str | None
    bears: tuple[Fact, ...]
    completes: tuple[Fact, ...]
    previous: int | None
    next: int | None

    def as_json(self) -> dict[str, Any]:
        """Return the view as JSON has it; see docs/show.md."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        own["document"] = dict(zip(("iri", "label"), self.document, strict=True))
        for role in ("bears", "completes"):
            own[role] = [
                {"subject": {"iri": fact.subject, "label": fact.about}, "fact": fact.as_json()}
                for fact in own[role]
            ]
        return own


def paragraphs(
    dataset: Dataset, number: str, document: str | None = None, lang: str | None = None
) -> tuple[ParagraphView, ...]:
    """Return the paragraphs of a number, of one document or of all, each as a person types it.

    Raises:
        InputError: no number, no such document, or no such paragraph.
    """
    wanted = terms.literal(number, XSD.integer)
    names = Names.of(dataset, lang)
    only = None
    if document is not None:
        only = terms.resolve(dataset, document, RESP.SourceDocument, languages=names.languages)
    found: list[tuple[URIRef, URIRef]] = []
    numbers: defaultdict[Node, set[int]] = defaultdict(set)
    for row in facts.select(dataset, _NUMBERS):
        iri, place, other = row["paragraph"], row["document"], facts.whole(row["number"])
        if isinstance(iri, URIRef) and isinstance(place, URIRef) and only in (None, place):
            numbers[place].add(other)
            if other == wanted.value:
                found.append((place, iri))
    if not found:
        key = "no_paragraph" if document is None else "no_paragraph_of"
        missing = wording.text(f"show.{key}", names.languages, paragraph=wanted, document=document)
        if only is not None and (own := numbers[only]):
            numbered = wording.text("show.paragraphs", names.languages, first=min(own), last=max(own))
            missing = f"{missing}: {numbered}"
        raise InputError(missing)
    return tuple(_paragraph(names, iri, place, wanted.value, numbers[place]) for place, iri in sorted(found))


def _paragraph(
    names: Names, iri: URIRef, document: URIRef, number: int, numbers: Collection[int]
) -> ParagraphView:
    names.learn([iri])
    texts = [row["text"] for row in facts.select(names.dataset, _TEXTS, [iri])]
    rows = [*facts.select(names.dataset, _STATEMENTS, [iri])]
    by_subject = partial(_by_subject, names)
    parts = {
        role: tuple(sorted(facts.tell(names, (r for r in rows if str(r["role"]) == role)), key=by_subject))
        for role in ("bears", "completes")
    }
    return ParagraphView(
        iri=iri,
        label=names.label(iri),
        number=number,
        document=(document, names.label(document)),
        date=names.date(document),
        address=names.address(document),
        paraphrase=names.choose(texts),
        **parts,
        previous=max((each for each in numbers if each < number), default=None),
        next=min((each for each in numbers if each > number), default=None),
    )


def _by_subject(names: Names, fact: Fact) -> tuple[object, ...]:
    shown = (names.sort_key(text) for text in (fact.about, fact.topic, fact.text))
    return *shown, str(fact.subject)
