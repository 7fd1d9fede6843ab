"""The corpus of defects: files that each have one, and what must be reported of them, and nothing else.

A case `RULE.ttl` (of a shape, its local name; or `RULE-2.ttl`, and with another suffix where the rule asks
for one) has the defect that the rule is about; `RULE.miss.ttl` looks like it and has none. Beside it
`RULE.findings` says after `file:`
where the case is put in a dataset, beside what is there or in its stead, and then what must be found, a line
each: the rule, the place, and the text that stands there (a space as ␠, a tab as ␉). A place in another file
than the case's begins with the path of that file.

The dataset is the other body's without its expected answers, which a further unit would change. With
`base: kela` it is Kela's own ontology and data, which get the rest from the program as every body's do.
"""

from __future__ import annotations

import re
import shutil
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from kela_graph.checks.judge import rules_of_folder
from kela_graph.folder import SHARED, open_folder
from tests.quick import check

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "tests" / "cases" / "defects"
OTHER_BODY = ROOT / "tests" / "other_body"

#: Of which folders a dataset is made, and which of their files are left out.
BASES = {"other_body": (OTHER_BODY, ("tests",)), "kela": (ROOT, SHARED)}

#: Every which case is tried unless all are asked for: ``pytest -m '' tests/checks/test_corpus.py``.
SAMPLE = 130

LINE = re.compile(r"(?P<rule>\S+) (?:(?P<path>[^\s:]+):)?(?P<line>\d+):(?P<column>\d+) (?P<text>.+)")


@dataclass(frozen=True)
class Place:
    rule: str
    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Case:
    path: Path

    @property
    def stem(self) -> str:
        return self.path.name.removesuffix(self.path.suffix)

    @property
    def is_miss(self) -> bool:
        return self.stem.endswith(".miss")

    @property
    def rule(self) -> str:
        return re.sub(r"(-\d+)?(\.miss)?$", "", self.stem)

    @cached_property
    def lines(self) -> list[str]:
        text = (CORPUS / f"{self.stem}.findings").read_text(encoding="utf-8")
        return [line for line in text.splitlines() if not line.startswith("#")]

    def said(self, key: str, otherwise: str = "") -> str:
        """What a line `key: value` says."""
        found = [line.removeprefix(f"{key}: ") for line in self.lines if line.startswith(f"{key}: ")]
        return found[0] if found else otherwise

    @property
    def file(self) -> str:
        return self.said("file")

    @property
    def base(self) -> Path:
        return BASES[self.said("base", "other_body")][0]

    @cached_property
    def expected(self) -> dict[Place, str]:
        """The places that must be reported, and the text that stands at each."""
        found = {}
        for line in self.lines:
            if not line.startswith(("file: ", "base: ")):
                match = LINE.fullmatch(line)
                assert match is not None, f"{self.stem}: no place: {line}"
                place = Place(
                    match["rule"], match["path"] or self.file, int(match["line"]), int(match["column"])
                )
                assert place not in found, f"{self.stem}: twice: {line}"
                found[place] = match["text"].translate({ord("␠"): " ", ord("␉"): "\t"})
        return found

    def text_of(self, path: str) -> str:
        """What the file of that path holds in the dataset of the case."""
        file = self.path if path == self.file else self.base / path
        return file.read_text(encoding="utf-8")

    def put(self, root: Path) -> Path:
        """Write the dataset with the case in it below a folder."""
        source, left_out = BASES[self.said("base", "other_body")]
        for part in ("ontology", "data", "queries"):
            if part != "queries" or source == OTHER_BODY:
                shutil.copytree(source / part, root / part, ignore=shutil.ignore_patterns(*left_out))
        target = root / self.file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(self.path, target)
        return root


CASES = [Case(path) for path in sorted(CORPUS.iterdir()) if path.suffix != ".findings"]
BROKEN = [case for case in CASES if not case.is_miss]
MISSES = [case for case in CASES if case.is_miss]


def test_every_rule_has_a_case_and_a_near_miss() -> None:
    known = rules_of_folder(open_folder(OTHER_BODY)) | rules_of_folder(open_folder(ROOT))
    rules = {rule.local or rule.id for rule in known.values()} - {"nothing-judged"}  # no file's fault
    assert {case.rule for case in BROKEN} == rules
    assert {case.rule for case in MISSES} == rules


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 60


def test_every_case_says_what_must_be_reported() -> None:
    stems = Counter(case.stem for case in CASES)
    assert stems == Counter(path.name.removesuffix(".findings") for path in CORPUS.glob("*.findings"))
    for case in BROKEN:
        assert case.rule in {place.rule.rpartition(":")[2] for place in case.expected}, case.stem
    for case in MISSES:
        assert not case.expected, case.stem


def test_the_text_stands_at_its_place() -> None:
    for case in BROKEN:
        for place, text in case.expected.items():
            line = case.text_of(place.path).split("\n")[place.line - 1]
            assert line.startswith(text, place.column - 1), (case.stem, place)


@pytest.mark.sample(every=SAMPLE)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_must_be_reported_is_and_nothing_else(case: Case, tmp_path: Path) -> None:
    root = case.put(tmp_path)
    found = {
        Place(found.rule, relative(found.path, root), found.line or 0, found.column or 0)
        for found in check(root).findings
    }
    assert found == case.expected.keys()


def relative(path: str | None, root: Path) -> str:
    """A path as the cases write it: from the dataset's folder where it is below that."""
    if path is None:
        return ""
    return Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else path
