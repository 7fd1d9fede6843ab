"""The defect queries in ``queries/checks/``, and the rules that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import queries
from kela_graph.checks.finding import SEVERITIES, Rule, Severity
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import shown
from kela_graph.wording import LANGUAGES

if TYPE_CHECKING:
    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The columns of every defect query.
COLUMNS: Final = ("entity", "property", "value")


def read_defects(folder: Folder) -> list[Query]:
    """Read a folder's defect queries, the program's and its own.

    Raises:
        ParseError: files that can't be read, or whose header is not that of a defect query; all of
            them are told.
    """
    found = list(queries.library(folder, "checks").values())
    problems = []
    for query in found:
        try:
            hold_header(query)
        except InputError as error:
            problems.append(SyntaxProblem(shown(query.path), None, None, str(error)))
    if problems:
        raise ParseError(problems)
    return found


def rule_of(query: Query) -> Rule:
    """Return the rule that a defect query stands for."""
    summary, why, fix = (
        {tag: query.say(decorator, (tag,)) or "" for tag in LANGUAGES}
        for decorator in ("summary", "why", "solution")
    )
    return Rule(query.name, "defects", hold_header(query), summary, why, fix)


def hold_header(query: Query) -> Severity:
    """Return the severity of a defect query.

    Raises:
        InputError: its header or columns are not those of a defect query.
    """
    if query.columns != COLUMNS:
        raise InputError(f"a check has the columns {' '.join(COLUMNS)}")
    for decorator in ("problem", "why", "solution"):
        if decorator not in query.header:
            raise InputError(f"a check says its {decorator}: write #+ {decorator}: …")
    if query.header.get("reads") not in ("asserted", "closure"):
        raise InputError("a check says what it reads: write #+ reads: asserted, or #+ reads: closure")
    severity = query.header.get("severity")
    for known in SEVERITIES:
        if severity == known:
            return known
    raise InputError(f"a check says how bad it is: write #+ severity: {' or '.join(SEVERITIES)}")
