"""What words ask: of what kind the question is, in which language, and what is to be looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from rdflib import XSD

from kela_graph import wording
from kela_graph.ask import language
from kela_graph.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from kela_graph.ask.language import Language


#: The datatype of a language tag, as a person types it.
LANGUAGE: Final = XSD.language


class Intent(StrEnum):
    """What is asked of a thing; where words say several, the first is meant."""

    PARAGRAPH = "paragraph"
    NAMES = "names"
    SHARED = "shared"
    READINGS = "readings"
    DOUBTS = "doubts"
    IDENTIFIERS = "identifiers"
    TYPES = "types"
    UNDER = "under"
    COUNT = "count"
    UNITS = "units"
    PART = "part"
    WHERE = "where"
    TASKS = "tasks"
    DOES = "does"
    WHO = "who"
    WHETHER = "whether"
    ANY = "any"


#: The longest case ending that a name of one word may have.
_LONGEST_ENDING: Final = 3


@dataclass(frozen=True, slots=True)
class Question:
    """What words ask, before anything is looked for.

    Attributes:
        intent: what is asked.
        language: the language of the words that say so, None where there are none.
        about: what to look for, in the order in which to try: without and with words that may belong to it.
        number: a paragraph's number.
        target: the language in which a name is wanted.
        names_nothing: whether all words say what is asked, or name the organisation as a whole.
        joined: what to look for each by itself, where a word such as "and" stands between them.
    """

    intent: Intent
    language: str | None
    about: tuple[tuple[str, ...], ...]
    number: int | None = None
    target: str | None = None
    names_nothing: bool = False
    joined: tuple[tuple[str, ...], ...] = ()

    @property
    def longest(self) -> tuple[str, ...]:
        """The most of the words to look for."""
        return max(self.about, key=len, default=())


def read(words: str, organisation: Collection[str] = ()) -> Question:
    """Return what words ask.

    Args:
        words: as they were typed.
        organisation: the names of one word that the organisation as a whole has, folded.
    """
    typed = words_of(words)
    text = " ".join(typed)
    spoken = [language.of(tag) for tag in wording.LANGUAGES]
    fitting = [
        (intent, each.tag)
        for intent in Intent
        for each in spoken
        if intent != Intent.ANY and each.asks(intent, text)
    ]
    tag = _language(typed, fitting, spoken)
    intent = next((i for i, each in fitting if each == tag), fitting[0][0] if fitting else Intent.ANY)
    acting = any(each.acts(intent, text) for each in spoken if each.tag == tag)
    intent = Intent.WHO if acting else intent
    if intent == Intent.COUNT and (Intent.WHERE, tag) in fitting:
        intent = Intent.WHERE
    number = re.search(r"\d{1,6}", text) if intent == Intent.PARAGRAPH else None
    fillers, perhaps = (language.of(tag).fillers, language.of(tag).perhaps) if tag else ((), ())
    rest = tuple(word for word in typed if word not in fillers)
    bare = tuple(word for word in rest if word not in perhaps)
    apart = tuple(word for word in bare if not _is_name(word, organisation))
    about = [apart, bare, rest] if apart else [bare, rest]
    if acting and bare:
        # The word for units only asks here; with it, units would fit better than their tasks.
        about = [bare]
    return Question(
        intent=intent,
        language=tag or ("sv" if "å" in words.casefold() else None),
        about=tuple(dict.fromkeys(found for found in about if found)),
        number=int(number[0]) if number else None,
        target=_target(text, spoken) if intent == Intent.NAMES else None,
        names_nothing=not apart,
        joined=_joined(typed, apart),
    )


def _joined(typed: Sequence[str], about: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Return the words to look for that stand on each side of those that join; nothing if none joins."""
    sides: list[list[str]] = [[]]
    for word in typed:
        if language.joins([word]):
            sides.append([])
        elif word in about:
            sides[-1].append(word)
    return tuple(tuple(side) for side in sides) if len(sides) > 1 and all(sides) else ()


def _language(
    typed: tuple[str, ...], fitting: Sequence[tuple[Intent, str]], spoken: list[Language]
) -> str | None:
    """Return the language that most of the words that say what is asked are of; None where there are none."""
    votes = {
        each.tag: sum(2 * (word in each.fillers) + (word in each.perhaps) for word in typed)
        + sum(tag == each.tag for _, tag in fitting)
        for each in spoken
    }
    best = max(votes, key=lambda tag: votes[tag])
    return best if votes[best] > 0 else None


def _target(text: str, spoken: list[Language]) -> str | None:
    """Return the language in which a name is wanted."""
    return next((tag for each in spoken for tag in wording.LANGUAGES if each.wants(tag, text)), None)


def _is_name(word: str, names: Collection[str]) -> bool:
    """Whether a word is one of the names, with an ending at most."""
    return any(word.startswith(name) and len(word) - len(name) <= _LONGEST_ENDING for name in names)
