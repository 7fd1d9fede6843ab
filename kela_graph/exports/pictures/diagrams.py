"""Trees as text that other programs draw: Mermaid, which code forges show in a page, and Graphviz's DOT."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rdflib import URIRef

    from kela_graph.show import Post, TreeUnit

#: The words of a legend: its heading, then what a dashed border, a dashed line and a bold line mean; those of
#: what a diagram has not are empty.
Legend: TypeAlias = "Sequence[str]"

#: How many characters of a legend stand on one line, which is as wide as a unit.
_WRAPPED: Final = 32


class Relation(NamedTuple):
    """A relation between two nodes of a tree, named by their IRIs, beside its branches."""

    start: URIRef
    label: str
    end: URIRef
    reading: bool = False


class _Node(NamedTuple):
    """A unit in a diagram: its name there, that of the unit above it, and its posts by theirs."""

    unit: TreeUnit
    name: str
    parent: str | None
    posts: dict[str, Post]


def mermaid(root: TreeUnit, legend: Legend, relations: Iterable[Relation] = ()) -> bytes:
    """Return a tree as a Mermaid flowchart from left to right, with a legend; what is read is dashed."""
    lines, nodes = ["flowchart LR"], list(_nodes(root))
    for unit, name, parent, posts in nodes:
        # Posts are written before their organisation, and so are drawn beside it.
        lines += [
            *([f'  subgraph o{name}[" "]'] if posts else []),
            *(_mermaid_node(key, '(["{}"])', [post.label], post.reading) for key, post in posts.items()),
            _mermaid_node(name, '["{}"]', [unit.label, unit.type], unit.type_reading),
            *(["  end"] if posts else []),
        ]
        if parent is not None:
            lines.append(f"  {parent} {'-.->' if unit.parent_reading else '-->'} {name}")
    inner = {key for node in nodes for key in node.posts}
    for start, label, end, reading in _edges(nodes, relations):
        left, right = ("-.", ".->") if reading else ("==", "==>")
        # The line that is not seen keeps a post to the left of what works under it.
        lines += [f"  {end} ~~~ {start}"] if end in inner else []
        lines.append(f'  {start} {left} "{_mermaid_text(label)}" {right} {end}')
    lines += _mermaid_legend(legend)
    return ("\n".join(lines) + "\n").encode("utf-8")


def _mermaid_node(name: str, shape: str, texts: Iterable[str], reading: bool) -> str:
    text = "<br/>".join(map(_mermaid_text, filter(None, texts)))
    return f"  {name}{shape.format(text)}{':::read' if reading else ''}"


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
    nodes = list(_nodes(root))
    for unit, name, parent, posts in nodes:
        lines.append(_dot_node(name, unit, [unit.label, unit.type], ["dashed"] * unit.type_reading))
        if parent is not None:
            lines.append(f"  {parent} -> {name}{' [style=dashed]' if unit.parent_reading else ''}")
        for key, post in posts.items():
            lines.append(_dot_node(key, post, [post.label], ["rounded", *["dashed"] * post.reading]))
    for node in nodes:
        if node.posts:
            inside = "; ".join([node.name, *node.posts])
            lines.append(f'  subgraph "cluster_{node.name}" {{ style="rounded"; {inside} }}')
    for start, label, end, reading in _edges(nodes, relations):
        style = f'style="{"bold,dashed" if reading else "bold"}"'
        lines.append(f'  {start} -> {end} [label="{_dot_text(label)}", {style}, constraint="false"]')
    return ("\n".join([*lines, *_dot_legend(legend), "}"]) + "\n").encode("utf-8")


def _dot_node(name: str, thing: TreeUnit | Post, texts: Iterable[str], styles: Sequence[str]) -> str:
    text = "\\n".join(map(_dot_text, filter(None, texts)))
    style = f', style="{",".join(styles)}"' if styles else ""
    return f'  {name} [label="{text}", URL="{_dot_text(str(thing.iri))}"{style}]'


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


def _nodes(root: TreeUnit) -> Iterator[_Node]:
    """Give each unit with names for the diagram, each unit before those below it."""
    parents: dict[int, str] = {}
    for number, unit in enumerate(root):
        name = f"n{number}"
        parents |= {id(child): name for child in unit.children}
        posts = {f"p{number}_{index}": post for index, post in enumerate(unit.posts)}
        yield _Node(unit, name, parents.get(id(unit)), posts)


def _edges(nodes: Iterable[_Node], relations: Iterable[Relation]) -> Iterator[tuple[str, str, str, bool]]:
    """Give the relations between nodes of a diagram, by the names that these have there."""
    names: dict[URIRef, str] = {}
    for unit, name, _, posts in nodes:
        names |= {unit.iri: name, **{post.iri: key for key, post in posts.items()}}
    return ((names[a], label, names[b], read) for a, label, b, read in relations if a in names and b in names)


def _mermaid_text(text: str) -> str:
    """Return text without markup of Mermaid, Markdown or HTML."""
    return re.sub(r"[^\w ,.()+/åäöÅÄÖ–-]", lambda match: f"#{ord(match[0])};", printable(text))


def _dot_text(text: str) -> str:
    return printable(text).replace("\\", "\\\\").replace('"', '\\"')
