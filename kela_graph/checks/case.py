"""What is judged: what people wrote, what follows from it, and what it is judged by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Dataset

from kela_graph import graph, queries, terms
from kela_graph.checks.defect_queries import read_defects
from kela_graph.checks.expected import read_expected
from kela_graph.checks.located_graph import LocatedGraph, files_now, loader
from kela_graph.errors import InputError
from kela_graph.graph import folder_of, graph_name, inferred_graph, store_of
from kela_graph.rdf.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Graph
    from rdflib.paths import Path
    from rdflib.term import Node

    from kela_graph.checks.engines import Engine
    from kela_graph.checks.expected import Expected
    from kela_graph.checks.finding import Finding, Place, Related, Rule
    from kela_graph.checks.located_file import LocatedFile
    from kela_graph.folder import Folder
    from kela_graph.queries import Query


@dataclass(frozen=True, slots=True)
class Case:
    """A graph with all that it is judged by.

    Attributes:
        asserted: what people wrote, ontology and data, without what follows from it.
        shapes: the shapes that judge it.
        engine: what judges by SHACL.
        dataset: the same with what follows from it, once that is inferred; None where nothing is.
        folder: the dataset folder; None where files were named one by one.
        questions: the questions of its library, by name.
        defects: its defect queries.
        profiles: the queries that make its profiles.
        expected: its expected answers.
        triples: how many triples people wrote.
    """

    asserted: LocatedGraph = field(default_factory=LocatedGraph)
    shapes: LocatedGraph = field(default_factory=LocatedGraph)
    engine: Engine = "pyshacl"
    dataset: Dataset | None = None
    folder: Folder | None = None
    questions: Sequence[Query] = ()
    defects: Sequence[Query] = ()
    profiles: Sequence[Query] = ()
    expected: Sequence[Expected] = ()
    triples: int = 0

    @property
    def closure(self) -> Dataset:
        """What people wrote and what follows from it."""
        assert self.dataset is not None  # noqa: S101 - files that are named one by one have no closure
        return self.dataset

    @property
    def named(self) -> Graph:
        """Where labels and prefixes are looked up."""
        return self.asserted.graph if self.dataset is None else self.dataset

    def short(self, term: Node) -> str:
        """Return a term as a person would type it."""
        return terms.short(self.named, term)

    def finding(
        self,
        rule: Rule,
        message: Mapping[str, str],
        at: Place,
        focus: Node | None = None,
        predicate: Node | Path | None = None,
        value: Node | None = None,
        *,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """Return a finding of a rule, with the label of what it is about."""
        label = None if focus is None else terms.label(self.named, focus, ("en",))
        return rule.finding(message, at, focus, predicate, value, label=label, related=related)


def case_of_folder(folder: Folder, engine: Engine = "pyshacl") -> Case:
    """Read a dataset folder, with the places of its statements.

    Raises:
        ParseError: files that can't be read or do not parse; all of one kind are told.
        InputError: the folder has no data, or its description lacks what is needed.
    """
    files: list[LocatedFile] = []
    return _case(folder, graph.read(folder, loader(files)), files, engine)


def case_of_dataset(dataset: Dataset, engine: Engine = "pyshacl") -> Case:
    """Return the case of a dataset that was loaded from a folder, with places in its files as they are now.

    Raises:
        ParseError: files of shapes or queries that can't be read or do not parse.
        InputError: the dataset was not loaded from a folder.
    """
    store_of(dataset)
    folder = folder_of(dataset)
    if folder is None:
        raise InputError("only a dataset that was loaded from a folder can be checked")
    base = graph.describe(dataset).base
    files = files_now((file, graph_name(file, base)) for file in folder.graph_files)
    return _case(folder, dataset, files, engine)


def _case(folder: Folder, dataset: Dataset, files: Iterable[LocatedFile], engine: Engine) -> Case:
    shape_files: list[LocatedFile] = []
    shapes = graph.read_shapes(folder, loader(shape_files))
    asserted = asserted_union(dataset)
    return Case(
        LocatedGraph(asserted, files),
        LocatedGraph(shapes, shape_files),
        engine,
        dataset,
        folder,
        questions=tuple(queries.library(folder).values()),
        defects=read_defects(folder),
        profiles=tuple(queries.library(folder, "profiles").values()),
        expected=read_expected(folder),
        triples=len(asserted),
    )


def asserted_union(dataset: Dataset) -> Dataset:
    """Return the union of a dataset's graphs but the inferred one, as a dataset with one default graph."""
    store, inferred, union = store_of(dataset).oxigraph, inferred_graph(dataset), Store()
    for name in (ox.DefaultGraph(), *store.named_graphs()):
        if name != inferred:
            # Oxigraph reads its own text sooner than quads can be made anew; blank nodes keep their labels.
            text = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            union.oxigraph.extend(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    return Dataset(store=union, default_union=True)
