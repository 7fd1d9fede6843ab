"""What words ask: of what kind the question is, in which language, and what is to be looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, Any, Final

from kela_graph import wording
from kela_graph.matching.words import words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


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
        language: the language of the words that say what is asked; None if unknown.
        about: what to look for, in the order in which to try: without and with words that may belong to it.
        number: a paragraph's number.
        target: the language in which a name is wanted.
        names_nothing: whether all words say what is asked, or name the organisation as a whole.
        joined: what to look for separately, where a word such as "and" stands between.
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


@cache
def _understood(tag: str) -> Mapping[str, Any]:
    """Return what is understood in a language: sets of words, and regular expressions, all of folded text."""
    section = wording.section("understood", tag).items()
    return {key: frozenset(found.split()) if isinstance(found, str) else found for key, found in section}


def _matches(tag: str, kind: str, what: str, text: str) -> bool:
    """Whether words of folded text match one of a language's expressions for something."""
    patterns = "|".join(_understood(tag)[kind].get(what, ()))
    return bool(patterns) and re.search(rf"\b(?:{patterns})\b", text) is not None


def joins(words: Iterable[str]) -> bool:
    """Whether one of some folded words stands between things, in any language that is understood."""
    return any(word in _understood(tag)["joining"] for word in words for tag in wording.LANGUAGES)


def read(words: str, organisation: Collection[str] = ()) -> Question:
    """Return what words ask.

    Args:
        words: as they were typed.
        organisation: the names of one word that the organisation as a whole has, folded.
    """
    typed = words_of(words)
    text = " ".join(typed)
    fitting = [(i, tag) for i in Intent for tag in wording.LANGUAGES if _matches(tag, "asked", i, text)]
    tag = _language(typed, fitting)
    intent = next((i for i, of in fitting if of == tag), fitting[0][0] if fitting else Intent.ANY)
    acting = tag is not None and _matches(tag, "acting", intent, text)
    intent = Intent.WHO if acting else intent
    if intent == Intent.COUNT and (Intent.WHERE, tag) in fitting:
        intent = Intent.WHERE
    number = re.search(r"\d{1,6}", text) if intent == Intent.PARAGRAPH else None
    targets = product(wording.LANGUAGES, wording.LANGUAGES)
    target = next((to for of, to in targets if _matches(of, "wanted", to, text)), None)
    rest = tuple(word for word in typed if tag is None or word not in _understood(tag)["fillers"])
    bare = tuple(word for word in rest if tag is None or word not in _understood(tag)["perhaps"])
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
        target=target if intent == Intent.NAMES else None,
        names_nothing=not apart,
        joined=_joined(typed, apart),
    )


def _joined(typed: Sequence[str], about: Collection[str]) -> tuple[tuple[str, ...], ...]:
    """Return the words to look for on each side of joining words; empty where a side has none."""
    sides: list[list[str]] = [[]]
    for word in typed:
        if joins([word]):
            sides.append([])
        elif word in about:
            sides[-1].append(word)
    return tuple(map(tuple, sides)) if len(sides) > 1 and all(sides) else ()


def _language(typed: Sequence[str], fitting: Sequence[tuple[Intent, str]]) -> str | None:
    """Return the language of most of the words that say what is asked; None where there are no such words."""

    def votes(tag: str) -> int:
        words = _understood(tag)
        said = sum(2 * (word in words["fillers"]) + (word in words["perhaps"]) for word in typed)
        return said + sum(of == tag for _, of in fitting)

    best = max(wording.LANGUAGES, key=votes)
    return best if votes(best) > 0 else None


def _is_name(word: str, names: Collection[str]) -> bool:
    """Whether a word is one of the names, with an ending at most."""
    return any(word.startswith(name) and len(word) - len(name) <= _LONGEST_ENDING for name in names)
