"""What may stand at the end of a word of Finnish, Swedish or English when it is inflected.

Two forms of one word have their beginning in common; what may be left of each, a stem's end and an ending, is
told by the expressions below. They are written for folded words, in which ä is a, and are wider than grammar:
where both rests are possible, the two words are likely, not surely, forms of one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Consonants at a stem's end that gradation and inflection change (keskus : keskuksen, neuvonta : neuvonnan).
_FI_STEM: Final = (
    r"(?:m?[uy]s|m?[uy]ks|ks|ts|ss|ll|rr|nn|mm|nt|ng|nk|lt|rt|mp|kk|pp|tt|n|s|t|d|k|g|p|v|l|r|m|j)?"
    r"[aeiouy]{0,2}"
)
_FI_CASE: Final = (
    r"(?:n|t|a|ta|tta|na|ssa|sta|lla|lta|lle|ksi|e|s|h[aeiouy]n|an|en|in|on|un|yn|seen|siin|hin|ja|ia|jen|ien"
    r"|iden|itten|ten|den|ita|ina|ine|itta|i?ssa|i?sta|i?lla|i?lta|i?lle|iksi|ihin|oita|eita|men|nen|set|sten|mis\w{0,4})?"
)
_FI_TAIL: Final = r"(?:ni|si|nsa|mme|nne|an|en)?(?:kin|kaan|ko|han|pa)?"
_SV: Final = (
    r"(?:[aeo]|[aeo]?n|[aeo]?t|[aeo]?r|e?ns|e?ts|[aeo]?rs|[aeo]?rna|[aeo]?rnas|e?nas?|s|as|es|de|re|ren|ret|rum"
    r"|rets|rens|rumet|n?ar|lar|larna|lare|mar|st|m|men|mer|e?l|elns?"
    r"|n?ing(?:s|en|ens|ar|ars|arna|arnas)?|ar(?:e|es|en|ens|na|nas)|ande(?:t|n)?)?"
)
_EN: Final = r"(?:e?s|y|ies|e|er|re|ers|res|ed|ing|ings|ly|d|r|rs|al|ors?|a?tions?|ions?|ance|ments?)?"

_LANGUAGES: Final = {
    "fi": re.compile(_FI_STEM + _FI_CASE + _FI_TAIL),
    "sv": re.compile(_SV),
    "en": re.compile(_EN),
}
_NONE: Final = re.compile("")


@lru_cache(maxsize=65_536)
def is_ending(rest: str, language: str) -> bool:
    """Return whether a word of a language may differ by that rest from another form of it."""
    return _LANGUAGES.get(language.partition("-")[0], _NONE).fullmatch(rest) is not None


def stems(word: str, language: str) -> list[str]:
    """Return the beginnings of a word that may be its stem, the shortest first: over half of it."""
    fewest = max(4, (len(word) + 2) // 2)
    return [word[:end] for end in range(fewest, len(word)) if is_ending(word[end:], language)] or [word]


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """Return the shortest beginning of a word that may be its stem."""
    return stems(word, language)[0]
