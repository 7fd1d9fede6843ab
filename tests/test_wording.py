"""The texts of the program are the same set in every language, and each is used."""

from __future__ import annotations

import ast
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kela_graph import wording
from kela_graph.checks.consistency import KINDS
from kela_graph.checks.judge import BUILT_IN
from kela_graph.checks.shape_rules import PARAMETERS
from kela_graph.diff.change import KINDS as CHANGES
from kela_graph.diff.phrasing import UNNAMED
from kela_graph.rdf.owl2.grammar import Kind, Position, Sort

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kela_graph"
FILES = {tag: PACKAGE / "wording" / f"{tag}.toml" for tag in wording.LANGUAGES}


@cache
def nodes() -> list[ast.AST]:
    """All that the sources of the program say."""
    sources = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    return [node for source in sources for node in ast.walk(ast.parse(source))]


def asked() -> Iterator[str]:
    """Every key that stands as such in a call of `text` or `texts`."""
    for node in nodes():
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in ("text", "texts") and isinstance(node.args[0].value, str):
                yield node.args[0].value


def patterns() -> Iterator[str]:
    """Every string with values in it that may be a key, as a pattern; a value is no more than a name."""
    for node in nodes():
        if isinstance(node, ast.JoinedStr):
            parts = [re.escape(p.value) if isinstance(p, ast.Constant) else "([^.]+)" for p in node.values]
            if re.match(r"[a-z0-9]+\\\.", pattern := "".join(parts)):
                yield pattern


#: Names of keys that no string has, by what stands before them.
NAMES = {
    "constraints": PARAMETERS,
    "contradictions": {f"{kind}.{part}" for kind in KINDS.values() for part in ("summary", "problem", "fix")},
    "diff.changes": CHANGES,
    "diff.languages": wording.section("diff", "en")["languages"],
    "diff.properties": [term.value.rpartition("#")[2] for term in UNNAMED],
    "owl2.what": [each.name.lower() for kinds in (Kind, Position, Sort) for each in kinds],
    "rules": {
        f"{rule.id}.{part}"
        for rule in BUILT_IN
        if rule.source != "contradictions"
        for part in ("summary", "why", "fix")
    },
    **{
        f"ask.slots.{slot}": ["case", "carrier"]
        for slot in (
            "BeingResponsible",
            "Proposing",
            "Producing",
            "Handling",
            "Supporting",
            "broader",
            "place",
            "post",
        )
    },
    **{
        f"ask.{form}": ["BeingResponsible", "Proposing", "Producing", "Handling", "Supporting"]
        for form in ("does", "done")
    },
}


#: Sections that are taken as they are, and are no texts: what is understood, and how words change.
APART = ("understood.", "inflection.")


def table(tag: str) -> dict[str, Any]:
    return tomllib.loads(FILES[tag].read_text(encoding="utf-8"))


def leaves(part: Any, key: str = "") -> dict[str, Any]:
    """Every text of a part by its key; a list of one or two texts is one."""
    if not isinstance(part, dict):
        return {key: part}
    return {
        k: v for name, value in part.items() for k, v in leaves(value, f"{key}.{name}".strip(".")).items()
    }


def placeholders(text: Any) -> set[str]:
    return set(re.findall(r"{(\w*)}", text if isinstance(text, str) else " ".join(text)))


@pytest.mark.parametrize("tag", ["fi", "sv"])
def test_languages_have_the_same_keys_and_placeholders(tag: str) -> None:
    here, english = leaves(table(tag)), leaves(table("en"))
    assert here.keys() == english.keys()
    told = {k: v for k, v in english.items() if not k.startswith(APART)}
    # A number that one language spells in its words may be left out in another.
    differ = [k for k, v in told.items() if (placeholders(v) ^ placeholders(here[k])) - {"number"}]
    assert differ == []


def test_every_key_is_used() -> None:
    strings = {node.value for node in nodes() if isinstance(node, ast.Constant)}
    composed = [re.compile(pattern) for pattern in patterns()]
    named = {f"{start}.{name}" for start, names in NAMES.items() for name in names}

    def used(key: str) -> bool:
        found = filter(None, (pattern.fullmatch(key) for pattern in composed))
        return key in strings | named or any(strings.issuperset(match.groups()) for match in found)

    assert [k for k in leaves(table("en")) if not used(k) and not k.startswith(APART)] == []


def test_no_key_is_missing() -> None:
    named = {f"{start}.{name}" for start, names in NAMES.items() for name in names}
    assert sorted({*asked(), *named} - leaves(table("en")).keys()) == []


#: Words that stand in English sentences, and in neither of the other languages.
ENGLISH = re.compile(r"\b(and|are|be|by|could|from|has|is|it|not|of|or|that|the|this|to|with|which)\b")

#: Placeholders, prefixed names, and a standard whose name is English.
NAMED = re.compile(r"{\w*}|\w+:\w+|CSV on the Web")


@pytest.mark.parametrize("tag", ["fi", "sv"])
def test_no_text_is_in_english(tag: str) -> None:
    texts = {
        key: text if isinstance(text, str) else " ".join(text) for key, text in leaves(table(tag)).items()
    }
    assert [key for key, text in texts.items() if ENGLISH.search(NAMED.sub("", text).lower())] == []


@pytest.mark.parametrize("tag", wording.LANGUAGES)
def test_a_section_by_itself_is_what_the_whole_file_has(tag: str) -> None:
    whole = table(tag)
    assert {name: wording.section(name, tag) for name in whole} == whole


def test_tags_are_looked_up_as_rfc_4647_has_it() -> None:
    assert wording.ranges(["zh-Hant-CN-x-private1", "en-GB"]) == (
        "zh-Hant-CN-x-private1", "zh-Hant-CN", "zh-Hant", "zh", "en-GB", "en",
    )  # fmt: skip
    assert wording.choose({"fi": 1, "en": 2}, ["fi-FI"]) == 1
    assert wording.choose({"fi": 1, "en": 2}, ["de"]) == 2
    assert wording.choose({"pt-BR": 1, "en": 2}, ["PT-br"]) == 1
    assert wording.choose({"se": 1}, ["de"]) == 1
    assert wording.choose({}, ["de"]) is None
    assert [wording.spoken([tag]) for tag in ("sv-FI", "EN-gb", "de")] == ["sv", "en", "en"]


def test_a_text_is_filled_in_once() -> None:
    assert wording.text("facts.undated", ["sv-FI"]) == "odaterad"
    assert wording.texts("facts.undated") == {"fi": "päiväämätön", "sv": "odaterad", "en": "undated"}


def test_own_texts_are_in_the_languages_of_the_body_or_else_in_english() -> None:
    texts = {"fi": "a", "sv": "b", "en": "c"}
    assert wording.own(texts, ("sv", "fi")) == {"fi": "a", "sv": "b"}
    assert wording.own(texts, ("de",)) == {"en": "c"}
    assert wording.own({"sv": "b"}, ("de",)) == {"sv": "b"}
