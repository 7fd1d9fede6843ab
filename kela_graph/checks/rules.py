"""The rules of a check: what each looks for, why that matters, and what to do."""

from __future__ import annotations

from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING, Final

from rdflib import Graph

from kela_graph import graph
from kela_graph.checks import (
    answers,
    consistency,
    lint,
    owl_profile,
    parsing,
    shape_rules,
    suppressions,
    undeclared_terms,
)
from kela_graph.checks.defects import read_defects, rule_of
from kela_graph.checks.shapes import MALFORMED
from kela_graph.errors import InputError, ParseError, hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kela_graph.checks.finding import Rule
    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The program's own rules for every graph, and those for every dataset.
_ALWAYS: Final = (parsing.SYNTAX, MALFORMED, *suppressions.RULES)
BUILT_IN: Final = (
    *_ALWAYS,
    parsing.PREFIX,
    answers.RULE,
    *lint.RULES,
    *undeclared_terms.RULES,
    *owl_profile.RULES.values(),
    *consistency.RULES.values(),
)


def rules_from(shapes: Graph, checks: Iterable[Query] | None = None) -> dict[str, Rule]:
    """Return the rules by which a graph is judged, by id.

    Args:
        shapes: its shapes.
        checks: its dataset's defect queries; None for files that only shapes judge.
    """
    if checks is None:
        rules = [*_ALWAYS, *shape_rules.rules(shapes, shape_rules.WHY_ELSEWHERE)]
    else:
        rules = [*BUILT_IN, *shape_rules.rules(shapes), *map(rule_of, checks)]
    return {rule.id: rule for rule in sorted(rules, key=lambda rule: rule.id)}


def rules_of_folder(folder: Folder, *, partly: bool = False) -> dict[str, Rule]:
    """Return the rules by which a folder's dataset is judged, by id.

    Args:
        folder: the dataset folder.
        partly: whether to leave out what can't be read.

    Raises:
        ParseError: its shapes or defect queries can't be read.
    """
    shapes = Graph()
    checks: list[Query] = []
    unreadable = suppress(ParseError) if partly else nullcontext()
    with unreadable:
        shapes = graph.read_shapes(folder)
    with unreadable:
        checks = read_defects(folder)
    return rules_from(shapes, checks)


def find_rule(rules: Mapping[str, Rule], name: str) -> Rule:
    """Return the rule of that id.

    Raises:
        InputError: no rule has the id; the message names the nearest.
    """
    if name in rules:
        return rules[name]
    raise InputError(f"there is no rule {name!r}: {hint(name, rules, 'kela-graph check --list names all')}")
