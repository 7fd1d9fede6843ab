"""The command line: what each command prints, and what it says of bad input."""

from __future__ import annotations

import json
import os
import pty
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.shell_completion import BashComplete

import kela_graph
from kela_graph import checks, cli
from kela_graph.checks import Finding, Report
from kela_graph.cli import output
from kela_graph.errors import InputError, ToolError
from tests.conftest import OTHER_BODY, PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable

    Run = Callable[..., tuple[int, str, str]]

COMMANDS = sorted(cli.COMMANDS)
ROOT = Path(__file__).resolve().parent.parent


#: The files that examples name, and what they are copies of.
EXAMPLE_FILES = {
    "docs/examples/unit-shapes.ttl": "shapes.ttl",
    "ontology/responsibility.ttl": "ontology.ttl",
    "data/places.ttl": "data.ttl",
}


def examples(name: str | None) -> list[str]:
    command = cli.app if name is None else cli.app.get_command(click.Context(cli.app), name)
    assert command is not None
    return re.findall(r"^  kela-graph (.*)$", command.epilog or "", re.MULTILINE)


@pytest.mark.sample(every=11)
@pytest.mark.parametrize("name", [None, *COMMANDS])
def test_every_help_text_ends_with_examples_that_work(
    name: str | None, run_cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = run_cli(*([name] if name else []), "--help")
    assert (code, err) == (0, "")
    found = examples(name)
    assert len(found) >= 2
    assert out.rstrip().endswith(f"kela-graph {found[-1]}")
    for source, copy in EXAMPLE_FILES.items():
        (tmp_path / copy).write_bytes((ROOT / source).read_bytes())
    if name != "diff":  # its examples name a revision and a dataset folder: those of this checkout
        monkeypatch.chdir(tmp_path)
    for line in found:
        engine = ("--engine", "fast") if name == "check" and "--engine" not in line else ()
        code, out, err = run_cli(*shlex.split(line), *engine)
        assert code in ((0, 1) if name == "diff" else (0,))
        assert bool(out) == (not {"-o", "--release"} & set(line.split()))
        assert name == "diff" or not err


def test_version(run_cli: Run) -> None:
    assert run_cli("--version") == (0, f"kela-graph, version {kela_graph.__version__}\n", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_is_offered(shell: str, run_cli: Run) -> None:
    code, out, _ = run_cli("--completion", shell)
    assert code == 0
    assert "_KELA_GRAPH_COMPLETE" in out


def complete(*words: str) -> list[str]:
    """What is offered for the last word, without a shell."""
    shell = BashComplete(cli.app, {}, "kela-graph", "_KELA_GRAPH_COMPLETE")
    return [item.value for item in shell.get_completions(list(words[:-1]), words[-1])]


def complete_in_bash(*words: str) -> list[str]:
    environment = {
        **os.environ,
        "_KELA_GRAPH_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(["kela-graph", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-c", "from kela_graph.cli import app; app(prog_name='kela-graph')"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("query", "unit-"), ["unit-tree", "unit-types"]),
        (("query", "units", "-p", "t"), ["type="]),
        (("query", "who-is-responsible", "-p", "task=media"), ["task=mediaviestinta"]),
        (("query", "paragraph", "-p", "number=1"), []),
        (("query", "unknown", "-p", "x"), []),
        (("--root", "/nowhere", "query", "un"), []),
    ],
)
def test_completion_of_questions_and_names(words: tuple[str, ...], offered: list[str]) -> None:
    assert complete(*words) == offered


def test_completion_in_a_shell() -> None:
    assert complete_in_bash("query", "unit-") == ["unit-tree", "unit-types"]


# -- show -----------------------------------------------------------------------------------------


def test_show_ends_with_the_legend_and_the_source(run_cli: Run) -> None:
    code, out, err = run_cli("show")
    lines = out.splitlines()
    assert (code, err, lines[0]) == (0, "", "Kela (virallinen organisaatio)*")
    assert lines[-1] == "Tulosyksiköt, päiväämätön, https://www.kela.fi/tulosyksikot"
    assert "  Viestintäyksikkö (toiminnallinen yksikkö)" in lines
    assert sum(1 for line in lines if line.strip().endswith((")", ")*"))) == 22


def test_show_as_json(run_cli: Run) -> None:
    tree = json.loads(run_cli("show", "--format", "json", "--lang", "sv")[1])
    assert (tree["label"], tree["source"]) == ("Folkpensionsanstalten", "Tulosyksiköt, odaterad")
    unit = json.loads(run_cli("show", "yhteyskeskus", "--format", "json")[1])
    assert {fact["topic"] for fact in unit["facts"]} >= {"nimi", "tyyppi", "vastaa"}


# -- query ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml", "markdown"])
def test_query_in_every_format_of_rows(form: str, run_cli: Run) -> None:
    code, out, err = run_cli("query", "places", "--format", form)
    assert (code, err) == (0, "")
    assert out.count("Joensuu") == 1
    assert ("Tulosyksiköt, päiväämätön" in out) == (form in ("table", "markdown"))


def test_paragraphs_are_linked_in_markdown_and_documents_in_every_form_for_people(run_cli: Run) -> None:
    page = "https://www.kela.fi/tulosyksikot"
    out = run_cli("query", "places", "--format", "markdown", "--lang", "en")[1]
    assert out.count(f"| [tulosyksikot:p11]({page}) |\n") == 5
    assert out.endswith(f"\n\n[Tulosyksiköt, undated]({page})\n")
    assert run_cli("query", "places", "--lang", "en")[1].endswith(f"\n\nTulosyksiköt, undated, {page}\n")
    for form in ("csv", "tsv", "json", "xml"):
        assert page not in run_cli("query", "places", "--format", form)[1]
    facts = json.loads(run_cli("show", "perintäkeskus", "--format", "json")[1])["facts"]
    assert {fact["source_url"] for fact in facts} == {page, None}
    answer = json.loads(run_cli("ask", "perintäkeskus", "--format", "json")[1])["answers"][0]
    assert page in {statement["sourceUrl"] for statement in answer["statements"]}
    told = json.loads(run_cli("show", "paragraph", "13", "--format", "json")[1])["paragraphs"]
    assert [each["address"] for each in told] == [page]


def test_without_addresses_all_is_as_it_was(run_cli: Run) -> None:
    documents = "Stadga för Sagoöarnas hamnstyrelse, 2021-03-04; Lotsar och kranar, undated"
    for form in ("table", "markdown"):
        out = run_cli("--root", str(OTHER_BODY), "query", "places", "--lang", "en", "--format", form)[1]
        assert out.endswith(f"\n\n{documents}\n")
        assert "](" not in out


def test_describe_is_a_graph(run_cli: Run) -> None:
    code, out, _ = run_cli("query", "describe", "-p", "resource=id:d3")
    assert (code, "id:d3" in out) == (0, True)
    code, _, err = run_cli("query", "describe", "-p", "resource=id:d3", "--format", "csv")
    assert (code, "no format 'csv' for graph" in err) == (2, True)


def test_limit_and_no_infer(run_cli: Run) -> None:
    whole = run_cli("query", "units", "--format", "csv")[1].splitlines()
    assert run_cli("query", "units", "--format", "csv", "--limit", "2")[1].splitlines() == whole[:3]
    assert run_cli("query", "units", "--format", "csv", "--no-infer")[1].splitlines() == whole


def test_silence_goes_to_standard_error(run_cli: Run) -> None:
    asked = ("query", "who-is-responsible", "-p", "task=työkyvyttömyyseläkkeet", "--lang", "en")
    code, out, err = run_cli(*asked, "--format", "csv")
    assert (code, len(out.splitlines())) == (0, 1)
    assert err.startswith("the source does not say who answers for disability pensions")
    assert run_cli(*asked, "--require-rows")[0] == 1
    assert run_cli("query", "units", "--require-rows")[0] == 0


BAD_INPUT = {
    "format": (("query", "units", "--format", "pdf"), "'pdf' is not one of"),
    "format-kind": (("query", "units", "--format", "turtle"), "no format 'turtle' for rows"),
    "question": (("query", "unitz"), "there is no question 'unitz': did you mean units"),
    "folder": (("show", "--root", "/nowhere"), "/nowhere: there is no such folder"),
    "folder-before": (("--root", "/nowhere", "show"), "/nowhere: there is no such folder"),
    "parameter-missing": (("query", "paragraph"), "paragraph needs the parameter number"),
    "parameter-unknown": (("query", "units", "-p", "colour=red"), "has no parameter colour"),
    "parameter-like-our-own": (
        ("query", "units", "-p", "lang=sv", "-p", "name=x"),
        "has no parameter lang, name",
    ),
    "parameter-type": (("query", "paragraph", "-p", "number=six"), "is no whole number"),
    "parameter-empty": (("query", "paragraph", "-p", "number"), "has no value: write number=…"),
    "parameter-twice": (("query", "paragraph", "-p", "number=1", "-p", "number=2"), "is given twice"),
    "unit": (("show", "nobody", "--lang", "en"), "there is no organisation 'nobody'"),
    "unit-in-finnish": (("show", "nobody"), "ei löydy: organisaatio 'nobody'"),
    "unit-in-swedish": (("query", "responsibilities", "-p", "unit=nobody", "--lang", "sv-FI"), "finns inte"),
    "language": (("show", "--lang", "f i"), "is no language tag"),
    "limit": (("query", "units", "--limit", "0"), "is not in the range"),
    "command": (("sow",), "No such command 'sow'"),
    "option": (("show", "--formt", "json"), "No such option"),
    "report": (("check", "--report", "pdf"), "no report 'pdf'"),
    "output": (("show", "-o", "/nowhere/file"), "can't be written: No such file or directory"),
    "output-folder": (("show", "-o", "."), "is not a file"),
}


@pytest.mark.parametrize("kind", BAD_INPUT)
def test_bad_input_is_told_in_a_line_with_code_2(kind: str, run_cli: Run) -> None:
    arguments, told = BAD_INPUT[kind]
    code, out, err = run_cli(*arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert "Traceback" not in err


def test_all_broken_files_are_told_with_their_places(body: Path, run_cli: Run) -> None:
    (body / "data" / "one.ttl").write_text("<a> <b>", encoding="utf-8")
    (body / "data" / "two.ttl").write_bytes(b"\xff")
    code, out, err = run_cli("--root", str(body), "show")
    assert (code, out) == (2, "")
    assert "one.ttl:1:8: " in err
    assert "two.ttl:1:1: byte 0xff is not UTF-8" in err


# -- output ---------------------------------------------------------------------------------------


def test_a_file_is_written_whole(tmp_path: Path, run_cli: Run) -> None:
    target = tmp_path / "units.csv"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    code, out, _ = run_cli("query", "units", "--format", "csv", "-o", str(target))
    assert (code, out) == (0, "")
    assert len(target.read_text(encoding="utf-8").splitlines()) == 23
    assert target.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["units.csv"]


@pytest.mark.sample(every=11)
@pytest.mark.parametrize(
    "arguments", [("show",), ("show", "yhteyskeskus"), ("queries",), ("check", "--report")]
)
def test_what_is_written_is_what_is_printed(arguments: tuple[str, ...], tmp_path: Path, run_cli: Run) -> None:
    target = tmp_path / "out.txt"
    if arguments[0] == "check":
        check = ("--root", str(OTHER_BODY), "check", "--engine", "fast", "--report")
        printed = run_cli(*check, "text")[1]
        assert run_cli(*check, f"text={target}")[0] == 0
    else:
        printed = run_cli(*arguments)[1]
        assert run_cli(*arguments, "-o", str(target)) == (0, "", "")
    assert target.read_text(encoding="utf-8") == printed


def test_what_was_there_stays_where_the_new_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept"
    target.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match="No space left on device"):
        output.write("new", str(target))
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]
    assert target.read_text(encoding="utf-8") == "old"


def test_control_characters_reach_no_terminal() -> None:
    assert output.one_line("a\x1b[31mb\u202e\tc\nd") == "a\\x1b[31mb\\u202e\\tc\\nd"
    assert output.plain_table(["h"], [["x\ny"]]) == "h\nx\\ny\n"
    assert (
        output.markdown_table(["h"], [["a|b <script> `x`"]]).splitlines()[2] == r"| a\|b \<script\> \`x\` |"
    )


def on_terminal(*arguments: str, **environment: str) -> str:
    """What a command prints on a terminal of 100 columns."""
    read, write = pty.openpty()
    done = subprocess.Popen(
        [*PROGRAM, *arguments],
        stdout=write,
        stderr=subprocess.PIPE,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "50", **environment},
    )
    os.close(write)
    chunks = []
    while True:
        try:
            chunk = os.read(read, 65536)
        except OSError:
            break
        if not chunk:
            break
        chunks.append(chunk)
    os.close(read)
    assert done.wait(60) == 0
    assert done.stderr is not None
    done.stderr.close()
    return b"".join(chunks).decode("utf-8").replace("\r\n", "\n")


@pytest.mark.sample(every=11)
@pytest.mark.parametrize(
    "arguments", [("show",), ("show", "yhteyskeskus"), ("query", "places"), ("queries",)], ids=" ".join
)
def test_colours_and_boxes_on_a_terminal_only(arguments: tuple[str, ...], run_cli: Run) -> None:
    coloured = on_terminal(*arguments)
    assert "\x1b[" in coloured
    if arguments == ("show",):
        without = on_terminal(*arguments, NO_COLOR="1")
        assert not re.search(r"\x1b\[[\d;]*3[0-9]", without)
    boxed = arguments != ("show", "yhteyskeskus")
    assert bool(re.search("[─━├]", coloured)) == boxed
    plain = run_cli(*arguments)[1]
    assert not re.search("[\x1b─━├]", plain)


def test_a_closed_pipe_is_silent() -> None:
    command = (
        f"{sys.executable} -c 'from kela_graph.cli import main; main()' query names --format tsv | head -1"
    )
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (done.stderr, done.stdout.count("\n")) == ("", 1)


# -- faults and interrupts ------------------------------------------------------------------------


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    """Make a command fail in a way of the test's choice."""

    def install(error: BaseException) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(cli.app, "main", fail)

    return install


@pytest.mark.parametrize(
    ("error", "code", "told"),
    [
        (ToolError("the server is down"), 3, "kela-graph: the server is down\n"),
        (KeyboardInterrupt(), 130, ""),
        (click.Abort(), 130, ""),
        (ZeroDivisionError("oops"), 3, "kela-graph: a fault of the program: ZeroDivisionError: oops; "),
    ],
)
def test_faults_are_told_in_a_line(
    error: BaseException, code: int, told: str, failing: Callable[[BaseException], None], run_cli: Run
) -> None:
    failing(error)
    found, out, err = run_cli("show")
    assert (found, out) == (code, "")
    assert err.startswith(told)
    assert err.count("\n") <= 1


def test_a_fault_is_let_through_for_a_report(
    failing: Callable[[BaseException], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cli.DEBUG, "1")
    failing(ZeroDivisionError("oops"))
    with pytest.raises(ZeroDivisionError):
        cli.run(["show"])


def test_main_exits_with_the_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        cli.main(["query", "unitz"])
    assert caught.value.code == 2
    assert "unitz" in capsys.readouterr().err


# -- queries and check ----------------------------------------------------------------------------


def test_queries_lists_all(run_cli: Run) -> None:
    listed = json.loads(run_cli("queries", "--format", "json", "--lang", "fi")[1])
    assert [entry["name"] for entry in listed] == list(kela_graph.library())
    assert listed[0]["summary"].startswith("Mistä yksikkö")
    (one,) = json.loads(run_cli("queries", "units", "--format", "json")[1])
    assert one["parameters"] == [
        {"name": "type", "type": "http://www.w3.org/2002/07/owl#Class", "optional": True}
    ]
    assert run_cli("queries", "--format", "markdown")[1].startswith("| question | asks for |")


def test_one_question_is_shown_with_its_text(run_cli: Run) -> None:
    code, out, _ = run_cli("queries", "describe")
    assert code == 0
    assert "columns: none: it builds a graph" in out
    assert "CONSTRUCT { ?subject ?property ?value }" in out


def test_check_says_what_was_checked(run_cli: Run) -> None:
    code, out, err = run_cli("--root", str(OTHER_BODY), "check", "--lang", "en", "--engine", "fast")
    assert (code, err) == (0, "")
    assert re.fullmatch(
        r"no findings\nchecked: \d+ triples in \d+ files and \d+ that follow, by .*\njudged: .*\n", out
    )


def test_check_tells_syntax_errors_as_findings_with_code_2(body: Path, run_cli: Run) -> None:
    (body / "data" / "one.ttl").write_text("<a> <b>", encoding="utf-8")
    (body / "queries" / "two.rq").write_text("SELECT", encoding="utf-8")
    (body / "queries" / "tests" / "three.csv").write_text("a\n", encoding="utf-8")
    code, out, _ = run_cli("check", "--root", str(body), "--report", "json")
    report = json.loads(out)
    assert code == 2
    assert (report["parsed"], report["conforms"]) == (False, False)
    assert [Path(found["path"]).name for found in report["findings"]] == ["one.ttl", "three.csv", "two.rq"]
    text = run_cli("check", "--root", str(body))[1]
    assert text.endswith("nothing further was checked: correct the syntax first\n")


@pytest.mark.slow
def test_an_ill_typed_literal_is_told_without_a_traceback(body: Path) -> None:
    path = body / "data" / "source.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"2021-03-04"^^xsd:date', '"spring"^^xsd:date'), encoding="utf-8")
    command = [*PROGRAM, "check", "--root", str(body), "--engine", "fast"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "")
    assert "[contradiction-dt-not-type]" in done.stdout


def test_check_lists_and_explains_its_rules(run_cli: Run) -> None:
    code, out, err = run_cli("check", "--list", "--lang", "sv")
    assert (code, err) == (0, "")
    assert re.search(r"^two-parents +fel +defects +En enhet har två överordnade$", out, re.MULTILINE)
    code, out, err = run_cli("check", "--rule", "two-parents", "--lang", "en")
    assert (code, out.splitlines()[0]) == (0, "two-parents (error, defects)")
    assert len(out.splitlines()) == 4
    assert run_cli("check", "--rule", "two-parent")[0] == 2


def test_check_tells_of_some_rules_and_files_only(
    body: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = body / "data" / "units.ttl"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("org:subOrganizationOf ", "org:reportsTo ", 1), encoding="utf-8")
    from kela_graph.checks import judge

    report = checks.check(body, engine="fast")
    monkeypatch.setattr(judge, "check", lambda *_, **__: report)
    root = ("check", "--root", str(body), "--report", "json")
    whole = json.loads(run_cli(*root)[1])["findings"]
    code, out, _ = run_cli(*root, "--only", "UnitShape-parent")
    assert code == 1
    assert {found["rule"] for found in json.loads(out)["findings"]} == {"resp-shapes:UnitShape-parent"}
    code, out, _ = run_cli(*root, str(body / "data" / "tasks.ttl"))
    assert (code, json.loads(out)["findings"]) == (0, [])
    assert len(json.loads(run_cli(*root, str(path))[1])["findings"]) < len(whole)
    assert run_cli("check", "--only", "nothing")[0] == 2


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("info", 1)])
def test_check_fails_on_what_it_is_told(
    fail_on: str, code: int, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from kela_graph.checks import judge

    report = Report((Finding("r", "warning", {"en": "bad"}),), parsed=True, checked=CHECKED)
    monkeypatch.setattr(judge, "check", lambda *_: report)
    assert run_cli("check", "--fail-on", fail_on)[0] == code


CHECKED = dict.fromkeys(("files", "triples", "inferred", "shapes", "checks", "questions", "answers"), 1)
