"""Findings of the expected answers in ``queries/tests/``: a question, and what must come out.

The file's name is the question: ``QUESTION[.PARAMETER=VALUE]….[LANGUAGE].csv`` for rows, ``.ttl`` for a
graph; a value is percent-encoded where a file's name can't hold it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias
from urllib.parse import unquote

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kela_graph import queries
from kela_graph.checks.finding import Finding, Place, own_rule
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import read, read_text, shown
from kela_graph.rdf.syntax import problem_of
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from rdflib import Dataset

    from kela_graph.checks.places import Places
    from kela_graph.folder import Folder
    from kela_graph.queries import Query

Row: TypeAlias = tuple[str, ...]
Rows: TypeAlias = Counter[Row]

#: The rule of an answer that is not the expected one.
RULE: Final = own_rule("answer", "answers")


@dataclass(frozen=True, slots=True)
class Expected:
    """An answer that must come out.

    Attributes:
        path: its file.
        query: the question.
        parameters: what is asked for, as a person types it, or the terms themselves.
        lang: the language of labels; None for the dataset's own order.
        lines: the rows (or triples, canonical) that must come out, each with how often.
        columns: the columns; none for a graph.
    """

    path: Path
    query: Query
    parameters: Mapping[str, object]
    lang: str | None
    lines: Rows
    columns: tuple[str, ...]

    @property
    def command(self) -> str:
        """The command that asks the question."""
        words = ["query", self.query.name, *(f"-p {k}={v}" for k, v in self.parameters.items())]
        return " ".join([*words, *([f"--lang {self.lang}"] if self.lang else [])])


def read_all(folder: Folder) -> list[Expected]:
    """Read a folder's expected answers.

    Raises:
        ParseError: files that can't be read, or that answer no question; all of them are told.
    """
    found: list[Expected] = []
    problems: list[SyntaxProblem] = []
    questions = folder.query_files()
    read_query = cache(queries.read_query)
    for path in folder.answer_files():
        try:
            name = path.name.partition(".")[0]
            if name not in questions or path.suffix not in (".csv", ".ttl"):
                raise InputError("names no question: call it QUESTION.csv, or QUESTION.PARAMETER=VALUE.csv")
            found.append(_read(path, read_query(questions[name])))
        except ParseError as error:
            problems += error.problems
        except SyntaxError as error:
            problems.append(problem_of(path, error))
        except (InputError, csv.Error) as error:
            problems.append(SyntaxProblem(shown(path), None, None, str(error)))
    if problems:
        raise ParseError(list(dict.fromkeys(problems)))
    return found


def judge(expected: Iterable[Expected], dataset: Dataset, places: Places) -> Iterator[Finding]:
    """Ask each question, and tell the rows that are missing and those that are unexpected."""
    for case in expected:
        try:
            answer = queries.ask(case.query, dataset, case.parameters, case.lang)
            got = _lines_of(answer.serialize("turtle" if not case.columns else "csv"), case.columns)
        except InputError as error:
            yield _finding(case, "impossible", str(error), Place(shown(case.path)))
            continue
        if got == case.lines:
            continue
        missing, unexpected = _difference(case.lines, got)
        for row in missing:
            yield _finding(case, "missing", " ".join(row), _line_of(case, row))
        for row in unexpected:
            yield _finding(case, "unexpected", " ".join(row), _cause_of(case, row, places))


def _read(path: Path, query: Query) -> Expected:
    _, *middle = path.name.removesuffix(path.suffix).split(".")
    parameters = dict(word.split("=", 1) for word in middle if "=" in word)
    languages = [word for word in middle if "=" not in word]
    data = read(path)
    columns: tuple[str, ...] = ()
    if path.suffix == ".csv":
        columns = tuple(next(csv.reader(io.StringIO(data.decode("utf-8")), strict=True), ()))
        if not columns:
            raise InputError("is empty: write the columns in the first line and the rows below")
    return Expected(
        path=path,
        query=query,
        parameters={key: unquote(value) for key, value in parameters.items()},
        lang=languages[-1] if languages else None,
        lines=_lines_of(data, columns),
        columns=columns,
    )


def _lines_of(data: bytes, columns: tuple[str, ...]) -> Rows:
    """Return the rows of CSV, its head included, or the triples of Turtle in canonical form."""
    if columns:
        return Counter(map(tuple, csv.reader(io.StringIO(data.decode("utf-8")))))
    triples = ox.Dataset(
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)
    )
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return Counter((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in triples)


def _difference(expected: Rows, got: Rows) -> tuple[list[Row], list[Row]]:
    """Return the rows that are missing and those that are unexpected.

    One other triple gives every blank node of a canonical graph another label, so labels count only
    where nothing else tells the graphs apart.
    """
    unlabelled = [
        Counter(tuple(_label_free(cell) for cell in row) for row in rows.elements())
        for rows in (expected, got)
    ]
    first, second = unlabelled if unlabelled[0] != unlabelled[1] else (expected, got)
    return sorted((first - second).elements()), sorted((second - first).elements())


def _line_of(case: Expected, row: Row) -> Place:
    """Return the line of the file of expected rows on which a row stands."""
    if case.columns:
        reader = csv.reader(io.StringIO(read_text(case.path), newline=""))
        before = 0
        for cells in reader:
            if tuple(cells) == row:
                return Place(shown(case.path), before + 1, 1)
            before = reader.line_num
    return Place(shown(case.path))


def _cause_of(case: Expected, row: Row, places: Places) -> Place:
    """Return the place of an asserted statement that a row names, else the file of expected rows."""
    resources = [URIRef(iri) for cell in row if (iri := cell.strip("<>")).startswith(("http:", "https:"))]
    for subject in resources:
        for value in resources:
            place = places.statement(subject, value)
            if place is not None:
                return place
    return Place(shown(case.path))


def _label_free(cell: str) -> str:
    return "[]" if cell.startswith("_:") else cell


def _finding(case: Expected, kind: str, row: str, place: Place) -> Finding:
    return Finding(
        rule=RULE.id,
        severity=RULE.severity,
        message=texts(f"rules.answer.{kind}", command=case.command, row=row),
        at=place,
        value=Literal(row),
    )
