"""A report as GitLab's code quality report, which a merge request compares with its target's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.checks.baseline import Fingerprints
from kela_graph.reports import words
from kela_graph.reports.json import array
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Severity

_SEVERITIES: Final[Mapping[Severity, str]] = {"error": "major", "warning": "minor", "info": "info"}


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as GitLab wants it: a list of issues, each in some file."""
    marks = Fingerprints()
    return array("[", (_issue(found, languages, marks.of(found)) for found in report.findings), "]\n")


def _issue(found: Finding, languages: Sequence[str], fingerprint: str) -> dict[str, object]:
    return {
        "description": words.joined(": ", words.about(found), words.message(found, languages)),
        "check_name": visible(found.rule),
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[found.severity],
        "location": {"path": visible(found.path or words.NOWHERE), "lines": {"begin": found.line or 1}},
    }
