"""A unit, a task, a place, or any other resource: all that is known of it, each fact with its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCTERMS, ORG, RDF, SKOS, Literal, URIRef

from kela_graph import queries, terms
from kela_graph.errors import InputError
from kela_graph.namespaces import ADMS, RESP
from kela_graph.show.fact import Fact, View
from kela_graph.show.paragraph import paragraphs
from kela_graph.show.statements import MATCHES, responsibilities, statements, texts
from kela_graph.show.words import select, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.show.fact import ParagraphView
    from kela_graph.show.statements import Annotated
    from kela_graph.show.words import Row, Words

_CODES = """SELECT ?code ?source WHERE {
  ?_resource adms:identifier ?identifier .
  ?identifier skos:notation ?code .
  OPTIONAL { ?identifier dcterms:source ?source }
}"""

_RECORDED = """SELECT ?property ?value WHERE {
  ?_resource ?property ?value
  FILTER(STRSTARTS(STR(?property), STR(resp:)) || ?property IN (dcterms:source, rdfs:seeAlso))
}"""

_DOUBTS = "SELECT ?doubt ?source WHERE { ?doubt resp:concerns ?_resource ; dcterms:source ?source }"

#: The properties whose values are names that people see.
_SHOWN = tuple(naming for naming in terms.NAMING if naming != SKOS.hiddenLabel)

_PARAGRAPH = "SELECT ?number ?document WHERE { ?_resource resp:number ?number ; dcterms:isPartOf ?document }"


def unit(dataset: Dataset, name: str, lang: str | None = None) -> View:
    """Return all that is known of one unit, named as a person types it.

    Raises:
        InputError: no unit, or more than one, has that name.
    """
    iri = terms.resolve(dataset, name, ORG.Organization)
    words = words_of(dataset, lang)
    held = []
    for each in responsibilities(dataset, words, iri):
        details = [*map(words.label, each.details), *([words.label(RESP.givenAsExample)] * each.example)]
        held.append(words.fact(words.label(each.activity), each.task, each.row, each.why, ", ".join(details)))
    return _view("unit", dataset, iri, words, held)


def task(dataset: Dataset, name: str, lang: str | None = None) -> View:
    """Return all that is known of one task, or of a topic that units are named after.

    Raises:
        InputError: no task or other concept, or more than one, has that name.
    """
    iri = _first(dataset, name, (RESP.Task, SKOS.Concept))
    words = words_of(dataset, lang)
    answer = queries.run("who-is-responsible", dataset, lang=lang, task=iri)
    words.learn((row["basis"] for row in answer), (row["paragraph"] for row in answer))
    held = []
    for row in answer:
        place = {"basis": row["basis"], "source": row["paragraph"]}
        narrower = words.label(row["taskLabel"]) if row["task"] != iri else ""
        held.append(words.fact(words.label(row["activityLabel"]), row["unit"], place, detail=narrower))
    none = answer.query.say("none", answer.languages) if not held else None
    return _view("task", dataset, iri, words, held, none and none.replace("{task}", words.label(iri)))


def place(dataset: Dataset, name: str, lang: str | None = None) -> View:
    """Return all that is known of one place: its names, its code, and the units that work there.

    Raises:
        InputError: no place, or more than one, has that name.
    """
    iri = terms.resolve(dataset, name, DCTERMS.Location)
    words = words_of(dataset, lang)
    rows = select(dataset, _CODES, resource=iri)
    words.learn([ADMS.identifier, *(row["source"] for row in rows)])
    codes = [
        Fact(words.label(ADMS.identifier), str(row["code"]), source=words.label(row["source"]))
        for row in rows
    ]
    return _view("place", dataset, iri, words, sorted(codes, key=lambda fact: (fact.text, fact.source)))


def thing(dataset: Dataset, name: str, lang: str | None = None) -> View | tuple[ParagraphView, ...]:
    """Return all that is known of what a name means: a unit first, else a task, a place, or anything else.

    What the IRI of a paragraph means is that one.

    Raises:
        InputError: nothing, or more than one thing, has that name; the message tells of units.
    """
    try:
        return unit(dataset, name, lang)
    except InputError as error:
        first = error
    for view in (task, place):
        try:
            return view(dataset, name, lang)
        except InputError:
            continue
    try:
        iri = terms.resolve(dataset, name)
    except InputError:
        raise first from None
    for row in select(dataset, _PARAGRAPH, resource=iri):
        return paragraphs(dataset, str(row["number"]), str(row["document"]), lang)
    words = words_of(dataset, lang)
    return _view("thing", dataset, iri, words, _recorded(dataset, iri, words))


def _recorded(dataset: Dataset, iri: URIRef, words: Words) -> list[Fact]:
    """Return what is written of a doubt, a number or the like: by our properties, without an annotation."""
    rows = select(dataset, _RECORDED, resource=iri)
    places = [row["value"] for row in rows if isinstance(row["value"], URIRef)]
    words.learn([term for row in rows for term in (row["property"], row["value"])], places)
    facts = [words.fact(words.label(row["property"]), row["value"], {}) for row in rows]
    return sorted(facts, key=lambda fact: (fact.topic, fact.text))


def _first(dataset: Dataset, name: str, kinds: tuple[URIRef, URIRef]) -> URIRef:
    """Return what a name means among the first kind, else among the second.

    Raises:
        InputError: it means nothing, or more than one thing; the message is about the first kind.
    """
    try:
        return terms.resolve(dataset, name, kinds[0])
    except InputError as error:
        try:
            return terms.resolve(dataset, name, kinds[1])
        except InputError:
            raise error from None


def _view(
    kind: str, dataset: Dataset, iri: URIRef, words: Words, own: list[Fact], silence: str | None = None
) -> View:
    """Put a view together: what is stated, what is the kind's own, what points at it, matches, names."""
    found = statements(dataset, iri, words)
    told = texts(dataset, iri)
    doubts = select(dataset, _DOUBTS, resource=iri)
    matches = [(match, value) for match in MATCHES for value in sorted(told.get(match, ()), key=str)]
    words.learn(
        [iri, SKOS.prefLabel, RESP.SourceDiscrepancy, *(match for match, _ in matches)]
        + [row["doubt"] for row in doubts]
        + [term for each in found for term in (each.subject, each.property, each.value, each.row["basis"])],
        (row["source"] for row in (*(each.row for each in found), *doubts)),
    )
    stated = [each for each in found if each.subject == iri and each.property not in terms.NAMING]
    inward = [each for each in found if each.value == iri]
    return View(
        kind=kind,
        iri=iri,
        label=words.label(iri),
        definition=words.best(told.get(SKOS.definition, ())),
        facts=(
            *_outward(stated, words),
            *own,
            *_inward(inward, words),
            *_doubts(doubts, words),
            *(words.fact(words.label(match), value, {}) for match, value in matches),
            *_names([each for each in found if each.subject == iri], told, words),
        ),
        notes=tuple(words.every(told.get(SKOS.note, ()))),
        silence=silence,
    )


def _outward(found: Iterable[Annotated], words: Words) -> list[Fact]:
    """Return what is stated of a resource, its type first."""
    facts = [
        (each.property != RDF.type, words.fact(words.label(each.property), each.value, each.row, each.why))
        for each in found
    ]
    return [fact for _, fact in sorted(facts, key=lambda pair: (pair[0], pair[1].topic, pair[1].text))]


def _inward(found: Iterable[Annotated], words: Words) -> list[Fact]:
    """Return what is stated of others with a resource as the value."""
    facts = [words.fact(words.inverse(each.property), each.subject, each.row, each.why) for each in found]
    return sorted(facts, key=lambda fact: (fact.topic, fact.text))


def _doubts(rows: Iterable[Row], words: Words) -> list[Fact]:
    """Return the doubts of the source that concern a resource."""
    topic = words.label(RESP.SourceDiscrepancy)
    facts = [words.fact(topic, row["doubt"], row) for row in rows]
    return sorted(facts, key=lambda fact: (fact.text, fact.source))


def _names(found: Iterable[Annotated], told: Mapping[Node, list[Node]], words: Words) -> list[Fact]:
    """Return the names by language, the preferred one first: with their sources where these are recorded."""
    annotated = {(each.property, each.value): each.row for each in found if each.property in _SHOWN}
    named = {
        (predicate, value)
        for predicate in _SHOWN
        for value in told.get(predicate, ())
        if isinstance(value, Literal)
    } | annotated.keys()
    ordered = sorted(named, key=lambda name: (_tag(name[1]), _SHOWN.index(name[0]), str(name[1])))
    topic = words.label(SKOS.prefLabel)
    return [words.fact(topic, name[1], annotated.get(name, {}), detail=_tag(name[1])) for name in ordered]


def _tag(value: Node) -> str:
    return (value.language or "") if isinstance(value, Literal) else ""
