"""Limits of judging: what takes too much is told where it stands, and the rest is judged."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest

from kela_graph import checks
from kela_graph.checks import engines, judge, limits
from kela_graph.rdf.process import EndedError
from tests.test_adhoc import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kela_graph.checks import Report

    Run = Callable[..., tuple[int, str, str]]

PREFIXES = """@prefix ex: <http://e.example/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
#: A shape that the data does not meet, and on line 6 the beginning of one that takes too much.
SHAPES = f"""{PREFIXES}ex:Good a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:property ex:None .
ex:None sh:path ex:p ; sh:maxCount 0 .
ex:Bad a sh:NodeShape ; sh:targetSubjectsOf ex:p ;
"""
NESTED = 3000
INVERSE = "".join(f"_:p{n} sh:inversePath _:p{n + 1} .\n" for n in range(NESTED))
BELOW = "".join(f"ex:S{n} a sh:NodeShape ; sh:node ex:S{n + 1} .\n" for n in range(NESTED))
DEEP = f"{'(' * 20_000}a{')' * 20_000}"
WAY = f"sh:property [ sh:path _:p0 ; sh:minCount 1 ] .\n{INVERSE}_:p{NESTED} sh:inversePath ex:p ."
#: What takes too much, the line on which it is told, and why.
HOSTILE = {
    "a pattern that backtracks": ('sh:property [ sh:path ex:t ; sh:pattern "^(a+)+$" ] .', 7, "time"),
    "a pattern that nests": (f'sh:property [ sh:path ex:t ; sh:pattern "{DEEP}" ] .', 7, "deep"),
    "a long way back": (WAY, 7, "deep"),
    "a way without an end": ("sh:property [ sh:path _:x ] . _:x sh:inversePath _:x .", 7, "deep"),
    "shapes in shapes": (f"sh:node ex:S0 .\n{BELOW}ex:S{NESTED} a sh:NodeShape .", 21, "deep"),
    "a long list": (f"sh:property [ sh:path ex:p ; sh:in ( {'ex:v ' * 5000}) ] .", None, ""),
    "a long sequence": (f"sh:property [ sh:path ( {'ex:p ' * 2000}) ; sh:maxCount 9 ] .", None, ""),
}


def judged(tmp_path: Path, shape: str, engine: engines.ShaclEngine = "pyshacl") -> Report:
    (tmp_path / "shapes.ttl").write_text(SHAPES + shape, encoding="utf-8")
    data = f'{PREFIXES}ex:a ex:p ex:v ; ex:t "{"a" * 40}!" .'
    (tmp_path / "data.ttl").write_text(data, encoding="utf-8")
    return judge.check_graphs([tmp_path / "data.ttl"], [tmp_path / "shapes.ttl"], engine=engine)


@pytest.mark.parametrize("engine", [each for each in engines.ENGINES if engines.is_installed(each)])
@pytest.mark.parametrize("name", HOSTILE)
def test_what_takes_too_much_is_told_and_the_rest_judged(
    name: str, engine: engines.ShaclEngine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shape, line, reason = HOSTILE[name]
    if reason == "time":
        monkeypatch.setattr(limits, "SECONDS", 1.0)
    found = {each.rule: each for each in judged(tmp_path, shape, engine).findings}
    assert "ex:None" in found
    over = found.get("limit-exceeded")
    if line is None or (engine == "fast" and reason == "time"):  # whose expressions do not backtrack
        assert over is None
        return
    assert over is not None
    assert (over.line, over.severity, reason in over.say(("en",))) == (line, "error", True)
    assert (over.path or "").endswith("shapes.ttl")


def test_a_query_that_never_ends(body: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run) -> None:
    monkeypatch.setattr(limits, "SECONDS", 3.0)

    lines = [f"#+ {part}: x" for part in ("summary", "problem", "why", "solution")]
    text = ENDLESS.replace("(COUNT(*) AS ?n)", "(COUNT(*) AS ?entity) (1 AS ?property) (1 AS ?value)")
    header = [*lines, "#+ severity: error", "#+ reads: closure", "#+ columns: entity property value"]
    path = body / "queries" / "checks" / "endless.rq"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join([*header, text, ""]), encoding="utf-8")
    code, out, err = run_cli("check", "--root", str(body))
    assert (code, err) == (1, "")
    assert f"{path}:1:1: error [limit-exceeded]" in out


def test_a_literal_comes_back_as_it_is_written(tmp_path: Path) -> None:
    shape = "sh:property [ sh:path ex:n ; sh:maxCount 0 ; sh:nodeKind sh:IRI ] . ex:a ex:n 01 ."
    (tmp_path / "shapes.ttl").write_text(SHAPES + shape, encoding="utf-8")
    (tmp_path / "data.ttl").write_text(f"{PREFIXES}ex:a ex:p 1 ; ex:n 01 .", encoding="utf-8")
    report = judge.check_graphs([tmp_path / "data.ttl"], [tmp_path / "shapes.ttl"])
    assert "01" in [str(each.value) for each in report.findings]


# -- The process that judges --------------------------------------------------------------------------------


def works(fails: Callable[[], object], *parts: str) -> Callable[[Mapping[str, str]], dict[str, str]]:
    """What judges parts of a step, fails at those that begin with ``bad``, and returns what it left out."""

    def work(exceeded: Mapping[str, str]) -> dict[str, str]:
        for part in parts if "step" not in exceeded else ():
            if part not in exceeded:
                limits.begin("step", part)
                if part.startswith("bad"):
                    fails()
        return dict(exceeded)

    return work


def spin() -> None:
    while True:
        pass


def recur() -> None:
    recur()


@pytest.mark.parametrize(
    ("fails", "reason"),
    [
        (spin, "time"),
        (recur, "depth"),
        (lambda: bytearray(4 * 1024**3), "memory"),
        (lambda: os.kill(os.getpid(), signal.SIGSEGV), "depth"),
        (lambda: os.kill(os.getpid(), signal.SIGABRT), "memory"),
    ],
)
def test_what_a_process_was_at_as_it_ended_is_left_out(
    fails: Callable[[], object], reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.2)
    monkeypatch.setattr(limits, "MEMORY", 1024**3)
    assert limits.judged(works(fails, "good", "bad", "fine", "bad too"), 0) == {
        "bad": reason,
        "bad too": reason,
    }


def test_a_step_of_which_too_much_fails_is_given_up() -> None:
    parts = [f"bad {number}" for number in range(limits.MOST + 2)]
    left_out = limits.judged(works(recur, *parts), 0)
    assert [*left_out] == [*parts[: limits.MOST], "step"]


def test_what_fails_before_any_step_is_a_fault() -> None:
    with pytest.raises(RecursionError):
        limits.judged(lambda _: recur(), 0)
    with pytest.raises(EndedError):
        limits.judged(lambda _: os._exit(3), 0)


def test_what_the_work_raises_comes_through() -> None:
    with pytest.raises(ZeroDivisionError):
        limits.judged(lambda _: 1 / 0, 0)


def test_a_check_leaves_rdflib_as_it_was() -> None:
    import rdflib

    assert checks.check("tests/other_body").conforms
    assert rdflib.NORMALIZE_LITERALS
