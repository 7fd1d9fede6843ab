"""What a stranger may put into a dataset folder in the place of a file: told in one line at every door."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import kela_graph
from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., tuple[int, str, str]]

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have names")

#: What no command may print.
CANARY: Final = "hunter2"

#: Each place of a file in a dataset folder.
PLACES: Final = (
    "data/x.ttl",
    "data/more/x.trig",
    "data/x.jsonld",
    "ontology/x.owl",
    "ontology/x-shapes.ttl",
    "queries/x.rq",
    "queries/more/x.rq",
    "queries/checks/x.rq",
    "queries/profiles/x.rq",
    "queries/tables/x.rq",
    "queries/tests/units.fi.csv",
    "queries/tests/more/describe.ttl",
)


def _link(path: Path, outside: Path) -> None:
    path.symlink_to(outside / "secret")


def _link_of_links(path: Path, outside: Path) -> None:
    (path.parent / ".through").symlink_to(os.path.relpath(outside / "secret", path.parent))
    path.symlink_to(".through")


def _linked_folder(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def _hidden(path: Path, _: Path) -> None:
    root = next(each for each in path.parents if (each / "data" / "dataset.ttl").exists())
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text(CANARY, encoding="utf-8")
    path.symlink_to(root / ".git" / "config")


def _misnamed_link(path: Path, outside: Path) -> None:
    path.with_name(f"a\n::error::b{path.name}").symlink_to(outside / "secret")


def _device(path: Path, _: Path) -> None:
    path.symlink_to("/dev/zero")


def _process(path: Path, _: Path) -> None:
    path.symlink_to("/proc/self/environ")


def _pipe(path: Path, _: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path, _: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path.name)
    os.chdir(here)


def _not_utf_8(path: Path, _: Path) -> None:
    path.with_name(f"\udcff{path.name}").write_text("", encoding="utf-8")


def _control(path: Path, _: Path) -> None:
    path.with_name(f"a\n::error::b{path.name}").write_text("", encoding="utf-8")


def _gone(path: Path, _: Path) -> None:
    path.symlink_to("nowhere")


KINDS: Final[dict[str, tuple[Callable[[Path, Path], None], str]]] = {
    "link": (_link, "is a link that leaves"),
    "link-of-links": (_link_of_links, "is a link that leaves"),
    "link-to-folder": (_linked_folder, "is a link that leaves"),
    "hidden": (_hidden, "is a link that leaves"),
    "misnamed-link": (_misnamed_link, "is a link that leaves"),
    "device": (_device, "is a link that leaves"),
    "process": (_process, "is a link that leaves"),
    "pipe": (_pipe, "it is a pipe"),
    "socket": (_socket, "it is a socket"),
    "not-utf-8": (_not_utf_8, "its name holds a control character, or is not UTF-8"),
    "control": (_control, "its name holds a control character, or is not UTF-8"),
    "gone": (_gone, "can't be read: No such file"),
}


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder beside the dataset's, with what must not be printed; also in the environment."""
    monkeypatch.setenv("LOGIN", CANARY)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret").write_text(f"{CANARY} {CANARY}", encoding="utf-8")
    return tmp_path / "outside"


@pytest.mark.sample(every=7)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", KINDS)
def test_check_finds_it_at_its_place(kind: str, place: str, body: Path, outside: Path, run_cli: Run) -> None:
    make, fault = KINDS[kind]
    path = body / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    make(path, outside)
    code, out, err = run_cli("check", "--root", str(body))
    assert (code, err) == (2, "")
    first, *others = out.splitlines()
    assert fault in first
    assert str(path.parent) in first
    assert others == ["1 error", "nothing further was checked: correct the syntax first"]
    assert CANARY not in out


@pytest.mark.sample(every=6)
@pytest.mark.parametrize(
    "command",
    [
        ("show",),
        ("query", "units"),
        ("sparql", "ASK {}"),
        ("ask", "units"),
        ("find", "units"),
        ("export",),
        ("check", "--fix"),
        ("diff", "BODY", "BODY"),
        ("load", "--store", "STORE"),
        ("sparql", "ASK {}", "--store", "STORE"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("kind", KINDS)
def test_every_command_tells_it_in_one_line(
    kind: str, command: tuple[str, ...], body: Path, outside: Path, run_cli: Run, tmp_path: Path
) -> None:
    make, fault = KINDS[kind]
    make(body / "data" / "x.ttl", outside)
    named = {"BODY": str(body), "STORE": str(tmp_path / "store")}
    words = [named.get(word, word) for word in command]
    code, out, err = run_cli(*words, *(() if command[0] == "diff" else ("--root", str(body))))
    assert (code, err.count("\n")) == (2, 0 if command[0] == "check" and out else 1)
    assert fault in f"{out}{err}"
    assert CANARY not in f"{out}{err}"


@pytest.mark.parametrize("kind", KINDS)
def test_python_is_told(kind: str, body: Path, outside: Path) -> None:
    make, fault = KINDS[kind]
    make(body / "data" / "x.ttl", outside)
    with pytest.raises(InputError, match=fault):
        kela_graph.load(body)


@pytest.mark.parametrize("part", ["data", "ontology", "queries", "queries/tests"])
def test_a_part_of_the_folder_is_no_link_out(part: str, body: Path, outside: Path, run_cli: Run) -> None:
    (body / part).rename(outside / "moved")
    (body / part).symlink_to(outside / "moved")
    code, out, err = run_cli("check", "--root", str(body))
    assert code == 2
    assert f"{body / part}: " in out
    assert "is a link that leaves" in f"{out}{err}"


@pytest.mark.parametrize("named", ["sparql --file", "check --baseline", "check --shapes", "diff"])
def test_a_pipe_that_is_named_is_not_waited_for(named: str, tmp_path: Path, run_cli: Run) -> None:
    path = tmp_path / "pipe.ttl"
    os.mkfifo(path)
    code, out, err = run_cli(
        *named.split(), str(path), *([str(path)] if named in ("diff", "check --shapes") else [])
    )
    assert code == 2
    assert "it is a pipe: put a plain file in its place" in f"{out}{err}"


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("mode", [0o000, 0o200, 0o444])
def test_what_has_no_permission_is_told(place: str, mode: int, body: Path, run_cli: Run) -> None:
    path = body / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", encoding="utf-8")
    shut = path.parent if mode == 0o444 else path
    shut.chmod(mode)
    if os.access(path, os.R_OK):
        shut.chmod(0o700)
        pytest.skip("root reads every file")
    code, out, err = run_cli("check", "--root", str(body))
    shut.chmod(0o700)
    assert code == 2
    assert "can't be read: Permission denied" in f"{out}{err}"
