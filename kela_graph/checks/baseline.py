"""Baselines: findings that are known from an earlier run pass, and those that are gone are told.

A baseline is the report of that run in JSON, as ``kela-graph check --report json=FILE`` writes it.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from kela_graph.checks.finding import Fixed
from kela_graph.checks.fingerprint import Fingerprints
from kela_graph.errors import InputError
from kela_graph.files import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kela_graph.checks.finding import Report

#: The version of the JSON report: it changes where a program that reads it would have to.
VERSION: Final = 1

_WRITE: Final = "write a new one with kela-graph check --report json=FILE"


def read(path: Path) -> Mapping[str, Fixed]:
    """Read the findings of an earlier report, those that its own baseline knew too, by their fingerprints.

    Raises:
        InputError: there is no such file, or it is no report in JSON of this version.
    """
    try:
        data = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}:{error.colno}: is no JSON: {error.msg}: {_WRITE}") from None
    except RecursionError:
        raise InputError(f"{path}: is nested too deeply to be a report: {_WRITE}") from None
    if not isinstance(data, dict) or "findings" not in data or "version" not in data:
        raise InputError(f"{path}: is no report of kela-graph check: {_WRITE}")
    if data["version"] != VERSION:
        raise InputError(
            f"{path}: is of version {data['version']!r} and this program reads version {VERSION}: {_WRITE}"
        )
    if not data.get("parsed", True):
        raise InputError(f"{path}: tells of files that did not parse, so it knows no findings: {_WRITE}")
    try:
        entries = [*data["findings"], *data.get("known", ())]
        return {entry["fingerprint"]: _fixed(entry) for entry in entries}
    except (TypeError, KeyError) as error:
        raise InputError(f"{path}: has a finding that is none ({error}): {_WRITE}") from None


def compare(report: Report, known: Mapping[str, Fixed]) -> Report:
    """Return a report of what is not known yet; where files do not parse, the report as it is."""
    if not report.parsed:
        return report
    marks = Fingerprints()
    marked = {marks.of(found): found for found in report.findings}
    return replace(
        report,
        findings=tuple(found for mark, found in marked.items() if mark not in known),
        known=tuple(found for mark, found in marked.items() if mark in known),
        fixed=tuple(fixed for mark, fixed in known.items() if mark not in marked),
    )


def _fixed(entry: Mapping[str, Any]) -> Fixed:
    return Fixed(
        rule=str(entry["rule"]),
        message=str(entry["message"]),
        path=entry.get("path") and str(entry["path"]),
    )
