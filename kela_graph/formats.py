"""One table of formats: name, media type, suffixes, and what reads and writes them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from pyoxigraph import QueryResultsFormat, RdfFormat

from kela_graph.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

ContentKind = Literal["rows", "graph", "text", "picture", "tables"]


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write rows, a graph or a text; its name is what a person types after ``--format``.

    The media type is as registered with IANA. Of the suffixes of file names, with their dot, the first is the
    usual one. Oxigraph has a name for it in `results` or `rdf`, or does not write it.
    """

    name: str
    kind: ContentKind
    media_type: str
    suffixes: tuple[str, ...]
    results: QueryResultsFormat | None = None
    rdf: RdfFormat | None = None


FORMATS: Final = (
    Format("table", "rows", "text/plain", (".txt",)),
    Format("csv", "rows", "text/csv", (".csv",), QueryResultsFormat.CSV),
    Format("tsv", "rows", "text/tab-separated-values", (".tsv",), QueryResultsFormat.TSV),
    Format("json", "rows", "application/sparql-results+json", (".srj",), QueryResultsFormat.JSON),
    Format("xml", "rows", "application/sparql-results+xml", (".srx",), QueryResultsFormat.XML),
    Format("markdown", "rows", "text/markdown", (".md",)),
    Format("turtle", "graph", "text/turtle", (".ttl",), rdf=RdfFormat.TURTLE),
    Format("trig", "graph", "application/trig", (".trig",), rdf=RdfFormat.TRIG),
    Format("n-triples", "graph", "application/n-triples", (".nt",), rdf=RdfFormat.N_TRIPLES),
    Format("n-quads", "graph", "application/n-quads", (".nq",), rdf=RdfFormat.N_QUADS),
    Format("rdf-xml", "graph", "application/rdf+xml", (".rdf", ".owl"), rdf=RdfFormat.RDF_XML),
    Format("json-ld", "graph", "application/ld+json", (".jsonld",), rdf=RdfFormat.JSON_LD),
    Format("csv", "tables", "text/csv", (".csv",)),
    Format("xlsx", "tables", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (".xlsx",)),
    Format("svg", "picture", "image/svg+xml", (".svg",)),
    Format("mermaid", "picture", "text/vnd.mermaid", (".mmd", ".mermaid")),
    Format("dot", "picture", "text/vnd.graphviz", (".dot", ".gv")),
    Format("text", "text", "text/plain", (".txt",)),
    Format("markdown", "text", "text/markdown", (".md",)),
    Format("json", "text", "application/json", (".json",)),
)


def names(kind: ContentKind) -> list[str]:
    """Return the names of the formats for that kind, in the order of the table."""
    return [entry.name for entry in FORMATS if entry.kind == kind]


def by_name(name: str, kind: ContentKind) -> Format:
    """Return the format of a name; InputError where no format for that kind has it."""
    known = {entry.name: entry for entry in FORMATS if entry.kind == kind}
    if not isinstance(name, str) or name not in known:
        raise InputError(f"no format {name!r} for {kind}: choose one of {', '.join(known)}")
    return known[name]


def of_file(path: Path, kind: ContentKind) -> Format | None:
    """Return the format of a file by its suffix; None where the suffix is unknown."""
    suffix = path.suffix.lower()
    return next((e for e in FORMATS if e.kind == kind and suffix in e.suffixes), None)
