"""The layout that the documents describe is the one that there is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kela_graph

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kela_graph"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = sorted(PACKAGE.rglob("*.py"))

#: The modules in the only order in which they may import, as the README has them.
ORDER = re.findall(r"^\| `(\w+)` \| ", README.partition("| module |")[2], re.MULTILINE)


def module_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """The package's modules that a file imports, those for types only left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            first, _, rest = node.module.partition(".")
            if first == "kela_graph":
                found |= {rest.partition(".")[0]} if rest else {alias.name for alias in node.names}
    return found


def test_every_module_stands_in_the_order() -> None:
    assert {module_of(path) for path in SOURCES} - {"__init__"} == set(ORDER)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_modules_import_what_stands_above_them(path: Path) -> None:
    own = module_of(path)
    if own == "__init__":
        return
    allowed = set(ORDER[: ORDER.index(own) + 1])
    if own == "cli":
        allowed |= set(kela_graph.__all__)
    assert imports_of(path) <= allowed


def test_all_names_what_the_package_gives() -> None:
    assert kela_graph.__all__ == sorted(kela_graph.__all__)
    assert set(kela_graph.__all__) <= set(vars(kela_graph))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_every_file_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_one_version() -> None:
    version = kela_graph.__version__
    assert f"version: {version}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")


def test_a_question_imports_no_heavy_package_when_piped() -> None:
    code = (
        "import sys; from kela_graph.cli import run; run(['query', 'units']); "
        "heavy = {'pyshacl', 'owlrl', 'rich', 'hypothesis', 'pandas', 'rapidfuzz', 'multiprocessing'}; "
        "heavy &= set(sys.modules); "
        "sys.exit(f'imported {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("unit ")
