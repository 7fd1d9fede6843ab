"""``kela-graph check``: is the dataset as it should be?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kela_graph import checks, reports
from kela_graph.checks.finding import Severity
from kela_graph.cli import options, output
from kela_graph.errors import InputError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kela_graph.checks.finding import Rule


@click.command(
    epilog="""\b
Examples:
  kela-graph check
  kela-graph check --lang fi --report json --fail-on warning
"""
)
@click.argument("files", nargs=-1, type=click.Path())
@click.option(
    "--report",
    "wanted",
    metavar="NAME[=FILE]",
    multiple=True,
    help=f"The form of the report, one of {', '.join(reports.NAMES)}, to standard output or to a file; "
    "may be given several times.  [default: text]",
)
@click.option(
    "--fail-on",
    type=click.Choice(get_args(Severity)),
    default="error",
    show_default=True,
    help="Exit with 1 where a finding is that bad or worse.",
)
@click.option("--only", metavar="RULE", multiple=True, help="Only findings of this rule; may be repeated.")
@click.option("--skip", metavar="RULE", multiple=True, help="No findings of this rule; may be repeated.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(),
    help="A JSON report of an earlier run: what it knows passes, and what is gone since is told.",
)
@click.option("--list", "listing", is_flag=True, help="List the rules instead.")
@click.option("--rule", "explained", metavar="RULE", help="Explain one rule instead.")
@options.lang_option
@options.root_option
@click.pass_context
def check(
    context: click.Context,
    files: tuple[str, ...],
    wanted: tuple[str, ...],
    fail_on: Severity,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    baseline: str | None,
    listing: bool,
    explained: str | None,
    lang: str | None,
    root: str | None,
) -> int:
    """Check a dataset: syntax, shapes, defects, contradictions, and questions whose answers are known.

    With FILES, tells only the findings in these files; they are still judged in the whole graph.
    """
    targets = [_target(text) for text in wanted or ("text",)]
    folder = options.root_of(context, root)
    if listing or explained is not None:
        _tell_rules(checks.rules_of(open_folder(folder)), explained, (lang or "en", "en"))
        return 0
    known = None if baseline is None else checks.baseline.read(Path(baseline))
    report = checks.check(folder)
    if known is not None:
        report = checks.baseline.compare(report, known)
    report = checks.narrowed(report, only=only, skip=skip, files=[Path(file) for file in files])
    languages = (lang, *report.languages) if lang else ("en", *report.languages)
    for name, file in targets:
        output.write(reports.stream(report, name, languages), file)
    if not report.parsed:
        return 2
    return 1 if report.at_least(fail_on) else 0


def _target(text: str) -> tuple[str, str | None]:
    name, _, file = text.partition("=")
    if name not in reports.NAMES:
        raise InputError(f"no report {name!r}: choose one of {', '.join(reports.NAMES)}")
    return name, file if file not in ("", "-") else None


def _tell_rules(rules: Mapping[str, Rule], explained: str | None, languages: Sequence[str]) -> None:
    """Print one rule whole, or all in a table."""
    if explained is not None:
        rule = checks.find_rule(rules, explained)
        lines = [f"{rule.id} ({rule.severity}, {rule.source})"]
        lines += [checks.say(text, languages) for text in (rule.summary, rule.why, rule.fix)]
        output.write("".join(f"{output.printable(line)}\n" for line in lines))
        return
    columns = ["rule", "severity", "source", "what it looks for"]
    rows = [[r.id, r.severity, r.source, checks.say(r.summary, languages)] for r in rules.values()]
    if output.is_terminal():
        output.rich_table(columns, rows)
    else:
        output.write(output.plain_table(columns, rows))
