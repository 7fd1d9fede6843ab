"""What changed between two versions of a graph, in the words of an organisation.

Asserted statements are compared, whatever file they stand in: the two are the same exactly where nothing is
told. Every statement that only one side has is told once, by the change that explains it or by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kela_graph import queries
from kela_graph.diff import evidence, resources, responsibilities, units, vocabulary
from kela_graph.diff.alignment import align
from kela_graph.diff.change import KINDS, AnswerChange, Answers, Change, Detail, Diff, Version
from kela_graph.diff.facts import Facts
from kela_graph.diff.identity import continued
from kela_graph.diff.ledger import Ledger, renamed, settled
from kela_graph.errors import InputError
from kela_graph.graph import describe, folder_of, store_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rdflib import Dataset

    from kela_graph.graph import Description

__all__ = ["AnswerChange", "Answers", "Change", "Detail", "Diff", "Version", "diff"]


def diff(
    old: Dataset,
    new: Dataset,
    *,
    answers: bool = True,
    lang: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Diff:
    """Compare two versions of a dataset, as `kela_graph.load` gives them; what is inferred does not count.

    Args:
        old: the earlier version.
        new: the later one; the questions are those of its library.
        answers: whether to tell the questions whose answers change.
        lang: the language of names; the new dataset's own order follows it.
        progress: told how many questions were asked, of how many.

    Raises:
        InputError: blank nodes are too alike to be told apart in time, or a dataset is in another store.
    """
    described = _described(old), _described(new)
    before, after = (_asserted(side, about) for side, about in zip((old, new), described, strict=True))
    names = continued(before, after)
    if names:
        before = [_renamed(quad, names) for quad in before]
    before, after = align(before, after)
    ledger = Ledger(Facts(q.triple for q in before), Facts(q.triple for q in after), names)
    told = _told(ledger, names)
    versions = vocabulary.versions(told, ledger.old, ledger.new)
    if names:
        back = {new: old for old, new in names.items()}
        before = [_renamed(quad, back) for quad in before]
    stated = Facts(quad.triple for quad in before) if names else ledger.old
    changes, removed, added = settled(told, stated, ledger.new)
    own = described[1] or described[0]
    languages = own.language_order(lang) if own else tuple(dict.fromkeys(t for t in (lang, "en") if t))
    return Diff(
        changes=tuple(sorted(changes, key=_place)),
        removed=tuple(sorted(removed, key=str)),
        added=tuple(sorted(added, key=str)),
        versions=versions,
        answers=(
            _answers((before, after), described, new, languages, progress)
            if answers and stated.triples != ledger.new.triples
            else Answers()
        ),
        old=stated,
        new=ledger.new,
        continued=names,
        languages=languages,
        prefixes={prefix: str(ns) for side in (old, new) for prefix, ns in side.namespaces()},
    )


def _described(dataset: Dataset) -> Description | None:
    """Return what a dataset says of itself; None where it does not."""
    try:
        return describe(dataset)
    except InputError:
        return None


def _asserted(dataset: Dataset, described: Description | None) -> list[ox.Quad]:
    store = store_of(dataset)
    inferred = ox.NamedNode(str(described.graph_name("inferred"))) if described else None
    return [quad for quad in store.oxigraph if quad.graph_name != inferred]


def _told(ledger: Ledger, names: Mapping[ox.NamedNode, ox.NamedNode]) -> list[Change]:
    """Return all changes; what one explains the next ones find explained."""
    return [
        *units.changes(ledger, names),
        *responsibilities.changes(ledger),
        *evidence.doubts(ledger),
        *evidence.paragraphs(ledger),
        *vocabulary.changes(ledger),
        *resources.changes(ledger),
        *evidence.readings(ledger),
    ]


def _place(change: Change) -> tuple[int, str]:
    """Return what changes are ordered by: their first kind, then whom they are about."""
    return KINDS.index(change.kinds[0]), " ".join(map(str, change.statement or change.subjects))


def _renamed(quad: ox.Quad, names: Mapping[ox.NamedNode, ox.NamedNode]) -> ox.Quad:
    triple = renamed(quad.triple, names)
    return ox.Quad(triple.subject, triple.predicate, triple.object, quad.graph_name)


def _answers(
    sides: tuple[list[ox.Quad], list[ox.Quad]],
    described: tuple[Description | None, Description | None],
    dataset: Dataset,
    languages: tuple[str, ...],
    progress: Callable[[int, int], None] | None,
) -> Answers:
    """Ask the questions of both sides, where both say whose organisation they describe."""
    from kela_graph.diff.answers import Side, compare

    if described[0] is None or described[1] is None:
        return Answers(silent="neither" if described[0] is described[1] else "only_one")
    old, new = (Side(quads, about) for quads, about in zip(sides, described, strict=True) if about)
    return compare(old, new, queries.library(folder_of(dataset)), languages, progress)
