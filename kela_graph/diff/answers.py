"""Which questions are answered otherwise: all of the library, of every resource that they may ask for.

Both sides are asked the same questions, over what is stated and what follows. Blank nodes are aligned, so
that an answer is the same where its rows are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice, product
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import XSD, Dataset

from kela_graph import queries
from kela_graph.diff.alignment import TYPE
from kela_graph.diff.change import AnswerChange, Answers
from kela_graph.graph import store_of
from kela_graph.queries.header import LITERALS
from kela_graph.rdf.inference import materialise
from kela_graph.rdf.store import Store, node_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.graph import Description
    from kela_graph.queries import Answer, Query
    from kela_graph.queries.header import Parameter

    Row = tuple[Term | None, ...]
    Asking = Mapping[str, Term]

#: How often one question is asked of each side: so often that the questions together take about as long in a
#: large graph as in one of some thousand triples, but at least the second number. What changed comes first.
TRIPLES_ASKED: Final = 3_000_000
LEAST_ASKED: Final = 50


class Side:
    """One side that can be asked: what is stated there and what follows.

    Attributes:
        dataset: its graphs.
        described: what the dataset says of itself.
    """

    def __init__(self, quads: Iterable[ox.Quad], described: Description) -> None:
        store = ox.Store()
        store.bulk_extend(quads)
        materialise(store, ox.NamedNode(str(described.graph_name("inferred"))))
        self.dataset = Dataset(store=Store(store), default_union=True)
        self.described = described

    @property
    def triples(self) -> set[ox.Triple]:
        """What is stated and what follows."""
        return {quad.triple for quad in store_of(self.dataset).oxigraph}

    def ask(self, query: Query, asking: Asking, languages: Sequence[str]) -> Answer:
        """Return the answer to a question."""
        bound = {name: node_of(term) for name, term in asking.items()}
        return queries.ask(query, self.dataset, bound, languages=languages)


def compare(
    old: Side,
    new: Side,
    library: Mapping[str, Query],
    languages: Sequence[str],
    progress: Callable[[int, int], None] | None = None,
) -> Answers:
    """Ask all questions of both sides.

    Args:
        old: one side.
        new: the other.
        library: the questions by name.
        languages: of labels, best first.
        progress: told how many questions were asked, of how many.
    """
    candidates = _Candidates(old, new)
    askings = {name: candidates.of(query) for name, query in library.items()}
    total = sum(len(chosen) for chosen, _ in askings.values())
    found: list[AnswerChange] = []
    done = 0
    for name, (chosen, _) in askings.items():
        query = library[name]
        for asking in chosen:
            found += _changed(query, asking, *(side.ask(query, asking, languages) for side in (old, new)))
            done += 1
            if progress is not None:
                progress(done, total)
    return Answers(tuple(found), total, {name: left for name, (_, left) in askings.items() if left})


class _Candidates:
    """What questions may be asked for: the resources and values of both sides."""

    def __init__(self, old: Side, new: Side) -> None:
        self._members: defaultdict[Term, set[Term]] = defaultdict(set)
        self._values: defaultdict[str, set[Term]] = defaultdict(set)
        self._resources: set[Term] = set()
        sides = old.triples, new.triples
        for triple in sides[0] | sides[1]:
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.NamedNode):
                self._resources.add(subject)
                if triple.predicate == TYPE:
                    self._members[value].add(subject)
            if isinstance(value, ox.Literal):
                self._values[value.datatype.value].add(value)
        self._limit = max(LEAST_ASKED, TRIPLES_ASKED // (1 + max(map(len, sides))))
        changed = sides[0] ^ sides[1]
        self._touched = {term for triple in changed for term in (triple.subject, triple.object)}
        self._near = {
            term
            for triple in sides[0] | sides[1]
            for term, other in ((triple.subject, triple.object), (triple.object, triple.subject))
            if other in self._touched
        }
        self._tags = {tag: None for side in (old, new) for tag in side.described.languages}

    def of(self, query: Query) -> tuple[list[Asking], int]:
        """Return what to ask a question for, and how much is left out.

        What any resource at all may narrow is asked without it only: the answer holds the same rows.
        """
        choices = [
            [None]
            if p.optional and p.kind is None
            else [*([None] if p.optional or p.default else []), *self._for(p)]
            for p in query.parameters
        ]
        total = 1
        for choice in choices:
            total *= len(choice)
        names = [parameter.name for parameter in query.parameters]
        askings = [
            {name: term for name, term in zip(names, terms, strict=True) if term is not None}
            for terms in islice(product(*choices), self._limit)
        ]
        return list(askings), total - len(askings)

    def _for(self, parameter: Parameter) -> list[Term]:
        """Return what a parameter may be, what changed first."""
        kind = parameter.kind
        if kind is None:
            found: Iterable[Term] = self._resources
        elif kind == XSD.language:
            found = [ox.Literal(tag) for tag in self._tags]
        elif kind in LITERALS:
            found = self._values[str(kind)]
        else:
            found = self._members[ox.NamedNode(str(kind))]
        return sorted(found, key=lambda term: (term not in self._touched, term not in self._near, str(term)))


def _changed(query: Query, asking: Asking, old: Answer, new: Answer) -> Iterator[AnswerChange]:
    """Tell the rows, or the triples of a graph, that come and go; none do where only their order is other."""
    if old.data == new.data:
        return
    rows = [Counter(answer.terms()) for answer in (old, new)]
    gone, come = (tuple(_in_order(side)) for side in (rows[0] - rows[1], rows[1] - rows[0]))
    if gone or come:
        yield AnswerChange(query.name, dict(asking), query.columns, gone, come)


def _in_order(rows: Counter[Row]) -> list[Row]:
    return sorted(rows.elements(), key=lambda row: tuple(map(str, row)))
