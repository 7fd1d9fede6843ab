"""What findings of lint say, in three languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kela_graph.checks.finding import Rule
from kela_graph.wording import by_language

if TYPE_CHECKING:
    from collections.abc import Mapping

#: The rules, by id.
RULES: Final[Mapping[str, Rule]] = {
    rule.id: rule
    for rule in (
        Rule(
            id="unused-prefix",
            source="lint",
            severity="warning",
            summary=by_language(
                "Etuliite, jota sen tiedosto ei käytä",
                "Ett prefix som dess fil inte använder",
                "A prefix that its file does not use",
            ),
            why=by_language(
                "Etuliitteet kertovat lukijalle, mistä sanastoista tiedosto puhuu.",
                "Prefixen berättar för läsaren vilka vokabulärer filen använder.",
                "The prefixes tell readers which vocabularies a file is written with.",
            ),
            fix=by_language(
                "Poista esittely; sen tekee check --fix.",
                "Ta bort deklarationen; det gör check --fix.",
                "Delete the declaration; check --fix does it.",
            ),
        ),
        Rule(
            id="prefix-conflict",
            source="lint",
            severity="warning",
            summary=by_language(
                "Etuliite, joka tarkoittaa muualla muuta",
                "Ett prefix som står för något annat på andra ställen",
                "A prefix that stands for something else elsewhere",
            ),
            why=by_language(
                "Joka lukee useaa tiedostoa tai siirtää niistä rivejä, ymmärtää nimen väärin.",
                "Den som läser flera filer eller flyttar rader mellan dem missförstår namnet.",
                "Who reads several files, or moves lines between them, misunderstands the name.",
            ),
            fix=by_language(
                "Käytä samaa etuliitettä samalle nimiavaruudelle kaikkialla.",
                "Använd samma prefix för samma namnrymd överallt.",
                "Use one prefix for one namespace everywhere.",
            ),
        ),
        Rule(
            id="trailing-space",
            source="lint",
            severity="warning",
            summary=by_language(
                "Välilyöntejä rivin lopussa",
                "Blanksteg i slutet av en rad",
                "Blanks at the end of a line",
            ),
            why=by_language(
                "Niitä ei näe, mutta versioiden vertailu näyttää ne muutoksina.",
                "De syns inte, men en jämförelse av versioner visar dem som ändringar.",
                "Nobody sees them, but a comparison of versions shows them as changes.",
            ),
            fix=by_language(
                "Poista ne; sen tekee check --fix.",
                "Ta bort dem; det gör check --fix.",
                "Delete them; check --fix does it.",
            ),
        ),
        Rule(
            id="tab",
            source="lint",
            severity="warning",
            summary=by_language(
                "Sarkain muualla kuin literaalissa",
                "En tabb utanför literaler",
                "A tab outside literals",
            ),
            why=by_language(
                "Sisennys näyttää jokaisella erilaiselta.",
                "Indraget ser olika ut för var och en.",
                "The indentation looks different to everyone.",
            ),
            fix=by_language(
                "Kirjoita välilyöntejä; sen tekee check --fix.",
                "Skriv blanksteg; det gör check --fix.",
                "Write spaces; check --fix does it.",
            ),
        ),
        Rule(
            id="subject-order",
            source="lint",
            severity="warning",
            summary=by_language(
                "Aineiston resurssi, joka ei ole aakkosjärjestyksessä",
                "En resurs i data som inte står i bokstavsordning",
                "A subject of the data that is out of alphabetical order",
            ),
            why=by_language(
                "Järjestyksestä resurssi löytyy, ja kaksi kuvausta samasta näkyy.",
                "I ordningen hittar man en resurs, och två beskrivningar av samma syns.",
                "In order, a subject is found, and two descriptions of one are seen.",
            ),
            fix=by_language(
                "Siirrä resurssi paikalleen; sen tekee check --fix.",
                "Flytta resursen till sin plats; det gör check --fix.",
                "Move the subject to its place; check --fix does it.",
            ),
        ),
        Rule(
            id="subject-in-two-files",
            source="lint",
            severity="warning",
            summary=by_language(
                "Resurssi, jota kaksi aineiston tiedostoa kuvaa",
                "En resurs som två filer i data beskriver",
                "A subject that two files of the data describe",
            ),
            why=by_language(
                "Joka korjaa toista kuvausta, ei huomaa toista.",
                "Den som rättar den ena beskrivningen märker inte den andra.",
                "Who corrects one description does not notice the other.",
            ),
            fix=by_language(
                "Kirjoita kaikki resurssista yhteen tiedostoon.",
                "Skriv allt om resursen i en fil.",
                "Write all that is said of the subject in one file.",
            ),
        ),
        Rule(
            id="statement-in-two-files",
            source="lint",
            severity="error",
            summary=by_language(
                "Väite, joka on kahdessa tiedostossa",
                "Ett påstående som står i två filer",
                "A statement that stands in two files",
            ),
            why=by_language(
                "Tiedostojen yhdisteessä se lasketaan kahdesti, ja kysymysten luvuista tulee vääriä.",
                "I filernas union räknas det två gånger, och siffrorna i svaren blir fel.",
                "In the union of the files it counts twice, and the numbers in answers are wrong.",
            ),
            fix=by_language(
                "Poista väite toisesta tiedostosta.",
                "Ta bort påståendet ur den ena filen.",
                "Delete the statement from one of the files.",
            ),
        ),
        Rule(
            id="rewritten-literal",
            source="lint",
            severity="warning",
            summary=by_language(
                "Literaali, jota tietokanta muuttaa",
                "En literal som databasen ändrar",
                "A literal that the store rewrites",
            ),
            why=by_language(
                "Vastauksissa ja viennissä on muuta kuin tiedostossa lukee.",
                "I svar och exporter står något annat än i filen.",
                "Answers and exports hold something else than the file says.",
            ),
            fix=by_language(
                "Kirjoita literaali niin kuin tietokanta sen säilyttää.",
                "Skriv literalen som databasen lagrar den.",
                "Write the literal as the store keeps it.",
            ),
        ),
    )
}
