"""Checks of others' graphs: files against shapes, with no dataset folder; what pySHACL finds, with places."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import XSD, Graph, Literal, URIRef

from kela_graph import formats
from kela_graph.checks import engines, shape_rules, shapes, suppressions, syntax
from kela_graph.checks.finding import Report, Rule, sort_key
from kela_graph.checks.places import Places
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import find_rdf
from kela_graph.folder import SourceFile
from kela_graph.rdf.store import node_of
from kela_graph.rdf.syntax import problem_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib.term import Node

    from kela_graph.checks.engines import Engine
    from kela_graph.rdf.locations import Located

#: Suffixes that other programs use too, of files that are named one by one.
_ALSO: Final = {".json": "json-ld", ".nquads": "n-quads", ".xml": "rdf-xml"}


def check_graphs(
    data: Iterable[str | Path],
    shapes_files: Iterable[str | Path],
    ontologies: Iterable[str | Path] = (),
    *,
    engine: Engine = "pyshacl",
) -> Report:
    """Validate files against shapes, as ``pyshacl --shapes SHAPES --ont-graph ONTOLOGY DATA`` does.

    Nothing is inferred or imported. Named graphs are united, and so are the files. Files that do not
    parse are findings, all of them, and nothing is judged then.

    Args:
        data: the files to judge; of a folder all RDF files in it and below.
        shapes_files: the files of shapes, or folders.
        ontologies: files or folders from which classes, properties and individuals are added to the data.
        engine: what judges: ``pyshacl``, or ``fast``, where the extra of that name is installed.

    Raises:
        InputError: no file of data or of shapes, a file that is not there or in no known format, or an
            engine that is not installed.
    """
    files = [_files(each) for each in (data, shapes_files, ontologies)]
    if not files[0] or not files[1]:
        raise InputError("name at least one file of data, and one of shapes")
    graph, shape_graph, ontology = Graph(), Graph(), Graph()
    places, shape_places = Places.of_graph(graph), Places.of_graph(shape_graph)
    problems = [*_read(files[0], graph, places), *_read(files[2], ontology, places)]
    with engines.reading_shapes():
        problems += _read(files[1], shape_graph, shape_places)
    if problems:
        unreadable = sorted(map(syntax.finding, dict.fromkeys(problems)), key=sort_key)
        return Report(tuple(unreadable), parsed=False, rules={syntax.RULE.id: syntax.RULE})
    triples = len(graph) + len(ontology)
    engines.mix_in(ontology, graph)
    begun = shapes.begin(graph, shape_graph, shape_places, engine)
    found = shapes.findings(begun, shape_graph, graph, places, shape_places)
    rules = _rules(shape_graph)
    stay, suppressed = suppressions.apply(suppressions.read((places, shape_places), ()), found, rules)
    return Report(
        findings=tuple(sorted(stay, key=sort_key)),
        checked={
            "triples": triples,
            "files": sum(map(len, files)),
            "shapes": shape_rules.count(shape_graph),
        },
        rules=rules,
        suppressed=tuple(suppressed),
    )


def graph_rules(shapes_files: Iterable[str | Path]) -> dict[str, Rule]:
    """Return the rules by which files are judged that are checked against shapes, by id.

    Raises:
        InputError: a file that is not there or in no known format.
        ParseError: files that do not parse; all of them are told.
    """
    graph = Graph()
    if problems := _read(_files(shapes_files), graph, Places.of_graph(graph)):
        raise ParseError(problems)
    return _rules(graph)


def _rules(shape_graph: Graph) -> dict[str, Rule]:
    found = [
        syntax.RULE,
        shapes.MALFORMED,
        *suppressions.RULES,
        *shape_rules.rules(shape_graph, shape_rules.WHY_ELSEWHERE),
    ]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


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


def _read(files: Sequence[SourceFile], graph: Graph, places: Places) -> list[SyntaxProblem]:
    """Add the triples of files to a graph with their places, and return what kept any from that."""
    found = (problem_in(file.path, partial(_add, file, graph, places)) for file in files)
    return [problem for problem in found if problem is not None]


def _add(file: SourceFile, graph: Graph, places: Places, text: bytes) -> None:
    source = places.add(text, file, file.path.resolve().as_uri())
    known: dict[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, Node] = {}
    for statement in source.triples.statements:
        for term in statement[:3]:
            if term not in known:
                known[term] = _node(term)
        graph.add((known[statement.subject], known[statement.predicate], known[statement.object]))
    _bind(graph, source.triples)


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


def _bind(graph: Graph, located: Located) -> None:
    """Let messages write IRIs as the file does."""
    for prefix in located.prefixes:
        graph.bind(prefix.name, URIRef(prefix.namespace), override=False)
