"""Fingerprints: what tells that a finding is the same one, wherever its line has moved."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING

from kela_graph.files import digest

if TYPE_CHECKING:
    from rdflib.paths import Path
    from rdflib.term import Node

    from kela_graph.checks.finding import Finding


class Fingerprints:
    """Gives each finding of one report a fingerprint of its own.

    It is made of the rule and of what is wrong (focus, predicate and value), not of lines, labels or
    the wording; without a focus, of the file and the message, numbers left out. Findings that have
    all that in common are told apart by an ordinal.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, found: Finding) -> str:
        """Return the fingerprint of the next finding."""
        mark = digest(json.dumps(_parts(found)).encode("ascii"))[:32]
        self._seen[mark] += 1
        return f"{mark}:{self._seen[mark]}"


def _parts(found: Finding) -> list[str | None]:
    parts = [found.rule, *(_term(term) for term in (found.focus, found.predicate, found.value))]
    if found.focus is None:
        parts += [found.path, re.sub(r"\d+", "0", found.say(("en",)))]
    return parts


def _term(term: Node | Path | None) -> str | None:
    """Return a term so that no two differ; blank nodes do not, whose labels differ from run to run."""
    from rdflib import BNode, Literal
    from rdflib.paths import Path

    if term is None:
        return None
    if isinstance(term, Path):
        return str(term.n3())
    if isinstance(term, Literal):
        return f'"{term}"@{term.language}^^{term.datatype}'
    return "_:" if isinstance(term, BNode) else f"<{term}>"
