"""The report for people: its lines, and that the caret stands under the place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from rdflib import Literal
from wcwidth import wcswidth

from kela_graph import reports
from kela_graph.checks import Finding, Report
from kela_graph.checks.finding import Place, Related
from tests.reports.made import BARE_REPORT, COUNTED, REPORT, UNPARSED

if TYPE_CHECKING:
    from pathlib import Path


def lines_of(report: Report) -> list[str]:
    return reports.write(report, "text", ("en",)).splitlines()


def test_findings_stand_by_file_with_what_they_relate_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert lines_of(REPORT) == [
        "data/my units.ttl:2: warning [order] b stands before a.",
        "data/my units.ttl:3:5: error [UnitShape-parent] Yksikkö <https://example.org/id/a#unit>; "
        "subOrganizationOf https://example.org/id/b; Delete one.",
        "  ontology/shapes.ttl:7:1: note: the shape",
        "  note: the program's own",
        "info [own] []; type []; own",
        "1 error, 1 warning, 1 info",
        COUNTED,
    ]


def test_the_file_of_the_worst_comes_first_and_no_file_last() -> None:
    findings = [
        Finding("r", "error", {"en": "1"}),
        Finding("r", "error", {"en": "2"}, at=Place("b", 9)),
        Finding("r", "warning", {"en": "3"}, at=Place("a", 1)),
        Finding("r", "warning", {"en": "4"}, at=Place("b", 2)),
    ]
    assert [line[-1] for line in lines_of(Report(tuple(findings)))][:4] == ["4", "2", "3", "1"]


def test_a_focus_that_counts_as_false_is_shown() -> None:
    found = Finding("r", "error", {"en": "too small"}, Literal(0))
    assert lines_of(Report((found,)))[0] == "error [r] 0; too small"
    assert lines_of(Report((replace(found, label="count"),)))[0] == "error [r] count <0>; too small"


def test_the_last_lines_say_what_there_was() -> None:
    assert lines_of(BARE_REPORT) == ["no findings"]
    assert lines_of(UNPARSED)[-1] == "nothing further was checked: correct the syntax first"
    some = {"triples": 3, "files": 1, "shapes": 2}
    assert lines_of(Report((), some))[-1] == "checked: 3 triples in 1 file, by 2 shapes"
    assert lines_of(Report((), {"triples": 3, "files": 1}))[-1] == "checked: 3 triples in 1 file"
    assert lines_of(Report((), {"shapes": 3, "answers": 1}))[-1] == "checked: 3 shapes and 1 expected answer"
    assert lines_of(Report((), {"questions": 3}))[-1] == "checked: 3 questions"


@pytest.mark.parametrize(
    ("language", "last"),
    [
        (
            "fi",
            "tarkistettu: 30 kolmikkoa 2 tiedostossa ja 4 niistä seuraavaa; "
            "perusteina 5 muotoa, 6 tarkistusta ja 7 odotettua vastausta 8 kysymykseen",
        ),
        (
            "sv",
            "kontrollerat: 30 trippler i 2 filer och 4 som följer, "
            "mot 5 former, 6 kontroller och 7 väntade svar på 8 frågor",
        ),
    ],
)
def test_all_is_told_in_the_language(
    language: str, last: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    severities = {"fi": ("virhe", "varoitus", "huomautus"), "sv": ("fel", "varning", "upplysning")}[language]
    lines = reports.write(REPORT, "text", (language,)).splitlines()
    found = [lines[number].partition(" [")[0].rpartition(" ")[2] for number in (1, 0, 4)]
    assert lines[-1] == last
    assert lines[-2] == ", ".join(f"1 {severity}" for severity in severities)
    assert tuple(found) == severities
    assert not any(word in "".join(lines) for word in ("note", "error", "warning", "checked"))


@pytest.mark.parametrize(
    "before",
    ["", "    ", "\t", "a\tb\t", "漢字 ", "e\u0301e\u0301 ", "\u202eab", "\x1b[31m", "🙂 ", "x" * 500, "##["],
)
def test_the_caret_stands_under_the_place(before: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(f"\ufeffone\u2028one\x0c\r\n{before}@here\tand on\r\nthree\n".encode())
    place = Place(str(path), 2, len(before) + 1)
    head, source, caret, *rest = lines_of(
        Report((Finding("r", "error", {"en": "m"}, at=place, related=(Related({"en": "n"}, at=place),)),))
    )
    assert head == f"{path}:2:{len(before) + 1}: error [r] m"
    assert source.startswith("    2 | ")
    assert caret.startswith("      | ")
    assert source.isprintable()
    assert caret.rstrip("^").count("^") == 0
    column = wcswidth(caret) - 1
    assert source[-len("@here    and on") :] == "@here    and on"
    assert wcswidth(source[: -len("@here    and on")]) == column
    assert rest[:3] == [f"  {path}:2:{len(before) + 1}: note: n", source, caret]


def test_a_place_at_the_end_of_a_line_and_a_line_alone_are_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("one\n" + "y" * 300, encoding="utf-8")
    found = [Finding("r", "error", {"en": "m"}, at=Place(str(path), n, c)) for n, c in ((1, 4), (2, None))]
    assert lines_of(Report(tuple(found)))[:5] == [
        f"{path}:1:4: error [r] m",
        "    1 | one",
        "      |    ^",
        f"{path}:2: error [r] m",
        f"    2 | {'y' * 81}…",
    ]


@pytest.mark.parametrize(("line", "column"), [(1, 9), (5, 1), (5, None)])
def test_a_file_that_has_changed_shows_nothing(line: int, column: int | None, tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("one\n", encoding="utf-8")
    found = Finding("r", "error", {"en": "m"}, at=Place(str(path), line, column))
    assert len(lines_of(Report((found,)))) == 2


def test_a_file_that_is_no_file_or_no_text_is_no_fault(tmp_path: Path) -> None:
    bytes_file = tmp_path / "bytes.ttl"
    bytes_file.write_bytes(b"a\xff\xfeb\n")
    paths = [
        str(tmp_path),
        str(tmp_path / "gone"),
        "/dev/null",
        "x" * 5000,
        "a\x00b",
        "\ud800",
        str(bytes_file),
    ]
    found = tuple(Finding("r", "error", {"en": "m"}, at=Place(path, 1, 4)) for path in paths)
    lines = lines_of(Report(found))
    assert lines[-3:-1] == ["    1 | a\ufffd\ufffdb", "      |    ^"]
    assert len(lines) == len(paths) + 3
