"""``kela-graph show``: the organisation as a tree, or all about one unit."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kela_graph import views
from kela_graph.cli import options, output
from kela_graph.cli.source import source_options
from kela_graph.graph import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.cli.source import Source

#: The sign of what is read from the source and not stated by it, and what it means.
READING = "*"
LEGEND = f"{READING} read from a name or from context, not stated: kela-graph query readings says why"


@click.command(
    epilog="""\b
Examples:
  kela-graph show
  kela-graph show perintäkeskus --lang en
"""
)
@click.argument("unit", required=False)
@options.format_option(["text", "json"], "text")
@options.lang_option
@options.output_option
@source_options
def show(
    unit: str | None,
    form: str,
    lang: str | None,
    target: str | None,
    source: Source,
) -> None:
    """Show the whole organisation, or all that is known of UNIT and where each thing is said.

    UNIT is an IRI, a prefixed name, the last part of an IRI, or a name in any language.
    """
    dataset = source.dataset()
    origin = views.source_line(dataset, describe(dataset).language_order(lang))
    view = views.tree(dataset, lang) if unit is None else views.unit(dataset, unit, lang)
    if form == "json":
        data = {**asdict(view), "source": origin}
        output.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n", target)
    elif isinstance(view, views.TreeUnit):
        _show_tree(view, origin, target)
    else:
        _show_unit(view, origin, target)


def _show_tree(tree: views.TreeUnit, source: str, target: str | None) -> None:
    if target is None and output.is_terminal():
        _print_tree(tree, source)
        return
    lines = [*_tree_lines(tree, ""), "", LEGEND, source]
    output.write("".join(f"{output.printable(line)}\n" for line in lines), target)


def _tree_lines(unit: views.TreeUnit, indent: str) -> Iterator[str]:
    yield f"{indent}{unit.label} ({unit.type}){_mark(unit.reading)}"
    for held in unit.held:
        yield f"{indent}  - {_held(held)}"
    for child in unit.children:
        yield from _tree_lines(child, indent + "  ")


def _print_tree(tree: views.TreeUnit, source: str) -> None:
    from rich.console import Console
    from rich.text import Text
    from rich.tree import Tree

    def branch(unit: views.TreeUnit) -> Tree:
        node = Tree(
            Text.assemble(
                (output.printable(unit.label), "bold"),
                (f"  {output.printable(unit.type)}", "dim"),
                (_mark(unit.reading), "yellow"),
            ),
            guide_style="dim",
        )
        for held in unit.held:
            node.add(Text(output.printable(_held(held)), "cyan"))
        for child in unit.children:
            node.children.append(branch(child))
        return node

    console = Console()
    console.print(branch(tree))
    console.print(Text(f"\n{LEGEND}\n{source}", "dim"))


def _show_unit(view: views.UnitView, source: str, target: str | None) -> None:
    if target is None and output.is_terminal():
        _print_unit(view, source)
        return
    rows = [[f.topic, f.text + _mark(f.reading), f.basis, f.source] for f in view.facts]
    lines = [view.label, str(view.iri), ""]
    tail = [*_remarks(view), LEGEND, source]
    text = "\n".join([*map(output.printable, lines), output.plain_table(["", "", "", ""], rows).lstrip()])
    output.write(text + "\n" + "".join(f"{output.printable(line)}\n" for line in tail), target)


def _print_unit(view: views.UnitView, source: str) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console()
    console.print(Text(output.printable(view.label), "bold"), Text(f"\n{view.iri}", "dim"), sep="")
    rows = [[f.topic, f.text + _mark(f.reading), f.basis, f.source] for f in view.facts]
    output.rich_table(["", "", "", ""], rows)
    console.print(Text("\n".join(map(output.printable, [*_remarks(view), LEGEND, source])), "dim"))


def _remarks(view: views.UnitView) -> list[str]:
    whys = dict.fromkeys(f"{READING} {fact.text}: {fact.why}" for fact in view.facts if fact.why)
    below = [f"below it: {', '.join(view.below)}"] if view.below else []
    return [*below, *view.notes, *whys]


def _held(held: views.Held) -> str:
    tasks = ", ".join(held.tasks) + (", …" if held.example else "")
    return f"{held.activity}: {tasks}{_mark(held.reading)}"


def _mark(reading: bool) -> str:
    return READING if reading else ""
