"""Folders of files: whole or not at all, and nothing of anyone else's is harmed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from kela_graph.errors import InputError
from kela_graph.exports import directory

if TYPE_CHECKING:
    from pathlib import Path

FILES = {"sign": b"sign\n", "a.txt": b"a\n", "b.ttl": b"<a> <b> <c> .\n"}


def write(files: dict[str, bytes], folder: Path, *, force: bool = False) -> None:
    directory.write(files, folder, "sign", force=force)


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def whole(files: dict[str, bytes]) -> dict[str, bytes]:
    return {**files, directory.DIGESTS: directory.digests(files)}


def test_a_folder_is_made_and_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(FILES, folder)
    assert held(folder) == whole(FILES)
    changed = {**FILES, "a.txt": b"other\n"}
    write(changed, folder)
    assert held(folder) == whole(changed)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_an_empty_folder_is_used(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir(mode=0o755)
    write(FILES, folder)
    assert held(folder) == whole(FILES)


def test_a_new_folder_may_be_read_by_others(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    plain = tmp_path / "plain"
    plain.mkdir()
    assert (tmp_path / "out").stat().st_mode == plain.stat().st_mode


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_sha256sum_reads_the_digests(tmp_path: Path) -> None:
    write(FILES, tmp_path / "out")
    check = ["sha256sum", "--check", "--strict", directory.DIGESTS]
    assert subprocess.run(check, cwd=tmp_path / "out", capture_output=True, check=False).returncode == 0
    (tmp_path / "out" / "a.txt").write_text("changed")
    assert subprocess.run(check, cwd=tmp_path / "out", capture_output=True, check=False).returncode == 1


def test_other_files_ask_for_force_and_stay(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    for name in ("mine.txt", "m2", "m3", "m4"):
        (folder / name).write_text("mine")
    before = held(folder)
    with pytest.raises(InputError, match=r"holds other files \(m2, m3, m4 and 1 more\).*--force"):
        write(FILES, folder)
    assert held(folder) == before
    write(FILES, folder, force=True)
    assert held(folder) == {**before, **whole(FILES)}


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("name", ["a.txt", directory.DIGESTS])
def test_a_file_that_it_did_not_write_is_never_overwritten(name: str, force: bool, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / name).write_text("mine")
    with pytest.raises(InputError, match=f"holds {name}, which the program did not write"):
        write(FILES, folder, force=force)
    assert held(folder) == {name: b"mine"}


def test_digests_of_someone_else_give_no_right(tmp_path: Path) -> None:
    """A file of digests that does not name the sign, or names it wrongly, is not the program's."""
    mine = {"photo.jpg": b"photo", "a.txt": b"mine"}
    for number, others in enumerate((mine, {**mine, "sign": b"sign"})):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, data in mine.items():
            (folder / name).write_bytes(data)
        (folder / directory.DIGESTS).write_bytes(directory.digests(others))
        before = held(folder)
        with pytest.raises(InputError, match="did not write"):
            write(FILES, folder, force=True)
        assert held(folder) == before


def test_what_is_no_longer_wanted_goes_unless_it_was_changed(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write({**FILES, "old": b"old", "edited": b"old"}, folder)
    (folder / "edited").write_text("mine")
    write(FILES, folder)
    assert held(folder) == {**whole(FILES), "edited": b"mine"}


def test_digests_that_name_files_elsewhere_do_no_harm(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_bytes(b"victim")
    folder = tmp_path / "out"
    write(FILES, folder)
    lines = directory.digests({**FILES, "../victim": b"victim", str(victim): b"victim"})
    (folder / directory.DIGESTS).write_bytes(lines + b"not a line\n\xff\n")
    write(FILES, folder)
    assert victim.read_bytes() == b"victim"
    assert held(folder) == whole(FILES)


@pytest.mark.parametrize("name", ["../a", "/a", "a/b", "..", ".hidden", "", "a\nb", directory.DIGESTS])
def test_a_name_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be the name of a file"):
        write({**FILES, name: b"x"}, tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text("mine")
    with pytest.raises(InputError, match="is not a folder"):
        write(FILES, path)
    with pytest.raises(InputError, match="can't be written"):
        write(FILES, path / "below")
    with pytest.raises(InputError, match="can't be written"):
        write(FILES, tmp_path / "none" / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["file"]
    assert path.read_text() == "mine"


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    write(FILES, folder)
    (folder / "a.txt").unlink()
    (folder / "a.txt").mkdir()
    with pytest.raises(InputError, match=r"holds a\.txt, which"):
        write(FILES, folder)
    assert (folder / "a.txt").is_dir()


FULL = """
import resource, signal, sys
from kela_graph.errors import InputError
from kela_graph.exports import directory
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    directory.write({"sign": b"sign", "a.txt": b"new", "big": b"x" * 2000}, sys.argv[1], "sign")
except InputError as error:
    sys.exit(str(error))
"""


@pytest.mark.slow
def test_a_full_target_leaves_what_was_there(tmp_path: Path) -> None:
    """A file may hold 1,000 bytes only, so that the second one can't be written."""
    folder = tmp_path / "out"
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", FULL, str(folder)], capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert "can't be written: File too large" in done.stderr
        assert held(folder) == whole(FILES) if folder.exists() else True
        assert [path.name for path in tmp_path.iterdir()] == (["out"] if folder.exists() else [])
        if not folder.exists():
            write(FILES, folder)
    assert held(folder) == whole(FILES)


def test_a_folder_by_a_link(tmp_path: Path) -> None:
    real = tmp_path / "real"
    real.mkdir()
    link = tmp_path / "link"
    link.symlink_to(real)
    write(FILES, link)
    assert held(real) == whole(FILES)
    assert link.is_symlink()
