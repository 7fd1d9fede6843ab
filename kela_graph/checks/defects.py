"""The defect queries in ``queries/checks/``: each row is a defect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Variable

from kela_graph import queries
from kela_graph.checks import limits
from kela_graph.checks.finding import SEVERITIES, Finding, Rule, Severity
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import shown
from kela_graph.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks.case import Case
    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The columns of every defect query.
_COLUMNS: Final = ("entity", "property", "value")


def judge(case: Case) -> Iterator[Finding]:
    """Run each defect query on what its header says that it reads: ``asserted`` or ``closure``."""
    for query in limits.each("defects", case.defects, case.exceeded):
        rule = rule_of(query)
        message = rule.message(_said(query, "problem"))
        graph = case.closure if query.header["reads"] == "closure" else case.asserted.graph
        for row in graph.query(query.whole).bindings:
            entity, prop, value = (row.get(Variable(column)) for column in _COLUMNS)
            place = case.asserted.find(entity, prop, value)
            yield rule.finding(message, place, entity, prop, value, label=case.label(entity))


def read_defects(folder: Folder) -> list[Query]:
    """Read a folder's defect queries, the program's and its own; ParseError lists all that are invalid."""
    found = list(queries.library(folder, "checks").values())
    problems = []
    for query in found:
        try:
            severity_of(query)
        except InputError as error:
            problems.append(SyntaxProblem(shown(query.path), None, None, str(error)))
    if problems:
        raise ParseError(problems)
    return found


def rule_of(query: Query) -> Rule:
    """Return the rule of a defect query."""
    summary, why, fix = (_said(query, decorator) for decorator in ("summary", "why", "solution"))
    return Rule(query.name, "defects", severity_of(query), summary, why, fix)


def severity_of(query: Query) -> Severity:
    """Return the severity of a query; InputError if its header or columns are not those of a defect query."""
    if query.columns != _COLUMNS:
        raise InputError(f"a check has the columns {' '.join(_COLUMNS)}")
    for decorator in ("problem", "why", "solution"):
        if decorator not in query.header:
            raise InputError(f"a check says its {decorator}: write #+ {decorator}: …")
    if query.header.get("reads") not in ("asserted", "closure"):
        raise InputError("a check says what it reads: write #+ reads: asserted, or #+ reads: closure")
    for severity in SEVERITIES:
        if severity == query.header.get("severity"):
            return severity
    raise InputError(f"a check says how bad it is: write #+ severity: {' or '.join(SEVERITIES)}")


def _said(query: Query, decorator: str) -> dict[str, str]:
    return {tag: query.say(decorator, (tag,)) or "" for tag in LANGUAGES}
