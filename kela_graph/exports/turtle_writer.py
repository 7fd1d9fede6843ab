"""Turtle in which a change of one statement changes few lines: subjects together, blank nodes in place.

It is laid out as rdflib's own serialiser does, with every literal quoted as it is written.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyoxigraph as ox
from rdflib import RDF, RDFS, XSD, Graph, URIRef
from rdflib.plugins.serializers.turtle import TurtleSerializer

from kela_graph.exports.tags import cased

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

#: A name, a blank node or a literal; the program's graphs hold no triple terms.
_Term: TypeAlias = Any

_TYPE, _LABEL, _CLASS, _FIRST, _REST, _NIL, _STRING = (
    ox.NamedNode(iri) for iri in (RDF.type, RDFS.label, RDFS.Class, RDF.first, RDF.rest, RDF.nil, XSD.string)
)
#: Properties that have a spelling of their own: ``a``, and ``rdf:nil``, which is ``()`` only elsewhere.
_VERBS: Final = {_TYPE: "a", _NIL: str(_NIL)}

_INDENT: Final = "    "

#: How deep blank nodes are nested, in indents; those below that stand by themselves.
_DEEPEST: Final = 200


def write(triples: Sequence[ox.Triple], prefixes: Mapping[str, str]) -> str:
    """Return triples as Turtle; predicates that no prefix fits get prefixes of their own."""
    return _TurtleWriter(triples, prefixes).text()


class _TurtleWriter:
    """Writes triples, and keeps the spelling of their terms."""

    def __init__(self, triples: Sequence[ox.Triple], prefixes: Mapping[str, str]) -> None:
        bound = Graph(bind_namespaces="none")
        for prefix, namespace in prefixes.items():
            bound.bind(prefix, namespace)
        self._names = TurtleSerializer(bound)
        self._said: defaultdict[_Term, defaultdict[ox.NamedNode, list[_Term]]]
        self._said = defaultdict(lambda: defaultdict(list))
        self._references: Counter[_Term] = Counter()
        self._written: set[_Term] = set()
        self._spelled: dict[_Term, str] = {_NIL: "()"}
        for triple in triples:
            self._said[triple.subject][triple.predicate].append(triple.object)
            self._references[triple.object] += 1
        predicates = {triple.predicate for triple in triples} - {_TYPE}
        for predicate in sorted(predicates, key=_order):
            # A new namespace must not end within an escape such as %41.
            self._names.get_pname(URIRef(predicate.value), gen_prefix="%" not in predicate.value)
        for term in {*self._said, *predicates, *self._references}:
            self._spell(term)

    def text(self) -> str:
        """Return the document: a block for each subject that is not written within another's block."""
        blocks = []
        for subject in sorted(self._said, key=self._rank):
            if subject not in self._written:
                self._written.add(subject)
                named = self._references[subject] or isinstance(subject, ox.NamedNode)
                spelled = self._spell(subject) if named else "[]"
                blocks.append(f"\n{spelled}{self._predicates(subject, 0)} .\n")
        prefixes = sorted(self._names.namespaces.items())
        return "".join([*(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes), *blocks])

    def _rank(self, subject: _Term) -> tuple[bool | int | str, ...]:
        """Return what subjects are ordered by: classes first, then those that are referred to least."""
        is_blank = isinstance(subject, ox.BlankNode)
        if _CLASS in self._said[subject].get(_TYPE, ()):
            return (False, not is_blank, 0, subject.value)
        return (True, is_blank, self._references[subject], subject.value)

    def _predicates(self, subject: _Term, depth: int) -> str:
        said = self._said[subject]
        first = [predicate for predicate in (_TYPE, _LABEL) if predicate in said]
        rest = sorted((p for p in said if p not in first), key=_order)
        lines = [
            f"{_VERBS.get(p) or self._spell(p)} {self._objects(said[p], depth)}" for p in (*first, *rest)
        ]
        return " " * bool(lines) + f" ;\n{_INDENT * (depth + 1)}".join(lines)

    def _objects(self, terms: list[_Term], depth: int) -> str:
        objects = [self._object(term, depth + 1) for term in sorted(terms, key=_order)]
        return f",\n{_INDENT * (depth + 2)}".join(objects)

    def _object(self, term: _Term, depth: int) -> str:
        is_inner = isinstance(term, ox.BlankNode) and self._references[term] == 1
        if not is_inner or term in self._written or depth > _DEEPEST:
            return self._spell(term)
        if cells := self._cells(term):
            self._written.update(cells)
            items = [self._object(self._said[cell][_FIRST][0], depth + 1) for cell in cells]
            return f"( {' '.join(items)} )"
        self._written.add(term)
        return f"[{self._predicates(term, depth + 1)} ]"

    def _cells(self, term: _Term) -> list[_Term]:
        """Return the cells of a list that can be written as ``( … )``; empty for any other node."""
        cells: list[_Term] = []
        while term != _NIL:
            said = self._said[term]
            is_plain = {p: len(values) for p, values in said.items()} == {_FIRST: 1, _REST: 1}
            is_inner = isinstance(term, ox.BlankNode) and self._references[term] == 1
            if not (is_plain and is_inner) or term in self._written:
                return []
            cells.append(term)
            (term,) = said[_REST]
        return cells

    def _spell(self, term: _Term) -> str:
        if term not in self._spelled:
            self._spelled[term] = self._new_spelling(term)
        return self._spelled[term]

    def _new_spelling(self, term: _Term) -> str:
        if isinstance(term, ox.NamedNode):
            return self._names.get_pname(URIRef(term.value), gen_prefix=False) or str(term)
        if not isinstance(term, ox.Literal):
            return str(term)
        text = _quoted(term.value)
        if term.language:
            return f"{text}@{cased(term.language)}"
        return text if term.datatype == _STRING else f"{text}^^{self._spell(term.datatype)}"


def _order(term: _Term) -> tuple[int | str, ...]:
    """Return what terms are ordered by: blank nodes, IRIs, literals, and those by their text."""
    if isinstance(term, ox.Literal):
        datatype = "" if term.language or term.datatype == _STRING else term.datatype.value
        return (2, term.value, term.language or "", datatype)
    return (int(isinstance(term, ox.NamedNode)), term.value)


def _quoted(text: str) -> str:
    """Return a text as Turtle quotes it, on several lines where it has several."""
    quoted = text.replace("\\", "\\\\").replace("\r", "\\r")
    if "\n" not in text:
        return '"' + quoted.replace('"', '\\"') + '"'
    quoted = quoted.replace('"""', '\\"\\"\\"')
    # A quotation mark at the end must not become one of the three that end the text.
    return '"""' + re.sub(r'(?<!\\)((?:\\\\)*)"\Z', r'\1\\"', quoted) + '"""'
