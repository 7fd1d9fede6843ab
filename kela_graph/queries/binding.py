"""Parameters in a query's text: ``?_name`` is replaced with a serialised RDF term.

A lexer that knows IRIs, strings and comments finds the variables, so that no text of a user's is ever
pasted into a query, and the query is right in sub-selects, aggregates and on remote engines, where
initial bindings and a trailing ``VALUES`` are not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox
from rdflib import Literal, URIRef

from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rdflib.term import Node

# The terminals of SPARQL 1.1, section 19.8, in which a question mark is no variable and a colon no name.
IRIREF: Final = r"""<[^<>"{}|^`\\\x00-\x20]*>"""
STRING: Final = (
    r"""\"{3}(?:\"{0,2}(?:[^"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}"""
    r"""|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'"""
)
COMMENT: Final = r"#[^\n\r]*"

_TOKEN: Final = re.compile(rf"{IRIREF}|{STRING}|{COMMENT}|[?$]_(?P<parameter>[A-Za-z]\w*)", re.DOTALL)


def bind(text: str, values: Mapping[str, Node]) -> str:
    """Return a query with its parameters in place, each as a serialised RDF term.

    A parameter without a value stays a variable, and so is unbound.

    Raises:
        InputError: a value is neither an IRI nor a literal.
    """

    def replaced(match: re.Match[str]) -> str:
        value = values.get(match["parameter"] or "")
        return match[0] if value is None else serialised(value)

    return _TOKEN.sub(replaced, text)


def used_parameters(text: str) -> set[str]:
    """Return the names of the parameters that a query uses."""
    return {match["parameter"] for match in _TOKEN.finditer(text) if match["parameter"]}


def serialised(term: Node) -> str:
    """Return a term as SPARQL writes it; the one place where a term becomes text of a query.

    Raises:
        InputError: the term is neither an IRI nor a literal, or no valid one.
    """
    try:
        if isinstance(term, URIRef):
            return str(ox.NamedNode(str(term)))
        if isinstance(term, Literal):
            datatype = ox.NamedNode(str(term.datatype)) if term.datatype else None
            return str(ox.Literal(str(term), datatype=datatype, language=term.language))
    except ValueError as error:
        raise InputError(f"{str(term)!r} is no valid term: {error}") from None
    raise InputError(f"{term!r} can't be a parameter: only an IRI or a literal can")
