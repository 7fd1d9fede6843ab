"""Findings of the defect queries in ``queries/checks/``: each row is a defect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import queries, terms
from kela_graph.checks.finding import SEVERITIES, Finding, Severity
from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.files import shown
from kela_graph.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Dataset, Graph

    from kela_graph.checks.places import Places
    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The columns of every defect query.
COLUMNS: Final = ("entity", "property", "value")


def read_all(folder: Folder) -> list[Query]:
    """Read a folder's defect queries, the program's and its own.

    Raises:
        ParseError: files that can't be read, or whose header lies or is none of a defect query; all of
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


def judge(checks: Iterable[Query], asserted: Graph, closure: Dataset, places: Places) -> Iterator[Finding]:
    """Run each defect query on what its header says that it reads: ``asserted`` or ``closure``."""
    for query in checks:
        severity = hold_header(query)
        graph = closure if query.header["reads"] == "closure" else asserted
        for row in graph.query(query.whole).bindings:
            entity, prop, value = ({str(k): v for k, v in row.items()}.get(column) for column in COLUMNS)
            place = places.find(entity, prop, value)
            yield Finding(
                rule=query.name,
                severity=severity,
                message={
                    tag: f"{query.say('problem', (tag,))} {query.say('solution', (tag,))}"
                    for tag in LANGUAGES
                },
                focus=entity,
                label=terms.label(closure, entity, ("en",)) if entity is not None else None,
                at=place,
                predicate=prop,
                value=value,
            )


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
