"""``kela-graph find``: what some words fit, best first."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, replace
from typing import TYPE_CHECKING, Final

import click

from kela_graph import search, wording
from kela_graph.cli import options, output
from kela_graph.cli.output import BESIDE, NAME, Span
from kela_graph.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kela_graph.cli.options import Source
    from kela_graph.cli.output import Line

#: The columns of a table; the head of each stands in the wording.
COLUMNS: Final = ("name", "kind", "where", "found_by", "command")

#: What programs call the fields of what is found.
_KEYS: Final = ("iri", "label", "kind", "role", "name", "language", "score", "where", "command")

#: How many characters of the name that fits are shown beside the label.
_SHOWN: Final = 48


@options.command(
    "find puhelinpalvelusta",
    "find recovery --lang en --limit 3",
    "find jyvaskylassa --role place --format json",
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
@options.source_options
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
    found = [
        replace(match, command=match.command + source.options)
        for match in search.Index(dataset).find(text, lang=lang, limit=limit, roles=roles or None)
    ]
    languages = Names.of(dataset, lang).languages
    _write(found, form, target, languages)
    if found:
        return 0
    kinds = wording.text("terms.or", languages).join(roles)
    nothing = wording.text(
        f"search.nothing{'_of' if roles else ''}", languages, words=repr(output.one_line(text)), kinds=kinds
    )
    click.echo(f"{nothing}: {wording.text('search.advice', languages)}", err=True)
    return 1 if require_rows else 0


def _write(found: Sequence[search.Match], form: str, target: str | None, languages: Sequence[str]) -> None:
    if form == "json":
        output.write_json([dict(zip(_KEYS, astuple(match), strict=True)) for match in found], target)
    elif form == "csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([_KEYS, *map(astuple, found)])
        output.write(text.getvalue(), target, exact=True)
    elif form == "table" and output.is_terminal(target):
        output.write_lines(_lines(found), form, target)
    elif form == "markdown" or found:
        heads = [wording.text(f"search.heads.{column}", languages) for column in COLUMNS]
        rows = [[m.label, m.kind, m.where, _found_by(m), m.command] for m in found]
        output.write_table(heads, rows, form, target)


def _found_by(match: search.Match) -> str:
    """Return the name that fits, with its language, where it is not the one that is shown."""
    if match.name == match.label:
        return ""
    name = match.name if len(match.name) <= _SHOWN else match.name[: _SHOWN - 1].rstrip() + "…"
    return f"({match.language}) {name}" if match.language else name


def _lines(found: Sequence[search.Match]) -> Iterator[Line]:
    """Give each name that was found with what it is, below it where that is too wide, and its command."""
    for match in found:
        name = Span(match.label, NAME, match.term)
        beside = Span(" · ".join(filter(None, (match.kind, match.where))), BESIDE)
        parts = [part for part in (name, beside, Span(_found_by(match), "italic")) if part.text]
        line = [*parts[:1], *(span for part in parts[1:] for span in (Span("  "), part))]
        if output.styled(*line).cell_len <= output.terminal_width():
            yield "text", line
        else:
            yield "text", parts[:1]
            yield from (("beside", [part]) for part in parts[1:])
        yield "command", [Span(f"  $ {match.command}", BESIDE)]
