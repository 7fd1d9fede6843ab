"""``kela-graph ask``: from words to the question that fits, and its answer in sentences."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from kela_graph.ask import ask as reply_to
from kela_graph.cli import options, output
from kela_graph.cli.source import source_options
from kela_graph.facts import legend, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.text import Text

    from kela_graph.ask import AskAnswer, AskReply
    from kela_graph.cli.source import Source
    from kela_graph.facts import Fact

#: How far what is said of a sentence stands in.
_INDENT = "  "


@click.command(
    epilog="""\b
Examples:
  kela-graph ask puhelinpalvelusta
  kela-graph ask who handles recovery
  kela-graph ask var finns Kontaktcentret --format json
"""
)
@click.argument("words", nargs=-1, required=True)
@options.format_option(["text", "markdown", "json"], "text")
@click.option(
    "--lang", metavar="TAG", help="The language of the answer: fi, sv or en; that of the words unless told."
)
@click.option("--require-rows", is_flag=True, help="Exit with 1 where there is no answer.")
@options.output_option
@source_options
def ask(
    words: tuple[str, ...],
    form: str,
    lang: str | None,
    require_rows: bool,
    target: str | None,
    source: Source,
) -> int:
    """Answer WORDS in sentences, with how each is known, where it is said, and the command for the same.

    WORDS are a question in Finnish, Swedish or English, or the name of a task, unit or place in any word
    form. Where they fit several things equally, each is answered. `kela-graph find` finds without asking.
    """
    reply = reply_to(source.dataset(), " ".join(words), lang=lang)
    if form == "json":
        output.write(
            json.dumps(_with_options(reply, source.options), ensure_ascii=False, indent=2) + "\n", target
        )
    elif form == "markdown":
        output.write("".join(_markdown_lines(reply, source.options)), target)
    elif target is None and output.is_terminal():
        _print(reply, source.options)
    else:
        output.write("".join(f"{line}\n" for line in _lines(reply, source.options)), target)
    if not reply.answers:
        click.echo(output.one_line(reply.remark or ""), err=True)
    answered = any(not answer.silent for answer in reply.answers)
    return 0 if answered or not require_rows else 1


def _command(answer: AskAnswer, named: str) -> str:
    return answer.command + named


def _with_options(reply: AskReply, named: str) -> dict[str, object]:
    told = reply.as_json()
    for entry, answer in zip(told["answers"], reply.answers, strict=True):
        entry["command"] = _command(answer, named)
    return told


def _origin(statement: Fact) -> str:
    """Return how a sentence is known and where it is said."""
    place = statement.source.dated if statement.source else None
    return "; ".join(part for part in (statement.basis_label, place) if part)


def _beside(statement: Fact) -> str:
    """Return why a sentence is read so, or what else is known."""
    return statement.why or statement.note or ""


def _tail(reply: AskReply) -> list[str]:
    """Return the legend where there is a sign, and the documents where a sentence names none."""
    told = [statement for answer in reply.answers for statement in answer.statements]
    last = [legend([reply.language])] if any(statement.reading for statement in told) else []
    return last if all(statement.source for statement in told) else [*last, reply.source]


def _lines(reply: AskReply, named: str) -> Iterator[str]:
    """Give the reply as plain lines, each without control characters."""
    if reply.answers and reply.remark:
        yield from (output.one_line(reply.remark), "")
    for answer in reply.answers:
        if answer.silence:
            yield output.one_line(f"{answer.silence}.")
        for statement in answer.statements:
            yield output.one_line(f"{statement.text}.{mark(statement.reading)}")
            for beside in filter(None, (_origin(statement), _beside(statement))):
                yield output.one_line(f"{_INDENT}{beside}")
        yield from ("", output.one_line(f"$ {_command(answer, named)}"))
        if answer is not reply.answers[-1]:
            yield ""
    if tail := _tail(reply):
        yield from ("", *map(output.one_line, tail))


def _markdown_lines(reply: AskReply, named: str) -> Iterator[str]:
    if reply.answers and reply.remark:
        yield f"{output.markdown(reply.remark)}\n\n"
    for answer in reply.answers:
        if answer.silence:
            yield f"{output.markdown(answer.silence)}.\n\n"
        for statement in answer.statements:
            sign = output.markdown(mark(statement.reading))
            yield f"- {output.markdown(statement.text)}.{sign}\n"
            for beside in filter(None, (_origin(statement), _beside(statement))):
                yield f"  {output.markdown(beside)}\n"
        yield f"\n```console\n$ {output.one_line(_command(answer, named))}\n```\n\n"
    for line in _tail(reply):
        yield f"{output.markdown(line)}\n\n"


def _print(reply: AskReply, named: str) -> None:
    """Print the reply on a terminal: sentences first, with names in bold, what stands beside them dim."""
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    from kela_graph.cli.screen import BESIDE

    console = Console(highlight=False)
    if reply.answers and reply.remark:
        console.print(Text(output.one_line(reply.remark), "italic"), Text(""), sep="\n")
    for answer in reply.answers:
        if answer.silence:
            console.print(Text(output.one_line(f"{answer.silence}.")))
        for statement in answer.statements:
            console.print(_sentence(statement))
            beside = [
                _origin_text(statement),
                Text(output.one_line(_beside(statement)), BESIDE),
            ]
            for text in filter(None, beside):
                console.print(Padding(text, (0, 0, 0, len(_INDENT))))
        command = f"$ {_command(answer, named)}"
        last = "" if answer is reply.answers[-1] else "\n"
        console.print(Text(f"\n{output.one_line(command)}{last}", BESIDE), soft_wrap=True)
    for line in ("", *tail) if (tail := _tail(reply)) else ():
        console.print(Text(output.one_line(line), BESIDE))


def _sentence(statement: Fact) -> Text:
    """Return a sentence whose names are bold and open what they name."""
    from rich.text import Text

    from kela_graph.cli.screen import MARK, NAME

    text = Text(output.one_line(statement.text))
    for name in sorted(statement.names, key=len):
        text.highlight_words([output.one_line(name)], NAME, case_sensitive=False)
    return Text.assemble(text, ".", (mark(statement.reading), MARK))


def _origin_text(statement: Fact) -> Text:
    """Return how a sentence is known and where it is said, the place as a link."""
    from rich.text import Text

    from kela_graph.cli.screen import BESIDE

    place = statement.source
    linked = output.linked(place.dated, str(place.iri), BESIDE) if place else Text("")
    between = "; " if place and statement.basis_label else ""
    return Text.assemble((output.one_line(statement.basis_label) + between, BESIDE), linked)
