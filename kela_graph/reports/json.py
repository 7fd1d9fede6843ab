"""A report as JSON for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.checks import Finding, Report


def write(report: Report, languages: Sequence[str]) -> str:
    """Return the report as JSON: ``findings``, ``checked``, ``parsed`` and ``conforms``."""
    data = {
        "conforms": report.conforms,
        "parsed": report.parsed,
        "checked": dict(report.checked),
        "findings": [_entry(found, languages) for found in report.findings],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(found: Finding, languages: Sequence[str]) -> dict[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "message": found.say(languages),
        "messages": dict(found.message),
        "focus": found.focus and str(found.focus),
        "label": found.label,
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "predicate": found.predicate and str(found.predicate),
        "value": found.value if found.value is None else str(found.value),
    }
