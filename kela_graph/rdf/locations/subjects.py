"""Where subjects stand in RDF/XML and JSON-LD, for whose triples no parser gives places."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import Final
from xml.parsers import expat

from rdflib import RDF, URIRef

from kela_graph.rdf.locations.located import Location, line_starts, location_of
from kela_graph.rdf.locations.tokens import ABSOLUTE
from kela_graph.rdf.locations.turtle import resolved

_JSON_ID: Final = re.compile(r'"@context"\s*:\s*|(,\s*)?("@id")\s*:\s*("(?:[^"\\]|\\.)*")(\s*,)?')
_XML: Final = "http://www.w3.org/XML/1998/namespace"


def rdf_xml_subjects(data: bytes, base: str) -> dict[URIRef, Location]:
    """Return where the start tag stands that first names each subject in RDF/XML, blank nodes left out.

    Subjects are named by ``rdf:about`` and ``rdf:ID``, relative to the base unless ``xml:base`` says another.
    What stands after a fault is left out.
    """
    found: dict[URIRef, Location] = {}
    parser = expat.ParserCreate(namespace_separator="")
    bases = [base]
    literals = 0  # how many elements are open inside an XML literal

    def start(_: str, attributes: dict[str, str]) -> None:
        nonlocal literals
        own = attributes.get(f"{_XML}base")
        bases.append((own and resolved(own, bases[-1])) or bases[-1])
        fragment = attributes.get(f"{RDF}ID")
        reference = attributes.get(f"{RDF}about") if fragment is None else f"#{fragment}"
        iri = None if reference is None or literals else resolved(reference, bases[-1])
        if iri is not None:
            place = Location(parser.CurrentLineNumber, parser.CurrentColumnNumber + 1)
            found.setdefault(URIRef(iri), place)
        literals += bool(literals or attributes.get(f"{RDF}parseType") == "Literal")

    def end(_: str) -> None:
        nonlocal literals
        bases.pop()
        literals -= bool(literals)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError):
        parser.Parse(data, True)
    return found


def json_ld_subjects(text: str) -> dict[URIRef, Location]:
    """Return where the ``"@id"`` stands that first names each subject in JSON-LD.

    Only absolute IRIs are found, as they are written: no relative or compact one, and nothing that a context
    calls otherwise than ``@id``. An object that has nothing but its ``@id`` is a reference, no subject.
    What stands after a fault is left out.
    """
    starts = line_starts(text)
    found: dict[URIRef, Location] = {}
    context_end = 0
    with suppress(ValueError):
        for match in _JSON_ID.finditer(text):
            if match.start() < context_end:
                continue
            if match[2] is None:
                _, context_end = json.JSONDecoder().raw_decode(text, match.end())
            elif (match[1] or match[4]) and ABSOLUTE.match(iri := json.loads(match[3])):
                found.setdefault(URIRef(iri), location_of(starts, match.start(2)))
    return found
