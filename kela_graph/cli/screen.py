"""Views on a terminal: a tree, tables, colours and links, within its width.

Colours are few and read on dark and on light: names are bold, what stands beside them dim, the sign magenta.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from kela_graph import show as views
from kela_graph import wording
from kela_graph.cli import output, plain
from kela_graph.cli.reading import LEGEND, READING
from kela_graph.text import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, Group, RenderableType
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

#: What can be shown.
Shown: TypeAlias = "views.TreeUnit | views.View | tuple[views.ParagraphView, ...]"

#: A fact in columns: its topic, its text, its basis, its source.
_Row: TypeAlias = "tuple[str, Text, str, Text]"

#: How each part looks.
NAME: Final = "bold"
BESIDE: Final = "dim"
SIGN: Final = "bold magenta"

#: How many columns a level of the tree takes, and how far columns of a table are apart.
_LEVEL: Final = 4
_GAP: Final = 2

#: The least that the column of facts gets beside the columns of their sources.
_LEAST: Final = 30


def show(view: Shown, source: str, languages: Sequence[str]) -> None:
    """Print a view on the terminal.

    Args:
        view: what to show.
        source: the documents that all of it was read from.
        languages: of the words between, best first.
    """
    from rich.console import Console

    console = Console(highlight=False)
    if isinstance(view, views.TreeUnit):
        console.print(_tree(view, languages, console.width))
        console.print()
    elif isinstance(view, views.View):
        _show_view(console, view)
    else:
        for each in view:
            _show_paragraph(console, each, languages)
    if plain.has_reading(view):
        _say(console, LEGEND)
    _say(console, source)


def signed(text: Text, reading: bool) -> Text:
    """Return a text with the sign behind it where it is a reading."""
    from rich.text import Text

    return Text.assemble(text, (READING, SIGN)) if reading else text


def _tree(unit: views.TreeUnit, languages: Sequence[str], width: int) -> Tree:
    """Return a unit with all below it; the width is what is left right of the guides."""
    from rich.text import Text
    from rich.tree import Tree

    node = Tree(_heading(unit, languages, width), guide_style=BESIDE)
    for held in unit.held:
        line = Text.assemble(
            (f"{output.one_line(held.activity)}: ", "italic"), output.one_line(plain.held(held))
        )
        node.add(signed(line, held.reading))
    for child in unit.children:
        node.children.append(_tree(child, languages, width - _LEVEL))
    return node


def _heading(unit: views.TreeUnit, languages: Sequence[str], width: int) -> Text:
    """Return a unit's name, type and size: the type on a line of its own rather than broken."""
    from rich.text import Text

    count = f" · {views.counted(unit.below, languages)}" if unit.children else ""
    beside = output.one_line(unit.type) + count
    name = output.one_line(unit.label)
    long = display_width(name) + _GAP + display_width(beside) + len(READING)
    apart = "\n" if long > width >= display_width(beside) + len(READING) else " " * _GAP
    text = Text.assemble(output.linked(name, unit.iri, NAME), apart, (output.one_line(unit.type), BESIDE))
    return Text.assemble(signed(text, unit.reading), (count, BESIDE))


def _show_view(console: Console, view: views.View) -> None:
    from rich.text import Text

    console.print(output.linked(output.one_line(view.label), view.iri, NAME))
    console.print(output.linked(output.one_line(view.iri), view.iri, BESIDE))
    for text in (view.definition, view.silence):
        if text:
            console.print(Text(f"\n{output.one_line(text)}"))
    console.print()
    rows = [(fact.topic, _value(fact), fact.basis, _source(fact)) for fact in view.facts]
    console.print(_table(rows, _columns(rows, console.width)))
    console.print()
    for text in view.notes:
        _say(console, text)
    for why in plain.whys(view):
        _say(console, why)


def _show_paragraph(console: Console, view: views.ParagraphView, languages: Sequence[str]) -> None:
    from rich.text import Text

    date = view.date or wording.text("facts.undated", languages)
    console.print(
        Text.assemble(
            output.linked(output.one_line(view.label), view.iri, NAME), (f"  {output.one_line(date)}", BESIDE)
        )
    )
    console.print(output.linked(output.one_line(view.iri), view.iri, BESIDE))
    if view.paraphrase:
        console.print(Text(f"\n{output.one_line(view.paraphrase)}"))
    for heading, found in plain.sections(view, languages):
        console.print(Text(f"\n{heading}", "italic"))
        console.print(_by_subject(found, console.width))
    console.print()
    for why in plain.whys(view):
        _say(console, why)
    if around := plain.neighbours(view, languages):
        _say(console, around)


def _value(fact: views.Fact) -> Text:
    return signed(output.linked(output.one_line(fact.text), fact.iri), fact.reading)


def _source(fact: views.Fact) -> Text:
    return output.linked(output.one_line(fact.source), fact.source_iri, BESIDE)


def _by_subject(found: Sequence[views.Statement], width: int) -> Group:
    """Return facts below what they are about, their columns lined up through all of them."""
    from rich.console import Group
    from rich.text import Text

    rows = [(f"  {each.fact.topic}", _value(each.fact), each.fact.basis, Text()) for each in found]
    columns = _columns(rows, width)
    parts: list[RenderableType] = []
    for subject, pairs in groupby(zip(found, rows, strict=True), key=lambda pair: pair[0].subject):
        parts.append(output.linked(output.one_line(subject.label), subject.iri, NAME))
        parts.append(_table([row for _, row in pairs], columns))
    return Group(*parts)


def _columns(rows: Sequence[_Row], width: int) -> tuple[int, ...]:
    """Return how wide each column of facts is to be; only two where the source stands below the fact.

    It does where a column for it would leave too little to the facts, as on a narrow terminal.
    """
    wanted = [
        max((cells(row) for row in rows), default=0)
        for cells in (
            lambda row: display_width(row[0]),
            lambda row: row[1].cell_len,
            lambda row: display_width(row[2]),
            lambda row: row[3].cell_len,
        )
    ]
    topic = min(wanted[0], width // 3)
    beside = wanted[2:] if wanted[3] else [each for each in wanted[2:3] if each]
    left = width - topic - sum(beside) - _GAP * (1 + len(beside))
    if left >= min(wanted[1], _LEAST):
        return (topic, min(wanted[1], left), *beside)
    return (topic, max(width - topic - _GAP, 1))


def _table(rows: Sequence[_Row], columns: tuple[int, ...]) -> Table:
    """Return facts in columns, a topic once for all that it has."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in columns:
        table.add_column(width=width, overflow="fold")
    before = None
    for topic, text, basis, source in rows:
        first = Text("" if topic == before else output.one_line(topic), BESIDE)
        before = topic
        how = [Text(output.one_line(basis), BESIDE), source]
        if len(columns) == 2:
            told = Text(" · ", BESIDE).join(part for part in how if part)
            table.add_row(first, Text("\n").join([text, told]) if told else text)
        else:
            table.add_row(first, text, *how[: len(columns) - 2])
    return table


def _say(console: Console, text: str) -> None:
    """Print a remark: the sign at its start as everywhere, and no line below the sign."""
    from rich.table import Table
    from rich.text import Text

    line = output.one_line(text)
    grid = Table.grid(padding=(0, 1, 0, 0))
    if line.startswith(f"{READING} "):
        line = line.removeprefix(f"{READING} ")
        grid.add_row(Text(READING, SIGN), Text(line, BESIDE, overflow="fold"))
    else:
        grid.add_row(Text(line, BESIDE, overflow="fold"))
    console.print(grid)
