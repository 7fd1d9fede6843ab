"""The made body of the benchmarks: the same bytes for the same seed, and shaped as real bodies are."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import ORG, OWL, SKOS, Literal

import kela_graph
from kela_graph.graph import describe
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from rdflib import Dataset

SCRIPT = Path(__file__).parents[1] / "benchmarks" / "make_body.py"
READINGS = (RESP.ReadFromContext, RESP.ReadFromName)


def make(folder: Path, *arguments: str, hash_seed: str = "0") -> str:
    """Make a body, and return what the script says."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments, "-o", str(folder)],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
    return done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*.ttl"))}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("body")
    make(folder, "--units", "60", "--seed", "1")
    return folder


@pytest.fixture(scope="module")
def body(root: Path) -> Dataset:
    return kela_graph.load(root)


def held(body: Dataset) -> Counter[object]:
    """How many responsibilities each unit has, those with none left out."""
    return Counter(body.objects(None, RESP.heldBy))


@pytest.mark.slow
def test_same_bytes_for_the_same_seed(tmp_path: Path, root: Path) -> None:
    make(tmp_path, "--units", "60", "--seed", "1", hash_seed="12345")
    assert contents(tmp_path) == contents(root)


def test_other_bytes_for_another_seed(tmp_path: Path, root: Path) -> None:
    make(tmp_path, "--units", "60", "--seed", "2")
    assert contents(tmp_path)["data/units.ttl"] != contents(root)["data/units.ttl"]


@pytest.mark.slow
def test_checks_without_findings(root: Path) -> None:
    assert kela_graph.check(root).findings == ()


def test_every_prefix_is_used(root: Path) -> None:
    unused = []
    for name, raw in contents(root).items():
        head, _, rest = raw.decode().partition("\n\n")
        prefixes = [line.split()[1] for line in head.splitlines()]
        unused += [f"{name} {prefix}" for prefix in prefixes if prefix not in rest]
    assert unused == []


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("units", [10, 60, 300])
def test_says_how_many_triples_it_wrote(tmp_path: Path, units: int) -> None:
    told = make(tmp_path, "--units", str(units))
    triples = [
        quad.triple
        for path in sorted((tmp_path / "data").glob("*.ttl"))
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    ]
    assert len(triples) == len(set(triples))
    assert told.endswith(f" {units} units, {len(triples)} triples of data\n")


def test_reaches_about_the_triples_asked_for(tmp_path: Path) -> None:
    triples = int(make(tmp_path, "--triples", "20000").split()[-4])
    assert triples == pytest.approx(20_000, rel=0.1)


def test_six_levels(body: Dataset) -> None:
    rows = kela_graph.run("unit-tree", body).rows
    depths = Counter(int(str(row["depth"])) for row in rows)
    assert sorted(depths) == [0, 1, 2, 3, 4, 5, 6]
    assert depths.total() == 61
    assert depths[1] < depths[6]


def test_names_return_under_several_parents(body: Dataset) -> None:
    parents: dict[str, set[object]] = {}
    for unit, parent in body.subject_objects(ORG.subOrganizationOf):
        for name in body.objects(unit, SKOS.prefLabel):
            assert isinstance(name, Literal)
            if name.language == "fi":
                parents.setdefault(str(name), set()).add(parent)
    assert max(map(len, parents.values())) > 1


def test_few_units_hold_most_responsibilities(body: Dataset) -> None:
    counts = held(body)
    assert max(counts.values()) >= 24
    assert sum(count > 3 for count in counts.values()) < 12
    assert len(counts) < 60


def test_all_five_activities(body: Dataset) -> None:
    assert len(set(body.objects(None, RESP.activity))) == 5


def test_tasks_in_three_levels(body: Dataset) -> None:
    assert any(body.triples((None, SKOS.broader / SKOS.broader, None)))
    assert not any(body.triples((None, SKOS.broader / SKOS.broader / SKOS.broader, None)))


def test_a_realistic_share_is_read_and_not_stated(body: Dataset) -> None:
    names = {str(p) for p in (SKOS.prefLabel, SKOS.altLabel)}
    bases = [
        body.value(statement, RESP.basis)
        for statement, about in body.subject_objects(OWL.annotatedProperty)
        if str(about) not in names
    ]
    bases += [
        body.value(responsibility, RESP.basis) for responsibility, _ in body.subject_objects(RESP.heldBy)
    ]
    assert 0.08 < sum(basis in READINGS for basis in bases) / len(bases) < 0.25


@pytest.mark.parametrize(
    "name",
    [
        "identifiers",
        "matches",
        "names",
        "places",
        "readings",
        "reports-to",
        "shared-tasks",
        "source-discrepancies",
        "stated-counts",
        "tasks",
        "unit-types",
        "units",
    ],
)
def test_answers_what_needs_no_parameter(body: Dataset, name: str) -> None:
    assert len(kela_graph.run(name, body)) > 0


def test_answers_what_needs_one(body: Dataset) -> None:
    root = describe(body).root
    busiest = held(body).most_common(1)[0][0]
    task = min(body.objects(None, RESP.task), key=str)
    for name, parameters in (
        ("accountable-for", {"unit": root}),
        ("responsibilities", {"unit": busiest}),
        ("who-is-responsible", {"task": task}),
        ("paragraph", {"number": 3}),
        ("describe", {"resource": busiest}),
    ):
        assert len(kela_graph.run(name, body, **parameters)) > 0, name


@pytest.mark.sample(every=4)
@pytest.mark.parametrize(
    "arguments", [[], ["--units", "9"], ["--units", "x"], ["--units", "50", "--triples", "9"]]
)
def test_refuses_what_makes_no_body(tmp_path: Path, arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments, "-o", str(tmp_path)], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert not any(tmp_path.iterdir())
