"""``kela-graph check``: is the dataset as it should be?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from kela_graph import reports, wording
from kela_graph.checks import baseline, judge
from kela_graph.checks.engines import ENGINES
from kela_graph.checks.finding import Severity
from kela_graph.checks.graphs import read_shapes
from kela_graph.checks.rules import find_rule, rules_of_folder, rules_of_shapes
from kela_graph.cli import options, output
from kela_graph.errors import InputError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kela_graph.checks.engines import Engine
    from kela_graph.checks.finding import Rule
    from kela_graph.folder import Folder


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
    "baseline_file",
    metavar="FILE",
    type=click.Path(),
    help="A JSON report of an earlier run: what it knows passes, and what is gone since is told.",
)
@click.option(
    "--fix",
    "mending",
    is_flag=True,
    help="First mend what needs no judgment: trailing blanks, tabs, unused prefixes, order of subjects.",
)
@click.option(
    "--shapes",
    "shape_files",
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
def check(
    context: click.Context,
    files: tuple[str, ...],
    wanted: tuple[str, ...],
    fail_on: Severity,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    baseline_file: str | None,
    mending: bool,
    shape_files: tuple[str, ...],
    ontologies: tuple[str, ...],
    engine: Engine,
    listing: bool,
    explained: str | None,
    lang: str | None,
    root: str | None,
) -> int:
    """Check a dataset: syntax, shapes, defects, contradictions, and questions whose answers are known.

    With FILES, tells only the findings in these files; they are still judged in the whole graph. --fix
    then mends only these. With --shapes, FILES are what is judged: in any RDF format, or folders.
    """
    targets = [_target(text) for text in wanted or ("text",)]
    folder = options.root_of(context, root)
    _hold_together(context, shape_files, ontologies, mending)
    if listing or explained is not None:
        shapes = read_shapes(shape_files) if shape_files else None
        rules = rules_of_folder(open_folder(folder)) if shapes is None else rules_of_shapes(shapes)
        _tell_rules(rules, explained, (lang or "en", "en"))
        return 0
    known = None if baseline_file is None else baseline.read(Path(baseline_file))
    paths = [Path(file) for file in files]
    if mending:
        _mend(open_folder(folder), only, skip, paths)
    if shape_files:
        report = judge.check_graphs(paths, shape_files, ontologies, engine=engine)
        paths = []
    else:
        report = judge.check(folder, engine)
    if known is not None:
        report = baseline.compare(report, known)
    report = judge.narrowed(report, only=only, skip=skip, files=paths)
    languages = (lang, *report.languages) if lang else ("en", *report.languages)
    for name, file in targets:
        output.write(reports.stream(report, name, languages), file)
    if not report.parsed:
        return 2
    return 1 if report.at_least(fail_on) else 0


def _hold_together(
    context: click.Context, shapes: Sequence[str], ontologies: Sequence[str], mending: bool
) -> None:
    """Refuse options that do not go together.

    Raises:
        InputError: two that speak of different things: a dataset folder, and files with their shapes.
    """
    if ontologies and not shapes:
        raise InputError("--ontology goes with --shapes: name the shapes too")
    named = {each.get_parameter_source("root") for each in (context, context.find_root())}
    if shapes and click.core.ParameterSource.COMMANDLINE in named:
        raise InputError("--root names a dataset, which has its own shapes: leave out --root or --shapes")
    if shapes and mending:
        raise InputError("--fix mends a dataset's files: leave out --fix or --shapes")


def _mend(folder: Folder, only: Sequence[str], skip: Sequence[str], files: Sequence[Path]) -> None:
    """Write the files that can be mended, and tell of each how often by which rule."""
    from kela_graph.checks.fix import fix

    for mended in fix(folder, only=only, skip=skip, files=files):
        output.write(mended.data, str(mended.path))
        counts = ", ".join(f"{rule} {count}" for rule, count in mended.counts.items())
        click.echo(f"mended {output.printable(mended.shown)}: {counts}", err=True)


def _target(text: str) -> tuple[str, str | None]:
    name, _, file = text.partition("=")
    if name not in reports.NAMES:
        raise InputError(f"no report {name!r}: choose one of {', '.join(reports.NAMES)}")
    return name, file if file not in ("", "-") else None


def _tell_rules(rules: Mapping[str, Rule], explained: str | None, languages: Sequence[str]) -> None:
    """Print one rule whole, or all in a table."""
    if explained is not None:
        rule = find_rule(rules, explained)
        lines = [f"{rule.id} ({_severity(rule, languages)}, {rule.source})"]
        lines += [wording.choose(text, languages) or "" for text in (rule.summary, rule.why, rule.fix)]
        output.write("".join(f"{output.printable(line)}\n" for line in lines))
        return
    heads = ("rule", "severity", "source", "summary")
    columns = [wording.text(f"reports.heads.{head}", languages) for head in heads]
    rows = [
        [r.id, _severity(r, languages), r.source, wording.choose(r.summary, languages) or ""]
        for r in rules.values()
    ]
    if output.is_terminal():
        output.rich_table(columns, rows)
    else:
        output.write(output.plain_table(columns, rows))


def _severity(rule: Rule, languages: Sequence[str]) -> str:
    return wording.text(f"reports.severity.{rule.severity}", languages)
