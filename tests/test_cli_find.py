"""``kela-graph find``: its forms, on a terminal and in a pipe, and what it says where nothing is found."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING

import pytest

from kela_graph.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

KEYS = ["iri", "label", "kind", "role", "name", "language", "score", "where", "command"]


def test_a_table_in_a_pipe(run_cli: Run) -> None:
    code, out, err = run_cli("find", "indrivningen", "--lang", "en", "--limit", "2")
    assert (code, err) == (0, "")
    head, first, second = out.splitlines()
    assert re.split(r"\s{2,}", head) == ["name", "what it is", "where it stands", "found by", "command"]
    assert re.split(r"\s{2,}", first) == [
        "Overpayment Recovery Centre",
        "recovery centre",
        "Shared Services business unit",
        "(sv) Indrivningscentret",
        "kela-graph show id:perintakeskus",
    ]
    assert "task:perintaasiat" in second


def test_words_need_no_quotes(run_cli: Run) -> None:
    assert run_cli("find", "sisäisen", "tarkastuksen") == run_cli("find", "sisäisen tarkastuksen")


def test_json(run_cli: Run) -> None:
    code, out, _ = run_cli("find", "jyvaskylassa", "--role", "place", "--format", "json")
    (told,) = json.loads(out)
    assert code == 0
    assert list(told) == KEYS
    assert told["iri"] == "https://w3id.org/kela-graph/id/jyvaskyla"
    assert told["command"] == "kela-graph show place id:jyvaskyla"


def test_csv_and_markdown(run_cli: Run, tmp_path: Path) -> None:
    _, out, _ = run_cli("find", "Joensuu", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert list(rows[0]) == KEYS
    assert rows[0]["role"] == "place"
    target = tmp_path / "found.md"
    assert run_cli("find", "Joensuu", "--format", "markdown", "-o", str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("| nimi | mikä se on |")


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize("words", ["kundservice", "terveydenhuolto", "kappale 13"])
def test_a_terminal(columns: int, words: str, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda target: target is None)
    monkeypatch.setenv("COLUMNS", str(columns))
    code, out, _ = run_cli("find", words, "--lang", "sv")
    assert code == 0
    lines = out.splitlines()
    told = [line for line in lines if line.startswith("  $ kela-graph show ")]
    assert told
    assert all(len(line) <= columns for line in lines if line not in told)


def test_the_name_that_fits_is_told_where_it_is_not_the_label(
    run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda target: target is None)
    monkeypatch.setenv("COLUMNS", "120")
    _, out, _ = run_cli("find", "Indrivningscentret", "--lang", "en", "--limit", "1")
    assert out.splitlines()[0].rstrip() == (
        "Overpayment Recovery Centre  recovery centre · Shared Services business unit"
        "  (sv) Indrivningscentret"
    )


def test_nothing_found(run_cli: Run) -> None:
    code, out, err = run_cli("find", "pizza", "--lang", "en")
    assert (code, out) == (0, "")
    assert err.startswith("nothing found by 'pizza': type a part of a name")
    assert run_cli("find", "pizza", "--require-rows")[0] == 1
    found = run_cli("find", "viestintä", "--role", "place", "--role", "post", "--lang", "en")
    assert found[2].startswith("nothing of the kind place or post found")
    assert json.loads(run_cli("find", "pizza", "--format", "json")[1]) == []


@pytest.mark.parametrize(
    ("lang", "heads", "nothing"),
    [
        (
            "fi",
            "| nimi | mikä se on | mihin se kuuluu | löytyi nimellä | komento |",
            "haulla 'x' ei löytynyt",
        ),
        (
            "sv-FI",
            "| namn | vad det är | vart det hör | hittades med | kommando |",
            "inget hittades med 'x': ",
        ),
        ("en-GB", "| name | what it is | where it stands | found by | command |", "nothing found by 'x': "),
    ],
)
def test_each_language_has_its_own_words(lang: str, heads: str, nothing: str, run_cli: Run) -> None:
    table = run_cli("find", "Joensuu", "--format", "markdown", "--lang", lang)[1]
    assert table.splitlines()[0] == heads
    assert run_cli("find", "x", "--lang", lang)[2].startswith(nothing)


def test_a_language_that_is_no_tag_is_refused(run_cli: Run) -> None:
    code, out, err = run_cli("find", "Joensuu", "--lang", "f i")
    assert (code, out) == (2, "")
    assert "is no language tag" in err


@pytest.mark.parametrize("words", ["the of", "?", "x" * 10_000])
def test_bad_words(words: str, run_cli: Run) -> None:
    code, out, err = run_cli("find", words)
    assert (code, out) == (2, "")
    assert err.startswith("kela-graph: ")
    assert len(err) < 300


def test_control_characters_do_not_reach_a_terminal(run_cli: Run) -> None:
    _, _, err = run_cli("find", "\x1b[31mzzqxw\x07")
    assert "\x1b" not in err
    assert "\x07" not in err


def test_another_body_is_told_in_the_command(run_cli: Run) -> None:
    code, out, _ = run_cli("find", "lotsar", "--root", "tests/other_body", "--format", "json")
    assert code == 0
    command = json.loads(out)[0]["command"]
    assert command.endswith(" --root tests/other_body")
    assert run_cli(*command.split()[1:])[0] == 0
