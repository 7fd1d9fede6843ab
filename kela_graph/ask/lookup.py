"""What sentences need besides the rows of an answer: names, statements with their reasons, paraphrases.

Each look-up is one SELECT for all terms together, so that a distant server is asked few times.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rdflib import DCTERMS, SKOS, URIRef

from kela_graph import facts
from kela_graph.names import Names
from kela_graph.namespaces import RESP
from kela_graph.rdf.store import plain_rows

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
        rows: list[dict[str, Node | None]] = [
            {"unit": each.subject, "topic": each.value, "basis": each.basis, "paragraph": each.source.iri}
            for each in sorted(found, key=lambda each: (str(each.subject), str(each.value)))
            if each.source
        ]
        return [row for row in rows if row[column] == term]

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

    def paraphrases(self, number: int, document: URIRef | None) -> list[Fact]:
        """Tell what the paragraphs of a number say, in the dataset's own words."""
        chosen = f"FILTER(?document = {document.n3()})" if document is not None else ""
        sparql = f"""SELECT ?paragraph ?text WHERE {{
            ?paragraph {RESP.number.n3()} {number} ; {DCTERMS.isPartOf.n3()} ?document ;
              {DCTERMS.description.n3()} ?text . {chosen} }} ORDER BY ?paragraph"""
        texts: defaultdict[Node | None, list[Node | None]] = defaultdict(list)
        for row in facts.select(self.dataset, sparql):
            texts[row["paragraph"]].append(row["text"])
        self.learn(texts)
        return [
            facts.sentence(self, (self.choose(found) or "").removesuffix("."), [], None, paragraph)
            for paragraph, found in texts.items()
        ]
