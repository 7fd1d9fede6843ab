"""What a question's header says where there are no rows, which must be true of what was asked for.

``none`` is told where no optional parameter is given, ``none NAME`` where one is, ``none NAME NAME`` where
two are, in the order of the header. In each, ``{name}`` stands for the name of a thing that is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kela_graph import wording
from kela_graph.errors import ParseError, SyntaxProblem
from kela_graph.files import shown
from kela_graph.folder import program_root
from kela_graph.queries.header import read_query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kela_graph.queries.header import Query

#: What stands for the name of a given thing.
GIVEN: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Lack:
    """What keeps a question from saying what is true where there are no rows.

    Attributes:
        line: of the header.
        message: what is wrong and what to do, by language.
    """

    line: int
    message: Mapping[str, str]


def read_question(path: Path) -> Query:
    """Read a query file of the library; one of the program's own must lack nothing.

    Raises:
        ParseError: as for `read_query`, or it is the program's and lacks something.
    """
    query = read_query(path)
    found = [SyntaxProblem(shown(path), lack.line, None, lack.message["en"]) for lack in lacks(query)]
    if found and path.resolve().is_relative_to(program_root().resolve() / "queries"):
        raise ParseError(found)
    return query


def lacks(query: Query) -> Iterator[Lack]:
    """Find the optional parameters without words of their own, and the words that can't be told."""
    names = [parameter.name for parameter in query.parameters]
    optional = query.narrowed(names)
    for name in optional:
        if not any(query.by_language(f"none {name}").values()):
            yield _lack(query, f"parameter {name}?", "missing", name=name)
    for key, text in query.header.items():
        decorator, *given = key.partition("@")[0].split()
        if decorator == "none":
            if given != query.narrowed(given):
                yield _lack(query, key, "order", names=" ".join(optional) or "–")
            for name in sorted({*GIVEN.findall(text)} - ({*names} - {*optional} | {*given})):
                yield _lack(query, key, "unknown", name=name)


def _lack(query: Query, key: str, kind: str, **values: str) -> Lack:
    lines = query.text.splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith(f"#+ {key}:"))
    return Lack(line, wording.Texts(f"rules.silence.{kind}", {"key": key, **values}))
