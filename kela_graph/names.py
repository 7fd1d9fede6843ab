"""Names of terms for people, looked up for many terms at once and chosen in one order of languages.

Of a paragraph of a source document the look-up gives its number, its document and the document's date too.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, XSD, Literal, URIRef

from kela_graph import terms, wording
from kela_graph.graph import describe
from kela_graph.namespaces import RESP
from kela_graph.rdf.store import is_iri, plain_rows
from kela_graph.terms import PREFERRED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

#: How many terms one query may name: Virtuoso 7 refuses the SQL that it makes of many more.
_BATCH: Final = 400

_PLACING: Final = (RESP.number, DCTERMS.isPartOf, DCTERMS.issued)
_NAMES: Final = f"""SELECT ?term ?property (LANG(?value) AS ?tag) ?value WHERE {{{{
  VALUES ?term {{{{ {{terms}} }}}}
  ?term ?property ?value
  FILTER(?property IN ({", ".join(each.n3() for each in (*PREFERRED, *_PLACING))}))
  FILTER(isLITERAL(?value) || ?property = {DCTERMS.isPartOf.n3()})
}}}}"""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement is made: a paragraph of a document, or a page.

    Attributes:
        iri: the paragraph or the page.
        label: the document and the paragraph's number, or the address of the page.
        dated: the same, the document with its date or that it has none.
        number: the paragraph's number; None of a page.
    """

    iri: URIRef
    label: str
    dated: str
    number: int | None = None


class Names:
    """Names in one order of languages; each term is looked up once.

    Attributes:
        dataset: what is asked.
        languages: tags, best first.
    """

    def __init__(self, dataset: Dataset, languages: Sequence[str]) -> None:
        self.dataset = dataset
        self.languages = tuple(languages)
        self._names: dict[Node, dict[str, str]] = {}
        self._paragraphs: dict[Node, tuple[int, URIRef]] = {}
        self._dates: dict[Node, str] = {}

    @classmethod
    def of(cls, dataset: Dataset, lang: str | None) -> Names:
        """Return the names in a language, or in the dataset's own order where that is None.

        Raises:
            InputError: the language is no tag.
        """
        tag = str(terms.literal(lang, XSD.language)) if lang else None
        return cls(dataset, describe(dataset).language_order(tag))

    def learn(self, wanted: Iterable[Node | None]) -> None:
        """Look up all terms that are not known yet, and the documents of those that are paragraphs.

        Only IRIs are looked up, since a blank node can't be named to a server.
        """
        new = {term for term in wanted if isinstance(term, URIRef)} - self._names.keys()
        ranked: defaultdict[Node, dict[str, tuple[int, str]]] = defaultdict(dict)
        placed: defaultdict[Node, dict[str, str]] = defaultdict(dict)
        for batch in batched(sorted(filter(is_iri, new))):
            for term, name, tag, value in plain_rows(self.dataset, _NAMES.format(terms=" ".join(batch))):
                if term is None or name is None or value is None:
                    continue
                if (prop := URIRef(name)) in PREFERRED:
                    known, rank = ranked[URIRef(term)], (PREFERRED.index(prop), value)
                    known[tag or ""] = min(known.get(tag or "", rank), rank)
                else:
                    place = placed[URIRef(term)]
                    place[name] = min(place.get(name, value), value)
        for term in new:
            self._names[term] = {tag: name for tag, (_, name) in sorted(ranked[term].items())}
        self._place(placed)

    def _place(self, placed: Mapping[Node, Mapping[str, str]]) -> None:
        """Keep the number and the document of each paragraph, and the date of each document."""
        documents = set[URIRef]()
        for term, place in placed.items():
            number, document, date = (place.get(str(each), "") for each in _PLACING)
            if number.isdecimal() and document:
                self._paragraphs[term] = (int(number), URIRef(document))
                documents.add(URIRef(document))
            if date:
                self._dates[term] = date
        if documents:
            self.learn(documents)

    def by_language(self, term: Node) -> Mapping[str, str]:
        """Return the preferred name of a term in each language that it has one in, by tag."""
        if term not in self._names:
            self.learn([term])
        return self._names.get(term, {})

    def name(self, term: Node) -> str | None:
        """Return the preferred name of a term, where it has one."""
        return wording.choose(self.by_language(term), self.languages)

    def label(self, term: Node | None) -> str:
        """Return the name of a term, or else how a person would type it; of a literal its text.

        A paragraph is named by its document and number.
        """
        if not isinstance(term, URIRef):
            return str(term or "")
        name = self.name(term)
        if term in self._paragraphs and (source := self.source(term)):
            return source.label
        return name or terms.short(self.dataset, term).strip("<>")

    def source(self, term: Node | None) -> Source | None:
        """Return where a statement is made, in words; None where that is no IRI."""
        if not isinstance(term, URIRef):
            return None
        self.by_language(term)
        if term not in self._paragraphs:
            return Source(term, str(term), str(term))
        number, document = self._paragraphs[term]
        words = {"document": self.label(document), "date": self._date(document)}
        label, dated = (
            wording.text(f"facts.{key}", self.languages, number=number, **words)
            for key in ("paragraph", "dated_paragraph")
        )
        return Source(term, label, dated, number)

    def date(self, document: Node) -> str | None:
        """Return the date of a document, where it has one."""
        self.by_language(document)
        return self._dates.get(document)

    def _date(self, document: Node) -> str:
        return self.date(document) or wording.text("facts.undated", self.languages)

    def source_line(self) -> str:
        """Return the documents that the dataset was read from, each with its date or that it has none."""
        documents = describe(self.dataset).documents
        self.learn(documents)
        return "; ".join(f"{self.label(each)}, {self._date(each)}" for each in documents)

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


def batched(asked: Sequence[Node]) -> Iterator[list[str]]:
    """Give terms as SPARQL writes them, at most so many at once as every engine takes in a VALUES."""
    for start in range(0, len(asked), _BATCH):
        yield [term.n3() for term in asked[start : start + _BATCH]]
