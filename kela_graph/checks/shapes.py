"""Findings of SHACL shapes, judged by pySHACL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import RDF, SH, Graph, Literal, URIRef

from kela_graph import terms
from kela_graph.checks.finding import Finding, Related, Severity
from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.checks.places import Places

_SEVERITIES: Final[dict[Node, Severity]] = {SH.Warning: "warning", SH.Info: "info"}


def judge(
    asserted: Graph, shapes: Graph, dataset: Dataset, places: Places, shape_places: Places
) -> Iterator[Finding]:
    """Validate the asserted data against the shapes (SHACL, section 3.4).

    Args:
        asserted: the union of what people wrote, ontology and data.
        shapes: the shapes.
        dataset: where the labels of what is found are looked up.
        places: where its places in files are.
        shape_places: where the places of the shapes in files are.

    Raises:
        InputError: the shapes are no SHACL that pySHACL can read.
    """
    report = report_of(asserted, shapes)
    for result in report.objects(None, SH.result):
        yield _finding(report, result, dataset, places, shape_places)


def report_of(data: Graph, shapes: Graph) -> Graph:
    """Return SHACL's validation report on the data, as a graph.

    Raises:
        InputError: the shapes are no SHACL that pySHACL can read.
    """
    import pyshacl
    from pyshacl.errors import ReportableRuntimeError, ShapeLoadError

    try:
        _, report, text = pyshacl.validate(
            _merged(data), shacl_graph=_merged(shapes), inference="none", do_owl_imports=False
        )
    except (ReportableRuntimeError, ShapeLoadError) as error:
        raise InputError(f"the shapes can't be used: {error}") from error
    if not isinstance(report, Graph):
        raise InputError(f"the shapes can't be used: {text}")
    return report


def severity_of(term: Node | None) -> Severity:
    """Return what SHACL's severity means here; a violation where none is told (SHACL, section 2.1.4)."""
    return _SEVERITIES.get(term, "error") if term is not None else "error"


def count(shapes: Graph) -> int:
    """Return how many named shapes have a message of their own: one idea each."""
    named = {
        subject
        for kind in (SH.NodeShape, SH.PropertyShape)
        for subject in shapes.subjects(RDF.type, kind)
        if isinstance(subject, URIRef)
    }
    return sum(1 for shape in named if _says_something(shapes, shape))


def _says_something(shapes: Graph, shape: URIRef) -> bool:
    bearers = (shape, *shapes.objects(shape, SH.sparql))
    return any((bearer, SH.message, None) in shapes for bearer in bearers)


def _finding(report: Graph, result: Node, dataset: Dataset, places: Places, shape_places: Places) -> Finding:
    focus = report.value(result, SH.focusNode)
    path = report.value(result, SH.resultPath)
    value = report.value(result, SH.value)
    shape = report.value(result, SH.sourceShape)
    severity = report.value(result, SH.resultSeverity)
    languages = ("en",)
    place = places.find(focus, path, value)
    return Finding(
        rule=str(shape).rpartition("#")[2],
        severity=severity_of(severity),
        message={
            message.language or "en": str(message)
            for message in report.objects(result, SH.resultMessage)
            if isinstance(message, Literal)
        },
        focus=focus,
        label=terms.label(dataset, focus, languages) if focus else None,
        path=place.path,
        line=place.line,
        column=place.column,
        predicate=path if isinstance(path, URIRef) else None,
        value=value,
        related=_related(shape, shape_places),
        shape=shape,
        component=report.value(result, SH.sourceConstraintComponent),
    )


def _related(shape: Node | None, places: Places) -> tuple[Related, ...]:
    """Return where the shape is declared."""
    place = places.find(shape)
    if place.path is None:
        return ()
    return (Related("the shape", place.path, place.line, place.column),)


def _merged(graph: Graph) -> Graph:
    """Return the union of a dataset as the one graph that pySHACL is to see."""
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID, Dataset

    if not isinstance(graph, Dataset):
        return graph
    if len(graph.graph(DATASET_DEFAULT_GRAPH_ID)) == len(graph):
        return Graph(store=graph.store, identifier=DATASET_DEFAULT_GRAPH_ID)
    merged = Graph()
    for triple in graph.triples((None, None, None)):
        merged.add(triple)
    return merged
