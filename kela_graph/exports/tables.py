"""Tables: units, responsibilities, tasks and sources, each a SELECT in ``queries/tables/``, as CSV.

Beside what every query's header has, a table's has its ``title``, in each language; ``heads``, the names of
the columns for people, with bars between them; ``order``, its place among the tables; and ``types``, the
datatypes of columns that are not text, with a star where a cell may hold several values. Where it is needed,
``key`` says how many of the first columns are the key, instead of one, and ``sort`` the column by which rows
are in the order of the language's alphabet. Rows with one key are one row, with all values of the others.
``properties`` are those by which the RDF that CSVW makes of a row says columns of what the first one names,
as ``label=skos:prefLabel``; it says no other column.

One more, ``org``, has every statement of the profile of that name, for programs: no column is for people.
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from kela_graph import queries, wording
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.exports import scope
from kela_graph.exports.tags import cased
from kela_graph.files import shown
from kela_graph.graph import folder_of
from kela_graph.rdf.sparql import declared_prefixes
from kela_graph.rdf.store import plain_rows
from kela_graph.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Dataset

    from kela_graph.queries import Query

#: The profile whose statements are a table, and the template of what its rows say.
_ORG: Final = "org"
_SAID: Final = "{+property}"

#: What a spreadsheet takes for a formula, in ASCII and in full width, with what `escaped` put before it.
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; its name for programs is the same in every language.

    The datatype is XML Schema's, without prefix. A cell of a list may hold several values that can be told
    apart. ``prop`` is the template of the property by which RDF says it, ``tag`` the language in which; empty
    where it does not.
    """

    name: str
    head: str
    heads: Mapping[str, str]
    datatype: str
    is_list: bool = False
    prop: str = ""
    tag: str = ""

    @property
    def is_iri(self) -> bool:
        """Whether its values are IRIs."""
        return self.datatype == "anyURI"

    @property
    def separator(self) -> str:
        """What stands between the values of a cell: no IRI holds a space."""
        return " " if self.is_iri else ", "

    def text(self, values: Sequence[str]) -> str:
        """Return a cell as text."""
        return self.separator.join(values)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: so many first columns are the key, none of one of statements; a cell has any number of values.

    Its title is in the chosen language, and its titles are in every one that the query has; the languages are
    those of its names and texts, best first.
    """

    name: str
    title: str
    titles: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    key: int = 1
    languages: tuple[str, ...] = ()

    @property
    def keys(self) -> list[str]:
        """The key of each row, which is what the row is about; none where several columns are the key."""
        return [row[0][0] for row in self.rows] if self.key == 1 else []

    def refers(self, column: int, other: Table) -> bool:
        """Whether each cell of a column has one value, which is a key of another table."""
        keys = set(other.keys)
        cells = [row[column] for row in self.rows]
        return bool(cells) and all(len(cell) == 1 and cell[0] in keys for cell in cells)


def read(dataset: Dataset, lang: str | None = None) -> tuple[Table, ...]:
    """Return every table of a dataset, with names and heads in the best language."""
    found = queries.library(folder_of(dataset), "tables").values()
    ordered = sorted(found, key=lambda query: (query.header.get("order", "~"), query.name))
    return (*(_read(query, dataset, lang) for query in ordered), _statements(dataset, lang))


def find(tables: Iterable[Table], name: str) -> Table:
    """Return the table of a name."""
    known = {table.name: table for table in tables}
    if not isinstance(name, str) or name not in known:
        raise InputError(f"there is no table {name!r}: choose one of {', '.join(known)}")
    return known[name]


def _statements(dataset: Dataset, lang: str | None) -> Table:
    """Return the statements of the profile org: each a row, its text in the column of its language."""
    query = scope.find_profile(_ORG, folder_of(dataset))
    answer = queries.ask(query, dataset, {}, lang)
    found: list[tuple[Any, ...]] = sorted(answer.terms(), key=str)
    texts = [value for *_, value in found if isinstance(value, ox.Literal)]
    tags = ["", *sorted({value.language for value in texts if value.language})]
    columns = [Column(name, name, {}, "anyURI") for name in ("subject", "property")]
    columns.append(Column("value", "value", {}, "anyURI", prop=_SAID))
    names = {tag: f"text_{tag.replace('-', '_')}" if tag else "text" for tag in tags}
    columns += [Column(names[tag], names[tag], {}, "string", prop=_SAID, tag=cased(tag)) for tag in tags]
    rows = []
    for subject, link, value in found:
        told = value.language or "" if isinstance(value, ox.Literal) else None
        cells = [
            subject,
            link,
            "" if told is not None else value,
            *(value if told == tag else "" for tag in tags),
        ]
        rows.append(tuple((cell.value,) if cell else () for cell in cells))
    titles = wording.own(query.by_language("summary"), answer.languages)
    title = query.say("summary", answer.languages) or _ORG
    return Table(_ORG, title, titles, tuple(columns), tuple(rows), 0, answer.languages)


def _read(query: Query, dataset: Dataset, lang: str | None) -> Table:
    answer = queries.ask(query, dataset, {}, lang)
    columns, key = _columns(query, answer.languages), _key(query)
    merged: dict[tuple[str | None, ...], list[dict[str, None]]] = {}
    for row in plain_rows(dataset, answer.sparql):
        cells = merged.setdefault(tuple(row[:key]), [{} for _ in columns])
        for cell, value in zip(cells, row, strict=True):
            if value is not None and value != "":
                cell[value] = None
    rows = [tuple(tuple(cell) for cell in cells) for cells in merged.values()]
    if sort := query.header.get("sort"):
        index = query.columns.index(sort)
        rows.sort(key=lambda row: sort_key(" ".join(row[index]), answer.languages[0]))
    title = query.say("title", answer.languages) or query.name
    titles = wording.own(query.by_language("title"), answer.languages)
    return Table(query.name, title, titles, columns, tuple(rows), key, answer.languages)


def _columns(query: Query, languages: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns that a query's header describes."""
    types, props = _by_column(query, "types"), _by_column(query, "properties")
    heads = {tag: text.split(" | ") for tag, text in query.by_language("heads").items()}
    if any(len(line) != len(query.columns) for line in heads.values()):
        raise _fault(query, f"each line of heads needs {len(query.columns)}, one for each column")
    chosen = (query.say("heads", languages) or " | ".join(query.columns)).split(" | ")
    columns = []
    for index, name in enumerate(query.columns):
        by_tag = {tag: line[index] for tag, line in wording.own(heads, languages).items()}
        kind, prop = types.get(name, "string"), _property(query, props.get(name, ""))
        if prop and kind.endswith("*"):
            raise _fault(query, f"its header gives a property to {name}, a list, of which CSVW makes no IRIs")
        columns.append(Column(name, chosen[index], by_tag, kind.rstrip("*"), kind.endswith("*"), prop))
    return tuple(columns)


def _by_column(query: Query, key: str) -> dict[str, str]:
    """Return what a decorator gives to columns."""
    found = dict(word.split("=", 1) for word in query.header.get(key, "").split() if "=" in word)
    if unknown := sorted(found.keys() - set(query.columns)):
        raise _fault(query, f"its header gives {key} to {', '.join(unknown)}, which are not columns")
    return found


def _property(query: Query, written: str) -> str:
    """Return the IRI of a property, written as a name with a prefix that the query declares."""
    prefix, _, local = written.partition(":")
    namespace = declared_prefixes(query.text).get(prefix)
    if written and namespace is None:
        raise _fault(query, f"its header has the property {written}: write a name such as skos:prefLabel")
    return f"{namespace}{local}" if namespace else ""


def _key(query: Query) -> int:
    """Return how many columns are the key, once it and the column that rows are sorted by are there."""
    key, sort = query.header.get("key", "1"), query.header.get("sort", query.columns[0])
    if not (key.isdecimal() and 0 < int(key) <= len(query.columns)):
        raise _fault(query, f"its key is {key}, which is no number of its columns")
    if sort not in query.columns:
        raise _fault(query, f"its rows are sorted by {sort}, which is not a column")
    return int(key)


def _fault(query: Query, message: str) -> ParseError:
    return ParseError([SyntaxProblem(shown(query.path), None, None, message)])


# -- CSV ------------------------------------------------------------------------------------------


def as_csv(table: Table) -> bytes:
    """Return a table as CSV by RFC 4180 in UTF-8; the first line has the names of the columns.

    Text that a spreadsheet would run as a formula is `escaped`.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        cells = [(column, column.text(cell)) for column, cell in zip(table.columns, row, strict=True)]
        writer.writerow([escaped(text) if column.datatype == "string" else text for column, text in cells])
    return file.getvalue().encode("utf-8")


def escaped(text: str) -> str:
    """Return text with an apostrophe before it, where a spreadsheet would run it as a formula.

    That is where it begins with ``=``, ``+``, ``-``, ``@``, a tab or a line's end. Text that has
    apostrophes before such a character gets one more, so that the text can be told from what was escaped.
    """
    return f"'{text}" if _FORMULA.match(text) else text
