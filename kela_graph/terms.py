"""What a person types (IRI, prefixed name, end of an IRI, name) to an RDF term, or the nearest candidates."""

from __future__ import annotations

import datetime
import re
import unicodedata
import warnings
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, ORG, RDFS, SKOS, XSD, Dataset, Literal, URIRef

from kela_graph import wording
from kela_graph.errors import InflectedNameWarning, InputError
from kela_graph.graph import rows
from kela_graph.matching.words import Candidate, Reading, read, telling, with_words, words_of
from kela_graph.rdf.store import is_iri, namespace_of, once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from rdflib import Graph
    from rdflib.term import Node

    from kela_graph.namespaces import Terms

#: The properties whose values are names of a thing, the preferred one first.
NAMING: Final = (SKOS.prefLabel, RDFS.label, DCTERMS.title, SKOS.altLabel, SKOS.hiddenLabel)

#: Those of them that are for people to see.
PREFERRED: Final = NAMING[:3]

#: How many candidates an error names, and how many of the typed characters are compared with names.
CANDIDATES: Final = 5
LONGEST: Final = 200

#: Asks whether a term belongs to a class, sub-classes included.
_IS_A: Final = "SELECT ?class WHERE { ?_term a ?class . ?class rdfs:subClassOf* ?_kind } LIMIT 1"

#: The resources of a class, or all, each with each of its names.
_NAMED: Final = """SELECT ?term ?name (LANG(?name) AS ?tag) WHERE {{
  {{ SELECT DISTINCT ?term WHERE {{ {members} FILTER(isIRI(?term)) }} }}
  OPTIONAL {{ ?term skos:prefLabel|rdfs:label|dcterms:title|skos:altLabel|skos:hiddenLabel ?name }} }}"""
_MEMBERS: Final = _NAMED.format(members="?class rdfs:subClassOf* ?_kind . ?term a ?class")
_RESOURCES: Final = _NAMED.format(members="?term ?property ?value")

#: What a paragraph is called beside the name of its class, and the names of the classes of some resources.
_NUMBERED: Final = 'SELECT ?term ?name ("" AS ?tag) WHERE { ?term resp:number ?name }'
_CLASSES: Final = """SELECT ?term ?name (LANG(?name) AS ?tag) WHERE {
  VALUES ?term { ?_terms } ?term a ?own . ?own rdfs:subClassOf* ?class . ?class rdfs:label ?name }"""

#: A prefixed name, and how the path of a file begins, which is no words.
_PREFIXED: Final = re.compile(r"([\w-]*):([\w.%-]+)")
_PATH: Final = re.compile(r"~?\.{0,2}[/\\]")

#: The datatypes of parameters: what a person may type, what its value is, and what messages call it.
LITERALS: Final[Mapping[URIRef, tuple[str, Callable[[str], object], str]]] = {
    XSD.integer: (r"[+-]?\d{1,18}", int, "whole number: write one such as 7"),
    XSD.date: (r".*", datetime.date.fromisoformat, "date: write one such as 2026-01-31"),
    XSD.language: (wording.TAG, str.lower, "language tag: write one such as fi"),
}


def resolve(
    graph: Graph, text: object, *kinds: URIRef, languages: Sequence[str] = (wording.DEFAULT,)
) -> URIRef:
    """Return the resource that a person means.

    The text is, in this order: an IRI (with or without angle brackets), a prefixed name, the last part of an
    IRI, or a name in any language, whatever its case. Else each of its words must be a form of a word of one
    name, as in ``perintäkeskuksen``, or of its class, as in ``kappale 13``, and no other resource may fit.

    Args:
        graph: what to look in.
        text: what was typed.
        kinds: the classes, the most likely first, of which it must belong to one, sub-classes included;
            `RDFS.Resource`, which is also the default, is any.
        languages: of the message where nothing is found, and of the warning, the best first.

    Raises:
        InputError: nothing, or more than one thing, has that name; the message names the nearest.

    Warns:
        InflectedNameWarning: the text is a form or a part of a name.
    """
    typed = str(text).strip()
    kinds = kinds or (RDFS.Resource,)
    iri = _as_iri(graph, typed)
    if iri is not None and any(is_a(graph, iri, kind) for kind in kinds):
        return iri
    named: dict[URIRef, list[Candidate]] = {}
    several: set[URIRef] = set()
    for kind in kinds:
        named[kind] = _named(graph, kind)
        found = _same(named[kind], typed)
        if len(found) == 1:
            return found.pop()
        several = several or found
    if several:
        either = wording.text("terms.or", languages).join(sorted(short(graph, term) for term in several))
        raise _refusal(graph, "ambiguous", typed, kinds[0], languages, either)
    return _by_words(graph, typed, named, languages)


def known(graph: Graph, term: URIRef, kind: URIRef, languages: Sequence[str] = (wording.DEFAULT,)) -> URIRef:
    """Return a resource that belongs to a class, sub-classes included.

    Raises:
        InputError: it does not, or is nowhere in the graph; the message names those that end alike.
    """
    if is_a(graph, term, kind):
        return term
    from kela_graph.matching.matcher import nearest

    candidates = nearest(_slugs(_named(graph, kind)), _slug(term)[:LONGEST])[:CANDIDATES]
    names = ", ".join(short(graph, each.term) for each in candidates)
    raise _refusal(graph, "nearest" if names else "unknown", short(graph, term), kind, languages, names)


def is_a(graph: Graph, term: URIRef, kind: URIRef) -> bool:
    """Whether a resource belongs to a class, sub-classes included; all belong to `RDFS.Resource`."""
    if kind == RDFS.Resource:
        return (term, None, None) in graph or (None, None, term) in graph
    return next(rows(graph, _IS_A, term=term, kind=kind), None) is not None


def literal(text: object, datatype: URIRef) -> Literal:
    """Return the literal that a person means, of one of the datatypes of parameters.

    Raises:
        InputError: the text is no value of that datatype.
    """
    pattern, value_of, kind = LITERALS[datatype]
    typed = str(text).strip()
    with suppress(ValueError):
        if re.fullmatch(pattern, typed, re.ASCII):
            return Literal(value_of(typed))
    raise InputError(f"{typed!r} is no {kind}")


def label(graph: Graph, term: Node, languages: Sequence[str]) -> str | None:
    """Return a term's preferred name in the first language that has one, else in English, else in any."""
    values = {
        value.language or "": str(value)
        for naming in reversed(PREFERRED)
        for value in graph.objects(term, naming)
        if isinstance(value, Literal)
    }
    return wording.choose(dict(sorted(values.items())), languages)


def is_true(term: Node | None) -> bool:
    """Whether a term is the truth value true."""
    return isinstance(term, Literal) and term.value is True


def short(graph: Graph, term: Node) -> str:
    """Return a term as a person would type it: a prefixed name where one fits, with a plain local name."""
    if not isinstance(term, URIRef):
        return str(term)
    namespace = URIRef(namespace_of(term))
    prefix, local = graph.store.prefix(namespace), term.removeprefix(namespace)
    return f"{prefix}:{local}" if prefix and re.fullmatch(r"\w[\w.-]*", local) else f"<{term}>"


def expand(graph: Graph, text: str) -> URIRef | None:
    """Return the IRI that a prefixed name stands for; None for other text, and for an unknown prefix."""
    match = _PREFIXED.fullmatch(text)
    namespace = match and dict(graph.namespaces()).get(match[1])
    return URIRef(namespace + match[2]) if match and namespace is not None else None


def slugs(graph: Graph, kind: URIRef) -> list[str]:
    """Return the last parts of the IRIs of a class's members, as a person may type them."""
    return sorted({_slug(candidate.term) for candidate in _named(graph, kind)})


def _as_iri(graph: Graph, typed: str) -> URIRef | None:
    bare = typed[1:-1] if typed.startswith("<") and typed.endswith(">") else typed
    if re.match(r"[A-Za-z][\w.+-]*://", bare) and is_iri(bare):
        return URIRef(bare)
    return expand(graph, typed)


def _named(graph: Graph, kind: URIRef) -> list[Candidate]:
    """Return the resources of a class, in order, once for each name."""
    return once(graph, _listed, kind) if isinstance(graph, Dataset) else _listed(graph, kind)


def _listed(graph: Graph, kind: URIRef) -> list[Candidate]:
    return sorted(_asked(graph, _RESOURCES) if kind == RDFS.Resource else _asked(graph, _MEMBERS, kind=kind))


def _same(named: Iterable[Candidate], typed: str) -> set[URIRef]:
    """Return the resources whose IRI ends with what was typed, or else that have it as a name."""
    plain = _folded(typed)
    return (
        {each.term for each in named if _slug(each.term) == typed}
        or {each.term for each in named if _folded(each.name) == plain}
        or {each.term for each in named if _folded(_slug(each.term)) == plain}
    )


def _read(
    graph: Graph, typed: str, named: Mapping[URIRef, list[Candidate]]
) -> list[tuple[Reading, Candidate]]:
    """Return the candidates of which each typed word is a form of a word of the name or of the class's name.

    Where the whole name of some was typed, only those are returned that are of the most likely kind.
    """
    words = telling(words_of(typed[:LONGEST]))
    ranks = {each.term: rank for rank, kind in reversed([*enumerate(named)]) for each in named[kind]}
    candidates = {each for found in named.values() for each in found}
    # The end of an IRI is a name only as a whole, and a number only beside other words.
    whole = {*_slugs(candidates)} - candidates
    if len(words) > 1:
        whole |= {each for each in _asked(graph, _NUMBERED) if each.term in ranks}
    elif words and words[0].isdecimal():
        whole |= candidates
    meant: dict[URIRef, tuple[Reading, Candidate]] = {}
    more: dict[URIRef, list[tuple[Reading, Candidate]]] = defaultdict(list)
    for candidate, name in with_words(candidates | whole if words else ()):
        found = read(words, name, candidate.language), candidate
        if not found[0].rest and not (found[0].partly and candidate in whole):
            meant[candidate.term] = min(found, meant.get(candidate.term, found))
        elif not found[0].partly:
            more[candidate.term].append(found)
    for kind, name in with_words(_asked(graph, _CLASSES, more) if more else ()):
        for reading, candidate in more[kind.term]:
            of_class = read(reading.rest, name, kind.language)
            if not of_class.rest:
                inflected = reading.inflected or of_class.inflected
                meant.setdefault(kind.term, (Reading(False, inflected, ()), candidate))
    ordered = sorted(meant.values(), key=lambda each: (each[0].partly, ranks[each[1].term], each))
    likely = next((ranks[candidate.term] for reading, candidate in ordered if not reading.partly), None)
    return [each for each in ordered if not each[0].partly and ranks[each[1].term] == likely] or ordered


def _by_words(
    graph: Graph, typed: str, named: Mapping[URIRef, list[Candidate]], languages: Sequence[str]
) -> URIRef:
    """Return the one candidate that is meant by its words, or raise; warn where they are not all of it."""
    found = [] if _PATH.match(typed) else _read(graph, typed, named)
    if found and found[0][0].partly:
        # All of an organisation's name is no part of another name.
        whole = _read(graph, typed, {ORG.Organization: _named(graph, ORG.Organization)})
        found = [] if any(not reading.partly for reading, _ in whole) else found
    candidates = [candidate for _, candidate in found]
    if not candidates:
        from kela_graph.matching.matcher import nearest

        known = {each for each_kind in named.values() for each in each_kind}
        candidates = nearest([*sorted(known), *_slugs(known)], typed[:LONGEST])
    names = [f"{each.name} ({short(graph, each.term)})" for each in candidates[:CANDIDATES]]
    if len(found) != 1:
        key = "nearest" if names else "unknown"
        raise _refusal(graph, key, typed, next(iter(named)), languages, ", ".join(names))
    if found[0][0].partly or found[0][0].inflected:
        note = wording.text("terms.taken", languages, typed=repr(typed), name=names[0])
        warnings.warn(note, InflectedNameWarning, stacklevel=4)
    return candidates[0].term


def _asked(graph: Graph, sparql: str, terms: Terms = None, **values: Node) -> Iterator[Candidate]:
    """Ask for terms with their names; one without a name has the end of its IRI."""
    for term, name, tag in rows(graph, sparql, terms, **values):
        if term is not None:
            yield Candidate(URIRef(term), name or _slug(term), tag or "")


def _slugs(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the terms of candidates, each with the end of its IRI as its name."""
    return [Candidate(term, _slug(term)) for term in sorted({each.term for each in candidates})]


def _slug(term: str) -> str:
    return re.split(r"[/#]", term.rstrip("/#"))[-1]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _refusal(
    graph: Graph, key: str, typed: str, kind: URIRef, languages: Sequence[str], names: str
) -> InputError:
    """Return the error of a name that nothing has, or more than one thing."""
    called = wording.text("terms.resource", languages) if kind == RDFS.Resource else None
    what = called or label(graph, kind, languages) or short(graph, kind)
    return InputError(wording.text(f"terms.{key}", languages, typed=repr(typed), kind=what, names=names))
