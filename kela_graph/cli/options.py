"""Options that several commands share, and what they complete to in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from kela_graph.errors import InputError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from click.shell_completion import CompletionItem

_Command = TypeVar("_Command", bound="Callable[..., Any] | click.Command")

#: How many values of a parameter a shell is offered.
_OFFERED = 200

root_option = click.option(
    "--root",
    metavar="DIR",
    envvar="KELA_GRAPH_ROOT",
    type=click.Path(),
    help="The dataset folder; Kela's, which the program brings, unless told.  [env: KELA_GRAPH_ROOT]",
)

lang_option = click.option(
    "--lang",
    metavar="TAG",
    help="The language of labels, such as fi, sv or en; the dataset's own order follows it.",
)

infer_option = click.option(
    "--infer/--no-infer",
    default=True,
    help="Add what follows by OWL 2 RL (the default); without it, answers that rest on it lack rows.",
)

reasoner_option = click.option(
    "--reasoner",
    type=click.Choice(["rl", "owlrl"]),
    default="rl",
    show_default=True,
    help="What infers: the program's own engine, or the package owlrl, slow and independent.",
)

store_option = click.option(
    "--store",
    metavar="DIR",
    envvar="KELA_GRAPH_STORE",
    type=click.Path(),
    help="Keep the loaded graph in a folder on disk, and open it from there at once while the files are "
    "unchanged.  [env: KELA_GRAPH_STORE]",
)

endpoint_option = click.option(
    "--endpoint",
    metavar="URL",
    envvar="KELA_GRAPH_ENDPOINT",
    help="Ask the graph that was published at a SPARQL 1.1 server: its address for queries. A login is "
    "taken from KELA_GRAPH_USER and KELA_GRAPH_PASSWORD, or from .netrc.  [env: KELA_GRAPH_ENDPOINT]",
)


output_option = click.option(
    "-o",
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(),
    help="Write to a file, whole or not at all, instead of standard output.",
)


class Grouped(click.Command):
    """A command whose help has its options in groups; those of no group come last.

    Attributes:
        groups: the names of parameters, by the head of their group.
    """

    def __init__(self, *args: Any, groups: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups = groups

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, group by group."""
        every = [each for each in self.get_params(ctx) if isinstance(each, click.Option)]
        records = {each.name: each.get_help_record(ctx) for each in every}
        for head, names in self.groups.items():
            with formatter.section(head):
                formatter.write_dl([found for name in names if (found := records.pop(name))])
        with formatter.section("Other options"):
            formatter.write_dl([found for found in records.values() if found])


def format_option(names: list[str], default: str | None = None) -> Callable[[_Command], _Command]:
    """Return the option that chooses the form of a result."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=default,
        show_default=default is not None,
        help="The form of the result.",
    )


def timeout_option(text: str, default: float | None = None) -> Callable[[_Command], _Command]:
    """Return the option that limits how long something may take."""
    return click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True),
        default=default,
        show_default=default is not None,
        help=text,
    )


def root_of(context: click.Context, root: str | None) -> str | None:
    """Return the folder that was named, after the command or before it."""
    found: str | None = root if root is not None else context.find_root().params.get("root")
    return found


def note(text: str) -> None:
    """Tell what a user should know beside the result."""
    click.echo(f"kela-graph: {text}", err=True)


def complete_query(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of questions, each with its summary."""
    from click.shell_completion import CompletionItem

    from kela_graph.queries import library

    try:
        found = library(open_folder(_root_so_far(context)))
    except InputError:
        return []
    return [
        CompletionItem(name, help=query.header["summary"])
        for name, query in found.items()
        if name.startswith(incomplete)
    ]


def complete_parameter(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the parameters of the question, and the names that a resource parameter may have."""
    from click.shell_completion import CompletionItem

    from kela_graph import graph, terms
    from kela_graph.queries import find_query
    from kela_graph.queries.header import LITERALS

    try:
        folder = open_folder(_root_so_far(context))
        # Before an option that still lacks its value, click has not yet told arguments from the rest.
        asked = context.params.get("name") or next(iter(context.args), "")
        query = find_query(asked, folder)
        name, equals, begun = incomplete.partition("=")
        if not equals:
            return [CompletionItem(f"{p.name}=") for p in query.parameters if p.name.startswith(name)]
        kind = next((p.kind for p in query.parameters if p.name == name), None)
        if kind is None or kind in LITERALS:
            return []
        slugs = terms.slugs(graph.read(folder), kind)
    except InputError:
        return []
    return [CompletionItem(f"{name}={slug}") for slug in slugs if slug.startswith(begun)][:_OFFERED]


def _root_so_far(context: click.Context) -> str | None:
    return root_of(context, context.params.get("root"))
