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

from pyoxigraph import NamedNode, Variable

from kela_graph.rdf.inference.facts import Members, Node, Relation
from kela_graph.rdf.inference.joins import Pattern, operation, reverse
from kela_graph.rdf.inference.reachability import newly_reached
from kela_graph.rdf.inference.rules import Schema, instance_rules, schema_rules
from kela_graph.rdf.inference.tables import (
    SCHEMA_CLASSES,
    SCHEMA_PREDICATES,
    WITHOUT_EFFECT_ON_INSTANCES,
)
from kela_graph.rdf.inference.trivia import PREDICATES, UNIVERSAL, is_subject, is_trivial
from kela_graph.rdf.inference.vocabulary import SAME_AS, TYPE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from kela_graph.rdf.inference.joins import Batch
    from kela_graph.rdf.inference.reachability import Pairs
    from kela_graph.rdf.inference.tables import Atom, RDFTriple, Rule, Statement, Term

#: Classes of which a trivial triple may say that something is one.
_MAYBE_TRIVIAL: Final = UNIVERSAL | SCHEMA_CLASSES
#: The numbers of `rdf:type` and `owl:sameAs`, which are not like other properties.
_TYPE: Final = 0
_SAME_AS: Final = 1


def closure(triples: Iterable[Statement], *, without: Container[str] = frozenset()) -> list[RDFTriple]:
    """What follows from some triples by the rules of OWL 2 RL and is not among them.

    Inside, the rules also apply to triples that are no RDF (a literal as subject, a blank node as
    predicate), as the standard wants it, so that `[ owl:inverseOf ex:partOf ]` may stand in a
    restriction or a chain; such triples are not returned, nor is what `is_trivial`.

    Args:
        triples: subject, predicate and object, as terms of pyoxigraph.
        without: names of rules not to apply.

    Returns:
        Triples of pyoxigraph's terms, each once, in the order in which they were found.
    """
    with _collector_paused():
        engine = Engine(triples)
        known = -1
        while len(axioms := engine.axioms()) > known:
            engine.run(rule for rule in schema_rules(Schema(axioms)) if rule.name not in without)
            axioms = engine.axioms()
            known = len(axioms)
            engine.run(rule for rule in instance_rules(Schema(axioms)) if rule.name not in without)
        return list(engine.inferred())


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keeps Python from looking for garbage: there is none, and to look took half the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class Engine:
    """Facts, and what rules make of them."""

    def __init__(self, triples: Iterable[Statement]) -> None:
        self._numbers: dict[Term, int] = {TYPE: _TYPE, SAME_AS: _SAME_AS}
        self._terms: list[Term] = []
        self._classes: dict[int, Members] = {}
        # Without eq-ref nothing is said to be the same as itself.
        self._relations = {_SAME_AS: Relation(_SAME_AS, irreflexive=True)}
        #: `rdf:type` as a property like any other, filled where a rule reads it so.
        self._types = Relation(_TYPE)
        self._reads_types = False
        self._queue: deque[Node] = deque()
        self._log: list[tuple[str, Node, Batch]] = []
        self._load(triples)
        self._given_axioms = list(self._schema_facts())

    def _load(self, triples: Iterable[Statement]) -> None:
        numbers, relations, classes = self._numbers, self._relations, self._classes
        number = numbers.setdefault
        for subject, predicate, object_ in triples:
            s = number(subject, len(numbers))
            p = number(predicate, len(numbers))
            o = number(object_, len(numbers))
            if p == _TYPE:
                if (node := classes.get(o)) is None:
                    node = classes[o] = Members(o)
                node.members.add(s)
            else:
                if (relation := relations.get(p)) is None:
                    relation = relations[p] = Relation(p)
                if (objects := relation.forward.get(s)) is None:
                    relation.forward[s] = {o}
                else:
                    objects.add(o)
        self._terms = list(numbers)

    # -- Results ---------------------------------------------------------------------------------

    def axioms(self) -> list[Statement]:
        """The axioms to compile rules from: those given, and those inferred that have effect."""
        axioms = list(self._given_axioms)
        for name, node, batch in self._log:
            if name not in WITHOUT_EFFECT_ON_INSTANCES and self._is_schema(node):
                axioms += self._statements(node, batch)
        return axioms

    def inferred(self) -> Iterator[RDFTriple]:
        """What the rules found, but for trivia and what is no RDF."""
        terms = self._terms
        no_subjects = {number for number, term in enumerate(terms) if not is_subject(term)}
        for _, node, batch in self._log:
            term = terms[node.term]
            if isinstance(node, Members):
                statements = self._statements(node, batch - no_subjects)
                may_be_trivial = term in _MAYBE_TRIVIAL
            elif isinstance(term, NamedNode):
                pairs = {s: objects for s, objects in batch.items() if s not in no_subjects}
                statements = self._statements(node, pairs)
                may_be_trivial = term in PREDICATES
            else:
                continue
            if may_be_trivial:
                statements = (triple for triple in statements if not is_trivial(*triple))
            yield from cast("Iterator[RDFTriple]", statements)

    def _schema_facts(self) -> Iterator[Statement]:
        for node in (*self._relations.values(), *self._classes.values()):
            if self._is_schema(node):
                yield from self._statements(node, node.everything())

    def _is_schema(self, node: Node) -> bool:
        schema = SCHEMA_CLASSES if isinstance(node, Members) else SCHEMA_PREDICATES
        return self._terms[node.term] in schema

    def _statements(self, node: Node, batch: Batch) -> Iterator[Statement]:
        terms = self._terms
        term = terms[node.term]
        if isinstance(node, Members):
            return ((terms[s], TYPE, term) for s in batch)
        return (
            (subject, term, terms[o])
            for s, objects in batch.items()
            for subject in (terms[s],)
            for o in objects
        )

    # -- Rules -----------------------------------------------------------------------------------

    def run(self, rules: Iterable[Rule]) -> None:
        """Applies some rules until they give nothing new."""
        for node in (*self._relations.values(), *self._classes.values(), self._types):
            node.consumers.clear()
            node.transitive = ""
        for rule in rules:
            self._link(rule)
        for node in (*self._relations.values(), *self._classes.values(), self._types):
            if node.consumers or node.transitive:
                self._enqueue(node, node.everything())
        while self._queue:
            node = self._queue.popleft()
            batch = node.take()
            if isinstance(node, Relation) and node.transitive:
                batch = self._close(node, batch)
            for name, target, evaluate in node.consumers:
                self._conclude(name, target, evaluate(batch))

    def _link(self, rule: Rule) -> None:
        """Makes a rule read what its body speaks of."""
        variables: dict[Variable, int] = {}
        atoms = [atom for atom in rule.body if any(isinstance(t, Variable) for t in atom)]
        body = [self._pattern(atom, variables) for atom in atoms]
        head = self._pattern(rule.head, variables)
        if not body:
            ground = set(head.terms) if len(head.terms) == 1 else {head.terms[0]: {head.terms[1]}}
            self._conclude(rule.name, head.node, ground)
        elif head.node is not self._types and _is_transitivity(body, head):
            head.node.transitive = rule.name
        else:
            for place, pattern in enumerate(body):
                if pattern.node is self._types:
                    self._fill_types()
                evaluate = operation(body, place, head)
                pattern.node.consumers.append((rule.name, head.node, evaluate))

    def _pattern(self, atom: Atom, variables: dict[Variable, int]) -> Pattern:
        s, p, o = (
            variables.setdefault(term, -1 - len(variables))
            if isinstance(term, Variable)
            else self._number(term)
            for term in atom
        )
        if p != _TYPE:
            if p not in self._relations:
                self._relations[p] = Relation(p)
            return Pattern(self._relations[p], (s, o))
        if o < 0:
            return Pattern(self._types, (s, o))
        return Pattern(self._class(o), (s,))

    def _number(self, term: Term) -> int:
        number = self._numbers.setdefault(term, len(self._terms))
        if number == len(self._terms):
            self._terms.append(term)
        return number

    def _class(self, number: int) -> Members:
        if number not in self._classes:
            self._classes[number] = Members(number)
        return self._classes[number]

    def _fill_types(self) -> None:
        if not self._reads_types:
            self._reads_types = True
            members = {node.term: node.members for node in self._classes.values()}
            self._types.absorb(reverse(members))

    # -- Evaluation ------------------------------------------------------------------------------

    def _conclude(self, name: str, node: Node, batch: Batch) -> None:
        """Adds conclusions of a rule to what is known."""
        if node is self._types:
            for number, members in reverse(batch).items():
                self._conclude(name, self._class(number), members)
        elif fresh := node.absorb(batch):
            self._log.append((name, node, fresh))
            self._enqueue(node, fresh)
            if self._reads_types and isinstance(node, Members):
                self._enqueue(self._types, self._types.absorb({s: {node.term} for s in fresh}))

    def _enqueue(self, node: Node, batch: Batch) -> None:
        if batch and (node.consumers or node.transitive):
            if not node.waiting:
                self._queue.append(node)
            node.waiting.append(batch)

    def _close(self, relation: Relation, batch: Pairs) -> Pairs:
        """Makes a relation transitive again; returns the new facts with those that this gave."""
        fresh = relation.absorb(newly_reached(relation.forward, batch))
        if not fresh:
            return batch
        self._log.append((relation.transitive, relation, fresh))
        relation.waiting = [batch, fresh]
        return relation.take()


def _is_transitivity(body: list[Pattern], head: Pattern) -> bool:
    """Whether a rule says p ∘ p ⊑ p, be it an axiom of transitivity or a chain."""
    if len(body) != 2 or len(head.terms) != 2:
        return False
    (first, left), (second, right) = body
    x, z = head.terms
    return (
        first is second is head.node
        and (left[0], right[-1]) == (x, z)
        and left[-1] == right[0]
        and len({x, z, left[-1]}) == 3
        and max(x, z, left[-1]) < 0
    )
