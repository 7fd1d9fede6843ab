"""The steps of ``action.yml`` are run with bash as GitHub's runners do, with the variables that they set."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

import kela_graph

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = ACTION["runs"]["steps"]
SCRIPTS = {step["name"]: step for step in STEPS if "run" in step}

#: Names that a shell would act on, were they ever part of a script.
HOSTILE = """it's "quoted" $(touch hit) `touch hit`; touch hit & ${{ inputs.root }} *"""


@dataclass(frozen=True)
class Outcome:
    """What a job would see of the steps that were run."""

    code: int
    out: str
    err: str
    summary: str
    outputs: Mapping[str, str]


class Job:
    """A job on a runner: its workspace, its files, and the variables that point at them."""

    def __init__(self, workspace: Path, temp: Path) -> None:
        self.workspace = workspace
        self.temp = temp
        temp.mkdir()
        self.output, self.summary = temp / "output", temp / "summary.md"
        for file in (self.output, self.summary):
            file.touch()

    def run(self, *names: str, **inputs: str) -> Outcome:
        """Run these steps with these inputs, the others being what they are unless told."""
        given = {name: entry["default"] for name, entry in ACTION["inputs"].items()}
        given |= {name.replace("_", "-"): value for name, value in inputs.items()}
        assert set(given) == set(ACTION["inputs"])
        for name in names:
            done = self._run(SCRIPTS[name], given)
            if done.returncode:
                break
        return Outcome(
            done.returncode,
            done.stdout,
            done.stderr,
            self.summary.read_text(encoding="utf-8"),
            read_outputs(self.output.read_text(encoding="utf-8")),
        )

    def _run(self, step: Mapping[str, Any], inputs: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        script = self.temp / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        environment = {
            **{name: os.environ[name] for name in os.environ if not name.startswith("KELA_GRAPH")},
            **{name: evaluated(value, inputs) for name, value in step["env"].items()},
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "GITHUB_WORKSPACE": str(self.workspace),
            "RUNNER_TEMP": str(self.temp),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        return subprocess.run(
            command, cwd=self.workspace, env=environment, capture_output=True, text=True, check=False
        )


def evaluated(text: str, inputs: Mapping[str, str]) -> str:
    """What an expression of the file comes to where no Python was set up."""
    known = {"steps.python.outputs.python-path": ""} | {f"inputs.{k}": v for k, v in inputs.items()}
    return re.sub(r"\$\{\{ (\S+) \}\}", lambda match: known[match[1]], text)


def read_outputs(text: str) -> dict[str, str]:
    """Read a step's outputs as the runner does: each value between two lines with its delimiter."""
    found = {}
    while text:
        head, _, text = text.partition("\n")
        name, _, end = head.partition("<<")
        assert end, head
        found[name], _, text = text.partition(f"\n{end}\n")
    return found


@pytest.fixture
def job(tmp_path: Path, body: Path) -> Job:
    """A job whose checkout holds the other body's folder, and where the program is installed already."""
    assert body.parent == tmp_path
    made = Job(tmp_path, tmp_path / "runner temp")
    # The environment of the tests stands in for the one that the step before would make.
    (made.temp / "kela-graph-action").symlink_to(sys.prefix)
    return made


def break_unit(body: Path) -> None:
    """Leave out a statement that a check, an annotation and expected answers need."""
    units = body / "data" / "units.ttl"
    text = units.read_text(encoding="utf-8")
    line = "    resp:operatesIn sago:norron ;\n"
    assert text.count(line) == 1
    units.write_text(text.replace(line, ""), encoding="utf-8")


def test_the_file_is_a_composite_action() -> None:
    assert {"name", "description", "inputs", "outputs", "runs"} == set(ACTION)
    assert ACTION["runs"]["using"] == "composite"
    for entry in (*ACTION["inputs"].values(), *ACTION["outputs"].values()):
        assert entry["description"].endswith(".")
    for step in STEPS:
        assert ("run" in step) == ("shell" in step) != ("uses" in step)
        assert step.get("shell", "bash") == "bash"
    assert SCRIPTS["Compare"]["if"] == "inputs.compare-with != ''"
    (used,) = (step for step in STEPS if "uses" in step)
    assert re.fullmatch(r"actions/setup-python@[0-9a-f]{40}", used["uses"])
    assert used["if"] == "inputs.python-version != ''"
    assert [step["name"] for step in STEPS] == ["Set up Python", *SCRIPTS]


def test_every_input_is_used_and_every_output_made() -> None:
    expressions = set(re.findall(r"\$\{\{ (\S+) \}\}", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert {f"inputs.{name}" for name in ACTION["inputs"]} <= expressions
    assert {f"steps.check.outputs.{name}" for name in ACTION["outputs"]} <= expressions
    passed = {name for step in SCRIPTS.values() for name in step["env"]}
    assert {name for name in passed if not any(f"{name}" in step["run"] for step in SCRIPTS.values())} == {
        "PIP_DISABLE_PIP_VERSION_CHECK"
    }


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_hold_no_expression_and_nothing_that_old_shells_lack(name: str) -> None:
    script = SCRIPTS[name]["run"]
    assert "${{" not in script
    assert not re.search(r"mapfile|readarray|declare -[An]|local -n|\|&|&>>|\$\{\w+(\[.\])?(@|\^|,)", script)
    assert subprocess.run(["bash", "-n"], input=script, text=True, check=False).returncode == 0


@pytest.mark.slow
def test_a_clean_dataset(job: Job) -> None:
    done = job.run("Check", root="body", fail_on="info", sarif="found.sarif")
    assert (done.code, done.err) == (0, "")
    assert "::" not in done.out
    assert done.summary.startswith("### kela-graph check: no findings\n")
    assert "checked: " in done.summary
    kept = done.outputs
    assert (kept["conforms"], kept["errors"], kept["warnings"], kept["infos"]) == ("true", "0", "0", "0")
    assert kept["sarif"] == "found.sarif"
    assert json.loads((job.workspace / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"] == []


@pytest.mark.slow
def test_findings(job: Job, body: Path) -> None:
    break_unit(body)
    report = kela_graph.check(body)
    numbers = Counter(found.severity for found in report.findings)
    assert numbers["error"] > 1

    done = job.run("Check", root="body", sarif="found.sarif")
    assert (done.code, done.err) == (1, "")
    annotations = [line for line in done.out.splitlines() if line.startswith("::")]
    assert len(annotations) == len(report.findings)
    assert any(re.match(r"::error file=body/data/units\.ttl,line=\d+,col=\d+,title=", a) for a in annotations)
    assert done.summary.count("\n| error | ") == numbers["error"]
    assert "<code>station-without-island</code>" in done.summary
    assert {name: done.outputs[f"{name}s"] for name in ("error", "warning", "info")} == {
        name: str(numbers[name]) for name in ("error", "warning", "info")
    }
    assert done.outputs["conforms"] == "false"
    log = json.loads((job.workspace / "found.sarif").read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) == len(report.findings)

    known = job.run("Check", root="body", baseline=done.outputs["json"], summary="false")
    assert (known.code, known.outputs["conforms"], known.outputs["errors"]) == (0, "true", "0")
    assert known.summary == done.summary


@pytest.mark.slow
def test_files_and_arguments_choose_what_is_told(job: Job, body: Path) -> None:
    break_unit(body)
    files = "body/data/units.ttl\nbody/data/places.ttl\n"
    args = "--only=station-without-island\n"
    only = job.run("Check", root="body", files=files, args=args, lang="sv", fail_on="warning")
    assert (only.code, only.outputs["errors"], only.outputs["warnings"]) == (1, "0", "1")
    assert "Stationen har ingen ö" in only.out
    elsewhere = job.run("Check", root="body", files="body/data/tasks.ttl")
    assert (elsewhere.code, elsewhere.outputs["errors"]) == (0, "0")


@pytest.mark.slow
def test_graphs_without_a_dataset_folder(job: Job) -> None:
    folder = job.workspace / "my shapes"
    shutil.copytree(ROOT / "docs" / "examples", folder)
    given = {"shapes": "my shapes/unit-shapes.ttl\n", "ontology": "my shapes/unit-shapes.ttl"}
    done = job.run("Check", files="my shapes/units.ttl", **given)
    assert (done.code, done.outputs["errors"], done.outputs["warnings"]) == (1, "1", "1"), done.err
    assert "::error file=my shapes/units.ttl,line=15,col=1,title=ex%3AUnitShape-name::" in done.out


@pytest.mark.slow
def test_a_file_that_does_not_parse(job: Job, body: Path) -> None:
    (body / "data" / "tasks.ttl").write_text("@prefix x: <https://example.org/> .\nx:a x:b", encoding="utf-8")
    done = job.run("Check", root="body", sarif="found.sarif")
    assert (done.code, done.err) == (2, "")
    assert done.out.startswith("::error file=body/data/tasks.ttl,line=2,col=")
    assert "correct the syntax first" in done.summary
    assert (done.outputs["conforms"], done.outputs["errors"]) == ("false", "1")
    log = json.loads((job.workspace / "found.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["syntax"]


@pytest.mark.sample(every=4)
@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        ({"root": "nowhere"}, "nowhere: there is no such folder"),
        ({"root": "body", "baseline": "none.json"}, "none.json: can't be read"),
        ({"root": "body", "fail_on": "anything"}, "--fail-on"),
        ({"root": "body", "args": f"--only={HOSTILE}"}, "there is no rule"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, dict) else "",
)
def test_inputs_that_can_not_be_used(job: Job, inputs: dict[str, str], message: str) -> None:
    done = job.run("Check", sarif="found.sarif", **inputs)
    assert (done.code, done.summary, done.outputs) == (2, "", {"conforms": "false"})
    assert message in done.err
    assert not (job.workspace / "found.sarif").exists()


def commit(folder: Path) -> None:
    """Commit all that a folder holds, in a repository of its own."""
    named = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "."), (*named, "commit", "-q", "-m", "x")):
        subprocess.run(["git", "-C", str(folder), *words], check=True)


@pytest.mark.slow
def test_what_changed_since_a_revision(job: Job, body: Path) -> None:
    commit(job.workspace)
    same = job.run("Compare", root="body", compare_with="HEAD")
    assert (same.code, same.err) == (0, "")
    units = body / "data" / "units.ttl"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace('"Audit"@en', '"Auditing"@en'), encoding="utf-8")
    done = job.run("Compare", root="body", compare_with="HEAD", lang="en")
    assert (done.code, done.out) == (0, "")
    assert "Auditing" in done.summary.removeprefix(same.summary)


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("revision", ["nothing", "--output=hit", HOSTILE])
def test_a_revision_that_is_none(revision: str, job: Job) -> None:
    commit(job.workspace)
    done = job.run("Compare", root="body", compare_with=revision)
    assert (done.code, done.summary) == (2, "")
    assert done.err
    assert list(job.workspace.rglob("hit")) == []


@pytest.mark.slow
def test_no_input_is_run(job: Job, body: Path) -> None:
    break_unit(body)
    root, sarif = f"{HOSTILE} body", f"--{HOSTILE}.sarif"
    body.rename(job.workspace / root)
    (job.workspace / "-rf.ttl").touch()
    done = job.run("Check", root=root, sarif=sarif, files=f"{root}/data/units.ttl\n-rf.ttl\n")
    assert done.code == 1, done.err
    assert done.outputs["sarif"] == sarif
    assert json.loads((job.workspace / sarif).read_text(encoding="utf-8"))["runs"][0]["results"]
    for name in ("summary", "args", "baseline", "fail_on", "lang"):
        assert job.run("Check", root=root, **{name: HOSTILE}).code in (1, 2)
    assert list(job.workspace.rglob("hit")) == []


@pytest.mark.slow
def test_no_module_of_the_repository_is_imported(job: Job) -> None:
    for name in ("click", "json", "pip", "rdflib", "uuid", "venv"):
        (job.workspace / f"{name}.py").write_text("open('hit', 'w').close()", encoding="utf-8")
    done = job.run("Check", root="body")
    assert (done.code, done.outputs["conforms"]) == (0, "true")
    assert not (job.workspace / "hit").exists()


@pytest.mark.wheel
def test_it_installs_itself_and_checks(tmp_path: Path, body: Path) -> None:
    break_unit(body)
    for name in ("json", "pip", "venv"):
        (tmp_path / f"{name}.py").write_text("open('hit', 'w').close()", encoding="utf-8")
    job = Job(tmp_path, tmp_path / "runner temp")
    done = job.run("Install kela-graph", "Check", root="body")
    assert done.code == 1, done.err
    assert "::error file=body/data/units.ttl,line=" in done.out
    assert not (tmp_path / "hit").exists()
    # In the project's own repository the folder that is checked is the one that the program brings.
    itself = Job(ROOT, tmp_path / "another temp")
    (itself.temp / "kela-graph-action").symlink_to(job.temp / "kela-graph-action")
    own = itself.run("Check", fail_on="info")
    assert (own.code, own.outputs["conforms"]) == (0, "true"), own.out
