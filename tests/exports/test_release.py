"""A release: every form in one folder, the same bytes each time."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import OWL, Graph, URIRef

import kela_graph
from kela_graph import formats
from kela_graph.exports import release, scope, serialisation
from kela_graph.namespaces import PROJECT
from kela_graph.rdf.canonical import lines
from kela_graph.rdf.nodes import quads_of
from tests.conftest import OTHER_BODY, PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Cli = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]

NAMES = {
    *("SHA256SUMS", "catalog.jsonld", "catalog.ttl", "context.jsonld", "csv-metadata.json"),
    *("graph.jsonld", "graph.nq", "graph.nt", "graph.rdf", "graph.trig", "graph.ttl", "inferred.nq"),
    *("profile-cpov.ttl", "profile-org.ttl", "profile-schema-org.jsonld", "profile-skos.ttl"),
    *(
        f"{name}.csv"
        for name in ("counts", "doubts", "readings", "responsibilities", "sources", "tasks", "units")
    ),
    *(f"{name}-{tag}.svg" for name in ("matrix", "ontology", "organisation") for tag in ("fi", "sv", "en")),
    *(f"tables-{tag}.xlsx" for tag in ("fi", "sv", "en")),
}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_form_is_there(released: dict[str, bytes]) -> None:
    assert {*released, "SHA256SUMS"} == NAMES


@pytest.mark.slow
def test_the_digests_hold(run_cli: Cli, sago: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "out"
    asked = ("--root", str(OTHER_BODY), "export", "--release", str(target))
    assert run_cli(*asked) == (0, "", "")
    found = held(target)
    assert found == {**release.files(sago), "SHA256SUMS": found["SHA256SUMS"]}
    assert found.keys() == {name for name in NAMES if "-fi." not in name}
    assert len(found["SHA256SUMS"].splitlines()) == len(found) - 1
    if shutil.which("sha256sum"):
        done = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=target, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert b"w3id.org/kela-graph/id/" not in found["units.csv"]
    (target / "units.csv").unlink()
    assert run_cli(*asked) == (0, "", "")
    assert held(target) == found


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("name", formats.names("graph"))
def test_every_form_of_the_graph_holds_all_that_was_written(
    name: str, kela: Dataset, released: dict[str, bytes]
) -> None:
    form = formats.by_name(name, "graph")
    assert form.rdf is not None
    quads = scope.whole(kela)
    wanted = (
        quads
        if serialisation.has_graphs(form)
        else {ox.Quad(q.subject, q.predicate, q.object) for q in quads}
    )
    assert lines(ox.parse(released[f"graph{form.suffixes[0]}"], format=form.rdf)) == lines(wanted)


def test_the_version_is_that_of_the_dataset(released: dict[str, bytes]) -> None:
    dataset = Graph().parse(ROOT / "data" / "dataset.ttl")
    (version,) = dataset.objects(URIRef(f"{PROJECT}dataset"), OWL.versionIRI)
    described = Graph().parse(data=released["catalog.ttl"])
    assert set(described.objects(None, OWL.versionIRI)) == {version}
    whole = Graph().parse(data=released["graph.ttl"])
    assert (URIRef(f"{PROJECT}dataset"), OWL.versionIRI, version) in whole


def test_what_follows_is_in_one_file_only(kela: Dataset, released: dict[str, bytes]) -> None:
    told = ox.parse(released["inferred.nq"], format=ox.RdfFormat.N_QUADS)
    assert lines(told) == lines(scope.whole(kela, inferred=True))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "body"),
    [("0", "sago"), ("42", "sago"), *(pytest.param(s, "kela", marks=pytest.mark.slow) for s in ("0", "42"))],
)
def test_two_releases_are_the_same_bytes(
    seed: str, body: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = tmp_path / "out"
    root = ["--root", str(OTHER_BODY)] if body == "sago" else []
    subprocess.run(
        [*PROGRAM, *root, "export", "--release", str(target)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        cwd=tmp_path,
    )
    found = held(target)
    found.pop("SHA256SUMS")
    assert found == release.files(request.getfixturevalue(body))


def test_a_folder_with_other_files_asks_for_force(run_cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    asked = ("--root", str(OTHER_BODY), "export", "--release", str(tmp_path))
    code, out, err = run_cli(*asked)
    assert (code, out) == (2, "")
    assert "holds other files (mine.txt)" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert run_cli(*asked, "--force") == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} > {"graph.ttl", "mine.txt"}


def test_a_release_is_of_the_whole_graph(run_cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "out"
    for asked in (("id:kela",), ("--profile", "org"), ("../../etc/passwd",)):
        code, _, err = run_cli("export", *asked, "--release", str(target))
        assert (code, "a release is of the whole graph" in err) == (2, True)
    assert not target.exists()


def test_a_name_that_leads_elsewhere_writes_nothing(run_cli: Cli, tmp_path: Path, body: Path) -> None:
    """A query's file may have a name that no file of a release can have: it is told."""
    tables = body / "queries" / "tables"
    tables.mkdir()
    text = (ROOT / "queries" / "tables" / "tasks.rq").read_text(encoding="utf-8")
    (tables / "my tasks.rq").write_text(text, encoding="utf-8")
    target = tmp_path / "out"
    code, _, err = run_cli("--root", str(body), "export", "--release", str(target))
    assert (code, "'my tasks.csv' can't be the name of a file" in err) == (2, True)
    assert not target.exists()


def test_a_resource_that_leads_elsewhere_is_none(run_cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    for name in ("../../etc/passwd", "id:../../x", "../nowhere"):
        code, out, err = run_cli("export", name, "-o", str(target))
        assert (code, out, bool(err)) == (2, "", True)
    assert list(tmp_path.iterdir()) == []


def test_the_json_ld_of_a_release_reads_as_its_turtle(kela: Dataset, released: dict[str, bytes]) -> None:
    as_json = Graph().parse(data=released["catalog.jsonld"], format="json-ld")
    assert lines(quads_of(as_json)) == lines(ox.parse(released["catalog.ttl"], format=ox.RdfFormat.TURTLE))
    assert kela_graph.export(kela) == released["graph.ttl"]
