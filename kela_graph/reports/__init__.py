"""Reports: one file per form in which findings are written."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kela_graph.checks import Report

#: The names of the forms; each is written by the module of its name.
NAMES: Final = ("text", "json", "junit", "sarif", "github", "gitlab", "markdown", "html", "shacl")


def write(report: Report, name: str, languages: Sequence[str]) -> str:
    """Return a report in a form, its messages in the first of the languages that they have.

    Raises:
        InputError: the form is unknown.
    """
    return "".join(stream(report, name, languages))


def stream(report: Report, name: str, languages: Sequence[str]) -> Iterator[str]:
    """Write a report in a form piece by piece, so that many findings take no memory for their text.

    Raises:
        InputError: the form is unknown; raised at once.
    """
    if name not in NAMES:
        raise InputError(f"no report {name!r}: choose one of {', '.join(NAMES)}")
    # Imported when asked for: a question needs no report.
    writer: Callable[[Report, Sequence[str]], Iterator[str]]
    writer = import_module(f"kela_graph.reports.{name}").write
    return writer(report, languages)
