"""Language tags in the case that RFC 5646 recommends; Oxigraph has them in lower case."""

from __future__ import annotations

import re
from typing import Final

#: A literal of N-Triples and its kin, and its tag; nothing else there has a quotation mark.
_LITERAL: Final = re.compile(rb'("(?:[^"\\]|\\.)*+"@?)([a-z0-9-]*)')
#: An element's tag; in what Oxigraph writes, ``<`` and ``>`` stand nowhere else in a start tag.
_ELEMENT: Final = re.compile(rb'(<[^<>]* xml:lang=")([^"]*)')
#: What has another case than the rest, after the first part of a tag: a region or a script.
_SHORT: Final = re.compile(r"(?<=-)(?:([a-z]{2})|([a-z]{4}))(?![^-])")
_SINGLETON: Final = re.compile(r"(?:^|-)[a-z0-9]-")
_SEVERAL: Final = re.compile(rb'(?:@|xml:lang=")[a-z]+-')


def cased(tag: str) -> str:
    """Return a language tag in the case of RFC 5646, section 2.1.1: ``en-GB``, ``zh-Hant-TW``."""
    low = tag.lower()
    single = _SINGLETON.search(low)
    end = single.start() if single else len(low)
    return (
        _SHORT.sub(lambda part: (part[1] or "").upper() + (part[2] or "").capitalize(), low[:end]) + low[end:]
    )


def cased_in(data: bytes, *, xml: bool = False) -> bytes:
    """Return what Oxigraph wrote, in a format of lines, in TriG or in RDF/XML, with its tags in that case."""
    if not _SEVERAL.search(data):
        return data
    return (_ELEMENT if xml else _LITERAL).sub(
        lambda found: found[1] + cased(found[2].decode()).encode(), data
    )
