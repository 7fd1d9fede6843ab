"""The matrix of units and tasks: who does what for which task, how surely, and what several units have."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from kela_graph import queries, show, wording
from kela_graph.names import Names
from kela_graph.namespaces import RESP
from kela_graph.rdf.store import namespace_of
from kela_graph.show.tree import responsibilities
from kela_graph.terms import is_true

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from rdflib import Dataset, URIRef
    from rdflib.term import Node

    from kela_graph.facts import Row

#: The activities, in their order, each with the key of its letter; and the bases, the surest first.
_ACTIVITIES: Final[Mapping[Node | None, str]] = {
    RESP.BeingResponsible: "responsible",
    RESP.Proposing: "proposing",
    RESP.Producing: "producing",
    RESP.Handling: "handling",
    RESP.Supporting: "supporting",
}
_BASES: Final = (RESP.Stated, RESP.ReadFromName, RESP.ReadFromContext)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a unit does for a task: the letters of its activities, in their order, and the same in words.

    The basis is how surely that is known: 0 where it is stated, more where it is read, by the least sure. It
    is shared where another unit has the task too, or a broader or a narrower one.
    """

    letters: str
    basis: int
    shared: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """Units that have tasks and these tasks, with their names, and what each unit does for a task.

    The samples are what the letters, the shades of bases and the ring that occur mean, each with an entry of
    it; the notes tell of the units that are left out, and of the source.
    """

    languages: tuple[str, ...]
    units: tuple[tuple[URIRef, str], ...]
    tasks: tuple[tuple[URIRef, str], ...]
    entries: Mapping[tuple[URIRef, URIRef], Entry]
    samples: tuple[tuple[str, Entry], ...]
    notes: tuple[str, ...]


def read(dataset: Dataset, lang: str | None = None, order: str = show.ORDERS[0]) -> Matrix:
    """Return the matrix of a dataset; units of no tree come last."""
    answer, names = queries.run("matrix", dataset, lang=lang), Names.of(dataset, lang)
    tree = show.tree(dataset, lang, order)
    in_tree = {unit.iri: place for place, unit in enumerate(tree)}
    held = {(fact.subject, fact.value): place for place, fact in enumerate(responsibilities(names))}
    cells: dict[tuple[URIRef, URIRef], list[Row]] = defaultdict(list)
    for row in answer.rows:
        # A unit or a task may be a blank node.
        cells[cast("URIRef", row["unit"]), cast("URIRef", row["task"])].append(row)
    pairs = sorted(cells, key=lambda pair: (in_tree.get(pair[0], len(in_tree)), pair[0], held[pair]))
    names.learn([*_ACTIVITIES, *_BASES, *(term for pair in pairs for term in pair)])
    entries = {pair: _entry(pair, cells[pair], names) for pair in pairs}
    return Matrix(
        languages=names.languages,
        units=_named([unit for unit, _ in pairs], tree, names),
        tasks=tuple((task, names.label(task)) for task in dict.fromkeys(task for _, task in pairs)),
        entries=entries,
        samples=tuple(_samples(answer.rows, entries.values(), names)),
        notes=tuple(_notes(tree, {unit for unit, _ in pairs}, names)),
    )


def _samples(rows: Sequence[Row], entries: Collection[Entry], names: Names) -> Iterator[tuple[str, Entry]]:
    done = {row["activity"] for row in rows}
    for each in filter(done.__contains__, _ACTIVITIES):
        yield names.label(each), Entry(_letter(each, names), 0, False)
    for basis in sorted({entry.basis for entry in entries}):
        yield names.label(_BASES[basis]), Entry("", basis, False)
    if any(entry.shared for entry in entries):
        yield wording.text("exports.matrix.shared", names.languages), Entry("", 2, True)


def _entry(pair: tuple[URIRef, URIRef], rows: Sequence[Row], names: Names) -> Entry:
    ranks = {activity: rank for rank, activity in enumerate(_ACTIVITIES)}
    ordered = sorted(rows, key=lambda row: ranks.get(row["activity"], len(ranks)))
    basis = max((_BASES.index(row["basis"]) for row in rows if row["basis"] in _BASES), default=0)
    does = ", ".join(names.label(row["activity"]) for row in ordered)
    unit, task = map(names.label, pair)
    return Entry(
        letters="".join(_letter(row["activity"], names) for row in ordered),
        basis=basis,
        shared=any(is_true(row["shared"]) for row in rows),
        words=f"{unit}: {does}: {task} ({names.label(_BASES[basis])})",
    )


def _letter(activity: Node | None, names: Names) -> str:
    """Return the letter of an activity."""
    return wording.text(f"exports.letters.{_ACTIVITIES[activity]}", names.languages)


def _named(units: Iterable[URIRef], tree: show.TreeUnit, names: Names) -> tuple[tuple[URIRef, str], ...]:
    """Return units with their names; where several have one, with that of the unit above or the IRI's end."""
    above = {child.iri: unit.label for unit in tree for child in unit.children}
    found = {unit: names.label(unit) for unit in units}
    ends = {unit: unit.removeprefix(namespace_of(unit)) for unit in found}
    for beside in (above, ends):
        times = Counter(found.values())
        found = {
            unit: f"{name} ({beside[unit]})" if times[name] > 1 and unit in beside else name
            for unit, name in found.items()
        }
    return tuple(found.items())


def _notes(tree: show.TreeUnit, having: set[URIRef], names: Names) -> Iterable[str]:
    """Give the notes on what there is not, the organisation itself aside, and the source."""
    if not having:
        yield wording.text("exports.matrix.nothing", names.languages)
    without = sum(unit.iri not in having for unit in tree if unit is not tree)
    if without:
        yield wording.text("exports.matrix.without", names.languages, number=without)
    yield names.source_line()
