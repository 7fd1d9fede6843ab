"""The names of a dataset, ready to be searched: what some words fit, best first."""

from __future__ import annotations

import re
import shlex
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from rdflib import URIRef

from kela_graph import terms, wording
from kela_graph.errors import InputError
from kela_graph.graph import describe
from kela_graph.matching.matcher import THRESHOLD, Matcher
from kela_graph.matching.words import folded, is_form, telling, words_of
from kela_graph.names import Names
from kela_graph.namespaces import RESP
from kela_graph.search import things
from kela_graph.search.things import ROLE_NAMES, TYPE, Classes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from rdflib import Dataset

#: How many characters may be typed, and how many of one word are looked at.
LONGEST: Final = 500
LONGEST_WORD: Final = 60
#: The longest case ending that a name of one word may have.
_LONGEST_ENDING: Final = 3
#: A score of less than this share of the best score is noise.
NOISE: Final = 0.6
#: How much a role counts beside units, tasks, posts and places, whose names often fit equally well.
PRIOR: Final = {TYPE: 0.98, "paragraph": 0.97, "concept": 0.95}
#: A type stands before its units where so many of them fit nearly as well as the best, and how nearly.
SEVERAL: Final = 3
CLOSE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that fits the words.

    Attributes:
        term: its IRI.
        label: its preferred name, in the language asked for where it has one.
        kind: what it is, for people: the name of its class.
        role: what it is, for programs: one of `ROLE_NAMES`.
        name: the name that fits.
        language: the tag of that name; nothing where it has none.
        score: how well it fits, 0 to 1, to be compared with others of the same search.
        where: what it stands in, for people; nothing where it stands in nothing.
        command: the command that shows more.
    """

    term: URIRef
    label: str
    kind: str
    role: str
    name: str
    language: str
    score: float
    where: str
    command: str


class _Fit(NamedTuple):
    """How well a thing fits the words (0 to 1), the text that fits, and the language of the text."""

    score: float
    text: str
    language: str


class _Corpus:
    """Texts, ready to be compared with words."""

    def __init__(self, found: Iterable[things.Text]) -> None:
        #: Of each text, with the tag of its language, its things, each with how much the text counts.
        self.owners: defaultdict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for term, text, language, weight in found:
            owners = self.owners[text, language]
            owners[term] = max(weight, owners.get(term, 0))
        self._texts = list(self.owners)
        self.matcher = Matcher(self._texts)

    def fits(self, words: Sequence[str], little: Collection[str]) -> dict[str, _Fit]:
        """Return the things of the texts that fit some words, each with its best fit."""
        found = ((score, self._texts[number]) for score, number in self.matcher.fits(words, little))
        fits = [(t, _Fit(score * w, *text)) for score, text in found for t, w in self.owners[text].items()]
        return dict(sorted(fits, key=itemgetter(1)))  # of the fits of a thing, the last is the best


class Index:
    """The names of a dataset, ready to be searched; they do not follow later changes of the dataset."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._classes = Classes(dataset)
        self._roles = things.read_roles(dataset, self._classes)
        self._names = _Corpus(things.read_names(dataset, self._roles))
        self._same: dict[str, dict[str, _Fit]] = defaultdict(dict)
        for term in self._roles:
            self._same[re.split("[/#]", term)[-1].casefold()][term] = _Fit(1, "", "")
        for plain, (text, owners) in zip(self._names.matcher.folded, self._names.owners.items(), strict=True):
            self._same[plain] |= dict.fromkeys(owners, _Fit(1, *text))

    def find(
        self,
        words: str,
        *,
        lang: str | None = None,
        limit: int = 10,
        roles: Collection[str] | None = None,
    ) -> tuple[Match, ...]:
        """Return what the words fit, best first; nothing where they fit nothing.

        What is said of tasks and paragraphs is searched where no name fits.

        Args:
            words: what a person typed, in any of the dataset's languages.
            lang: the language of labels; the dataset's own order follows it.
            limit: at most so many.
            roles: which kinds of things are wanted, of `ROLE_NAMES`; all where None.

        Raises:
            InputError: there are no words, too many, or only function words; or the language is no tag.
        """
        wanted = frozenset(ROLE_NAMES if roles is None else roles)
        if unknown := sorted(wanted - set(ROLE_NAMES)):
            raise InputError(f"unknown role {unknown[0]!r}: write one of {', '.join(ROLE_NAMES)}")
        if not isinstance(words, str):
            raise InputError(f"{words!r} is nothing to look for: type words")
        if len(words) > LONGEST:
            raise InputError(f"{len(words)} characters are too many to look for: type at most {LONGEST}")
        fits = self._kept(self._named(words), wanted)
        meant = _meant(words, required=not fits)
        little = {word for word in meant if any(is_form(word, *name) for name in self._root_words)}
        fits = self._kept(self._names.fits(meant, little), wanted) | fits
        fits = fits or self._kept(self._said.fits(meant, little), wanted)
        return self._told(self._ordered(fits, lang)[:limit], lang)

    def _named(self, words: str) -> dict[str, _Fit]:
        """Return what has exactly that name, end of an IRI, prefixed name or IRI."""
        bare = words.strip()
        iri = str(terms.expand(self._dataset, bare) or bare.removeprefix("<").removesuffix(">"))
        found = {iri: _Fit(1, "", "")} if iri in self._roles else {}
        return found | self._same.get(folded(bare), {})

    def _kept(self, fits: Mapping[str, _Fit], wanted: Collection[str]) -> dict[str, _Fit]:
        """Return the fits of things of the wanted roles, without the noise beside the best."""
        weighed = {
            term: fit._replace(score=fit.score * PRIOR.get(self._roles[term], 1))
            for term, fit in fits.items()
            if self._roles[term] in wanted
        }
        least = max(THRESHOLD, NOISE * max((fit.score for fit in weighed.values()), default=0))
        return {term: fit for term, fit in weighed.items() if fit.score >= least}

    def _ordered(self, fits: dict[str, _Fit], lang: str | None) -> list[tuple[str, _Fit, list[str]]]:
        """Return what fits, best first, each with the fit and its classes.

        A type stands before its units where several fit about as well as the best, and after its only unit.
        """
        best = max((fit.score for fit in fits.values()), default=0)
        kinds = things.read_kinds(self._dataset, fits, self._classes)
        close = Counter(kind for term in kinds for kind in kinds[term] if fits[term].score > best - CLOSE)
        for term, own in kinds.items():
            for kind in fits.keys() & own:
                if close[kind] >= SEVERAL:
                    fits[kind] = fits[kind]._replace(score=best)
                elif self._members.get(kind) == 1 and fits[term].score > fits[kind].score - 2 * CLOSE:
                    fits[kind] = fits[kind]._replace(score=min(fits[kind].score, fits[term].score))

        tags = () if lang is None else wording.ranges([wording.tag(lang)])

        def order(item: tuple[str, _Fit]) -> tuple[float, bool, bool, int, str]:
            term, fit = item
            foreign = bool(tags) and fit.language not in tags
            rank = ROLE_NAMES.index(self._roles[term])
            return -round(fit.score, 4), close[term] < SEVERAL, foreign, rank, term

        return [(term, fit, kinds.get(term, [])) for term, fit in sorted(fits.items(), key=order)]

    def _told(self, ranked: Sequence[tuple[str, _Fit, list[str]]], lang: str | None) -> tuple[Match, ...]:
        """Return things as people see them: by names in a language."""
        names = Names.of(self._dataset, lang)
        above = things.read_places(self._dataset, (term for term, _, _ in ranked))
        for term, _, _ in ranked:
            if self._roles[term] == TYPE and (found := self._classes.nearest_above(term, self._roles)):
                above[term] = found
        shown = {iri for term, _, kinds in ranked for iri in (term, *kinds, above.get(term)) if iri}
        names.learn(map(URIRef, shown))
        return tuple(self._match(names, *each, above.get(each[0])) for each in ranked)

    def _match(self, names: Names, iri: str, fit: _Fit, kinds: list[str], above: str | None) -> Match:
        term, role = URIRef(iri), self._roles[iri]
        label, command = names.label(term), [terms.short(self._dataset, term)]
        kind = wording.text("search.unit_type", names.languages) if role == TYPE else ""
        if role in ("task", "place"):
            command.insert(0, role)
        elif role == "paragraph" and (source := names.source(term)) and source.number is not None:
            label = f"{names.label(RESP.Paragraph)} {source.number}"
            command = ["paragraph", str(source.number)]
            if above and len(describe(self._dataset).documents) > 1:
                command += ["--document", terms.short(self._dataset, URIRef(above))]
        return Match(
            term=term,
            label=label,
            kind=kind or next((names.label(URIRef(each)) for each in kinds), ""),
            role=role,
            name=fit.text or label,
            language=fit.language,
            score=round(fit.score, 4),
            where=names.label(URIRef(above)) if above else "",
            command=shlex.join(["kela-graph", "show", *command]),
        )

    @cached_property
    def _said(self) -> _Corpus:
        return _Corpus(things.read_descriptions(self._dataset, self._roles))

    @cached_property
    def _members(self) -> dict[str, int]:
        return things.count_members(self._dataset, (t for t, role in self._roles.items() if role == TYPE))

    @cached_property
    def _root_names(self) -> list[tuple[tuple[str, ...], str]]:
        """The words of the names of the whole organisation, each with the tag of its language."""
        root = str(describe(self._dataset).root)
        return [(words_of(text), tag) for (text, tag), own in self._names.owners.items() if root in own]

    @cached_property
    def _root_words(self) -> list[tuple[str, str]]:
        """Those of the names that are one word."""
        names = [(telling(words), tag) for words, tag in self._root_names]
        return [(words[0], tag) for words, tag in names if len(words) == 1]

    def of_root(self, words: Sequence[str]) -> frozenset[str]:
        """Return those of folded words that name the whole organisation, by one word or several."""
        found = {
            word
            for word in words
            if any(is_form(word, *name) or _begins(word, name[0]) for name in self._root_words)
        }
        for name, tag in self._root_names:
            for start in range(len(words) - len(name) + 1) if len(name) > 1 else ():
                part = words[start : start + len(name)]
                if all(is_form(word, own, tag) for word, own in zip(part, name, strict=True)):
                    found |= {*part}
        return frozenset(found)


def _begins(word: str, name: str) -> bool:
    """Whether a word is a name with a short ending, as names of no language have it too: Kelassa, FPAn."""
    return word.startswith(name) and len(word) - len(name) <= _LONGEST_ENDING


def _meant(words: str, *, required: bool) -> tuple[str, ...]:
    """Return the words that tell something, or raise InputError where some are required."""
    typed = words_of(words)
    meant = telling(word[:LONGEST_WORD] for word in typed)
    if required and not typed:
        raise InputError("there is no word to look for: type a name of a unit, a task or a place, or a part")
    if required and not meant:
        raise InputError(
            f"{' '.join(typed)!r} has only words that say nothing by themselves: "
            "add what you look for, such as a unit's name, a task or a place"
        )
    return meant
