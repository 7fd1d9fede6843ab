"""What comes of a query: rows, a graph, or true or false. It is asked once, whatever is made of it."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox
from rdflib import Graph, Literal

from kela_graph import formats
from kela_graph.errors import InputError, ToolError
from kela_graph.queries import notebook
from kela_graph.rdf.store import Writing, node_of, serialize_triples

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.formats import Format
    from kela_graph.queries.header import Query
    from kela_graph.queries.querytext import QueryText
    from kela_graph.rdf.store import Term

#: What an outcome is kept in: JSON of the standard's for rows and truth values, N-Triples for a graph.
ROWS: Final = formats.by_name("json", "rows")
GRAPH: Final = formats.by_name("n-triples", "graph")


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
    """What came of a query; iterating gives its rows.

    Attributes:
        query: what was asked.
        dataset: what was asked of, whose prefixes are used.
        data: the outcome as it is kept: see `ROWS` and `GRAPH`.
    """

    query: Query | QueryText
    dataset: Dataset
    data: bytes

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
        graph = Graph()
        for prefix, namespace in self.dataset.namespaces():
            graph.bind(prefix, namespace)
        if self.query.builds_graph:
            graph.parse(data=self.data, format="ox-nt")
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
        if fault := self._without_rows:
            raise InputError(fault)
        try:
            import pandas as pd
        except ImportError:
            raise ToolError("pandas is not installed: pip install 'kela-graph[pandas]'") from None
        values = [[_value(term) for term in row.values()] for row in self.rows]
        return pd.DataFrame(values, columns=list(self.columns), dtype=object)

    def _html(self, *notes: str) -> str:
        """Return the outcome as Jupyter shows it, with notes below."""
        if self.query.builds_graph:
            triples = sorted(self.graph)
            return notebook.table(("subject", "predicate", "object"), triples, "triple", self.dataset, notes)
        rows = [tuple(row.values()) for row in self.rows]
        return notebook.table(self.columns, rows, "row", self.dataset, notes)

    def _parsed(self) -> ox.QuerySolutions | ox.QueryBoolean:
        return ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)

    @property
    def _without_rows(self) -> str | None:
        """What to say where rows are wanted of a query that gives none."""
        raise NotImplementedError


def _value(term: Node | None) -> Any:
    if isinstance(term, Literal) and term.language is None and term.value is not None:
        return term.value
    return None if term is None else str(term)
