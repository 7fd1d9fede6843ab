"""The organisation, and one of its units, put together from the answers of the library's questions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, ORG, OWL, RDF, RDFS, SKOS, Literal, URIRef
from rdflib.term import Node

from kela_graph import queries, terms
from kela_graph.graph import describe
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset

    Row = Mapping[str, Node | None]

#: The bases of what the source does not state itself.
READINGS: Final = (RESP.ReadFromName, RESP.ReadFromContext)


@dataclass(frozen=True, slots=True)
class Held:
    """What a unit does for its tasks by one activity, in the order of activities.

    Attributes:
        activity: what it does, as people say it.
        tasks: the names of the tasks.
        example: whether the source names them only as examples.
        reading: whether any of them is read from the source, not stated.
    """

    activity: str
    tasks: tuple[str, ...]
    example: bool
    reading: bool


@dataclass(frozen=True, slots=True)
class TreeUnit:
    """A unit in the tree of its organisation.

    Attributes:
        iri: which unit.
        label: its name.
        type: the name of its type.
        reading: whether its type or its place is read from the source, not stated.
        held: what it does, by activity.
        children: the units directly below it.
    """

    iri: URIRef
    label: str
    type: str
    reading: bool
    held: tuple[Held, ...]
    children: tuple[TreeUnit, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known of a unit, and where it is said.

    Attributes:
        topic: what kind of fact: ``name``, ``type``, ``part of``, …
        text: the fact, as people say it.
        basis: how it was had, as people say it.
        source: where it is said: a paragraph of a document, or the address of a page.
        reading: whether it is read from the source, not stated.
        why: why it is read so, where it is.
    """

    topic: str
    text: str
    basis: str
    source: str
    reading: bool
    why: str | None = None


@dataclass(frozen=True, slots=True)
class UnitView:
    """All that is known of one unit.

    Attributes:
        iri: which unit.
        label: its name.
        facts: what is known, in the order in which people ask.
        below: the names of the units directly below it.
        notes: further remarks.
    """

    iri: URIRef
    label: str
    facts: tuple[Fact, ...]
    below: tuple[str, ...]
    notes: tuple[str, ...]


def tree(dataset: Dataset, lang: str | None = None) -> TreeUnit:
    """Return the dataset's organisation as a tree."""
    described = describe(dataset)
    root = described.root
    rows = queries.run("units", dataset, lang=lang).rows
    below: dict[Node | None, list[Row]] = defaultdict(list)
    for row in rows:
        below[row["parent"]].append(row)
    top = next(row for row in rows if row["unit"] == root)
    words = _Words(dataset, described.language_order(lang))
    return _tree_unit(top, below, _held_by_unit(dataset, words))


def unit(dataset: Dataset, name: str, lang: str | None = None) -> UnitView:
    """Return all that is known of one unit, named as a person types it.

    Raises:
        InputError: no unit, or more than one, has that name.
    """
    iri = terms.resolve(dataset, name, ORG.Organization)
    words = _Words(dataset, describe(dataset).language_order(lang))
    return UnitView(
        iri=iri,
        label=words.label(iri),
        facts=(
            *_structure(dataset, iri, words),
            *_tasks(dataset, iri, words),
            *_names(dataset, iri, words),
        ),
        below=tuple(
            str(row["label"])
            for row in queries.run("unit-tree", dataset, lang=lang, unit=iri)
            if row["parent"] == iri
        ),
        notes=tuple(_in_language(dataset, iri, SKOS.note, words.languages)),
    )


def source_line(dataset: Dataset, languages: Sequence[str]) -> str:
    """Return the documents that the dataset was read from, each with its date or that it has none."""
    words = {"fi": "päiväämätön", "sv": "odaterad", "en": "undated"}
    undated = next((words[tag] for tag in languages if tag in words), words["en"])
    parts = []
    for document in describe(dataset).documents:
        title = next(iter(_in_language(dataset, document, DCTERMS.title, languages)), document)
        parts.append(f"{title}, {dataset.value(document, DCTERMS.issued) or undated}")
    return "; ".join(parts)


class _Words:
    """Names of terms for people, in one order of languages."""

    def __init__(self, dataset: Dataset, languages: tuple[str, ...]) -> None:
        self.dataset = dataset
        self.languages = languages

    def label(self, term: Node | None) -> str:
        if isinstance(term, Literal) or term is None:
            return str(term or "")
        return terms.label(self.dataset, term, self.languages) or terms.short(self.dataset, term)

    def source(self, term: Node | None) -> str:
        """Say where something is said: a paragraph with its document, or the page's address."""
        number = self.dataset.value(term, RESP.number) if term is not None else None
        if number is None:
            return str(term)
        document = self.dataset.value(term, DCTERMS.isPartOf)
        titles = _in_language(self.dataset, document, DCTERMS.title, self.languages)
        return f"{next(iter(titles), document)}, {self.label(RESP.Paragraph)} {number}"

    def fact(self, topic: Node | str, text: str, basis: Node | None, source: Node | None) -> Fact:
        name = self.label(topic) if isinstance(topic, Node) else topic
        return Fact(name, text, self.label(basis), self.source(source), basis in READINGS)


def _tree_unit(
    row: Row, below: Mapping[Node | None, list[Row]], held: Mapping[Node, tuple[Held, ...]]
) -> TreeUnit:
    iri = URIRef(str(row["unit"]))
    return TreeUnit(
        iri=iri,
        label=str(row["label"]),
        type=str(row["typeLabel"]),
        reading=row["typeBasis"] in READINGS or row["parentBasis"] in READINGS,
        held=held.get(iri, ()),
        children=tuple(_tree_unit(child, below, held) for child in below[iri]),
    )


def _held_by_unit(dataset: Dataset, words: _Words) -> dict[Node, tuple[Held, ...]]:
    """Return what each unit does, the activities in their order and the tasks by name."""
    groups: dict[tuple[Node, Node], list[tuple[str, bool, bool]]] = defaultdict(list)
    for responsibility, holder in dataset.subject_objects(RESP.heldBy):
        activity = dataset.value(responsibility, RESP.activity)
        if activity is not None:
            task = words.label(dataset.value(responsibility, RESP.task))
            example = (responsibility, RESP.givenAsExample, Literal(True)) in dataset
            reading = dataset.value(responsibility, RESP.basis) in READINGS
            groups[holder, activity].append((task, example, reading))
    order = {term: int(str(number)) for term, number in dataset.subject_objects(RESP.order)}
    held: dict[Node, tuple[Held, ...]] = defaultdict(tuple)
    for (holder, activity), tasks in sorted(groups.items(), key=lambda g: order.get(g[0][1], 0)):
        held[holder] += (
            Held(
                activity=words.label(activity),
                tasks=tuple(sorted(name for name, _, _ in tasks)),
                example=any(example for _, example, _ in tasks),
                reading=any(reading for _, _, reading in tasks),
            ),
        )
    return held


def _structure(dataset: Dataset, iri: URIRef, words: _Words) -> list[Fact]:
    """Return the annotated statements of a unit that are no names, with the reason of each reading."""
    facts = []
    for annotation in dataset.subjects(OWL.annotatedSource, iri):
        predicate = dataset.value(annotation, OWL.annotatedProperty)
        if predicate in terms.NAMING:
            continue
        value = dataset.value(annotation, OWL.annotatedTarget)
        found = words.fact(
            predicate or "",
            words.label(value),
            dataset.value(annotation, RESP.basis),
            dataset.value(annotation, DCTERMS.source),
        )
        why = next(iter(_in_language(dataset, annotation, RDFS.comment, words.languages)), None)
        facts.append((predicate != RDF.type, found.text, found, why))
    return [
        Fact(f.topic, f.text, f.basis, f.source, f.reading, why)
        for _, _, f, why in sorted(facts, key=lambda item: item[:2])
    ]


def _tasks(dataset: Dataset, iri: URIRef, words: _Words) -> list[Fact]:
    rows = queries.run("responsibilities", dataset, lang=words.languages[0], unit=iri).rows
    groups: dict[Node | None, list[str]] = defaultdict(list)
    first: dict[Node | None, Row] = {}
    for row in rows:
        first.setdefault(row["responsibility"], row)
        groups[row["responsibility"]] += [
            words.label(row[column]) for column in ("audience", "channel") if row[column] is not None
        ]
    facts = []
    for responsibility, row in first.items():
        details = groups[responsibility] + (
            [words.label(RESP.givenAsExample)] if _is_true(row["example"]) else []
        )
        text = str(row["taskLabel"]) + (f" ({', '.join(details)})" if details else "")
        facts.append(words.fact(str(row["activityLabel"]), text, row["basis"], row["paragraph"]))
    return facts


def _names(dataset: Dataset, iri: URIRef, words: _Words) -> list[Fact]:
    return [
        words.fact(SKOS.prefLabel, f"{row['name']} ({row['language']})", row["basis"], row["publishedAt"])
        for row in queries.run("names", dataset, unit=iri)
    ]


def _in_language(
    dataset: Dataset, subject: Node | None, predicate: URIRef, languages: Sequence[str]
) -> list[str]:
    """Return the values in the first of the languages that there are any in, else all."""
    values = [v for v in dataset.objects(subject, predicate) if isinstance(v, Literal)]
    for tag in languages:
        if chosen := sorted(str(v) for v in values if v.language == tag):
            return chosen
    return sorted(map(str, values))


def _is_true(term: Node | None) -> bool:
    return isinstance(term, Literal) and term.value is True
