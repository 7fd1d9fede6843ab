"""What a finding says, what it is about and where it is, each on one line that does no harm."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from kela_graph import wording
from kela_graph.text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib.paths import Path
    from rdflib.term import Node

    from kela_graph.checks import Finding
    from kela_graph.checks.finding import Related

#: The file under which viewers that demand one show a finding without a file: it describes the dataset.
NOWHERE: Final = "data/dataset.ttl"

#: How many characters of a value, and of a message, the reports for people show.
_VALUE, _MESSAGE = 200, 1000


def message(found: Finding, languages: Sequence[str]) -> str:
    """Return what is wrong, on one line and of a bounded length."""
    return brief(found.say(languages).strip(), _MESSAGE)


def about(found: Finding) -> str:
    """Return what a finding is about on one line: the name, the IRI and the value that is wrong."""
    parts = [named] if (named := _named(found)) else []
    if found.value is not None and found.predicate is not None:
        parts.append(f"{_local(found.predicate)} {brief(shown(found.value), _VALUE)}")
    return brief("; ".join(parts), _MESSAGE)


def said(texts: Mapping[str, str], languages: Sequence[str]) -> str:
    """Return a text in the first of some languages that it has, on one line; empty where there is no text."""
    return visible(wording.choose(texts, languages) or "")


def joined(separator: str, *parts: str) -> str:
    """Return the parts that are not empty, with a separator between them."""
    return separator.join(part for part in parts if part)


def shown(term: Node) -> str:
    """Return a term as people read it; a blank node has no name that would mean anything to them."""
    from rdflib import BNode

    return "[]" if isinstance(term, BNode) else str(term)


def where(place: Finding | Related) -> str:
    """Return a place as compilers write it, as far as it is known."""
    return visible(str(place.at))


def note(related: Related, languages: Sequence[str]) -> str:
    """Return another place and what is there, on one line."""
    return joined(": ", where(related), brief(related.say(languages), _MESSAGE))


def content(found: Finding, languages: Sequence[str]) -> list[str]:
    """Return what a finding says, what it is about and what it relates to, in lines."""
    notes = (note(related, languages) for related in found.related)
    lines = [wording.text("reports.see", languages, note=each) for each in notes]
    return [line for line in (message(found, languages), about(found), *lines) if line]


@lru_cache(maxsize=256)
def uri(path: str) -> str:
    """Return a path as the reference that SARIF wants: forward slashes, all else percent-encoded."""
    quoted = quote(visible(path.replace(os.sep, "/")))
    return f"file:///{quoted.lstrip('/')}" if PurePath(path).is_absolute() else quoted


def _named(found: Finding) -> str:
    if found.focus is None:
        return found.label or ""
    focus = shown(found.focus)
    if not found.label:
        return focus
    return found.label if focus == "[]" else f"{found.label} <{focus}>"


def _local(predicate: Node | Path) -> str:
    """Return a predicate, or a path as SPARQL writes it, each IRI by what follows its last slash or sign."""
    from rdflib.paths import Path

    if isinstance(predicate, Path):
        return re.sub("<([^>]*)>", lambda iri: _last(iri[1]), predicate.n3())
    return _last(str(predicate))


def _last(iri: str) -> str:
    return re.split("[/#]", iri)[-1] or iri
