"""``kela-graph ask``: from words to the question that fits, and its answer in sentences."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from kela_graph import wording
from kela_graph.ask import ask as reply_to
from kela_graph.cli import options, output
from kela_graph.cli.output import BESIDE, BLANK, MARK, NAME, Span
from kela_graph.facts import legend, mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kela_graph.ask import AskReply
    from kela_graph.cli.options import Source
    from kela_graph.cli.output import Line
    from kela_graph.facts import Fact


@options.command(
    "ask puhelinpalvelusta",
    "ask who handles recovery",
    "ask is the Recovery Centre part of Shared Services",
    "ask which units have no place",
    "ask var finns Kontaktcentret --format json",
)
@click.argument("words", nargs=-1, required=True)
@options.format_option(["text", "markdown", "json"], "text")
@click.option(
    "--lang", metavar="TAG", help="The language of the answer: fi, sv or en; by default that of the words."
)
@click.option(
    "--require-rows",
    is_flag=True,
    help="Exit with 1 where there is no answer, the source does not say, or a word is not accounted for.",
)
@options.output_option
@options.source_options
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
    form. Where they fit several things equally, each is answered. What the source says nothing about is told
    first; a question for yes or no is answered no only where the source states what excludes it.
    `kela-graph find` finds without asking.
    """
    reply = reply_to(source.dataset(), " ".join(words), lang=lang)
    if form == "json":
        data = reply.as_json()
        for entry in data["answers"]:
            entry["command"] += source.options
        output.write_json(data, target)
    else:
        output.write_lines(_lines(reply, source.options), form, target)
    if not reply.answers:
        click.echo(output.one_line(reply.remark or ""), err=True)
    return 0 if reply.answered or not require_rows else 1


def _lines(reply: AskReply, named: str) -> Iterator[Line]:
    """Give the reply, the legend where it has a sign, and the documents where a sentence names none."""
    if reply.answers and reply.remark:
        yield "text", [Span(reply.remark, "italic")]
        yield BLANK
    for answer in reply.answers:
        if answer.verdict:
            yield "text", [Span(f"{wording.text(f'ask.verdicts.{answer.verdict}', [reply.language])}.")]
        if answer.silence:
            yield "text", [Span(f"{answer.silence}.")]
        for fact in answer.statements:
            yield "item", [*_sentence(fact), Span("."), Span(mark(fact.reading), MARK)]
            place = fact.source
            between = "; " if place and fact.basis_label else ""
            where = Span(place.dated, BESIDE, place.link) if place else Span("")
            if place or fact.basis_label:
                yield "beside", [Span(fact.basis_label + between, BESIDE), where]
            if remark := fact.why or fact.note:
                yield "beside", [Span(remark, BESIDE)]
        yield BLANK
        yield "command", [Span(f"$ {answer.command}{named}", BESIDE)]
        if answer is not reply.answers[-1]:
            yield BLANK
    facts = [fact for answer in reply.answers for fact in answer.statements]
    tail = [legend([reply.language])] if any(fact.reading for fact in facts) else []
    tail += [] if all(fact.source for fact in facts) else [reply.source]
    if tail:
        yield BLANK
        yield from (("text", [Span(line, BESIDE)]) for line in tail)


def _sentence(fact: Fact) -> Iterator[Span]:
    """Give a sentence whose names are bold."""
    names = "|".join(map(re.escape, sorted(fact.names, key=len, reverse=True)))
    pieces = re.split(f"({names})", fact.text, flags=re.IGNORECASE) if names else [fact.text]
    return (Span(piece, NAME if number % 2 else "") for number, piece in enumerate(pieces))
