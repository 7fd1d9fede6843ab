"""How much may follow: a long transitive way, or a hub in a chain, gives the square of what is stated."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.rdf.inference.extensions import Batch

#: How many facts may follow, and how many more for each that is stated.
MOST: Final = 50_000
TIMES: Final = 5


class TooMuchFollows(Exception):  # noqa: N818 - a limit that was reached
    """A rule finds more than a limit allows."""


class Budget:
    """What may still follow: `left` facts."""

    def __init__(self, stated: int) -> None:
        self.left = MOST + TIMES * stated

    def spend(self, batch: Batch) -> None:
        """Count new facts, or raise TooMuchFollows where they are too many."""
        self.left -= size(batch)
        if self.left < 0:
            raise TooMuchFollows


def size(batch: Batch) -> int:
    """Return how many facts a batch has."""
    return sum(map(len, batch.values())) if isinstance(batch, dict) else len(batch)


@contextmanager
def told(rule: str, what: object) -> Iterator[None]:
    """Tell, by an InputError, which rule finds too much, about what."""
    try:
        yield
    except TooMuchFollows:
        about = f"far more follows than is stated, most by {rule} for {what}"
        raise InputError(f"{about}: shorten what it follows, or ask without inference") from None
