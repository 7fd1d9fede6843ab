"""How large a query is, by its tokens: its brackets, the patterns of each group, and all of its parts."""

from __future__ import annotations

import re
from typing import Final, NoReturn

from kela_graph.rdf.sparql import fault, tokens

#: How deep brackets may nest: a parser ends the process some thousands deep.
NESTING: Final = 128

#: How many triple patterns may be joined in one group, those of groups within it included. The time in which
#: Oxigraph orders them grows with the fourth power: 64 take 0.2 s, 128 some 3 s, 256 half a minute.
PATTERNS: Final = 128

#: How many patterns, clauses and operators a query may have: chains of 4,000 end the process.
PARTS: Final = 1_000

_CLAUSES: Final = frozenset(
    ("OPTIONAL", "MINUS", "UNION", "FILTER", "BIND", "VALUES", "GRAPH", "LATERAL", "EXISTS", "AS", "SELECT")
)
_OPERATORS: Final = frozenset("|&+-*/=<>!")
#: What goes on with a path.
_PATHS: Final = _OPERATORS | {"^", "?"}
#: What a group stands behind whose patterns are not joined with those around it.
_APART: Final = frozenset(("OPTIONAL", "MINUS", "UNION", "EXISTS"))
_TERMS: Final = frozenset(("variable", "iri", "name", "string", "number", "blank", "tag"))

#: The beginning of an address with a host: no operator with its expression can look like that.
ADDRESS: Final = re.compile(r"<[A-Za-z][\w+.-]*://")


class Measure:
    """Counts what of a query is bounded, without its grammar: never much less than there is."""

    def __init__(self, text: str, name: str) -> None:
        self._text, self._name, self._at = text, name, 0
        #: The open brackets, and of each which join its patterns are part of; none where nothing joins them.
        self._open: list[tuple[str, int | None]] = [("", None)]
        self._joined: list[int] = []
        self._parts = self._hidden = 0
        self._keyword = ""  # the last one since the last brace

    def take(self) -> None:
        """Raise ParseError where the query is beyond a bound."""
        before: re.Match[str] | None = None
        for token in tokens(self._text):
            self._at = token.start()
            after_term = before is not None and _ends_term(before)
            self._count(token, before[0] if before else "", after_term=after_term)
            self._nest(token[0], before[0] if before else "", after_term=after_term)
            before = token

    def _count(self, token: re.Match[str], before: str, *, after_term: bool) -> None:
        kind, _ = self._open[-1]
        text, word = token[0], (token["word"] or "").upper()
        if kind == "data":
            return
        is_operator = text == "!" or (text in _OPERATORS and before not in _OPERATORS)
        if kind in ("{", "[") and after_term and not (_starts_term(token) or text in _PATHS):
            self._join(1)
        elif kind == "list" and _starts_term(token) and (after_term or before == "("):
            self._join(2)
        elif text == "/":
            self._join(1)
        elif word in _CLAUSES or is_operator or (kind == "" and after_term):
            self._part(1)
        if word:
            self._keyword = word
        if word == "SELECT" and before == "{":
            self._open[-1] = "{", self._new_join()
        if kind in ("(", "list") and token["iri"] and after_term and not ADDRESS.match(text):
            self._operator(text)

    def _operator(self, text: str) -> None:
        """Count what an IRI holds that may be the operator ``<`` with an expression."""
        if "'" in text or "#" in text:
            self._fault("may be an IRI or an operator: write a space behind the operator, or the whole IRI")
        self._part(sum(map(text.count, _OPERATORS)))
        self._hidden += max(0, text.count("(") - text.count(")"))

    def _nest(self, text: str, before: str, *, after_term: bool) -> None:
        kind, join = self._open[-1]
        if text == "{":
            if self._keyword == "VALUES":
                kind = "data"
            elif self._keyword == "CONSTRUCT" or kind == "template":
                kind, join = "template", None
            else:
                kind, join = "{", self._new_join() if join is None or self._keyword in _APART else join
        elif text == "[":
            kind = text if kind != "template" else kind
        elif text == "(":
            is_list = kind in ("{", "[", "list") and (after_term or before in ("{", "[", "(", ".", ";", ","))
            kind = kind if kind in ("data", "template") else "list" if is_list else "("
        elif text == "<" == before:  # of a triple term or a reifier
            self._hidden += 1
        elif text in ("}", "]", ")") and len(self._open) > 1:
            self._open.pop()
        if text in ("{", "[", "("):
            self._open.append((kind, join))
        if text in ("{", "}"):
            self._keyword = ""
        if len(self._open) + self._hidden > NESTING + 1:
            self._fault(f"brackets nest deeper than {NESTING} levels: ask in a flatter way")

    def _new_join(self) -> int:
        self._joined.append(0)
        return len(self._joined) - 1

    def _join(self, patterns: int) -> None:
        self._part(patterns)
        _, join = self._open[-1]
        if join is not None:
            self._joined[join] += patterns
            if self._joined[join] > PATTERNS:
                self._fault(f"more than {PATTERNS} triple patterns in one group: ask in several queries")

    def _part(self, parts: int) -> None:
        self._parts += parts
        if self._parts > PARTS:
            self._fault(f"more than {PARTS:,} patterns, clauses and operators: ask in several queries")

    def _fault(self, message: str) -> NoReturn:
        fault(self._text, self._name, self._at, message)


def _starts_term(token: re.Match[str]) -> bool:
    return token.lastgroup in _TERMS or token[0] in ("(", "[", "a", "true", "false")


def _ends_term(token: re.Match[str]) -> bool:
    return token.lastgroup in _TERMS or token[0] in (")", "]", "a", "true", "false")
