"""Options that several commands share, what they complete to in a shell, and the graph that they name."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeAlias

import click
from click.core import ParameterSource
from click.shell_completion import CompletionItem

import kela_graph
from kela_graph import wording
from kela_graph.errors import InputError, ToolError
from kela_graph.folder import open_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rdflib import Dataset

    from kela_graph.cache import Kept
    from kela_graph.folder import Folder
    from kela_graph.rdf.inference import Reasoner

    _Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

#: How many values of a parameter a shell is offered.
_OFFERED = 200


def root_of(context: click.Context, root: str | None) -> str | None:
    """Return the folder that is named after the command, or else before it."""
    found: str | None = root if root is not None else context.find_root().params.get("root")
    return found


root_option = click.option(
    "--root",
    metavar="DIR",
    callback=lambda context, _, root: root_of(context, root),
    envvar="KELA_GRAPH_ROOT",
    type=click.Path(),
    help="The dataset folder; by default Kela's, which the program brings.  [env: KELA_GRAPH_ROOT]",
)

lang_option = click.option(
    "--lang",
    metavar="TAG",
    callback=lambda _, __, lang: None if lang is None else wording.tag(lang),
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
    """A command whose help has its options in groups by their heads; those of no group come last."""

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


def command(*examples: str, **how: Any) -> Callable[[Callable[..., Any]], click.Command]:
    """Return what makes a function a command, whose help ends with examples."""
    lines = "".join(f"  kela-graph {each}\n" for each in examples)
    return click.command(epilog=f"\b\nExamples:\n{lines}", **how)


def format_option(names: list[str], default: str | None = None) -> _Decorator:
    """Return the option that chooses the form of a result."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(names),
        default=default,
        show_default=default is not None,
        help="The form of the result.",
    )


def order_option(names: Sequence[str], what: str) -> _Decorator:
    """Return the option that chooses the order of units, the first of some by default."""
    return click.option(
        "--order",
        type=click.Choice(names),
        help=f"How {what} are sorted: as the source lists them (the default), by type, or by name in the "
        "language's alphabet, as in --order name.",
    )


def timeout_option(text: str, default: float | None = None) -> _Decorator:
    """Return the option that limits how long something may take."""
    return click.option(
        "--timeout",
        metavar="SECONDS",
        type=click.FloatRange(min=0, min_open=True),
        default=default,
        show_default=default is not None,
        help=text,
    )


def note(text: str) -> None:
    """Print a note for the user on standard error."""
    click.echo(f"kela-graph: {text}", err=True)


def complete_query(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the names of questions, each with its summary."""
    from kela_graph.queries import library

    try:
        found = library(open_folder(root_of(context, context.params.get("root"))))
    except InputError:
        return []
    return [
        CompletionItem(name, help=query.header["summary"])
        for name, query in found.items()
        if name.startswith(incomplete)
    ]


def complete_parameter(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the parameters of the question, and the names that a resource parameter may have."""
    from kela_graph import graph, terms
    from kela_graph.queries import find_query

    try:
        folder = open_folder(root_of(context, context.params.get("root")))
        # Before an option that still lacks its value, click has not yet separated arguments from the rest.
        asked = context.params.get("name") or next(iter(context.args), "")
        query = find_query(asked, folder)
        name, equals, begun = incomplete.partition("=")
        if not equals:
            return [CompletionItem(f"{p.name}=") for p in query.parameters if p.name.startswith(name)]
        kind = next((p.kind for p in query.parameters if p.name == name), None)
        if kind is None or kind in terms.LITERALS:
            return []
        slugs = terms.slugs(graph.read(folder), kind)
    except InputError:
        return []
    return [CompletionItem(f"{name}={slug}") for slug in slugs if slug.startswith(begun)][:_OFFERED]


@dataclass(frozen=True, slots=True)
class Source:
    """The graph that a command asks: that of a folder, Kela's where none is named, or of a server's address.

    The store is the folder where it is kept on disk. The time is of one request to a server, in seconds.
    """

    root: str | None
    infer: bool
    reasoner: Reasoner
    store: str | None = None
    endpoint: str | None = None
    timeout: float | None = None

    @property
    def options(self) -> str:
        """The options that name the graph, each after a space, as another command that asks it needs them."""
        named = {"--root": self.root, "--store": self.store, "--endpoint": self.endpoint}
        words = [word for name, value in named.items() if value for word in (name, value)]
        return "".join(f" {shlex.quote(word)}" for word in (*words, *([] if self.infer else ["--no-infer"])))

    def folder(self) -> Folder:
        """Return the dataset folder, whose questions the library holds."""
        return open_folder(self.root)

    def dataset(self) -> Dataset:
        """Return the graph."""
        if self.endpoint is not None:
            return kela_graph.connect(self.endpoint, root=self.root, timeout=self.timeout or 30)
        if self.store is not None:
            return self.kept(self.store).dataset
        return kela_graph.load(self.root, infer=self.infer, reasoner=self.reasoner)

    def kept(self, store: str, **how: Any) -> Kept:
        """Return the graph as it is kept on disk, loaded where the files have changed; see `cache.keep`."""
        from kela_graph.cache import keep

        return keep(self.folder(), store, infer=self.infer, reasoner=self.reasoner, note=note, **how)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that say where the graph is, and it one parameter ``source`` of them."""
    return timeout_option("How long one request to a server may take.", 30)(place_options(command))


def place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Do the same for a command with a time limit of its own."""

    @infer_option
    @reasoner_option
    @root_option
    @store_option
    @endpoint_option
    @wraps(command)
    def with_source(*, store: str | None, endpoint: str | None, **others: Any) -> Any:
        given = {name: others.pop(name) for name in ("root", "infer", "reasoner", "timeout")}
        store, endpoint = _one_place(store, endpoint)
        try:
            return command(source=Source(**given, store=store, endpoint=endpoint), **others)
        except RuntimeError as error:
            # Oxigraph's word for a block of the database whose checksum is wrong.
            if store is None or not str(error).startswith("Corruption"):
                raise
            raise ToolError(
                f"{store}: is damaged: {error}: `kela-graph load --store {store}` finds that and "
                "loads the graph again"
            ) from None

    return with_source


def _one_place(store: str | None, endpoint: str | None) -> tuple[str | None, str | None]:
    """Return the store or the endpoint, not both: an option beats the environment."""
    of = click.get_current_context().get_parameter_source
    names = ("store", "endpoint", "infer", "reasoner")
    given = {name for name in names if of(name) == ParameterSource.COMMANDLINE}
    if store is not None and endpoint is not None and ("store" in given) == ("endpoint" in given):
        raise click.UsageError("the graph is in a folder or at a server: name one of --store and --endpoint")
    if endpoint is None or (store is not None and "store" in given):
        return store, None
    if given & {"infer", "reasoner"}:
        option = "--infer and --no-infer" if "infer" in given else "--reasoner"
        raise click.UsageError(f"{option}: what was published at the server decides: leave it out")
    return None, endpoint
