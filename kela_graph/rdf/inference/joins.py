"""Ways to evaluate a rule on what is new: functions from new facts to conclusions.

A fact is of a class (one term) or of a property (two); terms are numbers, and a rule's variables
are negative numbers. All functions work on whole sets and never change what they are given.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from kela_graph.rdf.inference.budget import TooMuchFollows
from kela_graph.rdf.inference.extensions import (
    INTERMEDIATE,
    ClassExtension,
    PropertyExtension,
    reverse,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kela_graph.rdf.inference.extensions import Batch, Extension, Operation, Pairs

    Row: TypeAlias = tuple[int, ...]
    Step: TypeAlias = Callable[[list[Row]], Iterable[Row]]


class Pattern(NamedTuple):
    """An atom: the extension of its class or property, and its other terms, one or two."""

    extension: Extension
    terms: tuple[int, ...]


#: A longer body is evaluated in steps.
_JOINED_AT_ONCE: Final = 6


def in_steps(body: list[Pattern], head: Pattern) -> Iterator[tuple[list[Pattern], Pattern]]:
    """Give the joins that evaluate a body: of a long one, each adds few atoms to what the one before found.

    A body of n atoms, joined at once from each of them, would take the cube of n to plan and at least its
    square to evaluate; in steps, both take n. What a step finds has one term or two: those of its terms that
    the atoms after it, or the head, speak of.
    """
    last = {term: place for place, pattern in enumerate((*body, head)) for term in pattern.terms if term < 0}
    if len(body) > _JOINED_AT_ONCE:
        atoms: list[Pattern] = []
        live: dict[int, None] = {}
        for place, pattern in enumerate(body[:-1]):
            atoms.append(pattern)
            live = {term: None for term in (*live, *pattern.terms) if last.get(term, -1) > place}
            if len(atoms) > 1 and 1 <= len(live) <= 2:
                kind = ClassExtension if len(live) == 1 else PropertyExtension
                found = Pattern(kind(INTERMEDIATE), tuple(live))
                yield atoms, found
                atoms = [found]
        body = [*atoms, body[-1]]
    yield body, head


def operation(body: list[Pattern], trigger: int, head: Pattern, most: int) -> Operation:
    """Return how to find the conclusions for which a new fact fits one atom of the body, its trigger.

    From each atom a chain of shared variables leads to every other one. TooMuchFollows beyond so many rows.
    """
    if len(body) == 1:
        simple = _projection(body[0].terms, head.terms)
    elif len(body) == 2:
        simple = _composition(body, trigger, head, most)
    else:
        simple = None
    return simple or _join(body, trigger, head, most)


def _projection(terms: tuple[int, ...], head: tuple[int, ...]) -> Operation | None:
    """Return the short way for a rule with one atom and no constants in the body."""
    if max(terms) >= 0:
        return None
    if terms == head:
        return lambda batch: batch
    if len(set(terms)) == 2:
        s, o = terms
        if head == (s,):
            return set
        if head == (o,):
            return lambda pairs: set().union(*pairs.values())
        if head == (o, s):
            return reverse
    return None


def _composition(body: list[Pattern], trigger: int, head: Pattern, most: int) -> Operation | None:
    """Return the short way for a chain of two properties, which keeps a subject's objects together."""
    if not all(len(pattern.terms) == 2 for pattern in (*body, head)):
        return None
    (first, (a, b)), (second, (c, d)) = body
    if head.terms != (a, d) or b != c or len({a, b, d}) < 3 or max(a, b, d) >= 0:
        return None
    index = second.forward if trigger == 0 else first.index_backward()  # type: ignore[union-attr]

    def from_first(pairs: Pairs) -> Pairs:
        result, left = {}, most
        for subject, middles in pairs.items():
            if found := [index[middle] for middle in middles if middle in index]:
                result[subject] = set().union(*found)
                left -= len(result[subject])
                if left < 0:
                    raise TooMuchFollows
        return result

    def from_second(pairs: Pairs) -> Pairs:
        result: defaultdict[int, set[int]] = defaultdict(set)
        left = most
        for middle, objects in pairs.items():
            for subject in index.get(middle, ()):
                left += len(result[subject])
                result[subject] |= objects
                left -= len(result[subject])
            if left < 0:
                raise TooMuchFollows
        return result

    return from_second if trigger else from_first


def _join(body: list[Pattern], trigger: int, head: Pattern, most: int) -> Operation:
    """Return the general way: rows of terms, to which a further atom adds a column or is a filter."""
    constants = {t: None for pattern in (*body, head) for t in pattern.terms if t >= 0}
    base = tuple(constants)
    columns = {term: column for column, term in enumerate(base)}
    steps: list[Step] = []
    for column, term in enumerate(body[trigger].terms, len(base)):
        if columns.setdefault(term, column) != column:
            steps.append(_equal(columns[term], column))
    width = len(base) + len(body[trigger].terms)
    rest = [pattern for place, pattern in enumerate(body) if place != trigger]
    while rest:
        # A filter before what makes more rows; max takes the first of equals.
        pattern = max(rest, key=lambda p: sum(t in columns for t in p.terms) / len(p.terms))
        rest.remove(pattern)
        steps.append(_step(pattern, columns))
        for term in pattern.terms:
            if term not in columns:
                columns[term] = width
                width += 1
    result_columns = [columns[term] for term in head.terms]

    def evaluate(batch: Batch) -> Batch:
        if len(body[trigger].terms) == 1:
            rows = [(*base, x) for x in batch]
        else:
            rows = [(*base, s, o) for s, objects in batch.items() for o in objects]
        for step in steps:
            rows = [*islice(step(rows), most + 1)]
            if len(rows) > most:
                raise TooMuchFollows
        if len(result_columns) == 1:
            return {row[result_columns[0]] for row in rows}
        result: defaultdict[int, set[int]] = defaultdict(set)
        for row in rows:
            result[row[result_columns[0]]].add(row[result_columns[1]])
        return result

    return evaluate


def _equal(left: int, right: int) -> Step:
    return lambda rows: [row for row in rows if row[left] == row[right]]


def _step(pattern: Pattern, columns: dict[int, int]) -> Step:
    """Return what keeps the rows for which an atom holds, and adds a column for an open variable."""
    extension: Any = pattern.extension
    at: list[Any] = [columns.get(term) for term in pattern.terms]
    if len(at) == 1:
        (x,) = at
        members = extension.members
        return lambda rows: [row for row in rows if row[x] in members]
    s, o = at
    forward = extension.forward
    if s is not None and o is not None:
        return lambda rows: [row for row in rows if row[o] in forward.get(row[s], ())]
    if s is not None:
        return lambda rows: ((*row, new) for row in rows for new in forward.get(row[s], ()))
    backward = extension.index_backward()
    return lambda rows: ((*row, new) for row in rows for new in backward.get(row[o], ()))
