"""Prefixes and IRIs, each spelled once."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from rdflib import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SH, SKOS, VOID, XSD, Namespace

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
