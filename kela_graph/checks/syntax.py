"""Findings of files that do not parse, and of questions, checks and answers that can't be used."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import graph, queries
from kela_graph.checks import prefixes
from kela_graph.checks.defect_queries import read_defects
from kela_graph.checks.expected import read_expected
from kela_graph.checks.finding import Finding, Place, own_rule
from kela_graph.errors import ParseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.errors import SyntaxProblem
    from kela_graph.folder import Folder

#: The rule of a file that does not parse for another reason than its prefixes.
RULE: Final = own_rule("syntax", "syntax")


def judge(folder: Folder) -> Iterator[Finding]:
    """Find every file of the folder that can't be read.

    Raises:
        InputError: the folder has no data.
    """
    for problem in (*graph.syntax_problems(folder), *_query_problems(folder)):
        yield from prefixes.findings(problem, folder) or [finding(problem)]


def finding(problem: SyntaxProblem) -> Finding:
    """Return what does not parse as a finding."""
    return RULE.finding({"en": problem.message}, Place(problem.path, problem.line, problem.column))


def _query_problems(folder: Folder) -> list[SyntaxProblem]:
    """Return what is wrong with the folder's questions, checks and expected answers."""
    problems: list[SyntaxProblem] = []
    for read in (queries.library, read_defects, read_expected):
        try:
            read(folder)
        except ParseError as error:
            problems += error.problems
    return list(dict.fromkeys(problems))
