"""Answers about the things of a kind: how many there are, the number first, and which of them lack something.

What is denied is answered by the question `gaps`, which tells what the source does not say.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, ORG, OWL, RDF, SKOS

from kela_graph import facts
from kela_graph.ask import lexicon, sentences
from kela_graph.ask.grammar import Intent
from kela_graph.matching.words import is_form, telling, words_of
from kela_graph.namespaces import RESP
from kela_graph.terms import is_true

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import URIRef
    from rdflib.term import Node

    from kela_graph.ask.grammar import Question
    from kela_graph.ask.reply import AskAnswer, Lookup
    from kela_graph.facts import Fact
    from kela_graph.search import Match

#: What is counted: the class that things of a kind belong to, and what is asked to have them named.
KINDS: Final = {
    "units": (ORG.Organization, Intent.UNITS),
    "types": (OWL.Class, Intent.TYPES),
    "tasks": (SKOS.Concept, Intent.TASKS),
    "places": (DCTERMS.Location, Intent.WHERE),
    "doubts": (RESP.SourceDiscrepancy, Intent.DOUBTS),
}
#: More than this share of the letters of a type's name is typed where its units are counted.
_SHARE: Final = 0.5
#: Kinds of which something may lack another, and what that gap is.
_DENIED: Final = ("units", "tasks", "places", "names")
_LACKING: Final = {"names": RESP.NoName, "places": RESP.NoPlace}
#: What can't be asked with a denial: other questions tell what is so.
_OTHERWISE: Final = frozenset(
    {Intent.SHARED, Intent.PARAGRAPH, Intent.TYPES, Intent.IDENTIFIERS, Intent.UNDER}
)


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
    if told := _stated(names, given):
        return names.answer(match, "stated-counts", given, told)
    rows = [row for row in names.run("unit-types") if row["type"] == match.term]
    silence = names.say("ask.silences.count", name=match.label)
    return names.answer(match, "unit-types", {}, sentences.unit_types(rows, names, match.term), silence)


def count_all(names: Lookup) -> AskAnswer:
    """Tell how many units the dataset has, and the numbers that the source states."""
    units = {row["unit"] for row in names.run("unit-tree")} - {names.root}
    whole = names.say("ask.sentences.all", number=len(units), whole=names.root)
    first, stated = facts.sentence(names, whole, [names.root]), _stated(names, {})
    return names.answer(None, "stated-counts", {}, [first, *stated] if stated else (), near=[first])


def _stated(names: Lookup, given: Mapping[str, Node]) -> list[Fact]:
    """Tell the numbers that the source states, with the doubts about those that do not agree."""
    told = []
    for row in names.run("stated-counts", **given):
        count, agrees = row["count"], is_true(row["agrees"])
        about = names.run("source-discrepancies", about=count) if count is not None and not agrees else ()
        note = " ".join(f"{doubt.text}." for doubt in sentences.doubts(about, names, names.root)) or None
        text = names.say("ask.sentences.same_count" if agrees else "ask.sentences.count", **row)
        told.append(facts.sentence(names, text, [count], RESP.Stated, row["statedIn"], note=note))
    return told


def led(names: Lookup, kind: str, found: AskAnswer) -> AskAnswer:
    """Return an answer that tells first how many things of a kind it names."""
    asked = None if found.match is None else found.match.term
    named = {term for fact in found.statements for term in fact.terms if term != asked}
    number = sum((term, RDF.type, KINDS[kind][0]) in names.dataset for term in named)
    if found.silent or not number:
        return found
    first = facts.sentence(names, names.say(f"ask.counted.{kind}", number=number), [asked])
    return replace(found, statements=(first, *found.statements))


def lacking(names: Lookup, match: Match | None, types: Sequence[URIRef] = ()) -> AskAnswer | None:
    """Return which gap it is that is asked for, of a thing, of a type or of all; None where it is no gap."""
    question = names.question
    kinds = [kind for word in question.words if (kind := lexicon.counts(word))]
    wanted = _gap(question, kinds)
    of_nothing = not kinds and not question.acting and question.names_nothing
    asks_for_all = of_nothing and question.intent == Intent.ANY
    if question.intent in _OTHERWISE or (wanted is None and not asks_for_all):
        return None
    thing = None if match is None or match.term == names.root or match.role == "type" else match.term
    rows = [
        row
        for row in names.run("gaps")
        if wanted in (None, row["gap"]) and thing in (None, row["subject"])
        if all((row["subject"], RDF.type, each) in names.dataset for each in types)
        if wanted != RESP.NoName or thing is not None or _is_nameless(names, row["subject"], *kinds[:1])
    ]
    if thing is not None and not rows:
        return None
    told = []
    for group in sentences.grouped(rows, "gap"):
        subjects = list(dict.fromkeys(row["subject"] for row in group))
        text = names.say("ask.sentences.gap", gap=group[0]["gap"], things=names.enumerated(subjects))
        told.append(facts.sentence(names, text, subjects))
    return names.answer(match, "gaps", {}, told, names.say("ask.silences.gaps"))


def _is_nameless(names: Lookup, thing: Node | None, kind: str = "") -> bool:
    """Whether a thing is of a kind, and has no name in the language that is wanted."""
    if thing is None:
        return False
    target = names.question.target
    of_kind = kind not in _DENIED[:3] or (thing, RDF.type, KINDS[kind][0]) in names.dataset
    return of_kind and (target is None or target not in names.by_language(thing))


def _gap(question: Question, kinds: Sequence[str]) -> URIRef | None:
    """Return the gap that words name: what lacks something, of what kind, and what it lacks."""
    first, *others = [kind for kind in kinds if kind in _DENIED] or [""]
    behind = itertools.pairwise(question.words)
    of_first = any(word in question.negating and lexicon.counts(after) for word, after in behind)
    if first == "places" and others and not of_first:
        # Places without units are none that the source names; units without a place are.
        return None
    missing = next(filter(None, map(_LACKING.get, (*others, first))), None)
    if missing or (question.intent == Intent.WHERE and not others and first in ("", "units")):
        return missing or RESP.NoPlace
    if first == "tasks" and (others or question.acting or question.intent in (Intent.WHO, Intent.DOES)):
        return RESP.NobodyAnswers
    if first == "units" and ("tasks" in others or question.acting):
        return RESP.NoResponsibility
    return None
