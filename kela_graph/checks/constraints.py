"""SHACL's constraint components: which ones a shape has, and what to say where it says nothing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef

from kela_graph.checks.paths import path_of
from kela_graph.wording import by_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.paths import Path
    from rdflib.term import Node

    Texts: TypeAlias = Mapping[str, str]

#: What names of components end with.
_SUFFIX: Final = "ConstraintComponent"

#: How many values of a parameter a message shows.
_SHOWN: Final = 10

#: What is wrong, and what to do, by the parameter of SHACL Core (section 4) that is not met.
_MESSAGES: Final[Mapping[str, Texts]] = {
    "class": by_language(
        "Arvo ei ole luokan {limit} jäsen: anna sille tyyppi tai vaihda arvo.",
        "Värdet hör inte till klassen {limit}: ge det typen eller byt värdet.",
        "The value is not of the class {limit}: give it the type, or change the value.",
    ),
    "datatype": by_language(
        "Arvon tietotyyppi ei ole {limit}: kirjoita arvo siinä muodossa.",
        "Värdets datatyp är inte {limit}: skriv värdet i den formen.",
        "The value's datatype is not {limit}: write the value in that form.",
    ),
    "nodeKind": by_language(
        "Arvo ei ole lajia {limit}: vaihda arvo.",
        "Värdet är inte av slaget {limit}: byt värdet.",
        "The value is not of the kind {limit}: change the value.",
    ),
    "minCount": by_language(
        "Arvoja on vähemmän kuin {limit}: lisää se, mikä puuttuu.",
        "Värdena är färre än {limit}: lägg till det som saknas.",
        "There are fewer values than {limit}: add what is missing.",
    ),
    "maxCount": by_language(
        "Arvoja on enemmän kuin {limit}: poista liiat.",
        "Värdena är fler än {limit}: ta bort det som är för mycket.",
        "There are more values than {limit}: delete what is too much.",
    ),
    "minExclusive": by_language(
        "Arvo ei ole suurempi kuin {limit}: korjaa arvo.",
        "Värdet är inte större än {limit}: rätta värdet.",
        "The value is not greater than {limit}: mend the value.",
    ),
    "minInclusive": by_language(
        "Arvo on pienempi kuin {limit}, tai niitä ei voi verrata: korjaa arvo.",
        "Värdet är mindre än {limit}, eller de kan inte jämföras: rätta värdet.",
        "The value is less than {limit}, or they can't be compared: mend the value.",
    ),
    "maxExclusive": by_language(
        "Arvo ei ole pienempi kuin {limit}: korjaa arvo.",
        "Värdet är inte mindre än {limit}: rätta värdet.",
        "The value is not less than {limit}: mend the value.",
    ),
    "maxInclusive": by_language(
        "Arvo on suurempi kuin {limit}, tai niitä ei voi verrata: korjaa arvo.",
        "Värdet är större än {limit}, eller de kan inte jämföras: rätta värdet.",
        "The value is greater than {limit}, or they can't be compared: mend the value.",
    ),
    "minLength": by_language(
        "Arvossa on vähemmän kuin {limit} merkkiä: kirjoita se kokonaan.",
        "Värdet har färre än {limit} tecken: skriv ut det helt.",
        "The value has fewer than {limit} characters: write it in full.",
    ),
    "maxLength": by_language(
        "Arvossa on enemmän kuin {limit} merkkiä: lyhennä sitä.",
        "Värdet har fler än {limit} tecken: förkorta det.",
        "The value has more than {limit} characters: shorten it.",
    ),
    "pattern": by_language(
        "Arvo ei ole säännöllisen lausekkeen {limit} mukainen: korjaa arvo.",
        "Värdet följer inte det reguljära uttrycket {limit}: rätta värdet.",
        "The value does not match the regular expression {limit}: mend the value.",
    ),
    "languageIn": by_language(
        "Arvon kieli ei ole mikään näistä: {limit}; korjaa kielitunnus.",
        "Värdets språk är inget av dessa: {limit}; rätta språkkoden.",
        "The value's language is none of {limit}: mend the language tag.",
    ),
    "uniqueLang": by_language(
        "Samalla kielellä on monta arvoa: jätä yksi kullakin kielellä.",
        "Det finns flera värden på ett språk: lämna ett på varje språk.",
        "There are several values in one language: leave one in each.",
    ),
    "equals": by_language(
        "Arvot eivät ole samat kuin ominaisuuden {limit}: tee niistä samat.",
        "Värdena är inte desamma som hos {limit}: gör dem lika.",
        "The values are not the same as those of {limit}: make them so.",
    ),
    "disjoint": by_language(
        "Ominaisuudella {limit} on sama arvo: poista toinen.",
        "Samma värde finns hos {limit}: ta bort det ena.",
        "The value is one of {limit} too: delete one of the two.",
    ),
    "lessThan": by_language(
        "Arvo ei ole pienempi kuin ominaisuuden {limit}: korjaa jompikumpi.",
        "Värdet är inte mindre än det hos {limit}: rätta det ena.",
        "The value is not less than that of {limit}: mend one of the two.",
    ),
    "lessThanOrEquals": by_language(
        "Arvo on suurempi kuin ominaisuuden {limit}, tai niitä ei voi verrata: korjaa jompikumpi.",
        "Värdet är större än det hos {limit}, eller de kan inte jämföras: rätta det ena.",
        "The value is greater than that of {limit}, or they can't be compared: mend one of the two.",
    ),
    "not": by_language(
        "Arvo täyttää muodon {limit}, jota se ei saa täyttää: korjaa arvo.",
        "Värdet uppfyller formen {limit}, som det inte får uppfylla: rätta värdet.",
        "The value meets the shape {limit}, which it must not: mend the value.",
    ),
    "and": by_language(
        "Arvo ei täytä kaikkia muotoja, jotka sen on täytettävä: korjaa arvo.",
        "Värdet uppfyller inte alla former som det måste uppfylla: rätta värdet.",
        "The value does not meet all the shapes that it must meet: mend the value.",
    ),
    "or": by_language(
        "Arvo ei täytä yhtäkään niistä muodoista, joista yksi riittää: korjaa arvo.",
        "Värdet uppfyller ingen av de former av vilka en räcker: rätta värdet.",
        "The value meets none of the shapes of which one would do: mend the value.",
    ),
    "xone": by_language(
        "Arvo ei täytä tasan yhtä niistä muodoista, joista yksi on täytettävä: korjaa arvo.",
        "Värdet uppfyller inte exakt en av de former av vilka en måste uppfyllas: rätta värdet.",
        "The value does not meet exactly one of the shapes of which it must meet one: mend the value.",
    ),
    "node": by_language(
        "Arvo ei täytä muotoa {limit}: korjaa arvo.",
        "Värdet uppfyller inte formen {limit}: rätta värdet.",
        "The value does not meet the shape {limit}: mend the value.",
    ),
    "qualifiedMinCount": by_language(
        "Muodon täyttäviä arvoja on vähemmän kuin {limit}: lisää se, mikä puuttuu.",
        "De värden som uppfyller formen är färre än {limit}: lägg till det som saknas.",
        "Fewer values than {limit} meet the shape: add what is missing.",
    ),
    "qualifiedMaxCount": by_language(
        "Muodon täyttäviä arvoja on enemmän kuin {limit}: poista liiat.",
        "De värden som uppfyller formen är fler än {limit}: ta bort det som är för mycket.",
        "More values than {limit} meet the shape: delete what is too much.",
    ),
    "closed": by_language(
        "Muoto ei salli tätä ominaisuutta: poista väite.",
        "Formen tillåter inte denna egenskap: ta bort påståendet.",
        "The shape does not allow this property: delete the statement.",
    ),
    "hasValue": by_language(
        "Arvo {limit} puuttuu: lisää se.",
        "Värdet {limit} saknas: lägg till det.",
        "The value {limit} is missing: add it.",
    ),
    "in": by_language(
        "Arvo ei ole mikään näistä: {limit}; vaihda arvo.",
        "Värdet är inget av dessa: {limit}; byt värdet.",
        "The value is none of {limit}: change the value.",
    ),
}

_CORE: Final = {SH[f"{name[0].upper()}{name[1:]}{_SUFFIX}"]: name for name in _MESSAGES}
_TARGETS: Final = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_PARAMETERS: Final = {SH[name]: component for component, name in _CORE.items()}


def components_of(shapes: Graph) -> Iterator[tuple[Node, URIRef]]:
    """Give each shape that reports what does not meet it, with each component whose constraint it has."""
    known = {**_PARAMETERS, SH.sparql: SH.SPARQLConstraintComponent, **_own_parameters(shapes)}
    for shape in _reporting(shapes):
        for parameter in sorted(shapes.predicates(shape, unique=True), key=str):
            component = known.get(parameter) if isinstance(parameter, URIRef) else None
            if component and (parameter != SH.closed or (shape, SH.closed, Literal(True)) in shapes):
                yield shape, component


def _reporting(shapes: Graph) -> Iterator[Node]:
    """Give the shapes with a target (section 2.1.3) and their properties; the others only help these."""
    todo = [shape for target in _TARGETS for shape in shapes.subjects(target)]
    todo += [
        shape
        for kind in (RDFS.Class, OWL.Class)
        for shape in shapes.subjects(RDF.type, kind)
        if any((shape, RDF.type, each) in shapes for each in (SH.NodeShape, SH.PropertyShape))
    ]
    seen: set[Node] = set()
    while todo:
        shape = todo.pop()
        if shape not in seen:
            seen.add(shape)
            yield shape
            todo += shapes.objects(shape, SH.property)


def short_name(component: Node | None) -> str:
    """Return a component's name without its namespace and what all of them end with: ``MinCount``."""
    return local_name(component).removesuffix(_SUFFIX) if isinstance(component, URIRef) else "Constraint"


def local_name(iri: URIRef) -> str:
    """Return what follows the last number sign of an IRI, or its last slash; the whole IRI for nothing."""
    _, sign, fragment = str(iri).rpartition("#")
    return (fragment if sign else fragment.rpartition("/")[2]) or str(iri)


def message_of(
    shapes: Graph, shape: Node | None, component: Node | None, path: URIRef | Path | None
) -> Texts:
    """Return what is wrong, and what to do, for a constraint of SHACL Core; nothing for another.

    Args:
        shapes: the shapes graph, with its prefixes.
        shape: the shape that is not met.
        component: the component of the constraint that is not met.
        path: what the shape judges; None for the focus node itself.
    """
    name = _CORE.get(component) if isinstance(component, URIRef) else None
    if name is None or shape is None:
        return {}
    values = sorted(shapes.objects(shape, SH[name]), key=str)
    limit = ", ".join(_shown(shapes, value) for value in values)
    about = f"{_shown_path(shapes, path)}: " if path is not None else ""
    return {tag: about + text.replace("{limit}", limit) for tag, text in _MESSAGES[name].items()}


def _own_parameters(shapes: Graph) -> dict[URIRef, URIRef]:
    """Return the components that a shapes graph defines itself, by one of their parameters (section 6.2)."""
    found: dict[URIRef, URIRef] = {}
    for component in shapes.subjects(RDF.type, SH.ConstraintComponent):
        for parameter in shapes.objects(component, SH.parameter):
            optional = (parameter, SH.optional, Literal(True)) in shapes
            predicate = shapes.value(parameter, SH.path)
            if isinstance(component, URIRef) and isinstance(predicate, URIRef) and not optional:
                found[predicate] = component
    return found


def _shown(shapes: Graph, term: Node) -> str:
    """Return a term, or the members of a list, as people read them."""
    if isinstance(term, URIRef):
        return str(term.n3(shapes.namespace_manager))
    if isinstance(term, BNode):
        path = path_of(shapes, term)
        if (term, RDF.first, None) not in shapes:
            return "[]" if path is None else _shown_path(shapes, path)
        members = list(shapes.items(term))
        rest = ["…"] if len(members) > _SHOWN else []
        return ", ".join([*(_shown(shapes, member) for member in members[:_SHOWN]), *rest])
    return str(term)


def _shown_path(shapes: Graph, path: URIRef | Path) -> str:
    return str(path.n3(shapes.namespace_manager))
