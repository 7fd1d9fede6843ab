"""Views as plain text, for pipes and files: columns lined up, no colours, no links."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from kela_graph import wording
from kela_graph.cli.output import one_line, plain_table
from kela_graph.facts import SIGN, legend, mark
from kela_graph.show import TreeUnit, View

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.facts import Fact
    from kela_graph.show import ParagraphView, Shown


def text(view: Shown, source: str, languages: Sequence[str]) -> str:
    """Return a view as lines of text, with the legend where it has a sign, and the documents.

    Args:
        view: the view.
        source: the documents that all of it was read from.
        languages: of the words between, best first.
    """
    if isinstance(view, TreeUnit):
        lines = [*_tree(view, ""), ""]
    else:
        lines = [*chain.from_iterable(_lines(each, languages) for each in pages(view))]
    return "".join(f"{one_line(line)}\n" for line in (*lines, *closing(view, source, languages)))


def pages(view: View | tuple[ParagraphView, ...]) -> Sequence[View | ParagraphView]:
    """Return the views, of several paragraphs one after the other."""
    return view if isinstance(view, tuple) else [view]


def beside(view: View | ParagraphView, languages: Sequence[str]) -> str:
    """Return what stands beside a title: of a paragraph the document's date, or that it has none."""
    return "" if isinstance(view, View) else view.date or wording.text("facts.undated", languages)


def texts(view: View | ParagraphView) -> Iterator[str]:
    """Give the texts below a title."""
    found = (view.definition, view.silence) if isinstance(view, View) else (view.paraphrase,)
    return filter(None, found)


def sections(view: View | ParagraphView, languages: Sequence[str] = ()) -> list[tuple[str, tuple[Fact, ...]]]:
    """Return the facts of a view in parts, each with its heading; below a heading they stand by subject."""
    if isinstance(view, View):
        return [("", view.facts)] if view.facts else []
    parts = (("bears", view.bears), ("completes", view.completes))
    found = [(key, part) for key, part in parts if part] or [("nothing", ())]
    return [(wording.text(f"show.{key}", languages), part) for key, part in found]


def remarks(view: View | ParagraphView, languages: Sequence[str]) -> list[str]:
    """Return what stands below the facts: notes, why facts are read so, the paragraphs before and after."""
    whys = dict.fromkeys(
        f"{SIGN} {fact.about if heading else fact.text}: {fact.why}"
        for heading, part in sections(view)
        for fact in part
        if fact.why
    )
    if isinstance(view, View):
        return [*view.notes, *whys]
    near = (("previous", view.previous), ("next", view.next))
    found = [(key, number) for key, number in near if number is not None]
    told = [wording.text(f"show.{key}", languages, number=number) for key, number in found]
    return [*whys, *([", ".join(told)] if told else [])]


def closing(view: Shown, source: str, languages: Sequence[str]) -> list[str]:
    """Return the last lines: the legend where the view has a sign, and the documents."""
    if isinstance(view, TreeUnit):
        signed = view.has_reading
    else:
        signed = any(fact.reading for page in pages(view) for _, part in sections(page) for fact in part)
    return [*([legend(languages)] if signed else []), source]


def _tree(unit: TreeUnit, indent: str) -> Iterator[str]:
    yield f"{indent}{unit.label} ({unit.type}){mark(unit.reading)}"
    for held in unit.held:
        yield f"{indent}  - {held.activity}: {held}{mark(held.reading)}"
    for child in unit.children:
        yield from _tree(child, indent + "  ")


def _lines(view: View | ParagraphView, languages: Sequence[str]) -> Iterator[str]:
    date = beside(view, languages)
    yield f"{view.label} ({date})" if date else view.label
    yield from (str(view.iri), *texts(view))
    for heading, part in sections(view, languages):
        yield from ("", heading) if heading else ("",)
        rows = [[f.topic, f.text + mark(f.reading), f.basis_label, f.source_label] for f in part]
        shown = [row[:3] for row in rows] if heading else rows
        lines = iter(plain_table([""] * (3 if heading else 4), shown).splitlines()[1:])
        for about, same in groupby(part, key=lambda fact: (fact.about, fact.subject)):
            if heading:
                yield f"  {about[0]}"
            yield from (f"    {next(lines)}" if heading else next(lines) for _ in same)
    yield from ("", *remarks(view, languages))
