"""Texts in the language asked for: named in a query's header, written out where the query is read.

The header names the variables whose values stand in several languages::

    #+ labels: label typeLabel

Behind each triple pattern that has one of them as its object, such as ``?unit skos:prefLabel ?label``, stands
then a filter that leaves only the value in the best language. It stays where the pattern stands, inside the
OPTIONAL of its subject too: elsewhere, an unbound subject would match every text there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kela_graph.rdf.sparql import tokens

if TYPE_CHECKING:
    from collections.abc import Collection

#: The parameter that the program fills: the languages, best first, as ``,sv,fi,en,.``.
LANGUAGES: Final = "languages"

_LINE: Final = re.compile(r"^#\+ labels:.*\n(?:#\+ {2,}.*\n)*", re.MULTILINE)

#: The kinds of tokens with which a triple pattern may begin.
_SUBJECTS: Final = ("variable", "name", "iri")

#: The farther behind a language stands in the list, the less of the list follows it.
_FILTER: Final = """FILTER NOT EXISTS {{
  {pattern}Other .
  FILTER(STRLEN(STRAFTER(?_languages, CONCAT(",", LANG({label}Other), ",")))
    > STRLEN(STRAFTER(?_languages, CONCAT(",", LANG({label}), ","))))
}}"""


def written_out(text: str, labels: Collection[str]) -> str:
    """Return a query with filters behind the patterns of its labels, or as it is where it has them.

    The line of the header goes, since nothing of it is left to do.
    """
    text = _LINE.sub("", text)
    wanted = {label for label in labels if f"?{label}Other" not in text}
    written, end = "", 0
    pattern: list[re.Match[str]] = []
    for token in tokens(text) if wanted else ():
        pattern = [] if token[0] in ("{", "}", ".") else [*pattern, token]
        if len(pattern) > 2 and token[0][1:] in wanted and pattern[0].lastgroup in _SUBJECTS:
            before = text[text.rfind("\n", 0, token.start()) + 1 : pattern[0].start()]
            margin = "\n" + before[: len(before) - len(before.lstrip())]
            triple = text[pattern[0].start() : token.end()]
            found = f"{triple} .\n{_FILTER.format(pattern=triple, label=token[0])}"
            written += text[end : pattern[0].start()]
            end = token.end()
            if before.strip():  # what stands behind a brace gets lines of its own
                written = written.rstrip() + f"{margin}  "
                found = found.replace("\n", "\n  ") + "\n"
                end += text[end : end + 1] == " "
            written += found.replace("\n", margin)
    return written + text[end:]
