"""Language tags in the case that RFC 5646 recommends; Oxigraph has them in lower case."""

from __future__ import annotations

import re
from typing import Final

#: A literal of N-Triples and its kin, and its tag; nothing else there has a quotation mark.
_LITERAL: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"@?)([a-z0-9-]*)')
#: An element's tag; in what Oxigraph writes, ``<`` and ``>`` stand nowhere else in a start tag.
_ELEMENT: Final = re.compile(rb'(<[^<>]* xml:lang=")([^"]*)')
_SEVERAL: Final = re.compile(rb'(?:@|xml:lang=")[a-z]+-')


def cased(tag: str) -> str:
    """Return a language tag in the case of RFC 5646, section 2.1.1: ``en-GB``, ``zh-Hant-TW``."""
    first, *rest = tag.lower().split("-")
    singleton = next((at for at, part in enumerate([first, *rest]) if len(part) == 1), len(rest) + 1)
    parts = (
        part
        if at >= singleton
        else part.upper()
        if len(part) == 2
        else part.capitalize()
        if len(part) == 4
        else part
        for at, part in enumerate(rest, 1)
    )
    return "-".join([first, *parts])


def cased_in(data: bytes, *, xml: bool = False) -> bytes:
    """Return what Oxigraph wrote, in a format of lines, in TriG or in RDF/XML, with its tags in that case."""
    if not _SEVERAL.search(data):
        return data
    return (_ELEMENT if xml else _LITERAL).sub(
        lambda found: found[1] + cased(found[2].decode()).encode(), data
    )
