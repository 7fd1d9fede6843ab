"""Baselines: what an earlier run found is not reported again, and what is gone since is listed.

A baseline is the report of that run in JSON, as ``kela-graph check --report json=FILE`` writes it. Its
fingerprints tell that a finding is the same one, even if its line has moved.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kela_graph.checks.finding import Fixed
from kela_graph.errors import InputError
from kela_graph.files import digest, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rdflib.paths import Path as PropertyPath
    from rdflib.term import Node

    from kela_graph.checks.finding import Finding, Report

#: The version of the JSON report: it changes if a program that reads it would have to.
VERSION: Final = 1

_WRITE: Final = "write a new one with kela-graph check --report json=FILE"


def read(path: Path) -> Mapping[str, Fixed]:
    """Read the findings of an earlier report by fingerprint, and those that its own baseline knew.

    Raises:
        InputError: there is no such file, or it is not a report in JSON of this version.
    """
    try:
        data = json.loads(read_text(path))
    except json.JSONDecodeError as error:
        raise InputError(
            f"{path}:{error.lineno}:{error.colno}: invalid JSON: {error.msg}: {_WRITE}"
        ) from None
    except RecursionError:
        raise InputError(f"{path}: is nested too deeply for a report: {_WRITE}") from None
    if not isinstance(data, dict) or "findings" not in data or "version" not in data:
        raise InputError(f"{path}: is not a report of kela-graph check: {_WRITE}")
    if data["version"] != VERSION:
        raise InputError(
            f"{path}: has version {data['version']!r} and this program reads version {VERSION}: {_WRITE}"
        )
    if not data.get("parsed", True):
        raise InputError(f"{path}: files did not parse in that run, so nothing was judged: {_WRITE}")
    try:
        return {
            entry["fingerprint"]: Fixed(
                str(entry["rule"]), str(entry["message"]), entry.get("path") and str(entry["path"])
            )
            for entry in (*data["findings"], *data.get("known", ()))
        }
    except (TypeError, KeyError) as error:
        raise InputError(f"{path}: holds an invalid finding ({error}): {_WRITE}") from None


def compare(report: Report, known: Mapping[str, Fixed]) -> Report:
    """Return a report of what is not known yet; the same report if files did not parse."""
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


class Fingerprints:
    """Gives each finding of one report a fingerprint of its own.

    It is made of the rule and of what is wrong (focus, predicate and value), not of lines, labels or
    wording; without a focus, of the file and the message without its numbers. Findings that have all that in
    common get ordinals.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, found: Finding) -> str:
        """Return the fingerprint of the next finding."""
        parts = [found.rule, *(_term(term) for term in (found.focus, found.predicate, found.value))]
        if found.focus is None:
            parts += [found.path, re.sub(r"\d+", "0", found.say(("en",)))]
        mark = digest(json.dumps(parts).encode("ascii"))[:32]
        self._seen[mark] += 1
        return f"{mark}:{self._seen[mark]}"


def _term(term: Node | PropertyPath | None) -> str | None:
    """Return an unambiguous form of a term; the same for all blank nodes, whose labels change in each run."""
    from rdflib import BNode, Literal
    from rdflib.paths import Path

    if term is None:
        return None
    if isinstance(term, Path):
        return str(term.n3())
    if isinstance(term, Literal):
        return f'"{term}"@{term.language}^^{term.datatype}'
    return "_:" if isinstance(term, BNode) else f"<{term}>"
