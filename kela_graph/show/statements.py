"""The annotated statements of a resource, what it does, and its texts: each asked for in one query."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import SKOS, Literal

from kela_graph import terms
from kela_graph.namespaces import SCHEMA
from kela_graph.show.words import select, whole

if TYPE_CHECKING:
    from rdflib import Dataset, URIRef
    from rdflib.term import Node

    from kela_graph.show.words import Row, Words

_STATEMENTS: Final = """SELECT ?subject ?property ?value ?basis ?source ?why WHERE {
  { ?statement owl:annotatedSource ?_resource } UNION { ?statement owl:annotatedTarget ?_resource }
  ?statement owl:annotatedSource ?subject ;
    owl:annotatedProperty ?property ;
    owl:annotatedTarget ?value .
  OPTIONAL { ?statement resp:basis ?basis }
  OPTIONAL { ?statement dcterms:source ?source }
  OPTIONAL { ?statement rdfs:comment ?why }
}"""

_HELD: Final = """SELECT ?unit ?responsibility ?activity ?order ?task ?detail ?example ?basis ?source ?why
WHERE {
  ?responsibility resp:heldBy UNIT ;
    resp:heldBy ?unit ;
    resp:activity ?activity ;
    resp:task ?task .
  OPTIONAL { ?activity resp:order ?order }
  OPTIONAL { ?responsibility resp:audience|resp:channel ?detail }
  OPTIONAL { ?responsibility resp:givenAsExample ?example }
  OPTIONAL { ?responsibility resp:basis ?basis }
  OPTIONAL { ?responsibility dcterms:source ?source }
  OPTIONAL { ?responsibility rdfs:comment ?why }
}"""

_TEXTS: Final = """SELECT ?property ?value WHERE {
  ?_resource ?property ?value
  FILTER(?property IN (skos:prefLabel, rdfs:label, dcterms:title, skos:altLabel, skos:definition, skos:note,
    skos:exactMatch, skos:closeMatch, schema:sameAs))
}"""

#: What else a resource is called in other vocabularies, the nearest first.
MATCHES: Final = (SKOS.exactMatch, SKOS.closeMatch, SCHEMA.sameAs)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A statement with what its annotation says; ``row`` has its ``basis`` and ``source``."""

    subject: Node
    property: Node
    value: Node
    row: Row
    why: str | None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """What a unit does for a task; ``row`` has its ``basis`` and ``source``, ``details`` whom and how."""

    unit: Node
    activity: Node
    order: int
    task: Node
    details: tuple[Node, ...]
    example: bool
    row: Row
    why: str | None


def statements(dataset: Dataset, resource: URIRef, words: Words) -> list[Annotated]:
    """Return the annotated statements of which a resource is the subject or the object."""
    groups: defaultdict[tuple[Node, ...], list[Row]] = defaultdict(list)
    for row in select(dataset, _STATEMENTS, resource=resource):
        key = tuple(row[name] or Literal("") for name in ("subject", "property", "value", "basis", "source"))
        groups[key].append(row)
    return [
        Annotated(key[0], key[1], key[2], rows[0], words.best(row["why"] for row in rows))
        for key, rows in groups.items()
    ]


def responsibilities(dataset: Dataset, words: Words, unit: URIRef | None = None) -> list[Responsibility]:
    """Return what a unit does, or every unit: by activity and task."""
    sparql = _HELD.replace("UNIT", "?_unit" if unit is not None else "?unit")
    rows = select(dataset, sparql, **({"unit": unit} if unit is not None else {}))
    groups: defaultdict[tuple[Node | None, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["responsibility"], row["unit"], row["activity"], row["task"]].append(row)
    words.learn(
        (row[name] for row in rows for name in ("activity", "task", "detail", "basis")),
        (row["source"] for row in rows),
    )
    found = [
        Responsibility(
            unit=holder,
            activity=activity,
            order=whole(rows[0]["order"]),
            task=task,
            details=tuple(sorted({d for row in rows if (d := row["detail"]) is not None}, key=str)),
            example=terms.is_true(rows[0]["example"]),
            row=rows[0],
            why=words.best(row["why"] for row in rows),
        )
        for (_, holder, activity, task), rows in groups.items()
        if holder is not None and activity is not None and task is not None
    ]
    return sorted(found, key=lambda each: (each.order, words.label(each.task), str(each.task)))


def texts(dataset: Dataset, resource: URIRef) -> dict[Node, list[Node]]:
    """Return a resource's names, definitions, notes and matches elsewhere, by property."""
    found: defaultdict[Node, list[Node]] = defaultdict(list)
    for row in select(dataset, _TEXTS, resource=resource):
        if (predicate := row["property"]) is not None and (value := row["value"]) is not None:
            found[predicate].append(value)
    return found
