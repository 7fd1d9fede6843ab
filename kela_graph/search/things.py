"""What can be found in a dataset: things with a role, their names, their classes and where they stand."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import DCTERMS, ORG, SKOS, URIRef

from kela_graph.graph import rows
from kela_graph.namespaces import RESP
from kela_graph.terms import NAMING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from rdflib import Dataset

    #: The IRI of a thing, a name of it or what is said of it, the tag of the language, how much that counts.
    Text: TypeAlias = tuple[str, str, str, float]

#: What can be found, by the class that it belongs to; the first that fits.
_ROLES: Final = (
    ("unit", ORG.Organization),
    ("post", ORG.Post),
    ("place", DCTERMS.Location),
    ("task", RESP.Task),
    ("paragraph", RESP.Paragraph),
    ("concept", SKOS.Concept),
)
#: A class of organisations is found too.
TYPE: Final = "type"
ROLE_NAMES: Final = (*(role for role, _ in _ROLES), TYPE)

#: How much a text counts beside a name: a word to look for, and what is said of a thing.
HIDDEN: Final = 0.95
DESCRIBED: Final = 0.6

#: The properties that say where a thing stands; the first that it has counts.
_PLACING: Final = (
    ORG.subOrganizationOf,
    ORG.postIn,
    SKOS.broader,
    DCTERMS.isPartOf,
    SKOS.inScheme,
    SKOS.topConceptOf,
)


class Classes:
    """The classes of a dataset, and which stand above which."""

    def __init__(self, dataset: Dataset) -> None:
        self._above: dict[str, set[str]] = defaultdict(set)
        sparql = """SELECT ?below ?above WHERE {
          ?below rdfs:subClassOf+ ?above FILTER(isIRI(?below) && isIRI(?above) && ?below != ?above) }"""
        for below, above in rows(dataset, sparql):
            self._above[str(below)].add(str(above))

    def below(self, name: URIRef) -> list[str]:
        """Return a class and all classes below it."""
        return [str(name), *sorted(below for below, above in self._above.items() if str(name) in above)]

    def special(self, found: Iterable[str]) -> list[str]:
        """Return those of some classes that stand above none of the others."""
        names = set(found)
        return sorted(name for name in names if not any(name in self._above[other] for other in names))

    def nearest_above(self, name: str, known: Container[str]) -> str | None:
        """Return the first of the most special classes above one, of those that are known."""
        return next(iter(self.special(above for above in self._above[name] if above in known)), None)


def read_roles(dataset: Dataset, classes: Classes) -> dict[str, str]:
    """Return what can be found: IRIs, each with its role."""
    roles: dict[str, str] = {}
    for role, kind in _ROLES:
        sparql = "SELECT DISTINCT ?t WHERE { VALUES ?c { ?_terms } ?t a ?c FILTER(isIRI(?t)) }"
        for (term,) in rows(dataset, sparql, terms=map(URIRef, classes.below(kind))):
            roles.setdefault(str(term), role)
    return roles | dict.fromkeys(classes.below(ORG.Organization), TYPE)


def read_names(dataset: Dataset, roles: Mapping[str, str]) -> Iterator[Text]:
    """Give the names of the things: labels, codes, and for a paragraph its class's name with its number."""
    for naming in NAMING:
        yield from _texts(dataset, naming, roles, HIDDEN if naming == SKOS.hiddenLabel else 1)
    called = [
        (name, tag)
        for naming in NAMING[:2]
        for _, name, tag, _ in _texts(dataset, naming, (str(RESP.Paragraph),))
    ]
    for term, number in rows(dataset, "SELECT ?t ?n WHERE { ?t resp:number ?n }"):
        if roles.get(str(term)) == "paragraph":
            yield from ((str(term), f"{name} {number}", tag, 1) for name, tag in called)
    codes = rows(dataset, "SELECT ?t ?n WHERE { ?t adms:identifier ?i . ?i skos:notation ?n }")
    yield from ((str(t), str(code), "", 1) for t, code in codes if t in roles)


def read_descriptions(dataset: Dataset, roles: Mapping[str, str]) -> Iterator[Text]:
    """Give what is said of tasks and paragraphs."""
    described = {term for term, role in roles.items() if role in ("task", "paragraph")}
    for describing in (DCTERMS.description, SKOS.definition):
        yield from _texts(dataset, describing, described, DESCRIBED)


def _texts(dataset: Dataset, naming: URIRef, wanted: Container[str], weight: float = 1) -> Iterator[Text]:
    sparql = "SELECT ?t ?n (LANG(?n) AS ?tag) WHERE { ?t ?_naming ?n FILTER(isLITERAL(?n)) }"
    for term, text, tag in rows(dataset, sparql, naming=naming):
        if term in wanted and term and text:
            yield term, text, tag or "", weight


def read_places(dataset: Dataset, found: Iterable[str]) -> dict[str, str]:
    """Return what some things stand in, each thing with the nearest."""
    ranked: dict[str, tuple[int, str]] = {}
    sparql = """SELECT ?t ?p ?a WHERE { VALUES ?t { ?_terms } VALUES ?p { ?_placing } ?t ?p ?a
      FILTER(isIRI(?a) && ?a != ?t) }"""
    for term, placing, above in rows(dataset, sparql, terms=map(URIRef, found), placing=_PLACING):
        rank = (_PLACING.index(URIRef(str(placing))), str(above))
        ranked[str(term)] = min(rank, ranked.get(str(term), rank))
    return {term: above for term, (_, above) in ranked.items()}


def read_kinds(dataset: Dataset, found: Iterable[str], classes: Classes) -> dict[str, list[str]]:
    """Return the most special of the classes of some things, by which they can be found."""
    known = {name for _, kind in _ROLES for name in classes.below(kind)}
    kinds: dict[str, set[str]] = defaultdict(set)
    sparql = "SELECT ?t ?c WHERE { VALUES ?t { ?_terms } ?t a ?c }"
    for term, kind in rows(dataset, sparql, terms=map(URIRef, found)):
        if kind in known:
            kinds[str(term)].add(str(kind))
    return {term: classes.special(names) for term, names in kinds.items()}


def count_members(dataset: Dataset, types: Iterable[str]) -> dict[str, int]:
    """Return how many things each of some classes has."""
    sparql = "SELECT ?c (COUNT(DISTINCT ?t) AS ?n) WHERE { VALUES ?c { ?_terms } ?t a ?c } GROUP BY ?c"
    counted = rows(dataset, sparql, terms=map(URIRef, types))
    return {str(name): int(number or 0) for name, number in counted}
