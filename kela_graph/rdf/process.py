"""Runs work in a process of its own, which ends within a limit of time whatever it does.

Oxigraph can't be stopped half-way by other means, nor can labels for blank nodes be.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
import warnings
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from kela_graph.errors import ToolError

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_T = TypeVar("_T")

#: What ends a process that its parent does not end, where the system has it, and after how many seconds more.
_ALARM: Final = getattr(signal, "SIGALRM", 0)
_GRACE: Final = 1.0

#: Announces the step that begins, for people.
Announce: TypeAlias = "Callable[[str], None]"


class OutOfTime(Exception):  # noqa: N818 - a limit that was set and reached is no error of the program
    """The work took longer than allowed, in its `step`; None where no step was announced."""

    def __init__(self, step: str | None) -> None:
        super().__init__(step)
        self.step = step


class EndedError(ToolError):
    """The process that did the work ended with a `code`, below zero of a signal, and gave no answer."""

    def __init__(self, code: int | None) -> None:
        super().__init__(_ended(code))
        self.code = code


class Steps:
    """How long each step took, in seconds, in the order of the steps."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.current: str | None = None
        self._since = 0.0

    def begin(self, step: str) -> None:
        """Note that a step begins, and so the one before it has ended."""
        self.end()
        self.current = step
        self._since = time.monotonic()

    def end(self) -> None:
        """Note that the step has ended."""
        if self.current is not None:
            taken = time.monotonic() - self._since
            self.seconds[self.current] = self.seconds.get(self.current, 0.0) + taken
            self.current = None


def run(work: Callable[[Announce], _T], timeout: float | None, steps: Steps | None = None) -> _T:
    """Return what work gives, or raise what it raises, from a process of its own; either is pickled.

    The steps that it announces are noted. OutOfTime where it takes longer than so many seconds, EndedError
    where its process comes to an end without an answer.
    """
    noted = steps or Steps()
    until = None if timeout is None else time.monotonic() + timeout
    process, ours = _start(work, timeout)
    try:
        answer = _receive(ours, until, noted)
    except EOFError:
        process.join()
        if process.exitcode == -_ALARM:
            raise OutOfTime(noted.current) from None
        raise EndedError(process.exitcode) from None
    finally:
        noted.end()
        process.kill()
        process.join()
        process.close()
        ours.close()
    if isinstance(answer, BaseException):
        raise answer
    return answer  # type: ignore[no-any-return] # what the work returned


def _start(work: Callable[[Announce], Any], timeout: float | None) -> tuple[BaseProcess, Connection]:
    """Start a process that does the work, and return it with the end of the pipe that hears of it."""
    import multiprocessing  # here, since few commands run anything so

    # A forked process has all that is loaded; elsewhere the work must be a function that can be pickled.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context: Any = multiprocessing.get_context(method)
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_child, args=(work, theirs, timeout))
    with warnings.catch_warnings():
        # Python warns of a fork beside threads, such as a notebook's: the work takes none of their locks.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    return process, ours


def _receive(ours: Connection, until: float | None, steps: Steps) -> Any:
    """Note the steps that are announced, and return what comes of the work: a value or an error."""
    while ours.poll(None if until is None else max(0.0, until - time.monotonic())):
        step, answer = ours.recv()
        if step is None:
            return answer
        steps.begin(step)
    raise OutOfTime(steps.current)


def _child(work: Callable[[Announce], Any], theirs: Connection, timeout: float | None) -> None:
    """Do the work and send what comes of it; in the process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if timeout is not None and _ALARM:
        # No thread runs while Oxigraph labels blank nodes: there the system ends what has no parent any more.
        signal.signal(_ALARM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, timeout + _GRACE)
    try:
        answer = work(lambda step: theirs.send((step, None)))
    except Exception as error:
        answer = error
    try:
        theirs.send((None, answer))
    except BrokenPipeError:
        return
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        theirs.send((None, ToolError(f"{type(answer).__name__}: {answer}: can't be sent: {error}")))


def _end_with_parent() -> None:
    """End this process where the one that asked for the work has ended, killed perhaps."""
    import multiprocessing
    from multiprocessing.connection import wait

    parent = multiprocessing.parent_process()
    if parent is not None and wait([parent.sentinel]):
        os._exit(1)


def _ended(code: int | None) -> str:
    """Say how a process ended that gave no answer."""
    if code is not None and code < 0:
        name = signal.Signals(-code).name
        hint = "; the machine may lack memory: ask for less" if name == "SIGKILL" else ""
        return f"the process that did the work was ended by {name}{hint}"
    return f"the process that did the work ended with code {code} and gave no answer"
