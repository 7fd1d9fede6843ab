"""Outcomes as a notebook shows them: HTML in which all text of the data is escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from kela_graph import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

#: How many lines are shown; a notebook keeps all that is shown in its file.
SHOWN: Final = 100


def table(
    columns: Sequence[str],
    lines: Sequence[Sequence[Node | None]],
    what: str,
    dataset: Dataset,
    notes: Iterable[str],
) -> str:
    """Return rows or triples as a table.

    Args:
        columns: the heads.
        lines: all of them; the first `SHOWN` are shown, and the others counted.
        what: what one line is called.
        dataset: whose prefixes shorten IRIs.
        notes: what stands below: where the lines come from.
    """
    counted = f"{len(lines):,} {what}{'' if len(lines) == 1 else 's'}"
    caption = [f"the first {SHOWN} of {counted}" if len(lines) > SHOWN else counted, *notes]
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{_cell(term, dataset)}</td>' for term in line)}</tr>\n" for line in lines[:SHOWN]
    )
    top = f"<caption>{escape('; '.join(caption))}</caption>\n<thead><tr>{head}</tr></thead>"
    return f"<table>\n{top}\n<tbody>\n{body}</tbody>\n</table>"


def _cell(term: Node | None, dataset: Dataset) -> str:
    """Return a cell: a link to an IRI of the web, and to no other, which might be a script."""
    text = "" if term is None else terms.short(dataset, term)
    if isinstance(term, URIRef) and term.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(str(term))}" rel="noreferrer">{escape(text)}</a>'
    return escape(text)
