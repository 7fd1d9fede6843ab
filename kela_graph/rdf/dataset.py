"""The dataset that this package gives: rdflib's, whose default is the union of all its graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from rdflib import Dataset

from kela_graph.errors import InputError
from kela_graph.rdf.gate import admit
from kela_graph.rdf.sparql import keywords
from kela_graph.rdf.store import Store, graph_names

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox
    from rdflib import Graph
    from rdflib.query import Result
    from rdflib.store import Store as AnyStore
    from rdflib.term import Identifier


class Union(Dataset):
    """A dataset whose queries see all of its graphs, or those that ``FROM`` names."""

    def __init__(self, store: AnyStore) -> None:
        super().__init__(store=store, default_union=True)

    @property  # type: ignore[misc]
    def default_context(self) -> Any:
        """The default graph, by the name that rdflib itself still uses and warns of."""
        return self.default_graph

    def query(  # type: ignore[override]
        self,
        query_object: Any,
        processor: str = "sparql",
        result: str = "sparql",
        initNs: Mapping[str, Any] | None = None,  # noqa: N803 - rdflib's names
        initBindings: Mapping[str, Identifier] | None = None,  # noqa: N803
        use_store_provided: bool = True,
        **kwargs: Any,
    ) -> Result:
        """Ask a query, as `rdflib.Graph.query` does.

        Raises:
            ParseError: it would call another server, changes something, or is beyond a bound.
            InputError: it can't be answered, as where a binding is of a variable that it does not select.
        """
        known, bindings = initNs or dict(self.namespaces()), initBindings or {}
        is_text = isinstance(query_object, str) and use_store_provided
        if not (is_text and isinstance(self.store, Store)):  # else the store sees to it
            asked = getattr(query_object, "_original_args", [query_object])[0]
            admit(str(asked), graphs=graph_names(self), prefixes=known)
        try:
            if is_text and "FROM" in keywords(query_object):
                # Oxigraph reads no FROM where it is told to ask the union.
                return self.store.query(query_object, known, bindings, None, **kwargs)  # type: ignore[arg-type]
            return super().query(
                query_object, processor, result, known, bindings, use_store_provided, **kwargs
            )
        except RuntimeError as error:
            advice = ": a binding needs a variable that the query selects" if bindings else ""
            raise InputError(f"the query can't be answered: {error}{advice}") from None


def refuse(*_: Any, **__: Any) -> NoReturn:
    """Refuse to write, by an InputError."""
    raise InputError("a dataset that is kept in a store can only be read: load it without one to change it")


class _Read:
    """What parsers write to; all else is Oxigraph's own store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def __getattr__(self, name: str) -> Any:
        return refuse if name in ("load", "bulk_load") else getattr(self._store, name)


class ReadStore(Store):
    """A store on disk that others may read too, and that nobody writes to."""

    def __init__(self, store: ox.Store) -> None:
        super().__init__(store)
        self._read: Any = _Read(store)
        self._opened = store

    @property
    def oxigraph(self) -> ox.Store:
        """Oxigraph's own store."""
        return self._opened

    @property
    def _inner(self) -> Any:
        return self._read

    add = addN = remove = update = remove_graph = refuse  # noqa: N815 - rdflib's name

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib calls this whenever a graph is named."""
