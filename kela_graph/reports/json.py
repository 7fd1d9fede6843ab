"""A report as JSON for programs, one finding a line; ``report.schema.json`` beside it is its schema."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING

from rdflib import BNode
from rdflib.paths import Path

from kela_graph.checks.baseline import VERSION, Fingerprints
from kela_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib.term import Node

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Rule


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as JSON: what was checked, the rules, and the findings in full."""
    head = {
        "version": VERSION,
        "tool": {"name": "kela-graph", "version": __version__},
        "conforms": report.conforms,
        "parsed": report.parsed,
        "checked": dict(report.checked),
        "rules": {name: _rule(rule) for name, rule in report.rules.items()},
    }
    members = "".join(f'  "{key}": {dump(value)},\n' for key, value in head.items())
    marks = Fingerprints()
    entries = (_entry(found, languages, marks.of(found)) for found in report.findings)
    yield from array(f'{{\n{members}  "findings": [', entries, "  ],\n")
    suppressed = (
        {**_entry(each.finding, languages, marks.of(each.finding)), "reason": each.reason}
        for each in report.suppressed
    )
    yield from array('  "suppressed": [', suppressed, "  ],\n")
    known = (_entry(found, languages, marks.of(found)) for found in report.known)
    yield from array('  "known": [', known, "  ],\n")
    yield from array('  "fixed": [', map(asdict, report.fixed), "  ]\n}\n")


def dump(data: object) -> str:
    """Return data as JSON on one line, in which nothing controls a terminal or a CI server's log.

    A lone surrogate, which many readers of JSON reject, is shown as an escape.
    """
    text = json.dumps(data, ensure_ascii=False).replace("##", r"#\u0023")
    return text if text.isprintable() else re.sub(r"[^ -~]", _escape, text)


def array(head: str, entries: Iterable[object], tail: str) -> Iterator[str]:
    """Write JSON with a long array in it, an entry at a time."""
    yield head
    before = "\n"
    for entry in entries:
        yield f"{before}    {dump(entry)}"
        before = ",\n"
    yield f"\n{tail}"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    if character.isprintable():
        return character
    escaped = json.dumps(character)[1:-1]
    return f"\\{escaped}" if "\ud800" <= character <= "\udfff" else escaped


def _rule(rule: Rule) -> dict[str, object]:
    texts = {part: dict(getattr(rule, part)) for part in ("summary", "why", "fix")}
    return {"source": rule.source, "severity": rule.severity, **texts}


def _entry(found: Finding, languages: Sequence[str], fingerprint: str) -> dict[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity,
        "message": found.say(languages),
        "messages": dict(found.message),
        "focus": _text(found.focus, found),
        "label": found.label,
        **asdict(found.at),
        "predicate": _text(found.predicate, found),
        "value": _text(found.value, found),
        "related": [{"message": each.say(languages), **asdict(each.at)} for each in found.related],
        "fingerprint": fingerprint,
    }


def _text(term: Node | Path | None, found: Finding) -> str | None:
    if isinstance(term, BNode):
        return f"_:{found.blank.get(term, '')}"
    return None if term is None else str(term.n3() if isinstance(term, Path) else term)
