"""Findings about questions that do not say what is true where there are no rows; ours do not load then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.checks.finding import Place, own_rule
from kela_graph.files import shown
from kela_graph.queries.answer import lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Finding

RULE: Final = own_rule("silence", "answers")


def judge(case: Case) -> Iterator[Finding]:
    """Find what the headers of the questions lack."""
    for query in case.questions:
        for lack in lacks(query):
            yield RULE.finding(lack.message, Place(shown(query.path), lack.line, 1))
