"""What the tests share: Kela's graph, loaded once, and a folder that a test may break."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import kela_graph

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def kela() -> Dataset:
    """Kela's graph with what follows; read it only."""
    return kela_graph.load()


@pytest.fixture
def body(tmp_path: Path) -> Path:
    """A copy of the other body's dataset folder, to be broken."""
    target = tmp_path / "body"
    shutil.copytree(ROOT / "tests" / "other_body", target)
    return target


@pytest.fixture
def run_cli(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line in process: its exit code, standard output and standard error."""
    from kela_graph.cli import run

    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(list(arguments))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call
