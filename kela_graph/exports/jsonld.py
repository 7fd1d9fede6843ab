"""JSON-LD that a developer reads as plain JSON, and JSON-LD that a web page embeds.

``context.jsonld`` beside this module says what the keys of the first mean; those of the second are the terms
of one vocabulary.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import pyoxigraph as ox
from rdflib import RDF

from kela_graph.exports.tags import cased

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

#: A JSON object.
Node: TypeAlias = dict[str, Any]

#: The file of the context: what each key of the JSON means.
CONTEXT: Final = Path(__file__).with_name("context.jsonld")

#: Keys whose nodes are nested below the node that the key names, and the key of the nested nodes.
_NESTED: Final = {"annotatedSource": "annotations", "heldBy": "responsibilities"}

#: The datatype of texts that are JSON, and what PyLD takes it for: it would read them, or fail.
_JSON: Final = f"{RDF}JSON"
_OPAQUE: Final = "urn:x-kela-graph:json"

#: What stands first in a node.
_FIRST: Final = ("@context", "@id", "@type", "id", "type", "name", "label", "title")


def serialise(
    quads: Iterable[ox.Quad], prefixes: Mapping[str, str], resource: str | None = None, *, frame: bool = False
) -> bytes:
    """Return quads as JSON-LD 1.1, compacted with the context; the same quads give the same bytes.

    Where it is about a resource, its node is the outermost. A frame nests annotations and responsibilities
    below what they are about.
    """
    from pyld import jsonld

    meant = json.loads(CONTEXT.read_text(encoding="utf-8"))["@context"]
    context = {**{prefix: iri for prefix, iri in prefixes.items() if prefix}, **meant}
    nodes = _compacted(quads, context)
    if frame or resource is not None:
        links = {key for key, means in context.items() if isinstance(means, dict) and "@type" in means}
        nodes = _framed(nodes, frozenset(links))
    nodes = ordered(nodes)
    document: Node = {"@context": context, "@graph": nodes}
    if resource is not None:
        names = {resource, jsonld.compact({"@id": resource}, context).get("id")}
        main = next((node for node in nodes if node.get("id") in names), {"id": resource})
        others = [node for node in nodes if node is not main]
        document = {"@context": context, **main, **({"@included": others} if others else {})}
    return _text(document).encode("utf-8")


def serialise_embedded(quads: Iterable[ox.Quad], vocab: str, root: str) -> bytes:
    """Return quads as one nested JSON-LD document; the same quads give the same bytes.

    It can stand in ``<script type="application/ld+json">``: no text in it ends the script. The root's node is
    the outermost; nodes that are not reached from it stand beside it.
    """
    context = {"@vocab": vocab}
    top = _nested({node["@id"]: node for node in ordered(_compacted(quads, context))}, root)
    document = {"@context": context, **(top[0] if len(top) == 1 else {"@graph": top})}
    return _text(document).replace("<", "\\u003c").encode("utf-8")


def _text(document: Node) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2).replace(f'"{_OPAQUE}"', f'"{_JSON}"') + "\n"


def _compacted(quads: Iterable[ox.Quad], context: Node) -> list[Node]:
    """Return the nodes of the default graph, compacted (JSON-LD 1.1 API, sections 5.1 and 8.4)."""
    from pyld import jsonld

    class Processor(jsonld.JsonLdProcessor):  # type: ignore[misc] # PyLD has no types
        """Shortens each IRI once: PyLD tries every prefix of the context whenever one is named."""

        short: dict[tuple[str, bool], str] = {}  # noqa: RUF012 - the class lives as long as the call

        def _compact_iri(
            self, context: Node, iri: str, value: object = None, vocab: bool = False, *rest: Any, **more: Any
        ) -> str:
            if value is None and (iri, vocab) in self.short:
                return self.short[iri, vocab]
            name: str = super()._compact_iri(context, iri, value, vocab, *rest, **more)
            if value is None:
                self.short[iri, vocab] = name
            return name

    triples = [
        dict(zip(("subject", "predicate", "object"), map(_spelled, quad.triple), strict=True))
        for quad in quads
    ]
    options = {"graph": True, "skipExpansion": True}
    nodes: list[Node] = (
        Processor().compact(jsonld.from_rdf({"@default": triples}), context, options).get("@graph", [])
    )
    return nodes


def _spelled(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    """Return a term as PyLD has it.

    PyLD's own reader of N-Quads takes quadratic time, and takes U+2028 for the end of a line.
    """
    if isinstance(term, ox.NamedNode):
        return {"type": "IRI", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "blank node", "value": str(term)}
    assert isinstance(term, ox.Literal)  # noqa: S101 - the program's graphs hold no triple terms
    language = {"language": cased(term.language)} if term.language else {}
    datatype = _OPAQUE if term.datatype.value == _JSON else term.datatype.value
    return {"type": "literal", "value": term.value, "datatype": datatype, **language}


def _framed(nodes: list[Node], links: frozenset[str]) -> list[Node]:
    """Return compacted nodes, each annotation and responsibility nested below the node that it is about.

    The links are the keys whose plain strings are names of nodes.
    """
    named = {node["id"]: node for node in nodes if "id" in node and not _is_blank(node)}
    about = {
        id(node): key
        for node in nodes
        for key in _NESTED
        if isinstance(node.get(key), str) and node[key] in named
    }
    top = []
    for node in nodes:
        key = about.get(id(node))
        if key is None or id(named[node[key]]) in about:
            top.append(node)
        else:
            named[node.pop(key)].setdefault(_NESTED[key], []).append(node)
    placed = _place_inner(nodes, links)
    return [node for node in top if id(node) not in placed]


def _place_inner(nodes: list[Node], links: frozenset[str]) -> set[int]:
    """Put blank nodes, without labels, in place of the only value that refers to each; return which."""
    found = {node["id"]: node for node in nodes if _is_blank(node)}
    places: dict[str, list[tuple[Node, Any, Any]]] = {label: [] for label in found}
    for node in nodes:
        for label, holder, place in _references(node, links):
            if label in found:
                places[label].append((node, holder, place))

    def ends(label: str) -> bool:
        """Whether the chain of nodes that refer to the node ends at one that is not an inner node."""
        seen = set()
        while label in found and len(places[label]) == 1:
            if label in seen:
                return False
            seen.add(label)
            label = places[label][0][0].get("id", "")
        return True

    inner = [label for label in found if len(places[label]) <= 1 and ends(label)]
    for label in inner:
        del found[label]["id"]
        for _, holder, place in places[label]:
            holder[place] = found[label]
    return {id(found[label]) for label in inner if places[label]}


def _references(holder: Any, links: frozenset[str], key: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Give each reference to a node among a node's own values: the name, and where it stands in what."""
    for place, value in holder.items() if isinstance(holder, dict) else enumerate(holder):
        name = str(place) if isinstance(holder, dict) else key
        if isinstance(value, dict) and set(value) == {"id"}:
            yield value["id"], holder, place
        elif isinstance(value, list) or (isinstance(value, dict) and name not in _NESTED.values()):
            yield from _references(value, links, name)
        elif isinstance(value, str) and (name in links or name == "type"):
            # A type can't be nested: it keeps its label.
            yield from [(value, holder, place)] * (2 if name == "type" else 1)


def _nested(nodes: dict[str, Node], root: str) -> list[Node]:
    """Return the outermost nodes, the root first; every other node stands where it is first referred to."""
    placed: set[str] = set()

    def place(value: Any) -> Any:
        if isinstance(value, list):
            return [place(each) for each in value]
        if not isinstance(value, dict):
            return value
        name = value.get("@id")
        if name not in nodes or name in placed:
            return {key: place(each) for key, each in value.items()}
        placed.add(name)
        return {key: place(each) for key, each in nodes[name].items()}

    values = [value for node in nodes.values() for value in node.values()]
    referred = {
        each.get("@id")
        for value in values
        for each in (value if isinstance(value, list) else [value])
        if isinstance(each, dict)
    }
    first = [name for name in nodes if name == root]
    outer = [name for name in nodes if name not in referred]
    return [place({"@id": name}) for name in (*first, *outer, *nodes) if name not in placed]


def _is_blank(node: Node) -> bool:
    return str(node.get("id", "")).startswith("_:")


def ordered(value: Any) -> Any:
    """Return a value with keys and sets in a fixed order, names first; lists stay as they are."""
    if isinstance(value, dict):
        first = [key for key in _FIRST if key in value]
        rest = sorted(key for key in value if key not in first)
        return {k: value[k] if k == "@list" else ordered(value[k]) for k in (*first, *rest)}
    if isinstance(value, list):
        return sorted(map(ordered, value), key=_sort_key)
    return value


def _sort_key(value: Any) -> tuple[int, str]:
    """Return what sets are ordered by: nodes with a name come first."""
    name = value.get("id") if isinstance(value, dict) else None
    return (0, name) if name else (1, json.dumps(ordered(value), ensure_ascii=False))
