"""Class, property and data range expressions, and which of them OWL 2 RL allows where.

Written from "OWL 2 Mapping to RDF Graphs", section 3.2, and "OWL 2 Profiles", section 4.2.
An expression is named here by the predicate that makes it one: `owl:unionOf` is a union.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from rdflib import OWL, RDF, XSD, BNode, Literal, URIRef

from kela_graph.rdf.owl2 import grammar
from kela_graph.rdf.owl2.grammar import DATATYPE_MAP, GRAMMAR, RL_DATATYPES, RULE_OF, Kind, Position, Sort
from kela_graph.rdf.owl2.statements import Use, is_reserved
from kela_graph.rdf.owl2.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

    from kela_graph.rdf.owl2.findings import Part

    #: An expression, and where it stands; None where what encloses it is outside OWL 2 RL.
    Placed: TypeAlias = tuple[Use, Position | None]


@dataclass(frozen=True, slots=True)
class Expression:
    """A class expression: the predicate that makes it, its main value, its operands, its cardinality."""

    constructor: Node
    use: Use
    operands: tuple[Use, ...] = ()
    cardinality: int = 0


@dataclass
class Reader(Terms):
    """Reads class expressions and data ranges too, and reports what is wrong with them."""

    _expressions: dict[Node, Expression | None] = field(default_factory=dict)
    _judged: set[tuple[Node, Position | None]] = field(default_factory=set)

    # -- Class expressions

    def class_expression(self, use: Use, position: Position | None) -> None:
        """Report what is wrong with a class expression (Profiles 4.2.3); without a position, only for DL."""
        self._judge_all([(use, position)])

    def described(self, constructor: Node, value: Use, position: Position) -> None:
        """Judge a description that stands on its focus, not on a blank node (Mapping, Table 16)."""
        expression = self._expression(value.focus, constructor, value)
        if expression:
            self._judge_all(self._operands(expression, value, position))

    def _judge_all(self, waiting: list[Placed]) -> None:
        while waiting:
            waiting.extend(self._judge(*waiting.pop()))

    def _judge(self, use: Use, position: Position | None) -> list[Placed]:
        """Judge one expression; return its operands."""
        if isinstance(use.node, URIRef):
            self.term(use, Kind.CLASS)
            if use.node == OWL.Thing and position and position is not Position.FILLER:
                self._not_in(position, use, OWL.Thing)
            return []
        expression = self._read(use)
        if expression is None or (use.node, position) in self._judged:
            return []
        self._judged.add((use.node, position))
        return self._operands(expression, use, position)

    def _operands(self, expression: Expression, use: Use, position: Position | None) -> list[Placed]:
        constructor, operands = expression.constructor, expression.operands
        if constructor in (OWL.intersectionOf, OWL.unionOf) and len(operands) < 2:
            # Mapping, Table 14: one operand stands for itself, no operand for everything or nothing
            empty = OWL.Thing if constructor == OWL.intersectionOf else OWL.Nothing
            return [(operands[0] if operands else use.part(empty), position)]
        inner = None
        if position and constructor in GRAMMAR[position]:
            inner = GRAMMAR[position][constructor]
            if expression.cardinality > 1:
                self.findings.add(RULE_OF[position], expression.use, "at_most_one", constructor=constructor)
        elif position:
            self._not_in(position, expression.use, constructor)
        return [(operand, inner) for operand in operands]

    def _not_in(self, position: Position, use: Use, what: Node) -> None:
        allowed = tuple(sorted(GRAMMAR[position], key=str))
        self.findings.add(
            RULE_OF[position], use, "not_allowed", what=what, position=position, allowed=allowed
        )

    def _read(self, use: Use) -> Expression | None:
        """Return the class expression that a blank node is; None, and a report, for anything else."""
        if use.node not in self._expressions:
            main = self._constructor(use, grammar.CLASS_EXPRESSIONS, Kind.CLASS)
            self._expressions[use.node] = self._expression(use.node, *main) if main else None
        return self._expressions[use.node]

    def _constructor(
        self, use: Use, constructors: Mapping[Node, frozenset[Node]], kind: Part
    ) -> tuple[Node, Use] | None:
        """Return the one predicate that makes a blank node an expression, and its value."""
        self.consumed.add(use.node)
        if not isinstance(use.node, BNode):
            self.findings.add("dl-syntax", use, "is_literal", node=use.node, kind=kind)
            return None
        if use.node in self.statements.endless:
            self.findings.add("dl-syntax", use, "endless", kind=kind)
            return None
        value = self.one(use, use.node, constructors, "one_constructor", kind=kind)
        if value is None:
            return None
        constructor = value.triple[1]
        types = constructors[constructor]
        if types.isdisjoint(self.statements.objects(use.node, RDF.type)):
            wanted = tuple(sorted(types, key=str))
            self.findings.add(
                "dl-syntax", use, "needs_type", constructor=constructor, types=wanted, kind=kind
            )
            return None
        return constructor, value

    def _expression(self, node: Node, constructor: Node, value: Use) -> Expression | None:
        if constructor in (OWL.intersectionOf, OWL.unionOf):
            items = self.items(value)
            return None if items is None else Expression(constructor, value, tuple(items))
        if constructor == OWL.complementOf:
            return Expression(constructor, value, (value,))
        if constructor == OWL.oneOf:
            for item in self.items(value) or ():
                self.individual(item, named=True)
            return Expression(constructor, value)
        return self._restriction(node, constructor, value)

    def _restriction(self, node: Node, constructor: Node, value: Use) -> Expression | None:
        on = self.one(value, node, [OWL.onProperty], "needs_on_property")
        if on is None:
            return None
        kind, name = self.property(on, grammar.LOGICAL) or (None, None)
        if name and kind is Kind.OBJECT and constructor in grammar.SIMPLE:
            self.simple.append((name, on, constructor))
        if constructor == OWL.hasValue:
            self.value(value, kind)
        elif constructor == OWL.hasSelf and value.node != Literal(True):
            self.findings.add("dl-syntax", value, "needs_true")
        filler = value if constructor in grammar.QUANTIFIERS else None
        if constructor in grammar.QUALIFIED:
            fillers = (OWL.onClass, OWL.onDataRange)
            filler = self.one(value, node, fillers, "needs_qualifier", constructor=constructor)
        if filler and (kind is Kind.DATA or (kind is None and self.is_range(filler.node))):
            self.data_range(filler)
            filler = None
        return Expression(constructor, value, (filler,) if filler else (), self._number(constructor, value))

    def value(self, value: Use, kind: Kind | None) -> None:
        """Report what can't be the value of a property where it has to be named (11.2)."""
        if kind is Kind.OBJECT:
            self.individual(value, named=True)
        elif kind is Kind.DATA and not isinstance(value.node, Literal):
            self.findings.add("dl-typing", value, "not", node=value.node, kind=Sort.LITERAL)

    def _number(self, constructor: Node, value: Use) -> int:
        """Return the number of a cardinality.

        The mapping asks for xsd:nonNegativeInteger, but a store may keep any integer as
        xsd:integer (Oxigraph does), so that the type says nothing about what was written.
        """
        if constructor not in grammar.CARDINALITIES | grammar.QUALIFIED:
            return 0
        number = value.node.value if isinstance(value.node, Literal) else None
        if isinstance(number, int) and not isinstance(number, bool) and number >= 0:
            return number
        self.findings.add("dl-syntax", value, "needs_number", constructor=constructor)
        return 0

    # -- Data ranges

    def is_range(self, node: Node) -> bool:
        """Whether a node looks like a data range and not like a class."""
        is_xsd = isinstance(node, URIRef) and node.startswith(str(XSD))
        return is_xsd or Kind.DATATYPE in self.statements.kinds.get(node, ())

    def data_range(self, use: Use) -> list[Node]:
        """Report what is wrong with a data range (Profiles 4.2.4); return its datatypes."""
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
                main = self._constructor(part, grammar.DATA_RANGES, Sort.DATA_RANGE)
                waiting.extend(self._range_parts(part.node, *main) if main else ())
        return datatypes

    def literal(self, use: Use, literal: Literal) -> None:
        """Judge the datatype of a literal, which has no lexical form where it is only defined (9.4)."""
        datatype = literal.datatype
        if literal.language or datatype is None:
            return
        if datatype not in DATATYPE_MAP:
            self.findings.add("dl-datatype", use, "literal_datatype", datatype=datatype)
        elif datatype not in RL_DATATYPES:
            self.findings.add("rl-datatype", use, "rl_datatype", datatype=datatype)

    def _datatype(self, use: Use) -> None:
        known = use.node in DATATYPE_MAP or self.statements.objects(use.node, OWL.equivalentClass)
        declared = Kind.DATATYPE in self.statements.kinds.get(use.node, ())
        if not known and (declared or is_reserved(use.node)):
            self.findings.add("dl-datatype", use, "undefined_datatype", datatype=use.node)
        else:
            self.term(use, Kind.DATATYPE)
        if use.node in DATATYPE_MAP - RL_DATATYPES:
            self.findings.add("rl-datatype", use, "rl_datatype", datatype=use.node)

    def _range_parts(self, node: Node, constructor: Node, value: Use) -> list[Use]:
        """Judge a data range that has parts; return those that are data ranges themselves."""
        if constructor != OWL.intersectionOf:
            self.findings.add("rl-datarange", value, "rl_data_range", constructor=constructor)
        if constructor == OWL.oneOf:
            self.items(value)
            return []
        if constructor == OWL.onDatatype:
            for triple in self.statements.about(node, [OWL.withRestrictions]):
                facets = self.items(value.object_of(triple))
                self.consumed.update(facet.node for facet in facets or ())
            return [value]
        return [value] if constructor == OWL.datatypeComplementOf else self.items(value, 2) or []
