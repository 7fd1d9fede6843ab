"""Reads each triple of a graph as the axiom that it is, or a part of one, and judges it.

Written from "OWL 2 Mapping to RDF Graphs", section 3.2, for what a triple says, and "OWL 2
Profiles", section 4.2.5, for what OWL 2 RL allows in it.
"""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import OWL, RDF, RDFS, BNode, Literal, URIRef

from kela_graph.rdf.owl2 import messages
from kela_graph.rdf.owl2.expressions import Reader
from kela_graph.rdf.owl2.grammar import (
    BUILT_IN,
    CHARACTERISTICS,
    CLASS_AXIOMS,
    CONNECTIVES,
    DATATYPE_MAP,
    DECLARATIONS,
    LOGICAL,
    OBJECT,
    PROPERTIES,
    PROPERTY_AXIOMS,
    REDUNDANT,
    RL_DATATYPES,
    SIMPLE_CHARACTERISTICS,
    STRUCTURE,
    SYNTAX_TYPES,
    Kind,
    Position,
)
from kela_graph.rdf.owl2.hierarchy import Hierarchy
from kela_graph.rdf.owl2.statements import Findings, Statements, Use, is_reserved

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rdflib.term import Node

    from kela_graph.rdf.owl2.statements import Triple

    _Handler: TypeAlias = Callable[["Axioms", Triple], None]
    _NodeHandler: TypeAlias = Callable[["Axioms", list[Use]], None]


class Axioms:
    """Judges each triple as an axiom, and keeps what must be judged of all axioms together.

    Attributes:
        reader: what read the expressions; knows which blank nodes belong to an axiom.
        hierarchy: the object property hierarchy.
        links: object property assertions between two individuals without a name.
        definitions: the data ranges that define a datatype.
        defined_by: the datatypes in them.
    """

    def __init__(self, statements: Statements, findings: Findings) -> None:
        self.statements = statements
        self.findings = findings
        self.reader = Reader(statements, findings)
        self.hierarchy = Hierarchy()
        self.links: list[Use] = []
        self.definitions: dict[Node, list[Use]] = {}
        self.defined_by: dict[Node, list[Node]] = {}

    def judge(self, triple: Triple) -> None:
        """Judges one triple: as an axiom, a part of one, or an assertion."""
        subject, predicate, obj = triple
        if isinstance(subject, Literal) or not isinstance(predicate, URIRef):
            self.findings.add("dl-syntax", Use(subject, triple, subject), messages.NO_TRIPLE)
            return
        if isinstance(obj, Literal):
            self._literal(Use(obj, triple, self._focus(triple)), obj)
        handler = _HANDLERS.get(predicate)
        if handler:
            handler(self, triple)
        elif predicate not in STRUCTURE:
            self._assertion(triple)

    def _focus(self, triple: Triple) -> Node:
        """The term that an axiom is about: its subject, or the other where that has no name."""
        subject, _, obj = triple
        if isinstance(subject, BNode):
            about = self.statements.annotations.get(subject, obj)
            return about if isinstance(about, URIRef) else subject
        return subject

    def _sides(self, triple: Triple) -> tuple[Use, Use]:
        focus = self._focus(triple)
        return Use(triple[0], triple, focus), Use(triple[2], triple, focus)

    def _literal(self, use: Use, literal: Literal) -> None:
        """The datatype of a literal, which has no lexical form where it is only defined (9.4)."""
        datatype = literal.datatype
        if literal.language or datatype is None:
            return
        if datatype not in DATATYPE_MAP:
            self.findings.add("dl-datatype", use, messages.LITERAL_DATATYPE, datatype=datatype)
        elif datatype not in RL_DATATYPES:
            self.findings.add("rl-datatype", use, messages.RL_DATATYPE, datatype=datatype)

    # -- Axioms of classes

    def class_axiom(self, triple: Triple) -> None:
        """SubClassOf, EquivalentClasses, DisjointClasses; DatatypeDefinition (Profiles 4.2.5)."""
        sub, sup = self._sides(triple)
        if triple[1] == OWL.equivalentClass and self._is_datatype(sub.node):
            self.definitions.setdefault(sub.node, []).append(sup)
            self.defined_by.setdefault(sub.node, []).extend(self.reader.data_range(sup))
            return
        for use, position in zip((sub, sup), CLASS_AXIOMS[triple[1]], strict=True):
            self.reader.class_expression(use, position)

    def _is_datatype(self, node: Node) -> bool:
        return self.statements.kinds.get(node) == {Kind.DATATYPE} and isinstance(node, URIRef)

    def description(self, triple: Triple) -> None:
        """A named class with `owl:unionOf` or the like is equivalent to it (Mapping, Table 16)."""
        subject, value = self._sides(triple)
        if isinstance(subject.node, URIRef):
            self.reader.consumed.add(subject.node)
            self.reader.class_expression(subject, Position.EQUIVALENT)
            self.reader.described(triple[1], value, Position.EQUIVALENT)

    def disjoint_union(self, triple: Triple) -> None:
        """DisjointUnion, which OWL 2 RL has not (Profiles 4.2.5)."""
        subject, members = self._sides(triple)
        self.findings.add("rl-axiom", members, messages.RL_AXIOM, term=OWL.disjointUnionOf)
        for use in (subject, *(self.reader.items(members, 2) or ())):
            self.reader.class_expression(use, None)

    def key(self, triple: Triple) -> None:
        """HasKey (Profiles 4.2.5)."""
        subject, keys = self._sides(triple)
        self.reader.class_expression(subject, Position.SUBCLASS)
        for item in self.reader.items(keys, 1) or ():
            self.reader.property(item, LOGICAL)

    # -- Axioms of properties

    def property_axiom(self, triple: Triple) -> None:
        """Two properties of one kind: sub, equivalent, disjoint, inverse (Profiles 4.2.5)."""
        sub, sup = self._sides(triple)
        if triple[1] == OWL.inverseOf and isinstance(sub.node, BNode):
            return
        allowed = PROPERTY_AXIOMS[triple[1]]
        first = self.reader.property(sub, allowed)
        second = self.reader.property(sup, allowed)
        if not first or not second:
            return
        if first[0] is not second[0]:
            self.findings.add(
                "dl-typing",
                sup,
                messages.TWO_KINDS,
                first=first[1],
                kind=first[0],
                second=second[1],
                other=second[0],
            )
        elif first[0] is Kind.OBJECT:
            self._relate(triple[1], (first[1], sub), (second[1], sup))

    def _relate(self, predicate: Node, first: tuple[Node, Use], second: tuple[Node, Use]) -> None:
        """What two object properties have to do with one another (11.1)."""
        if predicate == OWL.propertyDisjointWith:
            self.reader.simple += [(*side, predicate) for side in (first, second)]
            return
        self.hierarchy.add_super(first[0], second[0])
        if predicate != RDFS.subPropertyOf:
            self.hierarchy.add_super(second[0], first[0])

    def chain(self, triple: Triple) -> None:
        """SubObjectPropertyOf a chain (Profiles 4.2.5)."""
        sup, parts = self._sides(triple)
        implied = self.reader.property(sup, OBJECT)
        found = [
            (self.reader.property(item, OBJECT), isinstance(item.node, BNode))
            for item in self.reader.items(parts, 2) or ()
        ]
        chain = tuple((part[1], inverted) for part, inverted in found if part)
        if implied and chain:
            self.hierarchy.add_chain(chain, (implied[1], isinstance(sup.node, BNode)), parts)

    def domain(self, triple: Triple) -> None:
        """A property's domain or range: a superclass, or a data range (Profiles 4.2.5)."""
        subject, value = self._sides(triple)
        found = self.reader.property(subject, PROPERTIES)
        kind = found[0] if found else None
        is_range = triple[1] == RDFS.range
        if kind is Kind.ANNOTATION:
            if not isinstance(value.node, URIRef):
                self.findings.add("dl-typing", value, messages.ANNOTATION_IRI, predicate=triple[1])
        elif is_range and (kind is Kind.DATA or (not kind and self.reader.is_range(value.node))):
            self.reader.data_range(value)
        else:
            self.reader.class_expression(value, Position.SUPERCLASS)

    def _characteristic(self, triple: Triple) -> None:
        """Functional, transitive and the like (Profiles 4.2.5; simple where 11.2 says so)."""
        subject, type_ = self._sides(triple)
        found = self.reader.property(subject, CHARACTERISTICS[type_.node])
        if type_.node == OWL.ReflexiveProperty:
            self.findings.add("rl-axiom", type_, messages.RL_AXIOM, term=type_.node)
        if found and found[0] is Kind.OBJECT:
            if type_.node in SIMPLE_CHARACTERISTICS:
                self.reader.simple.append((found[1], type_, type_.node))
            elif type_.node == OWL.TransitiveProperty:
                self.hierarchy.add_transitive(found[1])

    # -- Assertions and annotations

    def type(self, triple: Triple) -> None:
        """`rdf:type`: a declaration, an axiom about a property, or a class assertion."""
        subject, type_ = self._sides(triple)
        if type_.node in CHARACTERISTICS:
            self._characteristic(triple)
        elif type_.node in _NODES:
            self._node(triple)
        elif type_.node in DECLARATIONS:
            if is_reserved(subject.node) and subject.node not in BUILT_IN:
                self.findings.add("dl-reserved", subject, messages.RESERVED, term=subject.node)
        elif type_.node not in SYNTAX_TYPES and not self._is_redundant(triple):
            self.reader.individual(subject)
            self.reader.class_expression(type_, Position.SUPERCLASS)

    def _is_redundant(self, triple: Triple) -> bool:
        """Whether an RDF or RDFS type beside OWL's counts for nothing (Mapping, Table 5)."""
        subject, _, type_ = triple
        if type_ == RDF.List:
            return bool(self.statements.objects(subject, RDF.first))
        return not REDUNDANT.get(type_, frozenset()).isdisjoint(self.statements.types(subject))

    def identity(self, triple: Triple) -> None:
        """SameIndividual and DifferentIndividuals of two."""
        for use in self._sides(triple):
            self.reader.individual(use, named=True)

    def _assertion(self, triple: Triple) -> None:
        """A property assertion, or an annotation (5.8.1 says of what)."""
        if Kind.ANNOTATION in self.statements.kinds.get(triple[1], ()):
            return
        subject, value = self._sides(triple)
        on = value.part(triple[1])
        found = self.reader.property(on, PROPERTIES)
        if not found:
            return
        kind = found[0]
        if subject.node in self.statements.annotations:
            self.findings.add("dl-typing", on, messages.ANNOTATES, property=triple[1], kind=kind)
            return
        self.reader.individual(subject)
        if kind is Kind.OBJECT:
            self.reader.individual(value)
            if isinstance(subject.node, BNode) and isinstance(value.node, BNode):
                self.links.append(value)
        elif not isinstance(value.node, Literal):
            self.findings.add("dl-typing", value, messages.DATA_VALUE, property=triple[1])

    # -- Axioms that are nodes

    def _node(self, triple: Triple) -> None:
        """An axiom or annotation that is a blank node (Mapping, Tables 16 and 17)."""
        node, _, type_ = triple
        self.reader.consumed.add(node)
        wanted, handler = _NODES[type_]
        uses = [
            [
                Use(obj, (node, part, obj), node)
                for part in alternatives
                for obj in self.statements.objects(node, part)
            ]
            for alternatives in wanted
        ]
        if isinstance(node, BNode) and all(len(found) == 1 for found in uses):
            handler(self, [found[0] for found in uses])
            return
        self.findings.add(
            "dl-syntax",
            Use(node, triple, self.statements.annotations.get(node, node)),
            messages.NEEDS_PARTS,
            type=type_,
            parts=wanted,
        )

    def _members(self, members: Use) -> list[Use]:
        """The members of an axiom, which is about the first that has a name."""
        items = self.reader.items(members, 2) or []
        named = [item.node for item in items if isinstance(item.node, URIRef)]
        return [replace(item, focus=named[0]) if named else item for item in items]

    def disjoint_classes(self, uses: list[Use]) -> None:
        """DisjointClasses of several (Profiles 4.2.5)."""
        for item in self._members(uses[0]):
            self.reader.class_expression(item, Position.SUBCLASS)

    def disjoint_properties(self, uses: list[Use]) -> None:
        """DisjointObjectProperties or DisjointDataProperties of several (Profiles 4.2.5)."""
        items = self._members(uses[0])
        found = [(self.reader.property(item, LOGICAL), item) for item in items]
        kinds = {property_[0] for property_, _ in found if property_}
        if len(kinds) > 1:
            self.findings.add("dl-typing", items[0], messages.MIXED_DISJOINT)
        self.reader.simple += [
            (property_[1], item, OWL.AllDisjointProperties)
            for property_, item in found
            if property_ and property_[0] is Kind.OBJECT
        ]

    def different(self, uses: list[Use]) -> None:
        """DifferentIndividuals of several."""
        for item in self._members(uses[0]):
            self.reader.individual(item, named=True)

    def negative(self, uses: list[Use]) -> None:
        """A negative property assertion."""
        source, on, target = (replace(use, focus=uses[0].node) for use in uses)
        found = self.reader.property(on, LOGICAL)
        self.reader.individual(source, named=True)
        self.reader.value(target, found[0] if found else None)

    def annotated(self, uses: list[Use]) -> None:
        """An annotation: what it is about is judged as a triple, what it says as assertions."""


_HANDLERS: Final[Mapping[Node, _Handler]] = MappingProxyType(
    {
        **dict.fromkeys(CLASS_AXIOMS, Axioms.class_axiom),
        **dict.fromkeys(CONNECTIVES, Axioms.description),
        **dict.fromkeys(PROPERTY_AXIOMS, Axioms.property_axiom),
        **dict.fromkeys((RDFS.domain, RDFS.range), Axioms.domain),
        **dict.fromkeys((OWL.sameAs, OWL.differentFrom), Axioms.identity),
        OWL.disjointUnionOf: Axioms.disjoint_union,
        OWL.hasKey: Axioms.key,
        OWL.propertyChainAxiom: Axioms.chain,
        RDF.type: Axioms.type,
    }
)
_ANNOTATED = ((OWL.annotatedSource,), (OWL.annotatedProperty,), (OWL.annotatedTarget,))
#: Axioms that are blank nodes, by type: the parts that each has one of, and what judges them.
_NODES: Final[Mapping[Node, tuple[tuple[tuple[Node, ...], ...], _NodeHandler]]] = MappingProxyType(
    {
        OWL.AllDifferent: (((OWL.members, OWL.distinctMembers),), Axioms.different),
        OWL.AllDisjointClasses: (((OWL.members,),), Axioms.disjoint_classes),
        OWL.AllDisjointProperties: (((OWL.members,),), Axioms.disjoint_properties),
        OWL.NegativePropertyAssertion: (
            (
                (OWL.sourceIndividual,),
                (OWL.assertionProperty,),
                (OWL.targetIndividual, OWL.targetValue),
            ),
            Axioms.negative,
        ),
        OWL.Annotation: (_ANNOTATED, Axioms.annotated),
        OWL.Axiom: (_ANNOTATED, Axioms.annotated),
    }
)
