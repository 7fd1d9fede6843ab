"""The rules of a dataset's check: what each looks for, why that matters, and what to do."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final

from rdflib import RDF, SH, Literal, URIRef

from kela_graph import graph
from kela_graph.checks import answers, contradiction_rules, defects
from kela_graph.checks.finding import Rule
from kela_graph.checks.shapes import severity_of
from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rdflib import Graph

    from kela_graph.folder import Folder
    from kela_graph.queries import Query

#: The rule of a file that does not parse.
SYNTAX: Final = "syntax"

_BUILT_IN: Final = (
    Rule(
        id=SYNTAX,
        source="syntax",
        severity="error",
        summary={
            "fi": "Tiedosto, jota ei voi lukea",
            "sv": "En fil som inte kan läsas",
            "en": "A file that can't be read",
        },
        why={
            "fi": "Mitään ei voi tarkistaa, ennen kuin jokainen tiedosto jäsentyy.",
            "sv": "Inget kan kontrolleras förrän varje fil kan tolkas.",
            "en": "Nothing can be judged before every file parses.",
        },
        fix={
            "fi": "Korjaa kohta, jonka ilmoitus nimeää.",
            "sv": "Rätta stället som meddelandet anger.",
            "en": "Mend the place that the message names.",
        },
    ),
    Rule(
        id=answers.RULE,
        source="answers",
        severity="error",
        summary={
            "fi": "Vastaus, joka ei ole odotettu",
            "sv": "Ett svar som inte är det väntade",
            "en": "An answer that is not the expected one",
        },
        why={
            "fi": "Kysymyksen oikea vastaus tiedetään lähteestä; jos se muuttuu, aineisto on muuttunut.",
            "sv": "Frågans rätta svar är känt ur källan; ändras det har något i datasetet ändrats.",
            "en": "The right answer is known from the source; where it changes, the data has changed.",
        },
        fix={
            "fi": "Korjaa aineisto, tai kirjoita uusi odotettu vastaus lähteestä.",
            "sv": "Rätta datasetet, eller skriv det nya väntade svaret ur källan.",
            "en": "Mend the data, or write the new expected answer from the source.",
        },
    ),
)

_WHY_SHAPES: Final = {
    "fi": "Kysymysten vastaukset nojaavat siihen, että aineisto täyttää tämän.",
    "sv": "Frågornas svar bygger på att datasetet uppfyller detta.",
    "en": "The answers to questions rest on the data meeting this.",
}


def rules_of(folder: Folder) -> dict[str, Rule]:
    """Return the rules by which a folder's dataset is judged, by id.

    Raises:
        ParseError: its shapes or defect queries can't be read.
    """
    return rules_from(graph.read_shapes(folder), defects.read_all(folder))


def rules_from(shapes: Graph, checks: Iterable[Query]) -> dict[str, Rule]:
    """Return the rules of shapes and defect queries that were read, and the program's own, by id."""
    found = [
        *_BUILT_IN,
        *contradiction_rules.RULES.values(),
        *_shape_rules(shapes),
        *map(_defect_rule, checks),
    ]
    return {rule.id: rule for rule in sorted(found, key=lambda rule: rule.id)}


def find_rule(rules: Mapping[str, Rule], name: str) -> Rule:
    """Return the rule of that id.

    Raises:
        InputError: there is none; the message names the nearest.
    """
    if name in rules:
        return rules[name]
    near = difflib.get_close_matches(name, rules, 3)
    hint = f"did you mean {' or '.join(near)}?" if near else "kela-graph check --list names all"
    raise InputError(f"there is no rule {name!r}: {hint}")


def _shape_rules(shapes: Graph) -> Iterator[Rule]:
    """Give the rule of each named shape with a message, which says what is wrong and then what to do."""
    for kind in (SH.NodeShape, SH.PropertyShape):
        for shape in shapes.subjects(RDF.type, kind):
            messages = {
                message.language or "en": str(message)
                for bearer in (shape, *shapes.objects(shape, SH.sparql))
                for message in shapes.objects(bearer, SH.message)
                if isinstance(message, Literal)
            }
            if isinstance(shape, URIRef) and messages:
                yield Rule(
                    id=shape.rpartition("#")[2],
                    source="shapes",
                    severity=severity_of(shapes.value(shape, SH.severity)),
                    summary={tag: text.rpartition(": ")[0] or text for tag, text in messages.items()},
                    why=_WHY_SHAPES,
                    fix={tag: _sentence(text.rpartition(": ")[2]) for tag, text in messages.items()},
                )


def _defect_rule(query: Query) -> Rule:
    summary, why, fix = (
        {tag: query.say(decorator, (tag,)) or "" for tag in contradiction_rules.LANGUAGES}
        for decorator in ("summary", "problem", "solution")
    )
    return Rule(query.name, "defects", defects.hold_header(query), summary, why, fix)


def _sentence(text: str) -> str:
    """Begin with a capital letter, and leave the rest as it is: it may name terms."""
    return text[:1].upper() + text[1:]
