"""SHACL property paths (SHACL, section 2.3.1): between their triples and rdflib's paths."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.paths import (
    AlternativePath,
    InvPath,
    MulPath,
    Path,
    SequencePath,
    eval_path,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Literal

    from rdflib.term import Node

    #: A statement that a path ends with; None where the value is not known.
    Step: TypeAlias = tuple[Node, URIRef, Node]

_REPEATED: Final[dict[URIRef, Literal["*", "+", "?"]]] = {
    SH.zeroOrMorePath: "*",
    SH.oneOrMorePath: "+",
    SH.zeroOrOnePath: "?",
}


def path_of(graph: Graph, node: Node | None) -> URIRef | Path | None:
    """Return the path that a node of a shapes graph or of a report stands for, or None for none."""
    if not isinstance(node, BNode):
        return node if isinstance(node, URIRef) else None
    if (node, RDF.first, None) in graph:
        return SequencePath(*_members(graph, node))
    alternatives = graph.value(node, SH.alternativePath)
    if alternatives is not None:
        return AlternativePath(*_members(graph, alternatives))
    inverse = path_of(graph, graph.value(node, SH.inversePath))
    if inverse is not None:
        return InvPath(inverse)
    for kind, sign in _REPEATED.items():
        repeated = path_of(graph, graph.value(node, kind))
        if repeated is not None:
            return MulPath(repeated, sign)
    return None


def turtle(path: URIRef | Path, write: Callable[[URIRef], str]) -> str:
    """Return a path as SHACL's triples in Turtle, with the prefix ``sh:``.

    Args:
        path: the path.
        write: what writes an IRI.
    """
    if isinstance(path, URIRef):
        return write(path)
    if isinstance(path, SequencePath | AlternativePath):
        members = f"( {' '.join(turtle(each, write) for each in path.args)} )"
        return members if isinstance(path, SequencePath) else f"[ sh:alternativePath {members} ]"
    if isinstance(path, InvPath):
        return f"[ sh:inversePath {turtle(path.arg, write)} ]"
    if isinstance(path, MulPath):
        (name,) = (kind.fragment for kind, sign in _REPEATED.items() if sign == path.mod)
        return f"[ sh:{name} {turtle(path.path, write)} ]"
    raise ValueError(f"{path!r} is no path of SHACL's")


def last_steps(graph: Graph, focus: Node, path: URIRef | Path, value: Node) -> Iterator[Step]:
    """Give the statements by which a path from the focus node reaches a value at last."""
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
    """Return the predicate that a path follows first from the focus node on, where there is just one."""
    if isinstance(path, SequencePath):
        return first_predicate(path.args[0])
    if isinstance(path, MulPath):
        return first_predicate(path.path)
    return path if isinstance(path, URIRef) else None


def _members(graph: Graph, cells: Node) -> list[URIRef | Path]:
    return [found for item in graph.items(cells) if (found := path_of(graph, item)) is not None]
