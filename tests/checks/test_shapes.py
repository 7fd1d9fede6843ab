"""The shapes against cases: each breaks a dataset in a way that one shape catches, and no other.

The shapes for any body are tried on the other body's dataset, Kela's own on Kela's.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, RDFS, SH, Dataset, Graph, URIRef
from rdflib.collection import Collection
from shacl_suite import results_of

from kela_graph import graph, reports
from kela_graph.checks import Report, engines, shapes
from kela_graph.checks.case import Case as Judged
from kela_graph.checks.located_graph import LocatedGraph
from kela_graph.checks.reading import asserted_union
from kela_graph.folder import open_folder
from kela_graph.rdf.store import Store
from tests.cases import Case, cases_of, written
from tests.quick import FAST

if TYPE_CHECKING:
    import pyoxigraph as ox
    from rdflib import Literal
    from rdflib.term import Node

    from kela_graph.checks.engines import ShaclEngine

ROOT = Path(__file__).resolve().parents[2]
GENERAL = Graph().parse(ROOT / "ontology" / "shapes.ttl")
OWN = Graph().parse(ROOT / "ontology" / "kela-shapes.ttl")
CASES = cases_of("shapes")
BROKEN = [case for case in CASES if not case.is_miss]
MISSES = [case for case in CASES if case.is_miss]

#: pySHACL, which is the slower of the engines, judges one case of so many by default.
SAMPLE = 120

#: What a shape is asked about.
TARGETS = (SH.targetClass, SH.targetObjectsOf, SH.targetSubjectsOf)

#: The parameters that do not make a constraint of their own.
NO_CONSTRAINT = {SH.path, SH.severity, RDFS.comment, SH.message, SH.property, *TARGETS, RDF.type}


def named(found: Graph) -> dict[str, URIRef]:
    """The shapes that have a message, by name."""
    all_shapes = set(found.subjects(RDF.type, SH.NodeShape)) | set(found.subjects(RDF.type, SH.PropertyShape))
    return {
        shape.rpartition("#")[2]: shape
        for shape in all_shapes
        if isinstance(shape, URIRef) and list(messages(found, shape))
    }


def messages(found: Graph, shape: Node) -> list[Literal]:
    """The messages of a shape: a SPARQL constraint has them itself."""
    bearers = [shape, *found.objects(shape, SH.sparql)]
    return [text for bearer in bearers for text in found.objects(bearer, SH.message)]


SHAPES = named(GENERAL) | named(OWN)
TELLING = frozenset(SHAPES.values())


@dataclass(frozen=True)
class Base:
    """A dataset without a finding, and the shapes that judge it."""

    dataset: Dataset
    asserted: ox.Store
    shapes: Graph

    def report(self, case: Case, engine: ShaclEngine) -> list[tuple[str, ...]]:
        """What a case is found to have: shape, focus node, path, component, in order.

        Our SHACL report tells it as the engine's does.
        """
        changed = Dataset(store=Store(case.applied_to(self.asserted)), default_union=True)
        report = engines.report_of(changed, self.shapes, engine)
        judged = Judged(LocatedGraph(self.dataset), LocatedGraph(self.shapes))
        found = shapes.findings(judged, report)
        ours = reports.write(Report(tuple(found)), "shacl", ("en",))
        assert results_of(Graph().parse(data=ours)) == results_of(report)
        return sorted(
            (
                str(report.value(result, SH.sourceShape)).rpartition("#")[2],
                written(self.dataset, report.value(result, SH.focusNode)),
                self.path(report, report.value(result, SH.resultPath)),
                str(report.value(result, SH.sourceConstraintComponent)).rpartition("#")[2],
            )
            for result in report.objects(None, SH.result)
        )

    def path(self, report: Graph, path: Node | None) -> str:
        """A path as SPARQL writes it."""
        inverse = report.value(path, SH.inversePath)
        if inverse is not None:
            return f"^{self.path(report, inverse)}"
        alternatives = report.value(path, SH.alternativePath)
        members = list(Collection(report, alternatives or path)) if path is not None else []
        if members:
            return ("|" if alternatives else "/").join(self.path(report, member) for member in members)
        return written(self.dataset, path)


@cache
def base_of(rule: str) -> Base:
    return _base(ROOT / "tests" / "other_body" if rule in named(GENERAL) else ROOT)


@cache
def _base(root: Path) -> Base:
    folder = open_folder(root)
    dataset = graph.read(folder)
    union = asserted_union(dataset)
    judges = Graph()
    for triple in graph.read_shapes(folder).triples((None, None, None)):
        judges.add(triple)
    return Base(dataset, union.store.oxigraph, judges)


def test_shacls_own_shapes_find_nothing_wrong_in_ours() -> None:
    assert shapes.malformed(Judged(shapes=LocatedGraph(GENERAL + OWN))) == []


def ids(case: Case) -> str:
    return case.stem


def test_every_shape_has_a_case_and_a_near_miss() -> None:
    assert {case.rule for case in BROKEN} == set(SHAPES)
    assert {case.rule for case in MISSES} == set(SHAPES)
    assert len(MISSES) == len(SHAPES)


def test_every_constraint_is_broken_by_a_case() -> None:
    declared = {
        (name, predicate.rpartition("#")[2].lower())
        for found in (GENERAL, OWN)
        for name, shape in named(found).items()
        for predicate in found.predicates(shape)
        if predicate not in NO_CONSTRAINT
    }
    broken = {
        (case.rule, component.removesuffix("ConstraintComponent").lower())
        for case in BROKEN
        for _, _, component in case.expected
    }
    assert broken == declared


@pytest.mark.sample(every=16)
@pytest.mark.parametrize("case", CASES, ids=ids)
def test_its_shape_alone_catches_a_case_and_none_a_near_miss(case: Case) -> None:
    found = base_of(case.rule).report(case, FAST)
    assert found == [(case.rule, *line) for line in case.expected]
    assert bool(found) != case.is_miss


@pytest.mark.sample(every=300)
@pytest.mark.parametrize("case", CASES, ids=ids)
def test_pyshacl_judges_a_case_alike(case: Case) -> None:
    assert base_of(case.rule).report(case, "pyshacl") == [(case.rule, *line) for line in case.expected]


def test_every_shape_says_what_to_do_in_three_languages() -> None:
    for name, shape in SHAPES.items():
        found = GENERAL if name in named(GENERAL) else OWN
        assert sorted(text.language or "" for text in messages(found, shape)) == ["en", "fi", "sv"], name
        assert found.value(shape, SH.severity) in (SH.Violation, SH.Warning, SH.Info), name
        assert all(str(text).endswith(".") and ": " in text for text in messages(found, shape)), name


def test_every_shape_that_reports_has_a_name_and_a_message() -> None:
    for found in (GENERAL, OWN):
        targeted = {subject for target in TARGETS for subject in found.subjects(target)}
        listed = {value for subject in targeted for value in found.objects(subject, SH.property)}
        silent = {
            shape
            for shape in targeted | listed
            if shape not in TELLING and set(found.predicates(shape)) - NO_CONSTRAINT
        }
        assert silent == set()
        assert all(isinstance(shape, URIRef) for shape in targeted | listed)
