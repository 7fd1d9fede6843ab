"""The extensions of classes and properties: the members of each class, the pairs of each property.

Terms are numbers. What has come since an extension was last taken up waits there for the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

#: The objects of each subject.
Pairs: TypeAlias = dict[int, set[int]]
#: New facts or conclusions: members of a class, or pairs of a property.
Batch: TypeAlias = Any
#: Finds the conclusions of a rule from new facts.
Operation: TypeAlias = Callable[[Batch], Batch]

#: The term of an extension that holds what part of a rule's body gives: it is no conclusion.
INTERMEDIATE: Final = -1


def reverse(pairs: Pairs) -> Pairs:
    """Return the subjects of each object."""
    result: defaultdict[int, set[int]] = defaultdict(set)
    for s, objects in pairs.items():
        for o in objects:
            result[o].add(s)
    return result


@dataclass(slots=True, eq=False)
class _Extension:
    """The facts of one class or property, those that wait, and the rules that read them.

    A consumer is a rule's name, where its conclusions go, and its operation. `transitive` is the name of the
    rule that makes it transitive; empty where no rule does.
    """

    term: int
    consumers: list[tuple[str, Extension, Operation]] = field(default_factory=list)
    transitive: str = ""
    waiting: list[Batch] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class ClassExtension(_Extension):
    """The members of a class."""

    members: set[int] = field(default_factory=set)

    def absorb(self, batch: set[int]) -> set[int]:
        """Add members, and return those that were not known."""
        fresh = batch - self.members
        self.members |= fresh
        return fresh

    def take(self) -> set[int]:
        """Return all members that wait."""
        batches: list[set[int]] = self.waiting
        self.waiting = []
        return batches[0] if len(batches) == 1 else set().union(*batches)

    def everything(self) -> set[int]:
        """Return all members, in a copy."""
        return set(self.members)


@dataclass(slots=True, eq=False)
class PropertyExtension(_Extension):
    """The pairs of a property, by subject, and by object where a rule asks for it."""

    irreflexive: bool = False
    forward: Pairs = field(default_factory=dict)
    backward: Pairs | None = None

    def absorb(self, batch: Pairs) -> Pairs:
        """Add pairs, and return those that were not known."""
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
        """Return all pairs that wait."""
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
        """Return all pairs, in a copy."""
        return {s: set(objects) for s, objects in self.forward.items()}

    def index_backward(self) -> Pairs:
        """Return the subjects of each object, which are kept up to date from now on."""
        if self.backward is None:
            self.backward = dict(reverse(self.forward))
        return self.backward


Extension: TypeAlias = ClassExtension | PropertyExtension
