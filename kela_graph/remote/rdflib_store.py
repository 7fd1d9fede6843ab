"""The rdflib store that asks a server; it can only be read."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, Final, NoReturn

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.plugins.stores.memory import Memory

from kela_graph.errors import InputError
from kela_graph.rdf.nodes import node_of, result_of
from kela_graph.rdf.sparql import bind, declared
from kela_graph.rdf.store import serialize_triples
from kela_graph.remote import results

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Hashable, Iterable, Mapping, Sequence

    from rdflib.graph import _TriplePatternType, _TripleType
    from rdflib.query import Result
    from rdflib.term import Node

    from kela_graph.folder import Folder
    from kela_graph.formats import Format
    from kela_graph.remote.client import Client

#: How many subjects one query may name, and how many subjects and patterns are kept.
BATCH: Final = 200
KEPT: Final = 20_000

#: For how many seconds what was published is taken to stay.
STAYS: Final = 1.0


class RemoteStore(Memory):
    """A graph at a SPARQL 1.1 server behind rdflib's store interface.

    All triples of a subject are read at once and kept, so that names and descriptions cost few requests.
    Before a question, at most once in `STAYS` seconds, what was kept is dropped where something else was
    published since: then ``watch``, which is called, calls `renew`. Of rdflib's store in memory only the
    prefixes are used. No graphs are asked where the server's default graph is; the origin is the dataset
    folder whose questions are asked.
    """

    formula_aware = False

    def __init__(self, client: Client, graphs: Sequence[str] = (), folder: Folder | None = None) -> None:
        super().__init__()
        self.client = client
        self.graphs = tuple(graphs)
        self.origin = folder
        self.watch: Callable[[], None] | None = None
        self._looked = monotonic()
        self._kept: dict[Hashable, Any] = {}
        self._subjects: dict[Node, list[tuple[Node, Node]]] = {}
        self._patterns: dict[object, list[_TripleType]] = {}

    @property
    def kept(self) -> dict[Hashable, Any]:
        """A cache of results derived from the triples."""
        self._look()
        return self._kept

    def renew(self, graphs: Sequence[str]) -> None:
        """Drop all that was kept: other graphs, or others of these names, were published."""
        self.graphs = tuple(graphs)
        self._kept, self._subjects, self._patterns = {}, {}, {}

    def _look(self) -> None:
        """Look now and then whether something else was published."""
        if self.watch is not None and monotonic() - self._looked >= STAYS:
            self._looked = monotonic()
            self.watch()

    # -- Queries ------------------------------------------------------------------------------------------

    def query(
        self,
        query: Any,
        initNs: Mapping[str, Any] | None = None,  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Node] | None = None,  # noqa: N803
        queryGraph: str = "__UNION__",  # noqa: N803
        **kwargs: Any,
    ) -> Result:
        """Ask a query, as `rdflib.Graph.query` does; it is text, and has no initial bindings."""
        if not isinstance(query, str) or initBindings or kwargs:
            raise InputError("a server is asked a whole query as text: write the terms into it")
        self._look()
        text = declared(query, {**dict(self.namespaces()), **(initNs or {})})
        return result_of(results.ask(self.client, text, self._graphs_of(queryGraph)))

    def serialize(self, sparql: str, form: Format, *, union: bool = True) -> bytes:
        """Ask a query, and return what comes in a standard format, straight from the parser.

        A query with ``FROM`` chooses its graphs, any other sees what was published.
        """
        self._look()
        found = results.ask(self.client, declared(sparql, dict(self.namespaces())), self.graphs)
        if isinstance(found, list) and form.rdf is not None:
            return serialize_triples(found, form.rdf, self.namespaces())
        if not isinstance(found, list) and form.results is not None:
            return found.serialize(format=form.results) or b""
        raise InputError(f"format {form.name!r} is not for what the query gives")

    def fetch(self, subjects: Iterable[Node]) -> None:
        """Read all triples of some subjects, in as few requests as servers allow."""
        self._look()
        wanted = sorted({s for s in subjects if isinstance(s, URIRef) and s not in self._subjects})
        if len(self._subjects) + len(wanted) > KEPT:
            self._subjects.clear()
        for start in range(0, len(wanted), BATCH):
            batch = wanted[start : start + BATCH]
            sparql = bind("SELECT DISTINCT ?s ?p ?o WHERE { VALUES ?s { ?_s } ?s ?p ?o }", {"s": batch})
            rows = self._rows(sparql, self.graphs)
            self._subjects.update((subject, []) for subject in batch)
            for subject, predicate, value in rows:
                self._subjects[subject].append((predicate, value))

    def _rows(self, sparql: str, graphs: tuple[str, ...]) -> list[_TripleType]:
        found = results.select(self.client, sparql, graphs)
        return [tuple(node_of(term) for term in row) for row in found]  # type: ignore[misc]

    def _graphs_of(self, graph: object) -> tuple[str, ...]:
        """Return the graphs that make up what rdflib asks: all that were chosen, or the one that it names."""
        identifier = getattr(graph, "identifier", graph)
        chosen = isinstance(identifier, URIRef) and identifier != DATASET_DEFAULT_GRAPH_ID
        return (str(identifier),) if chosen else self.graphs

    # -- Triples ------------------------------------------------------------------------------------------

    def triples(
        self, triple_pattern: _TriplePatternType, context: Graph | None = None
    ) -> Generator[tuple[_TripleType, Generator[Graph | None, None, None]], None, None]:
        """Give the triples that match a pattern without blank nodes, which can't be named to a server."""
        for term in triple_pattern:
            if isinstance(term, BNode):
                raise InputError("a blank node can't be looked up at a server: ask for it by a query")
        self._look()
        graphs = self._graphs_of(context)
        subject, predicate, value = triple_pattern
        if isinstance(subject, URIRef) and graphs == self.graphs:
            self.fetch([subject])
            found: Iterable[_TripleType] = [
                (subject, p, o)
                for p, o in self._subjects[subject]
                if predicate in (None, p) and value in (None, o)
            ]
        else:
            found = self._matching(triple_pattern, graphs)
        for triple in found:
            yield triple, (graph for graph in (context,))

    def _matching(self, pattern: _TriplePatternType, graphs: tuple[str, ...]) -> list[_TripleType]:
        key = (*pattern, graphs)
        if key not in self._patterns:
            if any(isinstance(term, Literal) for term in pattern[:2]):
                return []
            given = {name: term for name, term in zip("spo", pattern, strict=True) if term is not None}
            written = " ".join(f"?_{name}" if name in given else f"?{name}" for name in "spo")
            named = " ".join(f"BIND(?_{name} AS ?{name})" for name in given)
            sparql = bind(f"SELECT DISTINCT ?s ?p ?o WHERE {{ {written} {named} }}", given)
            rows = self._rows(sparql, graphs)
            if len(self._patterns) >= KEPT:
                self._patterns.clear()
            self._patterns[key] = rows
        return self._patterns[key]

    def __len__(self, context: Graph | None = None) -> int:
        sparql = "SELECT (COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { ?s ?p ?o } }"
        found = results.select(self.client, sparql, self._graphs_of(context))
        return next(int(row[0].value) for row in found)

    def contexts(self, triple: _TripleType | None = None) -> Generator[Graph, None, None]:
        """Give the graphs that are asked, those with a triple where one is given."""
        for name in self.graphs:
            graph = Graph(store=self, identifier=URIRef(name))
            if triple is None or triple in graph:
                yield graph

    # -- Writing ------------------------------------------------------------------------------------------

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise InputError("a graph at a server can only be read: publish with `kela-graph load`")

    add = addN = remove = update = remove_graph = _refuse  # noqa: N815 - rdflib's name

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib calls this whenever a graph is named."""
