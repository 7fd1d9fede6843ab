"""The queries of shapes, which pass the gate before an engine sees them; those that may not are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import SH, Graph, Literal

from kela_graph.checks.located_graph import OBJECT
from kela_graph.checks.shape_rules import prefixes_of
from kela_graph.errors import ParseError
from kela_graph.rdf import gate
from kela_graph.rdf.sparql import PREFIX, missing_prefixes
from kela_graph.rdf.store import is_iri

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rdflib.term import Node

    from kela_graph.checks.finding import Place
    from kela_graph.checks.located_graph import LocatedGraph

#: The properties whose values are queries: of constraints, validators, targets, functions and rules.
_QUERIES: Final = (SH.select, SH.ask, SH.construct, SH.update)

#: What names a validator of a constraint component, which can't be judged by without it.
_VALIDATORS: Final = (SH.validator, SH.nodeValidator, SH.propertyValidator)

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
    for predicate in _QUERIES:
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


def without(shapes: Graph, nodes: Collection[Node]) -> Graph:
    """Return shapes without what hangs on some nodes: their queries, and components that they validate."""
    if not nodes:
        return shapes
    gone = {*nodes, *(owner for by in _VALIDATORS for node in nodes for owner in shapes.subjects(by, node))}
    left = Graph(namespace_manager=shapes.namespace_manager)
    for triple in shapes.triples((None, None, None)):
        if triple[0] not in gone and triple[2] not in gone:
            left.add(triple)
    return left
