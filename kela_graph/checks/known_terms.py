"""The published vocabularies whose terms are known, and which terms they have.

Most lists are rdflib's. ``known_terms.toml`` says which, and what they lack or have too much of the published
files; it has whole lists for the vocabularies that rdflib does not have.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib import namespace as published

from kela_graph.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.namespace import DefinedNamespace

#: How like a term of a shared namespace a name has to be to be a misspelling of it; from 0 to 1.
_MISSPELT: Final = 0.85

_NAME: Final = re.compile(r"\w[\w.-]*")


@dataclass(frozen=True)
class Vocabulary:
    """A published vocabulary: rdflib's list of its terms, those it lacks, and its names that are no terms.

    Other vocabularies have terms in a shared namespace.
    """

    name: str
    namespace: str
    listed: type[DefinedNamespace] | None = None
    added: frozenset[str] = frozenset()
    retired: frozenset[str] = frozenset()
    shared: bool = False

    @cached_property
    def terms(self) -> frozenset[str]:
        """The local names of its terms, without the numbered ones of RDF."""
        if self.listed is None:
            return self.added
        names = {str(term)[len(str(self.listed)) :] for term in dir(self.listed)}
        return frozenset({*names, *self.listed._extras} - self.retired | self.added)

    def lacks(self, local: str) -> bool:
        """Whether a local name should be one of its terms and is not."""
        listed = self.listed is not None and local in self.listed and local not in self.retired
        if listed or local in self.added or not _NAME.fullmatch(local):
            return False
        return not self.shared or nearest(local, self.terms, _MISSPELT) is not None


def vocabulary_of(iri: str) -> Vocabulary | None:
    """Return the vocabulary in whose namespace an IRI is, or None if it is not known."""
    return _vocabularies().get(iri[: max(iri.rfind("#"), iri.rfind("/")) + 1])


@cache
def nearest(local: str, names: frozenset[str], cutoff: float = 0.6) -> str | None:
    """Return the name that is most like an unknown one, or None if no name is like it."""
    return next(iter(difflib.get_close_matches(local, sorted(names), 1, cutoff)), None)


@cache
def _vocabularies() -> Mapping[str, Vocabulary]:
    """Return the known vocabularies, by namespace."""
    found = {}
    for name, entry in tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")).items():
        listed = getattr(published, entry["listed"]) if "listed" in entry else None
        added, retired = (frozenset(entry.get(key, "").split()) for key in ("added", "retired"))
        space = str(listed or PREFIXES[entry["prefix"]])
        for namespace in filter(None, (space, entry.get("also"))):
            found[namespace] = Vocabulary(name, namespace, listed, added, retired, "shared" in entry)
    return found
