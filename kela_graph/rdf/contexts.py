"""Contexts that JSON-LD names by an address: read in the folder or the program, else refused."""

from __future__ import annotations

import json
import os
import re
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

import pyoxigraph as ox

from kela_graph import files
from kela_graph.errors import ParseError
from kela_graph.rdf import bounds
from kela_graph.rdf.locations.located import line_starts, location_of

if TYPE_CHECKING:
    from collections.abc import Iterator

#: The program's own context, by its address.
_OWN: Final = {
    "https://w3id.org/kela-graph/context.jsonld": Path(__file__).parents[1] / "exports" / "context.jsonld"
}

#: What shows that a file may name a context.
_NAMED: Final = re.compile(rb'"@(?:context|import)"\s*:\s*["\[]|\\u00')

#: A part of JSON: a string, which before a colon is a key, or a bracket.
_PART: Final = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?|[\[\]{}]', re.DOTALL)

#: The most characters that contexts may add to a file.
_MOST: Final = 1 << 24


def written_in(text: bytes, path: Path, home: Path) -> bytes:
    """Return JSON-LD with the contexts that it names in the place of their names, on the same lines.

    Names are resolved from the file's path; nothing outside its home is read, and no address is asked.
    SyntaxError, with the place, of another context, or one that can't be used.
    """
    if not _NAMED.search(text):
        return text
    whole, faults = text.decode("utf-8"), []
    pieces, end, left = list[str](), 0, _MOST
    with suppress(ValueError):  # of what is no JSON, which its parser tells
        for name, key in _names(whole):
            context = _read(json.loads(name[1]), path, home) if key == "@context" else None
            left -= len(context or "")
            if context is None or left < 0:
                faults.append(name)
            else:
                pieces += [whole[end : name.start()], context]
                end = name.end()
    text = "".join([*pieces, whole[end:]]).encode("utf-8")
    if faults:
        _refuse(text, whole, faults[0])
    return text


def is_context(path: Path, form: ox.RdfFormat | None) -> bool:
    """Whether a file that parses is JSON-LD that holds a context and nothing else."""
    found = json.loads(files.read(path)) if form == ox.RdfFormat.JSON_LD else None
    return isinstance(found, dict) and found.keys() == {"@context"}


def _names(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Give the strings that name contexts, each with its key; what is a value of JSON names none."""
    keys = [""]  # of the values that are open
    for part in _PART.finditer(text):
        if part[2]:
            keys[-1] = json.loads(part[1], strict=False)
        elif part[0] in ("{", "["):
            keys.append("" if part[0] == "{" else keys[-1])
        elif part[0] in ("}", "]"):
            del keys[max(1, len(keys) - 1) :]
        elif keys[-1] in ("@context", "@import") and "@value" not in keys:
            yield part, keys[-1]


def _read(name: str, path: Path, home: Path) -> str | None:
    """Return a context on one line; None where it is none of those that may be read, or names another."""
    whole = Path(os.path.realpath(_OWN.get(name) or path.parent / unquote(name)))
    if name not in _OWN and (":" in name or not whole.is_relative_to(os.path.realpath(home))):
        return None
    try:
        data = files.read(whole)
        bounds.refuse(data, ox.RdfFormat.JSON_LD)
        line = json.dumps(json.loads(data)["@context"])
    except (ParseError, SyntaxError, LookupError, TypeError, ValueError):
        return None
    return None if any(True for _ in _names(f'{{"@context":{line}}}')) else line


def _refuse(text: bytes, whole: str, name: re.Match[str]) -> None:
    """Refuse the first name that stands for no context, if the parser misses one."""
    try:
        deque(ox.parse(text, format=ox.RdfFormat.JSON_LD, base_iri="urn:x"), maxlen=0)
    except SyntaxError as error:
        if "LoadDocument" not in str(error):
            return
        at = location_of(line_starts(whole), name.start())
        fault = "no context is read that is not in the folder, or that names another: write it out here"
        raise SyntaxError(fault, (None, at.line, at.column, None)) from None
