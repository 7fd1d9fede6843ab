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
from kela_graph.checks import answers, baseline, defects, lint, shape_rules, shapes, suppressions, syntax
from kela_graph.checks.engines import ENGINES
from kela_graph.checks.finding import Finding, Fixed, Report, Rule, Severity, sort_key
from kela_graph.checks.graphs import check_graphs, graph_rules
from kela_graph.checks.places import Places
from kela_graph.checks.rules import find_rule, known_rules, rules_from, rules_of
from kela_graph.errors import InputError
from kela_graph.folder import Folder, open_folder
from kela_graph.graph import folder_of, infer, inferred_graph, store_of
from kela_graph.rdf.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.checks.engines import Engine

__all__ = [
    "ENGINES",
    "Finding",
    "Report",
    "Rule",
    "Severity",
    "baseline",
    "check",
    "check_graphs",
    "find_rule",
    "graph_rules",
    "narrowed",
    "rules_of",
]


def check(root: str | Path | Dataset | None = None, *, engine: Engine = "pyshacl") -> Report:
    """Check a dataset: a folder, or what was loaded from one; Kela's where nothing is named.

    Files that do not parse are findings, all of them, and nothing further is judged then.

    Args:
        root: a dataset folder, or what `kela_graph.load` gave.
        engine: what judges by SHACL: ``pyshacl``, or ``fast``, where the extra of that name is installed.

    Raises:
        InputError: there is no such folder, it has no data or description, or the engine is not installed.
    """
    if isinstance(root, Dataset):
        store_of(root)
        folder = folder_of(root)
        if folder is None:
            raise InputError("only a dataset that was loaded from a folder can be checked")
        return _judge(folder, root, Places.of(root), engine)
    folder = open_folder(root)
    try:
        return _judge(folder, *Places.reading(folder), engine)
    except InputError:
        if unreadable := list(syntax.judge(folder)):
            return Report(tuple(sorted(unreadable, key=sort_key)), parsed=False, rules=known_rules(folder))
        raise


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

    def told(found: Finding | Fixed) -> bool:
        if found.rule == shapes.MALFORMED.id:
            return found.rule not in skip
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


def _judge(folder: Folder, dataset: Dataset, places: Places, engine: Engine) -> Report:
    from kela_graph.checks import contradictions, profile, vocabularies

    asserted = asserted_union(store_of(dataset).oxigraph, inferred_graph(dataset))
    shape_graph, shape_places = Places.reading_shapes(folder)
    checks = defects.read_all(folder)
    expected = answers.read_all(folder)
    questions = queries.library(folder)
    asked = [*questions.values(), *checks, *queries.library(folder, "profiles").values()]
    rules = rules_from(shape_graph, checks)
    own_shapes = shapes.own_part(shape_graph, folder)
    validation = shapes.begin(asserted, shape_graph, shape_places, engine, own_shapes)
    infer(dataset)
    findings = [
        *defects.judge(checks, asserted, dataset, places),
        *answers.judge(expected, dataset, places),
        *contradictions.judge(asserted, dataset, places),
        *profile.judge(asserted, places, dataset),
        *vocabularies.judge(asserted, shape_graph, asked, dataset, places, shape_places),
        *lint.judge(places, shape_places),
        *shapes.findings(validation, shape_graph, dataset, places, shape_places),
    ]
    comments = suppressions.read((places, shape_places), folder.own_query_files)
    findings, suppressed = suppressions.apply(comments, findings, rules)
    return Report(
        findings=tuple(sorted(findings, key=sort_key)),
        checked={
            "files": len(folder.files),
            "triples": len(asserted),
            "inferred": len(dataset) - len(asserted),
            "shapes": shape_rules.count(shape_graph),
            "checks": len(checks),
            "questions": len(questions),
            "answers": len(expected),
        },
        languages=graph.describe(dataset).languages,
        rules=rules,
        suppressed=tuple(suppressed),
    )


def asserted_union(store: ox.Store, inferred: ox.NamedNode) -> Dataset:
    """Return the union of all graphs but the inferred one, as a dataset with one default graph."""
    union = Store()
    for name in (ox.DefaultGraph(), *store.named_graphs()):
        if name != inferred:
            # Oxigraph reads its own text sooner than quads can be made anew; blank nodes keep their labels.
            text = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
            union.oxigraph.extend(ox.parse(text, format=ox.RdfFormat.N_TRIPLES))
    return Dataset(store=union, default_union=True)
