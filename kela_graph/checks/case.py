"""What is judged: what people wrote, what follows from it, and what it is judged by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kela_graph import terms
from kela_graph.checks.located_graph import LocatedGraph

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset, Graph
    from rdflib.term import Node

    from kela_graph.checks.engines import ShaclEngine
    from kela_graph.checks.expected import Expected
    from kela_graph.folder import Folder
    from kela_graph.queries import Query


@dataclass(frozen=True, slots=True)
class Case:
    """A graph with all that it is judged by: what people wrote, ontology and data, and how many triples.

    The dataset has what follows from it too, once that is inferred; there is none, and no folder, where files
    were named one by one. Profiles are also the queries of tables. What is ``exceeded`` is not judged since
    it took too much, each with the reason; see `limits`.
    """

    asserted: LocatedGraph = field(default_factory=LocatedGraph)
    shapes: LocatedGraph = field(default_factory=LocatedGraph)
    engine: ShaclEngine = "pyshacl"
    dataset: Dataset | None = None
    folder: Folder | None = None
    questions: Sequence[Query] = ()
    defects: Sequence[Query] = ()
    profiles: Sequence[Query] = ()
    expected: Sequence[Expected] = ()
    triples: int = 0
    exceeded: Mapping[str, str] = field(default_factory=dict)

    @property
    def closure(self) -> Dataset:
        """What people wrote and what follows from it."""
        assert self.dataset is not None  # noqa: S101 - files that are named one by one have no closure
        return self.dataset

    @property
    def named(self) -> Graph:
        """The graph that labels and prefixes are looked up in."""
        return self.asserted.graph if self.dataset is None else self.dataset

    def short(self, term: Node) -> str:
        """Return a term as a person would type it."""
        return terms.short(self.named, term)

    def label(self, term: Node | None) -> str | None:
        """Return the English label of a term, if it has one."""
        return None if term is None else terms.label(self.named, term, ("en",))
