"""What words ask: of what kind the question is, in which language, and what is to be looked for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, product
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kela_graph import wording
from kela_graph.ask import lexicon
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
    HOMEPAGE = "homepage"
    TYPES = "types"
    UNDER = "under"
    COUNT = "count"
    UNITS = "units"
    PART = "part"
    WHERE = "where"
    TASKS = "tasks"
    DOES = "does"
    WHO = "who"
    ANY = "any"


#: How an English word ends that denies something, which folding cuts off.
_NOT: Final = re.compile(r"n['’]t$", re.IGNORECASE)
#: The characters around a word that are no part of it.
_AROUND: Final = re.compile(r"^[\W_]+|[\W_]+$")


class Token(NamedTuple):
    """A word as it was typed, without the punctuation around it, and the folded words in it."""

    typed: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What words ask, before anything is looked for.

    Attributes:
        intent: what is asked.
        language: the language of the words that say what is asked; None if unknown.
        about: what to look for, in the order in which to try: without and with words that may belong to it.
        tokens: the words as they were typed, in their order.
        number: a paragraph's number.
        target: the language in which a name is wanted.
        names_nothing: whether all words say what is asked, or name the organisation as a whole.
        joined: what to look for separately, where a word such as "and" stands between.
        rest: all words but those that only say how something is asked.
        intents: all that words may ask, in the language of the question; the first is meant.
        whether: whether yes or no may be the answer.
        choosing: the words that ask for one of several things.
        negating: the words that deny something.
        pointing: the words that point to what was said before, such as "it".
        missing: the words for what people ask and sources rarely say, such as a telephone number; each with
            whether it can't be part of a name where it stands.
        of_root: the words that name the organisation as a whole.
        counted: the words that follow those which ask for a number.
        acting: the activities that words name: the ends of their IRIs.
    """

    intent: Intent
    language: str | None
    about: tuple[tuple[str, ...], ...]
    tokens: tuple[Token, ...] = ()
    number: int | None = None
    target: str | None = None
    names_nothing: bool = False
    joined: tuple[tuple[str, ...], ...] = ()
    rest: tuple[str, ...] = ()
    intents: tuple[Intent, ...] = ()
    whether: bool = False
    choosing: frozenset[str] = frozenset()
    negating: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()
    missing: Mapping[str, bool] = field(default_factory=dict)
    of_root: frozenset[str] = frozenset()
    counted: tuple[str, ...] = ()
    acting: frozenset[str] = frozenset()

    @property
    def words(self) -> tuple[str, ...]:
        """All words, folded."""
        return tuple(word for token in self.tokens for word in token.words)

    def asks(self, word: str, intents: Iterable[Intent]) -> bool:
        """Whether a folded word says how something is asked, or is what asks for what is answered."""
        rare, text = word in self.missing, " ".join(self.words)
        asked = intents if intents or rare else (self.intent,)
        return any(word in lexicon.asking(text, i) for i in asked) or (not rare and lexicon.says_how(word))


def tokens_of(words: str) -> tuple[Token, ...]:
    """Return the words as they were typed, each with the folded words in it."""
    found = (_AROUND.sub("", part) for part in words.split())
    return tuple(Token(part, own) for part in found if (own := words_of(part)))


def clauses(words: str, organisation: Collection[str] = ()) -> list[Question]:
    """Return what the parts between joining words ask, each by itself; nothing where there is one part."""
    return [read(" ".join(part), organisation) for part in _sides(tokens_of(words))]


def _sides(tokens: Iterable[Token]) -> list[list[str]]:
    """Return what stands on each side of joining words; nothing where one has nothing or there is no such."""
    sides: list[list[str]] = [[]]
    for token in tokens:
        if lexicon.some("joining", token.words):
            sides.append([])
        else:
            sides[-1].append(token.typed)
    return sides if len(sides) > 1 and all(sides) else []


def read(words: str, organisation: Collection[str] = ()) -> Question:
    """Return what words ask; some of them, folded, name the organisation as a whole."""
    typed = words_of(words)
    text = " ".join(typed)
    missing, tokens = lexicon.missing(typed, text), tokens_of(words)
    tag, intents = _intents(typed, missing)
    known = lexicon.understood(tag or wording.DEFAULT)
    acting = tag is not None and any(lexicon.said(known["acting"].get(intents[0], ()), text))
    intent = Intent.WHO if acting else intents[0]
    if intent == Intent.COUNT and Intent.WHERE in intents:
        intent = Intent.WHERE
    named = lexicon.asking(text, Intent.NAMES) if intent == Intent.NAMES else ()
    about_words = [word for word in typed if word not in named]
    about = _about(about_words, known if tag else {}, missing, organisation)
    joined = (Token(w, (w,)) for w in typed if w in about[0] or lexicon.some("joining", (w,)))
    choosing = frozenset(word for found in lexicon.in_any("choosing") for word in lexicon.said(found, text))
    return Question(
        intent=intent,
        language=tag or ("sv" if "å" in words.casefold() else None),
        about=_tried(text, intent, known, about, acting=acting),
        tokens=tokens,
        names_nothing=not about[0],
        rest=tuple(word for word in typed if word in about[2] or word in choosing),
        joined=tuple(tuple(side) for side in _sides(joined)),
        intents=intents,
        choosing=choosing,
        missing=missing,
        of_root=frozenset(organisation),
        **_details(tokens, text, intent, known),
    )


def _intents(typed: Sequence[str], missing: Mapping[str, bool]) -> tuple[str | None, tuple[Intent, ...]]:
    """Return the language of words, None if unknown, and all that they may ask."""
    # The number of a telephone is no number of things; a home page is what some sources tell.
    left = " ".join(word for word in typed if not missing.get(word))
    texts = {Intent.HOMEPAGE: " ".join(typed)}
    fitting = [
        (intent, tag)
        for intent, tag in product(Intent, wording.LANGUAGES)
        if any(lexicon.said(lexicon.understood(tag)["asked"].get(intent, ()), texts.get(intent, left)))
    ]
    tag = _language(typed, fitting)
    return tag, tuple(i for i, of in fitting if of == tag) or tuple(i for i, _ in fitting) or (Intent.ANY,)


def _tried(
    text: str, intent: Intent, known: Mapping[str, Any], about: Sequence[tuple[str, ...]], *, acting: bool
) -> tuple[tuple[str, ...], ...]:
    """Return the words to look for, in the order in which to try, without those that only ask who acts."""
    if acting and about[1]:
        # With the word for units, units would fit better than their tasks.
        return (about[1],)
    verbs = set(lexicon.said(chain.from_iterable(known["verbs"].values()), text)) if about[0] else set()
    if intent == Intent.WHO and verbs:
        about = [tuple(word for word in found if word not in verbs) or found for found in about]
    return tuple(dict.fromkeys(filter(None, about)))


def _about(
    typed: Sequence[str], known: Mapping[str, Any], missing: Mapping[str, bool], organisation: Collection[str]
) -> tuple[tuple[str, ...], ...]:
    """Return the words that are surely looked for, then all that may be, in the order in which to try."""
    fillers, perhaps = known.get("fillers", ()), known.get("perhaps", ())
    denying = lexicon.denying(known) if known else ()
    rest = tuple(w for w in typed if w not in fillers and w not in denying and not missing.get(w))
    bare = tuple(word for word in rest if word not in perhaps and word not in missing)
    apart = tuple(word for word in bare if word not in organisation)
    return apart, bare, rest


def _details(tokens: Sequence[Token], text: str, intent: Intent, known: Mapping[str, Any]) -> dict[str, Any]:
    """Return what else words say, by the attributes of a question."""
    typed = [word for token in tokens for word in token.words]
    number = re.search(r"\d{1,6}", text) if intent == Intent.PARAGRAPH else None
    wanted = ((to, found) for each in lexicon.in_any("wanted") for to, found in each.items())
    target = next((to for to, patterns in wanted if any(lexicon.said(patterns, text))), None)
    # What is read and not stated is asked for with the same words as what is not so.
    denying = frozenset() if intent == Intent.READINGS else lexicon.denying(known)
    cut_off = {word for token in tokens if _NOT.search(token.typed) for word in token.words}
    counted = re.search(rf"\b(?:{'|'.join(known['asked']['count'])})\b(?P<what>.*)", text)
    return {
        "number": int(number[0]) if number else None,
        "target": target if intent == Intent.NAMES else None,
        "whether": not known["questioning"] & set(typed)
        and (any(lexicon.said(known["whether"], text)) or lexicon.asks_with(typed[:2], known)),
        "negating": denying & set(typed) | cut_off,
        "pointing": frozenset(lexicon.said(known["pointing"], text)),
        "counted": tuple(counted["what"].split()) if counted else (),
        "acting": frozenset(name for name, found in known["verbs"].items() if any(lexicon.said(found, text))),
    }


def _language(typed: Sequence[str], fitting: Sequence[tuple[Intent, str]]) -> str | None:
    """Return the language of most of the words that say what is asked; None where there are no such words."""

    def votes(tag: str) -> int:
        words = lexicon.understood(tag)
        both = [{word, lexicon.bare(word, words)} for word in typed]
        said = sum(2 * bool(each & words["fillers"]) + bool(each & words["perhaps"]) for each in both)
        return said + sum(of == tag for _, of in fitting)

    best = max(wording.LANGUAGES, key=votes)
    return best if votes(best) > 0 else None
