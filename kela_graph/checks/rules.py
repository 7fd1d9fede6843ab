"""The rules of a check: what each looks for, why that matters, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Graph

from kela_graph import graph
from kela_graph.checks import (
    answers,
    contradictions,
    lint,
    prefixes,
    profile,
    shape_rules,
    suppressions,
    syntax,
    vocabularies,
)
from kela_graph.checks.defect_queries import read_defects, rule_of
from kela_graph.checks.shapes import MALFORMED
from kela_graph.errors import InputError, ParseError, hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Rule
    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The program's own rules by which every graph is judged, and those by which every dataset is.
_ALWAYS: Final = (syntax.RULE, MALFORMED, *suppressions.RULES)
BUILT_IN: Final = (
    *_ALWAYS,
    prefixes.UNDECLARED,
    answers.RULE,
    *lint.RULES,
    *vocabularies.RULES,
    *profile.RULES.values(),
    *contradictions.RULES.values(),
)


def rules_of(case: Case) -> dict[str, Rule]:
    """Return the rules by which a case is judged, by id."""
    if case.folder is None:
        return rules_of_shapes(case.shapes.graph)
    return rules_from(case.shapes.graph, case.defects)


def rules_of_folder(folder: Folder) -> dict[str, Rule]:
    """Return the rules by which a folder's dataset is judged, by id.

    Raises:
        ParseError: its shapes or defect queries can't be read.
    """
    return rules_from(graph.read_shapes(folder), read_defects(folder))


def known_rules(folder: Folder) -> dict[str, Rule]:
    """Return the rules by which a folder's dataset is judged, as far as its files can be read, by id."""
    try:
        shapes: Graph = graph.read_shapes(folder)
    except ParseError:
        shapes = Graph()
    try:
        checks = read_defects(folder)
    except ParseError:
        checks = []
    return rules_from(shapes, checks)


def rules_from(shapes: Graph, checks: Iterable[Query]) -> dict[str, Rule]:
    """Return the rules of shapes and defect queries that were read, and the program's own, by id."""
    return _by_id(*BUILT_IN, *shape_rules.rules(shapes), *map(rule_of, checks))


def rules_of_shapes(shapes: Graph) -> dict[str, Rule]:
    """Return the rules by which files are judged that are checked against shapes, by id."""
    return _by_id(*_ALWAYS, *shape_rules.rules(shapes, shape_rules.WHY_ELSEWHERE))


def find_rule(rules: Mapping[str, Rule], name: str) -> Rule:
    """Return the rule of that id.

    Raises:
        InputError: there is none; the message names the nearest.
    """
    if name in rules:
        return rules[name]
    raise InputError(f"there is no rule {name!r}: {hint(name, rules, 'kela-graph check --list names all')}")


def _by_id(*rules: Rule) -> dict[str, Rule]:
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}
