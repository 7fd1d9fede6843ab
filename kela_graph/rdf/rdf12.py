"""Finds the syntax of RDF 1.2, which rdflib can't hold: it is refused where it stands, before it is lost."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

import pyoxigraph as ox
from rdflib import RDF

from kela_graph.rdf import bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

_LANGTAG: Final = rb"@[A-Za-z]+(?:-[A-Za-z0-9]+)*--[A-Za-z]*"
#: What is of RDF 1.2 in Turtle and its kin, outside comments, strings and IRIs: a quick look, and the tokens.
_NEW: Final = (
    rb"<<\(?|\{\||~|" + _LANGTAG + rb"|(?:@version|(?<![\w:.%\\\x80-\xff-])[Vv][Ee][Rr][Ss][Ii][Oo][Nn])"
    rb"(?=\s*[\"'])"
)
_QUICK: Final = re.compile(_NEW)
_TURTLE: Final = re.compile(bounds.OPAQUE + rb"|(?P<new>" + _NEW + rb")", re.DOTALL)

#: What JSON-LD has of it, or reads as nothing; a key that is null says nothing.
_JSON_QUICK: Final = re.compile(rb"@(?:direction|annotation|triple)\"|\\u")
_JSON: Final = re.compile(rb"(\"(?:[^\"\\]++|\\.)*+\")(?!\s*:\s*null)", re.DOTALL)
_KEYS: Final = ("@direction", "@annotation", "@triple")

#: What RDF/XML has of it, or what may stand for that.
_XML_QUICK: Final = re.compile(
    rb"parseType\s*=\s*[\"'](?!Literal|Resource|Collection)|2005/11/its"
    rb"|:annotation(?:NodeID)?\s*=|:version\s*=|&#|<!ENTITY"
)
_ITS: Final = "http://www.w3.org/2005/11/its"
_ATTRIBUTES: Final = {f"{RDF}{name}" for name in ("annotation", "annotationNodeID", "version")} | {
    f"{_ITS}dir"
}


def refuse(text: bytes, form: ox.RdfFormat) -> None:
    """Raise SyntaxError, with the place, where the text of a file has syntax of RDF 1.2."""
    find = {ox.RdfFormat.JSON_LD: _in_json, ox.RdfFormat.RDF_XML: _in_xml}.get(form, _in_turtle)
    for what, at in find(text):
        bounds.fault(text, at, f"{what} is of RDF 1.2, which can't be read yet: say it in RDF 1.1")


def _in_turtle(text: bytes) -> Iterator[tuple[str, int]]:
    for token in _TURTLE.finditer(text) if _QUICK.search(text) else ():
        if token["new"]:
            yield token["new"].decode(), token.start()


def _in_json(text: bytes) -> Iterator[tuple[str, int]]:
    for token in _JSON.finditer(text) if _JSON_QUICK.search(text) else ():
        with suppress(ValueError):
            if (b"\\" in token[1] or b"@" in token[1]) and (key := json.loads(token[1])) in _KEYS:
                yield key, token.start()


def _in_xml(text: bytes) -> Iterator[tuple[str, int]]:
    if not _XML_QUICK.search(text):
        return
    found: list[tuple[str, int]] = []
    parser = expat.ParserCreate(namespace_separator="")
    literals = 0  # how many elements are open inside an XML literal

    def start(_: str, attributes: dict[str, str]) -> None:
        nonlocal literals
        kind = attributes.get(f"{RDF}parseType")
        for name in () if literals else attributes:
            if name in _ATTRIBUTES or (name == f"{RDF}parseType" and kind == "Triple"):
                local = name.removeprefix(str(RDF)).removeprefix(_ITS)
                tag = parser.CurrentByteIndex
                written = re.compile(rb"[\w.-]*:" + local.encode() + rb"\s*=").search(text, tag)
                found.append((local, written.start() if written else tag))
        literals += bool(literals or kind == "Literal")

    def end(_: str) -> None:
        nonlocal literals
        literals -= bool(literals)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(expat.ExpatError):
        parser.Parse(text, True)
    yield from found
