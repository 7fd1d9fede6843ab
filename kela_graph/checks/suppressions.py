"""Suppressions: comments that suppress a finding on the line below.

``# kela-graph: ignore RULE because REASON``, on a line of its own, suppresses a finding of that rule on the
next line that is not a comment. One that can't be used, or that suppresses nothing, is a finding itself.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kela_graph.checks import rule_names
from kela_graph.checks.finding import Finding, Place, Rule, Suppressed, own_rule
from kela_graph.files import read_text, shown
from kela_graph.rdf.locations.located import line_starts, location_of
from kela_graph.rdf.sparql import TOKEN
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kela_graph.checks.case import Case

BAD: Final = own_rule("bad-suppression", "suppressions")
UNUSED: Final = own_rule("unused-suppression", "suppressions", "warning")

RULES: Final = (BAD, UNUSED)

_MARK: Final = "kela-graph:"
_COMMENT: Final = re.compile(r"#[^\r\n]*")
_ASKED: Final = re.compile(rf"#\s*{_MARK}\s*ignore\b\s*(?P<rest>.*)")
_PARTS: Final = re.compile(r"(?P<rule>\S+)(?:\s+because\b\s*(?P<reason>.*))?")
_COMMENT_LINE: Final = re.compile(r"[ \t]*#")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that suppresses the findings of a rule on a target line; it has none if it shares its own."""

    at: Place
    rule: str
    reason: str
    target: int | None


def read(case: Case) -> Iterator[Suppression]:
    """Read the suppressions in the exact files of a case, and in its own queries.

    Those that the program shares with every dataset are read in its own.
    """
    for file in (*case.asserted.exact, *case.shapes.exact):
        located = file.located
        if _MARK in located.text and not file.source.shared:
            yield from in_text(file.source.shown, located.text, located.gaps)
    for path in case.folder.own_query_files if case.folder else ():
        if _MARK in (text := read_text(path)):
            yield from in_text(shown(path), text, _comment_lines(text))


def apply(
    suppressions: Iterable[Suppression], findings: Iterable[Finding], rules: Mapping[str, Rule]
) -> tuple[list[Finding], list[Suppressed]]:
    """Return the findings that stay, those about suppressions among them, and those that are suppressed."""
    usable, stay = {}, []
    for each in suppressions:
        ids = rule_names.meant(rules, each.rule)
        if problem := _problem(each, rules, ids):
            stay.append(BAD.finding(problem, each.at))
        else:
            usable[each.at.path, each.target, ids[0]] = each
    used: set[Suppression] = set()
    suppressed: list[Suppressed] = []
    for found in findings:
        if by := usable.get((found.path, found.line, found.rule)):
            used.add(by)
            suppressed.append(Suppressed(found, by.reason))
        else:
            stay.append(found)
    for each in usable.values():
        if each not in used:
            message = texts("rules.unused-suppression.message", rule=each.rule, line=each.target)
            stay.append(UNUSED.finding(message, each.at))
    return stay, suppressed


def in_text(path: str, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Suppression]:
    """Give the suppressions in the stretches of a text that hold its comments."""
    starts = line_starts(text)
    targets = _targets(text, starts)
    for start, end in spans:
        for comment in _COMMENT.finditer(text, start, end):
            asked = _ASKED.fullmatch(comment[0].rstrip())
            if asked is not None:
                parts = _PARTS.fullmatch(asked["rest"])
                rule, reason = (parts["rule"], parts["reason"] or "") if parts else ("", "")
                at = location_of(starts, comment.start())
                alone = not text[starts[at.line - 1] : comment.start()].strip()
                target = targets[at.line] if alone else None
                yield Suppression(Place(path, at.line, at.column), rule, reason, target)


def _targets(text: str, starts: list[int]) -> list[int]:
    """Return the next line that is not a comment, for each line from 1 on."""
    targets = [len(starts) + 1]
    for line in range(len(starts) - 1, -1, -1):
        targets.append(targets[-1] if _COMMENT_LINE.match(text, starts[line]) else line + 1)
    return targets[::-1]


def _comment_lines(text: str) -> Iterator[tuple[int, int]]:
    """Give the lines of a query that are nothing but a comment."""
    for token in TOKEN.finditer(text):
        if token["comment"] and not text[text.rfind("\n", 0, token.start()) + 1 : token.start()].strip():
            yield token.span()


def _problem(
    suppression: Suppression, rules: Mapping[str, Rule], ids: Sequence[str]
) -> Mapping[str, str] | None:
    """Return why a suppression can't be used, or None if it can be: of one rule of those that it may mean."""
    if not suppression.rule or not suppression.reason:
        return texts("rules.bad-suppression.incomplete")
    if suppression.target is None:
        return texts("rules.bad-suppression.shares_line")
    if len(ids) > 1:
        return texts("rules.bad-suppression.several", rule=suppression.rule, rules=", ".join(ids))
    if not ids or suppression.rule in {rule.id for rule in RULES}:
        if near := difflib.get_close_matches(suppression.rule, rule_names.known_names(rules), 1):
            return texts("rules.bad-suppression.unknown_rule_near", rule=suppression.rule, near=near[0])
        return texts("rules.bad-suppression.unknown_rule", rule=suppression.rule)
    return None
