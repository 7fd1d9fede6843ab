"""How wide text is, and where its lines are broken."""

from __future__ import annotations

import unicodedata
from typing import Final

#: The advance widths of Helvetica, which Arial and Liberation Sans share, in thousandths of the size, from
#: the space to the tilde.
_WIDTHS: Final = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip

#: What another character takes, unless it is as wide as it is high or stands above another.
_OTHER: Final = 800
_WIDE: Final = 1000

#: The fonts that have these widths.
FONTS: Final = "Helvetica, Arial, 'Liberation Sans', sans-serif"


def width(text: str, size: float) -> float:
    """Return how wide a line of text is, in the unit of its size."""
    return sum(map(_advance, unicodedata.normalize("NFD", text))) * size / 1000


def wrapped(text: str, size: float, limit: float) -> list[str]:
    """Return text in lines that are no wider than a limit, but for a single word that is."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _advance(character: str) -> int:
    index = ord(character) - 32
    if 0 <= index < len(_WIDTHS):
        return _WIDTHS[index]
    if unicodedata.combining(character):
        return 0
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
