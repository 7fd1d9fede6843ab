"""Views as plain text, for pipes and files: columns lined up, no colours, no links."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from kela_graph import show as views
from kela_graph import wording
from kela_graph.cli.output import one_line, plain_table
from kela_graph.cli.reading import LEGEND, READING, mark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.cli.screen import Shown


def text(view: Shown, source: str, languages: Sequence[str]) -> str:
    """Return a view as lines of text, with the legend where it has a sign, and the documents.

    Args:
        view: what to show.
        source: the documents that all of it was read from.
        languages: of the words between, best first.
    """
    if isinstance(view, views.TreeUnit):
        lines = [*_tree(view, ""), ""]
    elif isinstance(view, views.View):
        lines = [*_view(view)]
    else:
        lines = [*chain.from_iterable(_paragraph(each, languages) for each in view)]
    legend = [LEGEND] if has_reading(view) else []
    return "".join(f"{one_line(line)}\n" for line in (*lines, *legend, source))


def has_reading(view: Shown) -> bool:
    """Whether a view has anything that is marked as read."""
    if isinstance(view, views.TreeUnit):
        below = any(map(has_reading, view.children))
        return below or view.reading or any(held.reading for held in view.held)
    return any(fact.reading for fact in facts(view))


def facts(view: views.View | tuple[views.ParagraphView, ...]) -> list[views.Fact]:
    """Return every fact of a view."""
    if isinstance(view, views.View):
        return [*view.facts]
    return [statement.fact for each in view for statement in (*each.bears, *each.completes)]


def whys(view: views.View | views.ParagraphView) -> list[str]:
    """Return why facts are read as they are, each reason once; of a paragraph's, by what they are about."""
    if isinstance(view, views.View):
        found = [(fact.text, fact.why) for fact in view.facts]
    else:
        found = [(each.subject.label, each.fact.why) for each in (*view.bears, *view.completes)]
    return [*dict.fromkeys(f"{READING} {about}: {why}" for about, why in found if why)]


def held(found: views.Held) -> str:
    """Return what a unit does by one activity, as a list; three dots where the source gives examples."""
    return ", ".join(found.tasks) + (", …" if found.example else "")


def neighbours(view: views.ParagraphView, languages: Sequence[str]) -> str:
    """Return the numbers of the paragraphs before and after one."""
    found = (("previous", view.previous), ("next", view.next))
    return ", ".join(views.say(name, languages, number) for name, number in found if number is not None)


def sections(
    view: views.ParagraphView, languages: Sequence[str]
) -> list[tuple[str, Sequence[views.Statement]]]:
    """Return what rests on a paragraph, each part under its heading; a heading alone where nothing does."""
    parts = (("bears", view.bears), ("completes", view.completes))
    return [(views.say(name, languages), part) for name, part in parts if part] or [
        (views.say("nothing", languages), ())
    ]


def _tree(unit: views.TreeUnit, indent: str) -> Iterator[str]:
    yield f"{indent}{unit.label} ({unit.type}){mark(unit.reading)}"
    for each in unit.held:
        yield f"{indent}  - {each.activity}: {held(each)}{mark(each.reading)}"
    for child in unit.children:
        yield from _tree(child, indent + "  ")


def _view(view: views.View) -> Iterator[str]:
    yield from (view.label, str(view.iri))
    yield from (each for each in (view.definition, view.silence) if each)
    if view.facts:
        yield ""
    yield from _lines([_row(fact) for fact in view.facts])
    yield ""
    yield from (*view.notes, *whys(view))


def _paragraph(view: views.ParagraphView, languages: Sequence[str]) -> Iterator[str]:
    yield f"{view.label} ({view.date or wording.text('facts.undated', languages)})"
    yield str(view.iri)
    if view.paraphrase:
        yield view.paraphrase
    for heading, found in sections(view, languages):
        yield from ("", heading)
        lines = iter(_lines([_row(each.fact)[:3] for each in found]))
        subject = None
        for each in found:
            if each.subject != subject:
                yield f"  {each.subject.label}"
            subject = each.subject
            yield f"    {next(lines)}"
    yield ""
    yield from whys(view)
    yield from filter(None, [neighbours(view, languages)])


def _row(fact: views.Fact) -> list[str]:
    return [fact.topic, fact.text + mark(fact.reading), fact.basis, fact.source]


def _lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return rows lined up in columns, without heads."""
    return plain_table([""] * len(rows[0]), rows).splitlines()[1:] if rows else []
