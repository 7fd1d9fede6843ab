"""The index of a dataset: what some words fit, best first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, TypeAlias

from kela_graph import terms
from kela_graph.errors import InputError
from kela_graph.namespaces import RESP
from kela_graph.rdf.store import plain_rows
from kela_graph.search.answers import Match, Presenter
from kela_graph.search.entries import ROLE_NAMES, TYPE, read_entries
from kela_graph.search.fitting import THRESHOLD, Fitting
from kela_graph.search.names import Names
from kela_graph.search.words import folded, telling, words_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from rdflib import Dataset

#: How many characters may be typed, and how many of one word are looked at.
LONGEST: Final = 500
LONGEST_WORD: Final = 60
#: What fits less than so much of how the best fits is noise beside it.
NOISE: Final = 0.6
#: How much a role counts where names fit equally well, and a type that nothing is directly of.
PRIOR: Final = {"type": 0.98, "paragraph": 0.97, "concept": 0.95}
EMPTY_TYPE: Final = 0.85
#: A type stands before its units where so many of them fit about as well as the best does.
SEVERAL: Final = 3
CLOSE: Final = 0.05
#: How little is enough to stand before or after another.
_HAIR: Final = 0.001

#: How well a thing fits, by which name, and the language of that.
_Fit: TypeAlias = "tuple[float, str, str]"


class Index:
    """The names of a dataset, ready to be looked through.

    Attributes:
        root_names: the names of the whole organisation that are one word, folded.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._entries, labels = read_entries(dataset)
        self._presenter = Presenter(dataset, self._entries, labels)
        self._by_iri = {str(entry.term): number for number, entry in enumerate(self._entries)}
        self._members = Counter(kind for entry in self._entries for kind in entry.kinds)
        self._names = Names(self._entries)
        self.root_names = self._words_of_root()
        self._fitting = Fitting(self._names, self.root_names)

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
        wanted = frozenset(ROLE_NAMES if roles is None else roles)
        if unknown := sorted(wanted - set(ROLE_NAMES)):
            raise InputError(f"there is no role {unknown[0]!r}: write one of {', '.join(ROLE_NAMES)}")
        if len(words) > LONGEST:
            raise InputError(f"{len(words)} characters are too many to look for: type at most {LONGEST}")
        fits = {number: fit for number, fit in self._same(words).items() if self._role(number) in wanted}
        for score, named in self._fitting.fits(_meant(words, required=not fits), wanted):
            for number, text in named.owners:
                fit = (score * self._prior(number), text, named.language)
                if number not in fits or fit[0] > fits[number][0]:
                    fits[number] = fit
        return tuple(
            self._presenter.match(self._entries[number], *fit, lang)
            for number, fit in self._ordered(fits, lang)[:limit]
        )

    def _same(self, words: str) -> dict[int, _Fit]:
        """Return what has exactly that name, end of an IRI, prefixed name or IRI."""
        bare = words.strip()
        plain = folded(bare)
        found = set(self._names.exact.get(plain, ()))
        iri = str(terms.expand(self._dataset, bare) or bare.removeprefix("<").removesuffix(">"))
        if iri in self._by_iri:
            found.add(self._by_iri[iri])
        fits: dict[int, _Fit] = {}
        for number in found:
            names = (name for name in self._entries[number].names if folded(name.text) == plain)
            text, language = next(((name.text, name.language) for name in names), ("", ""))
            fits[number] = (self._prior(number), text, language)
        return fits

    def _ordered(self, fits: Mapping[int, _Fit], lang: str | None) -> list[tuple[int, _Fit]]:
        """Return what fits, best first, without what is noise beside the best."""
        best = max((fit[0] for fit in fits.values()), default=0.0)
        least = max(THRESHOLD, NOISE * best)
        kept = {number: fit for number, fit in fits.items() if fit[0] >= least}

        def order(item: tuple[int, _Fit]) -> tuple[float, bool, int, str]:
            number, (score, _, language) = item
            foreign = lang is not None and language != lang
            return (
                -round(score, 4),
                foreign,
                ROLE_NAMES.index(self._role(number)),
                self._entries[number].term,
            )

        return sorted(self._with_types_in_place(kept, best).items(), key=order)

    def _with_types_in_place(self, fits: Mapping[int, _Fit], best: float) -> dict[int, _Fit]:
        """Put a type before its units where several fit about as well, and after one that is its only one."""
        close: Counter[str] = Counter()
        only: dict[str, float] = {}
        for number, (score, _, _) in fits.items():
            for kind in self._entries[number].kinds:
                close[kind] += score > best - CLOSE
                if self._members[kind] == 1:
                    only[kind] = score
        changed = dict(fits)
        for number, (score, name, language) in fits.items():
            kind = str(self._entries[number].term)
            if self._role(number) != TYPE:
                continue
            if close[kind] >= SEVERAL:
                score = min(1.0, best + _HAIR)
            elif only.get(kind, 0.0) > score - 2 * CLOSE:
                score = min(score, only[kind] - _HAIR)
            changed[number] = (score, name, language)
        return changed

    def _role(self, number: int) -> str:
        return self._entries[number].role

    def _prior(self, number: int) -> float:
        role = self._role(number)
        if role == TYPE and not self._members[str(self._entries[number].term)]:
            return EMPTY_TYPE
        return PRIOR.get(role, 1.0)

    def _words_of_root(self) -> frozenset[str]:
        """Return the names of the whole organisation that are one word: all its units are a part of it."""
        sparql = f"SELECT ?r WHERE {{ ?d {RESP.rootOrganization.n3()} ?r }}"
        roots = [self._by_iri[root] for (root,) in plain_rows(self._dataset, sparql) if root in self._by_iri]
        names = (telling(words_of(name.text)) for root in roots for name in self._entries[root].names)
        return frozenset(words[0] for words in names if len(words) == 1)


def _meant(words: str, *, required: bool) -> tuple[str, ...]:
    """Return the words that tell something.

    Raises:
        InputError: there are none, and some are required.
    """
    typed = words_of(words)
    meant = telling(tuple(word[:LONGEST_WORD] for word in typed))
    if required and not typed:
        raise InputError("there is no word to look for: type a name of a unit, a task or a place, or a part")
    if required and not meant:
        raise InputError(
            f"{' '.join(typed)!r} has only words that say nothing by themselves: "
            "add what you look for, such as a unit's name, a task or a place"
        )
    return meant
