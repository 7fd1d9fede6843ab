"""The judge: every source of findings in turn, the report on what they find, and the rules behind it.

A source is a function that gives the findings of a case; each module of this package has one. What suppresses
findings (comments, a baseline, the rules and files that are asked for) is no part of it.
"""

from __future__ import annotations

from contextlib import nullcontext, suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rdflib import Dataset, Graph

from kela_graph import graph
from kela_graph.checks import (
    answers,
    consistency,
    defects,
    limits,
    lint,
    owl_profile,
    parsing,
    shape_rules,
    shapes,
    silences,
    suppressions,
    undeclared_terms,
    unjudged,
)
from kela_graph.checks.blank_nodes import BlankNodes
from kela_graph.checks.engines import ENGINES
from kela_graph.checks.finding import Finding, Fixed, Report, sort_key
from kela_graph.checks.reading import case_of_dataset, case_of_files, case_of_folder, shapes_of
from kela_graph.checks.rule_names import find_rule
from kela_graph.errors import InputError, ParseError, one_of
from kela_graph.files import shown, within
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from kela_graph.checks.case import Case
    from kela_graph.checks.engines import ShaclEngine
    from kela_graph.checks.finding import Rule
    from kela_graph.folder import Folder
    from kela_graph.queries import Query

    FindingSource = Callable[[Case], Iterator[Finding]]

#: The sources of findings for a dataset, in the order in which these are reported.
SOURCES: Final[tuple[FindingSource, ...]] = (
    defects.judge,
    answers.judge,
    silences.judge,
    consistency.judge,
    owl_profile.judge,
    undeclared_terms.judge,
    lint.judge,
    unjudged.judge,
    shapes.judge,
)

#: The step before all sources.
_INFERENCE: Final = "inference"

#: The program's own rules for every graph, and those for every dataset.
_ALWAYS: Final = (parsing.SYNTAX, shapes.MALFORMED, *suppressions.RULES, *unjudged.RULES)
BUILT_IN: Final = (
    *_ALWAYS,
    parsing.PREFIX,
    answers.RULE,
    silences.RULE,
    *lint.RULES,
    *undeclared_terms.RULES,
    *owl_profile.RULES.values(),
    *consistency.RULES.values(),
)


def judge(case: Case, sources: Sequence[FindingSource] = SOURCES) -> Iterator[Finding]:
    """Infer what follows, and give the findings of all sources; InputError if to infer takes too much."""
    if case.dataset is not None:
        if reason := case.exceeded.get(_INFERENCE):
            raise InputError(f"what follows from the data can't be found: it takes too much {reason}")
        limits.begin(_INFERENCE)
        graph.infer(case.dataset)
    for source in sources:
        name = source.__module__.rpartition(".")[2]
        if name not in case.exceeded:
            limits.begin(name)
            yield from source(case)
    yield from unjudged.exceeded(case)


def check(root: str | Path | Dataset | None = None, engine: ShaclEngine = "pyshacl") -> Report:
    """Check a dataset; see `kela_graph.checks.check`."""
    one_of("engine", engine, ENGINES)
    if isinstance(root, Dataset):
        return _report(case_of_dataset(root, engine))
    folder = open_folder(root)
    try:
        return _report(case_of_folder(folder, engine))
    except InputError:
        if unreadable := list(parsing.judge(folder)):
            return _unparsed(unreadable, rules_of_folder(folder, partly=True))
        raise


def check_graphs(
    data: Iterable[str | Path],
    shapes_files: Iterable[str | Path],
    ontologies: Iterable[str | Path] = (),
    *,
    engine: ShaclEngine = "pyshacl",
) -> Report:
    """Validate files against shapes, as ``pyshacl --shapes SHAPES --ont-graph ONTOLOGY DATA`` does.

    Nothing is inferred or imported. Named graphs are united, and so are the files. If files do not parse,
    they are the findings, and nothing is judged. A folder stands for all RDF files in it and below.

    Raises:
        InputError: no file of data or of shapes, a missing file or one in an unknown format, or an engine
            that is not installed.
    """
    one_of("engine", engine, ENGINES)
    try:
        case = case_of_files(data, shapes_files, ontologies, engine)
    except ParseError as error:
        return _unparsed(map(parsing.finding, error.problems), {parsing.SYNTAX.id: parsing.SYNTAX})
    return _report(case, (unjudged.judge, shapes.judge))


def narrowed(
    report: Report, *, only: Collection[str] = (), skip: Collection[str] = (), files: Sequence[Path] = ()
) -> Report:
    """Return a report with some of its findings; all was judged, and what was checked stays the same.

    Where no rules, or no files or folders of them, are named, all are meant. That nothing was judged is
    always told; where files did not parse, everything is.

    Raises:
        InputError: there is no such rule, or no such file.
    """
    if not report.parsed:
        return report
    only, skip = ({*names, *(find_rule(report.rules, name).id for name in names)} for names in (only, skip))
    wanted = {file.resolve() for file in files}
    resolved = cache(lambda path: Path(path).resolve())

    def by_rule(rule: str) -> bool:
        return (not only or rule in only) and rule not in skip

    def is_wanted(found: Finding | Fixed) -> bool:
        if found.rule in (shapes.MALFORMED.id, unjudged.NOTHING.id):
            return found.rule not in skip
        return by_rule(found.rule) and (not wanted or within(resolved(found.path or "/"), wanted))

    findings = [*filter(is_wanted, report.findings)]
    if more := [*_silent(report, findings, files)]:
        findings = sorted((*findings, *more), key=sort_key)
    return replace(
        report,
        findings=tuple(findings),
        rules={name: rule for name, rule in report.rules.items() if by_rule(name)},
        suppressed=tuple(each for each in report.suppressed if is_wanted(each.finding)),
        known=tuple(filter(is_wanted, report.known)),
        fixed=tuple(filter(is_wanted, report.fixed)),
    )


def _silent(report: Report, told: Iterable[Finding], files: Sequence[Path]) -> Iterator[Finding]:
    """Tell of what was judged by nothing, or was nothing to judge, where the findings do not tell it."""
    judged = {Path(name).resolve() for name in report.files} if files else ()
    for file in files:
        if not file.exists():
            raise InputError(f"{file}: there is no such file")
        if judged and not any(within(each, {file.resolve()}) for each in judged):
            yield unjudged.nothing("no_file", str(file))
    rules = {found.rule for found in told}
    yield from (found for found in report.known if found.rule == unjudged.NOTHING.id)
    every = (*report.findings, *report.known, *(each.finding for each in report.suppressed))
    if not rules & {shapes.MALFORMED.id, unjudged.NOTHING.id} and any(map(shapes.is_malformed, every)):
        yield unjudged.nothing("malformed")


def _report(case: Case, sources: Sequence[FindingSource] = SOURCES) -> Report:
    """Judge a case within limits, and return what the comments in its files do not suppress."""
    return limits.judged(lambda over: _judged(replace(case, exceeded=over), sources), case.triples)


def _judged(case: Case, sources: Sequence[FindingSource]) -> Report:
    rules = rules_from(case.shapes.graph, case.defects if case.folder else None)
    names = BlankNodes(case.asserted.graph, case.shapes.graph)
    found = [
        replace(each, blank=blank) if (blank := names.of(each)) else each for each in judge(case, sources)
    ]
    findings, suppressed = suppressions.apply(suppressions.read(case), found, rules)
    unjudged_shapes = "shapes" in case.exceeded or any(map(shapes.is_malformed, found))
    report = Report(
        findings=tuple(sorted(findings, key=sort_key)),
        checked=_counts(case, Graph() if unjudged_shapes else case.asserted.graph),
        files=_files(case),
        languages=graph.describe(case.closure).languages if case.folder else ("en",),
        rules=rules,
        suppressed=tuple(sorted(suppressed, key=lambda each: sort_key(each.finding))),
    )
    return narrowed(report)


def _unparsed(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Report:
    return Report(tuple(sorted(findings, key=sort_key)), parsed=False, rules=rules)


def _files(case: Case) -> tuple[str, ...]:
    """Return the files that were judged, as messages show them."""
    located = (file.source.shown for file in (*case.asserted.files, *case.shapes.files))
    asked = (*case.folder.own_query_files, *(each.path for each in case.expected)) if case.folder else ()
    return (*located, *map(shown, asked))


def _counts(case: Case, judged: Graph) -> dict[str, int]:
    """Return how many things of each kind were judged, by shapes those of a graph, and by how many others."""
    numbers = {
        "files": len(case.asserted.files) + len(case.shapes.files),
        "triples": case.triples,
        **unjudged.counts(judged, case.shapes.graph),
    }
    if case.folder is None:
        return numbers
    return {
        **numbers,
        "inferred": len(case.closure) - case.triples,
        "checks": len(case.defects),
        "questions": len(case.questions),
        "answers": len(case.expected),
    }


# -- Rules --------------------------------------------------------------------------------------------------


def rules_from(shapes_graph: Graph, checks: Iterable[Query] | None = None) -> dict[str, Rule]:
    """Return the rules of shapes and of a dataset's defect queries, by id; None where only shapes judge."""
    if checks is None:
        found = [*_ALWAYS, unjudged.IMPORT, *shape_rules.rules(shapes_graph, shape_rules.WHY_ELSEWHERE)]
    else:
        found = [*BUILT_IN, *shape_rules.rules(shapes_graph), *map(defects.rule_of, checks)]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


def rules_of_folder(folder: Folder, *, partly: bool = False) -> dict[str, Rule]:
    """Return a folder's rules, by id; partly is without what can't be read, else that is a ParseError."""
    shapes_graph = Graph()
    checks: list[Query] = []
    tolerant = suppress(InputError) if partly else nullcontext()
    with tolerant:
        shapes_graph = shapes_of(folder)
    with tolerant:
        checks = defects.read_defects(folder)
    return rules_from(shapes_graph, checks)
