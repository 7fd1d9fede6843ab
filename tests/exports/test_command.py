"""``kela-graph export``: what it writes where, and what it says of what can't be written."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kela_graph
from kela_graph.cli import output
from tests.conftest import OTHER_BODY, PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Cli = Callable[..., tuple[int, str, str]]


def test_turtle_unless_told(run_cli: Cli, sago: Dataset) -> None:
    export = ("--root", str(OTHER_BODY), "export")
    assert run_cli(*export) == (0, kela_graph.export(sago).decode(), "")
    code, out, _ = run_cli(*export, "--canonical")
    assert (code, out) == (0, kela_graph.export(sago, canonical_form=True).decode())


def test_the_name_of_the_file_tells_the_format(run_cli: Cli, tmp_path: Path, kela: Dataset) -> None:
    for suffix, name in ((".nt", "n-triples"), (".rdf", "rdf-xml"), (".jsonld", "json-ld"), (".x", "turtle")):
        target = tmp_path / f"a{suffix}"
        assert run_cli("export", "id:kela", "-o", str(target)) == (0, "", "")
        assert target.read_bytes() == kela_graph.export(kela, name, resource="id:kela")
    target = tmp_path / "b.nt"
    assert run_cli("export", "id:kela", "--format", "turtle", "-o", str(target)) == (0, "", "")
    assert target.read_bytes() == kela_graph.export(kela, resource="id:kela")


def test_what_cannot_be_written_leaves_what_was_there(run_cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    target.write_text("before")
    for arguments in (("nothing",), ("--profile", "nothing"), ("--base-iri", "x"), ("--format", "pdf")):
        code, out, err = run_cli("export", *arguments, "-o", str(target))
        assert (code, out) == (2, "")
        assert err
        assert target.read_text() == "before"
    code, _, err = run_cli("export", "-o", str(tmp_path / "none" / "a.ttl"))
    assert code == 2
    assert "can't be written" in err
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]


def test_another_bodys_dataset(run_cli: Cli, body: Path) -> None:
    code, out, err = run_cli("--root", str(body), "export", "--base-iri", "https://example.net/b/")
    assert (code, err) == (0, "")
    assert "example.org/sago" not in out
    assert "https://w3id.org/kela-graph/responsibility#" in out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_standard_output_is_told() -> None:
    program = [*PROGRAM, "export", "id:kela"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "kela-graph: standard output can't be written: No space left on device\n"


def test_a_spreadsheet_is_not_shown_on_a_terminal(run_cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda target: target is None)
    code, out, err = run_cli("export", "--format", "xlsx")
    assert (code, out) == (2, "")
    assert "name a file after --output" in err
