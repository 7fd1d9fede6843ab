"""Text as people see it."""

from __future__ import annotations

import pytest

from kela_graph.text import aligned, brief, display_width, escaped, printable, sort_key, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ä", "plain ä"),
        ("a\nb", "a\\nb"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\u202eb", "a\\u202eb"),
        ("a\u00a0b", "a\u00a0b"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_controls_something_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", "\\x3a:error::x"),
        ("##[error]x", "\\x23#[error]x"),
        ("a ##vso[task]", "a \\x23#vso[task]"),
        ("# a :: b", "# a :: b"),
    ],
)
def test_no_server_reads_a_command(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_long_text_is_truncated() -> None:
    assert brief("abc", 3) == "abc"
    assert brief("abcd", 3) == "abc…"
    assert brief("a\nb", 3) == "a\\nb"


def test_turtle_and_sparql_are_escaped_as_they_ask() -> None:
    assert escaped('"a\u202e\U000e0001"\n\t') == '"a\\u202E\\U000E0001"\n\t'


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("ä", 1), ("a\u0308", 1), ("統計", 4), ("ｆ", 2), ("ที่ดี", 2), ("", 0)]
)
def test_columns_of_a_terminal(text: str, columns: int) -> None:
    assert display_width(text) == columns


def test_combining_characters_and_wide_ones_misalign_nothing() -> None:
    lines = aligned([("name", "x"), ("ka\u0308pyla\u0308", "y"), ("統計局", "z")])
    assert lines == ["name    x", "ka\u0308pyla\u0308  y", "統計局  z"]
    assert {display_width(line) for line in lines} == {9}
    assert aligned([("a", ""), ("bc", "")]) == ["a", "bc"]


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("sv", "Anka zebra Ål åska Ägg Östra östra-2"),
        ("fi-FI", "anna Zorro åland Äänekoski Öljy"),
        ("en", "Ål anka äpple apt Ost östra zebra"),
        ("de", "Ähre Amt Öl Ort Zaun"),
    ],
)
def test_names_are_in_the_order_of_the_language(language: str, ordered: str) -> None:
    names = ordered.split()
    assert sorted(names, key=lambda name: sort_key(name, language)) == names
