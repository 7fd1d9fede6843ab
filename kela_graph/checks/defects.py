"""Findings of the defect queries in ``queries/checks/``: each row is a defect."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import terms
from kela_graph.checks.finding import SEVERITIES, Finding, Severity
from kela_graph.checks.places import file_of
from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import Dataset, Graph

    from kela_graph.queries import Query

#: The columns of every defect query.
COLUMNS: Final = ("entity", "property", "value")

_LANGUAGES: Final = ("fi", "sv", "en")


def judge(checks: Iterable[Query], asserted: Graph, closure: Dataset) -> Iterator[Finding]:
    """Run each defect query on what its header says that it reads: ``asserted`` or ``closure``.

    Raises:
        InputError: a query's header or columns are not those of a defect query.
    """
    for query in checks:
        severity = hold_header(query)
        graph = closure if query.header["reads"] == "closure" else asserted
        for row in graph.query(query.text).bindings:
            entity, prop, value = ({str(k): v for k, v in row.items()}.get(column) for column in COLUMNS)
            yield Finding(
                rule=query.name,
                severity=severity,
                message={
                    tag: f"{query.say('problem', (tag,))} {query.say('solution', (tag,))}"
                    for tag in _LANGUAGES
                },
                focus=entity,
                label=terms.label(closure, entity, ("en",)) if entity is not None else None,
                path=file_of(closure, entity, prop, value),
                predicate=prop,
                value=value,
            )


def hold_header(query: Query) -> Severity:
    """Return the severity of a defect query.

    Raises:
        InputError: its header or columns are not those of a defect query.
    """
    if query.columns != COLUMNS:
        raise InputError(f"{query.path}: a check has the columns {' '.join(COLUMNS)}")
    for decorator in ("problem", "solution"):
        if decorator not in query.header:
            raise InputError(f"{query.path}: a check says its {decorator}: write #+ {decorator}: …")
    if query.header.get("reads") not in ("asserted", "closure"):
        raise InputError(f"{query.path}: write #+ reads: asserted, or #+ reads: closure")
    severity = query.header.get("severity")
    for known in SEVERITIES:
        if severity == known:
            return known
    raise InputError(f"{query.path}: write #+ severity: {' or '.join(SEVERITIES)}")
