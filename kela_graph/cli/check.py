"""``kela-graph check``: is the dataset as it should be?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from kela_graph import reports, wording
from kela_graph.checks import baseline, judge
from kela_graph.checks.engines import ENGINES
from kela_graph.checks.finding import Severity
from kela_graph.checks.judge import rules_from, rules_of_folder
from kela_graph.checks.reading import read_shapes
from kela_graph.checks.rule_names import find_rule
from kela_graph.cli import options, output
from kela_graph.errors import InputError
from kela_graph.folder import open_folder
from kela_graph.reports import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.checks.engines import ShaclEngine
    from kela_graph.folder import Folder


@dataclass(frozen=True)
class _Wanted:
    """What the command line asks for."""

    files: tuple[str, ...]
    reports: tuple[str, ...]
    fail_on: Severity
    only: tuple[str, ...]
    skip: tuple[str, ...]
    baseline: str | None
    fixing: bool
    shapes: tuple[str, ...]
    ontologies: tuple[str, ...]
    engine: ShaclEngine
    listing: bool
    explained: str | None
    lang: str | None


@options.command(
    "check",
    "check --lang fi --report json --fail-on warning",
)
@click.argument("files", nargs=-1, type=click.Path())
@click.option(
    "--report",
    "reports",
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
    help="Exit with 1 if a finding is that bad or worse.",
)
@click.option("--only", metavar="RULE", multiple=True, help="Only findings of this rule; may be repeated.")
@click.option("--skip", metavar="RULE", multiple=True, help="No findings of this rule; may be repeated.")
@click.option(
    "--baseline",
    metavar="FILE",
    type=click.Path(),
    help="A JSON report of an earlier run: its findings are left out, and those that are gone are listed.",
)
@click.option(
    "--fix",
    "fixing",
    is_flag=True,
    help="First fix what needs no decision: trailing blanks, tabs, unused prefixes, order of subjects.",
)
@click.option(
    "--shapes",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="Judge FILES by these SHACL shapes instead, with no dataset folder; may be repeated.",
)
@click.option(
    "--ontology",
    "ontologies",
    metavar="FILE",
    multiple=True,
    type=click.Path(),
    help="With --shapes: add the classes, properties and individuals of this file; may be repeated.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default=ENGINES[0],
    show_default=True,
    help="What judges by SHACL: fast needs the extra of that name and finds the same sooner.",
)
@click.option("--list", "listing", is_flag=True, help="List the rules instead.")
@click.option("--rule", "explained", metavar="RULE", help="Explain one rule instead.")
@options.lang_option
@options.root_option
@click.pass_context
def check(context: click.Context, /, root: str | None, **given: Any) -> int:
    """Check a dataset: syntax, shapes, defects, contradictions, and questions whose answers are known.

    With FILES, reports only the findings in these files; they are still judged in the whole graph. --fix
    then fixes only these. With --shapes, FILES are what is judged: in any RDF format, or folders.
    """
    wanted = _Wanted(**given)
    targets = [_target(text) for text in wanted.reports or ("text",)]
    _require_compatible(context, wanted)
    if wanted.listing or wanted.explained is not None:
        _list_rules(root, wanted)
        return 0
    known = None if wanted.baseline is None else baseline.read(Path(wanted.baseline))
    paths = [Path(file) for file in wanted.files]
    if wanted.fixing:
        _fix(open_folder(root), wanted, paths)
    if wanted.shapes:
        report = judge.check_graphs(paths, wanted.shapes, wanted.ontologies, engine=wanted.engine)
        paths = []
    else:
        report = judge.check(root, wanted.engine)
    if known is not None:
        report = baseline.compare(report, known)
    report = judge.narrowed(report, only=wanted.only, skip=wanted.skip, files=paths)
    languages = (wanted.lang, *report.languages) if wanted.lang else ("en", *report.languages)
    for name, file in targets:
        output.write(reports.stream(report, name, languages), file, exact=name not in ("text", "markdown"))
    if not report.parsed:
        return 2
    return 1 if report.at_least(wanted.fail_on) else 0


def _require_compatible(context: click.Context, wanted: _Wanted) -> None:
    """Refuse options that do not go together."""
    if wanted.ontologies and not wanted.shapes:
        raise InputError("--ontology goes with --shapes: name the shapes too")
    named = {each.get_parameter_source("root") for each in (context, context.find_root())}
    if wanted.shapes and click.core.ParameterSource.COMMANDLINE in named:
        raise InputError("--root names a dataset, which has its own shapes: leave out --root or --shapes")
    if wanted.shapes and wanted.fixing:
        raise InputError("--fix changes a dataset's files: leave out --fix or --shapes")


def _fix(folder: Folder, wanted: _Wanted, files: Sequence[Path]) -> None:
    """Write the files that can be fixed, and report the number of findings by rule."""
    from kela_graph.checks.fix import fix

    for fixed in fix(folder, only=wanted.only, skip=wanted.skip, files=files):
        output.write(fixed.data, str(fixed.path))
        counts = ", ".join(f"{rule} {count}" for rule, count in fixed.counts.items())
        click.echo(f"fixed {fixed.shown}: {counts}", err=True)


def _target(text: str) -> tuple[str, str | None]:
    name, _, file = text.partition("=")
    if name not in reports.NAMES:
        raise InputError(f"no report {name!r}: choose one of {', '.join(reports.NAMES)}")
    return name, file if file not in ("", "-") else None


def _list_rules(root: str | None, wanted: _Wanted) -> None:
    """Print one rule in full, or all in a table."""
    languages = (wanted.lang or "en", "en")
    rules = rules_from(read_shapes(wanted.shapes)) if wanted.shapes else rules_of_folder(open_folder(root))
    if wanted.explained is not None:
        rule = find_rule(rules, wanted.explained)
        lines = [f"{rule.id} ({words.severity(rule, languages)}, {rule.source})"]
        lines += [wording.choose(text, languages) or "" for text in (rule.summary, rule.why, rule.fix)]
        output.write("".join(f"{line}\n" for line in lines))
        return
    columns = [words.head(head, languages) for head in ("rule", "severity", "source", "summary")]
    rows = [
        [rule.id, words.severity(rule, languages), rule.source, wording.choose(rule.summary, languages) or ""]
        for rule in rules.values()
    ]
    output.write_table(columns, rows, "table", None)
