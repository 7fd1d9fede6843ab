"""What is wrong where a graph leaves OWL 2 RL or OWL 2 DL, in three languages.

A name in braces stands for a part that a message is about: see `said`. In all three languages the parts stand
in their basic form, so that a sentence is right with any of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import BNode, Literal, URIRef

from kela_graph.namespaces import PREFIXES
from kela_graph.rdf.owl2.grammar import Kind, Position
from kela_graph.wording import by_language

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib.term import Node

    #: What a message may name: a term, what something is, a number, or several of these.
    Part: TypeAlias = Node | Kind | Position | Mapping[str, str] | int | tuple["Part", ...]

# -- What something is

KINDS: Final[Mapping[Kind | Position, Mapping[str, str]]] = MappingProxyType(
    {
        Kind.CLASS: by_language("luokka", "en klass", "a class"),
        Kind.DATATYPE: by_language("tietotyyppi", "en datatyp", "a datatype"),
        Kind.OBJECT: by_language("objektiominaisuus", "en objektegenskap", "an object property"),
        Kind.DATA: by_language("data-ominaisuus", "en dataegenskap", "a data property"),
        Kind.ANNOTATION: by_language(
            "annotaatio-ominaisuus", "en annotationsegenskap", "an annotation property"
        ),
        Position.SUBCLASS: by_language("alaluokka", "en underklass", "a subclass"),
        Position.FILLER: by_language(
            "alaluokan rajoitteen kohde", "målet för en underklass restriktion", "the filler of a subclass"
        ),
        Position.SUPERCLASS: by_language("yläluokka", "en överklass", "a superclass"),
        Position.EQUIVALENT: by_language(
            "samanlaajuinen luokka", "en ekvivalent klass", "an equivalent class"
        ),
    }
)
BLANK_NODE: Final = by_language("nimetön solmu", "en blank nod", "a blank node")
DATA_RANGE: Final = by_language("arvoalue", "ett värdeområde", "a data range")
INDIVIDUAL: Final = by_language("yksilö", "en individ", "an individual")
LITERAL: Final = by_language("literaali", "en literal", "a literal")
PROPERTY: Final = by_language("ominaisuus", "en egenskap", "a property")

# -- What is wrong with a term

DECLARED: Final = by_language(
    "Termin {term} on määritelty olevan montaa lajia: {kinds}.",
    "{term} är deklarerad som flera slag: {kinds}.",
    "{term} is declared to be of several kinds: {kinds}.",
)
IS_LITERAL: Final = by_language(
    "{node} on literaali eikä {kind}.",
    "{node} är en literal, inte {kind}.",
    "{node} is a literal, not {kind}.",
)
NAMELESS: Final = by_language(
    "Tässä ei voi olla yksilöä, jolla ei ole nimeä.",
    "Här kan det inte stå en individ utan namn.",
    "There can't be an individual without a name here.",
)
NAMELESS_CIRCLE: Final = by_language(
    "Yksilöt, joilla ei ole nimeä, on kytketty kehäksi.",
    "Individer utan namn är länkade i en cirkel.",
    "Individuals without a name are linked in a circle.",
)
NOT: Final = by_language("{node} ei ole {kind}.", "{node} är inte {kind}.", "{node} is not {kind}.")
RESERVED: Final = by_language(
    "{term} on varatussa nimiavaruudessa.",
    "{term} ligger i en reserverad namnrymd.",
    "{term} is in a reserved namespace.",
)
RESERVED_AND_NOT: Final = by_language(
    "{term} on varatussa nimiavaruudessa, eikä se ole {kind}.",
    "{term} ligger i en reserverad namnrymd och är inte {kind}.",
    "{term} is in a reserved namespace, and is not {kind}.",
)
UNDECLARED: Final = by_language(
    "Termiä {term} käytetään kuin se olisi {kind}, mutta sitä ei ole määritelty sellaiseksi.",
    "{term} används som {kind}, men är inte deklarerad som det.",
    "{term} is used as {kind}, but not declared to be one.",
)
USED_AS: Final = by_language(
    "Termiä {term} käytetään kuin se olisi {kind}, mutta se ei ole.",
    "{term} används som {kind}, men är inte det.",
    "{term} is used as {kind}, but is none.",
)

# -- What is wrong with a datatype or a data range

DEFINED_BY_ITSELF: Final = by_language(
    "{datatype} on määritelty itsensä kautta.",
    "{datatype} är definierad genom sig själv.",
    "{datatype} is defined by way of itself.",
)
DEFINED_TWICE: Final = by_language(
    "{datatype} on määritelty useammin kuin kerran.",
    "{datatype} är definierad mer än en gång.",
    "{datatype} is defined more than once.",
)
LITERAL_DATATYPE: Final = by_language(
    "{datatype} ei ole OWL 2:ssa literaalin tietotyyppi.",
    "{datatype} är ingen datatyp för literaler i OWL 2.",
    "{datatype} is no datatype of OWL 2 for a literal.",
)
RL_DATATYPE: Final = by_language(
    "{datatype} ei ole OWL 2 RL:n tietotyyppi.",
    "{datatype} är ingen datatyp i OWL 2 RL.",
    "{datatype} is no datatype of OWL 2 RL.",
)
RL_DATA_RANGE: Final = by_language(
    "OWL 2 RL:n arvoalue on tietotyyppi tai owl:intersectionOf, ei {constructor}.",
    "Ett värdeområde i OWL 2 RL är en datatyp eller owl:intersectionOf, inte {constructor}.",
    "A data range of OWL 2 RL is a datatype or owl:intersectionOf, not {constructor}.",
)
UNDEFINED_DATATYPE: Final = by_language(
    "{datatype} ei ole OWL 2:n tietotyyppi, eikä sitä ole määritelty.",
    "{datatype} är ingen datatyp i OWL 2 och är inte definierad.",
    "{datatype} is no datatype of OWL 2 and is not defined.",
)

# -- What is wrong with a property

ANNOTATES: Final = by_language(
    "{property} annotoi aksioomaa, mutta on {kind}.",
    "{property} annoterar ett axiom, men är {kind}.",
    "{property} annotates an axiom, but is {kind}.",
)
ANNOTATION_IRI: Final = by_language(
    "Kun ominaisuus on annotaatio-ominaisuus, {predicate} tarvitsee arvokseen IRI:n.",
    "När egenskapen är en annotationsegenskap behöver {predicate} en IRI som värde.",
    "Where the property is an annotation property, {predicate} needs an IRI as its value.",
)
CHAIN_DEPENDS: Final = by_language(
    "Ketjun osa riippuu siitä, mikä ketjusta seuraa: {property}.",
    "En del av kedjan beror på det som följer av kedjan: {property}.",
    "A part of the chain depends on what the chain implies: {property}.",
)
DATA_VALUE: Final = by_language(
    "{property} on data-ominaisuus, mutta sen arvo ei ole literaali.",
    "{property} är en dataegenskap, men dess värde är ingen literal.",
    "{property} is a data property, but its value is no literal.",
)
INVERTS_NONE: Final = by_language(
    "Nimetöntä solmua käytetään ominaisuutena, mutta se ei ole minkään ominaisuuden käänteisominaisuus.",
    "En blank nod används som egenskap, men är inte inversen till någon egenskap.",
    "A blank node is used as a property, but is the inverse of none.",
)
MIXED_DISJOINT: Final = by_language(
    "Toisensa poissulkeviksi on lueteltu sekä objektiominaisuuksia että data-ominaisuuksia.",
    "Både objektegenskaper och dataegenskaper är uppräknade som disjunkta.",
    "Both object properties and data properties are listed as disjoint.",
)
NOT_SIMPLE: Final = by_language(
    "{property} ei ole yksinkertainen, koska se seuraa ketjusta tai transitiivisesta ominaisuudesta, "
    "mutta {needs} vaatii yksinkertaisen ominaisuuden.",
    "{property} är inte enkel, eftersom den följer av en kedja eller en transitiv egenskap, "
    "men {needs} kräver en enkel egenskap.",
    "{property} is not simple, since a chain or a transitive property implies it, "
    "but {needs} needs a simple property.",
)
TOP_DATA: Final = by_language(
    "owl:topDataProperty voi olla vain yläominaisuus.",
    "owl:topDataProperty kan bara vara en överegenskap.",
    "owl:topDataProperty may only be a superproperty.",
)
TWO_KINDS: Final = by_language(
    "{first} on {kind}, mutta {second} on {other}.",
    "{first} är {kind}, men {second} är {other}.",
    "{first} is {kind}, but {second} is {other}.",
)

# -- What is wrong with an axiom or a class expression

AT_MOST_ONE: Final = by_language(
    "{constructor} voi olla vain 0 tai 1.",
    "{constructor} kan bara vara 0 eller 1.",
    "{constructor} may only be 0 or 1.",
)
NOT_ALLOWED: Final = by_language(
    "{what} ei voi olla {position}; nimetty luokka voi, samoin {allowed}.",
    "{what} kan inte vara {position}; en namngiven klass kan det, liksom {allowed}.",
    "{what} can't be {position}; a named class can, and so can {allowed}.",
)
RL_AXIOM: Final = by_language(
    "{term} ei ole OWL 2 RL:n aksiooma.",
    "{term} är inget axiom i OWL 2 RL.",
    "{term} is no axiom of OWL 2 RL.",
)

# -- What can't be read

ENDLESS: Final = by_language(
    "Tämä {kind} sisältää itsensä tai listan, joka ei pääty.",
    "Beskrivningen av {kind} innehåller sig själv eller en lista som inte tar slut.",
    "The description of {kind} contains itself or a list that never ends.",
)
IN_NO_AXIOM: Final = by_language(
    "{predicate} ei kuulu mihinkään aksioomaan.",
    "{predicate} hör inte till något axiom.",
    "{predicate} is part of no axiom.",
)
LIST_CELL: Final = by_language(
    "Listan, jonka antaa {predicate}, jokaisella solulla on oltava yksi rdf:first ja yksi rdf:rest.",
    "I listan som {predicate} anger ska varje cell ha en rdf:first och en rdf:rest.",
    "The list of {predicate} needs one rdf:first and one rdf:rest in each cell.",
)
LIST_IN_ITSELF: Final = by_language(
    "Lista, jonka antaa {predicate}, sisältää itsensä.",
    "Listan som {predicate} anger innehåller sig själv.",
    "The list of {predicate} contains itself.",
)
LIST_NAMED: Final = by_language(
    "Listassa, jonka antaa {predicate}, voi olla vain nimettömiä solmuja.",
    "Listan som {predicate} anger kan bara bestå av blanka noder.",
    "The list of {predicate} can only be made of blank nodes.",
)
LIST_SHORT: Final = by_language(
    "Listan, jonka antaa {predicate}, vähimmäispituus on {least}.",
    "Listan som {predicate} anger ska ha längden {least} eller mer.",
    "The list of {predicate} needs the length {least} or more.",
)
NEEDS_NUMBER: Final = by_language(
    "{constructor} tarvitsee arvokseen luvun, joka on xsd:nonNegativeInteger.",
    "{constructor} behöver ett tal som är xsd:nonNegativeInteger.",
    "{constructor} needs a number that is an xsd:nonNegativeInteger.",
)
NEEDS_ON_PROPERTY: Final = by_language(
    "Rajoitteella on oltava täsmälleen yksi owl:onProperty.",
    "En restriktion ska ha exakt en owl:onProperty.",
    "A restriction needs exactly one owl:onProperty.",
)
NEEDS_PARTS: Final = by_language(
    "{type} tarvitsee nimettömän solmun, jolla on yksi kutakin: {parts}.",
    "{type} behöver en blank nod som har en av varje: {parts}.",
    "{type} needs a blank node that has one of each: {parts}.",
)
NEEDS_QUALIFIER: Final = by_language(
    "{constructor} tarvitsee rinnalleen yhden: owl:onClass tai owl:onDataRange.",
    "{constructor} behöver en owl:onClass eller en owl:onDataRange vid sidan av sig.",
    "{constructor} needs one owl:onClass or owl:onDataRange beside it.",
)
NEEDS_TRUE: Final = by_language(
    "owl:hasSelf tarvitsee arvon true.",
    "owl:hasSelf behöver värdet true.",
    "owl:hasSelf needs the value true.",
)
NEEDS_TYPE: Final = by_language(
    "Nimetön solmu, jolla on {constructor}, on {kind} vain, jos sen tyyppi on {types}.",
    "En blank nod med {constructor} är {kind} bara om dess typ är {types}.",
    "A blank node with {constructor} is {kind} only if its type is {types}.",
)
NO_TRIPLE: Final = by_language(
    "Tämä ei ole RDF:n kolmikko.", "Detta är ingen trippel i RDF.", "This is no RDF triple."
)
ONE_CONSTRUCTOR: Final = by_language(
    "Nimetön solmu on {kind} vain, jos sillä on täsmälleen yksi muodostin.",
    "En blank nod är {kind} bara om den har exakt en konstruktor.",
    "A blank node is {kind} only if it has exactly one constructor.",
)


def short(term: URIRef) -> str:
    """Return a term with a prefix that everybody knows, else as it is."""
    for prefix, namespace in PREFIXES.items():
        if term.startswith(namespace):
            return f"{prefix}:{term.removeprefix(namespace)}"
    return f"<{term}>"


def said(part: Part, language: str, name: Callable[[URIRef], str]) -> str:
    """Return a part of a message in a language.

    Args:
        part: alternatives have a slash between them, lists of alternatives a comma; a blank node is only
            called one, since nobody wrote its label.
        language: one of `LANGUAGES`.
        name: what a term is called.
    """
    if isinstance(part, tuple):
        between = ", " if any(isinstance(each, tuple) for each in part) else " / "
        return between.join(said(each, language, name) for each in part)
    if isinstance(part, Kind | Position):
        return KINDS[part][language]
    if isinstance(part, BNode):
        return BLANK_NODE[language]
    if isinstance(part, URIRef):
        return name(part)
    if isinstance(part, Literal):
        return part.n3()
    return part[language] if isinstance(part, Mapping) else str(part)
