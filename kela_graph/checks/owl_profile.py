"""Findings of axioms and data that leave OWL 2 RL, or the restrictions of OWL 2 DL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, Literal

from kela_graph.checks.finding import own_rule
from kela_graph.checks.located_graph import OBJECT
from kela_graph.checks.undeclared_terms import TermChecker
from kela_graph.rdf.owl2.grammar import SECTIONS
from kela_graph.rdf.owl2.profile import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Finding

#: The rules of OWL 2; findings carry their names with a prefix. One is a warning: dates (xsd:date) are
#: everywhere in published data, and most tools accept them.
RULES: Final = {
    name: own_rule(
        f"owl2-{name}", "profile", "warning" if name == "dl-datatype" else "error", section=section
    )
    for name, section in SECTIONS.items()
}


def judge(case: Case) -> Iterator[Finding]:
    """Find where the axioms and the data that people wrote leave OWL 2 RL or OWL 2 DL.

    Two kinds of violation are left out. What is wrong with a term that its vocabulary lacks, or that no
    ontology declares in its own namespace, has a finding of its own. A literal in an annotation may have
    any datatype: reasoners never look at it, and dates (xsd:date is not one of OWL 2) belong there.
    """
    asserted = case.asserted.graph
    checker = TermChecker(case.named, asserted)
    for violation in violations(asserted, case.short):
        subject, triple = violation.subject, violation.triple
        _, predicate, value = triple
        annotates = isinstance(value, Literal) and (predicate, RDF.type, OWL.AnnotationProperty) in asserted
        if annotates and violation.rule in ("dl-datatype", "rl-datatype"):
            continue
        if not any(checker.fault(str(term)) for term in violation.terms):
            rule = RULES[violation.rule]
            part = triple.index(violation.node) if violation.node in triple else OBJECT
            message, place = rule.message(violation.message), case.asserted.part(triple, part)
            yield rule.finding(message, place, subject, predicate, value, label=case.label(subject))
