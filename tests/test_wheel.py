"""The wheel, tested as a wheel: installed into an empty environment and run from an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.wheel

COMMANDS = [
    ("show",),
    ("show", "yhteyskeskus", "--format", "json"),
    ("queries",),
    ("query", "units", "--format", "csv"),
    ("query", "describe", "-p", "resource=id:d1", "--format", "n-triples"),
    ("query", "who-is-responsible", "-p", "task=viestintä", "--lang", "sv"),
    ("check",),
]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wheel")
    pip = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--wheel-dir",
        str(target),
        str(ROOT),
    ]
    subprocess.run(pip, check=True)
    (found,) = target.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    constraints = ROOT / "constraints.txt"
    subprocess.run(
        [str(python), "-m", "pip", "install", "--quiet", "--constraint", str(constraints), str(wheel)],
        check=True,
    )
    return home / "bin" / "kela-graph"


def test_the_wheel_carries_the_dataset(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for part in ("ontology", "data", "queries"):
        carried = {path.relative_to(ROOT).as_posix() for path in (ROOT / part).rglob("*") if path.is_file()}
        assert {f"kela_graph/dataset/{name}" for name in carried} <= names
    own = {path.relative_to(ROOT).as_posix() for path in (ROOT / "kela_graph").rglob("*.*")}
    assert {name for name in own if "__pycache__" not in name} <= names
    assert not any(name.startswith("tests/") for name in names)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_the_wheel_gives_what_the_checkout_gives(
    arguments: tuple[str, ...], installed: Path, tmp_path: Path
) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    there, here = (
        subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=True).stdout
        for command in (
            [str(installed), *arguments],
            [sys.executable, "-c", "from kela_graph.cli import main; main()", *arguments],
        )
    )
    if arguments[0] == "query" and "n-triples" in arguments:
        assert sorted(there.splitlines()) == sorted(here.splitlines())
    else:
        assert there == here
