"""A statement of the graph as people read it: with its basis, its source, and why it is read so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rdflib import ORG, Literal, URIRef

from kela_graph import wording
from kela_graph.graph import describe
from kela_graph.namespaces import RESP, bound_in_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.names import Citation, Names

    Row = Mapping[str, Node | None]

#: The bases of statements that the source does not make itself.
READINGS: Final = (RESP.ReadFromName, RESP.ReadFromContext)

#: The sign behind what is read from the source, not stated.
SIGN: Final = "*"

_STATEMENTS: Final = """SELECT ?subject ?property ?value ?basis ?source ?order ?why WHERE {
  WANTED
  ?statement owl:annotatedSource ?subject ;
    owl:annotatedProperty ?property ;
    owl:annotatedTarget ?value .
  OPTIONAL { ?statement resp:basis ?basis }
  OPTIONAL { ?statement dcterms:source ?source }
  OPTIONAL { ?subject resp:order ?order }
  OPTIONAL { ?statement rdfs:comment ?why }
}"""
#: What the terms are of the statements that are wanted.
_WANTED: Final = {
    "subject": "{ VALUES ?subject { ?_terms } ?statement owl:annotatedSource ?subject }",
    "property": "{ VALUES ?property { ?_terms } ?statement owl:annotatedProperty ?property }",
    "value": "{ VALUES ?value { ?_terms } ?statement owl:annotatedTarget ?value }",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement, or several of one basis and source in a sentence.

    Attributes:
        text: the value, with its details in brackets, or a whole sentence without its full stop.
        topic: the property; empty of a sentence.
        about: the subject; empty of a sentence.
        names: the names in a sentence, as they stand there.
        terms: what the text names.
        subject: the resource that the statement is about; None of a sentence.
        predicate: the property, or of a responsibility the activity; None of a sentence.
        value: the resource or literal; None of a sentence.
        details: what narrows the statement down, such as an audience.
        order: the place of the subject in the list of the paragraph; 0 where it is in none.
        basis: how the statement was read from the source; None where that is not recorded.
        basis_label: the label of the basis.
        source: the paragraph or page that makes the statement; None where that is not recorded.
        why: why a reading is read so; None of what is stated.
        note: what else is known of a sentence.
    """

    text: str
    topic: str = ""
    about: str = ""
    names: tuple[str, ...] = ()
    terms: tuple[URIRef, ...] = ()
    subject: Node | None = None
    predicate: Node | None = None
    value: Node | None = None
    details: tuple[Node, ...] = ()
    order: int = 0
    basis: URIRef | None = None
    basis_label: str = ""
    source: Citation | None = None
    why: str | None = None
    note: str | None = None

    @property
    def reading(self) -> bool:
        """Whether it is read from the source, not stated."""
        return self.basis in READINGS

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it is said, in the order of the source: document, paragraph, place in its list."""
        if self.source is None:
            return "", 0, self.order
        return str(self.source.document or self.source.iri), self.source.number or 0, self.order

    @property
    def source_label(self) -> str:
        """The source in words; empty where none is recorded."""
        return self.source.label if self.source else ""

    def as_json(self) -> dict[str, Any]:
        """Return the statement as JSON has it; see docs/show.md."""
        return {
            "topic": self.topic,
            "text": self.text,
            "basis": self.basis_label,
            "source": self.source_label,
            "reading": self.reading,
            "why": self.why,
            "iri": next(iter(self.terms), None),
            "source_iri": self.source and self.source.iri,
            "source_url": self.source and self.source.address,
        }


def mark(reading: bool) -> str:
    """Return the sign where something is read from the source, and nothing where it is stated."""
    return SIGN if reading else ""


def legend(languages: Sequence[str]) -> str:
    """Return the line that explains the sign."""
    return f"{SIGN} {wording.text('facts.reading', languages)}"


def sentence(
    names: Names,
    text: str,
    terms: Iterable[Node | None],
    basis: Node | None = None,
    source: Node | None = None,
    *,
    why: str | None = None,
    note: str | None = None,
    also: Iterable[str] = (),
) -> Fact:
    """Return a sentence, without its full stop, as a fact that names some terms, and has also other names.

    Why its statements are read so is left out where they are stated.
    """
    iris = tuple(term for term in terms if isinstance(term, URIRef))
    return Fact(
        text=text[:1].upper() + text[1:],
        names=tuple(dict.fromkeys([*map(names.label, iris), *also])),
        terms=iris,
        note=note,
        **_evidence(names, basis, source, why),
    )


def tell(names: Names, rows: Iterable[Row]) -> list[Fact]:
    """Return statements as facts, their names looked up together.

    Rows have ``subject``, ``property``, ``value``, ``basis``, ``source``, ``order``, ``detail`` and ``why``,
    as far as they are known.
    Those that differ only in a detail or a reason are one fact.
    """
    groups: defaultdict[frozenset[tuple[str, Node | None]], list[Row]] = defaultdict(list)
    for row in rows:
        groups[frozenset(item for item in row.items() if item[0] not in ("detail", "why"))].append(row)
    names.learn(term for same in groups.values() for row in same for term in row.values())
    return [_fact(names, same) for same in groups.values()]


def _fact(names: Names, rows: Sequence[Row]) -> Fact:
    columns = ("subject", "property", "value", "basis", "source")
    subject, predicate, value, basis, source = (rows[0].get(column) for column in columns)
    details = {detail for row in rows if (detail := row.get("detail")) is not None}
    # That the task is an example stands last.
    ordered = sorted(details, key=lambda detail: (detail == RESP.givenAsExample, str(detail)))
    language = value.language if isinstance(value, Literal) else None
    beside = ", ".join(filter(None, [*map(names.label, ordered), language]))
    return Fact(
        text=f"{names.label(value)} ({beside})" if beside else names.label(value),
        topic=_topic(names, predicate, value),
        about=names.label(subject),
        terms=(value,) if isinstance(value, URIRef) else (),
        subject=subject,
        predicate=predicate,
        value=value,
        details=tuple(ordered),
        order=whole(rows[0].get("order")),
        **_evidence(names, basis, source, names.choose(row.get("why") for row in rows)),
    )


def _topic(names: Names, predicate: Node | None, value: Node | None) -> str:
    """Return the name of a property; a part of the whole organisation is told in words of its own."""
    if predicate == ORG.subOrganizationOf and value == describe(names.dataset).root:
        return wording.text("facts.part_of_whole", names.languages)
    return names.label(predicate)


def _evidence(names: Names, basis: Node | None, source: Node | None, why: str | None) -> dict[str, Any]:
    return {
        "basis": basis if isinstance(basis, URIRef) else None,
        "basis_label": names.label(basis),
        "source": names.source(source),
        "why": why if basis in READINGS else None,
    }


def statements(names: Names, terms: Iterable[Node | None], *parts: str) -> list[Fact]:
    """Return the annotated statements that have some terms as one of the parts; else as subject or value."""
    wanted = " UNION ".join(_WANTED[part] for part in parts or ("subject", "value"))
    return tell(names, select(names.dataset, _STATEMENTS.replace("WANTED", wanted), terms))


def select(graph: Graph, sparql: str, terms: Iterable[Node | None] | None = None) -> Iterator[Row]:
    """Ask a query of our own, as `bound_in_parts` binds it; what is unbound in a row is None."""
    for part in bound_in_parts(sparql, terms):
        result = graph.query(part)
        for row in result.bindings:
            yield {str(name): row.get(name) for name in result.vars or ()}


def whole(number: Node | None) -> int:
    """Return a literal's whole number; 0 where it has none."""
    return number.value if isinstance(number, Literal) and isinstance(number.value, int) else 0
