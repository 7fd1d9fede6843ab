"""A graph kept on disk: unchanged, changed, damaged, in use, on a full disk, and after a killed load."""

from __future__ import annotations

import gc
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from rdflib import RDFS, Literal, URIRef

import kela_graph
from kela_graph.cache import keep, locks
from kela_graph.cache.state import LATEST, STATE, _code, program
from kela_graph.errors import InputError, ParseError, ToolError
from kela_graph.folder import open_folder
from kela_graph.rdf.canonical import lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rdflib import Dataset

    Run = Callable[..., tuple[int, str, str]]

MARK = URIRef("https://example.org/mark")

#: How many loads are killed, all of them and those of every run.
KILLS = 50

READ = """
import sys
from kela_graph.cache import keep, state
from kela_graph.folder import open_folder
state._RACY = 0
kept = keep(open_folder(sys.argv[1]), sys.argv[2])
found = sum(1 for _ in kept.dataset.store.oxigraph)
print(found, kept.why, sep="\\n")
"""

LOAD = """
import sys
from kela_graph.cache import keep
from kela_graph.folder import open_folder
print("ready", flush=True)
keep(open_folder(sys.argv[1]), sys.argv[2])
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store"


def mark(body: Path, text: str, *, age: float = 0) -> Path:
    """Write a file of data that holds one marked triple, last modified so many seconds ago."""
    path = body / "data" / "mark.ttl"
    path.write_text(f'<{MARK}> <{RDFS.label}> "{text}" .\n', encoding="utf-8")
    then = time.time() - age
    os.utime(path, (then, then))
    return path


def copy_mark(body: Path, name: str) -> None:
    (body / name).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(body / "data" / "mark.ttl", body / name)


def age(body: Path, seconds: float = 60) -> None:
    """Make all files of a folder so old that their times can be trusted."""
    then = time.time() - seconds
    for path in body.rglob("*.ttl"):
        os.utime(path, (then, then))


def marked(body: Path, store: Path) -> list[str]:
    return [str(label) for label in kela_graph.load(body, store=store).objects(MARK, RDFS.label)]


def why(body: Path, store: Path, **options: bool) -> str | None:
    told = keep(open_folder(body), store, **options).why  # type: ignore[arg-type]
    gc.collect()  # a dataset of rdflib's goes, and no longer counts as a reader, only so
    return told


def databases(store: Path) -> list[str]:
    return sorted(path.name for path in store.glob("db-*"))


def test_a_kept_graph_is_the_loaded_one(body: Path, store: Path) -> None:
    loaded = kela_graph.load(body)
    for _ in range(2):
        kept = kela_graph.load(body, store=store)
        assert len(kept) == len(loaded)
        assert {graph.identifier for graph in kept.graphs()} == {g.identifier for g in loaded.graphs()}
        assert dict(kept.namespaces()) == dict(loaded.namespaces())
        assert lines(kept.store.oxigraph) == lines(loaded.store.oxigraph)  # type: ignore[attr-defined]
        assert [*kela_graph.run("units", kept)] == [*kela_graph.run("units", loaded)]


def test_unchanged_files_are_not_loaded_again(
    body: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(body)
    assert why(body, store) == "nothing was there"
    before = (store / STATE).read_bytes()
    monkeypatch.setattr("kela_graph.cache.read", lambda *_: pytest.fail("the files were read"))
    monkeypatch.setattr("kela_graph.files.digest", lambda _: pytest.fail("a digest was taken"))
    # The program's own files may be new; those of the body are old.
    monkeypatch.setattr("kela_graph.cache.state._RACY", 0)
    assert why(body, store) is None
    assert (store / STATE).read_bytes() == before


def test_touched_files_are_the_same_and_are_stamped_anew(body: Path, store: Path) -> None:
    path = mark(body, "one", age=60)
    keep(open_folder(body), store)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = databases(store)
    assert why(body, store) is None
    assert databases(store) == before
    stamps = json.loads((store / STATE).read_bytes())["stamps"]["of"]
    assert stamps["data/mark.ttl"][1] == 1_000_000_000 * 10**9


def test_a_byte_order_mark_is_no_change(body: Path, store: Path) -> None:
    path = mark(body, "one")
    keep(open_folder(body), store)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert why(body, store) is None


def test_a_change_within_the_clock_s_tick_is_seen(body: Path, store: Path) -> None:
    path = mark(body, "one")
    assert marked(body, store) == ["one"]
    then = path.stat().st_mtime_ns
    with path.open("r+b") as file:
        text = file.read().replace(b'"one"', b'"two"')
        file.seek(0)
        file.write(text)
    os.utime(path, ns=(then, then))
    assert marked(body, store) == ["two"]


@pytest.mark.sample(every=4)
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda body: mark(body, "two"), "data/mark.ttl changed"),
        (lambda body: (body / "data" / "mark.ttl").unlink(), "data/mark.ttl is gone"),
        (
            lambda body: shutil.copy(body / "data" / "mark.ttl", body / "data" / "more.ttl"),
            "data/more.ttl is new",
        ),
        (lambda body: copy_mark(body, "data/more/deep/mark.ttl"), "data/more/deep/mark.ttl is new"),
    ],
)
def test_changed_files_are_loaded_again(
    change: Callable[[Path], object], told: str, body: Path, store: Path
) -> None:
    mark(body, "one")
    why(body, store)
    before = databases(store)
    change(body)
    assert why(body, store) == told
    assert len(databases(store)) == 1
    assert databases(store) != before
    assert why(body, store) is None


def test_hidden_files_are_no_change(body: Path, store: Path) -> None:
    mark(body, "one")
    why(body, store)
    for name in ("data/.mark.ttl", "data/.more/mark.ttl"):
        copy_mark(body, name)
    assert why(body, store) is None


def test_what_makes_a_graph_counts_the_code_and_the_reasoners(monkeypatch: pytest.MonkeyPatch) -> None:
    made = set()
    for reasoner in ("rl", "owlrl"):
        made.add(program.__wrapped__(reasoner))
    with monkeypatch.context() as patched:
        patched.setattr("kela_graph.cache.state.metadata.version", lambda _: "0")
        made.add(program.__wrapped__("owlrl"))
        assert program.__wrapped__("rl") in made
    with monkeypatch.context() as patched:
        patched.setattr("pyoxigraph.__version__", "0")
        made.add(program.__wrapped__("rl"))
    package = Path(kela_graph.__file__).parent
    every = "".join(_code())
    for name in ("folder", "files", "graph", "rdf/store", "rdf/inference/oracle"):
        assert (package / f"{name}.py").read_text(encoding="utf-8") in every
    assert (package / "cli" / "__init__.py").read_text(encoding="utf-8") not in every
    monkeypatch.setattr("kela_graph.cache.state._code", lambda: ["another"])
    made.add(program.__wrapped__("rl"))
    assert len(made) == 5


def test_another_graph_takes_the_place(body: Path, store: Path) -> None:
    keep(open_folder(body), store)
    assert why(body, store, infer=False) == "it holds the graph of other inference"
    assert len(kela_graph.load(body, store=store, infer=False)) == len(kela_graph.load(body, infer=False))
    assert keep(open_folder(), store, infer=False).why == "it holds the graph of another dataset folder"


def test_files_that_do_not_parse_leave_the_old_state(body: Path, store: Path) -> None:
    path = mark(body, "one")
    keep(open_folder(body), store)
    before = (store / STATE).read_bytes(), databases(store)
    text = path.read_bytes()
    path.write_text("<a> <b> .\n", encoding="utf-8")
    (body / "data" / "more.ttl").write_text("x", encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        keep(open_folder(body), store)
    with pytest.raises(ParseError) as wanted:
        kela_graph.load(body)
    assert str(caught.value) == str(wanted.value)
    assert len(caught.value.problems) == 2
    assert ((store / STATE).read_bytes(), databases(store)) == before
    (body / "data" / "more.ttl").unlink()
    path.write_bytes(text)
    assert why(body, store) is None


def test_a_file_that_cannot_be_read_is_told_as_ever(body: Path, store: Path) -> None:
    keep(open_folder(body), store)
    (body / "data" / "lost.ttl").symlink_to(body / "nowhere.ttl")
    with pytest.raises(ParseError, match=r"lost\.ttl: can't be read"):
        keep(open_folder(body), store)


# -- What the folder may be -----------------------------------------------------------------------


def test_a_folder_with_other_files_is_refused(body: Path, store: Path) -> None:
    store.mkdir()
    (store / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match=r"holds other files \(letter\.txt\) and no graph"):
        keep(open_folder(body), store)
    assert [path.name for path in store.iterdir()] == ["letter.txt"]


def test_a_file_is_no_folder(body: Path, store: Path) -> None:
    store.write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="can't be used as a folder"):
        keep(open_folder(body), store)


def test_only_what_was_left_by_loads_is_deleted(body: Path, store: Path) -> None:
    why(body, store)
    (store / "letter.txt").write_text("mine", encoding="utf-8")
    (store / "db-letters").mkdir()
    (store / "db-0123456789abcdef").mkdir()
    (store / "db-0123456789abcdee").symlink_to(body, target_is_directory=True)
    mark(body, "two")
    keep(open_folder(body), store)
    assert (store / "letter.txt").read_text(encoding="utf-8") == "mine"
    left = databases(store)
    assert "db-0123456789abcdef" not in left
    assert {"db-letters", "db-0123456789abcdee"} < set(left)
    assert len(left) == 3


@contextmanager
def read_only(store: Path) -> Iterator[None]:
    """Let nobody write into a folder, not even root: mount it on itself, to be read only."""
    subprocess.run(["mount", "--bind", store, store], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", store], check=True)
        yield
    finally:
        gc.collect()  # a dataset of rdflib's goes, and closes its files, only so
        subprocess.run(["umount", store], check=True)


@contextmanager
def small_disk(store: Path) -> Iterator[None]:
    """Make the folder a file system of 16 MB."""
    store.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", store], check=True)
    try:
        yield
    finally:
        gc.collect()  # a dataset of rdflib's goes, and closes its files, only so
        subprocess.run(["umount", store], check=True)


def can_mount() -> bool:
    command = ["unshare", "--mount", "true"]
    return (
        shutil.which("unshare") is not None
        and not subprocess.run(command, check=False, stderr=subprocess.DEVNULL).returncode
    )


mounting = pytest.mark.skipif(not can_mount(), reason="only root may mount file systems")


@mounting
def test_a_folder_that_cannot_be_written_is_read(body: Path, store: Path) -> None:
    keep(open_folder(body), store)
    with read_only(store):
        assert why(body, store) is None
        mark(body, "two")
        with pytest.raises(InputError, match=r"can't be written to.*since data/mark\.ttl is new"):
            keep(open_folder(body), store)


@mounting
def test_a_full_disk_leaves_the_old_state(body: Path, store: Path) -> None:
    mark(body, "one")
    with small_disk(store):
        keep(open_folder(body), store)
        before = (store / STATE).read_bytes(), databases(store)
        full(store)
        mark(body, "two")
        with pytest.raises(ToolError, match=r"the graph can't be kept: .*what was there before stays"):
            keep(open_folder(body), store)
        assert ((store / STATE).read_bytes(), databases(store)) == before
        mark(body, "one")
        assert marked(body, store) == ["one"]


def full(store: Path) -> None:
    """Leave no room on the disk."""
    with suppress(OSError), (store / "kela-graph-store.filler").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def test_a_write_that_fails_leaves_the_old_state(
    body: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(body, "one")
    keep(open_folder(body), store)
    before = (store / STATE).read_bytes(), databases(store)
    mark(body, "two")

    def fail(*_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kela_graph.files.sync", fail)
    with pytest.raises(ToolError, match="No space left on device: what was there before stays"):
        keep(open_folder(body), store)
    assert ((store / STATE).read_bytes(), databases(store)) == before


# -- Damage, and other versions -------------------------------------------------------------------


def damaged(store: Path, how: str) -> None:
    """Damage the database: its largest file is cut, emptied or lost, or its list of files is garbled."""
    (database,) = store.glob("db-*")
    largest = max(database.glob("*.sst"), key=lambda path: path.stat().st_size)
    if how == "cut":
        os.truncate(largest, largest.stat().st_size // 2)
    elif how == "emptied":
        os.truncate(largest, 0)
    elif how == "lost":
        largest.unlink()
    elif how == "garbled":
        (database / "CURRENT").write_text("garbled", encoding="utf-8")
    elif how == "gone":
        shutil.rmtree(database)


@pytest.mark.sample(every=5)
@pytest.mark.parametrize("how", ["cut", "emptied", "lost", "garbled", "gone"])
def test_a_damaged_database_is_loaded_again_with_a_note(how: str, body: Path, store: Path) -> None:
    keep(open_folder(body), store)
    damaged(store, how)
    notes: list[str] = []
    kept = keep(open_folder(body), store, note=notes.append)
    assert kept.why is not None
    assert kept.why.startswith("it is damaged: ")
    assert notes == [f"{store}: {kept.why}: loading the graph again"]
    assert len(kela_graph.run("units", kept.dataset)) > 0
    assert why(body, store) is None


@pytest.mark.sample(every=6)
@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": %d, "program": "%s"}', "\x00\xff"],
)
def test_a_garbled_state_is_loaded_again(text: str, body: Path, store: Path) -> None:
    why(body, store)
    program = json.loads((store / STATE).read_bytes())["program"]
    (store / STATE).write_text(text % (LATEST, program) if "%" in text else text, encoding="latin-1")
    told = why(body, store)
    assert told is not None
    assert told.startswith(("it is damaged: ", "another version made it"))
    assert why(body, store) is None
    assert len(databases(store)) == 1


@pytest.mark.sample(every=4)
@pytest.mark.parametrize("name", ["../elsewhere", "/", "db-x", ""])
def test_a_state_names_no_folder_elsewhere(name: str, body: Path, store: Path) -> None:
    keep(open_folder(body), store)
    state = json.loads((store / STATE).read_bytes())
    (store / STATE).write_text(json.dumps({**state, "database": name}), encoding="utf-8")
    assert "is no name of a database" in str(why(body, store))


@pytest.mark.sample(every=2)
@pytest.mark.parametrize("key", ["format", "program"])
def test_what_another_version_made_is_loaded_again(key: str, body: Path, store: Path) -> None:
    keep(open_folder(body), store)
    state = json.loads((store / STATE).read_bytes())
    (store / STATE).write_text(json.dumps({**state, key: 0}), encoding="utf-8")
    notes: list[str] = []
    assert keep(open_folder(body), store, note=notes.append).why == "another version made it"
    assert len(notes) == 1
    assert why(body, store) is None


def test_an_old_time_that_is_set_again_hides_no_change(
    body: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = mark(body, "one", age=60)
    assert marked(body, store) == ["one"]
    monkeypatch.setattr("kela_graph.cache.state._RACY", 0)
    then = path.stat()
    with path.open("r+b") as file:
        text = file.read().replace(b'"one"', b'"two"')
        file.seek(0)
        file.write(text)
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    now = path.stat()
    assert (now.st_size, now.st_mtime_ns, now.st_ino) == (then.st_size, then.st_mtime_ns, then.st_ino)
    assert why(body, store) == "data/mark.ttl changed"


@pytest.mark.sample(every=25)
@pytest.mark.parametrize("seed", range(50))
def test_no_flipped_byte_is_read_for_ever_or_wrongly(
    seed: int, body: Path, store: Path, sago: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    age(body)
    keep(open_folder(body), store)
    time.sleep(0.05)  # more than the clock's tick
    monkeypatch.setattr("kela_graph.cache.state._RACY", 0)
    chance = random.Random(seed)  # noqa: S311 - the places need only be spread
    path = chance.choice(sorted(path for path in store.rglob("*") if path.is_file() and path.stat().st_size))
    then, text = path.stat(), bytearray(path.read_bytes())
    text[chance.randrange(len(text))] ^= 1 << chance.randrange(8)
    with path.open("r+b") as file:
        file.write(text)
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))

    # In a process that can be ended; a forked one lacks the threads with which Oxigraph writes.
    command = [sys.executable, "-c", READ, str(body), str(store)]
    told = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout.split("\n")
    assert told[0] == str(len(sago))
    if path.parent != store:
        assert told[1] == f"it is damaged: {path.name} changed since it was written"


def garble(store: Path) -> None:
    """Turn the bytes of every block of the database's tables, but not their sizes or ends."""
    for path in store.glob("db-*/*.sst"):
        size = path.stat().st_size
        if size > 20_000:
            with path.open("r+b") as file:
                file.seek(size // 8)
                file.write(b"\xa5" * (size // 2))


def test_a_garbled_block_is_told_and_found(body: Path, store: Path, run_cli: Run) -> None:
    where = ("--root", str(body), "--store", str(store))
    assert run_cli("load", *where)[0] == 0
    garble(store)
    code, _, err = run_cli("query", "units", *where)
    assert code in (0, 3)
    if code == 3:
        assert "is damaged: " in err
        assert f"`kela-graph load --store {store}` finds that" in err
    else:  # what was garbled was needed for opening it
        assert "loading the graph again" in err
    garble(store)
    code, out, err = run_cli("load", *where)
    assert code == 0
    assert "it is damaged: " in out
    assert "loading the graph again" in err
    assert run_cli("load", *where)[1].endswith("unchanged\n")


# -- Beside each other ----------------------------------------------------------------------------


def test_readers_beside_each_other_and_beside_a_writer(body: Path, store: Path) -> None:
    mark(body, "one")
    first, second = (kela_graph.load(body, store=store) for _ in range(2))
    old = databases(store)
    mark(body, "two")
    third = kela_graph.load(body, store=store)
    assert {str(label) for label in first.objects(MARK, RDFS.label)} == {"one"}
    assert (MARK, RDFS.label, Literal("one")) in second
    assert (MARK, RDFS.label, Literal("two")) in third
    assert set(old) < set(databases(store))
    del first, second
    gc.collect()
    mark(body, "three")
    assert marked(body, store) == ["three"]
    assert not set(old) & set(databases(store))


def test_a_kept_graph_can_only_be_read(body: Path, store: Path) -> None:
    kept = kela_graph.load(body, store=store)
    with pytest.raises(InputError, match="can only be read"):
        kept.add((MARK, RDFS.label, Literal("new")))
    assert marked(body, store) == []


def test_a_second_writer_waits_and_then_tells(
    body: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark(body, "one")
    keep(open_folder(body), store)
    with locks.writing(store, 0, "it is tried"):
        assert why(body, store) is None
        mark(body, "two")
        monkeypatch.setattr("kela_graph.cache.WAIT", 0.2)
        with pytest.raises(ToolError, match="is in use: another process"):
            keep(open_folder(body), store)
    assert why(body, store) == "data/mark.ttl changed"


@pytest.mark.slow
def test_processes_that_load_at_once_load_once(body: Path, store: Path) -> None:
    children = [subprocess.Popen([sys.executable, "-c", LOAD, body, store], stdout=-3) for _ in range(4)]
    assert [child.wait() for child in children] == [0] * 4
    assert len(databases(store)) == 1
    assert why(body, store) is None


# -- Killed loads ---------------------------------------------------------------------------------


def started(body: Path, store: Path) -> subprocess.Popen[bytes]:
    """Start a process that loads, and return it when it begins to."""
    child = subprocess.Popen([sys.executable, "-c", LOAD, body, store], stdout=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stdout.readline() == b"ready\n"
    return child


def duration(body: Path, store: Path) -> float:
    """Return how many seconds a load takes, from its beginning to the process's end."""
    begun = time.monotonic()
    with started(body, store) as child:
        begun = time.monotonic()
        assert child.wait() == 0
    return time.monotonic() - begun


def left(store: Path) -> bytes:
    """Return what a store's state names, as canonical N-Quads."""
    name = json.loads((store / STATE).read_bytes())["database"]
    return lines(ox.Store.read_only(str(store / name)))


@pytest.mark.slow
@pytest.mark.parametrize("kills", [KILLS])
def test_a_killed_load_leaves_the_old_or_the_new_state(kills: int, body: Path, store: Path) -> None:
    versions = ["one", "two"]
    wholes: dict[str, bytes] = {}
    for version in versions:
        mark(body, version)
        wholes[version] = lines(kela_graph.load(body).store.oxigraph)  # type: ignore[attr-defined]
        seconds = duration(body, store)
    rng = random.Random(kills)  # noqa: S311 - the moments need only be spread
    moments = [seconds * (number + rng.random()) / kills for number in range(kills)]
    rng.shuffle(moments)
    for number, moment in enumerate(moments):
        old, new = versions[(number + 1) % 2], versions[number % 2]
        mark(body, new)
        with started(body, store) as child:
            time.sleep(moment)
            child.send_signal(signal.SIGKILL)
        assert left(store) in (wholes[old], wholes[new])
        command = ["load", "--root", str(body), "--store", str(store)]
        done = subprocess.run(
            [sys.executable, "-c", "from kela_graph.cli import main; main()", *command],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert left(store) == wholes[new]
    mark(body, "three")
    assert why(body, store) == "data/mark.ttl changed"
    assert len(databases(store)) == 1


# -- The command line -----------------------------------------------------------------------------


def test_load_says_what_it_did(body: Path, store: Path, run_cli: Run) -> None:
    where = ("--root", str(body), "--store", str(store))
    size = len(kela_graph.load(body))
    code, out, err = run_cli("load", *where)
    assert (code, err) == (0, "")
    graphs = len(open_folder(body).graph_files) + 1
    assert out == f"{store}: {size} triples in {graphs} graphs: loaded, since nothing was there\n"
    assert run_cli("load", *where)[1].endswith(": unchanged\n")


@pytest.mark.parametrize(
    "command", [("show",), ("query", "units"), ("query", "responsibilities", "-p", "unit={unit}")]
)
def test_commands_answer_the_same_from_a_store(
    command: tuple[str, ...], body: Path, store: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    unit = str(kela_graph.run("units", kela_graph.load(body)).rows[0]["unit"])
    words = [word.format(unit=unit) for word in command]
    wanted = run_cli(*words, "--root", str(body))
    assert run_cli(*words, "--root", str(body), "--store", str(store)) == wanted
    monkeypatch.setenv("KELA_GRAPH_STORE", str(store))
    assert run_cli(*words, "--root", str(body)) == wanted
    assert wanted[0] == 0


def test_a_store_that_can_t_be_used_is_bad_input(body: Path, store: Path, run_cli: Run) -> None:
    store.write_text("mine", encoding="utf-8")
    code, out, err = run_cli("query", "units", "--root", str(body), "--store", str(store))
    assert (code, out) == (2, "")
    assert "can't be used as a folder" in err
