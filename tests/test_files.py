"""Files: found, read, written and digested."""

from __future__ import annotations

import hashlib
import os
import socket
from pathlib import Path

import pytest

from kela_graph import files
from kela_graph.errors import ParseError


def test_what_is_hidden_or_passed_over_is_not_found(tmp_path: Path) -> None:
    for name in ("b.ttl", "a/c.ttl", "a/.d.ttl", ".e/f.ttl", "tests/g.ttl", "h.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    found = files.find(tmp_path, ".ttl", skip=["tests"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/c.ttl", "b.ttl"]
    assert [path.name for path, _ in files.find_rdf(tmp_path)] == ["c.ttl", "b.ttl", "g.ttl"]
    assert tmp_path / "a" in files.find(tmp_path)


def test_where_there_is_no_folder_nothing_is_found(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert files.find(tmp_path / "nowhere") == files.find(tmp_path / "file") == []


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> object:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(ParseError, match="can't be read: Permission denied"):
        files.find(tmp_path)


def test_paths_are_shown_from_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert files.shown(tmp_path / "data" / "units.ttl") == "data/units.ttl"
    assert files.shown(Path("/elsewhere/units.ttl")) == "/elsewhere/units.ttl"


def test_text_is_read_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(files.BOM + "ä".encode())
    assert (files.read(path), files.read_text(path)) == ("ä".encode(), "ä")


def test_what_is_not_utf_8_is_told_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes("one\ntvå".encode() + b"\xff\n")
    with pytest.raises(ParseError) as caught:
        files.read(path)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column) == (2, 4)
    assert problem.message == "byte 0xff is not UTF-8: save the text as UTF-8"


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_what_cannot_be_read_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(ParseError, match=r"can't be read: (No such file|Is a directory)"):
        files.read_text(tmp_path / name)


def test_a_file_is_written_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a"
    files.write(path, [b"one", b"two"])
    assert path.read_bytes() == b"onetwo"
    assert path.stat().st_mode & 0o777 == 0o666 & ~files.umask()
    path.chmod(0o640)
    files.write(path, [b"three"])
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"three", 0o640)
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    files.write(path, [b"one"])

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        files.write(path, [b"two"])
    assert path.read_bytes() == b"one"
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_digests(tmp_path: Path) -> None:
    path = tmp_path / "a"
    files.write(path, [b"x"])
    assert files.digest(b"x") == files.file_digest(path) == hashlib.sha256(b"x").hexdigest()


# -- What is no file of the folder ----------------------------------------------------------------


@pytest.mark.parametrize(
    "target", ["elsewhere.ttl", "folder", "/dev/zero", "gone", "inside/../../elsewhere.ttl"]
)
def test_a_link_that_leaves_the_folder_is_told(target: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.ttl").write_text("secret", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "root" / "inside").mkdir(parents=True)
    (tmp_path / "root" / "a.ttl").symlink_to(tmp_path / target)
    with pytest.raises(ParseError, match=r"root/a\.ttl: is a link that leaves the folder .*root,"):
        files.find_rdf(tmp_path / "root")


def test_the_folder_itself_is_no_link_out(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "root" / "data").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ParseError, match="root/data: is a link that leaves"):
        files.find(tmp_path / "root" / "data", within=tmp_path / "root")
    (tmp_path / "named").symlink_to(tmp_path / "elsewhere")
    assert files.find(tmp_path / "named") == []


def test_links_within_and_links_that_are_not_read_stay(tmp_path: Path) -> None:
    for name in ("root/data", "root/kept"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "root" / "kept" / "b.ttl").write_text("", encoding="utf-8")
    (tmp_path / "root" / "data" / "a.ttl").symlink_to("../kept/b.ttl")
    (tmp_path / "root" / "data" / "README.md").symlink_to("../../README.md")
    (tmp_path / "named").symlink_to("root")
    for root in (tmp_path / "root", tmp_path / "named"):
        found = files.find_rdf(root / "data", root)
        assert [path.name for path, _ in found] == ["a.ttl"]
        assert files.read(found[0][0]) == b""


@pytest.mark.parametrize(
    "name", [b"a\xff.ttl", b"a\nb.ttl", b"a\x1b[2J.ttl", "a\x9b.ttl".encode(), b"\x7f/b.ttl"]
)
def test_a_name_that_cannot_be_written_is_told_in_one_line(name: bytes, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))
    path.parent.mkdir(exist_ok=True)
    path.write_text("", encoding="utf-8")
    with pytest.raises(ParseError, match="its name holds a control character, or is not UTF-8") as found:
        files.find_rdf(tmp_path)
    assert str(found.value).isprintable()


def test_a_name_of_any_script_is_a_name(tmp_path: Path) -> None:
    for name in ("yksiköt.ttl", "می‌خواهم.ttl", "two words.ttl", "👩‍💻.ttl"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert len(files.find_rdf(tmp_path)) == 4


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have names")
def test_what_has_no_end_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.ttl")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket.ttl"))
        (tmp_path / "device.ttl").symlink_to("/dev/zero")
        for kind in ("pipe", "socket", "device"):
            with pytest.raises(ParseError, match=f"can't be read: it is a {kind}: put a plain file"):
                files.read(tmp_path / f"{kind}.ttl")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have names")
def test_a_file_that_becomes_a_pipe_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = tmp_path / "plain.ttl"
    plain.write_text("", encoding="utf-8")
    before = plain.stat()
    plain.unlink()
    os.mkfifo(plain)
    monkeypatch.setattr(Path, "stat", lambda _: before)
    with pytest.raises(ParseError, match="it is a pipe"):
        files.read(plain)


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="a system without /dev/fd")
def test_a_pipe_that_a_shell_connects_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, b"ASK {}")
    os.close(writing)
    assert files.read_text(Path(f"/dev/fd/{reading}")) == "ASK {}"
    os.close(reading)
