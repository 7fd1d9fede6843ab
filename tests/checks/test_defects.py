"""The defect queries against cases: each breaks a dataset in a way that one query reports, and no other."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from kela_graph import graph, queries
from kela_graph.checks import defects
from kela_graph.checks.case import Case as Judged
from kela_graph.checks.located_graph import LocatedGraph
from kela_graph.checks.reading import asserted_union
from kela_graph.folder import open_folder
from kela_graph.rdf.inference import materialise
from kela_graph.rdf.store import Store
from tests.cases import Case, cases_of, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kela_graph.queries import Query

ROOT = Path(__file__).resolve().parents[2]
CHECKS = queries.library(open_folder(ROOT), "checks")
CASES = cases_of("checks")
BROKEN = [case for case in CASES if not case.is_miss]
MISSES = [case for case in CASES if case.is_miss]


@cache
def base() -> tuple[Dataset, ox.Store]:
    """The other body's dataset, and the union of what is asserted there."""
    dataset = graph.read(open_folder(ROOT / "tests" / "other_body"))
    union = asserted_union(dataset)
    return dataset, union.store.oxigraph


def reported(case: Case, checks: Iterable[Query]) -> list[tuple[str, ...]]:
    """What queries report of a case: query, entity, property, value, in order."""
    dataset, union = base()
    asserted = case.applied_to(union)
    closure = ox.Store()
    closure.extend(asserted)
    materialise(closure, ox.NamedNode("urn:inferred"))
    judged = Judged(
        LocatedGraph(Dataset(store=Store(asserted), default_union=True)),
        dataset=Dataset(store=Store(closure), default_union=True),
        defects=tuple(checks),
    )
    return sorted(
        (each.rule, *(written(dataset, term) for term in (each.focus, each.predicate, each.value)))
        for each in defects.judge(judged)
    )


def ids(case: Case) -> str:
    return case.stem


def test_every_check_has_a_case_and_a_near_miss() -> None:
    assert {case.rule for case in BROKEN} == set(CHECKS)
    assert {case.rule for case in MISSES} == set(CHECKS)
    assert len(MISSES) == len(CHECKS)


@pytest.mark.sample(every=6)
@pytest.mark.parametrize("case", BROKEN, ids=ids)
def test_only_the_check_reports_its_case(case: Case) -> None:
    assert case.expected
    assert reported(case, CHECKS.values()) == [(case.rule, *line) for line in case.expected]


@pytest.mark.sample(every=6)
@pytest.mark.parametrize("case", MISSES, ids=ids)
def test_no_check_reports_a_near_miss(case: Case) -> None:
    assert not case.expected
    assert reported(case, CHECKS.values()) == []


def test_every_check_tells_problem_reason_and_solution_in_three_languages() -> None:
    for name, check in CHECKS.items():
        for decorator in ("summary", "problem", "why", "solution"):
            texts = {check.header[key] for key in (decorator, f"{decorator}@fi", f"{decorator}@sv")}
            assert len(texts) == 3, name
            assert all(texts), name
