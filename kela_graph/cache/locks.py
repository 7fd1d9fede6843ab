"""File locks on a folder of a kept graph: one process writes, any number read.

A lock ends with the process that holds it, however that ends.
"""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from kela_graph.errors import InputError, ToolError

try:
    import fcntl
except ImportError:  # as on Windows
    message = "a graph can be kept on disk only where there are POSIX file locks: leave out --store"
    raise ToolError(message) from None

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: The file that a process locks that writes into the folder.
LOCK: Final = "kela-graph-store.lock"

#: Seconds between two tries to get the lock.
_PAUSE: Final = 0.05


@contextmanager
def writing(folder: Path, wait: float, why: str) -> Iterator[None]:
    """Be the only process that writes into a folder; wait so many seconds for another; say why it writes."""
    try:
        descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise InputError(
            f"{folder}: can't be written to: {error.strerror}; the graph must be loaded there, since {why}: "
            "name another folder, or leave out --store"
        ) from None
    try:
        end = time.monotonic() + wait
        while not _locked(descriptor):
            if time.monotonic() >= end:
                raise ToolError(f"{folder}: is in use: another process keeps a graph there: try again later")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


def reading(database: Path) -> int:
    """Keep a database from being deleted until the descriptor that is returned is closed."""
    descriptor = os.open(database, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


@contextmanager
def unread(database: Path) -> Iterator[bool]:
    """Give whether no process reads a database; no process can begin to meanwhile."""
    descriptor = os.open(database, os.O_RDONLY)
    try:
        yield _locked(descriptor)
    finally:
        os.close(descriptor)


def _locked(descriptor: int) -> bool:
    """Lock an open file or folder for this process alone, if that can be done now."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
