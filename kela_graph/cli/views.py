"""Views for people: lined up in a pipe or file, with a tree, tables and links on a terminal."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING, Final, TypeAlias

from kela_graph import wording
from kela_graph.cli.output import BESIDE, MARK, NAME, Span, one_line, plain_table, styled
from kela_graph.facts import SIGN, legend, mark
from kela_graph.show import TreeUnit, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import Console, Group, RenderableType
    from rich.table import Table
    from rich.text import Text
    from rich.tree import Tree

    from kela_graph.facts import Fact
    from kela_graph.show import ParagraphView, Shown

    _Page: TypeAlias = View | ParagraphView
    #: A fact in columns: its topic, its text, its basis, its source.
    _Row: TypeAlias = tuple[Text, Text, Text, Text]

#: How many columns a level of the tree takes, and how far columns of a table are apart.
_LEVEL: Final = 4
_GAP: Final = 2

#: The least that the column of facts gets beside the columns of their sources.
_LEAST: Final = 30


def text(view: Shown, source: str, languages: Sequence[str]) -> str:
    """Return a view as plain lines, with the legend where it has a sign, and with its source documents."""
    if isinstance(view, TreeUnit):
        lines = [*_branch(view, ""), ""]
    else:
        lines = [*chain.from_iterable(_lines(page, languages) for page in _pages(view))]
    return "".join(f"{one_line(line)}\n" for line in (*lines, *_closing(view, source, languages)))


def show(view: Shown, source: str, languages: Sequence[str]) -> None:
    """Print a view on the terminal, with the same last lines."""
    from rich.console import Console

    console = Console(highlight=False)
    if isinstance(view, TreeUnit):
        console.print(_tree(view, languages, console.width))
        console.print()
    else:
        for page in _pages(view):
            _print(console, page, languages)
    for line in _closing(view, source, languages):
        _say(console, line)


def _pages(view: View | tuple[ParagraphView, ...]) -> Sequence[_Page]:
    return view if isinstance(view, tuple) else [view]


def _date(page: _Page, languages: Sequence[str]) -> str:
    """Return the date of a paragraph's document, or that it has none."""
    return "" if isinstance(page, View) else page.date or wording.text("facts.undated", languages)


def _texts(page: _Page) -> Iterator[str]:
    return filter(None, (page.definition, page.silence) if isinstance(page, View) else (page.paraphrase,))


def _sections(page: _Page, languages: Sequence[str] = ()) -> list[tuple[str, tuple[Fact, ...]]]:
    """Return the facts of a page in parts, each with its heading; below a heading they stand by subject."""
    if isinstance(page, View):
        return [("", page.facts)] if page.facts else []
    parts = (("bears", page.bears), ("completes", page.completes))
    found = [(key, part) for key, part in parts if part] or [("nothing", ())]
    return [(wording.text(f"show.{key}", languages), part) for key, part in found]


def _remarks(page: _Page, languages: Sequence[str]) -> list[str]:
    """Return what stands below the facts: notes, why facts are read so, the paragraphs before and after."""
    whys = dict.fromkeys(
        f"{SIGN} {fact.about if heading else fact.text}: {fact.why}"
        for heading, part in _sections(page)
        for fact in part
        if fact.why
    )
    if isinstance(page, View):
        return [*page.notes, *whys]
    near = (("previous", page.previous), ("next", page.next))
    told = [wording.text(f"show.{key}", languages, number=n) for key, n in near if n is not None]
    return [*whys, *([", ".join(told)] if told else [])]


def _closing(view: Shown, source: str, languages: Sequence[str]) -> list[str]:
    """Return the last lines: the legend where the view has a sign, and the documents."""
    if isinstance(view, TreeUnit):
        signed = view.has_reading
    else:
        signed = any(fact.reading for page in _pages(view) for _, part in _sections(page) for fact in part)
    placed = isinstance(view, TreeUnit) and view.has_parent_reading
    before = [f"{SIGN} {wording.text('show.place_is_read', languages)}"] if placed else []
    return [*([legend(languages)] if signed else []), *before, source]


# -- in a pipe ------------------------------------------------------------------------------------


def _branch(unit: TreeUnit, indent: str) -> Iterator[str]:
    yield f"{indent}{mark(unit.parent_reading)}{unit.label} ({unit.type}){mark(unit.type_reading)}"
    for held in unit.held:
        yield f"{indent}  - {held.activity}: {held}{mark(held.reading)}"
    for child in unit.children:
        yield from _branch(child, indent + "  ")


def _lines(page: _Page, languages: Sequence[str]) -> Iterator[str]:
    date = _date(page, languages)
    yield f"{page.label} ({date})" if date else page.label
    yield from (str(page.iri), *_texts(page))
    for heading, part in _sections(page, languages):
        yield from ("", heading) if heading else ("",)
        rows = [[f.topic, f.text + mark(f.reading), f.basis_label, f.source_label] for f in part]
        shown = [row[:3] for row in rows] if heading else rows
        lines = iter(plain_table([""] * (3 if heading else 4), shown).splitlines()[1:])
        for about, same in groupby(part, key=lambda fact: (fact.about, fact.subject)):
            if heading:
                yield f"  {about[0]}"
            yield from (f"    {next(lines)}" if heading else next(lines) for _ in same)
    yield from ("", *_remarks(page, languages))


# -- on a terminal --------------------------------------------------------------------------------


def _tree(unit: TreeUnit, languages: Sequence[str], width: int) -> Tree:
    """Return a unit with all below it; the width is what is left beside the guides."""
    from rich.text import Text
    from rich.tree import Tree

    name = styled(Span(mark(unit.parent_reading), MARK), Span(unit.label, NAME, unit.iri))
    count = f" · {wording.text('show.units', languages, number=unit.below)}" if unit.children else ""
    beside = styled(Span(unit.type, BESIDE), Span(mark(unit.type_reading), MARK), Span(count, BESIDE))
    # The type stands on a line of its own rather than broken.
    long = name.cell_len + _GAP + beside.cell_len > width >= beside.cell_len
    node = Tree(Text("\n" if long else " " * _GAP).join([name, beside]), guide_style=BESIDE)
    for held in unit.held:
        node.add(
            styled(Span(f"{held.activity}: ", "italic"), Span(str(held)), Span(mark(held.reading), MARK))
        )
    node.children += [_tree(child, languages, width - _LEVEL) for child in unit.children]
    return node


def _print(console: Console, page: _Page, languages: Sequence[str]) -> None:
    """Print a view of facts: its title, its texts, the facts and the remarks."""
    from rich.text import Text

    date = _date(page, languages)
    link = page.iri if isinstance(page, View) else page.address or page.iri
    console.print(styled(Span(page.label, NAME, link), Span(f"  {date}" if date else "", BESIDE)))
    console.print(styled(Span(page.iri, BESIDE, page.iri)))
    for each in _texts(page):
        console.print(Text(f"\n{one_line(each)}"))
    for heading, part in _sections(page, languages):
        console.print(Text(f"\n{heading}" if heading else "", "italic"))
        console.print(_facts(part, heading != "", console.width))
    console.print()
    for line in _remarks(page, languages):
        _say(console, line)


def _facts(found: Sequence[Fact], by_subject: bool, width: int) -> Group:
    """Return facts as a table, or as one below each subject with the columns of all lined up."""
    from rich.console import Group

    if not found:
        return Group()
    rows = [_row(fact, by_subject) for fact in found]
    columns, below = _columns(rows, width), iter(rows)
    if not by_subject:
        return Group(_table(rows, columns))
    parts: list[RenderableType] = []
    for (about, iri), same in groupby(found, key=lambda fact: (fact.about, fact.subject)):
        parts += [styled(Span(about, NAME, str(iri))), _table([next(below) for _ in same], columns)]
    return Group(*parts)


def _row(fact: Fact, by_subject: bool) -> _Row:
    """Return a fact in columns; below its subject it is indented, and needs no source."""
    source = None if by_subject else fact.source
    return (
        styled(Span("  " * by_subject + fact.topic, BESIDE)),
        styled(Span(fact.text, iri=next(iter(fact.terms), None)), Span(mark(fact.reading), MARK)),
        styled(Span(fact.basis_label, BESIDE)),
        styled(Span(source.label, BESIDE, source.link) if source else Span("")),
    )


def _columns(rows: Sequence[_Row], width: int) -> tuple[int, ...]:
    """Return how wide each column of facts is to be; only two where the source stands below the fact.

    It does where a column for it would leave too little to the facts, as on a narrow terminal.
    """
    topic, text, *beside = (max(cell.cell_len for cell in column) for column in zip(*rows, strict=True))
    topic = min(topic, width // 3)
    if not beside[1]:
        beside = [each for each in beside[:1] if each]
    left = width - topic - sum(beside) - _GAP * (1 + len(beside))
    if left >= min(text, _LEAST):
        return (topic, min(text, left), *beside)
    return (topic, max(width - topic - _GAP, 1))


def _table(rows: Sequence[_Row], columns: tuple[int, ...]) -> Table:
    """Return facts in columns, a topic once for all that it has."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, padding=(0, _GAP, 0, 0), pad_edge=False)
    for width in columns:
        table.add_column(width=width, overflow="fold")
    before = None
    for topic, text, *how in rows:
        first = Text() if topic == before else topic
        before = topic
        if len(columns) == 2:
            told = Text(" · ", BESIDE).join(part for part in how if part)
            table.add_row(first, Text("\n").join([text, told]) if told else text)
        else:
            table.add_row(first, text, *how[: len(columns) - 2])
    return table


def _say(console: Console, remark: str) -> None:
    """Print a remark: the sign at its start as everywhere, and further lines not below the sign."""
    from rich.table import Table
    from rich.text import Text

    line = one_line(remark)
    sign, rest = (SIGN, line[2:]) if line.startswith(f"{SIGN} ") else ("", line)
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_row(*([Text(sign, MARK)] if sign else []), Text(rest, BESIDE, overflow="fold"))
    console.print(grid)
