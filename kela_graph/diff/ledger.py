"""What two graphs do not share, and which of it is explained: every statement is reported once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, TypeVar

import pyoxigraph as ox

from kela_graph.diff.alignment import blank_nodes
from kela_graph.diff.change import KINDS, Change, Detail
from kela_graph.diff.continuity import FORMER
from kela_graph.diff.triples import IndexedGraph, grouped

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kela_graph.diff.alignment import Subject, Term

_T = TypeVar("_T", bound="Term")

#: How the kinds of change end by which a thing has another IRI.
OTHER_IRI: Final = ("-reidentified", "-unlinked")


class Ledger:
    """The statements that only one side has, taken by the changes that explain them.

    A unit that continues under another IRI has its new one on both sides here; `Ledger.change` puts the old
    one back into the statements that it reports. ``stated`` is the old graph as it stands; ``continued`` has
    the new IRI of each such unit, and ``unlinked`` the new ones of which no graph says that they are.
    """

    def __init__(
        self,
        old: IndexedGraph,
        new: IndexedGraph,
        continued: Mapping[ox.NamedNode, ox.NamedNode],
        unlinked: Collection[ox.NamedNode] = (),
    ) -> None:
        self.sides = self.old, self.new = old, new
        self.continued, self.unlinked = continued, unlinked
        self._before: Mapping[Any, ox.NamedNode] = {after: before for before, after in continued.items()}
        self.stated = IndexedGraph(map(self._as_stated, old.triples)) if continued else old
        # What nothing explains yet, of both sides.
        self._left = set(old.triples - new.triples), set(new.triples - old.triples)

    @property
    def subjects(self) -> set[Subject]:
        """The subjects of what nothing explains yet."""
        return {triple.subject for side in self._left for triple in side}

    @property
    def objects(self) -> set[Term]:
        """The objects of what nothing explains yet."""
        return {triple.object for side in self._left for triple in side}

    def left(self) -> Iterator[Subject]:
        """Give the subjects of what nothing explains yet, in order, also while some is explained."""
        both = tuple(zip(self.sides, self._left, strict=True))
        for subject in ordered(self.subjects):
            if not all(left.isdisjoint(side.of(subject)) for side, left in both):
                yield subject

    def of(self, subject: Subject, *predicates: ox.NamedNode) -> tuple[set[ox.Triple], set[ox.Triple]]:
        """Return what of a subject nothing explains yet, of both sides, by any predicate if none is named."""
        removed, added = (
            {t for t in side.of(subject) if (not predicates or t.predicate in predicates) and t in left}
            for side, left in zip(self.sides, self._left, strict=True)
        )
        return removed, added

    def reidentified(self, what: str, before: ox.NamedNode, after: ox.NamedNode) -> Detail:
        """Return the detail that a unit or another thing has another IRI."""
        kind = f"{what}-unlinked" if after in self.unlinked else f"{what}-reidentified"
        return Detail(kind, (before,), (after,))

    def change(
        self,
        subjects: Iterable[Term],
        details: Iterable[Detail],
        removed: Iterable[ox.Triple],
        added: Iterable[ox.Triple],
        **more: Any,
    ) -> Change:
        """Return a change that explains these statements, with the annotations and blank nodes of them.

        Statements that are shared, or that something explains already, are passed over; ``more`` is what else
        the change has.
        """
        gone, come = self._taken(0, removed), self._taken(1, added)
        gone = frozenset(map(self._as_stated, gone))
        return Change(tuple(subjects), tuple(details), gone, come, **more)

    def whole(
        self,
        kind: str,
        node: Subject,
        *predicates: ox.NamedNode,
        also: Iterable[ox.Triple] = (),
        **more: Any,
    ) -> Change:
        """Return the change that something is new or gone: it explains every statement about it.

        Reported are the values of the predicates; ``also`` is what it explains else of the new graph.
        """
        values = (ordered(side.values(node, *predicates)) for side in self.sides)
        statements = self.old.of(node), [*self.new.of(node), *also]
        return self.change([node], [Detail(kind, *values)], *statements, **more)

    def settled(
        self, changes: Iterable[Change]
    ) -> tuple[list[Change], frozenset[ox.Triple], frozenset[ox.Triple]]:
        """Return the changes, and what of the two graphs, as they stand, none of them explains.

        A statement that only has a unit's new IRI for its old one is explained by the unit's change.
        """
        old, new = self.stated.triples, self.new.triples
        told = [*changes]
        found = [replace(each, removed=each.removed - new, added=each.added - old) for each in told]
        removed = (old - new).difference(*(each.removed for each in found))
        added = (new - old).difference(*(each.added for each in found))
        for number, change in enumerate(found):
            if iris := _other_iris(told[number]):
                gone, come = (
                    {t for t in side if t.subject in iris or t.object in iris} for side in (removed, added)
                )
                found[number] = replace(change, removed=change.removed | gone, added=change.added | come)
                removed, added = removed - gone, added - come
        return [self._as_told(change) for change in found], removed, added

    def _as_told(self, change: Change) -> Change:
        """Return a change with the IRI, of a paragraph that is gone, that it had."""
        former = {term: iri for term, iri in self._before.items() if term.value.endswith(FORMER)}
        if not former:
            return change
        subjects, *sides = (
            tuple(former.get(term, term) for term in terms)
            for terms in (change.subjects, *(side for d in change.details for side in (d.old, d.new)))
        )
        pairs = zip(change.details, sides[::2], sides[1::2], strict=True)
        return replace(
            change, subjects=subjects, details=tuple(replace(d, old=old, new=new) for d, old, new in pairs)
        )

    def _as_stated(self, triple: ox.Triple) -> ox.Triple:
        """Return a statement of the old graph with the old IRIs of units."""
        subject, value, iris = triple.subject, triple.object, self._before
        if not iris:
            return triple
        return ox.Triple(iris.get(subject, subject), triple.predicate, iris.get(value, value))

    def _taken(self, side: int, triples: Iterable[ox.Triple]) -> frozenset[ox.Triple]:
        """Take statements from a side, and what only they bring: their annotations and blank nodes."""
        left, index, other = self._left[side], self.sides[side], self.sides[1 - side]
        taken = set()
        waiting = list(triples)
        while waiting:
            triple = waiting.pop()
            if triple in left:
                left.remove(triple)
                taken.add(triple)
                for node in (*index.annotations(triple), *blank_nodes(triple)):
                    waiting += index.of(node) if node not in other else ()
        return frozenset(taken)


def merged(changes: Iterable[Change]) -> Iterator[Change]:
    """Give changes, those of the same thing in the same section as one."""
    found = grouped(((each.subjects, each.statement, each.section), each) for each in changes)
    for same in found.values():
        details = sorted((d for each in same for d in each.details), key=lambda d: KINDS.index(d.kind))
        yield replace(
            same[0],
            details=tuple(details),
            removed=frozenset().union(*(each.removed for each in same)),
            added=frozenset().union(*(each.added for each in same)),
        )


def _other_iris(change: Change) -> set[Term]:
    """Return the old and new IRIs of what a change says to have another one."""
    if change.kinds[0] == "paragraphs-renumbered":
        return {triple.subject for side in (change.removed, change.added) for triple in side}
    return {term for d in change.details if d.kind.endswith(OTHER_IRI) for term in (*d.old, *d.new)}


def ordered(terms: Iterable[_T]) -> tuple[_T, ...]:
    """Return terms in the order of what is written for them."""
    return tuple(sorted(terms, key=str))


def differing(kind: str, removed: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> Detail:
    """Return the detail that the objects of some statements gave way to those of others."""
    return Detail(kind, *(ordered({triple.object for triple in side}) for side in (removed, added)))


def by_property(kind: str, removed: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> list[Detail]:
    """Return the details that values gave way to others, one for each property."""
    gone, come = (grouped((triple.predicate, triple.object) for triple in side) for side in (removed, added))
    return [
        Detail(kind, ordered({*gone.get(each, ())}), ordered({*come.get(each, ())}), property=each)
        for each in ordered(gone.keys() | come.keys())
    ]
