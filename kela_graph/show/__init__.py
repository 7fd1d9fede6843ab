"""The organisation, a unit, a task, a place and a paragraph, put together for people.

Everything is asked for with SELECT queries, the names in batches, so that a view of a remote endpoint takes a
few round trips and no blank node has to be named to it.
"""

from __future__ import annotations

from typing import TypeAlias

from kela_graph.show.paragraph import ParagraphView, paragraphs
from kela_graph.show.thing import View, place, task, thing, unit
from kela_graph.show.tree import ORDERS, Held, Post, TreeUnit, tree

__all__ = [
    "ORDERS",
    "Held",
    "ParagraphView",
    "Post",
    "Shown",
    "TreeUnit",
    "View",
    "paragraphs",
    "place",
    "task",
    "thing",
    "tree",
    "unit",
]

#: What can be shown.
Shown: TypeAlias = TreeUnit | View | tuple[ParagraphView, ...]
