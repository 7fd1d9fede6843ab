"""The rules of a dataset's check: what each looks for, why that matters, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import Graph

from kela_graph import graph
from kela_graph.checks import (
    answers,
    contradictions,
    defects,
    lint,
    prefixes,
    profile,
    shape_rules,
    suppressions,
    syntax,
    vocabularies,
)
from kela_graph.checks.finding import Rule
from kela_graph.checks.shapes import MALFORMED
from kela_graph.errors import InputError, ParseError, hint
from kela_graph.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The rules of the program's own, which every dataset is judged by.
BUILT_IN: Final = (
    syntax.RULE,
    MALFORMED,
    prefixes.UNDECLARED,
    answers.RULE,
    *suppressions.RULES,
    *lint.RULES,
    *vocabularies.RULES,
    *profile.RULES.values(),
    *contradictions.RULES.values(),
)


def rules_of(folder: Folder) -> dict[str, Rule]:
    """Return the rules by which a folder's dataset is judged, by id.

    Raises:
        ParseError: its shapes or defect queries can't be read.
    """
    return rules_from(graph.read_shapes(folder), defects.read_all(folder))


def known_rules(folder: Folder) -> dict[str, Rule]:
    """Return the rules by which a folder's dataset is judged, as far as its files can be read, by id."""
    try:
        shapes: Graph = graph.read_shapes(folder)
    except ParseError:
        shapes = Graph()
    try:
        checks = defects.read_all(folder)
    except ParseError:
        checks = []
    return rules_from(shapes, checks)


def rules_from(shapes: Graph, checks: Iterable[Query]) -> dict[str, Rule]:
    """Return the rules of shapes and defect queries that were read, and the program's own, by id."""
    found = [*BUILT_IN, *shape_rules.rules(shapes), *map(_defect_rule, checks)]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


def find_rule(rules: Mapping[str, Rule], name: str) -> Rule:
    """Return the rule of that id.

    Raises:
        InputError: there is none; the message names the nearest.
    """
    if name in rules:
        return rules[name]
    raise InputError(f"there is no rule {name!r}: {hint(name, rules, 'kela-graph check --list names all')}")


def _defect_rule(query: Query) -> Rule:
    summary, why, fix = (
        {tag: query.say(decorator, (tag,)) or "" for tag in LANGUAGES}
        for decorator in ("summary", "why", "solution")
    )
    return Rule(query.name, "defects", defects.hold_header(query), summary, why, fix)
