"""Prefixes and IRIs, each spelled once, and the program's own queries that use them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VOID, XSD, Literal, Namespace, URIRef

from kela_graph.rdf.sparql import bind
from kela_graph.rdf.store import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib.term import Node

    Terms: TypeAlias = Iterable[Node | None] | None
    Values: TypeAlias = Node | Iterable[Node]

PROJECT: Final = Namespace("https://w3id.org/kela-graph/")
RESP: Final = Namespace(PROJECT + "responsibility#")
KELA: Final = Namespace(PROJECT + "kela#")

#: The rules of checks that are not shapes, in reports that are RDF.
CHECK: Final = Namespace(PROJECT + "check#")

ADMS: Final = Namespace("http://www.w3.org/ns/adms#")
CV: Final = Namespace("http://data.europa.eu/m8g/")
SCHEMA: Final = Namespace("https://schema.org/")
SD: Final = Namespace("http://www.w3.org/ns/sparql-service-description#")
SPDX: Final = Namespace("http://spdx.org/rdf/terms#")
VANN: Final = Namespace("http://purl.org/vocab/vann/")

#: What a query, a parameter or a table may write without declaring it.
PREFIXES: Final = MappingProxyType(
    {
        "adms": ADMS,
        "cv": CV,
        "dcterms": Namespace(str(DCTERMS)),
        "foaf": Namespace(str(FOAF)),
        "org": Namespace(str(ORG)),
        "owl": Namespace(str(OWL)),
        "prov": Namespace(str(PROV)),
        "rdf": Namespace(str(RDF)),
        "rdfs": Namespace(str(RDFS)),
        "resp": RESP,
        "schema": SCHEMA,
        "sh": Namespace(str(SH)),
        "skos": Namespace(str(SKOS)),
        "void": Namespace(str(VOID)),
        "xsd": Namespace(str(XSD)),
    }
)

#: How many terms one query may name: Virtuoso 7 refuses the SQL that it makes of many more.
_MOST: Final = 400


def bound_in_parts(sparql: str, terms: Terms = None, **values: Values) -> Iterator[str]:
    """Give a query of the program's own, whose prefixes need no declaration, with its parameters bound.

    It is given for some at a time of the terms of its block ``VALUES … { ?_terms }``: IRIs and literals, for
    a blank node can't be named to a server.
    """
    named = {t for t in terms or () if isinstance(t, Literal) or (isinstance(t, URIRef) and is_iri(t))}
    for start in [0] if terms is None else range(0, len(named), _MOST):
        yield bind(sparql, {**values, "terms": sorted(named)[start : start + _MOST]}, PREFIXES)
