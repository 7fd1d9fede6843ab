"""The outermost filter: what is written controls no terminal, commands no CI server and tells no login."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Final

import pytest

from kela_graph.cli import output
from kela_graph.errors import InputError
from kela_graph.text import harmless, masked
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str, str]]

#: What no line for people may have: controls, what turns text around, what commands a CI server.
HARM: Final = re.compile(
    "\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|^\\s*::|##\\w*\\[",
    re.MULTILINE,
)

#: A name of a unit that would do all of that.
NAME: Final = "::error file=a::b\\u009B31m \\u202Eevil ##[error]c \\u001B]0;t\\u0007 ##vso[task]"


@pytest.fixture
def hostile(body: Path) -> Path:
    """The other body, each of whose units, tasks and places has a name that commands."""
    for path in (body / "data").glob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        named = re.sub(r'((?:prefLabel|title) )"[^"]*"', lambda found: f'{found[1]}"{NAME}"', text)
        path.write_text(named, encoding="utf-8")
    return body


def test_text_is_harmless() -> None:
    for text, shown in {
        "a\tb\nc": "a\tb\nc",
        "äö 👩‍💻 می‌خواهم": "äö 👩‍💻 می‌خواهم",
        "a\r\nb\rc": "a\r\nb\\rc",
        "\x1b[2J\x9b\x7f\x00": "\\x1b[2J\\x9b\\x7f\\x00",
        "\u202ea\u2066b\u200f\u2028": "\\u202ea\\u2066b\\u200f\\u2028",
        "::error::x\n  ::notice::y\na ::b": "\\x3a:error::x\n  \\x3a:notice::y\na ::b",
        "##[error]x\n# ##vso[y]": "\\x23#[error]x\n# \\x23#vso[y]",
        "## heading\n:a\n\ud800": "## heading\n:a\n\\ud800",
    }.items():
        assert harmless(text) == shown
        assert harmless(shown) == shown


def test_colours_and_links_stay_on_a_terminal_only() -> None:
    text = "\x1b[1;35ma\x1b[0m \x1b]8;id=1;https://example.org/\x1b\\b\x1b]8;;\x1b\\"
    assert harmless(text, styled=True) == text
    assert not HARM.search(harmless(text))
    for other in ("\x1b[2J", "\x1b]0;title\x07", "\x1b]8;;a\x1bb\x1b\\", "\x9b31m", "\x1b[31"):
        assert HARM.search(other)
        assert not HARM.search(harmless(other, styled=True).replace("\x1b\\", ""))


@pytest.mark.sample(every=4)
@pytest.mark.parametrize(
    "command",
    [
        "show",
        "query units",
        "query units --format markdown",
        "query responsibilities -p unit=::error",
        "ask ::error file=a::b",
        "ask units",
        "find error",
        "find error --format markdown",
        "check",
        "check --report markdown",
        "check --list",
        "diff BODY OTHER",
        "diff BODY OTHER --format markdown",
        "sparql SELECT*{?s?p?o}",
        "sparql SELECT*{?s?p?o} --format markdown",
        "sparql ::error::x",
        "show ::error::x",
        "query ::error::x",
        "--lang ::error::x",
        "::error::x",
        "export --format ::error::x",
    ],
)
def test_no_command_writes_what_commands(command: str, hostile: Path, run_cli: Run) -> None:
    named = {"BODY": str(hostile), "OTHER": str(ROOT / "tests" / "other_body")}
    words = [named.get(word, word) for word in command.split()]
    root = [] if words[0] == "diff" else ["--root", str(hostile)]
    code, out, err = run_cli(*root, *words)
    assert code in (0, 1, 2)
    assert "Unexpected" not in out
    assert "fault of the program" not in err
    assert not HARM.search(out), HARM.search(out)
    assert not HARM.search(err), HARM.search(err)


def test_a_file_for_people_is_filtered_and_one_for_programs_is_exact(
    hostile: Path, tmp_path: Path, run_cli: Run
) -> None:
    written = {}
    for form in ("markdown", "table", "csv", "json"):
        target = tmp_path / form
        assert run_cli("--root", str(hostile), "query", "units", "--format", form, "-o", str(target))[0] == 0
        written[form] = target.read_bytes().decode()
    assert [form for form, text in written.items() if HARM.search(text)] == ["csv", "json"]
    name = NAME.encode().decode("unicode_escape")
    assert name in written["csv"]
    assert run_cli("--root", str(hostile), "query", "units", "--format", "csv")[1] == written["csv"]


def test_what_is_for_programs_is_harmless_on_a_terminal(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, run_cli: Run
) -> None:
    monkeypatch.setattr(output, "is_terminal", lambda target: target is None)
    for command in (
        "export",
        "export --format csv --table units",
        "query units --format csv",
        "find error --format json",
    ):
        code, out, _ = run_cli("--root", str(hostile), *command.split())
        assert code == 0
        assert not HARM.search(out)
        assert "evil" in out


def test_the_annotations_of_github_are_written(hostile: Path, run_cli: Run) -> None:
    (hostile / "data" / "x.ttl").write_text("<a> <b> .", encoding="utf-8")
    assert run_cli("--root", str(hostile), "check", "--report", "github")[1].startswith("::error file=")


# -- Logins and keys --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://user:pw@e.example/q", "https://…@e.example/q"),
        ("https://e.example/q?apikey=S3CRET&x=1", "https://e.example/q?apikey=…&x=1"),
        ("https://e.example/q?x=1&api_key=S3CRET#a", "https://e.example/q?x=1&api_key=…#a"),
        ("https://e.example/q?access_token=S3CRET", "https://e.example/q?access_token=…"),
        ("https://e.example/q?token=S3CRET;sig=S3CRET", "https://e.example/q?token=…;sig=…"),
        ("https://e.example/q?subscription-key=S3CRET", "https://e.example/q?subscription-key=…"),
        ("https://e.example/q?X-Amz-Signature=S3CRET", "https://e.example/q?X-Amz-Signature=…"),
        (
            "https://e.example/q?keyword=x&tokens=3&monkey=4",
            "https://e.example/q?keyword=x&tokens=3&monkey=4",
        ),
        ("https://github.com/actions/checkout@v4", "https://github.com/actions/checkout@v4"),
    ],
)
def test_logins_and_keys_are_masked(address: str, shown: str) -> None:
    assert masked(f"see <{address}>: x") == f"see <{shown}>: x"


@pytest.mark.parametrize(
    "command",
    [
        "load --endpoint ADDRESS --dry-run",
        "load --endpoint ADDRESS",
        "show --endpoint ADDRESS",
        "sparql ASK{} --endpoint ADDRESS",
        "load --store S --endpoint ADDRESS ADDRESS",
        "diff ADDRESS ADDRESS",
        "export --format ADDRESS",
    ],
)
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/q?apikey=S3CRET", "http://user:S3CRET@127.0.0.1:9/q"]
)
def test_no_command_prints_a_login(command: str, address: str, run_cli: Run) -> None:
    code, out, err = run_cli(*command.replace("ADDRESS", address).split())
    assert code in (0, 2, 3)
    assert f"{out}{err}"
    assert "S3CRET" not in f"{out}{err}"


def test_an_error_of_any_text_is_harmless(monkeypatch: pytest.MonkeyPatch, run_cli: Run) -> None:
    def fail(*_: object, **__: object) -> None:
        raise InputError("::error::\u202e https://u:S3CRET@e.example/\n##[error]")

    monkeypatch.setattr("kela_graph.cli.queries.library", fail)
    _, out, err = run_cli("queries")
    assert not HARM.search(out + err)
    assert "S3CRET" not in err


# -- Ctrl-C -----------------------------------------------------------------------------------------


#: The command line, which tells when it begins: what Python does before is beyond it.
BEGUN: Final = "from kela_graph.__main__ import main; import os; os.write(1, b'.'); main()"

#: Twenty moments of the first 0.4 seconds, in which all is imported, and twenty later ones.
DELAYS: Final = (*(0.02 * n for n in range(1, 21)), *(0.4 + 0.1 * n for n in range(1, 21)))


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of other systems")
@pytest.mark.sample(every=13)
@pytest.mark.parametrize("delay", DELAYS)
@pytest.mark.parametrize("command", ["check", "show"])
def test_an_interrupt_ends_with_one_line_at_most(command: str, delay: float, body: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", BEGUN, "--root", str(body), command],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdout.read(1) == b"."
        time.sleep(delay)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130 or (process.returncode, out[-1:]) == (0, b"\n")
    assert err.count(b"\n") <= 1
    assert b"Traceback" not in err


def test_an_interrupt_that_is_ignored_stays_so(body: Path) -> None:
    command = f"trap '' INT; exec {sys.executable} -c \"{BEGUN}\" --root {body} show"
    with subprocess.Popen(["/bin/sh", "-c", command], cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.read(1) == b"."
        process.send_signal(signal.SIGINT)
        out, _ = process.communicate(timeout=60)
    assert (process.returncode, out[-1:]) == (0, b"\n")
