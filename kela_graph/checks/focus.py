"""What shapes judge: their focus nodes (SHACL, section 2.1), and whether each shape has some."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from rdflib import RDF, RDFS, SH, Literal, URIRef

from kela_graph.checks.shape_rules import components_of, targets

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib import Graph
    from rdflib.term import Node


def counts(data: Graph, shapes: Graph) -> Mapping[str, int]:
    """Return how many shapes have a constraint, how many of these meet a node, and how many nodes are met."""
    found = _focus_nodes(data, shapes)
    judging = {shape for shape, _ in components_of(shapes)}
    met = [found[shape] for shape in judging if found[shape]]
    return {"shapes": len(judging), "met": len(met), "nodes": len(set().union(*met))}


def named(data: Graph, kind: Node, target: Node) -> Iterator[Node]:
    """Give the nodes that a target names, of which the data says something."""
    if kind == SH.targetNode:
        yield from [target] * ((target, None, None) in data)
    elif kind == SH.targetClass:
        classes, seen = [target], {target}
        for each in classes:  # grows
            yield from data.subjects(RDF.type, each)
            classes += (sub := set(data.subjects(RDFS.subClassOf, each)) - seen)
            seen |= sub
    else:
        yield from (pair[kind == SH.targetObjectsOf] for pair in data.subject_objects(target))


def _focus_nodes(data: Graph, shapes: Graph) -> Mapping[Node, set[Node]]:
    """Return what each shape with a target, and each property of one, judges; a deactivated one nothing."""
    found: defaultdict[Node, set[Node]] = defaultdict(set)
    nodes_of = cache(lambda kind, target: {*named(data, kind, target)})
    todo = [(shape, nodes_of(kind, target)) for shape, kind, target in targets(shapes)]
    while todo:
        shape, nodes = todo.pop()
        if nodes <= found[shape] or (shape, SH.deactivated, Literal(True)) in shapes:
            continue
        found[shape] |= nodes
        inner = [*shapes.objects(shape, SH.property)]
        # Another path than one property may take long to follow, and leads from some node as a rule.
        if inner and isinstance(path := shapes.value(shape, SH.path), URIRef):
            nodes = {value for node in nodes for value in data.objects(node, path)}
        todo += [(each, nodes) for each in inner]
    return found
