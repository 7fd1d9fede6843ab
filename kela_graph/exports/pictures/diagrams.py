"""Trees as text that other programs draw: Mermaid, which code forges show in a page, and Graphviz's DOT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import URIRef

    from kela_graph.show import TreeUnit

#: A unit with its name in a diagram, and that of its parent.
_Node: TypeAlias = "tuple[str, TreeUnit, str | None]"


class Relation(NamedTuple):
    """A relation between two nodes of a tree, named by their IRIs, beside its branches."""

    start: URIRef
    label: str
    end: URIRef


def mermaid(root: TreeUnit, relations: Iterable[Relation] = ()) -> bytes:
    """Return a tree as a Mermaid flowchart from left to right; readings are dotted."""
    lines, nodes = ["flowchart LR"], _nodes(root)
    for name, unit, parent in nodes:
        text = "<br/>".join(_mermaid_text(part) for part in (unit.label, unit.type) if part)
        lines.append(f'  {name}["{text}"]')
        if parent is not None:
            lines.append(f"  {parent} {'-.->' if unit.reading else '-->'} {name}")
    for start, label, end in _edges(nodes, relations):
        lines.append(f'  {start} == "{_mermaid_text(label)}" ==> {end}')
    return ("\n".join(lines) + "\n").encode("utf-8")


def dot(root: TreeUnit, relations: Iterable[Relation] = ()) -> bytes:
    """Return a tree in Graphviz's language; readings are dashed."""
    lines = ["digraph organisation {", '  rankdir="LR"', '  node [shape="box", fontname="Helvetica"]']
    nodes = _nodes(root)
    for name, unit, parent in nodes:
        text = "\\n".join(_dot_text(part) for part in (unit.label, unit.type) if part)
        style = ', style="dashed"' if unit.reading else ""
        lines.append(f'  {name} [label="{text}", URL="{_dot_text(str(unit.iri))}"{style}]')
        if parent is not None:
            lines.append(f"  {parent} -> {name}{' [style=dashed]' if unit.reading else ''}")
    for start, label, end in _edges(nodes, relations):
        lines.append(f'  {start} -> {end} [label="{_dot_text(label)}", style="bold"]')
    return ("\n".join([*lines, "}"]) + "\n").encode("utf-8")


def _nodes(root: TreeUnit) -> list[_Node]:
    """Return each unit with a name for the diagram and its parent's, each before those below it."""
    found: list[_Node] = []
    waiting: list[tuple[TreeUnit, str | None]] = [(root, None)]
    while waiting:
        unit, parent = waiting.pop()
        name = f"n{len(found)}"
        found.append((name, unit, parent))
        waiting += [(child, name) for child in reversed(unit.children)]
    return found


def _edges(nodes: Iterable[_Node], relations: Iterable[Relation]) -> Iterator[tuple[str, str, str]]:
    """Give the relations between units of a diagram, by the names that these have there."""
    names = {unit.iri: name for name, unit, _ in nodes}
    return ((names[a], label, names[b]) for a, label, b in relations if a in names and b in names)


def _mermaid_text(text: str) -> str:
    """Return text without markup of Mermaid, Markdown or HTML."""
    return re.sub(r"[^\w ,.()+/åäöÅÄÖ–-]", lambda match: f"#{ord(match[0])};", printable(text))


def _dot_text(text: str) -> str:
    return printable(text).replace("\\", "\\\\").replace('"', '\\"')
