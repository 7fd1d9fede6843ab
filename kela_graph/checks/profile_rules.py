"""What the rules of the OWL 2 profile are about, in three languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from kela_graph.checks.finding import Rule, Severity
from kela_graph.rdf.owl2.findings import SECTIONS
from kela_graph.wording import by_language

if TYPE_CHECKING:
    from collections.abc import Mapping


class Texts(NamedTuple):
    """What one rule says: each text in the order of `LANGUAGES`.

    Attributes:
        summary: what it looks for.
        why: why that matters.
        fix: what to do.
        severity: how bad it is.
    """

    summary: tuple[str, str, str]
    why: tuple[str, str, str]
    fix: tuple[str, str, str]
    severity: Severity = "error"


_TEXTS: Final[Mapping[str, Texts]] = {
    "dl-anonymous": Texts(
        summary=(
            "Nimetön yksilö paikassa, jossa OWL 2 DL vaatii nimen",
            "En individ utan namn där OWL 2 DL kräver ett",
            "An individual without a name where OWL 2 DL asks for one",
        ),
        why=(
            "OWL 2 DL:n päättelijä ei silloin osaa päätellä loppuun asti ja hylkää koko ontologian.",
            "En OWL 2 DL-resonerare kan då inte slutföra sitt arbete och avvisar hela ontologin.",
            "A reasoner for OWL 2 DL can't finish its work then, and refuses the whole ontology.",
        ),
        fix=(
            "Anna solmulle IRI, tai pura kehä.",
            "Ge noden en IRI, eller bryt cirkeln.",
            "Give the node an IRI, or break the circle.",
        ),
    ),
    # A warning: dates (xsd:date) are everywhere in published data, and most tools let them pass.
    "dl-datatype": Texts(
        summary=(
            "Tietotyyppi, jota OWL 2 ei tunne",
            "En datatyp som OWL 2 inte känner till",
            "A datatype that OWL 2 does not know",
        ),
        why=(
            "Päättelijä ei osaa verrata tietotyypin arvoja, ja osa päättelijöistä hylkää ontologian.",
            "En resonerare kan inte jämföra datatypens värden, och en del avvisar ontologin.",
            "A reasoner can't compare the values of the datatype, and some refuse the ontology.",
        ),
        fix=(
            "Käytä OWL 2:n tietotyyppiä, kuten xsd:dateTime, tai määrittele tyyppi kerran, muiden avulla.",
            "Använd en datatyp i OWL 2, såsom xsd:dateTime, eller definiera datatypen en gång med andra.",
            "Use a datatype of OWL 2, such as xsd:dateTime, or define the datatype once, by others.",
        ),
        severity="warning",
    ),
    "dl-regular": Texts(
        summary=(
            "Ominaisuusketju, joka riippuu omasta seurauksestaan",
            "En egenskapskedja som beror på sin egen följd",
            "A property chain that depends on what it implies",
        ),
        why=(
            "Päättely tällaisista ketjuista ei välttämättä pääty, joten OWL 2 DL kieltää ne.",
            "Härledningen ur sådana kedjor behöver inte ta slut, så OWL 2 DL förbjuder dem.",
            "Inference from such chains need not end, so OWL 2 DL forbids them.",
        ),
        fix=(
            "Poista ketju, tai aksiooma, jonka vuoksi sen osa riippuu seurauksesta.",
            "Ta bort kedjan, eller axiomet som gör att dess del beror på följden.",
            "Remove the chain, or the axiom by which its part depends on what is implied.",
        ),
    ),
    "dl-reserved": Texts(
        summary=(
            "OWL:n, RDF:n tai XML Scheman termi muussa kuin omassa merkityksessään",
            "En term ur OWL, RDF eller XML Schema i annan betydelse än sin egen",
            "A term of OWL, RDF or XML Schema in another meaning than its own",
        ),
        why=(
            "Ohjelmat lukevat väitteen kielioppina eivätkä sisältönä, tai hylkäävät sen.",
            "Program läser påståendet som grammatik och inte som innehåll, eller avvisar det.",
            "Programs read the statement as grammar and not as content, or refuse it.",
        ),
        fix=(
            "Käytä termiä niin kuin sen standardi sanoo, tai määrittele oma.",
            "Använd termen som dess standard säger, eller definiera en egen.",
            "Use the term as its standard says, or declare one of your own.",
        ),
    ),
    "dl-simple": Texts(
        summary=(
            "Ominaisuus, jonka pitäisi olla yksinkertainen",
            "En egenskap som borde vara enkel",
            "A property that ought to be simple",
        ),
        why=(
            "Päättely ei ratkea, kun lasketaan ominaisuutta, joka seuraa ketjusta tai transitiivisuudesta.",
            "Härledningen är oavgörbar när en egenskap räknas som följer av en kedja eller av transitivitet.",
            "Inference is undecidable where a property is counted that a chain or transitivity implies.",
        ),
        fix=(
            "Poista rajoite, ketju tai transitiivisuus, ja tarkista asia kyselyllä tai muodolla.",
            "Ta bort restriktionen, kedjan eller transitiviteten, och pröva saken med en fråga eller form.",
            "Remove the restriction, the chain or the transitivity, and let a query or a shape judge.",
        ),
    ),
    "dl-syntax": Texts(
        summary=(
            "Kolmikoita, joista ei tule OWL:n aksioomaa",
            "Trippler som inte bildar något axiom i OWL",
            "Triples that make no axiom of OWL",
        ),
        why=(
            "OWL-ohjelmat ohittavat aksiooman, jota ne eivät osaa lukea, eikä siitä seuraa mitään.",
            "OWL-program hoppar över ett axiom som de inte kan läsa, och inget följer av det.",
            "OWL tools skip an axiom that they can't read, and nothing follows from it.",
        ),
        fix=(
            "Täydennä aksiooma niin kuin sen kuuluu olla, tai poista sen kolmikot.",
            "Komplettera axiomet så som det ska vara, eller ta bort dess trippler.",
            "Complete the axiom as it is meant to be, or remove its triples.",
        ),
    ),
    "dl-top-data": Texts(
        summary=(
            "owl:topDataProperty muuna kuin yläominaisuutena",
            "owl:topDataProperty som annat än överegenskap",
            "owl:topDataProperty as something else than a superproperty",
        ),
        why=(
            "Se yhdistää kaiken kaikkiin arvoihin, joten sillä sanottu koskee vahingossa koko maailmaa.",
            "Den förenar allt med alla värden, så det som sägs med den gäller oavsiktligt hela världen.",
            "It joins everything to all values, so what is said with it is said of the whole world.",
        ),
        fix=(
            "Käytä data-ominaisuutta, joka sanoo mitä tarkoitat.",
            "Använd en dataegenskap som säger vad du menar.",
            "Use a data property that says what you mean.",
        ),
    ),
    "dl-typing": Texts(
        summary=(
            "Termi muuna kuin mitä se on määritelty olevan",
            "En term som något annat än vad den är deklarerad som",
            "A term used as something else than it is declared to be",
        ),
        why=(
            "Ohjelmat lukevat väitteen eri tavoin sen mukaan, minä ne pitävät termiä.",
            "Program läser påståendet olika beroende på vad de tar termen för.",
            "Programs read the statement in different ways, depending on what they take the term for.",
        ),
        fix=(
            "Käytä termiä niin kuin se on määritelty, tai korjaa määrittely; yhdellä termillä on yksi laji.",
            "Använd termen så som den är deklarerad, eller rätta deklarationen; en term är av ett slag.",
            "Use the term as it is declared, or correct the declaration; one term is of one kind.",
        ),
    ),
    "dl-undeclared": Texts(
        summary=(
            "Luokka, ominaisuus tai tietotyyppi, jota ei ole määritelty",
            "En klass, egenskap eller datatyp som inte är deklarerad",
            "A class, property or datatype that is not declared",
        ),
        why=(
            "OWL-ohjelmat arvaavat, mitä lajia termi on, ja arvaavat eri tavoin.",
            "OWL-program gissar vad för slags term det är, och gissar olika.",
            "OWL tools guess what kind of term it is, and they guess differently.",
        ),
        fix=(
            "Määrittele termi ontologiassa, myös lainattu, tai korjaa kirjoitusasu.",
            "Deklarera termen i ontologin, också en som är lånad, eller rätta stavningen.",
            "Declare the term in the ontology, a borrowed one too, or mend the spelling.",
        ),
    ),
    "rl-axiom": Texts(
        summary=(
            "Aksiooma, jota OWL 2 RL:ssä ei ole",
            "Ett axiom som OWL 2 RL inte har",
            "An axiom that OWL 2 RL does not have",
        ),
        why=(
            "Sääntöihin perustuva päättely ohittaa sen, ja sen seuraukset puuttuvat vastauksista.",
            "Härledning med regler hoppar över det, och dess följder saknas i svaren.",
            "Inference by rules skips it, and what it implies is missing from the answers.",
        ),
        fix=(
            "Sano sama OWL 2 RL:n aksioomilla, tai poista se.",
            "Säg samma sak med axiom i OWL 2 RL, eller ta bort det.",
            "Say the same with axioms of OWL 2 RL, or remove it.",
        ),
    ),
    "rl-datarange": Texts(
        summary=(
            "Arvoalue, jota OWL 2 RL:ssä ei ole",
            "Ett värdeområde som OWL 2 RL inte har",
            "A data range that OWL 2 RL does not have",
        ),
        why=(
            "Säännöt eivät rajaa arvoja näin, joten väärä arvo jää huomaamatta.",
            "Reglerna begränsar inte värden så, och ett felaktigt värde går obemärkt förbi.",
            "The rules do not restrict values in this way, and a wrong value goes unnoticed.",
        ),
        fix=(
            "Käytä nimettyä tietotyyppiä, ja rajaa arvot muodolla (sh:in, sh:pattern).",
            "Använd en namngiven datatyp, och begränsa värdena med en form (sh:in, sh:pattern).",
            "Use a named datatype, and restrict the values by a shape (sh:in, sh:pattern).",
        ),
    ),
    "rl-datatype": Texts(
        summary=(
            "Tietotyyppi, jota OWL 2 RL:ssä ei ole",
            "En datatyp som OWL 2 RL inte har",
            "A datatype that OWL 2 RL does not have",
        ),
        why=(
            "Sääntöihin perustuva päättely ei tunne sen arvoja: yhtä suuret näyttävät eri arvoilta.",
            "Härledning med regler känner inte dess värden: lika värden ser olika ut.",
            "Inference by rules does not know its values: equal ones look different.",
        ),
        fix=(
            "Käytä tyyppiä xsd:decimal tai xsd:double.",
            "Använd xsd:decimal eller xsd:double.",
            "Use xsd:decimal or xsd:double.",
        ),
    ),
    "rl-equivalent": Texts(
        summary=(
            "Luokkalauseke, joka ei OWL 2 RL:ssä voi olla samanlaajuinen luokka",
            "Ett klassuttryck som inte kan vara en ekvivalent klass i OWL 2 RL",
            "A class expression that can't be an equivalent class in OWL 2 RL",
        ),
        why=(
            "Säännöt kulkevat vain toiseen suuntaan tai eivät kumpaankaan, joten osa jäsenistä puuttuu.",
            "Reglerna går bara i den ena riktningen eller i ingen, så en del medlemmar saknas.",
            "The rules work in one direction only, or in none, so some of the members are missing.",
        ),
        fix=(
            "Jaa aksiooma kahteen rdfs:subClassOf-väitteeseen, ja jätä pois se, jota OWL 2 RL ei salli.",
            "Dela axiomet i två rdfs:subClassOf, och utelämna det som OWL 2 RL inte tillåter.",
            "Divide the axiom into two of rdfs:subClassOf, and leave out what OWL 2 RL does not allow.",
        ),
    ),
    "rl-subclass": Texts(
        summary=(
            "Luokkalauseke, joka ei OWL 2 RL:ssä voi olla alaluokka",
            "Ett klassuttryck som inte kan vara en underklass i OWL 2 RL",
            "A class expression that can't be a subclass in OWL 2 RL",
        ),
        why=(
            "Mikään sääntö ei tunnista sen jäseniä, joten aksioomasta ei seuraa mitään.",
            "Ingen regel känner igen dess medlemmar, så inget följer av axiomet.",
            "No rule recognises its members, so nothing follows from the axiom.",
        ),
        fix=(
            "Kuvaa alaluokka nimetyllä luokalla tai sallituilla lausekkeilla, tai käytä muotoa.",
            "Beskriv underklassen med en namngiven klass eller tillåtna uttryck, eller använd en form.",
            "Describe the subclass by a named class or by what is allowed, or use a shape.",
        ),
    ),
    "rl-superclass": Texts(
        summary=(
            "Luokkalauseke, joka ei OWL 2 RL:ssä voi olla yläluokka",
            "Ett klassuttryck som inte kan vara en överklass i OWL 2 RL",
            "A class expression that can't be a superclass in OWL 2 RL",
        ),
        why=(
            "Säännöistä ei seuraa vaihtoehtoja eikä uusia yksilöitä, joten aksioomasta ei seuraa mitään.",
            "Reglerna kan inte härleda alternativ eller nya individer, så inget följer av axiomet.",
            "Rules can't infer alternatives or new individuals, so nothing follows from the axiom.",
        ),
        fix=(
            "Sano se sallitulla lausekkeella, tai vaadi sitä muodolla (sh:minCount, sh:or).",
            "Säg det med ett tillåtet uttryck, eller kräv det med en form (sh:minCount, sh:or).",
            "Say it with what is allowed, or ask for it by a shape (sh:minCount, sh:or).",
        ),
    ),
}


def rule_id(name: str) -> str:
    """Return the id of the findings of a rule of the profile."""
    return f"owl2-{name}"


#: What the rules are about, by the ids that findings carry.
RULES: Final = MappingProxyType(
    {
        rule_id(name): Rule(
            id=rule_id(name),
            source="profile",
            severity=texts.severity,
            summary=by_language(*texts.summary),
            why={tag: f"{text} ({SECTIONS[name]})" for tag, text in by_language(*texts.why).items()},
            fix=by_language(*texts.fix),
        )
        for name, texts in _TEXTS.items()
    }
)
