"""Reports: one file per form in which findings are told."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from kela_graph.errors import InputError
from kela_graph.reports import json, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kela_graph.checks import Report

_WRITERS: Final[Mapping[str, Callable[[Report, Sequence[str]], str]]] = MappingProxyType(
    {"text": text.write, "json": json.write}
)

#: The names of the forms.
NAMES: Final = tuple(_WRITERS)


def write(report: Report, name: str, languages: Sequence[str]) -> str:
    """Return a report in a form, its messages in the first of the languages that they have.

    Raises:
        InputError: no such form.
    """
    if name not in _WRITERS:
        raise InputError(f"no report {name!r}: choose one of {', '.join(NAMES)}")
    return _WRITERS[name](report, languages)
