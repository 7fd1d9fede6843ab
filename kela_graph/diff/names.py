"""What the things of a difference are called, in one order of languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph import wording
from kela_graph.diff.alignment import TYPE
from kela_graph.diff.triples import LABELS, TASK_PROPERTIES, TripleIndex
from kela_graph.text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.change import Diff

#: How many characters of a name or text are told.
LENGTH: Final = 200


class Names:
    """What things are called, in one order of languages; the new graph's names come first.

    All text is harmless on a terminal: control characters are shown as escapes.

    Attributes:
        languages: best first.
    """

    def __init__(self, diff: Diff, languages: Sequence[str]) -> None:
        self.languages = languages
        self._sides = (diff.new, diff.old)
        self._prefixes = {namespace: prefix for prefix, namespace in diff.prefixes.items() if prefix}

    @classmethod
    def by_language(cls, diff: Diff) -> dict[str, Names]:
        """Return the names in each language that the program speaks, by its tag."""
        return {tag: cls(diff, (tag, *diff.languages)) for tag in wording.LANGUAGES}

    def label(self, term: Term) -> str:
        """Return a name for people: a label, the text of a literal, or else the IRI as it is typed."""
        if isinstance(term, ox.Triple):
            value = self.label(term.object)
            return value if term.predicate == TYPE else f"{self.label(term.predicate)} {value}"
        if isinstance(term, ox.Literal):
            return brief(f"{term.value} ({term.language})" if term.language else term.value, LENGTH)
        if isinstance(term, ox.BlankNode):
            return brief(self._described(term, 2), LENGTH)
        names = (self._named(side, term) for side in self._sides)
        return next((brief(name, LENGTH) for name in names if name), self.short(term))

    def short(self, term: Term) -> str:
        """Return a term as a person would type it: a prefixed name where a prefix fits."""
        if isinstance(term, ox.BlankNode):
            return "[…]"
        if isinstance(term, ox.Triple):
            return " ".join(map(self.short, (term.subject, term.predicate, term.object)))
        if isinstance(term, ox.Literal):
            return visible(str(term))
        end = max(term.value.rfind("/"), term.value.rfind("#")) + 1
        prefix, local = self._prefixes.get(term.value[:end]), term.value[end:]
        return visible(f"{prefix}:{local}" if prefix and re.fullmatch(r"\w[\w.-]*", local) else str(term))

    def full(self, term: Term) -> str:
        """Return a name and the IRI behind it."""
        label, short = self.label(term), self.short(term)
        return label if label == short or not isinstance(term, ox.NamedNode) else f"{label} [{short}]"

    def _described(self, node: ox.BlankNode, depth: int) -> str:
        """Return what is stated of a blank node, and of those that it names in turn, so many deep."""
        if not depth:
            return "[…]"
        side = next((side for side in self._sides if node in side), self._sides[0])
        if members := side.listed(node)[:LENGTH]:
            return f"({', '.join(map(self.label, members))})"
        stated = []
        for triple in sorted(side.of(node), key=str):
            value = triple.object
            text = self._described(value, depth - 1) if isinstance(value, ox.BlankNode) else self.label(value)
            stated.append(f"{self.short(triple.predicate)} {text}")
        return f"[{'; '.join(stated)}]"

    def _named(self, side: TripleIndex, term: ox.NamedNode) -> str | None:
        """Return a label; a responsibility is called after its task."""
        for predicate in LABELS:
            literals = (v for v in side.values(term, predicate) if isinstance(v, ox.Literal))
            name = wording.choose({v.language or "": v.value for v in literals}, self.languages)
            if name is not None:
                return name
        tasks = (task for task in side.values(term, *TASK_PROPERTIES) if isinstance(task, ox.NamedNode))
        return next((self._named(side, task) for task in tasks), None)
