"""SHACL property paths (SHACL, section 2.3.1): between their triples and rdflib's paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rdflib import RDF, BNode, Graph, URIRef
from rdflib.extras.shacl import SHACLPathError, parse_shacl_path
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath, eval_path

from kela_graph.rdf.bounds import LEVELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib.term import Node

    #: A statement that a path ends with.
    Step: TypeAlias = tuple[Node, URIRef, Node]


def path_of(graph: Graph, node: Node | None) -> URIRef | Path | None:
    """Return the path that a node of a shapes graph or of a report stands for, or None if it is no path.

    One that nests too deep for its engine to follow is none.
    """
    try:
        return None if node is None or _is_deep(graph, node) else parse_shacl_path(graph, node)
    except (SHACLPathError, TypeError, ValueError):
        return None


def _is_deep(graph: Graph, node: Node) -> bool:
    """Whether blank nodes nest below a node beyond a bound; cells of one list are on one level."""
    level = {node}
    for _ in range(LEVELS):
        todo = [each for each in level if isinstance(each, BNode)]
        below: set[Node] = set()
        seen = set(todo)
        while todo:
            for predicate, value in graph.predicate_objects(todo.pop()):
                if predicate != RDF.rest:
                    below.add(value)
                elif isinstance(value, BNode) and value not in seen:
                    seen.add(value)
                    todo.append(value)
        if not below:
            return False
        level = below
    return True


def turtle(path: URIRef | Path, write: Callable[[URIRef], str]) -> str:
    """Return a path as SHACL's triples in Turtle, with the prefix ``sh:``; ``write`` writes an IRI."""
    if isinstance(path, URIRef):
        return write(path)
    if isinstance(path, SequencePath | AlternativePath):
        members = f"( {' '.join(turtle(each, write) for each in path.args)} )"
        return members if isinstance(path, SequencePath) else f"[ sh:alternativePath {members} ]"
    if isinstance(path, InvPath):
        return f"[ sh:inversePath {turtle(path.arg, write)} ]"
    if isinstance(path, MulPath):
        name = {"*": "zeroOrMorePath", "+": "oneOrMorePath", "?": "zeroOrOnePath"}[path.mod]
        return f"[ sh:{name} {turtle(path.path, write)} ]"
    raise ValueError(f"{path!r} is not a path of SHACL")


def last_steps(graph: Graph, focus: Node, path: URIRef | Path, value: Node) -> Iterator[Step]:
    """Give the statements by which a path from the focus node reaches a value."""
    if isinstance(path, URIRef):
        yield focus, path, value
    elif isinstance(path, InvPath) and isinstance(path.arg, URIRef):
        yield value, path.arg, focus
    elif isinstance(path, AlternativePath):
        for each in path.args:
            yield from last_steps(graph, focus, each, value)
    elif isinstance(path, SequencePath):
        *before, last = path.args
        way = before[0] if len(before) == 1 else SequencePath(*before)
        for _, node in eval_path(graph, (focus, way, None)):
            yield from last_steps(graph, node, last, value)


def first_predicate(path: Node | Path | None) -> URIRef | None:
    """Return the predicate that a path follows first from the focus node, if there is only one."""
    if isinstance(path, SequencePath):
        return first_predicate(path.args[0])
    if isinstance(path, MulPath):
        return first_predicate(path.path)
    return path if isinstance(path, URIRef) else None
