"""The description of a dataset for data portals: DCAT-AP 3, and VoID with real counts.

Of DCAT-AP 3.0.1 all mandatory properties are given: of the catalogue its title, description and publisher,
of the dataset its title and description, of a distribution its access address, of an agent its name, of a
checksum its algorithm and value.
"""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import DCAT, DCTERMS, FOAF, OWL, PROV, RDF, SKOS, VOID, XSD, Graph, Namespace
from rdflib.term import BNode, Literal, URIRef

from kela_graph import files, terms, wording
from kela_graph.exports import scope
from kela_graph.graph import describe
from kela_graph.namespaces import SCHEMA, SPDX
from kela_graph.rdf.nodes import node_of
from kela_graph.rdf.store import namespace_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.formats import Format

_AUTHORITY: Final = Namespace("http://publications.europa.eu/resource/authority/")
_IANA: Final = Namespace("https://www.iana.org/assignments/media-types/")
_VERSION: Final = URIRef(f"{DCAT}version")  # of DCAT 3, which rdflib does not know yet
_FEATURE: Final = Namespace("http://www.w3.org/ns/formats/")

#: The theme of every dataset about a public body, in the EU's list of data themes.
_THEME: Final = _AUTHORITY["data-theme/GOVE"]

#: What the EU's and W3C's lists call our formats and language tags.
_NAMES: Final = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Part:
    """A file in which a dataset, or a view of it, is published.

    The texts say what it is, by language; the languages are those of its labels, where it lacks some; the
    standard is the IRI of what it conforms to. A dump holds the whole graph as RDF.
    """

    name: str
    data: bytes
    form: Format
    texts: Mapping[str, str]
    languages: tuple[str, ...] = ()
    standard: str | None = None
    is_dump: bool = False


def catalogue(dataset: Dataset, parts: Sequence[Part]) -> Graph:
    """Return the description of a dataset, and of the files in which it is published, as a graph."""
    book = _Catalogue(dataset)
    book.dataset_itself()
    book.counts()
    for part in sorted(parts, key=lambda part: part.name):
        book.distribution(part)
    return book.graph


class _Catalogue:
    """The description of a dataset, as a graph that grows."""

    def __init__(self, dataset: Dataset) -> None:
        self.source = dataset
        self.described = describe(dataset)
        self.graph = Graph()
        self.catalogue = URIRef(f"{self.described.base}catalog")
        self.licences = list(dataset.objects(self.described.iri, DCTERMS.license))

    def dataset_itself(self) -> None:
        """Repeat what the dataset says of itself and where sources are, and say the same of its catalogue."""
        iri = self.described.iri
        languages = list(self.source.objects(iri, DCTERMS.language)) or _authority(self.described.languages)
        ontologies = set(self.source.subjects(RDF.type, OWL.Ontology)) - {iri}
        self._say(self.catalogue, RDF.type, [DCAT.Catalog])
        self._say(self.catalogue, DCAT.dataset, [iri])
        self._say(iri, RDF.type, [DCAT.Dataset, VOID.Dataset])
        for each in (self.catalogue, iri):
            for prop in (DCTERMS.title, DCTERMS.description):
                self._say(each, prop, self.source.objects(iri, prop))
            self._say(each, DCTERMS.license, self.licences, DCTERMS.LicenseDocument)
            self._say(each, DCTERMS.language, languages, DCTERMS.LinguisticSystem)
            self._agents(each)
        self._say(iri, DCTERMS.identifier, [Literal(self.described.version or iri)])
        self._say(iri, PROV.wasDerivedFrom, self.source.objects(iri, PROV.wasDerivedFrom))
        for document in self.described.documents:
            if addresses := list(self.source.objects(document, SCHEMA.url)):
                self._say(document, DCTERMS.title, self.source.objects(document, DCTERMS.title))
                self._say(document, SCHEMA.url, addresses)
        self._say(iri, DCTERMS.conformsTo, ontologies, DCTERMS.Standard)
        self._say(iri, DCAT.theme, [_THEME], SKOS.Concept)
        self._say(_THEME, SKOS.prefLabel, self._literals(wording.texts("exports.theme")))
        if self.described.version is not None:
            self._say(iri, OWL.versionIRI, [self.described.version])
            self._say(iri, _VERSION, [Literal(self.described.version.rpartition("/")[2])])

    def counts(self) -> None:
        """Count what people wrote, each triple once."""
        iri = self.described.iri
        triples = {(q.subject, q.predicate, q.object) for q in scope.whole(self.source)}
        classes: defaultdict[Node, set[Node]] = defaultdict(set)
        properties: Counter[Node] = Counter()
        for subject, predicate, value in triples:
            properties[node_of(predicate)] += 1
            if predicate.value == str(RDF.type) and isinstance(value, ox.NamedNode):
                classes[node_of(value)].add(node_of(subject))
        subjects, objects = {triple[0] for triple in triples}, {triple[2] for triple in triples}
        own = {s for s in subjects if isinstance(s, ox.NamedNode) and s.value.startswith(self.described.base)}
        for prop, number in (
            (VOID.triples, len(triples)),
            (VOID.entities, len(own)),
            (VOID.classes, len(classes)),
            (VOID.properties, len(properties)),
            (VOID.distinctSubjects, len(subjects)),
            (VOID.distinctObjects, len(objects)),
        ):
            self._say(iri, prop, [Literal(number)])
        for name, members in sorted(classes.items()):
            self._part(VOID.classPartition, VOID["class"], name, VOID.entities, len(members))
        for name, number in sorted(properties.items()):
            self._part(VOID.propertyPartition, VOID.property, name, VOID.triples, number)
        spaces = {namespace_of(str(term)) for term in (*classes, *properties)} - {""}
        self._say(iri, VOID.vocabulary, map(URIRef, spaces))
        self._say(iri, VOID.uriSpace, [Literal(self.described.base)])
        self._say(iri, VOID.exampleResource, [self.described.root])

    def distribution(self, part: Part) -> None:
        """Describe a file."""
        place = self.described.version or self.described.iri
        iri, address = URIRef(f"{self.catalogue}#{part.name}"), URIRef(f"{place}/{part.name}")
        self._say(self.described.iri, DCAT.distribution, [iri], DCAT.Distribution)
        self._say(iri, DCAT.accessURL, [address])
        self._say(iri, DCAT.downloadURL, [address])
        self._say(iri, DCTERMS.title, [Literal(part.name)])
        self._say(iri, DCTERMS.description, self._literals(part.texts))
        self._say(iri, DCAT.mediaType, [_IANA[part.form.media_type]], DCTERMS.MediaType)
        self._say(iri, DCAT.byteSize, [Literal(len(part.data), datatype=XSD.nonNegativeInteger)])
        self._say(iri, DCTERMS.language, _authority(part.languages), DCTERMS.LinguisticSystem)
        self._say(iri, DCTERMS.license, self.licences, DCTERMS.LicenseDocument)
        if part.standard is not None:
            self._say(iri, DCTERMS.conformsTo, [URIRef(part.standard)], DCTERMS.Standard)
        if file_type := _NAMES["file-types"].get(part.form.name):
            self._say(iri, DCTERMS.format, [_AUTHORITY[f"file-type/{file_type}"]], DCTERMS.MediaTypeOrExtent)
        if part.is_dump:
            self._say(self.described.iri, VOID.dataDump, [address])
            self._say(self.described.iri, VOID.feature, [_FEATURE[_NAMES["rdf-formats"][part.form.name]]])
        checksum, digest = BNode(), Literal(files.digest(part.data), datatype=XSD.hexBinary)
        self._say(iri, SPDX.checksum, [checksum], SPDX.Checksum)
        self._say(checksum, SPDX.algorithm, [SPDX.checksumAlgorithm_sha256], SPDX.ChecksumAlgorithm)
        self._say(checksum, SPDX.checksumValue, [digest])

    def _agents(self, thing: URIRef) -> None:
        """Name the creator of a thing, and its publisher: the creator where the dataset names none."""
        creators = self._iris(DCTERMS.creator)[:1]
        publishers = self._iris(DCTERMS.publisher)[:1] or creators
        self._say(thing, DCTERMS.publisher, publishers, FOAF.Agent)
        self._say(thing, DCTERMS.creator, creators, FOAF.Agent)
        for agent in {*publishers, *creators}:
            names = {
                name for prop in (FOAF.name, *terms.PREFERRED) for name in self.source.objects(agent, prop)
            }
            self._say(agent, FOAF.name, names or [Literal(agent)])

    def _iris(self, prop: URIRef) -> list[URIRef]:
        """Return the IRIs that the dataset has by a property, in order."""
        values = self.source.objects(self.described.iri, prop)
        return sorted(value for value in values if isinstance(value, URIRef))

    def _literals(self, texts: Mapping[str, str]) -> list[Literal]:
        found = wording.own(texts, self.described.languages)
        return [Literal(text, tag) for tag, text in found.items()]

    def _part(self, prop: URIRef, of: URIRef, name: Node, count: URIRef, number: int) -> None:
        node = BNode()
        self._say(self.described.iri, prop, [node])
        self._say(node, of, [name])
        self._say(node, count, [Literal(number)])

    def _say(self, subject: Node, prop: URIRef, values: Iterable[Node], kind: URIRef | None = None) -> None:
        """Add a property with its values; those that are no text are of a class where one is given."""
        for value in values:
            self.graph.add((subject, prop, value))
            if kind is not None and not isinstance(value, Literal):
                self.graph.add((value, RDF.type, kind))


def _authority(tags: Iterable[str]) -> list[URIRef]:
    """Return the EU's IRIs for language tags, as far as it has them."""
    found = (_NAMES["languages"].get(tag.partition("-")[0].lower()) for tag in tags)
    return [_AUTHORITY[f"language/{name}"] for name in found if name]
