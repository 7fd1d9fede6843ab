"""A report as JUnit's XML, which most CI servers show as tests.

A suite is a kind of check. A rule without findings is a test that passes; each finding is a test of its
own, named by rule and resource so that its history holds where lines move. Only errors fail; warnings and
infos are skipped tests, which viewers show without turning red, as ``check`` itself passes by default.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from kela_graph import wording
from kela_graph.reports import lines, overview
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Rule

#: The suite whose rules were judged even where nothing else was.
_SYNTAX: Final = "syntax"


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as a suite for each kind of check."""
    rules = overview.rules_of(report)
    found = Counter(finding.rule for finding in report.findings)
    sources = dict.fromkeys(rule.source for rule in rules.values())
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{overview.TITLE}">\n'
    if not rules:
        yield from _nothing(report, languages)
    for source in sources:
        suite = {name: rule for name, rule in rules.items() if rule.source == source}
        yield _head(report, source, suite, found)
        for rule in suite.values():
            if not found[rule.id]:
                yield _without_findings(report, rule, languages)
        yield from _findings(report, suite, languages)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _nothing(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write a test that passes where no rules are known, for servers that take no tests for a fault."""
    name = overview.checked(report, languages) or overview.counts(report, languages)
    yield '  <testsuite name="check" tests="1" failures="0" skipped="0" errors="0">\n'
    yield f'    <testcase classname="check" name={quoteattr(name)}/>\n  </testsuite>\n'


def _head(report: Report, source: str, suite: Mapping[str, Rule], found: Mapping[str, int]) -> str:
    severities = Counter(finding.severity for finding in report.findings if finding.rule in suite)
    clean = sum(1 for rule in suite if rule not in found)
    failures = severities["error"]
    skipped = severities.total() - failures + (0 if _judged(report, source) else clean)
    tests = severities.total() + clean
    name = quoteattr(visible(source))
    return f'  <testsuite name={name} tests="{tests}" failures="{failures}" skipped="{skipped}" errors="0">\n'


def _judged(report: Report, source: str) -> bool:
    return report.parsed or source == _SYNTAX


def _without_findings(report: Report, rule: Rule, languages: Sequence[str]) -> str:
    name = lines.joined(": ", visible(rule.id), lines.said(rule.summary, languages))
    case = f"    <testcase classname={quoteattr(visible(rule.source))} name={quoteattr(name)}"
    if _judged(report, rule.source):
        return f"{case}/>\n"
    unchecked = quoteattr(overview.unchecked(languages))
    return f"{case}>\n      <skipped message={unchecked}/>\n    </testcase>\n"


def _findings(report: Report, suite: Mapping[str, Rule], languages: Sequence[str]) -> Iterator[str]:
    names: Counter[int] = Counter()
    for found in report.findings:
        if found.rule not in suite:
            continue
        name = visible(lines.joined(": ", found.rule, lines.about(found) or found.path or ""))
        names[key := hash(name)] += 1
        ordinal = f" ({names[key]})" if names[key] > 1 else ""
        yield _case(found, suite[found.rule], f"{name}{ordinal}", languages)


def _case(found: Finding, rule: Rule, name: str, languages: Sequence[str]) -> str:
    place = {"file": found.path and visible(found.path), "line": found.line}
    pairs = {"classname": visible(rule.source), "name": name, **place}
    attributes = "".join(f" {key}={quoteattr(str(value))}" for key, value in pairs.items() if value)
    message = quoteattr(lines.message(found, languages))
    kind = quoteattr(found.severity)
    body = escape("\n".join(_body(found, rule, languages)))
    tag = "failure" if found.severity == "error" else "skipped"
    result = f"<{tag} type={kind} message={message}>{body}</{tag}>"
    return f"    <testcase{attributes}>\n      {result}\n    </testcase>\n"


def _body(found: Finding, rule: Rule, languages: Sequence[str]) -> Iterator[str]:
    """Write what a person reads of a finding, line by line."""
    yield lines.where(found) or lines.about(found)
    yield lines.message(found, languages)
    for texts in (rule.why, rule.fix):
        if texts:
            yield lines.said(texts, languages)
    for related in found.related:
        yield wording.text("reports.see", languages, note=lines.note(related, languages))
