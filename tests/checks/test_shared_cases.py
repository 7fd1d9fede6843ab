"""The cases that stand beside the repository: each as its README says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conftest import Cli

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"
pytestmark = pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases is not here")


@pytest.fixture
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the case, in which the test runs."""
    folder = tmp_path / request.param
    shutil.copytree(CASES / request.param, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("case", ["baseline"], indirect=True)
def test_a_baseline_lets_no_other_defect_pass(case: Path, run_cli: Cli) -> None:
    check = ("check", "--shapes", "shapes.ttl", "a-old.ttl")
    assert run_cli(*check, "--report", "json=base.json")[0] == 1
    assert run_cli(*check, "--baseline", "base.json")[0] == 0
    (case / "a-old.ttl").write_bytes((case / "a2.ttl").read_bytes())
    code, out, _ = run_cli(*check, "--baseline", "base.json")
    assert code == 1
    assert "a-old.ttl:3:14: error" in out
    assert "1 fixed since the baseline" in out


@pytest.mark.parametrize("case", ["baseline"], indirect=True)
def test_two_shapes_of_one_local_name_are_two_rules(case: Path, run_cli: Cli) -> None:
    check = ("check", "--shapes", "names.ttl")
    code, out, _ = run_cli(*check, str(case / "two.ttl"))
    assert code == 1
    assert "Name is the name of several rules: write one of a:Name, b:Name." in out
    code, out, _ = run_cli(*check, "--list")
    severities = [line.split()[:2] for line in out.splitlines() if ":Name" in line]
    assert severities == [["a:Name", "error"], ["b:Name", "warning"]]
