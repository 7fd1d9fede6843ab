"""Trees as text that other programs draw: Mermaid, which code forges show in a page, and Graphviz's DOT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kela_graph.text import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rdflib import URIRef

    from kela_graph.show import TreeUnit


class Relation(NamedTuple):
    """A relation between two nodes of a tree, named by their IRIs, beside its branches."""

    start: URIRef
    label: str
    end: URIRef


def mermaid(root: TreeUnit, relations: Iterable[Relation] = ()) -> bytes:
    """Return a tree as a Mermaid flowchart from left to right; readings are dotted."""
    lines = ["flowchart LR"]
    names: dict[URIRef, str] = {}
    for name, unit, parent in _nodes(root):
        names[unit.iri] = name
        text = "<br/>".join(_mermaid_text(part) for part in (unit.label, unit.type) if part)
        lines.append(f'  {name}["{text}"]')
        if parent is not None:
            lines.append(f"  {parent} {'-.->' if unit.reading else '-->'} {name}")
    lines += [
        f'  {names[each.start]} == "{_mermaid_text(each.label)}" ==> {names[each.end]}'
        for each in relations
        if each.start in names and each.end in names
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def dot(root: TreeUnit, relations: Iterable[Relation] = ()) -> bytes:
    """Return a tree in Graphviz's language; readings are dashed."""
    lines = ["digraph organisation {", '  rankdir="LR"', '  node [shape="box", fontname="Helvetica"]']
    names: dict[URIRef, str] = {}
    for name, unit, parent in _nodes(root):
        names[unit.iri] = name
        text = "\\n".join(_dot_text(part) for part in (unit.label, unit.type) if part)
        style = ', style="dashed"' if unit.reading else ""
        lines.append(f'  {name} [label="{text}", URL="{_dot_text(str(unit.iri))}"{style}]')
        if parent is not None:
            lines.append(f"  {parent} -> {name}{' [style=dashed]' if unit.reading else ''}")
    lines += [
        f'  {names[each.start]} -> {names[each.end]} [label="{_dot_text(each.label)}", style="bold"]'
        for each in relations
        if each.start in names and each.end in names
    ]
    return ("\n".join([*lines, "}"]) + "\n").encode("utf-8")


def _nodes(root: TreeUnit) -> Iterator[tuple[str, TreeUnit, str | None]]:
    """Give each unit with a name for the diagram and its parent's, each before those below it."""
    waiting: list[tuple[TreeUnit, str | None]] = [(root, None)]
    number = 0
    while waiting:
        unit, parent = waiting.pop()
        name = f"n{number}"
        number += 1
        yield name, unit, parent
        waiting += [(child, name) for child in reversed(unit.children)]


def _mermaid_text(text: str) -> str:
    """Return text without markup of Mermaid, Markdown or HTML."""
    return re.sub(r"[^\w ,.()+/åäöÅÄÖ–-]", lambda match: f"#{ord(match[0])};", printable(text))


def _dot_text(text: str) -> str:
    return printable(text).replace("\\", "\\\\").replace('"', '\\"')
