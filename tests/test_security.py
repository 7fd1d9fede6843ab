"""What ``SECURITY.md`` promises is what the program has, and what it advises is what the examples do."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from kela_graph.rdf import bounds, gate, measure
from tests.conftest import ROOT

SECURITY: Final = (ROOT / "SECURITY.md").read_text(encoding="utf-8")

#: What tells how others run the program, by its path.
WORKFLOWS: Final = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in (
        ROOT / "action.yml",
        *sorted((ROOT / "docs").rglob("*.yml")),
        *sorted((ROOT / "docs").glob("*.md")),
    )
}

#: An action at what it is pinned to; ours is told by what its user writes.
_USED: Final = re.compile(r"\buses: *(?!OWNER/kela-graph@REF\b)(\S+)(.*)")


def steps(document: Any) -> list[dict[str, Any]]:
    """The steps that stand anywhere in a workflow, an action or an example."""
    if isinstance(document, dict):
        own = [document] if "uses" in document else []
        return own + [step for value in document.values() for step in steps(value)]
    return [step for each in document for step in steps(each)] if isinstance(document, list) else []


def documents(text: str, path: str) -> list[Any]:
    """The YAML of a file, or of a page's fences."""
    texts = (
        re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL) if path.endswith(".md") else [text]
    )
    return [yaml.safe_load(each) for each in texts]


@pytest.mark.parametrize("path", WORKFLOWS)
def test_actions_are_pinned_by_commit(path: str) -> None:
    for action, rest in _USED.findall(WORKFLOWS[path]):
        assert re.search(r"@[0-9a-f]{40}$", action), f"{path}: {action}"
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", rest), f"{path}: {action} without its version"


def test_no_checkout_keeps_its_token_and_no_trigger_has_more_rights() -> None:
    found = 0
    for path, text in WORKFLOWS.items():
        for document in documents(text, path):
            for step in steps(document):
                if step["uses"].startswith("actions/checkout@"):
                    found += 1
                    assert step["with"]["persist-credentials"] is False, path
            # YAML 1.1 reads the key `on` as true.
            assert "pull_request_target" not in (document.get(True, ()) if isinstance(document, dict) else ())
    assert found == 2


def test_bounds_are_those_of_the_program() -> None:
    assert bounds.LEVELS == measure.NESTING
    assert gate.LENGTH == 1 << 20
    for number, what in (
        (bounds.LEVELS, "levels"),
        (bounds.LITERAL >> 20, "MiB"),
        (bounds.ENTITY, "characters"),
        (measure.PATTERNS, "patterns"),
        (measure.PARTS, "parts"),
    ):
        assert f"{number:,} {what}" in SECURITY


def test_it_is_found() -> None:
    for page in ("README.md", "docs/checking.md"):
        assert "SECURITY.md" in Path(ROOT, page).read_text(encoding="utf-8")
    assert "pull_request_target" in SECURITY
