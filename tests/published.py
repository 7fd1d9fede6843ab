"""The published vocabularies, whose copies lie beside the checkout; tests that need one skip without."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

#: The folder of the copies.
VOCABULARIES = Path(__file__).resolve().parents[2] / "shared" / "vocabularies"


@cache
def _read(path: Path) -> Graph:
    return Graph().parse(path, format="ox-turtle")


def published(name: str) -> Graph:
    """A vocabulary's file, read once; read it only."""
    path = VOCABULARIES / name
    if not path.is_file():
        pytest.skip(f"the published vocabulary {name} does not lie beside this checkout")
    return _read(path)
