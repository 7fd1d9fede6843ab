"""What is wrong where a graph leaves OWL 2 RL or OWL 2 DL, and the sections of the standards that say so.

The texts are in the section ``owl2`` of the wording. In all languages their parts stand in the basic form, so
that a sentence is right with any of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from rdflib import BNode, Literal, URIRef

from kela_graph import wording
from kela_graph.rdf.owl2.grammar import SECTIONS, Sort
from kela_graph.rdf.owl2.statements import sort_key

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rdflib.term import Node

    from kela_graph.rdf.owl2.statements import Triple, Use

    #: What a message may name: a term, what something is (a `Kind`, `Position` or `Sort`), a number, or
    #: several of these.
    Part: TypeAlias = Node | Enum | int | tuple["Part", ...]


@dataclass(frozen=True)
class Violation:
    """One place where a graph leaves OWL 2 RL or OWL 2 DL, by a rule of `SECTIONS`.

    The subject is the focus, named wherever the axiom names anything. The triple carries the fault, and the
    node is what is wrong there: a part of it, or of what it leads to. The message is by language.
    """

    rule: str
    subject: Node
    triple: Triple
    node: Node
    message: Mapping[str, str]
    terms: tuple[URIRef, ...]
    section: str


@dataclass
class Findings:
    """Collects violations; the same fault of the same triple counts once.

    A triple that is only reified has an origin, which stands for it. Messages call a term by its name.
    """

    origins: Mapping[Triple, Triple]
    name: Callable[[URIRef], str]
    _found: dict[tuple[str, Triple, str], Violation] = field(default_factory=dict)
    _entities: set[tuple[str, Node]] = field(default_factory=set)

    def add(self, rule: str, use: Use, text: str, **parts: Part) -> None:
        """Add what is wrong with a use: a key of `SECTIONS`, the use, the message's key and its parts."""
        triple = self.origins.get(use.triple, use.triple)
        message = wording.Texts(f"owl2.{text}", {key: said(part, self.name) for key, part in parts.items()})
        terms = tuple(part for part in parts.values() if isinstance(part, URIRef))
        violation = Violation(rule, use.focus, triple, use.node, message, terms, SECTIONS[rule])
        self._found.setdefault((rule, triple, message["en"]), violation)

    def add_once(self, rule: str, use: Use, text: str, **parts: Part) -> None:
        """Add what is wrong with a term wherever it is used: once, with the term as focus."""
        if (rule, use.node) not in self._entities:
            self._entities.add((rule, use.node))
            self.add(rule, replace(use, focus=use.node), text, **parts)

    def sorted(self) -> list[Violation]:
        """Return all, by focus, rule, triple and message."""
        return sorted(
            self._found.values(),
            key=lambda found: (
                isinstance(found.subject, BNode), str(found.subject), found.rule,
                [sort_key(term) for term in found.triple], found.message["en"],
            ),
        )  # fmt: skip


def said(part: Part, name: Callable[[URIRef], str]) -> str | Mapping[str, str]:
    """Return a part of a message, by language where the languages differ.

    Alternatives have a slash between them, lists of alternatives a comma; a blank node is only
    called one, since nobody wrote its label.
    """
    if isinstance(part, tuple):
        between = ", " if any(isinstance(each, tuple) for each in part) else " / "
        texts = [said(each, name) for each in part]
        return {
            tag: between.join(each if isinstance(each, str) else each[tag] for each in texts)
            for tag in wording.LANGUAGES
        }
    if isinstance(part, BNode):
        part = Sort.BLANK_NODE
    if isinstance(part, Enum):
        return wording.texts(f"owl2.what.{part.name.lower()}")
    if isinstance(part, URIRef):
        return name(part)
    return part.n3() if isinstance(part, Literal) else str(part)
