"""The questions of a release, each as any SPARQL 1.1 server can run it that has the graph in one file."""

from __future__ import annotations

import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from rdflib import RDFS, XSD, Literal, URIRef

from kela_graph import queries, terms
from kela_graph.errors import InputError
from kela_graph.graph import describe, rows
from kela_graph.queries.header import LANGUAGES
from kela_graph.rdf.sparql import TOKEN, serialised

if TYPE_CHECKING:
    from rdflib import Dataset

    from kela_graph.queries import Query
    from kela_graph.queries.header import Parameter

_FIRST: Final = """SELECT ?term { ?class rdfs:subClassOf* ?_kind . ?term a ?class FILTER(isIRI(?term)) }
ORDER BY ?term LIMIT 1"""

#: Examples of literals, for a header that has none.
_VALUES: Final = {XSD.integer: "1", XSD.date: "2026-01-31", XSD.language: "fi"}


def runnable(query: Query, dataset: Dataset) -> str:
    """Return a question with its labels in the dataset's languages and an example of what it needs.

    A resource that is asked for stands on one line, as the namespace of a prefix; a literal where it is used.
    """
    given = {each.name: _example(each, dataset) for each in query.parameters if not each.optional}
    answer = queries.ask(query, dataset, given, as_given=True)
    written = {f"?_{LANGUAGES}": serialised(queries.languages_text(answer.languages))}
    asked = ""
    for name, term in answer.parameters.items():
        is_resource = isinstance(term, URIRef)
        written[f"?_{name}"] = f"asked_{name}:" if is_resource else serialised(term)
        where = "the next line" if is_resource else f"{serialised(term)} below"
        asked += f"# To ask for another {name}, change {where}.\n"
        asked += f"PREFIX asked_{name}: {serialised(term)}\n" if is_resource else ""
    tokens = [written.get(token[0], token[0]) for token in TOKEN.finditer(query.whole)]
    begin = next(n for n, text in enumerate(tokens) if not text.isspace() and not text.startswith("#"))
    return "".join([*tokens[:begin], asked, *tokens[begin:]])


def _example(parameter: Parameter, dataset: Dataset) -> URIRef | Literal:
    """Return the example of the header or, where the dataset has no such thing, the first of its kind."""
    kind, described = parameter.kind or RDFS.Resource, describe(dataset)
    if kind in terms.LITERALS:
        return terms.literal(parameter.example or _VALUES[kind], kind)
    with suppress(InputError), warnings.catch_warnings(action="ignore"):
        return terms.resolve(dataset, parameter.example, kind)
    members = [] if kind == RDFS.Resource else rows(dataset, _FIRST, kind=kind)
    return URIRef(next((str(iri) for (iri,) in members), described.root))
