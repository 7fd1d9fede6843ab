"""Reads what is judged: a dataset folder, a loaded dataset, or files and the shapes that judge them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import XSD, Graph, Literal

from kela_graph import formats, graph, queries
from kela_graph.checks import engines, rule_names
from kela_graph.checks.case import Case
from kela_graph.checks.defects import read_defects
from kela_graph.checks.expected import read_expected
from kela_graph.checks.located_graph import LocatedFile, LocatedGraph, files_now, loader, read_located
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import find_rdf
from kela_graph.folder import SourceFile
from kela_graph.graph import folder_of, graph_name, inferred_graph, store_of
from kela_graph.rdf.dataset import Union
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.store import Store
from kela_graph.rdf.syntax import problem_in
from kela_graph.rdf.written import of_union

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.checks.engines import ShaclEngine
    from kela_graph.folder import Folder
    from kela_graph.rdf.nodes import Term

#: Suffixes that other programs use too, for files that are named one by one.
_ALSO: Final = {".json": "json-ld", ".nquads": "n-quads", ".xml": "rdf-xml"}


def case_of_folder(folder: Folder, engine: ShaclEngine = "pyshacl") -> Case:
    """Read a dataset folder, with the places of its statements; ParseError lists files that do not parse."""
    files: list[LocatedFile] = []
    return _case(folder, graph.read(folder, loader(files)), files, engine)


def case_of_dataset(dataset: Dataset, engine: ShaclEngine = "pyshacl") -> Case:
    """Return the case of a dataset from a folder, with places in its files as they are now."""
    store = store_of(dataset)
    folder = folder_of(dataset)
    if folder is None:
        raise InputError("only a dataset that was loaded from a folder can be checked")
    base = graph.describe(dataset).base
    files = files_now((file, graph_name(file, base)) for file in folder.graph_files)
    # What follows is inferred anew: in a copy, since the dataset stays as it is, and may be only for reading.
    copy = Store()
    copy.origin = folder
    copy.oxigraph.bulk_extend(iter(store.oxigraph))
    copy.forms = store.forms
    return _case(folder, graph.bound(Union(copy)), files, engine)


def _case(folder: Folder, dataset: Dataset, files: Iterable[LocatedFile], engine: ShaclEngine) -> Case:
    shape_files: list[LocatedFile] = []
    shapes = shapes_of(folder, loader(shape_files))
    asserted = asserted_union(dataset)
    return Case(
        LocatedGraph(asserted, files),
        LocatedGraph(shapes, shape_files),
        engine,
        dataset,
        folder,
        questions=tuple(queries.library(folder).values()),
        defects=read_defects(folder),
        profiles=tuple(
            each for part in ("profiles", "tables") for each in queries.library(folder, part).values()
        ),
        expected=read_expected(folder),
        triples=len(asserted),
    )


def shapes_of(folder: Folder, load: graph.Loader = graph.load_text) -> Dataset:
    """Read a folder's shapes as written; their prefixes are the dataset's, and those that shapes declare."""
    read, description = store_of(graph.read_shapes(folder, load)), graph.describe_folder(folder)
    shapes = Union(Store(read.oxigraph, read.forms))
    rule_names.bind(shapes, description.prefixes.items() if description else ())
    return shapes


def asserted_union(dataset: Dataset) -> Dataset:
    """Return the union of a dataset's graphs but the inferred one, as a dataset with one default graph.

    Its triples are as they are written; a query of it is of the values that a store keeps.
    """
    read, inferred, union = store_of(dataset), inferred_graph(dataset), ox.Store()
    for name in (ox.DefaultGraph(), *read.oxigraph.named_graphs()):
        if name != inferred:
            # Oxigraph reads its own text faster than new quads can be made; blank nodes keep their labels.
            text = read.oxigraph.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            union.extend(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    return Union(Store(union, of_union(read.forms, read.oxigraph, inferred)))


# -- Files and the shapes that judge them, with no dataset folder -------------------------------------------


def case_of_files(
    data: Iterable[str | Path],
    shapes: Iterable[str | Path],
    ontologies: Iterable[str | Path] = (),
    engine: ShaclEngine = "pyshacl",
) -> Case:
    """Read files and the shapes that judge them; see `kela_graph.checks.judge.check_graphs`."""
    named = [_files(paths) for paths in (data, ontologies, shapes)]
    if not named[0] or not named[2]:
        raise InputError("name at least one file of data, and one of shapes")
    problems: list[SyntaxProblem] = []
    asserted, ontology = (_read(files, problems) for files in named[:2])
    with engines.reading_shapes():
        judges = _read(named[2], problems)
    if problems:
        raise ParseError(list(dict.fromkeys(problems)))
    triples = len(asserted.graph) + len(ontology.graph)
    engines.mix_in(ontology.graph, asserted.graph)
    located = LocatedGraph(asserted.graph, (*asserted.files, *ontology.files))
    return Case(located, judges, engine, triples=triples)


def read_shapes(named: Iterable[str | Path]) -> Graph:
    """Read files of shapes; ParseError lists those that do not parse."""
    problems: list[SyntaxProblem] = []
    shapes = _read(_files(named), problems)
    if problems:
        raise ParseError(problems)
    return shapes.graph


def _files(named: Iterable[str | Path]) -> list[SourceFile]:
    """Return the named files, and all RDF files in the named folders; each once, in order of paths."""
    found = {file.path.resolve(): file for path in named for file in _files_at(Path(path))}
    return sorted(found.values(), key=lambda file: file.shown)


def _files_at(path: Path) -> Iterator[SourceFile]:
    if path.is_dir():
        found = find_rdf(path)
        if not found:
            raise InputError(f"{path}: no RDF file in this folder: name a file, or a folder that has some")
        yield from (SourceFile(file, file.name, form) for file, form in found)
        return
    if not path.exists():
        raise InputError(f"{path}: there is no such file")
    form = formats.of_file(path, "graph")
    if form is None and path.suffix.lower() in _ALSO:
        form = formats.by_name(_ALSO[path.suffix.lower()], "graph")
    if form is None:
        known = [suffix for each in formats.FORMATS if each.kind == "graph" for suffix in each.suffixes]
        raise InputError(f"{path}: unknown suffix of RDF: call it one of {', '.join([*known, *_ALSO])}")
    yield SourceFile(path, path.name, form)


def _read(files: Iterable[SourceFile], problems: list[SyntaxProblem]) -> LocatedGraph:
    """Read files into one graph with places, and add what is wrong with any to the problems."""
    union, located = Graph(), list[LocatedFile]()
    found = (
        problem_in(file.path, file.format.rdf, partial(_add, file, union, located), file.home)
        for file in files
    )
    problems += filter(None, found)
    prefixes = ((each.name, each.namespace) for file in located for each in file.located.prefixes)
    rule_names.bind(union, prefixes)
    return LocatedGraph(union, located)


def _add(source: SourceFile, union: Graph, files: list[LocatedFile], text: bytes) -> None:
    """Add the triples of a file to a graph."""
    file = read_located(text, source, source.path.resolve().as_uri())
    terms = {term for statement in file.located.statements for term in statement[:3]}
    nodes: dict[Term, Node] = {term: node_of(term) for term in terms}
    for term, node in nodes.items():
        if isinstance(node, Literal) and node.datatype == XSD.string:  # rdflib's own parsers have none
            nodes[term] = Literal(str(node))
    for subject, predicate, value, *_ in file.located.statements:
        union.add((nodes[subject], nodes[predicate], nodes[value]))
    files.append(file)
