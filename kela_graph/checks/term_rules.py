"""What the rules about terms say, in three languages."""

from __future__ import annotations

from typing import Final

from kela_graph.checks.finding import Rule
from kela_graph.wording import by_language

UNKNOWN: Final = Rule(
    id="unknown-term",
    source="terms",
    severity="error",
    summary=by_language(
        "Termi, jota sen sanastossa ei ole",
        "En term som dess vokabulär inte har",
        "A term that its vocabulary does not have",
    ),
    why=by_language(
        "Muut ohjelmat eivät tunne termiä: mitä sillä sanotaan, jää lukematta ja kysymyksiltä löytymättä.",
        "Andra program känner inte till termen: det som sägs med den blir oläst, och frågor hittar det inte.",
        "Other programs do not know the term: what is said with it goes unread, and questions miss it.",
    ),
    fix=by_language(
        "Korjaa kirjoitusasu, tai valitse sanastosta oikea termi.",
        "Rätta stavningen, eller välj den rätta termen ur vokabulären.",
        "Mend the spelling, or choose the right term from the vocabulary.",
    ),
)

IN_QUERY: Final = Rule(
    id="undeclared-term-in-query",
    source="terms",
    severity="error",
    summary=by_language(
        "Kyselyn termi, jota mikään ontologia ei määrittele",
        "En term i en fråga som ingen ontologi definierar",
        "A term in a query that no ontology declares",
    ),
    why=by_language(
        "Kysely ei löydä mitään, eikä tyhjä vastaus kerro, että termi on väärin.",
        "Frågan hittar inget, och ett tomt svar säger inte att termen är fel.",
        "The query finds nothing, and an empty answer does not tell that the term is wrong.",
    ),
    fix=by_language(
        "Korjaa kirjoitusasu, tai määrittele termi ontologiassa.",
        "Rätta stavningen, eller definiera termen i ontologin.",
        "Mend the spelling, or declare the term in the ontology.",
    ),
)

IN_SHAPE: Final = Rule(
    id="undeclared-term-in-shape",
    source="terms",
    severity="error",
    summary=by_language(
        "Muodon termi, jota mikään ontologia ei määrittele",
        "En term i en form som ingen ontologi definierar",
        "A term in a shape that no ontology declares",
    ),
    why=by_language(
        "Muoto ei koske mitään tai vaatii mahdotonta, joten se ei tarkista sitä, mitä sen pitäisi.",
        "Formen gäller inget eller kräver det omöjliga, så den prövar inte det som den borde.",
        "The shape concerns nothing or asks for the impossible, so it does not judge what it should.",
    ),
    fix=IN_QUERY.fix,
)

RULES: Final = (UNKNOWN, IN_QUERY, IN_SHAPE)
