"""One paragraph of a source document: what it says in our words, and the facts that rest on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from rdflib import XSD, Literal, URIRef

from kela_graph import terms
from kela_graph.errors import InputError
from kela_graph.names import Names
from kela_graph.namespaces import RESP
from kela_graph.show.fact import ParagraphView, Statement
from kela_graph.show.words import select, whole, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.show.words import Row, Words

_NUMBERS: Final = """SELECT ?paragraph ?number ?document ?text WHERE {
  DOCUMENT
  ?paragraph dcterms:isPartOf ?document ; resp:number ?number .
  OPTIONAL { ?paragraph dcterms:description ?text FILTER(?number = ?_number) }
}"""
_SAME_NUMBER: Final = "?here resp:number ?_number ; dcterms:isPartOf ?document ."
_ONE_DOCUMENT: Final = "VALUES ?document { ?_document }"

_STATEMENTS: Final = """SELECT ?role ?subject ?property ?value ?basis ?why WHERE {
  { ?statement dcterms:source ?_paragraph BIND("bears" AS ?role) }
  UNION
  { ?statement rdfs:seeAlso|resp:listedIn ?_paragraph BIND("completes" AS ?role) }
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
    """Return the paragraphs of a number: of one document, or of all that have such a one.

    Args:
        dataset: what to look in.
        number: the number as a person types it.
        document: the document as a person types it; all where None.
        lang: the language of names and paraphrases; the dataset's own order follows it.

    Raises:
        InputError: no number, no such document, or no such paragraph.
    """
    wanted = terms.literal(number, XSD.integer)
    values: dict[str, Node] = {"number": wanted}
    if document is not None:
        values["document"] = terms.resolve(dataset, document, RESP.SourceDocument)
    where = _ONE_DOCUMENT if document is not None else _SAME_NUMBER
    rows = select(dataset, _NUMBERS.replace("DOCUMENT", where), **values)
    words = words_of(dataset, lang)
    found: defaultdict[tuple[Node, Node], list[Row]] = defaultdict(list)
    numbers: defaultdict[Node, set[int]] = defaultdict(set)
    for row in rows:
        if (iri := row["paragraph"]) is not None and (place := row["document"]) is not None:
            numbers[place].add(whole(row["number"]))
            if whole(row["number"]) == wanted.value:
                found[place, iri].append(row)
    if not found:
        raise InputError(_missing(wanted, document, numbers))
    words.learn(numbers, [iri for _, iri in found])
    names = Names.of(dataset, lang)
    names.learn(numbers)
    return tuple(
        _paragraph(dataset, iri, place, wanted.value, texts, numbers[place], names.date(place), words)
        for (place, iri), texts in sorted(found.items())
    )


def _paragraph(
    dataset: Dataset,
    iri: Node,
    document: Node,
    number: int,
    texts: Iterable[Row],
    numbers: set[int],
    date: str | None,
    words: Words,
) -> ParagraphView:
    stated = _statements(dataset, iri, words)
    return ParagraphView(
        iri=URIRef(str(iri)),
        label=words.source(iri),
        number=number,
        document=words.thing(document),
        date=date,
        paraphrase=words.best(row["text"] for row in texts),
        bears=stated.get("bears", ()),
        completes=stated.get("completes", ()),
        previous=max((each for each in numbers if each < number), default=None),
        next=min((each for each in numbers if each > number), default=None),
    )


def _statements(dataset: Dataset, iri: Node, words: Words) -> dict[str, tuple[Statement, ...]]:
    """Return the facts that rest on a paragraph, by its role."""
    groups: defaultdict[tuple[Node, ...], list[Row]] = defaultdict(list)
    for row in select(dataset, _STATEMENTS, paragraph=iri):
        names = ("role", "subject", "property", "value", "basis")
        groups[tuple(row[name] or Literal("") for name in names)].append(row)
    words.learn(term for key in groups for term in key)
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for (role, subject, predicate, value, _), rows in groups.items():
        tag = value.language if isinstance(value, Literal) else None
        place = {"basis": rows[0]["basis"], "source": iri}
        why = words.best(row["why"] for row in rows)
        fact = words.fact(words.label(predicate), value, place, why, tag or "")
        found[str(role)].append(Statement(words.thing(subject), fact))
    return {
        role: tuple(sorted(each, key=lambda s: (s.subject.label, s.fact.topic, s.fact.text, s.subject.iri)))
        for role, each in found.items()
    }


def _missing(number: Literal, document: str | None, numbers: dict[Node, set[int]]) -> str:
    every = {each for found in numbers.values() for each in found}
    there = f": it has {min(every)} to {max(every)}" if every else ""
    return f"there is no paragraph {number} in {document or 'any document of the dataset'}{there}"
