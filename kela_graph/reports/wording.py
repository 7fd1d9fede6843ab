"""What the reports share: how a finding is worded."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from kela_graph.text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib.paths import Path
    from rdflib.term import Node

    from kela_graph.checks import Finding
    from kela_graph.checks.finding import Related

#: Where viewers that demand a file show what lies in none: the file that describes the dataset.
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


def shown(term: Node) -> str:
    """Return a term as people read it; a blank node has no name that would mean anything to them."""
    from rdflib import BNode

    return "[]" if isinstance(term, BNode) else str(term)


def where(place: Finding | Related) -> str:
    """Return a place as compilers write it, as far as it is known."""
    return visible(":".join(str(part) for part in (place.path, place.line, place.column) if part))


def note(related: Related, languages: Sequence[str]) -> str:
    """Return another place and what is there, on one line."""
    return ": ".join(part for part in (where(related), brief(related.say(languages), _MESSAGE)) if part)


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
