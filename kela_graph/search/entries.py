"""What can be found in a dataset: each thing with its names, what it is and where it stands."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import DCTERMS, ORG, RDFS, SKOS, URIRef

from kela_graph.namespaces import ADMS, RESP
from kela_graph.rdf.store import plain_rows
from kela_graph.search.words import folded
from kela_graph.terms import NAMING, PREFERRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rdflib import Dataset

#: What can be found, by the class that it belongs to; the first that fits.
ROLES: Final = (
    ("unit", ORG.Organization),
    ("post", ORG.Post),
    ("place", DCTERMS.Location),
    ("task", RESP.Task),
    ("paragraph", RESP.Paragraph),
    ("concept", SKOS.Concept),
)
#: A class of organisations is found too.
TYPE: Final = "type"
ROLE_NAMES: Final = (*(role for role, _ in ROLES), TYPE)

#: How much count beside a name: a word to look for, a name with its type's, what is said of a thing.
HIDDEN: Final = 0.95
WITH_TYPE: Final = 0.9
SAID: Final = 0.6

#: The properties that say where a thing stands.
_PLACING: Final = (
    ORG.subOrganizationOf,
    ORG.postIn,
    SKOS.broader,
    DCTERMS.isPartOf,
    SKOS.inScheme,
    SKOS.topConceptOf,
    RDFS.subClassOf,
)


class Name(NamedTuple):
    """A name of a thing.

    Attributes:
        text: the name.
        language: its tag, or nothing.
        weight: how much it counts, 0 to 1: less for what is no name but speaks of the thing.
        shown: how people are told of it, where that is otherwise.
    """

    text: str
    language: str
    weight: float = 1.0
    shown: str = ""


@dataclass(slots=True)
class Entry:
    """A thing that can be found.

    Attributes:
        term: its IRI.
        role: what it is, for programs.
        kinds: its own classes, the most special ones only.
        names: what it is called, and what is said of it.
        labels: its preferred name in each language.
        above: what it stands in, the nearest first.
        number: a paragraph's number.
    """

    term: URIRef
    role: str
    kinds: tuple[str, ...]
    names: list[Name] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    above: list[str] = field(default_factory=list)
    number: str = ""


def read_entries(dataset: Dataset) -> tuple[list[Entry], Mapping[str, Mapping[str, str]]]:
    """Return what can be found, and the preferred names, by language, of all that has any."""
    classes = _Classes(
        plain_rows(
            dataset, f"SELECT ?c ?d WHERE {{ ?c {RDFS.subClassOf.n3()} ?d FILTER(isIRI(?c) && isIRI(?d)) }}"
        )
    )
    entries = _entries(dataset, classes)
    labels = _add_names(dataset, entries)
    _add_placing(dataset, entries)
    for entry in entries.values():
        if entry.role == TYPE:
            entry.above = list(classes.special(above for above in entry.above if above in entries))
    _add_paragraphs(dataset, entries, labels)
    _add_codes(dataset, entries)
    return list(entries.values()), labels


def slug_of(term: str) -> str:
    """Return the last part of an IRI."""
    return term.rstrip("/#").replace("#", "/").rpartition("/")[2]


class _Classes:
    """The classes, and which stand below which."""

    def __init__(self, rows: Iterable[tuple[str | None, ...]]) -> None:
        self._above: dict[str, set[str]] = defaultdict(set)
        for below, above in rows:
            if below and above and below != above:
                self._above[below].add(above)
        self._all: dict[str, frozenset[str]] = {}

    def above(self, name: str) -> frozenset[str]:
        """Return all classes above one, itself among them."""
        if name not in self._all:
            found, todo = {name}, [name]
            while todo:
                new = self._above.get(todo.pop(), set()) - found
                found |= new
                todo += new
            self._all[name] = frozenset(found)
        return self._all[name]

    def below(self, name: URIRef) -> list[str]:
        """Return all classes below one, itself among them."""
        return sorted(c for c in {*self._above, str(name)} if str(name) in self.above(c))

    def role(self, classes: Iterable[str]) -> str | None:
        """Return what a thing of these classes is, None where it is nothing that can be found."""
        found = frozenset[str]().union(*map(self.above, classes))
        return next((role for role, kind in ROLES if str(kind) in found), None)

    def special(self, classes: Iterable[str]) -> tuple[str, ...]:
        """Return those of the classes that stand above none of the others."""
        found = set(classes)
        return tuple(sorted(c for c in found if not any(c in self.above(o) for o in found - {c})))


def _entries(dataset: Dataset, classes: _Classes) -> dict[str, Entry]:
    types: dict[str, set[str]] = defaultdict(set)
    wanted = sorted({c for _, kind in ROLES for c in classes.below(kind)})
    chosen = " ".join(f"<{c}>" for c in wanted if not set(c) & set('<>"{}|^`\\ '))
    sparql = f"SELECT ?t ?c WHERE {{ VALUES ?c {{ {chosen} }} ?t a ?c FILTER(isIRI(?t)) }}"
    for term, kind in plain_rows(dataset, sparql):
        if term and kind:
            types[term].add(kind)
    entries = {
        term: Entry(URIRef(term), classes.role(found) or "concept", classes.special(found))
        for term, found in types.items()
    }
    for kind in classes.below(ORG.Organization):
        entries[kind] = Entry(URIRef(kind), TYPE, ())
    return entries


def _add_names(dataset: Dataset, entries: Mapping[str, Entry]) -> dict[str, dict[str, str]]:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for naming in NAMING:
        sparql = f"SELECT ?t ?n (LANG(?n) AS ?tag) WHERE {{ ?t {naming.n3()} ?n }}"
        weight = HIDDEN if naming == SKOS.hiddenLabel else 1.0
        for term, name, tag in plain_rows(dataset, sparql):
            if not term or not name:
                continue
            if naming in PREFERRED:
                labels[term].setdefault(tag or "", name)
            if term in entries:
                entries[term].names.append(Name(name, tag or "", weight))
    for term, entry in entries.items():
        entry.labels = labels.get(term, {})
        entry.names = list(dict.fromkeys(entry.names))
    for entry in entries.values():
        if entry.role == "unit":
            entry.names += [
                Name(f"{kind} {name}", tag, WITH_TYPE, name)
                for name, tag, _, _ in entry.names
                if (kind := labels.get(entry.kinds[0], {}).get(tag)) and folded(kind) not in folded(name)
            ]
    return labels


def _add_placing(dataset: Dataset, entries: Mapping[str, Entry]) -> None:
    for placing in _PLACING:
        rows = plain_rows(dataset, f"SELECT ?t ?a WHERE {{ ?t {placing.n3()} ?a FILTER(isIRI(?a)) }}")
        for term, above in sorted((term, above) for term, above in rows if term and above and term != above):
            if term in entries and above not in entries[term].above:
                entries[term].above.append(above)


def _add_paragraphs(
    dataset: Dataset, entries: Mapping[str, Entry], labels: Mapping[str, Mapping[str, str]]
) -> None:
    """Name each paragraph by its number, and by what it says, which counts little."""
    for term, number in plain_rows(dataset, f"SELECT ?t ?n WHERE {{ ?t {RESP.number.n3()} ?n }}"):
        entry = entries.get(term or "")
        if number and entry and entry.role == "paragraph":
            entry.number = number
            entry.labels = {
                tag: f"{name} {number}" for tag, name in labels.get(str(RESP.Paragraph), {}).items()
            }
            entry.names += [Name(name, tag) for tag, name in entry.labels.items()]
            entry.names.append(Name(slug_of(entry.term), ""))
    for telling in (DCTERMS.description, SKOS.definition):
        sparql = f"SELECT ?t ?n (LANG(?n) AS ?tag) WHERE {{ ?t {telling.n3()} ?n }}"
        for term, text, tag in plain_rows(dataset, sparql):
            entry = entries.get(term or "")
            if text and entry and entry.role in ("paragraph", "task"):
                entry.names.append(Name(text, tag or "", SAID))


def _add_codes(dataset: Dataset, entries: Mapping[str, Entry]) -> None:
    sparql = f"SELECT ?t ?n WHERE {{ ?t {ADMS.identifier.n3()} ?i . ?i {SKOS.notation.n3()} ?n }}"
    for term, code in plain_rows(dataset, sparql):
        entry = entries.get(term or "")
        if code and entry:
            entry.names.append(Name(code, ""))
