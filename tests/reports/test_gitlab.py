"""GitLab's code quality report."""

from __future__ import annotations

import json

from kela_graph import reports
from tests.reports.made import BARE_REPORT, REPORT, many


def test_each_finding_is_an_issue_in_some_file() -> None:
    issues = json.loads(reports.write(REPORT, "gitlab", ("en",)))
    assert [(issue["severity"], issue["location"]) for issue in issues] == [
        ("major", {"path": "data/my units.ttl", "lines": {"begin": 3}}),
        ("minor", {"path": "data/my units.ttl", "lines": {"begin": 2}}),
        ("info", {"path": "data/dataset.ttl", "lines": {"begin": 1}}),
    ]
    assert [issue["check_name"] for issue in issues] == ["UnitShape-parent", "order", "own"]
    assert issues[1]["description"] == "b stands before a."
    assert json.loads(reports.write(BARE_REPORT, "gitlab", ("en",))) == []


def test_no_two_issues_have_the_same_fingerprint() -> None:
    issues = json.loads(reports.write(many(3000), "gitlab", ("en",)))
    assert len({issue["fingerprint"] for issue in issues}) == 3000
