"""The page, as html5lib reads it: self-contained and accessible."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import html5lib

from kela_graph import reports
from kela_graph.checks import Finding, Report
from kela_graph.checks.finding import Place
from tests.reports.made import BARE_REPORT, CLEAN_REPORT, REPORT

if TYPE_CHECKING:
    from pathlib import Path


def read(report: Report, language: str = "en") -> Any:
    out = reports.write(report, "html", (language,))
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)


def text(element: Any) -> str:
    return "".join(element.itertext())


def test_the_page_needs_nothing_else_and_says_its_language() -> None:
    out = reports.write(REPORT, "html", ("en",))
    assert not re.search(r"<script|<link|<img|<iframe|@import|url\(|src=", out)
    assert "prefers-color-scheme: dark" in out
    page = read(REPORT, "fi")
    assert page.get("lang") == "fi"
    assert [text(page.find(f".//{name}")) for name in ("title", "h1", "caption")] == [
        "kela-graph check: 1 virhe, 1 varoitus, 1 huomautus",
        "kela-graph check",
        "Havainnot tiedostoittain",
    ]


def test_findings_stand_by_file_in_a_table_with_heads() -> None:
    page = read(REPORT, "fi")
    assert [(text(head), head.get("scope")) for head in page.iterfind(".//thead//th")] == [
        (name, "col") for name in ("Vakavuus", "Rivi", "Sääntö", "Havainto")
    ]
    assert [(text(head), head.get("scope")) for head in page.iterfind(".//tbody//th")] == [
        ("data/my units.ttl", "rowgroup"),
        ("ei missään tiedostossa", "rowgroup"),
    ]
    rows = [[text(cell) for cell in row.iter("td")] for row in page.iterfind(".//tbody/tr")]
    assert [row[:3] for row in rows if row] == [
        ["varoitus", "2", "order"],
        ["virhe", "3:5", "UnitShape-parent"],
        ["huomautus", "", "own"],
    ]
    messages = [(text(p), p.get("lang")) for p in page.iterfind(".//td/p") if p.get("lang")]
    assert messages == [("b stands before a.", "en"), ("Poista toinen.", "fi"), ("own", "en")]


def test_links_lead_to_the_rules_that_are_told() -> None:
    page = read(REPORT)
    targets = {element.get("id") for element in page.iter() if element.get("id")}
    links = [link.get("href").removeprefix("#") for link in page.iter("a")]
    assert len(links) == 2
    assert set(links) <= targets
    assert [text(name) for name in page.iter("dt")] == ["UnitShape-parent (error)", "order (warning)"]
    assert not list(read(Report(REPORT.findings)).iter("dl"))


def test_the_line_is_shown_with_the_place_marked(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("one <b>\n", encoding="utf-8")
    found = [Finding("r", "error", {"en": "m"}, at=Place(str(path), 1, column)) for column in (5, 8, None)]
    lines = list(read(Report(tuple(found))).iter("pre"))
    assert [text(line) for line in lines] == ["one <b>", "one <b>", "one <b> "]
    assert [[text(mark) for mark in line.iter("mark")] for line in lines] == [[], ["<"], [" "]]


def test_a_page_without_findings_has_no_table() -> None:
    for report in (CLEAN_REPORT, BARE_REPORT):
        page = read(report)
        assert not list(page.iter("table"))
        assert text(page.find(".//p")) == "no findings"
