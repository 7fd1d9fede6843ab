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


@pytest.mark.parametrize("case", ["imports"], indirect=True)
def test_what_is_imported_is_judged_or_told(case: Path, run_cli: Cli) -> None:
    code, out, _ = run_cli("check", "--shapes", "policy.ttl", "data.ttl")
    assert code == 1
    assert "no findings" not in out
    assert out.count("warning [unfollowed-import]") == 2
    assert "policy.ttl: error [nothing-judged]" in out
    code, out, _ = run_cli(
        "check", "--shapes", "policy.ttl", "--shapes", str(case / "shapes.ttl"), "data.ttl"
    )
    assert (code, out.count("[unfollowed-import]"), out.count("; No name: write one.\n")) == (1, 1, 1)


@pytest.mark.parametrize("case", ["malformed"], indirect=True)
def test_malformed_shapes_are_told_at_their_lines(case: Path, run_cli: Cli) -> None:
    check = ("check", "--shapes", str(case / "shapes.ttl"), "data.ttl")
    code, out, _ = run_cli(*check)
    lines = [line for line in out.splitlines() if "[malformed-shape]" in line]
    assert (code, [line.partition("shapes.ttl:")[2].split(":")[0] for line in lines]) == (
        1,
        ["6", "8", "10", "11"],
    )
    code, out, _ = run_cli(*check, "--skip", "malformed-shape")
    assert (code, "error [nothing-judged]" in out) == (1, True)


#: What makes each of the hostile files.
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(10))
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
CALL = "SERVICE SILENT <http://127.0.0.1:PORT/x> { ?a ?b ?c }"
HOSTILE = {
    "deep.jsonld": '{"http://e/p":' * 4000 + "1" + "}" * 4000,
    "laughs.rdf": f'<!DOCTYPE r [{ENTITIES}]>\n<rdf:RDF xmlns:rdf="{RDF}" xmlns:e="http://e/">'
    '<rdf:Description rdf:about="http://e/a"><e:p>&e9;</e:p></rdf:Description></rdf:RDF>',
    "deep.sparql": "ASK {\nFILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
    "wide.sparql": "SELECT * {\n" + "?a ?b ?c . " * 1000 + "}",
    "service.ttl": "@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    "<http://e/S> a sh:NodeShape ; sh:targetClass <http://e/C> ;\n"
    f'  sh:sparql [ sh:select """SELECT $this {{ {CALL} }}""" ] .',
    "service.rq": f"#+ summary: x\n\nSELECT ?a WHERE {{ {CALL} }} ORDER BY ?a",
}  # fmt: skip


def test_the_hostile_cases_are_these() -> None:
    rows = (CASES / "hostile" / "README.md").read_text(encoding="utf-8").split("|---|", 1)[1].splitlines()[1:]
    assert {row.split("|")[1].strip() for row in rows if row.startswith("|")} == set(HOSTILE)


@pytest.mark.parametrize("name", HOSTILE)
def test_what_a_stranger_sends_is_told_at_its_place(
    name: str, body: Path, run_cli: Cli, listener: tuple[str, list[object]]
) -> None:
    address, seen = listener
    text = HOSTILE[name].replace("http://127.0.0.1:PORT/x", address)
    commands = [("check", "--root", str(body))]
    if name.endswith(".sparql"):
        commands = [("sparql", text, "--root", str(body))]
        shown = "query:2"
    elif name == "service.ttl":
        (body / "data" / "few.ttl").write_text("<http://e/a> a <http://e/C> .", encoding="utf-8")
        (body / name).write_text(text, encoding="utf-8")
        commands = [("check", "--shapes", str(body / name), str(body / "data" / "few.ttl"))]
        shown = "service.ttl:3:"
    elif name == "service.rq":
        for place in ("", "checks/", "profiles/"):
            (body / "queries" / place).mkdir(exist_ok=True)
            (body / "queries" / place / name).write_text(text, encoding="utf-8")
        commands += [("queries", "--root", str(body))]
        shown = "service.rq:3:"
    else:
        (body / "data" / name).write_text(text, encoding="utf-8")
        commands += [("show", "--root", str(body)), ("sparql", "ASK {}", "--root", str(body))]
        shown = f"{name}:1:"
    for command in commands:
        code, out, err = run_cli(*command)
        assert code == (1 if name == "service.ttl" else 2), (command, out, err)
        assert shown in out + err
    assert seen == []
