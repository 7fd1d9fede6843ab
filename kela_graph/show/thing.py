"""A unit, a task, a place, or any other resource: all that is known of it, each fact with its source."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from rdflib import DCTERMS, ORG, RDF, RDFS, SKOS, URIRef

from kela_graph import facts, queries, terms, wording
from kela_graph.matching.words import folded, is_form
from kela_graph.names import Citation, Names
from kela_graph.namespaces import RESP, SCHEMA
from kela_graph.show.paragraph import paragraphs
from kela_graph.show.tree import responsibilities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.facts import Fact
    from kela_graph.show.paragraph import ParagraphView

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
    RESP.BeingResponsible: "responsible",
    RESP.Proposing: "proposed_by",
    RESP.Producing: "produced_by",
    RESP.Handling: "handled_by",
    RESP.Supporting: "supported_by",
}

#: The order of facts of one kind.
_by_text = attrgetter("text", "source_label")

#: The classes in which a name is looked for, in their order, each with the kind of its view.
_CLASSES: Final[Mapping[URIRef, str]] = {
    ORG.Organization: "unit",
    RESP.Task: "task",
    SKOS.Concept: "task",
    DCTERMS.Location: "place",
    RDFS.Resource: "thing",
}


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
        return {**own, "facts": [fact.as_json() for fact in self.facts]}


def _named(kind: str, dataset: Dataset, name: str, lang: str | None = None) -> View:
    """Return all that is known of the one thing of a kind with a name, or raise InputError."""
    names = Names.of(dataset, lang)
    classes = [of_class for of_class, each in _CLASSES.items() if each == kind]
    return _view(kind, terms.resolve(dataset, name, *classes, languages=names.languages), names)


unit, task, place = partial(_named, "unit"), partial(_named, "task"), partial(_named, "place")


def thing(
    dataset: Dataset, name: str, lang: str | None = None, document: str | None = None
) -> View | tuple[ParagraphView, ...]:
    """Return all that is known of what a name means: a unit first, else a task, a place, or anything else.

    The name may also be the IRI or the number of a paragraph (``kappale 13``), of one document or of all.

    Raises:
        InputError: nothing, or more than one thing, has that name; the message is about units.
    """
    names = Names.of(dataset, lang)
    called, _, number = str(name).strip().rpartition(" ")
    if called and number.isdecimal() and _is_paragraph(called, names):
        return paragraphs(dataset, number, document, lang)
    iri = terms.resolve(dataset, name, *_CLASSES, languages=names.languages)
    kind = next(kind for of_class, kind in _CLASSES.items() if terms.is_a(dataset, iri, of_class))
    source = names.source(iri)
    if kind == "thing" and source and source.number is not None:
        return paragraphs(dataset, str(source.number), source.document, lang)
    return _view(kind, iri, names)


def _is_paragraph(called: str, names: Names) -> bool:
    """Return whether a word is a form of what a paragraph is called in any language."""
    labels = names.by_language(RESP.Paragraph)
    return any(is_form(folded(called), folded(label), tag) for tag, label in labels.items())


def _view(kind: str, iri: URIRef, names: Names) -> View:
    """Put a view together: what is stated, what is the kind's own, what points at it, matches, names."""
    own, silence = _OWN[kind](names, iri)
    names.learn([iri, SKOS.prefLabel])
    stated = facts.statements(names, [iri])
    about = facts.tell(names, facts.select(names.dataset, _ABOUT, [iri]))
    outward = [each for each in stated if each.subject == iri]
    return View(
        kind=kind,
        iri=iri,
        label=names.label(iri),
        definition=names.choose(each.value for each in about if each.predicate == SKOS.definition),
        facts=(
            *sorted(
                (each for each in outward if each.predicate not in terms.NAMING),
                key=lambda fact: (fact.predicate != RDF.type, *_by_topic(names, fact)),
            ),
            *own,
            *_inward(iri, stated, names),
            *sorted((each for each in about if each.predicate == RESP.SourceDiscrepancy), key=_by_text),
            *sorted(
                (each for each in about if each.predicate in _MATCHES),
                key=lambda fact: (_MATCHES[fact.predicate], str(fact.value)),
            ),
            *_names([*about, *outward], names),
        ),
        notes=tuple(names.choose_all([each.value for each in about if each.predicate == SKOS.note])),
        silence=silence,
    )


def _held(names: Names, task: URIRef) -> tuple[list[Fact], str | None]:
    """Return who does what for a task, and the sentence that says where the source gives it to nobody."""
    answer = queries.run("who-is-responsible", names.dataset, lang=names.languages[0], task=task)
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
    told = [replace(fact, topic=_inverse(fact, names)) for fact in facts.tell(names, rows)]
    return told, None if rows else queries.no_rows(answer, names, answer.languages)


def _codes(names: Names, place: URIRef) -> tuple[list[Fact], None]:
    """Return the codes of a place, each with the register that has it as its source."""
    found = []
    for fact in facts.tell(names, facts.select(names.dataset, _CODES, [place])):
        register = fact.source and names.label(fact.source.iri)
        source = Citation(fact.source.iri, register, register) if fact.source and register else None
        found.append(replace(fact, source=source))
    return sorted(found, key=_by_text), None


def _recorded(names: Names, iri: URIRef) -> tuple[list[Fact], None]:
    """Return what is written of a doubt, a number or the like: by our properties, without an annotation."""
    see_also = names.name(RDFS.seeAlso) or wording.text("show.see_also", names.languages)
    found = [
        replace(each, topic=see_also) if each.predicate == RDFS.seeAlso else each
        for each in facts.tell(names, facts.select(names.dataset, _RECORDED, [iri]))
    ]
    return sorted(found, key=partial(_by_topic, names)), None


#: What a kind of thing has of its own, and the sentence that says where it has nothing.
_OWN: Final[Mapping[str, Callable[[Names, URIRef], tuple[list[Fact], str | None]]]] = {
    "unit": lambda names, unit: (responsibilities(names, unit), None),
    "task": _held,
    "place": _codes,
    "thing": _recorded,
}


def _inward(iri: URIRef, stated: Iterable[Fact], names: Names) -> list[Fact]:
    """Return what is stated of others with a resource as the value, seen from its side."""
    found = [
        replace(each, topic=_inverse(each, names), text=each.about, terms=(each.subject,))
        for each in stated
        if each.value == iri and isinstance(each.subject, URIRef)
    ]
    return sorted(found, key=partial(_by_topic, names))


def _inverse(fact: Fact, names: Names) -> str:
    """Return the words for a statement where it is looked at from its value."""
    key = _INVERSE.get(fact.predicate)
    return wording.text(f"show.inverse.{key}", names.languages) if key else f"← {fact.topic}"


def _by_topic(names: Names, fact: Fact) -> tuple[object, ...]:
    """Return the key of facts by topic, as the source lists them, else by name."""
    return names.sort_key(fact.topic), fact.place, names.sort_key(fact.text)


def _names(found: Iterable[Fact], names: Names) -> list[Fact]:
    """Return the names by language, the preferred one first; of equal ones the last, which has a source."""
    named = {(each.predicate, each.value): each for each in found if each.predicate in _SHOWN}
    topic = names.label(SKOS.prefLabel)
    ordered = sorted(
        named.values(), key=lambda f: (getattr(f.value, "language", "") or "", _SHOWN[f.predicate], f.text)
    )
    return [replace(each, topic=topic) for each in ordered]
