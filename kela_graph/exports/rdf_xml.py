"""RDF/XML, grouped by subject, of what XML has names and characters for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.parsers import expat

import pyoxigraph as ox
from rdflib import RDF

from kela_graph.errors import InputError
from kela_graph.exports.tags import cased_in
from kela_graph.text import brief

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_TYPE: Final = ox.NamedNode(RDF.type)

#: Said first of what has a type that can't be an element, which is then a ``rdf:Description``; taken out.
_HOLDER: Final = (ox.NamedNode(RDF.value), ox.NamedNode("urn:x-kela-graph:holder"))
_HELD: Final = b'\t\t<rdf:value rdf:resource="urn:x-kela-graph:holder"/>\n'


#: How much of a text a message shows.
_BRIEF: Final = 60


def write(triples: Sequence[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Return triples, which are in order, as RDF/XML, grouped by subject."""
    for prop in sorted({triple.predicate for triple in triples}, key=str):
        if not _is_readable(prop, ox.Literal("")):
            raise _fault(f"{prop} can't be the name of an element: let it end in a name that XML allows")
    types = {t.object for t in triples if t.predicate == _TYPE and isinstance(t.object, ox.NamedNode)}
    kept = {kind for kind in types if not _is_readable(_TYPE, kind)}
    datatypes = {t.object.datatype for t in triples if isinstance(t.object, ox.Literal)}
    one_each = {namespace: prefix for prefix, namespace in prefixes.items()}
    shortened = used([*triples, datatypes], {prefix: ns for ns, prefix in one_each.items() if prefix})
    held = list(_held(triples, kept))
    for chosen in (shortened, {}):  # without prefixes where XML has another use for one
        if (data := _written(held, chosen)) is not None:
            return cased_in(data.replace(_HELD, b""), xml=True) + b"\n"
    texts = (t.object for t in triples if isinstance(t.object, ox.Literal) and _written([t], {}) is None)
    text = brief(next((each.value for each in texts), ""), _BRIEF)
    raise _fault(f"XML lacks a character of “{text}”: take it out")


def used(groups: Iterable[Iterable[object]], prefixes: Mapping[str, str]) -> dict[str, str]:
    """Return the prefixes that shorten some IRI among groups of terms."""
    iris = {term.value for group in groups for term in group if isinstance(term, ox.NamedNode)}
    return {p: n for p, n in sorted(prefixes.items()) if any(iri.startswith(n) for iri in iris)}


def _held(triples: Iterable[ox.Triple], kept: set[ox.NamedNode]) -> Iterator[ox.Triple]:
    """Give triples, with the holder before what would begin with a type that can't be an element."""
    last = None
    for triple in triples:
        if triple.subject != last and triple.predicate == _TYPE and triple.object in kept:
            yield ox.Triple(triple.subject, *_HOLDER)
        last = triple.subject
        yield triple


def _written(triples: Sequence[ox.Triple], prefixes: dict[str, str]) -> bytes | None:
    """Return triples as RDF/XML; None where that is no XML."""
    try:
        data = ox.serialize(triples, format=ox.RdfFormat.RDF_XML, prefixes=prefixes) or b""
        # An XML parser reads a carriage return as a line feed unless it is a reference (XML 1.0, 2.11).
        data = data.replace(b"\r", b"&#xD;")
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)
    except (OSError, expat.ExpatError):
        return None
    return data


def _is_readable(prop: ox.NamedNode, value: ox.NamedNode | ox.Literal) -> bool:
    """Whether a statement is the same when it is read again."""
    triple = ox.Triple(ox.NamedNode("https://example.org/"), prop, value)
    data = _written([triple], {})
    try:
        found = list(ox.parse(data or b"", format=ox.RdfFormat.RDF_XML))
    except SyntaxError:
        return False
    return [quad.triple for quad in found] == [triple]


def _fault(reason: str) -> InputError:
    return InputError(f"the graph can't be written as rdf-xml: {reason}, or choose another format")
