"""What sentences need besides the rows of an answer: names of terms, paragraphs, why something is read.

Each look-up is one SELECT for all terms together, so that a distant server is asked few times.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import DCTERMS, OWL, RDFS, SKOS, URIRef

from kela_graph import terms
from kela_graph.ask import wording
from kela_graph.ask.reply import Place, Statement
from kela_graph.namespaces import RESP
from kela_graph.rdf.store import plain_rows
from kela_graph.show import READINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rdflib import Dataset
    from rdflib.term import Node


class Facts:
    """Names, places in the source and reasons, in one order of languages."""

    def __init__(self, dataset: Dataset, languages: Sequence[str], tag: str) -> None:
        self.dataset = dataset
        self.languages = languages
        self.tag = tag
        self._labels: dict[str, dict[str, str]] = defaultdict(dict)
        self._numbers: dict[str, tuple[int, str, str | None]] = {}
        self._known: set[URIRef] = set()

    def know(self, wanted: Iterable[Node | None]) -> None:
        """Look up the names of terms, and of paragraphs the number and the document."""
        new = {term for term in wanted if isinstance(term, URIRef)} - self._known
        self._known |= new
        for batch in terms.batched(sorted(new)):
            self._look_up(" ".join(batch))
        documents = {URIRef(document) for _, document, _ in self._numbers.values()} - self._known
        if documents:
            self.know(documents)

    def _look_up(self, values: str) -> None:
        naming = "|".join(name.n3() for name in terms.PREFERRED)
        labels = f"""SELECT ?term ?label (LANG(?label) AS ?tag) WHERE {{
            VALUES ?term {{ {values} }} ?term {naming} ?label }} ORDER BY ?term ?label"""
        for term, label, tag in plain_rows(self.dataset, labels):
            if term is not None and label is not None:
                self._labels[term].setdefault(tag or "", label)
        paragraphs = f"""SELECT ?term ?number ?document ?issued WHERE {{ VALUES ?term {{ {values} }}
            ?term {RESP.number.n3()} ?number ; {DCTERMS.isPartOf.n3()} ?document .
            OPTIONAL {{ ?document {DCTERMS.issued.n3()} ?issued }} }}"""
        for term, number, document, issued in plain_rows(self.dataset, paragraphs):
            if term is not None and document is not None and (number or "").isdecimal():
                self._numbers[term] = (int(number or 0), document, issued)

    def label(self, term: Node | None) -> str:
        """Return the name of a term that is known, in the first language that it has one in."""
        if not isinstance(term, URIRef):
            return str(term or "")
        names = self._labels.get(str(term), {})
        return terms.best(names, self.languages) or terms.short(self.dataset, term)

    def names(self, term: Node) -> dict[str, str]:
        """Return the preferred names of a term that is known, by language tag."""
        return dict(self._labels.get(str(term), {}))

    def place(self, source: Node | None) -> Place | None:
        """Return where something is said."""
        if not isinstance(source, URIRef):
            return None
        if str(source) not in self._numbers:
            return Place(source, str(source))
        number, document, issued = self._numbers[str(source)]
        date = issued or wording.remark(self.tag, "undated")
        paragraph = wording.remark(self.tag, "paragraph")
        return Place(source, f"{self.label(URIRef(document))} ({date}), {paragraph} {number}", number)

    def statement(
        self,
        text: str,
        about: Iterable[Node | None],
        basis: Node | None = None,
        source: Node | None = None,
        why: str | None = None,
        also: Sequence[str] = (),
    ) -> Statement:
        """Return a sentence with how it is known and where it is said, all of them known by `know`."""
        found = tuple(term for term in about if isinstance(term, URIRef))
        return Statement(
            text=text[:1].upper() + text[1:],
            names=tuple(dict.fromkeys([*map(self.label, found), *also])),
            terms=found,
            basis=basis if isinstance(basis, URIRef) else None,
            basis_label=self.label(basis) if basis is not None else None,
            reading=basis in READINGS,
            source=self.place(source),
            why=why,
        )

    def whys(self, subjects: Iterable[Node | None]) -> dict[tuple[str, str, str], tuple[str | None, str]]:
        """Return of each annotated statement of the subjects its paragraph and why it is read so.

        Returns:
            By subject, property and value: the reason in the first language that has one, or None, and
            the paragraph's IRI.
        """
        wanted = sorted({term for term in subjects if isinstance(term, URIRef)})
        found: dict[tuple[str, str, str], tuple[dict[str, str], str]] = {}
        for batch in terms.batched(wanted):
            sparql = f"""SELECT ?subject ?property ?value ?source ?why (LANG(?why) AS ?tag) WHERE {{
                VALUES ?subject {{ {" ".join(batch)} }}
                ?statement {OWL.annotatedSource.n3()} ?subject ; {OWL.annotatedProperty.n3()} ?property ;
                  {OWL.annotatedTarget.n3()} ?value ; {DCTERMS.source.n3()} ?source .
                FILTER(isIRI(?value))
                OPTIONAL {{ ?statement {RDFS.comment.n3()} ?why }} }}"""
            for subject, name, value, source, why, tag in plain_rows(self.dataset, sparql):
                reasons, _ = found.setdefault((subject or "", name or "", value or ""), ({}, source or ""))
                if why is not None:
                    reasons[tag or ""] = why
        return {
            key: (terms.best(reasons, self.languages), source) for key, (reasons, source) in found.items()
        }

    def named_after(self, column: str, term: URIRef) -> list[dict[str, Node | None]]:
        """Return which units are named after what.

        Args:
            column: what the term is, ``unit`` or ``topic``.
            term: which one.

        Returns:
            Rows of unit, topic, basis and paragraph.
        """
        sparql = f"""SELECT ?unit ?topic ?basis ?paragraph WHERE {{
            ?statement {OWL.annotatedSource.n3()} ?unit ; {OWL.annotatedProperty.n3()} ?about ;
              {OWL.annotatedTarget.n3()} ?topic ; {RESP.basis.n3()} ?basis ;
              {DCTERMS.source.n3()} ?paragraph .
            FILTER(?about = {DCTERMS.subject.n3()} && ?{column} = {term.n3()}) }} ORDER BY ?unit ?topic"""
        columns = ("unit", "topic", "basis", "paragraph")
        return [
            dict(zip(columns, (URIRef(value or "") for value in row), strict=True))
            for row in plain_rows(self.dataset, sparql)
        ]

    def broader(self, task: URIRef) -> list[URIRef]:
        """Return what a task is directly part of."""
        sparql = f"SELECT ?broad WHERE {{ {task.n3()} {SKOS.broader.n3()} ?broad }} ORDER BY ?broad"
        return [URIRef(broad) for (broad,) in plain_rows(self.dataset, sparql) if broad]

    def numbered(self, paragraph: URIRef) -> tuple[int, URIRef | None]:
        """Return a paragraph's number and its document."""
        sparql = f"""SELECT ?number ?document WHERE {{ {paragraph.n3()} {RESP.number.n3()} ?number ;
            {DCTERMS.isPartOf.n3()} ?document }}"""
        number, document = next(iter(plain_rows(self.dataset, sparql)), (None, None))
        return int(number or 0), URIRef(document) if document else None

    def paraphrases(self, number: int, document: URIRef | None) -> list[Statement]:
        """Tell what the paragraphs of a number say, in the dataset's own words."""
        chosen = f"FILTER(?document = {document.n3()})" if document is not None else ""
        sparql = f"""SELECT ?paragraph ?text (LANG(?text) AS ?tag) WHERE {{
            ?paragraph {RESP.number.n3()} {number} ; {DCTERMS.isPartOf.n3()} ?document ;
              {DCTERMS.description.n3()} ?text . {chosen} }} ORDER BY ?paragraph"""
        texts: dict[str, dict[str, str]] = defaultdict(dict)
        for paragraph, text, tag in plain_rows(self.dataset, sparql):
            texts[paragraph or ""][tag or ""] = text or ""
        self.know(map(URIRef, texts))
        return [
            self.statement(
                (terms.best(by_tag, self.languages) or "").removesuffix("."), [], None, URIRef(paragraph)
            )
            for paragraph, by_tag in texts.items()
        ]
