"""What two graphs do not share, and what of it is explained: every statement is told once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from kela_graph.diff.change import Change, Detail

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.facts import Facts


class Ledger:
    """The statements that only one side has, taken by the changes that explain them.

    A unit that goes on under another IRI has its new one on both sides here; `Ledger.change` puts the old one
    back into the statements that it tells.

    Attributes:
        old: the old graph.
        new: the new graph.
        removed: what only the old graph has and nothing explains yet, by subject.
        added: what only the new graph has and nothing explains yet, by subject.
    """

    def __init__(self, old: Facts, new: Facts, continued: Mapping[ox.NamedNode, ox.NamedNode]) -> None:
        self.old = old
        self.new = new
        self.removed = _by_subject(old.triples - new.triples)
        self.added = _by_subject(new.triples - old.triples)
        self._before = {new: old for old, new in continued.items()}

    def left(self) -> Iterator[Subject]:
        """Give the subjects of what nothing explains yet, in order, also while some is explained."""
        for subject in ordered(self.subjects):
            if subject in self.removed or subject in self.added:
                yield subject

    @property
    def subjects(self) -> set[Subject]:
        """The subjects of what nothing explains yet."""
        return {*self.removed, *self.added}

    def change(
        self,
        subjects: Iterable[Term],
        details: Iterable[Detail],
        removed: Iterable[ox.Triple],
        added: Iterable[ox.Triple],
        *,
        statement: tuple[Term, ...] | None = None,
        breaking: bool = False,
        ontology: ox.NamedNode | None = None,
    ) -> Change:
        """Return a change that explains these statements, with the annotations and blank nodes of them.

        Statements that are shared, or that something explains already, are passed over.
        """
        return Change(
            subjects=tuple(subjects),
            details=tuple(details),
            removed=frozenset(self.before(t) for t in _taken(self.removed, self.old, self.new, removed)),
            added=frozenset(_taken(self.added, self.new, self.old, added)),
            statement=statement,
            breaking=breaking,
            ontology=ontology,
        )

    def before(self, triple: ox.Triple) -> ox.Triple:
        """Return a statement of the old graph as it stands there."""
        return renamed(triple, self._before) if self._before else triple

    def of(self, subject: Subject, *predicates: ox.NamedNode) -> tuple[set[ox.Triple], set[ox.Triple]]:
        """Return what of a subject nothing explains yet, of both sides, by any predicate if none is named."""
        removed, added = (
            {t for t in side.get(subject, ()) if not predicates or t.predicate in predicates}
            for side in (self.removed, self.added)
        )
        return removed, added


_Ordered = TypeVar("_Ordered", bound="Term")


def ordered(terms: Iterable[_Ordered]) -> tuple[_Ordered, ...]:
    """Return terms in the order of what is written for them."""
    return tuple(sorted(terms, key=str))


def differing(kind: str, removed: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> Detail:
    """Return the detail that the objects of some statements gave way to those of others."""
    old, new = (ordered({triple.object for triple in side}) for side in (removed, added))
    return Detail(kind, old, new)


def restated(kind: str, removed: Iterable[ox.Triple], added: Iterable[ox.Triple]) -> Detail:
    """Return the detail that some statements gave way to others, where the predicates matter too."""
    return Detail(kind, ordered(removed), ordered(added))


def renamed(triple: ox.Triple, names: Mapping[ox.NamedNode, ox.NamedNode]) -> ox.Triple:
    """Return a triple with other IRIs for some of its subject and object."""
    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.NamedNode):
        subject = names.get(subject, subject)
    if isinstance(value, ox.NamedNode):
        value = names.get(value, value)
    return ox.Triple(subject, triple.predicate, value)


def settled(
    changes: Iterable[Change],
    old: Facts,
    new: Facts,
) -> tuple[tuple[Change, ...], frozenset[ox.Triple], frozenset[ox.Triple]]:
    """Return the changes, and what of the two graphs, as they stand, none of them explains.

    A statement that only has a unit's new IRI for its old one is explained by the unit's change.
    """
    removed, added = set(old.triples - new.triples), set(new.triples - old.triples)
    found = []
    for change in changes:
        found.append(replace(change, removed=change.removed & removed, added=change.added & added))
        removed -= change.removed
        added -= change.added
    for number, change in enumerate(found):
        names = {term for d in change.details if d.kind == "unit-reidentified" for term in (*d.old, *d.new)}
        if names:
            own = [{t for t in side if t.subject in names or t.object in names} for side in (removed, added)]
            found[number] = replace(change, removed=change.removed | own[0], added=change.added | own[1])
            removed -= own[0]
            added -= own[1]
    return tuple(found), frozenset(removed), frozenset(added)


def _by_subject(triples: Iterable[ox.Triple]) -> dict[Subject, set[ox.Triple]]:
    found: dict[Subject, set[ox.Triple]] = {}
    for triple in triples:
        found.setdefault(triple.subject, set()).add(triple)
    return found


def _taken(
    side: dict[Subject, set[ox.Triple]], facts: Facts, other: Facts, triples: Iterable[ox.Triple]
) -> set[ox.Triple]:
    """Take statements from a side, and what only they bring: their annotations and blank nodes."""
    taken: set[ox.Triple] = set()
    waiting = list(triples)
    while waiting:
        triple = waiting.pop()
        left = side.get(triple.subject, set())
        if triple not in left:
            continue
        left.remove(triple)
        if not left:
            del side[triple.subject]
        taken.add(triple)
        nodes = [*facts.annotations(triple), triple.subject, triple.object]
        for node in nodes:
            if isinstance(node, ox.BlankNode) and node not in other:
                waiting += side.get(node, ())
    return taken
