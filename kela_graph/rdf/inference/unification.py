"""Triples to look up by any of their terms, and every way in which they make a rule's body true.

The engine finds what follows from everything at once, over numbers; this is for axioms, and for questions
about one triple.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from pyoxigraph import Variable

from kela_graph.rdf.inference.lexical import integer
from kela_graph.rdf.inference.rule_tables import is_open
from kela_graph.rdf.inference.vocabulary import FIRST, NIL, REST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kela_graph.rdf.inference.vocabulary import Atom, GeneralizedTriple, Term

#: What variables stand for.
Binding: TypeAlias = "dict[Term | Variable, Term]"

_Index: TypeAlias = "defaultdict[Any, dict[Any, dict[Term, None]]]"

#: What the numbers in the tables of rules stand for.
_NUMBERS: Final = {Variable(str(number)): number for number in (0, 1)}


class TripleIndex:
    """Triples to look up by their terms; results come in the order in which these were given."""

    def __init__(self, triples: Iterable[GeneralizedTriple]) -> None:
        # Dictionaries without values instead of sets, which have no order.
        self._objects: _Index = defaultdict(lambda: defaultdict(dict))
        self._subjects: _Index = defaultdict(lambda: defaultdict(dict))
        for s, p, o in triples:
            self._objects[p][s][o] = None
            self._subjects[p][o][s] = None

    def __contains__(self, triple: Atom) -> bool:
        s, p, o = triple
        return o in self.objects(s, p)

    def objects(self, subject: Term | Variable, predicate: Term | Variable) -> Collection[Term]:
        """Return the objects of a subject."""
        return self._objects.get(predicate, {}).get(subject, ())

    def subjects(self, predicate: Term | Variable, object_: Term | Variable) -> Collection[Term]:
        """Return the subjects of an object."""
        return self._subjects.get(predicate, {}).get(object_, ())

    def pairs(self, predicate: Term | Variable) -> Iterator[tuple[Term, Term]]:
        """Give subject and object of every triple of a predicate."""
        found = self._objects.get(predicate, {}).items()
        return ((subject, value) for subject, values in found for value in values)

    def lists(self, predicate: Term) -> Iterator[tuple[Term, GeneralizedTriple, list[Term]]]:
        """Give subject, axiom and list of every triple of a predicate that has a list as its object."""
        for subject, head in self.pairs(predicate):
            if items := self.items(head):
                yield subject, (subject, predicate, head), items

    def items(self, cell: Term) -> list[Term]:
        """Return the items of a list; empty where the list is, or is not well formed."""
        items: list[Term] = []
        seen = set()
        while cell != NIL:
            first, rest = self.objects(cell, FIRST), self.objects(cell, REST)
            if cell in seen or len(first) != 1 or len(rest) != 1:
                return []
            seen.add(cell)
            items += first
            (cell,) = rest
        return items

    def axioms(self, atoms: tuple[Atom, ...]) -> Iterator[Binding]:
        """Give every way to bind the variables in the axioms of a rule of the tables so that all hold."""
        found = self.solutions(atoms, {})
        for number, value in _NUMBERS.items():
            if any(number in atom for atom in atoms):
                return (binding for binding in found if integer(binding[number]) == value)
        return found

    def solutions(self, body: Iterable[Atom], binding: Binding) -> Iterator[Binding]:
        """Give every way to bind the variables that `binding` leaves open so that all atoms hold.

        The predicate of each atom is known, or becomes so by another atom.
        """
        atoms: list[Atom] = []
        for atom in body:
            filled = fill(atom, binding)
            if is_open(filled):
                atoms.append(filled)
            elif filled not in self:
                return
        if not atoms:
            yield binding
            return
        narrowest = min(atoms, key=self._width)
        rest = [atom for atom in atoms if atom is not narrowest]
        s, _, o = narrowest
        is_loop = s == o
        for subject, value in self._matches(narrowest):
            if not is_loop or subject == value:
                whole = {**binding, s: subject, o: value}
                yield from self.solutions(rest, whole) if rest else (whole,)

    def _width(self, atom: Atom) -> float:
        """Return about how many triples an atom may match."""
        s, p, o = atom
        if isinstance(p, Variable):
            return math.inf
        if not isinstance(s, Variable):
            return len(self.objects(s, p))
        if not isinstance(o, Variable):
            return len(self.subjects(p, o))
        return len(self._objects.get(p, ())) + 1

    def _matches(self, atom: Atom) -> Iterator[tuple[Term, Term]]:
        """Give the ends of triples that an atom may match, as if no variable stood in it twice."""
        s, p, o = atom
        if not isinstance(s, Variable):
            return ((s, value) for value in self.objects(s, p))
        if not isinstance(o, Variable):
            return ((subject, o) for subject in self.subjects(p, o))
        return self.pairs(p)


def fill(atom: Atom, binding: Binding) -> Atom:
    """Return an atom with its bound variables replaced."""
    s, p, o = atom
    return binding.get(s, s), binding.get(p, p), binding.get(o, o)


def unify(atom: Atom, triple: Atom) -> Binding | None:
    """Return what an atom's variables are bound to where it matches a triple; None where it does not."""
    binding: Binding = {}
    for pattern, term in zip(atom, triple, strict=True):
        if isinstance(pattern, Variable):
            if binding.setdefault(pattern, term) != term:  # type: ignore[arg-type]
                return None
        elif pattern != term:
            return None
    return binding
