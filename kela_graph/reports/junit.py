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
from kela_graph.reports import words
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Rule

#: The suite whose rules are judged even where a file does not parse.
_SYNTAX: Final = "syntax"


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as a suite for each kind of check."""
    rules = words.rules_of(report)
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="{words.TITLE}">\n'
    if not rules:
        # A test that passes, since some servers take a report without tests for a failure.
        name = words.checked(report, languages) or words.counts(report, languages)
        yield '  <testsuite name="check" tests="1" failures="0" skipped="0" errors="0">\n'
        yield f'    <testcase classname="check" name={quoteattr(name)}/>\n  </testsuite>\n'
    for source in dict.fromkeys(rule.source for rule in rules.values()):
        suite = {name: rule for name, rule in rules.items() if rule.source == source}
        yield from _suite(report, source, suite, languages)
    yield "</testsuites>\n"


def _suite(report: Report, source: str, rules: Mapping[str, Rule], languages: Sequence[str]) -> Iterator[str]:
    findings = [found for found in report.findings if found.rule in rules]
    broken = {found.rule for found in findings}
    clean = [rule for name, rule in rules.items() if name not in broken]
    unjudged = not report.parsed and source != _SYNTAX
    failures = sum(found.severity == "error" for found in findings)
    tests, skipped = len(findings) + len(clean), len(findings) - failures + len(clean) * unjudged
    name = quoteattr(visible(source))
    yield f'  <testsuite name={name} tests="{tests}" failures="{failures}" skipped="{skipped}" errors="0">\n'
    for rule in clean:
        title = quoteattr(words.joined(": ", visible(rule.id), words.said(rule.summary, languages)))
        yield f"    <testcase classname={name} name={title}"
        why = quoteattr(wording.text("reports.unchecked", languages))
        yield f">\n      <skipped message={why}/>\n    </testcase>\n" if unjudged else "/>\n"
    names: Counter[int] = Counter()
    for found in findings:
        title = visible(words.joined(": ", found.rule, words.about(found) or found.path or ""))
        names[key := hash(title)] += 1
        ordinal = f" ({names[key]})" if names[key] > 1 else ""
        yield _case(found, rules[found.rule], f"{title}{ordinal}", languages)
    yield "  </testsuite>\n"


def _case(found: Finding, rule: Rule, name: str, languages: Sequence[str]) -> str:
    place = {"file": found.path and visible(found.path), "line": found.line}
    pairs = {"classname": visible(rule.source), "name": name, **place}
    attributes = "".join(f" {key}={quoteattr(str(value))}" for key, value in pairs.items() if value)
    message = words.message(found, languages)
    notes = (words.note(related, languages) for related in found.related)
    lines = [
        words.where(found) or words.about(found),
        message,
        *(words.said(texts, languages) for texts in (rule.why, rule.fix) if texts),
        *(wording.text("reports.see", languages, note=note) for note in notes),
    ]
    tag = "failure" if found.severity == "error" else "skipped"
    result = f"<{tag} type={quoteattr(found.severity)} message={quoteattr(message)}>"
    body = escape("\n".join(lines))
    return f"    <testcase{attributes}>\n      {result}{body}</{tag}>\n    </testcase>\n"
