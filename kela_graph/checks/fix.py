"""Fixes what needs no decision in Turtle: trailing blanks, tabs, unused prefixes, the order of subjects.

Nothing else of a file changes, and its triples stay the same: a text with other triples is an error. What a
comment suppresses is left.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from kela_graph.checks import formatting, subject_order, suppressions
from kela_graph.checks.located_graph import read_located
from kela_graph.errors import ToolError
from kela_graph.files import BOM, read_bytes, within
from kela_graph.graph import describe_folder, graph_name
from kela_graph.namespaces import PROJECT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from kela_graph.folder import Folder, SourceFile
    from kela_graph.rdf.locations import Located, LocatedTriple

#: A stretch of the text, by its offsets, or what replaces one.
Piece: TypeAlias = tuple[int, int] | str

#: The rules whose findings can be fixed, in the order in which they are fixed.
_RULES: Final = ("trailing-space", "tab", "unused-prefix", "subject-order")


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file, itself even if its name is a link, what to write to it, and how many findings that fixes."""

    path: Path
    shown: str
    data: bytes
    counts: Mapping[str, int]


def fix(
    folder: Folder, *, only: Collection[str] = (), skip: Collection[str] = (), files: Collection[Path] = ()
) -> Iterator[FixedFile]:
    """Give the files of a dataset that can be fixed, each as it is to be written; nothing is written here.

    Files that do not parse are left, and so are those that the program shares with every dataset. Where no
    rules or no files are named, all are meant.

    Raises:
        InputError: the folder has no data, its description is incomplete, or a link leaves it.
        ToolError: fixing a file would change its triples, which is a fault of the program.
    """
    description = describe_folder(folder)
    base = description.base if description else str(PROJECT)
    rules = [rule for rule in _RULES if (not only or rule in only) and rule not in skip]
    root, wanted = folder.root.resolve(), {file.resolve() for file in files}
    for file in folder.files:
        path = file.path.resolve()
        if file.shared or not path.is_relative_to(root) or (wanted and not within(path, wanted)):
            continue
        try:
            data = read_bytes(path)
        except OSError:  # a finding of the check
            continue
        text, counts = _fixed(data.removeprefix(BOM), file, graph_name(file, base), rules)
        if counts:
            bom = BOM if data.startswith(BOM) else b""
            yield FixedFile(path, file.shown, bom + text.encode("utf-8"), counts)


def _fixed(data: bytes, file: SourceFile, base: str, rules: Iterable[str]) -> tuple[str, Mapping[str, int]]:
    """Return the fixed text of a file, and how many findings of each rule that fixes."""
    counts: Counter[str] = Counter()
    located = _read(data, file, base)
    if located is None:
        return "", counts
    for rule in rules:
        if rule == "subject-order" and not file.name.startswith("data/"):
            continue
        passes = _passing(located, file, rule)
        if rule == "subject-order":
            pieces, count = _ordered(located, passes)
        else:
            pieces, count = _replaced(located, formatting.FLAWS[rule](located), passes)
        if not count:
            continue
        text = "".join(piece if isinstance(piece, str) else located.text[slice(*piece)] for piece in pieces)
        fixed = _read(text.encode("utf-8"), file, base)
        if fixed is None or not _same(located, pieces, fixed):
            raise ToolError(
                f"{file.shown}: fixing {rule} would change its triples, so the file is left as it is: "
                f"pass --skip {rule}, and please report this"
            )
        located = fixed
        counts[rule] += count
    return located.text, counts


def _read(data: bytes, file: SourceFile, base: str) -> Located | None:
    """Return the triples of a file with their places, or None if it does not parse or is not Turtle."""
    if file.format.rdf != ox.RdfFormat.TURTLE:
        return None
    try:
        found = read_located(data, file, base)
    except (SyntaxError, UnicodeDecodeError):
        return None
    return found.located if found.is_exact else None


def _passing(located: Located, file: SourceFile, rule: str) -> Callable[[int], bool]:
    """Return a function that tells whether a comment suppresses a finding of the rule at an offset."""
    comments = suppressions.in_text(file.shown, located.text, located.gaps)
    lines = {each.target for each in comments if each.rule == rule and each.reason}
    return lambda at: bool(lines) and located.location(at).line in lines


def _ordered(located: Located, passes: Callable[[int], bool]) -> tuple[list[Piece], int]:
    """Return the text with its subjects in order, and how many were out of order."""
    pieces: list[Piece] = []
    count = end = 0
    for run in subject_order.runs(located):
        wrong = list(subject_order.misplaced(run))
        if wrong and run.movable and not any(passes(each.block.at) for each in wrong):
            pieces += [(end, run.blocks[0].start), *subject_order.pieces(run)]
            end = run.blocks[-1].end
            count += len(wrong)
    return [*pieces, (end, len(located.text))], count


def _replaced(
    located: Located, flaws: Iterable[formatting.Flaw], passes: Callable[[int], bool]
) -> tuple[list[Piece], int]:
    """Return the text with its flaws replaced, and how many lines had one."""
    pieces: list[Piece] = []
    end, lines = 0, set()
    for flaw in flaws:
        if flaw.start < flaw.end and not passes(flaw.at):
            pieces += [(end, flaw.start), flaw.instead]
            end = flaw.end
            lines.add(located.location(flaw.at).line)
    return [*pieces, (end, len(located.text))], len(lines)


def _same(before: Located, pieces: Iterable[Piece], after: Located) -> bool:
    """Whether a text that is made of pieces of another holds its triples, whatever blank nodes are called.

    All statements of the one, in the order in which the pieces have them, must be those of the other.
    """
    offsets = [statement.object_at for statement in before.statements]
    moved = [
        statement
        for start, end in (piece for piece in pieces if not isinstance(piece, str))
        for statement in before.statements[bisect_left(offsets, start) : bisect_left(offsets, end)]
    ]
    return sorted(s.object_at for s in moved) == offsets and _numbered(moved) == _numbered(after.statements)


def _numbered(statements: Iterable[LocatedTriple]) -> list[tuple[object, ...]]:
    """Return the triples with numbers for blank nodes, in the order in which these first occur."""
    numbers: dict[ox.BlankNode, int] = {}
    return [
        tuple(
            numbers.setdefault(term, len(numbers)) if isinstance(term, ox.BlankNode) else term
            for term in statement[:3]
        )
        for statement in statements
    ]
