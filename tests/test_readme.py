"""The documents' examples are run, and show what comes out."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

import kela_graph
from kela_graph import reports
from kela_graph.checks import rules_of
from kela_graph.cli import app, run
from kela_graph.folder import open_folder

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)

DOCUMENTS = {
    path: path.read_text(encoding="utf-8")
    for path in (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md")))
}
EXAMPLES = [
    pytest.param(match["command"], match["output"], id=f"{path.name}: {match['command']}")
    for path, text in DOCUMENTS.items()
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


def test_documents_have_examples() -> None:
    assert {path.name for path, text in DOCUMENTS.items() if CONSOLE.search(text)} >= {
        "README.md",
        "checking.md",
    }
    assert len(EXAMPLES) >= 10


def test_python_examples() -> None:
    in_readme = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    in_package = doctest.testmod(kela_graph)
    for failures, attempted in (in_readme, in_package):
        assert (failures, attempted > 0) == (0, True)


def test_every_command_question_and_name_is_told() -> None:
    names = {*app.commands, *kela_graph.library()}
    assert {name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", README)} == set()
    assert {name for name in kela_graph.__all__ if f"`{name}`" not in README} == set()


def test_every_kind_of_check_and_report_is_told() -> None:
    text = DOCUMENTS[ROOT / "docs" / "checking.md"]
    table = text.partition("| kind |")[2].partition("\n\n")[0]
    kinds = {rule.source for rule in rules_of(open_folder()).values()}
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == kinds
    named = set(re.findall(r"`([\w-]+)`", text))
    options = {
        option for each in app.commands["check"].params for option in each.opts if option.startswith("--")
    }
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
