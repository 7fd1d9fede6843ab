"""Findings of axioms and data that leave OWL 2 RL, or the restrictions of OWL 2 DL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import OWL, RDF, Literal

from kela_graph.checks.finding import own_rule
from kela_graph.checks.located_file import OBJECT
from kela_graph.checks.vocabularies import Terms
from kela_graph.rdf.owl2.findings import SECTIONS
from kela_graph.rdf.owl2.profile import violations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.checks.case import Case
    from kela_graph.checks.finding import Finding
    from kela_graph.rdf.owl2.findings import Violation

#: The rules of OWL 2, by the ids that findings carry. One is a warning: dates (xsd:date) are everywhere in
#: published data, and most tools let them pass.
RULES: Final = {
    rule.id: rule
    for name, section in SECTIONS.items()
    for rule in [
        own_rule(f"owl2-{name}", "profile", "warning" if name == "dl-datatype" else "error", section=section)
    ]
}


def judge(case: Case) -> Iterator[Finding]:
    """Find where the axioms and the data that people wrote leave OWL 2 RL or OWL 2 DL.

    Two kinds of violation are not told. What is wrong with a term that its vocabulary lacks, or that no
    ontology declares in its own namespace, is told of the term alone. A literal in an annotation may have
    any datatype: reasoners never look at it, and dates (xsd:date is none of OWL 2's) belong there.
    """
    asserted = case.asserted.graph
    judged = Terms(case.named, asserted)
    for violation in violations(asserted, case.short):
        _, predicate, value = violation.triple
        annotates = isinstance(value, Literal) and (predicate, RDF.type, OWL.AnnotationProperty) in asserted
        told = any(judged.fault(str(term)) for term in violation.terms)
        if told or (annotates and violation.rule in ("dl-datatype", "rl-datatype")):
            continue
        rule = RULES[f"owl2-{violation.rule}"]
        place = case.asserted.part(violation.triple, _part(violation))
        yield case.finding(rule, rule.message(violation.message), place, violation.subject, predicate, value)


def _part(violation: Violation) -> int:
    """Return the part of its triple where a violation is to be looked for."""
    return violation.triple.index(violation.node) if violation.node in violation.triple else OBJECT
