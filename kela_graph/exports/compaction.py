"""Triples as compacted JSON-LD (JSON-LD 1.1 API, sections 6 and 8), for contexts such as the program's.

Their terms say of a value that it is a name, or of a language, or nothing; that suffices for what PyLD gives.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyoxigraph as ox
from rdflib import RDF, XSD

from kela_graph.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    _Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
    _Said = Mapping[_Term, Sequence[tuple[ox.NamedNode, _Term]]]
    _Lists = dict[_Term, list[_Term]]

#: A JSON object.
Node: TypeAlias = dict[str, Any]

_TYPE, _FIRST, _REST, _NIL, _LIST, _STRING = (
    ox.NamedNode(iri) for iri in (RDF.type, RDF.first, RDF.rest, RDF.nil, RDF.List, XSD.string)
)

#: What terms are for, each sort of value with those that it prefers: names, texts of a language, all else.
_NAME, _TEXT, _PLAIN, _TYPED = ("@id", "@none"), ("@language", "@none"), ("@none", "@language"), ("@none",)

#: What the IRI of a prefix ends with.
_ENDS: Final = tuple(":/?#[]@")


class Context:
    """What makes IRIs short."""

    def __init__(self, context: Mapping[str, Any]) -> None:
        """Read a context.

        Args:
            context: ``@vocab``, prefixes, aliases of keywords, and terms with ``@type: @id``, with
                ``@container: @language`` or without either.
        """
        self._context = context
        self._vocab: str | None = context.get("@vocab")
        self._terms: defaultdict[str, dict[str, str]] = defaultdict(dict)
        self._prefixes: dict[str, str] = {}
        for term in sorted(context, key=_by_length):
            means = context[term]
            if isinstance(means, dict) and "@id" in means:
                kind = means.get("@container") or means.get("@type") or "@none"
                self._terms[self._whole(means["@id"])].setdefault(kind, term)
            elif isinstance(means, str) and not term.startswith("@"):
                self._terms[self._whole(means)].setdefault("@none", term)
                if means.endswith(_ENDS):
                    self._prefixes[term] = means
        self.name = cache(self._name)
        self.short = cache(self._short)

    def _whole(self, name: str) -> str:
        prefix, _, rest = name.partition(":")
        is_short = prefix in self._context and not rest.startswith("//")
        return f"{self._context[prefix]}{rest}" if is_short else name

    def keyword(self, keyword: str) -> str:
        """Return a keyword, or its alias."""
        return self._terms[keyword].get("@none", keyword)

    def term(self, iri: str, kinds: Iterable[str]) -> tuple[str, str] | None:
        """Return the term for a property and its kind, the first of some kinds that there is."""
        terms = self._terms.get(iri, {})
        return next(((terms[kind], kind) for kind in kinds if kind in terms), None)

    def _name(self, iri: str) -> str:
        """Return the name of a class or datatype."""
        found = self.term(iri, _NAME)
        return found[0] if found else self.relative(iri)

    def relative(self, iri: str) -> str:
        """Return the name of a property that has no term."""
        local = iri.removeprefix(self._vocab) if self._vocab else iri
        return self.short(iri) if local in ("", iri) or local in self._context else local

    def _short(self, iri: str) -> str:
        """Return the name of a node.

        Raises:
            InputError: its scheme is also a prefix.
        """
        compact = [
            f"{p}:{iri.removeprefix(ns)}"
            for p, ns in self._prefixes.items()
            if iri.startswith(ns) and iri != ns
        ]
        if usable := [name for name in compact if name not in self._context]:
            return min(usable, key=_by_length)
        scheme = iri.partition(":")[0]
        if scheme in self._prefixes:
            raise InputError(f"the graph can't be written as json-ld: {iri} begins with the prefix {scheme}")
        return iri


def compact(quads: Iterable[ox.Quad], context: Context) -> list[Node]:
    """Return the nodes of the union of the graphs, ordered by their names.

    Args:
        quads: each triple once.
        context: what makes their IRIs short.

    Raises:
        InputError: the scheme of an IRI is a prefix of the context.
    """
    said: defaultdict[_Term, list[tuple[ox.NamedNode, _Term]]] = defaultdict(list)
    for quad in quads:
        said[quad.subject].append((quad.predicate, quad.object))
    lists = _lists(said)
    cells = lists.keys() - {_NIL}
    return [_node(s, said[s], lists, context) for s in sorted(said, key=_key) if s not in cells]


def _node(
    subject: _Term, said: Sequence[tuple[ox.NamedNode, _Term]], lists: _Lists, context: Context
) -> Node:
    node: Node = {context.keyword("@id"): context.short(_key(subject))}
    for predicate, value in said:
        if predicate == _TYPE and not isinstance(value, ox.Literal):
            _add(node, context.keyword("@type"), context.name(_key(value)))
            continue
        found = context.term(predicate.value, _kinds(value, lists))
        key, kind = found or (context.relative(predicate.value), "@none")
        if kind == "@language" and isinstance(value, ox.Literal):
            _add(node.setdefault(key, {}), value.language or "@none", value.value)
        else:
            _add(node, key, _value(value, lists, context, is_name=kind == "@id"))
    return node


def _add(node: Node, key: str, value: object) -> None:
    """Add a value; several stand in a list."""
    if key not in node:
        node[key] = value
    elif isinstance(node[key], list):
        node[key].append(value)
    else:
        node[key] = [node[key], value]


def _kinds(value: _Term, lists: _Lists) -> tuple[str, ...]:
    """Return the kinds of terms that a value may have, the best first."""
    if value in lists:
        return _TYPED if any(isinstance(item, ox.Literal) for item in lists[value]) else _NAME
    if not isinstance(value, ox.Literal):
        return _NAME
    return _TEXT if value.language else _PLAIN if value.datatype == _STRING else _TYPED


def _value(value: _Term, lists: _Lists, context: Context, *, is_name: bool = False) -> object:
    """Return a value: plain text, a plain name where the term says that it is one, or an object."""
    if value in lists:
        items = lists[value]
        return {"@list": [_value(i, lists, context, is_name=is_name and i not in lists) for i in items]}
    if not isinstance(value, ox.Literal):
        name = context.short(_key(value))
        return name if is_name else {context.keyword("@id"): name}
    if value.language:
        return {"@language": value.language, "@value": value.value}
    if value.datatype == _STRING:
        return value.value
    return {context.keyword("@type"): context.name(value.datatype.value), "@value": value.value}


def _lists(said: _Said) -> _Lists:
    """Return the items of each list by its cells: blank nodes of which nothing else is said."""
    uses = Counter(value for facts in said.values() for predicate, value in facts if predicate != _TYPE)
    cells = {}
    for node, facts in said.items():
        parts = dict(facts)
        is_cell = parts.keys() - {_TYPE} == {_FIRST, _REST} and parts.get(_TYPE, _LIST) == _LIST
        if is_cell and len(facts) == len(parts) and isinstance(node, ox.BlankNode) and uses[node] == 1:
            cells[node] = (parts[_FIRST], parts[_REST])
    before = {rest: node for node, (_, rest) in cells.items() if rest != _NIL}
    lists: _Lists = {_NIL: []}
    for last in [node for node, (_, rest) in cells.items() if rest == _NIL]:
        chain = [last]
        while chain[-1] in before:
            chain.append(before[chain[-1]])
        items = [cells[node][0] for node in reversed(chain)]
        lists.update((node, items) for node in chain)
    return lists


def _key(term: _Term) -> str:
    """Return the IRI of a node, or its label."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _by_length(name: str) -> tuple[int, str]:
    return len(name), name
