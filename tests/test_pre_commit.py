"""The hooks of ``.pre-commit-hooks.yaml``, tried by pre-commit in a repository of a dataset."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
import yaml

from kela_graph import formats

ROOT = Path(__file__).resolve().parent.parent
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}


def test_hooks_run_on_every_file_that_a_dataset_may_have() -> None:
    graphs = {suffix for form in formats.FORMATS if form.kind == "graph" for suffix in form.suffixes}
    for suffix in graphs | {".csv", ".rq"}:
        assert re.search(HOOKS["kela-graph-check"]["files"], f"data/units{suffix}")
    for name in ("README.md", "ttl", "units.ttl.bak"):
        assert not re.search(HOOKS["kela-graph-check"]["files"], name)


def test_options_after_the_entry_are_the_last_and_win() -> None:
    for hook in HOOKS.values():
        assert hook["entry"].startswith("kela-graph check ")
        assert "args" not in hook


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "KELA_GRAPH"))},
        **{
            f"GIT_{who}_{what}": "test@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        },
        "GIT_CONFIG_GLOBAL": os.devnull,
        "PRE_COMMIT_COLOR": "never",
    }
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def commit_all(folder: Path) -> None:
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "All"]):
        done = run("git", *command, cwd=folder)
        assert done.returncode == 0, done.stderr


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The project as it would be committed now, in a repository of its own."""
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT)
    assert listed.returncode == 0, listed.stderr
    target = tmp_path / "kela-graph"
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target / name)
    commit_all(target)
    return target


@pytest.mark.wheel
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="hooks are tried from a git checkout")
@pytest.mark.skipif(not find_spec("pre_commit"), reason="pre-commit is not installed: pip install pre-commit")
def test_the_hooks_pass_fail_and_mend(project: Path, body: Path) -> None:
    commit_all(body)
    units = body / "data" / "units.ttl"
    text = units.read_text(encoding="utf-8")

    def tried() -> subprocess.CompletedProcess[str]:
        command = ["try-repo", str(project), "--all-files", "--verbose"]
        return run(sys.executable, "-m", "pre_commit", *command, cwd=body)

    clean = tried()
    assert clean.returncode == 0, clean.stdout + clean.stderr
    assert re.findall(r"^kela-graph check.*?\.(\w+)$", clean.stdout, re.MULTILINE) == ["Passed", "Passed"]
    assert "no findings" in clean.stdout
    assert units.read_text(encoding="utf-8") == text

    broken = text.replace("    resp:operatesIn sago:norron ;\n", "")
    units.write_text(broken.replace("\n\n", "  \n\n", 3), encoding="utf-8")
    failed = tried()
    assert failed.returncode == 1
    assert re.search(r"^data/units\.ttl:\d+:\d+: error \[dangling-annotation\]", failed.stdout, re.MULTILINE)
    assert "files were modified by this hook" in failed.stdout
    assert units.read_text(encoding="utf-8") == broken
