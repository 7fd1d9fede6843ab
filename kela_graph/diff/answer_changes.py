"""Which questions are answered differently: all of the library, of every resource that they may ask for.

Both sides are asked the same questions, over what is stated and what follows. Blank nodes are aligned, so
that an answer is the same where its rows are.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from itertools import islice, product
from math import prod
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import XSD, Dataset

from kela_graph import queries
from kela_graph.diff.change import AnswerChange, Answers
from kela_graph.diff.triples import IndexedGraph
from kela_graph.rdf.inference import materialise
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.store import Store
from kela_graph.terms import LITERALS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kela_graph.diff.alignment import Term
    from kela_graph.folder import Folder
    from kela_graph.graph import Description
    from kela_graph.queries import Answer, Query
    from kela_graph.queries.header import Parameter

    Asking = Mapping[str, Term]

#: How often one question is asked of each side: so often that the questions together take about as long in a
#: large graph as in one of some thousand triples, but at least the second number. What changed comes first.
TRIPLES_ASKED: Final = 3_000_000
LEAST_ASKED: Final = 50


def compare(
    sides: Iterable[Iterable[ox.Quad]],
    described: Sequence[Description | None],
    folder: Folder | None,
    languages: Sequence[str],
    progress: Callable[[int, int], None] | None = None,
) -> Answers:
    """Ask all questions of both sides, where both say whose organisation they describe."""
    known = [each for each in described if each]
    if len(known) < len(described):
        return Answers(silent="only_one" if known else "neither")
    stores = list(map(_inferred, sides, known))
    datasets = [Dataset(store=Store(store), default_union=True) for store in stores]
    candidates = _Candidates(stores, [tag for each in known for tag in each.languages])
    library = queries.library(folder)
    chosen = {name: candidates.of(query) for name, query in library.items()}
    askings = [(library[name], asking) for name, (found, _) in chosen.items() for asking in found]
    # One side may lack what the other has.
    asked = partial(queries.ask, languages=languages, as_given=True)
    changes: list[AnswerChange] = []
    for done, (query, asking) in enumerate(askings, 1):
        bound = {name: node_of(term) for name, term in asking.items()}
        changes += _changed(asking, *(asked(query, d, bound) for d in datasets))
        if progress is not None:
            progress(done, len(askings))
    return Answers(tuple(changes), len(askings), {name: left for name, (_, left) in chosen.items() if left})


def _inferred(quads: Iterable[ox.Quad], described: Description) -> ox.Store:
    """Return a store of what is stated and what follows."""
    store = ox.Store()
    store.bulk_extend(quads)
    materialise(store, ox.NamedNode(str(described.graph_name("inferred"))))
    return store


class _Candidates:
    """What questions may be asked for: the resources and values of both sides."""

    def __init__(self, stores: Iterable[ox.Store], tags: Iterable[str]) -> None:
        old, new = ({quad.triple for quad in store} for store in stores)
        self._all = IndexedGraph(old | new)
        self._limit = max(LEAST_ASKED, TRIPLES_ASKED // (1 + max(len(old), len(new))))
        self._touched = {term for triple in old ^ new for term in (triple.subject, triple.object)}
        self._near = {
            term
            for triple in self._all.triples
            for term, other in ((triple.subject, triple.object), (triple.object, triple.subject))
            if other in self._touched
        }
        self._tags = {ox.Literal(tag) for tag in tags}

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
        names = [parameter.name for parameter in query.parameters]
        askings = [
            {name: term for name, term in zip(names, terms, strict=True) if term is not None}
            for terms in islice(product(*choices), self._limit)
        ]
        return list(askings), prod(map(len, choices)) - len(askings)

    def _for(self, parameter: Parameter) -> list[Term]:
        """Return what a parameter may be, what changed first."""
        kind = parameter.kind
        found: Iterable[Term]
        if kind == XSD.language:
            found = self._tags
        elif kind in LITERALS:
            values = {triple.object for triple in self._all.triples}
            found = (v for v in values if isinstance(v, ox.Literal) and v.datatype.value == str(kind))
        else:
            members = self._all.subjects if kind is None else self._all.members(ox.NamedNode(str(kind)))
            found = (member for member in members if isinstance(member, ox.NamedNode))
        return sorted(found, key=lambda term: (term not in self._touched, term not in self._near, str(term)))


def _changed(asking: Asking, old: Answer, new: Answer) -> Iterator[AnswerChange]:
    """Give the rows, or the triples of a graph, that come and go; nothing where only their order differs."""
    if old.data == new.data:
        return
    before, after = Counter(old.terms()), Counter(new.terms())
    gone, come = (
        tuple(sorted(rows.elements(), key=lambda row: tuple(map(str, row))))
        for rows in (before - after, after - before)
    )
    if gone or come:
        yield AnswerChange(old.query.name, dict(asking), old.query.columns, gone, come)
