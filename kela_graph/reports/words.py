"""What reports say of a finding, each on one line that does no harm, and of the whole."""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from rdflib import BNode
from rdflib.paths import Path

from kela_graph import wording
from kela_graph.checks.finding import SEVERITIES, Rule
from kela_graph.text import brief, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Related

#: What the reports say first: the command.
TITLE: Final = "kela-graph check"

#: The file under which viewers that demand one show a finding without a file: it describes the dataset.
NOWHERE: Final = "data/dataset.ttl"

#: How many findings the reports for people show; the rest they count.
SHOWN: Final = 100

#: How many characters of a value, and of a message, the reports for people show.
_VALUE, _MESSAGE = 200, 1000

#: What may be counted of what was checked, and of what it was checked by.
_DATA: Final = ("triples", "files", "inferred")
_JUDGES: Final = ("shapes", "checks", "answers", "questions")


def joined(separator: str, *parts: str) -> str:
    """Return the parts that are not empty, with a separator between them."""
    return separator.join(filter(None, parts))


# -- of a finding ---------------------------------------------------------------------------------


def message(found: Finding, languages: Sequence[str]) -> str:
    """Return what is wrong, on one line and of a bounded length."""
    return brief(found.say(languages).strip(), _MESSAGE)


def about(found: Finding) -> str:
    """Return what a finding is about on one line: the name, the IRI and the value that is wrong."""
    focus, label = "" if found.focus is None else shown(found.focus), found.label or ""
    named = f"{label} <{focus}>" if label and focus not in ("", "[]") else label or focus
    if found.value is None or found.predicate is None:
        return brief(named, _MESSAGE)
    value = f"{_local(found.predicate)} {brief(shown(found.value), _VALUE)}"
    return brief(joined("; ", named, value), _MESSAGE)


def shown(term: Node) -> str:
    """Return a term as people read it; a blank node has no name that would mean anything to them."""
    return "[]" if isinstance(term, BNode) else str(term)


def _local(predicate: Node | Path) -> str:
    """Return a predicate, or a path as SPARQL writes it, each IRI by what follows its last slash or sign."""

    def last(iri: str) -> str:
        return re.split("[/#]", iri)[-1] or iri

    if isinstance(predicate, Path):
        return re.sub("<([^>]*)>", lambda iri: last(iri[1]), predicate.n3())
    return last(str(predicate))


def where(place: Finding | Related) -> str:
    """Return a place as compilers write it, as far as it is known."""
    return visible(str(place.at))


def note(related: Related, languages: Sequence[str]) -> str:
    """Return another place and what is there, on one line."""
    return joined(": ", where(related), brief(related.say(languages), _MESSAGE))


def content(found: Finding, languages: Sequence[str]) -> list[str]:
    """Return what a finding says, what it is about and what it relates to, in lines."""
    notes = (wording.text("reports.see", languages, note=note(each, languages)) for each in found.related)
    return [*filter(None, (message(found, languages), about(found), *notes))]


def said(texts: Mapping[str, str], languages: Sequence[str]) -> str:
    """Return a text in the first of some languages that it has, on one line; empty where there is no text."""
    return visible(wording.choose(texts, languages) or "")


def severity(bad: Finding | Rule, languages: Sequence[str]) -> str:
    """Return how bad a finding or the findings of a rule are, in a word."""
    return wording.text(f"reports.severity.{bad.severity}", languages)


@lru_cache(maxsize=256)
def uri(path: str) -> str:
    """Return a path as the reference that SARIF wants: forward slashes, all else percent-encoded."""
    quoted = quote(visible(path.replace(os.sep, "/")))
    return f"file:///{quoted.lstrip('/')}" if PurePath(path).is_absolute() else quoted


# -- of the whole ---------------------------------------------------------------------------------


def by_file(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return the findings of each file by line: the file of the worst first, no file last."""
    groups: dict[str | None, list[Finding]] = {}
    for found in findings:
        groups.setdefault(found.path, []).append(found)
    nowhere = groups.pop(None, [])
    ordered = (sorted(group, key=lambda f: (f.line or 0, f.column or 0)) for group in groups.values())
    return [group for group in (*ordered, nowhere) if group]


def rules_of(report: Report) -> dict[str, Rule]:
    """Return all rules by id: the report's, then those that only findings name."""
    rules = dict(report.rules)
    for found in (*report.findings, *(each.finding for each in report.suppressed)):
        if found.rule not in rules:
            rules[found.rule] = Rule(found.rule, "check", found.severity, {}, {}, {})
    return rules


def head(name: str, languages: Sequence[str]) -> str:
    """Return the head of a column or a part of a report."""
    return wording.text(f"reports.heads.{name}", languages)


def counts(report: Report, languages: Sequence[str]) -> str:
    """Return how many findings there are of each severity, in words."""
    numbers = Counter(found.severity for found in report.findings)
    told = [
        wording.text(f"reports.counts.{each}", languages, number=numbers[each])
        for each in SEVERITIES
        if numbers[each]
    ]
    return ", ".join(told) or wording.text("reports.no_findings", languages)


def rest(report: Report, languages: Sequence[str], number: int = SHOWN) -> str:
    """Return how many findings are not shown, in words; nothing where all are."""
    left = len(report.findings) - number
    return wording.text("reports.rest", languages, number=left, shown=number) if left > 0 else ""


def fixed(report: Report, languages: Sequence[str]) -> list[str]:
    """Return what is fixed since the baseline, a line for each, as many as are shown."""
    told = [
        joined(": ", visible(each.path or ""), f"[{visible(each.rule)}] {visible(each.message)}")
        for each in report.fixed[:SHOWN]
    ]
    if left := len(report.fixed) - len(told):
        told.append(wording.text("reports.more", languages, number=left))
    return [wording.text("reports.fixed", languages, what=each) for each in told]


def closing(report: Report, languages: Sequence[str]) -> list[str]:
    """Return the last lines: how much passes by a comment or a baseline or is fixed, and what was checked."""
    passed = (
        wording.text(f"reports.passed.{key}", languages, number=len(each))
        for key in ("suppressed", "known", "fixed")
        if (each := getattr(report, key))
    )
    return [*filter(None, (", ".join(passed), checked(report, languages), _met(report, languages)))]


def _met(report: Report, languages: Sequence[str]) -> str:
    """Return how many nodes were judged by how many of the shapes, and how many of these met none."""
    number, met, nodes = (report.checked.get(key) for key in ("shapes", "met", "nodes"))
    if number is None or met is None or nodes is None:
        return ""
    told = wording.text("reports.checked.nodes", languages, number=nodes)
    told = wording.text("reports.checked.met", languages, number=number, nodes=told, met=met)
    rest = wording.text("reports.checked.unmet", languages, number=number - met) if met < number else ""
    return f"{told}{rest}"


def checked(report: Report, languages: Sequence[str]) -> str:
    """Return what was judged, and by how many of what; nothing where nothing was counted."""
    if not report.parsed:
        return wording.text("reports.unchecked", languages)

    def say(key: str, number: int = 1, **values: str) -> str:
        return wording.text(f"reports.checked.{key}", languages, number=number, **values)

    counted = {key: say(key, report.checked[key]) for key in (*_DATA, *_JUDGES) if key in report.checked}
    if "answers" in counted and counted.pop("questions", ""):
        counted["answers"] = say("answers_to", report.checked["questions"], answers=counted["answers"])
    told = " ".join(counted[key] for key in _DATA if key in counted)
    if judges := [counted[key] for key in _JUDGES if key in counted]:
        *most, by = judges
        if most:
            by = say("and", most=", ".join(most), last=by)
        told = say("by", data=told, judges=by) if told else by
    return say("all", what=told) if told else ""
