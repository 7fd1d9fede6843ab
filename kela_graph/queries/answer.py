"""What comes of a question: rows, or a graph; and what to say where nothing came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from rdflib import DCTERMS, SKOS, Graph, URIRef

from kela_graph import formats, terms
from kela_graph.errors import InputError
from kela_graph.names import Names
from kela_graph.queries import frames, notebook
from kela_graph.rdf.store import Writing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd
    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.queries.query import Query


@dataclass(frozen=True, repr=False)
class Answer:
    """What came of a question.

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

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order; none where the answer is a graph."""
        return self.query.columns

    @cached_property
    def rows(self) -> tuple[Mapping[str, Node | None], ...]:
        """The rows in their order, each a mapping of column to RDF term, or None where unbound."""
        solutions = ({str(k): v for k, v in row.items()} for row in self.dataset.query(self.sparql).bindings)
        return tuple(
            MappingProxyType({name: solution.get(name) for name in self.columns}) for solution in solutions
        )

    @cached_property
    def graph(self) -> Graph:
        """The graph, of a question that builds one, with the dataset's prefixes."""
        graph = self.dataset.query(self.sparql).graph or Graph()
        for prefix, namespace in self.dataset.namespaces():
            graph.bind(prefix, namespace)
        return graph

    @property
    def is_empty(self) -> bool:
        """Whether nothing came out."""
        return len(self) == 0

    def __repr__(self) -> str:
        given = "".join(f", {name}={term.n3()}" for name, term in self.parameters.items())
        return f"<Answer to {self.query.name}{given}>"

    def __iter__(self) -> Iterator[Mapping[str, Node | None]]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.graph if self.query.builds_graph else self.rows)

    def serialize(self, name: str) -> bytes:
        """Return the answer in one of the standard formats of its kind.

        Rows: ``csv``, ``tsv``, ``json`` and ``xml`` by SPARQL 1.1's results formats. A graph: every
        RDF format. This is the short way, straight from Oxigraph, where the dataset is read by it.

        Raises:
            InputError: no such format, or one that is for people.
        """
        form = formats.by_name(name, "graph" if self.query.builds_graph else "rows")
        if isinstance(self.dataset.store, Writing) and form.is_standard:
            return self.dataset.store.serialize(self.sparql, form)
        if not form.is_standard:
            raise InputError(f"format {name!r} is for people: use the rows of the answer")
        result = self.dataset.query(self.sparql)
        return result.serialize(format=form.media_type if self.query.builds_graph else name) or b""

    def to_pandas(self) -> pd.DataFrame:
        """Return the rows as a data frame, the columns in their order.

        An IRI is text; a literal is the Python value of its datatype, or text; what is unbound is None.

        Raises:
            ToolError: pandas, the extra ``pandas``, is not installed.
            InputError: the answer is a graph.
        """
        if self.query.builds_graph:
            raise InputError(f"{self.query.name} answers with a graph, not with rows: use graph")
        return frames.frame(self.columns, self.rows)

    def _repr_html_(self) -> str:
        """The answer as Jupyter shows it, with the documents that it rests on below."""
        notes = [Names(self.dataset, self.languages).source_line()]
        if self.query.builds_graph:
            return notebook.graph_html(self.graph, self.dataset, notes)
        return notebook.rows_html(self.columns, self.rows, self.dataset, [*self._silence(), *notes])

    def _silence(self) -> list[str]:
        return [silence(self)] if self.is_empty else []


def limited(answer: Answer, rows: int) -> Answer:
    """Return the answer with at most so many rows; of a graph, with at most so many matches."""
    return replace(answer, sparql=f"{answer.sparql}\nLIMIT {rows}\n")


def silence(answer: Answer) -> str:
    """Say that an answer has no rows, what was looked for, and what stands near it.

    Near are broader and narrower concepts, and units whose name says that they are about the one that
    was asked for.
    """
    text = answer.query.say("none", answer.languages) or "there is no answer"
    near = _near(answer)
    found = {term for group in near.values() for term in group}
    names = Names(answer.dataset, answer.languages)
    names.learn([*answer.parameters.values(), *found])

    def label(term: Node) -> str:
        return names.name(term) or terms.short(answer.dataset, term)

    for name, term in answer.parameters.items():
        text = text.replace(f"{{{name}}}", label(term))
    groups = [f"{words}: {', '.join(sorted(map(label, group)))}" for words, group in near.items() if group]
    return "; ".join([text, *groups])


def _near(answer: Answer) -> dict[str, set[Node]]:
    graph = answer.dataset
    asked = [term for term in answer.parameters.values() if isinstance(term, URIRef)]
    return {
        "broader": {t for a in asked for t in graph.objects(a, SKOS.broader)},
        "narrower": {t for a in asked for t in graph.subjects(SKOS.broader, a)},
        "named after it": {t for a in asked for t in graph.subjects(DCTERMS.subject, a)},
    }
