"""Names of terms for people, looked up for many terms at once and chosen in one order of languages.

Of a paragraph of a source document the look-up gives its number and its document too, of a document its date
and its address.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, Literal, URIRef

from kela_graph import terms, wording
from kela_graph.graph import describe, rows
from kela_graph.namespaces import RESP, SCHEMA
from kela_graph.terms import PREFERRED
from kela_graph.text import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

_NAMES: Final = """SELECT ?term ?property (LANG(?value) AS ?tag) ?value WHERE {
  VALUES ?term { ?_terms }
  ?term ?property ?value
  FILTER(?property IN (dcterms:isPartOf, schema:url) || isLITERAL(?value)
    && ?property IN (skos:prefLabel, rdfs:label, dcterms:title, dcterms:issued, resp:number))
}"""


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a statement is made: a paragraph of a document, or a page.

    Attributes:
        iri: the paragraph, the document or the page.
        label: the document and the paragraph's number, or the address of the page.
        dated: the label with the document's date, or with the word for undated.
        number: the paragraph's number; None of a page.
        address: where the document can be read; None where the dataset has no address of it.
        document: the paragraph's document; None of a page.
    """

    iri: URIRef
    label: str
    dated: str
    number: int | None = None
    address: str | None = None
    document: URIRef | None = None

    @property
    def link(self) -> str:
        """Where a reader is led: to the document, or to the IRI where the document has no address."""
        return self.address or str(self.iri)


class Names:
    """Names in one order of languages; each term is looked up once.

    Attributes:
        dataset: what is asked.
        languages: tags, best first.
    """

    def __init__(self, dataset: Dataset, languages: Sequence[str]) -> None:
        self.dataset = dataset
        self.languages = tuple(languages)
        #: The values of each term that was looked up, by property and language.
        self._texts: dict[Node, dict[URIRef, dict[str, str]]] = {}

    @classmethod
    def of(cls, dataset: Dataset, lang: str | None) -> Names:
        """Return the names in a language, or in the dataset's own order where that is None.

        Raises:
            InputError: the language is no tag.
        """
        return cls(dataset, describe(dataset).language_order(lang))

    def learn(self, wanted: Iterable[Node | None]) -> None:
        """Look up all IRIs that are not known yet, and the documents of those that are paragraphs."""
        new = {term for term in wanted if isinstance(term, URIRef)} - self._texts.keys()
        found: dict[Node, dict[URIRef, dict[str, str]]] = {term: {} for term in new}
        for term, predicate, tag, value in rows(self.dataset, _NAMES, terms=new):
            if term is not None and predicate is not None and value is not None:
                texts = found[URIRef(term)].setdefault(URIRef(predicate), {})
                texts[tag or ""] = min(texts.get(tag or "", value), value)
        self._texts |= found
        documents = (texts.get(DCTERMS.isPartOf, {}) for texts in found.values() if RESP.number in texts)
        if missing := {URIRef(iri) for each in documents for iri in each.values()}:
            self.learn(missing)

    def _known(self, term: Node) -> Mapping[URIRef, Mapping[str, str]]:
        if isinstance(term, URIRef) and term not in self._texts:
            self.learn([term])
        return self._texts.get(term, {})

    def by_language(self, term: Node) -> dict[str, str]:
        """Return the preferred name of a term in each language that it has one in, by tag."""
        texts = self._known(term)
        names = {tag: name for prop in reversed(PREFERRED) for tag, name in texts.get(prop, {}).items()}
        return dict(sorted(names.items()))

    def name(self, term: Node) -> str | None:
        """Return the preferred name of a term, where it has one."""
        return wording.choose(self.by_language(term), self.languages)

    def label(self, term: Node | None) -> str:
        """Return the name of a term, or else how a person would type it; of a paragraph the document too."""
        if not isinstance(term, URIRef):
            return str(term or "")
        if source := self._paragraph(term):
            return source.label
        return self.name(term) or terms.short(self.dataset, term).strip("<>")

    def source(self, term: Node | None) -> Citation | None:
        """Return where a statement is made, in words; None where that is no IRI."""
        if not isinstance(term, URIRef):
            return None
        return self._paragraph(term) or Citation(term, str(term), str(term))

    def _paragraph(self, term: URIRef) -> Citation | None:
        texts = self._known(term)
        number = texts.get(RESP.number, {}).get("", "")
        document = texts.get(DCTERMS.isPartOf, {}).get("")
        if not number.isdecimal() or document is None:
            return None
        words = {"document": self.label(URIRef(document)), "date": self._date(URIRef(document))}
        label, dated = (
            wording.text(key, self.languages, number=int(number), **words)
            for key in ("facts.paragraph", "facts.dated_paragraph")
        )
        return Citation(term, label, dated, int(number), self.address(URIRef(document)), URIRef(document))

    def date(self, document: Node) -> str | None:
        """Return the date of a document, where it has one."""
        return self._known(document).get(DCTERMS.issued, {}).get("")

    def address(self, document: Node) -> str | None:
        """Return the web address of a document, where it has one."""
        return self._known(document).get(SCHEMA.url, {}).get("")

    def addresses(self, wanted: Iterable[Node | None]) -> dict[URIRef, str]:
        """Return the address of the document of each paragraph among some terms, where there is one."""
        terms = {term for term in wanted if isinstance(term, URIRef)}
        self.learn(terms)
        cited = (source for term in terms if (source := self._paragraph(term)))
        return {source.iri: source.address for source in cited if source.address}

    def _date(self, document: Node) -> str:
        return self.date(document) or wording.text("facts.undated", self.languages)

    def documents(self) -> list[Citation]:
        """Return the documents that the dataset was read from."""
        found = describe(self.dataset).documents
        self.learn(found)
        labels = ((each, self.label(each), self._date(each), self.address(each)) for each in found)
        return [Citation(each, label, f"{label}, {date}", address=url) for each, label, date, url in labels]

    def source_line(self, *, addresses: bool = False) -> str:
        """Return the documents that the dataset was read from, each with its date, or its address too."""
        return "; ".join(
            f"{each.dated}, {each.address}" if addresses and each.address else each.dated
            for each in self.documents()
        )

    def sort_key(self, name: str) -> tuple[str, str]:
        """Return the key by which names are in the order of the alphabet of the first language."""
        return sort_key(name, self.languages[0])

    def choose(self, texts: Iterable[Node | None]) -> str | None:
        """Return the text in the first of the languages that there is one in, else any of them."""
        return next(iter(self.choose_all(texts)), None)

    def choose_all(self, texts: Iterable[Node | None]) -> list[str]:
        """Return the texts in the first of the languages that there are any in, else any, in order."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for text in texts:
            if isinstance(text, Literal):
                found[text.language or ""].add(str(text))
        return sorted(wording.choose(dict(sorted(found.items())), self.languages) or ())
