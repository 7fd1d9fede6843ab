"""Findings of SHACL shapes, and of shapes that are themselves wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import SH, Graph, URIRef

from kela_graph import terms, wording
from kela_graph.checks import engines, limits, shape_queries
from kela_graph.checks.finding import Finding, Place, Related, own_rule
from kela_graph.checks.paths import path_of
from kela_graph.checks.rule_names import names_of
from kela_graph.checks.shape_rules import SEVERITIES, components_of, message_of, messages, prefixes_of
from kela_graph.errors import InputError
from kela_graph.folder import SHARED
from kela_graph.graph import shapes_name
from kela_graph.rdf.dataset import Union
from kela_graph.rdf.sparql import missing_prefixes
from kela_graph.rdf.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib.term import Node

    from kela_graph.checks.case import Case
    from kela_graph.checks.engines import ShaclEngine
    from kela_graph.checks.located_graph import LocatedGraph
    from kela_graph.folder import Folder

#: The step that proves shapes well formed.
_WELL_FORMED: Final = "shapes of shapes"
#: The rule of a shape that is not valid SHACL.
MALFORMED: Final = own_rule("malformed-shape", "shapes")

_PARTS: Final = (
    SH.focusNode, SH.value, SH.sourceShape, SH.sourceConstraintComponent, SH.resultSeverity, SH.resultPath
)  # fmt: skip


def judge(case: Case) -> Iterator[Finding]:
    """Validate (SHACL, section 3.4), and give the results with their places and those of the shapes.

    Malformed shapes judge nothing; without a query that may not be asked, the others do.
    """
    engines.require(case.engine)
    refused = list(shape_queries.refused(case.shapes))
    for each in refused:
        message = wording.texts("rules.malformed-shape.query", reason=each.reason)
        found = MALFORMED.finding(message, each.place, each.node)
        yield replace(found, component=SH.SPARQLConstraintComponent)
    try:
        if wrong := () if _WELL_FORMED in case.exceeded else malformed(case):
            yield from wrong
            return
        engine = _begun(case, case.engine, "shapes")
        nodes = {each.node for each in refused}
        usable = shape_queries.usable(case.shapes.graph, nodes, case.exceeded)
        results = engines.report_of(case.asserted.graph, usable, engine)
    except InputError as error:
        yield _unusable(str(error), case.shapes)
        return
    yield from findings(case, results)


def is_malformed(found: Finding) -> bool:
    """Whether a finding says that the shapes judge nothing; where a query is left out, the others do."""
    return found.rule == MALFORMED.id and found.component is None


def findings(case: Case, results: Graph) -> Iterator[Finding]:
    """Give the results of a validation report, with their places and those of the shapes."""
    shapes = case.shapes.graph
    rule_of = cache(lambda shape, component: names_of(shapes, shape, component)[0])
    shape_at = cache(case.shapes.find)
    for result in results.objects(None, SH.result):
        found = _finding(results, result, shapes, case.asserted, case.named)
        at = shape_at(found.shape)
        beside = (Related(wording.texts("checks.shape"), at=at),) if at.path else ()
        rule = rule_of(found.shape, found.component)
        yield replace(found, rule=rule, related=(*found.related, *beside))


def _begun(case: Case, wanted: ShaclEngine, step: str) -> ShaclEngine:
    """Begin a step, and return its engine: pySHACL, which tells what it is at, where the fast one fails."""
    engine: ShaclEngine = "pyshacl" if f"{limits.FAST} {step}" in case.exceeded else wanted
    limits.begin(f"{limits.FAST} {step}" if engine == "fast" else step)
    return engine


def malformed(case: Case) -> list[Finding]:
    """Return what SHACL's own shapes find wrong with the shapes of a case.

    The fast engine judges if it is installed: pySHACL needs some seconds for a few hundred shapes, and both
    find the same.
    """
    engine = _begun(case, "fast" if engines.is_installed("fast") else case.engine, _WELL_FORMED)
    shapes = _own_part(case.shapes.graph, case.folder) if case.folder else case.shapes.graph
    judges = _shapes_of_shapes()
    report = engines.report_of(shapes, judges, engine)
    results = report.objects(None, SH.result)
    found = [_finding(report, result, judges, case.shapes, shapes) for result in results]
    closest = {each.focus for each in found if each.predicate is not None}
    return [
        replace(each, rule=MALFORMED.id, severity=MALFORMED.severity, shape=None, component=None)
        for each in found
        if each.predicate is not None or each.focus not in closest
    ]


def _own_part(shapes: Graph, folder: Folder) -> Graph:
    """Return a folder's own shapes, and what they refer to in the program's.

    The tests of the program prove its own well-formed, so that a check need not.
    """
    own = Graph()
    todo: list[tuple[Node, Node, Node]] = []
    for file in folder.shape_files:
        if not file.shared and not (folder.is_program and file.path.name in SHARED):
            todo += Graph(shapes.store, URIRef(shapes_name(file, folder)))
    while todo:
        triple = todo.pop()
        if triple not in own:
            own.add(triple)
            todo += shapes.triples((triple[2], None, None))
    return own


def _shapes_of_shapes() -> Graph:
    """Return SHACL's own shapes for shapes (appendix C), of which pySHACL brings a copy."""
    store = Store()
    text = (files("pyshacl") / "assets" / "shacl-shacl.ttl").read_bytes()
    store.oxigraph.load(text, format=ox.RdfFormat.TURTLE)
    return engines.merged(Union(store))


def _unusable(reason: str, shapes: LocatedGraph) -> Finding:
    """Return the finding of shapes that an engine can't use, at what it can't read, or the shape it names.

    Of several that it can't read an engine tells any, which may be another one in each run.
    """
    graph = shapes.graph
    named = ((shape, None, None) for shape, _ in components_of(graph) if str(shape) in reason)
    statement, read = next(_unreadable(graph), (next(named, (None, None, None)), reason))
    place = shapes.find(*statement)
    if place.path is None and len(shapes.files) == 1:
        place = Place(shapes.files[0].source.shown)
    told = read.removeprefix(engines.UNUSABLE).rstrip(".")
    return MALFORMED.finding(wording.texts("rules.malformed-shape.unusable", reason=told), place)


def _unreadable(shapes: Graph) -> Iterator[tuple[tuple[Node, URIRef, Node], str]]:
    """Give the statements with a regular expression that can't be read, or a query's undeclared prefix."""
    for predicate in (SH.select, SH.ask):
        for constraint, query in shapes.subject_objects(predicate):
            if lacking := sorted(missing_prefixes(str(query)).keys() - prefixes_of(shapes, constraint)):
                yield (constraint, predicate, query), f"the prefix {lacking[0]}: is not declared"
    for shape, pattern in shapes.subject_objects(SH.pattern):
        try:
            re.compile(str(pattern))
        except re.error as error:
            yield (shape, SH.pattern, pattern), f"{pattern}: {error}"


def _finding(report: Graph, result: Node, shapes: Graph, judged: LocatedGraph, named: Graph) -> Finding:
    """Return a result as a finding, without its rule and its shape's place."""
    focus, value, shape, component, severity, result_path = (report.value(result, part) for part in _PARTS)
    path = path_of(report, result_path)
    place = judged.find(focus, path, value)
    no_line = (Related(wording.texts("checks.no_line"), at=place),)
    # The message of the shape; if it has none, this package's for the component, or the engine's.
    ours = {} if (shape, SH.message, None) in shapes else message_of(shapes, shape, component, path)
    return Finding(
        rule="",
        severity=SEVERITIES.get(severity, "error"),
        message=ours or messages(report, result, shapes),
        focus=focus,
        label=terms.label(named, focus, ("en",)) if focus else None,
        predicate=path,
        value=value,
        related=no_line if place.path and not place.line else (),
        shape=shape,
        component=component,
        shacl_severity=None if severity in SEVERITIES else severity,
        at=place,
    )
