"""``kela-graph sparql``: where the query comes from, how the answer looks, and what is told."""

from __future__ import annotations

import io
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.test_adhoc import ENDLESS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

QUERY = "SELECT ?unit ?n { VALUES (?unit ?n) { (id:kela 1) (id:yhteyskeskus UNDEF) } }"


@pytest.mark.parametrize("way", ["argument", "file", "standard input", "hyphen"])
def test_a_query_comes_from_where_it_is(
    way: str, run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q.rq").write_text(f"\ufeff{QUERY}", encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(QUERY.encode())))
    given = {
        "argument": [QUERY],
        "file": ["-f", str(tmp_path / "q.rq")],
        "standard input": [],
        "hyphen": ["-"],
    }
    wanted = "unit             n\nid:kela          1\nid:yhteyskeskus\n"
    assert run_cli("sparql", *given[way]) == (0, wanted, "")


@pytest.mark.parametrize("bad", ["twice", "missing", "not UTF-8", "input"])
def test_what_cannot_be_read_is_told(
    bad: str, run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q.rq").write_bytes(b"ASK { '\xff' }")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff")))
    given, told = {
        "twice": (["ASK {}", "-f", "x.rq"], "given twice"),
        "missing": (["-f", str(tmp_path / "none.rq")], "can't be read: No such file"),
        "not UTF-8": (["-f", str(tmp_path / "q.rq")], "is not UTF-8"),
        "input": ([], "standard input:1:1: byte 0xff is not UTF-8"),
    }[bad]
    code, out, err = run_cli("sparql", *given)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "markdown", "table"])
def test_rows_in_every_format(form: str, run_cli: Run) -> None:
    code, out, err = run_cli("sparql", QUERY, "--format", form)
    assert (code, err) == (0, "")
    assert "yhteyskeskus" in out


def test_graphs_truth_and_formats_that_do_not_fit(run_cli: Run, tmp_path: Path) -> None:
    assert run_cli("sparql", "ASK { id:kela a resp:Unit }") == (0, "false\n", "")
    code, out, _ = run_cli("sparql", "DESCRIBE task:viestinta")
    assert (code, "task:viestinta" in out) == (0, True)
    code, _, err = run_cli("sparql", "DESCRIBE task:viestinta", "--format", "csv")
    assert (code, "choose one of turtle" in err) == (2, True)
    target = tmp_path / "out.nt"
    assert run_cli("sparql", "DESCRIBE id:kela", "--format", "n-triples", "-o", str(target)) == (0, "", "")
    assert target.stat().st_size > 0


def test_no_rows_are_told(run_cli: Run) -> None:
    assert run_cli("sparql", "SELECT ?x { ?x a id:kela }") == (0, "x\n", "vastausta ei ole\n")


def test_a_fault_shows_its_line(run_cli: Run, tmp_path: Path) -> None:
    file = tmp_path / "q.rq"
    file.write_text("SELECT *\nWHERE { ?unit \x1b[31m a }\n", encoding="utf-8")
    code, out, err = run_cli("sparql", "-f", str(file))
    assert (code, out) == (2, "")
    assert f"{file}:2:15: " in err
    assert err.endswith("\n      |               ^\n")
    assert "\x1b" not in err


@pytest.mark.parametrize("line", [1, 4])
def test_a_fault_of_the_data_is_not_shown_in_the_query(line: int, body: Path, run_cli: Run) -> None:
    file = body / "data" / "zz.ttl"
    file.write_text("\n" * (line - 1) + "<https://example.org/a> stray .\n", encoding="utf-8")
    code, out, err = run_cli("sparql", "ASK {}", "--root", str(body))
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert f"{file}:{line}:" in err


def test_updates_and_calls_are_refused(run_cli: Run) -> None:
    for query in ("CLEAR ALL", "ASK { SERVICE <http://localhost:1/> { ?s ?p ?o } }"):
        code, out, _ = run_cli("sparql", query)
        assert (code, out) == (2, "")
    code, _, err = run_cli("sparql", "SELECT * { SERVICE <http://localhost:1/> {} }", "--allow-service")
    assert (code, "gave no answer" in err) == (3, True)


def test_a_query_that_never_ends_is_ended_and_its_step_told(run_cli: Run) -> None:
    begun = time.monotonic()
    code, out, err = run_cli("sparql", ENDLESS, "--timeout", "2", "--explain-time")
    assert (code, out) == (3, "")
    assert "no answer within 2 seconds, ended in evaluation" in err
    assert [line.split(":")[0] for line in err.splitlines()][:3] == ["loading", "parsing", "evaluation"]
    assert time.monotonic() - begun < 30


def test_each_step_is_timed(run_cli: Run) -> None:
    code, _, err = run_cli("sparql", QUERY, "--explain-time")
    assert code == 0
    steps = [line.split(": ") for line in err.splitlines()]
    assert [name for name, _ in steps] == ["loading", "parsing", "evaluation", "output"]
    assert all(seconds.endswith(" s") and float(seconds[:-2]) >= 0 for _, seconds in steps)
