"""What changed between two versions of a graph, in the words of an organisation.

Asserted statements are compared, whatever file they stand in: there is no change exactly where they are the
same. Every statement that only one side has is reported once, by the change that explains it.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph as ox

from kela_graph import wording
from kela_graph.diff import ontology_terms, resources, responsibilities, units
from kela_graph.diff.alignment import align
from kela_graph.diff.answer_changes import compare
from kela_graph.diff.change import KINDS, AnswerChange, Answers, Change, Detail, Diff, Version
from kela_graph.diff.continuity import continued, renumbered
from kela_graph.diff.ledger import Ledger, merged, ordered
from kela_graph.diff.triples import IndexedGraph
from kela_graph.errors import InputError
from kela_graph.graph import describe, folder_of, store_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from rdflib import Dataset

    from kela_graph.checks import Report
    from kela_graph.graph import Description

__all__ = ["FORMS", "AnswerChange", "Answers", "Change", "Detail", "Diff", "Version", "diff", "stream"]

#: The forms in which a difference is written, each by the module of its name.
FORMS: Final = ("text", "markdown", "json", "turtle", "update")

#: What give the changes; what one explains the next ones find explained.
_STEPS: Final = (
    *(resources.names_added, units.changes, responsibilities.changes),
    *(resources.doubts, resources.paragraphs, resources.documents),
    *(ontology_terms.changes, resources.changes, responsibilities.readings, resources.properties),
)


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
        answers: whether to report the questions whose answers change.
        lang: the language of names; the new dataset's own order follows it.
        progress: called with how many questions were asked, and of how many.

    Raises:
        InputError: blank nodes are too alike to be told apart in time, a dataset is in another store, or the
            language is no tag.
    """
    described = [_described(side) for side in (old, new)]
    ledger, sides = _compared(*map(_asserted, (old, new), described))
    found = (change for changes in _STEPS for change in changes(ledger))
    changes, removed, added = ledger.settled(sorted(merged(found), key=_place))
    own = described[1] or described[0]
    languages = wording.order(lang, own.languages if own else ("en",))
    is_asked = answers and ledger.stated.triples != ledger.new.triples
    return Diff(
        changes=tuple(changes),
        removed=ordered(removed),
        added=ordered(added),
        versions=ontology_terms.versions(changes, ledger),
        answers=compare(sides, described, folder_of(new), languages, progress) if is_asked else Answers(),
        old=ledger.stated,
        new=ledger.new,
        languages=languages,
        prefixes={prefix: str(ns) for side in (old, new) for prefix, ns in side.namespaces()},
    )


def stream(
    diff: Diff,
    form: str,
    sides: tuple[str, str] = ("old", "new"),
    languages: Sequence[str] | None = None,
    report: Report | None = None,
) -> Iterator[str]:
    """Write a difference in a form, one piece after another.

    Args:
        diff: the difference.
        form: one of `FORMS`.
        sides: what the two are called.
        languages: of what is told, best first; those of the difference where None.
        report: what a check of the new side found; Markdown tells it too.

    Raises:
        InputError: no such form; raised at once.
    """
    if form not in FORMS:
        raise InputError(f"no form {form!r} of a difference: choose one of {', '.join(FORMS)}")
    write = import_module(f"kela_graph.diff.{form}").write
    more = {"report": report} if form == "markdown" else {}
    pieces: Iterator[str] = write(diff, sides, languages or diff.languages, **more)
    return pieces


def _described(dataset: Dataset) -> Description | None:
    """Return what a dataset says of itself; None where it does not."""
    try:
        return describe(dataset)
    except InputError:
        return None


def _asserted(dataset: Dataset, described: Description | None) -> list[ox.Quad]:
    inferred = ox.NamedNode(str(described.graph_name("inferred"))) if described else None
    return [quad for quad in store_of(dataset).oxigraph if quad.graph_name != inferred]


def _compared(old: list[ox.Quad], new: list[ox.Quad]) -> tuple[Ledger, tuple[list[ox.Quad], list[ox.Quad]]]:
    """Return what the sides do not share, and the sides with blank nodes aligned."""
    stated, alike = continued(old, new)
    iris = {**renumbered(old, new), **alike, **stated}
    before, after = align(_renamed(old, iris) if iris else old, new)
    ledger = Ledger(
        IndexedGraph(q.triple for q in before), IndexedGraph(q.triple for q in after), iris, alike.values()
    )
    back = {second: first for first, second in iris.items()}
    return ledger, (_renamed(before, back) if back else before, after)


def _renamed(quads: list[ox.Quad], iris: Mapping[Any, ox.NamedNode]) -> list[ox.Quad]:
    """Return quads with other IRIs for some of their subjects and objects."""
    return [
        ox.Quad(iris.get(q.subject, q.subject), q.predicate, iris.get(q.object, q.object), q.graph_name)
        for q in quads
    ]


def _place(change: Change) -> tuple[int, str]:
    """Return what changes are ordered by: their first kind, then whom they are about."""
    return KINDS.index(change.kinds[0]), " ".join(map(str, change.statement or change.subjects))
