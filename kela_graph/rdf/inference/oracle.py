"""The same inference by the package owlrl: a second opinion, slow and independent.

owlrl has the rules of OWL 2 RL written as loops over rdflib. What this package leaves out on
purpose is left out here too, and where owlrl is known to depart from the standard, it is put
right; each with its reason:

- eq-ref, eq-rep-s/p/o and table 8 (`LEFT_OUT`) are switched off, since what follows from them can
  afterwards not be distinguished from the rest. Without eq-ref nothing is the same as itself, so eq-trans
  does not say so either;
- prp-ap is switched off;
- its messages about contradictions, which it adds to the graph, are no consequences;
- prp-key: owlrl 7.6 compares all properties of a key but the last, so that a key of one property
  makes all members of the class the same; it is handed the last property twice;
- scm-op: owlrl applies it to every `rdf:Property`, where the standard names object properties;
- scm-sco, scm-eqc1 and their like for properties: owlrl does not conclude `x rdfs:subClassOf x`
  from a cycle or from `x owl:equivalentClass x`. That is trivial itself, but scm-svf1 and its
  kin read it;
- a list that contains itself and a cardinality that is not a literal, at which owlrl fails, are
  ignored;
- trivial triples (`is_trivial`) and those that are no RDF (`is_rdf`) are dropped from the result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyoxigraph
import rdflib
from rdflib import OWL, RDF, RDFS

from kela_graph.errors import InputError, install
from kela_graph.rdf.inference.vocabulary import is_rdf, is_trivial
from kela_graph.rdf.nodes import node_of

try:
    from owlrl.OWLRL import OWLRL_Semantics  # type: ignore[import-untyped]
except ImportError as error:
    raise InputError(f"the reasoner owlrl is not installed: {install('owlrl')}") from error

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib.term import Node

    from kela_graph.rdf.inference.vocabulary import GeneralizedTriple, RDFTriple, Term

    Triple = tuple[Node, Node, Node]

#: What follows from an equivalence.
_SUB: dict[Node, Node] = {OWL.equivalentClass: RDFS.subClassOf, OWL.equivalentProperty: RDFS.subPropertyOf}


def closure(triples: Iterable[GeneralizedTriple], semantics: type[Any] | None = None) -> list[RDFTriple]:
    """Return what follows from some triples by owlrl and is not among them, as `engine.closure` has it.

    Another of owlrl's classes of semantics can be given, to compare with owlrl as it is.
    """
    nodes: dict[Term, Node] = {}
    graph = rdflib.Graph()
    given = set()
    for triple in triples:
        for term in triple:
            # Of a triple term only its identity matters.
            if term not in nodes:
                nodes[term] = rdflib.BNode() if isinstance(term, pyoxigraph.Triple) else node_of(term)
        converted = tuple(nodes[term] for term in triple)
        graph.add(converted)  # type: ignore[arg-type]
        given.add(converted)
    (semantics or _Semantics)(graph, axioms=False, daxioms=False).closure()
    terms = {node: term for term, node in nodes.items()}
    statements = (
        (_to_oxigraph(s, terms), _to_oxigraph(p, terms), _to_oxigraph(o, terms))
        for s, p, o in graph
        if (s, p, o) not in given
    )
    return [triple for triple in statements if is_rdf(triple) and not is_trivial(*triple)]


def _to_oxigraph(node: Node, terms: dict[Node, Term]) -> Term:
    """Return the term that a node stands for; owlrl itself only makes nodes of OWL's own names."""
    return terms.get(node) or pyoxigraph.NamedNode(str(node))


class _Semantics(OWLRL_Semantics):  # type: ignore[misc]
    """owlrl's rules, with the changes that the module's docstring gives the reasons for."""

    _reads_key = False

    def add_error(self, message: str) -> None:
        """Do nothing: contradictions are judged elsewhere."""

    def one_time_rules(self) -> None:
        """Apply cls-thing and cls-nothing1, and no other."""
        self.store_triple((OWL.Thing, RDF.type, OWL.Class))
        self.store_triple((OWL.Nothing, RDF.type, OWL.Class))

    def store_triple(self, t: Triple) -> None:
        """Store a triple, unless it says that something is the same as itself."""
        if not (t[1] == OWL.sameAs and t[0] == t[2]):
            super().store_triple(t)

    def _equality(self, triple: Triple, cycle_num: int) -> None:
        x, predicate, y = triple
        if predicate == OWL.sameAs:
            self.store_triple((y, OWL.sameAs, x))
            for z in self.graph.objects(y, OWL.sameAs):
                self.store_triple((x, OWL.sameAs, z))

    def _properties(self, triple: Triple, cycle_num: int) -> None:
        self._reads_key = triple[1] == OWL.hasKey
        # owlrl applies prp-ap in the cycle number 1, and looks at the number nowhere else here.
        super()._properties(triple, cycle_num=0)
        self._reads_key = False

    def _list(self, l: Node) -> list[Node]:  # noqa: E741
        try:
            items: list[Node] = super()._list(l)
        except ValueError:  # a list that comes back to itself
            return []
        return [*items, *items[-1:]] if self._reads_key else items

    def _classes(self, triple: Triple, cycle_num: int) -> None:
        # owlrl asks a cardinality for its value, which only a literal has.
        is_cardinality = triple[1] in (OWL.maxCardinality, OWL.maxQualifiedCardinality)
        if not is_cardinality or isinstance(triple[2], rdflib.Literal):
            super()._classes(triple, cycle_num)

    def _schema_vocabulary(self, triple: Triple, cycle_num: int) -> None:
        s, p, o = triple
        if (p, o) == (RDF.type, RDF.Property):
            return
        if p in (RDFS.subClassOf, RDFS.subPropertyOf) and (o, p, s) in self.graph:
            self.store_triple((s, p, s))
        if p in _SUB and s == o:
            self.store_triple((s, _SUB[p], s))
        super()._schema_vocabulary(triple, cycle_num)
