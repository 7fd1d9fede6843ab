"""JSON-LD that a web page embeds: nested, in the plain terms of one vocabulary.

What is written can stand in ``<script type="application/ld+json">``: no text in it ends the script.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kela_graph.exports.jsonld import Node, expanded, ordered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph as ox


def serialise(quads: Iterable[ox.Quad], vocab: str, root: str) -> bytes:
    """Return quads as one JSON-LD document; the same quads give the same bytes.

    Args:
        quads: with labels of blank nodes that do not depend on the run.
        vocab: the namespace whose terms are the keys.
        root: the IRI of what the document is about, whose node is the outermost. Nodes that are not
            reached from it stand beside it.
    """
    from pyld import jsonld

    context = {"@vocab": vocab}
    compacted = jsonld.compact(expanded(quads), context, {"graph": True, "skipExpansion": True})
    nodes = {node["@id"]: node for node in ordered(compacted.get("@graph", []))}
    top = _nested(nodes, root)
    document = {"@context": context, **(top[0] if len(top) == 1 else {"@graph": top})}
    text = json.dumps(document, ensure_ascii=False, indent=2).replace("<", "\\u003c")
    return (text + "\n").encode("utf-8")


def _nested(nodes: dict[str, Node], root: str) -> list[Node]:
    """Return the outermost nodes, the root first: each other one stands where it is first referred to."""
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

    referred = {each["@id"] for node in nodes.values() for each in _references(node)}
    first = [name for name in nodes if name == root]
    outer = [name for name in nodes if name not in referred]
    return [place({"@id": name}) for name in (*first, *outer, *nodes) if name not in placed]


def _references(node: Node) -> Iterator[Node]:
    """Give every value of a node that names another."""
    for value in node.values():
        for each in value if isinstance(value, list) else [value]:
            if isinstance(each, dict) and "@id" in each:
                yield each
