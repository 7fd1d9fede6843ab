"""The order of subjects in a file of data: which stand out of it, and the text with them in it.

The named subjects of a run stand in the order of their IRIs, numbers in them compared as numbers. What stands
apart begins a new run: a section comment ``# -- …``, a comment with blank lines around it, a directive.
A subject moves with the comment lines that touch it and with the blank nodes that follow it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.rdf.locations import Located

_LINE_END: Final = re.compile(r"\r\n?|\n")
_NUMBER: Final = re.compile(r"[0-9]+")
_SECTION: Final = "# --"
#: The rest of a subject's last line, and the comment lines right below it.
_REST: Final = re.compile(rf"[ \t]*(?:#[^\r\n]*)?(?:(?:\r\n?|\n)[ \t]*(?!{_SECTION})#[^\r\n]*)*")


@dataclass(slots=True)
class Entry:
    """A named subject, with all that moves with it.

    Attributes:
        subject: its IRI.
        at: the offset of the subject.
        start: the offset of the first line that moves with it.
        end: the offset after the last character that does; the line's end is none of it.
    """

    subject: str
    at: int
    start: int
    end: int


@dataclass(slots=True)
class Run:
    """Subjects that are to stand in one order.

    Attributes:
        entries: as they are written.
        movable: whether each has lines of its own, so that it can be moved.
    """

    entries: list[Entry] = field(default_factory=list)
    movable: bool = True


class Misplaced(NamedTuple):
    """A subject that stands out of order: it belongs before another, or after it."""

    entry: Entry
    other: Entry
    before: bool


class _Margin(NamedTuple):
    """What stands between two blocks.

    Attributes:
        above_end: where the text of the block above ends.
        start: where the text of the block below starts.
        divides: whether something stands there that belongs to neither.
        apart: whether the blocks share no line with one another or with a directive.
    """

    above_end: int
    start: int
    divides: bool
    apart: bool


def runs(located: Located) -> list[Run]:
    """Return the runs of named subjects in a file, in the order of the text."""
    named = {s.subject_at: s.subject.value for s in located.statements if isinstance(s.subject, ox.NamedNode)}
    found = [Run()]
    end = 0
    for at, after in located.blocks:
        margin = _margin(located.text, end, at)
        run = found[-1]
        if run.entries:
            run.entries[-1].end = margin.above_end
        if margin.divides:
            found.append(Run())
        if not margin.apart and (margin.divides or at in named):
            run.movable = found[-1].movable = False
        if at in named:
            found[-1].entries.append(Entry(named[at], at, margin.start, after))
        end = after
    if found[-1].entries:
        _close(found[-1], located.text, end)
    return [run for run in found if run.entries]


def misplaced(run: Run) -> Iterator[Misplaced]:
    """Give the fewest subjects that can be moved to bring a run into order, in the order of the text."""
    ranked = _ranked(run)
    in_place = _longest_ordered(ranked)
    told: dict[int, Misplaced] = {}
    following = None
    for index in reversed(ranked):
        if index in in_place:
            following = index
        elif following is not None:
            told[index] = Misplaced(run.entries[index], run.entries[following], True)
    last = max(in_place, default=0)
    for index, entry in enumerate(run.entries):
        if index not in in_place:
            yield told.get(index) or Misplaced(entry, run.entries[last], False)


def pieces(run: Run) -> list[tuple[int, int]]:
    """Return which stretches of the text make up the run in order, what stands between subjects unmoved."""
    found = []
    for place, index in enumerate(_ranked(run)):
        entry = run.entries[index]
        found.append((entry.start, entry.end))
        if place + 1 < len(run.entries):
            found.append((run.entries[place].end, run.entries[place + 1].start))
    return found


def _ranked(run: Run) -> list[int]:
    """Return the indexes of the entries in the order in which these are to stand."""
    keys = [sort_key(entry.subject) for entry in run.entries]
    return sorted(range(len(keys)), key=keys.__getitem__)


def sort_key(iri: str) -> str:
    """Return what an IRI is ordered by: a longer number is a greater one."""

    def padded(match: re.Match[str]) -> str:
        digits = match[0].lstrip("0")
        return f"0{len(digits):09}{digits}"

    return _NUMBER.sub(padded, iri)


def _longest_ordered(ranked: list[int]) -> set[int]:
    """Return the indexes of as many entries as possible that stand in order among themselves.

    It is the longest increasing subsequence of their ranks, found from the end, so that of two subjects
    that should change places the second is the one that is out of order.
    """
    ranks = {index: rank for rank, index in enumerate(ranked)}
    tails: list[int] = []  # the negated rank that ends the best subsequence of each length
    chosen: list[int] = []  # its index
    before: dict[int, int | None] = {}
    for index in reversed(range(len(ranked))):
        length = bisect_left(tails, -ranks[index])
        tails[length : length + 1] = [-ranks[index]]
        chosen[length : length + 1] = [index]
        before[index] = chosen[length - 1] if length else None
    found = set()
    index_or_none = chosen[-1] if chosen else None
    while index_or_none is not None:
        found.add(index_or_none)
        index_or_none = before[index_or_none]
    return found


def _margin(text: str, end: int, at: int) -> _Margin:
    """Tell apart what stands between the end of a block, or the text's start, and the next block."""
    breaks = [match.span() for match in _LINE_END.finditer(text, end, at)]
    if end == 0:
        breaks.insert(0, (0, 0))
    if not breaks:
        return _Margin(end, at, divides=bool(text[end:at].strip()), apart=False)
    lines = [text[after:before] for (_, after), (before, _) in pairwise(breaks)]
    kinds = [_kind(line) for line in lines]
    below = _count_comments(reversed(kinds))
    others = kinds[: len(kinds) - below]
    above = _count_comments(iter(others))
    if above < len(others) and others[above] != "blank":
        above = 0
    own_rest = _kind(text[end : breaks[0][0]]) != "other"
    own_start = not text[breaks[-1][1] : at].strip()
    return _Margin(
        above_end=breaks[above][0] if own_rest else end,
        start=breaks[len(others)][1],
        divides=not own_rest or not own_start or any(kind != "blank" for kind in others[above:]),
        apart=own_rest and own_start,
    )


def _close(run: Run, text: str, end: int) -> None:
    """End the last entry of a text, with the comments that touch it."""
    rest = _REST.match(text, end)
    assert rest is not None  # noqa: S101 - it matches nothing, too
    run.entries[-1].end = rest.end()
    run.movable &= text[rest.end() : rest.end() + 1] in ("", "\r", "\n")


def _kind(line: str) -> str:
    """Return what a line outside of blocks is: blank, a comment, a section, or something other."""
    stripped = line.strip()
    if not stripped.startswith("#"):
        return "other" if stripped else "blank"
    return "section" if stripped.startswith(_SECTION) else "comment"


def _count_comments(kinds: Iterator[str]) -> int:
    """Return how many comments come first."""
    count = 0
    while next(kinds, None) == "comment":
        count += 1
    return count
