"""Work in a process of its own: it answers, raises, and ends in time."""

from __future__ import annotations

import os
import signal
import time

import pytest

from kela_graph.errors import ParseError, SyntaxProblem, ToolError
from kela_graph.rdf import process


def test_what_the_work_returns_comes_back_with_its_steps() -> None:
    def work(announce: process.Announce) -> bytes:
        announce("first")
        announce("second")
        return b"x" * 5_000_000

    steps = process.Steps()
    assert len(process.run(work, 60, steps)) == 5_000_000
    assert list(steps.seconds) == ["first", "second"]


def test_what_the_work_raises_is_raised_whole() -> None:
    problem = SyntaxProblem("a.rq", 1, 2, "wrong")

    def work(_: process.Announce) -> None:
        raise ParseError([problem])

    with pytest.raises(ParseError, match=r"a\.rq:1:2: wrong") as caught:
        process.run(work, None)
    assert caught.value.problems == (problem,)


def test_work_that_never_ends_is_ended_in_its_step() -> None:
    def work(announce: process.Announce) -> None:
        announce("waiting")
        time.sleep(3600)

    begun = time.monotonic()
    steps = process.Steps()
    with pytest.raises(process.OutOfTime) as caught:
        process.run(work, 0.2, steps)
    assert caught.value.step == "waiting"
    assert list(steps.seconds) == ["waiting"]
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (lambda _: os._exit(7), "ended with code 7"),
        (lambda _: os.kill(os.getpid(), signal.SIGKILL), "ended by SIGKILL; the machine may lack memory"),
        (lambda _: os.kill(os.getpid(), signal.SIGTERM), "ended by SIGTERM"),
    ],
)
def test_a_process_that_is_gone_is_told(end: process.Announce, told: str) -> None:
    with pytest.raises(ToolError, match=told):
        process.run(lambda _: end(""), 60)


def test_an_error_that_cannot_be_sent_is_told() -> None:
    class Local(Exception):  # noqa: N818
        pass

    def work(_: process.Announce) -> None:
        raise Local("odd")

    with pytest.raises(ToolError, match="Local: odd"):
        process.run(work, 60)
