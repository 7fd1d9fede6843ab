"""The sign of what is read from the source and not stated by it, and the legend that explains it."""

from __future__ import annotations

from typing import Final

#: The sign, right behind what is read.
READING: Final = "*"

#: What the sign means; the last line but the documents' of each screen that has it.
LEGEND: Final = f"{READING} read from a name or from context, not stated: kela-graph query readings says why"


def mark(reading: bool) -> str:
    """Return the sign where something is read from the source, and nothing where it is stated."""
    return READING if reading else ""
