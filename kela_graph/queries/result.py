"""What comes of a query of one's own: rows, a graph, or true or false."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from kela_graph import formats
from kela_graph.errors import InputError
from kela_graph.queries import frames, notebook
from kela_graph.rdf.store import node_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.queries.text import QueryText


@dataclass(frozen=True, repr=False)
class Result:
    """What came of a query.

    Attributes:
        query: what was asked.
        data: the answer, as SPARQL's JSON or, a graph, as N-Triples.
        dataset: what was asked of, whose prefixes are used.
    """

    query: QueryText
    data: bytes
    dataset: Dataset

    @property
    def truth(self) -> bool | None:
        """What ASK answers; None for other forms."""
        found = self._parsed() if self.query.form == "ASK" else None
        return bool(found) if isinstance(found, ox.QueryBoolean) else None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order; none where the answer has no rows."""
        if self.query.form != "SELECT":
            return ()
        found = self._parsed()
        return tuple(v.value for v in found.variables) if isinstance(found, ox.QuerySolutions) else ()

    @cached_property
    def rows(self) -> tuple[Mapping[str, Node | None], ...]:
        """The rows in their order, each a mapping of column to RDF term, or None where unbound."""
        found = self._parsed() if self.query.form == "SELECT" else None
        if not isinstance(found, ox.QuerySolutions):
            return ()
        return tuple(
            MappingProxyType(
                {n: None if t is None else node_of(t) for n, t in zip(self.columns, row, strict=True)}
            )
            for row in found
        )

    @cached_property
    def graph(self) -> Graph:
        """The graph that CONSTRUCT or DESCRIBE gives, with the dataset's prefixes; empty for other forms."""
        graph = Graph()
        for prefix, namespace in self.dataset.namespaces():
            graph.bind(prefix, namespace)
        if self.query.builds_graph:
            graph.parse(data=self.data, format="ox-nt")
        return graph

    def __repr__(self) -> str:
        what = (
            "true or false" if self.query.form == "ASK" else "a graph" if self.query.builds_graph else "rows"
        )
        return f"<Result of {self.query.form}: {what}>"

    def __iter__(self) -> Iterator[Mapping[str, Node | None]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.graph if self.query.builds_graph else self.rows)

    def __bool__(self) -> bool:
        return len(self) > 0 if self.truth is None else self.truth

    def serialize(self, name: str) -> bytes:
        """Return the answer in one of the standard formats of its kind.

        Raises:
            InputError: no such format, or one that is for people.
        """
        form = formats.by_name(name, "graph" if self.query.builds_graph else "rows")
        if form.results is not None:
            return self._parsed().serialize(format=form.results) or b""
        if form.rdf is None:
            raise InputError(f"format {name!r} is for people: use the rows of the answer")
        prefixes = {prefix: str(namespace) for prefix, namespace in self.dataset.namespaces()}
        triples = ox.parse(self.data, format=ox.RdfFormat.N_TRIPLES)
        return ox.serialize((q.triple for q in triples), format=form.rdf, prefixes=prefixes) or b""

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a ``pandas.DataFrame``, as `Answer.to_pandas` does.

        Raises:
            ToolError: pandas is not installed.
            InputError: the answer has no rows.
        """
        if self.query.form != "SELECT":
            raise InputError(f"{self.query.form} gives no rows: use graph or truth")
        return frames.frame(self.columns, self.rows)

    def _repr_html_(self) -> str:
        """The answer as Jupyter shows it."""
        if self.truth is not None:
            return f"<p>{str(self.truth).lower()}</p>"
        if self.query.builds_graph:
            return notebook.graph_html(self.graph, self.dataset)
        return notebook.rows_html(self.columns, self.rows, self.dataset, ())

    def _parsed(self) -> ox.QuerySolutions | ox.QueryBoolean:
        return ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)
