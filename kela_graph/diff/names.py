"""What the things of a difference are called, in one order of languages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import RDF

from kela_graph import wording
from kela_graph.diff.alignment import TYPE
from kela_graph.diff.facts import LABELS, TASK_PROPERTIES, Facts
from kela_graph.text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Diff

_FIRST: Final = ox.NamedNode(str(RDF.first))
_REST: Final = ox.NamedNode(str(RDF.rest))

#: How many characters of a name or text are told.
LENGTH: Final = 200

#: What stands where there was or is nothing.
NOTHING: Final = "–"


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

    def label(self, term: Term) -> str:
        """Return a name for people: a label, the text of a literal, or else the IRI as it is typed."""
        if isinstance(term, ox.Triple):
            value = self.label(term.object)
            return value if term.predicate == TYPE else f"{self.label(term.predicate)} {value}"
        if isinstance(term, ox.Literal):
            return brief(f"{term.value} ({term.language})" if term.language else term.value, LENGTH)
        if isinstance(term, ox.BlankNode):
            return brief(self._described(term, 2), LENGTH)
        names = (self._named(facts, term) for facts in self._sides)
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

    def listed(self, terms: Iterable[Term], *, iris: bool = False) -> str:
        """Return several names, or IRIs."""
        return ", ".join(map(self.short if iris else self.label, terms)) or NOTHING

    def _members(self, node: Subject) -> list[Term]:
        """Return the members of a list that begins at a node; none where none does."""
        found: list[Term] = []
        facts = next((side for side in self._sides if node in side), None)
        while facts and len(found) < LENGTH and (values := facts.values(node, _FIRST)):
            found.append(min(values, key=str))
            rest = min(facts.values(node, _REST), key=str, default=node)
            if isinstance(rest, ox.Literal):
                break
            node = rest
        return found

    def _described(self, node: ox.BlankNode, depth: int) -> str:
        """Return what is said of a blank node, and of those that it names in turn, so many deep."""
        if not depth:
            return "[…]"
        if members := self._members(node):
            return f"({', '.join(map(self.label, members))})"
        said = []
        for triple in sorted(next(filter(None, (side.of(node) for side in self._sides)), ()), key=str):
            value = triple.object
            text = self._described(value, depth - 1) if isinstance(value, ox.BlankNode) else self.label(value)
            said.append(f"{self.short(triple.predicate)} {text}")
        return f"[{'; '.join(said)}]"

    def _named(self, facts: Facts, term: ox.NamedNode) -> str | None:
        """Return a label; a responsibility is called after its task."""
        for predicate in LABELS:
            texts = {
                v.language or "": v.value for v in facts.values(term, predicate) if isinstance(v, ox.Literal)
            }
            if (name := wording.choose(texts, self.languages)) is not None:
                return name
        for task in facts.values(term, *TASK_PROPERTIES):
            if isinstance(task, ox.NamedNode):
                return self._named(facts, task)
        return None
