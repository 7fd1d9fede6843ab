"""Judging in a process of its own, which ends where a shape or a query takes too much.

What judges says what it is at: a step, and of the shapes or queries of a step the part. What it was at when
its process came to an end is told, and left out as all is judged again.
"""

from __future__ import annotations

import mmap
import multiprocessing
import pickle
import signal
import warnings
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import rdflib
from rdflib import BNode

from kela_graph.files import shown
from kela_graph.rdf import process

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from rdflib.term import Node

    from kela_graph.checks.expected import Expected
    from kela_graph.queries import Query

    _T = TypeVar("_T")
    _File = TypeVar("_File", Expected, Query)

#: How many seconds of the processor a part may take, and how many more for each triple that is judged.
SECONDS: Final = 10.0
PER_TRIPLE: Final = 0.0005
#: How much memory judging may take, in bytes, beside twice what is taken already.
MEMORY: Final = 2 * 1024**3
#: After so many parts that take too much, a step is given up as a whole.
MOST: Final = 5

#: How a step of the fast engine begins.
FAST: Final = "fast:"
_STEP: Final = 512
_SIZE: Final = 4096

#: In a process that judges: where it notes what it is at, and the seconds that each part has.
_mark: mmap.mmap | None = None
_seconds: float = SECONDS


def begin(step: str, part: str = "") -> None:
    """Note what is judged from now on, and let it have its time."""
    if _mark is not None:
        _mark[:_STEP] = step.encode()[: _STEP - 1].ljust(_STEP, b"\0")
        note(part, anew=True)


def note(part: str, *, anew: bool = False) -> None:
    """Note the part of a step that is judged from now on, and let it have its time where it begins anew."""
    if _mark is not None:
        written = part.encode()[: _SIZE - _STEP - 1] + b"\0"
        _mark[_STEP : _STEP + len(written)] = written
        if anew:
            signal.setitimer(signal.ITIMER_PROF, _seconds)


def each(step: str, parts: Iterable[_File], exceeded: Mapping[str, str]) -> Iterator[_File]:
    """Give the files of a step, each within its time, but for those that take too much."""
    for part in parts:
        if (name := shown(part.path)) not in exceeded:
            begin(step, name)
            yield part


def judged(work: Callable[[Mapping[str, str]], _T], triples: int) -> _T:
    """Return what judges, given what to leave out: steps and parts, each with the reason.

    Raise ToolError where its process ended, and nothing that it was at explains that.
    """
    exceeded: dict[str, str] = {}
    while "fork" in multiprocessing.get_all_start_methods():
        mark = mmap.mmap(-1, _SIZE)
        try:
            answer: _T = _unpickled(process.run(partial(_within, work, exceeded, mark, triples), None))
            return answer
        except (process.EndedError, MemoryError, RecursionError) as error:
            halves = mark[:_STEP], mark[_STEP:]
            step, part = (half.partition(b"\0")[0].decode(errors="ignore") for half in halves)
            found = part if part and part not in exceeded and len(exceeded) < MOST else step
            if not found or found in exceeded:
                raise
            exceeded[found] = _reason(error)
    return work(exceeded)


def _within(
    work: Callable[[Mapping[str, str]], object],
    exceeded: Mapping[str, str],
    mark: mmap.mmap,
    triples: int,
    _: process.Announce,
) -> bytes:
    """Do the work in a process of its own, and return the result for `_unpickled`."""
    global _mark, _seconds
    _mark, _seconds = mark, SECONDS + PER_TRIPLE * triples
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    warnings.filterwarnings("ignore", "Warning, A Recursive Shape")  # the engines' own; a finding tells it
    with suppress(ImportError, OSError, ValueError):
        import resource  # not on every system, nor is what is taken already

        taken = int(Path("/proc/self/statm").read_text("ascii").split()[5]) * resource.getpagesize()
        limit = MEMORY + 3 * taken
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    return pickle.dumps(work(exceeded))


def _unpickled(data: bytes) -> Any:
    """Return what a process sent, its literals as they are written."""
    normalizes, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        return pickle.loads(data)  # noqa: S301 - our own process sent it
    finally:
        rdflib.NORMALIZE_LITERALS = normalizes


def _reason(error: BaseException) -> str:
    if isinstance(error, RecursionError) or getattr(error, "code", 0) == -signal.SIGSEGV:
        return "depth"
    return "time" if getattr(error, "code", 0) == -signal.SIGPROF else "memory"


def key(shape: Node) -> str:
    """Return what tells a shape from others, as a part."""
    return f"_:{shape}" if isinstance(shape, BNode) else str(shape)
