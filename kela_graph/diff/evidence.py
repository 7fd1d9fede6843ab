"""Readings confirmed or changed, doubts settled or raised, paragraphs reworded, sources that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCTERMS

from kela_graph.diff.alignment import STATEMENT, TYPE, is_annotation
from kela_graph.diff.change import Detail
from kela_graph.diff.ledger import differing, ordered, restated
from kela_graph.diff.responsibilities import EVIDENCE, responsibilities
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change
    from kela_graph.diff.facts import Facts
    from kela_graph.diff.ledger import Ledger

BASIS: Final = ox.NamedNode(RESP + "basis")
STATED: Final = ox.NamedNode(RESP + "Stated")
READINGS: Final = frozenset(ox.NamedNode(RESP + name) for name in ("ReadFromName", "ReadFromContext"))

_DOUBT: Final = ox.NamedNode(RESP + "SourceDiscrepancy")
_POSSIBLE: Final = ox.NamedNode(RESP + "possibleReading")
_CHOSEN: Final = ox.NamedNode(RESP + "chosenReading")
_PARAGRAPH: Final = ox.NamedNode(RESP + "Paragraph")
_TEXT: Final = ox.NamedNode(str(DCTERMS.description))


def readings(ledger: Ledger) -> Iterator[Change]:
    """Tell which statements are had from their source otherwise than before, or with other remarks."""
    shared = responsibilities(ledger.old) & responsibilities(ledger.new)
    for node in ledger.left():
        if isinstance(node, ox.BlankNode) and is_annotation(node):
            facts = ledger.new if node in ledger.new else ledger.old
            yield _reading(ledger, node, (), facts.statement(node))
        elif node in shared and any(ledger.of(node, *EVIDENCE)):
            yield _reading(ledger, node, EVIDENCE, None)


def doubts(ledger: Ledger) -> Iterator[Change]:
    """Tell which doubts are settled, read otherwise or raised; their readings go and come with them."""
    before, after = ledger.old.members(_DOUBT), ledger.new.members(_DOUBT)
    for node in ordered({*before, *after} & ledger.subjects):
        chosen = [ordered(facts.values(node, _CHOSEN)) for facts in (ledger.old, ledger.new)]
        if node in before and node in after:
            if chosen[0] != chosen[1]:
                yield ledger.change([node], [Detail("doubt-reread", *chosen)], *ledger.of(node, _CHOSEN))
            continue
        kind = "doubt-settled" if node in before else "doubt-raised"
        removed = _with_readings(ledger.old, ledger.new, node)
        added = _with_readings(ledger.new, ledger.old, node)
        yield ledger.change([node], [Detail(kind, *chosen)], removed, added)


def paragraphs(ledger: Ledger) -> Iterator[Change]:
    """Tell which paragraphs are worded otherwise, new or gone."""
    before, after = ledger.old.members(_PARAGRAPH), ledger.new.members(_PARAGRAPH)
    for node in ordered({*before, *after} & ledger.subjects):
        if node in before and node in after:
            statements = ledger.of(node, _TEXT)
            if any(statements):
                yield ledger.change([node], [differing("paragraph-reworded", *statements)], *statements)
            continue
        kind = "paragraph-removed" if node in before else "paragraph-added"
        texts = (ordered(facts.values(node, _TEXT)) for facts in (ledger.old, ledger.new))
        yield ledger.change([node], [Detail(kind, *texts)], ledger.old.of(node), ledger.new.of(node))


def _reading(
    ledger: Ledger, node: Subject, predicates: tuple[ox.NamedNode, ...], statement: tuple[Term, ...] | None
) -> Change:
    """Tell one annotation, or what a responsibility says of its own source, that is other than it was."""
    bases = [facts.values(node, BASIS) for facts in (ledger.old, ledger.new)]
    statements = ledger.of(node, *predicates)
    both = node in ledger.old and node in ledger.new
    if both and bases[0] != bases[1]:
        confirmed = bases[0] and bases[0] <= READINGS and bases[1] == {STATED}
        kind = "reading-confirmed" if confirmed else "reading-changed"
        detail = Detail(kind, ordered(bases[0]), ordered(bases[1]))
    else:
        detail = restated("annotation-changed", *(_remarks(side) for side in statements))
    subject = node if statement is None else statement[0]
    return ledger.change([subject], [detail], *statements, statement=statement)


def _remarks(statements: set[ox.Triple]) -> set[ox.Triple]:
    """Leave out what says only that there is an annotation, and of what."""
    return {t for t in statements if t.predicate not in (*STATEMENT, TYPE)}


def _with_readings(facts: Facts, other: Facts, doubt: Subject) -> Iterator[ox.Triple]:
    """Give what is said of a doubt, and of its readings where the other side has none of them."""
    yield from facts.of(doubt)
    for reading in facts.values(doubt, _POSSIBLE):
        if isinstance(reading, ox.NamedNode | ox.BlankNode) and reading not in other:
            yield from facts.of(reading)
