"""A release: every form in one folder, the same bytes each time."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from rdflib import OWL, Graph, URIRef

import kela_graph
from kela_graph import formats
from kela_graph.exports import release, scope, serialisation
from kela_graph.exports.release import runnable
from kela_graph.namespaces import PROJECT
from kela_graph.rdf.canonical import lines
from kela_graph.rdf.nodes import quads_of
from kela_graph.remote import results
from kela_graph.remote.client import Client
from tests import servers
from tests.conftest import OTHER_BODY, PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rdflib import Dataset

    Cli = Callable[..., tuple[int, str, str]]

ROOT = Path(__file__).resolve().parents[2]

NAMES = {
    *("SHA256SUMS", "catalog.jsonld", "catalog.ttl", "context.jsonld", "csv-metadata.json"),
    *("graph.jsonld", "graph.nq", "graph.nt", "graph.rdf", "graph.trig", "graph.ttl", "inferred.nq"),
    *("profile-cpov.ttl", "profile-org.ttl", "profile-schema-org.jsonld", "profile-skos.ttl"),
    *(
        f"{name}.csv"
        for name in ("counts", "doubts", "org", "readings", "responsibilities", "sources", "tasks", "units")
    ),
    *(f"{name}-{tag}.svg" for name in ("matrix", "ontology", "organisation") for tag in ("fi", "sv", "en")),
    "closure.ttl",
    *(f"question-{path.stem}.rq" for path in (ROOT / "queries").glob("*.rq")),
    *(f"tables-{tag}.xlsx" for tag in ("fi", "sv", "en")),
}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_form_is_there(released: dict[str, bytes]) -> None:
    assert {*released, "SHA256SUMS"} == NAMES


@pytest.mark.slow
def test_the_digests_hold(run_cli: Cli, sago: Dataset, tmp_path: Path) -> None:
    target = tmp_path / "out"
    asked = ("--root", str(OTHER_BODY), "export", "--release", str(target))
    assert run_cli(*asked) == (0, "", "")
    found = held(target)
    assert found == {**release.files(sago), "SHA256SUMS": found["SHA256SUMS"]}
    assert found.keys() == {name for name in NAMES if "-fi." not in name} | {"question-islands.rq"}
    assert len(found["SHA256SUMS"].splitlines()) == len(found) - 1
    if shutil.which("sha256sum"):
        done = subprocess.run(
            ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=target, capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")
    assert b"w3id.org/kela-graph/id/" not in found["units.csv"]
    (target / "units.csv").unlink()
    assert run_cli(*asked) == (0, "", "")
    assert held(target) == found


@pytest.mark.sample(every=3)
@pytest.mark.parametrize("name", formats.names("graph"))
def test_every_form_of_the_graph_holds_all_that_was_written(
    name: str, kela: Dataset, released: dict[str, bytes]
) -> None:
    form = formats.by_name(name, "graph")
    assert form.rdf is not None
    quads = scope.whole(kela)
    wanted = (
        quads
        if serialisation.has_graphs(form)
        else {ox.Quad(q.subject, q.predicate, q.object) for q in quads}
    )
    assert lines(ox.parse(released[f"graph{form.suffixes[0]}"], format=form.rdf)) == lines(wanted)


def test_the_version_is_that_of_the_dataset(released: dict[str, bytes]) -> None:
    dataset = Graph().parse(ROOT / "data" / "dataset.ttl")
    (version,) = dataset.objects(URIRef(f"{PROJECT}dataset"), OWL.versionIRI)
    described = Graph().parse(data=released["catalog.ttl"])
    assert set(described.objects(None, OWL.versionIRI)) == {version}
    whole = Graph().parse(data=released["graph.ttl"])
    assert (URIRef(f"{PROJECT}dataset"), OWL.versionIRI, version) in whole


def test_what_follows_is_in_one_file_only(kela: Dataset, released: dict[str, bytes]) -> None:
    told = ox.parse(released["inferred.nq"], format=ox.RdfFormat.N_QUADS)
    assert lines(told) == lines(scope.whole(kela, inferred=True))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("seed", "body"),
    [("0", "sago"), ("42", "sago"), *(pytest.param(s, "kela", marks=pytest.mark.slow) for s in ("0", "42"))],
)
def test_two_releases_are_the_same_bytes(
    seed: str, body: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    target = tmp_path / "out"
    root = ["--root", str(OTHER_BODY)] if body == "sago" else []
    subprocess.run(
        [*PROGRAM, *root, "export", "--release", str(target)],
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo"},
        cwd=tmp_path,
    )
    found = held(target)
    found.pop("SHA256SUMS")
    assert found == release.files(request.getfixturevalue(body))


def test_a_folder_with_other_files_asks_for_force(run_cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    asked = ("--root", str(OTHER_BODY), "export", "--release", str(tmp_path))
    code, out, err = run_cli(*asked)
    assert (code, out) == (2, "")
    assert "holds other files (mine.txt)" in err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert run_cli(*asked, "--force") == (0, "", "")
    assert {path.name for path in tmp_path.iterdir()} > {"graph.ttl", "mine.txt"}


def test_a_release_is_of_the_whole_graph(run_cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "out"
    for asked in (("id:kela",), ("--profile", "org"), ("../../etc/passwd",)):
        code, _, err = run_cli("export", *asked, "--release", str(target))
        assert (code, "a release is of the whole graph" in err) == (2, True)
    assert not target.exists()


def test_a_name_that_leads_elsewhere_writes_nothing(run_cli: Cli, tmp_path: Path, body: Path) -> None:
    """A query's file may have a name that no file of a release can have: it is told."""
    tables = body / "queries" / "tables"
    tables.mkdir()
    text = (ROOT / "queries" / "tables" / "tasks.rq").read_text(encoding="utf-8")
    (tables / "my tasks.rq").write_text(text, encoding="utf-8")
    target = tmp_path / "out"
    code, _, err = run_cli("--root", str(body), "export", "--release", str(target))
    assert (code, "'my tasks.csv' can't be the name of a file" in err) == (2, True)
    assert not target.exists()


def test_a_resource_that_leads_elsewhere_is_none(run_cli: Cli, tmp_path: Path) -> None:
    target = tmp_path / "a.ttl"
    for name in ("../../etc/passwd", "id:../../x", "../nowhere"):
        code, out, err = run_cli("export", name, "-o", str(target))
        assert (code, out, bool(err)) == (2, "", True)
    assert list(tmp_path.iterdir()) == []


def test_the_json_ld_of_a_release_reads_as_its_turtle(kela: Dataset, released: dict[str, bytes]) -> None:
    as_json = Graph().parse(data=released["catalog.jsonld"], format="json-ld")
    assert lines(quads_of(as_json)) == lines(ox.parse(released["catalog.ttl"], format=ox.RdfFormat.TURTLE))
    assert kela_graph.export(kela) == released["graph.ttl"]


def asked(text: str) -> dict[str, str]:
    """What a question of a release asks for: resources by their prefixes, and a number."""
    found = dict(re.findall(r"^PREFIX asked_(\w+): <(.+)>$", text, re.MULTILINE))
    if number := re.search(r'another number, change "(\d+)"', text):
        found["number"] = number[1]
    return found


def questions(files: Mapping[str, bytes]) -> dict[str, str]:
    """The questions of a release by name."""
    found = {name: data.decode() for name, data in files.items() if name.startswith("question-")}
    return {name.removeprefix("question-").removesuffix(".rq"): text for name, text in found.items()}


def plain(answer: Any) -> object:
    """What came out of a query, with other names for its blank nodes."""
    if isinstance(answer, ox.QueryTriples | list):
        return lines(ox.Quad(*triple) for triple in answer)
    return [[None if isinstance(term, ox.BlankNode) else term for term in row] for row in answer]


def wanted(name: str, text: str, dataset: Dataset) -> object:
    """What `query` gives for a question of a release."""
    answer = kela_graph.run(name, dataset, **asked(text))
    return plain([*answer.terms()] if answer.query.builds_graph else answer.terms())


def test_the_questions_run_as_they_stand(kela: Dataset, released: dict[str, bytes]) -> None:
    store = ox.Store()
    store.load(released["closure.ttl"], format=ox.RdfFormat.TURTLE)
    found = questions(released)
    assert found.keys() == kela_graph.library().keys()
    for name, text in found.items():
        assert plain(store.query(text)) == wanted(name, text, kela), name
        assert next(iter(store.query(text)), None) is not None, f"{name} finds nothing"
        (summary,) = re.findall(r"^#\+ summary: (.+)$", text, re.MULTILINE)
        assert summary.encode() in released["catalog.ttl"]


def test_what_a_question_needs_stands_on_one_line(kela: Dataset, released: dict[str, bytes]) -> None:
    text = questions(released)["who-is-responsible"]
    given = "https://w3id.org/kela-graph/task/puhelinpalvelu"
    assert text.count(given) == 1
    store = ox.Store()
    store.load(released["closure.ttl"], format=ox.RdfFormat.TURTLE)
    other = text.replace(given, "https://w3id.org/kela-graph/task/viestinta")
    assert plain(store.query(other)) == wanted("who-is-responsible", other, kela)
    assert questions(released)["paragraph"].count('"5"^^') == 2, "in the line to change, and in the note"


def test_an_example_that_a_body_has_not_is_the_first_of_its_kind(sago: Dataset) -> None:
    for name, query in kela_graph.library().items():
        text = runnable(query, sago)
        assert "w3id.org/kela-graph/id/" not in text, name
        assert "?_languages" not in text
        assert [p.name for p in query.parameters if not p.optional and p.name not in asked(text)] == []


@pytest.mark.slow
def test_the_questions_run_on_rdflib(kela: Dataset, released: dict[str, bytes]) -> None:
    graph = Graph().parse(data=released["closure.ttl"], format="turtle")
    for name, text in questions(released).items():
        found = graph.query(text)
        data = found.serialize(format="json" if found.type == "SELECT" else "nt")
        assert data is not None
        if found.type == "SELECT":
            read: Any = ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)
        else:
            read = [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.N_TRIPLES)]
        assert plain(read) == wanted(name, text, kela), name


@pytest.mark.slow
@pytest.mark.parametrize("engine", ["oxigraph_server", "virtuoso_server"])
def test_the_questions_run_on_a_server(
    engine: str, kela: Dataset, released: dict[str, bytes], request: pytest.FixtureRequest
) -> None:
    if engine == "virtuoso_server" and not servers.virtuoso_program():
        pytest.skip(servers.VIRTUOSO_MISSING)
    server = request.getfixturevalue(engine)
    server.put("https://example.org/closure", released["closure.ttl"])
    for name, text in questions(released).items():
        found = results.ask(Client(server.query), text, ("https://example.org/closure",))
        assert plain(found) == wanted(name, text, kela), name
