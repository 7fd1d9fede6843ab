"""One paragraph of a source document: what it says in our words, and the facts that rest on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, cast

from rdflib import XSD, URIRef

from kela_graph import facts, terms, wording
from kela_graph.errors import InputError
from kela_graph.names import Names
from kela_graph.namespaces import RESP
from kela_graph.show.view import ParagraphView

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import Dataset, Literal
    from rdflib.term import Node

    from kela_graph.facts import Fact, Row

_NUMBERS: Final = """SELECT DISTINCT ?paragraph ?number ?document WHERE {
  DOCUMENT
  ?paragraph dcterms:isPartOf ?document ; resp:number ?number .
}"""
_SAME_NUMBER: Final = "VALUES ?wanted { ?_terms } ?here resp:number ?wanted ; dcterms:isPartOf ?document ."
_ONE_DOCUMENT: Final = "VALUES ?document { ?_terms }"

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


def paragraphs(
    dataset: Dataset, number: str, document: str | None = None, lang: str | None = None
) -> tuple[ParagraphView, ...]:
    """Return the paragraphs of a number, of one document or of all.

    Args:
        dataset: what to look in.
        number: the number as a person types it.
        document: the document as a person types it; all where None.
        lang: the language of names and paraphrases; the dataset's own order follows it.

    Raises:
        InputError: no number, no such document, or no such paragraph.
    """
    wanted = terms.literal(number, XSD.integer)
    where, given = _SAME_NUMBER, [cast("Node", wanted)]
    if document is not None:
        where, given = _ONE_DOCUMENT, [terms.resolve(dataset, document, RESP.SourceDocument)]
    names = Names.of(dataset, lang)
    found: list[tuple[URIRef, URIRef]] = []
    numbers: defaultdict[Node, set[int]] = defaultdict(set)
    for row in facts.select(dataset, _NUMBERS.replace("DOCUMENT", where), given):
        iri, place, other = row["paragraph"], row["document"], facts.whole(row["number"])
        if isinstance(iri, URIRef) and isinstance(place, URIRef):
            numbers[place].add(other)
            if other == wanted.value:
                found.append((place, iri))
    if not found:
        raise InputError(_missing(wanted, document, numbers.values(), names))
    iris = [iri for _, iri in found]
    names.learn(iris)
    texts: defaultdict[Node | None, list[Node | None]] = defaultdict(list)
    for row in facts.select(dataset, _TEXTS, iris):
        texts[row["paragraph"]].append(row["text"])
    stated = _statements(names, iris)
    return tuple(
        ParagraphView(
            iri=iri,
            label=names.label(iri),
            number=wanted.value,
            document=(place, names.label(place)),
            date=names.date(place),
            paraphrase=names.choose(texts[iri]),
            bears=stated["bears", iri],
            completes=stated["completes", iri],
            previous=max((each for each in numbers[place] if each < wanted.value), default=None),
            next=min((each for each in numbers[place] if each > wanted.value), default=None),
        )
        for place, iri in sorted(found)
    )


def _statements(names: Names, paragraphs: Iterable[URIRef]) -> Mapping[tuple[str, URIRef], tuple[Fact, ...]]:
    """Return the facts that rest on paragraphs, by role and paragraph."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for row in facts.select(names.dataset, _STATEMENTS, paragraphs):
        rows[str(row["role"])].append(row)
    found: defaultdict[tuple[str, URIRef], tuple[Fact, ...]] = defaultdict(tuple)
    for role, same in rows.items():
        for fact in sorted(
            facts.tell(names, same), key=lambda fact: (fact.about, fact.topic, fact.text, str(fact.subject))
        ):
            if fact.source is not None:
                found[role, fact.source.iri] += (fact,)
    return found


def _missing(number: Literal, document: str | None, numbers: Iterable[set[int]], names: Names) -> str:
    every = {each for found in numbers for each in found}
    key = "no_paragraph" if document is None else "no_paragraph_of"
    missing = wording.text(f"show.{key}", names.languages, paragraph=number, document=document)
    if not every:
        return missing
    numbered = wording.text("show.paragraphs", names.languages, first=min(every), last=max(every))
    return f"{missing}: {numbered}"
