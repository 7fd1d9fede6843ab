"""A report as one page of HTML, for a build artefact: it needs no script and no other file."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from kela_graph.checks.finding import say
from kela_graph.reports import overview, source, wording
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Related, Rule
    from kela_graph.reports.source import Excerpt, Place

_STYLE: Final = """
:root { color-scheme: light dark; --line: #c9ced6; --soft: #f3f5f8; --mark: #ffd9d6; --quiet: #535b66;
  --error: #b3120b; --warning: #7a4d00; --info: #0b57a4 }
@media (prefers-color-scheme: dark) { :root { --line: #454c57; --soft: #22262d; --mark: #6d2420;
  --quiet: #aab2be; --error: #ff9a92; --warning: #f0c05a; --info: #8ec5ff } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 76rem; padding: 1.5rem }
h1 { font-size: 1.6rem; margin: 0 0 .5rem }
.scroll { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
caption { font-weight: 600; padding: .75rem 0; text-align: left }
th, td { border-bottom: 1px solid var(--line); padding: .5rem .75rem .5rem 0; text-align: left;
  vertical-align: top }
tbody th { background: var(--soft); font-family: ui-monospace, monospace; padding-left: .5rem }
td:first-child, thead th:first-child { padding-left: .5rem }
td p, dd { margin: 0; overflow-wrap: anywhere }
.about, .note { color: var(--quiet); font-size: .9rem }
.error, .warning, .info { font-weight: 600 }
.error { color: var(--error) }
.warning { color: var(--warning) }
.info { color: var(--info) }
code, pre { font-family: ui-monospace, monospace; font-size: .875rem }
pre { background: var(--soft); margin: .25rem 0; overflow-wrap: anywhere; padding: .25rem .5rem;
  white-space: pre-wrap }
mark { background: var(--mark); color: inherit; outline: 1px solid var(--error) }
dt { margin-top: 1rem }
dd { max-width: 60rem }
@media (max-width: 40rem) { thead { clip-path: inset(50%); position: absolute }
  tbody, tr, tbody th { display: block }
  td { border: 0; display: inline-block }
  td:last-child { border-bottom: 1px solid var(--line); display: block; padding: 0 .5rem .5rem } }
"""

_HEAD: Final = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}: {counts}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{counts}</p>
"""

_COLUMNS: Final = """<thead><tr><th scope="col">Severity</th><th scope="col">Line</th>
<th scope="col">Rule</th><th scope="col">Finding</th></tr></thead>
"""


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as a page: what was checked, the worst findings file by file, and their rules."""
    yield _HEAD.format(title=overview.TITLE, counts=overview.counts(report), style=_STYLE)
    for line in (overview.passed(report), overview.checked(report)):
        if line:
            yield f"<p>{escape(line)}</p>\n"
    if report.findings:
        yield from _table(report, languages)
    if fixed := overview.fixed(report):
        items = "".join(f"<li><bdi>{escape(line)}</bdi></li>\n" for line in fixed)
        yield f"<h2>Fixed</h2>\n<ul>\n{items}</ul>\n"
    yield "</main>\n</body>\n</html>\n"


def _table(report: Report, languages: Sequence[str]) -> Iterator[str]:
    findings = report.findings[: overview.SHOWN]
    excerpts = source.excerpts(findings)
    rules = [rule for name in dict.fromkeys(f.rule for f in findings) if (rule := report.rules.get(name))]
    anchors = {rule.id: f"rule-{number}" for number, rule in enumerate(rules, 1)}
    caption = ", ".join(part for part in ("Findings by file", overview.rest(report)) if part)
    yield '<div class="scroll" role="region" aria-labelledby="findings" tabindex="0">\n<table>\n'
    yield f'<caption id="findings">{caption}</caption>\n{_COLUMNS}'
    for group in overview.by_file(findings):
        path = visible(group[0].path or "in no file")
        yield f'<tbody>\n<tr><th colspan="4" scope="rowgroup">{escape(path)}</th></tr>\n'
        for found in group:
            yield _row(found, anchors.get(found.rule), excerpts, languages)
        yield "</tbody>\n"
    yield "</table>\n</div>\n"
    if rules:
        told = "".join(_rule(rule, anchors[rule.id], languages) for rule in rules)
        yield f"<h2>Rules</h2>\n<dl>\n{told}</dl>\n"


def _row(
    found: Finding, anchor: str | None, excerpts: Mapping[Place, Excerpt], languages: Sequence[str]
) -> str:
    line = ":".join(str(part) for part in (found.line, found.column) if part)
    message = escape(wording.message(found, languages))
    told = [f"<p{_lang(found.message, languages)}><bdi>{message}</bdi></p>"]
    if about := wording.about(found):
        told.append(f'<p class="about"><bdi>{escape(about)}</bdi></p>')
    told.append(_excerpt(found, excerpts))
    for related in found.related:
        note = escape(wording.note(related, languages))
        told += [f'<p class="note">see <bdi>{note}</bdi></p>', _excerpt(related, excerpts)]
    name = f"<code>{escape(visible(found.rule))}</code>"
    rule = f'<a href="#{anchor}">{name}</a>' if anchor else name
    severity = f'<td class="{found.severity}">{found.severity}</td>'
    return f"<tr>{severity}<td>{line}</td><td>{rule}</td><td>{''.join(told)}</td></tr>\n"


def _excerpt(place: Finding | Related, excerpts: Mapping[Place, Excerpt]) -> str:
    """Return the line of the place, the character marked; nothing where it can't be had."""
    found = excerpts.get((place.path or "", place.line or 0, place.column))
    if found is None:
        return ""
    at = f"<mark>{escape(found.at or ' ')}</mark>" if found.marked else escape(found.at)
    return f'<pre dir="ltr">{escape(found.before)}{at}{escape(found.after)}</pre>'


def _rule(rule: Rule, anchor: str, languages: Sequence[str]) -> str:
    texts = [
        f"<dd{_lang(text, languages)}>{escape(visible(say(text, languages)))}</dd>\n"
        for text in (rule.summary, rule.why, rule.fix)
        if text
    ]
    name = escape(visible(rule.id))
    return f'<dt id="{anchor}"><code>{name}</code> ({rule.severity})</dt>\n{"".join(texts)}'


def _lang(texts: Mapping[str, str], languages: Sequence[str]) -> str:
    """Return the attribute that names the language in which a text is said."""
    language = next((tag for tag in (*languages, "en", *texts) if tag in texts), "en")
    return f' lang="{escape(visible(language))}"'
