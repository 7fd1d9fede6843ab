"""``kela-graph diff``: what changed between two versions of a graph?"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

from kela_graph import checks
from kela_graph import diff as differences
from kela_graph.cli import options, output
from kela_graph.diff import sides

if TYPE_CHECKING:
    from collections.abc import Callable

#: How many seconds go by before the first message on progress, and between two messages.
_PATIENCE = 1.0


@options.command(
    "diff HEAD . --lang fi",
    "diff HEAD . --format update --no-answers",
)
@click.argument("old")
@click.argument("new")
@options.format_option(list(differences.FORMS), "text")
@click.option("--no-answers", is_flag=True, help="Do not ask the questions of the library on both sides.")
@options.lang_option
@options.output_option
@options.root_option
def diff(
    old: str, new: str, form: str, no_answers: bool, lang: str | None, target: str | None, root: str | None
) -> int:
    """Show what changed from OLD to NEW, and which questions have other answers.

    Each is a dataset folder, an RDF file (or several with commas between them, or another folder of
    such), or a revision of git's, of the dataset folder after --root: `kela-graph diff v1.0 HEAD`. A path
    that exists wins over a revision of the same name. Stated triples are compared, in whatever file they
    stand.

    Exits with 0 where the two are the same, and with 1 where they differ. --format markdown is a comment
    for a pull request, with what `check` finds where NEW is a dataset folder; update is a SPARQL Update
    that turns OLD into NEW.
    """
    sides.compare_like(old, new)
    before, after = sides.open_side(old, root), sides.open_side(new, root, asked=not no_answers)
    found = differences.diff(before, after, answers=not no_answers, lang=lang, progress=_progress())
    report = checks.check(new) if form == "markdown" and sides.is_folder(new) else None
    exact = form not in ("text", "markdown")
    output.write(differences.stream(found, form, (old, new), report=report), target, exact=exact)
    return 0 if found.is_empty else 1


def _progress() -> Callable[[int, int], None] | None:
    """Return a function that reports how many questions were asked; None where nobody sits at a terminal."""
    if not sys.stderr.isatty():
        return None
    last = time.monotonic()

    def report(done: int, total: int) -> None:
        nonlocal last
        if time.monotonic() - last >= _PATIENCE:
            last = time.monotonic()
            click.echo(f"asked {done} of {total} questions", err=True)

    return report
