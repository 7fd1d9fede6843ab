"""A difference as RDF: ORG's change events for units, PROV's activities for all else.

The IRI of each is made of what it tells, so that the same difference gives the same bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, OWL, PROV, RDFS, VOID

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.causes import causes
from kela_graph.diff.continuity import ORIGINAL, RESULTING, units
from kela_graph.diff.ledger import OTHER_IRI, ordered
from kela_graph.diff.phrasing import Phrasing
from kela_graph.files import digest
from kela_graph.namespaces import PREFIXES, PROJECT, RESP
from kela_graph.text import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.causes import Cause
    from kela_graph.diff.change import Change, Diff
    from kela_graph.diff.triples import IndexedGraph

_EVENT, _ACTIVITY, _TEXT = named(ORG.ChangeEvent, PROV.Activity, DCTERMS.description)
_NOTE: Final = named(RDFS.comment)[0]
_USED, _GENERATED, _INVALIDATED = named(PROV.used, PROV.generated, PROV.invalidated)
_ROOT, _SPACE, _VERSION = named(RESP.rootOrganization, VOID.uriSpace, OWL.versionIRI)
_REVISION: Final = named(PROV.wasRevisionOf)[0]
#: How the kinds end by which something comes to what is there all the same, or goes.
_ADDING: Final = ("-names-added", "-parent-added", "-parent-removed")

#: What a void:uriSpace must be like for IRIs to begin with it.
_SPACES: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[\w.:~%/-]+[/#]")


def write(diff: Diff, sides: tuple[str, str], languages: Sequence[str]) -> Iterator[str]:
    """Write a difference as Turtle; what the two are called makes no difference to it."""
    phrasings = Phrasing.by_language(diff)
    space = next((v.value for v in _described(diff.new, _SPACE) if isinstance(v, ox.Literal)), "")
    base = space if _SPACES.fullmatch(space) else str(PROJECT)
    known = units(diff.old, diff.new)[1]
    old, new = (next(iter(_described(side, _VERSION)), None) for side in (diff.old, diff.new))
    found = causes(diff)
    triples = {
        triple
        for place, change in enumerate(diff.changes)
        for triple in _told(
            change, base, phrasings, diff.new, known, [each for each in found if place in each.changes]
        )
    }
    if isinstance(new, ox.NamedNode) and old not in (None, new):
        triples.add(ox.Triple(new, _REVISION, old))
    prefixes = {name: str(PREFIXES[name]) for name in ("dcterms", "org", "prov", "rdfs")}
    turtle = ox.serialize(ordered(triples), format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    yield escaped(turtle.decode("utf-8"))


def _described(side: IndexedGraph, predicate: ox.NamedNode) -> tuple[Term, ...]:
    """Return what a dataset says of itself by a predicate, in order."""
    about = {triple.subject for triple in side.by(_ROOT)}
    return ordered(value for node in about for value in side.values(node, predicate))


def _told(
    change: Change,
    base: str,
    phrasings: Mapping[str, Phrasing],
    new: IndexedGraph,
    units: Set[Term],
    found: Sequence[Cause],
) -> Iterator[ox.Triple]:
    """Give the statements of one change; what is no longer there is invalidated by it."""
    content = sorted(map(str, (*change.subjects, *(change.statement or ()), *change.details)))
    content += sorted(map(str, (*change.removed, "", *change.added)))
    node = ox.NamedNode(f"{base}change/{digest(chr(10).join(content).encode('utf-8'))[:16]}")
    is_event = change.section == "units"
    yield ox.Triple(node, TYPE, _ACTIVITY)
    if is_event:
        yield ox.Triple(node, TYPE, _EVENT)
    for tag, phrasing in phrasings.items():
        yield ox.Triple(node, _TEXT, ox.Literal(phrasing.sentence(change), language=tag))
        for cause in found:
            told = f"{cause.told((tag,))}: {', '.join(cause.questions)}"
            yield ox.Triple(node, _NOTE, ox.Literal(told, language=tag))
    before, after = ([t for t in side if isinstance(t, ox.NamedNode)] for side in _ends(change))
    for term in before:
        yield ox.Triple(node, ORIGINAL if is_event else _USED, term)
        if term not in (units if is_event else new):
            yield ox.Triple(node, _INVALIDATED, term)
    for term in after:
        yield ox.Triple(node, RESULTING if is_event else _GENERATED, term)


def _ends(change: Change) -> tuple[Sequence[Term], Sequence[Term]]:
    """Return what a change started from and what came of it."""
    first = change.details[0]
    if first.kind in ("units-merged", "unit-split", "units-reorganised") or first.kind.endswith(OTHER_IRI):
        return first.old, first.new
    is_new = first.kind.endswith(("-founded", "-given", "-raised", "-added"))
    is_gone = first.kind.endswith(("-closed", "-taken", "-settled", "-removed"))
    stays = first.kind.endswith(_ADDING)
    return () if is_new and not stays else change.subjects, () if is_gone and not stays else change.subjects
