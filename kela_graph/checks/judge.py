"""The judge: every source of findings in turn, and the report on what they find.

A source is a module of this package with ``judge(case)``, which gives findings. What lets findings pass
(comments, a baseline, the rules and files that are asked for) is no part of it.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib import Dataset

from kela_graph import graph
from kela_graph.checks import (
    answers,
    contradictions,
    defects,
    lint,
    profile,
    shape_rules,
    shapes,
    suppressions,
    syntax,
    vocabularies,
)
from kela_graph.checks.case import case_of_dataset, case_of_folder
from kela_graph.checks.finding import Finding, Fixed, Report, sort_key
from kela_graph.checks.graphs import case_of_files
from kela_graph.checks.rules import find_rule, known_rules, rules_of
from kela_graph.errors import InputError, ParseError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kela_graph.checks.case import Case
    from kela_graph.checks.engines import Engine
    from kela_graph.checks.finding import Rule

    Source = Callable[[Case], Iterator[Finding]]

#: The sources of findings for a dataset, in the order in which these are told.
SOURCES: Final[tuple[Source, ...]] = (
    defects.judge,
    answers.judge,
    contradictions.judge,
    profile.judge,
    vocabularies.judge,
    lint.judge,
    shapes.judge,
)


def judge(case: Case, sources: Sequence[Source] = SOURCES) -> Iterator[Finding]:
    """Infer what follows, and give the findings of all sources.

    The sources begin in reverse: what judges by shapes may work in a thread while the others do.
    """
    begun = [source(case) for source in reversed(sources)]
    if case.dataset is not None:
        graph.infer(case.dataset)
    return chain.from_iterable(reversed(begun))


def check(root: str | Path | Dataset | None = None, engine: Engine = "pyshacl") -> Report:
    """Check a dataset; see `kela_graph.checks.check`."""
    if isinstance(root, Dataset):
        return _report(case_of_dataset(root, engine))
    folder = open_folder(root)
    try:
        return _report(case_of_folder(folder, engine))
    except InputError:
        if unreadable := list(syntax.judge(folder)):
            return _unparsed(unreadable, known_rules(folder))
        raise


def check_graphs(
    data: Iterable[str | Path],
    shapes_files: Iterable[str | Path],
    ontologies: Iterable[str | Path] = (),
    *,
    engine: Engine = "pyshacl",
) -> Report:
    """Validate files against shapes, as ``pyshacl --shapes SHAPES --ont-graph ONTOLOGY DATA`` does.

    Nothing is inferred or imported. Named graphs are united, and so are the files. Files that do not
    parse are findings, all of them, and nothing is judged then.

    Args:
        data: the files to judge; of a folder all RDF files in it and below.
        shapes_files: the files of shapes, or folders.
        ontologies: files or folders from which classes, properties and individuals are added to the data.
        engine: what judges: ``pyshacl``, or ``fast``, where the extra of that name is installed.

    Raises:
        InputError: no file of data or of shapes, a missing file or one in an unknown format, or an
            engine that is not installed.
    """
    try:
        case = case_of_files(data, shapes_files, ontologies, engine)
    except ParseError as error:
        return _unparsed(map(syntax.finding, error.problems), {syntax.RULE.id: syntax.RULE})
    return _report(case, (shapes.judge,))


def narrowed(
    report: Report, *, only: Sequence[str] = (), skip: Sequence[str] = (), files: Sequence[Path] = ()
) -> Report:
    """Return a report with some of its findings; all was judged, and what was checked stays the same.

    Args:
        report: the whole report.
        only: rules to tell of; all where none is named. Malformed shapes, which judge nothing, are told
            unless they are skipped.
        skip: rules not to tell of.
        files: files to tell of; all where none is named. Files that do not parse are always told.

    Raises:
        InputError: there is no such rule, or no such file.
    """
    if report.parsed:
        for name in (*only, *skip):
            find_rule(report.rules, name)
    for file in files:
        if not file.exists():
            raise InputError(f"{file}: there is no such file")
    if not report.parsed:
        return report
    wanted = {file.resolve() for file in files}
    resolved = cache(lambda path: Path(path).resolve())

    def is_wanted(found: Finding | Fixed) -> bool:
        if found.rule == shapes.MALFORMED.id:
            return found.rule not in skip
        by_rule = (not only or found.rule in only) and found.rule not in skip
        return by_rule and (not wanted or (found.path is not None and resolved(found.path) in wanted))

    return replace(
        report,
        findings=tuple(filter(is_wanted, report.findings)),
        rules={n: rule for n, rule in report.rules.items() if (not only or n in only) and n not in skip},
        suppressed=tuple(each for each in report.suppressed if is_wanted(each.finding)),
        known=tuple(filter(is_wanted, report.known)),
        fixed=tuple(filter(is_wanted, report.fixed)),
    )


def _report(case: Case, sources: Sequence[Source] = SOURCES) -> Report:
    """Judge a case, and return what stays after the comments in its files."""
    rules = rules_of(case)
    findings, suppressed = suppressions.apply(suppressions.read(case), judge(case, sources), rules)
    return Report(
        findings=tuple(sorted(findings, key=sort_key)),
        checked=_counts(case),
        languages=graph.describe(case.closure).languages if case.folder else ("en",),
        rules=rules,
        suppressed=tuple(suppressed),
    )


def _unparsed(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Report:
    return Report(tuple(sorted(findings, key=sort_key)), parsed=False, rules=rules)


def _counts(case: Case) -> dict[str, int]:
    """Return how many of what was judged, and how many of what judged it."""
    files = len(case.asserted.files) + len(case.shapes.files)
    shape_count = shape_rules.count(case.shapes.graph)
    if case.folder is None:
        return {"triples": case.triples, "files": files, "shapes": shape_count}
    return {
        "files": files,
        "triples": case.triples,
        "inferred": len(case.closure) - case.triples,
        "shapes": shape_count,
        "checks": len(case.defects),
        "questions": len(case.questions),
        "answers": len(case.expected),
    }
