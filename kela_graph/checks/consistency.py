"""Findings of contradictions: statements that can't all be true, each with its file and line."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, BNode, Literal

from kela_graph import terms
from kela_graph.checks.finding import Finding, Related, Rule
from kela_graph.graph import inferred_graph, store_of
from kela_graph.rdf.inference.contradictions import contradictions
from kela_graph.rdf.inference.lexical import is_well_formed
from kela_graph.rdf.inference.proofs import Prover
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.written import as_written
from kela_graph.wording import LANGUAGES, Texts, texts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.checks.case import Case
    from kela_graph.rdf.inference.contradictions import Contradiction
    from kela_graph.rdf.inference.vocabulary import GeneralizedTriple, RDFTriple

    #: The stated triples that each triple follows from.
    Reasons: TypeAlias = Mapping[RDFTriple, tuple[RDFTriple, ...]]

#: What the rules of OWL 2 RL contradict.
KINDS: Final = {
    rule: kind
    for kind, rules in {
        "different": "eq-diff1 eq-diff2 eq-diff3",
        "irreflexive": "prp-irp",
        "asymmetric": "prp-asyp",
        "disjoint_properties": "prp-pdw prp-adp",
        "negative": "prp-npa1 prp-npa2",
        "nothing": "cls-nothing2",
        "disjoint_classes": "cls-com cax-dw cax-adc",
        "none_allowed": "cls-maxc1 cls-maxqc1 cls-maxqc2",
        "literal": "dt-not-type",
    }.items()
    for rule in rules.split()
}

#: The rules of OWL 2 RL, by the standard's names; findings carry them with a prefix.
RULES: Final = {
    name: Rule(
        f"contradiction-{name}", "contradictions", "error",
        summary=texts(f"contradictions.{kind}.summary", rule=name),
        why=texts("contradictions.why"),
        fix=texts(f"contradictions.{kind}.fix"),
    )
    for name, kind in KINDS.items()
}  # fmt: skip

#: The vocabularies whose statements are axioms, except these about instances.
_VOCABULARIES: Final = tuple(map(str, (OWL, RDF, RDFS)))
_OF_INSTANCES: Final = frozenset(map(str, (OWL.Nothing, OWL.Thing, OWL.sameAs)))


def judge(case: Case) -> Iterator[Finding]:
    """Find contradictions in what is stated and what follows from it.

    One finding for the same stated reasons by one rule, and none for reasons that include those of another:
    what belongs to the empty class belongs to every class, which is not repeated for each class. Its focus,
    predicate and value are the stated triple to look at first: one that is itself contradicted, else one that
    a contradicted triple follows from, preferably about instances. The others are `related`.
    """
    listed = _triples(case.asserted.graph)
    # A store makes another literal of what is no value of a derived datatype, such as -1 and 300.
    forms = store_of(case.asserted.graph).forms
    written = ((subject, predicate, value) for subject, predicate, value, _ in as_written(forms, forms))
    listed += (triple for triple in written if not is_well_formed(triple[2]))
    inferred = _triples(case.closure, inferred_graph(case.closure))
    found = contradictions([*listed, *inferred])
    if not found:
        return
    stated = frozenset(listed)
    prover, writer = Prover(listed, inferred), _Writer(case)
    conflicts: dict[tuple[str, frozenset[RDFTriple]], tuple[Contradiction, Reasons]] = {}
    for each in found:
        # Every literal stands in a stated triple, where it can be fixed.
        if each.rule != "dt-not-type" or each.triples[0] in stated:
            reasons: Reasons = {triple: prover.reasons(triple) or (triple,) for triple in each.triples}
            together = frozenset(chain.from_iterable(reasons.values()))
            conflicts.setdefault((each.rule, together), (each, reasons))
    least = _least({together for _, together in conflicts})
    for (_, together), conflict in conflicts.items():
        if together in least:
            yield writer.finding(*conflict)


def _least(sets: Set[frozenset[RDFTriple]]) -> set[frozenset[RDFTriple]]:
    """Return the sets of which no other set is a part."""
    counts = Counter(chain.from_iterable(sets))
    by_rarest: defaultdict[RDFTriple, list[frozenset[RDFTriple]]] = defaultdict(list)
    for each in sets:
        by_rarest[min(each, key=counts.__getitem__)].append(each)
    return {each for each in sets if not any(other < each for triple in each for other in by_rarest[triple])}


def _triples(graph: Graph, graph_name: ox.NamedNode | None = None) -> list[GeneralizedTriple]:
    quads = store_of(graph).oxigraph.quads_for_pattern(None, None, None, graph_name)
    return [(subject, predicate, value) for subject, predicate, value, _ in quads]


class _Writer:
    """Writes findings in one dataset, and looks up only once what many have in common."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._related = cache(self._related_to)
        self._name = cache(self._name_of)

    def finding(self, contradiction: Contradiction, reasons: Reasons) -> Finding:
        """Return the finding of a contradiction, with the stated reasons for each of its triples."""
        ordered = dict.fromkeys(chain.from_iterable(reasons.values()))
        blamed = min(ordered, key=lambda triple: (_is_axiom(triple), triple not in reasons))
        rule, (subject, predicate, value) = RULES[contradiction.rule], map(node_of, blamed)
        return rule.finding(
            rule.message(self._problem(contradiction, subject)),
            self._case.asserted.find(subject, predicate, value),
            subject,
            predicate,
            value,
            label=self._case.label(subject),
            related=tuple(self._related(triple) for triple in ordered if triple != blamed),
        )

    def _problem(self, contradiction: Contradiction, focus: Node) -> Mapping[str, str]:
        """Return what is wrong, by language."""
        first, second = contradiction.triples[0], contradiction.triples[:2][-1]
        parts = zip(("s", "p", "o", "p2", "o2"), map(node_of, (*first, *second[1:])), strict=True)
        nodes = dict(parts, focus=focus)
        value = nodes["o"]
        datatype = value.datatype if isinstance(value, Literal) else None
        names: dict[str, object] = {key: self._name(node) for key, node in nodes.items()}
        names["d"] = datatype and self._short(datatype)
        return Texts(f"contradictions.{KINDS[contradiction.rule]}.problem", names)

    def _name_of(self, node: Node) -> str | Mapping[str, str]:
        """Return the labels by language, else what a person would type; of a literal the value."""
        if isinstance(node, Literal):
            return str(node)
        short = self._short(node)
        return {tag: terms.label(self._case.named, node, (tag, *LANGUAGES)) or short for tag in LANGUAGES}

    def _related_to(self, triple: RDFTriple) -> Related:
        """Return a triple as a person would write it in Turtle (``zxx``: not a language), and its place."""
        subject, predicate, value = map(node_of, triple)
        verb = "a" if predicate == RDF.type else self._short(predicate)
        text = f"{self._short(subject)} {verb} {self._short(value)}"
        return Related({"zxx": text}, at=self._case.asserted.find(subject, predicate, value))

    def _short(self, node: Node) -> str:
        if isinstance(node, BNode):
            return "[]"
        if isinstance(node, Literal):
            quoted = Literal(str(node), lang=node.language).n3()
            return f"{quoted}^^{self._short(node.datatype)}" if node.datatype else quoted
        return self._case.short(node)


def _is_axiom(triple: RDFTriple) -> bool:
    """Whether a triple is about classes and properties rather than about instances."""
    _, predicate, value = triple
    says = value if predicate.value == str(RDF.type) else predicate
    iri = says.value if isinstance(says, ox.NamedNode) else ""
    return iri.startswith(_VOCABULARIES) and iri not in _OF_INSTANCES
