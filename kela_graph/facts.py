"""A statement of the graph as people read it: with its basis, its source, and why it is read so."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rdflib import Literal, URIRef

from kela_graph.names import batched
from kela_graph.namespaces import PREFIXES, RESP
from kela_graph.rdf.store import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.names import Names, Source

    Row = Mapping[str, Node | None]

#: The bases of what the source does not state itself.
READINGS: Final = (RESP.ReadFromName, RESP.ReadFromContext)

_PROLOGUE: Final = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())

_STATEMENTS: Final = """SELECT ?subject ?property ?value ?basis ?source ?why WHERE {
  { VALUES ?subject { TERMS } ?statement owl:annotatedSource ?subject } INWARD
  ?statement owl:annotatedSource ?subject ;
    owl:annotatedProperty ?property ;
    owl:annotatedTarget ?value .
  OPTIONAL { ?statement resp:basis ?basis }
  OPTIONAL { ?statement dcterms:source ?source }
  OPTIONAL { ?statement rdfs:comment ?why }
}"""
_INWARD: Final = "UNION { VALUES ?value { TERMS } ?statement owl:annotatedTarget ?value }"


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement, or several of one basis and source in a sentence.

    Attributes:
        text: the value, or a whole sentence without its full stop.
        topic: the property; empty of a sentence.
        about: the subject; empty of a sentence.
        names: the names in the text, as they stand there.
        terms: what the text names.
        subject: what the statement is about; None of a sentence, as are predicate and value.
        predicate: the property of the statement.
        value: the value of the statement.
        basis: how the statement was got from the source; None where that is not recorded.
        basis_label: the name of the basis.
        source: where the statement is made, where that is recorded.
        why: why a reading is read so; None of what is stated.
        note: what else is known of it.
    """

    text: str
    topic: str = ""
    about: str = ""
    names: tuple[str, ...] = ()
    terms: tuple[URIRef, ...] = ()
    subject: Node | None = None
    predicate: Node | None = None
    value: Node | None = None
    basis: URIRef | None = None
    basis_label: str = ""
    source: Source | None = None
    why: str | None = None
    note: str | None = None

    @property
    def reading(self) -> bool:
        """Whether it is read from the source, not stated."""
        return self.basis in READINGS

    def as_json(self) -> dict[str, Any]:
        """Return what JSON has of a statement; see docs/show.md."""
        return {
            "topic": self.topic,
            "text": self.text,
            "basis": self.basis_label,
            "source": self.source.label if self.source else "",
            "reading": self.reading,
            "why": self.why,
            "iri": next(iter(self.terms), None),
            "source_iri": self.source and self.source.iri,
        }


def sentence(
    names: Names,
    text: str,
    about: Iterable[Node | None],
    basis: Node | None = None,
    source: Node | None = None,
    *,
    why: str | None = None,
    note: str | None = None,
    also: Iterable[str] = (),
) -> Fact:
    """Return a sentence as a fact.

    Args:
        names: of all terms, learnt before.
        text: the sentence without its full stop.
        about: what it speaks of.
        basis: how its statements were got from the source.
        source: the paragraph or page that makes them.
        why: why they are read so; left out where they are stated.
        note: what else is known of them.
        also: names in the text that are of none of the terms.
    """
    terms = tuple(term for term in about if isinstance(term, URIRef))
    return Fact(
        text=text[:1].upper() + text[1:],
        names=tuple(dict.fromkeys([*map(names.label, terms), *also])),
        terms=terms,
        basis=basis if isinstance(basis, URIRef) else None,
        basis_label=names.label(basis),
        source=names.source(source),
        why=why if basis in READINGS else None,
        note=note,
    )


def tell(names: Names, rows: Iterable[Row]) -> list[Fact]:
    """Return statements as facts, their names looked up together.

    Args:
        names: in the order of languages of the facts.
        rows: each of ``subject``, ``property``, ``value``, ``basis``, ``source`` and ``why``, as far as the
            row has them. Those that differ only in ``why``, in its language, are one fact.
    """
    groups: defaultdict[tuple[Node | None, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row.get(name) for name in _COLUMNS)].append(row)
    names.learn(term for key in groups for term in key)
    return [_fact(names, key, names.choose(row.get("why") for row in same)) for key, same in groups.items()]


_COLUMNS: Final = ("subject", "property", "value", "basis", "source")


def _fact(names: Names, key: tuple[Node | None, ...], why: str | None) -> Fact:
    subject, name, value, basis, source = key
    text = names.label(value)
    return Fact(
        text=text,
        topic=names.label(name),
        about=names.label(subject),
        names=(text,),
        terms=(value,) if isinstance(value, URIRef) else (),
        subject=subject,
        predicate=name,
        value=value,
        basis=basis if isinstance(basis, URIRef) else None,
        basis_label=names.label(basis),
        source=names.source(source),
        why=why if basis in READINGS else None,
    )


def statements(names: Names, resources: Iterable[Node | None], *, inward: bool = True) -> list[Fact]:
    """Return the annotated statements about resources.

    Args:
        names: in the order of languages of the facts.
        resources: the subjects, or the values too.
        inward: whether to return also the statements that have one of them as the value.
    """
    sparql = _STATEMENTS.replace("INWARD", _INWARD if inward else "")
    return tell(names, select(names.dataset, sparql, resources))


def select(graph: Graph, sparql: str, terms: Iterable[Node | None] = ()) -> Iterator[Row]:
    """Ask a query of our own, with the program's prefixes; what is unbound in a row is None.

    Args:
        graph: what to ask.
        sparql: the query; where it names ``TERMS``, it is asked for as many at once as an engine takes.
        terms: what stands there; only IRIs and literals, since a blank node can't be named to a server.
    """
    given = sorted({t for t in terms if isinstance(t, Literal) or (isinstance(t, URIRef) and is_iri(t))})
    for batch in batched(given) if "TERMS" in sparql else [[]]:
        for row in graph.query(_PROLOGUE + sparql.replace("TERMS", " ".join(batch))).bindings:
            yield _Row((str(name), value) for name, value in row.items())


class _Row(dict[str, "Node | None"]):
    """A row, in which what is unbound is None."""

    def __missing__(self, _: str) -> None:
        return None
