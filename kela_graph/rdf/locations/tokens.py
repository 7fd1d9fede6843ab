"""The tokens of Turtle, as regular expressions."""

from __future__ import annotations

import re
from typing import Final

# The tokens of RDF 1.1 Turtle, section 6.5, by their names there.
_BASE = (
    r"A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F"
    r"\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\U00010000-\U000EFFFF"
)
_CHARS = _BASE + r"_\-0-9\u00B7\u0300-\u036F\u203F\u2040"
_PLX = r"%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?#@%]"
WS: Final = re.compile(r"(?:[ \t\r\n]++|#[^\r\n]*+)*+")
IRIREF: Final = re.compile(r"<([^\x00-\x20<>\"{}|^`]*)>")
#: A prefixed name; SPARQL has the same.
PNAME: Final = re.compile(
    rf"((?:[{_BASE}](?:[{_CHARS}.]*[{_CHARS}])?)?):"
    rf"((?:(?:[{_BASE}_:0-9]|{_PLX})(?:(?:[{_CHARS}.:]|{_PLX})*(?:[{_CHARS}:]|{_PLX}))?)?)"
)
BLANK_NODE_LABEL: Final = re.compile(rf"_:[{_BASE}_0-9](?:[{_CHARS}.]*[{_CHARS}])?")
STRING: Final = re.compile(
    r'"""((?:[^"\\]++|\\.|"(?!""))*+)"""'
    r"|'''((?:[^'\\]++|\\.|'(?!''))*+)'''"
    r'|"((?:[^"\\\r\n]++|\\.)*+)"'
    r"|'((?:[^'\\\r\n]++|\\.)*+)'",
    re.DOTALL,
)
ESCAPE: Final = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
LANGTAG: Final = re.compile(r"@([a-zA-Z]+(?:-[a-zA-Z0-9]+)*)")
SHORTHAND: Final = re.compile(
    r"(?P<double>[+-]?(?:[0-9]+\.[0-9]*|\.?[0-9]+)[eE][+-]?[0-9]+)|(?P<decimal>[+-]?[0-9]*\.[0-9]+)"
    rf"|(?P<integer>[+-]?[0-9]+)|(?P<boolean>true|false)(?!\.*[{_CHARS}:])"
)
A: Final = re.compile(rf"a(?![{_CHARS}.:])")
#: How an absolute IRI begins.
ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*:")


def after_space(text: str, offset: int) -> int:
    """Return the offset after white space and comments."""
    match = WS.match(text, offset)
    return match.end() if match else offset
