"""``kela-graph check``: is the dataset as it should be?"""

from __future__ import annotations

from typing import get_args

import click

from kela_graph import checks, reports
from kela_graph.checks.finding import Severity
from kela_graph.cli import options, output
from kela_graph.errors import InputError


@click.command(
    epilog="""\b
Examples:
  kela-graph check
  kela-graph check --lang fi --report json --fail-on warning
"""
)
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
@options.lang_option
@options.root_option
@click.pass_context
def check(
    context: click.Context,
    wanted: tuple[str, ...],
    fail_on: Severity,
    lang: str | None,
    root: str | None,
) -> int:
    """Check a dataset: syntax, shapes, defects, and questions whose answers are known."""
    targets = [_target(text) for text in wanted or ("text",)]
    report = checks.check(options.root_of(context, root))
    languages = (lang, *report.languages) if lang else ("en", *report.languages)
    for name, file in targets:
        output.write(reports.write(report, name, languages), file)
    if not report.parsed:
        return 2
    return 1 if report.at_least(fail_on) else 0


def _target(text: str) -> tuple[str, str | None]:
    name, _, file = text.partition("=")
    if name not in reports.NAMES:
        raise InputError(f"no report {name!r}: choose one of {', '.join(reports.NAMES)}")
    return name, file if file not in ("", "-") else None
