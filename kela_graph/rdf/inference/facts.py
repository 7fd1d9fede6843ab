"""What is known: the members of each class, and the pairs of each property.

Terms are numbers. What has come since a node was last taken up waits there for the rules.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, TypeAlias

from kela_graph.rdf.inference.joins import reverse

if TYPE_CHECKING:
    from kela_graph.rdf.inference.joins import Batch, Operation
    from kela_graph.rdf.inference.reachability import Pairs

    #: A rule that reads these facts: its name, where its conclusions go, how it finds them.
    Consumer: TypeAlias = tuple[str, "Node", Operation]


class Node(ABC):
    """The facts of one class or property, those that wait, and the rules that read them."""

    __slots__ = ("consumers", "term", "transitive", "waiting")

    def __init__(self, term: int) -> None:
        self.term = term
        self.consumers: list[Consumer] = []
        self.transitive = ""  #: the name of the rule that says so
        self.waiting: list[Batch] = []

    @abstractmethod
    def absorb(self, batch: Batch) -> Batch:
        """Adds facts; returns those that were not known."""

    @abstractmethod
    def take(self) -> Batch:
        """Everything that waits, as one batch."""

    @abstractmethod
    def everything(self) -> Batch:
        """All facts, in a copy that stays as it is."""


class Members(Node):
    """The members of a class."""

    __slots__ = ("members",)

    def __init__(self, term: int) -> None:
        super().__init__(term)
        self.members: set[int] = set()

    def absorb(self, batch: set[int]) -> set[int]:
        """Adds members; returns those that were not known."""
        fresh = batch - self.members
        self.members |= fresh
        return fresh

    def take(self) -> set[int]:
        """All members that wait."""
        batches: list[set[int]] = self.waiting
        self.waiting = []
        return batches[0] if len(batches) == 1 else set().union(*batches)

    def everything(self) -> set[int]:
        """All members, in a copy."""
        return set(self.members)


class Relation(Node):
    """The pairs of a property, by subject, and by object where a rule asks for it."""

    __slots__ = ("backward", "forward", "irreflexive")

    def __init__(self, term: int, *, irreflexive: bool = False) -> None:
        super().__init__(term)
        self.forward: Pairs = {}
        self.backward: Pairs | None = None
        self.irreflexive = irreflexive

    def absorb(self, batch: Pairs) -> Pairs:
        """Adds pairs; returns those that were not known."""
        fresh: Pairs = {}
        forward = self.forward
        for s, found in batch.items():
            objects = found - {s} if self.irreflexive else found
            known = forward.get(s)
            if known is None:
                if objects:
                    fresh[s] = objects
                    forward[s] = set(objects)
            elif new := objects - known:
                fresh[s] = new
                known |= new
        if self.backward is not None:
            for s, objects in fresh.items():
                for o in objects:
                    self.backward.setdefault(o, set()).add(s)
        return fresh

    def take(self) -> Pairs:
        """All pairs that wait."""
        batches: list[Pairs] = self.waiting
        self.waiting = []
        if len(batches) == 1:
            return batches[0]
        merged = dict(batches[0])
        for batch in batches[1:]:
            for s, objects in batch.items():
                merged[s] = merged[s] | objects if s in merged else objects
        return merged

    def everything(self) -> Pairs:
        """All pairs, in a copy."""
        return {s: set(objects) for s, objects in self.forward.items()}

    def index_backward(self) -> Pairs:
        """The subjects of each object, kept up from now on."""
        if self.backward is None:
            self.backward = dict(reverse(self.forward))
        return self.backward
