"""Findings of SHACL shapes, and of shapes that are themselves wrong."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import SH, Dataset, Graph, URIRef

from kela_graph import terms, wording
from kela_graph.checks import engines
from kela_graph.checks.constraints import components_of, message_of
from kela_graph.checks.finding import Finding, Place, Related, own_rule
from kela_graph.checks.paths import path_of
from kela_graph.checks.shape_rules import is_core, name_of, severity_of, texts
from kela_graph.errors import InputError
from kela_graph.folder import SHARED
from kela_graph.graph import shapes_name
from kela_graph.rdf.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from rdflib.paths import Path
    from rdflib.term import Node

    from kela_graph.checks.engines import Engine
    from kela_graph.checks.places import Places
    from kela_graph.folder import Folder, SourceFile

#: The rule of a shape that is not valid SHACL.
MALFORMED: Final = own_rule("malformed-shape", "shapes")

_PARTS: Final = (
    SH.focusNode,
    SH.value,
    SH.sourceShape,
    SH.sourceConstraintComponent,
    SH.resultSeverity,
    SH.resultPath,
)


def begin(
    data: Graph, shapes: Graph, shape_places: Places, engine: Engine, own: Graph | None = None
) -> Callable[[], Graph] | list[Finding]:
    """Begin to validate (SHACL, section 3.4); return what gives the report, or what is wrong with the shapes.

    Args:
        data: the data graph.
        shapes: the shapes graph.
        shape_places: where the places of the shapes in files are.
        engine: what judges.
        own: the part of the shapes graph that SHACL's own shapes judge; all of it where None.

    Raises:
        InputError: the engine is not installed.
    """
    engines.hold_installed(engine)
    wrong = malformed(shapes if own is None else own, shape_places, engine)
    return wrong or engines.report_later(data, shapes, engine)


def findings(
    report: Callable[[], Graph] | list[Finding],
    shapes: Graph,
    dataset: Graph,
    places: Places,
    shape_places: Places,
) -> Iterator[Finding]:
    """Give the findings of what was begun, with their places and those of the shapes.

    Args:
        report: what `begin` returned.
        shapes: the shapes graph.
        dataset: where the labels of what is found are looked up.
        places: where its places in files are.
        shape_places: where the places of the shapes in files are.
    """
    if isinstance(report, list):
        yield from report
        return
    try:
        results = report()
    except InputError as error:
        yield _unusable(str(error), shapes, shape_places)
        return
    rule_of = cache(lambda shape, component: name_of(shapes, shape, component))
    shape_at = cache(shape_places.find)
    for result in results.objects(None, SH.result):
        found = _finding(results, result, shapes, dataset, places)
        yield replace(
            found,
            rule=rule_of(found.shape, found.component),
            related=(*found.related, *_related(shape_at(found.shape))),
        )


def malformed(shapes: Graph, places: Places, engine: Engine) -> list[Finding]:
    """Return what SHACL's own shapes find wrong with shapes.

    The quick engine judges where it is installed: pySHACL needs some seconds for a few hundred shapes,
    and both find the same.
    """
    quick: Engine = "fast" if engines.is_installed("fast") else engine
    judges = _shapes_of_shapes()
    report = engines.report_of(shapes, judges, quick)
    found = [_finding(report, result, judges, shapes, places) for result in report.objects(None, SH.result)]
    closest = {each.focus for each in found if each.predicate is not None}
    return [
        replace(each, rule=MALFORMED.id, severity=MALFORMED.severity, shape=None, component=None)
        for each in found
        if each.predicate is not None or each.focus not in closest
    ]


def own_part(shapes: Dataset, folder: Folder) -> Graph:
    """Return the shapes of a folder's own, with what they refer to of those that the program brings.

    The program's are proved well-formed when it is tested, and need not be judged in each check.
    """
    own = Graph()
    todo = [
        triple for file in _own_files(folder) for triple in shapes.graph(URIRef(shapes_name(file, folder)))
    ]
    while todo:
        triple = todo.pop()
        if triple not in own:
            own.add(triple)
            todo += shapes.triples((triple[2], None, None))
    return own


def _own_files(folder: Folder) -> list[SourceFile]:
    brought = [file for file in folder.shape_files if folder.is_program and file.path.name in SHARED]
    return [file for file in folder.shape_files if not file.shared and file not in brought]


def _shapes_of_shapes() -> Graph:
    """Return SHACL's own shapes for shapes (appendix C), of which pySHACL brings a copy."""
    store = Store()
    text = (files("pyshacl") / "assets" / "shacl-shacl.ttl").read_bytes()
    store.oxigraph.load(text, format=ox.RdfFormat.TURTLE)
    return engines.merged(Dataset(store=store, default_union=True))


def _unusable(reason: str, shapes: Graph, places: Places) -> Finding:
    """Return the finding of shapes that an engine can't use, at what it can't read, or the shape it names."""
    named = ((shape, None, None) for shape, _ in components_of(shapes) if str(shape) in reason)
    place = places.find(*next(chain(_unreadable(shapes), named), (None, None, None)))
    if place.path is None and len(places.files()) == 1:
        place = Place(places.files()[0])
    return Finding(
        rule=MALFORMED.id,
        severity=MALFORMED.severity,
        message=wording.texts("rules.malformed-shape.unusable", reason=reason.rstrip(".")),
        at=place,
    )


def _unreadable(shapes: Graph) -> Iterator[tuple[Node, URIRef, Node]]:
    """Give the statements with a query or a regular expression that can't be read."""
    for predicate in (SH.select, SH.ask):
        for bearer, query in shapes.subject_objects(predicate):
            declared = (
                each
                for owner in shapes.objects(bearer, SH.prefixes)
                for each in shapes.objects(owner, SH.declare)
            )
            names = ((shapes.value(each, SH.prefix), shapes.value(each, SH.namespace)) for each in declared)
            try:
                ox.Store().query("".join(f"PREFIX {name}: <{iri}>\n" for name, iri in names) + str(query))
            except SyntaxError:
                yield bearer, predicate, query
    for shape, pattern in shapes.subject_objects(SH.pattern):
        try:
            re.compile(str(pattern))
        except re.error:
            yield shape, SH.pattern, pattern


def _finding(report: Graph, result: Node, shapes: Graph, dataset: Graph, places: Places) -> Finding:
    """Return a result as a finding, its rule and its shape's place aside."""
    focus, value, shape, component, severity, result_path = (report.value(result, part) for part in _PARTS)
    path = path_of(report, result_path)
    place = places.find(focus, path, value)
    return Finding(
        rule="",
        severity=severity_of(severity),
        message=_message(report, result, shapes, shape, component, path),
        focus=focus,
        label=terms.label(dataset, focus, ("en",)) if focus else None,
        at=place,
        predicate=path,
        value=value,
        related=(Related(wording.texts("checks.no_line"), at=place),)
        if place.path and not place.line
        else (),
        shape=shape,
        component=component,
        shacl_severity=None if is_core(severity) else severity,
    )


def _message(
    report: Graph,
    result: Node,
    shapes: Graph,
    shape: Node | None,
    component: Node | None,
    path: URIRef | Path | None,
) -> Mapping[str, str]:
    """Return what the shape says; of one that says nothing what this package says, or the engine."""
    ours = {} if (shape, SH.message, None) in shapes else message_of(shapes, shape, component, path)
    return ours or texts(report, (result,), SH.resultMessage)


def _related(place: Place) -> tuple[Related, ...]:
    """Return where the shape is declared."""
    return (Related(wording.texts("checks.shape"), at=place),) if place.path else ()
