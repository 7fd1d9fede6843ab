"""Reads each triple of a graph as the axiom that it is, or a part of one, and judges it.

Written from "OWL 2 Mapping to RDF Graphs", section 3.2, for what a triple says, and "OWL 2
Profiles", section 4.2.5, for what OWL 2 RL allows in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef

from kela_graph.rdf.owl2 import grammar
from kela_graph.rdf.owl2.expressions import Reader
from kela_graph.rdf.owl2.grammar import LOGICAL, OBJECT, PROPERTIES, Kind, Position
from kela_graph.rdf.owl2.statements import Use, is_reserved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rdflib.term import Node

    from kela_graph.rdf.owl2.statements import Triple

    #: A property, and whether it is inverted.
    Property: TypeAlias = tuple[Node, bool]
    #: What judges an axiom of two sides: its subject, its object and its predicate.
    _Judge: TypeAlias = Callable[["Axioms", Use, Use, Node], None]
    _NodeJudge: TypeAlias = Callable[["Axioms", list[Use]], None]


@dataclass
class Axioms(Reader):
    """Judges each triple as an axiom, and keeps what must be judged of all axioms together.

    `supers` are the relation → of section 11.1. A chain stands with the property that it implies, and its
    place. `links` are object property assertions between two individuals without a name. A datatype's
    definitions are data ranges, and `defined_by` has the datatypes in them.
    """

    supers: defaultdict[Node, list[Node]] = field(default_factory=lambda: defaultdict(list))
    transitive: list[Node] = field(default_factory=list)
    chains: list[tuple[tuple[Property, ...], Property, Use]] = field(default_factory=list)
    links: list[Use] = field(default_factory=list)
    definitions: dict[Node, list[Use]] = field(default_factory=dict)
    defined_by: dict[Node, list[Node]] = field(default_factory=dict)

    def judge(self, triple: Triple) -> None:
        """Judge one triple: as an axiom, a part of one, or an assertion."""
        subject, predicate, obj = triple
        if isinstance(subject, Literal) or not isinstance(predicate, URIRef):
            self.findings.add("dl-syntax", Use(subject, triple, subject), "no_triple")
            return
        focus = self._focus(triple)
        sides = Use(subject, triple, focus), Use(obj, triple, focus)
        if isinstance(obj, Literal):
            self.literal(sides[1], obj)
        if predicate in _AXIOMS:
            _AXIOMS[predicate](self, *sides, predicate)
        elif predicate not in grammar.STRUCTURE:
            self._assertion(*sides, predicate)

    def _focus(self, triple: Triple) -> Node:
        """Return the term that an axiom is about: its subject, or the other where that has no name."""
        subject, _, obj = triple
        if isinstance(subject, BNode):
            about = self.statements.annotations.get(subject, obj)
            return about if isinstance(about, URIRef) else subject
        return subject

    # -- Axioms of classes

    def class_axiom(self, sub: Use, sup: Use, predicate: Node) -> None:
        """SubClassOf, EquivalentClasses, DisjointClasses; DatatypeDefinition (Profiles 4.2.5)."""
        is_datatype = self.statements.kinds.get(sub.node) == {Kind.DATATYPE} and isinstance(sub.node, URIRef)
        if predicate == OWL.equivalentClass and is_datatype:
            self.definitions.setdefault(sub.node, []).append(sup)
            self.defined_by.setdefault(sub.node, []).extend(self.data_range(sup))
            return
        for use, position in zip((sub, sup), grammar.CLASS_AXIOMS[predicate], strict=True):
            self.class_expression(use, position)

    def description(self, subject: Use, value: Use, predicate: Node) -> None:
        """A named class with `owl:unionOf` or the like is equivalent to it (Mapping, Table 16)."""
        if isinstance(subject.node, URIRef):
            self.consumed.add(subject.node)
            self.class_expression(subject, Position.EQUIVALENT)
            self.described(predicate, value, Position.EQUIVALENT)

    def disjoint_union(self, subject: Use, members: Use, predicate: Node) -> None:
        """DisjointUnion, which OWL 2 RL lacks (Profiles 4.2.5)."""
        self.findings.add("rl-axiom", members, "rl_axiom", term=predicate)
        for use in (subject, *(self.items(members, 2) or ())):
            self.class_expression(use, None)

    def key(self, subject: Use, keys: Use, _: Node) -> None:
        """HasKey (Profiles 4.2.5)."""
        self.class_expression(subject, Position.SUBCLASS)
        for item in self.items(keys, 1) or ():
            self.property(item, LOGICAL)

    # -- Axioms of properties

    def property_axiom(self, sub: Use, sup: Use, predicate: Node) -> None:
        """Two properties of one kind: sub, equivalent, disjoint, inverse (Profiles 4.2.5)."""
        if predicate == OWL.inverseOf and isinstance(sub.node, BNode):
            return
        found = [self.property(use, grammar.PROPERTY_AXIOMS[predicate]) for use in (sub, sup)]
        if not found[0] or not found[1]:
            return
        (kind, first), (other, second) = found[0], found[1]
        if kind is not other:
            self.findings.add(
                "dl-typing", sup, "two_kinds", first=first, kind=kind, second=second, other=other
            )
        elif kind is Kind.OBJECT and predicate == OWL.propertyDisjointWith:
            self.simple += [(first, sub, predicate), (second, sup, predicate)]
        elif kind is Kind.OBJECT:
            self.supers[first].append(second)
            if predicate != RDFS.subPropertyOf:
                self.supers[second].append(first)

    def chain(self, sup: Use, parts: Use, _: Node) -> None:
        """SubObjectPropertyOf a chain (Profiles 4.2.5)."""
        implied = self.property(sup, OBJECT)
        found = [
            (self.property(item, OBJECT), isinstance(item.node, BNode)) for item in self.items(parts, 2) or ()
        ]
        chain = tuple((part[1], inverted) for part, inverted in found if part)
        if implied and chain:
            self.chains.append((chain, (implied[1], isinstance(sup.node, BNode)), parts))

    def domain(self, subject: Use, value: Use, predicate: Node) -> None:
        """A property's domain or range: a superclass, or a data range (Profiles 4.2.5)."""
        kind, _ = self.property(subject, PROPERTIES) or (None, None)
        if kind is Kind.ANNOTATION:
            if not isinstance(value.node, URIRef):
                self.findings.add("dl-typing", value, "annotation_iri", predicate=predicate)
        elif predicate == RDFS.range and (kind is Kind.DATA or (not kind and self.is_range(value.node))):
            self.data_range(value)
        else:
            self.class_expression(value, Position.SUPERCLASS)

    def _characteristic(self, subject: Use, type_: Use) -> None:
        """Functional, transitive and the like (Profiles 4.2.5; simple where 11.2 says so)."""
        kind, name = self.property(subject, grammar.CHARACTERISTICS[type_.node]) or (None, None)
        if type_.node == OWL.ReflexiveProperty:
            self.findings.add("rl-axiom", type_, "rl_axiom", term=type_.node)
        if name and kind is Kind.OBJECT:
            if type_.node in grammar.SIMPLE_CHARACTERISTICS:
                self.simple.append((name, type_, type_.node))
            elif type_.node == OWL.TransitiveProperty:
                self.transitive.append(name)

    # -- Assertions and annotations

    def type(self, subject: Use, type_: Use, _: Node) -> None:
        """`rdf:type`: a declaration, an axiom about a property, or a class assertion."""
        if type_.node in grammar.CHARACTERISTICS:
            self._characteristic(subject, type_)
        elif type_.node in grammar.NODE_PARTS:
            self._node(type_)
        elif type_.node in grammar.DECLARATIONS:
            if is_reserved(subject.node) and subject.node not in grammar.BUILT_IN:
                self.findings.add("dl-reserved", subject, "reserved", term=subject.node)
        elif type_.node not in grammar.SYNTAX_TYPES and not self._is_redundant(subject.node, type_.node):
            self.individual(subject)
            self.class_expression(type_, Position.SUPERCLASS)

    def _is_redundant(self, subject: Node, type_: Node) -> bool:
        """Whether an RDF or RDFS type beside OWL's counts for nothing (Mapping, Table 5)."""
        if type_ == RDF.List:
            return bool(self.statements.objects(subject, RDF.first))
        types = self.statements.objects(subject, RDF.type)
        return not grammar.REDUNDANT.get(type_, frozenset()).isdisjoint(types)

    def identity(self, first: Use, second: Use, _: Node) -> None:
        """SameIndividual and DifferentIndividuals of two."""
        for use in (first, second):
            self.individual(use, named=True)

    def _assertion(self, subject: Use, value: Use, predicate: Node) -> None:
        """A property assertion, or an annotation (5.8.1 says of what)."""
        if Kind.ANNOTATION in self.statements.kinds.get(predicate, ()):
            return
        on = value.part(predicate)
        kind, _ = self.property(on, PROPERTIES) or (None, None)
        if kind is None:
            return
        if subject.node in self.statements.annotations:
            self.findings.add("dl-typing", on, "annotates", property=predicate, kind=kind)
            return
        self.individual(subject)
        if kind is Kind.OBJECT:
            self.individual(value)
            if isinstance(subject.node, BNode) and isinstance(value.node, BNode):
                self.links.append(value)
        elif not isinstance(value.node, Literal):
            self.findings.add("dl-typing", value, "data_value", property=predicate)

    # -- Axioms that are nodes

    def _node(self, type_: Use) -> None:
        """Judge an axiom that is a blank node (Mapping, Tables 16 and 17).

        Of an annotation, what it is about is judged as a triple, what it says as assertions.
        """
        node, parts = type_.triple[0], grammar.NODE_PARTS[type_.node]
        self.consumed.add(node)
        uses = [
            [Use(triple[2], triple, node) for triple in self.statements.about(node, alternatives)]
            for alternatives in parts
        ]
        if not isinstance(node, BNode) or any(len(found) != 1 for found in uses):
            use = Use(node, type_.triple, self.statements.annotations.get(node, node))
            self.findings.add("dl-syntax", use, "needs_parts", type=type_.node, parts=parts)
        elif type_.node in _NODES:
            _NODES[type_.node](self, [found[0] for found in uses])

    def _members(self, members: Use) -> list[Use]:
        """Return the members of an axiom, which is about the first that has a name."""
        items = self.items(members, 2) or []
        named = [item.node for item in items if isinstance(item.node, URIRef)]
        return [replace(item, focus=named[0]) if named else item for item in items]

    def disjoint_classes(self, uses: list[Use]) -> None:
        """DisjointClasses of several (Profiles 4.2.5)."""
        for item in self._members(uses[0]):
            self.class_expression(item, Position.SUBCLASS)

    def disjoint_properties(self, uses: list[Use]) -> None:
        """DisjointObjectProperties or DisjointDataProperties of several (Profiles 4.2.5)."""
        items = self._members(uses[0])
        found = [(*property_, item) for item in items if (property_ := self.property(item, LOGICAL))]
        if len({kind for kind, *_ in found}) > 1:
            self.findings.add("dl-typing", items[0], "mixed_disjoint")
        self.simple += [
            (name, item, OWL.AllDisjointProperties) for kind, name, item in found if kind is Kind.OBJECT
        ]

    def different(self, uses: list[Use]) -> None:
        """DifferentIndividuals of several."""
        for item in self._members(uses[0]):
            self.individual(item, named=True)

    def negative(self, uses: list[Use]) -> None:
        """A negative property assertion."""
        source, on, target = (replace(use, focus=uses[0].node) for use in uses)
        kind, _ = self.property(on, LOGICAL) or (None, None)
        self.individual(source, named=True)
        self.value(target, kind)


#: What judges an axiom, by its predicate.
_AXIOMS: Final[Mapping[Node, _Judge]] = {
    **dict.fromkeys(grammar.CLASS_AXIOMS, Axioms.class_axiom),
    **dict.fromkeys(grammar.CONNECTIVES, Axioms.description),
    **dict.fromkeys(grammar.PROPERTY_AXIOMS, Axioms.property_axiom),
    **dict.fromkeys((RDFS.domain, RDFS.range), Axioms.domain),
    **dict.fromkeys((OWL.sameAs, OWL.differentFrom), Axioms.identity),
    OWL.disjointUnionOf: Axioms.disjoint_union,
    OWL.hasKey: Axioms.key,
    OWL.propertyChainAxiom: Axioms.chain,
    RDF.type: Axioms.type,
}

#: The same of axioms that are blank nodes, by type.
_NODES: Final[Mapping[Node, _NodeJudge]] = {
    OWL.AllDifferent: Axioms.different,
    OWL.AllDisjointClasses: Axioms.disjoint_classes,
    OWL.AllDisjointProperties: Axioms.disjoint_properties,
    OWL.NegativePropertyAssertion: Axioms.negative,
}
