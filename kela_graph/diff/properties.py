"""What has no form of its own: a subject, a property, and its values before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.continuity import units
from kela_graph.diff.ledger import by_property, ordered
from kela_graph.diff.resources import DOCUMENT, DOUBT, PARAGRAPH, POSSIBLE, tasks
from kela_graph.diff.responsibilities import responsibilities
from kela_graph.namespaces import ADMS, RESP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

#: By these a thing bears another one, of which people know it by its bearer.
_BEARING = (POSSIBLE, *named(ADMS.identifier))
_READING = named(RESP.PossibleReading)[0]


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give a change for each subject that nothing explains yet, and for each blank node that none names."""
    known = kinds(ledger)
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


def kinds(ledger: Ledger) -> dict[Subject, str]:
    """Return the kind of change of each thing that stands in a section of its own."""
    sides = ledger.sides
    documented = {node for side in sides for node in side.members(PARAGRAPH, DOCUMENT)}
    doubted = {node for side in sides for node in side.members(DOUBT, _READING)}
    return {
        **dict.fromkeys(documented, "paragraph-changed"),
        **dict.fromkeys(doubted, "doubt-changed"),
        **dict.fromkeys(tasks(ledger), "task-changed"),
        **dict.fromkeys((r for side in sides for r in responsibilities(side)), "responsibility-reworded"),
        **dict.fromkeys((unit for side in units(*sides) for unit in side), "unit-changed"),
    }
