"""Finds units, tasks, types, places, posts and paragraphs by words, in every language at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph.search.index import Index, Match
from kela_graph.search.things import ROLE_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection

    from rdflib import Dataset

__all__ = ["ROLE_NAMES", "Index", "Match", "find"]


def find(
    dataset: Dataset,
    words: str,
    *,
    lang: str | None = None,
    limit: int = 10,
    roles: Collection[str] | None = None,
) -> tuple[Match, ...]:
    """Return what the words fit, best first: see `Index.find`. Who searches often keeps an `Index`."""
    return Index.of(dataset).find(words, lang=lang, limit=limit, roles=roles)
