"""What the chosen reading of a doubt holds is in the dataset: where it is not, the check names the doubt."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kela_graph import queries
from kela_graph.checks.reading import asserted_union
from kela_graph.folder import open_folder
from kela_graph.graph import read
from kela_graph.namespaces import PROJECT, RESP
from kela_graph.rdf.store import oxigraph_of

CHOSEN = f"""PREFIX resp: <{RESP}>
SELECT ?doubt ?subject ?property ?value WHERE {{
  ?doubt resp:chosenReading/resp:asserts [
    resp:statementSubject ?subject ; resp:statementProperty ?property ; resp:statementValue ?value ]
}} ORDER BY ?doubt ?subject ?property ?value"""


@pytest.fixture(scope="module")
def asserted() -> ox.Store:
    store = oxigraph_of(asserted_union(read(open_folder())))
    assert store is not None
    return store


def unfollowed(store: ox.Store) -> set[str]:
    """The doubts of which the check says that the dataset follows another reading."""
    check = queries.library(open_folder(), "checks")["unfollowed-reading"]
    found = store.query(check.whole, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return {str(row["entity"].value).removeprefix(f"{PROJECT}id/") for row in found}


def test_every_doubt_but_that_of_the_source_s_wording_asserts_something(asserted: ox.Store) -> None:
    rows = asserted.query(CHOSEN, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    assert {row["doubt"].value[-2:] for row in rows} == {f"d{number}" for number in range(1, 8)}


def test_each_statement_of_a_chosen_reading_is_missed_by_its_doubt(asserted: ox.Store) -> None:
    rows = asserted.query(CHOSEN, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    tried = 0
    for row in rows:
        changed = ox.Store()
        changed.extend(asserted)
        for quad in list(changed.quads_for_pattern(row["subject"], row["property"], row["value"])):
            changed.remove(quad)
        assert unfollowed(changed) == {row["doubt"].value.rpartition("/")[2]}
        tried += 1
    assert tried > 15
    assert unfollowed(asserted) == set()


def test_what_another_reading_holds_is_told(asserted: ox.Store) -> None:
    changed = ox.Store()
    changed.extend(asserted)
    changed.update(f"""PREFIX id: <{PROJECT}id/> PREFIX org: <http://www.w3.org/ns/org#>
        INSERT DATA {{ id:yhteyskeskus org:subOrganizationOf id:kela }}""")
    assert unfollowed(changed) == {"d3"}
