"""The documents' examples are run, and show what comes out."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kela_graph
from kela_graph import reports
from kela_graph.checks.judge import rules_of_folder
from kela_graph.cli import COMMANDS, run
from kela_graph.cli.check import check
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from tests import servers

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)

DOCUMENTS = {
    path: path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
}
#: The page whose examples ask a server at this address, in their order.
ENGINES, ADDRESS = ROOT / "docs" / "engines.md", "http://127.0.0.1:7878"

EXAMPLES = [
    pytest.param(match["command"], match["output"], id=f"{path.name}: {match['command']}")
    for path, text in DOCUMENTS.items()
    if path != ENGINES
    for match in CONSOLE.finditer(text)
]


def shown(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What a person sees of a command, standard output first."""
    program, *arguments = shlex.split(command)
    assert program == "kela-graph"
    run(arguments)
    captured = capsys.readouterr()
    return (captured.out + captured.err).replace("\r\n", "\n")


@pytest.mark.parametrize(("command", "output"), EXAMPLES)
def test_output_is_what_the_command_prints(
    command: str, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert shown(command, capsys) == output


def test_examples_that_ask_a_server(
    oxigraph_server: servers.Server, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    there = oxigraph_server.query.removesuffix("/query")
    examples = list(CONSOLE.finditer(DOCUMENTS[ENGINES]))
    assert len(examples) >= 3
    for match in examples:
        out = shown(match["command"].replace(ADDRESS, there), capsys)
        assert out.replace(there, ADDRESS) == match["output"]


def test_documents_have_examples() -> None:
    assert {path.name for path, text in DOCUMENTS.items() if CONSOLE.search(text)} >= {
        "README.md",
        "checking.md",
    }
    assert len(EXAMPLES) >= 10


PYTHON = [path for path, text in DOCUMENTS.items() if "\n```python\n" in text]


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("path", PYTHON, ids=lambda path: path.name)
def test_python_examples(path: Path) -> None:
    failures, attempted = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert (failures, attempted > 0) == (0, True)


def test_python_example_of_the_package() -> None:
    failures, attempted = doctest.testmod(kela_graph)
    assert (failures, attempted > 0) == (0, True)


@pytest.mark.slow
def test_python_examples_pass_the_type_checker(tmp_path: Path) -> None:
    pytest.importorskip("mypy")
    assert {path.name for path in PYTHON} >= {"README.md", "python.md"}
    notebooks = sorted((ROOT / "docs").glob("*.ipynb"))
    for path in PYTHON:
        source = doctest.script_from_examples(path.read_text(encoding="utf-8"))
        (tmp_path / f"{path.stem.lower()}_md.py").write_text(source, encoding="utf-8")
    for path in notebooks:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        code = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]
        (tmp_path / f"{path.stem}_ipynb.py").write_text("\n".join(code), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--cache-dir",
        str(tmp_path / "cache"),
        "--no-error-summary",
    ]
    files = [str(file) for file in sorted(tmp_path.glob("*.py"))]
    done = subprocess.run([*command, *files], capture_output=True, text=True, check=False, cwd=tmp_path)
    # What mypy says of the package itself is the linters' affair.
    told = [line for line in done.stdout.splitlines() if "_md.py" in line or "_ipynb.py" in line]
    assert (done.stderr, told) == ("", [])
    assert len(files) == len(PYTHON) + len(notebooks) > 2


def test_the_picture_is_the_one_that_export_draws(tmp_path: Path) -> None:
    drawn = tmp_path / "organisation.svg"
    assert run(["export", "--root", str(ROOT), "-o", str(drawn), "--lang", "en"]) == 0
    assert drawn.read_bytes() == (ROOT / "docs" / "organisation.svg").read_bytes()


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 250
    assert re.search(r"OWL|SHACL", README.partition("## Start")[0]) is None


def test_every_command_question_and_name_is_told() -> None:
    names = {*COMMANDS, *kela_graph.library()}
    assert {name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", README)} == set()
    assert {name for name in kela_graph.__all__ if f"`{name}`" not in README} == set()


def test_every_kind_of_check_and_report_is_told() -> None:
    text = DOCUMENTS[ROOT / "docs" / "checking.md"]
    table = text.partition("| kind |")[2].partition("\n\n")[0]
    kinds = {rule.source for rule in rules_of_folder(open_folder()).values()}
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == kinds
    named = set(re.findall(r"`([\w-]+)`", text))
    options = {option for each in check.params for option in each.opts if option.startswith("--")}
    assert {option for option in options if option not in text} == set()
    assert set(reports.NAMES) <= named


def test_every_link_leads_somewhere() -> None:
    changes = ROOT / "CHANGELOG.md"
    links = {
        (path.name, link)
        for path, text in {**DOCUMENTS, changes: changes.read_text(encoding="utf-8")}.items()
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
        if not (path.parent / link).exists()
    }
    assert links == set()
