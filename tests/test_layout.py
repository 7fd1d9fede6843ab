"""The layout that the documents describe is the one that there is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import kela_graph

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "kela_graph"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = sorted(PACKAGE.rglob("*.py"))

#: The modules in the only order in which they may import, as the README has them.
ORDER = re.findall(r"^\| `(\w+)` \| ", README.partition("| module |")[2], re.MULTILINE)

#: How many lines a file and a function may have.
FILE_LINES: Final = 300
FUNCTION_LINES: Final = 40

#: The files that may have more lines, each with its reason; at most three.
LONG_FILES: Final[dict[str, str]] = {}


def name_of(path: Path) -> str:
    """The dotted name of a file's module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES: Final = {name_of(path): path for path in SOURCES}


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports_of(name: str) -> frozenset[str]:
    """The package's modules that a module imports anywhere: for types only and within functions, too."""
    found = set()
    for node in ast.walk(parsed(MODULES[name])):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports by a relative name"
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {each if each in MODULES else str(node.module) for each in whole}
    return frozenset(found & MODULES.keys())


def layer(name: str) -> str:
    """The module of the README's table that a module belongs to; nothing for the package itself."""
    return name.partition(".")[2].partition(".")[0]


def misplaced() -> Iterator[str]:
    """Give the imports of what does not stand above; the command line may import the package itself."""
    for name in MODULES:
        own = layer(name)
        allowed = {*ORDER, ""} if own in ("", "cli") else {*ORDER[: ORDER.index(own) + 1]}
        yield from (f"{name} -> {other}" for other in imports_of(name) if layer(other) not in allowed)


def circular() -> Iterator[str]:
    """Give the modules that import themselves by way of others."""
    for name in MODULES:
        seen: set[str] = set()
        waiting = [name]
        while waiting:
            fresh = imports_of(waiting.pop()) - seen
            seen |= fresh
            waiting += fresh
        if name in seen:
            yield name


def long_functions() -> Iterator[str]:
    """Give the functions that are too long, signature and docstring counted, and that give no reason."""
    for name, path in MODULES.items():
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                firsts = [node.lineno, *(each.lineno for each in node.decorator_list)]
                reasons = [re.match(r" *# Long: \w", lines[first - 2]) for first in firsts]
                if (node.end_lineno or 0) - node.lineno >= FUNCTION_LINES and not any(reasons):
                    yield f"{name}:{node.name}"


def test_every_module_stands_in_the_order() -> None:
    assert {layer(name) for name in MODULES} - {""} == set(ORDER)


def test_modules_import_what_stands_above_them() -> None:
    assert set(misplaced()) == set()


def test_no_module_imports_itself_by_way_of_others() -> None:
    assert set(circular()) == set()


def test_files_are_short() -> None:
    lengths = {name: path.read_bytes().count(b"\n") for name, path in MODULES.items()}
    assert {n for n, length in lengths.items() if length > FILE_LINES} == LONG_FILES.keys()
    assert len(LONG_FILES) <= 3
    assert all(LONG_FILES.values())


def test_functions_are_short_or_say_why_not() -> None:
    assert set(long_functions()) == set()


def test_rdf_knows_nothing_of_organisations() -> None:
    words = re.compile(r"\b(Folder|KELA|RESP|rootOrganization)\b")
    found = {
        f"{name}: {line.strip()}"
        for name, path in MODULES.items()
        if layer(name) == "rdf"
        for line in path.read_text(encoding="utf-8").splitlines()
        if words.search(line)
    }
    assert found == set()


def test_all_names_what_the_package_gives() -> None:
    assert kela_graph.__all__ == sorted(kela_graph.__all__)
    assert set(kela_graph.__all__) <= set(dir(kela_graph))
    assert all(callable(getattr(kela_graph, name)) for name in kela_graph.__all__)
    assert not hasattr(kela_graph, "nothing")


def test_every_file_says_what_it_is_for() -> None:
    assert [name for name, path in MODULES.items() if not ast.get_docstring(parsed(path))] == []


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
