"""``kela-graph show``: the organisation as a tree, or all about one unit, task, place or paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import click

from kela_graph.cli import options, output, views
from kela_graph.errors import InputError
from kela_graph.names import Names
from kela_graph.show import ORDERS, View, paragraphs, place, task, thing, tree, unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from rdflib import Dataset

    from kela_graph.cli.options import Source
    from kela_graph.show import Shown

#: What a name may be said to be, before it.
_VIEWS: Final[dict[str, Callable[..., View]]] = {"place": place, "task": task, "unit": unit}
_PARAGRAPH: Final = "paragraph"


@options.command(
    "show",
    "show --order name",
    "show perintäkeskus --lang en",
    "show task viestintä",
    "show paragraph 13 --lang sv",
    "show place jyväskylä",
)
@click.argument("what", nargs=-1, metavar="[[unit|task|place] NAME | paragraph NUMBER]")
@click.option("--document", metavar="NAME", help="Of which document a paragraph is; by default of all.")
@options.order_option(ORDERS, "the units of the whole organisation")
@options.format_option(["text", "json"], "text")
@options.lang_option
@options.output_option
@options.source_options
def show(
    what: tuple[str, ...],
    document: str | None,
    order: str | None,
    form: str,
    lang: str | None,
    target: str | None,
    source: Source,
) -> None:
    """Show the whole organisation, or all that is known of one thing and where each fact is said.

    NAME is an IRI, a prefixed name, the last part of an IRI, or a name or its inflected form in any language.
    Without a word before it, it is a unit; else a task, a place, or whatever has that name. The word may also
    be the name of a class in any language, as in show kappale 13 and show post pääjohtaja.
    """
    dataset = source.dataset()
    if order is not None and what:
        raise InputError("--order is for the tree of the whole organisation: write show --order ORDER")
    view = _view(dataset, what, document, lang) if what else tree(dataset, lang, order or ORDERS[0])
    if document is not None and not isinstance(view, tuple):
        raise InputError("--document is for a paragraph: write show paragraph NUMBER --document NAME")
    names = Names.of(dataset, lang)
    if form == "json":
        data = (
            {"paragraphs": [each.as_json() for each in view]} if isinstance(view, tuple) else view.as_json()
        )
        output.write_json({**data, "source": names.source_line()}, target)
        return
    origin = names.source_line(addresses=True)
    if output.is_terminal(target):
        views.show(view, origin, names.languages)
    else:
        output.write(views.text(view, origin, names.languages), target)


def _view(dataset: Dataset, what: tuple[str, ...], document: str | None, lang: str | None) -> Shown:
    """Return the view that words ask for."""
    kind = what[0] if what and what[0] in (*_VIEWS, _PARAGRAPH) else None
    name = " ".join(what[1:] if kind else what)
    if kind is None:
        return thing(dataset, name, lang, document)
    if not name.strip():
        wanted = "NUMBER" if kind == _PARAGRAPH else "NAME"
        raise InputError(
            f"show {kind} asks for more: write show {kind} {wanted}; a unit of that name is show unit {kind}"
        )
    return (
        paragraphs(dataset, name, document, lang) if kind == _PARAGRAPH else _VIEWS[kind](dataset, name, lang)
    )
