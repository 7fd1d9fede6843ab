"""Class, property and data range expressions, and which of them OWL 2 RL allows where.

Written from "OWL 2 Mapping to RDF Graphs", section 3.2, and "OWL 2 Profiles", section 4.2.
An expression is named here by the predicate that makes it one: `owl:unionOf` is a union.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import OWL, XSD, BNode, Literal, URIRef

from kela_graph.rdf.owl2 import messages
from kela_graph.rdf.owl2.grammar import (
    CARDINALITIES,
    CLASS_EXPRESSIONS,
    DATA_RANGES,
    DATATYPE_MAP,
    GRAMMAR,
    QUALIFIED,
    QUANTIFIERS,
    RL_DATATYPES,
    RULE_OF,
    SIMPLE,
    Kind,
    Position,
)
from kela_graph.rdf.owl2.statements import Findings, Statements, Use, is_reserved
from kela_graph.rdf.owl2.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

    from kela_graph.rdf.owl2.messages import Part


@dataclass(frozen=True, slots=True)
class Expression:
    """A class expression as read.

    Attributes:
        constructor: the predicate that makes it.
        use: its main value, with the triple that carries it.
        operands: the class expressions in it.
        cardinality: the number of a cardinality restriction.
    """

    constructor: Node
    use: Use
    operands: tuple[Use, ...] = ()
    cardinality: int = 0


class Reader(Terms):
    """Reads class expressions and data ranges too, and reports what is wrong with them."""

    def __init__(self, statements: Statements, findings: Findings) -> None:
        super().__init__(statements, findings)
        self._expressions: dict[Node, Expression | None] = {}
        self._judged: set[tuple[Node, Position | None]] = set()

    # -- Class expressions

    def class_expression(self, use: Use, position: Position | None) -> None:
        """Reports what is wrong with a class expression in a position (Profiles 4.2.3).

        Without a position only OWL 2 DL is judged: what encloses the expression is outside RL.
        """
        self._judge_all([(use, position)])

    def described(self, constructor: Node, value: Use, position: Position) -> None:
        """Judges a description that is no blank node's but its focus's (Mapping, Table 16)."""
        expression = self._expression(constructor, value, value.focus)
        if expression:
            self._judge_all(self._operands(expression, value, position))

    def _judge_all(self, waiting: list[tuple[Use, Position | None]]) -> None:
        while waiting:
            waiting.extend(self._judge(*waiting.pop()))

    def _judge(self, use: Use, position: Position | None) -> list[tuple[Use, Position | None]]:
        """Judges one expression; returns its operands, each with its position."""
        if isinstance(use.node, URIRef):
            self.term(use, Kind.CLASS)
            if use.node == OWL.Thing and position and position is not Position.FILLER:
                self._not_in(position, use, OWL.Thing)
            return []
        expression = self.read(use)
        if expression is None or (use.node, position) in self._judged:
            return []
        self._judged.add((use.node, position))
        return self._operands(expression, use, position)

    def _operands(
        self, expression: Expression, use: Use, position: Position | None
    ) -> list[tuple[Use, Position | None]]:
        constructor, operands = expression.constructor, expression.operands
        if constructor in (OWL.intersectionOf, OWL.unionOf) and len(operands) < 2:
            # Mapping, Table 14: one operand stands for itself, none for everything or nothing
            empty = OWL.Thing if constructor == OWL.intersectionOf else OWL.Nothing
            return [(operands[0] if operands else use.part(empty), position)]
        if position is None:
            return [(operand, None) for operand in operands]
        if constructor not in GRAMMAR[position]:
            self._not_in(position, expression.use, constructor)
            return [(operand, None) for operand in operands]
        if expression.cardinality > 1:
            self.findings.add(
                RULE_OF[position], expression.use, messages.AT_MOST_ONE, constructor=constructor
            )
        return [(operand, GRAMMAR[position][constructor]) for operand in operands]

    def _not_in(self, position: Position, use: Use, what: Node) -> None:
        allowed = tuple(sorted(GRAMMAR[position], key=str))
        self.findings.add(
            RULE_OF[position],
            use,
            messages.NOT_ALLOWED,
            what=what,
            position=position,
            allowed=allowed,
        )

    def read(self, use: Use) -> Expression | None:
        """The class expression that a blank node is, or nothing where it is none."""
        if use.node not in self._expressions:
            main = self._constructor(use, CLASS_EXPRESSIONS)
            self._expressions[use.node] = self._expression(*main) if main else None
        return self._expressions[use.node]

    def _constructor(
        self, use: Use, constructors: Mapping[Node, frozenset[Node]]
    ) -> tuple[Node, Use, Node] | None:
        """The one predicate that makes a blank node an expression, its value, the node."""
        self.consumed.add(use.node)
        made = [
            (constructor, value)
            for constructor in constructors
            for value in self.statements.objects(use.node, constructor)
        ]
        kind: Part = messages.DATA_RANGE if constructors is DATA_RANGES else Kind.CLASS
        if not isinstance(use.node, BNode):
            self.findings.add("dl-syntax", use, messages.IS_LITERAL, node=use.node, kind=kind)
        elif use.node in self.statements.endless:
            self.findings.add("dl-syntax", use, messages.ENDLESS, kind=kind)
        elif len(made) != 1:
            self.findings.add("dl-syntax", use, messages.ONE_CONSTRUCTOR, kind=kind)
        elif not constructors[made[0][0]].intersection(self.statements.types(use.node)):
            constructor, types = made[0][0], tuple(sorted(constructors[made[0][0]], key=str))
            self.findings.add(
                "dl-syntax", use, messages.NEEDS_TYPE, constructor=constructor, types=types, kind=kind
            )
        else:
            constructor, value = made[0]
            return constructor, use.part(value, (use.node, constructor, value)), use.node
        return None

    def _expression(self, constructor: Node, value: Use, node: Node) -> Expression | None:
        if constructor in (OWL.intersectionOf, OWL.unionOf):
            items = self.items(value)
            return None if items is None else Expression(constructor, value, tuple(items))
        if constructor == OWL.complementOf:
            return Expression(constructor, value, (value,))
        if constructor == OWL.oneOf:
            for item in self.items(value) or ():
                self.individual(item, named=True)
            return Expression(constructor, value)
        return self._restriction(constructor, value, node)

    def _restriction(self, constructor: Node, value: Use, node: Node) -> Expression | None:
        properties = self.statements.objects(node, OWL.onProperty)
        if len(properties) != 1:
            self.findings.add("dl-syntax", value, messages.NEEDS_ON_PROPERTY)
            return None
        on = value.part(properties[0], (node, OWL.onProperty, properties[0]))
        found = self.property(on, {Kind.OBJECT, Kind.DATA})
        if found and found[0] is Kind.OBJECT and constructor in SIMPLE:
            self.simple.append((found[1], on, constructor))
        kind = found[0] if found else None
        if constructor == OWL.hasValue:
            self.value(value, kind)
        elif constructor == OWL.hasSelf and value.node != Literal(True):
            self.findings.add("dl-syntax", value, messages.NEEDS_TRUE)
        filler = self._filler(constructor, value, node)
        if filler and (kind is Kind.DATA or (kind is None and self.is_range(filler.node))):
            self.data_range(filler)
            filler = None
        return Expression(constructor, value, (filler,) if filler else (), self._number(constructor, value))

    def value(self, value: Use, kind: Kind | None) -> None:
        """Reports what can't be the value of a property where it has to be named (11.2)."""
        if kind is Kind.OBJECT:
            self.individual(value, named=True)
        elif kind is Kind.DATA and not isinstance(value.node, Literal):
            self.findings.add("dl-typing", value, messages.NOT, node=value.node, kind=messages.LITERAL)

    def _filler(self, constructor: Node, value: Use, node: Node) -> Use | None:
        if constructor in QUANTIFIERS:
            return value
        if constructor not in QUALIFIED:
            return None
        fillers = [
            value.part(filler, (node, predicate, filler))
            for predicate in (OWL.onClass, OWL.onDataRange)
            for filler in self.statements.objects(node, predicate)
        ]
        if len(fillers) != 1:
            self.findings.add("dl-syntax", value, messages.NEEDS_QUALIFIER, constructor=constructor)
            return None
        return fillers[0]

    def _number(self, constructor: Node, value: Use) -> int:
        """The number of a cardinality.

        The mapping asks for xsd:nonNegativeInteger, but a store may keep any integer as
        xsd:integer (Oxigraph does), so that the type says nothing about what was written.
        """
        if constructor not in CARDINALITIES | QUALIFIED:
            return 0
        number = value.node.value if isinstance(value.node, Literal) else None
        if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
            return number
        self.findings.add("dl-syntax", value, messages.NEEDS_NUMBER, constructor=constructor)
        return 0

    # -- Data ranges

    def is_range(self, node: Node) -> bool:
        """Whether a node looks like a data range and not like a class."""
        is_xsd = isinstance(node, URIRef) and node.startswith(str(XSD))
        return is_xsd or Kind.DATATYPE in self.statements.kinds.get(node, ())

    def data_range(self, use: Use) -> list[Node]:
        """Reports what is wrong with a data range (Profiles 4.2.4); returns its datatypes."""
        datatypes: list[Node] = []
        read: set[Node] = set()
        waiting = [use]
        while waiting:
            part = waiting.pop()
            if isinstance(part.node, URIRef):
                self._datatype(part)
                datatypes.append(part.node)
            elif part.node not in read:
                read.add(part.node)
                main = self._constructor(part, DATA_RANGES)
                waiting.extend(self._range_parts(*main) if main else ())
        return datatypes

    def _datatype(self, use: Use) -> None:
        known = use.node in DATATYPE_MAP or self.statements.objects(use.node, OWL.equivalentClass)
        declared = Kind.DATATYPE in self.statements.kinds.get(use.node, ())
        if not known and (declared or is_reserved(use.node)):
            self.findings.add("dl-datatype", use, messages.UNDEFINED_DATATYPE, datatype=use.node)
        else:
            self.term(use, Kind.DATATYPE)
        if use.node in DATATYPE_MAP - RL_DATATYPES:
            self.findings.add("rl-datatype", use, messages.RL_DATATYPE, datatype=use.node)

    def _range_parts(self, constructor: Node, value: Use, node: Node) -> list[Use]:
        """Judges a data range that has parts; returns those that are data ranges themselves."""
        if constructor != OWL.intersectionOf:
            self.findings.add("rl-datarange", value, messages.RL_DATA_RANGE, constructor=constructor)
        if constructor == OWL.oneOf:
            self.items(value)
            return []
        if constructor == OWL.onDatatype:
            for facets in self.statements.objects(node, OWL.withRestrictions):
                facet_list = self.items(value.part(facets, (node, OWL.withRestrictions, facets)))
                self.consumed.update(facet.node for facet in facet_list or ())
            return [value]
        return [value] if constructor == OWL.datatypeComplementOf else self.items(value, 2) or []
