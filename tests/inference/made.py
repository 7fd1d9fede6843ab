"""What the tests of inference share: reading Turtle, and made individuals."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kela_graph.rdf.inference.vocabulary import GeneralizedTriple

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).parent / "cases"
VOCABULARIES = ROOT.parent / "shared" / "vocabularies"
EX = "http://example.org/"
TYPE = ox.NamedNode(RDF.type)


def ex(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def read(*paths: Path) -> list[GeneralizedTriple]:
    return [
        (quad.subject, quad.predicate, quad.object)
        for path in paths
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
    ]


def parse(turtle: str) -> list[GeneralizedTriple]:
    prefixes = {"": EX, "owl": str(OWL), "rdf": str(RDF), "rdfs": str(RDFS)}
    header = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items())
    return [
        (quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(header + turtle, format=ox.RdfFormat.TURTLE)
    ]


def individuals(ontology: Iterable[GeneralizedTriple]) -> list[GeneralizedTriple]:
    """Two members of every class, and for every property two pairs and a value.

    The things of the pairs come from one pool, so that properties meet in chains and keys.
    """
    kinds = defaultdict(set)
    for s, p, o in ontology:
        if p == TYPE and isinstance(s, ox.NamedNode):
            kinds[o].add(s)
    classes = _sorted(kinds, OWL.Class, RDFS.Class)
    properties = _sorted(
        kinds,
        *(OWL.ObjectProperty, OWL.DatatypeProperty, OWL.TransitiveProperty, RDF.Property),
        *(OWL.FunctionalProperty, OWL.InverseFunctionalProperty, OWL.SymmetricProperty),
    )
    made: list[GeneralizedTriple] = []
    for number, class_ in enumerate(classes):
        made += ((ex(f"i{number % 17}"), TYPE, class_), (ex(f"c{number}"), TYPE, class_))
    for number, property_ in enumerate(properties):
        pool = [ex(f"i{(number * step) % 17}") for step in (1, 3, 5)]
        made += ((pool[0], property_, pool[1]), (pool[1], property_, pool[2]))
        made.append((pool[0], property_, ox.Literal(f"value {number % 5}")))
    return made


def _sorted(kinds: dict[ox.NamedNode, set[ox.NamedNode]], *classes: str) -> list[ox.NamedNode]:
    found = set().union(*(kinds[ox.NamedNode(class_)] for class_ in classes))
    return sorted(found, key=lambda node: node.value)
