"""Checks: one file per source of findings, and what runs them all.

SHACL and the defect queries that read ``asserted`` judge what people wrote; the defect queries that read
``closure`` and the expected answers judge what follows from it too.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Dataset

from kela_graph import graph, queries
from kela_graph.checks import answers, baseline, defects, shapes, suppressions, syntax
from kela_graph.checks.finding import Finding, Fixed, Report, Rule, Severity, say, sort_key
from kela_graph.checks.places import Places
from kela_graph.checks.rules import find_rule, known_rules, rules_from, rules_of
from kela_graph.errors import InputError
from kela_graph.folder import Folder, open_folder
from kela_graph.inference.dataset import infer, inferred_graph
from kela_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "Finding",
    "Report",
    "Rule",
    "Severity",
    "baseline",
    "check",
    "find_rule",
    "narrowed",
    "rules_of",
    "say",
]


def check(root: str | Path | Dataset | None = None) -> Report:
    """Check a dataset: a folder, or what was loaded from one; Kela's where nothing is named.

    Files that do not parse are findings, all of them, and nothing further is judged then.

    Raises:
        InputError: there is no such folder, or it has no data or description.
    """
    if isinstance(root, Dataset):
        folder = root.store.folder if isinstance(root.store, Store) else None
        if folder is None:
            raise InputError("only a dataset that was loaded from a folder can be checked")
        return _judge(folder, root, Places.of(root))
    folder = open_folder(root)
    if unreadable := list(syntax.judge(folder)):
        return Report(tuple(sorted(unreadable, key=sort_key)), parsed=False, rules=known_rules(folder))
    return _judge(folder, *Places.reading(folder))


def narrowed(
    report: Report, *, only: Sequence[str] = (), skip: Sequence[str] = (), files: Sequence[Path] = ()
) -> Report:
    """Return a report with some of its findings; all was judged, and what was checked stays the same.

    Args:
        report: the whole report.
        only: rules to tell of; all where none is named.
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

    def told(found: Finding | Fixed) -> bool:
        by_rule = (not only or found.rule in only) and found.rule not in skip
        return by_rule and (not wanted or (found.path is not None and resolved(found.path) in wanted))

    return replace(
        report,
        findings=tuple(filter(told, report.findings)),
        rules={n: rule for n, rule in report.rules.items() if (not only or n in only) and n not in skip},
        suppressed=tuple(each for each in report.suppressed if told(each.finding)),
        known=tuple(filter(told, report.known)),
        fixed=tuple(filter(told, report.fixed)),
    )


def _judge(folder: Folder, dataset: Dataset, places: Places) -> Report:
    from kela_graph.checks import contradictions

    store = dataset.store
    assert isinstance(store, Store)  # noqa: S101 - both callers see to it
    asserted = asserted_union(store.oxigraph, inferred_graph(dataset))
    infer(dataset)
    shape_graph, shape_places = Places.reading_shapes(folder)
    checks = defects.read_all(folder)
    expected = answers.read_all(folder)
    rules = rules_from(shape_graph, checks)
    findings = [
        *shapes.judge(asserted, shape_graph, dataset, places, shape_places),
        *defects.judge(checks, asserted, dataset, places),
        *answers.judge(expected, dataset, places),
        *contradictions.judge(asserted, dataset, places),
    ]
    comments = suppressions.read((places, shape_places), folder.own_query_files)
    findings, suppressed = suppressions.apply(comments, findings, rules)
    return Report(
        findings=tuple(sorted(findings, key=sort_key)),
        checked={
            "files": len(folder.files),
            "triples": len(asserted),
            "inferred": len(dataset) - len(asserted),
            "shapes": shapes.count(shape_graph),
            "checks": len(checks),
            "questions": len(queries.library(folder)),
            "answers": len(expected),
        },
        languages=graph.describe(dataset).languages,
        rules=rules,
        suppressed=tuple(suppressed),
    )


def asserted_union(store: ox.Store, inferred: ox.NamedNode) -> Dataset:
    """Return the union of all graphs but the inferred one, as a dataset with one default graph."""
    union = Store()
    union.oxigraph.extend(
        ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph())
        for quad in store
        if quad.graph_name != inferred
    )
    return Dataset(store=union, default_union=True)
