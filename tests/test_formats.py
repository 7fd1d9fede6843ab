"""The table of formats."""

from __future__ import annotations

from pathlib import Path

import pytest

from kela_graph import formats
from kela_graph.errors import InputError


def test_names_are_those_of_the_command_line() -> None:
    assert formats.names("rows") == ["table", "csv", "tsv", "json", "xml", "markdown"]
    assert formats.names("graph") == ["turtle", "trig", "n-triples", "n-quads", "rdf-xml", "json-ld"]
    assert formats.names("text") == ["text", "markdown", "json"]


def test_names_are_not_twice_in_a_kind() -> None:
    keys = [(entry.kind, entry.name) for entry in formats.FORMATS]
    assert len(keys) == len(set(keys))


def test_an_unknown_name_is_told_with_the_known_ones() -> None:
    with pytest.raises(InputError, match="no format 'ttl' for graph: choose one of turtle, trig"):
        formats.by_name("ttl", "graph")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("a.ttl", "turtle"),
        ("a.TTL", "turtle"),
        ("a.owl", "rdf-xml"),
        ("a.jsonld", "json-ld"),
        ("a.csv", None),
    ],
)
def test_the_suffix_tells_the_format(file: str, name: str | None) -> None:
    found = formats.of_file(Path(file), "graph")
    assert (found and found.name) == name
