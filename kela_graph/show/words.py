"""Names for people, asked for in batches: of terms, of sources, and of what the graph has no name for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, ORG, RDF, RDFS, SKOS, XSD, Literal, URIRef

from kela_graph import terms
from kela_graph.graph import describe
from kela_graph.namespaces import PREFIXES, RESP
from kela_graph.rdf.sparql import bind
from kela_graph.show.fact import READINGS, Fact, Thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

    Row = Mapping[str, Node | None]


_SOURCES: Final = """SELECT ?source ?number ?document WHERE {
  VALUES ?source { ?_terms }
  ?source resp:number ?number ; dcterms:isPartOf ?document
}"""

#: What a view says where the graph has no word for it.
_SAID: Final[Mapping[str, Mapping[str, str]]] = {
    "bears": {"fi": "kappale kertoo", "sv": "stycket säger", "en": "the paragraph says"},
    "completes": {"fi": "kappale täydentää", "sv": "stycket kompletterar", "en": "the paragraph completes"},
    "nothing": {
        "fi": "mikään tieto ei nojaa kappaleeseen",
        "sv": "ingen uppgift stöder sig på stycket",
        "en": "no fact rests on the paragraph",
    },
    "previous": {"fi": "edellinen: {}", "sv": "föregående: {}", "en": "previous: {}"},
    "next": {"fi": "seuraava: {}", "sv": "följande: {}", "en": "next: {}"},
    "unit": {"fi": "1 yksikkö", "sv": "1 enhet", "en": "1 unit"},
    "units": {"fi": "{} yksikköä", "sv": "{} enheter", "en": "{} units"},
}

#: What a statement is called where it is looked at from its object.
_INVERSE: Final[Mapping[Node, Mapping[str, str]]] = {
    RDF.type: {"fi": "tätä tyyppiä", "sv": "av denna typ", "en": "of this type"},
    DCTERMS.subject: {"fi": "nimetty tästä", "sv": "har namn efter detta", "en": "named after it"},
    ORG.subOrganizationOf: {"fi": "alla", "sv": "under den", "en": "below it"},
    ORG.reportsTo: {"fi": "alaisena toimii", "sv": "rapporterar hit", "en": "reports to it"},
    RESP.operatesIn: {"fi": "täällä toimii", "sv": "är verksam här", "en": "works here"},
    SKOS.broader: {"fi": "suppeampi", "sv": "underordnat", "en": "narrower"},
}

#: What terms that the graph has no name for are called.
_CALLED: Final[Mapping[Node, Mapping[str, str]]] = {
    RDFS.seeAlso: {"fi": "katso myös", "sv": "se även", "en": "see also"},
}


class Words:
    """Names of terms for people, in one order of languages; what is learnt in a batch is asked for once."""

    def __init__(self, dataset: Dataset, languages: tuple[str, ...]) -> None:
        self.dataset = dataset
        self.languages = languages
        self._labels = {term: _chosen(called, languages) for term, called in _CALLED.items()}
        self._paragraphs: dict[Node, tuple[str, Node]] = {}
        self._learnt: set[Node] = set()

    def learn(self, found: Iterable[Node | None], sources: Iterable[Node | None] = ()) -> None:
        """Ask for the names of many terms at once, and for the documents of many sources."""
        places = {term for term in sources if isinstance(term, URIRef)} - self._paragraphs.keys()
        for batch in terms.batched(sorted(places)):
            for row in select(self.dataset, _SOURCES, terms=batch):
                if (source := row["source"]) is not None and (document := row["document"]) is not None:
                    self._paragraphs[source] = (str(row["number"]), document)
        documents = {document for _, document in self._paragraphs.values()}
        wanted = {term for term in (*found, *documents, RESP.Paragraph) if term is not None} - self._learnt
        self._labels |= terms.labels(self.dataset, wanted, self.languages)
        self._learnt |= wanted

    def label(self, term: Node | None) -> str:
        """Return the name of a term, or how a person would type it; of a literal, its text.

        A paragraph that was learnt as a source is named by its document and number.
        """
        if isinstance(term, Literal) or term is None:
            return str(term or "")
        if term in self._paragraphs:
            return self.source(term)
        if term not in self._learnt:
            self.learn([term])
        return self._labels.get(term) or terms.short(self.dataset, term).strip("<>")

    def thing(self, term: Node | None) -> Thing:
        """Return a resource with its name."""
        return Thing(URIRef(str(term)), self.label(term))

    def inverse(self, predicate: Node | None) -> str:
        """Return what a statement with that predicate is called, looked at from its object."""
        named = _INVERSE.get(predicate) if predicate is not None else None
        return _chosen(named, self.languages) if named else f"← {self.label(predicate)}"

    def source(self, term: Node | None) -> str:
        """Say where something is said: a paragraph with its document, or the page's address."""
        if term is None or term not in self._paragraphs:
            return "" if term is None else str(term)
        number, document = self._paragraphs[term]
        return f"{self.label(document)}, {self.label(RESP.Paragraph)} {number}"

    def fact(
        self, topic: str, value: Node | None, row: Row, why: str | None = None, detail: str = ""
    ) -> Fact:
        """Return a fact; the row has its ``basis`` and ``source``, where they are recorded."""
        basis, source = row.get("basis"), row.get("source")
        return Fact(
            topic=topic,
            text=f"{self.label(value)} ({detail})" if detail else self.label(value),
            basis=self.label(basis),
            source=self.source(source),
            reading=basis in READINGS,
            why=why if basis in READINGS else None,
            iri=value if isinstance(value, URIRef) else None,
            source_iri=source if isinstance(source, URIRef) else None,
        )

    def best(self, values: Iterable[Node | None]) -> str | None:
        """Return the text in the first of the languages that there is one in, else any of them."""
        return next(iter(self.every(values)), None)

    def every(self, values: Iterable[Node | None]) -> list[str]:
        """Return the texts in the first of the languages that there are any in, else all."""
        found = {value for value in values if isinstance(value, Literal)}
        for tag in self.languages:
            if chosen := sorted(str(value) for value in found if value.language == tag):
                return chosen
        return sorted(map(str, found))


def words_of(dataset: Dataset, lang: str | None) -> Words:
    """Return the names of a dataset's terms, those in a language first.

    Raises:
        InputError: the language is no tag.
    """
    tag = str(terms.literal(lang, XSD.language)) if lang else None
    return Words(dataset, describe(dataset).language_order(tag))


def select(dataset: Dataset, sparql: str, **values: Node | Iterable[Node]) -> list[Row]:
    """Ask a query of our own, with the usual prefixes and ``?_name`` in place of parameters."""
    rows = dataset.query(bind(sparql, values, PREFIXES)).bindings
    return [_Row((str(name), value) for name, value in row.items()) for row in rows]


class _Row(dict[str, "Node | None"]):
    """A row, in which what is unbound is None."""

    def __missing__(self, _: str) -> None:
        return None


def whole(number: Node | None) -> int:
    """Return a literal's whole number; 0 where it is none."""
    return number.value if isinstance(number, Literal) and isinstance(number.value, int) else 0


def say(name: str, languages: Sequence[str], *values: object) -> str:
    """Return a text of the program's in the first of the languages that it is told in, else in English."""
    return _chosen(_SAID[name], languages).format(*values)


def counted(units: int, languages: Sequence[str]) -> str:
    """Return a number of units, in words."""
    return say("unit" if units == 1 else "units", languages, units)


def _chosen(told: Mapping[str, str], languages: Sequence[str]) -> str:
    return next((told[tag] for tag in languages if tag in told), told["en"])
