"""The rule of a prefix that is not declared, for which Turtle and SPARQL do not parse."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from kela_graph.checks.finding import Finding, Place, own_rule
from kela_graph.checks.located_file import place_in
from kela_graph.errors import ParseError
from kela_graph.files import read_text
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.sparql import declared, declared_prefixes, missing_prefixes
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kela_graph.errors import SyntaxProblem
    from kela_graph.folder import Folder

UNDECLARED: Final = own_rule("undeclared-prefix", "syntax")

_TOLD: Final = re.compile(r"The prefix (?P<name>\S*): has not been declared")


def findings(problem: SyntaxProblem, folder: Folder) -> list[Finding]:
    """Return what a problem of syntax is as findings, where it is one of prefixes only."""
    if told := _TOLD.fullmatch(problem.message):
        return [_finding(told["name"], Place(problem.path, problem.line, problem.column), folder)]
    if Path(problem.path).suffix != ".rq" or problem.line is None:
        return []
    try:
        text = read_text(Path(problem.path))
    except ParseError:
        return []
    lacking = undeclared(text)
    return [_finding(name, place_in(problem.path, text, at), folder) for name, at in lacking.items()]


def undeclared(query: str) -> Mapping[str, int]:
    """Return the prefixes that a query lacks, each with the offset of its first use.

    Oxigraph says of such a query only that it expected something else somewhere near. None are told
    where the query has another fault too.
    """
    lacking = missing_prefixes(query)
    with suppress(RuntimeError):  # it parses, and calls a function that there is not
        try:
            ox.Store().query(declared(query, {name: PREFIXES.get(name, "x:") for name in lacking}))
        except SyntaxError:
            return {}
    return lacking


def _finding(name: str, place: Place, folder: Folder) -> Finding:
    iri = PREFIXES.get(name) or next((iri for known, iri in _declared(folder) if known == name), None)
    keyword, end = ("PREFIX", "") if Path(place.path or "").suffix == ".rq" else ("@prefix", " .")
    line = f"{keyword} {name}: <{iri}>{end}"
    fix = texts("rules.undeclared-prefix.add", line=line) if iri else UNDECLARED.fix
    message = texts("rules.undeclared-prefix.message", name=name, fix=fix)
    return UNDECLARED.finding(message, place)


def _declared(folder: Folder) -> Iterator[tuple[str, str]]:
    """Give the prefixes that the folder's files of triples declare, with their absolute IRIs."""
    for file in folder.files:
        if file.format.rdf in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG):
            with suppress(ParseError):  # another finding tells of the file
                known = declared_prefixes(read_text(file.path))
                yield from ((name, iri) for name, iri in known.items() if ":" in iri)
