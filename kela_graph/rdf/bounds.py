"""What a file may ask of those that parse it: how deep it nests, how long a literal is, what entities make.

One quick look at the text, before a parser is let on it: a parser may end the process where these are passed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NoReturn

import pyoxigraph as ox

from kela_graph.rdf.sparql import COMMENT, IRIREF, STRING
from kela_graph.text import end_of

if TYPE_CHECKING:
    from collections.abc import Iterable

#: How many brackets or elements may be open at once.
LEVELS: Final = 128
#: The number of bytes that no literal may have: Oxigraph reads and keeps none of that length.
LITERAL: Final = 16 * 1024 * 1024
#: How many characters an entity may stand for, and all together for each byte of the file, beyond a mebibyte.
ENTITY: Final = 65_536
EXPANSION: Final = 16

#: What of Turtle and its kin may hold anything: comments, escapes, IRIs and strings.
OPAQUE: Final = rf"{COMMENT}|\\.|{IRIREF}|{STRING}".encode()
#: Of each format: what is counted first, since a text with few of them can't nest, and its tokens.
_TURTLE: Final = re.compile(rb"(?P<open>[\[({]|<<\(?)|(?P<close>\)>>|[\])}]|>>)|" + OPAQUE, re.DOTALL)
_JSON: Final = re.compile(rb'(?P<open>[\[{])|(?P<close>[\]}])|"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_DOCTYPE: Final = rb"<!DOCTYPE[^\[>]*+(?:\[(?:<!--.*?-->|\"[^\"]*+\"|'[^']*+'|[^\]\"'])*+\])?[^>]*+>"
_XML: Final = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|" + _DOCTYPE + rb"|(?P<close></)"
    rb"|<[^<>\"'/]++(?:\"[^\"<]*+\"|'[^'<]*+'|/(?!>)|[^<>\"'/]++)*+(?:/>|(?P<open>>))",
    re.DOTALL,
)
_GRAMMARS: Final = {
    ox.RdfFormat.TURTLE: ((b"[", b"(", b"{", b"<<"), _TURTLE),
    ox.RdfFormat.TRIG: ((b"[", b"(", b"{", b"<<"), _TURTLE),
    ox.RdfFormat.N_TRIPLES: ((b"<<",), _TURTLE),
    ox.RdfFormat.N_QUADS: ((b"<<",), _TURTLE),
    ox.RdfFormat.JSON_LD: ((b"[", b"{"), _JSON),
    ox.RdfFormat.RDF_XML: ((b"<",), _XML),
}
_DECLARATION: Final = re.compile(rb"<!ENTITY\s+(%\s+)?([^\s\"'>]+)\s+(?:\"([^\"]*)\"|'([^']*)')")
_REFERENCE: Final = re.compile(rb"&([^\s;&<#]+);")


def refuse(text: bytes, form: ox.RdfFormat) -> None:
    """Raise SyntaxError, with the place, where the text of a file, which is UTF-8, passes a bound."""
    opening, grammar = _GRAMMARS[form]
    if form == ox.RdfFormat.RDF_XML and b"<!ENTITY" in text:
        _refuse_entities(text)
    if len(text) < LITERAL and sum(map(text.count, opening)) <= LEVELS:
        return
    level = end = 0
    for token in grammar.finditer(text):
        start, before, end = token.start(), end, token.end()
        if end - before >= LITERAL:
            at = start if end - start >= LITERAL else before
            fault(text, at, f"a literal, or what stands between two, has over {LITERAL:,} bytes: shorten it")
        kind = token.lastgroup
        if kind == "open":
            level += 1
            if level > LEVELS:
                fault(
                    text,
                    start,
                    f"nested deeper than {LEVELS} levels: name what is inside, and write it beside",
                )
        elif kind == "close":
            level = max(0, level - 1)


def _refuse_entities(text: bytes) -> None:
    """Refuse entities that a document type declares, if they stand for too much."""
    sizes: dict[bytes, int] = {}
    places: dict[bytes, int] = {}
    for each in _DECLARATION.finditer(text):
        parameter, name, *values = each.groups()
        value = values[0] or values[1] or b""
        sizes[name] = len(value) + _expanded(value, sizes)
        places[name] = each.start()
        if parameter:
            fault(text, each.start(), "parameter entities are not read: write out what it stands for")
        if sizes[name] > ENTITY:
            fault(text, each.start(), f"the entity stands for over {ENTITY:,} characters: write them out")
    if _expanded(text, sizes) > EXPANSION * len(text) + 2**20:
        fault(text, places[max(sizes, key=sizes.__getitem__)], "entities stand for too much: write it out")


def _expanded(text: bytes, sizes: dict[bytes, int]) -> int:
    """Return how many bytes the entities stand for that a text refers to."""
    names: Iterable[bytes] = _REFERENCE.findall(text) if sizes else ()
    return sum(sizes.get(name, 0) for name in names)


def fault(text: bytes, at: int, message: str) -> NoReturn:
    """Raise the SyntaxError of a text at an offset."""
    raise SyntaxError(message, (None, *end_of(text[:at].decode("utf-8", "replace")), None))
