"""What a program does with answers and datasets: copies, frames, parameters, stores, rdflib's own calls."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from rdflib import RDF, BNode, Dataset, Literal, Namespace, URIRef

import kela_graph
from kela_graph.errors import InputError
from kela_graph.graph import infer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

BASE = "https://w3id.org/kela-graph/"
ID = Namespace(f"{BASE}id/")
ROWS = "SELECT ?unit ?place { ?unit resp:operatesIn ?place } ORDER BY ?place"
GRAPH = "CONSTRUCT { ?unit ?p [] } { ?unit resp:operatesIn ?o ; ?p ?o }"
MARK = (URIRef("https://example.org/mark"), RDF.type, URIRef("https://example.org/Mark"))

OUTCOMES: dict[str, Callable[[Dataset], kela_graph.Answer | kela_graph.Result]] = {
    "rows of a question": lambda dataset: kela_graph.run("places", dataset, lang="sv"),
    "no rows": lambda dataset: kela_graph.run("places", dataset, unit="perintäkeskus"),
    "graph of a question": lambda dataset: kela_graph.run("describe", dataset, resource="id:d1"),
    "rows": lambda dataset: kela_graph.sparql(ROWS, dataset),
    "truth": lambda dataset: kela_graph.sparql("ASK { id:kela a resp:Unit }", dataset),
    "graph": lambda dataset: kela_graph.sparql(GRAPH, dataset),
}


def pickled(each: Any) -> Any:
    """An object as another process gets it."""
    return pickle.loads(pickle.dumps(each))  # noqa: S301


@pytest.mark.parametrize("make", OUTCOMES.values(), ids=OUTCOMES)
@pytest.mark.parametrize("again", [copy.copy, copy.deepcopy, pickled])
def test_an_outcome_can_be_copied_and_pickled(make: Any, again: Callable[[Any], Any], kela: Dataset) -> None:
    outcome = make(kela)
    other = again(outcome)
    assert (other == outcome, hash(other) == hash(outcome), other is outcome) == (True, True, False)
    assert (other.rows, other.truth, other.columns) == (outcome.rows, outcome.truth, outcome.columns)
    assert (len(other), len(other.graph), repr(other)) == (len(outcome), len(outcome.graph), repr(outcome))
    assert other._repr_html_()
    assert dict(other.dataset.namespaces()) == dict(kela.namespaces())


def test_a_copy_stays_as_it_was_asked(body: Path) -> None:
    dataset = kela_graph.load(body)
    answer = kela_graph.run("units", dataset)
    kept = copy.deepcopy(kela_graph.run("units", dataset))
    dataset.remove((None, RDF.type, None))
    dataset.update("DELETE WHERE { GRAPH ?g { ?s ?p ?o } }")
    assert len(answer) == 0 < len(kept)


def test_outcomes_are_equal_where_the_same_came_out(kela: Dataset) -> None:
    made = [make(kela) for make in OUTCOMES.values()]
    assert [[one == other for one in made] for other in made] == [
        [one is other for one in made] for other in made
    ]
    assert made == [make(kela) for make in OUTCOMES.values()]
    assert made[0] != "places"
    other = kela_graph.load(infer=False)
    more = "SELECT ?part { ?part org:transitiveSubOrganizationOf id:kela }"
    assert kela_graph.sparql(more, kela) != kela_graph.sparql(more, other)


def test_an_answer_is_a_sequence(kela: Dataset) -> None:
    answer = kela_graph.run("places", kela)
    assert (answer[0], answer[-1], answer[1:3]) == (answer.rows[0], answer.rows[4], answer.rows[1:3])
    assert answer.index(answer[2]) == 2
    with pytest.raises(IndexError):
        answer[5]


def test_plain_values(kela: Dataset) -> None:
    counts = kela_graph.run("stated-counts", kela, lang="en").to_dicts()
    assert [(row["stated"], row["agrees"]) for row in counts] == [(4, True), (3, False), (6, True)]
    assert {type(value) for row in counts for value in row.values()} == {str, int, bool}
    assert counts[0]["count"] == f"{BASE}id/count-result-units"
    assert None in [row["parent"] for row in kela_graph.run("units", kela).to_dicts()]
    with pytest.raises(InputError, match="has no rows"):
        kela_graph.sparql("ASK {}", kela).to_dicts()


def test_a_frame_of_polars(kela: Dataset) -> None:
    polars = pytest.importorskip("polars")
    answer = kela_graph.run("stated-counts", kela, lang="en")
    assert polars.DataFrame(answer)["stated"].to_list() == ["4", "3", "6"]
    assert polars.DataFrame(answer).columns == list(answer.columns)
    assert polars.DataFrame(answer.to_dicts())["stated"].to_list() == [4, 3, 6]


WHO = "SELECT ?unit { ?unit resp:isResponsibleFor ?_task }"


@pytest.mark.parametrize(
    "task", ["viestintä", "task:viestinta", "communications", URIRef(f"{BASE}task/viestinta")]
)
def test_a_parameter_is_the_one_thing_of_that_name(task: object, kela: Dataset) -> None:
    rows = kela_graph.sparql(WHO, kela, task=task).rows
    assert rows == ({"unit": ID["yhteisten-palvelujen-tulosyksikko"]},)


def test_a_parameter_may_be_a_number_or_a_literal(kela: Dataset) -> None:
    (row,) = kela_graph.sparql("SELECT ?paragraph { ?paragraph resp:number ?_n }", kela, n=13)
    assert str(row["paragraph"]).endswith("#p13")
    named = "SELECT ?unit { ?unit skos:prefLabel ?_name }"
    assert kela_graph.sparql(named, kela, name=Literal("Kela", "fi"))[0] == {"unit": ID.kela}
    assert len(kela_graph.sparql(WHO, kela)) > 1


@pytest.mark.parametrize(
    ("query", "given", "told"),
    [
        (WHO, {"task": "viestntä"}, r"parameter task: .*did you mean viestintä \(task:viestinta\)"),
        (WHO, {"tsk": "viestintä"}, r"there is no \?_tsk: the query has \?_task"),
        ("ASK {}", {"task": "viestintä"}, "the query has no parameter"),
        ("SELECT ?_task { ?_task a ?x }", {"task": "viestintä"}, "stands where no term can"),
        (WHO, {"task": BNode()}, "only an IRI or a literal can"),
    ],
)
def test_a_parameter_that_is_none_is_refused(
    query: str, given: dict[str, Any], told: str, kela: Dataset
) -> None:
    with pytest.raises(InputError, match=told):
        kela_graph.sparql(query, kela, **given)


@pytest.mark.parametrize(("infers", "kept"), [(False, False), (True, True)])
def test_a_check_leaves_the_dataset_as_it_was(infers: bool, kept: bool, body: Path, tmp_path: Path) -> None:
    dataset = kela_graph.load(body, infer=infers, store=tmp_path / "store" if kept else None)
    before = {*dataset.quads()}
    assert kela_graph.check(dataset) == kela_graph.check(body)
    assert {*dataset.quads()} == before


WRITES: Sequence[Callable[[Dataset], object]] = (
    lambda dataset: dataset.add((*MARK, MARK[2])),
    lambda dataset: dataset.addN([(*MARK, dataset.graph(MARK[2]))]),
    lambda dataset: dataset.graph(MARK[2]).add(MARK),
    lambda dataset: dataset.remove((None, None, None, None)),
    lambda dataset: dataset.remove_graph(MARK[2]),
    lambda dataset: dataset.update("INSERT DATA { <a:b> <a:b> <a:b> }"),
    lambda dataset: dataset.parse(data="<a:b> <a:b> <a:b> .", format="turtle"),
    lambda dataset: dataset.parse(data="<a:b> <a:b> <a:b> .", format="ox-turtle"),
    infer,
)


def test_a_dataset_of_a_store_refuses_writes(body: Path, tmp_path: Path) -> None:
    dataset = kela_graph.load(body, store=tmp_path / "store")
    before = len(dataset)
    for write in WRITES:
        with pytest.raises(InputError, match="can only be read"):
            write(dataset)
    assert len(dataset) == before


def test_rdflib_reads_the_graphs_that_a_query_names(kela: Dataset) -> None:
    count = "SELECT (COUNT(*) AS ?n) {} {{ ?s org:subOrganizationOf ?o }}"

    def number(clause: str) -> int:
        ((found,),) = kela.query(count.format(clause))
        return int(found)

    assert number(f"FROM <{BASE}graph/data/units.ttl>") == number("") > 0
    assert number(f"FROM <{BASE}graph/data/tasks.ttl>") == 0


def test_bindings_of_rdflib_hold_or_are_refused(kela: Dataset) -> None:
    given = {"unit": ID.perintakeskus}
    pattern = "{ ?unit org:subOrganizationOf ?parent }"
    ((unit, parent),) = kela.query(f"SELECT ?unit ?parent {pattern}", initBindings=given)
    assert (unit, parent) == (ID.perintakeskus, ID["yhteisten-palvelujen-tulosyksikko"])
    assert kela.query(f"ASK {pattern}", initBindings=given).askAnswer
    assert not kela.query(f"ASK {pattern}", initBindings={"parent": ID.perintakeskus}).askAnswer
    for query in (f"SELECT ?parent {pattern}", f"SELECT (COUNT(*) AS ?n) {pattern}"):
        with pytest.raises(InputError, match="a binding needs a variable that the query selects"):
            kela.query(query, initBindings=given)


@pytest.mark.parametrize(
    "code",
    [
        "kela_graph.run('places', dataset).to_dicts()",
        "kela_graph.sparql('ASK {}', dataset)",
        "list(dataset.quads()), list(dataset), dataset.value()",
        pytest.param("kela_graph.check(dataset)", marks=pytest.mark.slow),
    ],
)
def test_nothing_warns(code: str) -> None:
    program = f"import kela_graph; dataset = kela_graph.load(); {code}"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
