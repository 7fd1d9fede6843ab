"""Terms of an ontology added, removed, deprecated, narrowed, widened or reworded; the versions asked for.

A change breaks where what conformed may now contradict (a domain, a range, a disjointness, a characteristic
or a condition is new), or where what was there or followed no longer is or does (a term, a superclass, a
chain is gone).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, VANN, XSD

from kela_graph.diff.alignment import TYPE
from kela_graph.diff.change import STEPS, Detail, Version
from kela_graph.diff.facts import SUBCLASS, Facts
from kela_graph.diff.ledger import ordered, restated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import URIRef

    from kela_graph.diff.alignment import Subject, Term
    from kela_graph.diff.change import Change, Step
    from kela_graph.diff.ledger import Ledger


def _nodes(*iris: URIRef) -> frozenset[ox.NamedNode]:
    return frozenset(ox.NamedNode(str(iri)) for iri in iris)


ONTOLOGY: Final = ox.NamedNode(str(OWL.Ontology))
_VERSION: Final = ox.NamedNode(str(OWL.versionIRI))
_DEFINED_BY: Final = ox.NamedNode(str(RDFS.isDefinedBy))
_NAMESPACE: Final = ox.NamedNode(str(VANN.preferredNamespaceUri))
_DEPRECATED: Final = ox.NamedNode(str(OWL.deprecated))
_TRUE: Final = frozenset(ox.Literal(text, datatype=ox.NamedNode(str(XSD.boolean))) for text in ("true", "1"))

#: The types that make a resource a term; an individual is one where it belongs to an ontology.
_TERMS: Final = _nodes(
    *(OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty),
    *(RDFS.Class, RDFS.Datatype, RDF.Property),
)
_INDIVIDUAL: Final = ox.NamedNode(str(OWL.NamedIndividual))

#: Axioms of no one term: all their members are meant.
_GROUPS: Final = _nodes(OWL.AllDifferent, OWL.AllDisjointClasses, OWL.AllDisjointProperties)
_MEMBERS: Final = _nodes(OWL.members, OWL.distinctMembers)

#: By these, statements that conformed may come to contradict, and nothing else follows.
_CONDITIONS: Final = _nodes(
    *(OWL.disjointWith, OWL.propertyDisjointWith, OWL.complementOf, OWL.disjointUnionOf, OWL.hasKey),
)
_CHARACTERISTICS: Final = _nodes(
    *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.AsymmetricProperty, OWL.IrreflexiveProperty),
)

#: By these something follows, which may contradict too.
_TYPINGS: Final = _nodes(RDFS.domain, RDFS.range, OWL.equivalentClass, OWL.equivalentProperty)

#: By these more follows, of things that conform all the same.
_IMPLYING: Final = _nodes(RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyChainAxiom)
_CLOSING: Final = _nodes(OWL.TransitiveProperty, OWL.SymmetricProperty, OWL.ReflexiveProperty)

_NUMBERS: Final = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def terms(facts: Facts) -> set[Subject]:
    """Return the terms that a graph declares."""
    individuals = {term for term in facts.members(_INDIVIDUAL) if _ontology(facts, term)}
    return {term for term in {*facts.members(*_TERMS), *individuals} if isinstance(term, ox.NamedNode)}


def changes(ledger: Ledger) -> Iterator[Change]:
    """Tell what happened to terms, and take the statements that say so."""
    before, after = terms(ledger.old), terms(ledger.new)
    for node in ordered({*before, *after} & ledger.subjects):
        if node in before and node in after:
            yield from _changed(ledger, node)
            continue
        kind = "term-removed" if node in before else "term-added"
        yield ledger.change(
            [node],
            [Detail(kind)],
            ledger.old.of(node),
            ledger.new.of(node),
            breaking=kind == "term-removed",
            ontology=_ontology(ledger.new if node in after else ledger.old, node),
        )
    for node in ledger.left():
        yield from _group(ledger, node)


def versions(changes: Iterable[Change], old: Facts, new: Facts) -> tuple[Version, ...]:
    """Return the version that semantic versioning asks of each ontology, by the changes of its terms."""
    steps: defaultdict[ox.NamedNode | None, set[Step]] = defaultdict(set)
    for change in changes:
        if change.section == "terms":
            steps[change.ontology].add(_step(change))
    return tuple(
        _version(ontology, max(found, key=STEPS.index), old, new)
        for ontology, found in sorted(steps.items(), key=lambda item: str(item[0] or ""))
    )


def _changed(ledger: Ledger, node: Subject) -> Iterator[Change]:
    """Tell what is other of a term that there was and is."""
    removed, added = ledger.of(node)
    details = []
    for kind, side in (("term-deprecated", added), ("term-restored", removed)):
        if any(t.predicate == _DEPRECATED and t.object in _TRUE for t in side):
            details.append(Detail(kind))
    axioms = [{t for t in side if _is_axiom(t)} for side in (removed, added)]
    if axioms[1]:
        details.append(restated("term-narrowed", (), axioms[1]))
    if axioms[0]:
        details.append(restated("term-widened", axioms[0], ()))
    wording = [
        {t for t in side if t not in axioms[number] and t.predicate != _DEPRECATED}
        for number, side in enumerate((removed, added))
    ]
    if any(wording):
        details.append(restated("term-reworded", *wording))
    if details:
        yield ledger.change(
            [node],
            details,
            removed,
            added,
            breaking=any(map(_loses, axioms[0])) or any(map(_constrains, axioms[1])),
            ontology=_ontology(ledger.new, node),
        )


def _group(ledger: Ledger, node: Subject) -> Iterator[Change]:
    """Tell an axiom that all its members are disjoint, or different, that is new or gone."""
    for facts, kind in ((ledger.old, "term-widened"), (ledger.new, "term-narrowed")):
        if isinstance(node, ox.BlankNode) and facts.values(node, TYPE) & _GROUPS:
            kinds = ordered(facts.values(node, TYPE) & _GROUPS)
            members = ordered(_members(facts, node))
            known = [term for term in members if isinstance(term, ox.NamedNode)]
            if not known:
                continue
            narrowed = facts is ledger.new
            detail = Detail(kind, () if narrowed else kinds, kinds if narrowed else ())
            removed, added = ledger.of(node)
            yield ledger.change(
                members,
                [detail],
                removed,
                added,
                breaking=narrowed,
                ontology=_ontology(facts, known[0]),
            )


def _members(facts: Facts, node: Subject) -> set[Term]:
    """Return the members of the lists of an axiom."""
    first, rest = ox.NamedNode(str(RDF.first)), ox.NamedNode(str(RDF.rest))
    found: set[Term] = set()
    waiting, seen = list(facts.values(node, *_MEMBERS)), set()
    while waiting:
        cell = waiting.pop()
        if isinstance(cell, ox.BlankNode) and cell not in seen:
            seen.add(cell)
            found |= facts.values(cell, first)
            waiting += facts.values(cell, rest)
    return found


def _is_axiom(triple: ox.Triple) -> bool:
    if triple.predicate == TYPE:
        return triple.object in (*_CHARACTERISTICS, *_CLOSING, *_TERMS, _INDIVIDUAL)
    return triple.predicate in (*_CONDITIONS, *_TYPINGS, *_IMPLYING)


def _constrains(triple: ox.Triple) -> bool:
    """Whether a new axiom may make a contradiction of what conformed."""
    if triple.predicate == TYPE:
        return triple.object in _CHARACTERISTICS
    is_condition = triple.predicate == SUBCLASS and isinstance(triple.object, ox.BlankNode)
    return is_condition or triple.predicate in (*_CONDITIONS, *_TYPINGS)


def _loses(triple: ox.Triple) -> bool:
    """Whether what followed by an axiom that is gone follows no longer."""
    if triple.predicate == TYPE:
        return triple.object not in _CHARACTERISTICS
    return triple.predicate not in _CONDITIONS


def _step(change: Change) -> Step:
    if change.breaking:
        return "major"
    return "patch" if set(change.kinds) == {"term-reworded"} else "minor"


def _ontology(facts: Facts, term: Subject) -> ox.NamedNode | None:
    """Return the ontology of a term: by what defines it, else by its namespace."""
    for found in ordered(facts.values(term, _DEFINED_BY)):
        if isinstance(found, ox.NamedNode):
            return found
    if not isinstance(term, ox.NamedNode):
        return None
    fits = {}
    for ontology in facts.members(ONTOLOGY):
        if isinstance(ontology, ox.NamedNode):
            stated = (v.value for v in facts.values(ontology, _NAMESPACE) if isinstance(v, ox.Literal))
            for space in (ontology.value, *stated):
                if term.value.startswith(space) and re.fullmatch(r"[#/]?[^#/]+", term.value[len(space) :]):
                    fits[len(space), ontology.value] = ontology
    return fits[max(fits)] if fits else None


def _version(ontology: ox.NamedNode | None, step: Step, old: Facts, new: Facts) -> Version:
    stated = [_stated(facts, ontology) if ontology else None for facts in (old, new)]
    return Version(ontology, step, stated[0], stated[1], _next(stated[0], step))


def _stated(facts: Facts, ontology: ox.NamedNode) -> str | None:
    """Return the version number at the end of an ontology's version IRI."""
    for value in ordered(facts.values(ontology, _VERSION)):
        found = _NUMBERS.search(str(value))
        if found is not None:
            return found[0]
    return None


def _next(version: str | None, step: Step) -> str | None:
    """Return the least version that a step leads to (Semantic Versioning 2.0.0, items 4 and 6 to 8)."""
    found = _NUMBERS.fullmatch(version or "")
    if found is None:
        return None
    major, minor, patch = map(int, found.groups())
    if step == "major" and major:
        return f"{major + 1}.0.0"
    if step == "patch":
        return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor + 1}.0"
