"""Findings of the expected answers: rows that are missing, and rows that are not expected."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Final

from rdflib import Literal, URIRef

from kela_graph import queries
from kela_graph.checks import limits
from kela_graph.checks.expected import lines_of
from kela_graph.checks.finding import Finding, Place, own_rule
from kela_graph.checks.located_graph import OBJECT
from kela_graph.errors import InputError
from kela_graph.wording import DEFAULT, LANGUAGES, texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks.case import Case
    from kela_graph.checks.expected import Expected, Row, Rows

#: The rule of an answer that is not the expected one.
RULE: Final = own_rule("answer", "answers")


def judge(case: Case) -> Iterator[Finding]:
    """Ask each question whose answer is known, and give the rows that are missing or unexpected."""
    for expected in limits.each("answers", case.expected, case.exceeded):
        got = _got(expected, case, expected.lang)
        if isinstance(got, str):
            told = {tag: _got(expected, case, tag) for tag in LANGUAGES}
            why = {tag: text if isinstance(text, str) else got for tag, text in told.items()}
            message = texts("rules.answer.impossible", command=expected.command, row=why)
            yield RULE.finding(message, expected.place(), value=Literal(why[DEFAULT]))
        elif got != expected.lines:
            missing, unexpected = _difference(expected.lines, got)
            for row in missing:
                yield _finding(expected, "missing", row, expected.place(row))
            for row in unexpected:
                yield _finding(expected, "unexpected", row, _cause_of(row, case) or expected.place())


def _got(expected: Expected, case: Case, lang: str | None) -> Rows | str:
    """Return the answer to a question, or in a language why it can't be asked."""
    try:
        answer = queries.ask(expected.query, case.closure, expected.parameters, lang)
        return lines_of(answer.serialize("csv" if expected.columns else "turtle"), expected.columns)
    except InputError as error:
        return str(error)


def _difference(expected: Rows, got: Rows) -> tuple[list[Row], list[Row]]:
    """Return the rows that are missing and those that are unexpected.

    One other triple gives every blank node of a canonical graph another label, so labels count only if
    nothing else distinguishes the graphs.
    """
    unlabelled = [
        Counter(tuple("[]" if cell.startswith("_:") else cell for cell in row) for row in rows.elements())
        for rows in (expected, got)
    ]
    first, second = unlabelled if unlabelled[0] != unlabelled[1] else (expected, got)
    return sorted((first - second).elements()), sorted((second - first).elements())


def _cause_of(row: Row, case: Case) -> Place | None:
    """Return the place of an asserted statement between two resources of a row, or None."""
    resources = [URIRef(iri) for cell in row if (iri := cell.strip("<>")).startswith(("http:", "https:"))]
    places = (case.asserted.part((s, None, o), OBJECT) for s, o in product(resources, repeat=2))
    return next((place for place in places if place.path), None)


def _finding(expected: Expected, kind: str, row: Row, place: Place) -> Finding:
    shown = " ".join(row)
    message = texts(f"rules.answer.{kind}", command=expected.command, row=shown)
    return RULE.finding(message, place, value=Literal(shown))
