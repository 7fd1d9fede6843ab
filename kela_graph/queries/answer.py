"""The answer to a question of the library, and what is said where it has no rows."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from rdflib import DCTERMS, SKOS, URIRef

from kela_graph import wording
from kela_graph.errors import InputError
from kela_graph.names import Names
from kela_graph.queries import notebook
from kela_graph.queries.outcome import GRAPH, ROWS, Outcome, evaluate
from kela_graph.queries.silences import GIVEN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.queries.header import Query


@dataclass(frozen=True, repr=False, eq=False)
class Answer(Outcome):
    """The answer to a question of the library; it is asked when something of the answer is needed.

    Attributes:
        query: the question.
        parameters: the terms that were asked for, by name.
        languages: of its labels, best first.
        sparql: the query that is run, with its parameters in place.
        dataset: what is asked.
    """

    query: Query
    parameters: Mapping[str, Node]
    languages: tuple[str, ...]
    sparql: str
    dataset: Dataset

    @cached_property
    def data(self) -> bytes:  # type: ignore[override]
        """The answer as SPARQL's JSON or, a graph, as N-Triples."""
        return evaluate(self.dataset, self.sparql, GRAPH if self.query.builds_graph else ROWS)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order; none where the answer is a graph."""
        return self.query.columns

    @property
    def _asked(self) -> str:
        return self.sparql

    def __repr__(self) -> str:
        given = "".join(f", {name}={term.n3()}" for name, term in self.parameters.items())
        return f"<Answer to {self.query.name}{given}>"

    def _repr_html_(self) -> str:
        """The answer as Jupyter shows it, with the documents that it rests on below."""
        silent = [escape(silence(self))] if self.is_empty and not self.query.builds_graph else []
        names, documents = Names(self.dataset, self.languages), ""
        with suppress(InputError):  # what was pickled has no dataset
            documents = "; ".join(notebook.linked(each.dated, each.address) for each in names.documents())
        cited = names.addresses(term for row in self.rows[: notebook.SHOWN] for term in row.values())
        return notebook.table(*self._lines(), self.languages, *silent, documents, links=cited)


def limited(answer: Answer, rows: int) -> Answer:
    """Return the answer with at most so many rows; of a graph, with at most so many matches.

    Raises:
        InputError: that is no whole number.
    """
    if not isinstance(rows, int) or rows < 0:
        raise InputError(f"no number of rows: {rows!r}")
    return replace(answer, sparql=f"{answer.sparql}\nLIMIT {rows}\n")


def silence(answer: Answer) -> str:
    """Return a sentence that an answer has no rows, with what was asked for and what is near that.

    Near are broader and narrower concepts, and units that are named after the concept asked for.
    """
    graph = answer.dataset
    asked = [term for term in answer.parameters.values() if isinstance(term, URIRef)]
    near = {
        "broader": {t for a in asked for t in graph.objects(a, SKOS.broader)},
        "narrower": {t for a in asked for t in graph.subjects(SKOS.broader, a)},
        "named_after": {t for a in asked for t in graph.subjects(DCTERMS.subject, a)},
    }
    names = Names(graph, answer.languages)
    names.learn([*answer.parameters.values(), *(term for group in near.values() for term in group)])
    groups = [
        wording.text(
            f"queries.near.{key}", answer.languages, names=", ".join(sorted(map(names.label, group)))
        )
        for key, group in near.items()
        if group
    ]
    return "; ".join([no_rows(answer, names, answer.languages), *groups])


def no_rows(answer: Answer, names: Names, languages: Sequence[str]) -> str:
    """Return a question's own words for an answer without rows, with the names of what was asked for.

    They are those for the optional parameters that were given; for several it may have none.
    """
    narrowed = answer.query.narrowed(answer.parameters)
    names.learn(answer.parameters.values())
    told = {name: names.label(term) for name, term in answer.parameters.items()}
    text = answer.query.say(" ".join(["none", *narrowed]), languages)
    if text is None or not {*GIVEN.findall(text)} <= told.keys():
        key = "queries.nothing_fits" if narrowed else "queries.silence"
        return wording.text(key, languages, names=", ".join(told.values()))
    return GIVEN.sub(lambda match: told.get(match[1], match[0]), text)
