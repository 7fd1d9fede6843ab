"""``kela-graph find``: what some words fit, best first."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Final

import click

from kela_graph import search, wording
from kela_graph.cli import options, output
from kela_graph.cli.source import source_options
from kela_graph.names import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kela_graph.cli.source import Source

#: The columns of a table; the head of each stands in the wording.
COLUMNS: Final = ("name", "kind", "where", "found_by", "command")

#: How much of a text that was found by is shown beside the name.
_SHOWN: Final = 48


@click.command(
    epilog="""\b
Examples:
  kela-graph find puhelinpalvelusta
  kela-graph find recovery --lang en --limit 3
  kela-graph find jyvaskylassa --role place --format json
"""
)
@click.argument("words", nargs=-1, required=True)
@click.option(
    "--role",
    "roles",
    type=click.Choice(sorted(search.ROLE_NAMES)),
    multiple=True,
    help="Only what is of this kind; may be given several times.",
)
@click.option(
    "--limit", type=click.IntRange(min=1), metavar="N", default=10, show_default=True, help="At most so many."
)
@options.format_option(["table", "markdown", "csv", "json"], "table")
@options.lang_option
@click.option("--require-rows", is_flag=True, help="Exit with 1 where nothing is found.")
@options.output_option
@source_options
def find(
    words: tuple[str, ...],
    roles: tuple[str, ...],
    limit: int,
    form: str,
    lang: str | None,
    require_rows: bool,
    target: str | None,
    source: Source,
) -> int:
    """Find units, tasks, types, places, posts and paragraphs by WORDS, the best first.

    WORDS are names or parts of names, in every language at once, whatever their case, diacritics or ending;
    slips of typing are forgiven. Of each result is shown what it is, where it stands and the command that
    shows more.
    """
    text = " ".join(words)
    dataset = source.dataset()
    found = search.find(dataset, text, lang=lang, limit=limit, roles=roles or None)
    languages = Names.of(dataset, lang).languages
    _write(found, form, target, source.options, languages)
    if found:
        return 0
    kinds = wording.text("terms.or", languages).join(roles)
    nothing = wording.text(
        f"search.nothing{'_of' if roles else ''}", languages, words=repr(output.one_line(text)), kinds=kinds
    )
    click.echo(f"{nothing}: {wording.text('search.advice', languages)}", err=True)
    return 1 if require_rows else 0


def _write(
    found: Sequence[search.Match], form: str, target: str | None, where: str, languages: Sequence[str]
) -> None:
    if form == "json":
        told = [{**asdict(match), "command": match.command + where} for match in found]
        told = [{("iri" if key == "term" else key): value for key, value in each.items()} for each in told]
        output.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n", target)
    elif form == "csv":
        output.write(_csv(found, where), target)
    elif form == "table" and target is None and output.is_terminal():
        _print(found, where)
    elif form == "markdown" or found:
        heads = [wording.text(f"search.heads.{column}", languages) for column in COLUMNS]
        rows = [[m.label, m.kind, m.where, _found_by(m), m.command + where] for m in found]
        table = output.markdown_table if form == "markdown" else output.plain_table
        output.write(table(heads, rows), target)


def _csv(found: Sequence[search.Match], where: str) -> str:
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(["iri", "label", "kind", "role", "name", "language", "score", "where", "command"])
    for match in found:
        rows.writerow({**asdict(match), "command": match.command + where}.values())
    return text.getvalue()


def _found_by(match: search.Match) -> str:
    """Return the name that fits, with its language, where it is not the one that is shown."""
    if match.name == match.label:
        return ""
    name = match.name if len(match.name) <= _SHOWN else match.name[: _SHOWN - 1].rstrip() + "…"
    return f"({match.language}) {name}" if match.language else name


def _print(found: Sequence[search.Match], where: str) -> None:
    """Print what was found on a terminal: the name and what it is, and the command below."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from kela_graph.cli.screen import BESIDE, NAME

    console = Console(highlight=False)
    for match in found:
        name = output.linked(output.one_line(match.label), str(match.term), NAME)
        beside = Text(" · ".join(map(output.one_line, filter(None, (match.kind, match.where)))), BESIDE)
        by = Text(output.one_line(_found_by(match)), "italic")
        line = Text("  ").join(part for part in (name, beside, by) if part)
        if line.cell_len <= console.width:
            console.print(line)
        else:
            console.print(name)
            for part in filter(None, (beside, by)):
                console.print(Padding(part, (0, 0, 0, 2)))
        console.print(Text(f"  $ {output.one_line(match.command + where)}", BESIDE), soft_wrap=True)
