"""The questions whose answers change, against the same computed by rdflib's rows, one question at a time."""

from __future__ import annotations

from collections import Counter
from itertools import product
from typing import TYPE_CHECKING

import pytest
from rdflib import RDF, BNode, Dataset, Literal, URIRef
from rdflib.compare import isomorphic

from kela_graph import queries
from kela_graph.diff import FORMS, Answers, answer_changes, diff, text
from kela_graph.diff.causes import causes
from kela_graph.graph import folder_of, infer
from kela_graph.rdf.nodes import node_of
from kela_graph.terms import LITERALS
from tests.diff.made import answered, body, edited, versions, written

if TYPE_CHECKING:
    from kela_graph.diff import Diff
    from kela_graph.queries import Query


def told(found: Diff) -> set[tuple[str, frozenset[tuple[str, object]]]]:
    return {
        (change.question, frozenset((name, node_of(term)) for name, term in change.parameters.items()))
        for change in found.answers.changes
    }


def askings(query: Query, sides: tuple[Dataset, Dataset]) -> list[dict[str, object]]:
    """All that a question may be asked for, of either side, but for what any resource may narrow."""
    choices: list[list[object]] = []
    for parameter in query.parameters:
        found: set[object] = set()
        for side in sides:
            if parameter.kind is None:
                found |= {s for s in side.subjects() if isinstance(s, URIRef)}
            elif parameter.kind in LITERALS:
                found |= {
                    o for o in side.objects() if isinstance(o, Literal) and o.datatype == parameter.kind
                }
            else:
                found |= {s for s in side.subjects(RDF.type, parameter.kind) if not isinstance(s, BNode)}
        optional = [None] if parameter.optional or parameter.default else []
        if optional and parameter.kind is None:
            found.clear()
        choices.append([*optional, *sorted(found, key=str)])
    names = [parameter.name for parameter in query.parameters]
    return [dict(zip(names, chosen, strict=True)) for chosen in product(*choices)]


def differs(query: Query, asking: dict[str, object], sides: tuple[Dataset, Dataset]) -> bool:
    first, second = (queries.ask(query, side, asking, as_given=True) for side in sides)
    if query.builds_graph:
        return not isomorphic(first.graph, second.graph)
    rows = [
        Counter(tuple(row[column] for column in found.columns) for row in found) for found in (first, second)
    ]
    return rows[0] != rows[1]


@pytest.mark.slow
@pytest.mark.parametrize("case", ["other-unit-moved", pytest.param("unit-moved", marks=pytest.mark.slow)])
def test_every_question_whose_answer_changes_is_named(case: str) -> None:
    sides = tuple(edited(version, "") for version in versions(case))
    for side in sides:
        infer(side)
    expected = set()
    asked = 0
    for name, query in queries.library(folder_of(sides[0])).items():
        for asking in askings(query, sides):
            asked += 1
            if differs(query, asking, sides):
                expected.add((name, frozenset((k, v) for k, v in asking.items() if v is not None)))
    found = answered(case)
    assert told(found) == expected
    assert found.answers.asked == asked
    names = {*("describe", "paragraph", "readings", "unit-tree", "units")}
    own = {"accountable-for", "shared-tasks"} if case == "unit-moved" else set()
    assert {name for name, _ in expected} == names | own


@pytest.mark.slow
def test_rows_come_and_go() -> None:
    found = answered("unit-moved", "en")
    (change,) = [c for c in found.answers.changes if c.question == "unit-tree" and not c.parameters]
    (gone,), (come,) = change.gone, change.come
    cells = [dict(zip(change.columns, map(str, row), strict=True)) for row in (gone, come)]
    assert cells[0]["label"] == cells[1]["label"] == '"Customer Contact Centre"@en'
    assert [cell["parent"].rpartition("/")[2] for cell in cells] == [
        "asiakkuuspalvelujen-tulosyksikko>",
        "viestintayksikko>",
    ]


@pytest.mark.slow
def test_a_name_changes_answers_in_its_language_alone() -> None:
    for lang, is_told in ((None, False), ("sv", True)):
        changes = answered("resource-renamed", lang).answers.changes
        assert ("places" in {change.question for change in changes}) == is_told


@pytest.mark.slow
def test_a_resource_of_the_old_side_alone_is_asked_for() -> None:
    found = answered("unit-closed")
    closed = [c for c in found.answers.changes if "kanta-palvelut>" in str(c.parameters.get("unit", ""))]
    assert {c.question for c in closed} >= {"names", "unit-tree"}
    assert all(not change.come for change in closed)


def test_no_more_is_asked_than_fits_and_what_changed_first(monkeypatch: pytest.MonkeyPatch) -> None:
    sides = versions("other-unit-moved")
    whole = answered("other-unit-moved")
    monkeypatch.setattr(answer_changes, "TRIPLES_ASKED", 0)
    monkeypatch.setattr(answer_changes, "LEAST_ASKED", 30)
    seen: list[tuple[int, int]] = []
    found = diff(*sides, progress=lambda done, total: seen.append((done, total)))
    assert found.answers.left_out["describe"] > 100
    assert whole.answers.asked == found.answers.asked + sum(found.answers.left_out.values())
    assert told(found) == told(whole)
    assert seen == [(done, found.answers.asked) for done in range(1, found.answers.asked + 1)]
    summary = text.summary(found, ("a", "b"), ("en",))
    assert summary.endswith(f"{sum(found.answers.left_out.values())} more could have been asked")


def test_a_statement_that_no_question_reads_changes_only_a_description() -> None:
    old = body("other")
    new = edited(old, 'INSERT DATA { <https://example.org/sago/id/granskningen> <http://a.example/p> "x" }')
    changed = {c.question for c in diff(old, new).answers.changes}
    assert changed == {"describe"}


def test_no_answers_where_none_are_wanted_or_nothing_changed() -> None:
    assert diff(*versions("unit-moved"), answers=False).answers == Answers()
    assert diff(body(), body()).answers == Answers()


def test_answers_are_folded_by_what_explains_them() -> None:
    """Two units are renamed at once: an answer about both has both causes, one about one has one."""
    new = edited(
        body("other"),
        """PREFIX sago: <https://example.org/sago/id/>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        DELETE { ?unit skos:prefLabel ?name } INSERT { ?unit skos:prefLabel ?new }
        WHERE { VALUES ?unit { sago:granskningen sago:sekretariatet } ?unit skos:prefLabel ?name
          FILTER(LANG(?name) = "en") BIND(STRLANG(CONCAT(STR(?name), " Unit"), "en") AS ?new) }""",
    )
    found = diff(body("other"), new, lang="en")
    assert len(found.changes) == 2
    told = causes(found)
    assert sum(len(each.answers) for each in told) == len(found.answers.changes)
    assert {each.changes for each in told} >= {(0,), (1,), (0, 1)}
    assert told[0].told(("en",)) == f"1 change explains {len(told[0].answers)} answers"
    for form in FORMS:
        assert "1 change explains " in written(found, form) or form == "json", form
        assert "unit-tree" in written(found, form), form
    lines = written(found, "text").splitlines()
    head = next(place for place, line in enumerate(lines) if "query unit-tree" in line) + 1
    assert lines[head].split(" | ")[:2] == ["        unit", "type"]
    assert any("Audit Unit | " in line for line in lines)


def test_causes_are_found_where_rows_do_not_name_what_changed() -> None:
    """A unit is moved with one below it, an activity is another, and a task has another name."""
    new = edited(
        body("other"),
        """PREFIX org: <http://www.w3.org/ns/org#>
        PREFIX resp: <https://w3id.org/kela-graph/responsibility#>
        PREFIX sago: <https://example.org/sago/id/>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        DELETE DATA { sago:norra-lotsstationen org:subOrganizationOf sago:farledsavdelningen .
          sago:r2 resp:taskProduced sago:hamntjanster .
          sago:styrelsens-arbete skos:prefLabel "the board's work"@en } ;
        INSERT DATA { sago:norra-lotsstationen org:subOrganizationOf sago:hamnavdelningen .
          sago:r2 resp:taskHandled sago:hamntjanster .
          sago:styrelsens-arbete skos:prefLabel "board work"@en }""",
    )
    found = diff(body("other"), new, lang="en")
    told = {each.changes: each.questions for each in causes(found)}
    kinds = {change.kinds[0]: place for place, change in enumerate(found.changes)}
    moved, activity, worded = (kinds[k] for k in ("unit-moved", "responsibility-activity", "task-reworded"))
    # What the station and the watch below it do, the former division no longer answers for.
    assert told[moved,]["accountable-for"] == 1
    assert told[tuple(sorted((moved, activity)))]["accountable-for"] == 1
    assert told[activity,].keys() >= {"responsibilities", "who-is-responsible", "paragraph"}
    assert told[worded,].keys() >= {"who-is-responsible", "accountable-for"}
    assert () not in told
