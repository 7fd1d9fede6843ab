"""GitHub's workflow commands."""

from __future__ import annotations

from kela_graph import reports
from tests.reports.made import BARE_REPORT, COUNTED, REPORT


def test_each_finding_is_an_annotation() -> None:
    assert reports.write(REPORT, "github", ("en",)).splitlines() == [
        "::error file=data/my units.ttl,line=3,col=5,title=UnitShape-parent::Delete one.%0A"
        "Yksikkö <https://example.org/id/a#unit>; subOrganizationOf https://example.org/id/b%0A"
        "see ontology/shapes.ttl:7:1: the shape%0Asee the program's own",
        "::warning file=data/my units.ttl,line=2,title=order::b stands before a.",
        "::notice title=own::own%0A[]; type []",
        "1 error, 1 warning, 1 info",
        COUNTED,
    ]
    assert reports.write(BARE_REPORT, "github", ("en",)) == "no findings\n"
