"""The data meets the shapes of the Core Public Organisation Vocabulary (CPOV 2.1.2)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyshacl
import pytest
from rdflib import RDF, SH, SKOS, Graph, Literal

import kela_graph
from kela_graph.namespaces import ADMS, PROJECT

if TYPE_CHECKING:
    from rdflib.term import Node

SHAPES = Path(__file__).resolve().parents[2] / "shared" / "vocabularies" / "cpov-2.1.2-shacl.ttl"
KELA_ITSELF = PROJECT["id/kela"]

#: What CPOV has against the data: focus node, path, component. Nothing; whoever adds a result says why.
EXPECTED: Final[set[tuple[Node | None, ...]]] = set()


@pytest.fixture
def written() -> Graph:
    """Data and ontology as people wrote them, in one graph."""
    graph = Graph()
    for part in kela_graph.load(infer=False).graphs():
        graph += part
    return graph


@pytest.fixture(scope="module")
def shapes() -> Graph:
    """CPOV's shapes."""
    if not SHAPES.is_file():
        pytest.skip("a copy of CPOV's shapes does not lie beside this checkout")
    return Graph().parse(SHAPES)


def results(data: Graph, shapes: Graph) -> set[tuple[Node | None, ...]]:
    """Focus node, path and component of every result; nothing is inferred."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    assert isinstance(report, Graph)
    return {
        tuple(report.value(r, p) for p in (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent))
        for r in report.subjects(RDF.type, SH.ValidationResult)
    }


def test_report_is_the_expected_one(written: Graph, shapes: Graph) -> None:
    assert results(written, shapes) == EXPECTED


def test_shapes_reach_the_data(written: Graph, shapes: Graph) -> None:
    """With two other names in one language, and an identifier that is none, CPOV's shapes speak."""
    written.add((KELA_ITSELF, SKOS.altLabel, Literal("Kansanel.", lang="fi")))
    written.add((KELA_ITSELF, ADMS.identifier, KELA_ITSELF))
    assert results(written, shapes) == {
        (KELA_ITSELF, SKOS.altLabel, SH.UniqueLangConstraintComponent),
        (KELA_ITSELF, ADMS.identifier, SH.ClassConstraintComponent),
    }
