"""Bodies in languages that the program has no words in: their own names, and else English."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

import kela_graph
from kela_graph import queries, wording
from kela_graph.folder import open_folder, program_root

from .conftest import OTHER_BODY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

#: A name of the other body's in one of its languages, whose every text becomes one in each language here.
TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"@sv')
ENGLISH = re.compile(r'\s*,\s*"(?:[^"\\]|\\.)*"@en\b')
ANNOTATED = re.compile(r'owl:annotatedTarget "((?:[^"\\]|\\.)*)"@(sv|en)')
UNIT, TASK = "sago:hamnavdelningen", "sago:lotsning"
#: What tells a text of one language from those of the others.
MARKS = {"de": "Xde", "fr": "Xfr", "it": "Xit"}


def in_languages(turtle: str, tags: tuple[str, ...]) -> str:
    """The other body's Turtle with each Swedish text in some other languages, and no English one."""

    def every(found: re.Match[str]) -> str:
        return " , ".join(f'"{MARKS[tag]} {found[1]}"@{tag}' for tag in tags)

    blocks = []
    for block in ENGLISH.sub("", turtle).split("\n\n"):
        annotated = ANNOTATED.search(block)
        if annotated is None:
            blocks.append(TEXT.sub(every, block))
        elif annotated[2] == "sv":
            for tag in tags:
                target = f'owl:annotatedTarget "{MARKS[tag]} {annotated[1]}"@{tag}'
                blocks.append(TEXT.sub(every, block.replace(annotated[0], target)))
    return "\n\n".join(blocks).replace('"sv en"', f'"{" ".join(tags)}"')


@pytest.fixture(scope="module", params=[("de",), ("de", "fr", "it")], ids=["German", "three"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A body in other languages."""
    target = tmp_path_factory.mktemp("languages") / "body"
    shutil.copytree(OTHER_BODY, target, ignore=shutil.ignore_patterns("queries"))
    for path in target.rglob("*.ttl"):
        path.write_text(in_languages(path.read_text("utf-8"), request.param), encoding="utf-8")
    return target


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", text.casefold()))


@pytest.fixture(scope="module")
def foreign(folder: Path) -> set[str]:
    """The words that the program has in Finnish and Swedish, and that are no others."""
    turtle = "".join(path.read_text("utf-8") for path in program_root().glob("ontology/*.ttl"))
    header = "".join(path.read_text("utf-8") for path in program_root().glob("queries/**/*.rq"))
    texts = re.findall(r'"((?:[^"\\]|\\.)*)"@(?:fi|sv)\b', turtle)
    texts += re.findall(r"^#\+ .*@(?:fi|sv): (.*)$", header, re.MULTILINE)
    found = words(" ".join(texts) + str([wording.section("show", tag) for tag in ("fi", "sv")]))
    found |= words(str([wording.section("exports", tag) for tag in ("fi", "sv")]))
    other = words(" ".join(re.findall(r'"((?:[^"\\]|\\.)*)"@en\b', turtle)) + "".join(OTHER_WORDS))
    other |= words(str([wording.section(name, "en") for name in ("show", "exports", "ask", "queries")]))
    other |= words("".join(path.read_text("utf-8") for path in folder.rglob("*.ttl")))
    other |= words(re.sub(r"^#\+ .*@(?:fi|sv):.*$", "", header, flags=re.MULTILINE))
    return found - other


#: What lists names, each in one language.
LISTS = (["query", "units"], ["query", "tasks"], ["show"])

#: Words of formats that are words of Finnish or Swedish too.
OTHER_WORDS = ("vars ",)


def doors(folder: Path, output: Path) -> Iterator[list[str]]:
    """What shows names and says words of the program's."""
    given = {"unit": UNIT, "task": TASK, "resource": UNIT, "number": "2"}
    yield ["show"]
    for thing in (UNIT, TASK, "sago:hamnmastaren", "sago:norron", "typ:Division", "stadga:p1", "sago:d1"):
        yield ["show", thing]
    for name, query in queries.library(open_folder(folder)).items():
        parameters = [p.name for p in query.parameters if not p.optional and p.default is None]
        values = [part for each in parameters for part in ("-p", f"{each}={given[each]}")]
        if not query.builds_graph:
            yield ["query", name, *values]
            yield ["query", name, *values, "--format", "json"]
    for asked in ("who handles {} lotsning", "wer macht {} lotsning", "{} Hamnavdelningen de Granskningen"):
        yield ["ask", asked]
    yield ["find", "lotsning"]
    yield ["queries"]
    for form in ("svg", "mermaid", "dot"):
        yield ["export", "--format", form]
    yield ["export", "--picture", "matrix"]
    for table in ("units", "tasks", "responsibilities", "sources"):
        yield ["export", "--format", "csv", "--table", table]
    yield ["export", "--catalog"]
    yield ["export", "--profile", "org"]
    yield ["export", "--profile", "schema-org"]
    yield ["check"]
    yield ["check", "--report", "html"]
    yield ["diff", str(folder), str(output)]
    yield ["diff", str(folder), str(output), "--format", "markdown"]


@pytest.mark.parametrize("lang", [None, pytest.param("fr", marks=pytest.mark.slow)])
def test_names_are_its_own_and_the_rest_is_english(
    folder: Path,
    lang: str | None,
    foreign: set[str],
    run_cli: Callable[..., tuple[int, str, str]],
    tmp_path: Path,
) -> None:
    languages = kela_graph.graph.describe(kela_graph.load(folder)).languages
    if lang not in (None, *languages):
        pytest.skip("the body has no such language")
    mark = MARKS[lang or languages[0]]
    changed = tmp_path / "changed"
    shutil.copytree(folder, changed)
    for path in changed.rglob("*.ttl"):
        path.write_text(path.read_text("utf-8").replace(" Hamnavdelningen", " Hafenamt"), encoding="utf-8")
    assert {"hoitaa", "tyyppi", "ingen", "anges", "päiväämätön"} <= foreign
    for door in doors(folder, changed):
        root = [] if door[0] == "diff" else ["--root", str(folder)]
        line = [part.format(mark) for part in door]
        code, out, err = run_cli(*line, *root, *(["--lang", lang] if lang else []))
        assert code == (door[0] == "diff"), (line, err)
        assert words(out) & foreign == set(), line
        others = set(MARKS.values()) - {mark}
        # What tells all names of a thing, and all that a name may be found by, tells them in each language.
        if (door[0] in ("export", "ask") and not {"--catalog", "--profile"} & {*door}) or line[:2] in LISTS:
            assert mark in out, line
            assert not any(each in out for each in others), line


def test_each_thing_has_one_row(folder: Path) -> None:
    dataset = kela_graph.load(folder)
    for name in ("units", "matrix", "gaps", "matches", "places"):
        found = [
            tuple(v for k, v in row.items() if not k.endswith("Label"))
            for row in kela_graph.run(name, dataset)
        ]
        assert len(found) == len(set(found)), name


def test_a_french_name_is_no_swedish_question(
    folder: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    for asked in ("Service de contrôle", "Xde Kranlaget de"):
        _, out, err = run_cli("ask", asked, "--root", str(folder))
        assert "The source says nothing" in err or "stated; " in out
    assert "anges i källan" in run_cli("ask", "vem sköter Xde lotsning", "--root", str(folder))[1]
