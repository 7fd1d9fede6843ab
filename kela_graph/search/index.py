"""The index of a dataset's names, and how well each name fits what a person typed."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from kela_graph import terms
from kela_graph.errors import InputError
from kela_graph.namespaces import RESP
from kela_graph.search.answers import Match, Presenter
from kela_graph.search.entries import HIDDEN, ROLE_NAMES, SAID, TYPE, WITH_TYPE, read_entries, slug_of
from kela_graph.search.vocabulary import Likeness, Vocabulary, best_of
from kela_graph.search.words import folded, telling, words_of
from kela_graph.store import plain_rows

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from rdflib import Dataset

#: How many characters may be typed, and how many of one word are looked at.
LONGEST: Final = 500
LONGEST_WORD: Final = 60
#: What fits less than this does not fit.
THRESHOLD: Final = 0.45
#: What fits less than so much of how the best fits is noise beside it.
NOISE: Final = 0.6
#: A word is known where one of the names has a word that is so like it.
KNOWN: Final = 0.75
#: Slips of typing are looked for where no name has a word that is so like the typed one.
RIGHT: Final = 0.78
#: How much a word that no name has, and one of the whole organisation's name, count beside a rare one.
UNKNOWN_WEIGHT: Final = 0.5
ROOT_WEIGHT: Final = 0.25
#: How much the parts of a compound count beside the compound itself.
PARTS: Final = 0.95
#: How much the share of a name, or of words that a thing is looked for by, that was typed counts.
COVERAGE: Final = 0.2
HIDDEN_COVERAGE: Final = 0.5
#: Of how many names, the most promising ones, that share is looked at.
LOOKED_AT: Final = 200
#: How much each role counts where names fit equally well.
PRIOR: Final = {"type": 0.98, "paragraph": 0.97, "concept": 0.95}


EMPTY_TYPE: Final = 0.85
#: A type stands before its units where so many of them fit about as well as the best does.
SEVERAL: Final = 3
CLOSE: Final = 0.05

#: How well a thing fits, by which name, and the language of that.
_Fit: TypeAlias = "tuple[float, str, str]"

#: A name's language, words, weight and whose role it is.
_Key: TypeAlias = "tuple[str, tuple[str, ...], float, str]"


class _Hit(NamedTuple):
    """The word of a name that fits a typed word best."""

    score: float
    share: float
    word: int


class _Word(NamedTuple):
    """A typed word: the names that it fits, how much it counts, and whether some name has it for sure."""

    hits: dict[int, _Hit]
    weight: float
    known: bool


@dataclass(frozen=True, slots=True)
class _Named:
    """A name, as words, and the things that it names, with the name as each has it."""

    language: str
    words: tuple[str, ...]
    weight: float
    role: str
    owners: list[tuple[int, str]]


class _Language:
    """The words of one language, the names that each stands in, and how many things have it in theirs."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.numbers = {word: number for number, word in enumerate(vocabulary.words)}
        self.names: list[list[int]] = [[] for _ in vocabulary.words]
        self.owners = [0] * len(vocabulary.words)

    def add(self, words: tuple[str, ...], name: int, owners: int) -> None:
        for word in words:
            number = self.numbers[word]
            self.names[number].append(name)
            self.owners[number] += owners


class Index:
    """The names of a dataset, ready to be looked through."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._entries, labels = read_entries(dataset)
        self._presenter = Presenter(dataset, self._entries, labels)
        self._by_iri = {str(entry.term): number for number, entry in enumerate(self._entries)}
        self._exact: dict[str, set[int]] = defaultdict(set)
        self._names: list[_Named] = []
        self._languages: dict[str, _Language] = {}
        self._build()
        self._root_words = self._words_of_root()
        self._members = Counter(kind for entry in self._entries for kind in entry.kinds)

    @classmethod
    def of(cls, dataset: Dataset) -> Index:
        """Return the index of a dataset; it does not follow later changes."""
        return cls(dataset)

    def find(
        self,
        words: str,
        *,
        lang: str | None = None,
        limit: int = 10,
        roles: Collection[str] | None = None,
    ) -> tuple[Match, ...]:
        """Return what the words fit, best first; nothing where they fit nothing.

        Args:
            words: what a person typed, in any of the dataset's languages.
            lang: the language of labels; the dataset's own order follows it.
            limit: at most so many.
            roles: which kinds of things are wanted, of `ROLE_NAMES`; all where None.

        Raises:
            InputError: there are no words, too many, or only such as mean nothing by themselves.
        """
        if len(words) > LONGEST:
            raise InputError(f"{len(words)} characters are too many to look for: type at most {LONGEST}")
        wanted = frozenset(ROLE_NAMES if roles is None else roles)
        if unknown := sorted(wanted - set(ROLE_NAMES)):
            raise InputError(f"there is no role {unknown[0]!r}: write one of {', '.join(ROLE_NAMES)}")
        typed = words_of(words)
        meant = telling(tuple(word[:LONGEST_WORD] for word in typed))
        same = self._same(words)
        if not typed:
            raise InputError(
                "there is no word to look for: type a name or a part of one, such as a unit's or a task's"
            )
        if not meant and not same:
            raise InputError(
                f"{' '.join(typed)!r} has only words that say nothing by themselves: "
                "add what you look for, such as a unit's name, a task or a place"
            )
        scores: dict[int, _Fit] = {}
        for number in same:
            entry = self._entries[number]
            name = next((n for n in entry.names if folded(n.text) == folded(words)), None)
            scores[number] = (self._prior(number), *((name.text, name.language) if name else ("", "")))
        for score, number, text, language in self._scored(meant, wanted, lang):
            if score > scores.get(number, (0.0,))[0]:
                scores[number] = (score, text, language)
        found = [
            self._presenter.match(self._entries[number], score, name, language, lang)
            for number, (score, name, language) in self._best(scores, wanted, limit, lang)
        ]
        return tuple(found)

    def _best(
        self, scores: dict[int, _Fit], wanted: frozenset[str], limit: int, lang: str | None
    ) -> list[tuple[int, _Fit]]:
        best = max((fit[0] for n, fit in scores.items() if self._entries[n].role in wanted), default=0.0)
        least = max(THRESHOLD, NOISE * best)
        kept = [(n, fit) for n, fit in scores.items() if fit[0] >= least and self._entries[n].role in wanted]
        kept = self._types_before_many(kept)

        def order(item: tuple[int, _Fit]) -> tuple[float, int, int, str]:
            entry = self._entries[item[0]]
            spoken = 0 if lang is None or item[1][2] == lang else 1
            return (-round(item[1][0], 4), spoken, ROLE_NAMES.index(entry.role), str(entry.term))

        return sorted(kept, key=order)[:limit]

    def _types_before_many(self, kept: list[tuple[int, _Fit]]) -> list[tuple[int, _Fit]]:
        """Put a type before its units where several fit about as well, and after one that is its only one."""
        best = max((fit[0] for _, fit in kept), default=0.0)
        close = Counter(k for n, fit in kept if fit[0] > best - CLOSE for k in self._entries[n].kinds)
        only = {
            self._entries[n].kinds[0]: fit[0]
            for n, fit in kept
            if self._entries[n].kinds and self._members[self._entries[n].kinds[0]] == 1
        }
        changed = []
        for number, fit in kept:
            score, name = fit[0], str(self._entries[number].term)
            if self._entries[number].role == TYPE and close[name] >= SEVERAL:
                score = min(1.0, best + 0.001)
            elif self._entries[number].role == TYPE and only.get(name, 0) > score - 2 * CLOSE:
                score = min(score, only[name] - 0.001)
            changed.append((number, (score, *fit[1:])))
        return changed

    def _same(self, words: str) -> set[int]:
        """Return what has exactly that name, slug, prefixed name or IRI."""
        bare = words.strip()
        found = set(self._exact.get(folded(bare), ()))
        iri = str(terms.expand(self._dataset, bare) or bare.removeprefix("<").removesuffix(">"))
        if iri in self._by_iri:
            found.add(self._by_iri[iri])
        return found

    def _build(self) -> None:
        grouped: dict[_Key, list[tuple[int, str]]] = defaultdict(list)
        known: dict[str, tuple[str, set[tuple[str, ...]]]] = {}
        for number, entry in enumerate(self._entries):
            for text, language, weight, shown in entry.names:
                if text not in known:
                    joined = (words_of(text.replace("-", "")),) if "-" in text else ()
                    known[text] = folded(text), {words_of(text), *joined}
                plain, variants = known[text]
                if weight > SAID:
                    self._exact[plain].add(number)
                for said in variants:
                    if kept := telling(said):
                        grouped[language, kept, weight, entry.role].append((number, shown or text))
            self._exact[folded(slug_of(entry.term))].add(number)
        spoken: dict[str, set[str]] = defaultdict(set)
        for language, kept, _, _ in grouped:
            spoken[language].update(kept)
        for language, words in spoken.items():
            self._languages[language] = _Language(Vocabulary(words, language))
        for (language, kept, weight, role), owners in grouped.items():
            self._languages[language].add(kept, len(self._names), len(owners) if weight > SAID else 0)
            self._names.append(_Named(language, kept, weight, role, owners))

    def _rarity(self, owners: int) -> float:
        """Return how much a word counts that so many things have in their names: 1 for one thing."""
        many = len(self._entries)
        return math.log(1 + many / max(1, min(owners, many))) / math.log(1 + many)

    def _prior(self, number: int) -> float:
        entry = self._entries[number]
        if entry.role == TYPE and not self._members[str(entry.term)]:
            return EMPTY_TYPE
        return PRIOR.get(entry.role, 1.0)

    def _words_of_root(self) -> frozenset[str]:
        sparql = f"SELECT ?r WHERE {{ ?d {RESP.rootOrganization.n3()} ?r }}"
        roots = [self._by_iri[r] for (r,) in plain_rows(self._dataset, sparql) if r in self._by_iri]
        return frozenset(
            word
            for number in roots
            for name in self._entries[number].names
            if len(kept := telling(words_of(name.text))) == 1
            for word in kept
        )

    def _scored(
        self, meant: tuple[str, ...], wanted: frozenset[str], lang: str | None
    ) -> Iterator[tuple[float, int, str, str]]:
        """Give each name that fits: how well, what it names, itself and its language."""
        typed = self._words(meant)
        total = sum(word.weight for word in typed)
        best = [
            (value / total * self._names[name].weight, name)
            for name, value in self._sums(typed, total).items()
            if self._names[name].role in wanted
        ]
        for fit, name in heapq.nlargest(LOOKED_AT, best):
            if fit < THRESHOLD:
                break
            named = self._names[name]
            rest = HIDDEN_COVERAGE if named.weight in (HIDDEN, WITH_TYPE) else COVERAGE
            covered = self._coverage(named, [word.hits[name] for word in typed if name in word.hits])
            score = fit * (1 - rest + rest * covered)
            for number, text in named.owners:
                yield score * self._prior(number), number, text, named.language

    def _sums(self, typed: list[_Word], total: float) -> dict[int, float]:
        """Return how well each name fits all words, times their weight; those that can't fit are left out."""
        sums: dict[int, float] = {}
        left = total
        for word in sorted(typed, key=lambda word: -word.weight):
            if left >= THRESHOLD * total:
                for name, hit in word.hits.items():
                    sums[name] = sums.get(name, 0.0) + hit.score * word.weight
            else:
                for name in sums.keys() & word.hits.keys():
                    sums[name] += word.hits[name].score * word.weight
            left -= word.weight
        return sums

    def _words(self, meant: tuple[str, ...]) -> list[_Word]:
        """Return for each typed word the names that it fits, and how much the word counts."""
        found: list[_Word] = []
        for typed in meant:
            word = self._word(typed)
            if not word.known:
                word = self._with_parts(word, typed)
            root = any(typed.startswith(name) and len(typed) - len(name) <= 3 for name in self._root_words)
            weight = 1.0 if typed.isdecimal() else word.weight
            found.append(word._replace(weight=weight * (ROOT_WEIGHT if root and len(meant) > 1 else 1)))
        return found

    def _word(self, typed: str, *, whole: bool = True) -> _Word:
        """Return the names that one word, or one part of a compound, fits, and how much it counts."""
        alike = {
            language: spoken.vocabulary.like(typed) if whole else spoken.vocabulary.like_part(typed)
            for language, spoken in self._languages.items()
        }
        best = max((likeness.score for like in alike.values() for likeness in like.values()), default=0.0)
        if whole and best < RIGHT:
            for language, spoken in self._languages.items():
                alike[language] = best_of(alike[language].items(), spoken.vocabulary.misspelt(typed).items())
        return self._weighed(alike)

    def _weighed(self, alike: Mapping[str, Mapping[int, Likeness]]) -> _Word:
        """Return the names that have the words that are like a typed one, and how much that counts."""
        found: dict[int, _Hit] = {}
        weight, known = 0.0, False
        for language, like in alike.items():
            spoken = self._languages[language]
            best = max((likeness.score for likeness in like.values()), default=0.0)
            for word, (score, share) in sorted(like.items(), key=itemgetter(1)):
                found.update(dict.fromkeys(spoken.names[word], _Hit(score, share, word)))
            if owners := sum(spoken.owners[word] for word, (s, _) in like.items() if s >= min(best, KNOWN)):
                weight = max(weight, self._rarity(owners) * min(1.0, best / KNOWN))
                known = known or best >= KNOWN
        return _Word(found, max(weight, UNKNOWN_WEIGHT), known)

    def _with_parts(self, word: _Word, typed: str) -> _Word:
        """Return a compound that no name has, with the names that have both of its parts."""
        divisions = (spoken.vocabulary.divisions(typed) for spoken in self._languages.values())
        hits, weight = dict(word.hits), word.weight
        for end in sorted(set().union(*divisions)):
            first, last = self._word(typed[:end], whole=False), self._word(typed[end:], whole=False)
            if not (first.known and last.known):
                continue
            for name in first.hits.keys() & last.hits.keys():
                one, other = first.hits[name], last.hits[name]
                both = _Hit(PARTS * (one.score + other.score) / 2, one.share, one.word)
                if name not in hits or hits[name] < both:
                    hits[name] = both
                    weight = max(weight, (first.weight + last.weight) / 2)
        return _Word(hits, weight, word.known)

    def _coverage(self, named: _Named, hits: list[_Hit]) -> float:
        """Return how much of a name was typed, its rare words counting most."""
        spoken = self._languages[named.language]
        shares: dict[int, float] = defaultdict(float)
        for hit in hits:
            shares[hit.word] += hit.share
        total = covered = 0.0
        for word in named.words:
            number = spoken.numbers[word]
            weight = self._rarity(spoken.owners[number])
            total += weight
            covered += weight * min(1.0, shares[number])
        return covered / total
