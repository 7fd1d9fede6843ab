"""What is compared: folders, files and git's revisions; and what is said of bad input."""

from __future__ import annotations

import gc
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kela_graph.diff import diff
from kela_graph.diff.sides import open_side
from kela_graph.errors import InputError, ParseError
from tests.diff.made import OTHER_BODY, body

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    Run = Callable[..., tuple[int, str, str]]

PARENT = "org:subOrganizationOf sago:hamnstyrelsen"


def git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *identity, *arguments], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a dataset folder of two commits below its top; the first has the tag v1."""
    root = tmp_path / "repository" / "body"
    shutil.copytree(OTHER_BODY, root)
    (root / "queries" / "link.rq").symlink_to("/etc/passwd")
    git(tmp_path, "init", "--quiet", str(root.parent))
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "one")
    git(root, "tag", "v1")
    units = root / "data" / "units.ttl"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace('"Granskningen"@sv', '"Revisionen"@sv'), encoding="utf-8")
    git(root, "commit", "--quiet", "-a", "-m", "two")
    return root


def same(first: Dataset, second: Dataset) -> bool:
    return diff(first, second, answers=False).is_empty


def test_a_revision_is_the_folder_as_it_was(repository: Path) -> None:
    old, new = (open_side(name, repository) for name in ("v1", "HEAD"))
    assert same(old, body("other"))
    assert same(new, open_side(str(repository)))
    (change,) = diff(old, new, answers=False).changes
    assert change.kinds == ("unit-renamed",)


def test_a_path_that_exists_wins_over_a_revision(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "branch", "data")
    git(repository, "branch", "older", "v1")
    monkeypatch.chdir(repository)
    assert not same(open_side("data", repository), open_side("HEAD", repository))
    assert same(open_side("older", repository), open_side("v1", repository))


def test_a_copy_of_the_programs_folder_has_its_own_shared_files(tmp_path: Path) -> None:
    """Else a term that is gone there would be the program's again."""
    root = Path(__file__).resolve().parents[2]
    for part in ("ontology", "data"):
        shutil.copytree(root / part, tmp_path / part)
    assert same(open_side(str(tmp_path)), body())
    ontology = tmp_path / "ontology" / "responsibility.ttl"
    text = ontology.read_text(encoding="utf-8")
    ontology.write_text(
        text.replace("rdfs:range resp:PossibleReading", "rdfs:range resp:Paragraph"), encoding="utf-8"
    )
    found = diff(body(), open_side(str(tmp_path)), answers=False)
    assert {change.kinds for change in found.changes} == {("term-narrowed", "term-widened")}


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with three files of one graph: relative IRIs, and the same label of a blank node in two."""
    (tmp_path / "a.ttl").write_text(
        "@prefix my: <http://my.example/> . <#x> my:p _:b . _:b my:q 1 .", encoding="utf-8"
    )
    (tmp_path / "b.nt").write_text("_:b <http://my.example/q> <http://my.example/y> .\n", encoding="utf-8")
    below = tmp_path / "below"
    below.mkdir()
    (below / "c.trig").write_text("\ufeff<http://g.example/> { <#x> a <#y> }", encoding="utf-8")
    (below / "notes.txt").write_text("no RDF", encoding="utf-8")
    return tmp_path


def test_files_are_united(files: Path) -> None:
    whole = open_side(str(files))
    listed = open_side(",".join(str(files / name) for name in ("a.ttl", "b.nt", "below/c.trig")))
    assert len(whole) == len(listed) == 4
    assert same(whole, listed)
    assert ("my", "http://my.example/") in {(prefix, str(ns)) for prefix, ns in whole.namespaces()}
    assert not same(whole, open_side(f"{files / 'a.ttl'},{files / 'below'}"))


def test_a_file_with_a_comma_in_its_name_is_one_file(files: Path) -> None:
    (files / "a,b.ttl").write_text("<#x> a <#y> .", encoding="utf-8")
    assert len(open_side(str(files / "a,b.ttl"))) == 1


def test_relative_iris_are_the_same_on_both_sides(files: Path) -> None:
    shutil.copy(files / "a.ttl", files / "other.ttl")
    assert same(open_side(str(files / "a.ttl")), open_side(str(files / "other.ttl")))


BAD = {
    "": "'' is no revision and no path",
    "-x": "'-x' is no revision and no path",
    "--output=x": "'--output=x' is no revision and no path",
    "nowhere": "nowhere: there is no such path, and no such revision in the repository of ",
    "v1:data": "v1:data: there is no such path, and no such revision in the repository of ",
    "a\0b": "is no revision and no path",
    "a.ttl,nowhere": "a.ttl,nowhere: there is no such path, and no such revision",
}


@pytest.mark.parametrize("text", BAD)
def test_what_is_not_there_is_told(text: str, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    with pytest.raises(InputError) as caught:
        open_side(text, repository)
    assert BAD[text] in str(caught.value)


def test_a_folder_without_rdf_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", encoding="utf-8")
    for path in (tmp_path, tmp_path / "a.txt"):
        with pytest.raises(InputError, match=r"holds no RDF file: their names end in \.ttl"):
            open_side(str(path))


def test_a_folder_in_no_repository_is_told(body: Path) -> None:
    with pytest.raises(InputError, match=f"HEAD: there is no such path, and {body} is in no git repository"):
        open_side("HEAD", body)


def test_a_revision_before_the_folder_was_there_is_told(repository: Path) -> None:
    git(repository, "mv", "data", "older")
    git(repository, "commit", "--quiet", "-m", "three")
    with pytest.raises(InputError, match=r"^HEAD: has no dataset folder at "):
        open_side("HEAD", repository)


def test_git_that_is_not_installed_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match=r"^HEAD: there is no such path, .* \(git is not installed\)$"):
        open_side("HEAD", repository)


def test_files_of_a_revision_that_do_not_parse_are_told(repository: Path) -> None:
    (repository / "data" / "units.ttl").write_text("<a> <b>\n <c> <d>", encoding="utf-8")
    (repository / "data" / "tasks.ttl").write_bytes(b"\xff")
    git(repository, "commit", "--quiet", "-a", "-m", "broken")
    with pytest.raises(ParseError) as caught:
        open_side("HEAD", repository)
    places = [(problem.path, problem.line) for problem in caught.value.problems]
    assert places == [("HEAD:data/tasks.ttl", 1), ("HEAD:data/units.ttl", 2)]


def test_a_revision_without_a_description_is_told(repository: Path) -> None:
    git(repository, "rm", "--quiet", "data/dataset.ttl")
    git(repository, "commit", "--quiet", "-m", "undescribed")
    with pytest.raises(InputError, match=r"^HEAD:data/dataset\.ttl: there is no such file"):
        open_side("HEAD", repository)


def test_a_file_that_does_not_parse_is_told(files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(files)
    (files / "bad.ttl").write_text("<a>\n<b>", encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        open_side("bad.ttl")
    (problem,) = caught.value.problems
    assert (problem.path, problem.line) == ("bad.ttl", 2)


def test_nothing_is_left_behind(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", os.fspath(scratch))
    dataset = open_side("v1", repository)
    assert len(list(scratch.iterdir())) == 1
    del dataset
    gc.collect()
    assert list(scratch.iterdir()) == []
    with pytest.raises(InputError):
        open_side("v1", repository / "queries")
    assert list(scratch.iterdir()) == []


def test_the_questions_of_a_revision_are_asked(repository: Path, run_cli: Run) -> None:
    """What it is written out into must be there when they are."""
    places = repository / "data" / "places.ttl"
    places.write_text(
        places.read_text(encoding="utf-8").replace('"Norrön"@sv', '"Nordön"@sv'), encoding="utf-8"
    )
    git(repository, "commit", "--quiet", "-a", "-m", "three")
    assert (repository / "queries" / "islands.rq").exists()
    code, out, _ = run_cli("diff", "HEAD~1", "HEAD", "--root", str(repository), "--format", "json")
    assert code == 1
    assert "islands" in {change["question"] for change in json.loads(out)["answers"]}


def test_a_question_of_a_revision_that_does_not_load_is_told(repository: Path, run_cli: Run) -> None:
    (repository / "queries" / "own.rq").write_text("#+ summary: x\n\nSELECT", encoding="utf-8")
    git(repository, "add", ".")
    git(repository, "commit", "--quiet", "-m", "three")
    arguments = ("diff", "v1", "HEAD", "--root", str(repository))
    code, _, err = run_cli(*arguments)
    assert (code, err.partition(" ")[2][:23]) == (2, "HEAD:queries/own.rq:3:7")
    assert run_cli(*arguments, "--no-answers")[0] == 1
    assert run_cli("diff", "HEAD", "v1", "--root", str(repository))[0] == 1


def test_a_revision_is_not_compared_with_a_folder_that_is_no_dataset(repository: Path, run_cli: Run) -> None:
    plain = repository.parent / "plain"
    plain.mkdir()
    (plain / "a.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    for sides in (("v1", str(plain)), (str(plain), "v1")):
        code, out, err = run_cli("diff", *sides, "--root", str(repository))
        assert (code, out) == (2, "")
        assert f"{plain}: has no data/, while v1 is a revision" in err
    assert run_cli("diff", str(repository), str(plain), "--no-answers")[0] == 1


def test_a_shallow_clone_says_how_it_is_deepened(repository: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository.parent}", str(clone))
    with pytest.raises(InputError, match=r"`git fetch --unshallow` gets all of it, `git fetch --depth 1 ori"):
        open_side("v1", clone / "body")
    with pytest.raises(InputError) as whole:
        open_side("v0", repository)
    assert "git fetch" not in str(whole.value)
