"""Profiles: the graph in the terms of one vocabulary, each a CONSTRUCT in ``queries/profiles/``.

Beside what every query's header has, a profile's may say ``standard``, the IRI of what its graph conforms
to; ``format``, the one that it is for; and ``vocab``, the namespace whose terms are the keys of its
JSON-LD, which is then one nested document that a web page can embed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kela_graph import queries
from kela_graph.errors import InputError, hint
from kela_graph.files import shown
from kela_graph.graph import describe
from kela_graph.rdf import sparql
from kela_graph.rdf.store import quads_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pyoxigraph as ox
    from rdflib import Dataset

    from kela_graph.folder import Folder
    from kela_graph.queries import Query


def library(folder: Folder) -> Mapping[str, Query]:
    """Return the profiles by name, the program's and the folder's own.

    Raises:
        ParseError: files that can't be read; all of them are told.
    """
    return queries.library(folder, "profiles")


def find(name: str, folder: Folder) -> Query:
    """Return the profile of that name.

    Raises:
        InputError: there is none, the message names the nearest; or it is no CONSTRUCT.
    """
    known = library(folder)
    if name in known:
        if not known[name].builds_graph:
            raise InputError(f"{shown(known[name].path)}: a profile builds a graph: write a CONSTRUCT")
        return known[name]
    others = f"choose one of {', '.join(known)}"
    raise InputError(f"there is no profile {name!r}: {hint(name, known, others)}")


def prefixes_of(profile: Query) -> dict[str, str]:
    """Return the prefixes that a profile declares."""
    return sparql.declared_prefixes(profile.text)


def construct(profile: Query, dataset: Dataset) -> Iterator[ox.Quad]:
    """Give the triples that a profile builds from the dataset with what follows from it."""
    languages = describe(dataset).languages
    return quads_of(queries.ask(profile, dataset, {}, languages[0] if languages else None).graph)
