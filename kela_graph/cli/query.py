"""``kela-graph query``: ask a question of the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kela_graph import formats, queries, terms
from kela_graph.cli import options, output
from kela_graph.errors import InputError
from kela_graph.names import Names
from kela_graph.text import display_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rdflib.term import Node

    from kela_graph.cli.options import Source


@options.command(
    "query units --lang sv",
    "query responsibilities -p unit=yhteyskeskus --format csv",
    "query who-is-responsible -p task=viestintä --print-sparql",
)
@click.argument("name", shell_complete=options.complete_query)
@click.option(
    "-p",
    "--parameter",
    "parameters",
    metavar="NAME=VALUE",
    multiple=True,
    shell_complete=options.complete_parameter,
    help="What the question asks for: an IRI, a prefixed name, the last part of an IRI, or a name in "
    "any language.",
)
@options.format_option(list(dict.fromkeys([*formats.names("rows"), *formats.names("graph")])))
@options.lang_option
@click.option("--limit", type=click.IntRange(min=1), metavar="N", help="At most so many rows.")
@click.option(
    "--print-sparql", is_flag=True, help="Print the query that is asked, for any SPARQL 1.1 server."
)
@click.option("--require-rows", is_flag=True, help="Exit with 1 where the answer has no row.")
@options.output_option
@options.source_options
def query(
    name: str,
    parameters: tuple[str, ...],
    form: str | None,
    lang: str | None,
    limit: int | None,
    print_sparql: bool,
    require_rows: bool,
    target: str | None,
    source: Source,
) -> int:
    """Ask question NAME of the library; `kela-graph queries` lists them."""
    found = queries.find_query(name, source.folder())
    chosen = form or ("turtle" if found.builds_graph else "table")
    formats.by_name(chosen, "graph" if found.builds_graph else "rows")
    given = _split(parameters)
    answer = queries.ask(found, source.dataset(), given, lang)
    answer = answer if limit is None else queries.limited(answer, limit)
    if print_sparql:
        output.write(answer.sparql.encode("utf-8"), target)
        return 0
    _write(answer, chosen, target)
    if not answer.is_empty:
        return 0
    click.echo(queries.silence(answer), err=True)
    return 1 if require_rows else 0


def _split(parameters: tuple[str, ...]) -> dict[str, str]:
    """Return what was given as NAME=VALUE."""
    given: dict[str, str] = {}
    for text in parameters:
        name, equals, value = text.partition("=")
        if not equals:
            raise InputError(f"parameter {text!r} has no value: write {text}=…")
        if name in given:
            raise InputError(f"parameter {name} is given twice: write it once")
        given[name] = value
    return given


def _write(answer: queries.Answer, form: str, target: str | None) -> None:
    if form not in ("table", "markdown"):
        output.write(answer.serialize(form), target)
        return
    unnamed = [column for column in answer.columns if not _is_named(column, answer.columns)]
    names = Names(answer.dataset, answer.languages)
    names.learn(row[column] for row in answer.rows for column in unnamed)
    rows = [[_cell(answer, column, row[column], names) for column in answer.columns] for row in answer.rows]
    on_terminal = form == "table" and output.is_terminal(target)
    columns, rows = _fitting(answer.columns, rows) if on_terminal else (answer.columns, rows)
    cited = names.addresses(row[column] for row in answer.rows for column in unnamed)
    links = {terms.short(answer.dataset, term): address for term, address in cited.items()}
    below = names.source_line(addresses=True)
    if form == "markdown":
        below = "; ".join(output.markdown_link(each.dated, each.address) for each in names.documents())
    output.write_table(columns, rows, form, target, below, links)


def _cell(answer: queries.Answer, column: str, term: Node | None, names: Names) -> str:
    """Return a term as people read it: by its name where no column beside it has that."""
    if term is None:
        return ""
    name = None if _is_named(column, answer.columns) else names.name(term)
    return name or terms.short(answer.dataset, term)


def _is_named(column: str, columns: Sequence[str]) -> bool:
    """Whether another column has the names of what a column identifies."""
    return ("label" if column == columns[0] else f"{column}Label") in columns


def _fitting(columns: Sequence[str], rows: list[list[str]]) -> tuple[Sequence[str], list[list[str]]]:
    """Leave out the identifiers that have names beside them where the table is too wide for the terminal."""
    keep = [*range(len(columns))]
    widths = [max(map(display_width, (columns[i], *(row[i] for row in rows)))) + output.GAP for i in keep]
    if sum(widths) > output.terminal_width():
        keep = [i for i in keep if not _is_named(columns[i], columns)]
    return [columns[i] for i in keep], [[row[i] for i in keep] for row in rows]
