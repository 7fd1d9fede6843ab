"""The published vocabularies whose terms are known, and which terms they have.

Most lists are rdflib's. ``known_terms.toml`` has what these lack or have too much of the published files, and
whole lists of the terms of ADMS and of the SEMIC core vocabularies, which rdflib does not have.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from rdflib import namespace as published

from kela_graph.namespaces import ADMS, CV

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.namespace import DefinedNamespace

#: How like a term of a shared namespace a name has to be to be a misspelling of it; from 0 to 1.
_MISSPELT: Final = 0.85

_NAME: Final = re.compile(r"\w[\w.-]*")

#: Vocabularies of which rdflib has a list, by what people call them.
_LISTED: Final[Mapping[str, type[DefinedNamespace]]] = {
    "DCAM": published.DCAM,
    "DCAT": published.DCAT,
    "DCMI Type": published.DCMITYPE,
    "DCTERMS": published.DCTERMS,
    "Dublin Core": published.DC,
    "FOAF": published.FOAF,
    "ORG": published.ORG,
    "OWL": published.OWL,
    "OWL-Time": published.TIME,
    "PROV": published.PROV,
    "RDF": published.RDF,
    "RDF Data Cube": published.QB,
    "RDFS": published.RDFS,
    "SHACL": published.SH,
    "SKOS": published.SKOS,
    "VANN": published.VANN,
    "VoID": published.VOID,
    "XSD": published.XSD,
    "schema.org": published.SDO,
}


@dataclass(frozen=True)
class Vocabulary:
    """A published vocabulary.

    Attributes:
        name: as its users call it.
        namespace: what the IRIs of its terms begin with.
        listed: rdflib's list of its terms, if rdflib has one.
        added: the terms that are not on that list.
        retired: the names on that list that are not terms.
        shared: whether other vocabularies have terms in the namespace.
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
    lists = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    words: dict[str, dict[str, Any]] = {
        name: {part: frozenset(text.split()) for part, text in parts.items()} for name, parts in lists.items()
    }
    found = [Vocabulary(name, str(terms), terms, **words.get(name, {})) for name, terms in _LISTED.items()]
    found += [
        replace(found[-1], namespace="http://schema.org/"),  # which many data sets write
        Vocabulary("ADMS", str(ADMS), **words["ADMS"]),
        Vocabulary("SEMIC", str(CV), **words["SEMIC"], shared=True),
    ]
    return {vocabulary.namespace: vocabulary for vocabulary in found}
