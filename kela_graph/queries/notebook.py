"""The outcome of a query as a notebook shows it: HTML, all text of the data escaped."""

from __future__ import annotations

from html import escape
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rdflib import URIRef

from kela_graph import wording
from kela_graph.terms import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

#: How many lines a notebook shows; all that it shows is saved in its file.
SHOWN: Final = 100

#: Where IRIs lead to as they are.
NO_LINKS: Final[Mapping[URIRef, str]] = MappingProxyType({})


def table(
    columns: Sequence[str],
    lines: Sequence[Iterable[Node | None]],
    dataset: Dataset,
    what: str,
    languages: Sequence[str] = (),
    *notes: str,
    links: Mapping[URIRef, str] = NO_LINKS,
) -> str:
    """Return lines, which are ``rows`` or ``triples``, as a table of HTML, with notes of HTML in its caption.

    IRIs are shortened by the dataset's prefixes, and lead to themselves where there is no link for them.
    """
    counted = wording.text(f"queries.{what}", languages, number=len(lines))
    if len(lines) > SHOWN:
        counted = wording.text("queries.first", languages, shown=SHOWN, counted=counted)
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    body = "".join(
        f"<tr>{''.join(f'<td>{cell(term, dataset, links)}</td>' for term in line)}</tr>\n"
        for line in lines[:SHOWN]
    )
    caption = "; ".join([escape(counted), *filter(None, notes)])
    top = f"<caption>{caption}</caption>\n<thead><tr>{head}</tr></thead>"
    return f"<table>\n{top}\n<tbody>\n{body}</tbody>\n</table>"


def cell(term: Node | None, dataset: Dataset, links: Mapping[URIRef, str] = NO_LINKS) -> str:
    """Return a cell of HTML: an IRI is linked to its address, or else to itself."""
    text = "" if term is None else short(dataset, term)
    return linked(text, links.get(term, term) if isinstance(term, URIRef) else None)


def linked(text: str, address: str | None) -> str:
    """Return text as HTML with a link to an address of the web, and to no other, which might be a script."""
    shown, opened = escape(text), str(address or "")
    if opened.lower().startswith(("http://", "https://")):
        return f'<a href="{escape(opened)}" rel="noreferrer">{shown}</a>'
    return shown
