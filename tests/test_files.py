"""Files: found, read, written and digested."""

from __future__ import annotations

import hashlib
import os
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
    path.write_bytes(b"one\ntwo\xff\n")
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
