"""How wide text is, and where the units of a tree stand when it is drawn from left to right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.show import Post, TreeUnit

_T = TypeVar("_T")

#: Sizes, in pixels: of a unit's name and of its type, from one line to the next, and inside a box.
NAME: Final = 14.0
TYPE: Final = 11.5
LINE: Final = 18.0
PADDING: Final = 8.0

#: Where text begins in a box: to the left of it stands the sign of the type.
TEXT_AT: Final = 26.0

#: How far the box of a post is from the right side of its organisation's, and from what is above it; the
#: space above and below its name.
_POST_RIGHT: Final = 18.0
_POST_UP: Final = 6.0
_POST_PADDING: Final = 5.0

#: How far down a unit may stand beside those below it, so that the first are in sight with it; else it is in
#: the middle.
_BELOW: Final = 500.0

#: How wide a name may be before it is broken, and the gaps between boxes.
_LIMIT: Final = 220.0
_ACROSS: Final = 44.0
_DOWN: Final = 8.0

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

#: The width of any other character, and of one that is as wide as it is high.
_OTHER: Final = 800
_WIDE: Final = 1000

#: The fonts that have these widths.
FONTS: Final = "Helvetica, Arial, 'Liberation Sans', sans-serif"


@dataclass(frozen=True, slots=True)
class Box(Generic[_T]):
    """A unit where it is drawn, or a post, within the box of its organisation.

    The name is broken into lines, and all boxes of a level are as wide. The parent is the box of the unit
    above; the posts are the boxes of a unit's posts.
    """

    thing: _T
    lines: Sequence[str]
    x: float
    y: float
    width: float
    height: float
    parent: Box[TreeUnit] | None = None
    posts: tuple[Box[Post], ...] = ()

    @property
    def middle(self) -> float:
        """Half-way down the box."""
        return self.y + self.height / 2


def boxes(root: TreeUnit) -> list[Box[TreeUnit]]:
    """Return the boxes of a tree, each unit before those below it: no two touch, and every name fits."""
    widths: list[float] = []
    for depth, unit in _walk(root, 0):
        inner = [width(line, NAME) + _POST_RIGHT for post in unit.posts for line in _post_lines(post)]
        own = [width(line, NAME) for line in _unit_lines(unit)]
        if depth == len(widths):
            widths.append(0)
        widths[depth] = max(widths[depth], TEXT_AT + max([*own, width(unit.type, TYPE), *inner]) + PADDING)
    columns = [(sum(widths[:depth]) + _ACROSS * depth, across) for depth, across in enumerate(widths)]
    return list(_placed(root, 0.0, None, columns))


def _walk(unit: TreeUnit, depth: int) -> Iterator[tuple[int, TreeUnit]]:
    yield depth, unit
    for child in unit.children:
        yield from _walk(child, depth + 1)


def _unit_lines(unit: TreeUnit) -> list[str]:
    return wrapped(unit.label, NAME, _LIMIT)


def _post_lines(post: Post) -> list[str]:
    return wrapped(post.label, NAME, _LIMIT - TEXT_AT)


def _post_height(post: Post) -> float:
    return 2 * _POST_PADDING + LINE * len(_post_lines(post))


def _own_height(unit: TreeUnit) -> float:
    """Return the height of a unit's box without its posts."""
    return 2 * PADDING + LINE * len(_unit_lines(unit)) + (LINE - 3 if unit.type else 0)


def _heights(unit: TreeUnit) -> tuple[float, float, float]:
    """Return the heights of a unit's box, of all units below it, and of both beside each other."""
    own = _own_height(unit) + sum(_POST_UP + _post_height(post) for post in unit.posts)
    below = sum(_heights(child)[2] + _DOWN for child in unit.children) - _DOWN
    return own, below, max(own, below)


def _placed(
    unit: TreeUnit, top: float, parent: Box[TreeUnit] | None, columns: Sequence[tuple[float, float]]
) -> Iterator[Box[TreeUnit]]:
    """Give the boxes of a unit and those below it, from a height on; of columns, the left side and width."""
    height, below, extent = _heights(unit)
    (x, across), *further = columns
    y = top + min((extent - height) / 2, _BELOW)
    posts = _posts(unit, x + TEXT_AT - PADDING, y + _own_height(unit) - PADDING, x + across)
    yield (box := Box(unit, _unit_lines(unit), x, y, across, height, parent, tuple(posts)))
    at = top + max(0.0, (extent - below) / 2)
    for child in unit.children:
        yield from _placed(child, at, box, further)
        at += _heights(child)[2] + _DOWN


def _posts(unit: TreeUnit, left: float, top: float, right: float) -> Iterator[Box[Post]]:
    """Give the boxes of a unit's posts, one below the other."""
    for post in unit.posts:
        top += _POST_UP
        height = _post_height(post)
        yield Box(post, _post_lines(post), left, top, right - _POST_RIGHT - left, height)
        top += height


def width(text: str, size: float) -> float:
    """Return the width of a line of text, in the unit of its size."""
    return sum(map(_advance, unicodedata.normalize("NFD", text))) * size / 1000


def wrapped(text: str, size: float, limit: float) -> list[str]:
    """Return text in lines that are no wider than a limit, except for a single long word."""
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
