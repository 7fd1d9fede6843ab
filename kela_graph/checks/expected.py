"""The expected answers in ``queries/tests/``: a question, and what must come out.

The file's name is the question: ``QUESTION[.PARAMETER=VALUE]….[LANGUAGE].csv`` for rows, ``.ttl`` for a
graph; a value is percent-encoded if the name of a file can't hold it.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

import pyoxigraph as ox

from kela_graph import queries
from kela_graph.checks.finding import Place
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import read, read_text, shown
from kela_graph.rdf import bounds, rdf12
from kela_graph.rdf.syntax import problem_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kela_graph.folder import Folder
    from kela_graph.queries import Query

Row: TypeAlias = tuple[str, ...]

#: Rows, or canonical triples, each with how often it occurs.
Rows: TypeAlias = Counter[Row]


@dataclass(frozen=True, slots=True)
class Expected:
    """An answer that must come out: its lines, of which the head of rows is one; a graph has no columns.

    The values of parameters are as a person types them, and no language is the dataset's own order.
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

    def place(self, row: Row | None = None) -> Place:
        """Return the place of a row in the file, or of the file if it does not hold the row."""
        if row and self.columns:
            reader = csv.reader(io.StringIO(read_text(self.path), newline=""))
            before = 0
            for cells in reader:
                if tuple(cells) == row:
                    return Place(shown(self.path), before + 1, 1)
                before = reader.line_num
        return Place(shown(self.path))


def read_expected(folder: Folder) -> list[Expected]:
    """Read a folder's expected answers; ParseError lists all that can't be read or name no question."""
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


def lines_of(data: bytes, columns: tuple[str, ...]) -> Rows:
    """Return the rows of CSV, its head included, or the triples of Turtle in canonical form."""
    if columns:
        return Counter(map(tuple, csv.reader(io.StringIO(data.decode("utf-8")))))
    bounds.refuse(data, ox.RdfFormat.TURTLE)
    rdf12.refuse(data, ox.RdfFormat.TURTLE)
    triples = ox.Dataset(
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)
    )
    triples.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return Counter((str(quad.subject), str(quad.predicate), str(quad.object)) for quad in triples)


def _read(path: Path, query: Query) -> Expected:
    _, *middle = path.name.removesuffix(path.suffix).split(".")
    parameters = {key: unquote(value) for key, sign, value in (w.partition("=") for w in middle) if sign}
    lang = next((word for word in reversed(middle) if "=" not in word), None)
    data = read(path)
    columns: tuple[str, ...] = ()
    if path.suffix == ".csv":
        columns = tuple(next(csv.reader(io.StringIO(data.decode("utf-8")), strict=True), ()))
        if not columns:
            raise InputError("is empty: write the columns in the first line and the rows below")
    return Expected(path, query, parameters, lang, lines_of(data, columns), columns)
