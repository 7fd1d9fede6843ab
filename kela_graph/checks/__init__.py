"""Checks: one file per source of findings, and what runs them all.

SHACL and the defect queries that read ``asserted`` judge what people wrote; the defect queries that read
``closure`` and the expected answers judge what follows from it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import Dataset

from kela_graph import graph, queries
from kela_graph.checks import answers, defects, shapes
from kela_graph.checks.finding import Finding, Report, Severity, sort_key
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.folder import Folder, open_folder
from kela_graph.inference.dataset import infer, inferred_graph
from kela_graph.store import Store

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Finding", "Report", "Severity", "check"]

#: The rule of a file that does not parse.
SYNTAX: Final = "syntax"


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
        return _judge(folder, root)
    folder = open_folder(root)
    problems = [*graph.syntax_problems(folder), *_query_problems(folder)]
    if problems:
        return Report(tuple(sorted(map(_syntax_finding, problems), key=sort_key)), parsed=False)
    return _judge(folder, graph.read(folder))


def _judge(folder: Folder, dataset: Dataset) -> Report:
    store = dataset.store
    assert isinstance(store, Store)  # noqa: S101 - both callers see to it
    asserted = asserted_union(store.oxigraph, inferred_graph(dataset))
    infer(dataset)
    shape_graph = graph.read_shapes(folder)
    checks = defects.read_all(folder)
    expected = answers.read_all(folder)
    findings = [
        *shapes.judge(asserted, shape_graph, dataset),
        *defects.judge(checks, asserted, dataset),
        *answers.judge(expected, dataset),
    ]
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


def _query_problems(folder: Folder) -> list[SyntaxProblem]:
    """Return what is wrong with the folder's questions, checks and expected answers."""
    problems: list[SyntaxProblem] = []
    for read in (queries.library, defects.read_all, answers.read_all):
        try:
            read(folder)
        except ParseError as error:
            problems += error.problems
    return list(dict.fromkeys(problems))


def _syntax_finding(problem: SyntaxProblem) -> Finding:
    return Finding(
        rule=SYNTAX,
        severity="error",
        message={"en": problem.message},
        path=problem.path,
        line=problem.line,
        column=problem.column,
    )
