"""Findings of the defect queries: each row is a defect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import Variable

from kela_graph.checks.defect_queries import COLUMNS, rule_of
from kela_graph.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Finding
    from kela_graph.queries import Query


def judge(case: Case) -> Iterator[Finding]:
    """Run each defect query."""
    for query in case.defects:
        yield from defects_found(query, case)


def defects_found(query: Query, case: Case) -> Iterator[Finding]:
    """Run a defect query on what its header says that it reads: ``asserted`` or ``closure``."""
    rule = rule_of(query)
    message = rule.message({tag: query.say("problem", (tag,)) or "" for tag in LANGUAGES})
    graph = case.closure if query.header["reads"] == "closure" else case.asserted.graph
    for row in graph.query(query.whole).bindings:
        entity, prop, value = (row.get(Variable(column)) for column in COLUMNS)
        yield case.finding(rule, message, case.asserted.find(entity, prop, value), entity, prop, value)
