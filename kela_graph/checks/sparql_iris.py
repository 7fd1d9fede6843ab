"""The IRIs that a SPARQL text uses, and where: its lexer knows prefixes, strings, comments and variables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from kela_graph.queries.binding import COMMENT, IRIREF, STRING
from kela_graph.rdf.locations import PNAME

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WS: Final = rf"(?:\s|{COMMENT})"

# The header of a question names the types of its parameters in comments; other comments use no term.
_TOKEN: Final = re.compile(
    r"(?m:^)#\+ parameter [\w?-]+:"
    rf"|{COMMENT}|{STRING}"
    rf"|(?i:PREFIX){_WS}+(?P<prefix>[^\s:]*):{_WS}*<(?P<namespace>[^>]*)>"
    rf"|(?i:BASE){_WS}*{IRIREF}"
    rf"|(?P<iri>{IRIREF})"
    r"|[?$]\w+|_:[\w.-]*"
    rf"|(?P<name>{PNAME.pattern})"
    r"|\w+",
    re.DOTALL,
)


def used_iris(text: str, prefixes: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Give each IRI that a SPARQL text uses, with the offset where it stands; relative ones as written.

    Args:
        text: a query or an update, or a part of one.
        prefixes: the namespaces of prefixes that the text need not declare.
    """
    declared = dict(prefixes)
    for match in _TOKEN.finditer(text):
        if match["namespace"] is not None:
            declared[match["prefix"]] = match["namespace"]
        elif match["iri"]:
            yield match["iri"][1:-1], match.start()
        elif match["name"]:
            prefix, _, local = match["name"].partition(":")
            if prefix in declared:
                yield declared[prefix] + re.sub(r"\\(.)", r"\1", local), match.start()
