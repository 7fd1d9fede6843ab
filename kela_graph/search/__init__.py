"""Finds units, tasks, types, places, posts and paragraphs by words, in every language at once."""

from kela_graph.search.index import Index, Match
from kela_graph.search.things import ROLE_NAMES

__all__ = ["ROLE_NAMES", "Index", "Match"]
