"""The order of subjects in a file of data: which are out of order, and how to order the text.

The named subjects of a run stand in the order of their IRIs, numbers in them compared as numbers. A new run
begins at a section comment ``# -- …``, a comment with blank lines around it, or a directive. A subject moves
with the comment lines that touch it and with the blank nodes that follow it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.rdf.locations import Located

_NUMBER: Final = re.compile(r"[0-9]+")

_LINE_END: Final = r"(?:\r\n?+|\n)"
_COMMENT: Final = r"[ \t]*(?!# --)#[^\r\n]*"  # on a line of its own, and no section
_REST: Final = r"[ \t]*(?:#[^\r\n]*)?"  # of the last line of a block

#: What moves with the block above: the comments below it too, if a blank line follows or the text ends.
_ABOVE: Final = re.compile(rf"{_REST}(?:(?:{_LINE_END}{_COMMENT})*(?={_LINE_END}[ \t]*{_LINE_END}))?")
_LAST: Final = re.compile(rf"{_REST}(?:{_LINE_END}{_COMMENT})*")
#: What moves with the block below: the comments above it.
_BELOW: Final = re.compile(rf"(?:\A|{_LINE_END})(?P<own>(?:{_COMMENT}{_LINE_END})*[ \t]*)\Z")


@dataclass(slots=True)
class SubjectBlock:
    """A named subject and its offset, and the lines that move with it, without the end of the last."""

    subject: str
    at: int
    start: int
    end: int


@dataclass(slots=True)
class Run:
    """Subjects that must stand in one order, as they are written, and whether each has lines of its own."""

    blocks: list[SubjectBlock] = field(default_factory=list)
    movable: bool = True


class Misplaced(NamedTuple):
    """A subject that is out of order: it belongs before another, or after it."""

    block: SubjectBlock
    other: SubjectBlock
    before: bool


def runs(located: Located) -> list[Run]:
    """Return the runs of named subjects in a file, in the order of the text."""
    text = located.text
    named = {s.subject_at: s.subject.value for s in located.statements if isinstance(s.subject, ox.NamedNode)}
    found = [Run()]
    end = 0
    for at, after in located.blocks:
        above_end, below = _end_of(_ABOVE, text, end, at), _BELOW.search(text, end, at)
        start = below.start("own") if below else at
        divides = bool(text[above_end:start].strip())
        run = found[-1]
        if run.blocks:
            run.blocks[-1].end = above_end
        if divides:
            found.append(Run())
        shares_line = below is None or (end > 0 and text[above_end] not in "\r\n")
        if shares_line and (divides or at in named):
            run.movable = found[-1].movable = False
        if at in named:
            found[-1].blocks.append(SubjectBlock(named[at], at, start, after))
        end = after
    if found[-1].blocks:
        found[-1].blocks[-1].end = last = _end_of(_LAST, text, end, len(text))
        found[-1].movable &= text[last : last + 1] in ("", "\r", "\n")
    return [run for run in found if run.blocks]


def misplaced(run: Run) -> Iterator[Misplaced]:
    """Give the fewest subjects that must move to bring a run into order, in the order of the text."""
    ranked = _ranked(run)
    in_place = _longest_ordered(ranked)
    found: dict[int, Misplaced] = {}
    following = None
    for index in reversed(ranked):
        if index in in_place:
            following = index
        elif following is not None:
            found[index] = Misplaced(run.blocks[index], run.blocks[following], True)
    last = max(in_place, default=0)
    for index, block in enumerate(run.blocks):
        if index not in in_place:
            yield found.get(index) or Misplaced(block, run.blocks[last], False)


def pieces(run: Run) -> list[tuple[int, int]]:
    """Return the stretches of the text that make up the run in order; what stands between subjects stays."""
    found = []
    for place, index in enumerate(_ranked(run)):
        found.append((run.blocks[index].start, run.blocks[index].end))
        if place + 1 < len(run.blocks):
            found.append((run.blocks[place].end, run.blocks[place + 1].start))
    return found


def sort_key(iri: str) -> str:
    """Return a key that orders IRIs with the numbers in them compared as numbers."""

    def padded(match: re.Match[str]) -> str:
        digits = match[0].lstrip("0")
        return f"0{len(digits):09}{digits}"

    return _NUMBER.sub(padded, iri)


def _ranked(run: Run) -> list[int]:
    """Return the indexes of the blocks in the order in which these should stand."""
    keys = [sort_key(block.subject) for block in run.blocks]
    return sorted(range(len(keys)), key=keys.__getitem__)


def _longest_ordered(ranked: list[int]) -> set[int]:
    """Return the indexes of as many blocks as possible that are in order among themselves.

    It is the longest increasing subsequence of their ranks, found from the end, so that of two subjects
    that should change places the second is the one that is out of order.
    """
    ranks = {index: rank for rank, index in enumerate(ranked)}
    tails: list[int] = []  # the negated rank that ends the best subsequence of each length
    chains: list[tuple[int, Any]] = []  # its index, and the rest of it
    for index in reversed(range(len(ranked))):
        length = bisect_left(tails, -ranks[index])
        tails[length : length + 1] = [-ranks[index]]
        chains[length : length + 1] = [(index, chains[length - 1] if length else None)]
    found, rest = set(), chains[-1] if chains else None
    while rest is not None:
        index, rest = rest
        found.add(index)
    return found


def _end_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    match = pattern.match(text, start, end)
    assert match is not None  # noqa: S101 - it also matches nothing
    return match.end()
