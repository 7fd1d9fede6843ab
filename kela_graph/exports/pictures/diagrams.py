"""Trees as text that other programs draw: Mermaid, which code forges show in a page, and Graphviz's DOT."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple

from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import URIRef

    from kela_graph.show import TreeUnit

#: How many characters of a legend stand on one line, which is as wide as a unit.
_WRAPPED: Final = 32


class Relation(NamedTuple):
    """A relation between two nodes of a tree, named by their IRIs, beside its branches."""

    start: URIRef
    label: str
    end: URIRef
    reading: bool = False


class Legend(NamedTuple):
    """The words of a diagram's legend; those of what it has not are empty.

    Attributes:
        title: the heading.
        border: what a dashed border means.
        line: what a dashed line means.
        relation: what a bold line means.
    """

    title: str
    border: str
    line: str
    relation: str


class _Node(NamedTuple):
    """A unit or a post with its name in a diagram; a unit's parent, and a post's organisation, by theirs."""

    name: str
    iri: URIRef
    text: tuple[str, ...]
    reading: bool
    parent: str | None
    parent_reading: bool = False
    is_post: bool = False


def mermaid(root: TreeUnit, legend: Legend, relations: Iterable[Relation] = ()) -> bytes:
    """Return a tree as a Mermaid flowchart from left to right, with a legend; what is read is dashed."""
    lines, nodes = ["flowchart LR"], _nodes(root)
    groups, drawn = _groups(nodes), {node.name: _mermaid_node(node) for node in nodes}
    for node in nodes:
        if node.is_post:
            continue
        # Posts are written before their organisation, and so are drawn beside it.
        lines += [
            *([f'  subgraph o{node.name}[" "]'] if node.name in groups else []),
            *(drawn[post] for post in groups.get(node.name, ())),
            drawn[node.name],
            *(["  end"] if node.name in groups else []),
        ]
        if node.parent is not None:
            lines.append(f"  {node.parent} {'-.->' if node.parent_reading else '-->'} {node.name}")
    posts = {node.name for node in nodes if node.is_post}
    for start, label, end, reading in _edges(nodes, relations):
        left, right = ("-.", ".->") if reading else ("==", "==>")
        # The line that is not seen keeps a post to the left of what works under it.
        lines += [f"  {end} ~~~ {start}"] if end in posts else []
        lines.append(f'  {start} {left} "{_mermaid_text(label)}" {right} {end}')
    lines += _mermaid_legend(legend)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _mermaid_node(node: _Node) -> str:
    text = "<br/>".join(_mermaid_text(part) for part in node.text if part)
    shape = f'(["{text}"])' if node.is_post else f'["{text}"]'
    return f"  {node.name}{shape}{':::read' if node.reading else ''}"


def _mermaid_legend(legend: Legend) -> list[str]:
    title, border, line, relation = map(_mermaid_text, legend)
    found = [
        *([f'    k1["{border}"]:::read'] if border else []),
        *([f'    k2[" "] -.-> k3["{line}"]'] if line else []),
        *([f'    k4[" "] ==> k5["{relation}"]'] if relation else []),
    ]
    if not found:
        return []
    style = ["  classDef read stroke-dasharray:5 4"] if border else []
    return [f'  subgraph legend["{title}"]', *found, "  end", *style]


def dot(root: TreeUnit, legend: Legend, relations: Iterable[Relation] = ()) -> bytes:
    """Return a tree in Graphviz's language, with a legend; what is read is dashed."""
    lines = ["digraph organisation {", '  rankdir="LR"', '  node [shape="box", fontname="Helvetica"]']
    lines += [f'  {each} [fontname="Helvetica"]' for each in ("edge", "graph")]
    nodes = _nodes(root)
    for node in nodes:
        text = "\\n".join(_dot_text(part) for part in node.text if part)
        styles = [*(["rounded"] if node.is_post else []), *(["dashed"] if node.reading else [])]
        style = f', style="{",".join(styles)}"' if styles else ""
        lines.append(f'  {node.name} [label="{text}", URL="{_dot_text(str(node.iri))}"{style}]')
        if node.parent is not None and not node.is_post:
            dashed = " [style=dashed]" if node.parent_reading else ""
            lines.append(f"  {node.parent} -> {node.name}{dashed}")
    for name, posts in _groups(nodes).items():
        lines.append(f'  subgraph "cluster_{name}" {{ style="rounded"; {"; ".join([name, *posts])} }}')
    for start, label, end, reading in _edges(nodes, relations):
        style = f'style="{"bold,dashed" if reading else "bold"}"'
        lines.append(f'  {start} -> {end} [label="{_dot_text(label)}", {style}, constraint="false"]')
    return ("\n".join([*lines, *_dot_legend(legend), "}"]) + "\n").encode("utf-8")


def _dot_legend(legend: Legend) -> list[str]:
    title, border, line, relation = (
        "\\n".join(_dot_text(part) for part in wrap(text, _WRAPPED)) for text in legend
    )
    text = 'shape="plaintext"'
    found = [
        *([f'    k1 [label="{border}", style="dashed"]'] if border else []),
        *(
            f'    {start} [label="", shape="point"]\n    {end} [label="{words}", {text}]\n'
            f"    {start} -> {end} [style={style}]"
            for start, end, words, style in (("k2", "k3", line, "dashed"), ("k4", "k5", relation, "bold"))
            if words
        ),
    ]
    return ['  subgraph "cluster_legend" {', f'    label="{title}"', *found, "  }"] if found else []


def _nodes(root: TreeUnit) -> list[_Node]:
    """Return each unit and each post with a name for the diagram, each unit before those below it."""
    found: list[_Node] = []
    waiting: list[tuple[TreeUnit, str | None]] = [(root, None)]
    number = 0
    while waiting:
        unit, parent = waiting.pop()
        name = f"n{number}"
        text = (unit.label, unit.type)
        found.append(_Node(name, unit.iri, text, unit.type_reading, parent, unit.parent_reading))
        found += [
            _Node(f"p{number}_{index}", post.iri, (post.label,), post.reading, name, is_post=True)
            for index, post in enumerate(unit.posts)
        ]
        waiting += [(child, name) for child in reversed(unit.children)]
        number += 1
    return found


def _groups(nodes: Iterable[_Node]) -> dict[str, list[str]]:
    """Return the organisations that have posts, each with these."""
    found: dict[str, list[str]] = {}
    for node in nodes:
        if node.is_post and node.parent is not None:
            found.setdefault(node.parent, []).append(node.name)
    return found


def _edges(nodes: Iterable[_Node], relations: Iterable[Relation]) -> Iterator[tuple[str, str, str, bool]]:
    """Give the relations between nodes of a diagram, by the names that these have there."""
    names = {node.iri: node.name for node in nodes}
    return ((names[a], label, names[b], read) for a, label, b, read in relations if a in names and b in names)


def _mermaid_text(text: str) -> str:
    """Return text without markup of Mermaid, Markdown or HTML."""
    return re.sub(r"[^\w ,.()+/åäöÅÄÖ–-]", lambda match: f"#{ord(match[0])};", printable(text))


def _dot_text(text: str) -> str:
    return printable(text).replace("\\", "\\\\").replace('"', '\\"')
