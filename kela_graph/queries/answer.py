"""The outcome of a query: rows, a graph, or true or false. The query is asked once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
from rdflib import DCTERMS, SKOS, Graph, Literal, URIRef

from kela_graph import formats, wording
from kela_graph.errors import InputError, ToolError
from kela_graph.names import Names
from kela_graph.queries.silences import GIVEN
from kela_graph.rdf.nodes import graph_of, node_of
from kela_graph.rdf.store import Writing, serialize_triples
from kela_graph.terms import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd
    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.formats import Format
    from kela_graph.queries.header import Query
    from kela_graph.queries.querytext import QueryText
    from kela_graph.rdf.nodes import Term

#: The formats of `Outcome.data`: SPARQL's JSON for rows and truth values, N-Triples for a graph.
ROWS: Final = formats.by_name("json", "rows")
GRAPH: Final = formats.by_name("n-triples", "graph")

#: How many lines a notebook shows; all that it shows is saved in its file.
SHOWN: Final = 100

#: Where IRIs lead to as they are.
NO_LINKS: Final[Mapping[URIRef, str]] = MappingProxyType({})


def evaluate(dataset: Dataset, sparql: str, form: Format, *, union: bool = True) -> bytes:
    """Ask a query, and return what comes in a standard format; no term becomes an object of rdflib's.

    Args:
        dataset: what to ask.
        sparql: the query.
        form: how to write the outcome down.
        union: whether to ask the union of all graphs; Oxigraph then reads no ``FROM``.
    """
    if isinstance(dataset.store, Writing):
        return dataset.store.serialize(sparql, form, union=union)
    return dataset.query(sparql).serialize(format=form.name if form.rdf is None else form.media_type) or b""


class Outcome:
    """The outcome of a query; iterating gives its rows.

    Attributes:
        query: what was asked.
        dataset: what was asked of, whose prefixes are used.
        data: the outcome in one of the formats `ROWS` and `GRAPH`.
    """

    query: Query | QueryText
    dataset: Dataset
    data: bytes

    @property
    def truth(self) -> bool | None:
        """What ASK answers; None for other forms."""
        found = None if self.query.builds_graph else self._parsed()
        return bool(found) if isinstance(found, ox.QueryBoolean) else None

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order; none where there are no rows but a graph or a truth value."""
        found = None if self.query.builds_graph else self._parsed()
        return tuple(v.value for v in found.variables) if isinstance(found, ox.QuerySolutions) else ()

    @cached_property
    def rows(self) -> tuple[Mapping[str, Node | None], ...]:
        """The rows in their order, each a mapping of column to RDF term, or None where unbound."""
        names = self.columns
        return tuple(
            MappingProxyType({n: t if t is None else node_of(t) for n, t in zip(names, row, strict=True)})
            for row in (self.terms() if names else ())
        )

    @cached_property
    def graph(self) -> Graph:
        """The graph of a query that builds one, with the dataset's prefixes; else an empty graph."""
        graph = graph_of(self.terms() if self.query.builds_graph else ())
        for prefix, namespace in self.dataset.namespaces():
            graph.bind(prefix, namespace)
        return graph

    @property
    def is_empty(self) -> bool:
        """Whether there is no row and no triple."""
        return next(self.terms(), None) is None

    def __iter__(self) -> Iterator[Mapping[str, Node | None]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.graph if self.query.builds_graph else self.rows)

    def terms(self) -> Iterator[tuple[Term | None, ...]]:
        """Give the rows, or the triples of a graph, as Oxigraph's terms; None where a column is unbound."""
        if self.query.builds_graph:
            for quad in ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES):
                yield quad.subject, quad.predicate, quad.object
        elif isinstance(found := self._parsed(), ox.QuerySolutions):
            yield from map(tuple, found)

    def serialize(self, name: str) -> bytes:
        """Return the outcome in one of the standard formats of its kind.

        Rows and truth values: ``csv``, ``tsv``, ``json``, ``xml``, by SPARQL 1.1. A graph:
        every RDF format.

        Raises:
            InputError: no such format, or one that is for people.
        """
        form = formats.by_name(name, "graph" if self.query.builds_graph else "rows")
        if form.results is not None:
            return self._parsed().serialize(format=form.results) or b""
        if form.rdf is None:
            raise InputError(f"format {name!r} is for people: use the rows of the answer")
        triples = [quad.triple for quad in ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES)]
        return serialize_triples(triples, form.rdf, self.dataset.namespaces())

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame, the columns in their order.

        An IRI or a blank node is text; a literal is the Python value of its datatype, or text where it is
        ill-typed or has a language; what is unbound is None, which pandas counts as missing.

        Raises:
            ToolError: pandas, the extra ``pandas``, is not installed.
            InputError: there are no rows but a graph or a truth value.
        """
        if self.query.builds_graph or self.truth is not None:
            raise InputError(f"{self!r} has no rows: use graph or truth")
        try:
            import pandas as pd
        except ImportError:
            raise ToolError("pandas is not installed: pip install 'kela-graph[pandas]'") from None
        values = [[_value(term) for term in row.values()] for row in self.rows]
        return pd.DataFrame(values, columns=list(self.columns), dtype=object)

    def _repr_html_(self) -> str:
        """The outcome as Jupyter shows it."""
        return self._table(()) if self.truth is None else f"<p>{str(self.truth).lower()}</p>"

    def _table(self, languages: Sequence[str], *notes: str, links: Mapping[URIRef, str] = NO_LINKS) -> str:
        """Return the rows or triples as HTML, all text of the data escaped, with notes of HTML below.

        The links are the addresses that IRIs lead to, where these are not the IRIs themselves.
        """
        what, columns, lines = "rows", self.columns, [tuple(row.values()) for row in self.rows]
        if self.query.builds_graph:
            what, columns, lines = "triples", ("subject", "predicate", "object"), sorted(self.graph)
        counted = wording.text(f"queries.{what}", languages, number=len(lines))
        if len(lines) > SHOWN:
            counted = wording.text("queries.first", languages, shown=SHOWN, counted=counted)
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
        body = "".join(
            f"<tr>{''.join(f'<td>{cell(term, self.dataset, links)}</td>' for term in line)}</tr>\n"
            for line in lines[:SHOWN]
        )
        caption = "; ".join([escape(counted), *notes])
        top = f"<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>"
        return f"<table>\n{top}\n<tbody>\n{body}</tbody>\n</table>"

    def _parsed(self) -> ox.QuerySolutions | ox.QueryBoolean:
        return ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)


def _value(term: Node | None) -> Any:
    if isinstance(term, Literal) and term.language is None and term.value is not None:
        return term.value
    return None if term is None else str(term)


def cell(term: Node | None, dataset: Dataset, links: Mapping[URIRef, str] = NO_LINKS) -> str:
    """Return a cell of HTML: an IRI is linked to its address, or else to itself."""
    text = "" if term is None else short(dataset, term)
    return linked(text, links.get(term, term) if isinstance(term, URIRef) else None)


def linked(text: str, address: str | None) -> str:
    """Return text as HTML with a link to an address of the web, and to no other, which might be a script."""
    shown, opened = escape(text), str(address or "")
    if opened.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(opened)}" rel="noreferrer">{shown}</a>'
    return shown


@dataclass(frozen=True, repr=False)
class Answer(Outcome):
    """The answer to a question of the library; it is asked when something of the answer is needed.

    Attributes:
        query: the question.
        parameters: the terms that were asked for, by name.
        languages: of its labels, best first.
        sparql: the query that is run, with its parameters in place.
        dataset: what is asked.
    """

    query: Query
    parameters: Mapping[str, Node]
    languages: tuple[str, ...]
    sparql: str
    dataset: Dataset

    @cached_property
    def data(self) -> bytes:  # type: ignore[override]
        """The answer as SPARQL's JSON or, a graph, as N-Triples."""
        return evaluate(self.dataset, self.sparql, GRAPH if self.query.builds_graph else ROWS)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order; none where the answer is a graph."""
        return self.query.columns

    def __repr__(self) -> str:
        given = "".join(f", {name}={term.n3()}" for name, term in self.parameters.items())
        return f"<Answer to {self.query.name}{given}>"

    def _repr_html_(self) -> str:
        """The answer as Jupyter shows it, with the documents that it rests on below."""
        silent = [escape(silence(self))] if self.is_empty and not self.query.builds_graph else []
        names = Names(self.dataset, self.languages)
        documents = "; ".join(linked(each.dated, each.address) for each in names.documents())
        cited = names.addresses(term for row in self.rows[:SHOWN] for term in row.values())
        return self._table(self.languages, *silent, documents, links=cited)


def limited(answer: Answer, rows: int) -> Answer:
    """Return the answer with at most so many rows; of a graph, with at most so many matches.

    Raises:
        InputError: that is no whole number.
    """
    if not isinstance(rows, int) or rows < 0:
        raise InputError(f"no number of rows: {rows!r}")
    return replace(answer, sparql=f"{answer.sparql}\nLIMIT {rows}\n")


def silence(answer: Answer) -> str:
    """Return a sentence that an answer has no rows, with what was asked for and what is near that.

    Near are broader and narrower concepts, and units that are named after the concept asked for.
    """
    graph = answer.dataset
    asked = [term for term in answer.parameters.values() if isinstance(term, URIRef)]
    near = {
        "broader": {t for a in asked for t in graph.objects(a, SKOS.broader)},
        "narrower": {t for a in asked for t in graph.subjects(SKOS.broader, a)},
        "named_after": {t for a in asked for t in graph.subjects(DCTERMS.subject, a)},
    }
    names = Names(graph, answer.languages)
    names.learn([*answer.parameters.values(), *(term for group in near.values() for term in group)])
    groups = [
        wording.text(
            f"queries.near.{key}", answer.languages, names=", ".join(sorted(map(names.label, group)))
        )
        for key, group in near.items()
        if group
    ]
    return "; ".join([no_rows(answer, names, answer.languages), *groups])


def no_rows(answer: Answer, names: Names, languages: Sequence[str]) -> str:
    """Return a question's own words for an answer without rows, with the names of what was asked for.

    They are those for the optional parameters that were given; for several it may have none.
    """
    narrowed = answer.query.narrowed(answer.parameters)
    names.learn(answer.parameters.values())
    told = {name: names.label(term) for name, term in answer.parameters.items()}
    text = answer.query.say(" ".join(["none", *narrowed]), languages)
    if text is None or not {*GIVEN.findall(text)} <= told.keys():
        key = "queries.nothing_fits" if narrowed else "queries.silence"
        return wording.text(key, languages, names=", ".join(told.values()))
    return GIVEN.sub(lambda match: told.get(match[1], match[0]), text)
