"""Starts the command line: an interrupt ends it in silence, also while it is being imported."""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found] # what is built in of it: the rest takes a while
import os


def _end(*_: object) -> None:
    os._exit(130)


def main() -> None:
    """Run the command line and exit with its code."""
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _end)
    from kela_graph import cli  # only now, since this takes a while

    cli.main()


if __name__ == "__main__":
    main()
