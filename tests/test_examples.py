"""The examples of ``docs/examples/`` are run, on a dataset with findings and on one without."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.test_action import ACTION, Job, break_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).resolve().parent.parent / "docs" / "examples"


def read(name: str) -> Any:
    return yaml.safe_load((EXAMPLES / name).read_text(encoding="utf-8"))


def lines_of(script: list[str], folder: Path) -> Iterator[int]:
    """Run each line as a CI server does, and give its exit code."""
    path = os.pathsep.join((str(Path(sys.prefix, "bin")), os.environ["PATH"]))
    for line in script:
        command = ["bash", "-eo", "pipefail", "-c", line]
        yield subprocess.run(command, cwd=folder, env={**os.environ, "PATH": path}, check=False).returncode


@pytest.fixture(params=["clean", "broken"])
def broken(request: pytest.FixtureRequest, body: Path) -> bool:
    """The dataset stands where the examples have it; it may have findings."""
    if request.param == "broken":
        break_unit(body)
    body.rename(body.parent / "my-body")
    return bool(request.param == "broken")


def test_every_example_is_run() -> None:
    yaml_files = {path.name for path in EXAMPLES.glob("*.yml")}
    assert yaml_files == {"github-workflow.yml", "gitlab-ci.yml"}


@pytest.mark.slow
def test_gitlab(broken: bool, tmp_path: Path) -> None:
    job = read("gitlab-ci.yml")["kela-graph"]
    assert list(lines_of(job["script"], tmp_path)) == [int(broken)]
    assert job["artifacts"]["when"] == "always"
    named = job["artifacts"]["reports"]
    issues = json.loads((tmp_path / named["codequality"]).read_text(encoding="utf-8"))
    assert any(issue["location"]["path"] == "my-body/data/units.ttl" for issue in issues) == broken
    for name in (named["junit"], *job["artifacts"]["paths"]):
        assert (tmp_path / name).stat().st_size > 0


@pytest.mark.slow
def test_github(broken: bool, tmp_path: Path) -> None:
    workflow = read("github-workflow.yml")
    assert workflow["permissions"] == {"contents": "read", "security-events": "write"}
    _, check, upload = workflow["jobs"]["check"]["steps"]
    assert check["uses"] == "OWNER/kela-graph@REF"
    assert set(check["with"]) <= set(ACTION["inputs"])
    job = Job(tmp_path, tmp_path / "temp")
    (job.temp / "kela-graph-action").symlink_to(sys.prefix)
    done = job.run("Check", **{name.replace("-", "_"): value for name, value in check["with"].items()})
    assert done.code == int(broken)
    assert upload["with"]["sarif_file"] == "${{ steps.check.outputs.sarif }}"
    log = json.loads((tmp_path / done.outputs["sarif"]).read_text(encoding="utf-8"))
    assert bool(log["runs"][0]["results"]) == broken
