"""Every exception that this package raises on purpose.

Exception tree::

    KelaGraphError
    ├── InputError        bad input: exit code 2
    │   └── ParseError    files that do not parse, all of them
    └── ToolError         a fault of a tool or a server: exit code 3

That data does not conform is a result, never an exception. `InflectedNameWarning` is a warning.
"""

from __future__ import annotations

import difflib
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


class KelaGraphError(Exception):
    """The base of all: catch this to catch every error that the package raises on purpose."""


class InputError(KelaGraphError):
    """The input can't be used; the message says where and what the fault is, and what to do."""


@dataclass(frozen=True, slots=True)
class SyntaxProblem:
    """One place where a file does not parse.

    Attributes:
        path: the file as it was named.
        line: counted from 1; None where it is unknown.
        column: counted from 1, in characters; None where it is unknown.
        message: what is wrong, and what to do.
    """

    path: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        place = [self.path, *(str(number) for number in (self.line, self.column) if number)]
        return f"{':'.join(place)}: {self.message}"


class ParseError(InputError):
    """Files that do not parse, with every place that was found.

    Attributes:
        problems: the places, at least one.
    """

    def __init__(self, problems: Sequence[SyntaxProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    def __reduce__(self) -> tuple[type[ParseError], tuple[tuple[SyntaxProblem, ...]]]:
        return type(self), (self.problems,)


class ToolError(KelaGraphError):
    """A tool or a server that the package calls failed by no fault of the input."""


class InflectedNameWarning(UserWarning):
    """What was typed is no name, but a form or a part of the one name that was taken to be meant."""


def hint(name: object, known: Iterable[str], otherwise: str) -> str:
    """Return what an unknown name may mean: the nearest known ones, or other advice where there are none."""
    near = difflib.get_close_matches(str(name), list(known), 3)
    return f"did you mean {' or '.join(near)}?" if near else otherwise


def one_of(what: str, value: object, known: Iterable[str]) -> str:
    """Return an option that must be one of some names; InputError of what is none of them."""
    names = list(known)
    if not isinstance(value, str) or value not in names:
        advice = hint(value, names, f"choose one of {', '.join(names)}")
        raise InputError(f"no {what} {value!r}: {advice}")
    return value


def seconds(value: object) -> float:
    """Return a limit of time; InputError of what is no number above 0."""
    if isinstance(value, int | float) and 0 < value < math.inf:
        return value
    raise InputError(f"no limit of time: {value!r}: write a number of seconds above 0")


def folder(value: object) -> Path:
    """Return the path of a folder that may not be there; InputError of what is no path."""
    if isinstance(value, str | os.PathLike):
        return Path(value)
    raise InputError(f"{value!r} is no path: name a folder")


def install(extra: str) -> str:
    """Return the command that installs an extra of this package, from its clone where it stands in one."""
    in_clone = (Path(__file__).parents[1] / "pyproject.toml").is_file()
    return f'pip install -e ".[{extra}]"' if in_clone else f'pip install "kela-graph[{extra}]"'
