"""Mends what needs no judgment in Turtle: blanks, tabs, prefixes without use, the order of data's subjects.

Nothing else of a file changes, and its triples stay the same: a text that has others is never given. What a
comment lets pass is left, too.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

import pyoxigraph as ox

from kela_graph.checks import layout, order, suppressions
from kela_graph.errors import ParseError, ToolError
from kela_graph.files import BOM
from kela_graph.graph import describe_folder, graph_name
from kela_graph.namespaces import PROJECT
from kela_graph.rdf.locations import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from kela_graph.folder import Folder, SourceFile
    from kela_graph.rdf.locations import Located, LocatedTriple

#: A stretch of the text as it is, by its offsets, or what is written instead of one.
Piece: TypeAlias = tuple[int, int] | str

#: What a text is to be made of, and how many findings that mends.
Mending: TypeAlias = tuple[list[Piece], int]


#: The rules whose findings can be mended, in the order in which they are.
_RULES: Final = ("trailing-space", "tab", "unused-prefix", "subject-order")


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that can be mended.

    Attributes:
        path: the file itself, where its name is a link to it.
        shown: its path as messages show it.
        data: what it is to hold.
        counts: how many findings of each rule that mends.
    """

    path: Path
    shown: str
    data: bytes
    counts: Mapping[str, int]


def fix(
    folder: Folder, *, only: Collection[str] = (), skip: Collection[str] = (), files: Collection[Path] = ()
) -> Iterator[Mended]:
    """Give the files of a dataset that can be mended, each as it is to be written; nothing is written here.

    Files that do not parse are left, and so are those that the program shares with every dataset and those
    that lie outside of the folder, by a link.

    Args:
        folder: the dataset folder.
        only: the rules to mend by; all where none is named.
        skip: rules not to mend by.
        files: the files to mend; all of the dataset where none is named.

    Raises:
        InputError: the folder has no data, or its description lacks what is needed.
        ToolError: mending a file would change its triples, which is a fault of the program.
    """
    description = describe_folder(folder)
    base = description.base if description else str(PROJECT)
    rules = [rule for rule in _RULES if (not only or rule in only) and rule not in skip]
    root, wanted = folder.root.resolve(), {file.resolve() for file in files}
    for file in folder.files:
        path = file.path.resolve()
        if file.shared or not path.is_relative_to(root) or (wanted and path not in wanted):
            continue
        try:
            data = path.read_bytes()
        except OSError:  # the check tells of it
            continue
        text, counts = _mend(data.removeprefix(BOM), file, graph_name(file, base), rules)
        if counts:
            bom = BOM if data.startswith(BOM) else b""
            yield Mended(path, file.shown, bom + text.encode("utf-8"), counts)


def _mend(data: bytes, file: SourceFile, base: str, rules: Iterable[str]) -> tuple[str, Mapping[str, int]]:
    """Return the text of a file as it is to be, and how many findings of each rule that mends."""
    counts: Counter[str] = Counter()
    located = _read(data, file, base)
    if located is None:
        return "", counts
    for rule in rules:
        if rule == "subject-order" and not file.name.startswith("data/"):
            continue
        pieces, count = _mending(located, rule, _passing(located, file, rule))
        if not count:
            continue
        text = "".join(piece if isinstance(piece, str) else located.text[slice(*piece)] for piece in pieces)
        mended = _read(text.encode("utf-8"), file, base)
        if mended is None or not _same(located, pieces, mended):
            raise ToolError(
                f"{file.shown}: mending {rule} would change its triples, so the file is left as it is: "
                f"pass --skip {rule}, and please report this"
            )
        located = mended
        counts[rule] += count
    return located.text, counts


def _read(data: bytes, file: SourceFile, base: str) -> Located | None:
    """Return the triples of a file with their places, or None where it does not parse or is no Turtle."""
    if file.format.rdf != ox.RdfFormat.TURTLE:
        return None
    try:
        for _ in ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=base):
            pass
        return locate(data.decode("utf-8"), base, file.shown)
    except (SyntaxError, UnicodeDecodeError, ParseError):
        return None


def _passing(located: Located, file: SourceFile, rule: str) -> Callable[[int], bool]:
    """Return what tells whether a comment lets a finding of the rule pass, by its offset."""
    comments = suppressions.in_text(file.shown, located.text, located.gaps)
    lines = {each.target for each in comments if each.rule == rule and each.reason}
    return lambda at: bool(lines) and located.location(at).line in lines


# -- What mends findings of a rule: which pieces a text is to be made of ------------------------------------


def _mending(located: Located, rule: str, passes: Callable[[int], bool]) -> Mending:
    """Return what mends the findings of a rule in a file."""
    if rule == "subject-order":
        return _subject_order(located, passes)
    return _replaced(located, layout.FLAWS[rule](located), passes)


def _subject_order(located: Located, passes: Callable[[int], bool]) -> Mending:
    pieces: list[Piece] = []
    count = end = 0
    for run in order.runs(located):
        wrong = list(order.misplaced(run))
        if wrong and run.movable and not any(passes(each.entry.at) for each in wrong):
            pieces += [(end, run.entries[0].start), *order.pieces(run)]
            end = run.entries[-1].end
            count += len(wrong)
    return [*pieces, (end, len(located.text))], count


def _replaced(located: Located, flaws: Iterable[layout.Flaw], passes: Callable[[int], bool]) -> Mending:
    """Put into the place of each flaw what belongs there; count the lines."""
    pieces: list[Piece] = []
    end, lines = 0, set()
    for flaw in flaws:
        if flaw.start < flaw.end and not passes(flaw.at):
            pieces += [(end, flaw.start), flaw.instead]
            end = flaw.end
            lines.add(located.location(flaw.at).line)
    return [*pieces, (end, len(located.text))], len(lines)


# -- That the triples stay the same -------------------------------------------------------------------------


def _same(before: Located, pieces: Iterable[Piece], after: Located) -> bool:
    """Whether a text that is made of pieces of another holds its triples, whatever blank nodes are called.

    All statements of the one, in the order in which the pieces have them, are to be those of the other.
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
