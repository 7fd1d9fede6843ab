"""Findings of files that do not parse, and of questions, checks and answers that can't be used."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph import graph, queries
from kela_graph.checks.defects import read_defects
from kela_graph.checks.expected import read_expected
from kela_graph.checks.finding import Finding, Place, own_rule
from kela_graph.checks.located_graph import place_in
from kela_graph.errors import ParseError
from kela_graph.files import read_text
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf import gate
from kela_graph.rdf.sparql import declared_prefixes, missing_prefixes
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from kela_graph.errors import SyntaxProblem
    from kela_graph.folder import Folder

#: The rule of a prefix that is not declared, and that of a file that does not parse for another reason.
PREFIX: Final = own_rule("undeclared-prefix", "syntax")
SYNTAX: Final = own_rule("syntax", "syntax")

#: What reads a folder's files: the last two only see to it that all can be read.
_READERS: Final[tuple[Callable[[Folder], object], ...]] = (
    graph.parse,
    queries.library,
    read_defects,
    read_expected,
    partial(queries.library, part="profiles"),
    partial(queries.library, part="tables"),
)

_NOT_DECLARED: Final = re.compile(r"The prefix (?P<name>\S*): has not been declared")


def judge(folder: Folder) -> Iterator[Finding]:
    """Find every file of the folder that can't be read; InputError if it has no data."""
    problems: list[SyntaxProblem] = []
    for read in _READERS:
        try:
            read(folder)
        except ParseError as error:
            problems += error.problems
    for problem in dict.fromkeys(problems):
        yield from _of_prefixes(problem, folder) or [finding(problem)]


def finding(problem: SyntaxProblem) -> Finding:
    """Return what does not parse as a finding."""
    return SYNTAX.finding({"en": problem.message}, Place(problem.path, problem.line, problem.column))


def undeclared(query: str) -> Mapping[str, int]:
    """Return the undeclared prefixes of a query, each with the offset of its first use.

    Oxigraph only says of such a query that it expected something else nearby. The result is empty if the
    query has another fault too.
    """
    lacking = missing_prefixes(query)
    try:
        gate.admit(query)
        gate.parse(query, {name: str(PREFIXES.get(name, "x:")) for name in lacking})
    except (ParseError, SyntaxError):
        return {}
    return lacking


def _of_prefixes(problem: SyntaxProblem, folder: Folder) -> list[Finding]:
    """Return the findings of a problem that is only one of prefixes; nothing of another."""
    if match := _NOT_DECLARED.fullmatch(problem.message):
        return [_undeclared(match["name"], Place(problem.path, problem.line, problem.column), folder)]
    if Path(problem.path).suffix != ".rq" or problem.line is None:
        return []
    try:
        text = read_text(Path(problem.path))
    except ParseError:
        return []
    return [
        _undeclared(name, place_in(problem.path, text, at), folder) for name, at in undeclared(text).items()
    ]


def _undeclared(name: str, place: Place, folder: Folder) -> Finding:
    iri = PREFIXES.get(name) or next((iri for known, iri in _declared(folder) if known == name), None)
    keyword, end = ("PREFIX", "") if Path(place.path or "").suffix == ".rq" else ("@prefix", " .")
    line = f"{keyword} {name}: <{iri}>{end}"
    fix = texts("rules.undeclared-prefix.add", line=line) if iri else PREFIX.fix
    return PREFIX.finding(texts("rules.undeclared-prefix.message", name=name, fix=fix), place)


def _declared(folder: Folder) -> Iterator[tuple[str, str]]:
    """Give the prefixes that the folder's Turtle and TriG declare, with their absolute IRIs."""
    with suppress(ParseError):  # a finding of its own
        for file in folder.files:
            if file.format.rdf in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
                known = declared_prefixes(read_text(file.path))
                yield from ((name, iri) for name, iri in known.items() if ":" in iri)
