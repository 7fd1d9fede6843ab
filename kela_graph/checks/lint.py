"""Findings about how Turtle is written: prefixes, white space, order, and what stands in two files.

N-Triples are written by machines, so only what stands in two files is told of them.

Files that the program shares with every dataset are judged in its own dataset. In another body's they only
count as the first of two places.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyoxigraph as ox
from rdflib import XSD, URIRef

from kela_graph.checks import layout, order
from kela_graph.checks.finding import Finding, Related, own_rule
from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.locations import stored
from kela_graph.rdf.store import node_of
from kela_graph.wording import Texts, texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kela_graph.checks.case import Case
    from kela_graph.checks.located_file import LocatedFile
    from kela_graph.rdf.locations import Located, LocatedTriple, Term

Rewritten: TypeAlias = "Mapping[ox.Literal, ox.Literal]"

#: The rules, by id.
_RULES: Final = {
    id_: own_rule(id_, "lint", "error" if id_ == "statement-in-two-files" else "warning")
    for id_ in (
        "unused-prefix",
        "prefix-conflict",
        "trailing-space",
        "tab",
        "subject-order",
        "subject-in-two-files",
        "statement-in-two-files",
        "rewritten-literal",
    )
}
RULES: Final = tuple(_RULES.values())

_DATA: Final = "data/"
_XSD_STRING: Final = ox.NamedNode(XSD.string)
#: What Turtle writes without quotes, by the name of the datatype (RDF 1.1 Turtle, 2.5.2 and 2.5.3).
_BARE: Final = {
    "integer": r"[+-]?[0-9]+",
    "decimal": r"[+-]?[0-9]*\.[0-9]+",
    "double": r"[+-]?[0-9]+(\.[0-9]+)?[Ee][+-]?[0-9]+",
    "boolean": r"true|false",
}
_UPPER_CASE_TAG: Final = re.compile(r"@[a-z0-9-]*[A-Z]")


class _Spot(NamedTuple):
    """An offset in a file."""

    file: LocatedFile
    at: int


def judge(case: Case) -> Iterator[Finding]:
    """Judge how the files of the ontology and data are written, then those of the shapes."""
    parts = [list(part.exact) for part in (case.asserted, case.shapes)]
    for files in parts:
        rewritten = _rewritten(files)
        for file in files:
            if not file.source.shared and file.source.format.rdf == ox.RdfFormat.TURTLE:
                yield from _layout(file)
                yield from _literals(file, rewritten)
                if file.source.name.startswith(_DATA):
                    yield from _order(file)
        yield from _repeated(files, rewritten)
    yield from _conflicts(chain(*parts))


# -- One file -----------------------------------------------------------------------------------------------


def _layout(file: LocatedFile) -> Iterator[Finding]:
    """Tell prefixes without use, blanks at the ends of lines, and tabs: of each line the first."""
    for rule, flaws in layout.FLAWS.items():
        told = set()
        for flaw in flaws(file.located):
            once = (file.place(flaw.at).line, flaw.name)
            if once not in told:
                told.add(once)
                yield _finding(rule, _Spot(file, flaw.at), name=flaw.name)


def _order(file: LocatedFile) -> Iterator[Finding]:
    """Tell the named subjects of a data file that are out of order."""
    for run in order.runs(file.located):
        for entry, other, before in order.misplaced(run):
            subject, neighbour = map(file.located.written, (entry.at, other.at))
            side = "before" if before else "after"
            message = texts(f"rules.subject-order.{side}", subject=subject, neighbour=neighbour)
            yield _RULES["subject-order"].finding(message, file.place(entry.at), URIRef(entry.subject))


def _literals(file: LocatedFile, rewritten: Rewritten) -> Iterator[Finding]:
    """Tell the literals that the store keeps in another form."""
    located = file.located
    tags = _UPPER_CASE_TAG.search(located.text) is not None
    for statement in located.statements:
        literal = statement.object
        if isinstance(literal, ox.Literal) and (literal in rewritten or (tags and literal.language)):
            was, becomes = located.written(statement.object_at), _form(literal, rewritten)
            was = f"@{was.rpartition('@')[2]}" if literal.language else was
            if was != becomes:
                spot = _Spot(file, statement.object_at)
                yield _finding("rewritten-literal", spot, statement[:3], was=was, becomes=becomes)


def _rewritten(files: Iterable[LocatedFile]) -> Rewritten:
    """Return the typed literals of files that a store gives back otherwise, with what it gives."""
    typed = {
        term
        for file in files
        for _, _, term, *_ in file.located.statements
        if isinstance(term, ox.Literal) and term.language is None and term.datatype != _XSD_STRING
    }
    kept = ((literal, stored(literal)) for literal in typed)
    return {literal: found for literal, found in kept if found != literal}


def _form(literal: ox.Literal, rewritten: Rewritten) -> str:
    """Return how to write what the store makes of a literal: of one in a language, the tag."""
    if literal.language is not None:
        return f"@{literal.language}"
    kept = rewritten[literal]
    name = kept.datatype.value.rpartition("#")[2]
    bare = name in _BARE and re.fullmatch(_BARE[name], kept.value)
    return kept.value if bare else f'"{kept.value}"^^xsd:{name}'


# -- Several files ------------------------------------------------------------------------------------------


def _repeated(files: Sequence[LocatedFile], rewritten: Rewritten) -> Iterator[Finding]:
    """Tell the statements that stand in two files, and the subjects that two files of data describe.

    A term may be described in two files of the ontology: an alignment says more of what is declared
    elsewhere. A file of data is one kind of thing's, so a subject is at home in one. Of two places the
    one in the later file is told, with the first beside it. A blank node is never in two files.
    """
    stated: dict[tuple[Term, ...], _Spot] = {}
    described: dict[Term, _Spot] = {}
    for file in files:
        here = _first_statements(file.located, rewritten)
        repeated = set()
        for triple, statement in here.items():
            spot = _Spot(file, statement.object_at)
            first = stated.setdefault(triple, spot)
            if first.file is not file:
                repeated.add((statement.subject, first.file))
                if not file.source.shared:
                    yield _twice("statement", spot, first, statement)
        if file.source.name.startswith(_DATA):
            for statement in _first_of_subjects(here.values()):
                spot = _Spot(file, statement.subject_at)
                first = described.setdefault(statement.subject, spot)
                if first.file is not file and (statement.subject, first.file) not in repeated:
                    yield _twice("subject", spot, first, statement)


def _first_statements(located: Located, rewritten: Rewritten) -> Mapping[tuple[Term, ...], LocatedTriple]:
    """Return the first statement of each triple as a store holds it, those of blank nodes left out."""
    found: dict[tuple[Term, ...], LocatedTriple] = {}
    for statement in located.statements:
        subject, predicate, value = statement[:3]
        if isinstance(value, ox.Literal):
            value = rewritten.get(value, value)
        if not isinstance(subject, ox.BlankNode):
            found.setdefault((subject, predicate, value), statement)
    return found


def _first_of_subjects(statements: Iterable[LocatedTriple]) -> Iterable[LocatedTriple]:
    """Return the first statement of each subject."""
    found: dict[Term, LocatedTriple] = {}
    for statement in statements:
        found.setdefault(statement.subject, statement)
    return found.values()


def _twice(what: str, spot: _Spot, first: _Spot, statement: LocatedTriple) -> Finding:
    """Return the finding of a statement, or of a subject, that stands in two files."""
    subject, predicate = map(spot.file.located.written, (statement.subject_at, statement.predicate_at))
    return _finding(
        f"{what}-in-two-files",
        spot,
        statement[:3] if what == "statement" else statement[:1],
        first,
        subject=subject,
        predicate=predicate,
        file=first.file.source.shown,
    )


def _conflicts(files: Iterable[LocatedFile]) -> Iterator[Finding]:
    """Tell the prefixes that stand for another namespace than usual, or than where they come first.

    The prefix without a name is each file's own.
    """
    known: dict[str, tuple[str, _Spot | None]] = {name: (str(iri), None) for name, iri in PREFIXES.items()}
    for file in files:
        for prefix in file.located.prefixes:
            spot = _Spot(file, prefix.name_at)
            namespace, first = known.setdefault(prefix.name, (prefix.namespace, spot))
            if prefix.name and prefix.namespace != namespace and not file.source.shared:
                yield _finding(
                    "prefix-conflict",
                    spot,
                    first=first,
                    name=prefix.name,
                    here=prefix.namespace,
                    where=first.file.source.shown if first else texts("rules.prefix-conflict.usually"),
                    elsewhere=namespace,
                )


def _finding(
    rule: str,
    spot: _Spot,
    statement: Sequence[Term] = (),
    first: _Spot | None = None,
    **values: str | Texts,
) -> Finding:
    """Return a finding of a rule.

    Args:
        rule: its id.
        spot: where.
        statement: subject, predicate and object, as far as the finding is about them.
        first: the first of two places.
        values: what stands in the message.
    """
    message, place = Texts(f"rules.{rule}.message", values), spot.file.place(spot.at)
    related = Related(texts(f"rules.{rule}.related"), at=first.file.place(first.at)) if first else None
    return _RULES[rule].finding(
        message, place, *map(node_of, statement), related=() if related is None else (related,)
    )
