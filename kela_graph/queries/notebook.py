"""Answers as a notebook shows them: HTML in which all text of the data is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from kela_graph import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Dataset, Graph
    from rdflib.term import Node

#: How many rows are shown; a notebook keeps all that is shown in its file.
SHOWN: Final = 100


def rows_html(
    columns: Sequence[str],
    rows: Sequence[Mapping[str, Node | None]],
    dataset: Dataset,
    notes: Iterable[str],
) -> str:
    """Return rows as a table.

    Args:
        columns: in their order.
        rows: all of them; the first `SHOWN` are shown, and the others counted.
        dataset: whose prefixes shorten IRIs.
        notes: what stands below: where the rows come from.
    """
    lines = [[_cell(row[name], dataset) for name in columns] for row in rows[:SHOWN]]
    return _table(columns, lines, [_count(len(rows), "row"), *notes])


def graph_html(graph: Graph, dataset: Dataset, notes: Iterable[str] = ()) -> str:
    """Return the triples of a graph as a table, in the order of their text."""
    triples = sorted(graph)[:SHOWN]
    lines = [[_cell(term, dataset) for term in triple] for triple in triples]
    return _table(("subject", "predicate", "object"), lines, [_count(len(graph), "triple"), *notes])


def _count(number: int, what: str) -> str:
    told = f"{number:,} {what}{'' if number == 1 else 's'}"
    return f"the first {SHOWN} of {told}" if number > SHOWN else told


def _cell(term: Node | None, dataset: Dataset) -> str:
    """Return a cell: a link to an IRI of the web, and to no other, which might be a script."""
    text = "" if term is None else terms.short(dataset, term)
    if isinstance(term, URIRef) and term.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(str(term))}" rel="noreferrer">{escape(text)}</a>'
    return escape(text)


def _table(columns: Sequence[str], lines: Iterable[Sequence[str]], notes: Iterable[str]) -> str:
    caption = "; ".join(escape(note) for note in notes if note)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>\n" for line in lines)
    top = f"<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>"
    return f"<table>\n{top}\n<tbody>\n{body}</tbody>\n</table>"
