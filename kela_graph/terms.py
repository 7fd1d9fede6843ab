"""What a person types (IRI, prefixed name, slug, label) to an RDF term, or the nearest candidates."""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from rdflib import DCTERMS, RDFS, SKOS, XSD, Literal, URIRef

from kela_graph.errors import InputError
from kela_graph.graph import rows
from kela_graph.rdf.store import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from rdflib import Graph
    from rdflib.term import Node

#: The properties whose values are names of a thing, the preferred one first.
NAMING: Final = (SKOS.prefLabel, RDFS.label, DCTERMS.title, SKOS.altLabel, SKOS.hiddenLabel)

#: How many candidates an error names, and how like the typed name they must be (0 to 1).
CANDIDATES: Final = 5
LIKENESS: Final = 0.6

#: Those of them that are for people to see.
PREFERRED: Final = NAMING[:3]

#: Asks whether a term belongs to a class, sub-classes included.
_IS_A: Final = "SELECT ?class WHERE { ?_term a ?class . ?class rdfs:subClassOf* ?_kind } LIMIT 1"

#: The resources of a class, or all, each with each of its names.
_NAMED: Final = """SELECT ?term ?name WHERE {{
  {{ SELECT DISTINCT ?term WHERE {{ {members} FILTER(isIRI(?term)) }} }}
  OPTIONAL {{ ?term skos:prefLabel|rdfs:label|dcterms:title|skos:altLabel|skos:hiddenLabel ?name }} }}"""
_MEMBERS: Final = _NAMED.format(members="?class rdfs:subClassOf* ?_kind . ?term a ?class")
_RESOURCES: Final = _NAMED.format(members="?term ?property ?value")

_PREFIXED: Final = re.compile(r"([\w-]*):([\w.%-]+)")
_LANGUAGE_TAG: Final = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A term that may be meant.

    Attributes:
        term: its IRI.
        name: a name of it, for people.
    """

    term: URIRef
    name: str


def resolve(graph: Graph, text: str, kind: URIRef | None = None) -> URIRef:
    """Return the resource that a person means.

    The text is, in this order: an IRI (with or without angle brackets), a prefixed name, the last
    part of an IRI, or a name in any language, whatever its case.

    Args:
        graph: what to look in.
        text: what was typed.
        kind: the class that the resource must belong to, sub-classes included; any where None.

    Raises:
        InputError: nothing, or more than one thing, has that name; the message names the nearest.
    """
    typed = text.strip()
    iri = _as_iri(graph, typed)
    if iri is not None and _is_known(graph, iri, kind):
        return iri
    named = _named(graph, kind)
    folded = _folded(typed)
    found = {c.term for c in named if _slug(c.term) == typed} or {
        c.term for c in named if _folded(c.name) == folded
    }
    if len(found) == 1:
        return found.pop()
    what = _kind_name(graph, kind)
    if found:
        meant = sorted({f"{short(graph, term)}" for term in found})
        raise InputError(f"{typed!r} names more than one {what}: write {' or '.join(meant)}")
    nearest = _nearest(named, typed)
    hint = "; did you mean " + ", ".join(f"{c.name} ({short(graph, c.term)})" for c in nearest)
    raise InputError(f"there is no {what} {typed!r}{hint + '?' if nearest else ''}")


def literal(text: str, datatype: URIRef) -> Literal:
    """Return the literal that a person means.

    Raises:
        InputError: the text is no value of that datatype.
    """
    typed = text.strip()
    if datatype == XSD.integer:
        if re.fullmatch(r"[+-]?\d{1,18}", typed, re.ASCII):
            return Literal(int(typed))
        raise InputError(f"{typed!r} is no whole number: write one such as 7")
    if datatype == XSD.date:
        try:
            return Literal(datetime.date.fromisoformat(typed))
        except ValueError:
            raise InputError(f"{typed!r} is no date: write one such as 2026-01-31") from None
    if datatype == XSD.language:
        if _LANGUAGE_TAG.fullmatch(typed):
            return Literal(typed.lower())
        raise InputError(f"{typed!r} is no language tag: write one such as fi")
    raise InputError(f"a parameter can't be of type {datatype}")


def label(graph: Graph, term: Node, languages: Sequence[str]) -> str | None:
    """Return the term's label in the first of the languages that it has one in, else any of them.

    Preferred names (``skos:prefLabel``, ``rdfs:label``, ``dcterms:title``) only; None where it has none.
    """
    values = {
        value.language or "": str(value)
        for naming in reversed(PREFERRED)
        for value in graph.objects(term, naming)
        if isinstance(value, Literal)
    }
    return best(values, languages)


def best(texts: Mapping[str, str], languages: Sequence[str]) -> str | None:
    """Return the text in the first of the languages that there is one in, else any; None where all are empty.

    Args:
        texts: by language tag.
        languages: tags, best first.
    """
    return next((text for tag in (*languages, *sorted(texts)) if (text := texts.get(tag))), None)


def is_true(term: Node | None) -> bool:
    """Whether a term is the truth value true."""
    return isinstance(term, Literal) and term.value is True


def short(graph: Graph, term: Node) -> str:
    """Return a term as a person would type it: a prefixed name where a prefix fits.

    The prefix stands for all up to the last slash or number sign, and a plain local name must follow.
    """
    if not isinstance(term, URIRef):
        return str(term)
    end = max(term.rfind("/"), term.rfind("#")) + 1
    prefix = graph.store.prefix(URIRef(term[:end]))
    local = term[end:]
    return f"{prefix}:{local}" if prefix and re.fullmatch(r"\w[\w.-]*", local) else f"<{term}>"


def expand(graph: Graph, text: str) -> URIRef | None:
    """Return the IRI that a prefixed name stands for; None where it is none, or the prefix unknown."""
    match = _PREFIXED.fullmatch(text)
    if match is None:
        return None
    namespaces = dict(graph.namespaces())
    prefix, local = match.groups()
    return URIRef(namespaces[prefix] + local) if prefix in namespaces else None


def slugs(graph: Graph, kind: URIRef) -> list[str]:
    """Return the last parts of the IRIs of a class's members, as a person may type them."""
    return sorted({_slug(candidate.term) for candidate in _named(graph, kind)})


def _as_iri(graph: Graph, typed: str) -> URIRef | None:
    bare = typed[1:-1] if typed.startswith("<") and typed.endswith(">") else typed
    if re.match(r"[A-Za-z][\w.+-]*://", bare) and is_iri(bare):
        return URIRef(bare)
    return expand(graph, typed)


def _is_known(graph: Graph, term: URIRef, kind: URIRef | None) -> bool:
    if kind is None:
        return (term, None, None) in graph or (None, None, term) in graph
    return next(rows(graph, _IS_A, term=term, kind=kind), None) is not None


def _named(graph: Graph, kind: URIRef | None) -> list[Candidate]:
    """Return each resource of the kind with each of its names; one without a name by its slug."""
    asked = rows(graph, _RESOURCES) if kind is None else rows(graph, _MEMBERS, kind=kind)
    found = (Candidate(URIRef(term), name or _slug(term)) for term, name in asked if term is not None)
    return sorted(found, key=lambda candidate: (candidate.term, candidate.name))


def _slug(term: str) -> str:
    return re.split(r"[/#]", term.rstrip("/#"))[-1]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _plain(text: str) -> str:
    """Fold a name for comparison: no case, no diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _nearest(named: Iterable[Candidate], typed: str) -> list[Candidate]:
    """Return the candidates whose names are most like what was typed, one for each term."""
    wanted = _plain(typed[:200])
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    scored: dict[URIRef, tuple[float, Candidate]] = {}
    for candidate in named:
        name = _plain(candidate.name)
        matcher.set_seq1(name)
        contained = len(wanted) > 2 and (wanted in name or name in wanted)
        score = 1.0 if contained else matcher.quick_ratio() and matcher.ratio()
        if score >= LIKENESS and score > scored.get(candidate.term, (0.0, candidate))[0]:
            scored[candidate.term] = (score, candidate)
    best = sorted(scored.values(), key=lambda pair: (-pair[0], pair[1].name))
    return [candidate for _, candidate in best[:CANDIDATES]]


def _kind_name(graph: Graph, kind: URIRef | None) -> str:
    return "resource" if kind is None else label(graph, kind, ("en",)) or short(graph, kind)
