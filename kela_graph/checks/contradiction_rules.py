"""What findings of contradictions say, in three languages."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final, NamedTuple

from kela_graph.checks.finding import Rule
from kela_graph.wording import by_language


class Kind(NamedTuple):
    """What rules of one kind say: each text in the order of `LANGUAGES`.

    Attributes:
        summary: what the rules look for.
        problem: what is wrong, with names in the place of `{s}`, `{p}` and `{o}`, the parts of the
            first triple that collides, of `{p2}` and `{o2}`, those of the second, of `{d}`, the
            datatype, and of `{focus}`, the resource to look at.
        fix: what to do.
    """

    summary: tuple[str, str, str]
    problem: tuple[str, str, str]
    fix: tuple[str, str, str]


_DIFFERENT = Kind(
    summary=(
        "Eri asioiksi sanotut asiat päätellään samaksi",
        "Saker som sägs vara olika härleds vara samma sak",
        "Things said to be different are inferred to be the same",
    ),
    problem=(
        "”{s}” ja ”{o}” ovat eri asioita, mutta resurssin ”{focus}” tiedoista seuraa, että ne ovat sama.",
        "”{s}” och ”{o}” är olika saker, men av det som sägs om ”{focus}” följer att de är samma sak.",
        "“{s}” and “{o}” are different, but from what is said of “{focus}” follows that they are the same.",
    ),
    fix=(
        "Poista tai korjaa toinen väitteistä, joista se seuraa.",
        "Ta bort eller rätta ett av påståendena som det följer av.",
        "Remove or correct one of the statements that it follows from.",
    ),
)
_IRREFLEXIVE = Kind(
    summary=(
        "Asia on itseensä suhteessa, joka ei voi olla asialla itseensä",
        "Något står till sig självt i en relation som inget kan ha till sig självt",
        "A thing has a relation to itself that nothing can have to itself",
    ),
    problem=(
        "”{s}” on itseensä suhteessa ”{p}”, jota millään ei voi olla itseensä.",
        "”{s}” har till sig självt relationen ”{p}”, som inget kan ha till sig självt.",
        "“{s}” has the relation “{p}” to itself, which nothing can have to itself.",
    ),
    fix=(
        "Poista väite tai aseta sille toinen kohde.",
        "Ta bort påståendet eller ge det ett annat objekt.",
        "Remove the statement, or give it another object.",
    ),
)
_ASYMMETRIC = Kind(
    summary=(
        "Yksisuuntainen suhde pätee kumpaankin suuntaan",
        "En enkelriktad relation gäller i båda riktningarna",
        "A relation of one direction holds in both",
    ),
    problem=(
        "Suhde ”{p}” pätee asioiden ”{s}” ja ”{o}” välillä kumpaankin suuntaan, vaikka voi vain toiseen.",
        "Relationen ”{p}” gäller i båda riktningarna mellan ”{s}” och ”{o}”, men kan bara gälla i den ena.",
        "The relation “{p}” holds in both directions between “{s}” and “{o}”, but can only hold in one.",
    ),
    fix=(
        "Poista väärän suuntainen väite.",
        "Ta bort påståendet i fel riktning.",
        "Remove the statement whose direction is wrong.",
    ),
)
_DISJOINT_PROPERTIES = Kind(
    summary=(
        "Kahden asian välillä on suhteet, jotka sulkevat toisensa pois",
        "Mellan två saker finns relationer som utesluter varandra",
        "Two things are in relations that exclude each other",
    ),
    problem=(
        "”{s}” on asiaan ”{o}” sekä suhteessa ”{p}” että suhteessa ”{p2}”, jotka sulkevat toisensa pois.",
        "”{s}” har till ”{o}” både relationen ”{p}” och relationen ”{p2}”, som utesluter varandra.",
        "“{s}” has both the relation “{p}” and the relation “{p2}” to “{o}”, and they exclude each other.",
    ),
    fix=(
        "Poista toinen suhde tai väite, josta se seuraa.",
        "Ta bort den ena relationen eller påståendet som den följer av.",
        "Remove one of the relations, or the statement that it follows from.",
    ),
)
_NEGATIVE = Kind(
    summary=(
        "Pätee väite, jonka ontologia sanoo epätodeksi",
        "Ett påstående gäller som ontologin säger är falskt",
        "A statement holds that the ontology says is false",
    ),
    problem=(
        "”{s}” on suhteessa ”{p}” asiaan ”{o}”, vaikka kielteinen väite sanoo, ettei niin ole.",
        "”{s}” har relationen ”{p}” till ”{o}”, fast ett negativt påstående säger att så inte är.",
        "“{s}” has the relation “{p}” to “{o}”, but a negative assertion says that this is not so.",
    ),
    fix=(
        "Poista joko väite tai sen kieltävä väite.",
        "Ta bort antingen påståendet eller det som förnekar det.",
        "Remove either the statement or the one that denies it.",
    ),
)
_NOTHING = Kind(
    summary=(
        "Asia kuuluu luokkaan, johon mikään ei voi kuulua",
        "Något hör till en klass som inget kan höra till",
        "A thing belongs to a class that nothing can belong to",
    ),
    problem=(
        "”{s}” kuuluu tyhjään luokkaan, johon mikään ei voi kuulua.",
        "”{s}” hör till den tomma klassen, som inget kan höra till.",
        "“{s}” belongs to the empty class, to which nothing can belong.",
    ),
    fix=(
        "Poista tyyppi tai väite, josta se seuraa.",
        "Ta bort typen eller påståendet som den följer av.",
        "Remove the type, or the statement that it follows from.",
    ),
)
_DISJOINT_CLASSES = Kind(
    summary=(
        "Asia kuuluu luokkiin, jotka sulkevat toisensa pois",
        "Något hör till klasser som utesluter varandra",
        "A thing belongs to classes that exclude each other",
    ),
    problem=(
        "”{s}” kuuluu sekä luokkaan ”{o}” että luokkaan ”{o2}”, vaikka mikään ei voi kuulua molempiin.",
        "”{s}” hör både till klassen ”{o}” och till klassen ”{o2}”, fast inget kan höra till båda.",
        "“{s}” belongs both to the class “{o}” and to the class “{o2}”, and nothing can belong to both.",
    ),
    fix=(
        "Poista toinen tyyppi tai väite, josta se seuraa.",
        "Ta bort den ena typen eller påståendet som den följer av.",
        "Remove one of the types, or the statement that it follows from.",
    ),
)
_NONE_ALLOWED = Kind(
    summary=(
        "Asialla on arvo ominaisuudelle, jolla sillä ei voi olla arvoa",
        "Något har ett värde för en egenskap som det inte kan ha något värde för",
        "A thing has a value for a property of which it can have none",
    ),
    problem=(
        "”{s}” on suhteessa ”{p}” asiaan ”{o}”, vaikka sen luokka ei salli sellaista suhdetta.",
        "”{s}” har relationen ”{p}” till ”{o}”, fast dess klass inte tillåter någon sådan relation.",
        "“{s}” has the relation “{p}” to “{o}”, but its class allows no such relation.",
    ),
    fix=(
        "Poista väite tai luokka, joka ei sitä salli.",
        "Ta bort påståendet eller klassen som inte tillåter det.",
        "Remove the statement, or the class that does not allow it.",
    ),
)
_LITERAL = Kind(
    summary=(
        "Arvoa ei ole kirjoitettu niin kuin sen tietotyyppi vaatii",
        "Ett värde är inte skrivet som dess datatyp kräver",
        "A value is not written as its datatype asks",
    ),
    problem=(
        "Resurssin ”{s}” ominaisuuden ”{p}” arvo ”{o}” ei ole tietotyypin {d} arvo.",
        "Värdet ”{o}” för egenskapen ”{p}” hos ”{s}” är inget värde av datatypen {d}.",
        "The value “{o}” of the property “{p}” of “{s}” is no value of the datatype {d}.",
    ),
    fix=(
        "Korjaa arvo tai vaihda tietotyyppi.",
        "Rätta värdet eller byt datatyp.",
        "Correct the value, or change the datatype.",
    ),
)

#: What each rule of OWL 2 RL says, in the order in which they are judged.
KINDS: Final = MappingProxyType(
    {
        "eq-diff1": _DIFFERENT,
        "eq-diff2": _DIFFERENT,
        "eq-diff3": _DIFFERENT,
        "prp-irp": _IRREFLEXIVE,
        "prp-asyp": _ASYMMETRIC,
        "prp-pdw": _DISJOINT_PROPERTIES,
        "prp-adp": _DISJOINT_PROPERTIES,
        "prp-npa1": _NEGATIVE,
        "prp-npa2": _NEGATIVE,
        "cls-nothing2": _NOTHING,
        "cls-com": _DISJOINT_CLASSES,
        "cls-maxc1": _NONE_ALLOWED,
        "cls-maxqc1": _NONE_ALLOWED,
        "cls-maxqc2": _NONE_ALLOWED,
        "cax-dw": _DISJOINT_CLASSES,
        "cax-adc": _DISJOINT_CLASSES,
        "dt-not-type": _LITERAL,
    }
)

_WHY = (
    "Ristiriidasta seuraa mitä tahansa, joten mikään päätelmä ei ole luotettava, ennen kuin se on poistettu.",
    "Av en motsägelse följer vad som helst, så ingen slutsats går att lita på förrän den är borta.",
    "From a contradiction anything follows, so no conclusion can be relied on until it is gone.",
)


def rule_id(name: str) -> str:
    """Return the id of the findings of a rule of OWL 2 RL."""
    return f"contradiction-{name}"


#: What the rules are about, by the ids that findings carry.
RULES: Final = MappingProxyType(
    {
        rule_id(name): Rule(
            id=rule_id(name),
            source="contradictions",
            severity="error",
            summary={tag: f"{text} (OWL 2 RL: {name})." for tag, text in by_language(*kind.summary).items()},
            why=by_language(*_WHY),
            fix=by_language(*kind.fix),
        )
        for name, kind in KINDS.items()
    }
)
