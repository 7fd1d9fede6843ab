"""``kela-graph check --shapes``: graphs that are no dataset, from the command line."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from kela_graph import reports
from kela_graph.checks import engines
from kela_graph.checks.engines import ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

PREFIXES = "@prefix ex: <https://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .\n"
SHAPES = """
ex:PersonShape sh:targetClass ex:Person ; sh:property [ sh:path ex:name ; sh:minCount 1 ] , ex:AgeShape .
ex:AgeShape sh:path ex:age ; sh:maxInclusive 150 ; sh:severity sh:Warning ; sh:message "Too old: fix it." .
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shapes.ttl").write_text(PREFIXES + SHAPES, encoding="utf-8")
    (tmp_path / "bad.ttl").write_text(PREFIXES + "ex:a a ex:Person .", encoding="utf-8")
    (tmp_path / "old.ttl").write_text(
        PREFIXES + 'ex:b a ex:Person ; ex:name "B" ; ex:age 151 .', encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("engine", [each for each in ENGINES if engines.is_installed(each)])
def test_data_is_judged_by_shapes(run_cli: Run, engine: str) -> None:
    code, out, err = run_cli("check", "--engine", engine, "--shapes", "shapes.ttl", "bad.ttl", "old.ttl")
    assert (code, err) == (1, "")
    assert (
        "bad.ttl:2:1: error [ex:PersonShape-MinCount] https://example.org/a; ex:name: There are fewer" in out
    )
    assert "old.ttl:2:41: warning [ex:AgeShape] https://example.org/b; age 151; Too old: fix it." in out
    assert out.endswith(
        "1 error, 1 warning\nchecked: 4 triples in 3 files, by 2 shapes\njudged: 2 nodes by 2 of 2 shapes\n"
    )


def test_warnings_fail_where_they_are_asked_to(run_cli: Run) -> None:
    asked = ("check", "--shapes", "shapes.ttl", "old.ttl")
    assert run_cli(*asked)[0] == 0
    assert run_cli(*asked, "--fail-on", "warning")[0] == 1
    assert run_cli(*asked, "--fail-on", "warning", "--skip", "AgeShape")[0] == 0
    assert run_cli(*asked, "--fail-on", "warning", "--only", "PersonShape-MinCount")[0] == 0


def test_messages_are_in_the_language_that_is_asked_for(run_cli: Run) -> None:
    _, out, _ = run_cli("check", "--lang", "fi", "--shapes", "shapes.ttl", "bad.ttl")
    assert "Arvoja on vähemmän kuin 1: lisää se, mikä puuttuu." in out


@pytest.mark.parametrize("name", reports.NAMES)
def test_every_report_can_be_had(run_cli: Run, name: str) -> None:
    code, out, err = run_cli("check", "--report", name, "--shapes", "shapes.ttl", "bad.ttl")
    assert (code, err) == (1, "")
    assert "PersonShape-MinCount" in out or name == "shacl"
    assert ("sh:sourceConstraintComponent" in out) == (name == "shacl")


def test_shapes_and_ontology_may_be_repeated_and_data_in_folders(run_cli: Run, folder: Path) -> None:
    (folder / "more.ttl").write_text(PREFIXES + "ex:S sh:targetNode ex:x ; sh:class ex:Person .", "utf-8")
    (folder / "data").mkdir()
    (folder / "old.ttl").rename(folder / "data" / "old.ttl")
    ontology = "ex:x a ex:Pilot . ex:Pilot <http://www.w3.org/2000/01/rdf-schema#subClassOf> ex:Person ."
    (folder / "o.ttl").write_text(PREFIXES + ontology, encoding="utf-8")
    named = ("--shapes", "shapes.ttl", "--shapes", "more.ttl", "--ontology", "o.ttl", "--report", "json")
    code, out, _ = run_cli("check", *named, "data")
    report = json.loads(out)
    assert code == 1
    assert [found["rule"] for found in report["findings"]] == ["ex:S", "ex:AgeShape"]
    assert report["checked"] == {"triples": 5, "files": 4, "shapes": 3, "met": 2, "nodes": 1}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--shapes", "shapes.ttl"), "name at least one file of data"),
        (("--shapes", "shapes.ttl", "--root", ".", "bad.ttl"), "leave out --root or --shapes"),
        (("--ontology", "bad.ttl", "bad.ttl"), "--ontology goes with --shapes"),
        (("--fix", "--shapes", "shapes.ttl", "bad.ttl"), "leave out --fix or --shapes"),
        (("--shapes", "none.ttl", "bad.ttl"), "none.ttl: there is no such file"),
        (("--shapes", "shapes.ttl", "--only", "PersonShape", "bad.ttl"), "did you mean PersonShape-MinCount"),
        (("--shapes", "shapes.ttl", "."), None),
    ],
)
def test_bad_input_is_told(
    run_cli: Run, folder: Path, arguments: tuple[str, ...], message: str | None
) -> None:
    if message is None:
        (folder / "broken.nt").write_text("<x:a> <x:b>\n", encoding="utf-8")
        code, out, err = run_cli("check", *arguments)
        assert (code, err) == (2, "")
        assert re.match(r"broken\.nt:2:1: error \[syntax\] ", out)
        return
    code, out, err = run_cli("check", *arguments)
    assert (code, out) == (2, "")
    assert message in err


def test_root_named_before_the_command_is_told_too(run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _, err = run_cli("--root", ".", "check", "--shapes", "shapes.ttl", "old.ttl")
    assert (code, "leave out --root" in err) == (2, True)
    monkeypatch.setenv("KELA_GRAPH_ROOT", "elsewhere")
    assert run_cli("check", "--shapes", "shapes.ttl", "old.ttl")[0] == 0


def test_rules_of_shapes_are_listed_and_explained(run_cli: Run) -> None:
    code, out, _ = run_cli("check", "--shapes", "shapes.ttl", "--list")
    assert code == 0
    assert {"ex:AgeShape", "ex:PersonShape-MinCount", "malformed-shape"} <= {
        line.split()[0] for line in out.splitlines()
    }
    code, out, _ = run_cli("check", "--shapes", "shapes.ttl", "--rule", "AgeShape")
    assert (code, out.splitlines()[:2]) == (0, ["ex:AgeShape (warning, shapes)", "Too old"])


def test_an_earlier_report_is_a_baseline(run_cli: Run, folder: Path) -> None:
    asked = ("check", "--shapes", "shapes.ttl", "bad.ttl")
    run_cli(*asked, "--report", "json=known.json")
    code, out, _ = run_cli(*asked, "--baseline", "known.json")
    assert (code, out.splitlines()[0]) == (0, "no findings")


def test_malformed_shapes_are_told_whatever_is_asked_for(run_cli: Run, folder: Path) -> None:
    text = (folder / "shapes.ttl").read_text(encoding="utf-8").replace("sh:minCount 1", 'sh:minCount "1"')
    (folder / "shapes.ttl").write_text(text, encoding="utf-8")
    asked = ("check", "--shapes", "shapes.ttl", "bad.ttl")
    code, out, _ = run_cli(*asked, "--only", "AgeShape")
    assert (code, out.startswith("shapes.ttl:3:87: error [malformed-shape] ")) == (1, True)
    code, out, _ = run_cli(*asked, "--skip", "malformed-shape")
    assert (code, out.startswith("error [nothing-judged] ")) == (1, True)
