"""What an engine sees of shapes: not the queries that the gate refuses, nor what took too much."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import RDF, SH, Graph, Literal

from kela_graph.checks import limits
from kela_graph.checks.located_graph import OBJECT
from kela_graph.checks.shape_rules import QUERIES, TARGETS, VALIDATORS, prefixes_of
from kela_graph.errors import ParseError
from kela_graph.rdf import gate
from kela_graph.rdf.sparql import PREFIX, missing_prefixes
from kela_graph.rdf.store import is_iri

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rdflib.term import Node

    from kela_graph.checks.finding import Place
    from kela_graph.checks.located_graph import LocatedGraph

#: What stays of a shape that takes too much, so that it holds of everything.
_KEPT: Final = {RDF.type, SH.property, *TARGETS}

#: What an engine writes a path for (SHACL, section 5.3.1), which the grammar has no variable for.
_PATH: Final = re.compile(r"[$?]PATH\b")


class Refused(NamedTuple):
    """What an engine is not to see: whose it is, why, and where."""

    node: Node
    reason: str
    place: Place


def refused(shapes: LocatedGraph) -> Iterator[Refused]:
    """Find the queries of shapes that may not be asked or do not parse, and prefixes that are none."""
    graph = shapes.graph
    for declaration in graph.objects(None, SH.declare):
        for part, is_right in ((SH.prefix, re.compile(PREFIX).fullmatch), (SH.namespace, is_iri)):
            for value in graph.objects(declaration, part):
                if not is_right(str(value)):
                    reason = f"{str(value)[:40]!r} is no {'prefix' if part == SH.prefix else 'IRI'}"
                    yield Refused(declaration, reason, shapes.part((declaration, part, value), OBJECT))
    for predicate in QUERIES:
        for node, query in graph.subject_objects(predicate):
            if isinstance(query, Literal) and (fault := _fault(graph, node, str(query))):
                yield Refused(node, fault[0], shapes.part((node, predicate, query), OBJECT, fault[1]))


def _fault(shapes: Graph, node: Node, text: str) -> tuple[str, int] | None:
    """Return why a query may not be asked, and the offset; None where it may."""
    declared = {name: iri for name, iri in prefixes_of(shapes, node).items() if is_iri(iri)}
    known = dict.fromkeys(missing_prefixes(text), "x:") | declared
    try:
        gate.admit(text)
        gate.parse(_PATH.sub("<x:>", text), known)
    except ParseError as error:
        problem = error.problems[0]
        return problem.message, gate.offset_of(text, problem.line or 1, problem.column or 1)
    except SyntaxError as error:
        return str(error.msg), gate.offset_of(text, error.lineno or 1, error.offset or 1)
    return None


def usable(shapes: Graph, nodes: Collection[Node], exceeded: Collection[str]) -> Graph:
    """Return shapes without what hangs on refused nodes; those that take too much hold of everything."""
    if not nodes and not exceeded:
        return shapes
    gone = {*nodes, *(owner for by in VALIDATORS for node in nodes for owner in shapes.subjects(by, node))}
    left = Graph(namespace_manager=shapes.namespace_manager)
    for shape, predicate, value in shapes.triples((None, None, None)):
        if shape in gone or value in gone:
            continue
        if limits.key(shape) not in exceeded or predicate in _KEPT:
            left.add((shape, predicate, value))
        elif predicate == SH.path:
            left.add((shape, SH.path, RDF.type))
    return left
