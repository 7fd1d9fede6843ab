"""Text as people see it: printable, of a bounded length, in the order of an alphabet, lined up in columns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import category, combining, east_asian_width, normalize

if TYPE_CHECKING:
    from collections.abc import Sequence

#: The letters of Finnish and Swedish after z, as characters after z; others are sorted with these.
_AFTER_Z: Final = str.maketrans("åäæöø", "{||}}")

#: What writes colours and links of a terminal, and what else controls one, or the direction of text.
_HARM: Final = re.compile(
    r"(\x1b\[[\d;]*m|\x1b\]8;[^\x00-\x1f\x7f-\x9f]*\x1b\\)|\r(?!\n)|"
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)

#: Where a line begins as a workflow command of GitHub's does.
_BEGUN: Final = re.compile(r"^([^\S\n]*):(?=:)", re.MULTILINE)

#: A login before a host, and the value of a parameter that is a key.
_LOGIN: Final = re.compile(r"(?<=://)[^\s/?#@<>\"']+@")
_KEY: Final = re.compile(
    r"(?<=[?&;])((?:[\w.-]*[_.-])?(?:api)?(?:key|token|sig|signature|secret|password|passwd|pwd|auth|code)=)"
    r"[^\s&;#<>\"']+",
    re.IGNORECASE,
)


def end_of(text: str) -> tuple[int, int]:
    """Return line and column of what would stand behind a text, both counted from 1."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def printable(text: str) -> str:
    """Return text with every character that controls something shown as an escape: it becomes one line.

    Control and format characters (line ends, terminal escapes, right-to-left marks) and lone surrogates
    are shown; spaces of any width stay.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or category(c) == "Zs" else repr(c)[1:-1] for c in text)


def for_xml(text: str) -> str:
    """Return text with every character that XML lacks shown as an escape (XML 1.0, section 2.2)."""
    return re.sub(
        r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", lambda found: printable(found[0]), text
    )


def visible(text: str) -> str:
    """Return text that is printable, and in which a CI server reads no command in its log.

    Shown as escapes are ``::error`` where a line begins, and ``##[error]`` and ``##vso[…]`` anywhere.
    """
    return harmless(printable(text))


def harmless(text: str, *, styled: bool = False) -> str:
    """Return lines of text in which nothing controls a terminal, turns text around or commands a CI server.

    Line ends and tabs stay; in styled text, the program's own on a terminal, so do colours and links.
    """
    text = _HARM.sub(lambda found: found[0] if found[1] and styled else repr(found[0])[1:-1], text)
    return _BEGUN.sub(r"\1\\x3a", re.sub(r"#(?=#\w*\[)", r"\\x23", text))


def masked(text: str) -> str:
    """Return text without the logins and keys in its addresses."""
    return _LOGIN.sub("…@", _KEY.sub(r"\1…", text))


def brief(text: str, limit: int) -> str:
    """Return text on one line, `visible`; what is longer than so many characters is truncated with ``…``."""
    seen = visible(text[: limit + 1])
    return seen if len(text) <= limit else f"{seen[:limit]}…"


def escaped(text: str) -> str:
    """Return Turtle or SPARQL with what controls something as an escape (RDF 1.1 Turtle, section 6.4)."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else _codepoint(ord(c)) for c in text)


def _codepoint(number: int) -> str:
    return f"\\u{number:04X}" if number <= 0xFFFF else f"\\U{number:08X}"


def sort_key(text: str, language: str) -> tuple[str, str]:
    """Return the key by which names are in the order of a language's alphabet, whatever their case.

    In Finnish and Swedish å, ä and ö stand last, in this order; elsewhere they are a and o with a mark.
    """
    plain = normalize("NFC", text).casefold()
    if language.partition("-")[0].lower() in ("fi", "sv"):
        plain = plain.translate(_AFTER_Z)
    return "".join(c for c in normalize("NFD", plain) if not combining(c)), text


def display_width(text: str) -> int:
    """Return how many columns a line of text takes: two for a wide character, zero for a combining one."""
    if text.isascii():
        return len(text)
    return sum(0 if category(c) in ("Mn", "Me") else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows of as many cells as lines, the cells lined up in columns that are two spaces apart."""
    widths = [max(map(display_width, column)) for column in zip(*rows, strict=True)]
    padded = ([c + " " * (w - display_width(c)) for c, w in zip(row, widths, strict=True)] for row in rows)
    return ["  ".join(cells).rstrip() for cells in padded]
