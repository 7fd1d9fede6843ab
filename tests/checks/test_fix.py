"""What ``check --fix`` fixes, what it leaves, and that the triples stay the same."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kela_graph import formats
from kela_graph.checks import fix as fix_module
from kela_graph.checks import subject_order
from kela_graph.checks.case import Case
from kela_graph.checks.fix import FixedFile, fix
from kela_graph.checks.lint import judge
from kela_graph.checks.located_graph import LocatedFile, LocatedGraph
from kela_graph.errors import ParseError, ToolError
from kela_graph.folder import SourceFile, open_folder
from kela_graph.rdf.locations import locate
from tests.quick import FAST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

ROOT = Path(__file__).resolve().parents[2]
OTHER = ROOT / "tests" / "other_body"
DATA = sorted((ROOT / "data").glob("*.ttl"))
EX = "http://example.org/"
P = f"@prefix : <{EX}> .\n"
BASE = "http://example.org/base"
BOM = b"\xef\xbb\xbf"
FIXABLE = {"unused-prefix", "trailing-space", "tab", "subject-order"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset whose ``data/a.ttl`` and ``ontology/a.ttl`` the tests write."""
    target = tmp_path_factory.mktemp("fixed") / "body"
    shutil.copytree(OTHER, target)
    return target


def fixed_data(folder: Path, data: bytes, part: str = "data") -> bytes:
    """What a file of a dataset is to hold."""
    path = folder / part / "a.ttl"
    path.write_bytes(data)
    try:
        fixed = list(fix(open_folder(folder), files=[path]))
        assert {each.path for each in fixed} <= {path}
        assert path.read_bytes() == data
        return fixed[0].data if fixed else data
    finally:
        path.unlink()


def canonical(data: bytes) -> str:
    """The triples by RDFC-1.0, as sorted N-Quads."""
    dataset = ox.Dataset(ox.parse(data.removeprefix(BOM), format=ox.RdfFormat.TURTLE, base_iri=BASE))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return "".join(sorted(f"{quad}\n" for quad in dataset))


def rules_found(data: bytes) -> set[str]:
    """The rules of lint that a file of data breaks."""

    file = SourceFile(Path("a.ttl"), "data/a.ttl", formats.by_name("turtle", "graph"))
    located = LocatedFile(file, locate(data.decode("utf-8"), BASE))
    return {each.rule for each in judge(Case(LocatedGraph(files=[located])))}


# -- Cases: a text of data, and what becomes of it ---------------------------------------------------------

CASES = {
    "white space": (
        P + "\t\n# comment \t\n:a  \n\t:b\t:c ;\n  \t:d \t'x' \t.  ",
        P + "\n# comment\n:a\n    :b :c ;\n    :d  'x'  .",
    ),
    "white space in literals and comments stays": (
        P + ":a :b '''\t\n x \n\t''',\t'\t' . #\ta\ttable\n",
        P + ":a :b '''\t\n x \n\t''', '\t' . #\ta\ttable\n",
    ),
    "prefixes without use go with their lines": (
        f"@prefix a: <{EX}> .\n# About b\n  PREFIX b: <{EX}>  \n@prefix\tc: <{EX}> .\n{P}\n:a :b :c .\n",
        f"# About b\n{P}\n:a :b :c .\n",
    ),
    "a prefix that is declared again goes": (P + P + ":a :b :c .\n", P + ":a :b :c .\n"),
    "subjects are ordered": (
        P + "\n# Header.\n\n:p10 a :B .\n\n:p9 a :B ;\n    :c :d .\n\n\n:p1 a :B .\n",
        P + "\n# Header.\n\n:p1 a :B .\n\n:p9 a :B ;\n    :c :d .\n\n\n:p10 a :B .\n",
    ),
    "comments and blank nodes move with their subject": (
        P + "# of b\n# b too\n:b a :B . # b\n# an axiom\n[] a :X . # x\n\n[ a :Y ] .\n# of a\n:a a :B .\n",
        P + "# of a\n:a a :B .\n# of b\n# b too\n:b a :B . # b\n# an axiom\n[] a :X . # x\n\n[ a :Y ] .\n",
    ),
    "a comment that touches only the block above moves with it": (
        P + "\n:c a :B .\n# about c\n\n:b a :B .\n  # about b\n\n  # about a\n  :a a :B .\n# about a too",
        P + "\n  # about a\n  :a a :B .\n# about a too\n\n:b a :B .\n  # about b\n\n:c a :B .\n# about c",
    ),
    "sections, lone comments and directives bound runs": (
        P + ":d a :B .\n:c a :B .\n# -- Two --\n:b a :B .\n:a a :B .\n\n# Of the north.\n\n"
        f":z a :B .\n:y a :B .\n@base <{EX}1/> .\n<d> a :B .\n@base <{EX}2/> .\n"
        "<c> a :B .\n[] a :B .\n<b> a :B .\n",
        P + ":c a :B .\n:d a :B .\n# -- Two --\n:a a :B .\n:b a :B .\n\n# Of the north.\n\n"
        f":y a :B .\n:z a :B .\n@base <{EX}1/> .\n<d> a :B .\n@base <{EX}2/> .\n"
        "<b> a :B .\n<c> a :B .\n[] a :B .\n",
    ),
    "blank nodes before the first subject stay": (
        P + "[] a :X .\n\n:b a :B .\n:a a :B .\n[] a :Y .\n",
        P + "[] a :X .\n\n:a a :B .\n[] a :Y .\n:b a :B .\n",
    ),
    "the last line needs no end": (P + ":b a :B .\n\n:a a :B . # a", P + ":a a :B . # a\n\n:b a :B ."),
    "two descriptions of one subject come together": (
        P + ":a a :B .\n:b a :B .\n:a a :C .\n",
        P + ":a a :B .\n:a a :C .\n:b a :B .\n",
    ),
}  # fmt: skip

LEFT = {
    "no Turtle": P + ":b a :B \n\n:a a",
    "triples about triples": P + ":b :says <<( :a :b :c )>> . \n",
    "two subjects on one line": P + ":b a :B . :a a :B .\n",
    "a directive on a subject's line": f"{P}:b a :B .\n:a a :B . @base <{EX}> .\n",
    "a directive on the line of the first subject": f"@prefix : <{EX}> . :b a :B .\n:a a :B .\n",
    "a directive on a blank node's line": f"{P}:b a :B .\n@base <{EX}> . [] a :X .\n:a a :B .\n",
    "a directive on the last line": f"{P}:b a :B .\n:a a :B . PREFIX x: <{EX}>\nx:a a x:b .",
    "a needless prefix with a comment": f"{P}@prefix x: <{EX}> . # why\n:a :b :c .\n",
    "a needless prefix beside another": f"@prefix x: <{EX}> . {P}:a :b :c .\n",
    "a needless prefix on two lines": f"{P}@prefix x:\n<{EX}> .\n:a :b :c .\n",
    "a needless prefix on a last line without an end": f"{P}:a :b :c .\nPREFIX x: <{EX}>",
    "what a comment lets pass": (
        P + f"# kela-graph: ignore unused-prefix because the docs show it\n@prefix x: <{EX}> .\n"
        "# kela-graph: ignore tab because it is pasted\n:c\ta :B .\n:d a :B .\n"
        "# kela-graph: ignore subject-order because it is the root\n:a a :B .\n"
        "# kela-graph: ignore trailing-space because Markdown\n:e :p 'x' . \n"
    ),
    "a comment without a line of its own below": P + ":a a :B . # b\n:b a :B .\n# end\n",
}


@pytest.mark.parametrize("ends", ["lf", "crlf", "bom"])
@pytest.mark.parametrize("case", CASES)
def test_what_is_fixed(case: str, ends: str, folder: Path) -> None:
    before, after = CASES[case]
    if ends == "crlf":
        before, after = (text.replace("\n", "\r\n") for text in (before, after))
    mark = BOM if ends == "bom" else b""
    data, expected = (mark + text.encode("utf-8") for text in (before, after))
    fixed = fixed_data(folder, data)
    assert fixed == expected
    assert canonical(fixed) == canonical(data)
    assert fixed_data(folder, fixed) == fixed
    assert not rules_found(fixed) & FIXABLE


@pytest.mark.parametrize("case", LEFT)
def test_what_is_left(case: str, folder: Path) -> None:
    data = LEFT[case].encode("utf-8")
    assert fixed_data(folder, data) == data


def test_order_is_a_matter_of_data(folder: Path) -> None:
    text = P + ":b a :B . \n:a a :B .\n"
    assert fixed_data(folder, text.encode(), "ontology") == text.replace(". \n", ".\n").encode()


def test_what_is_fixed_is_counted(body: Path) -> None:
    path = body / "data" / "a.ttl"
    path.write_text(
        f"@prefix x: <{EX}> .\n{P}:c a\t:B . \n:b a\t\t:C\t.\n\n:a a :B .  \n", encoding="utf-8", newline=""
    )
    (fixed,) = fix(open_folder(body))
    assert (fixed.path, fixed.shown) == (path.resolve(), str(path))
    assert fixed.counts == {"trailing-space": 2, "tab": 2, "unused-prefix": 1, "subject-order": 2}
    (only,) = fix(open_folder(body), only=["tab", "subject-order"], skip=["tab"])
    assert only.counts == {"subject-order": 2}
    assert list(fix(open_folder(body), only=["no-rule"])) == []


@pytest.mark.parametrize("root", [ROOT, OTHER], ids=["kela", "other"])
def test_our_files_need_no_fix(root: Path) -> None:
    assert list(fix(open_folder(root))) == []


# -- Which files -------------------------------------------------------------------------------------------


def untidy(path: Path) -> Path:
    path.write_bytes(path.read_bytes() + b"\n# end \n")
    return path


def shown(fixed: Iterable[FixedFile]) -> set[str]:
    return {each.path.name for each in fixed}


def test_only_the_files_that_are_named(body: Path) -> None:
    first, second = untidy(body / "data" / "units.ttl"), untidy(body / "ontology" / "sago.ttl")
    assert shown(fix(open_folder(body))) == {"units.ttl", "sago.ttl"}
    assert shown(fix(open_folder(body), files=[second])) == {"sago.ttl"}
    assert shown(fix(open_folder(body), files=[first, body / "data" / "tasks.ttl"])) == {"units.ttl"}
    assert shown(fix(open_folder(body), files=[body / "elsewhere.ttl"])) == set()


def test_a_file_that_is_linked_to_is_fixed_itself(body: Path) -> None:
    kept = untidy(body / "data" / "units.ttl").rename(body / "units.ttl")
    (body / "data" / "units.ttl").symlink_to(kept)
    assert {each.path for each in fix(open_folder(body))} == {kept.resolve()}


def test_a_file_outside_the_folder_is_left(body: Path, tmp_path: Path) -> None:
    kept = untidy(body / "data" / "units.ttl").rename(tmp_path / "units.ttl")
    (body / "data" / "units.ttl").symlink_to(kept)
    before = kept.read_bytes()
    with pytest.raises(ParseError, match="is a link that leaves"):
        list(fix(open_folder(body)))
    assert kept.read_bytes() == before


def test_the_programs_files_are_left_in_another_bodys_dataset(
    body: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "program"
    shutil.copytree(ROOT / "ontology", program / "ontology")
    untidy(program / "ontology" / "alignment.ttl")
    monkeypatch.setattr("kela_graph.folder.program_root", lambda: program)
    folder = open_folder(body)
    assert any(file.path == program / "ontology" / "alignment.ttl" for file in folder.files)
    assert list(fix(folder)) == []


def test_other_formats_and_files_that_cannot_be_read_are_left(body: Path) -> None:
    (body / "data" / "a.nt").write_text("<a:a> <a:b> <a:c> . \n", encoding="utf-8")
    (body / "data" / "b.ttl").write_bytes(P.encode() + b"# \xff \n")
    (body / "data" / "c.ttl").mkdir()
    assert list(fix(open_folder(body))) == []


def test_a_file_that_does_not_parse_keeps_no_other_from_being_fixed(body: Path) -> None:
    untidy(body / "data" / "units.ttl")
    (body / "data" / "dataset.ttl").write_text("<a> <b> . \n", encoding="utf-8")
    assert shown(fix(open_folder(body))) == {"units.ttl"}


@pytest.mark.parametrize("fault", ["lost", "broken", "changed"])
def test_a_fix_that_would_change_triples_is_refused(
    fault: str, body: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pieces(run: subject_order.Run) -> list[tuple[int, int] | str]:
        kept = [(entry.start, entry.end) for entry in run.blocks]
        return {"lost": [*kept[:1]], "broken": [*kept, " :a"], "changed": [*kept, " :z a :Z ."]}[fault]

    monkeypatch.setattr(fix_module.subject_order, "pieces", pieces)
    path = body / "data" / "a.ttl"
    path.write_text(P + ":b a :B .\n\n:a a :B .\n", encoding="utf-8")
    with pytest.raises(ToolError, match=r"data/a\.ttl: fixing subject-order would change its triples"):
        list(fix(open_folder(body)))


# -- The command line --------------------------------------------------------------------------------------


def test_check_fixes_and_then_tells_what_is_left(
    body: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    path = untidy(body / "data" / "units.ttl")
    path.chmod(0o640)
    before = {each: each.read_bytes() for each in body.rglob("*") if each.is_file() and each != path}
    code, out, err = run_cli("check", "--fix", "--engine", FAST, "--root", str(body))
    assert (code, err) == (0, f"fixed {path}: trailing-space 1\n")
    assert out.startswith("no findings\n")
    assert path.read_bytes() == (OTHER / "data" / "units.ttl").read_bytes() + b"\n# end\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert before == {each: each.read_bytes() for each in body.rglob("*") if each.is_file() and each != path}
    assert run_cli("check", "--fix", "--engine", FAST, "--root", str(body)) == (0, out, "")


@pytest.mark.slow
def test_check_fixes_only_the_files_and_rules_that_are_named(
    body: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    path = untidy(body / "data" / "units.ttl")
    data = path.read_bytes()
    other = str(body / "data" / "tasks.ttl")
    assert run_cli("check", "--fix", "--engine", FAST, "--root", str(body), other)[0] == 0
    assert (
        run_cli("check", "--fix", "--engine", FAST, "--skip", "trailing-space", "--root", str(body))[0] == 0
    )
    assert run_cli("check", "--engine", FAST, "--root", str(body))[0] == 0
    assert path.read_bytes() == data
    assert run_cli("check", "--fix", "--engine", FAST, "--root", str(body), str(path))[0] == 0
    assert path.read_bytes() != data


def test_a_file_that_does_not_parse_is_told_and_left(
    body: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    path = body / "data" / "a.ttl"
    path.write_text("<a:a> <a:b> x:c . \n", encoding="utf-8")
    code, out, err = run_cli("check", "--fix", "--engine", FAST, "--root", str(body))
    assert (code, err) == (2, "")
    assert "undeclared-prefix" in out
    assert path.read_text(encoding="utf-8") == "<a:a> <a:b> x:c . \n"


# -- Any disorder of Kela's own data -----------------------------------------------------------------------


def disordered(text: str, chance: random.Random) -> str:
    """A tidy text with its subjects shuffled, blanks behind its lines, tabs, and prefixes without use."""
    head, *paragraphs = text.removesuffix("\n").split("\n\n")
    subjects: list[str] = []
    for paragraph in paragraphs:
        if paragraph.startswith("[]"):
            subjects[-1] += f"\n\n{paragraph}"
        else:
            subjects.append(paragraph)
    is_comment = all(line.startswith("# ") for line in subjects[0].split("\n"))
    comments = [subjects.pop(0)] if is_comment else []
    chance.shuffle(subjects)
    lines = "\n\n".join([head, *comments, *subjects]).split("\n")
    for at in range(len(lines)):
        if lines[at].startswith("    "):
            lines[at] = chance.choice(["    ", "\t", "  \t"]) + lines[at].removeprefix("    ")
        lines[at] += chance.choice(["", "", " ", "\t", " \t "])
    for name in chance.sample("xyz", 2):
        lines.insert(chance.randrange(head.count("\n")), f"@prefix {name}{name}{name}: <{EX}{name}> .")
    return "\n".join(lines) + chance.choice(["\n", "\n \t\n", ""])


@settings(deadline=None, max_examples=10)
@given(path=st.sampled_from(DATA), seed=st.integers(0, 2**32), crlf=st.booleans(), mark=st.booleans())
def test_any_disorder_of_our_data_is_fixed(
    path: Path, seed: int, crlf: bool, mark: bool, folder: Path
) -> None:
    tidy = path.read_bytes()
    text = disordered(tidy.decode("utf-8"), random.Random(seed))  # noqa: S311 - no secret
    data = (text.replace("\n", "\r\n") if crlf else text).encode("utf-8")
    fixed = fixed_data(folder, BOM * mark + data).removeprefix(BOM)
    assert fixed.replace(b"\r\n", b"\n").rstrip(b"\n") == tidy.rstrip(b"\n")
    assert fixed.count(b"\r") == (fixed.count(b"\n") if crlf else 0)
    assert canonical(fixed) == canonical(data)
    assert fixed_data(folder, fixed) == fixed


FRAGMENTS = (
    ":a a :B .", ":b a :B ; :p '''x \n# -- y\n:a''' .", ":a10 :p ( 1 [ :q _:l ] ) .", ":a9\ta :B .",
    "[] a :X .", "_:l :p _:m .", "[ :p :q ]\n.", "# c", "# -- s", "", " ", "\t# d ", f"@prefix : <{EX}> .",
    f"PREFIX x: <{EX}>", f"@base <{EX}c/> .", "<b> a :B . # <b>", "<a> a x:B.", "() :p :q .",
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(
    parts=st.lists(
        st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(["\n", "\n", "\n", "\n\n", " "])), max_size=12
    ),
    line_end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_text_keeps_its_triples_and_its_lines(
    parts: list[tuple[str, str]], line_end: str, folder: Path
) -> None:
    text = f"{P}@prefix x: <{EX}x/> .\n:first :p x:y .\n"
    for fragment, end in parts:
        text += fragment + ("\n" if "#" in fragment else end)
    data = text.replace("\n", line_end).encode("utf-8")
    fixed = fixed_data(folder, data)
    assert canonical(fixed) == canonical(data)
    assert fixed_data(folder, fixed) == fixed

    def lines(data: bytes) -> list[str]:
        return sorted(
            " ".join(line.split())
            for line in data.decode("utf-8").split(line_end)
            if "refix" not in line.lower()
        )

    assert lines(fixed) == lines(data)
    assert rules_found(fixed) & FIXABLE <= {"unused-prefix", "subject-order"}
