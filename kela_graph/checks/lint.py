"""Findings about how Turtle is written: prefixes, white space, order, and what stands in two files.

Machines write N-Triples, so only what stands in two files is reported of them. Files that the program shares
with every dataset are judged in its own dataset; in another body's they are only the first of two places.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import pyoxigraph as ox
from rdflib import URIRef

from kela_graph.checks import formatting, subject_order
from kela_graph.checks.finding import Finding, Related, own_rule
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.written import stored
from kela_graph.wording import Texts, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Place
    from kela_graph.checks.located_graph import LocatedFile
    from kela_graph.rdf.locations import Located, LocatedTriple, Term

#: The rules, by id.
_RULES: Final = {
    rule: own_rule(rule, "lint", "error" if rule == "statement-in-two-files" else "warning")
    for rule in (
        "unused-prefix", "prefix-conflict", "trailing-space", "tab", "subject-order", "subject-in-two-files",
        "statement-in-two-files",
    )
}  # fmt: skip
RULES: Final = tuple(_RULES.values())

_DATA: Final = "data/"


class _Spot(NamedTuple):
    """An offset in a file."""

    file: LocatedFile
    at: int

    @property
    def place(self) -> Place:
        return self.file.place(self.at)


def judge(case: Case) -> Iterator[Finding]:
    """Judge how the files of the ontology and data are written, then those of the shapes."""
    parts = [list(part.exact) for part in (case.asserted, case.shapes)]
    for files in parts:
        for file in files:
            if not file.source.shared and file.source.format.rdf == ox.RdfFormat.TURTLE:
                yield from _formatting(file)
                if file.source.name.startswith(_DATA):
                    yield from _order(file)
        yield from _repeated(files)
    yield from _conflicts(chain(*parts))


# -- One file -----------------------------------------------------------------------------------------------


def _formatting(file: LocatedFile) -> Iterator[Finding]:
    """Find unused prefixes, trailing blanks and tabs; the first of each line."""
    for rule, flaws in formatting.FLAWS.items():
        seen = set()
        for flaw in flaws(file.located):
            spot = _Spot(file, flaw.at)
            once = (spot.place.line, flaw.name)
            if once not in seen:
                seen.add(once)
                yield _finding(rule, spot, name=flaw.name)


def _order(file: LocatedFile) -> Iterator[Finding]:
    """Find the named subjects of a data file that are out of order."""
    for run in subject_order.runs(file.located):
        for block, other, before in subject_order.misplaced(run):
            subject, neighbour = map(file.located.written, (block.at, other.at))
            side = "before" if before else "after"
            message = texts(f"rules.subject-order.{side}", subject=subject, neighbour=neighbour)
            yield _RULES["subject-order"].finding(message, file.place(block.at), URIRef(block.subject))


# -- Several files ------------------------------------------------------------------------------------------


def _repeated(files: Sequence[LocatedFile]) -> Iterator[Finding]:
    """Find the statements that stand in two files, and the subjects that two files of data describe.

    A term may be described in two files of the ontology: an alignment adds to what is declared elsewhere. A
    file of data is about one kind of thing, so it should hold all about a subject. Of two places the one in
    the later file is reported, with the first beside it. A blank node is never in two files.
    """
    rewritten = stored(each.object for file in files for each in file.located.statements)
    stated: dict[tuple[Term, ...], _Spot] = {}
    described: dict[Term, _Spot] = {}
    for file in files:
        repeated = set()
        subjects: dict[Term, LocatedTriple] = {}
        for triple, statement in _first_statements(file.located, rewritten).items():
            subjects.setdefault(statement.subject, statement)
            spot = _Spot(file, statement.object_at)
            first = stated.setdefault(triple, spot)
            if first.file is not file:
                repeated.add((statement.subject, first.file))
                if not file.source.shared:
                    yield _twice("statement", spot, first, statement)
        for subject, statement in subjects.items() if file.source.name.startswith(_DATA) else ():
            spot = _Spot(file, statement.subject_at)
            first = described.setdefault(subject, spot)
            if first.file is not file and (subject, first.file) not in repeated:
                yield _twice("subject", spot, first, statement)


def _first_statements(
    located: Located, rewritten: Mapping[ox.Literal, ox.Literal]
) -> Mapping[tuple[Term, ...], LocatedTriple]:
    """Return the first statement of each triple as a store holds it, without those of blank nodes."""
    found: dict[tuple[Term, ...], LocatedTriple] = {}
    for statement in located.statements:
        subject, predicate, value = statement[:3]
        if isinstance(value, ox.Literal):
            value = rewritten.get(value, value)
        if not isinstance(subject, ox.BlankNode):
            found.setdefault((subject, predicate, value), statement)
    return found


def _twice(what: str, spot: _Spot, first: _Spot, statement: LocatedTriple) -> Finding:
    """Return the finding of a statement, or of a subject, that stands in two files."""
    subject, predicate = map(spot.file.located.written, (statement.subject_at, statement.predicate_at))
    terms = statement[:3] if what == "statement" else statement[:1]
    names = {"subject": subject, "predicate": predicate, "file": first.file.source.shown}
    return _finding(f"{what}-in-two-files", spot, terms, first, **names)


def _conflicts(files: Iterable[LocatedFile]) -> Iterator[Finding]:
    """Find the prefixes with another namespace than usual, or than where they come first.

    The empty prefix is each file's own.
    """
    known: dict[str, tuple[str, _Spot | None]] = {name: (str(iri), None) for name, iri in PREFIXES.items()}
    for file in files:
        for prefix in file.located.prefixes:
            spot = _Spot(file, prefix.name_at)
            namespace, first = known.setdefault(prefix.name, (prefix.namespace, spot))
            if prefix.name and prefix.namespace != namespace and not file.source.shared:
                where = first.file.source.shown if first else texts("rules.prefix-conflict.usually")
                names = {"name": prefix.name, "here": prefix.namespace, "elsewhere": namespace}
                yield _finding("prefix-conflict", spot, (), first, where=where, **names)


def _finding(
    rule: str, spot: _Spot, terms: Sequence[Term] = (), first: _Spot | None = None, **values: str | Texts
) -> Finding:
    """Return a finding of a rule, about a statement's first terms; with the first of two places."""
    related = (Related(texts(f"rules.{rule}.related"), at=first.place),) if first else ()
    message = Texts(f"rules.{rule}.message", values)
    return _RULES[rule].finding(message, spot.place, *map(node_of, terms), related=related)
