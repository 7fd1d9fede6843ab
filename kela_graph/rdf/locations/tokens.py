"""The tokens of Turtle, as regular expressions: SPARQL's terminals, and what SPARQL has otherwise."""

from __future__ import annotations

import re
from typing import Final

from kela_graph.rdf import sparql
from kela_graph.rdf.sparql import CHARACTER, COMMENT, LOCAL, PREFIX

# The tokens of RDF 1.1 Turtle, section 6.5, by their names there.
WS: Final = re.compile(rf"(?:[ \t\r\n]++|{COMMENT})*+")
IRIREF: Final = re.compile(sparql.IRIREF)
PNAME: Final = re.compile(f"({PREFIX}):({LOCAL})")
BLANK_NODE_LABEL: Final = re.compile(sparql.BLANK_NODE_LABEL)
STRING: Final = re.compile(sparql.STRING, re.DOTALL)
ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
LANGTAG: Final = re.compile(sparql.LANGTAG)
SHORTHAND: Final = re.compile(
    r"(?P<double>[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+)|(?P<decimal>[+-]?[0-9]*\.[0-9]+)"
    rf"|(?P<integer>[+-]?[0-9]+)|(?P<boolean>true|false)(?!\.*(?:{CHARACTER}|:))"
)
A: Final = re.compile(rf"a(?!{CHARACTER}|[.:])")
#: How an absolute IRI begins.
ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def after_space(text: str, offset: int) -> int:
    """Return the offset after white space and comments."""
    match = WS.match(text, offset)
    return match.end() if match else offset


def within_quotes(string: re.Match[str]) -> tuple[int, int]:
    """Return where the content of a string begins and ends."""
    width = 3 if string[0].startswith(('"""', "'''")) else 1
    return string.start() + width, string.end() - width
