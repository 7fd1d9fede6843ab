"""Work in a process of its own: it answers, raises, and ends in time."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
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


#: Runs work that never ends, and says so when it has begun.
PARENT = """
import sys, time
from itertools import permutations
import pyoxigraph as ox
from kela_graph.rdf import process

def sleep():
    time.sleep(3600)

def label():
    nodes = [ox.BlankNode(f"b{number}") for number in range(12)]
    complete = ox.Dataset(ox.Quad(a, ox.NamedNode("a:b"), b) for a, b in permutations(nodes, 2))
    complete.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)

def work(announce):
    print("begun", flush=True)
    globals()[sys.argv[1]]()

process.run(work, float(sys.argv[2]))
"""


@pytest.mark.parametrize(("work", "seconds"), [("sleep", 3600), ("label", 2.0)])
def test_the_process_ends_with_the_one_that_asked_for_its_work(work: str, seconds: float) -> None:
    """Also where no Python runs meanwhile, as while labels are found: then when its time is over."""
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, work, str(seconds)], stdout=subprocess.PIPE
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"begun\n"
        parent.kill()
        parent.wait()
        # Its output ends when all processes that could write to it have.
        assert select.select([parent.stdout], [], [], 60)[0]
        assert parent.stdout.read() == b""


def test_a_process_that_the_system_ends_in_time_is_out_of_time() -> None:
    steps = process.Steps()

    def work(announce: process.Announce) -> None:
        announce("waiting")
        os.kill(os.getpid(), signal.SIGALRM)

    with pytest.raises(process.OutOfTime) as caught:
        process.run(work, 60, steps)
    assert caught.value.step == "waiting"
