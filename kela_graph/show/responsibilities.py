"""What units do for tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph import facts

if TYPE_CHECKING:
    from rdflib import URIRef

    from kela_graph.facts import Fact
    from kela_graph.names import Names

_HELD: Final = """SELECT ?responsibility ?subject ?property ?value ?detail ?basis ?source ?why WHERE {
  UNIT
  ?responsibility resp:heldBy ?subject ;
    resp:activity ?property ;
    resp:task ?value .
  OPTIONAL { ?property resp:order ?order }
  OPTIONAL {
    { ?responsibility resp:audience|resp:channel ?detail }
    UNION
    { ?responsibility resp:givenAsExample true BIND(resp:givenAsExample AS ?detail) }
  }
  OPTIONAL { ?responsibility resp:basis ?basis }
  OPTIONAL { ?responsibility dcterms:source ?source }
  OPTIONAL { ?responsibility rdfs:comment ?why }
}
ORDER BY ?order"""


def responsibilities(names: Names, unit: URIRef | None = None) -> list[Fact]:
    """Return what a unit does, or every unit: in the order of activities, by the name of the task."""
    sparql = _HELD.replace("UNIT", "VALUES ?subject { ?_terms }" if unit is not None else "")
    found = facts.tell(names, facts.select(names.dataset, sparql, [unit]))
    ranks = {activity: rank for rank, activity in enumerate(dict.fromkeys(fact.predicate for fact in found))}
    return sorted(found, key=lambda fact: (ranks[fact.predicate], names.label(fact.value), str(fact.value)))
