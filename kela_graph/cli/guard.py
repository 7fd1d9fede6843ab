"""The outermost filter: what standard output and standard error get controls no terminal and no CI server."""

from __future__ import annotations

import sys
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING, Any

from kela_graph.text import harmless, masked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class _Guarded:
    """A stream of text for people; what is no text for people goes to its buffer, exact."""

    def __init__(self, stream: TextIO, *, masks: bool) -> None:
        self._stream, self._masks = stream, masks

    def write(self, text: str) -> int:
        shown = harmless(text, styled=self._stream.isatty())
        self._stream.write(masked(shown) if self._masks else shown)
        return len(text)

    def writelines(self, lines: list[str]) -> None:
        self.write("".join(lines))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


@contextmanager
def guarded() -> Iterator[None]:
    """Filter all text that is written within; keys of addresses go to nobody's log."""
    out: Any = _Guarded(sys.stdout, masks=False)
    error: Any = _Guarded(sys.stderr, masks=True)
    with redirect_stdout(out), redirect_stderr(error):
        yield
