"""No text does harm in any report: each is read back by another program, and says what it should."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import html5lib
import pyoxigraph as ox
import pytest
from junitparser import JUnitXml
from markdown_it import MarkdownIt
from rdflib import SH, Graph

from kela_graph import reports
from kela_graph.text import visible
from tests.reports.made import COUNTED, HOSTILE, hostile_report

if TYPE_CHECKING:
    from collections.abc import Callable


def without_surrogates(text: str) -> str:
    return re.sub("[\ud800-\udfff]", lambda match: repr(match[0])[1:-1], text)


def reads_text(out: str, text: str) -> None:
    place, note, counts, checked = out.splitlines()
    assert visible(text)[:100] in place
    assert place.startswith(f"{visible(text)}:3:5: error [{visible(text)}] ")
    assert note == f"  {visible(text)}:7:9: note: {visible(text)}"
    assert (counts, checked) == ("1 error", COUNTED)


def reads_json(out: str, text: str) -> None:
    data = json.loads(out)
    (found,) = data["findings"]
    expected = without_surrogates(text)
    assert [found[key] for key in ("rule", "message", "label", "path", "value")] == [expected] * 5
    assert found["related"] == [{"message": expected, "path": expected, "line": 7, "column": 9}]
    assert data["rules"][expected]["why"]["en"] == expected


def reads_junit(out: str, text: str) -> None:
    ((case,),) = JUnitXml.fromstring(out.encode("utf-8"))
    assert case.classname == visible(text)
    assert case.name.startswith(f"{visible(text)}: ")
    (failure,) = case.result
    assert failure.message == shortened(text)
    assert failure.text.splitlines()[1] == shortened(text)


def shortened(text: str) -> str:
    """A message as people are shown it."""
    return brief(text.strip())


def brief(text: str) -> str:
    seen = visible(text)
    return seen if len(text) <= 1000 else f"{seen[:1000]}…"


def reads_sarif(out: str, text: str) -> None:
    (run,) = json.loads(out)["runs"]
    (rule,) = run["tool"]["driver"]["rules"]
    (result,) = run["results"]
    assert (result["ruleId"], rule["id"]) == (without_surrogates(text),) * 2
    assert visible(text)[:100].replace("](", "] (") in result["message"]["text"]
    assert not re.search(r"\[[^]]*\]\(", result["message"]["text"] + rule["help"]["text"])
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9._~/%-]*", uri)
    assert unquote(uri) == visible(text)
    assert rendered(rule["help"]["markdown"]) == "".join([visible(text).strip()] * 3)


def reads_github(out: str, text: str) -> None:
    annotation, counts, checked = out.splitlines()
    assert (counts, checked) == ("1 error", COUNTED)
    match = re.fullmatch("::error (.*?)::(.*)", annotation)
    assert match is not None
    properties = dict(pair.split("=", 1) for pair in match[1].split(","))
    assert {key: github_text(value, ":,") for key, value in properties.items()} == {
        "file": visible(text),
        "line": "3",
        "col": "5",
        "title": visible(text),
    }
    lines = github_text(match[2]).split("\n")
    assert (lines[0], lines[2]) == (shortened(text), f"see {visible(text)}:7:9: {brief(text)}")


def github_text(data: str, more: str = "") -> str:
    """Undo what GitHub documents: ``%25``, ``%0D`` and ``%0A``, in properties ``%3A`` and ``%2C`` too."""
    for character in f"\r\n{more}":
        data = data.replace(f"%{ord(character):02X}", character)
    return data.replace("%25", "%")


def reads_gitlab(out: str, text: str) -> None:
    (issue,) = json.loads(out)
    assert (issue["check_name"], issue["location"]["path"]) == (visible(text),) * 2
    assert issue["description"].endswith(shortened(text))


def rendered(markdown: str) -> str:
    """What a reader sees of Markdown, which must be text alone."""
    seen = []
    for block in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown):
        assert block.type in ("inline", "paragraph_open", "paragraph_close")
        for token in block.children or []:
            if token.type == "html_inline":
                assert token.content in ("<!-- -->", "<br>", "<code>", "</code>")
            else:
                assert token.type in ("text", "text_special")
                seen.append(token.content)
    return "".join(seen)


def reads_markdown(out: str, text: str) -> None:
    head, table, last = out.split("\n\n")
    assert head == "### kela-graph check: 1 error"
    assert rendered(last) == COUNTED
    tokens = MarkdownIt("commonmark").enable("table").parse(table)
    cells = [token.content for token in tokens if token.type == "inline"]
    assert cells[:5] == ["severity", "place", "rule", "finding", "error"]
    assert [rendered(cell) for cell in cells[5:7]] == [f"{visible(text)}:3:5".strip(), visible(text).strip()]
    message, about, note = cells[7].split("<br>")
    assert (rendered(message), rendered(note)) == (
        shortened(text),
        f"see {visible(text)}:7:9: {brief(text)}".strip(),
    )
    assert visible(text)[:100].strip() in rendered(about)
    assert not re.search(r"(?<!\\)://|www\.|@\w", table)


def reads_html(out: str, text: str) -> None:
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(out)
    names = {element.tag for element in page.iter() if isinstance(element.tag, str)}
    assert names <= HTML_NAMES
    allowed = {"href", "id", "class", "lang", "dir", "scope", "colspan", "role", "tabindex"}
    for element in page.find("body").iter():
        assert {name for name in element.attrib if not name.startswith("aria-")} <= allowed
        assert element.get("href", "#").startswith("#")
    row = page.find(".//tbody/tr[2]")
    assert "".join(row[2].itertext()) == visible(text)
    assert "".join(row[3][0].itertext()) == shortened(text)
    assert "".join(page.find(".//tbody/tr[1]").itertext()) == visible(text)
    assert ["".join(element.itertext()) for element in page.iter("dd")] == [visible(text)] * 3


HTML_NAMES = {
    *("html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "div", "pre", "mark"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "a", "code", "bdi", "dl", "dt", "dd"),
}


def reads_shacl(out: str, text: str) -> None:
    expected = without_surrogates(text)
    by_rdflib = Graph().parse(data=out, format="turtle")
    assert {str(message) for message in by_rdflib.objects(None, SH.resultMessage)} == {expected}
    assert len(list(ox.parse(io.BytesIO(out.encode("utf-8")), format=ox.RdfFormat.TURTLE))) == len(by_rdflib)


READERS: dict[str, Callable[[str, str], Any]] = {
    "text": reads_text,
    "json": reads_json,
    "junit": reads_junit,
    "sarif": reads_sarif,
    "github": reads_github,
    "gitlab": reads_gitlab,
    "markdown": reads_markdown,
    "html": reads_html,
    "shacl": reads_shacl,
}


def test_every_report_is_read_back() -> None:
    assert set(READERS) == set(reports.NAMES)


@pytest.mark.sample(every=9)
@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("name", READERS)
def test_hostile_text_is_harmless(name: str, kind: str) -> None:
    out = reports.write(hostile_report(HOSTILE[kind]), name, ("en",))
    READERS[name](out, HOSTILE[kind])


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("name", READERS)
def test_no_report_controls_a_terminal_or_a_log(name: str, kind: str) -> None:
    out = reports.write(hostile_report(HOSTILE[kind]), name, ("en",))
    out.encode("utf-8")
    assert {c for c in out if not c.isprintable()} <= {"\n"}
    assert not re.search(r"##\w*\[", out)
    commands = [line for line in out.split("\n") if line.lstrip().startswith("::")]
    assert len(commands) == (name == "github")
