"""Literals as files write them, where a store keeps them in another form.

Oxigraph's store keeps numbers, booleans, dates and durations as values: ``01`` becomes ``1``, ``1.50``
becomes ``1.5``, ``"1"^^xsd:boolean`` becomes ``true``, and the types derived from ``xsd:integer`` become it.
Its parser only writes language tags in lower case.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox
from rdflib import XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

#: Statements as a store has them, and how their literals are written: several ways may become one statement.
Forms: TypeAlias = dict[ox.Quad, tuple[ox.Literal, ...]]

_NAME: Final = ox.NamedNode("x:")
_STRING: Final = ox.NamedNode(XSD.string)

#: The numbers of Turtle that a store may keep otherwise: with a sign, a nought before them, a point or an
#: exponent. Text may have them too. It begins with one set of characters, which is found fast; what stands
#: before a number is as people and programs write it, with a space between the items of a list.
_ODD: Final = re.compile(
    rb"[-+.\d](?:(?<=\+)[.\d]|(?<=[\s,(>)\]][-.\d])(?:(?<=[.0])\d|(?<=-)0|\d*(?:\.[\deE]|[eE])))"
)
#: A literal of a datatype of XML Schema, as most are written.
_TYPED: Final = re.compile(
    rb'(?<!")"([^"\\\n]*+)"\^\^(?:xsd:|<http://www\.w3\.org/2001/XMLSchema#)([A-Za-z]++)(?![-\w.%:\\])'
)
_TURTLE: Final = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)


def may_change(text: bytes, form: ox.RdfFormat | None) -> bool:
    """Whether a file may hold literals that a store keeps in another form."""
    if form not in _TURTLE or _ODD.search(text) is not None:
        return True
    typed = _TYPED.findall(text) if b"^^" in text else []
    literals = (
        ox.Literal(value.decode(), datatype=ox.NamedNode(f"{XSD}{name.decode()}")) for value, name in {*typed}
    )
    return len(typed) < text.count(b"^^") or bool(stored(literals))


def stored(terms: Iterable[object]) -> dict[ox.Literal, ox.Literal]:
    """Return the literals among terms that a store keeps in another form, with that form."""
    typed = [*{t for t in terms if isinstance(t, ox.Literal) and not t.language and t.datatype != _STRING}]
    if not typed:
        return {}
    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"x:{at}"), _NAME, literal) for at, literal in enumerate(typed))
    found = ((typed[int(quad.subject.value[2:])], quad.object) for quad in store)
    return {literal: kept for literal, kept in found if literal != kept}


def note(forms: Forms, quads: Sequence[ox.Quad], store: ox.Store) -> None:
    """Note how literals are written in quads that are about to be added to a store."""
    kept = stored(quad.object for quad in quads)
    concerned = {*kept, *kept.values(), *(quad.object for quad in forms)}
    added: dict[ox.Quad, dict[ox.Literal, None]] = {}
    for quad in quads if concerned else ():
        form = quad.object
        if form in concerned and isinstance(form, ox.Literal):
            held = ox.Quad(quad.subject, quad.predicate, kept.get(form, form), quad.graph_name)
            added.setdefault(held, {})[form] = None
    for held, found in added.items():
        before = forms.get(held, (held.object,)) if held in store else ()
        if held in forms or {*before, *found} != {held.object}:
            forms[held] = tuple(dict.fromkeys((*before, *found)))


def as_written(quads: Iterable[ox.Quad], forms: Forms) -> Iterator[ox.Quad]:
    """Return quads of a store with their literals as they were written."""
    if not forms:
        return iter(quads)
    return chain.from_iterable(
        (ox.Quad(quad.subject, quad.predicate, form, quad.graph_name) for form in forms[quad])
        if quad in forms
        else (quad,)
        for quad in quads
    )


def of_union(forms: Forms, store: ox.Store, without: ox.NamedNode) -> Forms:
    """Return the forms of the statements of all graphs but one, taken together in the default graph."""
    found: Forms = {}
    for held in forms:
        stated = [quad for quad in store.quads_for_pattern(*held.triple) if quad.graph_name != without]
        written = dict.fromkeys(quad.object for quad in as_written(stated, forms))
        found[ox.Quad(*held.triple)] = tuple(written)  # type: ignore[arg-type]
    return found
