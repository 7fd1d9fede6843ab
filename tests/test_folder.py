"""Dataset folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import URIRef

from kela_graph.errors import InputError, ParseError
from kela_graph.folder import SHARED, open_folder, program_root
from kela_graph.graph import describe, read


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


def test_files_in_folders_below_are_read_and_hidden_ones_are_not(body: Path) -> None:
    triple = "<https://example.org/{}> <https://example.org/p> <https://example.org/o> .\n"
    for name in (
        "data/more/deep/a.ttl",
        "ontology/more/b.ttl",
        "data/.c.ttl",
        "data/.d/e.ttl",
        "data/~f.txt",
    ):
        (body / name).parent.mkdir(parents=True, exist_ok=True)
        (body / name).write_text(triple.format(Path(name).stem), encoding="utf-8")
    (body / "ontology" / "more" / "own-shapes.ttl").write_text(triple.format("shape"), encoding="utf-8")
    folder = open_folder(body)
    names = [file.name for file in folder.graph_files]
    assert {name for name in names if name.count("/") > 1} == {"data/more/deep/a.ttl", "ontology/more/b.ttl"}
    assert not [name for name in names if "/." in name]
    assert "ontology/more/own-shapes.ttl" in [file.name for file in folder.shape_files]
    dataset = read(folder)
    graph = URIRef(f"{describe(dataset).base}graph/data/more/deep/a.ttl")
    assert set(dataset.graph(graph).subjects()) == {URIRef("https://example.org/a")}


def test_a_file_may_have_any_name(body: Path) -> None:
    path = body / "data" / "two words" / "a#b?.ttl"
    path.parent.mkdir()
    path.write_text("<https://example.org/a> <https://example.org/b> <#c> .", encoding="utf-8")
    dataset = read(open_folder(body))
    graph = URIRef(f"{describe(dataset).base}graph/data/two%20words/a%23b%3F.ttl")
    assert set(dataset.graph(graph).objects()) == {URIRef(f"{graph}#c")}


def test_queries_in_folders_below_are_found_and_hidden_ones_are_not(body: Path) -> None:
    for name in ("more/lower.rq", "checks/more/defect.rq", ".hidden.rq", ".hidden/other.rq"):
        path = body / "queries" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    folder = open_folder(body)
    assert folder.query_files()["lower"] == body / "queries" / "more" / "lower.rq"
    assert folder.query_files("checks")["defect"] == body / "queries" / "checks" / "more" / "defect.rq"
    assert not {"defect", ".hidden", "other"} & set(folder.query_files())
    assert body / "queries" / "more" / "lower.rq" in folder.own_query_files
    assert not [path for path in folder.own_query_files if "hidden" in str(path)]
    answer = body / "queries" / "tests" / "more" / "lower.csv"
    answer.parent.mkdir(parents=True)
    answer.write_text("", encoding="utf-8")
    (body / "queries" / "tests" / ".hidden.csv").write_text("", encoding="utf-8")
    assert answer in folder.answer_files()
    assert not [path for path in folder.answer_files() if "hidden" in str(path)]


def test_two_queries_of_one_name_are_refused(body: Path) -> None:
    for name in ("same.rq", "more/same.rq"):
        path = body / "queries" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    with pytest.raises(ParseError, match=r"same\.rq: has the name of .*more/same\.rq: call one of them"):
        open_folder(body).query_files()
