"""Views on a terminal: a tree, tables, colours and links, within its width.

Colours are few and read on dark and on light: names are bold, what stands beside them dim, the sign magenta.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from kela_graph import wording
from kela_graph.cli import output, plain
from kela_graph.facts import SIGN, mark
from kela_graph.show import TreeUnit, View
from kela_graph.text import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console, Group, RenderableType
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

    from kela_graph.facts import Fact
    from kela_graph.show import ParagraphView, Shown

#: A fact in columns: its topic, its text, its basis, its source.
_Row: TypeAlias = "tuple[str, Text, str, Text]"

#: How each part looks.
NAME: Final = "bold"
BESIDE: Final = "dim"
MARK: Final = "bold magenta"

#: How many columns a level of the tree takes, and how far columns of a table are apart.
_LEVEL: Final = 4
_GAP: Final = 2

#: The least that the column of facts gets beside the columns of their sources.
_LEAST: Final = 30


def show(view: Shown, source: str, languages: Sequence[str]) -> None:
    """Print a view on the terminal.

    Args:
        view: the view.
        source: the documents that all of it was read from.
        languages: of the words between, best first.
    """
    from rich.console import Console

    console = Console(highlight=False)
    if isinstance(view, TreeUnit):
        console.print(_tree(view, languages, console.width))
        console.print()
    else:
        for each in plain.pages(view):
            _show(console, each, languages)
    for line in plain.closing(view, source, languages):
        _say(console, line)


def signed(text: Text, reading: bool) -> Text:
    """Return a text with the sign behind it where it is a reading."""
    from rich.text import Text

    return Text.assemble(text, (mark(reading), MARK))


def _tree(unit: TreeUnit, languages: Sequence[str], width: int) -> Tree:
    """Return a unit with all below it; the width is what is left right of the guides."""
    from rich.text import Text
    from rich.tree import Tree

    node = Tree(_heading(unit, languages, width), guide_style=BESIDE)
    for held in unit.held:
        line = Text.assemble((f"{output.one_line(held.activity)}: ", "italic"), output.one_line(str(held)))
        node.add(signed(line, held.reading))
    for child in unit.children:
        node.children.append(_tree(child, languages, width - _LEVEL))
    return node


def _heading(unit: TreeUnit, languages: Sequence[str], width: int) -> Text:
    """Return a unit's name, type and size: the type on a line of its own rather than broken."""
    from rich.text import Text

    count = f" · {wording.text('show.units', languages, number=unit.below)}" if unit.children else ""
    beside = output.one_line(unit.type) + count
    name = output.one_line(unit.label)
    long = display_width(name) + _GAP + display_width(beside) + len(SIGN)
    apart = "\n" if long > width >= display_width(beside) + len(SIGN) else " " * _GAP
    text = Text.assemble(output.linked(name, unit.iri, NAME), apart, (output.one_line(unit.type), BESIDE))
    return Text.assemble(signed(text, unit.reading), (count, BESIDE))


def _show(console: Console, view: View | ParagraphView, languages: Sequence[str]) -> None:
    """Print a view of facts: its title, its texts, the facts and the remarks."""
    from rich.text import Text

    title = output.linked(output.one_line(view.label), view.iri, NAME)
    date = plain.beside(view, languages)
    console.print(Text.assemble(title, (f"  {output.one_line(date)}" if date else "", BESIDE)))
    console.print(output.linked(output.one_line(view.iri), view.iri, BESIDE))
    for text in plain.texts(view):
        console.print(Text(f"\n{output.one_line(text)}"))
    for heading, part in plain.sections(view, languages):
        console.print(Text(f"\n{heading}" if heading else "", "italic"))
        console.print(_facts(part, heading != "", console.width))
    console.print()
    for line in plain.remarks(view, languages):
        _say(console, line)


def _facts(found: Sequence[Fact], by_subject: bool, width: int) -> Group:
    """Return facts as a table, or as one below each subject with the columns of all lined up."""
    from rich.console import Group
    from rich.text import Text

    rows = [_row(fact) for fact in found]
    if not by_subject:
        return Group(_table(rows, _columns(rows, width)))
    rows = [(f"  {topic}", value, basis, Text()) for topic, value, basis, _ in rows]
    columns, below = _columns(rows, width), iter(rows)
    parts: list[RenderableType] = []
    for (about, iri), same in groupby(found, key=lambda fact: (fact.about, fact.subject)):
        parts.append(output.linked(output.one_line(about), str(iri), NAME))
        parts.append(_table([next(below) for _ in same], columns))
    return Group(*parts)


def _row(fact: Fact) -> _Row:
    value = output.linked(output.one_line(fact.text), next(iter(fact.terms), None))
    page = fact.source.iri if fact.source else None
    source = output.linked(output.one_line(fact.source_label), page, BESIDE)
    return fact.topic, signed(value, fact.reading), fact.basis_label, source


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
    if line.startswith(f"{SIGN} "):
        line = line.removeprefix(f"{SIGN} ")
        grid.add_row(Text(SIGN, MARK), Text(line, BESIDE, overflow="fold"))
    else:
        grid.add_row(Text(line, BESIDE, overflow="fold"))
    console.print(grid)
