"""Each question gives the same rows in the same order from files, a store, Oxigraph's server and Virtuoso.

Asked of Kela's graph, of a small other body whose every text has what engines and formats trip over, and of a
made body; by each question that the library has, with each thing that it may be asked for.
"""

from __future__ import annotations

import re
import shutil
from functools import partial
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import make_body
import pyoxigraph as ox
import pytest
from rdflib import RDFS, XSD, Dataset, URIRef

import kela_graph
from kela_graph import queries
from kela_graph.checks import answers
from kela_graph.checks.case import Case
from kela_graph.checks.expected import read_expected
from kela_graph.folder import open_folder
from kela_graph.graph import folder_of
from kela_graph.namespaces import RESP
from tests import servers
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rdflib.term import Node

    from kela_graph.queries import Answer, Query
    from kela_graph.queries.header import Parameter

#: In Turtle: quotes, backslashes, line ends, characters beyond the first plane and from right to left, and
#: what is special in SPARQL, XML, HTML and addresses.
AWKWARD = r""" \" ' \\ \\n \n \r \t \U0001F600\U0001D54F e\u0301 \u202E ?x $y {z} <b>&amp;]]> %20 #c"""

#: With how many values of one parameter a question is asked: a sample, and enough for all of Kela's.
ASKED = [pytest.param(2, id="sample"), pytest.param(25, id="all", marks=pytest.mark.slow)]

ENGINES = ["oxigraph", pytest.param("virtuoso", marks=pytest.mark.slow)]
LANGUAGES = [None, "en"]


@pytest.fixture(scope="module")
def awkward_body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The other body, with more behind each text that has a language."""
    folder = tmp_path_factory.mktemp("engines") / "body"
    shutil.copytree(ROOT / "tests" / "other_body", folder)
    for path in folder.glob("data/*.ttl"):
        text = path.read_text(encoding="utf-8")
        text = re.sub(r'"((?:[^"\\\n]|\\.)+)"(?=@[a-z])', lambda m: f'"{m[1]}{AWKWARD}"', text)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def made_body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A body of sixty units on six levels."""
    folder = tmp_path_factory.mktemp("engines") / "made"
    make_body.write_body(folder, units=60, seed=3)
    return folder


@pytest.fixture(scope="module", params=["kela", "awkward", pytest.param("made", marks=pytest.mark.slow)])
def body(request: pytest.FixtureRequest) -> Path | None:
    """A dataset folder; None is Kela's."""
    name = request.param
    return None if name == "kela" else request.getfixturevalue(f"{name}_body")


@pytest.fixture(scope="module")
def local(body: Path | None) -> Dataset:
    return kela_graph.load(body)


class Remote(NamedTuple):
    """A dataset elsewhere than in memory, and what loads it there again where that may change its answers."""

    dataset: Dataset
    load_again: Callable[[], None] | None

    def lines(self, query: Query, asked: dict[str, Node], lang: str | None, wanted: list[str]) -> list[str]:
        """Ask; where other lines come than are wanted, and another load may mend that, ask after it."""
        found = lines(queries.ask(query, self.dataset, asked, lang))
        if found != wanted and self.load_again is not None:
            self.load_again()
            found = lines(queries.ask(query, self.dataset, asked, lang))
        return found


@pytest.fixture(scope="module", params=["store", *ENGINES])
def remote(
    request: pytest.FixtureRequest,
    body: Path | None,
    local: Dataset,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Remote]:
    """The same dataset elsewhere: kept on disk, or at a server that holds nothing else."""
    if request.param == "store":
        yield Remote(kela_graph.load(body, store=tmp_path_factory.mktemp("kept") / "store"), None)
        return
    if request.param == "virtuoso" and servers.virtuoso_program() is None:
        pytest.skip(servers.VIRTUOSO_MISSING)
    with getattr(servers, request.param)(tmp_path_factory.mktemp("server")) as server:
        servers.put_dataset(server, local)
        # On few loads Virtuoso leaves rows out of an answer, until it is loaded again (docs/engines.md).
        again = partial(servers.put_dataset, server, local) if request.param == "virtuoso" else None
        yield Remote(kela_graph.connect(server.query, root=body), again)


@pytest.mark.sample(every=8)
@pytest.mark.parametrize("most", ASKED)
@pytest.mark.parametrize("name", sorted(queries.library()))
def test_a_question_gives_the_same_everywhere(name: str, most: int, local: Dataset, remote: Remote) -> None:
    query = queries.find_query(name, folder_of(local))
    for asked in askings(query, local, most):
        for lang in LANGUAGES:
            wanted = lines(queries.ask(query, local, asked, lang))
            assert remote.lines(query, asked, lang, wanted) == wanted, asked


@pytest.mark.sample(every=5)
def test_a_bodys_own_question_gives_the_same_everywhere(local: Dataset, remote: Remote) -> None:
    for name in sorted(set(kela_graph.library(folder_of(local))) - set(queries.library())):
        query = queries.find_query(name, folder_of(local))
        wanted = lines(queries.ask(query, local, {}, "en"))
        assert remote.lines(query, {}, "en", wanted) == wanted


@pytest.mark.slow
@pytest.mark.parametrize("engine", ENGINES)
def test_expected_answers_come_from_servers(
    engine: str, kela: Dataset, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if engine == "virtuoso" and servers.virtuoso_program() is None:
        pytest.skip(servers.VIRTUOSO_MISSING)
    expected = read_expected(open_folder())
    with getattr(servers, engine)(tmp_path_factory.mktemp("server")) as server:
        servers.put_dataset(server, kela)
        case = Case(dataset=kela_graph.connect(server.query), expected=expected)
        wrong = [str(found.value) for found in answers.judge(case)]
        if wrong and engine == "virtuoso":  # once more, as above
            servers.put_dataset(server, kela)
            wrong = [str(found.value) for found in answers.judge(case)]
        assert wrong == []
    assert len(expected) > 100


def test_texts_are_awkward(awkward_body: Path) -> None:
    names = [str(row["label"]) for row in kela_graph.run("units", kela_graph.load(awkward_body))]
    assert len(names) > 5
    assert all("\" ' \\ \\n \n \r \t \U0001f600\U0001d54f" in name for name in names)


def askings(query: Query, dataset: Dataset, most: int) -> list[dict[str, Node]]:
    """What a question may be asked for: nothing where it can, else each required with each of one more."""
    required = [p for p in query.parameters if not p.optional]
    found: list[dict[str, Node]] = [{}] if not required else []
    for more in query.parameters:
        chosen = [*required, *([] if more in required else [more])]
        found += [
            {p.name: value for p, value in zip(chosen, values, strict=True)}
            for values in product(*(values_of(p, dataset, most) for p in chosen))
        ]
    return found


def values_of(parameter: Parameter, dataset: Dataset, most: int) -> list[Node]:
    """Some values of a parameter, of all kinds that there are."""
    if parameter.kind == XSD.integer:
        found = sorted(set(dataset.objects(None, RESP.number)))
    elif parameter.kind is None:
        found = sorted({s for s in dataset.subjects() if isinstance(s, URIRef)})
    else:
        sparql = f"""SELECT DISTINCT ?term WHERE {{
          ?class {RDFS.subClassOf.n3()}* {parameter.kind.n3()} . ?term a ?class FILTER(isIRI(?term)) }}"""
        found = sorted(row[0] for row in dataset.query(sparql))  # type: ignore[index]
    return list(found[:: -(-len(found) // most) or 1])


def lines(answer: Answer) -> list[str]:
    """The rows in their order, or the triples of a graph, without the names of blank nodes."""
    if answer.query.builds_graph:
        triples = ox.parse(answer.serialize("n-triples"), format=ox.RdfFormat.N_TRIPLES)
        graph = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        graph.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
        return sorted(map(str, graph))
    found = ox.parse_query_results(answer.serialize("json"), format=ox.QueryResultsFormat.JSON)
    assert isinstance(found, ox.QuerySolutions)
    return [" ".join("_" if isinstance(t, ox.BlankNode) else str(t) for t in row) for row in found]
