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

from kela_graph.checks.blank_nodes import written
from kela_graph.checks.finding import Fixed
from kela_graph.checks.rule_names import meant
from kela_graph.errors import InputError
from kela_graph.files import digest, read_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rdflib.paths import Path as PropertyPath
    from rdflib.term import Node

    from kela_graph.checks.finding import Finding, Report, Rule

#: The version of the JSON report: it changes if a program that reads it would have to.
VERSION: Final = 1

_WRITE: Final = "write a new one with kela-graph check --report json=FILE"


def read(path: Path) -> Mapping[str, Fixed]:
    """Read an earlier report's findings, and those that its own baseline knew; InputError if it is none."""
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
    """Return a report of what is not known yet; the same report if files did not parse.

    A baseline of version 0.1.0 knows shapes by their local names, and can't tell one blank node from another.
    """
    if not report.parsed:
        return report
    marks, former = Fingerprints(), Fingerprints()
    marked = {}
    for found in report.findings:
        mark, old = marks.of(found), former.of_old(found, report.rules)
        marked[old if old in known and not found.blank else mark] = found
    return replace(
        report,
        findings=tuple(found for mark, found in marked.items() if mark not in known),
        known=tuple(found for mark, found in marked.items() if mark in known),
        fixed=tuple(fixed for mark, fixed in known.items() if mark not in marked),
    )


class Fingerprints:
    """Gives each finding of one report a fingerprint of its own.

    It is made of the rule, the constraint and what is wrong (focus, predicate and value), not of lines,
    labels or wording; without a focus, of the file and the message without its numbers. What names a blank
    node stands for it. Findings that have all that in common get ordinals.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, found: Finding) -> str:
        """Return the fingerprint of the next finding."""
        shape = found.shape if found.shape in found.blank else None
        about = (found.focus, found.predicate, found.value, found.component, shape)
        return self._mark(found, found.rule, [found.blank.get(term) or _term(term) for term in about])

    def of_old(self, found: Finding, rules: Mapping[str, Rule]) -> str:
        """Return what the fingerprint of the next finding was in version 0.1.0."""
        local = rules[found.rule].local if found.rule in rules else ""
        rule = local if meant(rules, local) == [found.rule] else found.rule
        return self._mark(found, rule, [*map(_term, (found.focus, found.predicate, found.value))])

    def _mark(self, found: Finding, rule: str, about: list[str | None]) -> str:
        parts = [rule, *about]
        if found.focus is None:
            parts += [found.path, re.sub(r"\d+", "0", found.say(("en",)))]
        mark = digest(json.dumps(parts).encode("ascii"))[:32]
        self._seen[mark] += 1
        return f"{mark}:{self._seen[mark]}"


def _term(term: Node | PropertyPath | None) -> str | None:
    return None if term is None else written(term)
