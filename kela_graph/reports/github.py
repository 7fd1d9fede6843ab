"""A report as GitHub's workflow commands, which annotate the lines of a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.reports import words
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Severity

_COMMANDS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "notice"}


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write an annotation for each finding, then for the log how many there are and what was checked."""
    for found in report.findings:
        yield _annotation(found, languages)
    fixed, closing = words.fixed(report, languages), words.closing(report, languages)
    yield "".join(f"{line}\n" for line in (*fixed, words.counts(report, languages), *closing))


def _annotation(found: Finding, languages: Sequence[str]) -> str:
    properties = {"file": found.path, "line": found.line, "col": found.column, "title": found.rule}
    attributes = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    message = "%0A".join(map(_data, words.content(found, languages)))
    return f"::{_COMMANDS[found.severity]} {attributes}::{message}\n"


def _data(text: str) -> str:
    """Escape a message; line ends and other controls are shown already."""
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
