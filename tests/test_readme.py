"""The documents' examples are run, and show what comes out."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

import kela_graph
from kela_graph.cli import app, run

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)

EXAMPLES = [
    pytest.param(match["command"], match["output"], id=match["command"])
    for document in ("README.md", "CONTRIBUTING.md")
    for match in CONSOLE.finditer((ROOT / document).read_text(encoding="utf-8"))
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


def test_readme_has_examples() -> None:
    assert len(EXAMPLES) >= 7


def test_python_examples() -> None:
    in_readme = doctest.testfile(str(ROOT / "README.md"), module_relative=False, encoding="utf-8")
    in_package = doctest.testmod(kela_graph)
    for failures, attempted in (in_readme, in_package):
        assert (failures, attempted > 0) == (0, True)


def test_every_command_question_and_name_is_told() -> None:
    names = {*app.commands, *kela_graph.library()}
    assert {name for name in names if not re.search(rf"(?<![\w-]){name}(?![\w-])", README)} == set()
    assert {name for name in kela_graph.__all__ if f"`{name}`" not in README} == set()


def test_every_link_leads_somewhere() -> None:
    links = {
        link
        for document in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
        for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / document).read_text(encoding="utf-8"))
    }
    assert {link for link in links if not (ROOT / link).exists()} == set()
