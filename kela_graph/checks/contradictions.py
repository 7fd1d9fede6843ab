"""Findings of contradictions: statements that can't all be true, down to the lines that say so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef

from kela_graph import terms
from kela_graph.checks.contradiction_rules import KINDS, LANGUAGES, RULES, rule_id
from kela_graph.checks.finding import Finding, Related
from kela_graph.inference.contradictions import contradictions
from kela_graph.inference.proofs import Prover
from kela_graph.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.checks.places import Places
    from kela_graph.inference.contradictions import Contradiction
    from kela_graph.inference.tables import RDFTriple, Statement, Term

__all__ = ["RULES", "judge"]

#: The vocabularies whose statements are axioms, but for these about instances.
_VOCABULARIES: Final = tuple(map(str, (OWL, RDF, RDFS)))
_OF_INSTANCES: Final = frozenset(map(str, (OWL.Nothing, OWL.Thing, OWL.sameAs)))


def judge(asserted: Dataset, dataset: Dataset, places: Places) -> Iterator[Finding]:
    """Find what contradicts itself in what is stated and what follows from it.

    One finding for the same stated reasons by one rule. Its focus, predicate and value are the
    stated triple to look at first: one that itself collides, else one that a colliding triple
    follows from, and about instances where there is such. The others are `related`.

    Args:
        asserted: what is stated.
        dataset: the same with what follows from it.
        places: where its places in files are.
    """
    stated = dict.fromkeys(_triples(asserted))
    inferred = [triple for triple in dict.fromkeys(_triples(dataset)) if triple not in stated]
    found = contradictions([*stated, *inferred])
    if not found:
        return
    prover, writer = Prover(stated, inferred), _Writer(dataset, places)
    seen: set[tuple[str, frozenset[RDFTriple]]] = set()
    for each in found:
        # Every literal stands in a stated triple, and that is where it is to be mended.
        if each.rule == "dt-not-type" and each.triples[0] not in stated:
            continue
        reasons = {triple: prover.reasons(triple) or (triple,) for triple in each.triples}
        key = each.rule, frozenset(reason for group in reasons.values() for reason in group)
        if key not in seen:
            seen.add(key)
            yield writer.finding(each, reasons)


def _triples(dataset: Dataset) -> Iterator[Statement]:
    store = dataset.store
    assert isinstance(store, Store)  # noqa: S101 - a dataset that is checked is in our store
    return ((quad.subject, quad.predicate, quad.object) for quad in store.oxigraph)


class _Writer:
    """Writes findings in one dataset; what many have in common is looked up once."""

    def __init__(self, dataset: Dataset, places: Places) -> None:
        self._dataset = dataset
        self._places = places
        self._related = cache(self._related_to)
        self._name = cache(self._name_of)

    def finding(
        self, contradiction: Contradiction, reasons: Mapping[RDFTriple, tuple[RDFTriple, ...]]
    ) -> Finding:
        """The finding of a contradiction, with the stated reasons for each triple that collides."""
        ordered = dict.fromkeys(reason for group in reasons.values() for reason in group)
        blamed = min(ordered, key=lambda triple: (_is_axiom(triple), triple not in reasons))
        subject, predicate, value = map(_node, blamed)
        place = self._places.find(subject, predicate, value)
        return Finding(
            rule=rule_id(contradiction.rule),
            severity="error",
            message=self._message(contradiction, subject),
            focus=subject,
            label=terms.label(self._dataset, subject, ("en",)),
            path=place.path,
            line=place.line,
            column=place.column,
            predicate=predicate,
            value=value,
            related=tuple(self._related(triple) for triple in ordered if triple != blamed),
        )

    def _message(self, contradiction: Contradiction, focus: Node) -> dict[str, str]:
        """What is wrong and what to do, by language."""
        kind = KINDS[contradiction.rule]
        first, second = contradiction.triples[0], contradiction.triples[:2][-1]
        parts = zip(("s", "p", "o", "p2", "o2"), map(_node, (*first, *second[1:])), strict=True)
        nodes = dict(parts, focus=focus)
        value = nodes["o"]
        datatype = value.datatype if isinstance(value, Literal) else None
        messages = {}
        for tag, problem, fix in zip(LANGUAGES, kind.problem, kind.fix, strict=True):
            names = {key: self._name(node, tag) for key, node in nodes.items()}
            messages[tag] = f"{problem.format(**names, d=datatype and self._short(datatype))} {fix}"
        return messages

    def _name_of(self, node: Node, language: str) -> str:
        """A label in the language or another, else what a person would type; of a literal the value."""
        if isinstance(node, Literal):
            return str(node)
        return terms.label(self._dataset, node, (language, *LANGUAGES)) or self._short(node)

    def _related_to(self, triple: RDFTriple) -> Related:
        """A triple as a person would write it in Turtle, and where it is."""
        subject, predicate, value = map(_node, triple)
        verb = "a" if predicate == RDF.type else self._short(predicate)
        text = f"{self._short(subject)} {verb} {self._short(value)}"
        place = self._places.find(subject, predicate, value)
        return Related(text, place.path, place.line, place.column)

    def _short(self, node: Node) -> str:
        if isinstance(node, BNode):
            return "[]"
        if isinstance(node, Literal):
            quoted = Literal(str(node), lang=node.language).n3()
            return f"{quoted}^^{self._short(node.datatype)}" if node.datatype else quoted
        return terms.short(self._dataset, node)


def _is_axiom(triple: RDFTriple) -> bool:
    """Whether a triple says something of classes and properties rather than of instances."""
    _, predicate, value = triple
    says = value if predicate.value == str(RDF.type) else predicate
    iri = says.value if isinstance(says, ox.NamedNode) else ""
    return iri.startswith(_VOCABULARIES) and iri not in _OF_INSTANCES


def _node(term: Term) -> Node:
    """A term of Oxigraph's as one of rdflib's, written as it was."""
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    assert isinstance(term, ox.Literal)  # noqa: S101 - rdflib's store holds no triple terms
    datatype = None if term.language else URIRef(term.datatype.value)
    return Literal(term.value, term.language, datatype, normalize=False)
