"""What sentences need besides the rows of an answer: names, statements with their reasons, paraphrases.

Each look-up is one SELECT for all terms together, so that a distant server is asked few times.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import DCTERMS, Literal, URIRef

from kela_graph import facts
from kela_graph.graph import rows
from kela_graph.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rdflib import Dataset
    from rdflib.term import Node

    from kela_graph.facts import Fact


class Lookup(Names):
    """Names and facts in one order of languages, for sentences in one language.

    Attributes:
        tag: the language of the sentences.
        root: the organisation as a whole.
        target: the language in which a name is wanted; None where all are.
    """

    def __init__(
        self, dataset: Dataset, languages: Sequence[str], tag: str, root: URIRef, target: str | None = None
    ) -> None:
        super().__init__(dataset, languages)
        self.tag = tag
        self.root = root
        self.target = target

    def whys(self, subjects: Iterable[Node | None]) -> dict[tuple[str, str, str], tuple[str | None, str]]:
        """Return of each annotated statement of the subjects its paragraph and why it is read so.

        Returns:
            By subject, property and value: the reason in the first language that has one, or None, and
            the paragraph's IRI.
        """
        return {
            (str(fact.subject), str(fact.predicate), str(fact.value)): (fact.why, fact.source.iri)
            for fact in facts.statements(self, subjects, inward=False)
            if fact.source and isinstance(fact.value, URIRef)
        }

    def named_after(self, column: str, term: URIRef) -> list[dict[str, Node | None]]:
        """Return which units are named after what.

        Args:
            column: what the term is, ``unit`` or ``topic``.
            term: which one.

        Returns:
            Rows of unit, topic, basis and paragraph.
        """
        found = [fact for fact in facts.statements(self, [term]) if fact.predicate == DCTERMS.subject]
        told: list[dict[str, Node | None]] = [
            {"unit": each.subject, "topic": each.value, "basis": each.basis, "paragraph": each.source.iri}
            for each in sorted(found, key=lambda each: (str(each.subject), str(each.value)))
            if each.source
        ]
        return [row for row in told if row[column] == term]

    def broader(self, task: URIRef) -> list[URIRef]:
        """Return what a task is directly part of."""
        sparql = "SELECT ?broad WHERE { ?_task skos:broader ?broad } ORDER BY ?broad"
        return [URIRef(broad) for (broad,) in rows(self.dataset, sparql, task=task) if broad]

    def numbered(self, paragraph: URIRef) -> tuple[int, URIRef | None]:
        """Return a paragraph's number and its document."""
        sparql = """SELECT ?number ?document WHERE {
            ?_paragraph resp:number ?number ; dcterms:isPartOf ?document }"""
        number, document = next(rows(self.dataset, sparql, paragraph=paragraph), (None, None))
        return int(number or 0), URIRef(document) if document else None

    def paraphrases(self, number: int, document: URIRef | None) -> list[Fact]:
        """Tell what the paragraphs of a number say, in the dataset's own words."""
        sparql = """SELECT ?paragraph ?document ?text WHERE {
            VALUES ?number { ?_terms }
            ?paragraph resp:number ?number ; dcterms:isPartOf ?document ; dcterms:description ?text
        } ORDER BY ?paragraph"""
        texts: defaultdict[Node | None, list[Node | None]] = defaultdict(list)
        for row in facts.select(self.dataset, sparql, [Literal(number)]):
            if document in (None, row["document"]):
                texts[row["paragraph"]].append(row["text"])
        self.learn(texts)
        return [
            facts.sentence(self, (self.choose(found) or "").removesuffix("."), [], None, paragraph)
            for paragraph, found in texts.items()
        ]
