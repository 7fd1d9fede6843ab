"""Other things that are new, gone or different: doubts, paragraphs, tasks, and all that has no form here."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from rdflib import DCTERMS, SKOS

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.change import Detail
from kela_graph.diff.continuity import links, units
from kela_graph.diff.ledger import by_property, differing, ordered
from kela_graph.diff.ontology_terms import terms
from kela_graph.diff.responsibilities import responsibilities
from kela_graph.diff.triples import LABELS, SUBCLASS, IndexedGraph, below, grouped
from kela_graph.namespaces import ADMS, RESP

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

_DOUBT, _POSSIBLE, _CHOSEN = named(RESP.SourceDiscrepancy, RESP.possibleReading, RESP.chosenReading)
_PARAGRAPH, _TEXT, _TASK = named(RESP.Paragraph, DCTERMS.description, RESP.Task)
_DOCUMENT, _ISSUED, _UNDATED = named(RESP.SourceDocument, DCTERMS.issued, RESP.undated)
_NUMBER, _PART_OF = named(RESP.number, DCTERMS.isPartOf)
_BROADER, _TOP, _SCHEME = named(SKOS.broader, SKOS.topConceptOf, SKOS.inScheme)

#: By these a thing bears another one, of which people know it by its bearer.
_BEARING = (_POSSIBLE, *named(ADMS.identifier))
_READING = named(RESP.PossibleReading)[0]


def doubts(ledger: Ledger) -> Iterator[Change]:
    """Give the doubts that are settled, reread or raised; their readings go and come with them."""
    before, after = (side.members(_DOUBT) for side in ledger.sides)
    for node in ordered((before | after) & ledger.subjects):
        chosen = [ordered(side.values(node, _CHOSEN)) for side in ledger.sides]
        read = [_readings(*sides, node) for sides in (ledger.sides, ledger.sides[::-1])]
        if node not in before or node not in after:
            kind = "doubt-settled" if node in before else "doubt-raised"
            statements = ([*side.of(node), *each] for side, each in zip(ledger.sides, read, strict=True))
            yield ledger.change([node], [Detail(kind, *chosen)], *statements)
            continue
        if chosen[0] != chosen[1]:
            yield ledger.change([node], [Detail("doubt-reread", *chosen)], *ledger.of(node, _CHOSEN))
        if any(possible := ledger.of(node, _POSSIBLE)):
            statements = ([*said, *each] for said, each in zip(possible, read, strict=True))
            yield ledger.change([node], by_property("doubt-changed", *possible), *statements)


def paragraphs(ledger: Ledger) -> Iterator[Change]:
    """Give the paragraphs that have other numbers, are worded differently, new or gone."""
    yield from _renumbered(ledger)
    before, after = (side.members(_PARAGRAPH) for side in ledger.sides)
    for node in ordered((before | after) & ledger.subjects):
        if node not in before or node not in after:
            kind = "paragraph-removed" if node in before else "paragraph-added"
            yield ledger.whole(kind, node, _TEXT)
        elif any(statements := ledger.of(node, _TEXT)):
            yield ledger.change([node], [differing("paragraph-reworded", *statements)], *statements)


def _renumbered(ledger: Ledger) -> Iterator[Change]:
    """Give the paragraphs that follow each other and have numbers so many higher or lower, together."""
    found = []
    for node in ledger.new.members(_PARAGRAPH):
        statements = ledger.of(node, _NUMBER)
        numbers = [_number(side) for side in statements]
        if None not in numbers:
            document = min(ledger.new.values(node, _PART_OF), key=str, default=node)
            found.append((str(document), numbers[1] - numbers[0], numbers[0], document, statements))
    ranked = enumerate(sorted(found, key=itemgetter(0, 1, 2)))
    for _, numbered in groupby(ranked, key=lambda each: (*each[1][:2], each[1][2] - each[0])):
        run = [each for _, each in numbered]
        told = [[triple for each in run for triple in each[4][side]] for side in (0, 1)]
        detail = Detail("paragraphs-renumbered", *(tuple(t.object for t in side) for side in told))
        yield ledger.change([run[0][3]], [detail], *told)


def _number(statements: set[ox.Triple]) -> Any:
    """Return the number that the only one of some statements gives; None where there is none."""
    values = [t.object.value for t in statements if isinstance(t.object, ox.Literal)]
    return int(values[0]) if len(statements) == 1 and values and values[0].isdecimal() else None


def documents(ledger: Ledger) -> Iterator[Change]:
    """Give the documents that have another date, or one where they had none."""
    for node in ordered(ledger.new.members(_DOCUMENT) & ledger.old.members(_DOCUMENT) & ledger.subjects):
        if any(statements := ledger.of(node, _ISSUED, _UNDATED)):
            dates = (ordered(side.values(node, _ISSUED)) for side in ledger.sides)
            yield ledger.change([node], [Detail("document-dated", *dates)], *statements)


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give the things with an IRI that are new, gone or renamed, have another IRI or a broader task."""
    yield from _reidentified(ledger)
    known = _tasks(ledger)
    for node in ledger.left():
        if not isinstance(node, ox.NamedNode):
            continue
        if node not in ledger.old or node not in ledger.new:
            kind = "resource-removed" if node in ledger.old else "resource-added"
            yield ledger.whole(kind, node, TYPE)
            continue
        if node in known and any(broader := ledger.of(node, _BROADER)):
            places = (a | b for a, b in zip(broader, ledger.of(node, _TOP, _SCHEME), strict=True))
            yield ledger.change([node], [differing("task-broader", *broader)], *places)
        if any(statements := ledger.of(node, *LABELS)):
            kind = "task-reworded" if node in known else "resource-renamed"
            yield ledger.change([node], [differing(kind, *statements)], *statements)


def _reidentified(ledger: Ledger) -> Iterator[Change]:
    """Give the things, but for units and renumbered paragraphs, that have another IRI."""
    apart = set().union(*units(*ledger.sides))
    for before, after in ledger.continued.items():
        numbers = [side.values(after, _NUMBER) for side in ledger.sides]
        if after in ledger.new and after not in apart and numbers[0] == numbers[1]:
            added = (*links(ledger.new, before, after), *ledger.new.of(before))
            yield ledger.change([after], [ledger.reidentified("resource", before, after)], (), added)


def _tasks(ledger: Ledger) -> set[Subject]:
    """Return the tasks of both sides."""
    classes = below(ledger.sides, SUBCLASS, (_TASK,))
    return {task for side in ledger.sides for task in side.members(*classes)}


def _readings(side: IndexedGraph, other: IndexedGraph, doubt: Subject) -> list[ox.Triple]:
    """Return what is said of the readings of a doubt that the other side has not."""
    nodes = (node for node in side.values(doubt, _POSSIBLE) if isinstance(node, ox.NamedNode | ox.BlankNode))
    return [triple for node in nodes if node not in other for triple in side.of(node)]


def properties(ledger: Ledger) -> Iterator[Change]:
    """Give a change for each subject that nothing explains yet, and for each blank node that none names."""
    known = _kinds(ledger)
    bearers: dict[Term, Subject] = {t.object: t.subject for side in ledger.sides for t in side.by(*_BEARING)}
    for node in ledger.left():
        if isinstance(node, ox.NamedNode):
            subjects = [bearers[node], node] if node in bearers else [node]
            removed, added = ledger.of(node)
            kind = known.get(node, "resource-changed")
            yield ledger.change(subjects, by_property(kind, removed, added), removed, added)
    # A blank node goes and comes with the one that names it.
    for blanks in (ledger.subjects - ledger.objects, ledger.subjects):
        for node in ordered(blanks & ledger.subjects):
            kind = "resource-removed" if node in ledger.old else "resource-added"
            yield ledger.whole(kind, node, TYPE)


def _kinds(ledger: Ledger) -> dict[Subject, str]:
    """Return the kind of change of each thing that stands in a section of its own."""
    sides = ledger.sides
    documented = {node for side in sides for node in side.members(_PARAGRAPH, _DOCUMENT)}
    doubted = {node for side in sides for node in side.members(_DOUBT, _READING)}
    return {
        **dict.fromkeys(documented, "paragraph-changed"),
        **dict.fromkeys(doubted, "doubt-changed"),
        **dict.fromkeys(_tasks(ledger), "task-changed"),
        **dict.fromkeys((r for side in sides for r in responsibilities(side)), "responsibility-reworded"),
        **dict.fromkeys((unit for side in units(*sides) for unit in side), "unit-changed"),
    }


def names_added(ledger: Ledger) -> Iterator[Change]:
    """Give a change for each language that is new to the units, the tasks or the other things."""
    kinds, declared = _kinds(ledger), terms(ledger.new)
    known = {(_what(kinds, t.subject), _tag(t)) for t in ledger.old.by(*LABELS)}
    come = grouped(
        ((_what(kinds, t.subject), _tag(t)), t)
        for t in ledger.new.by(*LABELS)
        if t.subject in ledger.old and t.subject not in declared and _tag(t)
    )
    for key in sorted(come.keys() - known):
        named = ordered({t.subject for t in come[key]})
        if len(named) > 1:
            detail = Detail(f"{key[0]}-names-added", (), tuple(t.object for t in sorted(come[key], key=str)))
            yield ledger.change(named, [detail], (), come[key])


def _what(kinds: Mapping[Subject, str], node: Subject) -> str:
    return what if (what := kinds.get(node, "").partition("-")[0]) in ("unit", "task") else "resource"


def _tag(triple: ox.Triple) -> str:
    return (triple.object.language or "") if isinstance(triple.object, ox.Literal) else ""
