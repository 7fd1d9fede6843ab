"""Times what lists, comments and long ways cost as they grow: each construct twice as long, and the ratio.

Usage::

    python benchmarks/growth.py                      # every construct
    python benchmarks/growth.py hasKey --last 3200

A ratio near 2 is a cost that grows with the length, one near 4 with its square; above 4 is too much. Timed
are inference, contradictions and the profile of OWL 2; of suppressions, reading them.
"""

from __future__ import annotations

import argparse
import itertools
import time
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import Graph

from kela_graph.checks import suppressions
from kela_graph.rdf.inference import closure
from kela_graph.rdf.inference.contradictions import contradictions
from kela_graph.rdf.owl2.profile import violations

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIXES: Final = """@prefix : <https://example.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def main() -> None:
    """Prints one row for each construct: seconds for each length, and the ratios between them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("construct", nargs="*", default=[*CONSTRUCTS], help=", ".join(CONSTRUCTS))
    parser.add_argument("--first", type=int, default=100, help="the first length (default 100)")
    parser.add_argument("--last", type=int, default=800, help="the longest (default 800)")
    arguments = parser.parse_args()
    for name in arguments.construct:
        lengths = [arguments.first]
        while lengths[-1] * 2 <= arguments.last:
            lengths.append(lengths[-1] * 2)
        taken = [_taken(name, length) for length in lengths]
        seconds = "  ".join(f"{length}: {each:.3f} s" for length, each in zip(lengths, taken, strict=True))
        ratios = " ".join(f"{b / a:.1f}" for a, b in itertools.pairwise(taken))
        print(f"{name:<20} {seconds}   ratios {ratios}", flush=True)


def _taken(name: str, length: int) -> float:
    """Return how many seconds of the processor a construct of some length takes, the least of three times."""
    text = CONSTRUCTS[name](length)
    least = float("inf")
    for _ in range(3):
        begun = time.process_time()
        if name == "suppressions":
            list(suppressions.in_text("data.ttl", text, [(0, len(text))]))
        else:
            _judge(PREFIXES + text)
        least = min(least, time.process_time() - begun)
    return least


def _judge(turtle: str) -> None:
    quads = ox.parse(turtle, format=ox.RdfFormat.TURTLE)
    triples = [(quad.subject, quad.predicate, quad.object) for quad in quads]
    contradictions([*triples, *closure(triples)])
    violations(Graph().parse(data=turtle, format="turtle"))


def _members(number: int) -> str:
    return "( " + " ".join(f":m{each}" for each in range(number)) + " )"


def _each(number: int, text: str) -> str:
    """Repeat a text, with the number of the turn for % and the next one for &."""
    return "\n".join(text.replace("%", str(turn)).replace("&", str(turn + 1)) for turn in range(number))


CONSTRUCTS: Final[dict[str, Callable[[int], str]]] = {
    "hasKey": lambda n: (
        f":C owl:hasKey {_members(n)} . :a a :C . :b a :C . {_each(n, ':a :m% % . :b :m% % .')}"
    ),
    "intersectionOf": lambda n: (
        f":C owl:equivalentClass [ a owl:Class ; owl:intersectionOf {_members(n)} ] . "
        + _each(n, ":a a :m% .")
    ),
    "unionOf": lambda n: (
        f":C owl:equivalentClass [ a owl:Class ; owl:unionOf {_members(n)} ] . " + _each(n, ":a% a :m% .")
    ),
    "oneOf": lambda n: f":C owl:equivalentClass [ a owl:Class ; owl:oneOf {_members(n)} ] .",
    "propertyChainAxiom": lambda n: f":p owl:propertyChainAxiom {_members(n)} . {_each(n, ':x% :m% :x& .')}",
    "AllDifferent": lambda n: f"[] a owl:AllDifferent ; owl:distinctMembers {_members(n)} .",
    "AllDisjointClasses": lambda n: f"[] a owl:AllDisjointClasses ; owl:members {_members(n)} . :a a :m1 .",
    "disjointUnionOf": lambda n: f":C owl:disjointUnionOf {_members(n)} . :a a :m1 .",
    "subClassOf": lambda n: _each(n, ":C% a owl:Class ; rdfs:subClassOf :C& .") + " :a a :C0 .",
    "subPropertyOf": lambda n: (
        _each(n, ":p% a owl:ObjectProperty ; rdfs:subPropertyOf :p& .") + " :a :p0 :b ."
    ),
    "transitive": lambda n: ":p a owl:TransitiveProperty ." + _each(n, " :x% :p :x& ."),
    "sameAs": lambda n: _each(n, ":x% owl:sameAs :x& ."),
    "suppressions": lambda n: _each(n, "# kela-graph: ignore no-such-rule because of %"),
}

if __name__ == "__main__":
    main()
