"""Tables and trees on a terminal, in process: what is left out, where lines break, what stays whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from kela_graph.cli import output

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

ASKED = ("query", "who-is-responsible", "-p", "task=viestintä", "--lang", "en")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Make standard output a terminal of so many columns."""

    def of(columns: int) -> None:
        monkeypatch.setattr(output, "is_terminal", lambda target: target is None)
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setenv("LINES", "50")

    return of


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 400])
def test_no_line_is_wider_than_the_terminal_and_no_text_is_lost(
    columns: int, terminal: Callable[[int], None], run_cli: Run
) -> None:
    terminal(columns)
    code, out, _ = run_cli(*ASKED)
    assert code == 0
    assert max(map(len, out.splitlines())) <= columns
    text = re.sub(r"\s", "", out)
    for column in ("label", "paragraph"):
        assert column in text or columns < 80
    words = re.sub(r"[\s─]", "", "".join(sorted(out)))
    for mark in ("p13", "p15") if columns > 90 else ():
        assert mark in out
    assert words


def test_identifiers_are_left_out_where_names_stand_beside_them(
    terminal: Callable[[int], None], run_cli: Run
) -> None:
    terminal(100)
    assert "task:viestinta" not in run_cli(*ASKED)[1]
    terminal(400)
    assert "task:viestinta" in run_cli(*ASKED)[1]


def test_what_has_no_name_beside_it_is_told_by_its_name(run_cli: Run) -> None:
    out = run_cli(*ASKED)[1]
    assert "read from context" in out
    assert "resp:ReadFromContext" not in out
    assert "resp:BeingResponsible" in out


@pytest.mark.parametrize(("columns", "whole"), [(100, True), (40, False)])
def test_words_are_whole_where_there_is_room(
    columns: int, whole: bool, terminal: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal(columns)
    output.rich_table(["first", "second"], [["a verylongwordthatisone " * 3, "anotherverylongword " * 4]])
    out = capsys.readouterr().out
    assert ("verylongwordthatisone" in out) == whole
    assert re.sub(r"\s", "", out).count("y") >= 7


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "yhteyskeskus"),
        ("show", "task", "viestintä"),
        ("show", "place", "jyväskylä"),
        ("show", "paragraph", "13"),
        ("queries",),
        ASKED,
    ],
    ids=" ".join,
)
def test_every_command_for_people_prints_on_a_terminal(
    arguments: tuple[str, ...], terminal: Callable[[int], None], run_cli: Run
) -> None:
    terminal(100)
    code, out, err = run_cli(*arguments)
    assert (code, err) == (0, "")
    assert "\x1b[" not in out
    assert ("─" in out) == (arguments == ("show",) or arguments[0] != "show")


def test_a_link_in_a_table_opens_and_ends_in_markdown_where_it_should() -> None:
    address = "https://example.org/a_(b)|c d"
    assert output.markdown_link("a|b]", address) == r"[a\|b\]](https://example.org/a_%28b%29%7Cc%20d)"
    assert output.markdown_link("a_b", "javascript:alert(1)") == r"a\_b"
    assert output.markdown_link("a_b", None) == r"a\_b"
    linked = output.markdown_table(["head"], [["x"], ["y"]], {"x": "https://example.org/"})
    assert linked.splitlines()[2:] == ["| [x](https://example.org/) |", "| y |"]


def test_completion_offers_in_process() -> None:
    from click.shell_completion import ShellComplete

    from kela_graph.cli import app

    def offered(arguments: list[str], incomplete: str) -> list[str]:
        completer = ShellComplete(app, {}, "kela-graph", "_KELA_GRAPH_COMPLETE")
        return [item.value for item in completer.get_completions(arguments, incomplete)]

    assert offered(["query"], "unit-t") == ["unit-tree", "unit-types"]
    assert offered(["--root", "/nowhere", "query"], "un") == []
    assert offered(["query", "units", "-p"], "t") == ["type="]
    assert offered(["query", "who-is-responsible", "-p"], "task=media") == ["task=mediaviestinta"]
    assert offered(["query", "paragraph", "-p"], "number=1") == []
    assert offered(["query", "unknown", "-p"], "x") == []
