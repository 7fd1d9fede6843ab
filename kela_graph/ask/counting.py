"""Answers to how many units, types, tasks, places or doubts: the number first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, ORG, OWL, RDF, SKOS

from kela_graph import facts
from kela_graph.ask import lexicon, listings
from kela_graph.ask.grammar import Intent
from kela_graph.matching.forms import is_form
from kela_graph.matching.words import telling, words_of
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import URIRef
    from rdflib.term import Node

    from kela_graph.ask.grammar import Question
    from kela_graph.ask.lookup import Lookup
    from kela_graph.ask.reply import AskAnswer
    from kela_graph.facts import Fact
    from kela_graph.search import Match

#: What is counted: the class that things of a kind belong to, and what is asked to have them named.
CLASSES: Final = {
    "units": ORG.Organization,
    "types": OWL.Class,
    "tasks": SKOS.Concept,
    "places": DCTERMS.Location,
    "doubts": RESP.SourceDiscrepancy,
}
ASKED: Final = {
    "units": Intent.UNITS,
    "types": Intent.TYPES,
    "tasks": Intent.TASKS,
    "places": Intent.WHERE,
    "doubts": Intent.DOUBTS,
}
#: More than this share of the letters of a type's name is typed where its units are counted.
_SHARE: Final = 0.5


def kind_counted(question: Question, types: Iterable[Match]) -> str | Match | None:
    """Return what is counted: a kind such as ``units``, or a type of units; None where it is neither.

    What is counted is what follows the words for the number, up to a verb or the end.
    """
    phrase: list[str] = []
    for word in question.counted:
        if kind := lexicon.counts(word):
            return (_type([*phrase, word], types) if phrase else None) or kind
        fills = bool(lexicon.some("fillers", (word,)))
        if phrase and fills:
            break
        if not fills:
            phrase.append(word)
    return _type(phrase, types)


def _type(phrase: Sequence[str], types: Iterable[Match]) -> Match | None:
    """Return the type of which most of the name stands in a phrase."""
    for match in types:
        own = telling(words_of(match.name))
        typed = [each for each in own if any(is_form(word, each, match.language) for word in phrase)]
        head = any(is_form(word, own[-1], match.language) for word in phrase)
        first = phrase and any(is_form(phrase[0], each, match.language) for each in own)
        if head and first and len("".join(typed)) > _SHARE * len("".join(own)):
            return match
    return None


def count_type(names: Lookup, match: Match) -> AskAnswer:
    """Tell the number of a type that the source states, else how many units of the type the dataset has."""
    given: dict[str, Node] = {"type": match.term}
    if told := stated(names, given):
        return names.answer(match, "stated-counts", given, told)
    rows = [row for row in names.run("unit-types").rows if row["type"] == match.term]
    silence = None if rows else names.say("ask.silences.count", name=match.label)
    return names.answer(match, "unit-types", {}, listings.unit_types(rows, names, match.term), silence)


def count_all(names: Lookup, _: None) -> AskAnswer:
    """Tell how many units the dataset has, and the numbers that the source states."""
    names.learn([names.root])
    units = {row["unit"] for row in names.run("unit-tree").rows} - {names.root}
    whole = names.say("ask.sentences.all", number=len(units), whole=names.root)
    told = [facts.sentence(names, whole, [names.root]), *stated(names, {})]
    silence = None if len(told) > 1 else names.silence(names.run("stated-counts"))
    return names.answer(None, "stated-counts", {}, told, silence)


def numbers(names: Lookup, kind: URIRef) -> set[int]:
    """Return the numbers of a type's units that the source states; where it states none, nothing."""
    return {facts.whole(row["stated"]) for row in names.run("stated-counts", type=kind).rows}


def stated(names: Lookup, given: Mapping[str, Node]) -> list[Fact]:
    """Tell the numbers that the source states, with the doubts about those that do not agree."""
    rows = names.run("stated-counts", **given).rows
    notes = {}
    for count in [row["count"] for row in rows if str(row["agrees"]) != "true"]:
        about = names.run("source-discrepancies", about=count).rows if count is not None else ()
        if doubts := listings.doubts(about, names, names.root):
            notes[count] = " ".join(f"{fact.text}." for fact in doubts)
    return listings.counts(rows, names, notes)


def led(names: Lookup, kind: str, found: AskAnswer) -> AskAnswer:
    """Return an answer that tells first how many things of a kind it names."""
    asked = None if found.match is None else found.match.term
    named = dict.fromkeys(term for fact in found.statements for term in fact.terms if term != asked)
    things = [term for term in named if (term, RDF.type, CLASSES[kind]) in names.dataset]
    if found.silent or not things:
        return found
    return replace(found, statements=(_number(names, kind, len(things), asked), *found.statements))


def _number(names: Lookup, kind: str, count: int, asked: URIRef | None) -> Fact:
    return facts.sentence(names, names.say(f"ask.counted.{kind}", number=count), [asked])
