"""Suppressions: what a comment lets pass, and what it must not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from kela_graph import reports
from kela_graph.checks.judge import narrowed
from kela_graph.checks.suppressions import RULES, Suppression, in_text
from tests.growth import calls
from tests.quick import check

if TYPE_CHECKING:
    from pathlib import Path

    from kela_graph.checks import Report

#: A topic that nothing is about, which its name tells of.
TOPIC = "unused-concept"
TURTLE = """@prefix sago: <https://example.org/sago/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

{above}sago:x
    a skos:Concept ;
{far}    skos:inScheme sago:amnen ;
    skos:prefLabel "X"@sv , "X"@en .
"""


def found_in(report: Report) -> list[tuple[str, int | None, int | None]]:
    """The findings of the topic and of suppressions; a made text may break other rules."""
    about = (TOPIC, *(rule.id for rule in RULES))
    return [(found.rule, found.line, found.column) for found in report.findings if found.rule in about]


def write(body: Path, above: str = "", far: str = "", name: str = "zz") -> Path:
    """Write a topic that nothing is about, with comments above its name, or elsewhere."""
    path = body / "data" / f"{name}.ttl"
    path.write_text(TURTLE.format(above=above, far=far).replace("sago:x", f"sago:{name}"), encoding="utf-8")
    for answer in (body / "queries" / "tests").iterdir():
        answer.unlink()
    return path


def test_the_finding_is_there_without_a_comment(body: Path) -> None:
    write(body)
    report = check(body)
    assert found_in(report) == [(TOPIC, 4, 1)]
    assert report.suppressed == ()


def test_a_comment_on_the_line_above_lets_it_pass(body: Path) -> None:
    write(body, above=f"# kela-graph: ignore {TOPIC} because a unit is to follow\n")
    report = check(body)
    assert report.findings == ()
    assert report.conforms
    ((suppressed,),) = (report.suppressed,)
    assert (suppressed.finding.rule, suppressed.finding.line) == (TOPIC, 5)
    assert suppressed.reason == "a unit is to follow"
    assert "1 suppressed by comments" in reports.write(report, "text", ("en",))


@pytest.mark.slow
def test_several_comments_may_stand_above_one_another(body: Path) -> None:
    above = f"# kela-graph: ignore {TOPIC} because of this\n# A remark.\n"
    write(body, above)
    assert check(body).findings == ()


#: Comments that can't be used, and what is said of each.
BAD = [
    (f"# kela-graph: ignore {TOPIC} because\n", "lacks a rule or a reason"),
    (f"# kela-graph: ignore {TOPIC} because   \n", "lacks a rule or a reason"),
    (f"# kela-graph: ignore {TOPIC}\n", "lacks a rule or a reason"),
    (f"# kela-graph: ignore {TOPIC} it is fine\n", "lacks a rule or a reason"),
    ("# kela-graph: ignore\n", "lacks a rule or a reason"),
    ("# kela-graph: ignore unused-concepts because of this\n", "Did you mean unused-concept?"),
    ("# kela-graph: ignore unused-suppression because of this\n", "can't be suppressed"),
    (f'sago:y skos:notation "x" . # kela-graph: ignore {TOPIC} because of this\n', "a line of its own"),
]

#: Comments that suppress nothing.
IDLE = [
    (f"# kela-graph: ignore {TOPIC} because of this\n\n", ""),  # a blank line between
    ("", f"# kela-graph: ignore {TOPIC} because of this\n"),  # above another line
    ("# kela-graph: ignore missing-name because of this\n", ""),  # another rule
]


def test_a_comment_that_cannot_be_used_is_a_finding_and_lets_nothing_pass(body: Path) -> None:
    paths = [write(body, above, name=f"x{number}") for number, (above, _) in enumerate(BAD)]
    report = check(body)
    for path, (above, told) in zip(paths, BAD, strict=True):
        here = narrowed(report, files=[path])
        (bad,) = (found for found in here.findings if found.rule == "bad-suppression")
        assert told in bad.say(("en",))
        assert (bad.severity, bad.line, bad.column) == ("error", 4, above.index("#") + 1)
        assert set(bad.message) == {"fi", "sv", "en"}
        assert (TOPIC, 5, 1) in found_in(here)
    assert report.suppressed == ()


def test_a_comment_that_suppresses_nothing_is_a_finding(body: Path) -> None:
    paths = [write(body, *comments, name=f"x{number}") for number, comments in enumerate(IDLE)]
    report = check(body)
    for path in paths:
        here = narrowed(report, files=[path])
        assert {found.rule for found in here.findings} >= {"unused-concept", "unused-suppression"}
        unused = next(found for found in here.findings if found.rule == "unused-suppression")
        assert unused.severity == "warning"
        assert "delete the comment" in unused.say(("en",))


@pytest.mark.slow
def test_what_only_looks_like_one_is_none(body: Path) -> None:
    hidden = f'sago:y skos:note """\n# kela-graph: ignore {TOPIC} because of this\n"""@en . '
    path = write(body, above=hidden)
    assert found_in(check(body)) == [(TOPIC, 6, 10)]
    text = path.read_text(encoding="utf-8")
    path.write_text(f"# kela-graph ignores this\n# kela-graph: hello\n{text}", encoding="utf-8")
    assert found_in(check(body)) == [(TOPIC, 8, 10)]


@pytest.mark.slow
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end: str, body: Path) -> None:
    path = write(body, above=f"# kela-graph: ignore {TOPIC} because of this\n")
    path.write_bytes(path.read_bytes().replace(b"\n", end.encode()))
    assert check(body).findings == ()


def test_a_suppression_in_a_query_is_read(body: Path) -> None:
    write(body, above=f"# kela-graph: ignore {TOPIC} because of this\n")
    query = body / "queries" / "own.rq"
    query.write_text(
        "#+ summary: x\n#+ summary@sv: x\n#+ columns: s\n\n"
        "# kela-graph: ignore nonsense because of this\nSELECT ?s WHERE { ?s a ?s }\n",
        encoding="utf-8",
    )
    (found,) = check(body).findings
    assert (found.rule, found.line, found.column) == ("bad-suppression", 5, 1)
    assert found.path is not None
    assert found.path.endswith("own.rq")


@pytest.mark.slow
def test_reports_keep_what_is_suppressed(body: Path) -> None:
    write(body, above=f"# kela-graph: ignore {TOPIC} because of this\n")
    report = check(body)
    data = json.loads(reports.write(report, "json", ("en",)))
    assert data["findings"] == []
    ((entry,),) = (data["suppressed"],)
    assert (entry["rule"], entry["reason"]) == (TOPIC, "of this")
    (run,) = json.loads(reports.write(report, "sarif", ("en",)))["runs"]
    (result,) = run["results"]
    assert result["suppressions"] == [{"kind": "inSource", "justification": "of this"}]
    assert narrowed(report, skip=[TOPIC]).suppressed == ()


def test_twice_as_many_comments_take_no_more_than_twice_the_work() -> None:
    def taken(number: int) -> int:
        text = f"# kela-graph: ignore {TOPIC} because of this\n" * number
        found: list[Suppression] = []
        made = calls(lambda: found.extend(in_text("data.ttl", text, [(0, len(text))])))
        assert {each.target for each in found} == {number + 1}
        return made

    assert taken(400) < 3 * taken(200)
