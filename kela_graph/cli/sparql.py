"""``kela-graph sparql``: ask a query of one's own."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kela_graph import files, formats, terms, wording
from kela_graph.cli import options, output
from kela_graph.errors import InputError, ParseError, ToolError
from kela_graph.graph import describe
from kela_graph.queries import adhoc
from kela_graph.queries.outcome import ROWS
from kela_graph.rdf import process
from kela_graph.reports.excerpts import excerpt

if TYPE_CHECKING:
    from kela_graph.cli.options import Source
    from kela_graph.errors import SyntaxProblem

    #: Columns and rows for people, and what to say where there are no rows.
    _Table = tuple[tuple[str, ...], list[list[str]], str]

#: What may be written for people, of rows and of true or false.
_FOR_PEOPLE = ("table", "markdown")


@options.command(
    'sparql "SELECT ?unit ?place WHERE { ?unit resp:operatesIn ?place } ORDER BY ?place"',
    'sparql "DESCRIBE id:perintakeskus" --format n-triples',
    'sparql "ASK { id:kela a resp:Unit }" --timeout 5',
)
@click.argument("text", metavar="[QUERY]", required=False)
@click.option("-f", "--file", "file", metavar="FILE", type=click.Path(), help="Read the query from a file.")
@options.format_option(list(dict.fromkeys([*formats.names("rows"), *formats.names("graph")])))
@options.timeout_option("End with code 3 where there is no answer after so many seconds, loading included.")
@click.option("--allow-service", is_flag=True, help="Let the query call other servers with SERVICE.")
@click.option("--explain-time", is_flag=True, help="Print to standard error how long each step took.")
@options.output_option
@options.place_options
def sparql(
    text: str | None,
    file: str | None,
    form: str | None,
    allow_service: bool,
    explain_time: bool,
    target: str | None,
    source: Source,
) -> None:
    """Ask a SPARQL query of one's own: SELECT, ASK, CONSTRUCT or DESCRIBE.

    The query is QUERY, or is read from --file, or from standard input where neither is given or QUERY is a
    hyphen. The prefixes of the dataset need no declaration.
    """
    query, name = _given(text, file)
    steps = process.Steps()
    try:
        asked = partial(_answer, query, name, source, form, allow_service)
        answer = process.run(asked, source.timeout, steps)
        steps.begin("output")
        if isinstance(answer, bytes):
            output.write(answer, target)
        else:
            columns, rows, silence = answer
            output.write_table(columns, rows, form or "table", target)
            if not rows:
                click.echo(silence, err=True)
    except process.OutOfTime as error:
        late = f"no answer within {source.timeout:g} seconds, ended in {error.step or 'start'}"
        raise ToolError(f"{late}: ask for less") from None
    except ParseError as error:
        raise InputError("\n".join(_with_line(problem, name, query) for problem in error.problems)) from None
    finally:
        steps.end()
        for step, seconds in steps.seconds.items() if explain_time else ():
            click.echo(f"{step}: {seconds:.3f} s", err=True)


def _given(text: str | None, file: str | None) -> tuple[str, str]:
    """Return the query, and what messages call it."""
    if text is not None and file is not None:
        raise InputError("the query is given twice: as an argument and with --file")
    if file is not None and file != "-":
        return files.read_text(Path(file)), file
    if text is not None and text != "-":
        return text, "query"
    return files.decoded(sys.stdin.buffer.read(), "standard input"), "standard input"


def _answer(
    text: str, name: str, source: Source, form: str | None, allow_service: bool, announce: process.Announce
) -> bytes | _Table:
    """Ask the query; in a process of its own, which gives what is to be written."""
    announce("loading")
    dataset = source.dataset()
    announce("parsing")
    query = adhoc.prepare(text, dataset, name=name, allow_service=allow_service)
    chosen = form or ("turtle" if query.builds_graph else "table")
    standard = formats.by_name(chosen, "graph" if query.builds_graph else "rows")
    announce("evaluation")
    if chosen not in _FOR_PEOPLE:
        return adhoc.evaluate(query, dataset, standard)
    found = adhoc.Result(query, adhoc.evaluate(query, dataset, ROWS), dataset)
    announce("output")
    if found.truth is not None:
        return f"{str(found.truth).lower()}\n".encode()
    rows = [
        ["" if term is None else terms.short(dataset, term) for term in row.values()] for row in found.rows
    ]
    return found.columns, rows, wording.text("queries.silence", describe(dataset).language_order())


def _with_line(problem: SyntaxProblem, name: str, text: str) -> str:
    """Return a fault; one of the query with the line that it lies on, and a caret under the character."""
    message = str(problem)
    if problem.line is None or problem.path != name:
        return message
    line = text.split("\n")[problem.line - 1].rstrip("\r")
    return f"{message}\n{excerpt(line, problem.line, problem.column)}".rstrip()
