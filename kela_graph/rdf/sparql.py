"""The one lexer of SPARQL, and the one place where terms become text of a query.

A parameter of a query is the variable ``?_name``. `bind` puts terms in its place, so that no text of a user's
is ever pasted into a query, and the query is right in sub-selects, in aggregates and on remote engines, where
initial bindings and a trailing ``VALUES`` are not.

The lexer does not know the grammar: ``<?b&&?c>`` in ``?a<?b&&?c>?d`` is an IRI to it. Every character beyond
ASCII counts as a letter, since outside IRIs, strings and comments it can be part of nothing but a name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NoReturn

from rdflib import Literal, URIRef
from rdflib.term import Node

from kela_graph.errors import InputError, ParseError, SyntaxProblem
from kela_graph.rdf.nodes import term_of
from kela_graph.text import end_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

# The terminals of SPARQL 1.1, section 19.8, which Turtle shares (RDF 1.1 Turtle, section 6.5).
IRIREF: Final = r'<[^\x00-\x20<>"{}|^`]*>'
STRING: Final = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+"""'
    r"|'''(?:[^'\\]++|\\.|'(?!''))*+'''"
    r'|"(?:[^"\\\r\n]++|\\.)*+"'
    r"|'(?:[^'\\\r\n]++|\\.)*+'"
)
COMMENT: Final = r"#[^\r\n]*+"
LANGTAG: Final = r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"
LETTER: Final = r"[^\x00-@\[-`{-\x7f]"
CHARACTER: Final = r"[^\x00-,./:-@\[-^`{-\x7f]"
_WORD_CHARACTER: Final = r"[^\x00-/:-@\[-^`{-\x7f]"
_LOCAL_PART: Final = rf"(?:{CHARACTER}++|:|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%])++"
BLANK_NODE_LABEL: Final = rf"_:(?!-){CHARACTER}++(?:\.++{CHARACTER}++)*+"
PREFIX: Final = rf"(?:{LETTER}{CHARACTER}*+(?:\.++{CHARACTER}++)*+)?"
LOCAL: Final = rf"(?:(?!-){_LOCAL_PART}(?:\.++{_LOCAL_PART})*+)?"

#: One token, whose kind is its `lastgroup`; the matches, one after another, are the whole text. A ``tag``
#: is of a language (``@prefix`` in Turtle), ``blank`` a label of a blank node, ``other`` one character.
TOKEN: Final = re.compile(
    rf"(?P<space>\s++)|(?P<comment>{COMMENT})|(?P<iri>{IRIREF})|(?P<string>{STRING})"
    rf"|(?P<variable>[?$]{_WORD_CHARACTER}++)|(?P<tag>{LANGTAG})|(?P<blank>{BLANK_NODE_LABEL})"
    rf"|(?P<name>(?P<prefix>{PREFIX}):(?P<local>{LOCAL}))|(?P<word>(?:{LETTER}|_){_WORD_CHARACTER}*+)"
    r"|(?P<number>(?:[0-9]++\.?[0-9]*+|\.[0-9]++)[eE][+-]?[0-9]+|[0-9]*+\.[0-9]++|[0-9]++)|(?P<other>.)",
    re.DOTALL,
)

#: What a token is by what stands before it, where that is more than its kind.
_ROLES: Final[dict[tuple[str, str | None], str]] = {
    ("PREFIX", "name"): "declared",
    ("@PREFIX", "name"): "declared",
    ("declared", "iri"): "namespace",
    ("BASE", "iri"): "base",
}

#: In the header of a question, what comes before the type of a parameter: a term in a comment.
_TYPED: Final = re.compile(r"^#\+ parameter [\w?-]+:", re.MULTILINE)


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Give the tokens of a text that are neither white space nor comments, as matches of `TOKEN`."""
    return (token for token in TOKEN.finditer(text) if token.lastgroup not in ("space", "comment"))


def fault(text: str, name: str, offset: int, message: str) -> NoReturn:
    """Raise the error of a query that is at fault at an offset."""
    raise ParseError([SyntaxProblem(name, *end_of(text[:offset]), message)])


def keywords(text: str) -> list[str]:
    """Return the words of a text, which are not names, in upper case, in their order."""
    return [token["word"].upper() for token in TOKEN.finditer(text) if token["word"]]


def declared_prefixes(text: str) -> dict[str, str]:
    """Return the prefixes that a query, an update or Turtle declares, each with its namespace as written."""
    found: dict[str, str] = {}
    for role, token in _roles(text):
        if role == "declared":
            found[prefix := token["prefix"]] = ""
        elif role == "namespace":
            found[prefix] = token[0][1:-1]
    return found


@lru_cache(maxsize=128)
def missing_prefixes(text: str) -> Mapping[str, int]:
    """Return the prefixes that are used and not declared, each with the offset of the first name with it."""
    declared = declared_prefixes(text)
    found: dict[str, int] = {}
    for role, token in _roles(text):
        if role == "name" and token["prefix"] not in declared:
            found.setdefault(token["prefix"], token.start())
    return found


def used_iris(text: str, known: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Give each IRI that a SPARQL text, or a part of one, uses, with its offset; relative ones as written.

    Comments use no IRI, except those in the header of a question that name the types of its parameters. The
    prefixes that are known need no declaration.
    """
    namespaces = {**known, **declared_prefixes(text)}
    for role, token in _roles(_TYPED.sub(lambda match: " " * len(match[0]), text)):
        if role == "iri":
            yield token[0][1:-1], token.start()
        elif role == "name" and token["prefix"] in namespaces:
            yield namespaces[token["prefix"]] + re.sub(r"\\(.)", r"\1", token["local"]), token.start()


def _roles(text: str) -> Iterator[tuple[str | None, re.Match[str]]]:
    """Give the tokens with what they are: their kind, or their part in a declaration."""
    before = ""
    for token in tokens(text):
        role = _ROLES.get((before, token.lastgroup), token.lastgroup)
        yield role, token
        before = role if role == "declared" else token[0].upper()


def declared(text: str, known: Mapping[str, str]) -> str:
    """Return a text with declarations of the known prefixes that it uses; each line is still where it was."""
    return _declarations(text, known) + text


def bind(
    text: str, values: Mapping[str, Node | Iterable[Node]], known: Mapping[str, str] | None = None
) -> str:
    """Return a query or an update with terms in place of its parameters, several in a ``VALUES`` block.

    A parameter without a value stays a variable, and so is unbound. The known prefixes are declared where the
    text uses them. A value that is neither an IRI nor a literal is an InputError.
    """
    pieces = [*_split(text)]
    for place in range(1, len(pieces), 2):
        value = values.get(pieces[place][2:])
        if value is not None:
            pieces[place] = " ".join(map(serialised, [value] if isinstance(value, Node) else value))
    return (_declarations(text, known) if known else "") + "".join(pieces)


def parameters(text: str) -> set[str]:
    """Return the names of the parameters that a text uses."""
    return {piece[2:] for piece in _split(text)[1::2]}


def serialised(term: Node) -> str:
    """Return a term as SPARQL and Turtle write it; InputError of what is no valid IRI or literal."""
    try:
        if isinstance(term, URIRef | Literal):
            return str(term_of(term))
    except ValueError as error:
        raise InputError(f"{str(term)!r} is not a valid term: {error}") from None
    raise InputError(f"{term!r} can't be a parameter: only an IRI or a literal can")


@lru_cache(maxsize=128)
def _split(text: str) -> tuple[str, ...]:
    """Return a text split at its parameters: each second piece is one."""
    pieces, end = [], 0
    for match in TOKEN.finditer(text):
        name = match["variable"]
        if name and name[1] == "_" and name[2:3].isalpha():
            pieces += [text[end : match.start()], name]
            end = match.end()
    return (*pieces, text[end:])


def _declarations(text: str, known: Mapping[str, str]) -> str:
    used = sorted(prefix for prefix in missing_prefixes(text) if prefix in known)
    return "".join(f"PREFIX {prefix}: {serialised(URIRef(known[prefix]))} " for prefix in used)
