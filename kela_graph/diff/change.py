"""What changed: the kinds of change, one change, and the whole difference of two graphs.

Terms are Oxigraph's (`pyoxigraph`), as the statements that a change is made of have them. Blank nodes have
labels that are the same on both sides where the nodes are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyoxigraph as ox

    from kela_graph.diff.alignment import Term
    from kela_graph.diff.triples import IndexedGraph

#: How much semantic versioning asks for, from the least.
Step = Literal["patch", "minor", "major"]
STEPS: Final[tuple[Step, ...]] = ("patch", "minor", "major")

#: The kinds of change by the section that reports them, both in the order in which people read them.
SECTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    section: tuple(kinds.split())
    for section, kinds in {
        "units": "units-merged unit-split units-reorganised unit-founded unit-closed unit-reidentified "
        "unit-unlinked unit-renamed unit-names-added unit-moved unit-parent-added unit-parent-removed "
        "unit-retyped unit-place unit-changed",
        "responsibilities": "responsibility-given responsibility-taken responsibility-moved "
        "responsibility-activity responsibility-example responsibility-no-example responsibility-reworded "
        "responsibility-reidentified task-reworded task-names-added task-broader task-changed",
        "readings": "reading-confirmed reading-changed annotation-changed",
        "doubts": "doubt-settled doubt-reread doubt-raised doubt-changed",
        "paragraphs": "paragraphs-renumbered paragraph-reworded paragraph-added paragraph-removed "
        "document-dated paragraph-changed",
        "terms": "term-added term-removed term-deprecated term-restored term-narrowed term-widened "
        "term-reworded",
        "resources": "resource-reidentified resource-unlinked resource-added resource-removed "
        "resource-renamed resource-names-added resource-changed",
    }.items()
}

#: All kinds, in that order.
KINDS: Final = tuple(kind for kinds in SECTIONS.values() for kind in kinds)


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that differs: what was and is now (names, parents, holders, …), of one of `KINDS`.

    The property is given where the kind does not say it.
    """

    kind: str
    old: tuple[Term, ...] = ()
    new: tuple[Term, ...] = ()
    property: ox.NamedNode | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one thing, or to several together.

    The details are at least one: a unit may be renamed and moved. It explains statements of the old graph and
    of the new one. The statement, in three parts, is the one whose source or basis changed, if one did.
    The change of a term is breaking where what held or followed, or conformed, may no longer do so; its
    ontology is given where that is known.
    """

    subjects: tuple[Term, ...]
    details: tuple[Detail, ...]
    removed: frozenset[ox.Triple] = frozenset()
    added: frozenset[ox.Triple] = frozenset()
    statement: tuple[Term, ...] | None = None
    breaking: bool = False
    ontology: ox.NamedNode | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of what happened, in the order of `KINDS`."""
        return tuple(detail.kind for detail in self.details)

    @property
    def section(self) -> str:
        """The section that reports it."""
        return next(name for name, kinds in SECTIONS.items() if self.kinds[0] in kinds)


@dataclass(frozen=True, slots=True)
class Version:
    """The version that semantic versioning asks of an ontology whose terms changed, where it is known.

    The old and the new one are those that the graphs state; asked is the least one that may follow
    the old one. Before 1.0.0 anything may change with a minor step (Semantic Versioning 2.0.0, item 4).
    """

    ontology: ox.NamedNode | None
    step: Step
    old: str | None
    new: str | None
    asked: str | None


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """A question whose answer changes: the rows that no longer come out, and those that newly do.

    There are no columns where the answer is a graph, whose rows are its triples.
    """

    question: str
    parameters: Mapping[str, Term]
    columns: tuple[str, ...]
    gone: tuple[tuple[Term | None, ...], ...]
    come: tuple[tuple[Term | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """What both sides answer to the library's questions: the answers that change.

    So many times a question was asked of each side, and so many more times each could have been. If silent,
    nothing was: ``neither`` or ``only_one`` of the two says what organisation it describes.
    """

    changes: tuple[AnswerChange, ...] = ()
    asked: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)
    silent: str | None = None


@dataclass(frozen=True)
class Diff:
    """The difference of two graphs.

    Removed and added are statements of the old and of the new graph that no change explains: none. The
    languages are those of names, best first; the prefixes are the new graph's, else the old one's.
    """

    changes: tuple[Change, ...]
    removed: tuple[ox.Triple, ...]
    added: tuple[ox.Triple, ...]
    versions: tuple[Version, ...]
    answers: Answers
    old: IndexedGraph
    new: IndexedGraph
    languages: tuple[str, ...] = ("en",)
    prefixes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether the two have the same statements, blank nodes' labels apart."""
        return self.old.triples == self.new.triples
