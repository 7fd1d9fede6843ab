"""The outcome of a query: rows, a graph, or true or false; also as a notebook shows it, all text escaped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeAlias, overload

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.term import Node

from kela_graph import formats, wording
from kela_graph.errors import InputError, ToolError
from kela_graph.rdf.dataset import Union
from kela_graph.rdf.nodes import graph_of, node_of
from kela_graph.rdf.store import Store, Writing, serialize_triples
from kela_graph.terms import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

    import pandas as pd
    from rdflib import Dataset

    from kela_graph.formats import Format
    from kela_graph.rdf.nodes import Term

#: What a row is: a term, or None where it is unbound, by column.
Row: TypeAlias = Mapping[str, Node | None]

#: The formats of `Outcome.data`: SPARQL's JSON for rows and truth values, N-Triples for a graph.
ROWS: Final = formats.by_name("json", "rows")
GRAPH: Final = formats.by_name("n-triples", "graph")

#: How many lines a notebook shows; all that it shows is saved in its file.
SHOWN: Final = 100

#: Where IRIs lead to as they are.
_NO_LINKS: Final[Mapping[URIRef, str]] = MappingProxyType({})


def evaluate(dataset: Dataset, sparql: str, form: Format, *, union: bool = True) -> bytes:
    """Ask a query of the union of all graphs, or as its ``FROM`` says; return that in a standard format.

    No term becomes an object of rdflib's.
    """
    if isinstance(dataset.store, Writing):
        return dataset.store.serialize(sparql, form, union=union)
    return dataset.query(sparql).serialize(format=form.name if form.rdf is None else form.media_type) or b""


class Outcome(Sequence[Row]):
    """The outcome of a query: a sequence of its rows, each a mapping of column to RDF term.

    Attributes:
        query: what was asked.
        dataset: what was asked of, whose prefixes are used.
        data: the outcome in one of the formats `ROWS` and `GRAPH`.
    """

    query: Any
    dataset: Dataset
    data: bytes

    @property
    def _asked(self) -> str:
        """The whole query, as it is sent."""
        raise NotImplementedError

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
    def rows(self) -> tuple[Row, ...]:
        """The rows in their order, each a mapping of column to RDF term, or None where unbound."""
        names = self.columns
        return tuple(
            {name: t if t is None else node_of(t) for name, t in zip(names, row, strict=True)}
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

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.graph if self.query.builds_graph else self.rows)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, index: int | slice) -> Row | tuple[Row, ...]:
        return self.rows[index]

    def __eq__(self, other: object) -> bool:
        """Whether the same was asked in the same words, and the same came out, of whatever dataset."""
        if not isinstance(other, Outcome) or self._asked != other._asked:
            return NotImplemented if not isinstance(other, Outcome) else False
        if self.query.builds_graph:
            return isomorphic(self.graph, other.graph)
        return (self.truth, self.columns, [*self.terms()]) == (other.truth, other.columns, [*other.terms()])

    def __hash__(self) -> int:
        return hash(self._asked)

    def __copy__(self) -> Self:
        """Return the same outcome of the same dataset, whatever is written to that later."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__ | {"data": self.data})
        for kept in ("rows", "graph"):
            made.__dict__.pop(kept, None)
        return made

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        return self.__copy__()

    def __getstate__(self) -> dict[str, Any]:
        """Return what is pickled: of the dataset only the prefixes."""
        known = {prefix: str(namespace) for prefix, namespace in self.dataset.namespaces()}
        return self.__copy__().__dict__ | {"dataset": known}

    def __setstate__(self, state: dict[str, Any]) -> None:
        dataset = Union(Store())
        for prefix, namespace in state["dataset"].items():
            dataset.bind(prefix, namespace)
        self.__dict__.update(state | {"dataset": dataset})

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

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows as plain values.

        An IRI or a blank node is text; a literal is the Python value of its datatype, or text where it is
        ill-typed or has a language; what is unbound is None.

        Raises:
            InputError: there are no rows but a graph or a truth value.
        """
        if self.query.builds_graph or self.truth is not None:
            raise InputError(f"{self!r} has no rows: use graph or truth")
        return [{name: _value(term) for name, term in row.items()} for row in self.rows]

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame of plain values, the columns in their order.

        Raises:
            ToolError: pandas, the extra ``pandas``, is not installed.
            InputError: there are no rows but a graph or a truth value.
        """
        values = self.to_dicts()
        try:
            import pandas as pd
        except ImportError:
            raise ToolError("pandas is not installed: pip install 'kela-graph[pandas]'") from None
        return pd.DataFrame(values, columns=list(self.columns), dtype=object)

    def _repr_html_(self) -> str:
        """The outcome as Jupyter shows it."""
        if self.truth is not None:
            return f"<p>{str(self.truth).lower()}</p>"
        return table(*self._lines())

    def _lines(self) -> tuple[tuple[str, ...], list[tuple[Node | None, ...]], Dataset, str]:
        """Return what a table shows: the columns, the lines, the dataset, and what the lines are."""
        if self.query.builds_graph:
            return ("subject", "predicate", "object"), sorted(self.graph), self.dataset, "triples"
        return self.columns, [tuple(row.values()) for row in self.rows], self.dataset, "rows"

    def _parsed(self) -> ox.QuerySolutions | ox.QueryBoolean:
        return ox.parse_query_results(self.data, format=ox.QueryResultsFormat.JSON)


def _value(term: Node | None) -> Any:
    if isinstance(term, Literal) and term.language is None and term.value is not None:
        return term.value
    return None if term is None else str(term)


def table(
    columns: Sequence[str],
    lines: Sequence[Iterable[Node | None]],
    dataset: Dataset,
    what: str,
    languages: Sequence[str] = (),
    *notes: str,
    links: Mapping[URIRef, str] = _NO_LINKS,
) -> str:
    """Return lines, which are ``rows`` or ``triples``, as a table of HTML, with notes of HTML in its caption.

    IRIs are shortened by the dataset's prefixes, and lead to themselves where there is no link for them.
    """
    counted = wording.text(f"queries.{what}", languages, number=len(lines))
    if len(lines) > SHOWN:
        counted = wording.text("queries.first", languages, shown=SHOWN, counted=counted)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell(term, dataset, links)}</td>' for term in line)}</tr>\n"
        for line in lines[:SHOWN]
    )
    caption = "; ".join([escape(counted), *filter(None, notes)])
    top = f"<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>"
    return f"<table>\n{top}\n<tbody>\n{body}</tbody>\n</table>"


def cell(term: Node | None, dataset: Dataset, links: Mapping[URIRef, str] = _NO_LINKS) -> str:
    """Return a cell of HTML: an IRI is linked to its address, or else to itself."""
    text = "" if term is None else short(dataset, term)
    return linked(text, links.get(term, term) if isinstance(term, URIRef) else None)


def linked(text: str, address: str | None) -> str:
    """Return text as HTML with a link to an address of the web, and to no other, which might be a script."""
    shown, opened = escape(text), str(address or "")
    if opened.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(opened)}" rel="noreferrer">{shown}</a>'
    return shown
