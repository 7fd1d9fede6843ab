"""Proofs: why a triple follows, rule by rule, down to what is stated.

A backward search: the rules that conclude the triple, the facts that they need, the rules that
conclude those, each fact once, nearest first, until no lower proof can come.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, cast

from pyoxigraph import Variable

from kela_graph.rdf.inference.compiler import compile_rules
from kela_graph.rdf.inference.engine import conclusions
from kela_graph.rdf.inference.rule_tables import is_open
from kela_graph.rdf.inference.unification import TripleIndex, fill, unify
from kela_graph.rdf.inference.vocabulary import TYPE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kela_graph.rdf.inference.rule_tables import EntailmentRule
    from kela_graph.rdf.inference.unification import Binding
    from kela_graph.rdf.inference.vocabulary import Atom, GeneralizedTriple, RDFTriple, Term


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a triple holds: by a rule of the standard from its premises, or by none where it is stated.

    Inside a proof, the conclusion may not be RDF (a literal as subject, a blank node as predicate), or one
    that `is_trivial`. The axiom is the first premise. A rule that makes a property transitive has all steps
    of the path, a rule about a list the triple that leads to the list.
    """

    rule: str | None
    conclusion: GeneralizedTriple
    premises: tuple[Proof, ...] = ()

    def leaves(self) -> tuple[RDFTriple, ...]:
        """Return the stated triples that the proof rests on, each once, in the order of the proof."""
        found: dict[GeneralizedTriple, None] = {}
        stack, seen = [self], {self.conclusion}
        while stack:
            proof = stack.pop()
            if proof.rule is None:
                found[proof.conclusion] = None
            fresh = [premise for premise in proof.premises if premise.conclusion not in seen]
            seen.update(premise.conclusion for premise in fresh)
            stack += reversed(fresh)
        return cast("tuple[RDFTriple, ...]", tuple(found))


class Prover:
    """Proves what follows from stated triples."""

    def __init__(self, asserted: Iterable[GeneralizedTriple], inferred: Iterable[GeneralizedTriple]) -> None:
        """Take what is stated, and what `closure` gave for it."""
        self._asserted = dict.fromkeys(asserted)
        self._knows_all = False
        self._take(inferred)

    def _take(self, inferred: Iterable[GeneralizedTriple]) -> None:
        known = [*self._asserted, *inferred]
        self._facts = _Knowledge(self._asserted, TripleIndex(known), _Rules(compile_rules(known)))

    def prove(self, triple: GeneralizedTriple) -> Proof | None:
        """Return the lowest proof of a triple that follows: no other has fewer rules, one on top of another.

        A proof by way of triples that are not RDF is found too, and may not be the lowest: the engine
        is then asked once for all that it concludes.
        """
        found = _Search(self._facts).run(triple)
        if found is None and not self._knows_all:
            self._knows_all = True
            self._take(conclusions(self._asserted))
            found = _Search(self._facts).run(triple)
        return found

    def reasons(self, triple: GeneralizedTriple) -> tuple[RDFTriple, ...]:
        """Return the stated triples that a triple follows from; empty where it does not follow."""
        proof = self.prove(triple)
        return () if proof is None else proof.leaves()


class _Rules:
    """Rules, to look up by what they conclude; those with few premises first.

    `paths` are those that make a property transitive, by identity; one turns the triples of `symmetric` ones.
    """

    def __init__(self, rules: Iterable[EntailmentRule]) -> None:
        self._by_head: defaultdict[tuple[Atom | Term | Variable | None, ...], list[EntailmentRule]]
        self._by_head = defaultdict(list)
        self._by_predicate: defaultdict[Term | Variable, list[EntailmentRule]] = defaultdict(list)
        self.paths: set[int] = set()
        self.symmetric: set[Term | Variable] = set()
        for rule in sorted(rules, key=lambda rule: len(rule.body)):
            subject, predicate, object_ = rule.head
            self._by_head[predicate, None if isinstance(object_, Variable) else object_].append(rule)
            if rule.is_transitivity:
                self.paths.add(id(rule))
            elif rule.links == [(object_, predicate, subject)] and predicate != TYPE:
                self.symmetric.add(predicate)
            else:
                self._by_predicate[predicate].append(rule)

    def concluding(self, fact: GeneralizedTriple) -> Iterator[tuple[EntailmentRule, Binding]]:
        """Give the rules that may conclude a fact, with their variables bound by it."""
        _, predicate, object_ = fact
        rules = self._by_head[predicate, object_] + self._by_head[predicate, None]
        for rule in sorted(rules, key=lambda rule: len(rule.body)):
            binding = unify(rule.head, fact)
            if binding is not None:
                yield rule, binding

    def concluding_of(
        self, predicate: Term, term: Term, place: int
    ) -> Iterator[tuple[EntailmentRule, Binding]]:
        """Give the rules that may conclude something of a subject (place 0) or object (2).

        Those that make the predicate transitive or symmetric are not among them.
        """
        for rule in self._by_predicate[predicate]:
            start = rule.head[place]
            if isinstance(start, Variable):
                yield rule, {start: term}
            elif start == term:
                yield rule, {}


class _Step(NamedTuple):
    """A rule and the facts that it concludes something from."""

    rule: EntailmentRule
    conclusion: GeneralizedTriple
    premises: tuple[GeneralizedTriple, ...]
    #: Of a path the last premise, which is all of it but the first step.
    rest: GeneralizedTriple | None = None


class _Knowledge(NamedTuple):
    """What is stated, all that is known, and the rules."""

    asserted: dict[GeneralizedTriple, None]
    known: TripleIndex
    rules: _Rules

    def steps(self, fact: GeneralizedTriple) -> Iterator[_Step]:
        """Give every way to conclude a fact from others."""
        for rule, binding in self.rules.concluding(fact):
            if id(rule) in self.rules.paths:
                yield from self._paths(rule, fact)
                continue
            for solution in self.known.solutions(rule.body, binding):
                premises = tuple(cast("GeneralizedTriple", fill(atom, solution)) for atom in rule.body)
                if fact not in premises:
                    yield _Step(rule, fact, premises)

    def _paths(self, rule: EntailmentRule, fact: GeneralizedTriple) -> Iterator[_Step]:
        """Give the first steps of the paths to the fact; they are not this rule's own conclusions."""
        subject, predicate, object_ = fact
        axioms = cast("tuple[GeneralizedTriple, ...]", tuple(atom for atom in rule.body if not is_open(atom)))
        # Of a symmetric property, a step leads in either direction.
        places = (0, 2) if predicate in self.rules.symmetric else (0,)
        ends = chain.from_iterable(self._neighbours(predicate, subject, place) for place in places)
        for middle in dict.fromkeys(ends):
            rest = (middle, predicate, object_)
            if middle not in (subject, object_) and rest in self.known:
                yield _Step(rule, fact, (*axioms, (subject, predicate, middle), rest), rest)

    def _neighbours(self, predicate: Term, term: Term, place: int) -> Iterator[Term]:
        """Give the other ends of what is stated or concluded of a subject (place 0) or object (2)."""
        if place == 0:
            stated = [(term, predicate, value) for value in self.known.objects(term, predicate)]
        else:
            stated = [(value, predicate, term) for value in self.known.subjects(predicate, term)]
        yield from (triple[2 - place] for triple in stated if triple in self.asserted)
        for rule, binding in self.rules.concluding_of(predicate, term, place):
            for solution in self.known.solutions(rule.body, binding):
                yield cast("GeneralizedTriple", fill(rule.head, solution))[2 - place]


class _Search:
    """The search for one proof.

    The cost of a fact is the height of its lowest known proof, and of two as low the size; both are
    corrected as better ones are found, so that a fact always costs more than what it rests on.
    """

    def __init__(self, facts: _Knowledge) -> None:
        self._facts = facts
        self._costs: dict[GeneralizedTriple, tuple[int, int]] = {}
        self._best: dict[GeneralizedTriple, _Step] = {}
        self._uses: defaultdict[GeneralizedTriple, list[_Step]] = defaultdict(list)

    def run(self, goal: GeneralizedTriple) -> Proof | None:
        """Return the proof of a fact, if there is one."""
        if goal in self._facts.asserted:
            return Proof(None, goal)
        level, height, seen = deque([goal] if goal in self._facts.known else ()), 1, {goal}
        while level:
            following: deque[GeneralizedTriple] = deque()
            while level:
                for step in self._expand(level.popleft()):
                    for premise in step.premises:
                        if premise not in seen and premise not in self._facts.asserted:
                            seen.add(premise)
                            (level if premise == step.rest else following).append(premise)
                # What is looked at later is of proofs that are higher.
                if self._costs.get(goal, (height + 1,))[0] <= height:
                    return self._proof(goal)
            level, height = following, height + 1
        return self._proof(goal) if goal in self._costs else None

    def _expand(self, fact: GeneralizedTriple) -> Iterator[_Step]:
        """Give the steps to a fact, until one needs nothing but what is stated."""
        for step in self._facts.steps(fact):
            for premise in step.premises:
                if premise not in self._facts.asserted:
                    self._uses[premise].append(step)
            self._improve(step)
            if self._costs.get(fact, (2,))[0] == 1:
                return
            yield step

    def _improve(self, step: _Step) -> None:
        """Take a step as the best to its conclusion if it is, and then those that rest on it."""
        queue = [step]
        while queue:
            step = queue.pop()
            cost = self._cost(step)
            known = self._costs.get(step.conclusion)
            if cost is not None and (known is None or cost < known):
                self._costs[step.conclusion] = cost
                self._best[step.conclusion] = step
                queue += self._uses[step.conclusion]

    def _cost(self, step: _Step) -> tuple[int, int] | None:
        height, size = 1, 1
        for premise in step.premises:
            cost = (0, 1) if premise in self._facts.asserted else self._costs.get(premise)
            if cost is None:
                return None
            # A path is one step, however long it is.
            height = max(height, cost[0] if premise == step.rest else cost[0] + 1)
            size += cost[1]
        return height, size

    def _proof(self, goal: GeneralizedTriple) -> Proof:
        """Return the best proof known, put together from the bottom, so that it may be high."""
        needed: dict[GeneralizedTriple, _Step] = {}
        stack = [goal]
        while stack:
            fact = stack.pop()
            if fact in self._best and fact not in needed:
                needed[fact] = self._best[fact]
                stack += needed[fact].premises
        proofs: dict[GeneralizedTriple, Proof] = {}
        for fact in sorted(needed, key=self._costs.__getitem__):
            step = needed[fact]
            premises = [proofs.get(premise) or Proof(None, premise) for premise in step.premises]
            rest = None if step.rest is None else needed.get(step.rest)
            if rest is not None and rest.rule is step.rule:
                premises[-1:] = premises[-1].premises[len(premises) - 2 :]
            proofs[fact] = Proof(step.rule.name, fact, tuple(premises))
        return proofs[goal]
