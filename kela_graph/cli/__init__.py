"""The command line ``kela-graph``: it only translates between a shell and the package.

Exit codes: 0 it is so; 1 findings at or above the threshold, or no rows where ``--require-rows`` asks
for some; 2 bad input; 3 a fault of a tool or of this program. No traceback reaches a user.
"""

from __future__ import annotations

import gc
import logging
import os
import signal
import sys
import warnings
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click
from click.shell_completion import get_completion_class

import kela_graph
from kela_graph.cli import output
from kela_graph.cli.guard import guarded
from kela_graph.cli.options import note, root_option
from kela_graph.errors import InflectedNameWarning, InputError, ToolError

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Set in the environment, it lets a fault of the program through with its traceback, for a report.
DEBUG = "KELA_GRAPH_DEBUG"

#: The exit code of what was interrupted, by convention 128 and the number of the signal.
INTERRUPTED: Final = 130

#: The commands, each in a module of its name.
COMMANDS: Final = ("ask", "check", "diff", "export", "find", "load", "queries", "query", "show", "sparql")


class _Commands(click.Group):
    """The commands, each imported when it is wanted: none waits for what only another one needs."""

    def list_commands(self, _: click.Context) -> list[str]:
        return [*COMMANDS]

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        found: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return found


def _print_completion(context: click.Context, _: click.Parameter, shell: str | None) -> None:
    """Print the script that makes a shell complete commands, and stop."""
    if shell and (found := get_completion_class(shell)):
        click.echo(found(app, {}, "kela-graph", "_KELA_GRAPH_COMPLETE").source())
        context.exit()


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  kela-graph show
  kela-graph query who-is-responsible -p task=viestintä
""",
)
@click.version_option(kela_graph.__version__, prog_name="kela-graph")
@click.option(
    "--completion",
    type=click.Choice(["bash", "zsh", "fish"]),
    is_eager=True,
    expose_value=False,
    callback=_print_completion,
    help='Print the shell\'s completion script: eval "$(kela-graph --completion bash)".',
)
@root_option
def app(root: str | None) -> None:
    """Who answers for what in a public body, where that is said, and how surely."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with its code."""
    # A command ends soon, and to look through all triples for rubbish again and again costs seconds.
    gc.set_threshold(100_000, 50, 100)
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        # What is begun is undone: no file is left half-written, no process goes on.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        code = run(arguments)
    except KeyboardInterrupt:
        code = INTERRUPTED
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # all is done but for Python's own end
    if code == INTERRUPTED:
        gc.collect()
        os._exit(code)  # no thread is waited for
    sys.exit(code)


@contextmanager
def _notes() -> Iterator[None]:
    """Print a note where a form of a name was taken for the name; show other warnings as usual."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", InflectedNameWarning)
        usual = warnings.showwarning

        def show(message: Warning | str, category: type[Warning], *place: Any, **more: Any) -> None:
            if issubclass(category, InflectedNameWarning):
                note(output.one_line(str(message)))
            elif os.environ.get(DEBUG):  # of a library
                usual(message, category, *place, **more)

        warnings.showwarning = show
        yield


@guarded()
def run(arguments: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    # rdflib logs the traceback of each ill-typed literal, and pySHACL what it refuses; `check` reports them.
    logging.disable()
    try:
        with _notes():
            code = app.main(args=arguments, prog_name="kela-graph", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return 2
    except (InputError, ToolError) as error:
        click.echo(f"kela-graph: {error}", err=True)
        return 2 if isinstance(error, InputError) else 3
    except BrokenPipeError:
        # The reader has gone, as in `| head -1`: say nothing, now or when the interpreter flushes.
        output.discard()
        return 0
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except MemoryError:
        click.echo("kela-graph: this takes more memory than there is: give less data, or shorter", err=True)
        return 2
    except Exception as error:
        # The outermost boundary: a fault of the program itself is reported in one line, with code 3.
        if os.environ.get(DEBUG):
            raise
        click.echo(
            f"kela-graph: a fault of the program: {type(error).__name__}: {error}; "
            f"run it again with {DEBUG}=1 for a report",
            err=True,
        )
        return 3
    return code if isinstance(code, int) else 0
