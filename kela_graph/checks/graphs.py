"""Others' graphs as a case: files and the shapes that judge them, with no dataset folder."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import XSD, Graph, Literal, URIRef

from kela_graph import formats
from kela_graph.checks import engines
from kela_graph.checks.case import Case
from kela_graph.checks.located_file import LocatedFile, read_located
from kela_graph.checks.located_graph import LocatedGraph
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import find_rdf
from kela_graph.folder import SourceFile
from kela_graph.rdf.store import node_of
from kela_graph.rdf.syntax import problem_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    from kela_graph.checks.engines import Engine

#: Suffixes that other programs use too, of files that are named one by one.
_ALSO: Final = {".json": "json-ld", ".nquads": "n-quads", ".xml": "rdf-xml"}


def case_of_files(
    data: Iterable[str | Path],
    shapes: Iterable[str | Path],
    ontologies: Iterable[str | Path] = (),
    engine: Engine = "pyshacl",
) -> Case:
    """Read files and the shapes that judge them; `kela_graph.checks.judge.check_graphs` tells what they are.

    Raises:
        ParseError: files that can't be read or do not parse; all of them are told.
        InputError: no file of data or of shapes, a missing file, or one in an unknown format.
    """
    named = [_files(each) for each in (data, ontologies, shapes)]
    if not named[0] or not named[2]:
        raise InputError("name at least one file of data, and one of shapes")
    problems: list[SyntaxProblem] = []
    graph, ontology = (_read(files, problems) for files in named[:2])
    with engines.reading_shapes():
        judges = _read(named[2], problems)
    if problems:
        raise ParseError(list(dict.fromkeys(problems)))
    triples = len(graph.graph) + len(ontology.graph)
    engines.mix_in(ontology.graph, graph.graph)
    asserted = LocatedGraph(graph.graph, (*graph.files, *ontology.files))
    return Case(asserted, judges, engine, triples=triples)


def read_shapes(named: Iterable[str | Path]) -> Graph:
    """Read files of shapes.

    Raises:
        InputError: a missing file, or one in an unknown format.
        ParseError: files that do not parse; all of them are told.
    """
    problems: list[SyntaxProblem] = []
    shapes = _read(_files(named), problems)
    if problems:
        raise ParseError(problems)
    return shapes.graph


def _files(named: Iterable[str | Path]) -> list[SourceFile]:
    """Return the files that are named, of a folder all RDF files in it; each once, in order."""
    return list({file.path.resolve(): file for path in named for file in _files_at(Path(path))}.values())


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
        raise InputError(
            f"{path}: its suffix tells no RDF format: call it one of {', '.join([*known, *_ALSO])}"
        )
    yield SourceFile(path, path.name, form)


def _read(files: Iterable[SourceFile], problems: list[SyntaxProblem]) -> LocatedGraph:
    """Read files into one graph with places; what keeps any from that is added to the problems."""
    graph, located = Graph(), list[LocatedFile]()
    found = (problem_in(file.path, partial(_add, file, graph, located)) for file in files)
    problems += filter(None, found)
    return LocatedGraph(graph, located)


def _add(source: SourceFile, graph: Graph, files: list[LocatedFile], text: bytes) -> None:
    """Add the triples of a file to a graph, and the prefixes that it writes them with."""
    file = read_located(text, source, source.path.resolve().as_uri())
    known: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}
    for statement in file.located.statements:
        for term in statement[:3]:
            if term not in known:
                known[term] = _node(term)
        graph.add((known[statement.subject], known[statement.predicate], known[statement.object]))
    for prefix in file.located.prefixes:
        graph.bind(prefix.name, URIRef(prefix.namespace), override=False)
    files.append(file)


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term as rdflib's own parsers have it.

    Raises:
        SyntaxError: it is a triple, which SHACL does not know.
    """
    if isinstance(term, ox.Triple):
        raise SyntaxError("a term of RDF 1.2, which SHACL can't judge")
    node = node_of(term)
    if not isinstance(node, Literal) or node.datatype is None:
        return node
    return Literal(str(node), datatype=None if node.datatype == XSD.string else node.datatype)
