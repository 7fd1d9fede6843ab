"""Cases that are a SPARQL update: it changes one thing in a dataset without a finding.

A file `NAME.ru` begins with what is wrong then, and with what must be found, a line each: its parts stand
between bars, a blank node is `_:` and nothing is `-`. `NAME-2.ru` goes wrong in another way. `NAME.miss.ru`
comes close to it, and nothing must be found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal

from kela_graph import terms

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node


@dataclass(frozen=True)
class Case:
    path: Path

    @property
    def stem(self) -> str:
        return self.path.name.removesuffix(".ru")

    @property
    def is_miss(self) -> bool:
        return self.stem.endswith(".miss")

    @property
    def rule(self) -> str:
        """The shape or check that the case is about."""
        return re.sub(r"(-\d+)?(\.miss)?$", "", self.stem)

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def expected(self) -> list[tuple[str, ...]]:
        """What must be found, in order."""
        return sorted(
            tuple(line.removeprefix("#= ").split(" | "))
            for line in self.text.splitlines()
            if line.startswith("#= ")
        )

    def applied_to(self, base: ox.Store) -> ox.Store:
        """A copy of the store after the update, which must change something."""
        changed = ox.Store()
        changed.extend(base)
        changed.update(self.text)
        assert set(changed) != set(base), f"{self.stem} changes nothing"
        return changed


def cases_of(part: str) -> list[Case]:
    return [Case(path) for path in sorted((Path(__file__).parent / part).glob("*.ru"))]


def written(graph: Graph, term: Node | None) -> str:
    """A term as the cases write it."""
    if term is None:
        return "-"
    if isinstance(term, BNode):
        return "_:"
    if isinstance(term, Literal):
        return str(term) if term.datatype == XSD.integer else Literal(str(term), lang=term.language).n3()
    return terms.short(graph, term)
