"""In which file a finding lies: that of the statement where one holds it, else of its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import OWL, URIRef

from kela_graph.namespaces import PROJECT
from kela_graph.store import Store

if TYPE_CHECKING:
    from rdflib import Dataset
    from rdflib.term import Node


def file_of(
    dataset: Dataset, focus: Node | None, predicate: Node | None = None, value: Node | None = None
) -> str | None:
    """Return the file that holds the statement, or one of the focus node, as messages show it."""
    files = _files(dataset)
    for pattern in _patterns(focus, predicate, value):
        for _, _, _, graph in dataset.quads(pattern):
            if str(graph) in files:
                return files[str(graph)]
    return None


def _patterns(
    focus: Node | None, predicate: Node | None, value: Node | None
) -> list[tuple[Node | None, Node | None, Node | None]]:
    """Return the patterns to look for, the closest first."""
    if focus is None:
        return []
    by = predicate if isinstance(predicate, URIRef) else None
    return [
        *([(focus, by, value)] if by is not None and value is not None else []),
        *([(focus, by, None)] if by is not None else []),
        (focus, None, None),
        (None, OWL.annotatedSource, focus),
        (None, None, focus),
    ]


def _files(dataset: Dataset) -> dict[str, str]:
    """Return the files by the names of their graphs."""
    store = dataset.store
    if not isinstance(store, Store) or store.folder is None:
        return {}
    graphs = {str(graph.identifier) for graph in store.contexts() if graph is not None}
    found: dict[str, str] = {}
    for file in store.folder.graph_files:
        for graph in graphs:
            if graph.endswith(f"/graph/{file.name}") and (not file.shared or graph.startswith(str(PROJECT))):
                found[graph] = file.shown
    return found
