"""Other things that are new, gone or renamed: tasks, topics, places and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.diff.alignment import TYPE
from kela_graph.diff.change import Detail
from kela_graph.diff.facts import LABELS, SUBCLASS, below
from kela_graph.diff.ledger import differing, ordered
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.diff.change import Change
    from kela_graph.diff.ledger import Ledger

_TASK: Final = ox.NamedNode(RESP + "Task")


def changes(ledger: Ledger) -> Iterator[Change]:
    """Tell which things with an IRI are new, gone or renamed, and take the statements that say so."""
    tasks = below((ledger.old, ledger.new), SUBCLASS, (_TASK,))
    for node in ledger.left():
        if not isinstance(node, ox.NamedNode):
            continue
        if node not in ledger.old:
            detail = Detail("resource-added", (), ordered(ledger.new.values(node, TYPE)))
            yield ledger.change([node], [detail], (), ledger.new.of(node))
        elif node not in ledger.new:
            detail = Detail("resource-removed", ordered(ledger.old.values(node, TYPE)), ())
            yield ledger.change([node], [detail], ledger.old.of(node), ())
        else:
            statements = ledger.of(node, *LABELS)
            if any(statements):
                is_task = any(facts.values(node, TYPE) & tasks for facts in (ledger.old, ledger.new))
                kind = "task-reworded" if is_task else "resource-renamed"
                yield ledger.change([node], [differing(kind, *statements)], *statements)
