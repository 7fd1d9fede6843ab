"""Compares what a person types with names: by forms, parts, spelling and rarity of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rdflib import URIRef


class Candidate(NamedTuple):
    """A term that may be meant.

    Attributes:
        term: its IRI.
        name: a name of it, for people; the end of its IRI where it has none.
        language: the tag of the name; nothing where it has none.
    """

    term: URIRef
    name: str
    language: str = ""
