"""The forms in which a difference is written, each by the module of its name."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.checks import Report
    from kela_graph.diff.change import Diff

#: The names of the forms.
NAMES: Final = ("text", "markdown", "json", "turtle", "update")


def stream(
    diff: Diff,
    form: str,
    sides: tuple[str, str] = ("old", "new"),
    languages: Sequence[str] | None = None,
    report: Report | None = None,
) -> Iterator[str]:
    """Write a difference in a form, one piece after another.

    Args:
        diff: the difference.
        form: one of `NAMES`.
        sides: what the two are called.
        languages: of what is told, best first; those of the difference where None.
        report: what a check of the new side found; Markdown tells it too.

    Raises:
        InputError: no such form; raised at once.
    """
    if form not in NAMES:
        raise InputError(f"no form {form!r} of a difference: choose one of {', '.join(NAMES)}")
    write = import_module(f"kela_graph.diff.{form}").write
    more = {"report": report} if form == "markdown" else {}
    pieces: Iterator[str] = write(diff, sides, languages or diff.languages, **more)
    return pieces
