"""Answers to what is denied: the question `gaps` tells what the source does not say."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from rdflib import RDF

from kela_graph.ask import lexicon, listings
from kela_graph.ask.counting import CLASSES
from kela_graph.ask.grammar import Intent
from kela_graph.namespaces import RESP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib import URIRef
    from rdflib.term import Node

    from kela_graph.ask.grammar import Question
    from kela_graph.ask.lookup import Lookup
    from kela_graph.ask.reply import AskAnswer
    from kela_graph.search import Match

#: What is asked of units, tasks or places that lack something, by the kind of thing that words name.
_LACKING: Final = {"names": RESP.NoName, "places": RESP.NoPlace, "tasks": RESP.NoResponsibility}
_CLASSES: Final = {kind: CLASSES[kind] for kind in ("units", "tasks", "places")}
#: What can't be asked with a denial: other questions tell what is so.
_OTHERWISE: Final = frozenset(
    {Intent.SHARED, Intent.PARAGRAPH, Intent.TYPES, Intent.IDENTIFIERS, Intent.UNDER}
)


def answer(names: Lookup, match: Match | None, types: Sequence[URIRef] = ()) -> AskAnswer | None:
    """Return which gap it is that is asked for, of a thing, of a type or of all; None where it is no gap."""
    question = names.question
    kinds = [kind for word in question.words if (kind := lexicon.counts(word))]
    wanted = _gap(question, kinds)
    if question.intent in _OTHERWISE or (wanted is None and not _asks_for_all(question, kinds)):
        return None
    thing = None if match is None or match.term == names.root or match.role == "type" else match.term
    rows = [
        row
        for row in names.run("gaps").rows
        if wanted in (None, row["gap"]) and thing in (None, row["subject"])
        if all((row["subject"], RDF.type, each) in names.dataset for each in types)
    ]
    if wanted == RESP.NoName and thing is None:
        rows = [
            row
            for row in rows
            if row["subject"] and _is_nameless(names, row["subject"], next(iter(kinds), ""))
        ]
    if thing is not None and not rows:
        return None
    silence = None if rows else names.say("ask.silences.gaps")
    return names.answer(match, "gaps", {}, listings.gaps(rows, names, names.root), silence)


def _asks_for_all(question: Question, kinds: Sequence[str]) -> bool:
    """Whether words ask what is missing, and of nothing in particular."""
    return not kinds and not question.acting and question.names_nothing and question.intent == Intent.ANY


def _is_nameless(names: Lookup, thing: Node, kind: str) -> bool:
    """Whether a thing is of a kind, and has no name in the language that is wanted."""
    target = names.question.target
    of_kind = kind not in _CLASSES or (thing, RDF.type, _CLASSES[kind]) in names.dataset
    return of_kind and (target is None or target not in names.by_language(thing))


def _gap(question: Question, kinds: Sequence[str]) -> URIRef | None:
    """Return the gap that words name: what lacks something, of what kind, and what it lacks."""
    first, *others = [kind for kind in kinds if kind in ("units", "tasks", "places", "names")] or [""]
    if first == "places" and others and not _lacks_first(question):
        # Places without units are none that the source names.
        return None
    lacking = next((_LACKING[kind] for kind in (*others, first) if kind in ("names", "places")), None)
    if lacking or (question.intent == Intent.WHERE and not others and first in ("", "units")):
        return lacking or RESP.NoPlace
    if first == "tasks" and (others or question.acting or question.intent in (Intent.WHO, Intent.DOES)):
        return RESP.NobodyAnswers
    if first == "units" and ("tasks" in others or question.acting):
        return RESP.NoResponsibility
    return None


def _lacks_first(question: Question) -> bool:
    """Whether what is denied stands right behind the word that denies it: without a place."""
    pairs = itertools.pairwise(question.words)
    return any(word in question.negating and lexicon.counts(after) for word, after in pairs)
