"""A unit, a task, a place, or any other resource: all that is known of it, each fact with its source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, ORG, RDF, RDFS, SKOS, Literal, URIRef

from kela_graph import facts, queries, terms, wording
from kela_graph.facts import Fact
from kela_graph.names import Names, Source
from kela_graph.namespaces import RESP, SCHEMA
from kela_graph.show.paragraph import paragraphs
from kela_graph.show.responsibilities import responsibilities
from kela_graph.show.view import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.show.view import ParagraphView

_ABOUT: Final = """SELECT ?property ?value ?source WHERE {
  {
    VALUES ?resource { ?_terms }
    ?resource ?property ?value
    FILTER(?property IN (skos:prefLabel, rdfs:label, dcterms:title, skos:altLabel, skos:definition, skos:note,
      skos:exactMatch, skos:closeMatch, schema:sameAs))
  }
  UNION
  {
    VALUES ?resource { ?_terms }
    ?value resp:concerns ?resource ; dcterms:source ?source
    BIND(resp:SourceDiscrepancy AS ?property)
  }
}"""

_CODES: Final = """SELECT (adms:identifier AS ?property) ?value ?source WHERE {
  VALUES ?resource { ?_terms }
  ?resource adms:identifier ?identifier .
  ?identifier skos:notation ?value .
  OPTIONAL { ?identifier dcterms:source ?source }
}"""

_RECORDED: Final = """SELECT ?property ?value WHERE {
  VALUES ?resource { ?_terms }
  ?resource ?property ?value
  FILTER(STRSTARTS(STR(?property), STR(resp:)) || ?property IN (dcterms:source, rdfs:seeAlso))
}"""

_PARAGRAPH: Final = """SELECT ?number ?document WHERE {
  VALUES ?resource { ?_terms }
  ?resource resp:number ?number ; dcterms:isPartOf ?document
}"""

#: The ranks of the properties whose values are names that people see, and of those that lead to the same
#: or a near resource in other vocabularies.
_SHOWN: Final[Mapping[Node | None, int]] = {
    naming: rank for rank, naming in enumerate(terms.NAMING) if naming != SKOS.hiddenLabel
}
_MATCHES: Final[Mapping[Node | None, int]] = {SKOS.exactMatch: 0, SKOS.closeMatch: 1, SCHEMA.sameAs: 2}

#: The words for a statement where it is looked at from its value.
_INVERSE: Final[Mapping[Node | None, str]] = {
    RDF.type: "of_type",
    DCTERMS.subject: "named_after",
    ORG.subOrganizationOf: "below",
    ORG.reportsTo: "reports_to",
    RESP.operatesIn: "works_here",
    SKOS.broader: "narrower",
}


#: The classes in which a name is looked for, in their order, each with the kind of its view.
_CLASSES: Final[Mapping[URIRef, str]] = {
    ORG.Organization: "unit",
    RESP.Task: "task",
    SKOS.Concept: "task",
    DCTERMS.Location: "place",
    RDFS.Resource: "thing",
}


def unit(dataset: Dataset, name: str, lang: str | None = None) -> View:
    """Return all that is known of one unit, named as a person types it.

    Raises:
        InputError: no unit, or more than one, has that name.
    """
    return _named("unit", name, Names.of(dataset, lang))


def task(dataset: Dataset, name: str, lang: str | None = None) -> View:
    """Return all that is known of one task, or of a topic that units are named after.

    Raises:
        InputError: no task or other concept, or more than one, has that name.
    """
    return _named("task", name, Names.of(dataset, lang))


def place(dataset: Dataset, name: str, lang: str | None = None) -> View:
    """Return all that is known of one place: its names, its code, and the units that work there.

    Raises:
        InputError: no place, or more than one, has that name.
    """
    return _named("place", name, Names.of(dataset, lang))


def thing(
    dataset: Dataset, name: str, lang: str | None = None, document: str | None = None
) -> View | tuple[ParagraphView, ...]:
    """Return all that is known of what a name means: a unit first, else a task, a place, or anything else.

    Args:
        dataset: what to look in.
        name: a name, or the IRI or the number of a paragraph (``kappale 13``), as a person types it.
        lang: the language of names; the dataset's own order follows it.
        document: of which document a paragraph is; of all where None.

    Raises:
        InputError: nothing, or more than one thing, has that name; the message is about units.
    """
    names = Names.of(dataset, lang)
    called, _, number = name.strip().rpartition(" ")
    if called and number.isdecimal() and _is_paragraph(called, names):
        return paragraphs(dataset, number, document, lang)
    iri = terms.resolve(dataset, name, *_CLASSES, languages=names.languages)
    kind = next(kind for of_class, kind in _CLASSES.items() if terms.is_a(dataset, iri, of_class))
    for row in facts.select(dataset, _PARAGRAPH, [iri]) if kind == "thing" else ():
        return paragraphs(dataset, str(row["number"]), str(row["document"]), lang)
    return _view(kind, iri, names)


def _is_paragraph(called: str, names: Names) -> bool:
    """Return whether a word is a form of what a paragraph is called in any language."""
    # Imported here, since few names are compared by their forms.
    from kela_graph.matching.forms import is_form
    from kela_graph.matching.words import folded

    labels = names.by_language(RESP.Paragraph)
    return any(is_form(folded(called), folded(label), tag) for tag, label in labels.items())


def _named(kind: str, name: str, names: Names) -> View:
    classes = [of_class for of_class, each in _CLASSES.items() if each == kind]
    return _view(kind, terms.resolve(names.dataset, name, *classes, languages=names.languages), names)


def _view(kind: str, iri: URIRef, names: Names) -> View:
    """Put a view together: what is stated, what is the kind's own, what points at it, matches, names."""
    silence, own = None, list[Fact]()
    if kind == "unit":
        own = responsibilities(names, iri)
    elif kind == "task":
        own, silence = _held(names, iri)
    elif kind == "place":
        own = _codes(names, iri)
    else:
        own = _recorded(names, iri)
    names.learn([iri, SKOS.prefLabel])
    stated = facts.statements(names, [iri])
    about = facts.tell(names, facts.select(names.dataset, _ABOUT, [iri]))

    def values(predicate: URIRef) -> list[Node | None]:
        return [each.value for each in about if each.predicate == predicate]

    return View(
        kind=kind,
        iri=iri,
        label=names.label(iri),
        definition=names.choose(values(SKOS.definition)),
        facts=(
            *_outward(iri, stated),
            *own,
            *_inward(iri, stated, names),
            *sorted((each for each in about if each.predicate == RESP.SourceDiscrepancy), key=_by_text),
            *sorted((each for each in about if each.predicate in _MATCHES), key=_by_nearness),
            *_names([*about, *(each for each in stated if each.subject == iri)], names),
        ),
        notes=tuple(names.choose_all(values(SKOS.note))),
        silence=silence,
    )


def _held(names: Names, task: URIRef) -> tuple[list[Fact], str | None]:
    """Return who does what for a task, and the sentence that says where the source gives it to nobody."""
    lang = names.languages[0]
    answer = queries.run("who-is-responsible", names.dataset, lang=lang, task=task)
    rows = [
        {
            **row,
            "subject": row["task"],
            "property": row["activity"],
            "value": row["unit"],
            "source": row["paragraph"],
            "detail": row["task"] if row["task"] != task else None,
        }
        for row in answer
    ]
    if rows:
        return facts.tell(names, rows), None
    silence = answer.query.say("none", answer.languages)
    return [], silence and silence.replace("{task}", names.label(task))


def _codes(names: Names, place: URIRef) -> list[Fact]:
    """Return the codes of a place, each with the register that has it as its source."""
    found = []
    for fact in facts.tell(names, facts.select(names.dataset, _CODES, [place])):
        register = fact.source and names.label(fact.source.iri)
        source = Source(fact.source.iri, register, register) if fact.source and register else None
        found.append(replace(fact, source=source))
    return sorted(found, key=_by_text)


def _recorded(names: Names, iri: URIRef) -> list[Fact]:
    """Return what is written of a doubt, a number or the like: by our properties, without an annotation."""
    see_also = names.name(RDFS.seeAlso) or wording.text("show.see_also", names.languages)
    found = [
        replace(each, topic=see_also) if each.predicate == RDFS.seeAlso else each
        for each in facts.tell(names, facts.select(names.dataset, _RECORDED, [iri]))
    ]
    return sorted(found, key=_by_topic)


def _outward(iri: URIRef, stated: Iterable[Fact]) -> list[Fact]:
    """Return what is stated of a resource but its names, its type first."""
    found = [each for each in stated if each.subject == iri and each.predicate not in terms.NAMING]
    return sorted(found, key=lambda fact: (fact.predicate != RDF.type, *_by_topic(fact)))


def _inward(iri: URIRef, stated: Iterable[Fact], names: Names) -> list[Fact]:
    """Return what is stated of others with a resource as the value, told from its side."""
    found = []
    for each in stated:
        if each.value == iri and isinstance(each.subject, URIRef):
            key = _INVERSE.get(each.predicate)
            topic = wording.text(f"show.inverse.{key}", names.languages) if key else f"← {each.topic}"
            found.append(replace(each, topic=topic, text=each.about, terms=(each.subject,)))
    return sorted(found, key=_by_topic)


def _names(found: Iterable[Fact], names: Names) -> list[Fact]:
    """Return the names by language, the preferred one first; of equal ones the last, which has a source."""
    named = {(each.predicate, each.value): each for each in found if each.predicate in _SHOWN}
    topic = names.label(SKOS.prefLabel)
    return [replace(each, topic=topic) for each in sorted(named.values(), key=_by_language)]


def _by_topic(fact: Fact) -> tuple[str, str]:
    return fact.topic, fact.text


def _by_text(fact: Fact) -> tuple[str, str]:
    return fact.text, fact.source_label


def _by_nearness(fact: Fact) -> tuple[int, str]:
    return _MATCHES[fact.predicate], str(fact.value)


def _by_language(fact: Fact) -> tuple[str, int, str]:
    tag = fact.value.language if isinstance(fact.value, Literal) else None
    return tag or "", _SHOWN[fact.predicate], fact.text
