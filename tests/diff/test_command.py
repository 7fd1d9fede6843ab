"""``kela-graph diff``: its exit codes, the comment on a pull request, and what its page shows."""

from __future__ import annotations

import json
import re
import shutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kela_graph.diff import FORMS
from tests.diff.test_forms import rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]
OTHER_BODY = ROOT / "tests" / "other_body"


def changed(folder: Path, old: str, new: str, file: str = "units.ttl") -> Path:
    """Write another text into a file of a dataset folder."""
    path = folder / "data" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


def test_the_same_is_0_another_is_1_and_bad_input_2(body: Path, run_cli: Run) -> None:
    assert run_cli("diff", str(OTHER_BODY), str(body)) == (
        0,
        f"ingen skillnad mellan {OTHER_BODY} och {body}\n",
        "",
    )
    changed(body, '"Granskningen"@sv', '"Revisionen"@sv')
    code, out, err = run_cli("diff", str(OTHER_BODY), str(body), "--lang", "en")
    assert (code, err) == (1, "")
    assert "Audit [sago:granskningen]: renamed: Granskningen (sv) → Revisionen (sv)" in out
    code, out, err = run_cli("diff", str(OTHER_BODY), "nowhere")
    assert (code, out) == (2, "")
    assert "nowhere: there is no such path" in err
    (body / "data" / "units.ttl").write_text("<a> <b>", encoding="utf-8")
    code, out, err = run_cli("diff", str(OTHER_BODY), str(body))
    assert (code, out) == (2, "")
    assert "units.ttl:1:8: " in err


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_written_to_a_file(form: str, body: Path, run_cli: Run, tmp_path: Path) -> None:
    """The findings of a folder, which Markdown tells, are tried below."""
    changed(body, '"Granskningen"@sv', '"Revisionen"@sv')
    (tmp_path / "old.nt").write_text("<urn:a> <urn:b> <urn:c> .\n", encoding="utf-8")
    (tmp_path / "new.nt").write_text("<urn:a> <urn:b> <urn:d> .\n", encoding="utf-8")
    arguments = ("diff", str(tmp_path / "old.nt"), str(tmp_path / "new.nt"), "--format", form)
    target = tmp_path / "out"
    code, out, _ = run_cli(*arguments, "-o", str(target))
    assert (code, out) == (1, "")
    assert target.read_text(encoding="utf-8") == run_cli(*arguments)[1]


@pytest.mark.slow
def test_no_answers_asks_nothing(body: Path, run_cli: Run) -> None:
    changed(body, '"Granskningen"@sv', '"Revisionen"@sv')
    asked = [
        json.loads(run_cli("diff", str(OTHER_BODY), str(body), "--format", "json", *more)[1])["questions"][
            "asked"
        ]
        for more in ((), ("--no-answers",))
    ]
    assert asked[0] > 100
    assert asked[1] == 0


def test_the_languages_are_the_datasets_or_the_chosen_one(body: Path, run_cli: Run) -> None:
    changed(body, '"Granskningen"@sv', '"Revisionen"@sv')
    arguments = ("diff", str(OTHER_BODY), str(body), "--no-answers")
    assert run_cli(*arguments)[1].startswith("Enheter\n")
    assert run_cli(*arguments, "--lang", "en")[1].startswith("Units\n")
    assert run_cli(*arguments, "--lang", "fi")[1].startswith("Yksiköt\n")


@pytest.mark.slow
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_only_markdown_tells_findings_of_a_folder(form: str, body: Path, run_cli: Run) -> None:
    changed(body, '"Granskningen"@sv', '"Revisionen"@sv')
    out = run_cli("diff", str(OTHER_BODY), str(body), "--format", form, "--no-answers")[1]
    assert ("kela-graph check: " in out) == (form == "markdown")


# -- The comment on a pull request ----------------------------------------------------------------


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kela's dataset after a pull request that moves Yhteyskeskus under another unit."""
    folder = tmp_path_factory.mktemp("moved")
    for part in ("ontology", "data", "queries"):
        shutil.copytree(ROOT / part, folder / part)
    path = folder / "data" / "units.ttl"
    before, after = path.read_text(encoding="utf-8").split("\nid:yhteyskeskus\n")
    after = after.replace("id:asiakkuuspalvelujen-tulosyksikko", "id:viestintayksikko")
    path.write_text(f"{before}\nid:yhteyskeskus\n{after}", encoding="utf-8")
    return folder


@pytest.mark.slow
def test_the_comment_of_a_pull_request_that_moves_a_unit(moved: Path, run_cli: Run) -> None:
    arguments = ("diff", str(ROOT), str(moved), "--lang", "en")
    code, out, err = run_cli(*arguments, "--format", "markdown")
    assert (code, err) == (1, "")
    assert len(out) <= 65_536
    blocks = rendered(out)
    line = (
        "Customer Contact Centre [id:yhteyskeskus]: moved: "
        "Customer Relations business unit → Communications Unit"
    )
    assert blocks[blocks.index("Units") : blocks.index("Answers that change")] == ["Units", line]

    # Every question whose answer changes; tests/diff/test_answers.py computes these another way.
    data = json.loads(run_cli(*arguments, "--format", "json")[1])
    commands = {answer["command"] for answer in data["answers"]}
    assert commands >= {"query units", "query unit-tree", "query unit-tree -p unit=id:yhteyskeskus"}
    assert {block.partition(": ")[0] for block in blocks if block.startswith("query ")} >= commands

    # The expected answer that now fails, and the place of the triple.
    place = "id:viestintayksikko ."
    lines = (moved / "data" / "units.ttl").read_text(encoding="utf-8").splitlines()
    number = next(n for n, text in enumerate(lines, 1) if text == f"    org:subOrganizationOf {place}")
    column = lines[number - 1].index(place) + 1
    assert f"{moved / 'data' / 'units.ttl'}:{number}:{column}" in blocks
    assert any(block.startswith("query unit-tree: a row is missing: ") for block in blocks)


@pytest.mark.slow
def test_the_page_shows_what_comes_out(moved: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (ROOT / "docs" / "comparing.md").read_text(encoding="utf-8")
    shown = re.search(r"```text\n\$ kela-graph diff v0\.1\.0 \. --lang en\n(.*?)```", page, re.DOTALL)
    assert shown is not None
    out = run_cli("diff", str(ROOT), str(moved), "--lang", "en")[1]
    out = out.replace(f"between {ROOT} and {moved}", "between v0.1.0 and .")
    head, end = shown[1].split("    …\n")
    assert out.startswith(head)
    assert out.endswith(end)


# -- Progress -------------------------------------------------------------------------------------


def test_who_waits_at_a_terminal_is_told_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command = import_module("kela_graph.cli.diff")
    assert command._progress() is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setattr(command, "_PATIENCE", 0.0)
    tell = command._progress()
    assert tell is not None
    tell(3, 470)
    monkeypatch.setattr(command, "_PATIENCE", 60.0)
    tell(4, 470)
    assert capsys.readouterr().err == "asked 3 of 470 questions\n"
