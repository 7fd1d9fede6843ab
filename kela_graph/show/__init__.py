"""The organisation, a unit, a task, a place and a paragraph, put together for people.

All of it is asked for with SELECT queries, the names in batches, so that a view of a remote endpoint takes a
few round trips and no blank node has to be named to it.
"""

from __future__ import annotations

from kela_graph.show.fact import READINGS, Fact, ParagraphView, Statement, Thing, View
from kela_graph.show.paragraph import paragraphs
from kela_graph.show.thing import place, task, thing, unit
from kela_graph.show.tree import Held, TreeUnit, tree
from kela_graph.show.words import counted, say

__all__ = [
    "READINGS",
    "Fact",
    "Held",
    "ParagraphView",
    "Statement",
    "Thing",
    "TreeUnit",
    "View",
    "counted",
    "paragraphs",
    "place",
    "say",
    "task",
    "thing",
    "tree",
    "unit",
]
