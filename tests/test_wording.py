"""The texts of the program are the same set in every language, and each is used."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from kela_graph import wording

ROOT = Path(__file__).resolve().parent.parent
FILES = {tag: ROOT / "kela_graph" / "wording" / f"{tag}.toml" for tag in wording.LANGUAGES}


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
    told = {k: v for k, v in english.items() if not k.startswith("understood.")}
    # A number that one language spells in its words may be left out in another.
    differ = [k for k, v in told.items() if (placeholders(v) ^ placeholders(here[k])) - {"number"}]
    assert differ == []


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
