"""Findings about how Turtle is written: prefixes, white space, order, and what stands in two files.

N-Triples are written by machines, so only what stands in two files is told of them.

Files that the program shares with every dataset are judged in its own dataset. In another body's they only
count as the first of two places.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

import pyoxigraph as ox
from rdflib import XSD, BNode, Literal, URIRef

from kela_graph.checks import layout, order
from kela_graph.checks.finding import Finding, Place, Related, own_rule
from kela_graph.namespaces import PREFIXES
from kela_graph.wording import texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rdflib.term import Node

    from kela_graph.checks.finding import Severity
    from kela_graph.checks.places import Places
    from kela_graph.folder import SourceFile
    from kela_graph.rdf.locations import Located, LocatedTriple, Prefix, Term

File: TypeAlias = "tuple[SourceFile, Located]"
Rewritten: TypeAlias = "Mapping[ox.Literal, ox.Literal]"

_SEVERITIES: Final[Mapping[str, Severity]] = {
    "unused-prefix": "warning",
    "prefix-conflict": "warning",
    "trailing-space": "warning",
    "tab": "warning",
    "subject-order": "warning",
    "subject-in-two-files": "warning",
    "statement-in-two-files": "error",
    "rewritten-literal": "warning",
}
#: The rules that findings of lint carry.
RULES: Final = tuple(own_rule(id_, "lint", severity) for id_, severity in _SEVERITIES.items())

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

    file: SourceFile
    located: Located
    at: int

    def related(self, message: Mapping[str, str]) -> Related:
        return Related(message, at=self.place)

    @property
    def place(self) -> Place:
        at = self.located.location(self.at)
        return Place(self.file.shown, at.line, at.column)


def judge(places: Places, shape_places: Places) -> Iterator[Finding]:
    """Judge how the files of a dataset are written.

    Args:
        places: of its ontology and data.
        shape_places: of its shapes.
    """
    graph, shapes = list(places.located()), list(shape_places.located())
    for files in (graph, shapes):
        rewritten = _rewritten(files)
        for file, located in files:
            if not file.shared and file.format.rdf == ox.RdfFormat.TURTLE:
                yield from _layout(file, located)
                yield from _literals(file, located, rewritten)
                if file.name.startswith(_DATA):
                    yield from _order(file, located)
        yield from _repeated(files, rewritten)
    yield from _conflicts([*graph, *shapes])


# -- One file -----------------------------------------------------------------------------------------------


def _layout(file: SourceFile, located: Located) -> Iterator[Finding]:
    """Tell blanks at the ends of lines, tabs (the first of each line) and prefixes without use."""
    for prefix, flaw in layout.unused_prefixes(located):
        message = texts("rules.unused-prefix.message", name=prefix.name)
        yield _finding("unused-prefix", _Spot(file, located, flaw.at), message)
    for flaw in layout.trailing_space(located):
        message = texts("rules.trailing-space.message")
        yield _finding("trailing-space", _Spot(file, located, flaw.at), message)
    told = set()
    for flaw in layout.tabs(located):
        line = located.location(flaw.at).line
        if line not in told:
            told.add(line)
            yield _finding("tab", _Spot(file, located, flaw.at), texts("rules.tab.message"))


def _order(file: SourceFile, located: Located) -> Iterator[Finding]:
    """Tell the named subjects of a data file that are out of order."""
    for run in order.runs(located):
        for entry, other, before in order.misplaced(run):
            subject, neighbour = located.written(entry.at), located.written(other.at)
            side = "before" if before else "after"
            message = texts(f"rules.subject-order.{side}", subject=subject, neighbour=neighbour)
            spot = _Spot(file, located, entry.at)
            yield _finding("subject-order", spot, message, focus=URIRef(entry.subject))


def _literals(file: SourceFile, located: Located, rewritten: Rewritten) -> Iterator[Finding]:
    """Tell the literals that the store keeps in another form."""
    tags = _UPPER_CASE_TAG.search(located.text) is not None
    for statement in located.statements:
        literal = statement.object
        if isinstance(literal, ox.Literal) and (literal in rewritten or (tags and literal.language)):
            was, becomes = located.written(statement.object_at), _form(literal, rewritten)
            was = f"@{was.rpartition('@')[2]}" if literal.language else was
            if was == becomes:
                continue
            message = texts("rules.rewritten-literal.message", was=was, becomes=becomes)
            spot = _Spot(file, located, statement.object_at)
            yield _about("rewritten-literal", spot, message, statement)


def _rewritten(files: Iterable[File]) -> Rewritten:
    """Return the typed literals of files that a store gives back otherwise, with what it gives."""
    from kela_graph.rdf.locations import stored

    typed = {
        term
        for _, located in files
        for _, _, term, *_ in located.statements
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


def _repeated(files: Sequence[File], rewritten: Rewritten) -> Iterator[Finding]:
    """Tell the statements that stand in two files, and the subjects that two files of data describe.

    A term may be described in two files of the ontology: an alignment says more of what is declared
    elsewhere. A file of data is one kind of thing's, so a subject is at home in one. Of two places the
    one in the later file is told, with the first beside it. A blank node is never in two files.
    """
    stated: dict[tuple[Term, ...], _Spot] = {}
    described: dict[Term, _Spot] = {}
    for file, located in files:
        here = _first_statements(located, rewritten)
        repeated = set()
        for triple, statement in here.items():
            first = stated.setdefault(triple, _Spot(file, located, statement.object_at))
            if first.file is not file:
                repeated.add((statement.subject, first.file))
                if not file.shared:
                    yield _statement_finding(_Spot(file, located, statement.object_at), first, statement)
        if file.name.startswith(_DATA):
            for subject, at in _first_subjects(here.values()).items():
                first = described.setdefault(subject, _Spot(file, located, at))
                if first.file is not file and (subject, first.file) not in repeated:
                    yield _subject_finding(_Spot(file, located, at), first, URIRef(subject.value))


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


def _first_subjects(statements: Iterable[LocatedTriple]) -> Mapping[ox.NamedNode, int]:
    found: dict[ox.NamedNode, int] = {}
    for statement in statements:
        if isinstance(statement.subject, ox.NamedNode):
            found.setdefault(statement.subject, statement.subject_at)
    return found


def _statement_finding(spot: _Spot, first: _Spot, statement: LocatedTriple) -> Finding:
    subject, predicate = map(spot.located.written, (statement.subject_at, statement.predicate_at))
    message = texts(
        "rules.statement-in-two-files.message", subject=subject, predicate=predicate, file=first.file.shown
    )
    related = first.related(texts("rules.statement-in-two-files.related"))
    return _about("statement-in-two-files", spot, message, statement, related)


def _subject_finding(spot: _Spot, first: _Spot, subject: URIRef) -> Finding:
    name = spot.located.written(spot.at)
    message = texts("rules.subject-in-two-files.message", subject=name, file=first.file.shown)
    related = first.related(texts("rules.subject-in-two-files.related"))
    return _finding("subject-in-two-files", spot, message, related, focus=subject)


def _conflicts(files: Iterable[File]) -> Iterator[Finding]:
    """Tell the prefixes that stand for another namespace than usual, or than where they come first.

    The prefix without a name is each file's own.
    """
    known: dict[str, tuple[str, _Spot | None]] = {name: (str(iri), None) for name, iri in PREFIXES.items()}
    for file, located in files:
        for prefix in located.prefixes:
            spot = _Spot(file, located, prefix.name_at)
            namespace, first = known.setdefault(prefix.name, (prefix.namespace, spot))
            if prefix.name and prefix.namespace != namespace and not file.shared:
                yield _conflict_finding(spot, prefix, namespace, first)


def _conflict_finding(spot: _Spot, prefix: Prefix, namespace: str, first: _Spot | None) -> Finding:
    message = texts(
        "rules.prefix-conflict.message",
        name=prefix.name,
        here=prefix.namespace,
        where=texts("rules.prefix-conflict.usually") if first is None else first.file.shown,
        elsewhere=namespace,
    )
    related = () if first is None else (first.related(texts("rules.prefix-conflict.related")),)
    return _finding("prefix-conflict", spot, message, *related)


# -- Findings -----------------------------------------------------------------------------------------------


def _about(
    rule: str, spot: _Spot, message: Mapping[str, str], statement: LocatedTriple, *related: Related
) -> Finding:
    """Return a finding about a statement."""
    focus, predicate, value = map(_to_rdflib, statement[:3])
    return _finding(rule, spot, message, *related, focus=focus, predicate=predicate, value=value)


def _finding(
    rule: str,
    spot: _Spot,
    message: Mapping[str, str],
    *related: Related,
    focus: Node | None = None,
    predicate: Node | None = None,
    value: Node | None = None,
) -> Finding:
    return Finding(
        rule=rule,
        severity=_SEVERITIES[rule],
        message=message,
        focus=focus,
        at=spot.place,
        predicate=predicate,
        value=value,
        related=related,
    )


def _to_rdflib(term: Term) -> Node:
    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)
    return BNode(term.value) if isinstance(term, ox.BlankNode) else URIRef(term.value)
