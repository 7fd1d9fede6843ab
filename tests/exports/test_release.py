"""A release: every form in one folder, the same bytes each time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import OWL, Graph, URIRef

import kela_graph
from kela_graph import formats
from kela_graph.exports import release, scope
from kela_graph.namespaces import PROJECT
from kela_graph.rdf.canonical import lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Cli = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]

NAMES = {
    *("SHA256SUMS", "catalog.jsonld", "catalog.ttl", "context.jsonld", "csv-metadata.json"),
    *("graph.jsonld", "graph.nq", "graph.nt", "graph.rdf", "graph.trig", "graph.ttl", "inferred.nq"),
    *("profile-cpov.ttl", "profile-org.ttl", "profile-schema-org.jsonld", "profile-skos.ttl"),
    *("responsibilities.csv", "sources.csv", "tasks.csv", "units.csv"),
    *(f"{name}-{tag}.svg" for name in ("ontology", "organisation") for tag in ("fi", "sv", "en")),
    *(f"tables-{tag}.xlsx" for tag in ("fi", "sv", "en")),
}


@pytest.fixture(scope="module")
def made(kela: Dataset) -> dict[str, bytes]:
    """The files of Kela's release, made once."""
    return dict(release.files(kela))


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_form_is_there_and_the_digests_hold(
    run_cli: Cli, made: dict[str, bytes], tmp_path: Path
) -> None:
    target = tmp_path / "out"
    assert run_cli("export", "--release", str(target)) == (0, "", "")
    found = held(target)
    assert found.keys() == NAMES
    assert found == {**made, "SHA256SUMS": found["SHA256SUMS"]}
    assert len(found["SHA256SUMS"].splitlines()) == len(NAMES) - 1
    if shutil.which("sha256sum"):
        done = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=target, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert run_cli("export", "--release", str(target)) == (0, "", "")
    assert held(target) == found


def test_the_version_is_that_of_the_dataset(made: dict[str, bytes]) -> None:
    dataset = Graph().parse(ROOT / "data" / "dataset.ttl")
    (version,) = dataset.objects(URIRef(f"{PROJECT}dataset"), OWL.versionIRI)
    described = Graph().parse(data=made["catalog.ttl"])
    assert set(described.objects(None, OWL.versionIRI)) == {version}
    whole = Graph().parse(data=made["graph.ttl"])
    assert (URIRef(f"{PROJECT}dataset"), OWL.versionIRI, version) in whole


def test_what_follows_is_in_one_file_only(kela: Dataset, made: dict[str, bytes]) -> None:
    form = formats.by_name("n-quads", "graph").rdf
    for name, inferred in (("graph.nq", False), ("inferred.nq", True)):
        assert lines(ox.parse(made[name], format=form)) == lines(scope.whole(kela, inferred=inferred))


@pytest.mark.parametrize("seed", ["0", "42"])
def test_two_releases_are_the_same_bytes(seed: str, tmp_path: Path, made: dict[str, bytes]) -> None:
    target = tmp_path / "out"
    asked = ["export", "--release", str(target)]
    subprocess.run(
        [sys.executable, "-c", "import sys; from kela_graph.cli import main; main(sys.argv[1:])", *asked],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        cwd=tmp_path,
    )
    found = held(target)
    found.pop("SHA256SUMS")
    assert found == made


def test_a_release_without_spreadsheets_says_so(
    run_cli: Cli, body: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    code, out, err = run_cli("--root", str(body), "export", "--release", str(tmp_path / "out"))
    assert (code, out) == (0, "")
    assert err.startswith("kela-graph: spreadsheets are left out")
    assert 'pip install -e ".[xlsx]"' in err
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert [name for name in names if name.endswith(".xlsx")] == []
    assert ".xlsx" not in (tmp_path / "out" / "catalog.ttl").read_text(encoding="utf-8")
    assert len(names) > 10


def test_another_bodys_release(run_cli: Cli, body: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert run_cli("--root", str(body), "export", "--release", str(target)) == (0, "", "")
    assert {path.name for path in target.iterdir()} == {name for name in NAMES if "-fi." not in name}
    assert b"w3id.org/kela-graph/id/" not in (target / "units.csv").read_bytes()


def test_a_folder_with_other_files_asks_for_force(run_cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    code, out, err = run_cli("export", "--release", str(tmp_path))
    assert (code, out) == (2, "")
    assert "holds other files (mine.txt)" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert run_cli("export", "--release", str(tmp_path), "--force") == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} == {*NAMES, "mine.txt"}


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
    for name in ("../../etc/passwd", "id:../../x", "../units"):
        code, out, err = run_cli("export", name, "-o", str(target))
        assert (code, out, bool(err)) == (2, "", True)
    assert list(tmp_path.iterdir()) == []


def test_the_json_ld_of_a_release_reads_as_its_turtle(kela: Dataset, made: dict[str, bytes]) -> None:
    as_json = Graph().parse(data=made["catalog.jsonld"], format="json-ld")
    assert as_json.isomorphic(Graph().parse(data=made["catalog.ttl"]))
    assert kela_graph.export(kela) == made["graph.ttl"]
