"""Answers in Python: rows for pandas, and how a notebook shows them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from rdflib import RDFS, SKOS, Dataset, Literal, URIRef

import kela_graph
from kela_graph.errors import InputError, ToolError
from kela_graph.queries.outcome import cell

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_for_pandas_keep_their_columns(kela: Dataset) -> None:
    answer = kela_graph.run("stated-counts", kela, lang="en")
    frame = answer.to_pandas()
    assert tuple(frame.columns) == answer.columns
    assert len(frame) == len(answer)
    assert frame["stated"].tolist() == [4, 3, 6]
    assert frame["agrees"].tolist() == [True, False, True]
    assert frame["count"][0] == "https://w3id.org/kela-graph/id/count-result-units"
    parents = kela_graph.run("units", kela).to_pandas()["parent"]
    assert parents.isna().tolist().count(True) == 1


def test_pandas_is_only_for_rows_and_where_it_is(kela: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="has no rows: use graph"):
        kela_graph.run("describe", kela, resource="id:d1").to_pandas()
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ToolError, match=r"pip install 'kela-graph\[pandas\]'"):
        kela_graph.run("units", kela).to_pandas()


@pytest.mark.parametrize(
    ("lang", "counted", "undated"),
    [("fi", "5 riviä", "päiväämätön"), ("sv", "5 rader", "odaterad"), ("en", "5 rows", "undated")],
)
def test_a_table_in_a_notebook_says_what_it_rests_on(
    lang: str, counted: str, undated: str, kela: Dataset
) -> None:
    html = kela_graph.run("places", kela, lang=lang)._repr_html_()
    page = '<a href="https://www.kela.fi/tulosyksikot" rel="noreferrer">'
    assert f"<caption>{counted}; {page}Tulosyksiköt, {undated}</a></caption>" in html
    assert html.count("<tr>") == 6
    assert html.count(f"<td>{page}tulosyksikot:p11</a></td>") == 5


def test_a_paragraph_without_an_address_leads_to_its_iri(sago: Dataset) -> None:
    html = kela_graph.run("places", sago, lang="en")._repr_html_()
    assert (
        "rows; Stadga för Sagoöarnas hamnstyrelse, 2021-03-04; Lotsar och kranar, undated</caption>" in html
    )
    assert '<a href="https://example.org/sago/source/stadga#p4" rel="noreferrer">stadga:p4</a>' in html


def test_silence_and_graphs_in_a_notebook(kela: Dataset) -> None:
    silent = kela_graph.run(
        "who-is-responsible", kela, task="työkyvyttömyyseläkkeet", lang="en"
    )._repr_html_()
    assert "0 rows; the source does not say who answers for disability pensions" in silent
    graph = kela_graph.run("describe", kela, resource="id:d1")._repr_html_()
    assert 'href="https://w3id.org/kela-graph/id/d1"' in graph
    assert "kolmikkoa; <a" in graph
    assert repr(kela_graph.run("names", kela, unit="kela")) == (
        "<Answer to names, unit=<https://w3id.org/kela-graph/id/kela>>"
    )


def test_hostile_names_do_no_harm(body: Path) -> None:
    dataset = kela_graph.load(body)
    root = next(iter(kela_graph.run("unit-tree", dataset)))["unit"]
    assert isinstance(root, URIRef)
    for naming in (SKOS.prefLabel, RDFS.label):
        dataset.remove((root, naming, None, None))
    dataset.add((root, SKOS.prefLabel, Literal("<img src=x onerror=alert(1)>\"'&", lang="en")))
    html = kela_graph.run("unit-tree", dataset, lang="en")._repr_html_()
    assert "<img" not in html
    assert "&lt;img src=x onerror=alert(1)&gt;&quot;&#x27;&amp;" in html


def test_only_links_of_the_web_are_links(kela: Dataset) -> None:
    assert "href" not in cell(URIRef("javascript:alert(1)"), kela)
    assert 'href="HTTPS://x/&quot;onclick=&quot;y"' in cell(URIRef('HTTPS://x/"onclick="y'), kela)
