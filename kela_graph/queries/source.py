"""The documents that an answer rests on, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, URIRef

from kela_graph import terms, wording
from kela_graph.graph import describe
from kela_graph.rdf.store import plain_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import Dataset
    from rdflib.term import Node

_DATES: Final = f"""SELECT ?document ?date WHERE {{{{
  VALUES ?document {{{{ {{documents}} }}}}
  ?document {DCTERMS.issued.n3()} ?date
}}}}"""


def source_line(dataset: Dataset, languages: Sequence[str]) -> str:
    """Return the documents that a dataset was read from, each with its date or that it has none."""
    documents = describe(dataset).documents
    titles = terms.labels(dataset, documents, languages)
    dates = document_dates(dataset, documents)
    undated = wording.text("source.undated", languages)
    return "; ".join(f"{titles.get(each, each)}, {dates.get(each) or undated}" for each in documents)


def document_dates(dataset: Dataset, documents: Sequence[URIRef]) -> dict[Node, str]:
    """Return the dates of the documents that have one."""
    return {
        URIRef(document): date
        for batch in terms.batched(documents)
        for document, date in plain_rows(dataset, _DATES.format(documents=" ".join(batch)))
        if document is not None and date is not None
    }
