"""What took too much to be judged: left out of what is judged again, and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from rdflib import RDF, SH, Graph, URIRef

from kela_graph.checks import limits
from kela_graph.checks.finding import Finding, Place, own_rule
from kela_graph.checks.shape_rules import TARGETS
from kela_graph.files import shown
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kela_graph.checks.case import Case
    from kela_graph.checks.expected import Expected
    from kela_graph.queries import Query

    _File = TypeVar("_File", Expected, Query)

#: The rule of what takes too much to be judged.
RULE: Final = own_rule("limit-exceeded", "limits")

#: What stays of a shape that takes too much, so that it holds of everything.
_KEPT: Final = {RDF.type, SH.property, *TARGETS}


def each(case: Case, step: str, parts: Iterable[_File]) -> Iterator[_File]:
    """Give the files of a step, each within its time, but for those that take too much."""
    for part in parts:
        if (name := shown(part.path)) not in case.exceeded:
            limits.begin(step, name)
            yield part


def spared(shapes: Graph, exceeded: Collection[str]) -> Graph:
    """Return shapes in which those that take too much hold of everything."""
    if not exceeded:
        return shapes
    kept = Graph(namespace_manager=shapes.namespace_manager)
    for shape, predicate, value in shapes.triples((None, None, None)):
        if limits.key(shape) not in exceeded or predicate in _KEPT:
            kept.add((shape, predicate, value))
        elif predicate == SH.path:
            kept.add((shape, SH.path, RDF.type))
    return kept


def judge(case: Case) -> Iterator[Finding]:
    """Tell what took too much."""
    nodes = (
        {limits.key(node): node for node in case.shapes.graph.subjects(unique=True)} if case.exceeded else {}
    )
    for name, reason in case.exceeded.items():
        if name.startswith(limits.FAST):  # pySHACL judged in its place
            continue
        node = nodes.get(name)
        at = case.shapes.find(node) if node else Place(name, 1, 1) if Path(name).suffix else Place()
        what = case.short(node) if isinstance(node, URIRef) else texts("checks.shape") if node else name
        message = texts(f"rules.limit-exceeded.{reason}", what=what)
        yield RULE.finding(RULE.message(message), at, node)
