"""What may be asked of things of each role, such as units, tasks and places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.ask.grammar import Intent

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What is asked of a thing of a role where the words do not say, or ask what can't be asked of it.
BY_ROLE: Final[Mapping[str, Intent]] = {
    "task": Intent.WHO,
    "concept": Intent.WHO,
    "unit": Intent.DOES,
    "place": Intent.WHERE,
    "post": Intent.UNDER,
    "type": Intent.UNITS,
    "paragraph": Intent.PARAGRAPH,
}
#: What is most likely meant where something is asked.
FITTING: Final[Mapping[Intent, frozenset[str]]] = {
    Intent.WHO: frozenset({"task", "concept"}),
    Intent.DOES: frozenset({"unit"}),
    Intent.WHERE: frozenset({"unit", "place"}),
    Intent.PART: frozenset({"unit"}),
    Intent.UNITS: frozenset({"unit", "type", "place"}),
    Intent.UNDER: frozenset({"unit", "post"}),
    Intent.COUNT: frozenset({"type"}),
    Intent.TASKS: frozenset({"unit"}),
    Intent.TYPES: frozenset({"unit"}),
    Intent.IDENTIFIERS: frozenset({"unit", "place"}),
    Intent.NAMES: frozenset({"unit", "task", "place", "post"}),
}
#: What is asked of a unit where words ask whether it is, or is at or of, something else.
OF_TWO: Final[Mapping[str, Intent]] = {
    "type": Intent.TYPES,
    "place": Intent.WHERE,
    "unit": Intent.PART,
    "task": Intent.DOES,
}
