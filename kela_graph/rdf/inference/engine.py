"""The engine: from facts and rules to all that follows, by semi-naive evaluation.

What is new about a class or a property waits there in a queue until the rules that read it are
evaluated, on the new facts only, against everything known; conclusions that are new wait in turn.
A rule that makes a property transitive is a search for what can be reached, not a join.

`closure` alternates: what follows for the schema (table 9), the rules compiled from it, what they
give; if that is schema again, once more.
"""

from __future__ import annotations

import gc
from collections import deque
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, cast

from pyoxigraph import BlankNode, NamedNode, Variable

from kela_graph.rdf.inference.budget import Budget, size, told
from kela_graph.rdf.inference.compiler import instance_rules, schema_rules
from kela_graph.rdf.inference.extensions import (
    INTERMEDIATE,
    ClassExtension,
    PropertyExtension,
    reverse,
)
from kela_graph.rdf.inference.joins import Pattern, in_steps, operation
from kela_graph.rdf.inference.reachability import newly_reached
from kela_graph.rdf.inference.rule_tables import (
    SCHEMA_CLASSES,
    SCHEMA_PREDICATES,
    WITHOUT_EFFECT_ON_INSTANCES,
)
from kela_graph.rdf.inference.unification import TripleIndex
from kela_graph.rdf.inference.vocabulary import PREDICATES, SAME_AS, TYPE, UNIVERSAL, is_trivial

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from kela_graph.rdf.inference.extensions import Batch, Extension, Pairs
    from kela_graph.rdf.inference.rule_tables import EntailmentRule
    from kela_graph.rdf.inference.vocabulary import Atom, GeneralizedTriple, RDFTriple, Term

#: Classes of which a trivial triple may say that something is one.
_MAYBE_TRIVIAL: Final = UNIVERSAL | SCHEMA_CLASSES
#: The numbers of `rdf:type` and `owl:sameAs`, which are not like other properties.
_TYPE: Final = 0
_SAME_AS: Final = 1


def closure(
    triples: Iterable[GeneralizedTriple], *, without: Container[str] = frozenset()
) -> list[RDFTriple]:
    """Return what follows from some triples by the rules of OWL 2 RL and is not among them, as it is found.

    Inside, the rules also apply to triples that are not RDF (a literal as subject, a blank extension as
    predicate), as the standard wants it, so that `[ owl:inverseOf ex:partOf ]` may stand in a
    restriction or a chain; these triples are not returned, nor is what `is_trivial`. Some rules can be left
    out, by name. InputError where far more follows than is stated.
    """
    with collector_paused():
        return list(_saturated(triples, without).inferred())


def conclusions(triples: Iterable[GeneralizedTriple]) -> list[GeneralizedTriple]:
    """Return what `closure` finds and leaves out, too: trivia and what is not RDF."""
    return list(_saturated(triples).conclusions())


def _saturated(triples: Iterable[GeneralizedTriple], without: Container[str] = frozenset()) -> Engine:
    engine = Engine(triples)
    known = -1
    while len(axioms := engine.axioms()) > known:
        engine.run(rule for rule in schema_rules(TripleIndex(axioms)) if rule.name not in without)
        axioms = engine.axioms()
        known = len(axioms)
        engine.run(rule for rule in instance_rules(TripleIndex(axioms)) if rule.name not in without)
    return engine


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep Python from collecting garbage: for work that makes none, or whose threads must not collect it."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Engine:
    """Facts, and what rules make of them."""

    def __init__(self, triples: Iterable[GeneralizedTriple]) -> None:
        self._numbers: dict[Term, int] = {TYPE: _TYPE, SAME_AS: _SAME_AS}
        self._terms: list[Term] = []
        self._classes: dict[int, ClassExtension] = {}
        # Without eq-ref nothing is said to be the same as itself.
        self._properties = {_SAME_AS: PropertyExtension(_SAME_AS, irreflexive=True)}
        #: `rdf:type` as a property like any other, filled where a rule reads it so.
        self._types = PropertyExtension(_TYPE)
        self._reads_types = False
        self._queue: deque[Extension] = deque()
        self._log: list[tuple[str, Extension, Batch]] = []
        self._load(triples)
        self._budget = Budget(sum(size(each.everything()) for each in self._extensions()))
        schema = filter(self._is_schema, self._extensions())
        self._given_axioms = [fact for each in schema for fact in self._statements(each, each.everything())]

    def _load(self, triples: Iterable[GeneralizedTriple]) -> None:
        numbers, properties, classes = self._numbers, self._properties, self._classes
        number = numbers.setdefault
        for subject, predicate, object_ in triples:
            s = number(subject, len(numbers))
            p = number(predicate, len(numbers))
            o = number(object_, len(numbers))
            if p == _TYPE:
                if (members := classes.get(o)) is None:
                    members = classes[o] = ClassExtension(o)
                members.members.add(s)
            else:
                if (pairs := properties.get(p)) is None:
                    pairs = properties[p] = PropertyExtension(p)
                if (objects := pairs.forward.get(s)) is None:
                    pairs.forward[s] = {o}
                else:
                    objects.add(o)
        self._terms = list(numbers)

    def _extensions(self) -> list[Extension]:
        return [*self._properties.values(), *self._classes.values(), self._types]

    # -- Results ---------------------------------------------------------------------------------

    def axioms(self) -> list[GeneralizedTriple]:
        """Return the axioms to compile rules from: those given, and those inferred that have effect."""
        axioms = list(self._given_axioms)
        for name, extension, batch in self._log:
            if name not in WITHOUT_EFFECT_ON_INSTANCES and self._is_schema(extension):
                axioms += self._statements(extension, batch)
        return axioms

    def inferred(self) -> Iterator[RDFTriple]:
        """Give what the rules found, except trivia and what is not RDF."""
        terms = self._terms
        no_subjects = {n for n, term in enumerate(terms) if not isinstance(term, (NamedNode, BlankNode))}
        for _, extension, batch in self._log:
            term = terms[extension.term]
            if isinstance(extension, ClassExtension):
                statements = self._statements(extension, batch - no_subjects)
                may_be_trivial = term in _MAYBE_TRIVIAL
            elif isinstance(term, NamedNode):
                pairs = {s: objects for s, objects in batch.items() if s not in no_subjects}
                statements = self._statements(extension, pairs)
                may_be_trivial = term in PREDICATES
            else:
                continue
            if may_be_trivial:
                statements = (triple for triple in statements if not is_trivial(*triple))
            yield from cast("Iterator[RDFTriple]", statements)

    def conclusions(self) -> Iterator[GeneralizedTriple]:
        """Give all that the rules found, be it trivial or no RDF."""
        for _, extension, batch in self._log:
            yield from self._statements(extension, batch)

    def _is_schema(self, extension: Extension) -> bool:
        schema = SCHEMA_CLASSES if isinstance(extension, ClassExtension) else SCHEMA_PREDICATES
        return self._terms[extension.term] in schema

    def _statements(self, extension: Extension, batch: Batch) -> Iterator[GeneralizedTriple]:
        terms = self._terms
        term = terms[extension.term]
        if isinstance(extension, ClassExtension):
            return ((terms[s], TYPE, term) for s in batch)
        return (
            (subject, term, terms[o])
            for s, objects in batch.items()
            for subject in (terms[s],)
            for o in objects
        )

    # -- Rules -----------------------------------------------------------------------------------

    def run(self, rules: Iterable[EntailmentRule]) -> None:
        """Apply some rules until they give nothing new."""
        for extension in self._extensions():
            extension.consumers.clear()
            extension.transitive = ""
        for rule in rules:
            self._link(rule)
        for extension in self._extensions():
            if extension.consumers or extension.transitive:
                self._enqueue(extension, extension.everything())
        while self._queue:
            extension = self._queue.popleft()
            batch: Batch = extension.take()
            if isinstance(extension, PropertyExtension) and extension.transitive:
                with told(extension.transitive, self._terms[extension.term]):
                    batch = self._close(extension, batch)
            for name, target, evaluate in extension.consumers:
                with told(name, self._terms[target.term] if target.term >= 0 else "a part of its body"):
                    self._conclude(name, target, evaluate(batch))

    def _link(self, rule: EntailmentRule) -> None:
        """Make a rule read what its body speaks of."""
        variables: dict[Variable, int] = {}
        body = [self._pattern(atom, variables) for atom in rule.links]
        head = self._pattern(rule.head, variables)
        if not body:
            ground = set(head.terms) if len(head.terms) == 1 else {head.terms[0]: {head.terms[1]}}
            self._conclude(rule.name, head.extension, ground)
        elif len(body) == 2 and rule.is_transitivity:
            head.extension.transitive = rule.name
        else:
            if any(pattern.extension is self._types for pattern in body):
                self._fill_types()
            for atoms, found in in_steps(body, head):
                for place, pattern in enumerate(atoms):
                    evaluate = operation(atoms, place, found, self._budget.left)
                    pattern.extension.consumers.append((rule.name, found.extension, evaluate))

    def _pattern(self, atom: Atom, variables: dict[Variable, int]) -> Pattern:
        s, p, o = (
            variables.setdefault(term, -1 - len(variables))
            if isinstance(term, Variable)
            else self._number(term)
            for term in atom
        )
        if p != _TYPE:
            if p not in self._properties:
                self._properties[p] = PropertyExtension(p)
            return Pattern(self._properties[p], (s, o))
        if o < 0:
            return Pattern(self._types, (s, o))
        return Pattern(self._class(o), (s,))

    def _number(self, term: Term) -> int:
        number = self._numbers.setdefault(term, len(self._terms))
        if number == len(self._terms):
            self._terms.append(term)
        return number

    def _class(self, number: int) -> ClassExtension:
        if number not in self._classes:
            self._classes[number] = ClassExtension(number)
        return self._classes[number]

    def _fill_types(self) -> None:
        if not self._reads_types:
            self._reads_types = True
            members = {extension.term: extension.members for extension in self._classes.values()}
            self._types.absorb(reverse(members))

    # -- Evaluation ------------------------------------------------------------------------------

    def _conclude(self, name: str, extension: Extension, batch: Batch) -> None:
        """Add conclusions of a rule to what is known."""
        if extension is self._types:
            for number, members in reverse(batch).items():
                self._conclude(name, self._class(number), members)
        elif fresh := extension.absorb(batch):
            self._budget.spend(fresh)
            if extension.term != INTERMEDIATE:
                self._log.append((name, extension, fresh))
            self._enqueue(extension, fresh)
            if self._reads_types and isinstance(extension, ClassExtension):
                self._enqueue(self._types, self._types.absorb({s: {extension.term} for s in fresh}))

    def _enqueue(self, extension: Extension, batch: Batch) -> None:
        if batch and (extension.consumers or extension.transitive):
            if not extension.waiting:
                self._queue.append(extension)
            extension.waiting.append(batch)

    def _close(self, extension: PropertyExtension, batch: Pairs) -> Pairs:
        """Make a property transitive again, and return the new facts with those that this gave."""
        fresh = extension.absorb(newly_reached(extension.forward, batch, self._budget.left))
        if not fresh:
            return batch
        self._budget.spend(fresh)
        self._log.append((extension.transitive, extension, fresh))
        extension.waiting = [batch, fresh]
        return extension.take()
