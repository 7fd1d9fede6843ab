"""What this repository publishes is in OWL 2 RL and OWL 2 DL, ontology and data together."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import Graph

from kela_graph.rdf.owl2.profile import violations

ROOT = Path(__file__).parents[1]
FILES = sorted(
    path
    for folder in ("ontology", "data")
    for path in (ROOT / folder).glob("*.ttl")
    if "shapes" not in path.stem
)


def test_no_violations() -> None:
    if not FILES:
        pytest.skip("no ontology or data is written yet")
    graph = Graph()
    for path in FILES:
        graph.parse(path)
    assert [f"{found.rule} {found.triple}: {found.message}" for found in violations(graph)] == []
