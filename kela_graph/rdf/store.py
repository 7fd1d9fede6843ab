"""The rdflib store over Oxigraph: a kept length, and the short way for large answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, runtime_checkable

import pyoxigraph
from oxrdflib import OxigraphStore
from rdflib import BNode, Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from kela_graph.errors import InputError
from kela_graph.rdf.gate import admit, admit_update
from kela_graph.rdf.nodes import identifier_of, name_of, node_of, result_of, term_of
from kela_graph.rdf.written import as_written, may_change, note

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Hashable, Iterable, Iterator, Mapping, Sequence

    from rdflib.graph import _QuadType, _TriplePatternType, _TripleType
    from rdflib.plugins.sparql.sparql import Query, Update
    from rdflib.query import Result
    from rdflib.term import Node

    from kela_graph.formats import Format
    from kela_graph.rdf.nodes import Term
    from kela_graph.rdf.written import Forms

_T = TypeVar("_T")
_DEFAULT: Final = pyoxigraph.DefaultGraph()


@runtime_checkable
class Writing(Protocol):
    """A store that serialises the answer to a query itself, without making terms of rdflib's."""

    def serialize(self, sparql: str, form: Format, *, union: bool = True) -> bytes:
        """Ask a query, and return the answer in a standard format, as `Store.serialize` does."""
        ...


class Store(OxigraphStore):
    """Oxigraph behind rdflib's store interface, with what ``oxrdflib`` lacks.

    The number of triples is counted once and kept until something is written: ``oxrdflib`` counts
    the whole store each time, and validators ask thousands of times. Terms come out as they are in it:
    ``oxrdflib`` lets rdflib write literals anew, so that they are not found again.

    The origin is what the triples were read from, if they were. `kept` is what was worked out from them,
    until a write. `forms` are how literals were written that the store keeps in another form. They are given
    as written, but for answers to queries, by a store that is made with its forms.
    """

    def __init__(self, store: pyoxigraph.Store | None = None, forms: Forms | None = None) -> None:
        super().__init__(store=store)
        self.origin: object = None
        self.kept: dict[Hashable, Any] = {}
        self.forms: Forms = {} if forms is None else forms
        self._given: Forms = forms or {}

    @property
    def oxigraph(self) -> pyoxigraph.Store:
        """Oxigraph's own store; call `forget` after you write to it, as ``oxrdflib``'s parsers do."""
        return self._inner

    def forget(self) -> None:
        """Drop what was worked out: something was written."""
        self.kept.clear()

    def take(self, quads: Iterable[pyoxigraph.Quad]) -> None:
        """Add quads, or none where the iterator fails, and note how their literals are written."""
        self.forget()
        taken = list(quads)
        note(self.forms, taken, self.oxigraph)
        self.oxigraph.extend(taken)

    def load(self, text: bytes, form: pyoxigraph.RdfFormat | None, name: pyoxigraph.NamedNode) -> None:
        """Add a file's triples to a graph, or none where it does not parse; note how literals are written."""
        if may_change(text, form):
            found = pyoxigraph.parse(text, form, base_iri=name.value, rename_blank_nodes=True)
            self.take(pyoxigraph.Quad(s, p, o, name if g == _DEFAULT else g) for s, p, o, g in found)
        else:
            self.forget()
            self.oxigraph.load(text, form, base_iri=name.value, to_graph=name)

    def serialize(self, sparql: str, form: Format, *, union: bool = True) -> bytes:
        """Ask a query, and return the answer in a standard format; no term becomes one of rdflib's.

        Of the union of all graphs Oxigraph reads no ``FROM``. InputError where the format is for others.
        """
        result = self.oxigraph.query(sparql, use_default_graph_as_union=union)
        written = None
        if isinstance(result, pyoxigraph.QueryTriples) and form.rdf is not None:
            written = serialize_triples(list(result), form.rdf, self.namespaces())
        elif form.results is not None and not isinstance(result, pyoxigraph.QueryTriples):
            written = result.serialize(format=form.results)
        if written is None:
            raise InputError(f"format {form.name!r} is not for what the query gives")
        return written

    def triples(
        self, triple_pattern: _TriplePatternType, context: Graph | None = None
    ) -> Generator[tuple[_TripleType, Iterator[Graph | None]], None, None]:
        """Give the triples that match, each with the graph that it is in."""
        try:
            pattern = [None if term is None else name_of(term) for term in (*triple_pattern, context)]
            found = self.oxigraph.quads_for_pattern(*pattern)  # type: ignore[arg-type]
        except (TypeError, ValueError):  # rdflib allows what is no term of RDF, and so in no triple
            return
        graphs: dict[Any, Graph] = {}
        for quad in as_written(found, self._given):
            if self._given and pattern[2] not in (None, quad.object):  # another form of the same value
                continue
            if (graph := graphs.get(quad.graph_name)) is None:
                graph = graphs[quad.graph_name] = Graph(store=self, identifier=identifier_of(quad.graph_name))
            yield (node_of(quad.subject), node_of(quad.predicate), node_of(quad.object)), iter((graph,))

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Node],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,
    ) -> Result:
        """Ask a query, as `rdflib.Graph.query` does."""
        if not isinstance(query, str) or kwargs:
            raise NotImplementedError("Oxigraph is asked a whole query as text")
        prefixes = {**dict(self.namespaces()), **initNs}
        admit(query, graphs=graph_names(Graph(self)), prefixes=prefixes)
        found = self.oxigraph.query(
            query,
            use_default_graph_as_union=queryGraph == "__UNION__",
            default_graph=name_of(queryGraph) if isinstance(queryGraph, URIRef | BNode) else None,  # type: ignore[arg-type]
            prefixes=prefixes,
            substitutions={pyoxigraph.Variable(name): term_of(term) for name, term in initBindings.items()},
        )
        return result_of(found)

    def __len__(self, context: Graph | None = None) -> int:
        key = ("length", None if context is None else getattr(context, "identifier", context))
        if key not in self.kept:
            self.kept[key] = super().__len__(context)
        return int(self.kept[key])

    def add(self, triple: _TripleType, context: Graph, quoted: bool = False) -> None:
        """Add a triple to a graph."""
        self.addN([(*triple, context)])

    def addN(self, quads: Iterable[_QuadType]) -> None:  # noqa: N802 - rdflib's name
        """Add quads; an iterator is read once (``oxrdflib`` reads it twice)."""
        self.take(pyoxigraph.Quad(*map(name_of, quad)) for quad in quads)  # type: ignore[arg-type]

    def remove(self, triple: _TriplePatternType, context: Graph | None = None) -> None:
        """Remove the triples that match, from one graph or from all."""
        self.forget()
        super().remove(triple, context)

    def remove_graph(self, graph: Graph) -> None:
        """Remove a graph with its triples."""
        self.forget()
        super().remove_graph(graph)

    def update(
        self,
        update: Update | str,
        initNs: Mapping[str, Any],  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Any],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: Any,
    ) -> None:
        """Run a SPARQL update; of a dataset whose default is the union, on its default graph."""
        admit_update(str(update))
        self.forget()
        graph = DATASET_DEFAULT_GRAPH_ID if queryGraph == "__UNION__" else queryGraph
        super().update(update, initNs, initBindings, graph, **kwargs)


def namespace_of(iri: str) -> str:
    """Return an IRI up to its last slash or number sign, that included."""
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]


def serialize_triples(
    triples: Sequence[pyoxigraph.Triple], form: pyoxigraph.RdfFormat, namespaces: Iterable[tuple[str, str]]
) -> bytes:
    """Return triples in a format of RDF, with the prefixes whose namespaces they use."""
    terms = {term for triple in triples for term in triple if isinstance(term, pyoxigraph.NamedNode)}
    used = {namespace_of(term.value) for term in terms}
    prefixes = {prefix: str(ns) for prefix, ns in sorted(namespaces) if str(ns) in used}
    return pyoxigraph.serialize(triples, format=form, prefixes=prefixes) or b""


def once(dataset: Dataset, work: Callable[..., _T], *arguments: Hashable) -> _T:
    """Return what a function makes of a dataset; a store of this package keeps that until a write."""
    kept: dict[Hashable, _T] = getattr(dataset.store, "kept", {})
    key = (work, dataset.default_union, *arguments)
    if key not in kept:
        kept[key] = work(dataset, *arguments)
    return kept[key]


def oxigraph_of(graph: Graph) -> pyoxigraph.Store | None:
    """Return Oxigraph's store below a dataset; None below a single graph, and of another store."""
    if isinstance(graph, Dataset) and isinstance(graph.store, Store):
        return graph.store.oxigraph
    return None


def graph_names(graph: Graph) -> set[str] | None:
    """Return the IRIs of the graphs that a query may name; None in another store, which knows its own."""
    if not isinstance(graph.store, Store):
        return None
    return {name.value for name in graph.store.oxigraph.named_graphs()}


def is_iri(text: str) -> bool:
    """Whether the text is a whole IRI (RFC 3987), so that SPARQL can write it."""
    try:
        pyoxigraph.NamedNode(text)
    except ValueError:
        return False
    return True


def plain_rows(graph: Graph, sparql: str) -> Iterator[tuple[str | None, ...]]:
    """Ask a query, and give each row as plain text: IRIs, and literals without type or language."""
    store = oxigraph_of(graph)
    if store is not None:
        result = store.query(sparql, use_default_graph_as_union=True)
        if isinstance(result, pyoxigraph.QuerySolutions):
            for solution in result:
                yield tuple(None if term is None else _text_of(term) for term in solution)
        return
    for row in graph.query(sparql):
        yield tuple(None if term is None else str(term) for term in row)  # type: ignore[union-attr]


def _text_of(term: Term) -> str:
    return str(term) if isinstance(term, pyoxigraph.Triple) else term.value
