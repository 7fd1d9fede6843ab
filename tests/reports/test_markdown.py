"""The comment on a pull request, as markdown-it reads it."""

from __future__ import annotations

from markdown_it import MarkdownIt

from kela_graph import reports
from kela_graph.checks import Finding, Report
from kela_graph.checks.finding import Place
from kela_graph.reports.markdown import escape
from tests.reports.made import BARE_REPORT, COUNTED, REPORT


def test_findings_are_a_table() -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(reports.write(REPORT, "markdown", ("en",)))
    cells = [token.content for token in tokens if token.type == "inline"]
    assert cells[0] == "kela-graph check: 1 error, 1 warning, 1 info"
    assert cells[1:5] == ["severity", "place", "rule", "finding"]
    assert cells[5:9] == [
        "error",
        "<code>data/my units.ttl:3:5</code>",
        "<code>UnitShape-parent</code>",
        r"Delete one.<br>Yksikkö \<https\://example.org/id/a\#unit\>; subOrganizationOf "
        r"https\://example.org/id/b<br>see ontology/shapes.ttl:7:1: the shape<br>see the program's own",
    ]
    assert cells[13:] == ["info", "", "<code>own</code>", r"own<br>\[\]; type \[\]", COUNTED]
    assert reports.write(BARE_REPORT, "markdown", ("en",)) == "### kela-graph check: no findings\n\n"


def test_a_comment_is_never_longer_than_github_takes() -> None:
    long = tuple(Finding("r", "error", {"en": "m" * 2000}, at=Place("p" * 500)) for _ in range(200))
    out = reports.write(Report(long), "markdown", ("en",))
    assert 60_000 < len(out) < 65_536
    shown = out.count("| error |")
    assert shown < 100
    assert f"\nand {200 - shown} more: only the first {shown} are shown\n" in out


def test_no_one_is_mentioned() -> None:
    assert escape("@everyone see a@b.c") == "@<!-- -->everyone see a@<!-- -->b.c"
