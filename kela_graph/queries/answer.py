"""The answer to a question of the library, and what is said where it has no rows.

A question's header says that, and it must be true of what was asked for: ``none`` is told where no optional
parameter is given, ``none NAME`` where one is, ``none NAME NAME`` where two are, in the order of the header.
In each, ``{name}`` stands for the name of a thing that is given.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import DCTERMS, SKOS, URIRef

from kela_graph import wording
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import shown
from kela_graph.folder import program_root
from kela_graph.names import Names
from kela_graph.queries.header import read_query
from kela_graph.queries.outcome import GRAPH, ROWS, SHOWN, Outcome, evaluate, linked, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.queries.header import Query

#: What stands for the name of a given thing.
_GIVEN: Final = re.compile(r"\{(\w+)\}")


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
            documents = "; ".join(linked(each.dated, each.address) for each in names.documents())
        cited = names.addresses(term for row in self.rows[:SHOWN] for term in row.values())
        return table(*self._lines(), self.languages, *silent, documents, links=cited)


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
    if text is None or not {*_GIVEN.findall(text)} <= told.keys():
        key = "queries.nothing_fits" if narrowed else "queries.silence"
        return wording.text(key, languages, names=", ".join(told.values()))
    return _GIVEN.sub(lambda match: told.get(match[1], match[0]), text)


class Lack(NamedTuple):
    """What keeps a question from saying what is true: the line of its header, and a message by language."""

    line: int
    message: Mapping[str, str]


def read_question(path: Path) -> Query:
    """Read a query file of the library; one of the program's own must lack nothing.

    Raises:
        ParseError: as for `read_query`, or it is the program's and lacks something.
    """
    query = read_query(path)
    found = [SyntaxProblem(shown(path), lack.line, None, lack.message["en"]) for lack in lacks(query)]
    if found and path.resolve().is_relative_to(program_root().resolve() / "queries"):
        raise ParseError(found)
    return query


def lacks(query: Query) -> Iterator[Lack]:
    """Find the optional parameters without words of their own, and the words that can't be told."""
    names = [parameter.name for parameter in query.parameters]
    optional = query.narrowed(names)
    for name in optional:
        if not any(query.by_language(f"none {name}").values()):
            yield _lack(query, f"parameter {name}?", "missing", name=name)
    for key, text in query.header.items():
        decorator, *given = key.partition("@")[0].split()
        if decorator == "none":
            if given != query.narrowed(given):
                yield _lack(query, key, "order", names=" ".join(optional) or "–")
            for name in sorted({*_GIVEN.findall(text)} - ({*names} - {*optional} | {*given})):
                yield _lack(query, key, "unknown", name=name)


def _lack(query: Query, key: str, kind: str, **values: str) -> Lack:
    lines = query.text.splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith(f"#+ {key}:"))
    return Lack(line, wording.Texts(f"rules.silence.{kind}", {"key": key, **values}))
