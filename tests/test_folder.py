"""Dataset folders."""

from __future__ import annotations

from pathlib import Path

import pytest

from kela_graph.errors import InputError
from kela_graph.folder import SHARED, open_folder, program_root, shown


def test_the_program_brings_its_own_folder() -> None:
    folder = open_folder()
    assert folder.is_program
    names = [file.name for file in folder.files]
    assert names[0].startswith("ontology/")
    assert "data/dataset.ttl" in names
    assert not any(file.shared for file in folder.files)


def test_another_folder_gets_the_shared_files(body: Path) -> None:
    folder = open_folder(body)
    assert not folder.is_program
    assert [file.path.name for file in folder.files if file.shared] == list(SHARED)
    assert folder.shape_files[0].name == "ontology/shapes.ttl"
    assert all(not file.is_shapes for file in folder.graph_files)
    assert "kela.ttl" not in [file.path.name for file in folder.files]


def test_a_file_of_the_folder_replaces_the_programs(body: Path) -> None:
    own = body / "ontology" / "responsibility.ttl"
    own.write_text("<a> <b> <c> .", encoding="utf-8")
    found = [file for file in open_folder(body).files if file.name == "ontology/responsibility.ttl"]
    assert [(file.path, file.shared) for file in found] == [(own, False)]


def test_a_query_of_the_folder_replaces_the_programs(body: Path) -> None:
    own = body / "queries" / "units.rq"
    own.write_text("#+ summary: own\n", encoding="utf-8")
    files = open_folder(body).query_files()
    assert files["units"] == own
    assert files["tasks"] == program_root() / "queries" / "tasks.rq"


@pytest.mark.parametrize("kind", ["missing", "file", "empty"])
def test_what_is_no_dataset_folder_is_told(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "there"
    if kind == "file":
        path.write_text("", encoding="utf-8")
    if kind == "empty":
        path.mkdir()
    with pytest.raises(InputError) as caught:
        _ = open_folder(path).files
    assert str(caught.value).startswith(f"{path}: ")


def test_files_without_a_known_suffix_are_passed_over(body: Path) -> None:
    (body / "data" / "notes.txt").write_text("no RDF", encoding="utf-8")
    assert "data/notes.txt" not in [file.name for file in open_folder(body).files]


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "data" / "units.ttl") == "data/units.ttl"
    assert shown(Path("/elsewhere/units.ttl")) == "/elsewhere/units.ttl"
