"""Terms of an ontology added, removed, deprecated, narrowed, widened or reworded; the versions asked for.

A change breaks where what conformed may now contradict (a domain, a range, a disjointness, a characteristic
or a condition is new), or where what was there or followed no longer is or does (a term, a superclass, a
chain is gone).
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, VANN, XSD

from kela_graph.diff.alignment import TYPE, named
from kela_graph.diff.change import STEPS, Detail, Version
from kela_graph.diff.ledger import by_property, ordered
from kela_graph.diff.triples import SUBCLASS, IndexedGraph, grouped

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change, Step
    from kela_graph.diff.ledger import Ledger

_ONTOLOGY, _VERSION, _DEFINED_BY = named(OWL.Ontology, OWL.versionIRI, RDFS.isDefinedBy)
_NAMESPACE, _DEPRECATED = named(VANN.preferredNamespaceUri, OWL.deprecated)
_TRUE: Final = frozenset(ox.Literal(text, datatype=named(XSD.boolean)[0]) for text in ("true", "1"))

#: The types that make a resource a term; an individual is one where it belongs to an ontology.
_TERMS: Final = named(
    *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
    *(RDFS.Class, RDFS.Datatype, RDF.Property),
)
_INDIVIDUAL: Final = named(OWL.NamedIndividual)

#: Axioms of no one term: all their members are meant.
_GROUPS: Final = frozenset(named(OWL.AllDifferent, OWL.AllDisjointClasses, OWL.AllDisjointProperties))
_MEMBERS: Final = named(OWL.members, OWL.distinctMembers)

#: Axioms by their predicates, or by the types that they give: whether one may contradict what conformed, and
#: whether anything follows from it.
_AXIOMS: Final[Mapping[Term, tuple[bool, bool]]] = {
    **dict.fromkeys(
        named(
            *(OWL.disjointWith, OWL.propertyDisjointWith, OWL.complementOf, OWL.disjointUnionOf, OWL.hasKey),
            *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty),
            *(OWL.AsymmetricProperty, OWL.IrreflexiveProperty),
        ),
        (True, False),
    ),
    **dict.fromkeys(
        named(RDFS.domain, RDFS.range, OWL.equivalentClass, OWL.equivalentProperty), (True, True)
    ),
    **dict.fromkeys(
        (
            *named(RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyChainAxiom),
            *named(OWL.TransitiveProperty, OWL.SymmetricProperty, OWL.ReflexiveProperty),
            *(*_TERMS, *_INDIVIDUAL),
        ),
        (False, True),
    ),
}

_NUMBERS: Final = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def changes(ledger: Ledger) -> Iterator[Change]:
    """Give the changes of terms."""
    before, after = map(terms, ledger.sides)
    for node in ordered((before | after) & ledger.subjects):
        ontology = _ontology(ledger.new if node in after else ledger.old, node)
        if node not in after:
            yield ledger.whole("term-removed", node, breaking=True, ontology=ontology)
        elif node not in before:
            yield ledger.whole("term-added", node, ontology=ontology)
        else:
            yield from _changed(ledger, node, ontology)
    for node in ledger.left():
        if isinstance(node, ox.BlankNode):
            yield from _group(ledger, node)


def versions(changes: Iterable[Change], ledger: Ledger) -> tuple[Version, ...]:
    """Return the version that semantic versioning asks of each ontology, by the changes of its terms."""
    steps = grouped((change.ontology, _step(change)) for change in changes if change.section == "terms")
    found = []
    for ontology, asked in sorted(steps.items(), key=lambda item: str(item[0] or "")):
        step = max(asked, key=STEPS.index)
        old, new = (_stated(side, ontology) if ontology else None for side in ledger.sides)
        found.append(Version(ontology, step, old, new, _next(old, step)))
    return tuple(found)


def terms(side: IndexedGraph) -> set[Subject]:
    """Return the terms that a graph declares."""
    individuals = (term for term in side.members(*_INDIVIDUAL) if _ontology(side, term))
    return {t for t in chain(side.members(*_TERMS), individuals) if isinstance(t, ox.NamedNode)}


def _changed(ledger: Ledger, node: Subject, ontology: ox.NamedNode | None) -> Iterator[Change]:
    """Give the change of a term that both sides have."""
    removed, added = ledger.of(node)
    details = [
        Detail(kind)
        for kind, side in (("term-deprecated", added), ("term-restored", removed))
        if any(t.predicate == _DEPRECATED and t.object in _TRUE for t in side)
    ]
    lost, gained = ({t: effect for t in side if (effect := _effect(t))} for side in (removed, added))
    if gained:
        details.append(Detail("term-narrowed", (), ordered(gained)))
    if lost:
        details.append(Detail("term-widened", ordered(lost), ()))
    rest = removed - lost.keys(), added - gained.keys()
    wording = [{t for t in side if t.predicate != _DEPRECATED} for side in rest]
    if any(wording):
        details += by_property("term-reworded", *wording)
    if details:
        breaking = any(follows for _, follows in lost.values())
        breaking |= any(contradicts for contradicts, _ in gained.values())
        yield ledger.change([node], details, removed, added, breaking=breaking, ontology=ontology)


def _group(ledger: Ledger, node: ox.BlankNode) -> Iterator[Change]:
    """Give the change of an axiom that all its members are disjoint, or different, which is new or gone."""
    for side, kind in zip(ledger.sides, ("term-widened", "term-narrowed"), strict=True):
        kinds = ordered(side.values(node, TYPE) & _GROUPS)
        members = ordered({each for head in side.values(node, *_MEMBERS) for each in side.listed(head)})
        known = [term for term in members if isinstance(term, ox.NamedNode)]
        if kinds and known:
            narrowed = side is ledger.new
            detail = Detail(kind, (), kinds) if narrowed else Detail(kind, kinds, ())
            ontology = _ontology(side, known[0])
            yield ledger.change(members, [detail], *ledger.of(node), breaking=narrowed, ontology=ontology)


def _effect(triple: ox.Triple) -> tuple[bool, bool] | None:
    """Return whether an axiom may contradict, and whether anything follows from it; None of no axiom."""
    if triple.predicate == SUBCLASS and isinstance(triple.object, ox.BlankNode):
        return True, True
    return _AXIOMS.get(triple.object if triple.predicate == TYPE else triple.predicate)


def _step(change: Change) -> Step:
    if change.breaking:
        return "major"
    return "patch" if {*change.kinds} == {"term-reworded"} else "minor"


def _ontology(side: IndexedGraph, term: Subject) -> ox.NamedNode | None:
    """Return the ontology of a term: by what defines it, else by its namespace."""
    for found in ordered(side.values(term, _DEFINED_BY)):
        if isinstance(found, ox.NamedNode):
            return found
    if not isinstance(term, ox.NamedNode):
        return None
    fits = {}
    for ontology in side.members(_ONTOLOGY):
        if isinstance(ontology, ox.NamedNode):
            stated = (v.value for v in side.values(ontology, _NAMESPACE) if isinstance(v, ox.Literal))
            for space in (ontology.value, *stated):
                if term.value.startswith(space) and re.fullmatch(r"[#/]?[^#/]+", term.value[len(space) :]):
                    fits[len(space), ontology.value] = ontology
    return fits[max(fits)] if fits else None


def _stated(side: IndexedGraph, ontology: ox.NamedNode) -> str | None:
    """Return the version number at the end of an ontology's version IRI."""
    found = (_NUMBERS.search(str(value)) for value in ordered(side.values(ontology, _VERSION)))
    return next((match[0] for match in found if match), None)


def _next(version: str | None, step: Step) -> str | None:
    """Return the least version that a step leads to (Semantic Versioning 2.0.0, items 4 and 6 to 8)."""
    found = _NUMBERS.fullmatch(version or "")
    if found is None:
        return None
    major, minor, patch = map(int, found.groups())
    if step == "major" and major:
        return f"{major + 1}.0.0"
    return f"{major}.{minor}.{patch + 1}" if step == "patch" else f"{major}.{minor + 1}.0"
