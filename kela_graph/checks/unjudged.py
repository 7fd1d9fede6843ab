"""How much shapes judge, and findings of what would be passed over in silence, and of what takes too much."""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rapidfuzz.distance import OSA
from rdflib import OWL, RDF, RDFS, SH, Literal, URIRef
from rdflib.term import Node

from kela_graph.checks import limits
from kela_graph.checks.engines import UNJUDGED
from kela_graph.checks.finding import Place, own_rule
from kela_graph.checks.located_graph import OBJECT, PREDICATE, SUBJECT
from kela_graph.checks.shape_rules import components_of, targets
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.store import namespace_of, oxigraph_of
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib import Graph

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Finding

NOTHING: Final = own_rule("nothing-judged", "shapes")
FEATURE: Final = own_rule("unjudged-feature", "shapes", "warning")
TARGET: Final = own_rule("mistyped-target", "shapes", "warning")
IMPORT: Final = own_rule("unfollowed-import", "shapes", "warning")
EXCEEDED: Final = own_rule("limit-exceeded", "limits")

RULES: Final = (NOTHING, FEATURE, TARGET, EXCEEDED)

#: The classes of functions, targets and validators that only SHACL's advanced features and JavaScript have.
_KINDS: Final = (
    SH.JSFunction, SH.JSTargetType, SH.JSValidator, SH.SPARQLFunction, SH.SPARQLTargetType
)  # fmt: skip

#: What leads from a shape to those that it is judged by, or to lists of them (SHACL, section 3.4.3).
_INNER: Final = (SH.node, SH.property, SH["not"], SH.qualifiedValueShape)
_LISTS: Final = (SH["and"], SH["or"], SH.xone)

_IMPORTS, _TYPE, _VERSION, _ONTOLOGY = map(
    ox.NamedNode, (OWL.imports, RDF.type, OWL.versionIRI, OWL.Ontology)
)


def judge(case: Case) -> Iterator[Finding]:
    """Find what is not judged."""
    if not case.triples:
        yield nothing("no_triple", case.asserted.files[0].source.shown if case.asserted.files else "")
    if next(components_of(case.shapes.graph), None) is None:
        yield nothing("no_shape", case.shapes.files[0].source.shown if case.shapes.files else "")
    yield from _features(case)
    yield from _recursive(case)
    yield from _targets(case)
    if case.folder is None:
        yield from _imports(case)


def nothing(problem: str, path: str | None = None) -> Finding:
    """Return the finding that nothing was judged, for a reason of the wording."""
    return NOTHING.finding(texts(f"rules.nothing-judged.{problem}"), Place(path or None))


def _features(case: Case) -> Iterator[Finding]:
    """Find the features that no engine here judges."""
    shapes = case.shapes.graph
    found = [(each, PREDICATE, each[1]) for link in UNJUDGED for each in shapes.triples((None, link, None))]
    found += [(each, SUBJECT, each[2]) for kind in _KINDS for each in shapes.triples((None, RDF.type, kind))]
    for statement, part, feature in found:
        message = texts("rules.unjudged-feature.message", feature=case.short(feature))
        yield FEATURE.finding(message, case.shapes.part(statement, part), *statement)


def _recursive(case: Case) -> Iterator[Finding]:
    """Find a shape that is judged by itself, which SHACL gives no meaning; the first of several."""
    shapes, inner = case.shapes.graph, defaultdict[Node, list[Node]](list)
    for link in (*_INNER, *_LISTS):
        for shape, value in shapes.subject_objects(link):
            with suppress(ValueError):  # a list that comes back to itself is told elsewhere
                inner[shape] += shapes.items(value) if link in _LISTS else [value]
    try:
        TopologicalSorter(dict(sorted(inner.items(), key=str))).prepare()
    except CycleError as error:
        shape = min((each for each in error.args[1] if isinstance(each, URIRef)), default=error.args[1][0])
        message = texts("rules.unjudged-feature.recursive", shape=case.short(shape))
        yield FEATURE.finding(message, case.shapes.find(shape), shape)


def _targets(case: Case) -> Iterator[Finding]:
    """Find targets that name nothing in the data, in a namespace that is nearly one of the data's."""
    data, seen = case.asserted.graph, set[str]()
    used = cache(lambda: _namespaces(data))
    for shape, kind, target in targets(case.shapes.graph):
        here = namespace_of(str(target))
        if here in seen or next(_named(data, kind, target), None) is not None:
            continue
        local = str(target).removeprefix(here)
        near = (each for each, names in used().items() if _mistaken(here, each, same=local in names))
        if here not in used() and (there := min(near, default="")):
            seen.add(here)
            message = texts("rules.mistyped-target.message", target=str(target), here=here, there=there)
            yield TARGET.finding(message, case.shapes.find(shape, kind, target), shape, kind, target)


def _namespaces(graph: Graph) -> Mapping[str, set[str]]:
    """Return the local names of a graph's subjects, properties and classes, by namespace."""
    store, found = oxigraph_of(graph), defaultdict[str, set[str]](set)
    for subject, link, value, *_ in graph if store is None else store:
        for term in (subject, link, *([value] if str(getattr(link, "value", link)) == _TYPE.value else [])):
            if isinstance(term, URIRef | ox.NamedNode):
                iri = str(getattr(term, "value", term))
                space = namespace_of(iri)
                found[space].add(iri.removeprefix(space))
    return found


def _mistaken(here: str, there: str, *, same: bool) -> bool:
    """Whether two namespaces differ in how they are written, or by a letter if they have a name in common."""
    first, second = (re.sub(r"^https?://(www\.)?|[/#]+$", "", each) for each in (here, there))
    rest, other = (re.sub(r"[^\W\d_]", "", each) for each in (first, second))
    return first == second or (same and rest == other and OSA.distance(first, second, score_cutoff=1) == 1)


def _imports(case: Case) -> Iterator[Finding]:
    """Find the imports of ontologies that are not among the files."""
    files = (*case.asserted.files, *case.shapes.files)
    known, found = {file.source.path.resolve().as_uri() for file in files}, []
    for file in files:
        for subject, link, value, *_ in file.located.statements:
            if link == _IMPORTS:
                found.append((file, (node_of(subject), OWL.imports, node_of(value))))
            elif link == _VERSION or value == _ONTOLOGY:
                known |= {str(node_of(subject)), str(node_of(value))}
    for file, statement in found:
        if str(statement[2]) not in known:
            message = texts("rules.unfollowed-import.message", iri=str(statement[2]))
            yield IMPORT.finding(message, file.find(statement, OBJECT) or Place(), *statement)


def exceeded(case: Case) -> Iterator[Finding]:
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
        yield EXCEEDED.finding(EXCEEDED.message(message), at, node)


# -- Focus nodes (SHACL, section 2.1) ----------------------------------------------------------------------


def counts(data: Graph, shapes: Graph) -> Mapping[str, int]:
    """Return how many shapes have a constraint, how many of these meet a node, and how many nodes are met."""
    found = _focus_nodes(data, shapes)
    judging = {shape for shape, _ in components_of(shapes)}
    met = [found[shape] for shape in judging if found[shape]]
    return {"shapes": len(judging), "met": len(met), "nodes": len(set().union(*met))}


def _named(data: Graph, kind: Node, target: Node) -> Iterator[Node]:
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
    nodes_of = cache(lambda kind, target: {*_named(data, kind, target)})
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
