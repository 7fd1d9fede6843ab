"""Suppressions: comments by which a file answers for a finding on the line below.

``# kela-graph: ignore RULE because REASON``, on a line of its own, lets a finding of that rule on the next
line that is no comment pass. One that can't be used, or that nothing is found for, is a finding itself.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kela_graph.checks.finding import Finding, Place, Rule, Suppressed, own_rule
from kela_graph.files import read_text, shown
from kela_graph.rdf.sparql import lex
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from kela_graph.checks.places import Places

BAD: Final = own_rule("bad-suppression", "suppressions")
UNUSED: Final = own_rule("unused-suppression", "suppressions", "warning")

RULES: Final = (BAD, UNUSED)

_MARK: Final = "kela-graph:"
_COMMENT: Final = re.compile(r"#[^\r\n]*")
_ASKED: Final = re.compile(rf"#\s*{_MARK}\s*ignore\b\s*(?P<rest>.*)")
_WHOLE: Final = re.compile(r"(?P<rule>\S+)(?:\s+because\b\s*(?P<reason>.*))?")
_LINE_END: Final = re.compile(r"\r\n?|\n")


@dataclass(frozen=True, slots=True)
class Suppression:
    """A comment that asks to let a finding pass.

    Attributes:
        at: where it stands.
        rule: whose findings are to pass; empty where none is named.
        reason: why; empty where none is told.
        target: the line whose findings are to pass; None where the comment shares its line with a
            statement, so that it is not clear which is meant.
    """

    at: Place
    rule: str
    reason: str
    target: int | None


def read(places: Iterable[Places], queries: Iterable[Path]) -> list[Suppression]:
    """Read the suppressions of files whose triples are located, and of queries.

    Those that the program shares with every dataset are read in its own.

    Args:
        places: of the data and of the shapes.
        queries: the files of questions and checks.
    """
    found: list[Suppression] = []
    for each in places:
        for file, located in each.located():
            if _MARK in located.text and not file.shared:
                found += in_text(file.shown, located.text, located.gaps)
    for path in queries:
        text = read_text(path)
        if _MARK in text:
            found += in_text(shown(path), text, _lines_of_comments(text))
    return found


def apply(
    suppressions: Iterable[Suppression], findings: Iterable[Finding], rules: Mapping[str, Rule]
) -> tuple[list[Finding], list[Suppressed]]:
    """Return the findings that stay, those about suppressions among them, and those that are suppressed."""
    usable, stay = {}, []
    for each in suppressions:
        problem = _problem(each, rules)
        if problem is None:
            usable[each.at.path, each.target, each.rule] = each
        else:
            stay.append(_finding(BAD, each, problem))
    used: set[Suppression] = set()
    suppressed: list[Suppressed] = []
    for found in findings:
        by = usable.get((found.path, found.line, found.rule))
        if by is None:
            stay.append(found)
        else:
            used.add(by)
            suppressed.append(Suppressed(found, by.reason))
    stay += [_finding(UNUSED, each, _unused(each)) for each in usable.values() if each not in used]
    return stay, suppressed


def in_text(path: str, text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Suppression]:
    """Give the suppressions in the stretches of a text that hold its comments."""
    ends = [match.end() for match in _LINE_END.finditer(text)]
    starts = [0, *ends]
    for start, end in spans:
        for comment in _COMMENT.finditer(text, start, end):
            asked = _ASKED.fullmatch(comment[0].rstrip())
            if asked is None:
                continue
            line = sum(1 for at in ends if at <= comment.start()) + 1
            column = comment.start() - starts[line - 1] + 1
            told = _WHOLE.fullmatch(asked["rest"])
            yield Suppression(
                at=Place(path, line, column),
                rule=told["rule"] if told else "",
                reason=(told and told["reason"]) or "",
                target=_target(text, starts, line, column),
            )


def _target(text: str, starts: list[int], line: int, column: int) -> int | None:
    """Return the next line that is no comment, or None where the comment does not stand alone."""
    start = starts[line - 1]
    if text[start : start + column - 1].strip():
        return None
    while line < len(starts) and text[starts[line] :].lstrip(" \t").startswith("#"):
        line += 1
    return line + 1


def _lines_of_comments(text: str) -> Iterator[tuple[int, int]]:
    """Give the lines of a query that are nothing but a comment."""
    for token in lex(text):
        if token.kind == "comment" and not text[text.rfind("\n", 0, token.at) + 1 : token.at].strip():
            yield token.at, token.end


def _problem(suppression: Suppression, rules: Collection[str]) -> Mapping[str, str] | None:
    """Return why a suppression can't be used, or None where it can."""
    if not suppression.rule or not suppression.reason:
        return texts("rules.bad-suppression.incomplete")
    if suppression.target is None:
        return texts("rules.bad-suppression.shares_line")
    if suppression.rule not in rules or suppression.rule in {rule.id for rule in RULES}:
        if near := difflib.get_close_matches(suppression.rule, rules, 1):
            return texts("rules.bad-suppression.unknown_rule_near", rule=suppression.rule, near=near[0])
        return texts("rules.bad-suppression.unknown_rule", rule=suppression.rule)
    return None


def _unused(suppression: Suppression) -> Mapping[str, str]:
    return texts("rules.unused-suppression.message", rule=suppression.rule, line=suppression.target)


def _finding(rule: Rule, suppression: Suppression, message: Mapping[str, str]) -> Finding:
    return Finding(
        rule=rule.id,
        severity=rule.severity,
        message=message,
        at=suppression.at,
    )
