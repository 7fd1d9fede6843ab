"""A report as SARIF 2.1.0, which GitHub's code scanning and many editors show."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.checks.baseline import Fingerprints
from kela_graph.namespaces import PROJECT
from kela_graph.reports import markdown, words
from kela_graph.reports.json import array, dump
from kela_graph.text import visible
from kela_graph.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Related, Rule, Severity

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS: Final[Mapping[Severity, str]] = {"error": "error", "warning": "warning", "info": "note"}
_ROOT: Final = "%SRCROOT%"


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as a log of one run: the rules with their help, then the findings."""
    rules = words.rules_of(report)
    driver = {
        "name": "kela-graph",
        "version": __version__,
        "informationUri": str(PROJECT),
        "rules": [_rule(rule, languages) for rule in rules.values()],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": wording.text("reports.folder", languages)}}},
        "properties": {"parsed": report.parsed, "checked": dict(report.checked)},
    }
    # SARIF takes the language of the messages in this form only.
    if languages and re.fullmatch("[a-zA-Z]{2}(-[a-zA-Z]{2})?", languages[0]):
        run["language"] = languages[0]
    head = f'{{"version": "2.1.0", "$schema": "{_SCHEMA}", "runs": [{dump(run)[:-1]}, "results": ['
    indices = {rule: index for index, rule in enumerate(rules)}
    marks = Fingerprints()
    results = (
        {**_result(found, languages, marks.of(found)), "ruleIndex": indices[found.rule], **suppressions}
        for found, suppressions in _results(report)
    )
    return array(head, results, "]}]}\n")


def _results(report: Report) -> Iterator[tuple[Finding, dict[str, object]]]:
    """Give what was found; where some of it is suppressed, all results say whether they are (3.27.23)."""
    for found in report.findings:
        yield found, {"suppressions": []} if report.suppressed else {}
    for each in report.suppressed:
        reason = visible(each.reason)
        yield each.finding, {"suppressions": [{"kind": "inSource", "justification": reason}]}


def _rule(rule: Rule, languages: Sequence[str]) -> dict[str, object]:
    """Return a rule with all that code scanning demands, even where only its id is known."""
    texts = (rule.summary or {"en": rule.id}, rule.why, rule.fix)
    parts = [words.said(text, languages) for text in texts if text]
    summary, why = parts[0], parts[1] if rule.why else parts[0]
    return {
        "id": rule.id,
        "shortDescription": _message(summary),
        "fullDescription": _message(why),
        "help": {**_message("\n\n".join(parts)), "markdown": "\n\n".join(map(markdown.escape, parts))},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.source]},
    }


def _result(found: Finding, languages: Sequence[str], fingerprint: str) -> dict[str, object]:
    text = words.joined(": ", words.about(found), visible(found.say(languages)))
    return {
        "ruleId": found.rule,
        "level": _LEVELS[found.severity],
        "message": _message(text),
        "locations": [{**_physical(found, found.path or words.NOWHERE), **_logical(found)}],
        "relatedLocations": [
            {"id": number, "message": _message(visible(each.say(languages))), **_physical(each, each.path)}
            for number, each in enumerate(found.related)
        ],
        # Code scanning reads only its own key.
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "kelaGraph/v2": fingerprint},
    }


def _physical(place: Finding | Related, path: str | None) -> dict[str, object]:
    """Return where a place is (SARIF 2.1.0, 3.29); the first line where the file is all that is known.

    Code scanning refuses a whole log for one result without a file and a line.
    """
    if path is None:
        return {}
    artifact = {"uri": words.uri(path)}
    if not artifact["uri"].startswith("file:"):
        artifact["uriBaseId"] = _ROOT
    region = {"startLine": place.line or 1}
    if place.line and place.column:
        region["startColumn"] = place.column
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _logical(found: Finding) -> dict[str, object]:
    """Return the resource that a finding is about (SARIF 2.1.0, 3.33)."""
    if found.focus is None:
        return {}
    named = {"fullyQualifiedName": visible(words.shown(found.focus)), "kind": "resource"}
    return {"logicalLocations": [{**named, **({"name": visible(found.label)} if found.label else {})}]}


def _message(text: str) -> dict[str, str]:
    """Return a plain message; what would be read as an embedded link (3.11.6) is broken up."""
    return {"text": text.replace("](", "] (")}
