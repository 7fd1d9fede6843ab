"""A report as one page of HTML, for a build artefact: it needs no script and no other file.

Its head is ``report.html``, and its style ``report.css``, beside this file.
"""

from __future__ import annotations

from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.reports import words
from kela_graph.reports.excerpts import excerpts
from kela_graph.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kela_graph.checks import Finding, Report
    from kela_graph.checks.finding import Place, Rule
    from kela_graph.reports.excerpts import Excerpt

#: The columns of the table.
_COLUMNS: Final = ("severity", "line", "rule", "finding")


def write(report: Report, languages: Sequence[str]) -> Iterator[str]:
    """Write the report as a page: what was checked, the worst findings file by file, and their rules."""
    counts = words.counts(report, languages)
    head, style = (
        files(__package__).joinpath(f"report.{form}").read_text("utf-8") for form in ("html", "css")
    )
    yield head.format(title=words.TITLE, counts=counts, style=style, language=wording.spoken(languages))
    for line in words.closing(report, languages):
        yield f"<p>{escape(line)}</p>\n"
    if report.findings:
        yield from _table(report, languages)
    if fixed := words.fixed(report, languages):
        items = "".join(f"<li><bdi>{escape(line)}</bdi></li>\n" for line in fixed)
        yield f"<h2>{words.head('fixed', languages)}</h2>\n<ul>\n{items}</ul>\n"
    yield "</main>\n</body>\n</html>\n"


def _table(report: Report, languages: Sequence[str]) -> Iterator[str]:
    findings = report.findings[: words.SHOWN]
    shown = excerpts(findings)
    rules = [rule for name in dict.fromkeys(f.rule for f in findings) if (rule := report.rules.get(name))]
    anchors = {rule.id: f"rule-{number}" for number, rule in enumerate(rules, 1)}
    caption = words.joined(", ", words.head("by_file", languages), words.rest(report, languages))
    heads = (words.head(column, languages).capitalize() for column in _COLUMNS)
    columns = "\n".join(f'<th scope="col">{head}</th>' for head in heads)
    yield '<div class="scroll" role="region" aria-labelledby="findings" tabindex="0">\n<table>\n'
    yield f'<caption id="findings">{caption}</caption>\n<thead><tr>{columns}</tr></thead>\n'
    for group in words.by_file(findings):
        path = visible(group[0].path or words.head("no_file", languages))
        yield f'<tbody>\n<tr><th colspan="4" scope="rowgroup">{escape(path)}</th></tr>\n'
        for found in group:
            yield _row(found, anchors.get(found.rule), shown, languages)
        yield "</tbody>\n"
    yield "</table>\n</div>\n"
    if rules:
        definitions = "".join(_rule(rule, anchors[rule.id], languages) for rule in rules)
        yield f"<h2>{words.head('rules', languages)}</h2>\n<dl>\n{definitions}</dl>\n"


def _row(found: Finding, anchor: str | None, shown: Mapping[Place, Excerpt], languages: Sequence[str]) -> str:
    line = words.joined(":", *(str(part or "") for part in (found.line, found.column)))
    message = escape(words.message(found, languages))
    parts = [f"<p{_lang(found.message, languages)}><bdi>{message}</bdi></p>"]
    if about := words.about(found):
        parts.append(f'<p class="about"><bdi>{escape(about)}</bdi></p>')
    parts.append(_excerpt(shown.get(found.at)))
    for related in found.related:
        note = f"<bdi>{escape(words.note(related, languages))}</bdi>"
        see = wording.text("reports.see", languages, note=note)
        parts += [f'<p class="note">{see}</p>', _excerpt(shown.get(related.at))]
    name = f"<code>{escape(visible(found.rule))}</code>"
    rule = f'<a href="#{anchor}">{name}</a>' if anchor else name
    severity = f'<td class="{found.severity}">{words.severity(found, languages)}</td>'
    return f"<tr>{severity}<td>{line}</td><td>{rule}</td><td>{''.join(parts)}</td></tr>\n"


def _excerpt(found: Excerpt | None) -> str:
    """Return the line of a place, the character marked; nothing where it can't be read."""
    if found is None:
        return ""
    at = f"<mark>{escape(found.at or ' ')}</mark>" if found.marked else escape(found.at)
    return f'<pre dir="ltr">{escape(found.before)}{at}{escape(found.after)}</pre>'


def _rule(rule: Rule, anchor: str, languages: Sequence[str]) -> str:
    texts = [
        f"<dd{_lang(text, languages)}>{escape(words.said(text, languages))}</dd>\n"
        for text in (rule.summary, rule.why, rule.fix)
        if text
    ]
    name = f"<code>{escape(visible(rule.id))}</code> ({words.severity(rule, languages)})"
    return f'<dt id="{anchor}">{name}</dt>\n{"".join(texts)}'


def _lang(texts: Mapping[str, str], languages: Sequence[str]) -> str:
    """Return the attribute that names the language in which a text is chosen."""
    language = wording.choose({tag: tag for tag in texts}, languages) or wording.DEFAULT
    return f' lang="{escape(visible(language))}"'
